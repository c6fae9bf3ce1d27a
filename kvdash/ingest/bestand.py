"""A file as it was handed in: unpacked within limits, opened by how it begins, and looked at once."""

import io
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

import pyarrow as pa

from kvdash.domain.catalogus import Catalogus
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.herkenning import Herkenning
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.domain.upload import Leesverslag
from kvdash.errors import BestandError, OnleesbaarError
from kvdash.ingest.gebieden import Gebiedzoeker
from kvdash.ingest.invoer import Invoer, TekstInvoer
from kvdash.ingest.metadata import (
    Metadata,
    Pagina,
    Soort,
    Uitleg,
    als_csv,
    is_vervolg,
    lees_metadata,
    lees_pagina,
    ontbrekende_paginas,
    soort_van,
)
from kvdash.ingest.persoonsgegevens import weiger_personen
from kvdash.ingest.tabel import Tabelvinder
from kvdash.ingest.tekst import Buffer, Record, kies_scheiding, lees_tekst, naar_regels, open_inhoud
from kvdash.ingest.werkmap import is_werkmap, lees_bladen
from kvdash.paden import open_lezend
from kvdash.taal import kort

_PROEF = 1 << 14  # bytes in which the delimiter shows


class Bronbestand:
    """Bronbestand: a file as somebody handed it in, with the files beside it by name (`bijlagen`).

    Those explain its codes, or are more pages of it. What is found in it is kept: it is decoded and split once, however
    often it is looked at. One that is read `eenmalig` lets that go when it was; with `bewaar` False nothing is kept,
    for who looks at some lines only.
    """

    def __init__(
        self,
        naam: str,
        inhoud: bytes | Path,
        bijlagen: Mapping[str, bytes | Path] | None = None,
        *,
        bewaar: bool = True,
        eenmalig: bool = False,
    ) -> None:
        self.naam = naam
        self.inhoud = inhoud
        self.bijlagen = dict(bijlagen or {})
        self.bewaar = bewaar
        self._eenmalig = eenmalig
        self._vinders: dict[object, Tabelvinder] = {}
        self._gebieden: Gebiedsindeling | None = None  # by which those look
        self._gekeurd: set[int | None] = set()

    @property
    def grootte(self) -> int:
        """In bytes."""
        return len(self.inhoud) if isinstance(self.inhoud, bytes) else self.inhoud.stat().st_size

    @cached_property
    def data(self) -> Buffer:
        """The bytes. Raises OnleesbaarError where there are none."""
        return open_inhoud(self.inhoud)

    @cached_property
    def invoeren(self) -> tuple[Invoer, ...]:
        """The text, or each sheet that holds anything, as the form of the file gives them. Raises OnleesbaarError."""
        vorm = next(vorm for vorm in VORMEN if vorm.past(bytes(self.data[:4096])))
        return tuple(vorm.open(self))

    def is_gelezen(self) -> None:
        """All of it was read by now."""
        for invoer in self.invoeren if self._eenmalig else ():
            if isinstance(invoer, TekstInvoer):
                invoer.vergeet()

    @cached_property
    def uitleg(self) -> Uitleg:
        """The metadata among the files beside it."""
        return Uitleg.van(list(self.bijlagen.values()))

    @cached_property
    def verklaard(self) -> tuple[Invoer, ...]:
        """The same tables as the metadata explains them. Raises OnleesbaarError."""
        return tuple(map(self.uitleg.verklaar, self.invoeren))

    @cached_property
    def metadata(self) -> Metadata | None:
        """What it explains of other files, if that is all it does."""
        return lees_metadata(self.inhoud)

    @cached_property
    def pagina_van(self) -> Soort | None:
        """Of which table of CBS it is a page."""
        return soort_van(self.inhoud)

    @cached_property
    def paginas(self) -> list[Pagina]:
        """A page of figures with the other pages of the same table. Raises OnleesbaarError."""
        return [lees_pagina(self.inhoud), *(lees_pagina(bijlage) for _, bijlage in self._vervolg())]

    @property
    def ontbreekt(self) -> str:
        """Which pages are not there, in words; empty where nothing says so."""
        return ontbrekende_paginas(self.paginas) if self.pagina_van else ""

    @property
    def gebruikt(self) -> tuple[int, ...]:
        """The places of the files beside it without which it cannot be told: those that explain it, and its pages."""
        return tuple(sorted({*self.uitleg.gebruikt, *(nummer for nummer, _ in self._vervolg())}))

    def _vervolg(self) -> list[tuple[int, bytes | Path]]:
        return [(n, ander) for n, ander in enumerate(self.bijlagen.values()) if is_vervolg(ander, self.inhoud)]

    def weiger_personen(self) -> None:
        """Look for personal data: messages of recognition repeat cells. Raises PersoonsgegevensError."""
        if None not in self._gekeurd:
            for invoer in self.invoeren:
                weiger_personen(invoer)
            self._gekeurd.add(None)

    def weiger_personen_in_uitleg(self) -> None:
        """The same for the files that explain it: they are kept with it."""
        bijlagen = list(self.bijlagen.items())
        for nummer in set(self.uitleg.gebruikt) - self._gekeurd:
            Bronbestand(*bijlagen[nummer]).weiger_personen()
            self._gekeurd.add(nummer)

    def vinder(self, zoeker: Gebiedzoeker) -> Tabelvinder:
        """What finds its tables, one for each set of choices about what names of areas mean."""
        if self._gebieden is not zoeker.gegeven:
            self._gebieden, self._vinders = zoeker.gegeven, {}
        return self._vinders.setdefault(zoeker.gekozen, Tabelvinder(zoeker.is_bekend))


@dataclass(frozen=True)
class Leesvraag:
    """Leesvraag: how a file is to be read: by which areas and topics, and what somebody chose.

    `gemeente` says whose wijken and buurten are meant where a file has names only; `jaar` the year of a file that does
    not say so itself. What `toewijzing` holds goes before any guess. What does not fit in memory waits in `werkmap`.
    """

    gebieden: Gebiedsindeling
    catalogus: Catalogus
    gemeente: str | None = None
    jaar: int | None = None
    toewijzing: Toewijzing = GEEN_TOEWIJZING
    werkmap: Path | None = None

    def zoeker(self) -> Gebiedzoeker:
        """What finds areas by these choices."""
        gemeente = self.toewijzing.gemeente or self.gemeente
        return Gebiedzoeker(self.gebieden, gemeente=gemeente, toewijzing=self.toewijzing)


class Lezing:
    """Lezing: a file that was recognised. `batches()` reads it; after that `verslag()` accounts for every line.

    `uitleg` are the places of the files beside it that explain it; `vervangt` is kept in place of the file itself.
    """

    uitleg: tuple[int, ...] = ()
    vervangt: bytes | None = None

    def batches(self) -> Iterator[pa.Table]:
        """The checked rows by gebied, indicator and periode, columns as WAARNEMING_KOLOMMEN. Raises BestandError."""
        return iter(())

    def verslag(self) -> Leesverslag:
        """The account of every line. Raises BestandError, and ValueError before `batches()` was read."""
        raise NotImplementedError

    def herkenning(self) -> Herkenning:
        """What each column was taken for."""
        return Herkenning(kolommen=())

    def voor_profiel(self, toewijzing: Toewijzing) -> Toewijzing:
        """What to keep of this toewijzing for the next file of the same structure."""
        return toewijzing


# How the bytes of a file begin, and what makes tables of it: one ordered table, of which the first row that fits holds.


class Bestandsvorm(NamedTuple):
    """Bestandsvorm: one form that bytes can have. `open` gives the tables, or raises OnleesbaarError."""

    past: Callable[[bytes], bool]  # of the first 4,096 bytes
    open: Callable[[Bronbestand], Sequence[Invoer]]


def _begint(*merken: bytes) -> Callable[[bytes], bool]:
    return lambda kop: kop.startswith(merken)


def _weiger(wat: str) -> Callable[[Bronbestand], Sequence[Invoer]]:
    def weiger(_: Bronbestand) -> Sequence[Invoer]:
        raise OnleesbaarError(f"Dit is {wat}, geen tabel. Kies een .csv- of .xlsx-bestand.")

    return weiger


def _open_werkmap(bron: Bronbestand) -> Sequence[Invoer]:
    return lees_bladen(bron.inhoud)


def _open_paginas(bron: Bronbestand) -> Sequence[Invoer]:
    return [_als_tekst(als_csv(bron.paginas), bewaar=bron.bewaar)]


def _open_tekst(bron: Bronbestand) -> Sequence[Invoer]:
    return [_als_tekst(bron.data, bewaar=bron.bewaar)]


def _als_tekst(data: Buffer, *, bewaar: bool) -> TekstInvoer:
    tekst = lees_tekst(data)
    proef = naar_regels(tekst.stuk(tekst.start, min(tekst.einde, tekst.start + _PROEF)))
    midden = (tekst.start + tekst.einde) // 2
    proef += naar_regels(tekst.stuk(midden, min(tekst.einde, midden + _PROEF)))[1:-1]
    return TekstInvoer(tekst, scheiding=kies_scheiding(proef), bewaar=bewaar)


VORMEN = (
    Bestandsvorm(is_werkmap, _open_werkmap),
    Bestandsvorm(lambda kop: soort_van(kop) is not None, _open_paginas),
    Bestandsvorm(_begint(b"\x89PNG"), _weiger("een afbeelding (PNG)")),
    Bestandsvorm(_begint(b"\xff\xd8\xff"), _weiger("een foto (JPEG)")),
    Bestandsvorm(_begint(b"GIF8"), _weiger("een afbeelding (GIF)")),
    Bestandsvorm(_begint(b"RIFF"), _weiger("een afbeelding of geluidsbestand")),
    Bestandsvorm(_begint(b"%PDF"), _weiger("een PDF")),
    Bestandsvorm(_begint(b"\x1f\x8b"), _weiger("een ingepakt bestand (gzip)")),
    Bestandsvorm(_begint(b"7z\xbc\xaf"), _weiger("een ingepakt bestand (7z)")),
    Bestandsvorm(_begint(b"PAR1"), _weiger("een Parquet-bestand")),
    Bestandsvorm(lambda kop: kop[4:8] == b"ftyp", _weiger("een foto of video")),
    Bestandsvorm(lambda _: True, _open_tekst),
)


# Lines of an original file, read back as they stand there.


class Bronplek(NamedTuple):
    """A cell: line and column, both from 1, and the figure that was read there."""

    regel: int
    kolom: int | None
    waarde: float | None


class Bestandsregels(NamedTuple):
    """Lines of a file by their number, with the headers of its table (empty where there are none)."""

    blad: str
    koppen: tuple[str, ...]
    regels: dict[int, tuple[str, ...]]


def lees_bronregels(
    bron: Bronbestand, plekken: Sequence[Bronplek], *, is_gebied: Callable[[str], bool]
) -> Bestandsregels:
    """The lines on which these cells stand. Of a workbook the sheet that has these figures there.

    Raises OnleesbaarError for bytes that are no table.
    """
    nummers = [plek.regel for plek in plekken]
    gelezen = [(invoer, {r.regel: r for r in invoer.records_op(nummers)}) for invoer in bron.invoeren]
    invoer, records = max(gelezen, key=lambda paar: sum(_past(plek, paar[1]) for plek in plekken))
    return Bestandsregels(
        blad=invoer.naam,
        koppen=_koppen(invoer, is_gebied),
        regels={regel: record.cellen for regel, record in records.items()},
    )


def _past(plek: Bronplek, records: dict[int, Record]) -> bool:
    """Whether this figure stands in this cell."""
    record = records.get(plek.regel)
    if record is None or plek.kolom is None or plek.kolom > len(record.cellen) or plek.waarde is None:
        return False
    try:
        return math.isclose(float(record.cellen[plek.kolom - 1].replace(",", ".")), plek.waarde, rel_tol=1e-9)
    except ValueError:
        return False


def _koppen(invoer: Invoer, is_gebied: Callable[[str], bool]) -> tuple[str, ...]:
    """Of each column what its header rows say, from the top; empty where no table is found."""
    try:
        tabel = Tabelvinder(is_gebied).vind(invoer)
    except BestandError:
        return ()
    kolommen = zip(*tabel.koppen, strict=True)
    return tuple(" – ".join(dict.fromkeys(cel.strip() for cel in kolom if cel.strip())) for kolom in kolommen)


# A zip with several files: unpacked within limits, whatever its headers say.

_ZIP_KOP = b"PK\x03\x04"
_LEDEN = 200
_INHOUDSOPGAVE = 1 << 20  # bytes of the table of contents: zipfile reads all of it before anything else
_STUK_UIT_ZIP = 1 << 20
_GEEN_PAKKET = re.compile(r"(xl|word|ppt)/|\[Content_Types\]\.xml|mimetype$|content\.xml$")
_SYSTEEM = re.compile(r"__MACOSX/|(.*/)?(\.[^/]*|Thumbs\.db|desktop\.ini)$", re.IGNORECASE)
_KAPOT = "Het zipbestand is niet heel (half gedownload?). Download het opnieuw."


@dataclass(frozen=True)
class Uitgepakt:
    """Uitgepakt: the files of a zip by their name in it, and the names of what was left out (of the system itself)."""

    bestanden: dict[str, Path]
    overgeslagen: tuple[str, ...] = ()


def is_pakket(inhoud: bytes | Path) -> bool:
    """Whether it is a zip that is no workbook or document itself."""
    kop = inhoud[:4] if isinstance(inhoud, bytes) else _eerste_bytes(inhoud)
    if kop != _ZIP_KOP:
        return False
    if _lengte_inhoudsopgave(inhoud) > _INHOUDSOPGAVE:
        return True
    try:
        with _open_zip(inhoud) as zip_bestand:
            return not any(_GEEN_PAKKET.match(naam) for naam in zip_bestand.namelist())
    except OnleesbaarError:
        return False  # a damaged workbook begins in the same way


def _eerste_bytes(pad: Path) -> bytes:
    if not pad.is_file():
        return b""
    with open_lezend(pad) as bestand:
        return bestand.read(4)


def pak_uit(inhoud: bytes | Path, *, hoogstens: int, map_: Path) -> Uitgepakt:
    """The files in a zip, of `hoogstens` bytes together; they are put in `map_`.

    Raises OnleesbaarError for a zip that is damaged, locked, too large, holds a zip itself or names places outside it.
    """
    with _open_zip(inhoud) as zip_bestand:
        leden = [info for info in zip_bestand.infolist() if not info.is_dir()]
        overgeslagen = tuple(info.filename for info in leden if _SYSTEEM.match(info.filename))
        leden = [info for info in leden if info.filename not in overgeslagen]
        _check(leden)
        bestanden: dict[str, Path] = {}
        over = hoogstens
        for nummer, info in enumerate(leden):
            bestand = map_ / str(nummer)
            over -= _pak_lid_uit(zip_bestand, info, hoogstens=over, doel=bestand)
            if is_pakket(bestand):
                raise OnleesbaarError(
                    f"In het zipbestand zit een ander zipbestand ({info.filename}). Pak dat uit en lees het los in."
                )
            bestanden[info.filename.replace("\\", "/")] = bestand
    return Uitgepakt(bestanden=bestanden, overgeslagen=overgeslagen)


@contextmanager
def _open_zip(inhoud: bytes | Path) -> Iterator[zipfile.ZipFile]:
    if _lengte_inhoudsopgave(inhoud) > _INHOUDSOPGAVE:
        raise OnleesbaarError(f"In het zipbestand zitten meer dan {_LEDEN} bestanden. Kies wat u nodig hebt.")
    with io.BytesIO(inhoud) if isinstance(inhoud, bytes) else open_lezend(inhoud) as bron:
        try:
            zip_bestand = zipfile.ZipFile(bron)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise OnleesbaarError(_KAPOT) from None
        with zip_bestand:
            yield zip_bestand


def _lengte_inhoudsopgave(inhoud: bytes | Path) -> int:
    """The size of the table of contents that zipfile will read: the end of the zip gives it; 0 without an end."""
    data = open_inhoud(inhoud)
    einde = bytes(data[-(1 << 16) - 120 :])
    plek = einde.rfind(b"PK\x05\x06")
    if plek < 0 or len(einde) < plek + 20:
        return 0
    lengte: int = struct.unpack_from("<L", einde, plek + 12)[0]
    groot = einde.rfind(b"PK\x06\x06", 0, plek)  # the same for zips of over 4 GB
    if groot < 0 or len(einde) < groot + 48:
        return lengte
    lengte_groot: int = struct.unpack_from("<Q", einde, groot + 40)[0]
    return max(lengte % 0xFFFFFFFF, lengte_groot)


def _check(leden: list[zipfile.ZipInfo]) -> None:
    if not leden:
        raise OnleesbaarError("Het zipbestand is leeg.")
    if len(leden) > _LEDEN:
        raise OnleesbaarError(f"In het zipbestand zitten meer dan {_LEDEN} bestanden. Kies wat u nodig hebt.")
    for info in leden:
        pad = PurePosixPath(info.filename.replace("\\", "/"))
        if pad.is_absolute() or ".." in pad.parts or ":" in pad.parts[0]:
            raise OnleesbaarError(
                f"Het zipbestand noemt een plaats buiten zichzelf ({kort(info.filename)}). "
                "Dat is niet veilig: vraag een ander zipbestand."
            )
        if info.flag_bits & 1:
            raise OnleesbaarError("Het zipbestand heeft een wachtwoord. Pak het uit en kies de bestanden erin.")


def _pak_lid_uit(zip_bestand: zipfile.ZipFile, info: zipfile.ZipInfo, *, hoogstens: int, doel: Path) -> int:
    """Put one file there; returns its size."""
    try:
        with zip_bestand.open(info) as bron, doel.open("wb") as uit:
            for stuk in _uitgepakt(bron, hoogstens):
                uit.write(stuk)
            return uit.tell()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise OnleesbaarError(_KAPOT) from None


def _uitgepakt(bron: IO[bytes], hoogstens: int) -> Iterator[bytes]:
    """What comes out, until it is more than fits: a header may say less."""
    gelezen = 0
    while stuk := bron.read(_STUK_UIT_ZIP):
        gelezen += len(stuk)
        if gelezen > hoogstens:
            raise OnleesbaarError(
                "Het zipbestand is uitgepakt te groot. Pak het uit en lees de bestanden los in, "
                "of lees het in met de opdracht kvdash lees-in."
            )
        yield stuk

"""A zip with several files: unpacked within limits, whatever its headers say."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from kvdash.errors import OnleesbaarError
from kvdash.ingest.tekst import open_inhoud
from kvdash.paden import open_lezend
from kvdash.taal import kort

_ZIP = b"PK\x03\x04"
_LEDEN = 200
_INHOUDSOPGAVE = 1 << 20  # bytes of the table of contents: zipfile reads all of it before anything else
_STUK = 1 << 20
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
    kop = inhoud[:4] if isinstance(inhoud, bytes) else _eerste(inhoud)
    if kop != _ZIP:
        return False
    if _lengte_inhoudsopgave(inhoud) > _INHOUDSOPGAVE:
        return True
    try:
        with _open(inhoud) as zip_bestand:
            return not any(_GEEN_PAKKET.match(naam) for naam in zip_bestand.namelist())
    except OnleesbaarError:
        return False  # a damaged workbook begins in the same way


def _eerste(pad: Path) -> bytes:
    if not pad.is_file():
        return b""
    with open_lezend(pad) as bestand:
        return bestand.read(4)


def pak_uit(inhoud: bytes | Path, *, hoogstens: int, map_: Path) -> Uitgepakt:
    """The files in a zip, of `hoogstens` bytes together; they are put in `map_`.

    Raises OnleesbaarError for a zip that is damaged, locked, too large, holds a zip itself or names places outside it.
    """
    with _open(inhoud) as zip_bestand:
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
def _open(inhoud: bytes | Path) -> Iterator[zipfile.ZipFile]:
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
            for stuk in _stukken(bron, hoogstens):
                uit.write(stuk)
            return uit.tell()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise OnleesbaarError(_KAPOT) from None


def _stukken(bron: IO[bytes], hoogstens: int) -> Iterator[bytes]:
    """What comes out, until it is more than fits: a header may say less."""
    gelezen = 0
    while stuk := bron.read(_STUK):
        gelezen += len(stuk)
        if gelezen > hoogstens:
            raise OnleesbaarError(
                "Het zipbestand is uitgepakt te groot. Pak het uit en lees de bestanden los in, "
                "of lees het in met de opdracht kvdash lees-in."
            )
        yield stuk

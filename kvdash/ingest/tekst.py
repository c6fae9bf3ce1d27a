"""From bytes to records: refuse what is no text, find the encoding, split lines that quotes hold together."""

import codecs
import csv
import mmap
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile

from kvdash.errors import OnleesbaarError
from kvdash.paden import open_lezend
from kvdash.taal.cellen import lees_cel

Buffer = bytes | mmap.mmap

STUK = 1 << 23  # bytes handled at a time
MAX_REGEL = 1 << 20  # bytes in one line
_IN_GEHEUGEN = 1 << 26  # bytes of a file in another encoding; a larger one waits on disk as UTF-8
_BOM = codecs.BOM_UTF8
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_OPMAAK = re.compile(rb"\s*<(!doctype|html|\?xml|[a-z]+[\s>])", re.IGNORECASE)
_JSON = re.compile(rb"\s*[\[{]\s*[\"\[{\]}]")
_NULBYTES = "Het bestand is beschadigd: er staan nulbytes in. Download het opnieuw."
_BINAIR = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True)
class Tekst:
    """Tekst: a whole file as UTF-8 without byte order mark. `regels` counts its physical lines."""

    data: Buffer
    start: int
    codering: str
    regels: int

    def stuk(self, van: int, tot: int) -> bytes:
        return _neem(self.data, van, tot)

    @property
    def einde(self) -> int:
        return len(self.data)


def open_inhoud(inhoud: bytes | Path) -> Buffer:
    """The bytes, or a map of the file so that a large one need not fit in memory. Raises OnleesbaarError."""
    if isinstance(inhoud, bytes):
        data: Buffer = inhoud
    elif not inhoud.is_file():
        raise OnleesbaarError(f"Het bestand {inhoud} bestaat niet.")
    elif inhoud.stat().st_size == 0:
        data = b""
    else:
        with open_lezend(inhoud) as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if not data[:4096].strip(b" \t\r\n\x00" + _BOM):
        raise OnleesbaarError("Het bestand is leeg. Download of bewaar het opnieuw.")
    return data


def lees_tekst(data: Buffer) -> Tekst:
    """Bytes as text. Raises OnleesbaarError for anything that is not a table in text."""
    kop = bytes(data[:4096])
    if codering := _utf16(kop):
        return _transcodeer(data, codering)
    start = len(_BOM) if kop.startswith(_BOM) else 0
    _check_opmaak(kop[start:])
    scan = _scan(data)
    if scan.is_utf8 and (scan.lf or not scan.cr):
        return Tekst(data=data, start=start, codering="utf-8", regels=scan.lf + (data[-1:] != b"\n"))
    return _transcodeer(data, "utf-8" if scan.is_utf8 else _kies_codering(data))


def _check_opmaak(kop: bytes) -> None:
    if _OPMAAK.match(kop):
        raise OnleesbaarError(
            "Dit is een webpagina of XML-bestand, geen tabel. Vaak is het een foutmelding van de site: "
            "download het bestand opnieuw."
        )
    if _JSON.match(kop):
        raise OnleesbaarError(
            "Dit is een JSON-bestand. kvdash leest JSON alleen als kaart (GeoJSON) of als tabel van CBS (OData): "
            "download het als csv."
        )


def _utf16(kop: bytes) -> str | None:
    """UTF-16 by its mark, or by zero bytes in every other place."""
    for merk, codering in _UTF16.items():
        if kop.startswith(merk):
            return codering
    even, oneven = kop[:400:2].count(0), kop[1:400:2].count(0)
    if oneven > 0.8 * len(kop[1:400:2]) and not even and len(kop) >= 8:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * len(kop[:400:2]) and not oneven and len(kop) >= 8 else None


def _stukken(data: Buffer) -> Iterator[bytes]:
    for van in range(0, len(data), STUK):
        yield _neem(data, van, min(len(data), van + STUK))


def _neem(data: Buffer, van: int, tot: int) -> bytes:
    """These bytes. Of a mapped file a large piece leaves memory again, where the system can be told so."""
    stuk = bytes(data[van:tot])
    if sys.platform != "win32" and isinstance(data, mmap.mmap) and tot - van >= STUK:
        begin = van - van % mmap.PAGESIZE
        data.madvise(mmap.MADV_DONTNEED, begin, tot - begin)
    return stuk


@dataclass(frozen=True)
class _Scan:
    """What one pass over all bytes tells."""

    is_utf8: bool
    lf: int
    cr: int


def _scan(data: Buffer) -> _Scan:
    kop = bytes(data[:65536])
    if len(_BINAIR.findall(kop)) > len(kop) / 100:
        raise OnleesbaarError("Dit is geen tekst en geen werkmap. Kies een .csv- of .xlsx-bestand.")
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    is_utf8, lf, cr = True, 0, 0
    for stuk in _stukken(data):
        if b"\x00" in stuk:
            raise OnleesbaarError(_NULBYTES)
        lf, cr = lf + stuk.count(b"\n"), cr + stuk.count(b"\r")
        is_utf8 = is_utf8 and _decodeert(decoder, stuk)
    return _Scan(is_utf8=is_utf8 and _decodeert(decoder, b"", einde=True), lf=lf, cr=cr)


def _decodeert(decoder: codecs.IncrementalDecoder, stuk: bytes, *, einde: bool = False) -> bool:
    try:
        decoder.decode(stuk, final=einde)
    except UnicodeDecodeError:
        return False
    return True


def _kies_codering(data: Buffer) -> str:
    """cp1252, unless the file is clearly UTF-8 with a few damaged bytes."""
    heel = kapot = 0
    for tekst in _decodeer(data, "utf-8"):
        stuk_kapot = tekst.count("\ufffd")
        kapot += stuk_kapot
        heel += len(tekst) - len(tekst.encode("ascii", "ignore")) - stuk_kapot
    return "utf-8" if heel > 2 * kapot else "cp1252"


def _decodeer(data: Buffer, codering: str) -> Iterator[str]:
    """The text in parts, without byte order mark. Raises OnleesbaarError for UTF-16 that is damaged."""
    fouten = "strict" if codering.startswith("utf-16") else "replace"
    decoder = codecs.getincrementaldecoder(codering)(fouten)
    try:
        for nummer, stuk in enumerate(_stukken(data)):
            tekst = decoder.decode(stuk)
            yield tekst.removeprefix("\ufeff") if nummer == 0 else tekst
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise OnleesbaarError("Het bestand is beschadigd of niet heel. Download het opnieuw.") from None


def _transcodeer(data: Buffer, codering: str) -> Tekst:
    """The file as UTF-8; a large one in a temporary file, so that it need not fit in memory."""
    heeft_lf = any("\n" in tekst for tekst in _decodeer(data, codering))
    regels = 0
    with SpooledTemporaryFile(max_size=_IN_GEHEUGEN) as uit:
        for tekst in _decodeer(data, codering):
            if "\x00" in tekst:
                raise OnleesbaarError(_NULBYTES)
            stuk = (tekst if heeft_lf else tekst.replace("\r", "\n")).encode("utf-8", "replace")
            regels += stuk.count(b"\n")
            _schrijf(uit, stuk)
        nieuw = _als_buffer(uit)
    _check_opmaak(nieuw[:4096])
    return Tekst(data=nieuw, start=0, codering=codering, regels=regels + (nieuw[-1:] != b"\n"))


def _schrijf(uit: SpooledTemporaryFile[bytes], stuk: bytes) -> None:
    try:
        uit.write(stuk)
    except OSError as error:
        raise OnleesbaarError(
            "Op de schijf is geen ruimte om dit bestand om te zetten naar UTF-8. Maak ruimte, of bewaar het als UTF-8."
        ) from error


def _als_buffer(uit: SpooledTemporaryFile[bytes]) -> Buffer:
    """What was written; a map of it where it went to disk, which outlives the closing of the file."""
    if uit.tell() <= _IN_GEHEUGEN:
        uit.seek(0)
        return uit.read()
    uit.flush()
    return mmap.mmap(uit.fileno(), 0, access=mmap.ACCESS_READ)


def volgende_regel(data: Buffer, plek: int) -> int:
    """The offset just after the next line end from here. Raises OnleesbaarError for a gigantic line."""
    gevonden = data.find(b"\n", plek, plek + MAX_REGEL)
    if gevonden >= 0:
        return gevonden + 1
    if len(data) - plek > MAX_REGEL:
        raise OnleesbaarError("Het bestand heeft een regel van meer dan een miljoen tekens: dat is geen tabel.")
    return len(data)


# Records of a text table: delimiter, quoted fields, and lines that a stray quote would swallow.

SCHEIDINGEN = ("\t", ";", "|", ",")
MAX_RECORD = 200  # physical lines in one record


@dataclass(frozen=True, slots=True)
class Record:
    """Record: the cells of one row, the physical line it starts on (from 1) and how many it covers.

    `gebroken`: a quote was opened and not closed; the cells are then split without regard to quotes.
    """

    regel: int
    aantal: int
    cellen: tuple[str, ...]
    gebroken: bool = False

    @property
    def is_leeg(self) -> bool:
        return not any(cel.strip("\ufeff \t\r\n\u00a0") for cel in self.cellen)

    @property
    def gevuld(self) -> tuple[int, ...]:
        """The positions of the cells that hold something."""
        return tuple(n for n, cel in enumerate(self.cellen) if cel.strip())


def kies_scheiding(regels: Sequence[str]) -> str:
    """The delimiter under which most lines have the same number (two or more) of cells."""
    beste, score = ";", 0.0
    for scheiding in (teken for teken in SCHEIDINGEN if any(teken in regel for regel in regels)):
        breedtes = Counter(
            len(r.cellen) for r in splits(regels, eerste=1, scheiding=scheiding, breedte=None) if not r.is_leeg
        )
        if not breedtes:
            continue
        breedte, aantal = max(breedtes.items(), key=lambda b: (b[1] if b[0] > 1 else 0, b[0]))
        aandeel = aantal / sum(breedtes.values()) if breedte > 1 else 0.0
        if aandeel > score + 0.1:
            beste, score = scheiding, aandeel
    return beste


def splits(
    regels: Sequence[str],
    *,
    eerste: int,
    scheiding: str,
    breedte: int | Callable[[], int] | None,
    laatste: bool = True,
) -> Iterator[Record]:
    """Records of these physical lines, the first of which has number `eerste`.

    With `breedte` known (it is asked for only then), a record over several lines is taken apart again when a line
    within it is a whole record by itself. With `laatste` False a record still open at the end is left out, so that it
    can be read with what follows.
    """
    begin = 0
    while begin < len(regels):
        for record in _lees_door(regels, begin, eerste, scheiding):
            if record.aantal > 1 or record.gebroken:
                if record.gebroken and not laatste and len(regels) - begin <= MAX_RECORD:
                    return
                if record.gebroken or _verslikt(regels, record, eerste, scheiding, breedte):
                    yield _zonder_aanhalingstekens(regels, record.regel - eerste, eerste, scheiding)
                    begin = record.regel - eerste + 1
                    break
            yield record
            begin = record.regel - eerste + record.aantal
        else:
            return


def _lees_door(regels: Sequence[str], begin: int, eerste: int, scheiding: str) -> Iterator[Record]:
    """Plain csv reading from `begin`; the last record is `gebroken` if its quote is never closed."""
    gesloten = [True]

    def stroom() -> Iterator[str]:
        for plek in range(begin, len(regels)):
            yield regels[plek].replace("\r", " ") + "\n"
        gesloten[0] = False  # the reader asked for more than there is

    lezer = csv.reader(stroom(), delimiter=scheiding)
    vorige = 0
    while begin + vorige < len(regels):
        try:
            cellen = next(lezer)
        except csv.Error:
            yield Record(eerste + begin + vorige, 1, (), gebroken=True)
            return
        aantal = lezer.line_num - vorige
        if "'" in "".join(regels[begin + vorige : begin + lezer.line_num]):
            cellen = [lees_cel(cel) for cel in cellen]
        yield Record(eerste + begin + vorige, aantal, tuple(cellen), gebroken=not gesloten[0])
        vorige = lezer.line_num


def _verslikt(
    regels: Sequence[str], record: Record, eerste: int, scheiding: str, breedte: int | Callable[[], int] | None
) -> bool:
    """Whether a record over several lines holds lines that are whole records: then its quote is a stray one."""
    if record.aantal > MAX_RECORD:
        return True
    breedte = breedte() if callable(breedte) else breedte
    if breedte is None or breedte < 2:
        return False
    begin = record.regel - eerste
    return any(_is_heel(regel, scheiding, breedte) for regel in regels[begin + 1 : begin + record.aantal])


def _is_heel(regel: str, scheiding: str, breedte: int) -> bool:
    return regel.count('"') % 2 == 0 and _aantal_cellen(regel, scheiding) == breedte


def _aantal_cellen(regel: str, scheiding: str) -> int:
    """The number of cells of a line by itself; 0 for a blank one, or one with a cell too large."""
    try:
        return len(next(csv.reader([regel.replace("\r", " ")], delimiter=scheiding), []))
    except csv.Error:
        return 0


def _zonder_aanhalingstekens(regels: Sequence[str], plek: int, eerste: int, scheiding: str) -> Record:
    return Record(eerste + plek, 1, tuple(regels[plek].split(scheiding)), gebroken=True)


def naar_regels(stuk: bytes) -> list[str]:
    """The physical lines of a block of UTF-8, without their line ends."""
    regels = stuk.decode("utf-8", "replace").split("\n")
    if regels and not regels[-1]:
        regels.pop()
    return [regel.removesuffix("\r") for regel in regels]


def breedte_van(records: Iterable[Record]) -> int:
    """The number of cells most records have, blank and broken ones left out; 0 if there are none."""
    tel = Counter(len(r.cellen) for r in records if not r.is_leeg and not r.gebroken)
    return max(tel.items(), key=lambda b: (b[1] if b[0] > 1 else 0, b[0]))[0] if tel else 0


def breedte_per_regel(regels: Iterable[str], scheiding: str) -> int:
    """The number of cells most lines have when no record goes on over a line end."""
    tel = Counter(_aantal_cellen(regel, scheiding) for regel in regels)
    return max(tel.items(), key=lambda b: (b[1] if b[0] > 1 else 0, b[0]))[0] if tel else 0

"""Records of a text table: delimiter, quoted fields, and lines that a stray quote would swallow."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kvdash.taal.cellen import lees_cel

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
    for scheiding in SCHEIDINGEN:
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
    regels: Sequence[str], *, eerste: int, scheiding: str, breedte: int | None, laatste: bool = True
) -> Iterator[Record]:
    """Records of these physical lines, the first of which has number `eerste`.

    With `breedte` known, a record over several lines is taken apart again when a line within it is a whole record by
    itself. With `laatste` False a record still open at the end is left out, so that it can be read with what follows.
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


def _verslikt(regels: Sequence[str], record: Record, eerste: int, scheiding: str, breedte: int | None) -> bool:
    """Whether a record over several lines holds lines that are whole records: then its quote is a stray one."""
    if record.aantal > MAX_RECORD:
        return True
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

"""Several tables on one sheet or in one text: below each other with other headers, or side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from kvdash.errors import BestandError
from kvdash.ingest.bewerkt import BewerkteInvoer
from kvdash.ingest.blokken import Invoer
from kvdash.ingest.groepen import IsGebied
from kvdash.ingest.records import Record, breedte_van
from kvdash.ingest.tabel import Tabel, is_voettekst, vind_tabel

_STAART = 60
_MEESTE = 20  # tables that one can still choose between
_MAX_TITEL = 60


class Vak(NamedTuple):
    """Vak: the lines `van` up to `tot` and the columns `links` up to `rechts` of a sheet or text."""

    van: int
    tot: int
    links: int = 0
    rechts: int | None = None


class DeelInvoer(BewerkteInvoer):
    """DeelInvoer: one of the tables of an Invoer that is overzien.

    The cells beside it are blank, so that its own keep their place.
    """

    def __init__(self, invoer: Invoer, vak: Vak, *, naam: str = "") -> None:
        super().__init__(invoer)
        self._vak = vak
        self._naam = naam

    @property
    def naam(self) -> str:
        return self._naam

    @property
    def laatste_regel(self) -> int:
        return min(self._vak.tot - 1, self._invoer.laatste_regel)

    @property
    def regels_elders(self) -> int:
        return self.regels_totaal - sum(record.aantal for record in self.overzicht())

    @property
    def is_half(self) -> bool:
        return self._vak.tot > self._invoer.laatste_regel and self._invoer.is_half

    def _records(self, records: Iterable[Record]) -> list[Record]:
        return [self._zonder_andere(r) for r in records if self._vak.van <= r.regel < self._vak.tot]

    def _zonder_andere(self, record: Record) -> Record:
        cellen, (_, _, links, rechts) = record.cellen, self._vak
        if rechts is None:
            return record
        return replace(record, cellen=tuple(c if links <= n < rechts else "" for n, c in enumerate(cellen)))

    def kop(self) -> list[Record]:
        return self.overzicht()

    def monster(self) -> list[Record]:
        return self.overzicht()

    def staart(self) -> list[Record]:
        return self.overzicht()[-_STAART:]


def tabellen_van(invoer: Invoer, *, is_gebied: IsGebied) -> list[Invoer]:
    """The tables of an Invoer, each with a name of its own; the Invoer itself where there is one.

    Tables below each other have a blank line between them and other headers; tables side by side a blank column.
    """
    if not invoer.is_overzien:
        return [invoer]
    records = invoer.overzicht()
    for vakken in (_onder_elkaar(invoer, records, is_gebied), _naast_elkaar(records)):
        tabellen = [t for vak in vakken if (t := _als_tabel(DeelInvoer(invoer, vak), is_gebied)) is not None]
        if 1 < len(vakken) == len({tuple(t.kopvormen) for t in tabellen}) <= _MEESTE:
            namen = [_naam(invoer, tabel, nummer) for nummer, tabel in enumerate(tabellen, start=1)]
            return [DeelInvoer(invoer, vak, naam=naam) for vak, naam in zip(vakken, namen, strict=True)]
    return [invoer]


def _naam(invoer: Invoer, tabel: Tabel, nummer: int) -> str:
    titel = f": {tabel.titels[-1][:_MAX_TITEL]}" if tabel.titels else ""
    return f"{invoer.naam} tabel {nummer}{titel}".strip()


def _als_tabel(invoer: Invoer, is_gebied: IsGebied) -> Tabel | None:
    """The table, if it has headers and more than one row."""
    try:
        tabel = vind_tabel(invoer, is_gebied=is_gebied)
    except BestandError:
        return None
    return tabel if tabel.koppen and len(tabel.monster) > 1 else None


def _onder_elkaar(invoer: Invoer, records: Sequence[Record], is_gebied: IsGebied) -> list[Vak]:
    """A part for each block of lines that is a table by itself, with the texts above it and the notes below it."""
    grenzen: list[int] = []  # the line on which each table begins, with the texts above it
    boven: int | None = None
    for leeg, groep in groupby(records, key=lambda record: record.is_leeg):
        if leeg:
            continue
        blok = list(groep)
        einde = blok[-1].regel + blok[-1].aantal
        if _als_tabel(DeelInvoer(invoer, Vak(blok[0].regel, einde)), is_gebied) is not None:
            grenzen.append(blok[0].regel if boven is None else boven)
            boven = None
        elif boven is None and not is_voettekst(blok[0]):
            boven = blok[0].regel
    if len(grenzen) < 2:
        return []
    grenzen[0] = records[0].regel
    return [Vak(van, tot) for van, tot in zip(grenzen, [*grenzen[1:], invoer.laatste_regel + 1], strict=True)]


def _naast_elkaar(records: Sequence[Record]) -> list[Vak]:
    """A part for each run of columns between columns that are blank on every line."""
    breedte = breedte_van(records)
    gevuld = [any(n < len(r.cellen) and r.cellen[n].strip() for r in records) for n in range(breedte)]
    vakken: list[Vak] = []
    for heeft_tekst, groep in groupby(range(breedte), key=gevuld.__getitem__):
        kolommen = list(groep)
        if heeft_tekst:
            laatste = records[-1].regel + records[-1].aantal
            vakken.append(Vak(records[0].regel, laatste, kolommen[0], kolommen[-1] + 1))
    return vakken

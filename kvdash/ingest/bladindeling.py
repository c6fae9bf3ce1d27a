"""What one sheet or text holds: several tables, and labels that are written once for a group of rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from kvdash.errors import BestandError
from kvdash.ingest.cellen import is_getal, is_teken, lees_periode
from kvdash.ingest.invoer import BewerkteInvoer, Blok, Invoer
from kvdash.ingest.tabel import Tabel, Tabelvinder, is_voettekst
from kvdash.ingest.tekst import Record, breedte_van

# Labels that a file writes once for a group of rows: on the first row only, or on a row of their own above them.

_MAX_LABEL = 120  # characters; a longer text is a note

IsGebied = Callable[[str], bool]


class GegroepeerdeInvoer(BewerkteInvoer):
    """GegroepeerdeInvoer: an Invoer with the label of its group on every row.

    `rijen` are the lines that get other cells; the `tussenkoppen` are no rows but head a group of them.
    """

    def __init__(
        self, invoer: Invoer, *, rijen: Mapping[int, tuple[str, ...]], tussenkoppen: tuple[Record, ...] = ()
    ) -> None:
        super().__init__(invoer)
        self._rijen = rijen
        self._tussenkoppen = tussenkoppen
        self._weg = {record.regel for record in tussenkoppen}

    @property
    def tussenkoppen(self) -> tuple[Record, ...]:
        return self._tussenkoppen

    def _records(self, records: Iterable[Record]) -> list[Record]:
        return [replace(r, cellen=self._rijen.get(r.regel, r.cellen)) for r in records if r.regel not in self._weg]

    def blokken(self, *, van: int, tot: int, breedte: int) -> Iterator[Blok]:
        for blok in super().blokken(van=van, tot=tot, breedte=breedte):
            yield replace(blok, los=(*blok.los, *self.tussenkoppen))


def vul_groepen_aan(invoer: Invoer, *, vinder: Tabelvinder) -> tuple[Invoer, list[str]]:
    """The file with the label of each group on its rows, and what to tell a user about it.

    Only where there is one way to read it; else the file is as it was.
    """
    if not invoer.is_overzien:
        return invoer, []
    try:
        aangevuld, zinnen = _zet_tussenkoppen_om(invoer, vinder)
        tabel = vinder.vind(aangevuld)
    except BestandError:
        return invoer, []
    rijen = _datarijen(aangevuld, tabel)
    tot = _begin_herhaling(aangevuld.overzicht())
    eerst = [r for r in rijen if r.regel < tot]
    kolommen = [k for k in range(tabel.breedte) if _is_eenmalig_label(eerst, k, tabel, vinder.is_gebied)]
    if not kolommen:
        return aangevuld, zinnen
    for kolom in kolommen:
        rijen = list(_doorgetrokken(rijen, kolom))
        zinnen.append(f"Lege cellen in kolom '{tabel.kop(kolom)}' zijn gelezen als de cel erboven.")
    nieuw = {record.regel: record.cellen for record in rijen}
    tussenkoppen = aangevuld.tussenkoppen
    eerder = {r.regel: r.cellen for r in aangevuld.overzicht()} if tussenkoppen else {}
    return GegroepeerdeInvoer(invoer, rijen=eerder | nieuw, tussenkoppen=tussenkoppen), zinnen


def _datarijen(invoer: Invoer, tabel: Tabel) -> list[Record]:
    return [r for r in invoer.overzicht() if tabel.van <= r.regel < tabel.tot]


def _begin_herhaling(records: Sequence[Record]) -> int:
    """The line on which the file begins again, where it holds itself twice; else one behind the last."""
    gevuld = [r for r in records if not r.is_leeg]
    helft = len(gevuld) // 2
    keer, nog_eens = ([_schoon(r) for r in deel] for deel in (gevuld[:helft], gevuld[helft:]))
    return gevuld[helft].regel if keer == nog_eens and helft else gevuld[-1].regel + 1 if gevuld else 0


def _schoon(record: Record) -> tuple[str, ...]:
    return tuple(cel.replace("\ufeff", "").strip() for cel in record.cellen)


# labels on the first row of their group


def _is_eenmalig_label(rijen: Sequence[Record], kolom: int, tabel: Tabel, is_gebied: IsGebied) -> bool:
    """Whether a column has a label on the first row of each group and blanks below it.

    The labels differ and tell rows apart, or which area or period they are of; rows of a group differ in other texts.
    """
    heel = [r for r in rijen if len(r.cellen) == tabel.breedte and not r.gebroken and not r.is_leeg]
    cellen = [r.cellen[kolom].strip() for r in heel]
    labels = [cel for cel in cellen if cel]
    if not labels or not cellen[0] or len(set(labels)) < len(labels) or 2 * len(labels) > len(cellen):
        return False
    if not _zijn_labels(labels, kolom, tabel):
        return False
    andere = [k for k in range(tabel.breedte) if k != kolom and (k not in tabel.getalkolommen or _is_jaar(heel, k))]
    vol = [k for k in andere if all(r.cellen[k].strip() for r in heel)]
    nummers = _groepsnummers(cellen)
    sleutels = [(n, *(r.cellen[k].strip() for k in vol)) for n, r in zip(nummers, heel, strict=True)]
    onderscheidt = len({sleutel[1:] for sleutel in sleutels}) < len(sleutels)
    zegt_waar = all(is_gebied(label) or lees_periode(label) for label in labels)
    return bool(vol) and len(set(sleutels)) == len(sleutels) and (onderscheidt or zegt_waar)


def _zijn_labels(labels: Sequence[str], kolom: int, tabel: Tabel) -> bool:
    if any(is_teken(label) for label in labels):
        return False
    eerste_getal = min(tabel.getalkolommen - {kolom}, default=-1)
    jaren = all(lees_periode(label) for label in labels) and kolom < eerste_getal
    return jaren or (kolom not in tabel.getalkolommen and not any(map(is_getal, labels)))


def _is_jaar(rijen: Sequence[Record], kolom: int) -> bool:
    return all(lees_periode(r.cellen[kolom]) for r in rijen)


def _groepsnummers(cellen: Sequence[str]) -> list[int]:
    nummer, nummers = 0, []
    for cel in cellen:
        nummer += bool(cel)
        nummers.append(nummer)
    return nummers


def _doorgetrokken(rijen: Sequence[Record], kolom: int) -> Iterator[Record]:
    label = ""
    for rij in rijen:
        if rij.is_leeg or rij.gebroken or len(rij.cellen) <= kolom:
            yield rij
            continue
        label = rij.cellen[kolom] if rij.cellen[kolom].strip() else label
        yield replace(rij, cellen=(*rij.cellen[:kolom], label, *rij.cellen[kolom + 1 :]))


# labels on a row of their own


def _zet_tussenkoppen_om(invoer: Invoer, vinder: Tabelvinder) -> tuple[Invoer, list[str]]:
    """The file with the texts that head its groups as a last column, if every row of data has such a heading."""
    records = [r for r in invoer.overzicht() if not r.is_leeg]
    kandidaten = tuple(r for r, volgende in pairwise(records) if _is_label(r) and _heeft_getal(volgende))
    zonder = GegroepeerdeInvoer(invoer, rijen={}, tussenkoppen=kandidaten) if kandidaten else invoer
    tabel = vinder.vind(zonder)
    if not (koprijen := _koprijen(tabel)):
        return invoer, []
    kop = koprijen[-1]
    koppen = [r for r in kandidaten if kop.regel < r.regel < tabel.tot]
    is_boven = bool(koppen) and koppen[0].regel == tabel.van
    if not is_boven:
        koppen = _titels_van_tabellen(records, tabel)
    tot = _begin_herhaling(records)
    labels = [" ".join(r.cellen[0].split()) for r in koppen if r.regel < tot]
    if len(labels) < 2 or len(set(labels)) < len(labels):
        return invoer, []
    rijen = _met_label(invoer, tabel, koppen, naam=_kop_van(labels, vinder.is_gebied))
    zin = f"Regels met alleen een tekst zijn gelezen als kop van de regels eronder, zoals '{labels[0]}'."
    tussenkoppen = tuple(r for r in koppen if r.regel > kop.regel)
    return GegroepeerdeInvoer(invoer, rijen=rijen, tussenkoppen=tussenkoppen), [zin]


def _koprijen(tabel: Tabel) -> list[Record]:
    return [record for record in tabel.koprecords if not record.is_leeg]


def _is_label(record: Record) -> bool:
    tekst = record.cellen[0].strip() if record.cellen else ""
    if record.gevuld != (0,) or record.gebroken or len(tekst) > _MAX_LABEL or is_teken(tekst):
        return False
    return not is_getal(tekst) or lees_periode(tekst) is not None


def _heeft_getal(record: Record) -> bool:
    return any(is_getal(cel) for cel in record.cellen[1:])


def _titels_van_tabellen(records: Sequence[Record], tabel: Tabel) -> list[Record]:
    """Of tables below each other with the same header: the line above each, if all have one."""
    koprijen = _koprijen(tabel)
    kop = koprijen[-1]
    boven = [r for r, volgende in pairwise(records) if volgende.cellen == kop.cellen and volgende.regel >= kop.regel]
    return boven if len(koprijen) == 1 and all(map(_is_label, boven)) else []


def _met_label(invoer: Invoer, tabel: Tabel, koppen: Sequence[Record], *, naam: str) -> dict[int, tuple[str, ...]]:
    """The cells of each line of the width of the table, with the last heading above it as one more."""
    kop, label = _koprijen(tabel)[-1], ""
    labels = {r.regel: " ".join(r.cellen[0].split()) for r in koppen}
    rijen: dict[int, tuple[str, ...]] = {}
    for record in invoer.overzicht():
        label = labels.get(record.regel, label)
        if len(record.cellen) == tabel.breedte and not record.gebroken and record.regel not in labels:
            in_data = tabel.van <= record.regel < tabel.tot and not record.is_leeg
            rijen[record.regel] = (*record.cellen, label if in_data else "")
            if record.cellen == kop.cellen:
                rijen[record.regel] = (*kop.cellen, naam)
    return rijen


def _kop_van(labels: Sequence[str], is_gebied: IsGebied) -> str:
    if all(map(lees_periode, labels)):
        return "Periode"
    return "Gebied" if 2 * sum(map(is_gebied, labels)) > len(labels) else "Onderwerp"


# Several tables on one sheet or in one text: below each other with other headers, or side by side.

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


def tabellen_van(invoer: Invoer, *, vinder: Tabelvinder) -> list[Invoer]:
    """The tables of an Invoer, each with a name of its own; the Invoer itself where there is one.

    Tables below each other have a blank line between them and other headers; tables side by side a blank column.
    """
    if not invoer.is_overzien:
        return [invoer]
    records = invoer.overzicht()
    for vakken in (_onder_elkaar(invoer, records, vinder), _naast_elkaar(records)):
        if len(vakken) < 2:
            continue
        tabellen = [t for vak in vakken if (t := _als_tabel(DeelInvoer(invoer, vak), vinder)) is not None]
        if 1 < len(vakken) == len({tuple(t.kopvormen) for t in tabellen}) <= _MEESTE:
            namen = [_naam(invoer, tabel, nummer) for nummer, tabel in enumerate(tabellen, start=1)]
            return [DeelInvoer(invoer, vak, naam=naam) for vak, naam in zip(vakken, namen, strict=True)]
    return [invoer]


def _naam(invoer: Invoer, tabel: Tabel, nummer: int) -> str:
    titel = f": {tabel.titels[-1][:_MAX_TITEL]}" if tabel.titels else ""
    return f"{invoer.naam} tabel {nummer}{titel}".strip()


def _als_tabel(invoer: Invoer, vinder: Tabelvinder) -> Tabel | None:
    """The table, if it has headers and more than one row."""
    try:
        tabel = vinder.vind(invoer)
    except BestandError:
        return None
    return tabel if tabel.koppen and len(tabel.monster) > 1 else None


def _onder_elkaar(invoer: Invoer, records: Sequence[Record], vinder: Tabelvinder) -> list[Vak]:
    """A part for each block of lines that is a table by itself, with the texts above it and the notes below it."""
    grenzen: list[int] = []  # the line on which each table begins, with the texts above it
    boven: int | None = None
    blokken = [list(groep) for leeg, groep in groupby(records, key=lambda record: record.is_leeg) if not leeg]
    for blok in blokken if len(blokken) > 1 else ():
        einde = blok[-1].regel + blok[-1].aantal
        if _als_tabel(DeelInvoer(invoer, Vak(blok[0].regel, einde)), vinder) is not None:
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

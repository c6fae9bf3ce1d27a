"""Months, quarters and the year so far: what differs from the same of the year before.

A family is all gebieden of one niveau × all indicators with a richting, of one kind of period: the last month (or
quarter) that is over, or the year up to its end. Indicators without a richting form their own, as for years.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from kvdash.domain.gebied import Gebied
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periode import Periode, PeriodeSoort
from kvdash.domain.periodevergelijking import PeriodeReden, Periodevergelijking, Periodevergelijkingen
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import SignaalNiveau
from kvdash.services.edities import default_keuze
from kvdash.services.gebeurtenissen import breuken_van
from kvdash.services.kubus import Kubus, lees_kubus
from kvdash.services.periodetoets import Periodetoetsen, toets_perioden
from kvdash.services.recht import gebruiksgeval
from kvdash.services.signaal_model import sterkte_van
from kvdash.services.signalen import corrigeer
from kvdash.services.vergelijking import gemeente_van
from kvdash.store import Store

if TYPE_CHECKING:
    from kvdash.services.kubus import Getallen

JAREN = 5  # of months, to measure the spread from year to year

_SOORTEN: dict[PeriodeSoort, frozenset[PeriodeSoort]] = {
    "maand": frozenset({"maand"}),
    "kwartaal": frozenset({"maand", "kwartaal"}),
}


@gebruiksgeval("lezen")
def periodesoorten(
    store: Store, sessie: Sessie, editie: UUID, indicator: str, *, bron: str, op: Peilmoment = NU
) -> tuple[PeriodeSoort, ...]:
    """For which kinds of period an indicator (a code) has counts in the gemeente or its wijken; none for most.

    Raises InvoerError for an unknown edition.
    """
    bekend = _bekend(store, editie, op).get((indicator, bron), frozenset())
    return tuple(soort for soort, uit in _SOORTEN.items() if bekend & uit)


def _bekend(store: Store, editie: UUID, op: Peilmoment) -> dict[tuple[str, str], frozenset[PeriodeSoort]]:
    code = store.dossier.editie(editie).gemeente
    wijken = store.cijfers.gebieden(op=op).van_gemeente(code, niveau="wijk")
    return store.perioden.soorten([code, *(wijk.code for wijk in wijken)], op=op)


class _Kader(NamedTuple):
    """What all comparisons of one request share."""

    blok: Kubus
    toetsen: Periodetoetsen
    tot_nu_toe: bool
    gebieden: Sequence[Gebied]
    redenen: list[list[PeriodeReden | None]]
    gecorrigeerd: Getallen


@gebruiksgeval("lezen")
def periodevergelijkingen(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    tot: int,
    niveau: SignaalNiveau,
    soort: PeriodeSoort,
    tot_nu_toe: bool,
    op: Peilmoment = NU,
) -> Periodevergelijkingen:
    """The last month or quarter that is over of all gebieden of one niveau, beside the same of the year before.

    It is looked for in the year `tot` and, where that is the newest whole year, in the year that is going on. With
    `tot_nu_toe` it is the year up to and including it; up to December that is the year itself, of which the signals of
    years speak. Raises InvoerError for an unknown edition.
    """
    code, indeling = store.dossier.editie(editie).gemeente, store.cijfers.gebieden(op=op)
    delen = indeling.van_gemeente(code, niveau="wijk" if niveau == "gemeente" else niveau)
    gebieden = (gemeente_van(indeling, code), *delen)
    welke = slice(0, 1) if niveau == "gemeente" else slice(1, len(gebieden))
    kader = _kader(store, sessie, editie, gebieden, welke=welke, tot=tot, soort=soort, tot_nu_toe=tot_nu_toe, op=op)
    gevonden = [
        _vergelijking(kader, rij, g)
        for rij, laatste in enumerate(kader.toetsen.laatste.tolist())
        if laatste >= 0
        for g in range(len(gebieden))[welke]
        if kader.toetsen.aantal[rij, g] >= 0
    ]
    return Periodevergelijkingen(
        gemeente=gebieden[0],
        niveau=niveau,
        soort=soort,
        tot_nu_toe=tot_nu_toe,
        vergelijkingen=_familie(kader),
        alle=tuple(sorted(gevonden, key=lambda v: (v.p_waarde, v.indicator.code, v.gebied.code))),
    )


def _kader(
    store: Store,
    sessie: Sessie,
    editie: UUID,
    gebieden: Sequence[Gebied],
    *,
    welke: slice,
    tot: int,
    soort: PeriodeSoort,
    tot_nu_toe: bool,
    op: Peilmoment,
) -> _Kader:
    import numpy as np

    eind, breuken = laatste_jaar(store, sessie, editie, tot, op=op), breuken_van(store, sessie, editie, op=op)
    codes = tuple(gebied.code for gebied in gebieden)
    blok = store.cijfers.bewaard(
        ("periodeblok", codes, soort, eind, op), lambda: _lees(store, editie, codes, soort=soort, eind=eind, op=op)
    )
    toetsen = store.cijfers.bewaard(
        ("periodetoetsen", codes, breuken.alle, soort, eind, tot, tot_nu_toe, op),
        lambda: _toets(blok.met_breuken(breuken), tot=tot, tot_nu_toe=tot_nu_toe),
    )
    redenen = _redenen(toetsen)
    getest = np.array([[reden is None for reden in rij] for rij in redenen], bool).reshape(toetsen.p.shape)
    gericht = np.array([kop.indicator.heeft_richting for kop in blok.rijen], bool)
    p = corrigeer(np.where(getest, toetsen.p, np.nan), gericht, welke)
    return _Kader(blok, toetsen, tot_nu_toe, gebieden, redenen, p)


def laatste_jaar(store: Store, sessie: Sessie, editie: UUID, tot: int, *, op: Peilmoment = NU) -> int:
    """The year to look up to: also the one that is going on, where `tot` is the newest that is whole."""
    return tot if tot < default_keuze(store, sessie, store.dossier.editie(editie), op=op).tot else tot + 1


def _lees(store: Store, editie: UUID, codes: Sequence[str], *, soort: PeriodeSoort, eind: int, op: Peilmoment) -> Kubus:
    """The counts of all indicators that have a thema and counts of these periods."""
    bekend = _bekend(store, editie, op)
    indicatoren = {i.code for i in store.cijfers.indicatoren(op=op) if i.thema}
    gevraagd = sorted({code for (code, _), uit in bekend.items() if code in indicatoren and uit & _SOORTEN[soort]})
    return lees_kubus(store, indicatoren=gevraagd, gebieden=codes, soort=soort, jaren=(eind - JAREN, eind), op=op)


def _toets(blok: Kubus, *, tot: int, tot_nu_toe: bool) -> Periodetoetsen:
    """The tests; without a last period where that ended before the year `tot`, or the year is whole."""
    import numpy as np

    toetsen = toets_perioden(blok, tot_nu_toe=tot_nu_toe)
    jaar = np.array([periode.jaar for periode in blok.perioden])[toetsen.laatste]
    oud = (jaar < tot) | (tot_nu_toe & (toetsen.laatste % blok.per_jaar == blok.per_jaar - 1))
    return toetsen._replace(laatste=np.where(oud, -1, toetsen.laatste))


def _familie(kader: _Kader) -> int:
    import numpy as np

    gericht = [n for n, kop in enumerate(kader.blok.rijen) if kop.indicator.heeft_richting]
    return int(np.sum(~np.isnan(kader.gecorrigeerd[gericht])))


def _redenen(toetsen: Periodetoetsen) -> list[list[PeriodeReden | None]]:
    """Per row and gebied why there is nothing to compare with, None where there is."""

    def reden(rij: int, g: int) -> PeriodeReden | None:
        if toetsen.andere_grenzen[rij, g]:
            return "andere grenzen"
        if toetsen.breuk[rij, g]:
            return "breuk"
        return None if toetsen.vorige[rij, g] >= 0 and toetsen.laatste[rij] >= 0 else "geen vorig jaar"

    rijen, gebieden = toetsen.p.shape
    return [[reden(rij, g) for g in range(gebieden)] for rij in range(rijen)]


def _tijd(blok: Kubus, laatste: int, *, tot_nu_toe: bool) -> tuple[Periode, Periode]:
    """The first and last month or quarter that is compared."""
    eerste = laatste - laatste % blok.per_jaar if tot_nu_toe else laatste
    return blok.perioden[eerste], blok.perioden[laatste]


def _vergelijking(kader: _Kader, rij: int, g: int) -> Periodevergelijking:
    t, kop, laatste = kader.toetsen, kader.blok.rijen[rij], int(kader.toetsen.laatste[rij])
    van, tot = _tijd(kader.blok, laatste, tot_nu_toe=kader.tot_nu_toe)
    reden, p = kader.redenen[rij][g], float(kader.gecorrigeerd[rij, g])
    verschil = t.aantal[rij, g] / t.dagen[rij, g] - t.vorige[rij, g] / t.dagen_vorige[rij, g]
    status = kader.blok.tabel.column("status")[int(kader.blok.v.regel[rij, g, laatste])].as_py()
    return Periodevergelijking(
        indicator=kop.indicator,
        bron=kop.bron,
        gebied=kader.gebieden[g],
        van=van,
        tot=tot,
        aantal=float(t.aantal[rij, g]),
        onder=float(t.onder[rij, g]),
        boven=float(t.boven[rij, g]),
        vorige=None if reden else float(t.vorige[rij, g]),
        kant=None if reden or verschil == 0 else "hoger" if verschil > 0 else "lager",
        sterkte=sterkte_van(p, float(t.p[rij, g])),
        p_waarde=1.0 if reden else p,
        is_voorlopig=status != "definitief",
        spreiding=float(t.spreiding[rij]),
        reden=reden,
    )

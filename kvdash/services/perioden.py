"""Months, quarters and the year so far: their pictures, and what differs from the same of the year before.

A family is all gebieden of one niveau × all indicators with a richting, of one kind of period: the last month (or
quarter) that is over, or the year up to its end. Indicators without a richting form their own, as for years.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import Periode, PeriodeSoort
from kvdash.domain.periodevergelijking import (
    PeriodeReden,
    Periodevergelijking,
    Periodevergelijkingen,
    loopt_over_breuk,
)
from kvdash.domain.reeks import Herkomst, IndicatorBeeld, Kanttekening, Punt, Reeks
from kvdash.domain.signaal import SignaalNiveau, oordeel_van
from kvdash.services.beelden import stand_van
from kvdash.services.edities import default_keuze
from kvdash.services.gebeurtenissen import alle_gebeurtenissen
from kvdash.services.marges import met_marges
from kvdash.services.periodeblok import Periodeblok, lees_periodeblok
from kvdash.services.periodetoets import Periodetoetsen, toets_perioden
from kvdash.services.signalen import corrigeer, sterkte_van
from kvdash.services.vergelijking import gemeente_van
from kvdash.store import Store

if TYPE_CHECKING:
    from kvdash.services.signaal_blok import Getallen

JAREN = 5  # of months, to measure the spread from year to year

_SOORTEN: dict[PeriodeSoort, frozenset[PeriodeSoort]] = {
    "maand": frozenset({"maand"}),
    "kwartaal": frozenset({"maand", "kwartaal"}),
}


def periodesoorten(store: Store, editie: UUID, indicator: str, *, bron: str) -> tuple[PeriodeSoort, ...]:
    """For which kinds of period an indicator (a code) has counts in the gemeente or its wijken; none for most.

    Raises InvoerError for an unknown edition.
    """
    bekend = _bekend(store, editie).get((indicator, bron), frozenset())
    return tuple(soort for soort, uit in _SOORTEN.items() if bekend & uit)


def _bekend(store: Store, editie: UUID) -> dict[tuple[str, str], frozenset[PeriodeSoort]]:
    code = store.dossier.editie(editie).gemeente
    wijken = store.cijfers.gebieden().van_gemeente(code, niveau="wijk")
    return store.perioden.soorten([code, *(wijk.code for wijk in wijken)])


class _Kader(NamedTuple):
    """What all comparisons of one request share."""

    blok: Periodeblok
    toetsen: Periodetoetsen
    tot_nu_toe: bool
    gebieden: Sequence[Gebied]
    redenen: list[list[PeriodeReden | None]]
    gecorrigeerd: Getallen


def periodevergelijkingen(
    store: Store, *, editie: UUID, tot: int, niveau: SignaalNiveau, soort: PeriodeSoort, tot_nu_toe: bool
) -> Periodevergelijkingen:
    """The last month or quarter that is over of all gebieden of one niveau, beside the same of the year before.

    It is looked for in the year `tot` and, where that is the newest whole year, in the year that is going on. With
    `tot_nu_toe` it is the year up to and including it; up to December that is the year itself, of which the signals of
    years speak. Raises InvoerError for an unknown edition.
    """
    code, indeling = store.dossier.editie(editie).gemeente, store.cijfers.gebieden()
    delen = indeling.van_gemeente(code, niveau="wijk" if niveau == "gemeente" else niveau)
    gebieden = (gemeente_van(indeling, code), *delen)
    welke = slice(0, 1) if niveau == "gemeente" else slice(1, len(gebieden))
    kader = _kader(store, editie, gebieden, welke=welke, tot=tot, soort=soort, tot_nu_toe=tot_nu_toe)
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
    editie: UUID,
    gebieden: Sequence[Gebied],
    *,
    welke: slice,
    tot: int,
    soort: PeriodeSoort,
    tot_nu_toe: bool,
) -> _Kader:
    import numpy as np

    eind = _laatste_jaar(store, editie, tot)
    codes = tuple(gebied.code for gebied in gebieden)
    blok, toetsen = store.cijfers.bewaard(
        ("perioden", codes, soort, tot, eind, tot_nu_toe),
        lambda: _toets(store, editie, codes, soort=soort, tot=tot, eind=eind, tot_nu_toe=tot_nu_toe),
    )
    redenen = _redenen(store, editie, gebieden, blok, toetsen, tot_nu_toe=tot_nu_toe)
    getest = np.array([[reden is None for reden in rij] for rij in redenen], bool).reshape(toetsen.p.shape)
    gericht = np.array([_heeft_richting(kop.indicator) for kop in blok.koppen], bool)
    p = corrigeer(np.where(getest, toetsen.p, np.nan), gericht, welke)
    return _Kader(blok, toetsen, tot_nu_toe, gebieden, redenen, p)


def _laatste_jaar(store: Store, editie: UUID, tot: int) -> int:
    """The year to look up to: also the one that is going on, where `tot` is the newest that is whole."""
    return tot if tot < default_keuze(store, store.dossier.editie(editie)).tot else tot + 1


def _toets(
    store: Store, editie: UUID, codes: Sequence[str], *, soort: PeriodeSoort, tot: int, eind: int, tot_nu_toe: bool
) -> tuple[Periodeblok, Periodetoetsen]:
    import numpy as np

    bekend = _bekend(store, editie)
    indicatoren = {i.code for i in store.cijfers.indicatoren() if i.thema}
    gevraagd = sorted({code for (code, _), uit in bekend.items() if code in indicatoren and uit & _SOORTEN[soort]})
    blok = lees_periodeblok(store, indicatoren=gevraagd, gebieden=codes, soort=soort, van=eind - JAREN, tot=eind)
    toetsen = toets_perioden(blok, tot_nu_toe=tot_nu_toe)
    # What ended before the last year chosen is old news; of a whole year the signals of years speak.
    jaar = np.array([periode.jaar for periode in blok.perioden])[toetsen.laatste]
    oud = (jaar < tot) | (tot_nu_toe & (toetsen.laatste % blok.per_jaar == blok.per_jaar - 1))
    return blok, toetsen._replace(laatste=np.where(oud, -1, toetsen.laatste))


def _heeft_richting(indicator: Indicator) -> bool:
    return oordeel_van(indicator, "hoger") != "geen"


def _familie(kader: _Kader) -> int:
    import numpy as np

    gericht = [n for n, kop in enumerate(kader.blok.koppen) if _heeft_richting(kop.indicator)]
    return int(np.sum(~np.isnan(kader.gecorrigeerd[gericht])))


def _redenen(
    store: Store,
    editie: UUID,
    gebieden: Sequence[Gebied],
    blok: Periodeblok,
    toetsen: Periodetoetsen,
    *,
    tot_nu_toe: bool,
) -> list[list[PeriodeReden | None]]:
    """Per row and gebied why there is nothing to compare with, None where there is."""
    indeling = store.cijfers.gebieden()
    breuken = [g for g in alle_gebeurtenissen(store, editie) if g.is_breuk]
    ketens = [frozenset(indeling.keten(gebied.code)) for gebied in gebieden]

    def reden(rij: int, g: int) -> PeriodeReden | None:
        if toetsen.andere_grenzen[rij, g]:
            return "andere grenzen"
        if not toetsen.vorige[rij, g] >= 0 or toetsen.laatste[rij] < 0:
            return "geen vorig jaar"
        van, tot = _tijd(blok, int(toetsen.laatste[rij]), tot_nu_toe=tot_nu_toe)
        geraakt = (b for b in breuken if loopt_over_breuk(b.van, van=van, tot=tot))
        return "breuk" if any(_raakt(b, blok, rij, ketens[g], gebieden[0].code) for b in geraakt) else None

    return [[reden(rij, g) for g in range(len(gebieden))] for rij in range(len(blok.koppen))]


def _raakt(breuk: Gebeurtenis, blok: Periodeblok, rij: int, plaatsen: frozenset[str], gemeente: str) -> bool:
    kop = blok.koppen[rij]
    return breuk.raakt(kop.indicator, bron=kop.bron, plaatsen=plaatsen, gemeente=gemeente)


def _tijd(blok: Periodeblok, laatste: int, *, tot_nu_toe: bool) -> tuple[Periode, Periode]:
    """The first and last month or quarter that is compared."""
    eerste = laatste - laatste % blok.per_jaar if tot_nu_toe else laatste
    return blok.perioden[eerste], blok.perioden[laatste]


def _vergelijking(kader: _Kader, rij: int, g: int) -> Periodevergelijking:
    t, kop, laatste = kader.toetsen, kader.blok.koppen[rij], int(kader.toetsen.laatste[rij])
    van, tot = _tijd(kader.blok, laatste, tot_nu_toe=kader.tot_nu_toe)
    reden, p = kader.redenen[rij][g], float(kader.gecorrigeerd[rij, g])
    verschil = t.aantal[rij, g] / t.dagen[rij, g] - t.vorige[rij, g] / t.dagen_vorige[rij, g]
    status = kader.blok.tabel.column("status")[int(kader.blok.regel[rij, g, laatste])].as_py()
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


def periodebeeld(
    store: Store, keuze: Keuze, beeld: IndicatorBeeld, *, soort: PeriodeSoort, spreiding: float
) -> IndicatorBeeld:
    """The same picture with its counts per month or quarter, with their intervals, and without a comparator.

    From the first to the last one with a figure in the years chosen, and in the year that is going on after the newest
    whole one. A count of the gemeente would press the line of a wijk flat, and levels are compared by year.
    """
    eind = _laatste_jaar(store, keuze.editie, keuze.tot)
    gebieden = list({r.gebied.code: r.gebied for r in (*beeld.reeksen, *beeld.wijken)}.values())
    blok = lees_periodeblok(
        store,
        indicatoren=[beeld.indicator.code],
        gebieden=[gebied.code for gebied in gebieden],
        soort=soort,
        van=keuze.van,
        tot=eind,
    )
    reeksen = _reeksen(blok, gebieden, bron=beeld.bron)
    getoond = tuple(reeksen[r.gebied.code] for r in beeld.reeksen)
    uploads = {upload for r in reeksen.values() for p in r.punten if p.herkomst and (upload := p.herkomst.upload)}
    nieuwste = max((u for u in store.cijfers.uploads() if u.id in uploads), key=lambda u: u.volgnummer, default=None)
    nieuw = beeld.model_copy(
        update={
            "maat": "aantal",
            "per": soort,
            "zoals_gepubliceerd": False,
            "reeksen": getoond,
            "vergelijking": None,
            "wijken": tuple(reeksen[r.gebied.code] for r in beeld.wijken),
            "noemer_jaren_ontbreken": (),
            "bijgewerkt": stand_van(nieuwste) if nieuwste else "",
            "gebeurtenissen": _gebeurtenissen(store, keuze, getoond, beeld),
        }
    )
    return met_marges(nieuw, spreiding=spreiding)


def _gebeurtenissen(
    store: Store, keuze: Keuze, reeksen: Sequence[Reeks], beeld: IndicatorBeeld
) -> tuple[Gebeurtenis, ...]:
    """Those that touch the gebieden drawn, in the time drawn."""
    indeling, gemeente = store.cijfers.gebieden(), store.dossier.editie(keuze.editie).gemeente
    plaatsen = {code for reeks in reeksen for code in indeling.keten(reeks.gebied.code)}
    punten = [punt for reeks in reeksen for punt in reeks.punten]
    if not punten:
        return ()
    begin, einde = min(p.periode.begin for p in punten), max(p.periode.einde for p in punten)
    return tuple(
        g
        for g in alle_gebeurtenissen(store, keuze.editie)
        if g.van <= einde
        and (g.tot or g.van) >= begin
        and g.raakt(beeld.indicator, bron=beeld.bron, plaatsen=plaatsen, gemeente=gemeente)
    )


def _reeksen(blok: Periodeblok, gebieden: Sequence[Gebied], *, bron: str) -> dict[str, Reeks]:
    """Of each gebied its points, all over the same time; all gaps where there is nothing."""
    rij = next((n for n, kop in enumerate(blok.koppen) if kop.bron == bron), None)
    if rij is None:
        gaten = tuple(Punt(periode=periode, waarde=None, status="ontbrekend") for periode in blok.perioden)
        return {gebied.code: Reeks(gebied=gebied, punten=gaten) for gebied in gebieden}
    bekend = (blok.regel[rij] >= 0).any(axis=0).nonzero()[0].tolist()
    tijd = range(bekend[0], bekend[-1] + 1)
    cellen = {naam: blok.tabel.column(naam).to_pylist() for naam in ("status", "upload", "regel", "kolom")}
    return {
        gebied.code: Reeks(gebied=gebied, punten=tuple(_punt(blok, (rij, g, n), gebied, cellen) for n in tijd))
        for g, gebied in enumerate(gebieden)
    }


def _punt(blok: Periodeblok, plek: tuple[int, int, int], gebied: Gebied, cellen: dict[str, list[Any]]) -> Punt:
    periode, regel = blok.perioden[plek[2]], int(blok.regel[plek])
    if regel < 0:
        return Punt(periode=periode, waarde=None, status="ontbrekend")
    waarde = float(blok.aantal[plek])
    waarde_of_geen = None if waarde != waarde else waarde
    is_som = blok.deel[plek] >= 0
    kanttekening: Kanttekening | None = None
    if waarde_of_geen is None and is_som:
        kanttekening = "buurten_ontbreken" if gebied.delen else "onvolledig"
    elif not blok.af[plek]:
        kanttekening = "niet_afgelopen"
    status = cellen["status"][regel]
    return Punt(
        periode=periode,
        waarde=waarde_of_geen,
        aantal=None if kanttekening else waarde_of_geen,
        status=status if waarde_of_geen is not None or status == "onderdrukt" else "ontbrekend",
        kanttekening=kanttekening,
        maanden=int(blok.deel[plek]) if is_som and not gebied.delen else None,
        herkomst=Herkomst(
            upload=UUID(cellen["upload"][regel]), regel=cellen["regel"][regel], kolom=cellen["kolom"][regel]
        ),
    )

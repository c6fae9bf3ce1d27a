"""Months, quarters and the year so far: what differs from the same of the year before, and how it looks.

A family is all gebieden of one niveau × all indicators with a richting, of one kind of period: the last month (or
quarter) that is over, or the year up to its end. Indicators without a richting form their own, as for years.
The exact test of the counts with days as denominators, its chance widened by how much each indicator varies from year
to year beyond it (Spiegelhalter 2005), as the tests of years are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, get_args
from uuid import UUID

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import Gebied
from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periode import Periode, PeriodeSoort
from kvdash.domain.periodevergelijking import PeriodeReden, Periodevergelijking, Periodevergelijkingen
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import SignaalNiveau
from kvdash.services.cijfers import met_marges, stand_van
from kvdash.services.edities import default_keuze
from kvdash.services.gebeurtenissen import alle_gebeurtenissen, breuken_van
from kvdash.services.kubus import Kubus, lees_kubus
from kvdash.services.recht import gebruiksgeval
from kvdash.services.signalen import corrigeer, sterkte_van
from kvdash.services.toetsen import naar_elkaar, p_waarden, spreiding_van
from kvdash.services.vergelijking import gemeente_van
from kvdash.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.services.kubus import Getallen, Heel
JAREN = 5  # of months, to measure the spread from year to year
_SOORTEN: dict[PeriodeSoort, frozenset[PeriodeSoort]] = {
    "maand": frozenset({"maand"}),
    "kwartaal": frozenset({"maand", "kwartaal"}),
}


class Periodetoetsen(NamedTuple):
    """Arrays of shape (rows, gebieden), NaN where it is not known; `laatste` and `spreiding` have one number per row.

    `laatste` is the place of the last period that is over, -1 without one. `vorige` and `p` are NaN where the year
    before has no count that compares; `andere_grenzen` and `breuk` tell where only these are in the way. `p` is not
    corrected for the number of tests yet.
    """

    laatste: Heel
    aantal: Getallen
    onder: Getallen
    boven: Getallen
    dagen: Getallen
    vorige: Getallen
    dagen_vorige: Getallen
    andere_grenzen: NDArray[np.bool_]
    breuk: NDArray[np.bool_]
    p: Getallen
    spreiding: Getallen


class _Tellingen(NamedTuple):
    """Counts of shape (rows, gebieden, n) that compare with those `stap` places earlier, and their days (rows, n).

    `telwijze` and `telwijze_eind` number how their first and last period were counted: they compare with earlier ones
    where no break lies between the first period of those and the last of these.
    """

    x: Getallen
    dagen: Getallen
    grens: Heel
    telwijze: Heel
    telwijze_eind: Heel
    speling: Getallen
    stap: int


def toets_perioden(blok: Kubus, *, tot_nu_toe: bool) -> Periodetoetsen:
    """The last period that is over of each row; with `tot_nu_toe` its year from the first of January up to its end."""
    import numpy as np

    from kvdash.statistiek import spread_interval_array

    laatste = _laatste(blok)
    t = _tot_nu_toe(blok, laatste) if tot_nu_toe else _per_periode(blok)
    plek = laatste // blok.per_jaar if tot_nu_toe else laatste
    # Of counts by themselves every period has the same denominator.
    spreiding = spreiding_van(t.x, np.ones_like(t.x), vergelijkbaar=_vergelijkbaar(t), stap=t.stap)
    nu, toen = _bij(t, plek, laatste >= 0), _bij(t, plek - t.stap, (laatste >= 0) & (plek >= t.stap))
    zelfde, gebroken = nu.grens == toen.grens, nu.telwijze_eind != toen.telwijze
    vorige = np.where(zelfde & ~gebroken, toen.x, np.nan)
    breed = spreiding[:, None]
    dichtst = naar_elkaar(nu.x, nu.dagen, vorige, toen.dagen, spelingen=(nu.speling, toen.speling))
    onder, boven = spread_interval_array(nu.x, factor=breed)
    return Periodetoetsen(
        laatste=laatste,
        aantal=nu.x,
        onder=onder,
        boven=boven,
        dagen=nu.dagen,
        vorige=vorige,
        dagen_vorige=toen.dagen,
        andere_grenzen=~zelfde & ~np.isnan(toen.x),
        breuk=zelfde & gebroken & ~np.isnan(toen.x),
        p=p_waarden(_p, *(kolom / breed for kolom in dichtst)),
        spreiding=spreiding,
    )


def _p(x1: Getallen, n1: Getallen, x0: Getallen, n0: Getallen) -> Getallen:
    from kvdash.statistiek import rate_ratio_p_value_array

    return rate_ratio_p_value_array(x1, n1, x0, n0)


def _laatste(blok: Kubus) -> Heel:
    """Per row the last period that is over with a count of the gemeente; of any gebied where that has none at all."""
    import numpy as np

    bekend = blok.v.is_af & ~np.isnan(blok.v.waarde)
    gemeente = bekend[:, 0]
    telt = np.where(gemeente.any(axis=1, keepdims=True), gemeente, bekend.any(axis=1))
    return np.asarray(np.where(telt, np.arange(telt.shape[1]), -1).max(axis=1, initial=-1))


def _dagen(perioden: tuple[Periode, ...]) -> Getallen:
    import numpy as np

    return np.array([periode.dagen for periode in perioden], np.float64)


def _per_periode(blok: Kubus) -> _Tellingen:
    """What was not over counts as not known."""
    import numpy as np

    dagen = np.broadcast_to(_dagen(blok.perioden), (len(blok.rijen), len(blok.perioden)))
    x = np.where(blok.v.is_af, blok.v.waarde, np.nan)
    return _Tellingen(
        x=x,
        dagen=dagen,
        grens=blok.v.grens,
        telwijze=blok.v.wijze,
        telwijze_eind=blok.v.wijze,
        speling=blok.v.speling,
        stap=blok.per_jaar,
    )


def _tot_nu_toe(blok: Kubus, laatste: Heel) -> _Tellingen:
    """Of each year the sum from January up to and including the number in its year of the last period of the row."""
    import numpy as np

    per = blok.per_jaar
    mee = np.arange(per) <= (laatste % per)[:, None]
    vorm = (*blok.v.waarde.shape[:2], len(blok.perioden) // per, per)
    x, grens = np.where(blok.v.is_af, blok.v.waarde, np.nan).reshape(vorm), blok.v.grens.reshape(vorm)
    speling = blok.v.speling.reshape(vorm)
    wijze = blok.v.wijze.reshape(vorm)
    mee_x = np.broadcast_to(mee[:, None, None, :], x.shape)
    zelfde = (~mee_x | (grens == grens[..., :1])).all(axis=-1)
    return _Tellingen(
        x=np.where(zelfde, np.where(mee_x, x, 0.0).sum(axis=-1), np.nan),
        dagen=np.where(mee[:, None, :], _dagen(blok.perioden).reshape(-1, per), 0.0).sum(axis=-1),
        grens=grens[..., 0],
        telwijze=wijze[..., 0],
        telwijze_eind=np.where(mee_x, wijze, 0).max(axis=-1),
        speling=np.sqrt(np.where(mee_x, speling**2, 0.0).sum(axis=-1)),
        stap=1,
    )


def _bij(t: _Tellingen, plek: Heel, kan: NDArray[np.bool_]) -> _Tellingen:
    """The counts at one place per row, of shape (rows, gebieden); not known where it cannot be."""
    import numpy as np

    rijen, veilig = np.arange(len(plek)), np.maximum(plek, 0)
    x = np.where(kan[:, None], t.x[rijen, :, veilig], np.nan)
    dagen = np.broadcast_to(t.dagen[rijen, veilig][:, None], x.shape)
    plekken = (rijen, slice(None), veilig)
    return _Tellingen(
        x=x,
        dagen=dagen,
        grens=t.grens[plekken],
        telwijze=t.telwijze[plekken],
        telwijze_eind=t.telwijze_eind[plekken],
        speling=t.speling[plekken],
        stap=t.stap,
    )


def _vergelijkbaar(t: _Tellingen) -> NDArray[np.bool_]:
    """Of each count but the first ones whether it compares with that of a year before."""
    zelfde: NDArray[np.bool_] = t.grens[:, :, t.stap :] == t.grens[:, :, : -t.stap]
    zelfde &= t.telwijze_eind[:, :, t.stap :] == t.telwijze[:, :, : -t.stap]
    return zelfde


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


def periodebeeld(
    store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld, *, soort: PeriodeSoort, spreiding: float
) -> IndicatorBeeld:
    """The same picture with its counts per month or quarter, with their intervals, and without a comparator.

    From the first to the last one with a figure in the years chosen, and in the year that is going on after the newest
    whole one. A count of the gemeente would press the line of a wijk flat, and levels are compared by year.
    """
    eind = laatste_jaar(store, sessie, keuze.editie, keuze.tot, op=keuze.op)
    gebieden = list({r.gebied.code: r.gebied for r in (*beeld.reeksen, *beeld.wijken)}.values())
    kubus = lees_kubus(
        store,
        indicatoren=[beeld.indicator.code],
        gebieden=[gebied.code for gebied in gebieden],
        soort=soort,
        jaren=(keuze.van, eind),
        op=keuze.op,
    )
    breuken = breuken_van(store, sessie, keuze.editie, op=keuze.op)
    reeksen = {
        gebied.code: Reeks(
            gebied=gebied,
            punten=punten,
            breuken=breuken.dagen(beeld.indicator, bron=beeld.bron, gebied=gebied.code),
        )
        for gebied, punten in zip(gebieden, _punten(kubus, bron=beeld.bron), strict=True)
    }
    getoond = tuple(reeksen[r.gebied.code] for r in beeld.reeksen)
    uploads = {upload for r in reeksen.values() for p in r.punten if p.herkomst and (upload := p.herkomst.upload)}
    toen = store.cijfers.uploads(op=keuze.op)
    nieuwste = max((u for u in toen if u.id in uploads), key=lambda u: u.volgnummer, default=None)
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
            "gebeurtenissen": _gebeurtenissen(store, sessie, keuze, getoond, beeld),
        }
    )
    return met_marges(nieuw, spreiding=spreiding)


def _gebeurtenissen(
    store: Store, sessie: Sessie, keuze: Keuze, reeksen: Sequence[Reeks], beeld: IndicatorBeeld
) -> tuple[Gebeurtenis, ...]:
    """Those that touch the gebieden drawn, in the time drawn."""
    indeling, gemeente = store.cijfers.gebieden(op=keuze.op), store.dossier.editie(keuze.editie).gemeente
    plaatsen = {code for reeks in reeksen for code in indeling.keten(reeks.gebied.code)}
    punten = [punt for reeks in reeksen for punt in reeks.punten]
    if not punten:
        return ()
    begin, einde = min(p.periode.begin for p in punten), max(p.periode.einde for p in punten)
    return tuple(
        g
        for g in (stuk.inhoud for stuk in alle_gebeurtenissen(store, sessie, keuze.editie))
        if g.van <= einde
        and (g.tot or g.van) >= begin
        and g.raakt(beeld.indicator, bron=beeld.bron, plaatsen=plaatsen, gemeente=gemeente)
    )


def _punten(kubus: Kubus, *, bron: str) -> list[tuple[Punt, ...]]:
    """Of each gebied its points, all over the same time; all gaps where there is nothing."""
    rij = next((n for n, kop in enumerate(kubus.rijen) if kop.bron == bron), None)
    if rij is None:
        return [tuple(map(_gat, kubus.perioden)) for _ in kubus.gebieden]
    bekend = (kubus.v.regel[rij] >= 0).any(axis=0).nonzero()[0].tolist()
    tijd = slice(bekend[0], bekend[-1] + 1)
    alle = (kubus.punten(rij, g, jaren=tijd, tempo=False) for g in range(len(kubus.gebieden)))
    return [
        tuple(punt or _gat(periode) for punt, periode in zip(punten, kubus.perioden[tijd], strict=True))
        for punten in alle
    ]


def _gat(periode: Periode) -> Punt:
    return Punt(periode=periode, waarde=None, status="ontbrekend")


class Periodestand(NamedTuple):
    """Periodestand: a picture per month or quarter; `genoemd` compares the gebieden drawn, `delen` all wijken.

    Of each gebied first the last period that is over, then the year so far. `families` holds the sets that the
    comparisons in `genoemd` are part of.
    """

    beeld: IndicatorBeeld
    genoemd: tuple[Periodevergelijking, ...]
    delen: tuple[Periodevergelijking, ...]
    families: tuple[Periodevergelijkingen, ...]


@gebruiksgeval("lezen")
def periodestand(
    store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld, *, soort: PeriodeSoort
) -> Periodestand:
    """The stand of the indicator and bron of a picture of years, for its first gebied and those chosen.

    Raises InvoerError for an unknown edition.
    """
    # Others stand beside the gemeente as rates; as counts the gemeente would press them flat.
    gekozen = tuple(r for r in beeld.reeksen if beeld.alleen_hoogste or r.gebied.code in keuze.gebieden)
    beeld = beeld.model_copy(update={"reeksen": tuple(dict.fromkeys((beeld.reeksen[0], *gekozen)))})
    getekend = [reeks.gebied for reeks in beeld.reeksen]
    niveaus: list[SignaalNiveau] = [n for n in get_args(SignaalNiveau) if any(g.niveau == n for g in getekend)]
    families = {
        niveau: _families(store, sessie, keuze, niveau, soort) for niveau in dict.fromkeys([*niveaus, _deel(beeld)])
    }
    alle = [v for paar in families.values() for een in paar for v in een.van(beeld.indicator.code, bron=beeld.bron)]
    delen = [v for een in families[_deel(beeld)] for v in een.van(beeld.indicator.code, bron=beeld.bron)]
    return Periodestand(
        beeld=periodebeeld(
            store, sessie, keuze, beeld, soort=soort, spreiding=max((v.spreiding for v in alle), default=1.0)
        ),
        genoemd=tuple(v for gebied in getekend for v in alle if v.gebied == gebied),
        delen=tuple(delen),
        families=tuple(een for niveau in niveaus for een in families[niveau] if een.vergelijkingen),
    )


def _deel(beeld: IndicatorBeeld) -> SignaalNiveau:
    """The niveau of the parts in the picture, wijken where it has none."""
    niveau = beeld.wijken[0].gebied.niveau if beeld.wijken else "wijk"
    return next((n for n in get_args(SignaalNiveau) if n == niveau), "wijk")


def _families(
    store: Store, sessie: Sessie, keuze: Keuze, niveau: SignaalNiveau, soort: PeriodeSoort
) -> tuple[Periodevergelijkingen, Periodevergelijkingen]:
    een, twee = (
        periodevergelijkingen(
            store,
            sessie,
            editie=keuze.editie,
            tot=keuze.tot,
            niveau=niveau,
            soort=soort,
            tot_nu_toe=tot_nu_toe,
            op=keuze.op,
        )
        for tot_nu_toe in (False, True)
    )
    return een, twee

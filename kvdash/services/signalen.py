"""Signals of an edition: what stands out per gebied, tested within fixed families so that no filter changes the answer.

A family is all gebieden of one niveau × all indicators with a richting, against one comparator, in one year; indicators
without a richting form their own. Within a family Benjamini & Hochberg 1995 keeps false alarms to 5 % of what is shown.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.jaarcijfer import PER
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.signaal import (
    CORONAJAREN,
    GRENS,
    TREND_JAREN,
    VOOR_CORONA,
    Reden,
    Signaal,
    SignaalNiveau,
    Signalen,
    Sterkte,
    Trechterplek,
    Trendrichting,
    Verandering,
)
from kvdash.domain.vergelijking import Vergelijker, Vergelijking
from kvdash.services.signaal_blok import Blok, Rijkop, lees_blokken
from kvdash.services.signaal_niveau import Niveau, plek_in_trechter
from kvdash.services.signaal_niveau import niveau as niveau_tegen
from kvdash.services.signaal_toets import Toetsen, toets
from kvdash.services.vergelijking import gemeente_van, met_wie_te_vergelijken
from kvdash.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.services.signaal_blok import Getallen, Heel

JAREN = 10  # of figures, to measure the spread from year to year

_TREND: dict[str, Trendrichting] = {
    "rising": "stijgt",
    "falling": "daalt",
    "no_change": "geen duidelijke trend",
    "not_calculable": "niet te bepalen",
}


_PLEKKEN: tuple[Trechterplek, ...] = ("binnen 95%", "buiten 95%", "buiten 99,8%")


class Uitkomst(NamedTuple):
    """The levels of one year against one comparator; `gecorrigeerd` has the p-values corrected within their family."""

    niveau: Niveau
    gecorrigeerd: Getallen
    vergelijkingen: int


class _Getoetst(NamedTuple):
    """What the signals of the gemeente and those of its parts share; not yet corrected within their families."""

    blok: Blok
    toetsen: Toetsen
    niveau: Niveau
    trechter: Heel
    in_2019: Getallen


class _Kader(NamedTuple):
    """What all signals of one request share; `zelf` is the place of what is compared with among the gebieden, or -1."""

    getoetst: _Getoetst
    uitkomst: Uitkomst
    verandering: Getallen
    gebieden: tuple[Gebied, ...]
    zelf: int
    vergelijking: Vergelijking
    noemers: dict[str, str]


def signalen(
    store: Store,
    *,
    editie: UUID,
    jaar: int,
    niveau: SignaalNiveau = "wijk",
    vergelijker: Vergelijker = "gemeente",
    veld: int | None = None,
) -> Signalen:
    """All signals of the gebieden of one niveau in the gemeente of an edition, the clearest first.

    With `veld` only those of the indicators that belong in it or also belong there; the families stay those of all.
    Where there is nobody to compare with, they are compared with the rest of the gemeente.
    Raises InvoerError for an unknown edition.
    """
    code, indeling = store.dossier.editie(editie).gemeente, store.cijfers.gebieden()
    # The wijken tell how much the gemeente itself varies too.
    delen = indeling.van_gemeente(code, niveau="wijk" if niveau == "gemeente" else niveau)
    gebieden = (gemeente_van(indeling, code), *delen)
    getoond = range(1) if niveau == "gemeente" else range(1, len(gebieden))
    met_wie = met_wie_te_vergelijken(store, editie, vergelijker)
    kader = _kader(store, gebieden, met_wie, jaar=jaar, welke=slice(getoond.start, getoond.stop))
    bekend = kader.getoetst.toetsen.jaar >= 0
    rijen = [r for r, kop in enumerate(kader.getoetst.blok.rijen) if veld is None or _hoort_in(kop.indicator, veld)]
    gevonden = [_signaal(kader, r, g) for r in rijen for g in getoond if bekend[r, g]]
    return Signalen(
        gemeente=gebieden[0],
        vergelijking=met_wie,
        jaar=jaar,
        niveau=niveau,
        vergelijkingen=kader.uitkomst.vergelijkingen,
        signalen=tuple(sorted((s for s in gevonden if s is not None), key=_volgorde)),
    )


def _hoort_in(indicator: Indicator, veld: int) -> bool:
    return any(find_thema(code).veld == veld for code in indicator.themas)


def _kader(store: Store, gebieden: tuple[Gebied, ...], met_wie: Vergelijking, *, jaar: int, welke: slice) -> _Kader:
    codes = tuple(g.code for g in gebieden)
    getoetst = store.cijfers.bewaard(
        ("getoetst", codes, met_wie, jaar), lambda: _toets_alles(store, codes, met_wie, jaar=jaar)
    )
    rijen = getoetst.blok.rijen
    return _Kader(
        getoetst=getoetst,
        uitkomst=weeg(rijen, getoetst.niveau, gebieden=welke),
        verandering=weeg_verandering(rijen, getoetst.toetsen, gebieden=welke),
        gebieden=gebieden,
        zelf=gebieden.index(met_wie.gebied) if met_wie.gebied in gebieden else -1,
        vergelijking=met_wie,
        noemers={i.code: i.naam.lower() for i in store.cijfers.indicatoren()},
    )


def _toets_alles(store: Store, codes: tuple[str, ...], met_wie: Vergelijking, *, jaar: int) -> _Getoetst:
    blokken = lees_blokken(
        store,
        codes,
        land=met_wie.gebied.code if met_wie.vergelijker == "nederland" else None,
        leden=[g.code for g in met_wie.leden],
        van=jaar - JAREN + 1,
        tot=jaar,
    )
    toetsen = toets(blokken.eigen, jaar)
    gevonden = niveau_tegen(blokken, toetsen, vergelijker=met_wie.vergelijker)
    return _Getoetst(
        blok=blokken.eigen,
        toetsen=toetsen,
        niveau=gevonden,
        trechter=plek_in_trechter(toetsen, gevonden.waarde),
        in_2019=_in_2019(blokken.eigen),
    )


def weeg(rijen: tuple[Rijkop, ...], niveau: Niveau, *, gebieden: slice) -> Uitkomst:
    """The levels of one year, corrected within the family of these gebieden (by their place in the block).

    Where visitors make a level high it is no signal, and not in the family.
    """
    import numpy as np

    bezoekers = np.array([kop.indicator.bezoekers for kop in rijen], bool)[:, None]
    p = np.where(bezoekers, np.nan, niveau.p)
    gericht = _gericht(rijen)
    gecorrigeerd = corrigeer(p, gericht, gebieden)
    return Uitkomst(niveau, gecorrigeerd, int(np.sum(~np.isnan(gecorrigeerd[gericht]))))


def weeg_verandering(rijen: tuple[Rijkop, ...], toetsen: Toetsen, *, gebieden: slice) -> Getallen:
    """The p-values of the changes, corrected within families of their own."""
    return corrigeer(toetsen.p_verandering, _gericht(rijen), gebieden)


def _gericht(rijen: tuple[Rijkop, ...]) -> NDArray[np.bool_]:
    import numpy as np

    return np.array([_heeft_richting(kop.indicator) for kop in rijen], bool)


def _heeft_richting(indicator: Indicator) -> bool:
    """Whether high may be called gunstig or ongunstig."""
    return indicator.richting != "geen" and indicator.ontstaan != "haal"


def corrigeer(p: Getallen, gericht: NDArray[np.bool_], gebieden: slice) -> Getallen:
    """Adjusted p-values of two families, rows with and without a richting; NaN where nothing was tested."""
    import numpy as np

    from kvdash.statistiek import benjamini_hochberg_array

    mee = np.zeros(p.shape, bool)
    mee[:, gebieden] = ~np.isnan(p[:, gebieden])
    uit = np.full(p.shape, np.nan)
    for groep in (gericht, ~gericht):
        plek = mee & groep[:, None]
        if plek.any():
            uit[plek] = benjamini_hochberg_array(p[plek])
    return uit


def _in_2019(blok: Blok) -> Getallen:
    """The figures of 2019 where the five years hold coronajaren, NaN where there is nothing to compare with."""
    import numpy as np

    jaar, plek = blok.eerste_jaar + blok.waarde.shape[2] - 1, VOOR_CORONA - blok.eerste_jaar
    if not set(CORONAJAREN) & set(range(jaar - TREND_JAREN + 1, jaar + 1)) or plek < 0:
        return np.full(blok.waarde.shape[:2], np.nan)
    tempo = blok.waarde[:, :, plek] / blok.noemer[:, :, plek]
    tempo *= np.array([PER if kop.per_noemer else 1 for kop in blok.rijen])[:, None]
    return np.where(blok.grens[:, :, plek] == blok.grens[:, :, -1], tempo, np.nan)


def _signaal(kader: _Kader, rij: int, g: int) -> Signaal | None:
    """One signal, None where the figure itself has no value in the unit it is shown in."""
    kop, t, uit = kader.getoetst.blok.rijen[rij], kader.getoetst.toetsen, kader.uitkomst
    waarde, p = _of_none(t.waarde[rij, g]), float(uit.gecorrigeerd[rij, g])
    if waarde is None:
        return None
    getoetst, zelf = not math.isnan(p), g == kader.zelf
    plek = int(kader.getoetst.trechter[rij, g])
    return Signaal(
        indicator=kop.indicator,
        bron=kop.bron,
        maat="per 1.000" if kop.per_noemer else kop.maat,
        noemer_naam=kader.noemers.get(kop.indicator.noemer or ""),
        gebied=kader.gebieden[g],
        vergelijking=kader.vergelijking,
        jaar=int(t.jaar[rij, g]),
        waarde=waarde,
        onder=_of_none(t.onder[rij, g]),
        boven=_of_none(t.boven[rij, g]),
        aantal=_of_none(t.aantal[rij, g]) if kop.telt else None,
        omvang=None if kop.telt and not kop.per_noemer else _of_none(t.noemer[rij, g]),
        waarde_vergelijking=None if zelf else _of_none(uit.niveau.waarde[rij, g]),
        kant=("hoger" if uit.niveau.hoger[rij, g] else "lager") if getoetst else None,
        sterkte=sterkte_van(p, float(uit.niveau.p[rij, g])),
        trechter=_PLEKKEN[plek] if getoetst and plek >= 0 else None,
        p_waarde=p if getoetst else 1.0,
        verandering=_verandering(kader, rij, g),
        trend=_TREND[str(t.trend[rij, g])],
        waarde_2019=_of_none(kader.getoetst.in_2019[rij, g]),
        reden=_reden(kader, rij, g, getoetst=getoetst, zelf=zelf),
        spreiding=float(t.spreiding[rij]),
    )


def _verandering(kader: _Kader, rij: int, g: int) -> Verandering | None:
    t, p = kader.getoetst.toetsen, float(kader.verandering[rij, g])
    vorige = _of_none(t.vorige[rij, g])
    if vorige is None:
        return None
    return Verandering(
        jaar=int(t.vorig_jaar[rij, g]),
        waarde=vorige,
        kant="hoger" if t.waarde[rij, g] > vorige else "lager",
        sterkte=sterkte_van(p, float(t.p_verandering[rij, g])),
    )


def sterkte_van(gecorrigeerd: float, p: float) -> Sterkte:
    """How sure a difference is, from its p-value corrected within the family (NaN: not tested) and its own."""
    if math.isnan(gecorrigeerd):
        return "niet te bepalen"
    if gecorrigeerd <= GRENS:
        return "afwijkend"
    return "mogelijk" if p < GRENS else "vergelijkbaar"


def _reden(kader: _Kader, rij: int, g: int, *, getoetst: bool, zelf: bool) -> Reden | None:
    """Why the level is not tested or not judged, the strongest reason first."""
    kop = kader.getoetst.blok.rijen[rij]
    if zelf:
        return "gemeente zelf"
    if kop.indicator.bezoekers:
        return "bezoekers"
    if not getoetst:
        return _reden_ongetoetst(kader, rij, g)
    if kop.indicator.ontstaan == "haal":
        return "haal"
    return "geen richting" if kop.indicator.richting == "geen" else None


def _reden_ongetoetst(kader: _Kader, rij: int, g: int) -> Reden:
    kop = kader.getoetst.blok.rijen[rij]
    if (kop.telt and not kop.per_noemer) or math.isnan(kader.getoetst.toetsen.noemer[rij, g]):
        return "geen noemer" if kop.telt else "geen marges"
    if math.isnan(kader.uitkomst.niveau.waarde[rij, g]):
        return "geen vergelijking"
    return "geen noemer" if kop.telt else "geen marges"


def _of_none(waarde: float) -> float | None:
    return None if math.isnan(waarde) else float(waarde)


def _volgorde(signaal: Signaal) -> tuple[bool, bool, float, str, str]:
    return (
        not signaal.dubbel,
        not signaal.valt_op,
        signaal.p_waarde,
        signaal.indicator.code,
        signaal.gebied.code,
    )

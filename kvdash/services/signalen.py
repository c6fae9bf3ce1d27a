"""Signals of an edition: what stands out per gebied, tested within fixed families so that no filter changes the answer.

A family is all gebieden of one niveau × all indicators with a richting, against one comparator, in one year; indicators
without a richting form their own. Within a family Benjamini & Hochberg 1995 keeps false alarms to 5 % of what is shown.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.indicator import Indicator
from kvdash.domain.jaarcijfer import PER
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
    Trendrichting,
    Verandering,
)
from kvdash.services.signaal_blok import Blok, Rijkop, lees_blok
from kvdash.services.signaal_toets import Toetsen, toets
from kvdash.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.services.signaal_blok import Getallen

JAREN = 10  # of figures, to measure the spread from year to year

_TREND: dict[str, Trendrichting] = {
    "rising": "stijgt",
    "falling": "daalt",
    "no_change": "geen duidelijke trend",
    "not_calculable": "niet te bepalen",
}


class Uitkomst(NamedTuple):
    """A block and its tests of one year, with p-values corrected within their families (`niveau`, `verandering`)."""

    blok: Blok
    toetsen: Toetsen
    niveau: Getallen
    verandering: Getallen
    vergelijkingen: int


class _Kader(NamedTuple):
    """What all signals of one request share."""

    uitkomst: Uitkomst
    gebieden: tuple[Gebied, ...]
    noemers: dict[str, str]
    in_2019: Getallen


def signalen(store: Store, *, editie: UUID, jaar: int, niveau: SignaalNiveau = "wijk") -> Signalen:
    """All signals of the gebieden of one niveau in the gemeente of an edition, the clearest first.

    Raises InvoerError for an unknown edition.
    """
    code = store.dossier.editie(editie).gemeente
    indeling = store.cijfers.gebieden()
    # The wijken tell how much the gemeente itself varies too.
    delen = indeling.van_gemeente(code, niveau="wijk" if niveau == "gemeente" else niveau)
    gebieden = (_gemeente(indeling, code, jaar=jaar), *delen)
    getoond = range(1) if niveau == "gemeente" else range(1, len(gebieden))
    blok = lees_blok(store, [g.code for g in gebieden], van=jaar - JAREN + 1, tot=jaar)
    uitkomst = weeg(blok, jaar, gebieden=slice(getoond.start, getoond.stop))
    noemers = {i.code: i.naam.lower() for i in store.cijfers.indicatoren()}
    kader = _Kader(uitkomst, gebieden, noemers, _in_2019(blok))
    bekend = uitkomst.toetsen.jaar >= 0
    gevonden = [_signaal(kader, r, g) for r in range(len(blok.rijen)) for g in getoond if bekend[r, g]]
    return Signalen(
        gemeente=gebieden[0],
        jaar=jaar,
        niveau=niveau,
        vergelijkingen=uitkomst.vergelijkingen,
        signalen=tuple(sorted((s for s in gevonden if s is not None), key=_volgorde)),
    )


def weeg(blok: Blok, jaar: int, *, gebieden: slice) -> Uitkomst:
    """The tests of one year, corrected within the families of these gebieden (by their place in the block).

    Where visitors make a level high it is no signal, and not in the family.
    """
    import numpy as np

    toetsen = toets(blok, jaar)
    bezoekers = np.array([kop.indicator.bezoekers for kop in blok.rijen], bool)[:, None]
    gericht = np.array([_heeft_richting(kop.indicator) for kop in blok.rijen], bool)
    niveau = _corrigeer(np.where(bezoekers, np.nan, toetsen.p_niveau), gericht, gebieden)
    verandering = _corrigeer(toetsen.p_verandering, gericht, gebieden)
    return Uitkomst(blok, toetsen, niveau, verandering, int(np.sum(~np.isnan(niveau[gericht]))))


def _heeft_richting(indicator: Indicator) -> bool:
    """Whether high may be called gunstig or ongunstig."""
    return indicator.richting != "geen" and indicator.ontstaan != "haal"


def _corrigeer(p: Getallen, gericht: NDArray[np.bool_], gebieden: slice) -> Getallen:
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


def _gemeente(indeling: Gebiedsindeling, code: str, *, jaar: int) -> Gebied:
    """The gemeente, also before its area file was read in."""
    if code in indeling:
        return indeling.get(code)
    return Gebied(code=code, naam=code, niveau="gemeente", indelingsjaar=jaar, gemeente=code)


def _signaal(kader: _Kader, rij: int, g: int) -> Signaal | None:
    """One signal, None where the figure itself has no value in the unit it is shown in."""
    uit, kop = kader.uitkomst, kader.uitkomst.blok.rijen[rij]
    t, p = uit.toetsen, float(uit.niveau[rij, g])
    waarde = _of_none(t.waarde[rij, g])
    if waarde is None:
        return None
    getoetst = not math.isnan(p)
    jaar = int(t.jaar[rij, g])
    return Signaal(
        indicator=kop.indicator,
        bron=kop.bron,
        maat="per 1.000" if kop.per_noemer else kop.maat,
        noemer_naam=kader.noemers.get(kop.indicator.noemer or ""),
        gebied=kader.gebieden[g],
        gemeente=kader.gebieden[0],
        jaar=jaar,
        waarde=waarde,
        onder=_of_none(t.onder[rij, g]),
        boven=_of_none(t.boven[rij, g]),
        waarde_gemeente=_of_none(t.waarde[rij, 0]) if g and jaar == t.jaar[rij, 0] else None,
        kant=("hoger" if t.hoger[rij, g] else "lager") if getoetst else None,
        sterkte=_sterkte(p, float(t.p_niveau[rij, g])),
        p_waarde=p if getoetst else 1.0,
        verandering=_verandering(uit, rij, g),
        trend=_TREND[str(t.trend[rij, g])],
        waarde_2019=_of_none(kader.in_2019[rij, g]),
        reden=_reden(kop, g=g, getoetst=getoetst),
        spreiding=float(t.spreiding[rij]),
    )


def _verandering(uit: Uitkomst, rij: int, g: int) -> Verandering | None:
    t, p = uit.toetsen, float(uit.verandering[rij, g])
    vorige = _of_none(t.vorige[rij, g])
    if vorige is None:
        return None
    return Verandering(
        jaar=int(t.vorig_jaar[rij, g]),
        waarde=vorige,
        kant="hoger" if t.waarde[rij, g] > vorige else "lager",
        sterkte=_sterkte(p, float(t.p_verandering[rij, g])),
    )


def _sterkte(gecorrigeerd: float, p: float) -> Sterkte:
    if math.isnan(gecorrigeerd):
        return "niet te bepalen"
    if gecorrigeerd <= GRENS:
        return "afwijkend"
    return "mogelijk" if p < GRENS else "vergelijkbaar"


def _reden(kop: Rijkop, *, g: int, getoetst: bool) -> Reden | None:
    """Why the level is not tested or not judged, the strongest reason first."""
    if g == 0:
        return "gemeente zelf"
    if kop.indicator.bezoekers:
        return "bezoekers"
    if not getoetst:
        return "geen noemer" if kop.telt else "geen marges"
    if kop.indicator.ontstaan == "haal":
        return "haal"
    return "geen richting" if kop.indicator.richting == "geen" else None


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

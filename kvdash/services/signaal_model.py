"""One signal as a model, from the arrays in which a whole gemeente was tested."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from kvdash.domain.gebied import Gebied
from kvdash.domain.signaal import (
    GRENS,
    Reden,
    Signaal,
    SignaalNiveau,
    Sterkte,
    Trechterplek,
    Trendrichting,
    Verandering,
    oordeel_van,
)
from kvdash.domain.vergelijking import Vergelijking
from kvdash.services.kubus import Kubus, Rijkop
from kvdash.services.signaal_niveau import Niveau
from kvdash.services.signaal_toets import Toetsen

if TYPE_CHECKING:
    from kvdash.services.kubus import Getallen, Heel

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


class Getoetst(NamedTuple):
    """What the signals of the gemeente and those of its parts share; not yet corrected within their families."""

    blok: Kubus
    toetsen: Toetsen
    niveau: Niveau
    trechter: Heel
    in_2019: Getallen
    breukjaar: Heel


class Kader(NamedTuple):
    """What all signals of one request share: of the gebieden (by their place) in `getoond`.

    `zelf` is the place of what is compared with among the gebieden, or -1.
    """

    jaar: int
    niveau: SignaalNiveau
    getoond: range
    getoetst: Getoetst
    uitkomst: Uitkomst
    verandering: Getallen
    gebieden: tuple[Gebied, ...]
    zelf: int
    vergelijking: Vergelijking
    noemers: dict[str, str]


class _Rij(NamedTuple):
    """One row of figures, a list of one number per gebied each: of arrays each number takes four times as long."""

    kop: Rijkop
    kader: Kader
    noemer_naam: str | None
    spreiding: float
    jaar: list[int]
    waarde: list[float]
    onder: list[float]
    boven: list[float]
    aantal: list[float]
    noemer: list[float]
    vorig_jaar: list[int]
    vorige: list[float]
    p_verandering: list[float]
    verandering: list[float]
    trend: list[str]
    p: list[float]
    gecorrigeerd: list[float]
    hoger: list[bool]
    tegen: list[float]
    trechter: list[int]
    in_2019: list[float]
    breukjaar: list[int]


def ongunstige(kader: Kader, rij: int) -> list[int]:
    """The gebieden (by their place) that may be ongunstig in one row; without any, one that was tested or is known."""
    p, gecorrigeerd = (kolom[rij].tolist() for kolom in (kader.uitkomst.niveau.p, kader.uitkomst.gecorrigeerd))
    slecht = oordeel_van(kader.getoetst.blok.rijen[rij].indicator, "hoger") == "ongunstig"
    hoger = kader.uitkomst.niveau.hoger[rij].tolist()
    gevonden = [
        g
        for g in kader.getoond
        if hoger[g] == slecht and sterkte_van(gecorrigeerd[g], p[g]) in ("afwijkend", "mogelijk")
    ]
    if gevonden:
        return gevonden
    getoetst = (g for g in kader.getoond if not math.isnan(gecorrigeerd[g]))
    waarde = kader.getoetst.toetsen.waarde[rij].tolist()
    return [*islice(chain(getoetst, (g for g in kader.getoond if not math.isnan(waarde[g]))), 1)]


def signalen_van_rij(kader: Kader, rij: int, *, gebieden: Iterable[int]) -> list[Signaal]:
    """The signals of these gebieden (by their place) in one row; none of a figure without a value in its unit."""
    kop, t, uit = kader.getoetst.blok.rijen[rij], kader.getoetst.toetsen, kader.uitkomst
    lijsten = _Rij(
        kop=kop,
        kader=kader,
        noemer_naam=kader.noemers.get(kop.indicator.noemer or ""),
        spreiding=float(t.spreiding[rij]),
        jaar=t.jaar[rij].tolist(),
        waarde=t.waarde[rij].tolist(),
        onder=t.onder[rij].tolist(),
        boven=t.boven[rij].tolist(),
        aantal=t.aantal[rij].tolist(),
        noemer=t.noemer[rij].tolist(),
        vorig_jaar=t.vorig_jaar[rij].tolist(),
        vorige=t.vorige[rij].tolist(),
        p_verandering=t.p_verandering[rij].tolist(),
        verandering=kader.verandering[rij].tolist(),
        trend=t.trend[rij].tolist(),
        p=uit.niveau.p[rij].tolist(),
        gecorrigeerd=uit.gecorrigeerd[rij].tolist(),
        hoger=uit.niveau.hoger[rij].tolist(),
        tegen=uit.niveau.waarde[rij].tolist(),
        trechter=kader.getoetst.trechter[rij].tolist(),
        in_2019=kader.getoetst.in_2019[rij].tolist(),
        breukjaar=kader.getoetst.breukjaar[rij].tolist(),
    )
    return [_signaal(lijsten, g) for g in gebieden if lijsten.jaar[g] >= 0 and not math.isnan(lijsten.waarde[g])]


def _signaal(rij: _Rij, g: int) -> Signaal:
    kop, p, plek = rij.kop, rij.gecorrigeerd[g], rij.trechter[g]
    getoetst, zelf = not math.isnan(p), g == rij.kader.zelf
    return Signaal(
        indicator=kop.indicator,
        bron=kop.bron,
        maat="per 1.000" if kop.per_noemer else kop.maat,
        noemer_naam=rij.noemer_naam,
        gebied=rij.kader.gebieden[g],
        vergelijking=rij.kader.vergelijking,
        jaar=rij.jaar[g],
        waarde=rij.waarde[g],
        onder=_of_none(rij.onder[g]),
        boven=_of_none(rij.boven[g]),
        aantal=_of_none(rij.aantal[g]) if kop.telt else None,
        omvang=None if kop.telt and not kop.per_noemer else _of_none(rij.noemer[g]),
        waarde_vergelijking=None if zelf else _of_none(rij.tegen[g]),
        kant=("hoger" if rij.hoger[g] else "lager") if getoetst else None,
        sterkte=sterkte_van(p, rij.p[g]),
        trechter=_PLEKKEN[plek] if getoetst and plek >= 0 else None,
        p_waarde=p if getoetst else 1.0,
        verandering=_verandering(rij, g),
        trend=_TREND[rij.trend[g]],
        waarde_2019=_of_none(rij.in_2019[g]),
        breukjaar=None if rij.breukjaar[g] < 0 else rij.breukjaar[g],
        reden=_reden(rij, g, getoetst=getoetst, zelf=zelf),
        spreiding=rij.spreiding,
    )


def _verandering(rij: _Rij, g: int) -> Verandering | None:
    vorige = rij.vorige[g]
    if math.isnan(vorige):
        return None
    return Verandering(
        jaar=rij.vorig_jaar[g],
        waarde=vorige,
        kant="hoger" if rij.waarde[g] > vorige else "lager",
        sterkte=sterkte_van(rij.verandering[g], rij.p_verandering[g]),
    )


def sterkte_van(gecorrigeerd: float, p: float) -> Sterkte:
    """How sure a difference is, from its p-value corrected within the family (NaN: not tested) and its own."""
    if math.isnan(gecorrigeerd):
        return "niet te bepalen"
    if gecorrigeerd <= GRENS:
        return "afwijkend"
    return "mogelijk" if p < GRENS else "vergelijkbaar"


def _reden(rij: _Rij, g: int, *, getoetst: bool, zelf: bool) -> Reden | None:
    """Why the level is not tested or not judged, the strongest reason first."""
    kop = rij.kop
    if zelf:
        return "gemeente zelf"
    if kop.indicator.bezoekers:
        return "bezoekers"
    if not getoetst:
        return _reden_ongetoetst(rij, g)
    if kop.indicator.ontstaan == "haal":
        return "haal"
    return "geen richting" if kop.indicator.richting == "geen" else None


def _reden_ongetoetst(rij: _Rij, g: int) -> Reden:
    kop = rij.kop
    if (kop.telt and not kop.per_noemer) or math.isnan(rij.noemer[g]):
        return "geen noemer" if kop.telt else "geen marges"
    if math.isnan(rij.tegen[g]):
        return "geen vergelijking"
    return "geen noemer" if kop.telt else "geen marges"


def _of_none(waarde: float) -> float | None:
    return None if math.isnan(waarde) else waarde

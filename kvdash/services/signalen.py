"""Signals of an edition: what stands out per gebied, tested within fixed families so that no filter changes the answer.

A family is all gebieden of one niveau × all indicators with a richting, against one comparator, in one year; indicators
without a richting form their own. Within a family Benjamini & Hochberg 1995 keeps false alarms to 5 % of what is shown.
A whole gemeente is tested in arrays; only what is asked for becomes a model, of which a veld and a thema tell.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from kvdash.domain.gebied import Gebied
from kvdash.domain.jaarcijfer import PER
from kvdash.domain.kernbeleid import themas_van
from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import (
    CORONAJAREN,
    GRENS,
    TREND_JAREN,
    VOOR_CORONA,
    Oordeel,
    Reden,
    Signaal,
    SignaalNiveau,
    Signalen,
    Sterkte,
    Trechterplek,
    Trendrichting,
    Verandering,
    oordeel_van,
)
from kvdash.domain.vergelijking import Vergelijker, Vergelijking
from kvdash.services.gebeurtenissen import Breuken, breuken_van
from kvdash.services.kubus import Kubus, Rijkop
from kvdash.services.recht import gebruiksgeval
from kvdash.services.toetsen import Niveau, Toetsen, lees_blokken, plek_in_trechter, toets
from kvdash.services.toetsen import niveau as niveau_tegen
from kvdash.services.vergelijking import gemeente_van, met_wie_te_vergelijken
from kvdash.store import Store
from kvdash.taal import themakop, veldzinnen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.services.kubus import Getallen, Heel


_TREND: dict[str, Trendrichting] = {
    "rising": "stijgt",
    "falling": "daalt",
    "no_change": "geen duidelijke trend",
    "not_calculable": "niet te bepalen",
}


_PLEKKEN: tuple[Trechterplek, ...] = ("binnen 95%", "buiten 95%", "buiten 99,8%")
JAREN = 10  # of figures, to measure the spread from year to year
_VOLGORDE: dict[Oordeel, int] = {"ongunstig": 0, "geen": 1, "gunstig": 2}
_BELANGRIJKST = 4
_NIVEAUS: tuple[SignaalNiveau, ...] = ("wijk", "gemeente")
Reekssleutel = tuple[str, str]  # the code of an indicator, and a bron


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


@gebruiksgeval("lezen")
def signalen(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    jaar: int,
    niveau: SignaalNiveau = "wijk",
    vergelijker: Vergelijker = "gemeente",
    themas: Collection[str] | None = None,
    op: Peilmoment = NU,
) -> Signalen:
    """All signals of the gebieden of one niveau in the gemeente of an edition, the clearest first.

    With `themas` only those of the indicators that belong to one of them; the families stay those of all.
    Where there is nobody to compare with, they are compared with the rest of the gemeente.
    Raises InvoerError for an unknown edition.
    """
    kader = _kader(store, sessie, editie, jaar=jaar, niveau=niveau, vergelijker=vergelijker, op=op)
    return _maak(kader, dict.fromkeys(_rijen(kader, themas), kader.getoond))


def ongunstige_signalen(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    jaar: int,
    vergelijker: Vergelijker,
    themas: Collection[str],
    op: Peilmoment = NU,
) -> Signalen:
    """Of `signalen` of the wijken those that may stand out as ongunstig, and one of each figure that has none.

    `opvallend`, `dubbel` and `stand` are the same, and a veld tells no more of its wijken.
    """
    kader = _kader(store, sessie, editie, jaar=jaar, niveau="wijk", vergelijker=vergelijker, op=op)
    return _maak(kader, {rij: ongunstige(kader, rij) for rij in _rijen(kader, themas)})


def _rijen(kader: Kader, themas: Collection[str] | None) -> list[int]:
    koppen = kader.getoetst.blok.rijen
    return [r for r, kop in enumerate(koppen) if themas is None or not set(themas).isdisjoint(kop.indicator.themas)]


def _maak(kader: Kader, welke: Mapping[int, Iterable[int]]) -> Signalen:
    """The signals of these gebieden (by their place) in these rows."""
    gevonden = [signaal for rij, plekken in welke.items() for signaal in signalen_van_rij(kader, rij, gebieden=plekken)]
    return Signalen(
        gemeente=kader.gebieden[0],
        vergelijking=kader.vergelijking,
        jaar=kader.jaar,
        niveau=kader.niveau,
        vergelijkingen=kader.uitkomst.vergelijkingen,
        signalen=tuple(sorted(gevonden, key=_volgorde)),
    )


def _kader(
    store: Store,
    sessie: Sessie,
    editie: UUID,
    *,
    jaar: int,
    niveau: SignaalNiveau,
    vergelijker: Vergelijker,
    op: Peilmoment,
) -> Kader:
    """Kept: a page asks for several selections of it."""
    breuken = breuken_van(store, sessie, editie, op=op)
    met_wie = met_wie_te_vergelijken(store, sessie, editie, vergelijker, op=op)
    return store.cijfers.bewaard(
        ("kader", breuken.gemeente, breuken.alle, niveau, met_wie, jaar, op),
        lambda: _weeg_alles(store, breuken, met_wie, jaar=jaar, niveau=niveau, op=op),
    )


def _weeg_alles(
    store: Store, breuken: Breuken, met_wie: Vergelijking, *, jaar: int, niveau: SignaalNiveau, op: Peilmoment
) -> Kader:
    indeling, gemeente = breuken.indeling, breuken.gemeente
    # The wijken tell how much the gemeente itself varies too.
    delen = indeling.van_gemeente(gemeente, niveau="wijk" if niveau == "gemeente" else niveau)
    gebieden = (gemeente_van(indeling, gemeente), *delen)
    getoond = range(1) if niveau == "gemeente" else range(1, len(gebieden))
    codes, welke = tuple(g.code for g in gebieden), slice(getoond.start, getoond.stop)
    getoetst = store.cijfers.bewaard(
        ("getoetst", codes, breuken.alle, met_wie, jaar, op),
        lambda: _toets_alles(store, breuken, codes, met_wie, jaar=jaar, op=op),
    )
    rijen = getoetst.blok.rijen
    return Kader(
        jaar=jaar,
        niveau=niveau,
        getoond=getoond,
        getoetst=getoetst,
        uitkomst=weeg(rijen, getoetst.niveau, gebieden=welke),
        verandering=weeg_verandering(rijen, getoetst.toetsen, gebieden=welke),
        gebieden=gebieden,
        zelf=gebieden.index(met_wie.gebied) if met_wie.gebied in gebieden else -1,
        vergelijking=met_wie,
        noemers={i.code: i.naam.lower() for i in store.cijfers.indicatoren(op=op)},
    )


def _toets_alles(
    store: Store, breuken: Breuken, codes: tuple[str, ...], met_wie: Vergelijking, *, jaar: int, op: Peilmoment
) -> Getoetst:
    blokken = lees_blokken(
        store,
        codes,
        land=met_wie.gebied.code if met_wie.vergelijker == "nederland" else None,
        leden=[g.code for g in met_wie.leden],
        van=jaar - JAREN + 1,
        tot=jaar,
        op=op,
    )
    eigen = blokken.eigen.met_breuken(breuken)
    toetsen = toets(eigen, jaar)
    gevonden = niveau_tegen(blokken, toetsen, vergelijker=met_wie.vergelijker)
    return Getoetst(
        blok=eigen,
        toetsen=toetsen,
        niveau=gevonden,
        trechter=plek_in_trechter(toetsen, gevonden.waarde),
        in_2019=_in_2019(eigen),
        breukjaar=_breukjaar(eigen),
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

    return np.array([kop.indicator.heeft_richting for kop in rijen], bool)


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


def _in_2019(blok: Kubus) -> Getallen:
    """The figures of 2019 where the five years hold coronajaren, NaN where there is nothing to compare with."""
    import numpy as np

    jaar, plek = blok.eerste_jaar + blok.v.waarde.shape[2] - 1, VOOR_CORONA - blok.eerste_jaar
    if not set(CORONAJAREN) & set(range(jaar - TREND_JAREN + 1, jaar + 1)) or plek < 0:
        return np.full(blok.v.waarde.shape[:2], np.nan)
    tempo = blok.v.waarde[:, :, plek] / blok.v.noemer[:, :, plek]
    tempo *= np.array([PER if kop.per_noemer else 1 for kop in blok.rijen])[:, None]
    return np.where(blok.telwijze[:, :, plek] == blok.telwijze[:, :, -1], tempo, np.nan)


def _breukjaar(blok: Kubus) -> Heel:
    """The first of the five years that compares with the newest, where a break keeps earlier figures apart; else -1."""
    import numpy as np

    vanaf = max(blok.v.waarde.shape[2] - TREND_JAREN, 0)
    bekend, wijze = ~np.isnan(blok.v.waarde[:, :, vanaf:]), blok.v.wijze[:, :, vanaf:]
    nieuwste = np.where(bekend, wijze, 0).max(axis=2, keepdims=True, initial=0)
    gebroken = (bekend & (wijze < nieuwste)).any(axis=2)
    return np.where(gebroken, (wijze >= nieuwste).argmax(axis=2) + blok.eerste_jaar + vanaf, -1)


def _volgorde(signaal: Signaal) -> tuple[bool, bool, float, str, str]:
    return (
        not signaal.dubbel,
        not signaal.valt_op,
        signaal.p_waarde,
        signaal.indicator.code,
        signaal.gebied.code,
    )


class Themasignalen(NamedTuple):
    """Themasignalen: all signals of a thema. `te_noemen` has per figure those with a word, what to worry about first.

    `kop` is the finding in one line, empty for none.
    """

    wijken: Signalen
    gemeente: Signalen
    te_noemen: Mapping[Reekssleutel, tuple[Signaal, ...]]
    kop: str


class Veldsignalen(NamedTuple):
    """Veldsignalen: how a veld stands in sentences, and the signals that matter most.

    `ongunstig` tells by the code of a thema of how many of its indicators some wijk stands out.
    """

    zinnen: tuple[str, ...]
    belangrijkste: tuple[Signaal, ...]
    ongunstig: Mapping[str, int]


@gebruiksgeval("lezen")
def veldsignalen(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    jaar: int,
    vergelijker: Vergelijker,
    veld: int,
    op: Peilmoment = NU,
) -> Veldsignalen:
    """What the wijken and the gemeente as a whole tell of a veld. Raises InvoerError for an unknown edition."""
    themas = [thema.code for thema in themas_van(find_veld(veld))]
    wijken = ongunstige_signalen(store, sessie, editie=editie, jaar=jaar, vergelijker=vergelijker, themas=themas, op=op)
    gemeente = signalen(
        store, sessie, editie=editie, jaar=jaar, niveau="gemeente", vergelijker=vergelijker, themas=themas, op=op
    )
    eigen = wijken.van_veld(veld), gemeente.van_veld(veld)
    return Veldsignalen(
        zinnen=veldzinnen(*eigen),
        belangrijkste=_belangrijkste(*eigen),
        ongunstig={code: wijken.alleen_thema(code).stand[0] for code in themas},
    )


@gebruiksgeval("lezen")
def themasignalen(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    jaar: int,
    vergelijker: Vergelijker,
    thema: str,
    op: Peilmoment = NU,
) -> Themasignalen:
    """The signals of a thema, of the wijken and of the gemeente. Raises InvoerError for an unknown edition."""
    wijken, gemeente = (
        signalen(store, sessie, editie=editie, jaar=jaar, niveau=niveau, vergelijker=vergelijker, themas=[thema], op=op)
        for niveau in _NIVEAUS
    )
    te_noemen: dict[Reekssleutel, list[Signaal]] = defaultdict(list)
    for signaal in (*wijken.signalen, *gemeente.signalen):
        if signaal.wijkt_af or signaal.ontwikkeling != "geen":
            te_noemen[signaal.indicator.code, signaal.bron].append(signaal)
    return Themasignalen(
        wijken=wijken,
        gemeente=gemeente,
        te_noemen={sleutel: tuple(sorted(lijst, key=ernst)) for sleutel, lijst in te_noemen.items()},
        kop=themakop(wijken, gemeente),
    )


def ernst(signaal: Signaal) -> tuple[bool, bool, int, int]:
    """Low for what to worry about first."""
    return not signaal.dubbel, not signaal.valt_op, _VOLGORDE[signaal.oordeel], _VOLGORDE[signaal.ontwikkeling]


def _belangrijkste(wijken: Signalen, gemeente: Signalen) -> tuple[Signaal, ...]:
    """Of each indicator the clearest signal: first what stands out, then what changed in the whole gemeente."""
    gevonden: dict[str, Signaal] = {}
    for signaal in _op_volgorde(wijken.opvallend, gemeente.signalen):
        gevonden.setdefault(signaal.indicator.code, signaal)
    return tuple(gevonden.values())[:_BELANGRIJKST]


def _op_volgorde(opvallend: Iterable[Signaal], gemeente: tuple[Signaal, ...]) -> Iterator[Signaal]:
    yield from opvallend
    yield from (s for s in gemeente if s.ontwikkeling == "ongunstig")
    yield from (s for s in gemeente if s.ontwikkeling == "gunstig")

"""Signals of an edition: what stands out per gebied, tested within fixed families so that no filter changes the answer.

A family is all gebieden of one niveau × all indicators with a richting, against one comparator, in one year; indicators
without a richting form their own. Within a family Benjamini & Hochberg 1995 keeps false alarms to 5 % of what is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from kvdash.domain.jaarcijfer import PER
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import (
    CORONAJAREN,
    TREND_JAREN,
    VOOR_CORONA,
    Signaal,
    SignaalNiveau,
    Signalen,
)
from kvdash.domain.vergelijking import Vergelijker, Vergelijking
from kvdash.services.gebeurtenissen import Breuken, breuken_van
from kvdash.services.kubus import Kubus, Rijkop
from kvdash.services.recht import gebruiksgeval
from kvdash.services.signaal_model import Getoetst, Kader, Uitkomst, ongunstige, signalen_van_rij
from kvdash.services.signaal_niveau import Niveau, lees_blokken, plek_in_trechter
from kvdash.services.signaal_niveau import niveau as niveau_tegen
from kvdash.services.signaal_toets import Toetsen, toets
from kvdash.services.vergelijking import gemeente_van, met_wie_te_vergelijken
from kvdash.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.services.kubus import Getallen, Heel

JAREN = 10  # of figures, to measure the spread from year to year


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

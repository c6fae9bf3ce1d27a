"""The level of every gebied against one comparator, in arrays of shape (rows, gebieden)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.vergelijking import Vergelijker
from kvdash.services.kubus import Kubus, groep, lees_kubus
from kvdash.services.signaal_toets import Toetsen, naar_elkaar, p_waarden, steekproef
from kvdash.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.services.kubus import Getallen, Heel


class Blokken(NamedTuple):
    """The figures of a gemeente, and of the same rows and years those to compare with: one column each.

    `land` and `groep` have no column where they were not asked for, or NaN throughout.
    """

    eigen: Kubus
    land: Kubus
    groep: Kubus


def lees_blokken(
    store: Store,
    gebieden: Sequence[str],
    *,
    land: str | None = None,
    leden: Sequence[str] = (),
    van: int,
    tot: int,
    op: Peilmoment = NU,
) -> Blokken:
    """The figures of these gebieden, the gemeente first, of all indicators that have a thema; one query.

    With them those of a country, and of the gemeenten in `leden` together. All years are read at once and kept.
    """
    anders = [land] if land else []
    alle = store.cijfers.bewaard(
        ("blokken", tuple(gebieden), land, tuple(leden), op), lambda: _lees(store, gebieden, anders, leden, op=op)
    )
    import numpy as np

    eigen = alle.eigen.venster(van=van, tot=tot)
    mee = np.flatnonzero((~np.isnan(eigen.v.waarde)).any(axis=(1, 2)))
    return Blokken(*(blok.venster(van=van, tot=tot).van_rijen(mee) for blok in alle))


def _lees(
    store: Store, gebieden: Sequence[str], anders: Sequence[str], leden: Sequence[str], *, op: Peilmoment
) -> Blokken:
    codes = [indicator.code for indicator in store.cijfers.indicatoren(op=op) if indicator.thema]
    kubus = lees_kubus(store, indicatoren=codes, gebieden=[*gebieden, *anders, *leden], regels=False, op=op)
    return Blokken(
        eigen=kubus.van_gebieden(gebieden),
        land=groep(kubus.van_gebieden(anders)),
        groep=groep(kubus.van_gebieden(leden)),
    )


class Niveau(NamedTuple):
    """The tests against one comparator; NaN where there is nothing to compare.

    `p` is not corrected for the number of tests yet; `waarde` is the figure compared with, in the unit of the row.
    """

    p: Getallen
    hoger: NDArray[np.bool_]
    waarde: Getallen


class _Ander(NamedTuple):
    """What is compared with, in the year of each gebied: counts and denominators, or samples."""

    x: Getallen
    n: Getallen
    speling: Getallen


def niveau(blokken: Blokken, toetsen: Toetsen, *, vergelijker: Vergelijker) -> Niveau:
    """All levels of a year. Of gemeente and country the gebied itself is left out of the test."""
    import numpy as np

    from kvdash.statistiek import proportion_p_value_array, rate_ratio_p_value_array

    ander = _ander(blokken, toetsen, vergelijker)
    telt = toetsen.telt
    x1, n1, breed = toetsen.aantal, toetsen.noemer, toetsen.spreiding[:, None]
    x0, n0 = (ander.x, ander.n) if vergelijker == "vergelijkbaar" else (ander.x - x1, ander.n - n1)
    p = np.full(x1.shape, np.nan)
    dichtst = naar_elkaar(x1, n1, x0, n0, spelingen=(toetsen.speling, ander.speling))
    p[telt] = p_waarden(rate_ratio_p_value_array, *((kolom / breed)[telt] for kolom in dichtst))
    # A sample cannot be larger than that of the gemeente it is part of, nor have more hits.
    x0 = np.where(x0 <= n0, x0, np.nan)
    p[~telt] = p_waarden(proportion_p_value_array, *(kolom[~telt] for kolom in (x1, n1, x0, n0)))
    return Niveau(p=p, hoger=x1 * n0 > x0 * n1, waarde=ander.x / ander.n * toetsen.per[:, None])


def plek_in_trechter(toetsen: Toetsen, gemiddelde: Getallen) -> Heel:
    """How far a figure lies outside what chance gives around an average in its unit (Spiegelhalter 2005).

    0 within 95 %, 1 outside, 2 outside 99.8 %, the spread of the row included; -1 where it is not known.
    """
    import numpy as np

    from kvdash.statistiek import poisson_interval_array, proportion_funnel_limits_array

    midden = gemiddelde / toetsen.per[:, None]
    x, n, breed = toetsen.aantal, toetsen.noemer, np.broadcast_to(toetsen.spreiding[:, None], midden.shape)
    bekend = ~np.isnan(x / n * midden)
    plek = np.where(bekend, 0, -1)
    telling, aandeel = (bekend & groep[:, None] for groep in (toetsen.telt, ~toetsen.telt))
    for kans in (0.95, 0.998):
        laag, hoog = poisson_interval_array(x[telling] / breed[telling], confidence=kans)
        verwacht = (midden * n / breed)[telling]
        plek[telling] += (verwacht < laag) | (verwacht > hoog)
        laag, hoog = proportion_funnel_limits_array(midden[aandeel], n[aandeel], confidence=kans)
        deel = (x / n)[aandeel]
        plek[aandeel] += (deel < laag) | (deel > hoog)
    return plek


def _ander(blokken: Blokken, toetsen: Toetsen, vergelijker: Vergelijker) -> _Ander:
    import numpy as np

    eigen = blokken.eigen
    if vergelijker == "gemeente":
        past = eigen.v.grens_gemeente[:, :, :] == eigen.v.grens_gemeente[:, :1, :]
        return _in_jaar(eigen, toetsen, past)
    blok = blokken.land if vergelijker == "nederland" else blokken.groep
    return _in_jaar(blok, toetsen, np.ones(eigen.v.waarde.shape, bool))


def _in_jaar(blok: Kubus, toetsen: Toetsen, past: NDArray[np.bool_]) -> _Ander:
    """The first column of a block in the year of each gebied, where its borders fit and its rows can be compared."""
    import numpy as np

    plek = np.maximum(toetsen.jaar - blok.eerste_jaar, 0)
    telt = blok.telt
    deel, omvang = steekproef(blok)
    kan = np.array([kop.per_noemer or not kop.telt for kop in blok.rijen], bool)[:, None] & (toetsen.jaar >= 0)
    kan &= np.take_along_axis(past, plek[:, :, None], 2)[:, :, 0]

    def kies(kubus: Getallen) -> Getallen:
        return np.where(kan, np.take_along_axis(kubus[:, 0], plek, 1), np.nan)

    x = np.where(telt[:, None, None], blok.v.waarde, deel * omvang)
    n = np.where(telt[:, None, None], blok.v.noemer, omvang)
    return _Ander(kies(x), kies(n), kies(blok.v.speling))

"""The arithmetic of signals: tests of a whole gemeente at once, in arrays of shape (rows, gebieden).

Chance is widened by how much each indicator varies from year to year beyond it (`spreiding`): counts and denominators
are divided by that factor before each test and interval (Spiegelhalter 2005).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kvdash.domain.jaarcijfer import PER
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.signaal import SCHAAL, TREND_JAREN
from kvdash.domain.vergelijking import Vergelijker
from kvdash.services.kubus import Kubus, Rijkop, groep, lees_kubus
from kvdash.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.services.kubus import Getallen, Heel

_RONDE_HOOGSTENS_OUD = 2
_95 = 3.92  # standard errors between the bounds of a 95 % interval


class Toetsen(NamedTuple):
    """What one year tells of each gebied by itself, of shape (rows, gebieden); NaN (years: -1) where it is not known.

    `p_verandering` tests against `vorige`, the figure of `vorig_jaar`; it is not corrected for the number of tests yet.
    `telt` marks the rows of counts; `spreiding` has one factor per row, 1 for chance alone. `aantal` and `noemer` are
    what the tests rest on: counts and denominators, of surveys the hits and size of a sample with the same margins.
    `per` turns their ratio into the unit. `speling` is how far counts may be from the true ones by rounding.
    """

    telt: NDArray[np.bool_]
    jaar: Heel
    waarde: Getallen
    onder: Getallen
    boven: Getallen
    aantal: Getallen
    noemer: Getallen
    per: Getallen
    speling: Getallen
    vorig_jaar: Heel
    vorige: Getallen
    p_verandering: Getallen
    trend: NDArray[np.str_]
    spreiding: Getallen


def toets(blok: Kubus, jaar: int) -> Toetsen:
    """All tests of one year; later years play no part. Of surveys it takes the latest round, at most two years old."""
    import numpy as np

    tellingen, enquetes = np.flatnonzero(blok.telt), np.flatnonzero(~blok.telt)
    tot_dan = blok.venster(van=blok.eerste_jaar, tot=jaar)
    delen = [_toets_tellingen(tot_dan.van_rijen(tellingen)), _toets_enquetes(tot_dan.van_rijen(enquetes))]
    volgorde = np.argsort(np.concatenate([tellingen, enquetes]))
    return Toetsen(*(np.concatenate(paar)[volgorde] for paar in zip(*delen, strict=True)))


def _toets_tellingen(blok: Kubus) -> Toetsen:
    """Counts: exact conditional tests of rates."""
    import numpy as np

    from kvdash.statistiek import rate_ratio_p_value_array

    x, n = blok.v.waarde, blok.v.noemer
    vergelijkbaar = blok.telwijze[:, :, 1:] == blok.telwijze[:, :, :-1]
    spreiding = spreiding_van(x, n, vergelijkbaar=vergelijkbaar)
    x1, n1 = x[:, :, -1], n[:, :, -1]
    vorige, n_vorige, s_vorige = (_jaar_eerder(blok, kubus) for kubus in (x, n, blok.v.speling))
    dichtst = naar_elkaar(x1, n1, vorige, n_vorige, spelingen=(blok.v.speling[:, :, -1], s_vorige))
    per = np.array([PER if kop.per_noemer else 1.0 for kop in blok.rijen], np.float64)
    schaal, breed = per[:, None], spreiding[:, None]
    laag, hoog = _rate_bounds(x1, n1, breed)
    jaar = blok.eerste_jaar + x.shape[2] - 1
    return Toetsen(
        telt=np.ones(len(blok.rijen), bool),
        jaar=np.where(np.isnan(x1), -1, jaar),
        waarde=x1 / n1 * schaal,
        onder=laag * schaal,
        boven=hoog * schaal,
        aantal=x1,
        noemer=n1,
        per=per,
        speling=blok.v.speling[:, :, -1],
        vorig_jaar=np.where(np.isnan(vorige / n_vorige), -1, jaar - 1),
        vorige=vorige / n_vorige * schaal,
        p_verandering=p_waarden(rate_ratio_p_value_array, *(kolom / breed for kolom in dichtst)),
        trend=_trend(blok, x, n, spreiding),
        spreiding=spreiding,
    )


def _jaar_eerder(blok: Kubus, kubus: Getallen) -> Getallen:
    """The year before the last, NaN where there is none that compares with it."""
    import numpy as np

    if kubus.shape[2] < 2:
        return np.full(kubus.shape[:2], np.nan)
    return np.where(blok.telwijze[:, :, -2] == blok.telwijze[:, :, -1], kubus[:, :, -2], np.nan)


def spreiding_van(x: Getallen, n: Getallen, *, vergelijkbaar: NDArray[np.bool_], stap: int = 1) -> Getallen:
    """Per row how many times the variance between a period and the one `stap` before it is that of chance, at least 1.

    `x` counts and `n` denominators of shape (rows, gebieden, perioden), the gemeente first; `vergelijkbaar` tells of
    each but the first `stap` whether it compares with the one `stap` before. Given both counts the later one is
    binomial; the change of the gemeente as a whole is taken out, so that what all gebieden share (a lockdown) is no
    spread. Of a row known for the gemeente alone nothing is left.
    """
    import numpy as np

    from kvdash.statistiek import overdispersion_factor_array

    if not len(x) or x.shape[1] < 2 or x.shape[2] <= stap:
        return np.ones(len(x))
    verwacht = n * (x[:, :1] / n[:, :1])
    samen = x[:, :, stap:] + x[:, :, :-stap]
    with np.errstate(invalid="ignore", divide="ignore"):
        kans = verwacht[:, :, stap:] / (verwacht[:, :, stap:] + verwacht[:, :, :-stap])
        z = (x[:, :, stap:] - samen * kans) / np.sqrt(samen * kans * (1 - kans))
    z = np.where(vergelijkbaar & np.isfinite(z), z, np.nan)[:, 1:]
    return overdispersion_factor_array(z.reshape(len(x), -1))


def _rate_bounds(x: Getallen, n: Getallen, breed: Getallen) -> tuple[Getallen, Getallen]:
    """The 95 % interval of x / n, as wide as the spread of its row; NaN where there is no rate."""
    import numpy as np

    from kvdash.statistiek import spread_interval_array

    laag, hoog = spread_interval_array(np.where(np.isnan(n), np.nan, x), factor=breed)
    return laag / n, hoog / n


def _trend(blok: Kubus, x: Getallen, n: Getallen, spreiding: Getallen) -> NDArray[np.str_]:
    import numpy as np

    from kvdash.statistiek import trend_array

    if x.shape[2] < TREND_JAREN:
        return np.full(x.shape[:2], "not_calculable")
    zelfde = blok.telwijze[:, :, -TREND_JAREN:] == blok.telwijze[:, :, -1:]
    x, n = np.where(zelfde, x[:, :, -TREND_JAREN:], np.nan), n[:, :, -TREND_JAREN:]
    laag, hoog = _rate_bounds(x, n, spreiding[:, None, None])
    marge = blok.v.speling[:, :, -TREND_JAREN:] / n
    laag, hoog = laag - marge, hoog + marge
    return trend_array(*(deel.reshape(-1, TREND_JAREN) for deel in (x / n, laag, hoog))).reshape(x.shape[:2])


def _toets_enquetes(blok: Kubus) -> Toetsen:
    """Published figures with margins: score tests of proportions that would have these margins."""
    import numpy as np

    from kvdash.statistiek import proportion_p_value_array

    deel, omvang = steekproef(blok)
    laatste, eerder = _rondes(blok)
    p1, n1, p_eerder, n_eerder = (_kies(k, plek) for plek in (laatste, eerder) for k in (deel, omvang))
    return Toetsen(
        telt=np.zeros(len(blok.rijen), bool),
        jaar=np.where(laatste < 0, -1, laatste + blok.eerste_jaar),
        waarde=_kies(blok.v.waarde, laatste),
        onder=_kies(blok.v.onder, laatste),
        boven=_kies(blok.v.boven, laatste),
        aantal=p1 * n1,
        noemer=n1,
        per=_schalen(blok.rijen),
        speling=np.zeros(p1.shape),
        vorig_jaar=np.where(eerder < 0, -1, eerder + blok.eerste_jaar),
        vorige=_kies(blok.v.waarde, eerder),
        p_verandering=p_waarden(proportion_p_value_array, p1 * n1, n1, p_eerder * n_eerder, n_eerder),
        trend=np.full(p1.shape, "not_calculable"),
        spreiding=np.ones(len(blok.rijen)),
    )


def steekproef(blok: Kubus) -> tuple[Getallen, Getallen]:
    """Each figure as a part of its scale (0-1), and the size of a sample whose 95 % margins are those of the source."""
    import numpy as np

    schaal = _schalen(blok.rijen)[:, None, None]
    deel = blok.v.waarde / schaal
    with np.errstate(invalid="ignore", divide="ignore"):
        omvang = deel * (1 - deel) / ((blok.v.boven - blok.v.onder) / schaal / _95) ** 2
    return deel, np.where(np.isfinite(omvang) & (omvang > 0), omvang, np.nan)


def _schalen(rijen: tuple[Rijkop, ...]) -> Getallen:
    import numpy as np

    return np.array([SCHAAL.get(kop.maat, np.nan) for kop in rijen], np.float64)


def _rondes(blok: Kubus) -> tuple[Heel, Heel]:
    """Place of the latest round and of the one before it that compares with it, -1 for none."""
    import numpy as np

    plek = np.arange(blok.v.waarde.shape[2])
    bekend = ~np.isnan(blok.v.waarde)
    laatste = np.where(bekend, plek, -1).max(axis=2, initial=-1)
    laatste = np.where(laatste >= len(plek) - 1 - _RONDE_HOOGSTENS_OUD, laatste, -1)
    wijze = np.take_along_axis(blok.telwijze, np.maximum(laatste, 0)[:, :, None], 2)
    past = bekend & (blok.telwijze == wijze) & (plek < laatste[:, :, None])
    return laatste, np.where(past, plek, -1).max(axis=2, initial=-1)


def _kies(kubus: Getallen, plek: Heel) -> Getallen:
    import numpy as np

    return np.where(plek < 0, np.nan, np.take_along_axis(kubus, np.maximum(plek, 0)[:, :, None], 2)[:, :, 0])


def naar_elkaar(
    x1: Getallen, n1: Getallen, x0: Getallen, n0: Getallen, *, spelingen: tuple[Getallen, Getallen]
) -> tuple[Getallen, Getallen, Getallen, Getallen]:
    """Counts and denominators as close to each other as rounding allows: what then differs is none of it."""
    import numpy as np

    hoger = x1 * n0 > x0 * n1
    kant = np.where(hoger, 1.0, -1.0)
    y1, y0 = np.maximum(x1 - kant * spelingen[0], 0), np.maximum(x0 + kant * spelingen[1], 0)
    gelijk = (y1 * n0 > y0 * n1) != hoger
    samen = (x1 + x0) / (n1 + n0)
    return np.where(gelijk, samen * n1, y1), n1, np.where(gelijk, samen * n0, y0), n0


def p_waarden(functie: Callable[..., Getallen], x1: Getallen, n1: Getallen, x0: Getallen, n0: Getallen) -> Getallen:
    """The p-values where all four are known and possible, NaN elsewhere."""
    import numpy as np

    kan = (x1 >= 0) & (n1 > 0) & (x0 >= 0) & (n0 > 0)
    uit = np.full(kan.shape, np.nan)
    uit[kan] = functie(*(np.broadcast_to(kolom, kan.shape)[kan] for kolom in (x1, n1, x0, n0)))
    return uit


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

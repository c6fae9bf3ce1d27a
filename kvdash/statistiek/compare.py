"""Comparisons: with a benchmark, and of two rates or two proportions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple

from kvdash.errors import StatistiekError
from kvdash.statistiek.binomial import upper_tail, upper_tail_array
from kvdash.statistiek.checks import (
    check_count,
    check_finite,
    check_positive,
    check_total,
    count_array,
    float_array,
    positive_array,
    total_arrays,
    z_value,
)
from kvdash.statistiek.intervals import Numbers, wilson_bounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from kvdash.statistiek.checks import FloatArray

Comparison = Literal["lower", "higher", "similar"]


class Ratio(NamedTuple):
    """A rate ratio with its interval; None where it is infinite, all None where both counts are 0."""

    ratio: float | None
    lower: float | None
    upper: float | None


class Difference(NamedTuple):
    """A difference of proportions (−1 to 1) with its interval."""

    difference: float
    lower: float
    upper: float


def compare_to_benchmark(lower: float | None, upper: float | None, benchmark: float) -> Comparison:
    """Does the interval lie wholly below ("lower") or above ("higher") the benchmark's point value, or not ("similar")?

    A bound of None is no bound: the interval goes on. Source: Fingertips Technical Guidance, comparison with a
    benchmark by overlapping confidence intervals. Raises StatistiekError for non-finite numbers and lower > upper.
    """
    value = check_finite(benchmark, "De vergelijkingswaarde")
    low = -math.inf if lower is None else check_finite(lower, "De ondergrens")
    high = math.inf if upper is None else check_finite(upper, "De bovengrens")
    if low > high:
        raise StatistiekError("De ondergrens is hoger dan de bovengrens. Kijk of ze verwisseld zijn.")
    if high < value:
        return "lower"
    return "higher" if low > value else "similar"


def rate_ratio(
    count_1: float, denominator_1: float, count_0: float, denominator_0: float, *, confidence: float = 0.95
) -> Ratio:
    """(x1 / n1) / (x0 / n0) with an interval.

    Given x1 + x0, x1 is binomial: Wilson's interval of x1 / (x1 + x0) turned into odds, times n0 / n1.
    Source: Przyborowski & Wilenski 1940 (Biometrika 31:313) for the conditioning; Wilson 1927 for the interval.
    Raises StatistiekError for negative or non-finite counts and denominators not above 0.
    """
    x1, x0 = check_count(count_1, "Het eerste aantal"), check_count(count_0, "Het tweede aantal")
    n1, n0 = check_positive(denominator_1, "De eerste noemer"), check_positive(denominator_0, "De tweede noemer")
    z, scale = z_value(confidence), n0 / n1
    if x1 + x0 == 0:
        return Ratio(None, None, None)
    opposite = _odds(x0, x1, z)
    upper = scale / opposite if opposite > 0 else None
    return Ratio(x1 / x0 * scale if upper is not None else None, _odds(x1, x0, z) * scale, upper)


def rate_ratio_p_value(count_1: float, denominator_1: float, count_0: float, denominator_0: float) -> float:
    """Two-sided p-value of equal rates: the exact test of x1 given x1 + x0; 1 when both counts are 0.

    Twice the binomial tail on the side of the observation, at most 1. It never gives more false alarms than it says,
    where the interval of `rate_ratio` does for expected counts of a few: take this one for signals. Counts need not
    be whole. Source: Przyborowski & Wilenski 1940 (Biometrika 31:313); Clopper & Pearson 1934 (Biometrika 26:404).
    Raises StatistiekError as `rate_ratio` does.
    """
    x1, x0 = check_count(count_1, "Het eerste aantal"), check_count(count_0, "Het tweede aantal")
    n1, n0 = check_positive(denominator_1, "De eerste noemer"), check_positive(denominator_0, "De tweede noemer")
    if x1 * n0 == x0 * n1:
        return 1.0
    p, q = n1 / (n1 + n0), n0 / (n1 + n0)
    return min(1.0, 2 * (upper_tail(x1, x0, p, q) if x1 * n0 > x0 * n1 else upper_tail(x0, x1, q, p)))


def proportion_difference(x1: float, n1: float, x0: float, n0: float, *, confidence: float = 0.95) -> Difference:
    """x1 / n1 − x0 / n0 with an interval from the two Wilson intervals.

    Source: Newcombe 1998 (Statistics in Medicine 17:873), method 10. Raises StatistiekError for totals that are not
    above 0 or are below their successes.
    """
    return Difference(*_newcombe(*check_total(x1, n1), *check_total(x0, n0), z_value(confidence)))


def proportion_p_value(x1: float, n1: float, x0: float, n0: float) -> float:
    """Two-sided p-value of equal proportions: the pooled score test (Pearson's chi-square, uncorrected).

    1 when none or all of both succeeded. Raises StatistiekError as `proportion_difference` does.
    """
    (x1, n1), (x0, n0) = check_total(x1, n1), check_total(x0, n0)
    if not 0 < x1 + x0 < n1 + n0:
        return 1.0
    return math.erfc(abs(_proportion_z(x1, n1, x0, n0)) * math.sqrt(0.5))


def compare_to_benchmark_array(lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike) -> NDArray[np.str_]:
    """`compare_to_benchmark` for many (broadcast); a bound of NaN is no bound."""
    import numpy as np

    low, high = float_array(lower, "De ondergrens"), float_array(upper, "De bovengrens")
    value = float_array(benchmark, "De vergelijkingswaarde")
    if not np.isfinite(value).all() or np.isinf(low).any() or np.isinf(high).any():
        raise StatistiekError("Elke vergelijkingswaarde en elke grens moet een getal zijn.")
    if (low > high).any():
        raise StatistiekError("Een ondergrens is hoger dan de bovengrens. Kijk of ze verwisseld zijn.")
    return np.array(["similar", "lower", "higher"])[np.where(high < value, 1, np.where(low > value, 2, 0))]


def rate_ratio_array(
    count_1: ArrayLike,
    denominator_1: ArrayLike,
    count_0: ArrayLike,
    denominator_0: ArrayLike,
    *,
    confidence: float = 0.95,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """`rate_ratio` for many (broadcast): ratios, lower and upper bounds, with NaN for None."""
    import numpy as np

    x1, n1, x0, n0 = _rate_arrays(count_1, denominator_1, count_0, denominator_0)
    z, scale = z_value(confidence), n0 / n1
    none = np.full(x1.shape, np.nan)
    events = x1 + x0 > 0
    lower, opposite = none.copy(), none.copy()
    lower[events], opposite[events] = _odds(x1[events], x0[events], z), _odds(x0[events], x1[events], z)
    bounded = events & (opposite > 0)
    ratio = np.divide(x1, x0, out=none.copy(), where=bounded)
    return ratio * scale, lower * scale, np.divide(scale, opposite, out=none, where=bounded)


def rate_ratio_p_value_array(
    count_1: ArrayLike, denominator_1: ArrayLike, count_0: ArrayLike, denominator_0: ArrayLike
) -> FloatArray:
    """`rate_ratio_p_value` for many (broadcast)."""
    import numpy as np

    x1, n1, x0, n0 = _rate_arrays(count_1, denominator_1, count_0, denominator_0)
    p, q = n1 / (n1 + n0), n0 / (n1 + n0)
    higher, equal = x1 * n0 > x0 * n1, x1 * n0 == x0 * n1
    tails = upper_tail_array(
        *(np.where(higher, a, b)[~equal] for a, b in ((x1, x0), (x0, x1), (p, q), (q, p))),
    )
    result = np.ones_like(p)
    result[~equal] = np.minimum(1.0, 2 * tails)
    return result


def proportion_difference_array(
    x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike, *, confidence: float = 0.95
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """`proportion_difference` for many (broadcast): differences, lower and upper bounds."""
    return _newcombe(*total_arrays(x1, n1), *total_arrays(x0, n0), z_value(confidence))


def proportion_p_value_array(x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike) -> FloatArray:
    """`proportion_p_value` for many (broadcast)."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return _p_values(_proportion_z(*total_arrays(x1, n1), *total_arrays(x0, n0)))


def _rate_arrays(*columns: ArrayLike) -> tuple[FloatArray, ...]:
    import numpy as np

    x1, n1, x0, n0 = columns
    return tuple(
        np.broadcast_arrays(
            count_array(x1, "Het eerste aantal"),
            positive_array(n1, "De eerste noemer"),
            count_array(x0, "Het tweede aantal"),
            positive_array(n0, "De tweede noemer"),
        )
    )


def _p_values(z: FloatArray) -> FloatArray:
    """Two-sided normal p-values; 1 where z is undefined."""
    import numpy as np

    scaled = np.abs(np.nan_to_num(z, nan=0.0)) * math.sqrt(0.5)
    return np.fromiter(map(math.erfc, scaled.ravel().tolist()), np.float64, scaled.size).reshape(scaled.shape)


def _odds(x: Numbers, y: Numbers, z: float) -> Numbers:
    """p / (1 − p) for the lower Wilson bound p of x / (x + y), free of cancellation."""
    n = x + y
    spread = z * (z * z + 4 * x * y / n) ** 0.5
    odds: Numbers = 4 * x * x * (n + z * z) / (n * (2 * x + z * z + spread) * (2 * y + z * z + spread))
    return odds


def _proportion_z(x1: Numbers, n1: Numbers, x0: Numbers, n0: Numbers) -> Numbers:
    pooled = (x1 + x0) / (n1 + n0)
    score: Numbers = (x1 / n1 - x0 / n0) / (pooled * (1 - pooled) * (1 / n1 + 1 / n0)) ** 0.5
    return score


def _newcombe(x1: Numbers, n1: Numbers, x0: Numbers, n0: Numbers, z: float) -> tuple[Numbers, Numbers, Numbers]:
    p1, p0 = x1 / n1, x0 / n0
    (lower1, upper1), (lower0, upper0) = wilson_bounds(x1, n1, z), wilson_bounds(x0, n0, z)
    below = ((p1 - lower1) * (p1 - lower1) + (upper0 - p0) * (upper0 - p0)) ** 0.5
    above = ((upper1 - p1) * (upper1 - p1) + (p0 - lower0) * (p0 - lower0)) ** 0.5
    return p1 - p0, p1 - p0 - below, p1 - p0 + above

"""Confidence intervals of counts, rates and proportions. Fingertips takes the same ones (OHID, Technical Guidance)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kvdash.statistiek.checks import (
    check_count,
    check_positive,
    check_total,
    count_array,
    positive_array,
    tail,
    total_arrays,
    z_value,
)
from kvdash.statistiek.gamma import gamma_quantile, gamma_quantile_array

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from kvdash.statistiek.checks import FloatArray

Numbers = TypeVar("Numbers", float, "FloatArray")

_EXACT_BELOW = 10


class Interval(NamedTuple):
    """Lower and upper bound, in the unit of the estimate."""

    lower: float
    upper: float


class OpenInterval(NamedTuple):
    """Lower and upper bound; None where there is no bound on that side."""

    lower: float | None
    upper: float | None


def poisson_interval(count: float, *, confidence: float = 0.95) -> Interval:
    """Exact interval of a Poisson mean. Lower bound 0 for a count of 0.

    Source: Garwood 1936 (Biometrika 28:437), quantiles of chi-square with 2x and 2x + 2 degrees of freedom, halved.
    The count need not be whole. Raises StatistiekError for a negative or non-finite count.
    """
    x, each_tail = check_count(count, "Het aantal"), tail(confidence)
    lower = gamma_quantile(x, each_tail, side="lower") if x > 0 else 0.0
    return Interval(lower, gamma_quantile(x + 1, each_tail, side="upper"))


def byar_interval(count: float, *, confidence: float = 0.95) -> OpenInterval:
    """Byar's approximation; the lower bound is None where the formula falls below 0, as for a count of 0.

    Source: Breslow & Day 1987, Statistical Methods in Cancer Research II, IARC, p. 69. The count need not be whole.
    Raises StatistiekError for a negative or non-finite count.
    """
    x, z = check_count(count, "Het aantal"), z_value(confidence)
    return OpenInterval(_byar_lower(x, z) if x >= _byar_bounded_from(z) else None, _byar_upper(x, z))


def count_interval(count: float, *, confidence: float = 0.95) -> Interval:
    """Interval of a Poisson mean: exact below 10, Byar's from 10.

    Source: Fingertips, guide to rates (PHDS). Raises StatistiekError for a negative or non-finite count.
    """
    x, z = check_count(count, "Het aantal"), z_value(confidence)
    if x < _EXACT_BELOW:
        return poisson_interval(x, confidence=confidence)
    return Interval(_byar_lower(x, z), _byar_upper(x, z))


def spread_interval(count: float, *, factor: float, confidence: float = 0.95) -> Interval:
    """`count_interval` of a count whose variance is `factor` times that of chance.

    The count is divided by the factor before the interval and the bounds multiplied after (Spiegelhalter 2005).
    Raises StatistiekError for a negative or non-finite count or a factor not above 0.
    """
    scale = check_positive(factor, "De spreiding")
    lower, upper = count_interval(count / scale, confidence=confidence)
    return Interval(lower * scale, upper * scale)


def rate_interval(count: float, denominator: float, *, multiplier: float = 1000, confidence: float = 0.95) -> Interval:
    """Interval of a rate, per `multiplier` of the denominator: `count_interval` / denominator × multiplier.

    Raises StatistiekError for a negative or non-finite count and for a denominator or multiplier not above 0.
    """
    scale = check_positive(multiplier, "De vermenigvuldiger") / check_positive(denominator, "De noemer")
    lower, upper = count_interval(count, confidence=confidence)
    return Interval(lower * scale, upper * scale)


def wilson_interval(successes: float, total: float, *, confidence: float = 0.95) -> Interval:
    """Score interval of a proportion, within 0–1; 0 of 60 has width.

    Source: Wilson 1927 (JASA 22:209), written so that neither end loses digits. Numbers need not be whole (weights).
    Raises StatistiekError for a total that is not above 0 or is below the successes.
    """
    x, n = check_total(successes, total)
    lower, upper = wilson_bounds(x, n, z_value(confidence))
    return Interval(lower, min(upper, 1.0) if x < n else 1.0)


def poisson_interval_array(count: ArrayLike, *, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """`poisson_interval` for many counts: lower and upper bounds."""
    import numpy as np

    x, each_tail = count_array(count, "Het aantal"), tail(confidence)
    lower = np.zeros_like(x)
    lower[x > 0] = gamma_quantile_array(x[x > 0], each_tail, side="lower")
    return lower, gamma_quantile_array(x + 1, each_tail, side="upper")


def byar_interval_array(count: ArrayLike, *, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """`byar_interval` for many counts: lower (NaN for None) and upper bounds."""
    import numpy as np

    x, z = count_array(count, "Het aantal"), z_value(confidence)
    bounded = x >= _byar_bounded_from(z)
    lower = np.full_like(x, np.nan)
    lower[bounded] = _byar_lower(x[bounded], z)
    return lower, _byar_upper(x, z)


def count_interval_array(count: ArrayLike, *, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """`count_interval` for many counts: lower and upper bounds."""
    import numpy as np

    x, z = count_array(count, "Het aantal"), z_value(confidence)
    exact = x < _EXACT_BELOW
    lower, upper = _byar_lower(np.maximum(x, _EXACT_BELOW), z), _byar_upper(x, z)
    lower[exact], upper[exact] = poisson_interval_array(x[exact], confidence=confidence)
    return lower, upper


def spread_interval_array(
    count: ArrayLike, *, factor: ArrayLike, confidence: float = 0.95
) -> tuple[FloatArray, FloatArray]:
    """`spread_interval` for many counts and factors (broadcast); NaN for a count that is not known."""
    import numpy as np

    x, scale = np.broadcast_arrays(np.asarray(count, np.float64), positive_array(factor, "De spreiding"))
    bounds, known = np.full((2, *x.shape), np.nan), ~np.isnan(x)
    bounds[:, known] = count_interval_array(x[known] / scale[known], confidence=confidence)
    bounds *= scale
    return bounds[0], bounds[1]


def rate_interval_array(
    count: ArrayLike, denominator: ArrayLike, *, multiplier: float = 1000, confidence: float = 0.95
) -> tuple[FloatArray, FloatArray]:
    """`rate_interval` for many counts and denominators (broadcast): lower and upper bounds."""
    scale = check_positive(multiplier, "De vermenigvuldiger") / positive_array(denominator, "De noemer")
    lower, upper = count_interval_array(count, confidence=confidence)
    return lower * scale, upper * scale


def wilson_interval_array(
    successes: ArrayLike, total: ArrayLike, *, confidence: float = 0.95
) -> tuple[FloatArray, FloatArray]:
    """`wilson_interval` for many (broadcast): lower and upper bounds."""
    import numpy as np

    x, n = total_arrays(successes, total)
    lower, upper = wilson_bounds(x, n, z_value(confidence))
    return lower, np.where(x < n, np.minimum(upper, 1.0), 1.0)


def wilson_bounds(x: Numbers, n: Numbers, z: float) -> tuple[Numbers, Numbers]:
    """Wilson's bounds of x / n for unchecked input; the upper one may miss 1 by rounding."""
    middle = 2 * x + z * z
    spread = z * (z * z + 4 * x * (n - x) / n) ** 0.5
    return 2 * x * x / (n * (middle + spread)), (middle + spread) / (2 * (n + z * z))


def _byar_upper(x: Numbers, z: float) -> Numbers:
    y = x + 1
    root = 1 - 1 / (9 * y) + z / (3 * y**0.5)
    bound: Numbers = y * root * root * root
    return bound


def _byar_lower(x: Numbers, z: float) -> Numbers:
    root = 1 - 1 / (9 * x) - z / (3 * x**0.5)
    bound: Numbers = x * root * root * root
    return bound


def _byar_bounded_from(z: float) -> float:
    """The count at which Byar's lower bound is 0; below it the formula is negative."""
    return float(((z + (z * z + 4) ** 0.5) / 6) ** 2)

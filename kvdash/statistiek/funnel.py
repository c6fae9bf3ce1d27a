"""Limits of funnel plots, and the spread beyond chance that widens them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kvdash.errors import StatistiekError
from kvdash.statistiek.checks import (
    check_count,
    check_finite,
    check_fraction,
    check_positive,
    count_array,
    float_array,
    fraction_array,
    is_finite,
    positive_array,
    z_value,
)
from kvdash.statistiek.intervals import Interval, OpenInterval, poisson_interval, poisson_interval_array

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from kvdash.statistiek.checks import FloatArray


# A lower bound below this part of the count, as counts under a hundredth have, would put the limit beyond any number.
_NOTHING = 1e-200


def proportion_funnel_limits(average: float, total: float, *, confidence: float = 0.95) -> Interval:
    """Where a proportion over `total` lies by chance alone around `average`, both 0–1: p ∓ z√(p(1−p)/n) within 0–1.

    Source: Spiegelhalter 2005 (Statistics in Medicine 24:1185), normal limits. Raises StatistiekError for an average
    outside 0–1 and a total not above 0.
    """
    p, n = check_fraction(average, "Het gemiddelde"), check_positive(total, "Het totaal")
    half = z_value(confidence) * math.sqrt(p * (1 - p) / n)
    return Interval(max(p - half, 0.0), min(p + half, 1.0))


def rate_funnel_limits(average: float, events: float, *, confidence: float = 0.95) -> OpenInterval:
    """Where a rate resting on `events` lies by chance alone around `average`, in the unit of `average`.

    average × E / upper and average × E / lower, with the exact interval (`poisson_interval`) of E, the number that
    was observed: the observed rate is outside exactly when its own interval leaves out `average`. (With the expected
    number for E there would be too many outside.) For 0 events (0, None): no limit.
    Source: Fingertips Technical Guidance, funnel plots for rates, after Spiegelhalter 2005.
    Raises StatistiekError for a negative or non-finite average or number of events.
    """
    mean, count = check_count(average, "Het gemiddelde"), check_count(events, "Het aantal")
    lower, upper = poisson_interval(count, confidence=confidence)
    return OpenInterval(mean * (count / upper), mean * (count / lower) if lower > _NOTHING * count else None)


def overdispersion_factor(z_scores: Sequence[float], *, winsorised: float = 0.1) -> float:
    """How many times the variance of these z-scores is that of chance alone: φ, never below 1.

    The mean square of the z-scores, the fraction `winsorised` at either end first pulled in to the next score, so that
    real outliers do not hide themselves. Limits and tests widen by √φ; for a Poisson or binomial interval that is
    reached by dividing count and denominator (or successes and total) by φ before calling it.
    Source: Spiegelhalter 2005 (Quality and Safety in Health Care 14:347; Statistics in Medicine 24:1185, A.3).
    Raises StatistiekError for no or non-finite scores and a fraction outside 0–0.5.
    """
    if not is_finite(winsorised) or not 0 <= winsorised < 0.5:
        raise StatistiekError("Het deel dat aan elke kant wordt ingekort moet tussen 0 en 0,5 liggen.")
    ordered = sorted(check_finite(z, "De z-score") for z in z_scores)
    if not ordered:
        raise StatistiekError("Zonder z-scores is de spreiding niet te berekenen.")
    cut = int(winsorised * len(ordered))
    lowest, highest = ordered[cut], ordered[-1 - cut]
    return max(1.0, math.fsum(min(max(z, lowest), highest) ** 2 for z in ordered) / len(ordered))


def overdispersion_factor_array(z_scores: ArrayLike, *, winsorised: float = 0.1) -> FloatArray:
    """`overdispersion_factor` for each row of z-scores; NaN is no score, and a row without any gives 1."""
    import numpy as np

    ordered = np.sort(np.atleast_2d(float_array(z_scores, "De z-score")), axis=1)
    if not 0 <= winsorised < 0.5 or np.isinf(ordered).any():
        raise StatistiekError("Elke z-score moet een getal zijn, en het ingekorte deel tussen 0 en 0,5.")
    total = np.sum(~np.isnan(ordered), axis=1)
    cut = (winsorised * total).astype(np.intp)
    rows = np.arange(len(ordered))
    lowest, highest = ordered[rows, cut], ordered[rows, np.maximum(total - 1 - cut, 0)]
    pulled = np.clip(ordered, lowest[:, None], highest[:, None])
    mean = np.nansum(pulled**2, axis=1) / np.maximum(total, 1)
    return np.asarray(np.maximum(mean, 1.0))


def proportion_funnel_limits_array(
    average: ArrayLike, total: ArrayLike, *, confidence: float = 0.95
) -> tuple[FloatArray, FloatArray]:
    """`proportion_funnel_limits` for many (broadcast): lower and upper limits."""
    import numpy as np

    p, n = fraction_array(average, "Het gemiddelde"), positive_array(total, "Het totaal")
    half = z_value(confidence) * np.sqrt(p * (1 - p) / n)
    return np.maximum(p - half, 0.0), np.minimum(p + half, 1.0)


def rate_funnel_limits_array(
    average: ArrayLike, events: ArrayLike, *, confidence: float = 0.95
) -> tuple[FloatArray, FloatArray]:
    """`rate_funnel_limits` for many (broadcast): lower and upper (NaN for None) limits."""
    import numpy as np

    mean, count = count_array(average, "Het gemiddelde"), count_array(events, "Het aantal")
    lower, upper = poisson_interval_array(count, confidence=confidence)
    factor = np.full_like(count, np.nan)
    np.divide(count, lower, out=factor, where=lower > _NOTHING * count)
    return mean * (count / upper), mean * factor

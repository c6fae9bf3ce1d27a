"""Recent trend over five annual points, as Fingertips defines it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

from kvdash.errors import StatistiekError
from kvdash.statistiek.checks import check_finite, check_same_length, float_array

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

Trend = Literal["rising", "falling", "no_change", "not_calculable"]

_POINTS = 5
_CHI_SQUARE_998 = 9.54953570608324
_PAIRS = tuple(combinations(range(_POINTS), 2))


def trend(values: Sequence[float | None], lowers: Sequence[float | None], uppers: Sequence[float | None]) -> Trend:
    """Direction of the last five of these annual points, each with its 95 % interval; oldest first.

    Weighted least squares on the year with weights 1 / ((U − L) / 3.92)²; a trend when (slope / SE)² exceeds the
    99.8 % quantile of chi-square with one degree of freedom and leaving out any one point keeps the slope's sign.
    "not_calculable" with fewer than five points, a None among the last five, or an interval without width.
    Source: Fingertips Technical Guidance, recent trends. Raises StatistiekError for columns of different length,
    non-finite numbers and a lower bound above its upper one.
    """
    check_same_length(values, lowers, uppers)
    points = list(zip(values, lowers, uppers, strict=True))[-_POINTS:]
    checked = [tuple(None if v is None else check_finite(v, "Elk punt") for v in point) for point in points]
    complete = [(y, low, high) for y, low, high in checked if y is not None and low is not None and high is not None]
    if any(low > high for _, low, high in complete):
        raise StatistiekError("Een ondergrens is hoger dan de bovengrens. Kijk of ze verwisseld zijn.")
    if len(complete) < _POINTS or any(low == high for _, low, high in complete):
        return "not_calculable"
    slopes, chi_square = _fits([y for y, _, _ in complete], [(3.92 / (high - low)) ** 2 for _, low, high in complete])
    if chi_square > _CHI_SQUARE_998 and all(slope > 0 for slope in slopes):
        return "rising"
    return "falling" if chi_square > _CHI_SQUARE_998 and all(slope < 0 for slope in slopes) else "no_change"


def trend_array(values: ArrayLike, lowers: ArrayLike, uppers: ArrayLike) -> NDArray[np.str_]:
    """`trend` for many series at once: arrays of shape (series, years), NaN for None; one word per series."""
    import numpy as np

    y, low, high = (float_array(column, "De reeks") for column in (values, lowers, uppers))
    if y.ndim != 2 or not y.shape == low.shape == high.shape:
        raise StatistiekError("De reeksen zijn niet even lang. Geef elk punt een waarde, ondergrens en bovengrens.")
    if y.shape[1] < _POINTS:
        return np.full(len(y), "not_calculable")
    y, low, high = (column[:, -_POINTS:] for column in (y, low, high))
    if np.isinf([y, low, high]).any() or (low > high).any():
        raise StatistiekError("Elk punt moet een getal zijn, met een ondergrens die niet hoger is dan de bovengrens.")
    width = np.where(np.isnan(y) | (high == low), np.nan, high - low)
    slopes, chi_square = _fits(list(y.T), list(((3.92 / width) ** 2).T))
    steep = chi_square > _CHI_SQUARE_998
    rising, falling = (steep & np.all([sign * slope > 0 for slope in slopes], axis=0) for sign in (1, -1))
    unknown = np.isnan(width).any(axis=1)
    return np.select([unknown, rising, falling], ["not_calculable", "rising", "falling"], "no_change")


def _fits(y: Sequence[Any], weight: Sequence[Any]) -> tuple[list[Any], Any]:
    """Slopes up to a positive factor with each point left out in turn, and (slope / SE)² of all points.

    Sums over pairs of points instead of deviations from means: exactly 0 for equal values.
    """
    across = {(i, j): weight[i] * weight[j] * (j - i) * (y[j] - y[i]) for i, j in _PAIRS}
    along = sum(weight[i] * weight[j] * (j - i) ** 2 for i, j in _PAIRS)
    slopes = [sum(term for pair, term in across.items() if out not in pair) for out in range(_POINTS)]
    return slopes, sum(across.values()) ** 2 / (along * sum(weight))

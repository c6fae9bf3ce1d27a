"""Groups of equal size, and p-values corrected for how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kvdash.statistiek.checks import check_finite, check_fraction, check_whole, fraction_array

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from kvdash.statistiek.checks import FloatArray


def quantile_groups(values: Sequence[float | None], groups: int) -> list[int | None]:
    """Group 1 (lowest) to `groups` (highest) of each value; equal values share the group of the lowest rank.

    With n values, r the minimum rank ascending and k groups: max(1, k + 1 − ⌈(n + 1 − r) k / n⌉). None for None, and
    for all when n < k. Source: PHEindicatormethods (phe_quantile). Raises StatistiekError for non-finite values and
    fewer than one group.
    """
    k = check_whole(groups, "Het aantal groepen", minimum=1)
    known = sorted(check_finite(value, "Elke waarde") for value in values if value is not None)
    n = len(known)
    if n < k:
        return [None] * len(values)
    rank: dict[float, int] = {}
    for position, value in enumerate(known, start=1):
        rank.setdefault(value, position)
    return [None if value is None else max(1, k + 1 + -(n + 1 - rank[float(value)]) * k // n) for value in values]


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Adjusted p-values in the order given: at most 5 % of those up to 0.05 is expected to be a false alarm.

    Source: Benjamini & Hochberg 1995 (JRSS B 57:289). Raises StatistiekError for a p-value outside 0–1.
    """
    checked = [check_fraction(p, "Elke p-waarde") for p in p_values]
    adjusted, smallest = [1.0] * len(checked), 1.0
    descending = sorted(range(len(checked)), key=checked.__getitem__, reverse=True)
    for rank, index in zip(range(len(checked), 0, -1), descending, strict=True):
        smallest = min(smallest, checked[index] * (len(checked) / rank))
        adjusted[index] = smallest
    return adjusted


def benjamini_hochberg_array(p_values: ArrayLike) -> FloatArray:
    """`benjamini_hochberg` for a one-dimensional array."""
    import numpy as np

    p = fraction_array(p_values, "Elke p-waarde")
    order = np.argsort(p)
    scaled = p[order] * (len(p) / np.arange(1, len(p) + 1))
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted

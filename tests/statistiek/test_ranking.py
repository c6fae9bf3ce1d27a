"""Quantile groups and the correction for many comparisons."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata
from statsmodels.stats.multitest import multipletests

from kvdash.statistiek import benjamini_hochberg, benjamini_hochberg_array, quantile_groups


@pytest.mark.parametrize(
    ("values", "groups", "expected"),
    [
        ([10, 20, 30, 40, 50], 5, [1, 2, 3, 4, 5]),
        ([50, 10, 40, 20, 30], 5, [5, 1, 4, 2, 3]),
        ([1, 1, 1, 1, 5], 5, [1, 1, 1, 1, 5]),
        ([1, None, 2], 2, [1, None, 2]),
        ([1, None, 2], 3, [None, None, None]),
        ([7, 7, 7], 2, [1, 1, 1]),
        ([1, 2, 3, 4, 5, 6, 7], 3, [1, 1, 1, 2, 2, 3, 3]),
        ([], 5, []),
        ([3], 1, [1]),
    ],
)
def test_quantile_groups(values: list[float | None], groups: int, expected: list[int | None]) -> None:
    assert quantile_groups(values, groups) == expected


@given(st.lists(st.none() | st.integers(-20, 20), max_size=60), st.integers(1, 7))
def test_quantile_groups_follow_the_formula(values: list[int | None], k: int) -> None:
    known = [v for v in values if v is not None]
    n, found = len(known), quantile_groups(values, k)
    assert [v is None or n < k for v in values] == [group is None for group in found]
    ranks = rankdata(known, method="min").astype(int).tolist() if n >= k else []
    expected = [max(1, k + 1 - math.ceil((n + 1 - r) * k / n)) for r in ranks]
    assert [group for group in found if group is not None] == expected
    assert all(1 <= group <= k for group in expected)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=200))
def test_benjamini_hochberg_against_statsmodels(p_values: list[float]) -> None:
    expected = multipletests(p_values, method="fdr_bh")[1]
    adjusted = benjamini_hochberg(p_values)
    assert adjusted == pytest.approx(expected, rel=1e-9, abs=1e-300)
    assert benjamini_hochberg_array(p_values) == pytest.approx(adjusted, rel=1e-12)
    assert all(p <= a <= 1 for p, a in zip(p_values, adjusted, strict=True))
    by_p = [adjusted[i] for i in np.argsort(p_values)]
    assert by_p == sorted(by_p)


def test_no_p_values() -> None:
    assert benjamini_hochberg([]) == []
    assert benjamini_hochberg_array([]).size == 0

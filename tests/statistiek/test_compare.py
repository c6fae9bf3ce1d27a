"""Comparisons against scipy and statsmodels."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2_contingency
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from kvdash.statistiek import (
    compare_to_benchmark,
    proportion_difference,
    proportion_p_value,
    rate_ratio,
    rate_ratio_p_value,
    wilson_interval,
)

RATES = [
    (x1, n1, x0, n0) for x1 in (0, 1, 4, 30, 5000) for x0 in (1, 3, 80, 9000) for n1, n0 in ((1, 1), (812, 45_000))
]
PROPORTIONS = [
    (x1, n1, x0, n0) for x1, n1 in ((0, 60), (3, 20), (45, 45), (300, 1000)) for x0, n0 in ((0, 5), (7, 9), (240, 900))
]


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (1, 2, "lower"),
        (4, 5, "higher"),
        (2, 4, "similar"),
        (3, 4, "similar"),
        (2, 3, "similar"),
        (None, 2, "lower"),
        (None, 4, "similar"),
        (4, None, "higher"),
        (None, None, "similar"),
    ],
)
def test_an_interval_against_a_value(lower: float | None, upper: float | None, expected: str) -> None:
    assert compare_to_benchmark(lower, upper, 3) == expected


@pytest.mark.parametrize("level", [0.8, 0.95, 0.998])
@pytest.mark.parametrize(("x1", "n1", "x0", "n0"), RATES)
def test_rate_ratio_is_wilson_as_odds(x1: int, n1: int, x0: int, n0: int, level: float) -> None:
    low, high = proportion_confint(x1, x1 + x0, alpha=1 - level, method="wilson")
    ratio, lower, upper = rate_ratio(x1, n1, x0, n0, confidence=level)
    assert ratio == pytest.approx(x1 / n1 / (x0 / n0), rel=1e-12)
    assert lower == pytest.approx(low / (1 - low) * n0 / n1, rel=1e-9, abs=1e-12)
    assert upper == pytest.approx(high / (1 - high) * n0 / n1, rel=1e-9)


def test_rate_ratio_without_events() -> None:
    assert rate_ratio(0, 10, 0, 10) == (None, None, None)
    ratio, lower, upper = rate_ratio(5, 10, 0, 10)
    assert ratio is None and upper is None
    assert lower is not None and lower > 1
    assert rate_ratio(0, 10, 5, 10)[:2] == (0, 0)


@given(st.integers(1, 10_000), st.integers(1, 10_000), st.floats(1, 1e5), st.floats(1, 1e5))
def test_rate_ratio_turned_round_is_its_inverse(x1: int, x0: int, n1: float, n0: float) -> None:
    there, back = rate_ratio(x1, n1, x0, n0), rate_ratio(x0, n0, x1, n1)
    assert there.lower is not None and there.upper is not None and there.ratio is not None
    assert back == pytest.approx((1 / there.ratio, 1 / there.upper, 1 / there.lower), rel=1e-12)
    assert there.lower < there.ratio < there.upper


@pytest.mark.parametrize(("x1", "n1", "x0", "n0"), RATES)
def test_p_value_of_rates_is_twice_the_exact_tail(x1: int, n1: int, x0: int, n0: int) -> None:
    share = n1 / (n1 + n0)
    tails = [binomtest(x1, x1 + x0, share, alternative=side).pvalue for side in ("less", "greater")]
    assert rate_ratio_p_value(x1, n1, x0, n0) == pytest.approx(min(1, 2 * min(tails)), rel=1e-9, abs=1e-250)


@given(st.integers(0, 300), st.integers(0, 300))
def test_p_value_with_equal_denominators_is_scipys_two_sided_test(x1: int, x0: int) -> None:
    expected = binomtest(x1, x1 + x0, 0.5).pvalue if x1 + x0 else 1.0
    assert rate_ratio_p_value(x1, 700, x0, 700) == pytest.approx(expected, rel=1e-9)


@given(st.floats(0, 300), st.floats(0, 300), st.floats(1, 1e5), st.floats(1, 1e5))
def test_p_value_of_rates_is_a_probability_and_symmetrical(x1: float, x0: float, n1: float, n0: float) -> None:
    p = rate_ratio_p_value(x1, n1, x0, n0)
    assert 0 <= p <= 1
    assert p == pytest.approx(rate_ratio_p_value(x0, n0, x1, n1), rel=1e-9)


@pytest.mark.parametrize("level", [0.8, 0.95, 0.998])
@pytest.mark.parametrize(("x1", "n1", "x0", "n0"), PROPORTIONS)
def test_proportion_difference_against_statsmodels(x1: int, n1: int, x0: int, n0: int, level: float) -> None:
    expected = confint_proportions_2indep(x1, n1, x0, n0, method="newcomb", alpha=1 - level)
    difference, lower, upper = proportion_difference(x1, n1, x0, n0, confidence=level)
    assert difference == pytest.approx(x1 / n1 - x0 / n0, rel=1e-12)
    assert (lower, upper) == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_proportion_difference_is_newcombes_published_example() -> None:
    """Newcombe 1998, table II, (a): 56/70 − 48/80, method 10."""
    assert proportion_difference(56, 70, 48, 80) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


@given(st.integers(1, 500), st.integers(1, 500), st.floats(0, 1), st.floats(0, 1))
def test_proportion_difference_is_bounded(n1: int, n0: int, share1: float, share0: float) -> None:
    difference, lower, upper = proportion_difference(round(n1 * share1), n1, round(n0 * share0), n0)
    assert -1 - 1e-12 <= lower <= difference <= upper <= 1 + 1e-12


@pytest.mark.parametrize(
    ("x1", "n1", "x0", "n0"), [row for row in PROPORTIONS if 0 < row[0] + row[2] < row[1] + row[3]]
)
def test_p_value_of_proportions_is_pearsons(x1: int, n1: int, x0: int, n0: int) -> None:
    expected = chi2_contingency([[x1, n1 - x1], [x0, n0 - x0]], correction=False).pvalue
    assert proportion_p_value(x1, n1, x0, n0) == pytest.approx(expected, rel=1e-9)


def test_proportions_all_or_none_do_not_differ() -> None:
    assert proportion_p_value(0, 60, 0, 5) == 1
    assert proportion_p_value(60, 60, 5, 5) == 1


def test_wilson_bounds_of_a_ratio_keep_their_digits() -> None:
    """One event against a million: 1 − p would lose ten digits."""
    p = wilson_interval(1, 1_000_001)
    ratio = rate_ratio(1, 1, 1_000_000, 1)
    assert ratio.lower is not None
    assert ratio.lower == pytest.approx(p.lower / (1 - p.lower), rel=1e-12)
    assert math.isfinite(ratio.upper or math.inf)

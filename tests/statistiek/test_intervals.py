"""Intervals against scipy and statsmodels, and what must hold for every input."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gammainc, gammaincc
from scipy.stats import chi2, norm
from statsmodels.stats.proportion import proportion_confint

from kvdash.statistiek import byar_interval, count_interval, poisson_interval, rate_interval, wilson_interval

LEVELS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.998, 0.9999)
COUNTS = (*range(1, 60), 75, 99.5, 100, 333, 1000, 4321, 10_000, 99_999, 100_001, 1_000_000, 0.1, 0.7, 2.5, 12.34)
counts = st.floats(0, 1e6) | st.integers(0, 100_000)
levels = st.floats(0.01, 0.9999)


@pytest.mark.parametrize("level", LEVELS)
def test_poisson_interval_is_half_of_chi_square_quantiles(level: float) -> None:
    for count in COUNTS:
        lower, upper = poisson_interval(count, confidence=level)
        assert lower == pytest.approx(chi2.ppf((1 - level) / 2, 2 * count) / 2, rel=1e-9)
        assert upper == pytest.approx(chi2.isf((1 - level) / 2, 2 * count + 2) / 2, rel=1e-9)


def test_poisson_interval_of_nothing_starts_at_nothing() -> None:
    assert poisson_interval(0).lower == 0
    assert poisson_interval(0).upper == pytest.approx(-math.log(0.025), rel=1e-12)


@given(count=st.floats(0, 1e5), level=st.floats(1e-6, 1 - 1e-15))
def test_poisson_interval_has_the_tails_it_promises(count: float, level: float) -> None:
    lower, upper = poisson_interval(count, confidence=level)
    if lower > 0:
        assert gammainc(count, lower) == pytest.approx((1 - level) / 2, rel=1e-6)
    assert gammaincc(count + 1, upper) == pytest.approx((1 - level) / 2, rel=1e-6)


@pytest.mark.parametrize("level", LEVELS)
def test_byar_interval_follows_the_formula(level: float) -> None:
    z = norm.isf((1 - level) / 2)
    for count in COUNTS:
        lower, upper = byar_interval(count, confidence=level)
        root = 1 - 1 / (9 * count) - z / (3 * math.sqrt(count))
        expected = None if root < 0 else pytest.approx(count * root**3, rel=1e-9)
        assert lower == expected
        above = count + 1
        assert upper == pytest.approx(above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3, rel=1e-9)


def test_byar_interval_has_no_lower_bound_below_the_formula() -> None:
    assert byar_interval(0).lower is None
    assert byar_interval(0.2).lower is None
    assert byar_interval(1).lower is not None


def test_byar_is_published_example() -> None:
    """Breslow & Day's approximation is within half a per cent of the exact limits from ten events on."""
    for count in (10, 15, 40, 200):
        exact, byar = poisson_interval(count), byar_interval(count)
        assert byar.lower == pytest.approx(exact.lower, rel=0.005)
        assert byar.upper == pytest.approx(exact.upper, rel=0.005)


@given(count=counts, level=levels)
def test_count_interval_is_exact_below_ten_and_byar_from_ten(count: float, level: float) -> None:
    method = poisson_interval if count < 10 else byar_interval
    assert count_interval(count, confidence=level) == method(count, confidence=level)


def test_count_interval_changes_method_at_ten() -> None:
    assert tuple(count_interval(9.999)) == tuple(poisson_interval(9.999))
    assert tuple(count_interval(10)) == tuple(byar_interval(10))
    assert tuple(byar_interval(10)) != tuple(poisson_interval(10))


@given(count=counts, denominator=st.floats(0.1, 1e7), multiplier=st.sampled_from([1, 100, 1000]))
def test_rate_interval_is_count_interval_scaled(count: float, denominator: float, multiplier: float) -> None:
    lower, upper = count_interval(count)
    scaled = rate_interval(count, denominator, multiplier=multiplier)
    assert scaled.lower == pytest.approx(lower / denominator * multiplier, rel=1e-12)
    assert scaled.upper == pytest.approx(upper / denominator * multiplier, rel=1e-12)


@pytest.mark.parametrize("level", LEVELS)
def test_wilson_interval_against_statsmodels(level: float) -> None:
    for total in (1, 2, 7, 60, 500, 12_345, 1_000_000):
        for successes in {0, 1, 2, total // 3, total // 2, total - 1, total}:
            if successes > total:
                continue
            lower, upper = wilson_interval(successes, total, confidence=level)
            expected = proportion_confint(successes, total, alpha=1 - level, method="wilson")
            assert (lower, upper) == pytest.approx(expected, rel=1e-9, abs=1e-14)


def test_wilson_interval_of_none_in_sixty_has_width() -> None:
    lower, upper = wilson_interval(0, 60)
    assert lower == 0
    assert upper == pytest.approx(0.0602, abs=1e-4)
    assert wilson_interval(60, 60).upper == 1


@given(count=st.floats(0, 1e6), level=levels)
def test_intervals_hold_the_estimate(count: float, level: float) -> None:
    for interval in (count_interval, poisson_interval):
        lower, upper = interval(count, confidence=level)
        if level > 0.5:
            assert 0 <= lower <= count <= upper


@given(count=st.floats(0, 1e6), more=st.floats(0.01, 100), level=levels)
def test_more_events_move_both_bounds_up(count: float, more: float, level: float) -> None:
    low, high = poisson_interval(count, confidence=level), poisson_interval(count + more, confidence=level)
    assert low.lower <= high.lower
    assert low.upper < high.upper


@given(count=counts, levels_=st.tuples(levels, levels).filter(lambda pair: pair[0] + 1e-6 < pair[1]))
def test_more_confidence_widens(count: float, levels_: tuple[float, float]) -> None:
    narrow, wide = (count_interval(count, confidence=level) for level in levels_)
    assert wide.lower <= narrow.lower
    assert narrow.upper < wide.upper


@given(total=st.integers(1, 10_000), share=st.floats(0, 1), factor=st.integers(2, 50), level=st.floats(0.5, 0.999))
def test_wilson_is_bounded_and_narrower_with_more_data(total: int, share: float, factor: int, level: float) -> None:
    successes = round(total * share)
    few = wilson_interval(successes, total, confidence=level)
    many = wilson_interval(successes * factor, total * factor, confidence=level)
    assert 0 <= few.lower <= successes / total <= few.upper <= 1
    assert many.upper - many.lower < few.upper - few.lower


@given(count=st.integers(1, 10_000), factor=st.integers(2, 50))
def test_rates_are_narrower_with_more_data(count: int, factor: int) -> None:
    few, many = rate_interval(count, 1000), rate_interval(count * factor, 1000 * factor)
    assert many.upper - many.lower < few.upper - few.lower

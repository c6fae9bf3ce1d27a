"""Funnel limits and the spread beyond chance."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, norm
from scipy.stats.mstats import winsorize

from kvdash.errors import StatistiekError
from kvdash.statistiek import (
    compare_to_benchmark,
    overdispersion_factor,
    overdispersion_factor_array,
    poisson_interval,
    proportion_funnel_limits,
    rate_funnel_limits,
)


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_proportion_limits_are_normal_limits(level: float) -> None:
    for p in (0.05, 0.3, 0.5, 0.9):
        for n in (200, 5000, 1e6):
            expected = norm.interval(level, p, (p * (1 - p) / n) ** 0.5)
            assert proportion_funnel_limits(p, n, confidence=level) == pytest.approx(expected, rel=1e-9)


def test_proportion_limits_stay_within_0_and_1() -> None:
    assert proportion_funnel_limits(0.02, 10).lower == 0
    assert proportion_funnel_limits(0.98, 10).upper == 1
    assert proportion_funnel_limits(0, 10) == (0, 0)


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_rate_limits_come_from_the_exact_interval(level: float) -> None:
    tail = (1 - level) / 2
    for events in (0.5, 1, 9, 10, 42, 1000):
        lower, upper = rate_funnel_limits(7.5, events, confidence=level)
        assert lower == pytest.approx(7.5 * events / (chi2.isf(tail, 2 * events + 2) / 2), rel=1e-9)
        assert upper == pytest.approx(7.5 * events / (chi2.ppf(tail, 2 * events) / 2), rel=1e-9)


def test_rate_limits_without_events() -> None:
    assert rate_funnel_limits(7.5, 0) == (0, None)


@given(events=st.integers(1, 2000), denominator=st.floats(10, 1e5), average=st.floats(0.1, 100))
def test_outside_the_rate_funnel_is_an_interval_that_leaves_out_the_average(
    events: int, denominator: float, average: float
) -> None:
    rate = events / denominator * 1000
    lower, upper = rate_funnel_limits(average, events)
    assert upper is not None
    interval = [bound / denominator * 1000 for bound in poisson_interval(events)]
    if min(abs(bound / average - 1) for bound in interval) > 1e-9:
        place = "lower" if rate < lower else "higher" if rate > upper else "similar"  # type: ignore[operator]
        assert place == compare_to_benchmark(interval[0], interval[1], average)


@given(average=st.floats(0.01, 0.99), total=st.integers(1, 100_000), factor=st.integers(2, 20))
def test_the_funnel_narrows(average: float, total: int, factor: int) -> None:
    wide, narrow = proportion_funnel_limits(average, total), proportion_funnel_limits(average, total * factor)
    assert wide.lower <= narrow.lower < average < narrow.upper <= wide.upper
    wide_rate, narrow_rate = rate_funnel_limits(average, total), rate_funnel_limits(average, total * factor)
    assert wide_rate.lower is not None and narrow_rate.lower is not None
    assert wide_rate.upper is not None and narrow_rate.upper is not None
    assert wide_rate.lower < narrow_rate.lower < average < narrow_rate.upper < wide_rate.upper


def test_overdispersion_is_the_winsorised_mean_square() -> None:
    generator = random.Random(3)
    scores = [generator.gauss(0, 2.5) for _ in range(57)]
    expected = float((winsorize(np.array(scores), limits=(0.1, 0.1)).data ** 2).mean())
    assert overdispersion_factor(scores) == pytest.approx(expected, rel=1e-12)
    assert expected > 2


def test_overdispersion_finds_the_spread_put_in() -> None:
    """Twice the standard deviation: four times the variance, less what the winsorised normal loses (0.66)."""
    generator = random.Random(4)
    scores = [generator.gauss(0, 2) for _ in range(20_000)]
    assert overdispersion_factor(scores, winsorised=0) == pytest.approx(4, rel=0.05)
    assert overdispersion_factor(scores) == pytest.approx(4 * 0.66, rel=0.05)


def test_chance_alone_is_never_narrowed_and_outliers_do_not_count() -> None:
    generator = random.Random(5)
    scores = [generator.gauss(0, 1) for _ in range(200)]
    assert overdispersion_factor(scores) == 1
    assert overdispersion_factor([*scores, 40.0, -60.0]) == 1
    assert overdispersion_factor([0.5]) == 1


def test_overdispersion_of_many_rows_equals_that_of_each() -> None:
    generator = random.Random(6)
    rows = [[generator.gauss(0, 1 + row) for _ in range(5 + 9 * row)] for row in range(6)]
    width = max(map(len, rows))
    together = overdispersion_factor_array([row + [float("nan")] * (width - len(row)) for row in rows])
    assert together.tolist() == pytest.approx([overdispersion_factor(row) for row in rows], rel=1e-12)
    assert overdispersion_factor_array([[float("nan")] * 3]).tolist() == [1]


def test_overdispersion_of_many_rows_refuses_what_is_no_score() -> None:
    with pytest.raises(StatistiekError):
        overdispersion_factor_array([[1.0, float("inf")]])
    with pytest.raises(StatistiekError):
        overdispersion_factor_array([[1.0]], winsorised=0.5)

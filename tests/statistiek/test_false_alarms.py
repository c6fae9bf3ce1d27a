"""Years in which nothing changed: at most 6 % show as "mogelijk" (outside 95 %), at most 0.4 % beyond 99.8 %."""

import numpy as np
import pytest
from numpy.typing import NDArray

from kvdash import statistiek as s

FloatArray = NDArray[np.float64]

YEARS, POSSIBLE, NEARLY_SURE = 2000, 0.06, 0.004
MEANS = np.array([0.3, 1, 2, 3, 5, 8, 12, 20, 35, 60, 110, 250])
REST, INHABITANTS = 25, 4000
LEVELS = ((0.95, POSSIBLE), (0.998, NEARLY_SURE))


@pytest.fixture(scope="module")
def years() -> tuple[FloatArray, FloatArray, FloatArray]:
    """Counts of a year, of the year before and of the rest of the gemeente, for gebieden of all sizes."""
    rng = np.random.default_rng(2026)
    shape = (YEARS, MEANS.size)
    drawn = [rng.poisson(MEANS * factor, shape).astype(np.float64) for factor in (1, 1, REST)]
    return drawn[0], drawn[1], drawn[2]


@pytest.mark.parametrize(("level", "allowed"), LEVELS)
def test_change_against_last_year(
    years: tuple[FloatArray, FloatArray, FloatArray], level: float, allowed: float
) -> None:
    now, before, _ = years
    _, lower, upper = s.rate_ratio_array(now, INHABITANTS, before, INHABITANTS, confidence=level)
    outside = (lower > 1) | (upper < 1)
    assert 0 < outside.mean() <= allowed
    assert (s.rate_ratio_p_value_array(now, INHABITANTS, before, INHABITANTS) < 1 - level).mean() <= allowed


@pytest.mark.parametrize(("level", "allowed"), LEVELS)
def test_level_against_the_rest_of_the_gemeente(
    years: tuple[FloatArray, FloatArray, FloatArray], level: float, allowed: float
) -> None:
    now, _, rest = years
    outside = s.rate_ratio_p_value_array(now, INHABITANTS, rest, REST * INHABITANTS) < 1 - level
    assert 0 < outside.mean() <= allowed
    assert outside.mean(axis=0).max() <= allowed


@pytest.mark.parametrize(("level", "allowed"), LEVELS)
def test_level_against_a_known_value_and_place_in_the_funnel(
    years: tuple[FloatArray, FloatArray, FloatArray], level: float, allowed: float
) -> None:
    now = years[0]
    for lower, upper in (
        s.count_interval_array(now, confidence=level),
        s.poisson_interval_array(now, confidence=level),
    ):
        words = s.compare_to_benchmark_array(lower, upper, MEANS)
        assert 0 < (words != "similar").mean() <= allowed
    lower, upper = s.rate_funnel_limits_array(MEANS, now, confidence=level)
    assert 0 < ((now < lower) | (now > upper)).mean() <= allowed


@pytest.mark.parametrize(("level", "allowed"), LEVELS)
def test_proportions_of_a_survey(level: float, allowed: float) -> None:
    rng = np.random.default_rng(2027)
    share, size = np.array([0.03, 0.1, 0.25, 0.5, 0.8]), 300
    now, before = (rng.binomial(size, share, (YEARS, share.size)) for _ in range(2))
    _, lower, upper = s.proportion_difference_array(now, size, before, size, confidence=level)
    assert 0 < ((lower > 0) | (upper < 0)).mean() <= allowed
    lower, upper = s.wilson_interval_array(now, size, confidence=level)
    assert 0 < ((lower > share) | (upper < share)).mean() <= allowed


def test_recent_trend_of_a_steady_series() -> None:
    rng = np.random.default_rng(2028)
    counts = rng.poisson(np.tile(MEANS, YEARS)[:, None], (YEARS * MEANS.size, 5))
    lower, upper = s.rate_interval_array(counts, INHABITANTS)
    found = s.trend_array(counts * (1000 / INHABITANTS), lower, upper)
    assert 0 < np.isin(found, ["rising", "falling"]).mean() <= NEARLY_SURE


def test_spread_beyond_chance_is_taken_away_by_dividing_by_its_factor() -> None:
    """Counts that vary three times as much as chance: false alarms abound until counts are divided by φ."""
    rng = np.random.default_rng(2029)
    phi, mean = 3.0, 60.0
    now, before = (rng.negative_binomial(mean / (phi - 1), 1 / phi, YEARS).astype(np.float64) for _ in range(2))
    raw = s.rate_ratio_p_value_array(now, INHABITANTS, before, INHABITANTS)
    factor = s.overdispersion_factor(((now - before) / np.sqrt(now + before)).tolist(), winsorised=0)
    assert factor == pytest.approx(phi, rel=0.15)
    widened = s.rate_ratio_p_value_array(now / factor, INHABITANTS, before / factor, INHABITANTS)
    assert (raw < 0.05).mean() > 3 * POSSIBLE
    assert (widened < 0.05).mean() <= POSSIBLE

"""The smallest visible change, checked by counting out every outcome."""

from functools import cache

import pytest
from scipy.stats import binom, binomtest

from kvdash.statistiek import detectable_change


@cache
def rejected(n: int, confidence: float) -> tuple[int, ...]:
    """Outcomes out of n that the two-sided exact test calls a change."""
    tails = [(binom.cdf(k, n, 0.5), binom.sf(k - 1, n, 0.5)) for k in range(n + 1)]
    return tuple(k for k, pair in enumerate(tails) if 2 * min(pair) <= (1 - confidence) * (1 + 1e-9))


def enumerated(count: int, power: float, confidence: float) -> int:
    change = 1
    while True:
        n = 2 * count + change
        outcomes = rejected(n, confidence)
        if outcomes and binom.pmf(outcomes, n, (count + change) / n).sum() >= power:
            return change
        change += 1


def test_every_count_to_200() -> None:
    assert [detectable_change(count) for count in range(201)] == [enumerated(count, 0.8, 0.95) for count in range(201)]


@pytest.mark.parametrize(("power", "confidence"), [(0.5, 0.95), (0.9, 0.95), (0.8, 0.998), (0.05, 0.9), (0.8, 0.9375)])
def test_other_powers_and_levels(power: float, confidence: float) -> None:
    for count in (0, 1, 2, 5, 13, 40, 90):
        assert detectable_change(count, power=power, confidence=confidence) == enumerated(count, power, confidence)


@pytest.mark.parametrize("power", [0.5, 0.8, 0.99])
def test_large_counts_skip_nothing(power: float) -> None:
    """From 1,000 the search starts near the answer: no smaller change has the power."""
    for count in (1000, 1501):
        change = detectable_change(count, power=power)
        for smaller in range(1, change + 1):
            n = 2 * count + smaller
            critical = int(binom.isf(0.025, n, 0.5)) + 1
            reached = binom.sf(critical - 1, n, (count + smaller) / n) + binom.cdf(
                n - critical, n, (count + smaller) / n
            )
            assert (reached >= power) == (smaller == change)


def test_rejection_region_is_that_of_scipys_test() -> None:
    for n in (5, 6, 17, 60):
        assert set(rejected(n, 0.95)) == {k for k in range(n + 1) if binomtest(k, n, 0.5).pvalue <= 0.05}


def test_known_values() -> None:
    assert detectable_change(0) == 6
    assert detectable_change(100) == 44
    assert 3950 < detectable_change(1_000_000) < 4000

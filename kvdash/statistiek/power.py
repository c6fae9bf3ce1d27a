"""The smallest change that a comparison of two counts would show."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

from kvdash.errors import StatistiekError
from kvdash.statistiek.checks import check_whole, is_finite, tail

_ENUMERATE_BELOW = 1000
_ROUNDING = 1 + 1e-9


@lru_cache(maxsize=4096)
def detectable_change(count: int, *, power: float = 0.8, confidence: float = 0.95) -> int:
    """The smallest rise d > 0 for which the test of `count` against `count` + d has at least this power.

    The test is the two-sided exact one for equal denominators: given the total n = 2·count + d the second count is
    binomial, with probability ½ when nothing changed (p-value: twice the smaller tail, at most 1). The power is the
    probability, given that n, that the p-value is at most 1 − confidence when the probability is (count + d) / n.
    It does not rise evenly with d: a larger d may lack the power again. Given n is a condition of the test: over
    all totals the power is a little lower for counts of a handful.
    Source: Przyborowski & Wilenski 1940 (Biometrika 31:313). Raises StatistiekError for a count that is no whole
    number of 0 or more, and a power or confidence not between 0 and 1.
    """
    base, each_tail = check_whole(count, "Het aantal"), tail(confidence)
    if not is_finite(power) or not 0 < power < 1:
        raise StatistiekError("Het onderscheidend vermogen moet een getal tussen 0 en 1 zijn, zoals 0,8.")
    change, critical = _first_candidate(base, power, each_tail), base
    while True:
        n = 2 * base + change
        critical = _critical_value(n, each_tail, near=critical)
        chance = (base + change) / n
        if _reach(n, critical, chance) + _reach(n, critical, 1 - chance) >= power:
            return change
        change += 1


def _first_candidate(count: int, power: float, each_tail: float) -> int:
    """1, or for large counts nine tenths of the normal approximation, where the power is well short of enough."""
    if count < _ENUMERATE_BELOW or power < 0.5:
        return 1
    z = -NormalDist().inv_cdf(each_tail) + NormalDist().inv_cdf(power)
    return max(1, int(0.9 * z * math.sqrt(2 * count)))


def _critical_value(n: int, each_tail: float, *, near: int) -> int:
    """The smallest count out of n that each tail of the test calls too many."""
    critical = max(near, n // 2)
    while critical <= n and _reach(n, critical, 0.5) > each_tail * _ROUNDING:
        critical += 1
    while _reach(n, critical - 1, 0.5) <= each_tail * _ROUNDING:
        critical -= 1
    return critical


def _reach(n: int, k: int, p: float) -> float:
    """The probability of k or more out of n, each with probability p."""
    if k <= 0 or k > n or p in {0.0, 1.0}:
        return 1.0 if k <= 0 or (p == 1.0 and k <= n) else 0.0
    if k > n * p:
        return _sum_up(n, k, p)
    return 1 - _sum_up(n, n - k + 1, 1 - p)


def _sum_up(n: int, k: int, p: float) -> float:
    """The probability of k or more for a k above the mean, where the terms only fall."""
    odds = p / (1 - p)
    log_term = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    term = total = math.exp(log_term + k * math.log(p) + (n - k) * math.log1p(-p))
    while k < n and term > total * 1e-17:
        term *= odds * (n - k) / (k + 1)
        total += term
        k += 1
    return total

"""The upper tail of a binomial distribution, also between whole numbers, for one value or for many at once.

P(X ≥ x) is the regularised incomplete beta function I_p(x, n − x + 1): the probability of x itself (Loader 2000, Fast
and Accurate Computation of Binomial Probabilities) times a continued fraction (Abramowitz & Stegun 1964, 26.5.8).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kvdash.statistiek.gamma import STIRLING_FROM, stirling_error

if TYPE_CHECKING:
    from kvdash.statistiek.checks import FloatArray

_ENOUGH = 2.0**-51
_NOTHING = 1e-290
_DROP_EVERY = 5  # pairs: dropping what has converged costs as much as a few more of them


def upper_tail(x: float, y: float, p: float, q: float) -> float:
    """The probability of x or more out of x + y, each with probability p = 1 − q; x and p above 0."""
    yp, sp = (y + 1) * p, (x + y + 1) * p
    c, d = 1.0, 1 / (1 - sp / (x + 1))
    value, m, change = d, 1, 2.0
    while abs(change - 1) > _ENOUGH:
        change = 1.0
        for factor in _pair(x, p, yp, sp, m):
            d, c = 1 / (1 + factor * d), 1 + factor / c
            change *= c * d
        value *= change
        m += 1
    log_point = x * math.log(p)
    if y > _NOTHING * x:
        log_point = _log_deviance(x, y, p, q, math) + _error(x + y) - _error(x) - _error(y)
    return min(1.0, q * math.exp(log_point) * value)


def upper_tail_array(x: FloatArray, y: FloatArray, p: FloatArray, q: FloatArray) -> FloatArray:
    """`upper_tail` for arrays of one length."""
    import numpy as np

    some = y > _NOTHING * x
    safe = np.where(some, y, x)
    log_point = _log_deviance(x, safe, p, q, np) + _error_array(x + safe) - _error_array(x) - _error_array(safe)
    log_point = np.where(some, log_point, x * np.log(p))
    return np.asarray(np.minimum(1.0, q * np.exp(log_point) * _fractions(x, y, p)))


def _fractions(x: FloatArray, y: FloatArray, p: FloatArray) -> FloatArray:
    """The continued fractions, each left as it is as soon as it has converged: going on would lose digits."""
    import numpy as np

    result, place = np.empty_like(x), np.arange(x.size)
    yp, sp = (y + 1) * p, (x + y + 1) * p
    d = 1 / (1 - sp / (x + 1))
    c, value, going, m = np.ones_like(x), d.copy(), np.ones(x.size, bool), 1
    while place.size:
        even, odd = _pair(x, p, yp, sp, m)
        d, c = 1 / (1 + even * d), 1 + even / c
        change = c * d
        d, c = 1 / (1 + odd * d), 1 + odd / c
        change *= c * d
        np.multiply(value, change, out=value, where=going)
        m += 1
        going &= np.abs(change - 1) > _ENOUGH
        if m % _DROP_EVERY == 0:
            result[place] = value
            left = np.flatnonzero(going)
            place, going = place[left], going[left]
            x, p, yp, sp, c, d, value = (column[left] for column in (x, p, yp, sp, c, d, value))
    return result


def _pair(x: Any, p: Any, yp: Any, sp: Any, m: int) -> tuple[Any, Any]:
    """Pair m of the coefficients of I_p(x, y + 1), with yp = (y + 1) p and sp = (x + y + 1) p.

    Near the mean all digits hang on their rounding: the same operations for one value and for an array.
    """
    double, part = x + 2 * m, m * p
    square = double * double
    return m * (yp - part) / (square - double), -(x + m) * (sp + part) / (square + double)


def _log_deviance(x: Any, y: Any, p: Any, q: Any, maths: Any) -> Any:
    n = x + y
    deviance = x * maths.log(x / n / p) + y * maths.log(y / n / q)
    return 0.5 * (maths.log(n) - maths.log(x) - maths.log(y) - math.log(2 * math.pi)) - deviance


def _error(x: float) -> float:
    """log x! less Stirling's formula."""
    if x >= STIRLING_FROM:
        return float(stirling_error(x))
    return math.lgamma(x + 1) - (x + 0.5) * math.log(x) + x - 0.5 * math.log(2 * math.pi)


def _error_array(x: FloatArray) -> FloatArray:
    import numpy as np

    small = x < STIRLING_FROM
    result = np.asarray(stirling_error(np.maximum(x, STIRLING_FROM)))
    part = x[small]
    far = part + STIRLING_FROM
    product = np.prod([part + k for k in range(1, int(STIRLING_FROM) + 1)], axis=0)
    log_factorial = (far + 0.5) * np.log(far) - far + stirling_error(far) - np.log(product)
    result[small] = log_factorial - (part + 0.5) * np.log(part) + part
    return result

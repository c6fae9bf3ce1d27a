"""The upper tail of a binomial distribution, also between whole numbers, for one value or for many at once.

P(X ≥ x) is the regularised incomplete beta function I_p(x, n − x + 1): the probability of x itself (Loader 2000, Fast
and Accurate Computation of Binomial Probabilities) times a continued fraction (Abramowitz & Stegun 1964, 26.5.8).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kvdash.statistiek.gamma import STIRLING_FROM, stirling_error

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kvdash.statistiek.checks import FloatArray

_ENOUGH = 2.0**-51
_NOTHING = 1e-290


def upper_tail(x: float, y: float, p: float, q: float) -> float:
    """The probability of x or more out of x + y, each with probability p = 1 − q; x and p above 0."""
    even, odd = _steps(x, y, p)
    c, d = 1.0, 1 / (1 - (x + y + 1) * p / (x + 1))
    value, m, change = d, 1, 2.0
    while abs(change - 1) > _ENOUGH:
        change = 1.0
        for factor in (even(m), odd(m)):
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
    """The continued fractions, each dropped from the work as soon as it has converged."""
    import numpy as np

    result = np.empty_like(x)
    place: NDArray[np.intp] = np.arange(x.size)
    d = 1 / (1 - (x + y + 1) * p / (x + 1))
    c, value, m = np.ones_like(x), d.copy(), 1
    while place.size:
        even, odd = _steps(x, y, p)
        change = np.ones_like(x)
        for factor in (even(m), odd(m)):
            d, c = 1 / (1 + factor * d), 1 + factor / c
            change *= c * d
        value *= change
        m += 1
        going = np.abs(change - 1) > _ENOUGH
        if not going.all():
            result[place[~going]] = value[~going]
            place = place[going]
            x, y, p, c, d, value = (column[going] for column in (x, y, p, c, d, value))
    return result


def _steps(x: Any, y: Any, p: Any) -> Any:
    """The even and odd coefficients of the continued fraction of I_p(x, y + 1)."""

    def even(m: int) -> Any:
        return m * (y + 1 - m) * p / ((x + 2 * m - 1) * (x + 2 * m))

    def odd(m: int) -> Any:
        return -(x + m) * (x + y + 1 + m) * p / ((x + 2 * m) * (x + 2 * m + 1))

    return even, odd


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

"""Quantiles of the gamma distribution with the standard library alone; half of a chi-square quantile is one of them.

The regularised incomplete gamma function is taken from its series below the mean and from its continued fraction
above it (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31; the fraction evaluated as Lentz did), its inverse by Newton's
method. Very large shapes use the expansion of Cornish and Fisher (Fisher & Cornish 1960, Technometrics 2:209).
"""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from kvdash.statistiek.checks import FloatArray

Side = Literal["lower", "upper"]

_LARGE = 1e5
STIRLING_FROM = 16
_EPSILON = 2.0**-53
_TINY = 1e-300
_LOG_ZERO = -750.0
# The array form interpolates log(quantile / shape) over log(shape), in pieces this wide, between these shapes.
_PIECE, _NODES, _FIRST = 1.5, 21, math.log(1 / 8)


def gamma_quantile(shape: float, probability: float, *, side: Side) -> float:
    """The value that a gamma variable (scale 1) falls below ("lower") or exceeds ("upper") with this probability.

    `shape` > 0 (at least 1 for "upper"), `probability` at most 0.5.
    """
    if shape > _LARGE:
        deviate = NormalDist().inv_cdf(probability)
        return float(_cornish_fisher(shape, deviate if side == "lower" else -deviate))
    start = _start(shape, probability, side)
    if side == "upper":
        return _newton_upper(shape, probability, start)
    return math.exp(_newton_lower(shape, probability, start))


def gamma_quantile_array(shape: FloatArray, probability: float, *, side: Side) -> FloatArray:
    """`gamma_quantile` for many shapes: interpolated between exact quantiles, equal to them within 1e-12."""
    import numpy as np

    result = np.empty_like(shape)
    position = np.floor((np.log(shape) - _FIRST) / _PIECE).astype(np.int64)
    for piece in np.unique(position).tolist():
        chosen = position == piece
        result[chosen] = _piece_values(shape[chosen], probability, side, piece)
    return result


def _piece_values(shape: FloatArray, probability: float, side: Side, piece: int) -> FloatArray:
    import numpy as np

    if piece < 0:
        exact = {value: gamma_quantile(value, probability, side=side) for value in set(shape.tolist())}
        return np.array([exact[value] for value in shape.tolist()])
    if _FIRST + piece * _PIECE > math.log(_LARGE):
        deviate = NormalDist().inv_cdf(probability)
        return np.asarray(_cornish_fisher(shape, deviate if side == "lower" else -deviate))
    return np.asarray(shape * np.exp(_interpolant(probability, side, piece)(np.log(shape))))


@lru_cache(maxsize=256)
def _interpolant(probability: float, side: Side, piece: int) -> Any:
    import numpy as np
    from numpy.polynomial import Chebyshev

    def log_ratio(log_shape: FloatArray) -> FloatArray:
        shapes = np.exp(log_shape).tolist()
        return np.array([math.log(gamma_quantile(shape, probability, side=side) / shape) for shape in shapes])

    first = _FIRST + piece * _PIECE
    return Chebyshev.interpolate(log_ratio, _NODES - 1, domain=[first, first + _PIECE])


def _cornish_fisher(shape: Any, z: float) -> Any:
    root = shape**0.5
    third, fourth = (z**3 - 7 * z) / 36, (3 * z**4 + 7 * z**2 - 16) / 810
    fifth = (9 * z**5 + 256 * z**3 - 433 * z) / 38880
    return shape + root * z + (z**2 - 1) / 3 + third / root - fourth / shape + fifth / (shape * root)


def _start(shape: float, probability: float, side: Side) -> float:
    """A first guess: Wilson & Hilferty (1931), or the series' first term where that fails (then as good)."""
    z = NormalDist().inv_cdf(probability) * (1 if side == "lower" else -1)
    cube_root = 1 - 1 / (9 * shape) + z / (3 * math.sqrt(shape))
    if side == "upper" or cube_root > 0.3:
        return shape * cube_root**3
    return 0.0


def _newton_lower(shape: float, probability: float, start: float) -> float:
    """Log of the quantile. log P is concave in log x, so that Newton's method converges from any start."""
    target = math.log(probability)
    log_x = math.log(start) if start > 0 else (target + math.lgamma(shape + 1)) / shape
    if log_x < _LOG_ZERO:
        return log_x
    for _ in range(100):
        series = _series(shape, math.exp(log_x))
        step = (_log_density(shape, log_x) + math.log(series) - target) * series / shape
        log_x -= step
        if abs(step) <= 4 * _EPSILON * max(1.0, abs(log_x)):
            break
    return log_x


def _newton_upper(shape: float, probability: float, start: float) -> float:
    """log Q is concave in x for a shape of 1 or more, so that Newton's method converges from any start."""
    target = math.log(probability)
    x = start
    for _ in range(100):
        log_density = _log_density(shape, math.log(x)) + math.log(shape)
        survival = _fraction(shape, x) if x > shape + 1 else -math.expm1(_log_lower(shape, x)) * math.exp(-log_density)
        step = (log_density + math.log(survival) - target) * survival * x
        x = max(x + step, shape / 2) if math.isfinite(step) else x
        if abs(step) <= 4 * _EPSILON * x:
            break
    return x


def _log_lower(shape: float, x: float) -> float:
    return _log_density(shape, math.log(x)) + math.log(_series(shape, x))


def _log_density(shape: float, log_x: float) -> float:
    """log of x^a e^-x / Gamma(a + 1), without cancellation where both are large (Loader 2000)."""
    x = math.exp(log_x)
    if shape < STIRLING_FROM:
        return shape * log_x - x - math.lgamma(shape + 1)
    excess = (x - shape) / shape
    error = float(stirling_error(shape))
    return shape * (math.log1p(excess) - excess) - 0.5 * math.log(2 * math.pi * shape) - error


def stirling_error(x: Any) -> Any:
    """log x! less Stirling's formula, for a number or array of 16 or more (Loader 2000)."""
    square = x * x
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) / x


def _series(shape: float, x: float) -> float:
    """1 + x/(a+1) + x²/((a+1)(a+2)) + …: P = density × series."""
    term = total = 1.0
    divisor = shape
    while term > _EPSILON * total:
        divisor += 1
        term *= x / divisor
        total += term
    return total


def _fraction(shape: float, x: float) -> float:
    """The continued fraction of Gamma(a, x) / (x^a e^-x), by modified Lentz."""
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    value = d
    n = 0
    while True:
        n += 1
        factor = -n * (n - shape)
        b += 2
        d = 1 / (factor * d + b)
        c = b + factor / c
        value *= c * d
        if abs(c * d - 1) <= 2 * _EPSILON:
            return value

"""Input checks shared by the statistical functions; every refusal is a StatistiekError with a Dutch message."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, NoReturn

from kvdash.errors import StatistiekError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    FloatArray = NDArray[np.float64]


def is_finite(value: Any) -> bool:
    """True for a real number that is not NaN or infinite; False for anything else."""
    try:
        return math.isfinite(value)
    except (TypeError, ValueError, OverflowError):
        return False


def check_finite(value: float, naam: str) -> float:
    """The value as a float; refuses what is no finite number."""
    if not is_finite(value):
        _refuse(naam, "een getal", value)
    return float(value)


def check_count(value: float, naam: str) -> float:
    """The value as a float; refuses what is no finite number of 0 or more."""
    if not is_finite(value) or value < 0:
        _refuse(naam, "een getal van 0 of hoger", value)
    return float(value)


def check_positive(value: float, naam: str) -> float:
    """The value as a float; refuses what is no finite number above 0."""
    if not is_finite(value) or value <= 0:
        _refuse(naam, "een getal groter dan 0", value)
    return float(value)


def check_fraction(value: float, naam: str) -> float:
    """The value as a float; refuses what is no number from 0 to 1."""
    if not is_finite(value) or not 0 <= value <= 1:
        _refuse(naam, "een getal van 0 tot en met 1", value)
    return float(value)


def check_whole(value: int, naam: str, *, minimum: int = 0) -> int:
    """The value as an int; refuses what is no whole number of at least `minimum`."""
    if not is_finite(value) or value != int(value) or value < minimum:
        _refuse(naam, f"een heel getal van {minimum} of hoger", value)
    return int(value)


def check_same_length(*columns: Sequence[object]) -> None:
    """Refuses columns of different length."""
    if len({len(column) for column in columns}) > 1:
        raise StatistiekError("De reeksen zijn niet even lang. Geef elk punt een waarde, ondergrens en bovengrens.")


def tail(confidence: float) -> float:
    """The probability left in each tail of a two-sided interval with this confidence."""
    if not is_finite(confidence) or not 0 < confidence < 1:
        _refuse("Het betrouwbaarheidsniveau", "een getal tussen 0 en 1, zoals 0,95", confidence)
    return (1 - float(confidence)) / 2


def z_value(confidence: float) -> float:
    """The two-sided standard normal quantile, 1.96 for 0.95."""
    return -NormalDist().inv_cdf(tail(confidence))


def float_array(values: ArrayLike, naam: str) -> FloatArray:
    """The values as an array of floats of at least one dimension (None becomes NaN); refuses what is not numeric."""
    import numpy as np

    try:
        return np.atleast_1d(np.asarray(values, dtype=np.float64))
    except (TypeError, ValueError) as error:
        raise StatistiekError(f"{naam}: niet alle waarden zijn een getal.") from error


def count_array(values: ArrayLike, naam: str) -> FloatArray:
    """The values as an array; refuses NaN, infinite and negative values."""
    return _within(values, naam, lowest=0.0, eis="een getal van 0 of hoger")


def positive_array(values: ArrayLike, naam: str) -> FloatArray:
    """The values as an array; refuses NaN, infinite values and what is not above 0."""
    return _within(values, naam, lowest=math.ulp(0.0), eis="een getal groter dan 0")


def fraction_array(values: ArrayLike, naam: str) -> FloatArray:
    """The values as an array; refuses what is not from 0 to 1."""
    return _within(values, naam, lowest=0.0, highest=1.0, eis="een getal van 0 tot en met 1")


def total_arrays(successes: ArrayLike, total: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Both as arrays; refuses totals that are not above 0 or below their successes."""
    x, n = count_array(successes, "Het aantal"), positive_array(total, "Het totaal")
    if (x > n).any():
        raise StatistiekError("Het totaal moet minstens zo groot zijn als het aantal; dat is niet overal zo.")
    return x, n


def check_total(successes: float, total: float) -> tuple[float, float]:
    """Both as floats; refuses a total that is not above 0 or below its successes."""
    x, n = check_count(successes, "Het aantal"), check_positive(total, "Het totaal")
    if x > n:
        _refuse("Het totaal", f"minstens zo groot als het aantal ({_dutch(successes)})", total)
    return x, n


def _within(values: ArrayLike, naam: str, *, eis: str, lowest: float, highest: float = math.inf) -> FloatArray:
    array = float_array(values, naam)
    allowed = (array >= lowest) & (array <= highest) & (array < math.inf)
    if not allowed.all():
        _refuse(naam, eis, float(array[~allowed].flat[0]))
    return array


def _refuse(naam: str, eis: str, value: object) -> NoReturn:
    raise StatistiekError(f"{naam} moet {eis} zijn, niet {_dutch(value)}.")


def _dutch(value: object) -> str:
    return str(value).replace(".", ",")

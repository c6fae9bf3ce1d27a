"""Recent trend against statsmodels' weighted least squares, and the cases that Fingertips names."""

import numpy as np
import pytest
import statsmodels.api as sm

from kvdash.statistiek import trend, trend_array

LIMIT = 9.54953570608324


def oracle(y: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> str:
    weight, x = 1 / ((upper - lower) / 3.92) ** 2, sm.add_constant(np.arange(5.0))

    def slope(keep: np.ndarray) -> tuple[float, float]:
        fit = sm.WLS(y[keep], x[keep], weights=weight[keep]).fit(cov_type="fixed scale")
        return float(fit.params[1]), float(fit.bse[1])

    whole, error = slope(np.arange(5))
    signs = {np.sign(slope(np.delete(np.arange(5), out))[0]) for out in range(5)}
    if (whole / error) ** 2 <= LIMIT or len(signs) > 1:
        return "no_change"
    return "rising" if whole > 0 else "falling"


def test_trend_against_weighted_least_squares() -> None:
    rng = np.random.default_rng(20)
    seen = []
    for _ in range(400):
        y = 20 + rng.normal(0, 2) * np.arange(5) + rng.normal(0, 2, 5)
        lower, upper = y - rng.uniform(1, 6, 5), y + rng.uniform(1, 6, 5)
        found = trend(y.tolist(), lower.tolist(), upper.tolist())
        assert found == oracle(y, lower, upper)
        seen.append(found)
    assert min(seen.count(word) for word in ("rising", "falling", "no_change")) > 40


def test_threshold_is_the_998_quantile() -> None:
    """With unit errors SE² is 1/10: the slope of the limit is √0.954953…"""
    slope = (LIMIT / 10) ** 0.5
    for factor, expected in ((1.0001, "rising"), (0.9999, "no_change")):
        y = [factor * slope * year for year in range(5)]
        assert trend(y, [v - 1.96 for v in y], [v + 1.96 for v in y]) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 3, 5, 7, 9], "rising"),
        ([9, 7, 5, 3, 1], "falling"),
        ([90, 80, 1, 3, 5, 7, 9], "rising"),
        ([None, 1, 3, 5, 7, 9], "rising"),
        ([5, 5, 5, 5, 5], "no_change"),
        ([1, 1, 1, 1, 9], "no_change"),
        ([9, 1, 1, 1, 1], "no_change"),
        ([3, 2, 1, 0, 30], "no_change"),
        ([1, 3, 5, 7], "not_calculable"),
        ([], "not_calculable"),
        ([1, 3, None, 7, 9], "not_calculable"),
        ([1, 3, 5, 7, 9, None], "not_calculable"),
    ],
)
def test_cases(values: list[float | None], expected: str) -> None:
    lowers = [None if v is None else v - 0.5 for v in values]
    uppers = [None if v is None else v + 0.5 for v in values]
    assert trend(values, lowers, uppers) == expected
    as_array = [np.array([column], dtype=float) for column in (values, lowers, uppers)]
    assert trend_array(*as_array).tolist() == [expected]


def test_missing_or_flat_intervals_are_not_calculable() -> None:
    values = [1.0, 3.0, 5.0, 7.0, 9.0]
    lowers, uppers = [v - 0.5 for v in values], [v + 0.5 for v in values]
    for bad_lowers in ([None, *lowers[1:]], [*lowers[:4], 9.5]):
        assert trend(values, bad_lowers, uppers) == "not_calculable"
        rows = [np.array([column], dtype=float) for column in (values, bad_lowers, uppers)]
        assert trend_array(*rows).tolist() == ["not_calculable"]


def test_array_form_says_the_same() -> None:
    rng = np.random.default_rng(21)
    y = 20 + rng.normal(0, 2, (3000, 1)) * np.arange(8) + rng.normal(0, 2, (3000, 8))
    lower, upper = y - rng.uniform(1, 6, y.shape), y + rng.uniform(1, 6, y.shape)
    y[rng.uniform(size=y.shape) < 0.02] = np.nan
    rows = [[[None if np.isnan(v) else v for v in row] for row in part.tolist()] for part in (y, lower, upper)]
    expected = [trend(*row) for row in zip(*rows, strict=True)]
    assert trend_array(y, lower, upper).tolist() == expected
    assert set(expected) == {"rising", "falling", "no_change", "not_calculable"}

"""Every array form gives what its scalar form gives, and refuses what that refuses."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from kvdash import statistiek as s
from kvdash.errors import StatistiekError

RNG = np.random.default_rng(7)
SIZE = 3000
COUNT = np.concatenate(
    [np.arange(60.0), 10 ** RNG.uniform(-2.5, 6, SIZE - 360), RNG.poisson(30, 200) / 1.7, RNG.integers(0, 10, 100)]
)
OTHER = RNG.permutation(COUNT)
TOTAL = np.maximum(1, COUNT * 10 ** RNG.uniform(0, 2, SIZE))
OTHER_TOTAL = np.maximum(1, OTHER * 10 ** RNG.uniform(0, 2, SIZE))
SHARE = RNG.uniform(0, 1, SIZE)

PAIRS: list[tuple[str, tuple[Any, ...]]] = [
    ("poisson_interval", (COUNT,)),
    ("byar_interval", (COUNT,)),
    ("count_interval", (COUNT,)),
    ("rate_interval", (COUNT, TOTAL)),
    ("wilson_interval", (COUNT, TOTAL)),
    ("proportion_funnel_limits", (SHARE, TOTAL)),
    ("rate_funnel_limits", (SHARE, COUNT)),
    ("rate_ratio", (COUNT, TOTAL, OTHER, OTHER_TOTAL)),
    ("proportion_difference", (COUNT, TOTAL, OTHER, OTHER_TOTAL)),
]


def as_rows(result: Any) -> Any:
    return np.array([[np.nan if v is None else v for v in np.atleast_1d(row)] for row in result], dtype=float)


@pytest.mark.parametrize("level", [0.5, 0.95, 0.998, 0.9999999])
@pytest.mark.parametrize(("name", "columns"), PAIRS, ids=[name for name, _ in PAIRS])
def test_array_equals_scalar(name: str, columns: tuple[Any, ...], level: float) -> None:
    scalar: Callable[..., Any] = getattr(s, name)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    expected = as_rows([scalar(*row, confidence=level) for row in rows])
    found = np.transpose(getattr(s, f"{name}_array")(*columns, confidence=level))
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12, equal_nan=True)


@pytest.mark.parametrize("name", ["rate_ratio_p_value", "proportion_p_value"])
def test_p_values_equal_scalar(name: str) -> None:
    columns = (COUNT, TOTAL, OTHER, OTHER_TOTAL)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    expected = [getattr(s, name)(*row) for row in rows]
    np.testing.assert_allclose(getattr(s, f"{name}_array")(*columns), expected, rtol=0, atol=1e-12)


def test_zero_and_all_in_arrays() -> None:
    x1, x0 = np.array([0.0, 5, 0, 60]), np.array([0.0, 0, 5, 60])
    ratios = np.transpose(s.rate_ratio_array(x1, 60, x0, 60))
    np.testing.assert_allclose(
        ratios, as_rows([s.rate_ratio(a, 60, b, 60) for a, b in zip(x1.tolist(), x0.tolist(), strict=True)])
    )
    assert s.rate_ratio_p_value_array(x1, 60, x0, 60).tolist() == pytest.approx([1, 2 * 0.5**5, 2 * 0.5**5, 1])
    assert s.proportion_p_value_array(x1, 60, x0, 60)[[0, 3]].tolist() == [1, 1]
    lower, upper = s.wilson_interval_array(x1, 60)
    assert lower[0] == 0 and upper[3] == 1


def test_benchmark_words_equal_scalar() -> None:
    lower, upper = RNG.normal(0, 1, SIZE), RNG.normal(2, 1, SIZE)
    lower, upper = np.minimum(lower, upper), np.maximum(lower, upper)
    lower[::7], upper[::11] = np.nan, np.nan
    columns = [[None if np.isnan(v) else v for v in column.tolist()] for column in (lower, upper)]
    expected = [s.compare_to_benchmark(low, high, 0.9) for low, high in zip(*columns, strict=True)]
    assert s.compare_to_benchmark_array(lower, upper, 0.9).tolist() == expected
    assert set(expected) == {"lower", "higher", "similar"}


def test_shapes_are_kept() -> None:
    counts = np.arange(12.0).reshape(3, 4)
    for array in s.rate_interval_array(counts, [[10.0], [20.0], [30.0]]):
        assert array.shape == (3, 4)
    assert s.rate_ratio_p_value_array(counts, 10, 5, 20).shape == (3, 4)
    assert s.poisson_interval_array(4)[0].shape == (1,)
    assert s.count_interval_array([])[0].size == 0


@pytest.mark.parametrize("bad", [-1.0, np.nan, np.inf, None, "vier"])
@pytest.mark.parametrize(("name", "columns"), PAIRS, ids=[name for name, _ in PAIRS])
def test_arrays_refuse_what_scalars_refuse(name: str, columns: tuple[Any, ...], bad: Any) -> None:
    for place in range(len(columns)):
        arguments: list[Any] = [[1.0, 1.0] for _ in columns]
        arguments[place] = [1.0, bad]
        with pytest.raises(StatistiekError):
            getattr(s, f"{name}_array")(*arguments)


def test_arrays_refuse_impossible_combinations() -> None:
    for call in (
        lambda: s.wilson_interval_array([3, 6], [5, 5]),
        lambda: s.proportion_difference_array([3], [5], [6], [5]),
        lambda: s.rate_interval_array([3], [0]),
        lambda: s.proportion_funnel_limits_array([1.2], [5]),
        lambda: s.compare_to_benchmark_array([3], [2], 1),
        lambda: s.compare_to_benchmark_array([3], [np.inf], 1),
        lambda: s.benjamini_hochberg_array([0.2, 1.2]),
        lambda: s.trend_array([[1, 2]], [[1, 2]], [[1, 2, 3]]),
        lambda: s.trend_array([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        lambda: s.trend_array([[1, 2, 3, 4, 5]], [[2, 3, 4, 5, 6]], [[1, 2, 3, 4, 5]]),
        lambda: s.trend_array([[1, 2, 3, 4, np.inf]], [[0, 1, 2, 3, 4]], [[2, 3, 4, 5, 6]]),
    ):
        with pytest.raises(StatistiekError):
            call()


def test_a_million_rows_need_no_loop_per_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """The array forms call the exact scalar quantile for the nodes of the interpolation only."""
    from kvdash.statistiek import gamma

    calls = []
    exact = gamma.gamma_quantile
    monkeypatch.setattr(gamma, "gamma_quantile", lambda *a, **k: calls.append(a) or exact(*a, **k))  # type: ignore[func-returns-value]
    s.poisson_interval_array(RNG.uniform(0.2, 1e5, 1_000_000), confidence=0.9123)
    assert 0 < len(calls) < 1000


def test_intervals_with_spread_equal_scalar_and_leave_gaps() -> None:
    factor = RNG.uniform(1, 5, COUNT.size)
    expected = [s.spread_interval(x, factor=f) for x, f in zip(COUNT.tolist(), factor.tolist(), strict=True)]
    found = np.transpose(s.spread_interval_array(COUNT, factor=factor))
    np.testing.assert_allclose(found, np.array(expected), rtol=1e-12)
    assert s.spread_interval(7, factor=1) == s.count_interval(7)
    onder, boven = s.spread_interval_array([[np.nan, 7.0], [7.0, 7.0]], factor=[[1.0], [2.0]])
    assert np.isnan(onder).tolist() == np.isnan(boven).tolist() == [[True, False], [False, False]]
    with pytest.raises(StatistiekError):
        s.spread_interval_array([1.0], factor=0)

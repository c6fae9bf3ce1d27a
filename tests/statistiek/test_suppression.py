"""Nothing suppressed can be worked out again: checked by linear programmes over what is published."""

from collections.abc import Iterable
from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from kvdash.errors import StatistiekError
from kvdash.statistiek import suppress
from kvdash.statistiek.polytope import Polytope

THRESHOLD = 5
Table = tuple[list[int | None], list[list[int]]]


def narrowest(values: list[int | None], groups: list[list[int]], hidden: list[int]) -> float:
    """The smallest range that a suppressed cell has over all tables with the published sums and cells."""
    grouped = [cell for cell in hidden if any(cell in group for group in groups)]
    sums = [[float(cell in group) for cell in grouped] for group in groups]
    totals = [float(sum(values[cell] or 0 for cell in group if cell in grouped)) for group in groups]
    ranges = [float("inf")]
    for i in range(len(grouped)):
        cost = np.zeros(len(grouped))
        cost[i] = 1
        low, high = (linprog(sign * cost, A_eq=sums, b_eq=totals, method="highs") for sign in (1, -1))
        assert low.status == high.status == 0
        ranges.append(-high.fun - low.fun)
    return min(ranges)


def primary(values: list[int | None], threshold: int = THRESHOLD) -> set[int]:
    return {i for i, value in enumerate(values) if value is not None and 0 < value < threshold}


def crossed(rng: np.random.Generator) -> Table:
    """Rows × columns with their totals and the grand total."""
    rows, columns = rng.integers(2, 7, 2)
    cells = np.arange(rows * columns).reshape(rows, columns)
    values = rng.poisson(rng.choice([4, 12, 40], size=cells.size)).tolist()
    return values, [*cells.tolist(), *cells.T.tolist(), cells.ravel().tolist()]


def nested(rng: np.random.Generator) -> Table:
    """Buurten in wijken in a gemeente, some buurten without a figure."""
    size = int(rng.integers(6, 30))
    cuts = sorted({*rng.integers(2, size - 1, 3).tolist()})
    parts = [part.tolist() for part in np.split(np.arange(size), cuts)]
    values = [None if rng.uniform() < 0.1 else int(v) for v in rng.poisson(9, size)]
    return values, [*parts, list(range(size))]


def tangled(rng: np.random.Generator) -> Table:
    """Sums over any cells, overlapping as they come."""
    size = int(rng.integers(4, 14))
    groups = [rng.choice(size, int(rng.integers(2, size)), replace=False).tolist() for _ in range(rng.integers(1, 5))]
    return rng.integers(0, 25, size).tolist(), groups


@pytest.mark.parametrize("make", [crossed, nested, tangled])
def test_a_thousand_tables_leak_nothing(make: object) -> None:
    rng = np.random.default_rng(11)
    done = 0
    while done < 334:
        values, groups = make(rng)  # type: ignore[operator]
        try:
            mask = suppress(values, groups)
        except StatistiekError:
            continue
        hidden = [i for i, suppressed in enumerate(mask) if suppressed]
        assert primary(values) <= set(hidden)
        assert not any(values[i] is None for i in hidden)
        assert narrowest(values, groups, hidden) >= THRESHOLD - 1e-7
        done += 1


def protecting_choice(values: list[int | None], groups: list[list[int]]) -> list[int] | None:
    """Any set of cells that protects, found by trying them all."""
    must = primary(values)
    free = [i for i, value in enumerate(values) if value is not None and i not in must]
    choices: Iterable[tuple[int, ...]] = chain.from_iterable(combinations(free, k) for k in range(len(free), -1, -1))
    for extra in choices:
        if narrowest(values, groups, [*must, *extra]) >= THRESHOLD - 1e-7:
            return [*must, *extra]
    return None


def test_refused_only_where_no_choice_of_cells_protects() -> None:
    rng = np.random.default_rng(12)
    refused = 0
    for _ in range(120):
        size = int(rng.integers(3, 6))
        values: list[int | None] = rng.integers(0, 12, size).tolist()
        groups = [rng.choice(size, int(rng.integers(1, size)), replace=False).tolist() for _ in range(3)]
        try:
            suppress(values, groups)
        except StatistiekError:
            refused += 1
            assert protecting_choice(values, groups) is None
    assert 20 < refused < 100


@pytest.mark.parametrize(
    ("values", "groups", "expected"),
    [
        ([], [], []),
        ([0, 5, 90], [[0, 1, 2]], [False, False, False]),
        ([3, 0, None], [], [True, False, False]),
        ([3, 8, 20], [[0, 1, 2]], [True, True, False]),
        ([3, 20, 8], [[0, 1, 2]], [True, False, True]),
        ([3, 4, 20], [[0, 1, 2]], [True, True, False]),
        ([1, 1, 20, 30], [[0, 1, 2, 3]], [True, True, True, False]),
        ([3, None, 9], [[0, 1, 2]], [True, False, True]),
        ([3, 20, 30], [[0, 1, 2], [1]], [True, False, True]),
        ([3, 9, 9, 9], [[0, 1], [2, 3], [0, 2], [1, 3]], [True, True, True, True]),
        ([3, 8, 20, 7, 9, 2], [[0, 1, 2], [3, 4, 5]], [True, True, False, True, False, True]),
    ],
)
def test_cases(values: list[int | None], groups: list[list[int]], expected: list[bool]) -> None:
    assert suppress(values, groups) == expected


@pytest.mark.parametrize(
    ("values", "groups"),
    [([3, 0], [[0, 1]]), ([3], [[0]]), ([3, None], [[0, 1]]), ([4, 9, 9], [[0, 1], [1, 2], [0, 2]])],
)
def test_a_sum_that_tells_is_refused(values: list[int | None], groups: list[list[int]]) -> None:
    with pytest.raises(StatistiekError, match=r"cel 1.*Publiceer de totalen waarin deze cel meetelt niet"):
        suppress(values, groups)


@pytest.mark.parametrize("threshold", [0, 1])
def test_without_a_threshold_nothing_is_suppressed(threshold: int) -> None:
    assert suppress([0, 1, 2], [[0, 1, 2]], threshold=threshold) == [False] * 3


def test_a_higher_threshold_protects_more() -> None:
    values: list[int | None] = [3, 8, 14, 30, 60]
    groups = [[0, 1, 2, 3, 4]]
    for threshold in (5, 10, 20, 50):
        hidden = [i for i, suppressed in enumerate(suppress(values, groups, threshold=threshold)) if suppressed]
        assert primary(values, threshold) <= set(hidden)
        assert narrowest(values, groups, hidden) >= threshold - 1e-7


@given(st.lists(st.integers(0, 30), min_size=2, max_size=12), st.data())
def test_exact_ranges_are_those_of_the_linear_programme(values: list[int], data: st.DataObject) -> None:
    cells = list(range(len(values)))
    groups = [cells, *data.draw(st.lists(st.lists(st.sampled_from(cells), min_size=1, unique=True), max_size=4))]
    totals = [sum(values[cell] for cell in group) for group in groups]
    cost = np.eye(len(cells))[0]
    sums = [[float(cell in group) for cell in cells] for group in groups]
    low, high = (linprog(sign * cost, A_eq=sums, b_eq=totals, method="highs") for sign in (1, -1))
    width = -high.fun - low.fun
    tables = Polytope(len(cells), groups, totals)
    assert tables.varies_by(0, int(np.floor(width + 1e-7)))
    assert not tables.varies_by(0, int(np.floor(width + 1e-7)) + 1)

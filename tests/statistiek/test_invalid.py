"""What cannot be is refused in Dutch."""

from collections.abc import Callable
from typing import Any

import pytest

from kvdash import statistiek as s
from kvdash.errors import StatistiekError

NAN, INF = float("nan"), float("inf")
GOOD: list[tuple[Callable[..., Any], tuple[float, ...]]] = [
    (s.poisson_interval, (3,)),
    (s.byar_interval, (3,)),
    (s.count_interval, (3,)),
    (s.rate_interval, (3, 10)),
    (s.wilson_interval, (3, 10)),
    (s.proportion_funnel_limits, (0.3, 10)),
    (s.rate_funnel_limits, (3, 10)),
    (s.rate_ratio, (3, 10, 4, 20)),
    (s.proportion_difference, (3, 10, 4, 20)),
    (s.detectable_change, (3,)),
]
IDS = [function.__name__ for function, _ in GOOD]


@pytest.mark.parametrize("bad", [-1, NAN, INF, None, "3", 10**400])
@pytest.mark.parametrize(("function", "arguments"), GOOD, ids=IDS)
def test_no_argument_takes_what_is_no_number(
    function: Callable[..., Any], arguments: tuple[float, ...], bad: Any
) -> None:
    for place in range(len(arguments)):
        with pytest.raises(StatistiekError):
            function(*arguments[:place], bad, *arguments[place + 1 :])


@pytest.mark.parametrize("bad", [0, 1, -0.1, 95, NAN, INF, None])
@pytest.mark.parametrize(("function", "arguments"), GOOD, ids=IDS)
def test_confidence_lies_between_0_and_1(function: Callable[..., Any], arguments: tuple[float, ...], bad: Any) -> None:
    with pytest.raises(StatistiekError, match="betrouwbaarheidsniveau moet een getal tussen 0 en 1"):
        function(*arguments, confidence=bad)


@pytest.mark.parametrize(
    "call",
    [
        lambda: s.wilson_interval(11, 10),
        lambda: s.wilson_interval(0, 0),
        lambda: s.proportion_difference(1, 2, 3, 2),
        lambda: s.proportion_p_value(1, 2, 3, 2),
        lambda: s.rate_interval(3, 0),
        lambda: s.rate_interval(3, 10, multiplier=0),
        lambda: s.rate_ratio(3, 0, 4, 10),
        lambda: s.rate_ratio_p_value(3, 10, 4, 0),
        lambda: s.proportion_funnel_limits(1.01, 10),
        lambda: s.compare_to_benchmark(2, 1, 3),
        lambda: s.compare_to_benchmark(1, 2, NAN),
        lambda: s.compare_to_benchmark(NAN, 2, 3),
        lambda: s.trend([1, 2], [1], [1, 2]),
        lambda: s.trend([1, 2, NAN, 4, 5], [0] * 5, [9] * 5),
        lambda: s.trend([1, 2, 3, 4, 5], [9] * 5, [0] * 5),
        lambda: s.quantile_groups([1, 2], 0),
        lambda: s.quantile_groups([1, NAN], 1),
        lambda: s.benjamini_hochberg([0.1, 1.1]),
        lambda: s.benjamini_hochberg([NAN]),
        lambda: s.detectable_change(3.5),
        lambda: s.detectable_change(3, power=1),
        lambda: s.detectable_change(3, power=NAN),
        lambda: s.overdispersion_factor([]),
        lambda: s.overdispersion_factor([1, NAN]),
        lambda: s.overdispersion_factor([1, 2], winsorised=0.5),
        lambda: s.suppress([1, -2], []),
        lambda: s.suppress([1, 2.5], []),  # type: ignore[list-item]
        lambda: s.suppress([1, 2], [[0, 2]]),
        lambda: s.suppress([1, 2], [[0, -1]]),
        lambda: s.suppress([1, 2], [[0, 0]]),
        lambda: s.suppress([1, 2], [], threshold=-1),
    ],
)
def test_impossible_input(call: Callable[[], object]) -> None:
    with pytest.raises(StatistiekError):
        call()


def test_messages_say_what_where_and_how_in_dutch() -> None:
    with pytest.raises(StatistiekError, match=r"^Het aantal moet een getal van 0 of hoger zijn, niet -1,5\.$"):
        s.poisson_interval(-1.5)
    with pytest.raises(
        StatistiekError, match=r"^Het totaal moet minstens zo groot als het aantal \(11\) zijn, niet 10\.$"
    ):
        s.wilson_interval(11, 10)

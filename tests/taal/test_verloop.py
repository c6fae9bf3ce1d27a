"""When a series is called risen, fallen or about equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.indicator import Maat
from kvdash.domain.reeks import Reeks
from kvdash.taal import verloop
from tests.taal.bouw import punt, reeks


@pytest.mark.parametrize(
    ("eerste", "laatste", "maat", "verwacht"),
    [
        (400, 300, "aantal", "gedaald"),
        (300, 400, "aantal", "gestegen"),
        (300, 300, "aantal", "ongeveer gelijk gebleven"),
        (4, 6, "aantal", "ongeveer gelijk gebleven"),  # half more, but two
        (0, 3, "aantal", "ongeveer gelijk gebleven"),
        (0, 12, "aantal", "gestegen"),
        (100_000, 103_000, "aantal", "ongeveer gelijk gebleven"),  # sure, but 3 %
        (33.0, 33.9, "percentage", "ongeveer gelijk gebleven"),
        (33.0, 34.0, "percentage", "gestegen"),
        (7.3, 7.2, "rapportcijfer", "gedaald"),
        (7.3, 7.25, "rapportcijfer", "ongeveer gelijk gebleven"),
    ],
)
def test_first_against_last(eerste: float, laatste: float, maat: Maat, verwacht: str) -> None:
    assert verloop(reeks("Centrum", {2020: eerste, 2021: 50.0, 2022: laatste}), maat=maat) == verwacht


def test_a_rate_of_few_people_needs_a_larger_difference() -> None:
    waarden = {2020: 10.0, 2024: 12.0}
    assert verloop(reeks("Klein", waarden, noemer=1000), maat="per 1.000") == "ongeveer gelijk gebleven"
    assert verloop(reeks("Groot", waarden, noemer=100_000), maat="per 1.000") == "gestegen"


def test_overlapping_margins_are_no_change() -> None:
    def met_marge(marge: float) -> Reeks:
        punten = tuple(
            p.model_copy(update={"onder": (p.waarde or 0) - marge, "boven": (p.waarde or 0) + marge})
            for p in (punt(2020, 30.0), punt(2024, 35.0))
        )
        return reeks("Centrum", {}).model_copy(update={"punten": punten})

    assert verloop(met_marge(3.0), maat="percentage") == "ongeveer gelijk gebleven"
    assert verloop(met_marge(2.0), maat="percentage") == "gestegen"


def test_gaps_at_the_ends_are_passed_over() -> None:
    waarden = {2019: None, 2020: 400.0, 2021: 200.0, 2022: None}
    assert verloop(reeks("Centrum", waarden), maat="aantal") == "gedaald"


@pytest.mark.parametrize("waarden", [{}, {2020: None}, {2020: 4.0, 2021: None}])
def test_nothing_is_said_of_fewer_than_two_figures(waarden: dict[int, float | None]) -> None:
    assert verloop(reeks("Centrum", waarden), maat="aantal") is None


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_turning_a_series_round_never_keeps_its_direction(een: float, ander: float) -> None:
    heen = verloop(reeks("A", {2020: een, 2021: ander}), maat="aantal")
    terug = verloop(reeks("A", {2020: ander, 2021: een}), maat="aantal")
    assert heen == "ongeveer gelijk gebleven" or heen != terug
    if heen == "gestegen":
        assert ander > een


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 5_000))
def test_a_larger_rise_is_never_called_less(eerste: int, stijging: int, meer: int) -> None:
    def is_gestegen(laatste: int) -> bool:
        return verloop(reeks("A", {2020: eerste, 2021: laatste}), maat="aantal") == "gestegen"

    assert is_gestegen(eerste + stijging + meer) or not is_gestegen(eerste + stijging)

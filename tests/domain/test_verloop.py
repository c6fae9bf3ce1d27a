"""When a series is called changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.indicator import Maat
from kvdash.domain.reeks import Reeks
from kvdash.domain.verloop import is_veranderd
from tests.taal.bouw import punt, reeks


@pytest.mark.parametrize(
    ("eerste", "laatste", "maat", "verwacht"),
    [
        (400, 300, "aantal", True),
        (300, 400, "aantal", True),
        (300, 300, "aantal", False),
        (4, 6, "aantal", False),  # half more, but two
        (0, 3, "aantal", False),
        (0, 12, "aantal", True),
        (100_000, 103_000, "aantal", False),  # sure, but 3 %
        (33.0, 33.9, "percentage", False),
        (33.0, 34.0, "percentage", True),
        (7.3, 7.2, "rapportcijfer", True),
        (7.3, 7.25, "rapportcijfer", False),
    ],
)
def test_first_against_last(eerste: float, laatste: float, maat: Maat, verwacht: bool) -> None:
    assert is_veranderd(reeks("Centrum", {2020: eerste, 2021: 50.0, 2022: laatste}), maat=maat) is verwacht


def test_a_rate_of_few_people_needs_a_larger_difference() -> None:
    waarden = {2020: 10.0, 2024: 12.0}
    assert not is_veranderd(reeks("Klein", waarden, noemer=1000), maat="per 1.000")
    assert is_veranderd(reeks("Groot", waarden, noemer=100_000), maat="per 1.000")


def test_overlapping_margins_are_no_change() -> None:
    def met_marge(marge: float) -> Reeks:
        punten = tuple(
            p.model_copy(update={"onder": (p.waarde or 0) - marge, "boven": (p.waarde or 0) + marge})
            for p in (punt(2020, 30.0), punt(2024, 35.0))
        )
        return reeks("Centrum", {}).model_copy(update={"punten": punten})

    assert not is_veranderd(met_marge(3.0), maat="percentage")
    assert is_veranderd(met_marge(2.0), maat="percentage")


def test_gaps_at_the_ends_are_passed_over() -> None:
    waarden = {2019: None, 2020: 400.0, 2021: 200.0, 2022: None}
    assert is_veranderd(reeks("Centrum", waarden), maat="aantal")


@pytest.mark.parametrize("waarden", [{}, {2020: None}, {2020: 4.0, 2021: None}])
def test_fewer_than_two_figures_are_no_change(waarden: dict[int, float | None]) -> None:
    assert not is_veranderd(reeks("Centrum", waarden), maat="aantal")


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 5_000))
def test_a_larger_rise_is_never_called_less(eerste: int, stijging: int, meer: int) -> None:
    def veranderd(laatste: int) -> bool:
        return is_veranderd(reeks("A", {2020: eerste, 2021: laatste}), maat="aantal")

    assert veranderd(eerste + stijging + meer) or not veranderd(eerste + stijging)

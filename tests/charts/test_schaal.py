"""Axes and label places."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.charts.schaal import jaartikken, schaal_van, spreid
from kvdash.domain.indicator import Maat

HOOGTE, AFSTAND = 100.0, 12.0


@pytest.mark.parametrize("maat", ["aantal", "per 1.000", "percentage"])
def test_counts_and_rates_start_at_zero(maat: Maat) -> None:
    assert schaal_van([96.0, 98.0], maat=maat).onder == 0


def test_a_mark_keeps_near_its_values_without_drama() -> None:
    schaal = schaal_van([7.1, 7.2], maat="rapportcijfer")
    assert schaal.onder > 5
    assert schaal.boven - schaal.onder >= 2


def test_a_mark_does_not_pass_ten() -> None:
    assert schaal_van([9.6, 9.9], maat="rapportcijfer").boven == 10


@pytest.mark.parametrize(
    ("waarden", "tikken"),
    [([12.3, 4.5], (0, 5, 10, 15)), ([2.0], (0, 1, 2)), ([0.0], (0, 1)), ([], (0, 1)), ([98.0], (0, 25, 50, 75, 100))],
)
def test_ticks_of_counts_are_round_and_whole(waarden: list[float], tikken: tuple[float, ...]) -> None:
    assert schaal_van(waarden, maat="aantal").tikken == tikken


def test_ticks_have_the_decimals_they_need() -> None:
    assert schaal_van([0.013], maat="per 1.000").decimalen == 3
    assert schaal_van([9.0], maat="per 1.000").decimalen == 1
    assert schaal_van([90.0], maat="per 1.000").decimalen == 0


@given(st.lists(st.floats(0, 1e9), min_size=1), st.sampled_from(["aantal", "per 1.000", "schaalscore", "index"]))
def test_every_value_lies_on_the_axis(waarden: list[float], maat: Maat) -> None:
    schaal = schaal_van(waarden, maat=maat)
    assert all(-1e-6 <= schaal.deel(waarde) <= 1 + 1e-6 for waarde in waarden)
    assert 2 <= len(schaal.tikken) <= 7


def test_years_are_spread_evenly_back_from_the_last() -> None:
    assert jaartikken(range(2015, 2025), hoogstens=5) == (2016, 2018, 2020, 2022, 2024)
    assert jaartikken([2024], hoogstens=5) == (2024,)
    assert jaartikken([], hoogstens=5) == ()


@given(st.lists(st.floats(0, HOOGTE), max_size=9))
def test_labels_keep_apart_and_in_order(plaatsen: list[float]) -> None:
    gezet = spreid(plaatsen, afstand=AFSTAND, hoogte=HOOGTE)
    hoogtes = sorted(gezet)
    assert all(b - a >= AFSTAND - 1e-6 for a, b in pairwise(hoogtes))
    assert all(-1e-6 <= plaats <= HOOGTE + 1e-6 for plaats in gezet)
    paren = [(a, b) for i, a in enumerate(plaatsen) for j, b in enumerate(plaatsen) if a < b and gezet[i] >= gezet[j]]
    assert paren == []


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert spreid([10.0, 50.0, 90.0], afstand=AFSTAND, hoogte=HOOGTE) == (10.0, 50.0, 90.0)


def test_too_many_labels_are_spread_over_the_height() -> None:
    assert spreid([50.0] * 11, afstand=AFSTAND, hoogte=HOOGTE) == tuple(float(i * 10) for i in range(11))

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.indicator import Indicator
from kvdash.domain.jaarcijfer import Noemer, complete_years, punt_per_1000
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import Herkomst, Punt

INDICATOR = Indicator(code="inbraak", naam="Inbraak", eenheid="per 1.000", noemer="woningen")
LAAGSTE = INDICATOR.laagste_noemer


def _telling(aantal: float) -> Punt:
    return Punt(
        periode=Periode.van_jaar(2024),
        waarde=aantal,
        aantal=aantal,
        herkomst=Herkomst(upload=UUID(int=1), regel=7, kolom=4),
    )


def _noemer(waarde: float, *, jaar: int = 2024, andere_grenzen: bool = False) -> Noemer:
    return Noemer(waarde, jaar, Herkomst(upload=UUID(int=2), regel=3, kolom=5), andere_grenzen)


@given(st.integers(0, 10_000), st.integers(500, 100_000))
def test_a_rate_is_the_count_per_thousand_of_its_denominator(aantal: int, noemer: int) -> None:
    punt = punt_per_1000(_telling(aantal), _noemer(noemer), laagste=LAAGSTE)
    assert punt.waarde == pytest.approx(aantal / noemer * 1000)
    assert (punt.aantal, punt.noemer, punt.kanttekening) == (aantal, noemer, None)
    assert punt.herkomst is not None and punt.noemer_herkomst is not None
    assert (punt.herkomst.regel, punt.noemer_herkomst.regel, punt.noemer_herkomst.kolom) == (7, 3, 5)


def test_without_denominator_the_count_stays_and_the_reason_is_given() -> None:
    punt = punt_per_1000(_telling(12), None, laagste=LAAGSTE)
    assert (punt.waarde, punt.aantal, punt.kanttekening) == (None, 12, "noemer_ontbreekt")


def test_a_denominator_of_another_year_or_other_borders_is_marked() -> None:
    punt = punt_per_1000(_telling(10), _noemer(2000, jaar=2026), laagste=LAAGSTE)
    assert (punt.waarde, punt.noemer_jaar, punt.kanttekening) == (5, 2026, "noemer_ander_jaar")
    punt = punt_per_1000(_telling(10), _noemer(2000, andere_grenzen=True), laagste=LAAGSTE)
    assert (punt.waarde, punt.noemer_jaar, punt.kanttekening) == (5, 2024, "noemer_andere_grenzen")


@pytest.mark.parametrize(("noemer", "te_klein"), [(499, True), (500, False), (0, True)])
def test_below_the_minimum_only_the_count_is_shown(noemer: int, te_klein: bool) -> None:
    punt = punt_per_1000(_telling(3), _noemer(noemer), laagste=LAAGSTE)
    assert (punt.kanttekening == "noemer_te_klein", punt.waarde is None) == (te_klein, te_klein)
    assert punt.aantal == 3


def test_the_minimum_is_adjustable_but_zero_is_never_divided_by() -> None:
    laagste = INDICATOR.model_copy(update={"min_noemer": 0}).laagste_noemer
    assert punt_per_1000(_telling(3), _noemer(10), laagste=laagste).waarde == 300
    assert punt_per_1000(_telling(3), _noemer(0), laagste=laagste).waarde is None


def test_years_without_a_figure_are_gaps_not_zero() -> None:
    punten = complete_years({2023: Punt(periode=Periode.van_jaar(2023), waarde=0)}, jaren=range(2022, 2025))
    assert [(p.periode.jaar, p.waarde, p.status) for p in punten] == [
        (2022, None, "ontbrekend"),
        (2023, 0, "definitief"),
        (2024, None, "ontbrekend"),
    ]

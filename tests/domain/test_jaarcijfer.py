from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.indicator import Indicator
from kvdash.domain.jaarcijfer import Jaarcijfer, Noemers, complete_years, punt_as_published, punt_per_1000

WIJK = "WK999801"
INDICATOR = Indicator(code="inbraak", naam="Inbraak", eenheid="per 1.000", noemer="woningen")


def _cijfer(waarde: float | None, *, jaar: int = 2024, indeling: int = 2024, maanden: int | None = None) -> Jaarcijfer:
    return Jaarcijfer(
        "inbraak",
        "Politie",
        "aantal",
        WIJK,
        jaar,
        indeling,
        waarde,
        None,
        None,
        "definitief",
        maanden,
        UUID(int=1),
        7,
        4,
    )


def _noemers(*cijfers: Jaarcijfer, dichtstbij: bool = False, namen: dict[int, str] | None = None) -> Noemers:
    gebieden = [Gebied(code=WIJK, naam=naam, niveau="wijk", indelingsjaar=jaar) for jaar, naam in (namen or {}).items()]
    return Noemers(cijfers, indeling=Gebiedsindeling.van(gebieden), dichtstbij=dichtstbij)


@given(st.integers(0, 10_000), st.integers(500, 100_000))
def test_a_rate_is_the_count_per_thousand_of_its_denominator(aantal: int, noemer: int) -> None:
    punt = punt_per_1000(_cijfer(aantal), indicator=INDICATOR, noemers=_noemers(_cijfer(noemer)))
    assert punt.waarde == pytest.approx(aantal / noemer * 1000)
    assert (punt.aantal, punt.noemer, punt.kanttekening) == (aantal, noemer, None)
    assert punt.herkomst is not None
    assert punt.herkomst.regel == 7


def test_without_denominator_the_count_stays_and_the_reason_is_given() -> None:
    punt = punt_per_1000(_cijfer(12), indicator=INDICATOR, noemers=_noemers(_cijfer(900, jaar=2023)))
    assert (punt.waarde, punt.aantal, punt.kanttekening) == (None, 12, "noemer_ontbreekt")


def test_a_denominator_of_other_borders_counts_only_for_the_same_area() -> None:
    ander = _cijfer(900, indeling=2020)
    zelfde = _noemers(ander, namen={2020: "Haven", 2024: "Haven"})
    veranderd = _noemers(ander, namen={2020: "Oude haven", 2024: "Haven"})
    assert punt_per_1000(_cijfer(9), indicator=INDICATOR, noemers=zelfde).waarde == pytest.approx(10)
    assert punt_per_1000(_cijfer(9), indicator=INDICATOR, noemers=veranderd).kanttekening == "noemer_ontbreekt"


def test_the_nearest_year_is_used_when_allowed_and_marked() -> None:
    noemers = _noemers(_cijfer(1000, jaar=2021), _cijfer(2000, jaar=2026), dichtstbij=True)
    punt = punt_per_1000(_cijfer(10), indicator=INDICATOR, noemers=noemers)
    assert (punt.waarde, punt.noemer_jaar, punt.kanttekening) == (5, 2026, "noemer_ander_jaar")


def test_a_year_further_than_three_years_away_is_not_used() -> None:
    noemers = _noemers(_cijfer(1000, jaar=2020), dichtstbij=True)
    assert punt_per_1000(_cijfer(10), indicator=INDICATOR, noemers=noemers).kanttekening == "noemer_ontbreekt"


@pytest.mark.parametrize(("noemer", "te_klein"), [(499, True), (500, False), (0, True)])
def test_below_the_minimum_only_the_count_is_shown(noemer: int, te_klein: bool) -> None:
    punt = punt_per_1000(_cijfer(3), indicator=INDICATOR, noemers=_noemers(_cijfer(noemer)))
    assert (punt.kanttekening == "noemer_te_klein", punt.waarde is None) == (te_klein, te_klein)
    assert punt.aantal == 3


def test_the_minimum_is_adjustable_but_zero_is_never_divided_by() -> None:
    zonder = INDICATOR.model_copy(update={"min_noemer": 0})
    assert punt_per_1000(_cijfer(3), indicator=zonder, noemers=_noemers(_cijfer(10))).waarde == 300
    assert punt_per_1000(_cijfer(3), indicator=zonder, noemers=_noemers(_cijfer(0))).waarde is None


def test_an_incomplete_year_is_a_gap_that_says_so() -> None:
    punt = punt_as_published(_cijfer(None, maanden=9))
    assert (punt.waarde, punt.kanttekening, punt.maanden) == (None, "onvolledig", 9)
    assert punt_as_published(_cijfer(40, maanden=12)).kanttekening is None


def test_years_without_a_figure_are_gaps_not_zero() -> None:
    punten = complete_years({2023: punt_as_published(_cijfer(0, jaar=2023))}, jaren=range(2022, 2025))
    assert [(p.periode.jaar, p.waarde, p.status) for p in punten] == [
        (2022, None, "ontbrekend"),
        (2023, 0, "definitief"),
        (2024, None, "ontbrekend"),
    ]

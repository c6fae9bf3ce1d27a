from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kvdash.domain.periode import Periode, PeriodeSoort, laatst_afgelopen, perioden_van


@pytest.mark.parametrize(
    ("code", "jaar", "soort", "nummer"),
    [("2024JJ00", 2024, "jaar", 0), ("2024KW04", 2024, "kwartaal", 4), ("1999MM12", 1999, "maand", 12)],
)
def test_a_code_tells_year_kind_and_number(code: str, jaar: int, soort: str, nummer: int) -> None:
    periode = Periode(code=code)
    assert (periode.jaar, periode.soort, periode.nummer) == (jaar, soort, nummer)


@pytest.mark.parametrize("code", ["2024", "2024JJ01", "2024KW00", "2024KW05", "2024MM13", "2024MM00", "24JJ00", ""])
def test_other_texts_are_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        Periode(code=code)


@given(st.integers(min_value=1900, max_value=2100))
def test_a_year_keeps_its_number(jaar: int) -> None:
    assert Periode.van_jaar(jaar).jaar == jaar


@pytest.mark.parametrize(
    ("code", "begin", "einde", "dagen"),
    [
        ("2024MM02", date(2024, 2, 1), date(2024, 2, 29), 29),
        ("2023MM02", date(2023, 2, 1), date(2023, 2, 28), 28),
        ("2024MM12", date(2024, 12, 1), date(2024, 12, 31), 31),
        ("2024KW01", date(2024, 1, 1), date(2024, 3, 31), 91),
        ("2023KW04", date(2023, 10, 1), date(2023, 12, 31), 92),
        ("2024JJ00", date(2024, 1, 1), date(2024, 12, 31), 366),
    ],
)
def test_a_period_has_days(code: str, begin: date, einde: date, dagen: int) -> None:
    periode = Periode(code=code)
    assert (periode.begin, periode.einde, periode.dagen) == (begin, einde, dagen)


@pytest.mark.parametrize(
    ("code", "volgende", "eerder"),
    [
        ("2024MM12", "2025MM01", "2023MM12"),
        ("2024KW04", "2025KW01", "2023KW04"),
        ("2024MM02", "2024MM03", "2023MM02"),
        ("2024JJ00", "2025JJ00", "2023JJ00"),
    ],
)
def test_the_next_period_and_that_of_the_year_before(code: str, volgende: str, eerder: str) -> None:
    periode = Periode(code=code)
    assert (periode.volgende.code, periode.jaar_eerder.code) == (volgende, eerder)


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31)), st.sampled_from(["jaar", "kwartaal", "maand"])
)
def test_what_is_over_ended_before_the_day_and_the_next_did_not(dag: date, soort: PeriodeSoort) -> None:
    laatste = laatst_afgelopen(soort, op=dag)
    assert laatste.soort == soort
    assert laatste.einde < dag <= laatste.volgende.einde


@given(st.integers(min_value=1950, max_value=2060), st.sampled_from(["kwartaal", "maand"]))
def test_periods_of_a_year_follow_each_other_and_lie_in_it(jaar: int, soort: PeriodeSoort) -> None:
    alle = perioden_van(soort, van=jaar, tot=jaar)
    assert [p.volgende for p in alle[:-1]] == list(alle[1:])
    assert sum(p.dagen for p in alle) == Periode.van_jaar(jaar).dagen
    assert all(Periode.van_jaar(jaar).omvat(p) and not p.omvat(Periode.van_jaar(jaar)) for p in alle)
    plekken = [p.plek for p in alle]
    assert plekken == sorted(plekken)
    assert sum(plekken) / len(plekken) == pytest.approx(jaar)


def test_a_quarter_holds_its_months() -> None:
    kwartaal = Periode(code="2024KW02")
    assert [p.nummer for p in perioden_van("maand", van=2024, tot=2024) if kwartaal.omvat(p)] == [4, 5, 6]

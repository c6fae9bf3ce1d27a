import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kvdash.domain.periode import Periode


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

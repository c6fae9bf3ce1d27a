"""Numbers, signs and periods as people write them."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvdash.domain.toewijzing import Notatie
from kvdash.ingest.cellen import (
    DEFINITIEF,
    FOUT,
    NADER_VOORLOPIG,
    ONDERDRUKT,
    ONTBREEKT,
    VOORLOPIG,
    bepaal_notatie,
    jaar_in_tekst,
    korrel_van_datums,
    lees_getal,
    lees_getallen,
    lees_periode,
)


@pytest.mark.parametrize(
    ("tekst", "notatie", "waarde"),
    [
        ("       4", ",", 4.0),
        ("64.0", ".", 64.0),
        ("32,9", ",", 32.9),
        ("1.213,5", ",", 1213.5),
        ("1.213", ",", 1213.0),
        ("1,213.5", ".", 1213.5),
        ("1 213,5", ",", 1213.5),
        ("1\u00a0213", ",", 1213.0),
        ("−4,5", ",", -4.5),
        ("12,5%", ",", 12.5),
        ("1,5e-05", ",", 1.5e-05),
    ],
)
def test_numbers(tekst: str, notatie: Notatie, waarde: float) -> None:
    getal = lees_getal(tekst, notatie=notatie)
    assert (getal.waarde, getal.soort) == (waarde, DEFINITIEF)


@pytest.mark.parametrize("tekst", ["", " ", ".", "   .", "NA", "-", "–", "-99999", "-99998", "-99996,0", "nan", "#N/B"])
def test_missing_is_not_zero(tekst: str) -> None:
    getal = lees_getal(tekst, notatie=",")
    assert getal.soort == ONTBREEKT and math.isnan(getal.waarde)


@pytest.mark.parametrize("tekst", ["x", "X", " x ", "-99997", "<5", "1-4", "geheim"])
def test_hidden_is_neither_zero_nor_missing(tekst: str) -> None:
    getal = lees_getal(tekst, notatie=",")
    assert getal.soort == ONDERDRUKT and math.isnan(getal.waarde)


@pytest.mark.parametrize(("tekst", "soort"), [("123*", VOORLOPIG), ("123 **", NADER_VOORLOPIG)])
def test_provisional(tekst: str, soort: int) -> None:
    assert (lees_getal(tekst, notatie=",").waarde, lees_getal(tekst, notatie=",").soort) == (123.0, soort)


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("1O4", "letter O"),
        ("l2", "letter l"),
        ("12.5", "komma het decimaalteken"),
        ("=A1+2", "formule"),
        ("abc", "geen getal"),
    ],
)
def test_faults_say_why(tekst: str, woord: str) -> None:
    getal = lees_getal(tekst, notatie=",")
    assert getal.soort == FOUT and woord in getal.reden


@pytest.mark.parametrize(
    ("waarden", "notatie"),
    [
        (["1.213,5", "4"], ","),
        (["33.1", "4"], "."),
        (["1.213", "450"], ","),
        (["1.213", "2450"], "."),
        (["1,213.5"], "."),
        (["4", "5"], ","),
    ],
)
def test_notation_is_proved_by_values(waarden: list[str], notatie: str) -> None:
    assert bepaal_notatie(waarden) == notatie


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.integers(-200_000, 10**9).map(str),
            st.floats(-1e6, 1e6).map(lambda g: f"{g:.3f}".replace(".", ",")),
            st.sampled_from(["", "x", ".", "-99997", "12*", "1.234", "1O4", " 7 ", "3%"]),
        ),
        max_size=60,
        unique=True,
    )
)
def test_many_at_once_equals_one_by_one(bijzonder: list[str]) -> None:
    teksten = [*bijzonder, *(f"{n},{n % 10}" for n in range(600))]
    waarden, soorten, redenen = lees_getallen(teksten, notatie=",")
    for plek, tekst in enumerate(teksten):
        getal = lees_getal(tekst, notatie=",")
        assert soorten[plek] == getal.soort
        assert waarden[plek] == getal.waarde or (math.isnan(waarden[plek]) and math.isnan(getal.waarde))
        assert redenen.get(plek, "") == getal.reden


@pytest.mark.parametrize(
    ("tekst", "code", "soort"),
    [
        ("2015JJ00", "2015JJ00", DEFINITIEF),
        ("2024KW01", "2024KW01", DEFINITIEF),
        ("2022MM08 ", "2022MM08", DEFINITIEF),
        ("2024", "2024JJ00", DEFINITIEF),
        ("2024*", "2024JJ00", VOORLOPIG),
        ("2024**", "2024JJ00", NADER_VOORLOPIG),
        ("2024 (voorlopig)", "2024JJ00", VOORLOPIG),
        ("2012  april", "2012MM04", DEFINITIEF),
        ("mei 2012*", "2012MM05", VOORLOPIG),
        ("2012 1e kwartaal", "2012KW01", DEFINITIEF),
        ("3e kwartaal 2012", "2012KW03", DEFINITIEF),
        ("2012-Q4", "2012KW04", DEFINITIEF),
        ("2012-03", "2012MM03", DEFINITIEF),
        ("2012-04-30", "2012MM04", DEFINITIEF),
        ("30-04-2012", "2012MM04", DEFINITIEF),
        ("2024.0", "2024JJ00", DEFINITIEF),
    ],
)
def test_periods(tekst: str, code: str, soort: int) -> None:
    gelezen = lees_periode(tekst)
    assert gelezen is not None
    assert (gelezen.code, gelezen.soort) == (code, soort)


@pytest.mark.parametrize("tekst", ["", "april", "12", "1023", "2012MM13", "2012KW05", "31-02-2012", "20124", "2012-13"])
def test_no_periods(tekst: str) -> None:
    assert lees_periode(tekst) is None


def test_dates_stand_for_months_years_or_days() -> None:
    assert korrel_van_datums(["2012-04-30", "2012-02-29"]) == "maand"
    assert korrel_van_datums(["01-01-2012", "01-01-2013"]) == "jaar"
    assert korrel_van_datums(["2012-04-30", "2012-04-29"]) is None


@pytest.mark.parametrize(
    ("naam", "jaar"), [("kern2024.csv", 2024), ("a_2024_2024.csv", 2024), ("a2023-2024", None), ("47018", None)]
)
def test_year_in_file_name(naam: str, jaar: int | None) -> None:
    assert jaar_in_tekst(naam) == jaar

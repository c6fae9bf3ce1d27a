"""Dates, periods, lists and plurals in Dutch."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.periode import Periode
from kvdash.taal import datum, gebiedenlijst, hoofdletter, jaren, meervoud, opsomming, periode, tijdstip

namen = st.lists(st.text(st.characters(categories=["L"]), min_size=3, max_size=8), min_size=1, max_size=12)


def test_dates() -> None:
    assert datum(date(2026, 11, 24)) == "24 november 2026"
    assert datum(date(2026, 3, 1)) == "1 maart 2026"


def test_times_are_dutch_time_in_summer_and_winter() -> None:
    assert tijdstip(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2 juli 2026, 00:30 uur"
    assert tijdstip(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "1 januari 2027, 00:30 uur"
    assert datum(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "1 januari 2027"


def test_a_time_without_zone_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="time zone"):
        datum(datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="time zone"):
        tijdstip(datetime(2026, 1, 1))


@pytest.mark.parametrize(
    ("code", "tekst"), [("2024JJ00", "2024"), ("2024KW01", "1e kwartaal 2024"), ("2012MM04", "april 2012")]
)
def test_periods(code: str, tekst: str) -> None:
    assert periode(Periode(code=code)) == tekst


def test_ranges_of_years() -> None:
    assert jaren(2015, 2024) == "2015–2024"
    assert jaren(2024, 2024) == "2024"


def test_lists() -> None:
    assert opsomming([]) == ""
    assert opsomming(["Centrum"]) == "Centrum"
    assert opsomming(["Centrum", "Noord"]) == "Centrum en Noord"
    assert opsomming(["Centrum", "Noord", "Zuid"]) == "Centrum, Noord en Zuid"


@given(namen)
def test_a_list_holds_every_name_in_order(delen: list[str]) -> None:
    assert opsomming(delen).replace(" en ", ", ").split(", ") == delen


@given(namen, st.integers(2, 5))
def test_a_list_of_gebieden_stays_short_and_counts_the_rest(delen: list[str], hoogstens: int) -> None:
    tekst = gebiedenlijst(delen, hoogstens=hoogstens)
    genoemd = tekst.replace(" en ", ", ").split(", ")
    assert len(genoemd) <= hoogstens
    if len(delen) > hoogstens:
        rest = int(genoemd[-1].removesuffix(" andere gebieden"))
        assert rest + len(genoemd) - 1 == len(delen)
        assert rest > 1


def test_plurals() -> None:
    assert meervoud(1, "rij", "rijen") == "1 rij"
    assert meervoud(0, "rij", "rijen") == "0 rijen"
    assert meervoud(1200, "rij", "rijen") == "1.200 rijen"


def test_capital_at_the_start_only() -> None:
    assert hoofdletter("per 1.000 Amsterdammers") == "Per 1.000 Amsterdammers"
    assert hoofdletter("") == ""

"""Numbers in Dutch."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.indicator import Maat
from kvdash.taal import STREEPJE, cijfer, cijfer_met_eenheid, eenheid, getal, procent

MATEN: tuple[Maat, ...] = get_args(Maat)
eindig = st.floats(allow_nan=False, allow_infinity=False)


def lees(tekst: str) -> float:
    """What a Dutch reader makes of it."""
    return float(tekst.replace(".", "").replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (999.95, 1, "1.000,0"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (2.675, 2, "2,68"),
        (-1234.5, 1, "−1.234,5"),
        (-0.04, 1, "0,0"),
        (0, 0, "0"),
        (None, 0, "–"),
        (float("nan"), 1, "–"),
        (1e300, 0, "1" + ".000" * 100),
    ],
)
def test_numbers(waarde: float | None, decimalen: int, tekst: str) -> None:
    assert getal(waarde, decimalen=decimalen) == tekst


def test_an_infinite_number_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="infinite"):
        getal(float("inf"))


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_reading_back_differs_by_at_most_half_a_step(waarde: float, decimalen: int) -> None:
    assert abs(lees(getal(waarde, decimalen=decimalen)) - waarde) <= 0.5 * 10**-decimalen * (1 + 1e-9) + 1e-4 * (
        abs(waarde) > 1e9
    )


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_read_back_exactly(waarde: int) -> None:
    assert lees(getal(waarde)) == waarde


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.integers(0, 2))
def test_order_is_kept(een: float, ander: float, decimalen: int) -> None:
    laag, hoog = sorted((een, ander))
    assert lees(getal(laag, decimalen=decimalen)) <= lees(getal(hoog, decimalen=decimalen))


@given(eindig, st.integers(0, 3))
def test_no_number_is_written_in_english_or_as_minus_zero(waarde: float, decimalen: int) -> None:
    tekst = getal(waarde, decimalen=decimalen)
    assert "-" not in tekst
    assert "e" not in tekst
    assert tekst.strip("−") == tekst.removeprefix("−")
    assert not (tekst.startswith("−") and lees(tekst) == 0)


@given(st.floats(0, 1e9), st.sampled_from(MATEN))
def test_only_zero_is_shown_as_zero(waarde: float, maat: Maat) -> None:
    tekst = cijfer(waarde, maat=maat)
    assert (waarde == 0) == (set(tekst) <= set("0,%"))


@pytest.mark.parametrize(
    ("waarde", "maat", "tekst"),
    [
        (1234, "aantal", "1.234"),
        (12.34, "per 1.000", "12,3"),
        (12, "per 1.000", "12,0"),
        (0.04, "per 1.000", "0,04"),
        (0.00001, "per 1.000", "minder dan 0,001"),
        (33.06, "percentage", "33,1%"),
        (0.00001, "percentage", "minder dan 0,001%"),
        (7.35, "rapportcijfer", "7,4"),
        (104.4, "index", "104"),
        (None, "percentage", "–"),
    ],
)
def test_each_kind_of_figure_has_its_form(waarde: float | None, maat: Maat, tekst: str) -> None:
    assert cijfer(waarde, maat=maat) == tekst


def test_percentages() -> None:
    assert procent(12.34) == "12,3%"
    assert procent(80, decimalen=0) == "80%"
    assert procent(None) == STREEPJE


@pytest.mark.parametrize(
    ("waarde", "maat", "tekst"),
    [
        (12.3, "per 1.000", "12,3 per 1.000 woningen"),
        (4, "aantal", "4"),
        (33.1, "percentage", "33,1%"),
        (7.3, "rapportcijfer", "rapportcijfer 7,3"),
        (None, "per 1.000", "geen cijfer"),
    ],
)
def test_a_figure_alone_in_a_sentence_has_its_unit(waarde: float | None, maat: Maat, tekst: str) -> None:
    assert cijfer_met_eenheid(waarde, maat=maat, noemer="woningen") == tekst


def test_units() -> None:
    assert eenheid("per 1.000", noemer="inwoners") == "per 1.000 inwoners"
    assert eenheid("per 1.000") == "per 1.000"
    assert eenheid("schaalscore") == "schaalscore (0 tot 10)"
    assert eenheid("aantal", noemer="inwoners") == "aantal"

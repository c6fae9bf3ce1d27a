import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.taal.cellen import als_tekstcel, als_werkmapcel, lees_cel, schrijf_csv, zonder_besturing

TEKENS = st.text(alphabet=list("'=+-@＝－ \t\"0123,.;|ab\u200b\ufeff"), max_size=8)


@pytest.mark.parametrize(
    "tekst",
    [
        "=1+2 zwerfvuil",
        "+1",
        "-meldingen",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "  =1+2",
        "\u00a0=1",
        "\ufeff=1",
        "＝1+2",
        "'=1",
        "-1+2",
        "-2|cmd",
    ],
)
def test_what_a_spreadsheet_takes_for_a_formula_is_made_text(tekst: str) -> None:
    assert als_tekstcel(tekst) == f"'{tekst}"
    assert lees_cel(als_tekstcel(tekst)) == tekst


@pytest.mark.parametrize("tekst", ["", "zwerfvuil", "2.1 Fiets", "-5", "-1.234,5", "'s-Gravenhage", "−3", "A=B", "–"])
def test_other_texts_and_negative_numbers_stay_as_they_are(tekst: str) -> None:
    assert als_tekstcel(tekst) == als_werkmapcel(tekst) == lees_cel(tekst) == tekst


@given(st.text() | TEKENS)
def test_reading_gives_back_what_was_written(tekst: str) -> None:
    assert lees_cel(als_tekstcel(tekst)) == tekst
    assert lees_cel(als_werkmapcel(tekst)) == tekst


@given(st.lists(st.lists(TEKENS | st.text(), min_size=1, max_size=4), max_size=4))
def test_no_cell_of_a_csv_opens_as_a_formula_and_every_row_is_one_line(rijen: list[list[str]]) -> None:
    tekst = schrijf_csv(rijen).decode("utf-8-sig")
    gelezen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))
    assert [[lees_cel(cel) for cel in rij] for rij in gelezen if rij] == [
        rij for rij in ([zonder_besturing(" ".join(cel.splitlines())) for cel in rij] for rij in rijen) if rij != [""]
    ]
    for rij in gelezen:
        assert not any(cel.lstrip("\t \ufeff\u200b")[:1] in set("=+@＝") for cel in rij)


@given(st.text(alphabet=st.characters(categories=["Cc", "Cs", "Cf", "L", "Cn"])))
def test_characters_that_steer_a_machine_are_blanks_and_all_others_stay(tekst: str) -> None:
    schoon = zonder_besturing(tekst)
    assert len(schoon) == len(tekst)
    for was, is_ in zip(tekst, schoon, strict=True):
        stuurt = unicodedata.category(was) in ("Cc", "Cs") and was not in "\t\n\r"
        assert is_ == (" " if stuurt or was in "\ufffe\uffff" else was)
    schrijf_csv([[tekst]]).decode("utf-8-sig").encode()


def test_numbers_have_a_decimal_comma_and_keep_their_sign() -> None:
    regel = schrijf_csv([[-3.5, 2, None, 12345678901, "-3,5"]]).decode("utf-8-sig")
    assert regel == '-3,5;2;;12345678901;"-3,5"\r\n'


def test_a_separator_of_another_country_does_not_end_a_cell() -> None:
    assert schrijf_csv([["zwerfvuil,=1+2", "a\tb"]]).decode("utf-8-sig") == '"zwerfvuil,=1+2";"a\tb"\r\n'

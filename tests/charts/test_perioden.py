"""Charts of months: gaps, breaks, what was not over, and what is compared; the essentials as golden files."""

import json
import re
from datetime import date

import pytest

from kvdash.charts import plaat
from kvdash.charts.grafieken import perioden
from kvdash.charts.palet import VLAK
from kvdash.charts.vorm import eindlabels, gebeurtenismerken, lijnen_van, periodetikken
from kvdash.domain.periode import Periode
from tests.charts.maak import ZUID, beeld_per_maand, maak_gebeurtenis
from tests.charts.test_plotly import GOLDEN, als_dict, kern, lijn


def woorden() -> str:
    """The words of the picture that stands alone."""
    svg = plaat.teken(perioden(beeld_per_maand(), ()), formaat="svg").decode("utf-8")
    return "\n".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)) + "\n"


def _plek(code: str) -> float:
    return Periode(code=code).plek


def test_the_chart_of_months_is_as_before() -> None:
    assert kern(lijn(beeld_per_maand())) == json.loads((GOLDEN / "lijn_maanden.json").read_text("utf-8"))


def test_the_picture_of_months_is_as_before() -> None:
    assert woorden() == (GOLDEN / "plaat_maanden.txt").read_text("utf-8")


def test_the_line_stops_at_a_gap_a_break_and_what_was_not_over() -> None:
    (een,) = lijnen_van(beeld_per_maand())
    einden = [(stuk.punten[0][0], stuk.punten[-1][0], stuk.voorlopig) for stuk in een.stukken]
    verwacht = [
        ("2022MM11", "2023MM01", False),
        ("2023MM03", "2023MM08", False),  # September 2023 is counted in two ways: it is joined to neither side
        ("2023MM10", "2023MM12", False),
        ("2023MM12", "2024MM01", True),
    ]
    assert einden == [(_plek(van), _plek(tot), voorlopig) for van, tot, voorlopig in verwacht]
    assert [punt.periode.code for punt in een.getekend][-1] == "2024MM02"


def test_an_interval_stops_where_the_line_does() -> None:
    (een,) = lijnen_van(beeld_per_maand())
    verwacht = [
        ("2022MM11", "2023MM01"),
        ("2023MM03", "2023MM08"),
        ("2023MM09", "2023MM09"),
        ("2023MM10", "2024MM01"),
    ]
    assert [(band[0][0], band[-1][0]) for band in een.banden] == [(_plek(van), _plek(tot)) for van, tot in verwacht]


def test_a_break_lies_before_the_month_in_which_it_falls() -> None:
    _, breuk = gebeurtenismerken(beeld_per_maand())
    assert _plek("2023MM08") < breuk.van < _plek("2023MM09")
    kwartaal = beeld_per_maand().model_copy(
        update={"per": "kwartaal", "gebeurtenissen": (maak_gebeurtenis("Wet", date(2023, 9, 15), is_breuk=True),)}
    )
    assert gebeurtenismerken(kwartaal)[0].van == pytest.approx(2023.0)


def test_the_label_has_the_last_month_that_was_over() -> None:
    (label,) = eindlabels(beeld_per_maand(), hoogte=100, afstand=10, hoogstens=20)
    assert label.tekst == "Noord 10"


def test_the_last_month_that_was_over_and_that_of_a_year_before_stand_out() -> None:
    (een,) = lijnen_van(beeld_per_maand())
    assert {periode.code for periode in een.vergeleken} == {"2024MM01", "2023MM01"}
    (markers,) = [spoor for spoor in als_dict(lijn(beeld_per_maand()))["data"] if spoor["mode"] == "markers"]
    groot = [x for x, maat in zip(markers["x"], markers["marker"]["size"], strict=True) if maat > 6]
    assert groot == [_plek("2023MM01"), _plek("2024MM01")]
    assert markers["marker"]["color"][-2:] == [VLAK, VLAK]
    assert markers["marker"]["symbol"][-2:] == ["circle", "circle-dot"]


def test_years_are_named_at_their_first_month_or_else_the_ends() -> None:
    beeld = beeld_per_maand()
    assert periodetikken(beeld) == ((_plek("2023MM01"), "2023"), (_plek("2024MM01"), "2024"))
    (reeks,) = beeld.reeksen
    kort = beeld.model_copy(update={"reeksen": (reeks.model_copy(update={"punten": reeks.punten[3:9]}),)})
    assert periodetikken(kort) == ((_plek("2023MM02"), "feb 2023"), (_plek("2023MM07"), "jul 2023"))


def test_only_the_first_gebied_has_its_interval_drawn() -> None:
    beeld = beeld_per_maand()
    twee = beeld.model_copy(
        update={"reeksen": (beeld.reeksen[0], beeld.reeksen[0].model_copy(update={"gebied": ZUID}))}
    )
    assert [bool(een.banden) for een in lijnen_van(twee)] == [False, True]

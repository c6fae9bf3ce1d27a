"""The chart as a picture that stands alone: its words against golden files, and that nothing is left out."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from kvdash.charts import plaat
from kvdash.charts.grafieken import Grafiek, balken, kleurentabel, lijnen
from kvdash.charts.scene import DOCUMENT, tekstbreedte
from kvdash.charts.trechter import trechtergrafiek
from kvdash.domain.reeks import IndicatorBeeld
from tests.charts.maak import CENTRUM, beeld_met_gebeurtenissen, gewone_trechter, gewoon_beeld, maak_beeld, maak_reeks

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


TEKENAARS: dict[str, Callable[[IndicatorBeeld], Grafiek]] = {
    "lijn": lijnen,
    "balken": lambda beeld: balken(beeld, 2024),
    "kleuren": kleurentabel,
    "trechter": lambda beeld: trechtergrafiek(gewone_trechter(), beeld, gekozen=frozenset({"WK999903"})),
}


def woorden(beeld: IndicatorBeeld, naam: str) -> str:
    svg = plaat.teken(TEKENAARS[naam](beeld), formaat="svg").decode("utf-8")
    return "\n".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


@pytest.mark.parametrize("naam", TEKENAARS)
def test_its_words_are_as_before(naam: str) -> None:
    assert woorden(beeld_met_gebeurtenissen(), naam) + "\n" == (GOLDEN / f"plaat_{naam}.txt").read_text("utf-8")


@pytest.mark.parametrize("naam", TEKENAARS)
def test_the_same_picture_gives_the_same_file(naam: str) -> None:
    eerste, tweede = (plaat.teken(TEKENAARS[naam](gewoon_beeld()), formaat="png") for _ in range(2))
    assert eerste.startswith(b"\x89PNG")
    assert eerste == tweede


@pytest.mark.parametrize("naam", ["lijn", "balken", "kleuren"])
def test_without_figures_it_says_so(naam: str) -> None:
    leeg = maak_beeld(maak_reeks(CENTRUM, [None]), wijken=[maak_reeks(CENTRUM, [None])])
    assert "Geen cijfers in deze jaren" in woorden(leeg, naam)


@pytest.mark.parametrize("naam", TEKENAARS)
def test_it_is_a_named_drawing_that_says_what_it_shows(naam: str) -> None:
    grafiek = TEKENAARS[naam](beeld_met_gebeurtenissen())
    boom = ET.fromstring(plaat.teken(grafiek, formaat="svg"))
    titel, uitleg = (boom.find(f"{SVG}{tag}") for tag in ("title", "desc"))
    assert titel is not None and uitleg is not None
    assert (titel.text, uitleg.text) == (grafiek.titel, grafiek.alt)
    assert boom.get("aria-labelledby") == f"{titel.get('id')} {uitleg.get('id')}"
    assert boom.get("width", "").endswith("pt")


@pytest.mark.parametrize("naam", TEKENAARS)
def test_no_line_of_words_is_wider_than_the_picture(naam: str) -> None:
    lang = beeld_met_gebeurtenissen()
    lang = lang.model_copy(update={"bijgewerkt": "een heel lange naam van een bestand " * 12})
    for woorden_ in ET.fromstring(plaat.teken(TEKENAARS[naam](lang), formaat="svg")).iter(f"{SVG}text"):
        letter = float(woorden_.get("font-size") or DOCUMENT.letter)
        breed = tekstbreedte(woorden_.text or "", letter=letter, vet=woorden_.get("font-weight") == "600")
        assert breed <= DOCUMENT.breedte

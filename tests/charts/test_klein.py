"""The small multiple, against a golden file that a browser can show."""

import base64
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest

from kvdash.charts.klein import BREEDTE, als_img, klein
from tests.charts.maak import (
    CENTRUM,
    NOORD,
    beeld_met_drukte,
    beeld_met_gebeurtenissen,
    gewoon_beeld,
    maak_beeld,
    maak_gebied,
    maak_reeks,
)

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


def teksten(svg: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(svg).iter(f"{SVG}text")]


def test_small_multiple_is_as_before() -> None:
    assert klein(gewoon_beeld()) + "\n" == (GOLDEN / "klein.svg").read_text("utf-8")


def test_small_multiple_with_events_is_as_before() -> None:
    svg = klein(beeld_met_gebeurtenissen())
    assert svg + "\n" == (GOLDEN / "klein_gebeurtenissen.svg").read_text("utf-8")
    assert {"1", "2", "3"} <= set(teksten(svg))


def test_small_multiple_with_many_events_is_as_before() -> None:
    svg = klein(beeld_met_drukte())
    assert svg + "\n" == (GOLDEN / "klein_drukte.svg").read_text("utf-8")
    boven = [node for node in ET.fromstring(svg).iter(f"{SVG}text") if node.get("y") == "12.0"]
    assert [node.text for node in boven] == [str(n) for n in range(1, 12)]
    vakken = [(float(node.get("x", "0")), len(node.text or "") * 6.2) for node in boven]
    assert all(x2 - b2 / 2 - (x1 + b1 / 2) >= 2 for (x1, b1), (x2, b2) in pairwise(vakken))


def test_it_names_axes_and_line_ends() -> None:
    assert {"0", "15", "2024", "Centrum 8,5", "Noord 8,4", "Voorbeeldstad 4,9"} <= set(teksten(klein(gewoon_beeld())))


def test_without_figures_it_says_so() -> None:
    assert teksten(klein(maak_beeld(maak_reeks(CENTRUM, [None, None])))) == ["Geen cijfers in deze jaren"]


@pytest.mark.parametrize("waarde", [3.0, 123456.0])
def test_long_names_and_numbers_stay_inside(waarde: float) -> None:
    gebied = maak_gebied("De lange wijk met een naam van hier tot gunder", code="WK999904")
    svg = klein(maak_beeld(maak_reeks(gebied, [waarde, waarde]), maat="aantal"))
    for node in ET.fromstring(svg).iter(f"{SVG}text"):
        breedte = len(node.text or "") * (7.6 if node.get("font-weight") else 6.2)
        x, anker = float(node.get("x", "0")), node.get("text-anchor")
        links = {"start": x, "middle": x - breedte / 2, "end": x - breedte}[anker or "start"]
        assert links >= 0
        assert links + breedte <= BREEDTE


def test_names_are_escaped() -> None:
    gebied = maak_gebied("<b>A & B</b>", code="WK999904")
    assert "<b>A & B</b> 1,0" in teksten(klein(maak_beeld(maak_reeks(gebied, [1.0]))))


@pytest.mark.parametrize("aantal", [1, 5, 8])
def test_each_gebied_has_its_line(aantal: int) -> None:
    reeksen = [maak_reeks(maak_gebied(f"W{i}", code=f"WK9999{i:02}"), [i + 1.0, i + 2.0]) for i in range(aantal)]
    svg = klein(maak_beeld(*reeksen))
    assert len(re.findall("<polyline", svg)) == aantal


def test_the_image_carries_the_drawing_and_an_escaped_alternative() -> None:
    svg = klein(maak_beeld(maak_reeks(NOORD, [1.0, 2.0])))
    html = als_img(svg, alt='Noord "stijgt" <1>')
    gevonden = re.fullmatch(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]*)" style="[^"]*">', html)
    assert gevonden is not None
    assert base64.b64decode(gevonden[1]).decode("utf-8") == svg
    assert gevonden[2] == "Noord &quot;stijgt&quot; &lt;1&gt;"

"""Scenes as SVG, and SVG as PNG: well formed, named, in our own font alone, and the same each time."""

import io
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from kvdash.charts.grafieken import lijn_scene, vonk_scene
from kvdash.charts.palet import OP_LICHT
from kvdash.charts.plaat import lijn_png
from kvdash.charts.scene import KLEIN, tekstbreedte
from kvdash.charts.svg import DPI, FAMILIE, op_scherm, svg_naar_png
from kvdash.domain.reeks import IndicatorBeeld
from tests.charts.maak import (
    CENTRUM,
    beeld_met_drukte,
    beeld_met_gebeurtenissen,
    gewoon_beeld,
    maak_beeld,
    maak_gebied,
    maak_reeks,
)

GOLDEN = Path(__file__).parent / "golden"


def klein(beeld: IndicatorBeeld) -> str:
    return op_scherm(lijn_scene(beeld, KLEIN), alt="Naam")


def teksten(svg: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(svg).iter() if node.tag.endswith("text")]


@pytest.mark.parametrize(
    ("naam", "beeld"),
    [
        ("klein", gewoon_beeld()),
        ("klein_gebeurtenissen", beeld_met_gebeurtenissen()),
        ("klein_drukte", beeld_met_drukte()),
    ],
)
def test_small_multiples_are_as_before(naam: str, beeld: IndicatorBeeld) -> None:
    assert klein(beeld).replace("><", ">\n<") + "\n" == (GOLDEN / f"{naam}.svg").read_text("utf-8")


def test_it_names_axes_and_line_ends() -> None:
    assert {"0", "15", "2024", "Centrum 8,5", "Noord 8,4", "Voorbeeldstad 4,9"} <= set(teksten(klein(gewoon_beeld())))


def test_a_drawing_in_a_page_is_one_image_with_an_escaped_name() -> None:
    svg = ET.fromstring(op_scherm(lijn_scene(gewoon_beeld(), KLEIN), alt='Noord "stijgt" <1>'))
    assert (svg.get("role"), svg.get("aria-label")) == ("img", 'Noord "stijgt" <1>')
    assert not [node for node in svg.iter() if node.tag.endswith(("title", "style", "script"))]


def test_a_drawing_in_a_page_has_the_colours_and_the_font_of_the_page() -> None:
    svg = klein(gewoon_beeld())
    assert "#" not in svg
    assert "font-family" not in svg
    namen = set(re.findall(r"var\(--kv-([\w-]+)\)", svg))
    assert {"inkt", "tint-2", "vergelijking", "vlak"} <= namen <= set(OP_LICHT)


def test_names_are_escaped() -> None:
    gebied = maak_gebied("<b>A & B</b>", code="WK999904")
    assert "<b>A & B</b> 1,0" in teksten(klein(maak_beeld(maak_reeks(gebied, [1.0]))))


@pytest.mark.parametrize("aantal", [1, 5, 8])
def test_each_gebied_has_its_line(aantal: int) -> None:
    reeksen = [maak_reeks(maak_gebied(f"W{i}", code=f"WK9999{i:02}"), [i + 1.0, i + 2.0]) for i in range(aantal)]
    assert len(re.findall("<polyline", klein(maak_beeld(*reeksen)))) == aantal


def test_the_smallest_line_has_its_last_value_above_it() -> None:
    svg = op_scherm(vonk_scene(maak_beeld(maak_reeks(CENTRUM, [2.0, 3.0, 1.0]))), alt="Vonk")
    assert teksten(svg) == ["2020", "2022", "1,0"]
    assert teksten(op_scherm(vonk_scene(maak_beeld(maak_reeks(CENTRUM, [None]))), alt="x")) == [
        "Geen cijfers in deze jaren"
    ]


def stukken(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG as (name, content), each with the checksum it says."""
    assert png.startswith(b"\x89PNG")
    plek = 8
    while plek < len(png):
        (lengte,) = struct.unpack(">I", png[plek : plek + 4])
        naam, inhoud = png[plek + 4 : plek + 8], png[plek + 8 : plek + 8 + lengte]
        assert struct.pack(">I", zlib.crc32(naam + inhoud)) == png[plek + 8 + lengte : plek + 12 + lengte]
        yield naam, inhoud
        plek += 12 + lengte


def test_a_picture_fills_the_text_width_at_its_resolution() -> None:
    delen = dict(stukken(lijn_png(gewoon_beeld())))
    breed, hoog = struct.unpack(">II", delen[b"IHDR"][:8])
    assert DPI >= 220
    assert (breed, hoog) == (round(160 / 25.4 * DPI), round(70 / 25.4 * DPI))
    per_meter, ook, eenheid = struct.unpack(">IIB", delen[b"pHYs"])
    assert per_meter == ook >= 220 / 0.0254 - 1
    assert eenheid == 1


def test_the_same_picture_gives_the_same_file_from_each_thread() -> None:
    alleen = lijn_png(gewoon_beeld())
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: lijn_png(gewoon_beeld()), range(8))) == {alleen}


def test_a_picture_is_the_same_where_no_font_is_installed(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.charts.maak import gewoon_beeld; from kvdash.charts.plaat import lijn_png;"
        "sys.stdout.buffer.write(lijn_png(gewoon_beeld()))"
    )
    leeg = {"HOME": str(tmp_path), "FONTCONFIG_PATH": str(tmp_path), "FONTCONFIG_FILE": str(tmp_path / "geen")}
    omgeving = {**os.environ, **leeg, "XDG_DATA_HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path)}
    uit = subprocess.run([sys.executable, "-c", code], env=omgeving, capture_output=True, check=True)
    assert uit.stdout == lijn_png(gewoon_beeld())


def _tekening(tekst: str, *, vet: bool = False, familie: str = FAMILIE) -> str:
    gewicht = ' font-weight="600"' if vet else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60" viewBox="0 0 600 60">'
        f'<text x="4" y="40" font-size="30" font-family="{familie}"{gewicht}>{tekst}</text></svg>'
    )


def _breedte(png: bytes) -> float:
    """How far the ink goes to the right, in units of the drawing of two pixels each."""
    with Image.open(io.BytesIO(png)) as beeld:
        vak = beeld.getchannel("A").getbbox()
    assert vak is not None
    return vak[2] / 2


@pytest.mark.parametrize("vet", [False, True])
def test_words_are_as_wide_as_their_letters_say(vet: bool) -> None:
    # The sides of a letter are white: a bar at the end, whose ink is in its middle, tells where the words end.
    tekst = "Voorbeeldstad 1.234,5"
    getekend = _breedte(svg_naar_png(_tekening(f"{tekst}I", vet=vet), keer=2.0))
    voor = 4 + tekstbreedte(tekst, letter=30, vet=vet)
    assert voor < getekend < voor + tekstbreedte("I", letter=30, vet=vet)


def test_an_unknown_font_is_ours() -> None:
    assert svg_naar_png(_tekening("Noord", familie="Arial,sans-serif")) == svg_naar_png(_tekening("Noord"))
    assert svg_naar_png(_tekening("Noord")) != svg_naar_png(_tekening(""))

"""The charts for documents."""

import re
import struct
from concurrent.futures import ThreadPoolExecutor

from kvdash.charts.document import lijn_png, lijn_svg
from tests.charts.maak import CENTRUM, gewoon_beeld, maak_beeld, maak_gebied, maak_reeks


def afmetingen(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    breed, hoog = struct.unpack(">II", png[16:24])
    return breed, hoog


def test_png_fills_the_text_width_at_200_dpi() -> None:
    assert afmetingen(lijn_png(gewoon_beeld())) == (1259, 551)


def test_the_words_are_those_of_the_screen() -> None:
    teksten = re.findall(r"<text[^>]*>([^<]*)</text>", lijn_svg(gewoon_beeld()))
    assert {"Centrum 8,5", "Noord 8,4", "Voorbeeldstad 4,9", "2020", "15"} <= set(teksten)


def test_the_same_picture_gives_the_same_file() -> None:
    assert lijn_svg(gewoon_beeld()) == lijn_svg(gewoon_beeld())
    assert lijn_png(gewoon_beeld()) == lijn_png(gewoon_beeld())


def test_a_dollar_in_a_name_is_no_formula() -> None:
    gebied = maak_gebied("$Zuid$", code="WK999905")
    assert "$Zuid$ 2,0" in lijn_svg(maak_beeld(maak_reeks(gebied, [1.0, 2.0])))


def test_without_figures_it_says_so() -> None:
    assert "Geen cijfers in deze jaren" in lijn_svg(maak_beeld(maak_reeks(CENTRUM, [None])))


def test_threads_draw_the_same_as_one() -> None:
    alleen = lijn_svg(gewoon_beeld())
    with ThreadPoolExecutor(4) as pool:
        samen = list(pool.map(lambda _: lijn_svg(gewoon_beeld()), range(8)))
    assert samen == [alleen] * 8

"""A drawing of our own as PNG."""

import struct

from kvdash.charts.svg import svg_naar_png


def _tekening(tekst: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" viewBox="0 0 60 30">'
        '<rect width="60" height="30" fill="#fff"/>'
        f'<text x="4" y="20" font-family="Arial,sans-serif">{tekst}</text></svg>'
    )


def test_it_is_twice_the_size_and_the_same_each_time() -> None:
    png = svg_naar_png(_tekening("Noord"))
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (120, 60)
    assert png == svg_naar_png(_tekening("Noord"))


def test_its_words_are_drawn() -> None:
    assert svg_naar_png(_tekening("Noord")) != svg_naar_png(_tekening(""))

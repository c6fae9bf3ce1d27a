"""Small multiples as SVG of our own drawing: complete, a few kB each, without a library."""

from kvdash.domain.reeks import IndicatorBeeld


def klein(beeld: IndicatorBeeld) -> str:
    """The line chart of `lijn` as an SVG document of 320 × 180 px."""
    raise NotImplementedError


def als_img(svg: str, *, alt: str) -> str:
    """The SVG as an HTML image with its bytes in the address; `alt` is escaped."""
    raise NotImplementedError

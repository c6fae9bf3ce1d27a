"""The charts for documents, drawn by matplotlib: PNG for Word, SVG for the rest."""

from kvdash.domain.reeks import IndicatorBeeld


def lijn_png(beeld: IndicatorBeeld) -> bytes:
    """The line chart as PNG, 160 × 70 mm at 200 dpi."""
    raise NotImplementedError


def lijn_svg(beeld: IndicatorBeeld) -> str:
    """The line chart as SVG, 160 × 70 mm, its text kept as text."""
    raise NotImplementedError


def balken_png(beeld: IndicatorBeeld, *, jaar: int) -> bytes:
    """The wijken in one year as PNG, 160 mm wide at 200 dpi."""
    raise NotImplementedError

"""SVG of our own as PNG."""

from kvdash.errors import InvoerError, vang_paniek

_KEER = 2.0  # pixels of the picture per unit of the drawing


def svg_naar_png(svg: str) -> bytes:
    """The drawing as PNG, twice its size, in the letter that matplotlib brings: the same on every machine.

    Imported late: only exports need it.
    """
    import resvg_py
    from matplotlib import get_data_path

    letter = "DejaVu Sans"
    with vang_paniek(InvoerError("Van deze tekening kan geen afbeelding worden gemaakt. Kies het SVG-bestand.")):
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=_KEER,
            skip_system_fonts=True,
            font_dirs=[f"{get_data_path()}/fonts/ttf"],
            font_family=letter,
            sans_serif_family=letter,
        )

"""HTML of our own where Streamlit has no element: all text of users and files goes through `veilig`."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple


def veilig(tekst: str) -> str:
    """Text as HTML; line breaks stay."""
    return escape(tekst).replace("\n", "<br>")


def alinea(tekst: str, *, klasse: str = "") -> str:
    return f'<p class="{klasse}">{veilig(tekst)}</p>' if klasse else f"<p>{veilig(tekst)}</p>"


def lijst(regels: Iterable[str], *, klasse: str = "") -> str:
    """A bullet list; empty for no lines."""
    items = "".join(f"<li>{veilig(regel)}</li>" for regel in regels)
    return f'<ul class="{klasse}">{items}</ul>' if items else ""


class Tabel(NamedTuple):
    """A table as text: the first column heads the rows, all other columns are figures if `cijfers`."""

    bijschrift: str
    koppen: Sequence[str]
    rijen: Sequence[Sequence[str]]
    cijfers: bool = True


def tabel(inhoud: Tabel) -> str:
    """A real table with heads for screen readers; it scrolls by itself where it is wider than the page."""
    koppen = "".join(f'<th scope="col">{veilig(kop)}</th>' for kop in inhoud.koppen)
    rijen = "".join(
        f'<tr><th scope="row">{veilig(eerste)}</th>{"".join(f"<td>{veilig(cel)}</td>" for cel in cellen)}</tr>'
        for eerste, *cellen in inhoud.rijen
    )
    klasse = "kv-tabel kv-cijfers" if inhoud.cijfers else "kv-tabel"
    return (
        f'<div class="kv-tabelvak" tabindex="0" role="region" aria-label="{escape(inhoud.bijschrift)}">'
        f'<table class="{klasse}"><caption>{veilig(inhoud.bijschrift)}</caption>'
        f"<thead><tr>{koppen}</tr></thead><tbody>{rijen}</tbody></table></div>"
    )

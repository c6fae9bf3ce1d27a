"""HTML of our own where Streamlit has no element: all text of users and files goes through `veilig`."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from kvdash.taal import kort
from kvdash.ui.text import algemeen as algemene_tekst

_LANG, _REGELS, _BEGIN = 1_500, 20, 400  # characters and lines that fit on a screen, and what stays of more


def veilig(tekst: str) -> str:
    """Text as HTML; line breaks stay."""
    return escape(tekst).replace("\n", "<br>")


def alinea(tekst: str, *, klasse: str = "") -> str:
    return f'<p class="{klasse}">{veilig(tekst)}</p>' if klasse else f"<p>{veilig(tekst)}</p>"


def lange_alinea(tekst: str, *, klasse: str = "") -> str:
    """A paragraph; one of more than a screen folded, so that what comes after it can be reached."""
    return f'<div class="{klasse}">{gevouwen(tekst)}</div>' if is_lang(tekst) else alinea(tekst, klasse=klasse)


def gevouwen(tekst: str) -> str:
    """Text as HTML, folded where it takes more than a screen."""
    if not is_lang(tekst):
        return veilig(tekst)
    begin = kort("\n".join(tekst.split("\n")[: _REGELS // 4]), hoogstens=_BEGIN)
    return vouw(veilig(tekst), begin=veilig(begin))


def vouw(heel: str, *, begin: str) -> str:
    """HTML of which only the `begin` is seen, until who reads it opens it (also with the keyboard)."""
    return (
        f'<details class="kv-lang"><summary><span class="kv-begin">{begin} </span>'
        f'<span class="kv-verder">{algemene_tekst.LEES_VERDER}</span>'
        f'<span class="kv-minder">{algemene_tekst.LEES_MINDER}</span></summary><p>{heel}</p></details>'
    )


def is_lang(tekst: str) -> bool:
    """Whether it takes more than a screen."""
    return len(tekst) > _LANG or tekst.count("\n") >= _REGELS


def lijst(regels: Iterable[str], *, klasse: str = "") -> str:
    """A bullet list, its very long lines folded; empty for no lines."""
    items = "".join(f"<li>{gevouwen(regel)}</li>" for regel in regels)
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

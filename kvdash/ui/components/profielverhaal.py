"""What people said about a gebied: consultaties first, then what was written in the other paragraphs."""

from collections.abc import Sequence

import streamlit as st

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.sessie import leesbaar
from kvdash.domain.stuk import Stuk
from kvdash.taal import weggelatenzin
from kvdash.ui import navigatie, plat
from kvdash.ui.opmaak import alinea, gevouwen, veilig
from kvdash.ui.text import wijkprofiel as tekst

_ZICHTBAAR = 6
_GEDRUKT = leesbaar("openbaar")
_ONGEDRUKT = ' class="kv-ongedrukt"'
_VOLGORDE = list(tekst.SOORT)


def toon(bevindingen: Sequence[Stuk[Bevinding]]) -> None:
    """The first few in full, the rest behind a click."""
    st.html(f'<h2 class="kv-groepkop">{tekst.VERHAAL}</h2>')
    if not bevindingen:
        st.html(alinea(tekst.GEEN_VERHAAL, klasse="kv-meta"))
        navigatie.link("veld-1", label=tekst.NAAR_CONSULTATIES, parameters={"paragraaf": "4"})
        return
    geordend = sorted(bevindingen, key=lambda b: _VOLGORDE.index(b.inhoud.soort))
    st.html(_lijst(geordend[:_ZICHTBAAR]) + _niet_op_papier(geordend))
    if rest := geordend[_ZICHTBAAR:]:
        with plat.expander(tekst.MEER.format(aantal=len(rest)), type="compact"):
            st.html(_lijst(rest))


def _merk(stuk: Stuk[Bevinding]) -> str:
    """Who may read it, where that is not everyone."""
    return "" if stuk.rubricering in _GEDRUKT else f' <span class="kv-meta">({veilig(stuk.rubricering)})</span>'


def _lijst(bevindingen: Sequence[Stuk[Bevinding]]) -> str:
    regels = "".join(
        f"<li{'' if b.rubricering in _GEDRUKT else _ONGEDRUKT}>"
        f"<b>{veilig(tekst.SOORT[b.inhoud.soort])}:</b> {gevouwen(b.inhoud.tekst)}{_merk(b)}</li>"
        for b in bevindingen
    )
    return f'<ul class="kv-verhaal">{regels}</ul>'


def _niet_op_papier(geordend: Sequence[Stuk[Bevinding]]) -> str:
    """On paper only: how much is not there, and why."""
    open_ = [b.rubricering in _GEDRUKT for b in geordend]
    zinnen = (
        weggelatenzin(teksten=open_.count(False), waaruit="deze afdruk", voor="openbaar"),
        tekst.niet_op_papier(sum(open_[_ZICHTBAAR:])),
    )
    return "".join(alinea(zin, klasse="kv-meta kv-druk") for zin in zinnen if zin)

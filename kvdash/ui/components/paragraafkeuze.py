"""The choice between the five paragraphs of a veld, with how much each holds; kept in the address."""

from collections import Counter

import streamlit as st

from kvdash.domain.kernbeleid import PARAGRAFEN, Paragraaf, Veld
from kvdash.ui import data, plat, state
from kvdash.ui.text import veld as tekst

_BY_NUMMER = {str(p.nummer): p for p in PARAGRAFEN}


def kies(veld: Veld) -> Paragraaf:
    """Draw the choice; returns the chosen paragraph."""
    sleutel = f"paragraaf-{veld.nummer}"
    state.volg_adres(sleutel, "paragraaf", list(_BY_NUMMER), standaard="1")
    aantallen = _aantallen(veld)
    gekozen = plat.segmented_control(
        tekst.PARAGRAAF,
        list(_BY_NUMMER),
        format_func=lambda nummer: f"{_BY_NUMMER[nummer].schermkop(veld)}{aantallen[int(nummer)]}",
        key=sleutel,
        required=True,
        persist_state="session",
        label_visibility="collapsed",
        wrap=True,
        on_change=_onthoud,
        args=(sleutel,),
    )
    return _BY_NUMMER[gekozen or "1"]


def _onthoud(sleutel: str) -> None:
    state.naar_adres("paragraaf", st.session_state[sleutel])


def _aantallen(veld: Veld) -> dict[int, str]:
    """What stands behind each name: nothing for the figures, else the number of entries."""
    editie = state.keuze().editie
    tellen = Counter(b.inhoud.paragraaf for b in data.bevindingen(editie, veld=veld.nummer))
    tellen[5] = len(data.prioriteiten(editie, velden=(veld.nummer,)))
    return {nummer: f" {tellen[nummer]}" if nummer > 1 else "" for nummer in range(1, 6)}

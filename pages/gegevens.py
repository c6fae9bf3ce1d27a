"""Where figures come in: files, typed figures, templates, and the history with its way back."""

import streamlit as st

from kvdash.ui import data, plat, state
from kvdash.ui.components import (
    eigen,
    gebeurtenissen,
    gebieden,
    geschiedenis,
    indelen,
    inlezen,
    invoeren,
    profielen,
    sjablonen,
)
from kvdash.ui.text import algemeen
from kvdash.ui.text import gegevens as tekst


def show() -> None:
    plat.title(algemeen.GEGEVENS, anchor=False)
    deel = _kies_deel()
    if deel == "inlezen":
        inlezen.toon()
    elif deel == "geschiedenis":
        geschiedenis.toon()
    elif deel == "indelen":
        indelen.toon()
    elif deel == "profielen":
        profielen.toon()
    elif deel == "eigen":
        eigen.toon()
    elif (editie := state.editie()) is None:
        plat.info(algemeen.GEEN_EDITIE)
    elif deel == "gebeurtenissen":
        gebeurtenissen.toon_alle()
    else:
        {"invoeren": invoeren, "sjablonen": sjablonen, "gebieden": gebieden}[deel].toon(editie)


def _kies_deel() -> str:
    state.volg_adres("deel", "deel", list(tekst.DELEN), standaard="inlezen" if data.alle_edities() else "eigen")
    aantal = len(data.in_te_delen())
    namen = tekst.DELEN | {"indelen": f"{tekst.DELEN['indelen']} {aantal or ''}".strip()}
    gekozen = plat.segmented_control(
        tekst.DEEL,
        list(namen),
        format_func=namen.__getitem__,
        key="deel",
        required=True,
        persist_state="session",
        label_visibility="collapsed",
        on_change=lambda: state.naar_adres("deel", st.session_state["deel"]),
    )
    return gekozen or "inlezen"

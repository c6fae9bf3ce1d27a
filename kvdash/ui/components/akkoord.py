"""Akkoord on a bevinding: with it goes the choice who may read it."""

import streamlit as st

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.stuk import Stuk
from kvdash.ui import data, plat, state
from kvdash.ui.components.stukken import kies_rubricering
from kvdash.ui.fouten import vang
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import dossier as tekst

_DEEL = "akkoord"


def toon(stuk: Stuk[Bevinding]) -> None:
    """The button, or the question it opens; nothing where it is akkoord already.

    The question is about the version that was on screen: one that came since closes it.
    """
    if stuk.status == "akkoord":
        return
    deel = f"{stuk.id}-{stuk.versie}"
    if state.open_deel(_DEEL) != deel:
        if plat.button(tekst.AKKOORD, key=f"akkoord-{stuk.id}", type="tertiary"):
            state.zet_open_deel(_DEEL, deel)
            st.rerun()
        return
    sleutel = f"akkoord-{stuk.id}"
    with st.form(f"{sleutel}-{stuk.versie}", border=False), vang():
        rubricering = kies_rubricering(stuk.inhoud.voorstel_rubricering, sleutel=sleutel)
        with st.container(horizontal=True):
            ja = plat.form_submit_button(tekst.AKKOORD, type="primary", key=f"{sleutel}-ja-{stuk.versie}")
            nee = plat.form_submit_button(tekst.ANNULEREN, key=f"{sleutel}-nee")
        if nee:
            state.zet_open_deel(_DEEL, None)
            st.rerun()
        if ja:
            doe(
                lambda: data.wijzig(stuk, status="akkoord", rubricering=rubricering),
                klaar=_klaar,
            )


def _klaar(_: Stuk[Bevinding]) -> Melding:
    state.zet_open_deel(_DEEL, None)
    return Melding(tekst.IS_AKKOORD)

"""The way all writing goes: a browser is asked for a name once, what was done is said, and the page reads again."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from kvdash.errors import KvdashError
from kvdash.services.logbestand import meld_weigering
from kvdash.ui import plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.state import Melding
from kvdash.ui.text import algemeen as tekst

T = TypeVar("T")


def doe(actie: Callable[[], T], *, klaar: Callable[[T], Melding]) -> None:
    """Do it, say so and run the page again; without a name yet, ask for it first.

    Raises what the action raises: then nothing was written.
    """

    def doe_en_meld() -> Melding:
        return klaar(actie())

    if state.sessie().gebruiker:
        state.zet_melding(doe_en_meld())
    else:
        state.zet_wachtend(doe_en_meld)
    st.rerun()


def vraag_naam() -> None:
    """Open the question for a name while something waits for it, and let the browser keep the one that was given."""
    if (naam := state.te_bewaren_naam()) is not None:
        st.html(f'<span data-kv-naam="{veilig(naam)}"></span>')
    if state.wachtend() is not None:
        _naam_dialoog()


@plat.dialog(tekst.WIE, on_dismiss=lambda: state.zet_wachtend(None))
def _naam_dialoog() -> None:
    with vang(), st.form("naam"):
        st.html(alinea(tekst.WIE_UITLEG))
        naam = plat.text_input(tekst.NAAM)
        if plat.form_submit_button(tekst.BEWAREN, type="primary"):
            state.zet_naam(naam)
            wachtend = state.wachtend()
            state.zet_wachtend(None)
            if wachtend is not None:
                state.zet_melding(_uitkomst(wachtend))
            st.rerun()


def _uitkomst(wachtend: state.Wachtend) -> Melding:
    """What was done, or why not: the form it came from still holds its text."""
    try:
        return wachtend()
    except KvdashError as error:
        return Melding(meld_weigering(error))

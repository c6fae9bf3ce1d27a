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
    state.zet_dialoog(None)
    st.rerun()


def toon_naam() -> None:
    """Under whose name this browser writes, with the way to another; open the question where something waits for it.

    The name that was given goes to the browser, which keeps it.
    """
    if (gegeven := state.te_bewaren_naam()) is not None:
        st.html(f'<span data-kv-naam="{veilig(gegeven)}"></span>')
    if naam := state.sessie().gebruiker:
        wie = f"{tekst.SCHRIJFT_ALS.format(naam=naam)} {tekst.ANDERE_NAAM}"
        plat.button(wie, key="wie", type="tertiary", on_click=lambda: state.zet_wachtend(_genoemd))
    if state.wachtend() is not None:
        _naam_dialoog(naam)


def toon_dialoog() -> None:
    """What was asked for in a window over the page; the question for a name goes first: there is room for one."""
    dialoog = state.dialoog()
    if dialoog is None or state.wachtend() is not None:
        return

    @plat.dialog(dialoog.titel, width="medium", on_dismiss=lambda: state.zet_dialoog(None))
    def toon() -> None:
        with vang():
            dialoog.toon()

    toon()


@plat.dialog(tekst.WIE, on_dismiss=lambda: state.zet_wachtend(None))
def _naam_dialoog(nu: str) -> None:
    with vang(), st.form("naam"):
        st.html(alinea(tekst.ANDERE_NAAM_UITLEG if nu else tekst.WIE_UITLEG))
        naam = plat.text_input(tekst.NAAM, value=nu)
        if plat.form_submit_button(tekst.BEWAREN, type="primary"):
            state.zet_naam(naam)
            wachtend = state.wachtend()
            state.zet_wachtend(None)
            if wachtend is not None:
                state.zet_melding(_uitkomst(wachtend))
            st.rerun()


def _genoemd() -> Melding:
    return Melding(tekst.SCHRIJFT_ALS.format(naam=state.sessie().gebruiker))


def _uitkomst(wachtend: state.Wachtend) -> Melding:
    """What was done, or why not: the form it came from still holds its text."""
    try:
        return wachtend()
    except KvdashError as error:
        return Melding(meld_weigering(error))

"""A thema without figures, or that needs none: closed with a reason, and opened again."""

from typing import get_args

import streamlit as st

from kvdash.domain.editie import ThemaStatus
from kvdash.domain.kernbeleid import Thema
from kvdash.ui import data, navigatie, state
from kvdash.ui.fouten import vang
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import veld as tekst

_STATUSSEN = get_args(ThemaStatus.model_fields["status"].annotation)


def toon(thema: Thema, *, leeg: bool) -> None:
    """The status of the thema if it was closed; else, without figures, what to do."""
    status = data.themastatussen(state.keuze().editie).get(thema.code)
    if status is not None:
        _gesloten(status)
    elif leeg:
        st.info(tekst.GEEN_CIJFERS)
        navigatie.link("gegevens", label=tekst.NAAR_GEGEVENS)
        _sluit(thema)


def _gesloten(status: ThemaStatus) -> None:
    st.info(f"{status.status.capitalize()}. {status.reden}")
    if st.button(tekst.HEROPENEN, key=f"heropen-{status.thema}"):
        with vang():
            doe(lambda wie: data.wis_themastatus(status, gebruiker=wie), klaar=lambda _: Melding(tekst.HEROPEND))


def _sluit(thema: Thema) -> None:
    with st.expander(tekst.AFSLUITEN), st.form(f"sluit-{thema.code}", border=False), vang():
        status = st.radio(tekst.AFSLUITEN_STATUS, _STATUSSEN, horizontal=True)
        reden = st.text_input(tekst.AFSLUITEN_REDEN)
        if st.form_submit_button(tekst.AFSLUITEN):
            nieuw = ThemaStatus(editie=state.keuze().editie, thema=thema.code, status=status, reden=reden)
            doe(lambda wie: data.zet_themastatus(nieuw, gebruiker=wie), klaar=lambda _: Melding(tekst.AFGESLOTEN))

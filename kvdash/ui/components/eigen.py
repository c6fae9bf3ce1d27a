"""Starting an edition of the own gemeente."""

import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.ui import data, plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import gegevens as tekst


def toon() -> None:
    """The form that starts it."""
    st.html(alinea(tekst.EIGEN_UITLEG, klasse="kv-aanhef"))
    with st.form("eigen", width=520), vang():
        gemeente = plat.text_input(tekst.EIGEN_GEMEENTE, help=tekst.EIGEN_GEMEENTE_UITLEG)
        naam = plat.text_input(tekst.EIGEN_NAAM).strip() or None
        if plat.form_submit_button(tekst.BEGIN, type="primary"):
            doe(lambda: data.begin_editie(gemeente=gemeente, naam=naam), klaar=_begonnen)


def _begonnen(editie: Editie) -> Melding:
    state.kies_editie(editie)
    return Melding(tekst.BEGONNEN.format(naam=editie.naam))

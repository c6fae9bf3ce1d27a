"""Indicators that came in with a file and have no thema yet."""

import streamlit as st

from kvdash.domain.indicator import Indicator
from kvdash.ui import data, plat
from kvdash.ui.components import indicatorvelden
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import gegevens as tekst


def toon() -> None:
    """A form for each of them."""
    indicatoren = data.in_te_delen()
    st.html(alinea(tekst.INDELEN_UITLEG if indicatoren else tekst.NIETS_IN_TE_DELEN, klasse="kv-aanhef"))
    for indicator in indicatoren:
        _formulier(indicator)


def _formulier(indicator: Indicator) -> None:
    with st.form(f"indelen-{indicator.code}"), vang():
        st.html(alinea(indicator.naam, klasse="kv-tekst kv-sterk") + alinea(indicator.bron, klasse="kv-meta"))
        ingedeeld = indicatorvelden.vraag(indicator, sleutel=f"indelen-{indicator.code}")
        if plat.form_submit_button(tekst.INDELEN):
            doe(
                lambda: data.deel_in(ingedeeld),
                klaar=lambda _: Melding(tekst.INGEDEELD.format(naam=ingedeeld.naam)),
            )

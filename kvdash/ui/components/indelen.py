"""Indicators that came in with a file and have no thema yet."""

from typing import get_args

import streamlit as st

from kvdash.domain.indicator import Indicator, Ontstaan, Richting
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.ui import data
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import gegevens as tekst


def in_te_delen() -> list[Indicator]:
    """The indicators that have no thema yet."""
    return [i for i in data.indicatoren().values() if not i.ingedeeld]


def toon() -> None:
    """A form for each of them."""
    indicatoren = in_te_delen()
    st.html(alinea(tekst.INDELEN_UITLEG if indicatoren else tekst.NIETS_IN_TE_DELEN, klasse="kv-aanhef"))
    for indicator in indicatoren:
        _formulier(indicator)


def _formulier(indicator: Indicator) -> None:
    with st.form(f"indelen-{indicator.code}"), vang():
        st.html(alinea(indicator.naam, klasse="kv-tekst kv-sterk") + alinea(indicator.bron, klasse="kv-meta"))
        richtingen: tuple[Richting, ...] = ("ongunstig", "gunstig", "geen")
        ontstanen: tuple[Ontstaan, ...] = get_args(Ontstaan)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            code = st.selectbox(
                tekst.THEMA,
                [t.code for t in THEMAS],
                format_func=lambda code: find_thema(code).kop,
                index=None,
                placeholder=tekst.KIES_THEMA,
                width=360,
            )
            richting = st.selectbox(
                tekst.RICHTING, richtingen, format_func=tekst.RICHTINGEN.__getitem__, index=2, width=170
            )
            ontstaan = st.selectbox(
                tekst.ONTSTAAN,
                ontstanen,
                format_func=tekst.ONTSTANEN.__getitem__,
                index=ontstanen.index(indicator.ontstaan),
                width=260,
            )
            bewaar = st.form_submit_button(tekst.INDELEN)
        if bewaar:
            doe(
                lambda wie: data.deel_in(
                    indicator.code, thema=code or "", richting=richting, ontstaan=ontstaan, gebruiker=wie
                ),
                klaar=lambda _: Melding(tekst.INGEDEELD.format(naam=indicator.naam)),
            )

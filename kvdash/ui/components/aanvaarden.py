"""Warnings that may be wrong figures: whoever reads the file in says why they are right."""

import streamlit as st

from kvdash.domain.upload import Inlezing, Waarschuwingsoort
from kvdash.taal import waarschuwingskop
from kvdash.ui import plat
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import gegevens as tekst


def vraag(inlezing: Inlezing) -> dict[Waarschuwingsoort, str]:
    """A field per kind of warning that needs a reason; returns the reasons, empty where none was given yet."""
    soorten = inlezing.te_aanvaarden
    if not soorten:
        return {}
    with st.container(key="aanvaarden", border=True):
        st.html(alinea(tekst.AANVAARDEN_UITLEG, klasse="kv-aanhef"))
        return {
            soort: plat.text_input(
                f"{waarschuwingskop(soort)}. {tekst.AANVAARDEN}", key=f"aanvaard-{soort}", width=640
            ).strip()
            for soort in soorten
        }

"""How kvdash decides what stands out: each rule with an example from the figures on screen, and its source."""

import streamlit as st

from kvdash.ui import plat, state
from kvdash.ui.components import voorbeelden
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import toelichting as tekst


def show() -> None:
    keuze = state.keuze()
    plat.title(tekst.TITEL, anchor=False)
    zinnen = voorbeelden.van(keuze)
    with st.container(key="toelichting", gap="small"):
        st.html(alinea(tekst.INLEIDING))
        for regel in tekst.REGELS:
            voorbeeld = zinnen.get(regel.voorbeeld, tekst.GEEN_VOORBEELD)
            st.html(
                f"<h2>{veilig(regel.kop)}</h2>{alinea(regel.uitleg)}"
                f'<p class="kv-voorbeeld"><b>{tekst.VOORBEELD}:</b> {veilig(voorbeeld)}</p>'
                + alinea(f"{tekst.BRON}: {regel.bron}", klasse="kv-bron")
            )

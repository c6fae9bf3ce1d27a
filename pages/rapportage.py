"""The whole analyse as a Word document: what is in it, and the download."""

from functools import partial

import streamlit as st

from kvdash.domain.kernbeleid import PARAGRAFEN, VELDEN
from kvdash.ui import data, plat, state
from kvdash.ui.components import editieformulier, rubriceren, veldtegel
from kvdash.ui.components.downloads import toon_rapportage
from kvdash.ui.opmaak import alinea, lijst
from kvdash.ui.text import algemeen
from kvdash.ui.text import overzicht as tekst


def show() -> None:
    keuze = state.keuze()
    plat.title(algemeen.RAPPORTAGE, anchor=False)
    st.html(alinea(tekst.RAPPORTAGE_UITLEG, klasse="kv-aanhef"))
    toon_rapportage(partial(data.export_rapportage, keuze), omvang=data.omvang(keuze.editie))
    rubriceren.toon()
    editieformulier.toon()
    links, rechts = st.columns(2, gap="large")
    with links:
        plat.subheader(tekst.RAPPORTAGE_INHOUD, anchor=False)
        delen = [f"{veld.nummer} {veld.naam}" for veld in VELDEN]
        paragrafen = [f"§ N.{p.nummer} {p.kort}: {p.inhoud}" for p in PARAGRAFEN]
        st.html(lijst([tekst.INLEIDING, *delen]) + alinea(tekst.PER_VELD) + lijst(paragrafen))
    with rechts:
        veldtegel.toon_openstaand(data.veldoverzichten(keuze))

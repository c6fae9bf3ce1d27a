"""All that is known of one wijk, buurt or own area, over the five velden; prints on two pages."""

import streamlit as st

from kvdash.ui import data, navigatie, state
from kvdash.ui.components import wijkprofiel
from kvdash.ui.text import wijkprofiel as tekst


def show() -> None:
    keuze, editie = state.keuze(), state.editie()
    gebieden = tuple(g for g in data.gebieden(editie) if g.niveau in tekst.NIVEAU) if editie else ()
    if not gebieden:
        st.title(tekst.TITEL, anchor=False)
        st.info(tekst.GEEN_GEBIEDEN)
        navigatie.link("gegevens", label=tekst.NAAR_GEGEVENS)
        return
    gebied, ander = wijkprofiel.kies(gebieden, keuze.gebieden)
    wijkprofiel.toon(gebied, ander=ander)

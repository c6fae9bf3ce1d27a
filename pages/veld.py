"""One of the five velden: its figures with the dossier beside them, and its paragraphs N.2 to N.5."""

import streamlit as st

from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.ui.components import cijfers, paragraaf, paragraafkeuze
from kvdash.ui.text import veld as tekst


def show(nummer: int) -> None:
    veld = find_veld(nummer)
    with st.container(key="paginakop", horizontal=True, vertical_alignment="center", gap="small"):
        st.title(f"Veld {veld.nummer}: {veld.naam}", anchor=False, width="content")
        with st.popover(tekst.WAT_VALT_HIERONDER, type="tertiary"):
            st.write(veld.definitie)
        gekozen = paragraafkeuze.kies(veld)
    if gekozen.nummer == 1:
        cijfers.toon(veld)
    else:
        paragraaf.toon(gekozen, veld)

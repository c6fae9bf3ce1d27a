"""One of the five velden: its figures with the dossier beside them, and its paragraphs N.2 to N.5."""

import streamlit as st

from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.ui import plat
from kvdash.ui.components import cijfers, paragraaf, paragraafkeuze
from kvdash.ui.text import veld as tekst


def show(nummer: int) -> None:
    veld = find_veld(nummer)
    with st.container(key="paginakop", horizontal=True, vertical_alignment="center", gap="small"):
        plat.title(f"Veld {veld.nummer}: {veld.naam}", anchor=False, width="content")
        with plat.popover(
            tekst.WAT_VALT_HIERONDER, type="tertiary", key=f"wat-valt-hieronder-{nummer}", on_change="rerun"
        ) as uitleg:
            if uitleg.open:
                plat.markdown(veld.definitie)
        gekozen = paragraafkeuze.kies(veld)
    if gekozen.nummer == 1:
        cijfers.toon(veld)
    else:
        paragraaf.toon(gekozen, veld)

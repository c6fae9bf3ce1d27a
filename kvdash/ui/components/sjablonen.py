"""Templates to send to partners."""

from functools import partial

import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.ui import data, plat
from kvdash.ui.components.themakeuze import kies_thema
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import gegevens as tekst


def toon(editie: Editie) -> None:
    """The template of one thema, in two formats."""
    st.html(alinea(tekst.SJABLONEN_UITLEG, klasse="kv-aanhef"))
    thema = kies_thema("sjabloon-thema")
    with st.container(horizontal=True):
        plat.download_button(
            tekst.SJABLOON_EXCEL,
            data=partial(data.sjabloon, editie=editie.id, thema=thema, formaat="xlsx"),
            file_name=f"sjabloon_{thema}.xlsx",
            on_click="ignore",
        )
        plat.download_button(
            tekst.SJABLOON_CSV,
            data=partial(data.sjabloon, editie=editie.id, thema=thema, formaat="csv"),
            file_name=f"sjabloon_{thema}.csv",
            on_click="ignore",
        )

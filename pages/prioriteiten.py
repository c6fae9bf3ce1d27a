"""The mogelijke prioriteiten of all velden, filtered and ordered, and the export of what is shown."""

from functools import partial

import streamlit as st

from kvdash.domain.kernbeleid import VELDEN
from kvdash.ui import data, navigatie, state
from kvdash.ui.components import downloads
from kvdash.ui.components.prioriteiten import toon_lijst
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import algemeen, dossier
from kvdash.ui.text import overzicht as tekst


def show() -> None:
    keuze = state.keuze()
    st.title(algemeen.PRIORITEITEN, anchor=False)
    st.html(alinea(tekst.PRIORITEITEN_UITLEG, klasse="kv-onder"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="prioriteitfilter"):
        gekozen = st.pills(
            tekst.VELDEN,
            VELDEN,
            format_func=lambda veld: veld.label,
            selection_mode="multi",
            key="velden",
            bind="query-params",
            wrap=True,
        )
        volgordes: tuple[data.Volgorde, ...] = ("veld", "naam", "gewijzigd")
        volgorde = st.selectbox(
            tekst.VOLGORDE,
            volgordes,
            format_func=tekst.VOLGORDES.__getitem__,
            key="volgorde",
            bind="query-params",
            width=200,
            filter_mode=None,
        )
    velden = tuple(veld.nummer for veld in gekozen)
    gevonden = data.prioriteiten(keuze.editie, velden=velden, volgorde=volgorde)
    downloads.toon_prioriteiten(partial(data.export_prioriteiten, keuze, velden=velden, volgorde=volgorde))
    st.html(alinea(dossier.aantal_prioriteiten(len(gevonden)), klasse="kv-meta"))
    if not gevonden:
        st.info(tekst.GEEN_GEVONDEN)
        for veld in gekozen or VELDEN:
            label = tekst.NAAR_VELD.format(veld=veld.label)
            navigatie.link(f"veld-{veld.nummer}", label=label, parameters={"paragraaf": "5"})
    toon_lijst(gevonden, met_veld=True)

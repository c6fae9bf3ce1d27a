"""The mogelijke prioriteiten of all velden, filtered and ordered, and the export of what is shown."""

from functools import partial

import streamlit as st

from kvdash.domain.kernbeleid import VELDEN
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import downloads
from kvdash.ui.components.prioriteiten import toon_lijst
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import algemeen, dossier
from kvdash.ui.text import overzicht as tekst


def show() -> None:
    keuze = state.keuze()
    plat.title(algemeen.PRIORITEITEN, anchor=False)
    st.html(alinea(tekst.PRIORITEITEN_UITLEG, klasse="kv-onder"))
    volgordes: tuple[data.Volgorde, ...] = ("veld", "naam", "gewijzigd")
    state.volg_adres("volgorde", "volgorde", volgordes, standaard="veld")
    if "velden" in st.query_params:
        st.session_state["velden"] = [v for v in VELDEN if str(v.nummer) in st.query_params["velden"].split(",")]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="prioriteitfilter"):
        gekozen = plat.pills(
            tekst.VELDEN,
            VELDEN,
            format_func=lambda veld: veld.label,
            selection_mode="multi",
            key="velden",
            on_change=_onthoud_velden,
            wrap=True,
        )
        volgorde = plat.selectbox(
            tekst.VOLGORDE,
            volgordes,
            format_func=tekst.VOLGORDES.__getitem__,
            key="volgorde",
            on_change=lambda: state.naar_adres("volgorde", st.session_state["volgorde"]),
            width=200,
            filter_mode=None,
        )
    velden = tuple(veld.nummer for veld in gekozen)
    gevonden = data.prioriteiten(keuze.editie, velden=velden, volgorde=volgorde)
    maak = partial(data.export_prioriteiten, keuze, velden=velden, volgorde=volgorde)
    aantallen = {lezers: o.kandidaten for lezers, o in data.omvang(keuze.editie, velden=velden).items()}
    downloads.toon_prioriteiten(maak, aantallen=aantallen)
    st.html(alinea(dossier.aantal_prioriteiten(len(gevonden)), klasse="kv-meta"))
    if not gevonden:
        plat.info(tekst.GEEN_GEVONDEN)
        for veld in gekozen or VELDEN:
            label = tekst.NAAR_VELD.format(veld=veld.label)
            navigatie.link(f"veld-{veld.nummer}", label=label, parameters={"paragraaf": "5"})
    toon_lijst(gevonden, velden=velden, met_veld=True, te_verplaatsen=volgorde == "veld")


def _onthoud_velden() -> None:
    state.naar_adres("velden", ",".join(str(veld.nummer) for veld in st.session_state["velden"]))

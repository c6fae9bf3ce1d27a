"""The script behind every page: settings of the page, navigation, filters, and the page that was asked for."""

from functools import partial

import streamlit as st

from kvdash.domain.kernbeleid import VELDEN
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import filters, kader, weergaven
from kvdash.ui.fouten import vang
from kvdash.ui.geheugen import zet_vast
from kvdash.ui.schrijven import toon_dialoog, toon_naam
from kvdash.ui.text import algemeen as tekst
from kvdash.ui.web import open_adres
from pages import gegevens, overzicht, prioriteiten, rapportage, toelichting, veld, wijkprofiel


def _paginas() -> list[st.Page]:
    velden = [st.Page(partial(veld.show, v.nummer), title=v.label, url_path=f"veld-{v.nummer}") for v in VELDEN]
    return [
        st.Page(overzicht.show, title=tekst.OVERZICHT, url_path="overzicht", default=True),
        *velden,
        st.Page(wijkprofiel.show, title=tekst.WIJKPROFIEL, url_path="wijkprofiel"),
        st.Page(prioriteiten.show, title=tekst.PRIORITEITEN, url_path="prioriteiten"),
        st.Page(rapportage.show, title=tekst.RAPPORTAGE, url_path="rapportage"),
        st.Page(toelichting.show, title=tekst.TOELICHTING, url_path="toelichting"),
        st.Page(gegevens.show, title=tekst.GEGEVENS, url_path="gegevens"),
    ]


def main() -> None:
    if (adres := open_adres()) is not None:  # this script was started by itself, not by app.py
        plat.error(tekst.OPEN_NETWERK.format(adres=adres))
        return
    paginas = _paginas()
    navigatie.onthoud(paginas)
    pagina = st.navigation(paginas, position="top")
    st.set_page_config(page_title=f"{pagina.title} · {tekst.TITEL}", layout="wide")
    state.kom_op(pagina.url_path or navigatie.BEGIN)
    with vang():
        kader.meld_opening()
        weergaven.volg_link(state.pagina())
        keuze = filters.toon()
        editie = next((e for e in data.alle_edities() if keuze and e.id == keuze.editie), None)
        state.zet_keuze(keuze, editie)
        if keuze is not None and editie is not None:
            kader.toon_kop(keuze, editie)
        if keuze is None and pagina is not paginas[-1]:
            kader.toon_leeg()
        else:
            state.begin_stand()
            pagina.run()
    with vang():
        kader.toon_melding()
        toon_naam()
        toon_dialoog()
    zet_vast()


main()

"""The frame of a page: what is on, the mark of the demo, and the bar that undoes the last action."""

import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.domain.keuze import Keuze
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import filters, vergelijkingsgroep, weergaven
from kvdash.ui.opmaak import veilig
from kvdash.ui.schrijven import doe
from kvdash.ui.text import algemeen as tekst


def toon_kop(keuze: Keuze, editie: Editie) -> None:
    """The line below the filters: the choice in words, and for a demo edition the mark and the way out."""
    with st.container(key="kopregel", horizontal=True, vertical_alignment="center", gap="small"):
        plat.markdown(plat.vet(filters.zin(keuze, editie)), width="content")
        if editie.is_demo:
            plat.badge(tekst.VOORBEELD, color="orange", help=tekst.VOORBEELD_UITLEG)
            navigatie.link("gegevens", label=tekst.BEGIN_EIGEN, parameters={"deel": "eigen"})
        weergaven.toon()
    vergelijkingsgroep.toon(keuze, editie)


def toon_leeg() -> None:
    """What stands on every page but Gegevens while there is no edition."""
    plat.title(tekst.TITEL, anchor=False)
    plat.info(tekst.GEEN_EDITIE)
    navigatie.link("gegevens", label=tekst.BEGIN_EIGEN, parameters={"deel": "eigen"})


def meld_opening() -> None:
    """Tell what opening the store put right, to the first who comes."""
    if meldingen := data.openingsmeldingen():
        state.zet_melding(state.Melding(" ".join(meldingen)))


def toon_melding() -> None:
    """What was done last, with the way back; it floats over the page so that nothing jumps."""
    melding = state.melding()
    if melding is None:
        return
    with st.container(key="melding", horizontal=True, vertical_alignment="center"):
        st.html(f'<p role="status">{veilig(melding.tekst)}</p>', width="content")
        if melding.herstel is not None and plat.button(tekst.ONGEDAAN, key="melding-herstel"):
            doe(melding.herstel, klaar=lambda _: state.Melding(tekst.TERUGGEZET))
        if plat.button("✕", key="melding-sluiten", help=tekst.SLUITEN, type="tertiary"):
            state.zet_melding(None)
            st.rerun()

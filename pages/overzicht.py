"""The five velden at a glance, the mogelijke prioriteiten, and what is still to do."""

import streamlit as st

from kvdash.taal import datum
from kvdash.ui import data, plat, state
from kvdash.ui.components import signalen, veldtegel, weergaven
from kvdash.ui.opmaak import alinea, lijst, veilig
from kvdash.ui.text import algemeen, dossier
from kvdash.ui.text import overzicht as tekst


def show() -> None:
    keuze, editie = state.keuze(), state.editie()
    naam = editie.naam if editie else algemeen.TITEL
    st.html(f"<h1>{veilig(naam)}</h1>{alinea(_onder(keuze.tot), klasse='kv-onder')}")
    gevonden = signalen.lees(keuze)
    signalen.toon_opvalzin(gevonden)
    overzichten = data.veldoverzichten(keuze)
    with st.grid(5, min_column_width=210, gap="small", key="veldtegels"):
        for overzicht in overzichten:
            veldtegel.toon(overzicht, gevonden.van_veld(overzicht.veld))
    links, midden, rechts = st.columns([5, 5, 3], gap="medium")
    with links:
        signalen.toon_dubbel(gevonden)
    with rechts:
        veldtegel.toon_openstaand(overzichten)
    with midden:
        plat.subheader(dossier.PRIORITEITEN_KOP, anchor=False)
        regels = [f"Veld {p.inhoud.veld} · {p.inhoud.naam}" for p in data.prioriteiten(keuze.editie)]
        st.html(lijst(regels, klasse="kv-regels kv-twee") or alinea(dossier.GEEN_PRIORITEITEN, klasse="kv-meta"))
        weergaven.toon_namen()


def _onder(tot: int) -> str:
    uploads = data.uploads()
    bijgewerkt = f" · bijgewerkt {datum(uploads[0].tijdstip)}" if uploads else ""
    return f"{tekst.CONCEPT} · cijfers tot en met {tot}{bijgewerkt}"

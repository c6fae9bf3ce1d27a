"""Signals on the pages: the first line of the overview, dubbele signalen, and what stands out in a thema."""

import streamlit as st

from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.keuze import Keuze
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.taal import (
    ontwikkelingswoord,
    opvalzin,
    signaalkop,
    signaalkort,
    signaalwoord,
    vergelijkingenzin,
)
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import toelichting as tekst


def lees(keuze: Keuze) -> Signalen:
    """The signals of the wijken in the last year on screen; chosen gebieden do not change them."""
    return data.signalen(editie=keuze.editie, jaar=keuze.tot, niveau="wijk", vergelijker=keuze.vergelijker)


def lees_beide(keuze: Keuze) -> tuple[Signalen, Signalen]:
    """The signals of the wijken and those of the gemeente as a whole."""
    gemeente = data.signalen(editie=keuze.editie, jaar=keuze.tot, niveau="gemeente", vergelijker=keuze.vergelijker)
    return lees(keuze), gemeente


def lees_veld(keuze: Keuze, veld: int) -> data.Veldsignalen:
    """What there is to say of a veld in the last year on screen."""
    return data.veldsignalen(editie=keuze.editie, jaar=keuze.tot, vergelijker=keuze.vergelijker, veld=veld)


def lees_thema(keuze: Keuze, thema: str) -> data.Themasignalen:
    """The signals of a thema in the last year on screen."""
    return data.themasignalen(editie=keuze.editie, jaar=keuze.tot, vergelijker=keuze.vergelijker, thema=thema)


def toon_opvalzin(signalen: Signalen) -> None:
    if signalen.vergelijkingen:
        st.html(alinea(opvalzin(signalen), klasse="kv-opval"))


def toon_dubbel(signalen: Signalen) -> None:
    """What is ongunstig and worsening, each with a link to its chart; nothing where nothing was compared."""
    if not signalen.vergelijkingen:
        return
    plat.subheader(tekst.DUBBEL, anchor=False)
    if not signalen.dubbel:
        st.html(alinea(tekst.GEEN_DUBBEL))
    with st.container(key="dubbel", gap=None):
        for signaal in signalen.dubbel:
            navigatie.link(_adres(signaal), label=signaalkop(signaal), parameters=_parameters(signaal))
            st.html(f'<p class="kv-signaal">{woorden(signaal)} <span>{veilig(signaalkort(signaal))}</span></p>')
    st.html(alinea(vergelijkingenzin(signalen), klasse="kv-meta"))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        navigatie.link("toelichting", label=tekst.LINK)
        keuze = state.keuze()
        plat.download_button(
            tekst.DOWNLOAD,
            data=lambda: data.export_signalen(keuze),
            file_name=f"signalen_{signalen.jaar}.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
        )


def regel(signaal: Signaal) -> str:
    """Where it stands out, and how, as one line of HTML."""
    return f'<p class="kv-signaal">{woorden(signaal)} <span>{veilig(signaal.gebied.naam)}</span></p>'


def woorden(signaal: Signaal) -> str:
    """Level and trend as sign and words, coloured only where they are judged; the colour says nothing by itself."""
    mogelijk = " kv-mogelijk" if signaal.sterkte == "mogelijk" else ""
    delen = (
        (signaalwoord(signaal), f"{signaal.oordeel}{mogelijk}"),
        (ontwikkelingswoord(signaal), signaal.ontwikkeling),
    )
    return " ".join(f'<b class="kv-{klasse}">{veilig(woord)}</b>' for woord, klasse in delen if woord)


def _adres(signaal: Signaal) -> str:
    return f"veld-{find_thema(signaal.indicator.themas[0]).veld}"


def _parameters(signaal: Signaal) -> dict[str, str]:
    return {"thema": signaal.indicator.themas[0], "indicator": signaal.indicator.code}

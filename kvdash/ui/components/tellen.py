"""How the rows of a file with one row per incident are counted, to be seen, changed and confirmed."""

from typing import Literal

import streamlit as st

from kvdash.domain.herkenning import Herkenning
from kvdash.domain.toewijzing import Rol, Telling, Toewijzing
from kvdash.errors import InvoerError
from kvdash.ui import plat
from kvdash.ui.components.toewijzen import Bevestigd
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import toewijzen as tekst

_KORRELS: tuple[Literal["maand", "jaar"], ...] = ("maand", "jaar")


def vraag(herkenning: Herkenning, *, sleutel: str, profielnaam: str) -> Bevestigd | None:
    """Draw the proposal. Returns what is confirmed in this run, else None. Raises InvoerError for a column twice."""
    koppen = {kolom.vorm: kolom.kop for kolom in herkenning.kolommen}

    def kies(label: str, rol: Rol, *, leeg: str | None = None) -> str | None:
        voorstel = next((n for n, kolom in enumerate(herkenning.kolommen) if kolom.rol == rol), None)
        return plat.selectbox(
            label,
            list(koppen),
            index=voorstel if voorstel is not None or leeg else 0,
            format_func=koppen.__getitem__,
            placeholder=leeg or "",
            width=260,
            key=f"{sleutel}-tel-{rol}",
        )

    with st.container(key="tellen", border=True):
        plat.subheader(tekst.TEL_KOP, anchor=False)
        st.html(alinea(tekst.TEL_UITLEG, klasse="kv-aanhef"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            datum, gebied = kies(tekst.TEL_DATUM, "periode"), kies(tekst.TEL_GEBIED, "gebiedsnaam")
            soort = kies(tekst.TEL_SOORT, "onderwerp", leeg=tekst.TEL_GEEN_SOORT)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            korrel = plat.selectbox(tekst.TEL_KORREL, _KORRELS, width=160, key=f"{sleutel}-korrel")
            drempel = plat.number_input(
                tekst.TEL_DREMPEL, 0, 100, 5, help=tekst.TEL_DREMPEL_UITLEG, width=160, key=f"{sleutel}-drempel"
            )
        naam = plat.text_input(
            tekst.ONTHOUD, value=profielnaam, help=tekst.ONTHOUD_UITLEG, width=420, key=f"{sleutel}-telprofiel"
        )
        if not plat.button(tekst.TELLEN, type="primary", key=f"{sleutel}-tellen"):
            return None
    if not datum or not gebied or len({datum, gebied, soort}) < 3:
        raise InvoerError(tekst.TEL_DUBBEL)
    telling = Telling(datum=datum, gebied=gebied, onderwerp=soort, korrel=korrel, drempel=drempel)
    return Bevestigd(Toewijzing(telling=telling, blad=herkenning.blad or None), naam.strip())

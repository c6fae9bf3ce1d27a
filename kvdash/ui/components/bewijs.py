"""Evidence: the figure something is written at, as a sentence."""

from collections.abc import Iterable

import streamlit as st

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import bewijszin
from kvdash.ui import data, plat, state
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import dossier as tekst


def zinnen(bewijs: Iterable[Bewijs]) -> list[str]:
    """Each figure as it stood, in words."""
    return [zin(een) for een in bewijs]


def zin(bewijs: Bewijs) -> str:
    """One figure as it stood, in words."""
    indicator, indeling = data.indicatoren().get(bewijs.indicator), data.indeling()
    return bewijszin(
        bewijs,
        indicator=indicator.korte_naam if indicator else bewijs.indicator,
        gebied=indeling.get(bewijs.gebied).naam if bewijs.gebied in indeling else bewijs.gebied,
    )


def kies(beeld: IndicatorBeeld) -> tuple[Bewijs, ...]:
    """The figure chosen beside the chart, if the user takes it along; empty when not wanted."""
    gebied, jaar = st.session_state[state.CIJFER_GEBIED], st.session_state[state.CIJFER_JAAR]
    bewijs = data.bewijs_van(beeld, gebied=gebied, jaar=jaar)
    st.html(alinea(f"{tekst.GESCHREVEN_BIJ}: {zin(bewijs)}", klasse="kv-bewijszin"))
    return (bewijs,) if plat.checkbox(tekst.MET_BEWIJS, value=True, key="bewijs-mee") else ()

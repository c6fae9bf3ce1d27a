"""Evidence: the figure something is written at, chosen beside the chart and shown as a sentence."""

from collections.abc import Iterable

import streamlit as st

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import bewijszin
from kvdash.ui import data
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import dossier as tekst


def zinnen(bewijs: Iterable[Bewijs]) -> list[str]:
    """Each figure as it stood, in words."""
    return [_zin(een) for een in bewijs]


def _zin(bewijs: Bewijs) -> str:
    indicator, indeling = data.indicatoren().get(bewijs.indicator), data.indeling()
    return bewijszin(
        bewijs,
        indicator=indicator.naam if indicator else bewijs.indicator,
        gebied=indeling.get(bewijs.gebied).naam if bewijs.gebied in indeling else bewijs.gebied,
    )


def kies(beeld: IndicatorBeeld) -> tuple[Bewijs, ...]:
    """Let the user choose gebied and year of the figure in the picture; empty when none is wanted."""
    namen = {r.gebied.code: r.gebied.naam for r in (*beeld.alle_reeksen, *beeld.wijken)}
    jaren = [p.periode.jaar for p in beeld.alle_reeksen[0].punten][::-1]
    _vul_in(list(namen), jaren, beeld)
    with st.container(horizontal=True, gap="small"):
        gebied = st.selectbox(
            tekst.BEWIJS_GEBIED, list(namen), format_func=namen.__getitem__, key="bewijs-gebied", width=190
        )
        jaar = st.selectbox(tekst.BEWIJS_JAAR, jaren, key="bewijs-jaar", width=90, filter_mode=None)
    bewijs = data.bewijs_van(beeld, gebied=gebied, jaar=jaar)
    st.html(alinea(f"{tekst.GESCHREVEN_BIJ}: {_zin(bewijs)}", klasse="kv-bewijszin"))
    return (bewijs,) if st.checkbox(tekst.MET_BEWIJS, value=True, key="bewijs-mee") else ()


def _vul_in(gebieden: list[str], jaren: list[int], beeld: IndicatorBeeld) -> None:
    """Begin with the first gebied and its newest figure; a choice made in the chart stays."""
    if st.session_state.get("bewijs-gebied") not in gebieden:
        st.session_state["bewijs-gebied"] = gebieden[0]
    if st.session_state.get("bewijs-jaar") not in jaren:
        st.session_state["bewijs-jaar"] = beeld.laatste_jaar if beeld.laatste_jaar in jaren else jaren[0]

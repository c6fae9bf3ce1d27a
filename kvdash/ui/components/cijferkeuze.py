"""The figure that is spoken of: chosen in a chart or by gebied and year, to write about or to trace to its source."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from kvdash.domain.reeks import IndicatorBeeld, Punt, Wanneer
from kvdash.taal import periode
from kvdash.ui import data, plat, state
from kvdash.ui.components import bewijs, dossierpaneel, herkomst
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import dossier as tekst_dossier
from kvdash.ui.text import herkomst as herkomsttekst
from kvdash.ui.text import veld as tekst
from kvdash.ui.text.perioden import PERIODE

_HERKOMST = "herkomst"


def toon(beeld: IndicatorBeeld) -> None:
    """The choice, the figure in words, and what can be done with it."""
    namen = {r.gebied.code: r.gebied.naam for r in (*beeld.alle_reeksen, *beeld.wijken)}
    wanneer = [_wanneer(p, beeld) for p in beeld.alle_reeksen[0].punten][::-1]
    _vul_in(list(namen), wanneer, beeld)
    with st.container(key="cijferkeuze", horizontal=True, gap="small", vertical_alignment="bottom"):
        gebied = plat.selectbox(
            tekst_dossier.BEWIJS_GEBIED,
            list(namen),
            format_func=namen.__getitem__,
            key=state.CIJFER_GEBIED,
            width=190,
        )
        jaar = plat.selectbox(
            PERIODE[beeld.per],
            wanneer,
            format_func=lambda w: str(w) if isinstance(w, int) else periode(w),
            key=state.CIJFER_JAAR,
            width=90 if beeld.per == "jaar" else 180,
            filter_mode=None,
        )
        plat.button(tekst.MAAK_AANDACHTSPUNT, key="maak-aandachtspunt", on_click=dossierpaneel.begin_aandachtspunt)
        is_open = state.open_deel(_HERKOMST) is not None
        plat.button(
            herkomsttekst.SLUITEN if is_open else herkomsttekst.KNOP,
            key="toon-herkomst",
            on_click=partial(state.zet_open_deel, _HERKOMST, None if is_open else _HERKOMST),
        )
    gekozen = data.bewijs_van(beeld, gebied=gebied, jaar=jaar)
    st.html(alinea(bewijs.zin(gekozen), klasse="kv-bewijszin"))
    if is_open:
        herkomst.toon(beeld, gebied=gebied, jaar=jaar)


def begin_aandachtspunt(beeld: IndicatorBeeld) -> None:
    """Begin to write about the newest figure of the first gebied of a picture."""
    state.kies_cijfer(beeld.reeksen[0].gebied.code, beeld.laatste_jaar)
    dossierpaneel.begin_aandachtspunt()


def _vul_in(gebieden: list[str], wanneer: Sequence[Wanneer], beeld: IndicatorBeeld) -> None:
    """Begin with what was put in front or stands first, and its newest figure; a choice made in the chart stays."""
    keuze = state.keuze()
    is_ander = state.komt_in_beeld((beeld.indicator.code, beeld.bron, beeld.per, keuze.tot, keuze.gebieden))
    if is_ander or st.session_state.get(state.CIJFER_GEBIED) not in gebieden:
        voorop = state.uitgelicht()
        st.session_state[state.CIJFER_GEBIED] = voorop if voorop in gebieden else gebieden[0]
    if is_ander or st.session_state.get(state.CIJFER_JAAR) not in wanneer:
        st.session_state[state.CIJFER_JAAR] = next((w for w in wanneer if _is_bekend(beeld, w)), wanneer[0])


def _wanneer(punt: Punt, beeld: IndicatorBeeld) -> Wanneer:
    return punt.periode.jaar if beeld.per == "jaar" else punt.periode


def _is_bekend(beeld: IndicatorBeeld, wanneer: Wanneer) -> bool:
    """Whether any gebied has a figure then, of a period that is over."""
    punten = (reeks.punt(wanneer) for reeks in (*beeld.alle_reeksen, *beeld.wijken))
    return any(p is not None and p.waarde is not None and not p.is_onaf for p in punten)

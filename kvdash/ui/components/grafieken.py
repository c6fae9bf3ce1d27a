"""The charts to work in: a click on a point or bar speaks of that figure."""

from functools import partial
from html import escape

import plotly.graph_objects as go
import streamlit as st

from kvdash.charts.scherm import balken, lijn
from kvdash.charts.vorm import MEESTE_BALKEN, balken_van
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import balktekst, grafiektekst, niveaumelding
from kvdash.ui import state
from kvdash.ui.text import veld as tekst

_CONFIG = {"displaylogo": False, "displayModeBar": False, "responsive": True}


def toon_lijn(beeld: IndicatorBeeld, *, sleutel: str) -> None:
    """The years as lines."""
    _grafiek(lijn(beeld), beeld, alt=grafiektekst(beeld), sleutel=f"lijn-{sleutel}", jaar=None)


def toon_wijken(beeld: IndicatorBeeld, *, sleutel: str) -> int | None:
    """The wijken of one year as bars in order; gives the year, None without figures of wijken."""
    jaar = kies_jaar(beeld)
    if jaar is None:
        return None
    _grafiek(balken(beeld, jaar=jaar), beeld, alt=balktekst(beeld, jaar=jaar), sleutel=f"balk-{sleutel}", jaar=jaar)
    if len(beeld.wijken) > MEESTE_BALKEN:
        st.caption(tekst.MEESTE_BALKEN.format(balken=MEESTE_BALKEN, gebieden=len(beeld.wijken)))
    return jaar


def kies_jaar(beeld: IndicatorBeeld) -> int | None:
    """The year of the wijken to show; without figures of wijken it says so and gives None."""
    jaren = sorted({p.periode.jaar for r in beeld.wijken for p in r.punten if p.waarde is not None}, reverse=True)
    if not jaren:
        st.info(f"{tekst.GEEN_WIJKEN} Dit cijfer is {niveaumelding(beeld.indicator.niveau)}.")
        return None
    return st.selectbox(tekst.JAAR_VAN_WIJKEN, jaren, key="wijkjaar", width=120, filter_mode=None)


def _grafiek(figuur: go.Figure, beeld: IndicatorBeeld, *, alt: str, sleutel: str, jaar: int | None) -> None:
    with st.container(key=f"grafiekvak-{sleutel}"):
        st.plotly_chart(
            figuur,
            theme=None,
            key=sleutel,
            alt=alt,
            config=_CONFIG,
            on_select=partial(_kies_cijfer, sleutel, figuur, beeld, jaar),
            selection_mode="points",
        )


def _kies_cijfer(sleutel: str, figuur: go.Figure, beeld: IndicatorBeeld, jaar: int | None) -> None:
    punten = st.session_state[sleutel]["selection"]["points"]
    if not punten:
        return
    if jaar is None:
        naam, wanneer = str(figuur.data[punten[0]["curve_number"]].name), int(punten[0]["x"])
    else:
        naam, wanneer = escape(balken_van(beeld, jaar=jaar)[int(punten[0]["y"])].naam), jaar
    gebieden = {escape(r.gebied.naam): r.gebied.code for r in (*beeld.wijken, *beeld.alle_reeksen)}
    if naam in gebieden:
        state.kies_cijfer(gebieden[naam], wanneer)

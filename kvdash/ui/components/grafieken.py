"""The charts to work in: a click on a point or bar speaks of that figure."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from kvdash.charts import plaat
from kvdash.charts.scherm import balken, lijn
from kvdash.charts.vorm import MEESTE_BALKEN, balken_van
from kvdash.domain.reeks import IndicatorBeeld, Wanneer
from kvdash.taal import balktekst, grafiektekst, niveaumelding, wijknaam
from kvdash.ui import data, plat, state
from kvdash.ui.components import adreskeuze
from kvdash.ui.components.downloads import Tekening
from kvdash.ui.text import kaart as kaarttekst
from kvdash.ui.text import veld as tekst

Punt = Mapping[str, Any]

_CIJFERS = 4  # of a place on the axis of years that tell months apart
_CONFIG = {"displaylogo": False, "displayModeBar": False, "responsive": True}


def toon_lijn(beeld: IndicatorBeeld, *, sleutel: str, alt: str | None = None) -> Tekening:
    """The years, months or quarters as lines; without `alt` it is read aloud as a chart of years."""
    figuur = lijn(beeld)
    perioden = {round(p.periode.plek, _CIJFERS): p.periode for r in beeld.alle_reeksen for p in r.punten}

    def kies(punt: Punt) -> None:
        periode = perioden[round(float(punt["x"]), _CIJFERS)]
        wanneer = periode.jaar if beeld.per == "jaar" else periode
        _kies_naam(beeld, str(figuur.data[punt["curve_number"]].name), wanneer)

    toon_figuur(figuur, alt=alt or grafiektekst(beeld), sleutel=f"lijn-{sleutel}", bij_keuze=kies)
    return partial(plaat.lijn, beeld)


def toon_wijken(beeld: IndicatorBeeld, *, sleutel: str) -> Tekening | None:
    """The wijken of one year as bars in order; draws nothing without figures of wijken."""
    jaar = kies_jaar(beeld)
    if jaar is None:
        return None

    def kies(punt: Punt) -> None:
        _kies_naam(beeld, escape(balken_van(beeld, jaar=jaar)[int(punt["y"])].naam), jaar)

    figuur, alt = balken(beeld, jaar=jaar), balktekst(beeld, jaar=jaar)
    toon_figuur(figuur, alt=alt, sleutel=f"balk-{sleutel}", bij_keuze=kies)
    if len(beeld.wijken) > MEESTE_BALKEN:
        plat.caption(tekst.MEESTE_BALKEN.format(balken=MEESTE_BALKEN, gebieden=len(beeld.wijken)))
    return partial(plaat.balken, beeld, jaar=jaar)


def kies_niveau(beeld: IndicatorBeeld) -> IndicatorBeeld:
    """The picture with its wijken, or with the own areas of the gemeente in their place; without these no choice."""
    editie = state.editie()
    if editie is None or "eigen" not in data.kaartniveaus(editie.gemeente):
        return beeld
    niveaus = {niveau: kaarttekst.NIVEAUS[niveau] for niveau in ("wijk", "eigen")}
    if adreskeuze.kies("balkniveau", tekst.BALKEN_VAN, niveaus) == "wijk":
        return beeld
    return data.eigen_beeld(state.keuze(), beeld)


def kies_jaar(beeld: IndicatorBeeld) -> int | None:
    """The year of the wijken to show; without figures of wijken it says so and gives None."""
    jaren = sorted({p.periode.jaar for r in beeld.wijken for p in r.punten if p.waarde is not None}, reverse=True)
    if not jaren:
        toon_geen_wijken(beeld)
        return None
    return adreskeuze.kies_jaar(
        "wijkjaar", tekst.JAAR_VAN_WIJKEN, jaren, standaard=jaren[0], breedte=120, met_label=True
    )


def toon_geen_wijken(beeld: IndicatorBeeld) -> None:
    """That there are no figures of wijken, and for what the figure is known."""
    niveau = niveaumelding(beeld.indicator.niveau)
    plat.info(tekst.GEEN_WIJKEN.format(gebied=wijknaam(beeld), niveau=niveau))


def toon_figuur(figuur: go.Figure, *, alt: str, sleutel: str, bij_keuze: Callable[[Punt], None]) -> None:
    """A chart; `bij_keuze` gets the point that was clicked, as Streamlit tells it."""

    def gekozen() -> None:
        for punt in st.session_state[sleutel]["selection"]["points"][:1]:
            bij_keuze(punt)

    st.plotly_chart(
        figuur, theme=None, key=sleutel, alt=alt, config=_CONFIG, on_select=gekozen, selection_mode="points"
    )


def _kies_naam(beeld: IndicatorBeeld, naam: str, jaar: Wanneer) -> None:
    """Speak of the figure of the gebied with this name, as it stands in the chart."""
    gebieden = {escape(r.gebied.naam): r.gebied.code for r in (*beeld.wijken, *beeld.alle_reeksen)}
    if naam in gebieden:
        state.kies_cijfer(gebieden[naam], jaar)

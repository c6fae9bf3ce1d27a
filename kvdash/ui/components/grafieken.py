"""The charts to work in: a click on a point or bar speaks of that figure."""

from functools import partial

import streamlit as st

from kvdash.charts import plaat
from kvdash.charts.grafieken import GRAFIEKEN, JAARGRAFIEKEN, Grafiek
from kvdash.charts.plotly import figuur, gekozen_cijfer
from kvdash.charts.scene import WERKBLAD
from kvdash.charts.vorm import MEESTE_BALKEN
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import niveaumelding, wijknaam
from kvdash.ui import data, plat, state
from kvdash.ui.components import adreskeuze
from kvdash.ui.components.downloads import Tekening
from kvdash.ui.text import kaart as kaarttekst
from kvdash.ui.text import veld as tekst

_CONFIG = {"displaylogo": False, "displayModeBar": False, "responsive": True}


def toon(weergave: str, beeld: IndicatorBeeld, *, sleutel: str) -> Tekening | None:
    """The chart of this name, of the year the user chooses where it has one; nothing without figures for it."""
    if weergave in GRAFIEKEN:
        return toon_grafiek(GRAFIEKEN[weergave](beeld), sleutel=f"{weergave}-{sleutel}")
    jaar = kies_jaar(beeld)
    if jaar is None:
        return None
    tekening = toon_grafiek(JAARGRAFIEKEN[weergave](beeld, jaar), sleutel=f"{weergave}-{sleutel}")
    if len(beeld.wijken) > MEESTE_BALKEN:
        plat.caption(tekst.MEESTE_BALKEN.format(balken=MEESTE_BALKEN, gebieden=len(beeld.wijken)))
    return tekening


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


def toon_grafiek(grafiek: Grafiek, *, sleutel: str) -> Tekening:
    """A chart to work in, and what draws it as a file; what is written next is about the figure that was clicked."""
    scene = grafiek.scene(WERKBLAD)

    def gekozen() -> None:
        for punt in st.session_state[sleutel]["selection"]["points"][:1]:
            if keuze := gekozen_cijfer(scene, punt):
                state.kies_cijfer(keuze.gebied, keuze.wanneer)

    st.plotly_chart(
        figuur(scene),
        theme=None,
        key=sleutel,
        alt=grafiek.alt,
        config=_CONFIG,
        on_select=gekozen,
        selection_mode="points",
    )
    return partial(plaat.teken, grafiek)

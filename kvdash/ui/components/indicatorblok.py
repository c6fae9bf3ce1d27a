"""One indicator, large: the finding, a chart to work in or the table behind it, and what must be said beside it."""

from functools import partial
from html import escape

import plotly.graph_objects as go
import streamlit as st

from kvdash.charts.scherm import balken, lijn
from kvdash.charts.vorm import MEESTE_BALKEN, balken_van
from kvdash.domain.indicator import Indicator
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import (
    balktekst,
    bronregel,
    grafiektekst,
    hoogstemelding,
    niveaumelding,
    noemermelding,
    ondertitel,
)
from kvdash.ui import state
from kvdash.ui.components import tabellen
from kvdash.ui.components.koppen import is_te_klein, vondst
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import veld as tekst

_CONFIG = {"displaylogo": False, "displayModeBar": False, "responsive": True}


def toon(beeld: IndicatorBeeld, *, sleutel: str) -> None:
    """The block of one picture; `sleutel` tells it apart on the page."""
    with st.container(key=f"groot-{sleutel}", gap="xsmall"):
        with st.container(horizontal=True, gap="small", key=f"kop-{sleutel}"):
            st.html(f'<h2 class="kv-vondst">{veilig(vondst(beeld))}</h2>{alinea(ondertitel(beeld), klasse="kv-onder")}')
            weergave = _kies_weergave()
        if weergave == tekst.WIJKEN:
            _wijken(beeld, sleutel=sleutel)
        elif weergave == tekst.TABEL:
            tabellen.toon(beeld, sleutel=sleutel)
        else:
            _grafiek(lijn(beeld), beeld, alt=grafiektekst(beeld), sleutel=f"lijn-{sleutel}", jaar=None)
        _toelichting(beeld)


def _kies_weergave() -> str:
    gekozen: str | None = st.segmented_control(
        tekst.WEERGAVE,
        (tekst.LIJN, tekst.WIJKEN, tekst.TABEL),
        default=tekst.LIJN,
        required=True,
        key="weergave",
        persist_state="session",
        label_visibility="collapsed",
    )
    return gekozen or tekst.LIJN


def _wijken(beeld: IndicatorBeeld, *, sleutel: str) -> None:
    jaren = [
        p.periode.jaar
        for p in (beeld.wijken[0].punten if beeld.wijken else ())
        if any((q := r.punt(p.periode.jaar)) is not None and q.waarde is not None for r in beeld.wijken)
    ]
    if not jaren:
        st.info(f"{tekst.GEEN_WIJKEN} Dit cijfer is {niveaumelding(beeld.indicator.niveau)}.")
        return
    jaar = st.selectbox(tekst.JAAR, jaren[::-1], key=f"balkjaar-{sleutel}", width=120, filter_mode=None)
    _grafiek(balken(beeld, jaar=jaar), beeld, alt=balktekst(beeld, jaar=jaar), sleutel=f"balk-{sleutel}", jaar=jaar)
    if len(beeld.wijken) > MEESTE_BALKEN:
        st.caption(tekst.MEESTE_BALKEN.format(balken=MEESTE_BALKEN, gebieden=len(beeld.wijken)))


def _grafiek(figuur: go.Figure, beeld: IndicatorBeeld, *, alt: str, sleutel: str, jaar: int | None) -> None:
    """The chart; a click on a point or bar makes its figure the evidence of what is written beside it."""
    with st.container(key=f"grafiekvak-{sleutel}"):
        st.plotly_chart(
            figuur,
            theme=None,
            key=sleutel,
            alt=alt,
            config=_CONFIG,
            on_select=partial(_kies_bewijs, sleutel, figuur, beeld, jaar),
            selection_mode="points",
        )


def _kies_bewijs(sleutel: str, figuur: go.Figure, beeld: IndicatorBeeld, jaar: int | None) -> None:
    punten = st.session_state[sleutel]["selection"]["points"]
    if not punten:
        return
    if jaar is None:
        naam, wanneer = str(figuur.data[punten[0]["curve_number"]].name), int(punten[0]["x"])
    else:
        naam, wanneer = escape(balken_van(beeld, jaar=jaar)[int(punten[0]["y"])].naam), jaar
    gebieden = {escape(r.gebied.naam): r.gebied.code for r in (*beeld.wijken, *beeld.alle_reeksen)}
    if naam in gebieden:
        state.kies_bewijs(gebieden[naam], wanneer)


def _toelichting(beeld: IndicatorBeeld) -> None:
    """Below the chart: missing denominators, how to read the figure, source and vintage, definition."""
    if melding := hoogstemelding(beeld):
        st.info(melding)
    if melding := noemermelding(beeld.noemer_jaren_ontbreken, noemer=beeld.noemer_naam or ""):
        st.warning(melding)
    if te_klein := [r.gebied for r in beeld.reeksen if is_te_klein(beeld, r.gebied.niveau)]:
        namen = ", ".join(g.naam for g in te_klein)
        st.info(f"{namen}: {niveaumelding(beeld.indicator.niveau)}.")
    st.html(alinea(bronregel(beeld), klasse="kv-bron"))
    uitleg = _uitleg(beeld.indicator)
    if uitleg:
        with st.expander(tekst.WAT_TELT_MEE, type="compact"):
            st.html("".join(alinea(regel) for regel in uitleg))


def _uitleg(indicator: Indicator) -> list[str]:
    regels = [indicator.definitie] if indicator.definitie else []
    if indicator.ontstaan == "haal":
        regels.append(tekst.HAAL)
    if indicator.bezoekers:
        regels.append(tekst.BEZOEKERS)
    return regels

"""The dossier beside the charts: what was written at this thema, and writing with the figure as evidence."""

import streamlit as st

from kvdash.domain.bevinding import BevindingSoort, Bewijs
from kvdash.domain.kernbeleid import Thema
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.ui import data, plat, state
from kvdash.ui.components import bevindingen, bewijs, prioriteiten
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import dossier as tekst

_PANEEL = "paneel"
_SOORTEN: tuple[BevindingSoort, ...] = ("duiding", "aandachtspunt")
_PRIORITEIT = "prioriteit"


def toon(thema: Thema, beeld: IndicatorBeeld | None) -> None:
    """The panel of a thema; `beeld` is the chart that stands beside it."""
    with st.container(key="dossierpaneel", gap="xsmall"):
        st.html(f'<h2 class="kv-vondst">{tekst.BIJ_DIT_THEMA}</h2>')
        _knoppen()
        _formulier(thema, beeld)
        alle = data.bevindingen(state.keuze().editie, veld=thema.veld)
        in_beeld = bewijs.in_beeld(beeld) if beeld is not None else None
        for soort in _SOORTEN:
            eigen = [b for b in alle if b.inhoud.soort == soort and b.inhoud.onderwerp == thema.code]
            st.html(f'<h4 class="kv-groep">{tekst.SOORTEN[soort]} <span>{len(eigen)}</span></h4>')
            if not eigen:
                st.html(alinea(tekst.NOG_GEEN, klasse="kv-meta"))
            bevindingen.toon_lijst(eigen, plek=f"{_PANEEL}-{soort}-{thema.code}", in_beeld=in_beeld)
        if in_beeld is not None:
            _bij_prioriteit(thema, in_beeld)


def begin_aandachtspunt() -> None:
    """Open the form for an aandachtspunt, with the figure that was chosen."""
    state.zet_open_deel(_PANEEL, "aandachtspunt")


def _knoppen() -> None:
    formulieren = {soort: tekst.NIEUW[soort] for soort in reversed(_SOORTEN)} | {_PRIORITEIT: tekst.MARKEER_KNOP}
    with st.container(key="schrijfknoppen", gap="xxsmall"):
        for naam, label in formulieren.items():
            if plat.button(label, key=f"open-{naam}", width="stretch"):
                state.zet_open_deel(_PANEEL, None if state.open_deel(_PANEEL) == naam else naam)
                st.rerun()


def _formulier(thema: Thema, beeld: IndicatorBeeld | None) -> None:
    open_ = state.open_deel(_PANEEL)
    if open_ is None:
        return
    with st.container(key="schrijfvak", border=True, gap="xsmall"):
        gekozen = bewijs.kies(beeld) if beeld is not None else ()
        if open_ == _PRIORITEIT:
            prioriteiten.markeer(veld=thema.veld, bewijs=gekozen, deel=_PANEEL)
        for soort in _SOORTEN:
            if open_ == soort:
                bevindingen.schrijf(veld=thema.veld, soort=soort, onderwerp=thema.code, bewijs=gekozen, deel=_PANEEL)


def _bij_prioriteit(thema: Thema, nu: Bewijs) -> None:
    """Give one of the candidates of the veld the figure on screen."""
    kandidaten = data.prioriteiten(state.keuze().editie, velden=(thema.veld,))
    if not kandidaten:
        return
    with plat.popover(tekst.BIJ_PRIORITEIT, type="tertiary", key="bij-prioriteit", on_change="rerun") as vak:
        if vak.open:
            st.html(alinea(bewijs.zin(nu), klasse="kv-bewijszin"))
            gekozen = plat.selectbox(
                tekst.WELKE_PRIORITEIT, kandidaten, format_func=lambda p: p.inhoud.naam, key="bij-prioriteit-keuze"
            )
            bewijs.zet_erbij(gekozen, nu, knop=tekst.DIT_CIJFER_ERBIJ)

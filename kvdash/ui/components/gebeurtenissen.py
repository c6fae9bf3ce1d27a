"""Gebeurtenissen: below a chart those that touch it, on Gegevens all of them; added, edited, removed with undo."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.stuk import Stuk
from kvdash.taal import gebeurtenisregels, gebeurteniszin, opsomming
from kvdash.ui import data, plat, state
from kvdash.ui.components import gebeurtenisformulier, stukken
from kvdash.ui.components.gebeurtenisformulier import Plek
from kvdash.ui.components.stukken import Vorm
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import gebeurtenissen as tekst

_DEEL = "gebeurtenis"


def toon_bij(beeld: IndicatorBeeld) -> None:
    """The gebeurtenissen drawn in this chart, by their number there, and adding one that touches it."""
    regels = dict(zip(beeld.gebeurtenissen, gebeurtenisregels(beeld), strict=True))
    getekend = [g for g in data.alle_gebeurtenissen(state.keuze().editie) if g.inhoud in regels]
    getekend.sort(key=lambda g: beeld.gebeurtenissen.index(g.inhoud))
    gebieden = tuple(r.gebied.code for r in beeld.reeksen if r.gebied.niveau in ("wijk", "buurt", "eigen"))
    plek = Plek(gebieden=() if beeld.alleen_hoogste else gebieden, indicatoren=(beeld.indicator.code,))
    with st.container(key="gebeurtenissen-grafiek", gap=None):
        stukken.toon_lijst(_vorm(regels, lijst="grafiek"), getekend, plek="grafiek")
        _nieuw(plek)


def toon_alle() -> None:
    """All gebeurtenissen of the edition, with the figures each touches."""
    st.html(alinea(tekst.UITLEG, klasse="kv-aanhef"))
    namen = {g.code: g.naam for g in data.indeling().current()}
    alle = data.alle_gebeurtenissen(state.keuze().editie)
    regels = {g.inhoud: f"{gebeurteniszin(g.inhoud, gebieden=namen)} {_raakt(g.inhoud)}" for g in alle}
    with st.container(key="gebeurtenissen-alle", gap=None):
        weg = data.stukken(Gebeurtenis, editie=state.keuze().editie, verwijderd=True)
        stukken.toon_lijst(_vorm(regels, lijst="alle"), alle, plek="alle", weg=weg)
        _nieuw(Plek())


def _nieuw(plek: Plek) -> None:
    """The button that opens the form, or the form."""
    if state.open_deel(_DEEL) is None:
        if plat.button(tekst.NIEUW, key="open-gebeurtenis", type="tertiary"):
            state.zet_open_deel(_DEEL, "nieuw")
            st.rerun()
        return
    vorm = _vorm({}, lijst="")._replace(velden=partial(gebeurtenisformulier.velden, plek=plek))
    stukken.schrijf(vorm, deel=_DEEL, bewaard=lambda _: tekst.BEWAARD, border=True)


def _vorm(regels: Mapping[Gebeurtenis, str], *, lijst: str) -> Vorm[Gebeurtenis]:
    """`regels` has of each what is said of it in this list."""
    return Vorm(
        toon=partial(_toon, regels=regels, lijst=lijst),
        velden=lambda sleutel, nu: gebeurtenisformulier.velden(
            sleutel, nu, plek=Plek(nu.gebieden, nu.indicatoren) if nu else Plek()
        ),
        weg=tekst.VERWIJDEREN,
        verwijderd=tekst.VERWIJDERD,
    )


def _raakt(gebeurtenis: Gebeurtenis) -> str:
    indicatoren = data.indicatoren()
    namen = [
        *(find_thema(code).naam for code in gebeurtenis.themas),
        *(indicatoren[code].naam for code in gebeurtenis.indicatoren if code in indicatoren),
    ]
    bron = tekst.VAN_BRON.format(bron=gebeurtenis.cijferbron) if gebeurtenis.cijferbron else tekst.ALLES
    return tekst.RAAKT.format(cijfers=opsomming(namen) or bron)


def _toon(stuk: Stuk[Gebeurtenis], *, regels: Mapping[Gebeurtenis, str], lijst: str) -> None:
    regel = alinea(regels[stuk.inhoud], klasse="kv-gebeurtenis")
    if stuk.inhoud.is_geleverd:
        st.html(regel)
        return
    with st.container(key=f"gebeurtenis-{stuk.id}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(regel, width="content")
        stukken.knoppen(_vorm(regels, lijst=lijst), stuk, plek=lijst)

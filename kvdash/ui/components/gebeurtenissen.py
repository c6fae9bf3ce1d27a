"""Gebeurtenissen: below a chart those that touch it, on Gegevens all of them; added, edited, removed with undo."""

import streamlit as st

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import gebeurtenisregels, gebeurteniszin, opsomming
from kvdash.ui import data, state
from kvdash.ui.components import gebeurtenisformulier, stukknoppen
from kvdash.ui.components.gebeurtenisformulier import Plek
from kvdash.ui.opmaak import alinea
from kvdash.ui.state import Melding
from kvdash.ui.text import gebeurtenissen as tekst


def toon_bij(beeld: IndicatorBeeld) -> None:
    """The gebeurtenissen drawn in this chart, by their number there, and adding one that touches it."""
    with st.container(key="gebeurtenissen-grafiek", gap=None):
        for gebeurtenis, regel in zip(beeld.gebeurtenissen, gebeurtenisregels(beeld), strict=True):
            _toon(gebeurtenis, regel)
        gebieden = tuple(r.gebied.code for r in beeld.reeksen if r.gebied.niveau in ("wijk", "buurt", "eigen"))
        plek = Plek(gebieden=() if beeld.alleen_hoogste else gebieden, indicatoren=(beeld.indicator.code,))
        gebeurtenisformulier.toon_nieuw(plek)


def toon_alle() -> None:
    """All gebeurtenissen of the edition, with the figures each touches."""
    st.html(alinea(tekst.UITLEG, klasse="kv-aanhef"))
    namen = {g.code: g.naam for g in data.indeling().current()}
    with st.container(key="gebeurtenissen-alle", gap=None):
        for gebeurtenis in data.alle_gebeurtenissen(state.keuze().editie):
            _toon(gebeurtenis, f"{gebeurteniszin(gebeurtenis, gebieden=namen)} {_raakt(gebeurtenis)}")
        gebeurtenisformulier.toon_nieuw(Plek())


def _raakt(gebeurtenis: Gebeurtenis) -> str:
    indicatoren = data.indicatoren()
    namen = [
        *(find_thema(code).naam for code in gebeurtenis.themas),
        *(indicatoren[code].naam for code in gebeurtenis.indicatoren if code in indicatoren),
    ]
    bron = tekst.VAN_BRON.format(bron=gebeurtenis.cijferbron) if gebeurtenis.cijferbron else tekst.ALLES
    return tekst.RAAKT.format(cijfers=opsomming(namen) or bron)


def _toon(gebeurtenis: Gebeurtenis, regel: str) -> None:
    if bewerking := state.bewerking_van(gebeurtenis):
        gebeurtenisformulier.toon_wijzig(gebeurtenis, bewerking)
        return
    with st.container(key=f"gebeurtenis-{gebeurtenis.id}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(alinea(regel, klasse="kv-gebeurtenis"), width="content")
        if not gebeurtenis.is_geleverd:
            stukknoppen.toon(
                gebeurtenis,
                weg=tekst.VERWIJDEREN,
                haal_weg=lambda: data.verwijder_gebeurtenis(gebeurtenis),
                klaar=_verwijderd,
            )


def _verwijderd(resultaat: Gebeurtenis) -> Melding:
    return Melding(tekst.VERWIJDERD, lambda: data.zet_gebeurtenis_terug(resultaat))

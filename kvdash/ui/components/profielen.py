"""The importprofielen: what each remembers, its name, and a way to forget it."""

import streamlit as st

from kvdash.domain.importprofiel import Importprofiel
from kvdash.ui import data, plat
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import Tabel, alinea, tabel
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import toewijzen as tekst


def toon() -> None:
    """All of them, by name."""
    profielen = data.profielen()
    st.html(alinea(tekst.PROFIELEN_UITLEG if profielen else tekst.GEEN_PROFIELEN, klasse="kv-aanhef"))
    for profiel in profielen:
        with plat.expander(profiel.naam), vang():
            _toon(profiel)


def _toon(profiel: Importprofiel) -> None:
    st.html(alinea(tekst.profielregel(profiel), klasse="kv-meta"))
    bijschrift = tekst.PROFIELTABEL.format(naam=profiel.naam)
    st.html(tabel(Tabel(bijschrift, tekst.PROFIELKOPPEN, _regels(profiel), cijfers=False)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        naam = plat.text_input(tekst.PROFIELNAAM, value=profiel.naam, key=f"profielnaam-{profiel.id}", width=320)
        if plat.button(tekst.HERNOEMEN, key=f"hernoem-{profiel.id}"):
            doe(
                lambda: data.hernoem_profiel(profiel.id, naam=naam),
                klaar=lambda nieuw: Melding(tekst.IS_HERNOEMD.format(naam=nieuw.naam)),
            )
        if plat.button(tekst.VERGETEN, key=f"vergeet-{profiel.id}"):
            doe(
                lambda: data.verwijder_profiel(profiel.id),
                klaar=lambda weg: Melding(tekst.IS_VERGETEN.format(naam=weg.naam), lambda: data.zet_profiel_terug(weg)),
            )


def _regels(profiel: Importprofiel) -> list[list[str]]:
    """What the profiel says of columns, topics and areas."""
    indicatoren, indeling = data.indicatoren(), data.indeling()
    toewijzing = profiel.toewijzing
    regels = [[keuze.kop, tekst.ROLLEN[keuze.rol]] for keuze in toewijzing.kolommen]
    for onderwerp in toewijzing.onderwerpen:
        indicator = indicatoren.get(onderwerp.indicator or "")
        naam = indicator.naam if indicator else onderwerp.indicator
        regels.append([onderwerp.label, naam or tekst.KEUZES[tekst.WEG]])
    for gebied in toewijzing.gebieden:
        code = gebied.gebied
        naam = indeling.get(code).naam if code and code in indeling else code
        regels.append([gebied.naam, naam or tekst.GEBIEDKEUZES[tekst.GEEN_GEBIED]])
    return regels

"""The group of gemeenten that is compared with: its members by name, and choosing another one."""

from functools import partial

import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.domain.keuze import Keuze
from kvdash.domain.stuk import Stuk
from kvdash.domain.vergelijking import Vergelijking, Vergelijkingsgroep
from kvdash.taal import ledenzin
from kvdash.ui import data, plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import vergelijking as tekst

_FORMULIER = "vergelijkingsgroep"


def toon(keuze: Keuze, editie: Editie) -> None:
    """Nothing while figures are not compared with a group."""
    if keuze.vergelijker != "vergelijkbaar":
        return
    met_wie = data.met_wie_te_vergelijken(editie.id, keuze.vergelijker)
    if not met_wie.leden:
        plat.info(tekst.ONTBREEKT)
        return
    with st.container(key="groepsregel", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(alinea(ledenzin(met_wie), klasse="kv-meta"), width="content")
        with plat.popover(tekst.AANPASSEN, type="tertiary"), vang():
            _kies(editie, met_wie)
            _bewerk(editie, met_wie)


def _kies(editie: Editie, met_wie: Vergelijking) -> None:
    """Which of the groups that were kept; nothing where there are none."""
    namen = ["", *(groep.inhoud.naam for groep in data.vergelijkingsgroepen(editie.id))]
    if len(namen) == 1:
        return
    gekozen = plat.selectbox(
        tekst.WELKE,
        namen,
        index=namen.index(met_wie.groep or ""),
        format_func=lambda naam: naam or tekst.STANDAARD,
        key=f"{state.formulier(_FORMULIER)}-keuze",
    )
    if plat.button(tekst.GEBRUIKEN, key="groep-gebruiken") and gekozen != (met_wie.groep or ""):
        doe(
            partial(_zet, editie, gekozen or None, gezien=met_wie.groep),
            klaar=lambda _: Melding(tekst.GEKOZEN, partial(_zet, editie, met_wie.groep, gezien=gekozen or None)),
        )


def _zet(editie: Editie, naam: str | None, *, gezien: str | None) -> None:
    data.kies_groep(editie=editie.id, groep=naam, gezien=gezien)
    state.volgend_formulier(_FORMULIER)


def _bewerk(editie: Editie, met_wie: Vergelijking) -> None:
    sleutel = state.formulier(_FORMULIER)
    gekozen = next((g for g in data.vergelijkingsgroepen(editie.id) if g.inhoud.naam == met_wie.groep), None)
    plek = f"{sleutel}-{editie.id}-{met_wie.groep}"
    gezien = state.eerst_gezien(plek, gekozen)
    namen = {g.code: g.naam for g in data.andere_gemeenten(editie.id)}
    with st.form(sleutel, border=False):
        naam = plat.text_input(tekst.NAAM, value=met_wie.groep or "", key=f"{sleutel}-naam")
        codes = plat.multiselect(
            tekst.GEMEENTEN,
            list(namen),
            default=[g.code for g in met_wie.leden if g.code in namen],
            format_func=namen.__getitem__,
            key=f"{sleutel}-gemeenten",
        )
        bewaar = plat.form_submit_button(tekst.BEWAREN, type="primary", key=f"{sleutel}-bewaar")
    if bewaar:
        actie = partial(data.bewaar_groep, editie=editie.id, naam=naam, gemeenten=tuple(codes), gezien=gezien)
        state.vergeet_gezien(plek)  # who hears that another was first, saw what is there now
        doe(actie, klaar=_bewaard)
    if met_wie.groep and plat.button(tekst.VERWIJDEREN, key=f"{sleutel}-weg", type="tertiary"):
        groep = next(g for g in data.vergelijkingsgroepen(editie.id) if g.inhoud.naam == met_wie.groep)
        doe(lambda: data.verwijder(groep), klaar=_verwijderd)


def _bewaard(_: Stuk[Vergelijkingsgroep]) -> Melding:
    state.volgend_formulier(_FORMULIER)
    return Melding(tekst.BEWAARD)


def _verwijderd(weg: Stuk[Vergelijkingsgroep]) -> Melding:
    state.volgend_formulier(_FORMULIER)
    return Melding(tekst.VERWIJDERD, lambda: data.zet_terug(weg))

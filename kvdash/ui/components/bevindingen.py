"""Bevindingen: the list of a thema or rubriek, with adding, editing, and removal that can be undone."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import get_args

import streamlit as st

from kvdash.domain.bevinding import Bevinding, BevindingSoort, BevindingStatus, Bewijs
from kvdash.errors import VerouderdError
from kvdash.taal import AUTOMATISCH, datum
from kvdash.ui import data, plat, state
from kvdash.ui.components import stukknoppen
from kvdash.ui.components.bewijs import zinnen
from kvdash.ui.components.conflict import toon_conflict
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea, lijst
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Bewerking, Melding
from kvdash.ui.text import dossier as tekst


def toon_lijst(bevindingen: Iterable[Bevinding]) -> None:
    """The bevindingen, each with its evidence and its buttons; the one being edited as a form."""
    for bevinding in bevindingen:
        if bewerking := state.bewerking_van(bevinding):
            _bewerk(bevinding, bewerking)
        else:
            _toon(bevinding)


def _toon(bevinding: Bevinding) -> None:
    with st.container(key=f"bevinding-{bevinding.id}", horizontal=True, gap="small"):
        delen = [f"{bevinding.auteur}, {datum(bevinding.gewijzigd)}", bevinding.status]
        meta = " · ".join([*delen, AUTOMATISCH] if bevinding.automatisch else delen)
        st.html(
            alinea(bevinding.tekst, klasse="kv-tekst")
            + lijst(zinnen(bevinding.bewijs), klasse="kv-bewijs")
            + alinea(meta, klasse="kv-meta")
        )
        stukknoppen.toon(
            bevinding,
            weg=tekst.VERWIJDEREN,
            haal_weg=lambda: data.verwijder_bevinding(bevinding),
            klaar=_verwijderd,
        )


def _verwijderd(resultaat: Bevinding) -> Melding:
    return Melding(tekst.VERWIJDERD, lambda: data.zet_bevinding_terug(resultaat))


def _bewerk(huidig: Bevinding, bewerking: Bewerking) -> None:
    sleutel = f"bewerk-{huidig.id}"
    with st.form(sleutel), vang():
        toon_conflict(bewerking.conflict)
        nieuw = plat.text_area(tekst.TEKST, value=huidig.tekst, key=f"{sleutel}-tekst", height=140)
        statussen: tuple[BevindingStatus, ...] = get_args(BevindingStatus)
        status = plat.selectbox(tekst.STATUS, statussen, index=statussen.index(huidig.status), key=f"{sleutel}-status")
        with st.container(horizontal=True):
            bewaar = plat.form_submit_button(tekst.BEWAREN, type="primary", key=f"{sleutel}-bewaar")
            annuleer = plat.form_submit_button(tekst.ANNULEREN, key=f"{sleutel}-annuleer")
        if annuleer:
            state.zet_bewerking(None)
            st.rerun()
        if bewaar:
            _bewaar(huidig, bewerking, tekst_nieuw=nieuw, status=status)


def _bewaar(huidig: Bevinding, bewerking: Bewerking, *, tekst_nieuw: str, status: BevindingStatus) -> None:
    basis = bewerking.basis if isinstance(bewerking.basis, Bevinding) else huidig

    def actie() -> Bevinding:
        try:
            bewaard = data.wijzig_bevinding(basis, tekst=tekst_nieuw, gebieden=basis.gebieden, status=status)
        except VerouderdError as conflict:
            state.zet_bewerking(Bewerking(_nieuwste(basis), conflict))
            st.rerun()
        state.zet_bewerking(None)
        return bewaard

    doe(actie, klaar=lambda _: Melding(tekst.BEWAARD))


def _nieuwste(bevinding: Bevinding) -> Bevinding:
    alle = data.bevindingen(bevinding.editie, veld=bevinding.veld)
    return next((b for b in alle if b.id == bevinding.id), bevinding)


def schrijf(
    *, veld: int, soort: BevindingSoort, onderwerp: str | None, bewijs: Sequence[Bewijs] = (), deel: str
) -> None:
    """The form for a new bevinding; `deel` is the part of the page in which it is open."""
    sleutel = state.formulier(f"nieuw-{deel}")
    with st.form(sleutel, border=False), vang():
        nieuw = plat.text_area(tekst.NIEUW[soort], key=f"{sleutel}-tekst", height=120)
        with st.container(horizontal=True):
            bewaar = plat.form_submit_button(tekst.BEWAREN, type="primary", key=f"{sleutel}-bewaar")
            annuleer = plat.form_submit_button(tekst.ANNULEREN, key=f"{sleutel}-annuleer")
        if annuleer:
            state.zet_open_deel(deel, None)
            st.rerun()
        if bewaar:
            actie = partial(
                data.schrijf_bevinding,
                editie=state.keuze().editie,
                veld=veld,
                soort=soort,
                onderwerp=onderwerp,
                tekst=nieuw,
                gebieden=tuple({b.gebied for b in bewijs}),
                bewijs=tuple(bewijs),
            )
            doe(actie, klaar=partial(_geschreven, deel))


def _geschreven(deel: str, resultaat: Bevinding) -> Melding:
    state.volgend_formulier(f"nieuw-{deel}")
    state.zet_open_deel(deel, None)
    return Melding(
        f"{tekst.SOORT[resultaat.soort]}: {tekst.BEWAARD.lower()}",
        lambda: data.verwijder_bevinding(resultaat),
    )

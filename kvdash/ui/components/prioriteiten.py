"""Mogelijke prioriteiten: the card, and the forms that mark, edit and withdraw one."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.kernbeleid import KOP_DEELTHEMAS, KOP_ELEMENTEN
from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.domain.prioriteit import Prioriteit
from kvdash.errors import VerouderdError
from kvdash.taal import datum
from kvdash.ui import data, plat, state
from kvdash.ui.components import stukknoppen
from kvdash.ui.components.bewijs import zinnen
from kvdash.ui.components.conflict import toon_conflict
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea, lijst, veilig
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Bewerking, Melding
from kvdash.ui.text import dossier as tekst


class Invulling(NamedTuple):
    """What a form of a prioriteit holds; which button was pressed, if any."""

    naam: str
    deelthemas: list[str]
    elementen: list[str]
    bewaar: bool
    annuleer: bool


def toon_lijst(prioriteiten: Iterable[Prioriteit], *, met_veld: bool = False) -> None:
    """The cards; the one being edited as a form."""
    for prioriteit in prioriteiten:
        if bewerking := state.bewerking_van(prioriteit):
            _bewerk(prioriteit, bewerking)
        else:
            _toon(prioriteit, met_veld=met_veld)


def _toon(prioriteit: Prioriteit, *, met_veld: bool) -> None:
    with st.container(key=f"prioriteit-{prioriteit.id}", gap=None):
        veld = f"{find_veld(prioriteit.veld).label} · " if met_veld else ""
        meta = f"{veld}{prioriteit.status} · {prioriteit.auteur}, {datum(prioriteit.gewijzigd)}"
        st.html(
            f'<h3 class="kv-kaartkop">{veilig(prioriteit.naam)}</h3>'
            + '<div class="kv-tweeluik">'
            + _deel(KOP_DEELTHEMAS, prioriteit.deelthemas)
            + _deel(KOP_ELEMENTEN, prioriteit.elementen)
            + "</div>"
            + lijst(zinnen(prioriteit.bewijs), klasse="kv-bewijs")
            + alinea(meta, klasse="kv-meta")
        )
        with st.container(horizontal=True, gap="small"):
            stukknoppen.toon(
                prioriteit,
                weg=tekst.INTREKKEN,
                haal_weg=lambda: data.trek_prioriteit_in(prioriteit),
                klaar=_ingetrokken,
            )


def _deel(kop: str, regels: Sequence[str]) -> str:
    return f"<div>{alinea(kop, klasse='kv-deelkop')}{lijst(regels)}</div>" if regels else ""


def _ingetrokken(resultaat: Prioriteit) -> Melding:
    return Melding(tekst.INGETROKKEN, lambda: data.zet_prioriteit_terug(resultaat))


def _bewerk(huidig: Prioriteit, bewerking: Bewerking) -> None:
    sleutel = f"bewerk-{huidig.id}"
    with st.form(sleutel), vang():
        toon_conflict(bewerking.conflict)
        invulling = _velden(sleutel, huidig)
        if invulling.annuleer:
            state.zet_bewerking(None)
            st.rerun()
        if invulling.bewaar:
            _bewaar(huidig, bewerking, invulling)


def _velden(sleutel: str, huidig: Prioriteit | None = None) -> Invulling:
    naam = plat.text_input(tekst.NAAM, value=huidig.naam if huidig else "", key=f"{sleutel}-naam")
    deelthemas = plat.text_area(
        tekst.DEELTHEMAS, value="\n".join(huidig.deelthemas) if huidig else "", key=f"{sleutel}-deelthemas", height=100
    )
    elementen = plat.text_area(
        tekst.ELEMENTEN, value="\n".join(huidig.elementen) if huidig else "", key=f"{sleutel}-elementen", height=100
    )
    with st.container(horizontal=True):
        bewaar = plat.form_submit_button(tekst.BEWAREN, type="primary", key=f"{sleutel}-bewaar")
        annuleer = plat.form_submit_button(tekst.ANNULEREN, key=f"{sleutel}-annuleer")
    return Invulling(naam, deelthemas.splitlines(), elementen.splitlines(), bewaar, annuleer)


def _bewaar(huidig: Prioriteit, bewerking: Bewerking, nieuw: Invulling) -> None:
    basis = bewerking.basis if isinstance(bewerking.basis, Prioriteit) else huidig

    def actie() -> Prioriteit:
        try:
            bewaard = data.wijzig_prioriteit(
                basis, naam=nieuw.naam, deelthemas=nieuw.deelthemas, elementen=nieuw.elementen
            )
        except VerouderdError as conflict:
            state.zet_bewerking(Bewerking(_nieuwste(basis), conflict))
            st.rerun()
        state.zet_bewerking(None)
        return bewaard

    doe(actie, klaar=lambda _: Melding(tekst.BEWAARD))


def _nieuwste(prioriteit: Prioriteit) -> Prioriteit:
    return next((p for p in data.prioriteiten(prioriteit.editie) if p.id == prioriteit.id), prioriteit)


def markeer(*, veld: int, bewijs: Sequence[Bewijs] = (), deel: str) -> None:
    """The form for a new mogelijke prioriteit; `deel` is the part of the page in which it is open."""
    sleutel = state.formulier(f"nieuw-{deel}")
    with st.form(sleutel, border=False), vang():
        nieuw = _velden(sleutel)
        if nieuw.annuleer:
            state.zet_open_deel(deel, None)
            st.rerun()
        if nieuw.bewaar:
            actie = partial(
                data.markeer_prioriteit,
                editie=state.keuze().editie,
                veld=veld,
                naam=nieuw.naam,
                deelthemas=nieuw.deelthemas,
                elementen=nieuw.elementen,
                gebieden=tuple({b.gebied for b in bewijs}),
                bewijs=tuple(bewijs),
            )
            doe(actie, klaar=partial(_gemarkeerd, deel))


def _gemarkeerd(deel: str, resultaat: Prioriteit) -> Melding:
    state.volgend_formulier(f"nieuw-{deel}")
    state.zet_open_deel(deel, None)
    return Melding(tekst.GEMARKEERD, lambda: data.trek_prioriteit_in(resultaat))

"""One list to make many texts openbaar at once: those of a veld that not everyone may read yet."""

from typing import Any

import streamlit as st

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.kernbeleid import VELDEN, Veld
from kvdash.domain.stuk import Stuk
from kvdash.taal import aantal_geschreven, kort
from kvdash.ui import data, plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import dossier as tekst

_FORMULIER = "rubriceren"
_GETOOND = 300  # characters: enough to know which text it is


def toon() -> None:
    """Folded away; nothing where everyone may read everything."""
    per_veld = {veld: gesloten for veld in VELDEN if (gesloten := _niet_openbaar(veld))}
    if not per_veld:
        return
    kop = tekst.NIET_OPENBAAR.format(aantal=_aantal([stuk for gesloten in per_veld.values() for stuk in gesloten]))
    with plat.expander(kop, key=_FORMULIER, on_change="rerun") as vak:
        if vak.open:
            st.html(alinea(tekst.RUBRICEREN_UITLEG, klasse="kv-meta"))
            veld = plat.selectbox(
                tekst.VELD_KIEZEN,
                list(per_veld),
                format_func=lambda veld: f"{veld.label} ({len(per_veld[veld])})",
                key="rubriceer-veld",
                width=420,
            )
            _kies(veld, per_veld[veld])


def _niet_openbaar(veld: Veld) -> list[Stuk[Any]]:
    editie = state.keuze().editie
    alle: list[Stuk[Any]] = [*data.bevindingen(editie, veld=veld.nummer)]
    alle += data.prioriteiten(editie, velden=(veld.nummer,))
    return [stuk for stuk in alle if stuk.rubricering != "openbaar"]


def _kies(veld: Veld, stukken: list[Stuk[Any]]) -> None:
    sleutel = f"{state.formulier(_FORMULIER)}-{veld.nummer}"
    getoond = state.getoond_in(sleutel, ((stuk.id, stuk.versie) for stuk in stukken))
    with st.form(sleutel), vang():
        # What somebody changed since it was on screen is shown first, and waits for the next time.
        gekozen = [stuk for stuk in stukken if _vink(stuk, sleutel) and (stuk.id, stuk.versie) in getoond]
        if plat.form_submit_button(tekst.MAAK_OPENBAAR, type="primary"):
            doe(
                lambda: data.rubriceer(tuple(gekozen), rubricering="openbaar"),
                klaar=lambda _: _klaar(gekozen),
            )


def _vink(stuk: Stuk[Any], sleutel: str) -> bool:
    """What is akkoord and intern is proposed, but for what is about persons at risk."""
    inhoud = stuk.inhoud
    soort, voorstel = tekst.PRIORITEIT, False
    if isinstance(inhoud, Bevinding):
        soort = tekst.SOORT[inhoud.soort]
        voorstel = (stuk.status, stuk.rubricering, inhoud.voorstel_rubricering) == ("akkoord", "intern", "openbaar")
    label = f"{soort} ({stuk.status}, {stuk.rubricering}): {kort(inhoud.woorden[0], hoogstens=_GETOOND)}"
    return bool(plat.checkbox(label, value=voorstel, key=f"{sleutel}-{stuk.id}-{stuk.versie}"))


def _klaar(gekozen: list[Stuk[Any]]) -> Melding:
    state.volgend_formulier(_FORMULIER)
    return Melding(tekst.OPENBAAR_GEMAAKT.format(aantal=_aantal(gekozen)))


def _aantal(stukken: list[Stuk[Any]]) -> str:
    """How many there are: "3 teksten en 2 kandidaten"."""
    teksten = sum(isinstance(stuk.inhoud, Bevinding) for stuk in stukken)
    return aantal_geschreven(teksten=teksten, kandidaten=len(stukken) - teksten)

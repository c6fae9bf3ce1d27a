"""A part of the analyse that needs no filling: closed with a reason, and opened again; both can be undone."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

import streamlit as st

from kvdash.domain.editie import DeelParagraaf, Deelstatus, Sluitreden
from kvdash.domain.kernbeleid import Thema
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import afsluiten as tekst

_REDENEN: tuple[Sluitreden, ...] = get_args(Sluitreden)


class _Plek(NamedTuple):
    """Which part: the fields of a Deelstatus."""

    veld: int
    paragraaf: DeelParagraaf
    onderwerp: str


def toon_cijfers(thema: Thema, *, leeg: bool) -> None:
    """Above the figures of a thema: why there need not be any, or without figures where to add them."""
    status = data.deelstatussen(state.keuze().editie, veld=thema.veld).van(1, thema.code)
    if status is not None:
        _gesloten(status)
    elif leeg:
        plat.info(tekst.GEEN_CIJFERS)
        navigatie.link("gegevens", label=tekst.NAAR_GEGEVENS)
        _sluit(_Plek(thema.veld, 1, thema.code), tekst.KOP_CIJFERS, knop=tekst.CIJFERS_AFSLUITEN, redenen=_REDENEN)


def toon_thema(thema: Thema) -> None:
    """Closing a whole thema, also one that has figures; nothing while it is closed."""
    if data.deelstatussen(state.keuze().editie, veld=thema.veld).van(0, thema.code) is None:
        _sluit(_Plek(thema.veld, 0, thema.code), tekst.KOP_THEMA, knop=tekst.THEMA_AFSLUITEN, redenen=_REDENEN)


def toon_deel(veld: int, paragraaf: DeelParagraaf, onderwerp: str, *, leeg: bool) -> None:
    """In a paragraph: why a part is empty, or what could stand there; nothing where it is filled."""
    status = data.deelstatussen(state.keuze().editie, veld=veld).van(paragraaf, onderwerp)
    if status is not None:
        _gesloten(status, plek=str(paragraaf))
    elif leeg:
        st.html(alinea(tekst.LEEG[paragraaf], klasse="kv-meta"))
        plek = _Plek(veld, paragraaf, onderwerp)
        _sluit(plek, tekst.KOP_DEEL, knop=tekst.DEEL_AFSLUITEN, redenen=_REDENEN[:1])


def _gesloten(status: Deelstatus, *, plek: str = "") -> None:
    """A closed part; in paragraphs of a closed thema the same status stands in several places."""
    heel = f" {tekst.HEEL_THEMA}" if status.paragraaf == 0 else ""
    plat.info(f"{status.status.capitalize()}{heel}. {status.reden}")
    if plat.button(tekst.HEROPENEN, key=f"heropen-{_sleutel(status)}-{plek}", type="tertiary"):
        editie = state.keuze().editie
        with vang():
            doe(
                lambda: data.verwijder(data.van_sleutel(status, editie=editie)),
                klaar=lambda weg: Melding(tekst.HEROPEND, lambda: data.zet_terug(weg)),
            )


def _sluit(plek: _Plek, kop: str, *, knop: str, redenen: Sequence[Sluitreden]) -> None:
    """The form, folded away below `kop`."""
    sleutel = f"sluit-{plek.veld}-{plek.paragraaf}-{plek.onderwerp}"
    with plat.expander(kop, type="compact", key=f"{sleutel}-open", on_change="rerun") as vak:
        if vak.open:
            _formulier(plek, knop, redenen, sleutel=sleutel)


def _formulier(plek: _Plek, knop: str, redenen: Sequence[Sluitreden], *, sleutel: str) -> None:
    with st.form(sleutel, border=False), vang():
        reden: Sluitreden = redenen[0]
        if len(redenen) > 1:
            reden = plat.radio(tekst.STATUS, redenen, horizontal=True, key=f"{sleutel}-status")
        waarom = plat.text_input(tekst.REDEN, key=f"{sleutel}-reden")
        if plat.form_submit_button(knop, key=f"{sleutel}-knop"):
            nieuw = Deelstatus(**plek._asdict(), status=reden, reden=waarom.strip())
            editie = state.keuze().editie
            doe(
                lambda: data.maak(nieuw, editie=editie),
                klaar=lambda gezet: Melding(tekst.AFGESLOTEN, lambda: data.verwijder(gezet)),
            )


def _sleutel(status: Deelstatus) -> str:
    return f"{status.veld}-{status.paragraaf}-{status.onderwerp}"

"""A part of the analyse that needs no filling: closed with a reason, and opened again; both can be undone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, get_args

import streamlit as st

from kvdash.domain.editie import DeelParagraaf, Deelstatus, Sluitreden
from kvdash.domain.kernbeleid import Thema
from kvdash.domain.stuk import Stuk
from kvdash.taal import kort
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import stukken
from kvdash.ui.components.stukken import Vorm
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea, lange_alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import afsluiten as tekst

_GETOOND = 600  # characters of a reason that stand in the message itself
_REDENEN: tuple[Sluitreden, ...] = get_args(Sluitreden)


class _Plek(NamedTuple):
    """Which part: the fields of a Deelstatus."""

    veld: int
    paragraaf: DeelParagraaf
    onderwerp: str


def toon_cijfers(thema: Thema, *, leeg: bool) -> None:
    """Above the figures of a thema: why there need not be any, or without figures where to add them."""
    plek = _Plek(thema.veld, 1, thema.code)
    if _toon_gesloten(plek):
        return
    if leeg:
        plat.info(tekst.GEEN_CIJFERS)
        navigatie.link("gegevens", label=tekst.NAAR_GEGEVENS)
        _sluit(plek, tekst.KOP_CIJFERS, knop=tekst.CIJFERS_AFSLUITEN, redenen=_REDENEN)


def toon_thema(thema: Thema) -> None:
    """Closing a whole thema, also one that has figures; nothing while it is closed."""
    plek = _Plek(thema.veld, 0, thema.code)
    if _gesloten(plek) is None or _is_ingediend(plek):
        _sluit(plek, tekst.KOP_THEMA, knop=tekst.THEMA_AFSLUITEN, redenen=_REDENEN)


def toon_deel(veld: int, paragraaf: DeelParagraaf, onderwerp: str, *, leeg: bool) -> None:
    """In a paragraph: why a part is empty, or what could stand there; nothing where it is filled."""
    plek = _Plek(veld, paragraaf, onderwerp)
    if _toon_gesloten(plek):
        return
    if leeg:
        st.html(alinea(tekst.LEEG[paragraaf], klasse="kv-meta"))
        _sluit(plek, tekst.KOP_DEEL, knop=tekst.DEEL_AFSLUITEN, redenen=_REDENEN[:1])


def _gesloten(plek: _Plek) -> Stuk[Deelstatus] | None:
    """Why a part needs no filling; None where it is open."""
    editie = state.keuze().editie
    status = data.deelstatussen(editie, veld=plek.veld).van(plek.paragraaf, plek.onderwerp)
    return next((stuk for stuk in data.stukken(Deelstatus, editie=editie) if stuk.inhoud == status), None)


def _toon_gesloten(plek: _Plek) -> bool:
    """Show why a part is closed, and say whether it is; where its form was just sent in, that goes first."""
    stuk = _gesloten(plek)
    if stuk is None or _is_ingediend(plek):
        return False
    stukken.toon_lijst(_vorm(_lijst(stuk.inhoud)), [stuk], plek=_lijst(stuk.inhoud))
    return True


def _vorm(lijst: str) -> Vorm[Deelstatus]:
    return Vorm(
        toon=partial(_toon, lijst=lijst),
        velden=_velden,
        weg=tekst.HEROPENEN,
        verwijderd=tekst.HEROPEND,
        gewijzigd=lambda _: tekst.AFGESLOTEN,
    )


def _toon(stuk: Stuk[Deelstatus], *, lijst: str) -> None:
    status = stuk.inhoud
    heel = f" {tekst.HEEL_THEMA}" if status.paragraaf == 0 else ""
    with st.container(key=f"deelstatus-{stuk.id}", horizontal=True, gap="small"):
        plat.info(f"{status.status.capitalize()}{heel}. {kort(status.reden, hoogstens=_GETOOND)}")
        if len(status.reden) > _GETOOND:
            st.html(lange_alinea(status.reden, klasse="kv-tekst"))
        stukken.knoppen(_vorm(lijst), stuk, plek=lijst)


def _velden(sleutel: str, nu: Deelstatus | None) -> Callable[[], Deelstatus]:
    assert nu is not None
    redenen = _REDENEN if nu.paragraaf < 2 else _REDENEN[:1]
    return _vul_in(sleutel, _Plek(nu.veld, nu.paragraaf, nu.onderwerp), redenen, nu=nu)


def _vul_in(
    sleutel: str, plek: _Plek, redenen: Sequence[Sluitreden], *, nu: Deelstatus | None
) -> Callable[[], Deelstatus]:
    reden: Sluitreden = redenen[0]
    if len(redenen) > 1:
        begin = redenen.index(nu.status) if nu else 0
        reden = plat.radio(tekst.STATUS, redenen, index=begin, horizontal=True, key=f"{sleutel}-status")
    waarom = plat.text_input(tekst.REDEN, value=nu.reden if nu else "", key=f"{sleutel}-reden")
    return lambda: Deelstatus(**plek._asdict(), status=reden, reden=waarom.strip())


def _sluit(plek: _Plek, kop: str, *, knop: str, redenen: Sequence[Sluitreden]) -> None:
    """The form, folded away below `kop`, with what it was closed with before."""
    sleutel = _sleutel(plek)
    with plat.expander(kop, type="compact", key=f"{sleutel}-open", on_change="rerun") as vak:
        if vak.open or _is_ingediend(plek):
            _formulier(plek, knop, redenen, sleutel=sleutel)
            weg = data.stukken(Deelstatus, editie=state.keuze().editie, verwijderd=True)
            eerder = [stuk for stuk in weg if (stuk.inhoud.veld, stuk.inhoud.deel) == (plek.veld, plek[1:])]
            stukken.toon_weggehaald(eerder, plek=sleutel)


def _formulier(plek: _Plek, knop: str, redenen: Sequence[Sluitreden], *, sleutel: str) -> None:
    with st.form(sleutel, border=False), vang():
        maak = _vul_in(sleutel, plek, redenen, nu=None)
        if plat.form_submit_button(knop, key=f"{sleutel}-knop"):
            _bewaar(plek, maak())


def _bewaar(plek: _Plek, nieuw: Deelstatus) -> None:
    """Close it; who was second to do so sees both reasons."""
    eerder = _gesloten(plek)
    if eerder is not None and eerder.inhoud.sleutel == nieuw.sleutel:
        lijst = _lijst(eerder.inhoud)
        st.session_state[f"bewerk-{eerder.id}-reden"] = nieuw.reden
        stukken.begin_conflict(nieuw, eerder, lijst)
        st.rerun()
    editie = state.keuze().editie
    doe(
        lambda: data.maak(nieuw, editie=editie),
        klaar=lambda gezet: Melding(tekst.AFGESLOTEN, lambda: data.verwijder(gezet)),
    )


def _is_ingediend(plek: _Plek) -> bool:
    """Whether the form was sent in just now: also where someone else closed the part meanwhile, it has to be read."""
    return bool(st.session_state.get(f"{_sleutel(plek)}-knop"))


def _sleutel(plek: _Plek) -> str:
    return f"sluit-{plek.veld}-{plek.paragraaf}-{plek.onderwerp}"


def _lijst(status: Deelstatus) -> str:
    return f"gesloten-{status.veld}-{status.paragraaf}-{status.onderwerp}"

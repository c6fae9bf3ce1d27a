"""The form of a gebeurtenis, for a new one and for an edit."""

from datetime import date
from typing import NamedTuple, get_args

import streamlit as st

from kvdash.domain.gebeurtenis import Gebeurtenis, GebeurtenisSoort
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.errors import InvoerError, VerouderdError
from kvdash.ui import data, plat, state
from kvdash.ui.components.conflict import toon_conflict
from kvdash.ui.fouten import vang
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Bewerking, Melding
from kvdash.ui.text import gebeurtenissen as tekst

_DEEL = "gebeurtenis"
_SOORTEN: tuple[GebeurtenisSoort, ...] = get_args(GebeurtenisSoort)
_VROEGST = date(1990, 1, 1)


class Plek(NamedTuple):
    """What a new gebeurtenis touches unless the user says otherwise; empty is everything."""

    gebieden: tuple[str, ...] = ()
    indicatoren: tuple[str, ...] = ()


class _Invulling(NamedTuple):
    """What stands in the form, and which button was pressed."""

    velden: dict[str, object]
    bewaar: bool
    annuleer: bool

    def invoer(self) -> data.GebeurtenisInvoer:
        """Raises InvoerError without a first day."""
        if self.velden["van"] is None:
            raise InvoerError(tekst.GEEN_BEGIN)
        return data.GebeurtenisInvoer.model_validate(self.velden)


def toon_nieuw(plek: Plek) -> None:
    """The button that opens the form, or the form."""
    if state.open_deel(_DEEL) is None:
        if plat.button(tekst.NIEUW, key="open-gebeurtenis", type="tertiary"):
            state.zet_open_deel(_DEEL, "nieuw")
            st.rerun()
        return
    sleutel = state.formulier(f"nieuw-{_DEEL}")
    with st.form(sleutel), vang():
        nieuw = _vul_in(sleutel, plek)
        if nieuw.annuleer:
            state.zet_open_deel(_DEEL, None)
            st.rerun()
        if nieuw.bewaar:
            editie, invoer = state.keuze().editie, nieuw.invoer()
            doe(lambda: data.schrijf_gebeurtenis(editie=editie, invoer=invoer), klaar=_geschreven)


def _geschreven(resultaat: Gebeurtenis) -> Melding:
    state.volgend_formulier(f"nieuw-{_DEEL}")
    state.zet_open_deel(_DEEL, None)
    return Melding(tekst.BEWAARD, lambda: data.verwijder_gebeurtenis(resultaat))


def toon_wijzig(huidig: Gebeurtenis, bewerking: Bewerking) -> None:
    """The form with what stands there now; after a conflict with both texts."""
    sleutel = f"bewerk-{huidig.id}"
    with st.form(sleutel), vang():
        toon_conflict(bewerking.conflict)
        invulling = _vul_in(sleutel, Plek(huidig.gebieden, huidig.indicatoren), huidig)
        if invulling.annuleer:
            state.zet_bewerking(None)
            st.rerun()
        if invulling.bewaar:
            _bewaar(huidig, bewerking, invulling.invoer())


def _bewaar(huidig: Gebeurtenis, bewerking: Bewerking, invoer: data.GebeurtenisInvoer) -> None:
    basis = bewerking.basis if isinstance(bewerking.basis, Gebeurtenis) else huidig

    def actie() -> Gebeurtenis:
        try:
            bewaard = data.wijzig_gebeurtenis(basis, invoer=invoer)
        except VerouderdError as conflict:
            alle = data.alle_gebeurtenissen(basis.editie)
            state.zet_bewerking(Bewerking(next((g for g in alle if g.id == basis.id), basis), conflict))
            st.rerun()
        state.zet_bewerking(None)
        return bewaard

    doe(actie, klaar=lambda _: Melding(tekst.BEWAARD))


def _vul_in(sleutel: str, plek: Plek, huidig: Gebeurtenis | None = None) -> _Invulling:
    """Draw all fields."""
    velden = _wat(sleutel, huidig) | _waar(sleutel, plek, themas=huidig.themas if huidig else ())
    velden["is_breuk"] = plat.checkbox(tekst.IS_BREUK, value=bool(huidig and huidig.is_breuk), key=f"{sleutel}-breuk")
    velden["bron"] = plat.text_input(tekst.BRON, value=huidig.bron if huidig else "", key=f"{sleutel}-bron")
    with st.container(horizontal=True):
        bewaar = plat.form_submit_button(tekst.BEWAREN, type="primary", key=f"{sleutel}-bewaar")
        annuleer = plat.form_submit_button(tekst.ANNULEREN, key=f"{sleutel}-annuleer")
    return _Invulling(velden, bewaar, annuleer)


def _wat(sleutel: str, huidig: Gebeurtenis | None) -> dict[str, object]:
    """Name, soort and days."""
    naam = plat.text_input(tekst.NAAM, value=huidig.naam if huidig else "", key=f"{sleutel}-naam")
    with st.container(horizontal=True, gap="small"):
        soort = plat.selectbox(
            tekst.SOORT,
            _SOORTEN,
            index=_SOORTEN.index(huidig.soort) if huidig else 0,
            format_func=tekst.SOORTEN.__getitem__,
            key=f"{sleutel}-soort",
            width=300,
        )
        van = _dag(tekst.VAN, f"{sleutel}-van", huidig.van if huidig else None)
        tot = _dag(tekst.TOT, f"{sleutel}-tot", huidig.tot if huidig else None)
    return {"naam": naam, "soort": soort, "van": van, "tot": tot}


def _dag(label: str, sleutel: str, waarde: date | None) -> date | None:
    gekozen: date | None = plat.date_input(
        label, value=waarde, min_value=_VROEGST, format="DD-MM-YYYY", key=sleutel, width=160
    )
    return gekozen


def _waar(sleutel: str, plek: Plek, *, themas: tuple[str, ...]) -> dict[str, object]:
    """Which gebieden and figures it touches."""
    editie = state.editie()
    gebieden = {g.code: g.naam for g in data.gebieden(editie)} if editie else {}
    indicatoren = {i.code: i.naam for i in data.indicatoren().values() if i.thema}
    return {
        "gebieden": _meer(tekst.GEBIEDEN, gebieden, plek.gebieden, leeg=tekst.HELE_GEMEENTE, sleutel=sleutel),
        "themas": _meer(
            tekst.THEMAS,
            {t.code: find_thema(t.code).naam for t in THEMAS},
            themas,
            leeg=tekst.KIES_THEMAS,
            sleutel=sleutel,
        ),
        "indicatoren": _meer(tekst.CIJFERS, indicatoren, plek.indicatoren, leeg=tekst.KIES_CIJFERS, sleutel=sleutel),
    }


def _meer(label: str, namen: dict[str, str], gekozen: tuple[str, ...], *, leeg: str, sleutel: str) -> tuple[str, ...]:
    """Any number of these codes, by name."""
    return tuple(
        plat.multiselect(
            label,
            list(namen),
            default=[code for code in gekozen if code in namen],
            format_func=namen.__getitem__,
            placeholder=leeg,
            key=f"{sleutel}-{label}",
            select_all=False,
        )
    )

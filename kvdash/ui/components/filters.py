"""The filter bar: one row on every page, kept in the address so that a link reopens the same view."""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import Gebied
from kvdash.domain.keuze import Keuze
from kvdash.domain.vergelijking import Vergelijker
from kvdash.taal import filterzin
from kvdash.ui import data, plat, state
from kvdash.ui.text import filters as tekst

JAREN_TERUG = 30
_OPEN = "_filters-open"


def toon() -> Keuze | None:
    """Draw the bar; returns the choice, None while there is no edition."""
    edities = data.alle_edities()
    if not edities:
        return None
    with st.container(key=f"filterbalk-{_vouw()}", horizontal=True, vertical_alignment="bottom", gap="small"):
        editie = _editie(edities)
        van, tot = _jaren(editie)
        gebieden = _gebieden(editie)
        vergelijker = _vergelijker()
        maat = plat.segmented_control(
            tekst.MAAT, ("per 1.000", "aantal"), default="per 1.000", required=True, key="maat", bind="query-params"
        )
        dichtstbij = plat.toggle(tekst.NOEMER, key="noemer", bind="query-params", help=tekst.NOEMER_UITLEG)
    return Keuze(
        editie=editie.id,
        van=min(van, tot),
        tot=max(van, tot),
        gebieden=tuple(g.code for g in gebieden),
        maat=maat or "per 1.000",
        noemer_dichtstbij=dichtstbij,
        vergelijker=vergelijker,
    )


def _vouw() -> str:
    """Whether the bar is folded away on a phone ("dicht", at first) or "open", with its button; wider it shows."""
    is_open = bool(st.session_state.get(_OPEN))
    plat.button(
        tekst.VERBERGEN if is_open else tekst.TONEN,
        key="filterknop",
        on_click=lambda: st.session_state.update({_OPEN: not is_open}),
    )
    return "open" if is_open else "dicht"


def moet_in_adres(keuze: Keuze) -> bool:
    """Whether the bar can only show this choice by way of the address: in a new session it reads that first."""
    return "editie" not in st.session_state and any(
        st.query_params.get_all(naam) != woorden for naam, woorden in als_adres(keuze).items()
    )


def als_adres(keuze: Keuze) -> dict[str, list[str]]:
    """The choice as the bar keeps it in the address."""
    edities = data.alle_edities()
    editie = next(e for e in edities if e.id == keuze.editie)
    labels = gebiedslabels(data.gebieden(editie))
    return {
        "editie": [_editielabels(edities)[editie]],
        "van": [str(keuze.van)],
        "tot": [str(keuze.tot)],
        state.GEBIEDEN: [labels[code] for code in keuze.gebieden],
        "vergelijk": [tekst.VERGELIJKERS[keuze.vergelijker]],
        "maat": [keuze.maat],
        "noemer": [str(keuze.noemer_dichtstbij).lower()],
    }


def zet(keuze: Keuze) -> None:
    """Let the bar show this choice; call it before the bar is drawn. A new session has it from the address."""
    if "editie" not in st.session_state:
        return
    editie = next(e for e in data.alle_edities() if e.id == keuze.editie)
    jaren = _keuze_jaren(editie)
    st.session_state["editie"] = editie
    st.session_state["van"], st.session_state["tot"] = (
        min(max(jaar, jaren[0]), jaren[-1]) for jaar in (keuze.van, keuze.tot)
    )
    st.session_state[state.GEBIEDEN] = [g for g in data.gebieden(editie) if g.code in keuze.gebieden]
    st.session_state["vergelijk"], st.session_state["maat"] = keuze.vergelijker, keuze.maat
    st.session_state["noemer"] = keuze.noemer_dichtstbij


def zin(keuze: Keuze, editie: Editie) -> str:
    """What is on, in words: "Centrum en Noord, 2015–2024, vergeleken met Voorbeeldstad"."""
    namen = [g.naam for g in data.gebieden(editie) if g.code in keuze.gebieden]
    met_wie = data.met_wie_te_vergelijken(editie.id, keuze.vergelijker)
    return filterzin(namen, van=keuze.van, tot=keuze.tot, vergelijking=met_wie)


def _vergelijker() -> Vergelijker:
    keuzes: tuple[Vergelijker, ...] = get_args(Vergelijker)
    return plat.selectbox(
        tekst.VERGELIJK_MET,
        keuzes,
        format_func=tekst.VERGELIJKERS.__getitem__,
        key="vergelijk",
        bind="query-params",
        width=190,
        filter_mode=None,
    )


def _editielabels(edities: tuple[Editie, ...]) -> dict[Editie, str]:
    """The names of editions, told apart where they double."""
    namen = Counter(e.naam for e in edities)
    return {
        e: e.naam if namen[e.naam] == 1 else f"{e.naam} ({e.gemeente}, {e.gemaakt:%d-%m-%Y %H:%M})" for e in edities
    }


def _editie(edities: tuple[Editie, ...]) -> Editie:
    labels = _editielabels(edities)
    if (gekozen := state.neem_gekozen_editie()) in labels:
        st.session_state["editie"] = gekozen
    return plat.selectbox(
        tekst.EDITIE, edities, format_func=labels.__getitem__, key="editie", bind="query-params", width=250
    )


def _keuze_jaren(editie: Editie) -> range:
    """The years that can be chosen."""
    laatste = data.standaard_keuze(editie).tot
    return range(laatste - JAREN_TERUG + 1, laatste + 1)


def _jaren(editie: Editie) -> tuple[int, int]:
    standaard, jaren = data.standaard_keuze(editie), _keuze_jaren(editie)
    van = plat.selectbox(
        tekst.VAN, jaren, index=jaren.index(standaard.van), key="van", bind="query-params", width=88, filter_mode=None
    )
    tot = plat.selectbox(
        tekst.TOT, jaren, index=len(jaren) - 1, key="tot", bind="query-params", width=88, filter_mode=None
    )
    return van, tot


def _gebieden(editie: Editie) -> list[Gebied]:
    gebieden = data.gebieden(editie)
    labels = gebiedslabels(gebieden)
    return plat.multiselect(
        tekst.GEBIEDEN,
        gebieden,
        format_func=lambda g: labels[g.code],
        key=state.GEBIEDEN,
        bind="query-params",
        placeholder=tekst.HELE_GEMEENTE,
        select_all=False,
        max_selections=state.MEESTE_GEBIEDEN,
    )


def gebiedslabels(gebieden: Iterable[Gebied]) -> dict[str, str]:
    """Names by code, as they stand in the address: a wijk by its name, others with their niveau where names double."""
    lijst = list(gebieden)
    namen = Counter(g.naam for g in lijst)
    labels = {g.code: g.naam if namen[g.naam] == 1 or g.niveau == "wijk" else f"{g.naam} ({g.niveau})" for g in lijst}
    dubbel = {label for label, aantal in Counter(labels.values()).items() if aantal > 1}
    return {code: f"{label} {code}" if label in dubbel else label for code, label in labels.items()}

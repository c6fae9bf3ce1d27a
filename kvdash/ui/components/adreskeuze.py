"""Choices that are kept in the address, so that a link reopens them: a few options side by side, or a year."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from kvdash.ui import plat, state

T = TypeVar("T", bound=str)


def kies(naam: str, label: str, opties: Mapping[T, str], *, na: Callable[[], None] | None = None) -> T:
    """The option chosen, at first the first one; `opties` are their words, `naam` stands in the address.

    `na` is called once another is chosen.
    """
    eerste = next(iter(opties))
    state.volg_adres(naam, naam, list(opties), standaard=eerste)
    gekozen: T | None = plat.segmented_control(
        label,
        list(opties),
        format_func=opties.__getitem__,
        required=True,
        key=naam,
        persist_state="session",
        label_visibility="collapsed",
        wrap=True,
        on_change=partial(_naar_adres, naam, na),
    )
    return gekozen or eerste


def kies_jaar(naam: str, label: str, jaren: Sequence[int], *, standaard: int, breedte: int, met_label: bool) -> int:
    """The year chosen, at first `standaard`; `breedte` is in px; without the label only who listens gets it."""
    volg_jaar(naam, jaren, standaard=standaard)
    gekozen: str = plat.selectbox(
        label,
        list(map(str, jaren)),
        key=naam,
        persist_state="session",
        width=breedte,
        filter_mode=None,
        label_visibility="visible" if met_label else "collapsed",
        on_change=partial(_naar_adres, naam, None),
    )
    return int(gekozen)


def volg_jaar(naam: str, jaren: Sequence[int], *, standaard: int) -> int:
    """The year that `kies_jaar` will show, for what stands before it."""
    state.volg_adres(naam, naam, list(map(str, jaren)), standaard=str(standaard))
    return int(st.session_state[naam])


def _naar_adres(naam: str, na: Callable[[], None] | None) -> None:
    state.naar_adres(naam, st.session_state[naam])
    if na is not None:
        na()

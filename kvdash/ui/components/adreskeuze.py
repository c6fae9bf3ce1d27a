"""A choice of a few options side by side that is kept in the address, so that a link reopens it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import streamlit as st

from kvdash.ui import state

T = TypeVar("T", bound=str)


def kies(naam: str, label: str, opties: Mapping[T, str], *, na: Callable[[], None] | None = None) -> T:
    """The option chosen, at first the first one; `opties` are their words, `naam` stands in the address.

    `na` is called once another is chosen.
    """
    eerste = next(iter(opties))
    state.volg_adres(naam, naam, list(opties), standaard=eerste)
    gekozen: T | None = st.segmented_control(
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


def _naar_adres(naam: str, na: Callable[[], None] | None) -> None:
    state.naar_adres(naam, st.session_state[naam])
    if na is not None:
        na()

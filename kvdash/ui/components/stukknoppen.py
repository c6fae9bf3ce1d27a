"""The buttons below what someone wrote: editing it, and taking it away, which can be undone."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.prioriteit import Prioriteit
from kvdash.ui import plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Bewerking, Melding
from kvdash.ui.text import dossier as tekst

S = TypeVar("S", Bevinding, Prioriteit, Gebeurtenis)


def toon(stuk: S, *, weg: str, haal_weg: Callable[[], S], klaar: Callable[[S], Melding]) -> None:
    """`weg` is the word for taking it away, which `haal_weg` does; `klaar` says so."""
    if plat.button(tekst.WIJZIGEN, key=f"wijzig-{stuk.id}", type="tertiary"):
        state.zet_bewerking(Bewerking(stuk))
        st.rerun()
    if plat.button(weg, key=f"weg-{stuk.id}", type="tertiary"):
        with vang():
            doe(haal_weg, klaar=klaar)

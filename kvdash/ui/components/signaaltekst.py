"""What there is to say of the open chart, in sentences that can be taken over as duiding."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.signaal import Signaal
from kvdash.domain.stuk import Stuk
from kvdash.taal import signaalzin
from kvdash.ui import data, plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import signaal as tekst

_HOOGSTENS = 4


def toon(gevonden: Sequence[Signaal], *, thema: str) -> None:
    """The sentences of the first signals, each with its button, for who opens them."""
    if not gevonden:
        return
    with plat.expander(tekst.IN_WOORDEN, type="compact", key="in-woorden", on_change="rerun") as vak, vang():
        for signaal in gevonden[:_HOOGSTENS] if vak.open else ():
            _toon(signaal, thema=thema)


def _toon(signaal: Signaal, *, thema: str) -> None:
    sleutel = f"{signaal.indicator.code}-{signaal.bron}-{signaal.gebied.code}"
    with st.container(key=f"signaaltekst-{sleutel}", gap=None):
        st.html(alinea(signaalzin(signaal), klasse="kv-tekst"))
        if plat.button(tekst.OVERNEMEN, key=f"neem-over-{sleutel}", type="tertiary"):
            doe(partial(_neem_over, signaal, thema), klaar=overgenomen)


def _neem_over(signaal: Signaal, thema: str) -> Stuk[Bevinding]:
    return data.neem_signaal_over(signaal, editie=state.keuze().editie, thema=thema)


def overgenomen(bevinding: Stuk[Bevinding]) -> Melding:
    """Say so, with the way back."""
    return Melding(tekst.OVERGENOMEN, lambda: data.verwijder(bevinding))

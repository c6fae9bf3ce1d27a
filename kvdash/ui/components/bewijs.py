"""Evidence: the figure something is written at, as a sentence."""

from collections.abc import Iterable
from functools import partial
from typing import Any

import streamlit as st

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.stuk import Stuk
from kvdash.taal import bewijszin
from kvdash.ui import data, plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import dossier as tekst


def zinnen(bewijs: Iterable[Bewijs]) -> list[str]:
    """Each figure as it stood, in words."""
    return [zin(een) for een in bewijs]


def zin(bewijs: Bewijs) -> str:
    """One figure as it stood, in words."""
    indicator, indeling = data.indicatoren().get(bewijs.indicator), data.indeling()
    return bewijszin(
        bewijs,
        indicator=indicator.korte_naam if indicator else bewijs.indicator,
        gebied=indeling.get(bewijs.gebied).naam if bewijs.gebied in indeling else bewijs.gebied,
    )


def in_beeld(beeld: IndicatorBeeld) -> Bewijs:
    """The figure chosen beside the chart."""
    gebied, jaar = st.session_state[state.CIJFER_GEBIED], st.session_state[state.CIJFER_JAAR]
    return data.bewijs_van(beeld, gebied=gebied, jaar=jaar)


def kies(beeld: IndicatorBeeld) -> tuple[Bewijs, ...]:
    """The figures something new rests on: those that were put by, and the one in view if the user takes it along."""
    nu, verzameld = in_beeld(beeld), state.verzameld_bewijs()
    for nummer, eerder in enumerate(verzameld):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"verzameld-{nummer}"):
            st.html(alinea(zin(eerder), klasse="kv-bewijszin"), width="content")
            over = tuple(een for een in verzameld if een != eerder)
            plat.button(
                tekst.BEWIJS_WEG,
                key=f"verzameld-weg-{nummer}",
                type="tertiary",
                help=f"{tekst.BEWIJS_WEG}: {zin(eerder)}",
                on_click=partial(state.zet_verzameld_bewijs, over),
            )
    if nu in verzameld:
        st.html(alinea(tekst.NOG_EEN_UITLEG, klasse="kv-meta"))
        return verzameld
    st.html(alinea(f"{tekst.GESCHREVEN_BIJ}: {zin(nu)}", klasse="kv-bewijszin"))
    mee = plat.checkbox(tekst.MET_BEWIJS, value=True, key="bewijs-mee")
    plat.button(
        tekst.NOG_EEN,
        key="bewijs-erbij",
        type="tertiary",
        help=tekst.NOG_EEN_UITLEG,
        on_click=partial(state.zet_verzameld_bewijs, (*verzameld, nu)),
    )
    return (*verzameld, nu) if mee else verzameld


def te_houden(bewijs: tuple[Bewijs, ...], *, sleutel: str) -> tuple[Bewijs, ...]:
    """In a form: which of its figures something keeps."""
    return tuple(een for een in dict.fromkeys(bewijs) if _blijft(een, sleutel=sleutel))


def _blijft(een: Bewijs, *, sleutel: str) -> bool:
    # By what it is, not by its place: in a conflict the list may be another's, and a tick stays with its figure.
    wat = "-".join(map(str, (een.indicator, een.gebied, een.periode, een.maat, een.bron, een.upload, een.waarde)))
    label = tekst.BLIJFT_BEWIJS.format(cijfer=zin(een))
    return bool(plat.checkbox(label, value=True, key=f"{sleutel}-bewijs-{wat}"))


def zet_erbij(stuk: Stuk[Bevinding] | Stuk[Prioriteit], nu: Bewijs, *, knop: str) -> None:
    """The button that gives what was written one more figure: the one in view; nothing where it has it already."""
    inhoud: Bevinding | Prioriteit = stuk.inhoud
    if nu in inhoud.bewijs or not plat.button(knop, key=f"bewijs-{stuk.id}-{stuk.versie}", type="tertiary"):
        return
    met = inhoud.model_copy(update={"bewijs": (*inhoud.bewijs, nu)})
    with vang():
        doe(partial(_wijzig, stuk, met), klaar=lambda _: Melding(tekst.BEWIJS_ERBIJ_GEZET))


def _wijzig(stuk: Stuk[Any], inhoud: Bevinding | Prioriteit) -> Stuk[Any]:
    return data.wijzig(stuk, inhoud=inhoud)

"""What an edition says of itself in the rapportage: its name, periods, who took part, and its inleiding."""

from collections.abc import Callable

import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.domain.stuk import Stuk
from kvdash.ui import data, plat, state
from kvdash.ui.components import stukken
from kvdash.ui.components.stukken import Vorm
from kvdash.ui.opmaak import lange_alinea
from kvdash.ui.text import editie as tekst

_PLEK = "editie"


def toon() -> None:
    """What stands there now, with the button that edits it."""
    plat.subheader(tekst.KOP, anchor=False)
    stukken.toon_lijst(_VORM, data.stukken(Editie, editie=state.keuze().editie), plek=_PLEK)


def _toon(stuk: Stuk[Editie]) -> None:
    editie = stuk.inhoud
    regels = {
        tekst.NAAM: editie.naam,
        tekst.PLAN: f"{editie.plan_van}–{editie.plan_tot}",
        tekst.ANALYSE: editie.analyse_periode,
        tekst.UITWERKING: editie.uitwerking_periode,
        tekst.DEELNAME: editie.deelname,
        tekst.INLEIDING: editie.inleiding,
    }
    with st.container(key="over-editie", gap=None):
        regels = {kop if kop.endswith("?") else f"{kop}:": waarde for kop, waarde in regels.items()}
        st.html("".join(lange_alinea(f"{kop} {waarde or tekst.LEEG}") for kop, waarde in regels.items()))
        with st.container(horizontal=True, gap="small"):
            stukken.knoppen(_VORM, stuk, plek=_PLEK)


def _velden(sleutel: str, nu: Editie | None) -> Callable[[], Editie]:
    assert nu is not None
    naam = plat.text_input(tekst.NAAM, value=nu.naam, key=f"{sleutel}-naam")
    with st.container(horizontal=True, gap="small"):
        van = plat.number_input(tekst.PLAN_VAN, value=nu.plan_van, step=1, key=f"{sleutel}-van", width=150)
        tot = plat.number_input(tekst.PLAN_TOT, value=nu.plan_tot, step=1, key=f"{sleutel}-tot", width=150)
    analyse = plat.text_input(
        tekst.ANALYSE, value=nu.analyse_periode, placeholder=tekst.PERIODE_VOORBEELD, key=f"{sleutel}-analyse"
    )
    uitwerking = plat.text_input(
        tekst.UITWERKING, value=nu.uitwerking_periode, placeholder=tekst.PERIODE_VOORBEELD, key=f"{sleutel}-uitwerking"
    )
    deelname = plat.text_area(tekst.DEELNAME, value=nu.deelname, key=f"{sleutel}-deelname", height=120)
    inleiding = plat.text_area(tekst.INLEIDING, value=nu.inleiding, key=f"{sleutel}-inleiding", height=160)
    return lambda: nu.model_copy(
        update={
            "naam": naam,
            "plan_van": int(van),
            "plan_tot": int(tot),
            "analyse_periode": analyse.strip(),
            "uitwerking_periode": uitwerking.strip(),
            "deelname": deelname.strip(),
            "inleiding": inleiding.strip(),
        }
    )


_VORM = Vorm[Editie](toon=_toon, velden=_velden)

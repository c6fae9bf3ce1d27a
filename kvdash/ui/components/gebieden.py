"""Own areas of the gemeente: what there is, and a form for one more."""

import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.domain.upload import Inlezing
from kvdash.taal import getal, meervoud
from kvdash.ui import data, plat, state
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import Tabel, alinea, tabel
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import gegevens as tekst

_FORMULIER = "eigen-gebied"


def toon(editie: Editie) -> None:
    """The own areas of the gemeente of an edition, and the form."""
    st.html(alinea(tekst.GEBIEDEN_UITLEG, klasse="kv-aanhef"))
    indeling = data.indeling()
    bestaand = [g for g in indeling.van_gemeente(editie.gemeente, niveau="eigen") if g.delen]
    if bestaand:
        rijen = [[g.naam, getal(len(g.delen)), ", ".join(indeling.get(d).naam for d in g.delen)] for g in bestaand]
        st.html(tabel(Tabel(tekst.GEBIEDEN_BESTAAND, tekst.GEBIEDEN_KOPPEN, rijen, cijfers=False)))
    else:
        plat.info(tekst.GEBIEDEN_GEEN)
    buurten = {g.code: g.naam for g in indeling.van_gemeente(editie.gemeente, niveau="buurt")}
    if not buurten:
        plat.info(tekst.GEEN_GEBIEDEN)
        return
    sleutel = state.formulier(_FORMULIER)
    with st.form(sleutel), vang():
        naam = plat.text_input(tekst.GEBIED_NAAM, key=f"{sleutel}-naam", max_chars=60)
        gekozen = plat.multiselect(
            tekst.GEBIED_BUURTEN,
            list(buurten),
            format_func=lambda code: f"{buurten[code]} ({code})",
            key=f"{sleutel}-buurten",
            placeholder=tekst.GEBIED_KIES,
            select_all=False,
        )
        if plat.form_submit_button(tekst.GEBIED_BEWAREN, type="primary"):
            doe(lambda: data.maak_eigen_gebied(naam, tuple(gekozen)), klaar=_bewaard)


def _bewaard(inlezing: Inlezing) -> Melding:
    state.volgend_formulier(_FORMULIER)
    (gebied,) = inlezing.verslag.nieuwe_gebieden
    buurten = meervoud(len(gebied.delen), "buurt", "buurten")
    return Melding(tekst.GEBIED_BEWAARD.format(naam=gebied.naam, buurten=buurten))

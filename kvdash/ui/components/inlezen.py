"""Reading in a file: choose it, see what it would change, and only then read it in."""

from functools import partial
from uuid import UUID

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from kvdash.domain.gebruiker import Gebruiker
from kvdash.domain.upload import Inlezing
from kvdash.errors import InvoerError
from kvdash.ui import data, state
from kvdash.ui.components import plan
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import gegevens as tekst

_UPLOADER = "uploader"
_PROEF = "_proef"
_BEKIJKER = Gebruiker(naam="proef")  # nothing is written, so no name is asked for


def toon() -> None:
    """The part of the page Gegevens where files come in."""
    st.html(alinea(tekst.INLEZEN_UITLEG, klasse="kv-aanhef"))
    bestand = st.file_uploader(tekst.KIES_BESTAND, key=state.formulier(_UPLOADER))
    if bestand is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        gemeente = st.text_input(
            tekst.GEMEENTE, value=_eigen_gemeente(), help=tekst.GEMEENTE_UITLEG, key="inlees-gemeente", width=330
        )
        jaar = st.text_input(tekst.JAAR, help=tekst.JAAR_UITLEG, key="inlees-jaar", width=260)
    with vang():
        _bekijk(bestand, gemeente=gemeente.strip().upper() or None, jaar=_jaar(jaar.strip()))


def _eigen_gemeente() -> str:
    """The gemeente of the edition on screen; none for the demo, whose areas are invented."""
    editie = state.editie()
    return editie.gemeente if editie is not None and not editie.is_demo else ""


def _jaar(waarde: str) -> int | None:
    if not waarde:
        return None
    if not (waarde.isdigit() and len(waarde) == 4):
        raise InvoerError(tekst.JAAR_FOUT.format(waarde=waarde))
    return int(waarde)


def _bekijk(bestand: UploadedFile, *, gemeente: str | None, jaar: int | None) -> None:
    inlezing = _proef(bestand, gemeente=gemeente, jaar=jaar)
    plan.toon(inlezing)
    notitie = st.text_input(tekst.NOTITIE)
    if st.button(tekst.INLEZEN, type="primary", key="inlezen"):
        lees = partial(data.lees_in, bestand.name, bestand.getvalue(), gemeente=gemeente, jaar=jaar, notitie=notitie)
        with st.spinner(tekst.BEZIG_INLEZEN):
            doe(lambda wie: lees(gebruiker=wie), klaar=_ingelezen)


def _proef(bestand: UploadedFile, *, gemeente: str | None, jaar: int | None) -> Inlezing:
    """What reading in would do; kept until the file, its options or the store change."""
    vraag = (bestand.file_id, gemeente, jaar, data.opslag().stand)
    eerder: tuple[object, Inlezing] | None = st.session_state.get(_PROEF)
    if eerder is not None and eerder[0] == vraag:
        return eerder[1]
    with st.spinner(tekst.BEKIJKEN):
        inlezing = data.bekijk(bestand.name, bestand.getvalue(), gemeente=gemeente, jaar=jaar, gebruiker=_BEKIJKER)
    st.session_state[_PROEF] = (vraag, inlezing)
    return inlezing


def _ingelezen(inlezing: Inlezing) -> Melding:
    state.volgend_formulier(_UPLOADER)
    st.session_state.pop(_PROEF, None)
    upload = inlezing.upload
    return Melding(tekst.ingelezen(inlezing), partial(_trek_in, upload.id) if upload else None)


def _trek_in(upload: UUID, wie: Gebruiker) -> None:
    data.trek_in(upload, gebruiker=wie)

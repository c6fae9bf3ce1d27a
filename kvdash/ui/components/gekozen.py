"""The files that a user chose on the page, with those in a zip as files of their own."""

from typing import NamedTuple

import streamlit as st

from kvdash.errors import BestandError
from kvdash.taal import opsomming
from kvdash.ui import data
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import gegevens as tekst

_UITGEPAKT = "_uitgepakt"


class Gekozen(NamedTuple):
    """A file by its name (`zip/file` for one in a zip); `file_id` tells it from all others of this session."""

    naam: str
    file_id: str
    inhoud: bytes


def kies_bestanden(sleutel: str) -> list[Gekozen]:
    """Let the user choose; says which zip cannot be unpacked, and what was left out."""
    uploads = st.file_uploader(tekst.KIES_BESTAND, accept_multiple_files=True, key=sleutel)
    uitgepakt: dict[str, data.Pakket | BestandError | None] = st.session_state.setdefault(_UITGEPAKT, {})
    for weg in set(uitgepakt) - {upload.file_id for upload in uploads}:
        del uitgepakt[weg]
    gekozen: list[Gekozen] = []
    for upload in uploads:
        if upload.file_id not in uitgepakt:
            uitgepakt[upload.file_id] = _pak_uit(upload.name, upload.getvalue())
        pakket = uitgepakt[upload.file_id]
        if pakket is None:
            gekozen.append(Gekozen(upload.name, upload.file_id, upload.getvalue()))
        elif isinstance(pakket, BestandError):
            st.error(f"{upload.name}: {pakket}")
        else:
            leden = enumerate(pakket.bestanden.items())
            gekozen += [Gekozen(naam, f"{upload.file_id}-{nummer}", lid) for nummer, (naam, lid) in leden]
            if pakket.overgeslagen:
                zin = tekst.OVERGESLAGEN.format(zip=upload.name, namen=opsomming(list(pakket.overgeslagen[:5])))
                st.html(alinea(zin, klasse="kv-meta"))
    return gekozen


def _pak_uit(naam: str, inhoud: bytes) -> data.Pakket | BestandError | None:
    try:
        return data.pak_uit_in_geheugen(inhoud, naam=naam)
    except BestandError as fout:
        return fout

"""The files that a user chose on the page, with those in a zip as files of their own."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from kvdash.errors import BestandError
from kvdash.services.logbestand import meld_weigering
from kvdash.taal import opsomming
from kvdash.ui import data, plat
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import gegevens as tekst


class Gekozen(NamedTuple):
    """A file by its name (`zip/file` for one in a zip); `file_id` tells it from all others of this session."""

    naam: str
    file_id: str
    inhoud: bytes
    is_uit_inbox: bool = False


def kies_bestanden(sleutel: str) -> list[Gekozen]:
    """Let the user choose."""
    uploads = plat.file_uploader(tekst.KIES_BESTAND, accept_multiple_files=True, key=sleutel)
    return pak_uit([Gekozen(upload.name, upload.file_id, upload.getvalue()) for upload in uploads], bewaar="_uitgepakt")


def pak_uit(bestanden: Sequence[Gekozen], *, bewaar: str) -> list[Gekozen]:
    """These files, and in place of a zip those in it; says which cannot be unpacked, and what was left out.

    `bewaar` is where in the session what was unpacked waits for the next run.
    """
    uitgepakt: dict[str, data.Pakket | BestandError | None] = st.session_state.setdefault(bewaar, {})
    for weg in set(uitgepakt) - {bestand.file_id for bestand in bestanden}:
        del uitgepakt[weg]
    gekozen: list[Gekozen] = []
    for bestand in bestanden:
        if bestand.file_id not in uitgepakt:
            uitgepakt[bestand.file_id] = _pak_uit(bestand.naam, bestand.inhoud)
        pakket = uitgepakt[bestand.file_id]
        if pakket is None:
            gekozen.append(bestand)
        elif isinstance(pakket, BestandError):
            plat.error(f"{bestand.naam}: {meld_weigering(pakket)}")
        else:
            for nummer, (naam, inhoud) in enumerate(pakket.bestanden.items()):
                gekozen.append(bestand._replace(naam=naam, file_id=f"{bestand.file_id}-{nummer}", inhoud=inhoud))
            if pakket.overgeslagen:
                zin = tekst.OVERGESLAGEN.format(zip=bestand.naam, namen=opsomming(list(pakket.overgeslagen[:5])))
                st.html(alinea(zin, klasse="kv-meta"))
    return gekozen


def _pak_uit(naam: str, inhoud: bytes) -> data.Pakket | BestandError | None:
    try:
        return data.pak_uit_in_geheugen(inhoud, naam=naam)
    except BestandError as fout:
        return fout

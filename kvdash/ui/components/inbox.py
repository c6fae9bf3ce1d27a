"""The files in the inbox that need a person: why, and the way to read them in."""

from pathlib import Path

import streamlit as st

from kvdash.paden import lees_bytes
from kvdash.services.inbox import IS_STORE, UITLEG, Wachtend
from kvdash.ui import data, plat
from kvdash.ui.components.gekozen import Gekozen, pak_uit
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import gegevens as tekst

_GEKOZEN = "_inbox"
MEESTE_BYTES = 200_000_000  # as much as the page takes of a file


def gekozen() -> list[Gekozen]:
    """The file that the user wants to look at, with those in the inbox that explain codes."""
    wachtend = data.wachtend()
    if st.session_state.get(_GEKOZEN) not in {wacht.pad for wacht in wachtend}:
        return []
    bekeken = [w.pad for w in wachtend if w.pad == st.session_state[_GEKOZEN] or w.reden == UITLEG]
    return pak_uit([_bestand(pad) for pad in bekeken], bewaar="_uitgepakt_inbox")


def _bestand(pad: Path) -> Gekozen:
    """Another one for the page when the file was changed."""
    stand = pad.stat()
    return Gekozen(pad.name, f"inbox-{pad.name}-{stand.st_size}-{stand.st_mtime_ns}", lees_bytes(pad), True)


def sluit() -> None:
    """Back to the list; what was read in leaves it."""
    if st.session_state.pop(_GEKOZEN, None) is not None:
        data.kijk_in_inbox()


def toon_wachtend() -> None:
    """The list, each file with why it waits."""
    wachtend = data.wachtend()
    if not wachtend:
        return
    plat.subheader(tekst.INBOX, anchor=False)
    st.html(alinea(tekst.INBOX_UITLEG))
    for nummer, wacht in enumerate(wachtend):
        with st.container(key=f"inbox-{nummer}", border=True, gap="small"):
            _toon(wacht)


def _toon(wacht: Wachtend) -> None:
    st.html(alinea(wacht.pad.name, klasse="kv-tekst kv-sterk") + alinea(wacht.reden))
    if wacht.grootte > MEESTE_BYTES:
        st.html(alinea(tekst.INBOX_TE_GROOT.format(bestand=wacht.pad.name)))
    with st.container(horizontal=True, gap="small"):
        if (
            wacht.reden not in (UITLEG, IS_STORE)
            and wacht.grootte <= MEESTE_BYTES
            and plat.button(tekst.INBOX_BEKIJK.format(bestand=wacht.pad.name), key=f"bekijk-{wacht.pad.name}")
        ):
            st.session_state[_GEKOZEN] = wacht.pad
            st.rerun()
        if plat.button(
            tekst.INBOX_OPZIJ.format(bestand=wacht.pad.name), key=f"opzij-{wacht.pad.name}", type="tertiary"
        ):
            with vang():
                data.leg_opzij(wacht.pad)
                st.rerun()

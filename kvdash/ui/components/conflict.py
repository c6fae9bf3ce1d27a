"""Two people edited the same text: both texts are shown, neither is lost."""

import streamlit as st

from kvdash.errors import VerouderdError
from kvdash.ui import plat
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import dossier as tekst


def toon_conflict(conflict: VerouderdError | None) -> None:
    """The message and the stored text, above the form that still holds the own text; nothing without a conflict."""
    if conflict is None:
        return
    plat.warning(conflict.melding)
    st.html(
        alinea(tekst.NU_OPGESLAGEN, klasse="kv-meta")
        + f"<blockquote>{alinea(conflict.huidig)}</blockquote>"
        + alinea(tekst.UW_TEKST, klasse="kv-meta")
    )

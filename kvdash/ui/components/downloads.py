"""Buttons that make a file when they are pressed."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

import streamlit as st

from kvdash.services.exporteren import Formaat
from kvdash.ui.text import overzicht as tekst

_MIME: dict[Formaat, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
}
_LABEL: dict[Formaat, str] = {"xlsx": "Excel", "docx": "Word", "csv": "CSV"}


class MaakOverzicht(Protocol):
    """Makes the prioriteitenoverzicht as a file."""

    def __call__(self, *, formaat: Formaat) -> bytes: ...


def toon_prioriteiten(maak: MaakOverzicht) -> None:
    """The prioriteitenoverzicht in three formats."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="downloads"):
        st.markdown(tekst.DOWNLOADS, width="content")
        for formaat, label in _LABEL.items():
            st.download_button(
                label,
                data=partial(maak, formaat=formaat),
                file_name=f"prioriteiten.{formaat}",
                mime=_MIME[formaat],
                key=f"download-{formaat}",
                on_click="ignore",
            )


def toon_rapportage(maak: Callable[[], bytes]) -> None:
    """The rapportage as a Word document."""
    st.download_button(
        tekst.RAPPORTAGE_DOWNLOAD,
        data=maak,
        file_name="veiligheidsanalyse.docx",
        mime=_MIME["docx"],
        key="download-rapportage",
        type="primary",
        on_click="ignore",
    )

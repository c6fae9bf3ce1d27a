"""Buttons that make a file when they are pressed."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

import streamlit as st

from kvdash.charts.document import Formaat as Beeldformaat
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.report.cijferblad import schrijf_cijfers_csv, schrijf_cijfers_xlsx
from kvdash.services.exporteren import Formaat
from kvdash.taal import weggelatenzin
from kvdash.ui import plat
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import overzicht as tekst
from kvdash.ui.text import veld as veldtekst

_MIME: dict[Formaat, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
}
_GRAFIEKMIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": _MIME["xlsx"],
    "csv": _MIME["csv"],
}
_GRAFIEKLABEL = {
    "png": "Afbeelding (PNG)",
    "svg": "Afbeelding (SVG)",
    "xlsx": "Cijfers (Excel)",
    "csv": "Cijfers (CSV)",
}


class Tekening(Protocol):
    """Draws what is on screen as a picture that stands alone."""

    def __call__(self, *, formaat: Beeldformaat) -> bytes: ...


_LABEL: dict[Formaat, str] = {"xlsx": "Excel", "docx": "Word", "csv": "CSV"}


def toon_grafiek(beeld: IndicatorBeeld, *, teken: Tekening | None, weergave: str, sleutel: str) -> None:
    """The chart on screen as a picture, where there is one, and its figures; each is made when it is asked for."""
    maken: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: schrijf_cijfers_xlsx(beeld),
        "csv": lambda: schrijf_cijfers_csv(beeld),
    }
    if teken is not None:
        maken = {"png": partial(teken, formaat="png"), "svg": partial(teken, formaat="svg"), **maken}
    with plat.popover(veldtekst.DOWNLOADEN, key=f"downloaden-{sleutel}", on_change="rerun") as vak:
        for soort, maak in maken.items() if vak.open else ():
            plat.download_button(
                _GRAFIEKLABEL[soort],
                data=maak,
                file_name=f"{beeld.indicator.code}_{weergave}.{soort}",
                mime=_GRAFIEKMIME[soort],
                key=f"grafiek-{soort}-{sleutel}",
                on_click="ignore",
                width="stretch",
            )


class MaakOverzicht(Protocol):
    """Makes the prioriteitenoverzicht as a file."""

    def __call__(self, *, formaat: Formaat) -> bytes: ...


def toon_prioriteiten(maak: MaakOverzicht, *, weggelaten: int) -> None:
    """The prioriteitenoverzicht in three formats; `weggelaten` is how many candidates stay out of it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="downloads"):
        plat.markdown(tekst.DOWNLOADS, width="content")
        for formaat, label in _LABEL.items():
            plat.download_button(
                label,
                data=partial(maak, formaat=formaat),
                file_name=f"prioriteiten.{formaat}",
                mime=_MIME[formaat],
                key=f"download-{formaat}",
                on_click="ignore",
            )
    _zeg_weggelaten(weggelaten)


def toon_rapportage(maak: Callable[[], bytes], *, weggelaten: int) -> None:
    """The rapportage as a Word document; `weggelaten` is how many texts stay out of it."""
    plat.download_button(
        tekst.RAPPORTAGE_DOWNLOAD,
        data=maak,
        file_name="veiligheidsanalyse.docx",
        mime=_MIME["docx"],
        key="download-rapportage",
        type="primary",
        on_click="ignore",
    )
    _zeg_weggelaten(weggelaten)


def _zeg_weggelaten(aantal: int) -> None:
    if zin := weggelatenzin(aantal, waaruit="het bestand"):
        st.html(alinea(zin, klasse="kv-meta"))

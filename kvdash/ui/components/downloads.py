"""Buttons that make a file when they are pressed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, get_args

import streamlit as st

from kvdash.charts.plaat import Formaat as Beeldformaat
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import Rubricering
from kvdash.report.lijsten import schrijf_cijfers_csv, schrijf_cijfers_xlsx
from kvdash.services.exporteren import Documentformaat, Formaat, Omvang
from kvdash.taal import meervoud, weggelatenzin
from kvdash.ui import plat, state
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import dossier as dossiertekst
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

    def __call__(self, *, formaat: Formaat, voor: Rubricering) -> bytes: ...


def toon_prioriteiten(maak: MaakOverzicht, *, aantallen: Mapping[Rubricering, int]) -> None:
    """The prioriteitenoverzicht in three formats; `aantallen` is how many candidates each kind of reader gets."""
    voor = _voor_wie(
        {lezers: dossiertekst.aantal_prioriteiten(n) for lezers, n in aantallen.items()}, sleutel="overzicht"
    )
    if _mag_leeg(aantallen, voor, sleutel="overzicht"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="downloads"):
            plat.markdown(tekst.DOWNLOADS, width="content")
            for formaat, label in _LABEL.items():
                plat.download_button(
                    label,
                    data=partial(maak, formaat=formaat, voor=voor),
                    file_name=f"prioriteiten.{formaat}",
                    mime=_MIME[formaat],
                    key=f"download-{formaat}",
                    on_click="ignore",
                )
    _zeg_weggelaten({lezers: Omvang(0, aantal) for lezers, aantal in aantallen.items()}, voor)


class MaakRapportage(Protocol):
    """Makes the rapportage as a file."""

    def __call__(self, *, formaat: Documentformaat, voor: Rubricering) -> bytes: ...


def toon_rapportage(maak: MaakRapportage, *, omvang: Mapping[Rubricering, Omvang]) -> None:
    """The rapportage as a document; `omvang` is how much each kind of reader gets."""
    delen = {
        lezers: f"{meervoud(o.teksten, 'tekst', 'teksten')}, {dossiertekst.aantal_prioriteiten(o.kandidaten)}"
        for lezers, o in omvang.items()
    }
    voor = _voor_wie(delen, sleutel="rapportage")
    aantallen = {lezers: o.samen for lezers, o in omvang.items()}
    if _mag_leeg(aantallen, voor, sleutel="rapportage"):
        formaten: tuple[Documentformaat, ...] = get_args(Documentformaat)
        with st.container(horizontal=True, gap="small", key="rapportage-downloads"):
            for formaat in formaten:
                plat.download_button(
                    tekst.RAPPORTAGE_DOWNLOAD.format(formaat=_LABEL[formaat]),
                    data=partial(maak, formaat=formaat, voor=voor),
                    file_name=f"veiligheidsanalyse.{formaat}",
                    mime=_MIME[formaat],
                    key=f"download-rapportage-{formaat}",
                    type="primary" if formaat == formaten[0] else "secondary",
                    on_click="ignore",
                )
    _zeg_weggelaten(omvang, voor)


def _voor_wie(delen: Mapping[Rubricering, str], *, sleutel: str) -> Rubricering:
    """For whom it is made, with how much each gets; only those the session may speak for."""
    keuzes: list[Rubricering] = [lezers for lezers in delen if lezers in state.sessie().zicht.rubriceringen]
    gekozen: Rubricering = plat.radio(
        dossiertekst.VOOR_WIE,
        keuzes,
        format_func=lambda lezers: f"{dossiertekst.RUBRICERING[lezers]}: {delen[lezers]}",
        key=f"voor-{sleutel}",
    )
    return gekozen


def _mag_leeg(aantallen: Mapping[Rubricering, int], voor: Rubricering, *, sleutel: str) -> bool:
    """Whether a file is offered: one that leaves out everything only after asking."""
    if aantallen[voor] or not max(aantallen.values()):
        return True
    plat.warning(dossiertekst.NIETS_OVER)
    return bool(plat.checkbox(dossiertekst.TOCH, key=f"toch-{sleutel}"))


def _zeg_weggelaten(omvang: Mapping[Rubricering, Omvang], voor: Rubricering) -> None:
    weg = omvang["vertrouwelijk"].zonder(omvang[voor])
    if zin := weggelatenzin(**weg._asdict(), waaruit="het bestand", voor=voor):
        st.html(alinea(zin, klasse="kv-meta"))

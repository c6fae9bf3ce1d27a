"""Figures typed in a small grid: gebieden down, indicators across, one year."""

from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd
import streamlit as st

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.errors import InvoerError
from kvdash.ingest.cellen import lees_getal
from kvdash.ui import data, plat, state
from kvdash.ui.components.themakeuze import kies_thema
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Melding
from kvdash.ui.text import gegevens as tekst

_FORMULIER = "invoeren"
_JAREN = 15


def toon(editie: Editie) -> None:
    """The grid for the gemeente and wijken of an edition."""
    st.html(alinea(tekst.INVOEREN_UITLEG, klasse="kv-aanhef"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        thema = kies_thema("invoer-thema")
        nu = date.today().year
        jaar = plat.selectbox(tekst.INVOER_JAAR, range(nu, nu - _JAREN, -1), index=1, width=110, filter_mode=None)
    indicatoren = [i for i in data.indicatoren().values() if i.thema == thema]
    if not indicatoren:
        plat.info(tekst.GEEN_INDICATOREN)
        return
    gekozen = plat.multiselect(
        tekst.INDICATOREN, indicatoren, default=indicatoren[:1], format_func=lambda i: i.naam, select_all=False
    )
    gebieden = [g for g in data.gebieden(editie) if g.niveau in ("gemeente", "wijk") and g.gemeente == editie.gemeente]
    if not gebieden:
        plat.info(tekst.GEEN_GEBIEDEN)
    elif gekozen:
        _raster(gekozen, gebieden, jaar=jaar)


def _raster(indicatoren: Sequence[Indicator], gebieden: Sequence[Gebied], *, jaar: int) -> None:
    sleutel = state.formulier(_FORMULIER)
    with st.form(sleutel), vang():
        leeg = pd.DataFrame("", index=[g.naam for g in gebieden], columns=[_kop(i) for i in indicatoren], dtype="str")
        leeg.index.name = tekst.GEBIED
        ingevuld = st.data_editor(
            leeg, key=f"{sleutel}-raster-{jaar}", disabled=[tekst.GEBIED], alt=tekst.INVOEREN_UITLEG
        )
        with st.container(horizontal=True):
            bron = plat.text_input(tekst.BRON, key=f"{sleutel}-bron", width=320)
            datum = plat.text_input(tekst.DATUM, value=f"{date.today():%d-%m-%Y}", key=f"{sleutel}-datum", width=260)
            notitie = plat.text_input(tekst.NOTITIE, key=f"{sleutel}-notitie", width=320)
        if plat.form_submit_button(tekst.BEWAREN, type="primary"):
            invoer = _invoer(ingevuld, indicatoren, gebieden, jaar=jaar)
            dag = _datum(datum)
            doe(
                lambda: data.voer_in(invoer, bron=bron, datum=dag, notitie=notitie),
                klaar=lambda inlezing: _bewaard(tekst.ingelezen(inlezing)),
            )


def _kop(indicator: Indicator) -> str:
    """The head of a column: of a rate the count is asked for."""
    return tekst.AANTAL_VAN.format(naam=indicator.naam) if indicator.eenheid == "per 1.000" else indicator.naam


def _bewaard(zin: str) -> Melding:
    state.volgend_formulier(_FORMULIER)
    return Melding(zin)


def _invoer(
    ingevuld: pd.DataFrame, indicatoren: Sequence[Indicator], gebieden: Sequence[Gebied], *, jaar: int
) -> list[data.Invoer]:
    """The filled cells. Raises InvoerError that names every cell that is no number."""
    fouten: list[str] = []
    invoer: list[data.Invoer] = []
    for kolom, indicator in enumerate(indicatoren):
        for rij, gebied in enumerate(gebieden):
            cel = str(ingevuld.iat[rij, kolom] or "").strip()
            if not cel:
                continue
            gelezen = lees_getal(cel, notatie=",")
            if gelezen.reden or pd.isna(gelezen.waarde):
                fouten.append(
                    tekst.GEEN_GETAL.format(
                        gebied=gebied.naam, indicator=indicator.naam, reden=gelezen.reden or tekst.geen_getal(cel)
                    )
                )
            else:
                invoer.append(
                    data.Invoer(indicator=indicator.code, gebied=gebied.code, jaar=jaar, waarde=gelezen.waarde)
                )
    if fouten:
        raise InvoerError("\n\n".join(fouten))
    return invoer


def _datum(waarde: str) -> date:
    try:
        return datetime.strptime(waarde.strip(), "%d-%m-%Y").date()
    except ValueError:
        raise InvoerError(tekst.DATUM_FOUT.format(waarde=waarde)) from None

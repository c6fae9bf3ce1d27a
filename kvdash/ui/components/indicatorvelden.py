"""The fields that define an indicator, for one that came in with a file."""

from typing import get_args

import streamlit as st

from kvdash.domain.indicator import Indicator, Maat, Ontstaan, Richting
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.taal import eenheid as eenheidstekst
from kvdash.ui import data, plat
from kvdash.ui.text import gegevens as tekst

_RICHTINGEN: tuple[Richting, ...] = ("ongunstig", "gunstig", "geen")


def vraag(indicator: Indicator, *, sleutel: str) -> Indicator:
    """Draw the fields with what is known; returns the indicator as they say, without thema while none is chosen."""
    ontstanen: tuple[Ontstaan, ...] = get_args(Ontstaan)
    maten: tuple[Maat, ...] = get_args(Maat)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        thema = plat.selectbox(
            tekst.THEMA,
            [t.code for t in THEMAS],
            format_func=lambda code: find_thema(code).kop,
            index=None,
            placeholder=tekst.KIES_THEMA,
            width=360,
            key=f"{sleutel}-thema",
        )
        richting = plat.selectbox(
            tekst.RICHTING,
            _RICHTINGEN,
            format_func=tekst.RICHTINGEN.__getitem__,
            index=_RICHTINGEN.index(indicator.richting),
            width=170,
            key=f"{sleutel}-richting",
        )
        ontstaan = plat.selectbox(
            tekst.ONTSTAAN,
            ontstanen,
            format_func=tekst.ONTSTANEN.__getitem__,
            index=ontstanen.index(indicator.ontstaan),
            width=260,
            key=f"{sleutel}-ontstaan",
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        naam = plat.text_input(tekst.NAAM_ONDERWERP, value=indicator.naam, width=360, key=f"{sleutel}-naam")
        kort = plat.text_input(
            tekst.KORTE_NAAM,
            value=indicator.kort or "",
            placeholder=tekst.KORTE_NAAM_LEEG,
            width=200,
            key=f"{sleutel}-kort",
        )
        maat = plat.selectbox(
            tekst.EENHEID,
            maten,
            format_func=lambda m: eenheidstekst(m),
            index=maten.index(indicator.eenheid),
            width=170,
            key=f"{sleutel}-eenheid",
        )
        noemer = _noemer(indicator, sleutel=sleutel)
        bron = plat.text_input(tekst.BRON_ONDERWERP, value=indicator.bron, width=200, key=f"{sleutel}-bron")
    definitie = plat.text_input(tekst.DEFINITIE, value=indicator.definitie, width=800, key=f"{sleutel}-definitie")
    return indicator.model_copy(
        update={
            "thema": thema,
            "richting": richting,
            "ontstaan": ontstaan,
            "naam": " ".join(naam.split()) or indicator.naam,
            "kort": " ".join(kort.split()) or None,
            "eenheid": maat,
            "noemer": noemer,
            "bron": " ".join(bron.split()) or indicator.bron,
            "definitie": " ".join(definitie.split()),
            "ingedeeld": True,
        }
    )


def _noemer(indicator: Indicator, *, sleutel: str) -> str | None:
    """The denominator, for a count that should also be shown per 1.000."""
    noemers = [i for i in data.indicatoren().values() if i.ingedeeld and i.thema is None]
    codes = [i.code for i in noemers]
    namen = {i.code: i.naam for i in noemers}
    return plat.selectbox(
        tekst.NOEMER,
        codes,
        format_func=namen.__getitem__,
        index=codes.index(indicator.noemer) if indicator.noemer in codes else None,
        placeholder=tekst.GEEN_NOEMER,
        width=220,
        key=f"{sleutel}-noemer",
    )

"""The form of a gebeurtenis."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, get_args

import streamlit as st

from kvdash.domain.gebeurtenis import Gebeurtenis, GebeurtenisSoort
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.errors import InvoerError
from kvdash.ui import data, plat, state
from kvdash.ui.text import gebeurtenissen as tekst

_SOORTEN: tuple[GebeurtenisSoort, ...] = get_args(GebeurtenisSoort)
_VROEGST = date(1990, 1, 1)


class Plek(NamedTuple):
    """What a new gebeurtenis touches unless the user says otherwise; empty is everything."""

    gebieden: tuple[str, ...] = ()
    indicatoren: tuple[str, ...] = ()


def velden(sleutel: str, huidig: Gebeurtenis | None, *, plek: Plek) -> Callable[[], Gebeurtenis]:
    """Draw all fields; what comes back raises InvoerError without a first day."""
    gevuld = _wat(sleutel, huidig) | _waar(sleutel, plek, themas=huidig.themas if huidig else ())
    gevuld["is_breuk"] = plat.checkbox(tekst.IS_BREUK, value=bool(huidig and huidig.is_breuk), key=f"{sleutel}-breuk")
    gevuld["bron"] = plat.text_input(tekst.BRON, value=huidig.bron if huidig else "", key=f"{sleutel}-bron")

    def maak() -> Gebeurtenis:
        if gevuld["van"] is None:
            raise InvoerError(tekst.GEEN_BEGIN)
        cijferbron = huidig.cijferbron if huidig else ""
        return Gebeurtenis.model_validate(gevuld | {"cijferbron": cijferbron})

    return maak


def _wat(sleutel: str, huidig: Gebeurtenis | None) -> dict[str, object]:
    """Name, soort and days."""
    naam = plat.text_input(tekst.NAAM, value=huidig.naam if huidig else "", key=f"{sleutel}-naam")
    with st.container(horizontal=True, gap="small"):
        soort = plat.selectbox(
            tekst.SOORT,
            _SOORTEN,
            index=_SOORTEN.index(huidig.soort) if huidig else 0,
            format_func=tekst.SOORTEN.__getitem__,
            key=f"{sleutel}-soort",
            width=300,
        )
        van = _dag(tekst.VAN, f"{sleutel}-van", huidig.van if huidig else None)
        tot = _dag(tekst.TOT, f"{sleutel}-tot", huidig.tot if huidig else None)
    return {"naam": naam, "soort": soort, "van": van, "tot": tot}


def _dag(label: str, sleutel: str, waarde: date | None) -> date | None:
    gekozen: date | None = plat.date_input(
        label, value=waarde, min_value=_VROEGST, format="DD-MM-YYYY", key=sleutel, width=160
    )
    return gekozen


def _waar(sleutel: str, plek: Plek, *, themas: tuple[str, ...]) -> dict[str, object]:
    """Which gebieden and figures it touches."""
    editie = state.editie()
    gebieden = {g.code: g.naam for g in data.gebieden(editie)} if editie else {}
    indicatoren = {i.code: i.naam for i in data.indicatoren().values() if i.thema}
    return {
        "gebieden": _meer(tekst.GEBIEDEN, gebieden, plek.gebieden, leeg=tekst.HELE_GEMEENTE, sleutel=sleutel),
        "themas": _meer(
            tekst.THEMAS,
            {t.code: find_thema(t.code).naam for t in THEMAS},
            themas,
            leeg=tekst.KIES_THEMAS,
            sleutel=sleutel,
        ),
        "indicatoren": _meer(tekst.CIJFERS, indicatoren, plek.indicatoren, leeg=tekst.KIES_CIJFERS, sleutel=sleutel),
    }


def _meer(label: str, namen: dict[str, str], gekozen: tuple[str, ...], *, leeg: str, sleutel: str) -> tuple[str, ...]:
    """Any number of these codes, by name."""
    return tuple(
        plat.multiselect(
            label,
            list(namen),
            default=[code for code in gekozen if code in namen],
            format_func=namen.__getitem__,
            placeholder=leeg,
            key=f"{sleutel}-{label}",
            select_all=False,
        )
    )

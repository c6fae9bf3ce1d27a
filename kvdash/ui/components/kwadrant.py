"""The kwadrant of a thema: picture and table in one, each wijk with the way to its charts and to what was said."""

from urllib.parse import urlencode

import streamlit as st

from kvdash.domain.kernbeleid import Thema
from kvdash.domain.kwadrant import Kwadrant, Kwadrantplek, Standoordeel
from kvdash.domain.signaal import Signalen
from kvdash.taal import gehoordwoord, kwadrantzinnen, plekzin, standwoord, vaknaam
from kvdash.ui import data, state
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import kwadrant as tekst

_VOLGORDE: tuple[Standoordeel, ...] = ("slecht", "gemiddeld", "goed", "onbekend")


def toon(thema: Thema, wijken: Signalen) -> None:
    """Nothing where no figure of the thema could be judged."""
    kwadrant = data.kwadrant(state.keuze().editie, thema, wijken)
    if kwadrant.is_leeg:
        return
    st.html(
        f'<h3 class="kv-groep">{tekst.KOP}</h3>{alinea(" ".join(kwadrantzinnen(kwadrant)), klasse="kv-signaalzin")}'
        + _tabel(kwadrant)
        + alinea(tekst.LEGENDA, klasse="kv-meta")
    )


def _tabel(kwadrant: Kwadrant) -> str:
    """Rows are what figures say, columns what people experience; rows and columns that nobody is in may be left out."""
    rijen = [o for o in _VOLGORDE if o != "onbekend" or any(p.cijfers.oordeel == o for p in kwadrant.plekken)]
    kolommen = [o for o in _VOLGORDE if _telt(kwadrant, o)]
    koppen = "".join(f'<th scope="col">{standwoord("beleving", o).capitalize()}</th>' for o in kolommen)
    regels = "".join(
        f'<tr><th scope="row">{standwoord("cijfers", rij).capitalize()}</th>'
        f"{''.join(_vak(kwadrant, rij, kolom) for kolom in kolommen)}</tr>"
        for rij in rijen
    )
    klasse = "kv-kwadrant kv-breed" if kwadrant.kent_beleving else "kv-kwadrant"
    bijschrift = veilig(tekst.BIJSCHRIFT.format(thema=kwadrant.thema.naam, jaar=kwadrant.jaar))
    return (
        f'<div class="kv-tabelvak" tabindex="0" role="region" aria-label="{bijschrift}"><table class="{klasse}">'
        f"<caption>{bijschrift}</caption><thead><tr><td></td>{koppen}</tr></thead><tbody>{regels}</tbody></table></div>"
    )


def _telt(kwadrant: Kwadrant, beleving: Standoordeel) -> bool:
    if beleving == "onbekend":
        return any(p.beleving.oordeel == beleving for p in kwadrant.plekken)
    return kwadrant.kent_beleving


def _vak(kwadrant: Kwadrant, cijfers: Standoordeel, beleving: Standoordeel) -> str:
    plekken = "".join(f"<li>{_plek(plek, kwadrant.thema)}</li>" for plek in kwadrant.vak(cijfers, beleving))
    naam = f"<span>{vaknaam(cijfers, beleving)}</span>" if kwadrant.kent_beleving else ""
    return f"<td>{naam}<ul>{plekken}</ul></td>" if plekken else f"<td>{tekst.NIEMAND}</td>"


def _plek(plek: Kwadrantplek, thema: Thema) -> str:
    """The wijk, filled where its place is sure, and how much was said about it."""
    mogelijk = "" if plek.is_zeker else " kv-mogelijk"
    kan = "" if plek.is_zeker else f" {tekst.MOGELIJK}"
    signalen = (*plek.cijfers.signalen, *plek.beleving.signalen)
    naar = {"thema": thema.code, state.UITGELICHT: plek.gebied.code}
    if signalen:
        naar["indicator"] = signalen[0].indicator.code
    gezegd = gehoordwoord(plek)
    if plek.gehoord:
        gezegd = f'<a href="{_adres("wijkprofiel", {"gebied": plek.gebied.code})}" target="_self">{gezegd}</a>'
    return (
        f'<a class="kv-plek kv-{plek.oordeel}{mogelijk}" href="{_adres(f"veld-{thema.veld}", naar)}" target="_self" '
        f'title="{veilig(plekzin(plek))}">{veilig(plek.gebied.naam)}{kan}</a> <small>{gezegd}</small>'
    )


def _adres(pagina: str, erbij: dict[str, str]) -> str:
    return veilig(f"{pagina}?{urlencode(state.filters_in_adres() | erbij)}")

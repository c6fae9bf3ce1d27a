"""The map of an indicator: one year at a time, with its legend in words and a table that says the same."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from kvdash.charts.kaart import kaart_document, kaart_svg, staal_svg
from kvdash.charts.kaartklassen import Kaartbeeld, Kaartvlak, Klasse, naar_groepen, naar_signalen
from kvdash.charts.kaartvorm import Kaartvorm
from kvdash.charts.plaat import Formaat as Beeldformaat
from kvdash.charts.svg import svg_naar_png
from kvdash.domain.editie import Editie
from kvdash.domain.keuze import Keuze
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import (
    bronregel,
    cijfer,
    kaartondertitel,
    kaarttekst,
    kaarttitel,
    meervoud,
    niveaunaam,
    optelmelding,
    signaalkaarttitel,
)
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import adreskeuze, klikbaar
from kvdash.ui.components.downloads import Tekening
from kvdash.ui.data import Kaartniveau
from kvdash.ui.opmaak import Tabel, alinea, tabel, veilig
from kvdash.ui.text import kaart as tekst

_HELE_PAGINA = "_kaart-hele-pagina"


class _Opscherm:
    """The map as a picture; another year changes it while the rest of the page, with its downloads, stays."""

    def __init__(self) -> None:
        self.svg: Callable[[], str] | None = None

    def __call__(self, *, formaat: Beeldformaat) -> bytes:
        svg = self.svg() if self.svg else ""
        return svg_naar_png(svg, keer=2.0) if formaat == "png" else svg.encode("utf-8")


def toon(beeld: IndicatorBeeld, *, sleutel: str) -> Tekening | None:
    """The map of the areas of one niveau in one year, its controls above and a table beside it."""
    op_scherm = _Opscherm()
    _vak(beeld, op_scherm=op_scherm, sleutel=sleutel)
    return op_scherm if op_scherm.svg else None


@st.fragment
def _vak(beeld: IndicatorBeeld, *, op_scherm: _Opscherm, sleutel: str) -> None:
    """By itself, so that another year draws the map again and not the page; a chosen area or niveau draws the page."""
    if st.session_state.pop(_HELE_PAGINA, False):
        st.rerun()
    editie = state.editie()
    niveaus = data.kaartniveaus(editie.gemeente) if editie else ()
    if editie is None or not niveaus:
        plat.info(tekst.GEEN_GEBIEDEN)
        return
    with st.container(key="kaartkeuze", horizontal=True, vertical_alignment="center", gap="xsmall"):
        keuzes = {n: tekst.NIVEAUS[n] for n in niveaus}
        niveau = adreskeuze.kies("kaartniveau", tekst.NIVEAU, keuzes, na=_hele_pagina)
        per = adreskeuze.kies("kaartkleur", tekst.INDELING, tekst.INDELINGEN) if niveau != "eigen" else "groepen"
        jaar = _kies_jaar(beeld)
    kaal = beeld.model_copy(update={"reeksen": (), "vergelijking": None, "wijken": ()})
    groot = data.kaartbeeld(_zonder_gebieden(), kaal, niveau=niveau)
    kaart = _kaart(groot, jaar=jaar, niveau=niveau, per=per)
    titel = _titel(groot, kaart, jaar=jaar, per=per, editie=editie)
    onder = kaartondertitel(groot, jaar=jaar, niveau=niveau)
    st.html(f'<h3 class="kv-kaarttitel">{veilig(titel)}</h3>{alinea(onder, klasse="kv-onder")}')
    if melding := optelmelding(groot):
        plat.info(melding)
    vorm = data.kaartvorm(editie.gemeente, niveau=niveau)
    alt = kaarttekst(titel, onder, [(klasse.tekst, klasse.aantal) for klasse in kaart.klassen], niveau=niveau)
    if vorm.paden:
        document = partial(kaart_document, titel=titel, ondertitel=onder, bron=bronregel(groot), alt=alt)
        op_scherm.svg = partial(document, kaart, vorm)
    _naast_elkaar(groot, kaart, vorm, alt=alt, niveau=niveau, jaar=jaar, sleutel=sleutel)


def _naast_elkaar(
    beeld: IndicatorBeeld,
    kaart: Kaartbeeld,
    vorm: Kaartvorm,
    *,
    alt: str,
    niveau: Kaartniveau,
    jaar: int,
    sleutel: str,
) -> None:
    rijen = [_rij(vlak, beeld) for vlak in kaart.vlakken]
    cijfers = tabel(Tabel(tekst.TABEL.format(jaar=jaar), tekst.TABEL_KOPPEN, rijen, cijfers=False))
    if vorm.paden:
        # One widget: Streamlit checks HTML of its own word by word, which for a table of 518 rows takes the most time.
        klikbaar.toon(
            f'<div class="kv-kaartpaar"><div>{_html(kaart, vorm, alt=alt)}</div>{cijfers}</div>',
            sleutel=f"kaart-{sleutel}-{niveau}",
            bij_keuze=partial(_kies_gebied, jaar),
        )
    else:
        st.html(cijfers)
    _grenzen_ontbreken(kaart, vorm, niveau=niveau)


def _zonder_gebieden() -> Keuze:
    """What is chosen but for the gebieden, so that choosing an area on the map does not read all of them again."""
    return state.keuze().model_copy(update={"gebieden": ()})


def _hele_pagina() -> None:
    st.session_state[_HELE_PAGINA] = True


def _kies_jaar(beeld: IndicatorBeeld) -> int:
    """The year, with a button to the year before and the one after."""
    jaren = list(state.keuze().jaren)
    laatste = beeld.laatste_jaar if beeld.laatste_jaar in jaren else jaren[-1]
    nu = adreskeuze.volg_jaar("kaartjaar", jaren, standaard=laatste)
    _stap("terug", tekst.VORIG, nu - 1, kan=nu > jaren[0])
    gekozen = adreskeuze.kies_jaar("kaartjaar", tekst.JAAR, jaren, standaard=laatste, breedte=88, met_label=False)
    _stap("verder", tekst.VOLGEND, nu + 1, kan=nu < jaren[-1])
    return gekozen


def _stap(kant: str, woorden: str, jaar: int, *, kan: bool) -> None:
    naar = partial(state.naar_adres, "kaartjaar", str(jaar))
    plat.button(woorden.format(jaar=jaar), key=f"stap-{kant}", disabled=not kan, on_click=naar)


def _kaart(beeld: IndicatorBeeld, *, jaar: int, niveau: Kaartniveau, per: str) -> Kaartbeeld:
    gekozen = state.keuze().gebieden
    if per == "groepen":
        return naar_groepen(beeld, jaar=jaar, gekozen=gekozen)
    signalen = data.kaartsignalen(_zonder_gebieden(), beeld, jaar=jaar, niveau=niveau)
    return naar_signalen(beeld, signalen, jaar=jaar, gekozen=gekozen)


def _titel(beeld: IndicatorBeeld, kaart: Kaartbeeld, *, jaar: int, per: str, editie: Editie) -> str:
    if {klasse.vulling for klasse in kaart.klassen} == {"hoger-niveau"}:
        return f"{beeld.indicator.korte_naam}: {kaart.klassen[0].tekst}"
    if per == "groepen":
        return kaarttitel(beeld, jaar=jaar)
    hoger, lager = (
        [v.naam for v in kaart.vlakken if v.vulling.startswith(kant) and v.vulling.endswith("afwijkend")]
        for kant in ("hoger", "lager")
    )
    met_wie = data.met_wie_te_vergelijken(editie.id, state.keuze().vergelijker)
    return signaalkaarttitel(beeld.indicator.korte_naam, hoger, lager, met_wie=met_wie)


def _html(kaart: Kaartbeeld, vorm: Kaartvorm, *, alt: str) -> str:
    klassen = "".join(f"<li>{_legendaregel(klasse)}</li>" for klasse in kaart.klassen)
    return (
        f'<div class="kv-kaartvak">{kaart_svg(kaart, vorm, alt=alt)}</div>'
        '<p class="kv-aangewezen" data-aangewezen></p>'
        f'<ul class="kv-legenda kv-kaart" aria-label="{escape(tekst.LEGENDA)}">{klassen}</ul>'
        f"{alinea(tekst.UITLEG, klasse='kv-meta')}"
    )


def _legendaregel(klasse: Klasse) -> str:
    return f"{staal_svg(klasse.vulling)} {veilig(klasse.tekst)} ({klasse.aantal})"


def _rij(vlak: Kaartvlak, beeld: IndicatorBeeld) -> list[str]:
    naam = f"{vlak.naam} ({tekst.GEKOZEN})" if vlak.gekozen else vlak.naam
    return [naam, cijfer(vlak.waarde, maat=beeld.maat), vlak.klasse if vlak.waarde is not None else vlak.tekst]


def _grenzen_ontbreken(kaart: Kaartbeeld, vorm: Kaartvorm, *, niveau: Kaartniveau) -> None:
    """Which boundaries are not there, and how to get them."""
    zonder = sum(vlak.code not in vorm.paden for vlak in kaart.vlakken)
    if not zonder:
        return
    if vorm.paden:
        aantal = meervoud(zonder, niveaunaam(niveau, aantal=1), niveaunaam(niveau))
        plat.info(tekst.DEEL_GRENZEN.format(aantal=aantal))
    else:
        plat.info(tekst.GEEN_GRENZEN.format(gebieden=niveaunaam(niveau)))
    navigatie.link("gegevens", label=tekst.NAAR_GEGEVENS)


def _kies_gebied(jaar: int, code: str) -> None:
    """Choose the area on every page, or let it go; what is written next is about its figure."""
    editie = state.editie()
    gebied = next((g for g in data.gebieden(editie) if g.code == code), None) if editie else None
    if gebied is not None:
        state.wissel_gebied(gebied)
        state.kies_cijfer(code, jaar)
        st.session_state[_HELE_PAGINA] = True

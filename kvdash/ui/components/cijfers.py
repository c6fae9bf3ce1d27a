"""Paragraph N.1 of a veld: choice of thema, its charts, and the dossier beside them."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from kvdash.charts.klein import als_img, klein
from kvdash.domain.kernbeleid import Thema, Veld, themas_van
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import eenheid, grafiektekst
from kvdash.ui import data, state
from kvdash.ui.components import dossierpaneel, indicatorblok, signalen, themastatus
from kvdash.ui.components.koppen import is_veranderd, kort
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import veld as tekst

_KLEIN_BREED = 270  # px; narrower small charts have letters that are hard to read


def toon(veld: Veld) -> None:
    """The three columns: thema's, charts, dossier."""
    links, midden, rechts = st.columns([1.15, 4.1, 1.9], gap="medium")
    with links:
        thema = _kies_thema(veld)
        st.html(alinea(thema.definitie, klasse="kv-meta"))
    beelden = data.themabeelden(state.keuze(), thema.code)
    with midden:
        beeld = _toon_thema(thema, beelden)
    with rechts:
        dossierpaneel.toon(thema, beeld)


def _kies_thema(veld: Veld) -> Thema:
    themas = {thema.code: thema for thema in themas_van(veld)}
    sleutel = f"thema-{veld.nummer}"
    state.volg_adres(sleutel, "thema", list(themas), standaard=next(iter(themas)))
    gekozen = st.radio(
        tekst.THEMA,
        list(themas),
        format_func=lambda code: themas[code].naam,
        key=sleutel,
        persist_state="session",
        on_change=_naar_thema,
        args=(sleutel,),
    )
    return themas[gekozen or next(iter(themas))]


def _naar_thema(sleutel: str) -> None:
    state.naar_adres("thema", st.session_state[sleutel])


def _toon_thema(thema: Thema, beelden: Sequence[IndicatorBeeld]) -> IndicatorBeeld | None:
    """The charts of a thema; returns the one that is open."""
    themastatus.toon(thema, leeg=not beelden)
    if not beelden:
        return None
    by_sleutel = _sleutels(sorted(beelden, key=lambda beeld: not is_veranderd(beeld)))
    gekozen = state.uit_adres("indicator", list(by_sleutel), standaard=next(iter(by_sleutel)))
    signalen.toon_thema(signalen.lees(state.keuze()), thema.code, open_te_maken=by_sleutel)
    beeld = data.met_wijken(state.keuze(), by_sleutel[gekozen])
    indicatorblok.toon(beeld, sleutel=gekozen)
    if len(by_sleutel) > 1:
        _overzicht(by_sleutel, gekozen=gekozen)
    return beeld


def _sleutels(beelden: Sequence[IndicatorBeeld]) -> dict[str, IndicatorBeeld]:
    """The pictures by a key for the address: the indicator, numbered where several bronnen give it."""
    found: dict[str, IndicatorBeeld] = {}
    for beeld in beelden:
        dubbel = sum(sleutel.split("-")[0] == beeld.indicator.code for sleutel in found)
        found[f"{beeld.indicator.code}-{dubbel + 1}" if dubbel else beeld.indicator.code] = beeld
    return found


def _overzicht(beelden: dict[str, IndicatorBeeld], *, gekozen: str) -> None:
    """All charts of the thema, small; a click opens one."""
    st.html(f'<h3 class="kv-groep">{tekst.ALLE_CIJFERS} <span>{len(beelden)}</span></h3>')
    vaker = Counter(beeld.indicator.code for beeld in beelden.values())
    with st.grid(min_column_width=_KLEIN_BREED, gap="xsmall", key="kleine-grafieken"):
        for sleutel, beeld in beelden.items():
            # One indicator can have several pictures: of other bronnen, or in other units.
            maat = eenheid(beeld.maat, noemer=beeld.noemer_naam)
            welke = f" ({beeld.bron}, {maat})" if vaker[beeld.indicator.code] > 1 else ""
            with st.container(key=f"klein-{'open' if sleutel == gekozen else 'dicht'}-{sleutel}", gap=None):
                st.button(
                    f"{beeld.indicator.naam}{welke}",
                    key=f"kies-{sleutel}",
                    type="tertiary",
                    on_click=partial(state.naar_adres, "indicator", sleutel),
                )
                st.html(f'<p class="kv-kort">{veilig(kort(beeld))}</p>{als_img(klein(beeld), alt=grafiektekst(beeld))}')

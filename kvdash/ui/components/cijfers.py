"""Paragraph N.1 of a veld: choice of thema, its charts, and the dossier beside them."""

from collections.abc import Sequence

import streamlit as st

from kvdash.domain.kernbeleid import Thema, Veld, themas_van
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.taal import themakop
from kvdash.ui import data, state
from kvdash.ui.components import (
    afsluiten,
    dossierpaneel,
    indicatorblok,
    kleingrafieken,
    signaaltekst,
    signalen,
    veldtop,
    zichtbaar,
)
from kvdash.ui.components.indicatorsleutel import gevraagd, sleutels
from kvdash.ui.components.koppen import is_veranderd
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.text import veld as tekst


def toon(veld: Veld) -> None:
    """What matters in the veld, and below it three columns: thema's, charts, dossier."""
    veldtop.toon(veld)
    links, midden, rechts = st.columns([1.15, 4.6, 1.7], gap="medium")
    with links:
        thema = _kies_thema(veld)
        st.html(alinea(thema.definitie, klasse="kv-meta"))
        afsluiten.toon_thema(thema)
    beelden = data.themabeelden(state.keuze(), thema.code)
    with midden:
        beeld = _toon_thema(thema, beelden)
    with rechts:
        dossierpaneel.toon(thema, beeld)


def _kies_thema(veld: Veld) -> Thema:
    themas = {thema.code: thema for thema in themas_van(veld)}
    wijken = signalen.lees(state.keuze())
    sleutel = f"thema-{veld.nummer}"
    state.volg_adres(sleutel, "thema", list(themas), standaard=next(iter(themas)))
    gekozen = st.radio(
        tekst.THEMA,
        list(themas),
        format_func=lambda code: themas[code].naam,
        captions=[tekst.aantal_ongunstig(wijken.alleen_thema(code).stand[0]) for code in themas],
        key=sleutel,
        persist_state="session",
        on_change=_naar_thema,
        args=(sleutel,),
    )
    return themas[gekozen or next(iter(themas))]


def _naar_thema(sleutel: str) -> None:
    state.naar_adres("thema", st.session_state[sleutel])
    state.sluit_grafiek()


def _toon_thema(thema: Thema, beelden: Sequence[IndicatorBeeld]) -> IndicatorBeeld | None:
    """The charts of a thema; returns the one that is open."""
    afsluiten.toon_cijfers(thema, leeg=not beelden)
    if not beelden:
        return None
    wijken, gemeente = (gelezen.alleen_thema(thema.code) for gelezen in signalen.lees_beide(state.keuze()))
    if kop := themakop(wijken, gemeente):
        st.html(f'<p class="kv-themakop"><b>{veilig(thema.naam)}</b> {veilig(kop)}</p>')
    op_volgorde = sorted(beelden, key=lambda beeld: _belang(beeld, wijken, gemeente))
    by_sleutel = sleutels(op_volgorde)
    gekozen = gevraagd(st.query_params.get("indicator"), list(by_sleutel))
    klein = by_sleutel[gekozen]
    beeld = _groot(klein, wijken=wijken, gemeente=gemeente, sleutel=gekozen)
    signaaltekst.toon(_te_verwoorden(klein, wijken, gemeente), thema=thema.code)
    zichtbaar.toon(beeld, wijken, thema=thema.code, sleutel=gekozen)
    if len(by_sleutel) > 1:
        merken = {key: next(iter(_signalen_van(een, wijken, gemeente)), None) for key, een in by_sleutel.items()}
        kleingrafieken.toon(by_sleutel, gekozen=gekozen, merken=merken)
    return beeld


def _groot(klein: IndicatorBeeld, *, wijken: Signalen, gemeente: Signalen, sleutel: str) -> IndicatorBeeld:
    code, bron = klein.indicator.code, klein.bron
    spreiding = max(gelezen.spreiding_van(code, bron=bron) for gelezen in (wijken, gemeente))
    beeld = data.groot_beeld(state.keuze(), klein, spreiding=spreiding, uitgelicht=state.uitgelicht())
    indicatorblok.toon(beeld, gevonden=_signalen_van(klein, wijken, gemeente), sleutel=sleutel)
    return beeld


def _signalen_van(beeld: IndicatorBeeld, wijken: Signalen, gemeente: Signalen) -> list[Signaal]:
    """What there is to say of these figures, what to worry about first."""
    eigen = (s for s in (*wijken.signalen, *gemeente.signalen) if signalen.valt_te_noemen(s))
    return sorted(
        (s for s in eigen if s.indicator.code == beeld.indicator.code and s.bron == beeld.bron), key=signalen.ernst
    )


def _te_verwoorden(beeld: IndicatorBeeld, wijken: Signalen, gemeente: Signalen) -> list[Signaal]:
    """The signals of the chosen gebieden, or of the gemeente, then those that are worth a word."""
    in_beeld = {reeks.gebied.code for reeks in beeld.reeksen}
    eigen = [
        s
        for s in (*wijken.signalen, *gemeente.signalen)
        if (s.indicator.code, s.bron) == (beeld.indicator.code, beeld.bron) and s.gebied.code in in_beeld
    ]
    return [*eigen, *(s for s in _signalen_van(beeld, wijken, gemeente) if s not in eigen)]


def _belang(beeld: IndicatorBeeld, wijken: Signalen, gemeente: Signalen) -> tuple[object, ...]:
    """Low for the pictures to show first: signals, then what changed."""
    eigen = _signalen_van(beeld, wijken, gemeente)
    ernst = signalen.ernst(eigen[0]) if eigen else (True, True, 3, 3)
    return (*ernst, not is_veranderd(beeld))

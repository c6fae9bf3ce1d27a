"""Paragraph N.1 of a veld: choice of thema, its charts, and the dossier beside them."""

from collections.abc import Sequence

import streamlit as st

from kvdash.domain.kernbeleid import Thema, Veld, themas_van
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Signaal
from kvdash.domain.verloop import is_veranderd
from kvdash.ui import data, plat, state
from kvdash.ui.components import (
    afsluiten,
    dossierpaneel,
    indicatorblok,
    kleingrafieken,
    kwadrant,
    signaaltekst,
    signalen,
    veldtop,
    zichtbaar,
)
from kvdash.ui.components.indicatorsleutel import gevraagd, sleutels
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
    with midden:
        beeld = _toon_thema(thema)
    with rechts:
        dossierpaneel.toon(thema, beeld)


def _kies_thema(veld: Veld) -> Thema:
    themas = {thema.code: thema for thema in themas_van(veld)}
    ongunstig = signalen.lees_veld(state.keuze(), veld.nummer).ongunstig
    sleutel = f"thema-{veld.nummer}"
    state.volg_adres(sleutel, "thema", list(themas), standaard=next(iter(themas)))
    gekozen = plat.radio(
        tekst.THEMA,
        list(themas),
        format_func=lambda code: themas[code].naam,
        captions=[tekst.aantal_ongunstig(ongunstig[code]) for code in themas],
        key=sleutel,
        persist_state="session",
        on_change=_naar_thema,
        args=(sleutel,),
    )
    return themas[gekozen or next(iter(themas))]


def _naar_thema(sleutel: str) -> None:
    state.naar_adres("thema", st.session_state[sleutel])
    state.sluit_grafiek()


def _toon_thema(thema: Thema) -> IndicatorBeeld | None:
    """The charts of a thema; returns the one that is open."""
    gevonden = signalen.lees_thema(state.keuze(), thema.code)
    beelden = data.themabeelden(state.keuze(), thema.code, ernaast=_ernaast(gevonden))
    afsluiten.toon_cijfers(thema, leeg=not beelden)
    if not beelden:
        return None
    if gevonden.kop:
        st.html(f'<p class="kv-themakop"><b>{veilig(thema.naam)}</b> {veilig(gevonden.kop)}</p>')
    op_volgorde = sorted(beelden, key=lambda beeld: _belang(beeld, gevonden))
    by_sleutel = sleutels(op_volgorde)
    gekozen = gevraagd(st.query_params.get("indicator"), list(by_sleutel))
    klein = by_sleutel[gekozen]
    beeld = _groot(klein, gevonden, thema=thema.code, sleutel=gekozen)
    if beeld.per == "jaar":
        signaaltekst.toon(_te_verwoorden(klein, gevonden), thema=thema.code)
        zichtbaar.toon(beeld, gevonden.wijken, thema=thema.code, sleutel=gekozen)
    kwadrant.toon(thema, gevonden.wijken)
    if len(by_sleutel) > 1:
        merken = {key: next(iter(_te_noemen(een, gevonden)), None) for key, een in by_sleutel.items()}
        kleingrafieken.toon(by_sleutel, gekozen=gekozen, merken=merken)
    return beeld


def _groot(klein: IndicatorBeeld, gevonden: data.Themasignalen, *, thema: str, sleutel: str) -> IndicatorBeeld:
    code, bron = klein.indicator.code, klein.bron
    spreiding = max(gelezen.spreiding_van(code, bron=bron) for gelezen in (gevonden.wijken, gevonden.gemeente))
    beeld = data.groot_beeld(
        state.keuze(), klein, spreiding=spreiding, uitgelicht=state.uitgelicht(), ernaast=_ernaast(gevonden)
    )
    return indicatorblok.toon(beeld, gevonden=_te_noemen(klein, gevonden), thema=thema, sleutel=sleutel)


def _ernaast(gevonden: data.Themasignalen) -> tuple[data.Ernaast, ...]:
    """The wijken that the marks speak of: their lines stand beside that of the gemeente."""
    eerste = ((sleutel, genoemd[0]) for sleutel, genoemd in gevonden.te_noemen.items())
    return tuple(data.Ernaast(*sleutel, signaal.gebied.code) for sleutel, signaal in eerste)


def _te_noemen(beeld: IndicatorBeeld, gevonden: data.Themasignalen) -> Sequence[Signaal]:
    """What there is to say of these figures, what to worry about first."""
    return gevonden.te_noemen.get((beeld.indicator.code, beeld.bron), ())


def _te_verwoorden(beeld: IndicatorBeeld, gevonden: data.Themasignalen) -> list[Signaal]:
    """The signals of the chosen gebieden, or of the gemeente, then those that are worth a word."""
    in_beeld = {reeks.gebied.code for reeks in beeld.reeksen}
    eigen = [
        s
        for s in (*gevonden.wijken.signalen, *gevonden.gemeente.signalen)
        if (s.indicator.code, s.bron) == (beeld.indicator.code, beeld.bron) and s.gebied.code in in_beeld
    ]
    genoemd = {s.gebied.code for s in eigen}
    return [*eigen, *(s for s in _te_noemen(beeld, gevonden) if s.gebied.code not in genoemd)]


def _belang(beeld: IndicatorBeeld, gevonden: data.Themasignalen) -> tuple[object, ...]:
    """Low for the pictures to show first: signals, then what changed."""
    eigen = _te_noemen(beeld, gevonden)
    ernst = data.signaalernst(eigen[0]) if eigen else (True, True, 3, 3)
    veranderd = any(is_veranderd(reeks.vergelijkbaar, maat=beeld.maat) for reeks in beeld.alle_reeksen)
    return (*ernst, not veranderd)

"""What small numbers of the open chart can show, and several years or wijken as one figure."""

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Signalen
from kvdash.domain.stuk import Stuk
from kvdash.domain.zichtbaar import Samengevoegd, Zichtbaar
from kvdash.taal import STREEPJE, gebiedenlijst, getal, jaren, procent, samenzin
from kvdash.ui import data, plat, state
from kvdash.ui.components.signaaltekst import overgenomen
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import Tabel, alinea, tabel
from kvdash.ui.schrijven import doe
from kvdash.ui.text import signaal as tekst

_HOOGSTENS = 6
_OPEN = "samen"


def toon(beeld: IndicatorBeeld, wijken: Signalen, *, thema: str, sleutel: str) -> None:
    """A table per wijk, the advice where it is needed, and the figures taken together on one click."""
    eigen = [s for s in wijken.signalen if (s.indicator.code, s.bron) == (beeld.indicator.code, beeld.bron)]
    if all(s.aantal is None for s in eigen):
        return
    # Computed only for who looks: it takes longer than all other figures of the page.
    with plat.expander(tekst.ZICHTBAAR, type="compact", key="zichtbaar", on_change="rerun") as vak, vang():
        if not vak.open:
            return
        gevonden = data.zichtbaar(wijken, beeld.indicator.code, bron=beeld.bron)
        st.html(alinea(tekst.ZICHTBAAR_UITLEG) + tabel(_tabel(gevonden)))
        groot = [z.gebied.naam for z in gevonden if z.is_groot]
        if groot:
            st.html(alinea(tekst.ADVIES.format(gebieden=gebiedenlijst(groot, hoogstens=_HOOGSTENS))))
        if beeld.maat == "per 1.000":
            _samen(beeld, gevonden, wijken, thema=thema, sleutel=sleutel)


def _tabel(gevonden: Sequence[Zichtbaar]) -> Tabel:
    rijen = [
        [
            z.gebied.naam,
            getal(z.aantal),
            tekst.MEER.format(aantal=getal(z.verschil)),
            STREEPJE if z.deel is None else f"+{procent(z.deel * 100, decimalen=0)}",
        ]
        for z in gevonden
    ]
    return Tabel(tekst.ZICHTBAAR, [kop.format(jaar=gevonden[0].jaar) for kop in tekst.KOPPEN], rijen)


def _samen(beeld: IndicatorBeeld, gevonden: Sequence[Zichtbaar], wijken: Signalen, *, thema: str, sleutel: str) -> None:
    codes, samen = _welke(gevonden, minstens=1), _welke(gevonden, minstens=2)
    spreiding = wijken.spreiding_van(beeld.indicator.code, bron=beeld.bron)
    laatste = beeld.laatste_jaar or wijken.jaar
    deel = f"{_OPEN}-{sleutel}"
    with st.container(horizontal=True, gap="small", key=f"samenknoppen-{sleutel}"):
        if plat.button(
            tekst.JAREN_SAMEN.format(jaren=jaren(laatste - data.JAREN_SAMEN + 1, laatste)), key=f"{deel}-jaren"
        ):
            state.zet_open_deel(deel, "jaren")
        if plat.button(tekst.WIJKEN_SAMEN, key=f"{deel}-wijken", disabled=len(samen) < 2):
            state.zet_open_deel(deel, "wijken")
    match state.open_deel(deel):
        case "jaren":
            _toon_samen(beeld, (data.jaren_samen(beeld, code, spreiding=spreiding) for code in codes), thema=thema)
        case "wijken":
            _toon_samen(beeld, [data.gebieden_samen(beeld, samen, spreiding=spreiding)], thema=thema)


def _welke(gevonden: Sequence[Zichtbaar], *, minstens: int) -> tuple[str, ...]:
    """The chosen wijken; without enough of them those in which least can be seen, else all."""
    gekozen = [z.gebied.code for z in gevonden if z.gebied.code in state.keuze().gebieden]
    groot = [z.gebied.code for z in sorted(gevonden, key=lambda z: z.aantal) if z.is_groot]
    alle = [z.gebied.code for z in gevonden]
    keuzes = (codes for codes in (gekozen, groot, alle) if len(codes) >= minstens)
    return tuple(next(keuzes, alle)[:_HOOGSTENS])


def _toon_samen(beeld: IndicatorBeeld, alle: Iterable[Samengevoegd | None], *, thema: str) -> None:
    gelukt = [samen for samen in alle if samen is not None]
    if not gelukt:
        st.html(alinea(tekst.KAN_NIET))
    for samen in gelukt:
        sleutel = "-".join((*(g.code for g in samen.gebieden), *map(str, samen.jaren)))
        with st.container(key=f"samen-{sleutel}", gap=None):
            st.html(alinea(samenzin(samen), klasse="kv-tekst"))
            if plat.button(tekst.OVERNEMEN, key=f"neem-samen-over-{sleutel}", type="tertiary"):
                doe(partial(_neem_over, beeld, samen, thema), klaar=overgenomen)


def _neem_over(beeld: IndicatorBeeld, samen: Samengevoegd, thema: str) -> Stuk[Bevinding]:
    return data.neem_samen_over(beeld, samen, editie=state.keuze().editie, thema=thema)

"""The names in a file that need a choice: topics that are no indicator yet, and areas that are not known."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from kvdash.domain.gebied import Gebied, OnbekendGebied
from kvdash.domain.herkenning import Herkenning, Onderwerpbeeld
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.toewijzing import Gebiedkeuze, Onderwerpkeuze, Toewijzing
from kvdash.ui import data, plat, state
from kvdash.ui.components import indicatorvelden
from kvdash.ui.opmaak import alinea
from kvdash.ui.text import toewijzen as tekst

_ZICHTBAAR = 15  # topics, or names of areas, that are shown at once

T = TypeVar("T")
Onderwerpen = Callable[[], tuple[Onderwerpkeuze, ...]]


def onderwerpen(herkenning: Herkenning, *, was: Toewijzing, sleutel: str) -> Onderwerpen:
    """Draw the topics; the answer gives the choices once they are confirmed, and may raise InvoerError."""
    gekozen = was.per_label
    open_ = [o for o in herkenning.onderwerpen if o.is_nieuw or o.maat_geraden or o.label in gekozen]
    bekend = [o for o in herkenning.onderwerpen if o not in open_]
    if not herkenning.onderwerpen:
        return lambda: was.onderwerpen
    st.html(alinea(tekst.ONDERWERPEN, klasse="kv-groepkop"))
    if bekend:
        namen = list(dict.fromkeys(o.naam for o in bekend))
        st.html(alinea(tekst.bekende(namen), klasse="kv-meta"))
    getoond = _eerste(open_, tekst.ALLE_ONDERWERPEN, sleutel=f"{sleutel}-alle-onderwerpen")
    keuzes = [_onderwerp(o, was=gekozen.get(o.label), sleutel=sleutel) for o in getoond]
    over = [keuze for label, keuze in gekozen.items() if all(o.label != label for o in getoond)]
    return lambda: (*over, *(keuze for vraag in keuzes if (keuze := vraag()) is not None))


def _onderwerp(
    onderwerp: Onderwerpbeeld, *, was: Onderwerpkeuze | None, sleutel: str
) -> Callable[[], Onderwerpkeuze | None]:
    """Draw one topic; the answer is None while it is left for later."""
    naam = f"{sleutel}-onderwerp-{onderwerp.label}"
    indicatoren = {i.code: i for i in data.indicatoren().values() if i.ingedeeld}
    opties = [*tekst.KEUZES, *_volgorde(onderwerp, indicatoren)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        keuze = plat.selectbox(
            tekst.onderwerplabel(onderwerp),
            opties,
            index=opties.index(_beginkeuze(onderwerp, was)) if _beginkeuze(onderwerp, was) in opties else 0,
            format_func=lambda code: tekst.KEUZES.get(code) or indicatoren[code].naam,
            width=420,
            key=naam,
        )
        maat = _maat(onderwerp, was=was, sleutel=naam) if onderwerp.maat_geraden and keuze != tekst.WEG else None
    nieuw = _nieuw(onderwerp, was=was, maat=maat, sleutel=naam) if keuze == tekst.NIEUW else None
    return lambda: _als_keuze(onderwerp, keuze, maat=maat, nieuw=nieuw)


def _volgorde(onderwerp: Onderwerpbeeld, indicatoren: dict[str, Indicator]) -> list[str]:
    """The indicators by name, the one that was recognised or looks most alike first."""
    eerst = [code for code in (onderwerp.indicator, onderwerp.voorstel) if code in indicatoren]
    return list(dict.fromkeys([*eerst, *sorted(indicatoren, key=lambda code: indicatoren[code].naam.casefold())]))


def _beginkeuze(onderwerp: Onderwerpbeeld, was: Onderwerpkeuze | None) -> str:
    if was is not None:
        return tekst.NIEUW if was.nieuw else was.indicator or tekst.WEG
    return tekst.LATER if onderwerp.is_nieuw else onderwerp.indicator or tekst.WEG


def _maat(onderwerp: Onderwerpbeeld, *, was: Onderwerpkeuze | None, sleutel: str) -> Maat | None:
    gok = (was.maat if was else None) or next(iter(onderwerp.maten), None)
    maten = list(tekst.MATEN)
    return plat.selectbox(
        tekst.MAAT,
        maten,
        index=maten.index(gok) if gok in maten else None,
        format_func=tekst.MATEN.__getitem__,
        width=180,
        key=f"{sleutel}-maat",
    )


def _nieuw(onderwerp: Onderwerpbeeld, *, was: Onderwerpkeuze | None, maat: Maat | None, sleutel: str) -> Indicator:
    begin = (was.nieuw if was else None) or Indicator(
        code=onderwerp.indicator or onderwerp.label,
        naam=onderwerp.naam,
        eenheid=maat or next(iter(onderwerp.maten), "aantal"),
        bron=onderwerp.bron,
        ingedeeld=False,
    )
    with st.container(border=True):
        return indicatorvelden.vraag(begin, sleutel=sleutel)


def _als_keuze(
    onderwerp: Onderwerpbeeld, keuze: str, *, maat: Maat | None, nieuw: Indicator | None
) -> Onderwerpkeuze | None:
    if keuze == tekst.LATER:
        return None
    if keuze == tekst.WEG:
        return Onderwerpkeuze(label=onderwerp.label, indicator=None)
    if nieuw is not None:
        nieuw = data.check_ingedeeld(nieuw)
    code = nieuw.code if nieuw else keuze
    return Onderwerpkeuze(label=onderwerp.label, indicator=code, maat=maat, nieuw=nieuw)


def gebieden(herkenning: Herkenning, *, was: Toewijzing, sleutel: str) -> tuple[Gebiedkeuze, ...]:
    """Draw the names of areas that are not known; returns what is chosen for each, and what was confirmed before."""
    if not herkenning.onbekende_gebieden:
        return was.gebieden
    st.html(alinea(tekst.GEBIEDEN, klasse="kv-groepkop") + alinea(tekst.GEBIEDEN_UITLEG, klasse="kv-aanhef"))
    gekozen = list(was.gebieden)
    zichtbaar = _eerste(herkenning.onbekende_gebieden, tekst.ALLE_GEBIEDEN, sleutel=f"{sleutel}-alle-gebieden")
    for onbekend in zichtbaar:
        gekozen += _gebied(onbekend, sleutel=f"{sleutel}-gebied-{onbekend.naam}")
    return tuple(gekozen)


def _gebied(onbekend: OnbekendGebied, *, sleutel: str) -> list[Gebiedkeuze]:
    """The choice for one name; none while it is not known which gebied is meant."""
    kandidaten = {k.gebied.code: k.gebied for k in onbekend.kandidaten}
    keuze = plat.selectbox(
        tekst.gebiedslabel(onbekend),
        [tekst.LATEN, *kandidaten, *_andere(kandidaten), tekst.GEEN_GEBIED],
        format_func=lambda code: tekst.GEBIEDKEUZES.get(code) or tekst.gebied(data.indeling().get(code)),
        width=420,
        key=sleutel,
    )
    if keuze == tekst.LATEN:
        return []
    return [Gebiedkeuze(naam=onbekend.naam, gebied=None if keuze == tekst.GEEN_GEBIED else keuze)]


def _andere(kandidaten: dict[str, Gebied]) -> list[str]:
    """The other areas of the gemeente of the edition on screen, by name: the one meant may have quite another name."""
    editie = state.editie()
    if editie is None:
        return []
    lokaal = [g for g in data.indeling().current() if g.gemeente == editie.gemeente and g.code not in kandidaten]
    return [g.code for g in sorted(lokaal, key=lambda g: (g.niveau, g.naam.casefold()))]


def _eerste(alle: Sequence[T], vraag: str, *, sleutel: str) -> Sequence[T]:
    """The first of many, all of them on demand."""
    if len(alle) <= _ZICHTBAAR or plat.toggle(vraag.format(aantal=len(alle)), key=sleutel):
        return alle
    return alle[:_ZICHTBAAR]

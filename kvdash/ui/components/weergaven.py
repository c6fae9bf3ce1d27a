"""Saved weergaven: keeping what is on screen under a name, the list of them, and opening one by its link."""

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlencode, urljoin

import streamlit as st

from kvdash.domain.stuk import Stuk
from kvdash.domain.weergave import Weergave
from kvdash.errors import InvoerError
from kvdash.services.logbestand import meld_weigering
from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import filters, stukken
from kvdash.ui.components.stukken import Vorm
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Bewerking, Melding
from kvdash.ui.text import weergaven as tekst

_FORMULIER = _DEEL = "weergave"
_PLEK = "weergaven"


def volg_link(pagina: str) -> None:
    """Open the weergave that the address asks for: filters and views as they were kept, and what is gone in words."""
    code = st.query_params.get(state.BEWAARD)
    if code is None:
        return
    try:
        weergave, ontbreekt = data.open_weergave(code)
    except InvoerError as error:
        del st.query_params[state.BEWAARD]
        state.zet_melding(Melding(meld_weigering(error)))
        return
    if not navigatie.kent(weergave.pagina):
        ontbreekt = (*ontbreekt, tekst.GEEN_PAGINA)
    elif weergave.pagina != pagina or filters.moet_in_adres(weergave.keuze):
        erbij = filters.als_adres(weergave.keuze) if filters.moet_in_adres(weergave.keuze) else {}
        navigatie.ga_naar(weergave.pagina, parameters={state.BEWAARD: [code], **erbij})
    state.zet_stand(dict(weergave.stand))
    filters.zet(weergave.keuze)
    state.zet_melding(Melding(" ".join([tekst.geopend(weergave), *ontbreekt])))


def toon() -> None:
    """The button on every page; what is in it costs nothing while it is closed."""
    with plat.popover(tekst.KNOP, type="tertiary", key="weergaven", on_change="rerun") as vak:
        if vak.open:
            with st.container(width=420, gap="small"), vang():
                _bewaar()
                alle = data.weergaven(state.keuze().editie)
                if not alle:
                    st.html(alinea(tekst.GEEN, klasse="kv-meta"))
                stukken.toon_lijst(_VORM, alle, plek=_PLEK, weg=_weg(alle))


def toon_namen() -> None:
    """The names alone, each a link; nothing without any."""
    alle = data.weergaven(state.keuze().editie)
    if alle:
        plat.subheader(tekst.KOP, anchor=False)
        with st.container(key="weergavenamen", gap=None):
            for stuk in alle:
                _link(stuk.inhoud)


def _weg(alle: Sequence[Stuk[Weergave]]) -> list[Stuk[Weergave]]:
    """Those that were removed, each under its last name; not what goes on under another one."""
    weg = data.stukken(Weergave, editie=state.keuze().editie, verwijderd=True)
    laatste = {stuk.inhoud.code: stuk for stuk in sorted(weg, key=lambda stuk: stuk.wanneer)}
    return [stuk for code, stuk in laatste.items() if code not in {levend.inhoud.code for levend in alle}]


def _link(weergave: Weergave) -> None:
    pagina = weergave.pagina if navigatie.kent(weergave.pagina) else navigatie.BEGIN
    navigatie.link(pagina, label=weergave.naam, parameters={state.BEWAARD: weergave.code})


def _toon(stuk: Stuk[Weergave]) -> None:
    weergave = stuk.inhoud
    with st.container(key=f"weergave-{weergave.code}", gap=None):
        _link(weergave)
        st.html(alinea(tekst.meta(stuk, pagina=navigatie.titel(weergave.pagina)), klasse="kv-meta"))
        with st.container(horizontal=True, gap="small"):
            begin = partial(state.zet_bewerking, Bewerking(stuk, plek=_PLEK))
            for woord, naam, actie in (
                (tekst.LINK, "link", partial(_wissel, f"link-{weergave.code}")),
                (tekst.HERNOEMEN, "naam", begin),
                (tekst.VERWIJDEREN, "weg", partial(_wissel, f"weg-{weergave.code}")),
            ):
                plat.button(
                    woord,
                    key=f"{naam}-{weergave.code}",
                    type="tertiary",
                    help=tekst.knop(woord, weergave),
                    on_click=actie,
                )
            stukken.toon_geschiedenis(stuk)
        deel = state.open_deel(_DEEL)
        if deel == f"link-{weergave.code}":
            st.html(alinea(tekst.LINK_UITLEG, klasse="kv-meta"))
            st.code(_adres(weergave), language=None, wrap_lines=True)
        elif deel == f"weg-{weergave.code}":
            _verwijder(stuk)


def _wissel(deel: str) -> None:
    state.zet_open_deel(_DEEL, None if state.open_deel(_DEEL) == deel else deel)


def _adres(weergave: Weergave) -> str:
    """Its link, from the place where the dashboard was opened."""
    return urljoin(st.context.url or "", f"./?{urlencode({state.BEWAARD: weergave.code})}")


def _velden(sleutel: str, nu: Weergave | None) -> Callable[[], Weergave]:
    assert nu is not None
    naam = plat.text_input(tekst.NAAM, value=nu.naam, key=f"{sleutel}-naam")
    return lambda: nu.model_copy(update={"naam": naam})


def _verwijder(stuk: Stuk[Weergave]) -> None:
    code = stuk.inhoud.code
    st.html(alinea(tekst.ZEKER))
    with st.container(horizontal=True, gap="small"):
        if plat.button(tekst.JA, key=f"ja-{code}", type="primary"):
            doe(lambda: data.verwijder(stuk), klaar=_verwijderd)
        plat.button(tekst.NEE, key=f"nee-{code}", on_click=partial(state.zet_open_deel, _DEEL, None))


def _verwijderd(weg: Stuk[Weergave]) -> Melding:
    return _klaar(tekst.verwijderd(weg.inhoud))._replace(herstel=lambda: data.zet_terug(weg))


def _klaar(woorden: str) -> Melding:
    state.zet_open_deel(_DEEL, None)
    return Melding(woorden)


def _bewaar() -> None:
    sleutel = state.formulier(_FORMULIER)
    with st.form(sleutel, border=False):
        naam = plat.text_input(tekst.NIEUW, placeholder=tekst.VOORBEELD, key=f"{sleutel}-naam")
        if plat.form_submit_button(tekst.BEWAREN, type="primary"):
            keuze, stand = state.keuze(), tuple(sorted(state.stand().items()))
            nieuw = Weergave(naam=naam, pagina=state.pagina(), keuze=keuze, stand=stand)
            doe(lambda: data.maak(nieuw, editie=keuze.editie), klaar=_bewaard)


def _bewaard(nieuw: Stuk[Weergave]) -> Melding:
    """Its link stands below it at once."""
    state.volgend_formulier(_FORMULIER)
    state.zet_open_deel(_DEEL, f"link-{nieuw.inhoud.code}")
    return Melding(tekst.bewaard(nieuw.inhoud), lambda: data.verwijder(nieuw))


_VORM = Vorm[Weergave](toon=_toon, velden=_velden, gewijzigd=lambda stuk: tekst.hernoemd(stuk.inhoud))

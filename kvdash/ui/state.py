"""What one browser session remembers: the choice in the filter bar, open forms, and the last thing that was done."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar
from urllib.parse import unquote
from uuid import uuid4

import streamlit as st

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.gebied import Gebied
from kvdash.domain.keuze import Keuze
from kvdash.domain.reeks import Wanneer
from kvdash.domain.sessie import Sessie, schone_naam
from kvdash.domain.stuk import Stuk
from kvdash.errors import InvoerError
from kvdash.ui.text import algemeen as tekst

T = TypeVar("T", bound=str)

Actie = Callable[[], object]
NAAM_COOKIE = "kvdash-naam"


class Melding(NamedTuple):
    """What was done last, in words, and how to undo it."""

    tekst: str
    herstel: Actie | None = None


# A writing that waits until the browser has a name.
Wachtend = Callable[[], Melding]


class Bewerking(NamedTuple):
    """What is being edited, as it was when the form was opened.

    `eigen` is what could not be saved, because someone else saved first; `basis` is then what that other saved.
    """

    basis: Stuk[Any]
    eigen: Stuk[Any] | None = None
    plek: str = ""  # the list in which it stood


class Dialoog(NamedTuple):
    """What stands in a window over the page."""

    titel: str
    toon: Callable[[], None]


_KEUZE, _EDITIE, _MELDING, _WACHTEND, _BEWERKING = "_keuze", "_editie", "_melding", "_wachtend", "_bewerking"
_BROWSER, _NAAM, _COOKIE, _DIALOOG = "_browser", "_naam", "_naam-cookie", "_dialoog"
CIJFER_GEBIED, CIJFER_JAAR = "bewijs-gebied", "bewijs-jaar"
UITGELICHT = "uitgelicht"
GEBIEDEN, MEESTE_GEBIEDEN = "gebieden", 6  # the filter of the bar
BEWAARD = "bewaard"  # in the address: the code of the weergave to open
_FILTERS = ("editie", "van", "tot", "vergelijk", "maat", "noemer")
_GEEN_STAND = (*_FILTERS, GEBIEDEN, BEWAARD)
_IN_BEELD, _VERZAMELD = "_in_beeld", "_verzameld"
_NAAR_EDITIE, _PAGINA, _STAND = "_naar_editie", "_pagina", "_stand"


def sessie() -> Sessie:
    """Who looks: a local analist, under the name that this browser was given (empty while it has none)."""
    return Sessie.van(st.session_state.get(_NAAM) or _naam_in_cookie(), "analist")


def browser() -> str:
    """What tells this browser session from all others."""
    return str(st.session_state.setdefault(_BROWSER, str(uuid4())))


def zet_naam(naam: str) -> None:
    """Write under this name from now on. Raises InvoerError for one that cannot be a name."""
    st.session_state[_NAAM] = schone_naam(naam)


def te_bewaren_naam() -> str | None:
    """The name that was last given in this session, for the browser to keep; None where none was."""
    naam: str | None = st.session_state.get(_NAAM)
    return naam


def _naam_in_cookie() -> str:
    """The name as the browser had it when this session began; none where somebody put something else there."""
    if _COOKIE not in st.session_state:
        try:
            st.session_state[_COOKIE] = schone_naam(unquote(st.context.cookies.get(NAAM_COOKIE, "")))
        except InvoerError:
            st.session_state[_COOKIE] = ""
    return str(st.session_state[_COOKIE])


def zet_keuze(keuze: Keuze | None, editie: Editie | None) -> None:
    vorige = st.session_state.get(_EDITIE)
    st.session_state[_KEUZE], st.session_state[_EDITIE] = keuze, editie
    if vorige is not None and (editie is None or editie.id != vorige.id):
        zet_bewerking(None)
        zet_verzameld_bewijs(())


def editie() -> Editie | None:
    """The edition on screen, None while there is none."""
    found: Editie | None = st.session_state.get(_EDITIE)
    return found


def keuze() -> Keuze:
    """What the filter bar shows. Raises InvoerError while there is no edition."""
    gekozen: Keuze | None = st.session_state.get(_KEUZE)
    if gekozen is None:
        raise InvoerError(tekst.GEEN_EDITIE)
    return gekozen


def kies_editie(editie: Editie) -> None:
    """Open this edition on the next run: the filter bar exists already in this one."""
    st.session_state[_NAAR_EDITIE] = editie


def neem_gekozen_editie() -> Editie | None:
    """The edition to open, once."""
    gekozen: Editie | None = st.session_state.pop(_NAAR_EDITIE, None)
    return gekozen


def melding() -> Melding | None:
    found: Melding | None = st.session_state.get(_MELDING)
    return found


def zet_melding(nieuw: Melding | None) -> None:
    st.session_state[_MELDING] = nieuw


def wachtend() -> Wachtend | None:
    found: Wachtend | None = st.session_state.get(_WACHTEND)
    return found


def zet_wachtend(nieuw: Wachtend | None) -> None:
    st.session_state[_WACHTEND] = nieuw


def dialoog() -> Dialoog | None:
    found: Dialoog | None = st.session_state.get(_DIALOOG)
    return found


def zet_dialoog(nieuw: Dialoog | None) -> None:
    st.session_state[_DIALOOG] = nieuw


def formulier(naam: str) -> str:
    """The key of a form; it changes when the form was saved, so that the next one is empty."""
    return f"{naam}-{st.session_state.get(f'_formulier-{naam}', 0)}"


def volgend_formulier(naam: str) -> None:
    st.session_state[f"_formulier-{naam}"] = st.session_state.get(f"_formulier-{naam}", 0) + 1


def open_deel(naam: str) -> str | None:
    """Which form is open in a part of a page, None if none."""
    found: str | None = st.session_state.get(f"_open-{naam}")
    return found


def zet_open_deel(naam: str, deel: str | None) -> None:
    st.session_state[f"_open-{naam}"] = deel


def uit_adres(naam: str, opties: Sequence[T], *, standaard: T) -> T:
    """What the address says under this name, if it is one of the options."""
    gevraagd = st.query_params.get(naam)
    return next((optie for optie in opties if optie == gevraagd), standaard)


def volg_adres(sleutel: str, naam: str, opties: Sequence[str], *, standaard: str) -> None:
    """Give a widget what the address says; without a word there it keeps what it had, at first `standaard`."""
    was = st.session_state.get(sleutel)
    nu = uit_adres(naam, opties, standaard=next((optie for optie in opties if optie == was), standaard))
    st.session_state[sleutel] = nu
    st.session_state.setdefault(_STAND, {})[naam] = nu


def naar_adres(naam: str, waarde: str) -> None:
    st.query_params[naam] = waarde


def filters_in_adres() -> dict[str, str]:
    """What the filter bar keeps in the address, but for the gebieden: a link within the page keeps it too."""
    return {naam: st.query_params[naam] for naam in _FILTERS if naam in st.query_params}


def begin_stand() -> None:
    """From here on the views of a page tell what they show."""
    st.session_state[_STAND] = {}


def stand() -> dict[str, str]:
    """What the views of the page last drawn show, as names and values of the address."""
    getoond: dict[str, str] = st.session_state.get(_STAND, {})
    return {naam: waarde for naam, waarde in st.query_params.items() if naam not in _GEEN_STAND} | getoond


def zet_stand(nieuw: Mapping[str, str]) -> None:
    """Let the address say this of the views, and nothing else."""
    for naam in [naam for naam in st.query_params if naam not in (*_FILTERS, GEBIEDEN)]:
        del st.query_params[naam]
    st.query_params.update(nieuw)


def pagina() -> str:
    """The address of the page on screen."""
    return str(st.session_state[_PAGINA])


def kom_op(pagina: str) -> None:
    """Note the page on screen; on another one than before, what was done last and what was being edited is over."""
    if st.session_state.get(_PAGINA) != pagina:
        st.session_state[_PAGINA] = pagina
        zet_melding(None)
        zet_bewerking(None)
        zet_dialoog(None)


def bewerking() -> Bewerking | None:
    """The edit that is open, None if nothing is being edited."""
    found: Bewerking | None = st.session_state.get(_BEWERKING)
    return found


def zet_bewerking(nieuw: Bewerking | None) -> None:
    st.session_state[_BEWERKING] = nieuw


def kies_cijfer(gebied: str, jaar: Wanneer | None) -> None:
    """Speak of this figure: what is written next rests on it. Without a year, month or quarter it is the newest."""
    st.session_state[CIJFER_GEBIED], st.session_state[CIJFER_JAAR] = gebied, jaar


def komt_in_beeld(beeld: Hashable) -> bool:
    """Whether another picture, or another choice of it, is on screen than in the last run."""
    vorige = st.session_state.get(_IN_BEELD)
    st.session_state[_IN_BEELD] = beeld
    return bool(vorige != beeld)


def getoond_in(lijst: str, nu: Iterable[Hashable]) -> frozenset[Hashable]:
    """What this list held in the last run; what it holds `nu` is for the next."""
    sleutel = f"_getoond-{lijst}"
    vorige: frozenset[Hashable] = st.session_state.get(sleutel, frozenset())
    st.session_state[sleutel] = frozenset(nu)
    return vorige


def verzameld_bewijs() -> tuple[Bewijs, ...]:
    """The figures that were put by for what is being written."""
    found: tuple[Bewijs, ...] = st.session_state.get(_VERZAMELD, ())
    return found


def zet_verzameld_bewijs(bewijs: tuple[Bewijs, ...]) -> None:
    st.session_state[_VERZAMELD] = bewijs


def wissel_gebied(gebied: Gebied) -> None:
    """Choose a gebied in the filter bar, or let it go; of too many the one chosen first gives way."""
    nu: list[Gebied] = st.session_state.get(GEBIEDEN, [])
    nieuw = [g for g in nu if g != gebied] if gebied in nu else [*nu, gebied]
    st.session_state[GEBIEDEN] = nieuw[-MEESTE_GEBIEDEN:]


def open_grafiek(indicator: str, *, thema: str | None = None, gebied: str | None = None) -> None:
    """Open this chart, with one gebied put in front; the address says so, so that it can be shared."""
    naar_adres("indicator", indicator)
    if thema is not None:
        naar_adres("thema", thema)
    if gebied is not None:
        naar_adres(UITGELICHT, gebied)
        kies_cijfer(gebied, None)


def uitgelicht() -> str | None:
    """The code of the gebied that was put in front, None for none."""
    return st.query_params.get(UITGELICHT)


def sluit_grafiek() -> None:
    """Forget which chart was open: another thema has others."""
    for naam in ("indicator", UITGELICHT):
        st.query_params.pop(naam, None)

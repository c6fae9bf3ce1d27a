"""The kit for all that people write: its list, the forms that make and edit it, two texts in conflict, its history."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

import streamlit as st

from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.sessie import Rubricering
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.errors import VerouderdError
from kvdash.taal import datum, kort, tijdstip
from kvdash.ui import data, plat, state
from kvdash.ui.components import bewijs
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea, is_lang, lange_alinea, veilig, vouw
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Bewerking, Dialoog, Melding
from kvdash.ui.text import dossier as tekst
from kvdash.ui.text import vergelijking as vergelijkingstekst

I = TypeVar("I", bound=Inhoud)  # noqa: E741

_MERK = {"gelijk": "{}", "erbij": "<ins>{}</ins>", "weg": "<del>{}</del>"}
_EERSTE = 7  # pieces of a long text that show what changed


class Vorm(NamedTuple, Generic[I]):
    """How a kind of stuk is shown and filled in.

    `toon` draws a stuk, with `knoppen` where they belong, or `wijzigknop` and `meer`. `velden` draws the fields under
    a key, with what the stuk has now (None for a new one), and gives what makes an inhoud of them; that may raise
    InvoerError. `weg` is the word for taking it away, empty where that cannot be, `verwijderd` says that it was.
    `gewijzigd` gets what was saved, and says that it was. `statussen` are those to choose from in the form.
    """

    toon: Callable[[Stuk[I]], None]
    velden: Callable[[str, I | None], Callable[[], I]]
    weg: str = ""
    verwijderd: str = ""
    gewijzigd: Callable[[Stuk[I]], str] = lambda _: tekst.BEWAARD
    statussen: tuple[str, ...] = ()


class _Invulling(NamedTuple):
    """What stands in a form beside the fields of its kind, and which button was pressed."""

    status: str | None
    rubricering: Rubricering | None
    bewaar: bool
    annuleer: bool


_NIETS_GEKOZEN = _Invulling(None, None, bewaar=False, annuleer=False)


def toon_lijst(vorm: Vorm[I], stukken: Iterable[Stuk[I]], *, plek: str, weg: Sequence[Stuk[I]] = ()) -> None:
    """The stukken, the one being edited as a form; one that somebody removed meanwhile keeps its form.

    `plek` names this list on the page; `weg` are those that were removed from it, which can be put back.
    """
    bewerking = state.bewerking()
    alle = list(stukken)
    if bewerking is not None and bewerking.plek == plek and all(s.id != bewerking.basis.id for s in alle):
        alle.insert(sum(s.volgorde < bewerking.basis.volgorde for s in alle), bewerking.basis)
    for stuk in alle:
        if bewerking is not None and bewerking.basis.id == stuk.id:
            _bewerk(vorm, bewerking)
        else:
            vorm.toon(stuk)
    toon_weggehaald(weg, plek=plek)


def knoppen(vorm: Vorm[I], stuk: Stuk[I], *, plek: str) -> None:
    """The buttons below a stuk: editing it, taking it away, and what it was before."""
    wijzigknop(stuk, plek=plek)
    _haal_weg(vorm, stuk)
    toon_geschiedenis(stuk)


def wijzigknop(stuk: Stuk[Any], *, plek: str) -> None:
    """The button that opens the form of a stuk in the list `plek`."""
    begin = partial(state.zet_bewerking, Bewerking(stuk, plek=plek))
    plat.button(tekst.WIJZIGEN, key=f"wijzig-{stuk.id}", type="tertiary", on_click=begin)


def meer(
    vorm: Vorm[I], stuk: Stuk[I], *, eerst: Callable[[], None] | None = None, lijst: Sequence[Stuk[I]] = ()
) -> None:
    """All but editing, folded away: each button of each stuk is a message to the browser at every step.

    `eerst` draws what else can be done with this kind. In a `lijst` of more than one the stuk can be moved.
    """
    # By its version too: what was done closes it.
    sleutel = f"meer-{stuk.id}-{stuk.versie}"
    with plat.popover(tekst.MEER, type="tertiary", key=sleutel, on_change="rerun") as vak:
        if not vak.open:
            return
        if eerst is not None:
            eerst()
        toon_geschiedenis(stuk, vak=sleutel)
        _haal_weg(vorm, stuk)
        if len(lijst) > 1:
            _verplaats(stuk, lijst)


def _haal_weg(vorm: Vorm[I], stuk: Stuk[I]) -> None:
    if vorm.weg and plat.button(vorm.weg, key=f"weg-{stuk.id}-{stuk.versie}", type="tertiary"):
        with vang():
            doe(
                lambda: data.verwijder(stuk),
                klaar=lambda weg: Melding(vorm.verwijderd, lambda: data.zet_terug(weg)),
            )


def schrijf(
    vorm: Vorm[I], *, deel: str, bewaard: Callable[[Stuk[I]], str], border: bool = False, ouder: UUID | None = None
) -> None:
    """The form for a new stuk, below its `ouder` where it has one.

    `deel` is the part of the page in which it is open, `bewaard` says that it was kept.
    """
    sleutel = state.formulier(f"nieuw-{deel}")
    with st.form(sleutel, border=border), vang():
        inhoud = vorm.velden(sleutel, None)
        invulling = _onder(sleutel, None)
        if invulling.annuleer:
            state.zet_open_deel(deel, None)
            st.rerun()
        if invulling.bewaar:
            nieuw, editie = inhoud(), state.keuze().editie

            def klaar(gemaakt: Stuk[I]) -> Melding:
                state.volgend_formulier(f"nieuw-{deel}")
                state.zet_open_deel(deel, None)
                state.zet_verzameld_bewijs(())
                return Melding(bewaard(gemaakt), lambda: data.verwijder(gemaakt))

            doe(
                lambda: data.maak(nieuw, editie=editie, rubricering=invulling.rubricering, ouder=ouder),
                klaar=klaar,
            )


def _bewerk(vorm: Vorm[I], bewerking: Bewerking) -> None:
    basis: Stuk[I] = bewerking.basis
    sleutel = f"bewerk-{basis.id}"
    with st.form(sleutel), vang():
        if bewerking.eigen is not None:
            _conflict(basis, bewerking.eigen)
        inhoud = vorm.velden(sleutel, basis.inhoud)
        # After a conflict these begin with what the other chose: it was chosen of what is there now.
        invulling = _onder(f"{sleutel}-{basis.versie}", basis, statussen=vorm.statussen)
        if invulling.annuleer:
            state.zet_bewerking(None)
            st.rerun()
        if invulling.bewaar:
            _bewaar(vorm, bewerking, inhoud(), invulling)


def _bewaar(vorm: Vorm[I], bewerking: Bewerking, inhoud: I, invulling: _Invulling) -> None:
    basis: Stuk[I] = bewerking.basis

    def actie() -> Stuk[I]:
        try:
            bewaard = data.wijzig(basis, inhoud=inhoud, status=invulling.status, rubricering=invulling.rubricering)
        except VerouderdError:
            begin_conflict(inhoud, basis, bewerking.plek, invulling=invulling)
            st.rerun()
        state.zet_bewerking(None)
        return bewaard

    doe(actie, klaar=lambda bewaard: Melding(vorm.gewijzigd(bewaard)))


def begin_conflict(inhoud: Inhoud, basis: Stuk[Any], plek: str, *, invulling: _Invulling = _NIETS_GEKOZEN) -> None:
    """Open the form of what somebody else saved meanwhile, with what was filled in here beside it."""
    gekozen = {"status": invulling.status, "rubricering": invulling.rubricering}
    eigen = basis.model_copy(update={"inhoud": inhoud} | {veld: keuze for veld, keuze in gekozen.items() if keuze})
    state.zet_bewerking(Bewerking(data.huidig(basis), eigen, plek))


def _conflict(nu: Stuk[Any], eigen: Stuk[Any]) -> None:
    """Above the form that still holds what is one's own: what is stored now, and all in which the two differ."""
    wat = tekst.INTUSSEN_WEG if nu.verwijderd else tekst.INTUSSEN_ANDERS
    plat.warning(wat.format(wie=nu.wie or tekst.IEMAND, wanneer=tijdstip(nu.wanneer)))
    if not state.sessie().zicht.ziet(nu):
        return
    hun, uw = (tekst.WAS, tekst.UW) if nu.verwijderd else (tekst.NU_OPGESLAGEN, tekst.UW)
    velden = _velden(nu), _velden(eigen)
    verschillen = [veld for veld, waarde in velden[0].items() if waarde != velden[1][veld]]
    blokken = "".join(
        f'<div class="kv-tweeluik">{_kant(hun, veld, velden[0][veld])}{_kant(uw, veld, velden[1][veld])}</div>'
        for veld in verschillen
    )
    gevolg = tekst.BEWAREN_ZET_TERUG if nu.verwijderd else tekst.BEWAREN_VERVANGT
    keuze = tekst.KEUZE_VAN_ANDER if {"status", "rubricering"} & {*verschillen} else ""
    st.html(blokken + alinea(gevolg, klasse="kv-meta") + (alinea(keuze, klasse="kv-meta") if keuze else ""))


def _velden(stuk: Stuk[Any]) -> dict[str, Any]:
    """What people fill in of a stuk."""
    velden = {"status": stuk.status, "rubricering": stuk.rubricering} | dict(stuk.inhoud)
    return {veld: waarde for veld, waarde in velden.items() if veld not in tekst.VANZELF}


def _kant(kop: str, veld: str, waarde: Any) -> str:
    woorden = lange_alinea("\n".join(_delen(veld, waarde)) or tekst.NIETS)
    return f"<div>{alinea(f'{_kop(veld)}, {kop}', klasse='kv-deelkop')}<blockquote>{woorden}</blockquote></div>"


def _kop(veld: str) -> str:
    """What a field is called."""
    return tekst.VELD.get(veld, veld).capitalize()


def _onder(sleutel: str, huidig: Stuk[I] | None, *, statussen: tuple[str, ...] = ()) -> _Invulling:
    """Status and readers, where the kind has them, and the buttons."""
    status: str | None = None
    rubricering: Rubricering | None = None
    with st.container(horizontal=True, gap="small"):
        if huidig is not None and statussen:
            keuzes = [s for s in huidig.inhoud.statussen if s in (*statussen, huidig.status)]
            status = plat.selectbox(
                tekst.STATUS, keuzes, index=keuzes.index(huidig.status), key=f"{sleutel}-status", width=180
            )
        if huidig is not None and huidig.inhoud.rubriceert:
            rubricering = kies_rubricering(huidig.rubricering, sleutel=sleutel)
    with st.container(horizontal=True):
        bewaar = plat.form_submit_button(tekst.BEWAREN, type="primary", key=f"{sleutel}-bewaar")
        annuleer = plat.form_submit_button(tekst.ANNULEREN, key=f"{sleutel}-annuleer")
    return _Invulling(status, rubricering, bewaar, annuleer)


def kies_rubricering(nu: Rubricering, *, sleutel: str) -> Rubricering:
    """Who may read it."""
    keuzes: list[Rubricering] = list(tekst.RUBRICERING)
    gekozen: Rubricering = plat.selectbox(
        tekst.WIE_LEEST,
        keuzes,
        index=keuzes.index(nu),
        format_func=tekst.RUBRICERING.__getitem__,
        key=f"{sleutel}-rubricering",
        width=300,
    )
    return gekozen


def toon_weggehaald(weg: Sequence[Stuk[Any]], *, plek: str) -> None:
    """The button that opens what was removed; nothing where nothing was."""
    if weg:
        kop = tekst.WEGGEHAALD.format(aantal=len(weg))
        _opent(kop, partial(_weggehaald, weg), sleutel=f"weggehaald-{plek}")


def toon_geschiedenis(stuk: Stuk[Any], *, knop: str = tekst.GESCHIEDENIS, vak: str | None = None) -> None:
    """The button that opens who changed what; nothing where nobody did. `vak` is the popover it closes."""
    if stuk.versie > 1 or stuk.ouder is not None:
        _opent(knop, partial(_geschiedenis, stuk), sleutel=f"geschiedenis-{stuk.id}", vak=vak)


def _opent(kop: str, toon: Callable[[], None], *, sleutel: str, vak: str | None = None) -> None:
    def begin() -> None:
        # Left open below the window, a popover would take its Escape.
        if vak is not None:
            st.session_state[vak] = False
        state.zet_dialoog(Dialoog(kop, toon))

    plat.button(kop, key=sleutel, type="tertiary", on_click=begin)


def _weggehaald(weg: Sequence[Stuk[Any]]) -> None:
    """What was removed, the last one first."""
    for stuk in sorted(weg, key=lambda stuk: stuk.wanneer, reverse=True):
        wie = tekst.WEGGEHAALD_DOOR.format(wie=stuk.wie, wanneer=tijdstip(stuk.wanneer))
        with st.container(key=f"weg-{stuk.id}-vak", gap=None):
            st.html(
                lange_alinea("\n".join(stuk.inhoud.woorden), klasse="kv-tekst")
                + alinea(f"{stuk.auteur} · {wie}", klasse="kv-meta")
            )
            if plat.button(tekst.TERUGZETTEN, key=f"terug-{stuk.id}-{stuk.versie}", type="tertiary"):
                doe(partial(data.zet_terug, stuk), klaar=lambda _: Melding(tekst.STAAT_ER_WEER))


def _verplaats(stuk: Stuk[I], lijst: Sequence[Stuk[I]]) -> None:
    """Put it in another place of its list."""
    anderen = {ander.id: (n, ander) for n, ander in enumerate(lijst, start=1) if ander.id != stuk.id}

    def naam(id_: UUID | None) -> str:
        if id_ is None:
            return tekst.BOVENAAN
        nummer, ander = anderen[id_]
        return tekst.NA.format(nummer=nummer, tekst=kort(ander.inhoud.woorden[0]))

    na = plat.selectbox(tekst.VERPLAATS, [None, *anderen], format_func=naam, key=f"verplaats-{stuk.id}")
    if plat.button(tekst.VERPLAATSEN, key=f"verplaats-knop-{stuk.id}"):
        with vang():
            doe(
                lambda: data.verplaats(stuk, na=anderen[na][1] if na else None),
                klaar=lambda _: Melding(tekst.VERPLAATST),
            )


def _geschiedenis(stuk: Stuk[Any]) -> None:
    """Who changed what, the newest first."""
    for versie in data.geschiedenis(stuk):
        with st.container(key=f"versie-{versie.stuk.id}-{versie.stuk.versie}-vak", gap=None):
            _versie(stuk, versie)


def _versie(stuk: Stuk[Any], versie: data.Versie) -> None:
    toen = versie.stuk
    kop = f"{tekst.ACTIE[versie.actie]} · {toen.wie}, {tijdstip(toen.wanneer)}"
    st.html(
        alinea(kop, klasse="kv-meta")
        + "".join(alinea(regel, klasse="kv-meta") for regel in _regels(versie) if regel)
        + _woorden(versie.woorden)
    )
    if (toen.id, toen.versie) == (stuk.id, stuk.versie):
        return
    if plat.button(tekst.DEZE_TERUG, key=f"versie-{toen.id}-{toen.versie}", type="tertiary"):
        doe(partial(_herstel, stuk, toen), klaar=lambda _: Melding(tekst.TERUGGEZET))


def _herstel(stuk: Stuk[I], toen: Stuk[I]) -> Stuk[I]:
    """Let it say that again; under a former name it was another stuk, so that is an edit."""
    if toen.id == stuk.id:
        return data.herstel_versie(stuk, versie=toen.versie)
    return data.wijzig(stuk, inhoud=toen.inhoud)


def _regels(versie: data.Versie) -> Iterator[str]:
    """What changed but for the words; of the first version what cannot be told from its words."""
    if versie.actie == "gemaakt":
        for veld, waarde in versie.stuk.inhoud:
            if veld in tekst.OOK_EERST and waarde:
                yield f"{_kop(veld)}: {_waarde(veld, waarde)}"
    for verschil in versie.verschillen:
        if verschil.veld == "volgorde":
            yield tekst.VERPLAATST
        elif verschil.veld not in tekst.IN_WOORDEN:
            oud, nieuw = (_waarde(verschil.veld, waarde) for waarde in (verschil.oud, verschil.nieuw))
            yield tekst.VAN_NAAR.format(veld=_kop(verschil.veld), oud=oud, nieuw=nieuw)


def _woorden(woorden: Sequence[data.Woorden]) -> str:
    """The words laid beside each other; of a long text what changed, and the rest for who opens it."""
    heel = " ".join(_MERK[w.soort].format(veilig(w.tekst)) for w in woorden)
    if not is_lang(" ".join(w.tekst for w in woorden)):
        return f'<p class="kv-verschil">{heel}</p>'
    begin = " ".join(_MERK[w.soort].format(veilig(kort(w.tekst, hoogstens=120))) for w in woorden[:_EERSTE])
    return f'<div class="kv-verschil">{vouw(heel, begin=begin)}</div>'


def _waarde(veld: str, waarde: Any) -> str:
    """What a field holds, in words."""
    return "; ".join(_delen(veld, waarde)) or tekst.NIETS


def _delen(veld: str, waarde: Any) -> list[str]:
    """The same, each of what it holds apart; codes by the name of what they stand for."""
    if veld == "bewijs":
        return bewijs.zinnen(waarde)
    if veld == "groep":
        return [waarde or vergelijkingstekst.STANDAARD]
    if isinstance(waarde, bool):
        return [tekst.JA if waarde else tekst.NEE]
    if isinstance(waarde, date):
        return [datum(waarde)]
    noem = _NAMEN.get(veld, str)
    return [noem(deel) for deel in (waarde if isinstance(waarde, tuple) else (waarde,)) if deel not in (None, "")]


def _gebied(code: str) -> str:
    indeling = data.indeling()
    return indeling.get(code).naam if code in indeling else code


def _indicator(code: str) -> str:
    indicator = data.indicatoren().get(code)
    return indicator.naam if indicator else code


_NAMEN: dict[str, Callable[[Any], str]] = {
    "gebieden": _gebied,
    "gemeenten": _gebied,
    "indicatoren": _indicator,
    "themas": lambda code: find_thema(code).naam,
    "rubricering": tekst.RUBRICERING.__getitem__,
}

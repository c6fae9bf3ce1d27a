"""The kit for all that people write: its list, the forms that make and edit it, two texts in conflict, its history."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

import streamlit as st

from kvdash.domain.sessie import Rubricering
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.errors import VerouderdError
from kvdash.taal import tijdstip
from kvdash.ui import data, plat, state
from kvdash.ui.components import bewijs
from kvdash.ui.fouten import vang
from kvdash.ui.opmaak import alinea, veilig
from kvdash.ui.schrijven import doe
from kvdash.ui.state import Bewerking, Melding
from kvdash.ui.text import dossier as tekst

I = TypeVar("I", bound=Inhoud)  # noqa: E741

_MERK = {"gelijk": "{}", "erbij": "<ins>{}</ins>", "weg": "<del>{}</del>"}


class Vorm(NamedTuple, Generic[I]):
    """How a kind of stuk is shown and filled in.

    `toon` draws a stuk, with `knoppen` where they belong. `velden` draws the fields under a key, with what the stuk has
    now (None for a new one), and gives what makes an inhoud of them; that may raise InvoerError. `weg` is the word for
    taking it away, empty where that cannot be, `verwijderd` says that it was. `statussen` are those to choose from in
    the form. `met_volgorde`: whether a list of them can be put in another order.
    """

    toon: Callable[[Stuk[I]], None]
    velden: Callable[[str, I | None], Callable[[], I]]
    weg: str = ""
    verwijderd: str = ""
    statussen: tuple[str, ...] = ()
    met_volgorde: bool = False


class _Invulling(NamedTuple):
    """What stands in a form beside the fields of its kind, and which button was pressed."""

    status: str | None
    rubricering: Rubricering | None
    bewaar: bool
    annuleer: bool


def toon_lijst(vorm: Vorm[I], stukken: Iterable[Stuk[I]], *, plek: str, weg: Sequence[Stuk[I]] = ()) -> None:
    """The stukken, the one being edited as a form; one that somebody removed meanwhile keeps its form.

    `plek` names this list on the page; `weg` are those that were removed from it, which can be put back.
    """
    bewerking = state.bewerking()
    alle = list(stukken)
    if bewerking is not None and bewerking.plek == plek and all(s.id != bewerking.basis.id for s in alle):
        alle.append(bewerking.basis)
    for stuk in alle:
        if bewerking is not None and bewerking.basis.id == stuk.id:
            _bewerk(vorm, bewerking)
        else:
            vorm.toon(stuk)
    if vorm.met_volgorde and len(alle) > 1:
        _verplaats(alle, plek=plek)
    if weg:
        _weggehaald(weg, plek=plek)


def knoppen(vorm: Vorm[I], stuk: Stuk[I], *, plek: str) -> None:
    """The buttons below a stuk: editing it, taking it away, and what it was before."""
    if plat.button(tekst.WIJZIGEN, key=f"wijzig-{stuk.id}", type="tertiary"):
        state.zet_bewerking(Bewerking(stuk, plek=plek))
        st.rerun()
    if vorm.weg and plat.button(vorm.weg, key=f"weg-{stuk.id}-{stuk.versie}", type="tertiary"):
        with vang():
            doe(
                lambda: data.verwijder(stuk),
                klaar=lambda weg: Melding(vorm.verwijderd, lambda: data.zet_terug(weg)),
            )
    if stuk.versie > 1:
        _geschiedenis(stuk)


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


def toon_conflict(conflict: VerouderdError | None) -> None:
    """The message and the stored text, above the form that still holds the own text; nothing without a conflict."""
    if conflict is None:
        return
    plat.warning(conflict.melding)
    st.html(
        alinea(tekst.NU_OPGESLAGEN, klasse="kv-meta")
        + f"<blockquote>{alinea(conflict.huidig)}</blockquote>"
        + alinea(tekst.UW_TEKST, klasse="kv-meta")
    )


def _bewerk(vorm: Vorm[I], bewerking: Bewerking) -> None:
    basis: Stuk[I] = bewerking.basis
    sleutel = f"bewerk-{basis.id}"
    with st.form(sleutel), vang():
        toon_conflict(bewerking.conflict)
        inhoud = vorm.velden(sleutel, basis.inhoud)
        # After a conflict these begin with what the other chose: it was chosen of what is there now.
        invulling = _onder(f"{sleutel}-{basis.versie}", basis, statussen=vorm.statussen)
        if invulling.annuleer:
            state.zet_bewerking(None)
            st.rerun()
        if invulling.bewaar:
            _bewaar(bewerking, inhoud(), invulling)


def _bewaar(bewerking: Bewerking, inhoud: I, invulling: _Invulling) -> None:
    basis: Stuk[I] = bewerking.basis

    def actie() -> Stuk[I]:
        try:
            bewaard = data.wijzig(basis, inhoud=inhoud, status=invulling.status, rubricering=invulling.rubricering)
        except VerouderdError as conflict:
            state.zet_bewerking(bewerking._replace(basis=data.huidig(basis), conflict=conflict))
            st.rerun()
        state.zet_bewerking(None)
        return bewaard

    doe(actie, klaar=lambda _: Melding(tekst.BEWAARD))


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


def _weggehaald(weg: Sequence[Stuk[I]], *, plek: str) -> None:
    """What was removed, made for who opens it."""
    kop = tekst.WEGGEHAALD.format(aantal=len(weg))
    with plat.popover(kop, type="tertiary", key=f"weggehaald-{plek}", on_change="rerun") as vak:
        for stuk in weg if vak.open else ():
            st.html(
                alinea("\n".join(stuk.inhoud.woorden), klasse="kv-tekst") + alinea(tekst.door(stuk), klasse="kv-meta")
            )
            if plat.button(tekst.TERUGZETTEN, key=f"terug-{stuk.id}-{stuk.versie}", type="tertiary"):
                with vang():
                    doe(partial(data.zet_terug, stuk), klaar=lambda _: Melding(tekst.STAAT_ER_WEER))


def _verplaats(alle: Sequence[Stuk[I]], *, plek: str) -> None:
    """Put one of the list in another place."""
    with plat.popover(tekst.VOLGORDE, type="tertiary", key=f"volgorde-{plek}", on_change="rerun") as vak:
        if not vak.open:
            return
        namen = {stuk.id: f"{n}. {stuk.inhoud.woorden[0]}" for n, stuk in enumerate(alle, start=1)}
        by_id = {stuk.id: stuk for stuk in alle}
        welk = plat.selectbox(tekst.VERPLAATS, list(namen), format_func=namen.__getitem__, key=f"verplaats-{plek}")
        anderen = [None, *(id_ for id_ in namen if id_ != welk)]
        na = plat.selectbox(
            tekst.NA, anderen, format_func=lambda id_: namen[id_] if id_ else tekst.BOVENAAN, key=f"verplaats-na-{plek}"
        )
        if plat.button(tekst.VERPLAATSEN, key=f"verplaats-knop-{plek}"):
            with vang():
                doe(
                    lambda: data.verplaats(by_id[welk], na=by_id[na] if na else None),
                    klaar=lambda _: Melding(tekst.VERPLAATST),
                )


def _geschiedenis(stuk: Stuk[Any]) -> None:
    """Who changed what, the newest first; made for who opens it."""
    with plat.popover(tekst.GESCHIEDENIS, type="tertiary", key=f"geschiedenis-{stuk.id}", on_change="rerun") as vak:
        for versie in data.geschiedenis(stuk) if vak.open else ():
            _versie(stuk, versie)


def _versie(stuk: Stuk[Any], versie: data.Versie) -> None:
    kop = f"{tekst.ACTIE[versie.actie]} · {versie.stuk.wie}, {tijdstip(versie.stuk.wanneer)}"
    woorden = " ".join(_MERK[w.soort].format(veilig(w.tekst)) for w in versie.woorden)
    st.html(
        alinea(kop, klasse="kv-meta")
        + "".join(alinea(regel, klasse="kv-meta") for regel in map(_verschil, versie.verschillen) if regel)
        + f'<p class="kv-verschil">{woorden}</p>'
    )
    nummer = versie.stuk.versie
    if nummer != stuk.versie and plat.button(tekst.DEZE_TERUG, key=f"versie-{stuk.id}-{nummer}", type="tertiary"):
        with vang():
            doe(lambda: data.herstel_versie(stuk, versie=nummer), klaar=lambda _: Melding(tekst.TERUGGEZET))


def _verschil(verschil: data.Verschil) -> str:
    """A field from what to what; of texts the words below tell that."""
    naam = tekst.VELD.get(verschil.veld, verschil.veld)
    if verschil.veld in tekst.IN_WOORDEN:
        return ""
    if verschil.veld == "volgorde":
        return tekst.VERPLAATST
    oud, nieuw = (_waarde(verschil.veld, waarde) for waarde in (verschil.oud, verschil.nieuw))
    return tekst.VAN_NAAR.format(veld=naam.capitalize(), oud=oud, nieuw=nieuw)


def _waarde(veld: str, waarde: Any) -> str:
    if veld == "bewijs":
        return "; ".join(bewijs.zinnen(waarde)) or tekst.NIETS
    if isinstance(waarde, bool):
        return tekst.JA if waarde else tekst.NEE
    if isinstance(waarde, tuple):
        return ", ".join(map(str, waarde)) or tekst.NIETS
    return str(waarde) if waarde not in (None, "") else tekst.NIETS

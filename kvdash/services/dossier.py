"""What people write, of whatever kind: reading, making, editing, removing, putting back, and what it was before."""

from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple, TypeVar
from uuid import UUID

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Editie
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import RUBRICERINGEN, Rubricering, Sessie
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.domain.volgorde import tussen
from kvdash.domain.weergave import Weergave
from kvdash.errors import InvoerError, VerouderdError
from kvdash.services.controle import gecontroleerd
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store

I = TypeVar("I", bound=Inhoud)  # noqa: E741

Volgorde = Literal["veld", "naam", "gewijzigd"]


@gebruiksgeval("lezen")
def stukken(
    store: Store, sessie: Sessie, soort: type[I], *, editie: UUID, verwijderd: bool = False
) -> tuple[Stuk[I], ...]:
    """The stukken of an edition that may be seen, in their order; with `verwijderd` those that were removed.

    All reading of the dossier goes by here: what a session may not see, it never gets.
    """
    alle = store.dossier.stukken(soort, editie)
    return tuple(stuk for stuk in alle if stuk.verwijderd == verwijderd and sessie.zicht.ziet(stuk))


@gebruiksgeval("lezen")
def bevindingen(store: Store, sessie: Sessie, editie: UUID, *, veld: int | None = None) -> tuple[Stuk[Bevinding], ...]:
    """The bevindingen of an edition, or of one veld of it, that may be seen."""
    alle = stukken(store, sessie, Bevinding, editie=editie)
    return tuple(stuk for stuk in alle if veld in (None, stuk.inhoud.veld))


@gebruiksgeval("lezen")
def prioriteiten(
    store: Store,
    sessie: Sessie,
    editie: UUID,
    *,
    velden: Sequence[int] = (),
    volgorde: Volgorde = "veld",
    verwijderd: bool = False,
) -> tuple[Stuk[Prioriteit], ...]:
    """The candidates of an edition that may be seen, of all velden or of these, in the order asked for."""
    alle = stukken(store, sessie, Prioriteit, editie=editie, verwijderd=verwijderd)
    found = [stuk for stuk in alle if not velden or stuk.inhoud.veld in velden]
    if volgorde == "naam":
        return tuple(sorted(found, key=lambda p: p.inhoud.naam.casefold()))
    if volgorde == "gewijzigd":
        return tuple(sorted(found, key=lambda p: p.wanneer, reverse=True))
    return tuple(sorted(found, key=lambda p: p.inhoud.veld))


@gebruiksgeval("maken")
def maak(
    store: Store,
    sessie: Sessie,
    inhoud: I,
    *,
    editie: UUID,
    rubricering: Rubricering | None = None,
    ouder: UUID | None = None,
) -> Stuk[I]:
    """Make a stuk. Raises InvoerError for what cannot be kept, or where there is one of its sleutel."""
    nieuw, eerder = _nieuw(store, sessie, inhoud, editie=editie, rubricering=rubricering, ouder=ouder)
    if eerder is not None and not eerder.verwijderd:
        raise _bestaat(eerder)
    _schrijf(store, sessie, nieuw)
    return nieuw


@gebruiksgeval("maken")
def zet(store: Store, sessie: Sessie, inhoud: I, *, editie: UUID) -> Stuk[I]:
    """Make the stuk of this sleutel, or the next version of the one there is. Raises InvoerError as maak."""
    nieuw, _ = _nieuw(store, sessie, inhoud, editie=editie)
    _schrijf(store, sessie, nieuw)
    return nieuw


@gebruiksgeval("wijzigen")
def wijzig(
    store: Store,
    sessie: Sessie,
    stuk: Stuk[I],
    *,
    inhoud: I | None = None,
    status: str | None = None,
    rubricering: Rubricering | None = None,
) -> Stuk[I]:
    """Save an edit of the version given; one that was removed meanwhile is put back by it, if that version is given.

    Raises VerouderdError, with both texts, if someone else was first, and InvoerError for what cannot be kept.
    """
    schoon = stuk.inhoud if inhoud is None else gecontroleerd(store, inhoud)
    nieuwe_status = stuk.status if status is None else status
    if nieuwe_status not in schoon.statussen:
        raise InvoerError(f"De status '{nieuwe_status}' bestaat niet. Kies er een uit de lijst.")
    return _bewaar(
        store,
        sessie,
        stuk,
        inhoud=schoon,
        status=nieuwe_status,
        rubricering=rubricering or stuk.rubricering,
        verwijderd=False,
    )


@gebruiksgeval("wijzigen")
def rubriceer(store: Store, sessie: Sessie, stukken: Sequence[Stuk[Any]], *, rubricering: Rubricering) -> None:
    """Let the same people read all of these: all of them are changed or none.

    Raises InvoerError for none, and VerouderdError if someone else changed one of them first.
    """
    if not stukken:
        raise InvoerError("Kies eerst minstens één tekst.")
    wie, wanneer = sessie.naam, datetime.now(UTC)
    nu = (_zoals_bewaard(store, stuk) for stuk in stukken)
    _schrijf(store, sessie, *(stuk.volgende(wie=wie, wanneer=wanneer, rubricering=rubricering) for stuk in nu))


@gebruiksgeval("verwijderen")
def verwijder(store: Store, sessie: Sessie, stuk: Stuk[I]) -> Stuk[I]:
    """Remove a stuk; zet_terug undoes it. Raises VerouderdError if someone else changed it first."""
    _vereis_eigen(stuk)
    return _bewaar(store, sessie, stuk, verwijderd=True)


@gebruiksgeval("verwijderen")
def zet_terug(store: Store, sessie: Sessie, stuk: Stuk[I]) -> Stuk[I]:
    """Undo a removal. Raises VerouderdError if someone else changed it first, InvoerError if it lives on otherwise."""
    if isinstance(stuk.inhoud, Weergave):
        _vereis_geen_andere_naam(store, stuk.inhoud)
    return _bewaar(store, sessie, stuk, verwijderd=False)


@gebruiksgeval("wijzigen")
def verplaats(store: Store, sessie: Sessie, stuk: Stuk[I], *, na: Stuk[I] | None) -> Stuk[I]:
    """Put a stuk right behind another of its kind and edition; None: before all."""
    anderen = [s for s in store.dossier.stukken(stuk.soort, stuk.editie) if s.id != stuk.id]
    plek = next((n for n, s in enumerate(anderen, start=1) if na is not None and s.id == na.id), 0)
    voor, achter = anderen[plek - 1 : plek], anderen[plek : plek + 1]
    return _bewaar(
        store,
        sessie,
        stuk,
        volgorde=tussen(voor[0].volgorde if plek else None, achter[0].volgorde if achter else None),
    )


@gebruiksgeval("lezen")
def huidig(store: Store, sessie: Sessie, stuk: Stuk[I]) -> Stuk[I]:
    """A stuk as it is now, also when removed."""
    return store.dossier.stuk(stuk.soort, stuk.id)


@gebruiksgeval("lezen")
def van_sleutel(store: Store, sessie: Sessie, inhoud: I, *, editie: UUID) -> Stuk[I]:
    """The stuk there is of the sleutel of this inhoud. Raises InvoerError if there is none."""
    id_ = inhoud.vaste_id(editie)
    assert id_ is not None
    return store.dossier.stuk(type(inhoud), id_)


class Woorden(NamedTuple):
    """Woorden: a piece of two texts laid beside each other: in both, only in the later ("erbij") or earlier ("weg")."""

    tekst: str
    soort: Literal["gelijk", "erbij", "weg"]


class Verschil(NamedTuple):
    """Verschil: a field of a stuk, by its name, and what it was and became."""

    veld: str
    oud: Any
    nieuw: Any


class Versie(NamedTuple):
    """Versie: a version of a stuk, which fields changed from what to what, and its words beside those of before."""

    stuk: Stuk[Any]
    actie: Literal["gemaakt", "gewijzigd", "verwijderd", "teruggezet"]
    verschillen: tuple[Verschil, ...]
    woorden: tuple[Woorden, ...]


@gebruiksgeval("lezen")
def geschiedenis(store: Store, sessie: Sessie, stuk: Stuk[Any]) -> tuple[Versie, ...]:
    """Who changed what and when, the newest first; versions that may not be seen are left out."""
    # Each beside the one before it that may be seen: the words of one that may not would stand in the difference.
    alle = [versie for versie in _met_voorgangers(store, stuk) if sessie.zicht.ziet(versie)]
    paren = zip(alle, (None, *alle), strict=False)
    return tuple(_versie(nieuw, oud) for nieuw, oud in reversed([*paren]))


@gebruiksgeval("lezen")
def alle_versies(store: Store, sessie: Sessie, editie: UUID) -> tuple[Stuk[Any], ...]:
    """Every version in an edition that may be seen, of what may be seen now; kind by kind, each in its order."""
    return tuple(
        versie
        for soort in SOORTEN.values()
        for stuk in store.dossier.stukken(soort, editie)
        if sessie.zicht.ziet(stuk)
        for versie in store.dossier.versies(soort, stuk.id)
        if sessie.zicht.ziet(versie)
    )


@gebruiksgeval("wijzigen")
def herstel_versie(store: Store, sessie: Sessie, stuk: Stuk[I], *, versie: int) -> Stuk[I]:
    """Let a stuk say again what an earlier version said; that is a new version. Raises as wijzig.

    What it says then is not akkoord yet, and no more people may read it than could read either.
    """
    eerder = next((s for s in store.dossier.versies(stuk.soort, stuk.id) if s.versie == versie), None)
    if eerder is None or not sessie.zicht.ziet(eerder):
        raise InvoerError(f"Versie {versie} is er niet. Ververs de pagina en kies opnieuw.")
    return _bewaar(
        store,
        sessie,
        stuk,
        inhoud=eerder.inhoud,
        status=stuk.inhoud.statussen[0] if stuk.status == "akkoord" else stuk.status,
        rubricering=max(stuk.rubricering, eerder.rubricering, key=RUBRICERINGEN.index),
        verwijderd=False,
    )


def verschil(oud: str, nieuw: str) -> tuple[Woorden, ...]:
    """Two texts laid beside each other, word by word."""
    links, rechts = oud.split(), nieuw.split()
    delen: list[Woorden] = []
    for soort, a, b, c, d in SequenceMatcher(None, links, rechts, autojunk=False).get_opcodes():
        if soort == "equal":
            delen.append(Woorden(" ".join(links[a:b]), "gelijk"))
            continue
        delen += [Woorden(" ".join(links[a:b]), "weg")] if b > a else []
        delen += [Woorden(" ".join(rechts[c:d]), "erbij")] if d > c else []
    return tuple(delen)


def _vereis_lezers(stuk: Stuk[Any]) -> None:
    """Raise InvoerError for a rubricering that does not exist, or that this kind does not have."""
    mogelijk = RUBRICERINGEN if stuk.inhoud.rubriceert else RUBRICERINGEN[:1]
    if stuk.rubricering not in mogelijk:
        raise InvoerError(f"'{stuk.rubricering}' kan hier niet. Kies uit: {', '.join(mogelijk)}.")


def _met_voorgangers(store: Store, stuk: Stuk[Any]) -> list[Stuk[Any]]:
    """Its versions, after those of what it was under another sleutel, up to when it got this one."""
    versies = list(store.dossier.versies(stuk.soort, stuk.id))
    eerste = versies[0]
    if eerste.ouder is None or store.dossier.vind(stuk.soort, eerste.ouder) is None:
        return versies
    voor = [v for v in store.dossier.versies(stuk.soort, eerste.ouder) if v.wanneer < eerste.wanneer]
    return [*voor, *versies]


def _versie(nieuw: Stuk[Any], oud: Stuk[Any] | None) -> Versie:
    tekst = "\n".join(nieuw.inhoud.woorden)
    if oud is None:
        return Versie(nieuw, "gemaakt", (), verschil(tekst, tekst))
    velden = {naam: (getattr(oud, naam), getattr(nieuw, naam)) for naam in ("status", "rubricering", "volgorde")}
    velden |= {naam: (getattr(oud.inhoud, naam), waarde) for naam, waarde in nieuw.inhoud}
    verschillen = tuple(Verschil(naam, voor, na) for naam, (voor, na) in velden.items() if voor != na)
    actie: Literal["gewijzigd", "verwijderd", "teruggezet"] = "gewijzigd"
    if nieuw.verwijderd != oud.verwijderd:
        actie = "verwijderd" if nieuw.verwijderd else "teruggezet"
    return Versie(nieuw, actie, verschillen, verschil("\n".join(oud.inhoud.woorden), tekst))


def _vereis_geen_andere_naam(store: Store, weergave: Weergave) -> None:
    """Raise InvoerError for a weergave that was renamed since: its link leads to the one with the new name."""
    nu = (s.inhoud for s in store.dossier.stukken(Weergave) if s.inhoud.code == weergave.code and not s.verwijderd)
    for andere in nu:
        raise InvoerError(f"Deze weergave heet nu '{andere.naam}'. Geef die een andere naam.")


def _vereis_eigen(stuk: Stuk[Any]) -> None:
    """Raise InvoerError for what nobody removes: an edition, and what comes with kvdash."""
    if isinstance(stuk.inhoud, Editie):
        raise InvoerError("Een editie kan niet worden verwijderd: alles wat is geschreven hoort erbij.")
    if getattr(stuk.inhoud, "is_geleverd", False):
        raise InvoerError(f"'{stuk.inhoud.naam}' hoort bij kvdash en staat in elke editie.")


def _nieuw(store: Store, sessie: Sessie, inhoud: I, *, editie: UUID, **velden: Any) -> tuple[Stuk[I], Stuk[I] | None]:
    """A new stuk, as the next version of the one of its sleutel where there is one; and that one."""
    nieuw = Stuk.nieuw(
        gecontroleerd(store, inhoud),
        editie=store.dossier.editie(editie).id,
        wie=sessie.naam,
        wanneer=datetime.now(UTC),
        **velden,
    )
    eerder = _zelfde_sleutel(store, nieuw)
    return (nieuw if eerder is None else _over(eerder, nieuw)), eerder


def _bewaar(store: Store, sessie: Sessie, stuk: Stuk[I], **velden: Any) -> Stuk[I]:
    stuk = _zoals_bewaard(store, stuk)
    nieuw = stuk.volgende(wie=sessie.naam, wanneer=datetime.now(UTC), **velden)
    vast = nieuw.inhoud.vaste_id(nieuw.editie)
    if vast in (None, stuk.id):
        _schrijf(store, sessie, nieuw)
        return nieuw
    return _verhuis(store, sessie, stuk, nieuw)


def _zoals_bewaard(store: Store, stuk: Stuk[I]) -> Stuk[I]:
    """The version that is meant, as it was kept and not as it was handed in; one that is past is refused on writing."""
    bewaard = store.dossier.vind(stuk.soort, stuk.id)
    return bewaard if bewaard is not None and bewaard.versie == stuk.versie else stuk


def _schrijf(store: Store, sessie: Sessie, *nieuw: Stuk[Any]) -> None:
    """Keep them. Who is second hears of the other text only what may be seen, and always keeps the last of the own."""
    for stuk in nieuw:
        _vereis_lezers(stuk)
    try:
        store.dossier.schrijf(*nieuw)
    except VerouderdError as error:
        nu = [store.dossier.vind(stuk.soort, stuk.id) for stuk in nieuw]
        te_zien = all(stuk is None or sessie.zicht.ziet(stuk) for stuk in nu)
        error.huidig = error.huidig if te_zien else ""
        error.eigen = "\n".join(nieuw[-1].inhoud.woorden)
        raise


def _verhuis(store: Store, sessie: Sessie, stuk: Stuk[I], nieuw: Stuk[I]) -> Stuk[I]:
    """With another sleutel it is another stuk, and the one it was goes: who made either at once gets a message."""
    op_zijn_plek = nieuw.model_copy(update={"id": nieuw.inhoud.vaste_id(nieuw.editie), "versie": 1, "ouder": stuk.id})
    eerder = _zelfde_sleutel(store, op_zijn_plek)
    if eerder is not None and not eerder.verwijderd:
        raise _bestaat(eerder)
    op_zijn_plek = op_zijn_plek if eerder is None else _over(eerder, op_zijn_plek)
    oud = stuk.volgende(wie=nieuw.wie, wanneer=nieuw.wanneer, verwijderd=True)
    _schrijf(store, sessie, oud, op_zijn_plek)
    return op_zijn_plek


def _zelfde_sleutel(store: Store, nieuw: Stuk[I]) -> Stuk[I] | None:
    return None if nieuw.inhoud.sleutel is None else store.dossier.vind(nieuw.soort, nieuw.id)


def _over(eerder: Stuk[I], nieuw: Stuk[I]) -> Stuk[I]:
    """The new one as the next version of the one of its sleutel."""
    return nieuw.model_copy(update={"versie": eerder.versie + 1, "volgorde": eerder.volgorde})


def _bestaat(stuk: Stuk[Any]) -> InvoerError:
    naam = next(iter(stuk.inhoud.woorden), "")  # not every kind of which there is one has a name
    return InvoerError(f"Er is al een {stuk.inhoud.naam_soort} met de naam '{naam}'. Kies een andere naam.")

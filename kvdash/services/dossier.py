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
from kvdash.errors import InvoerError, VerouderdError
from kvdash.services.controle import controleer_ouder, gecontroleerd
from kvdash.services.recht import gebruiksgeval, te_zien
from kvdash.store import Store
from kvdash.taal import tijdstip

I = TypeVar("I", bound=Inhoud)  # noqa: E741

Volgorde = Literal["veld", "naam", "gewijzigd"]
_VEEL_WOORDEN = 2_000


@gebruiksgeval("lezen")
def stukken(
    store: Store, sessie: Sessie, soort: type[I], *, editie: UUID, verwijderd: bool = False
) -> tuple[Stuk[I], ...]:
    """The stukken of an edition that may be seen, in their order; with `verwijderd` those that were removed.

    All reading of the dossier goes by here: what a session may not see, it never gets.
    """
    alle = store.dossier.stukken(soort, editie)
    return tuple(stuk for stuk in alle if stuk.verwijderd == verwijderd and te_zien(store, sessie, stuk))


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
    """Make a stuk, below its `ouder` where its kind hangs below another.

    Raises InvoerError for what cannot be kept, or where there is one of its name; VerouderdError, with both texts,
    where there is one of its sleutel that has no name.
    """
    wie, wanneer, editie = sessie.naam, datetime.now(UTC), store.dossier.editie(editie).id
    schoon = gecontroleerd(store, inhoud, editie=editie)
    controleer_ouder(store, sessie, schoon, ouder, editie=editie)
    nieuw = Stuk.nieuw(schoon, editie=editie, wie=wie, wanneer=wanneer, rubricering=rubricering, ouder=ouder)
    eerder = _van_sleutel(store, schoon, editie=editie)
    if eerder is not None:
        _vereis_weg(store, sessie, eerder, nieuw)
        nieuw = _over(eerder, nieuw)
    _schrijf(store, sessie, *_opnieuw_weg(store, nieuw), nieuw)
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

    What was openbaar and goes back to its first status is intern again, until someone says who may read it.
    Raises VerouderdError, with both texts, if someone else was first, and InvoerError for what cannot be kept.
    """
    nu = _zoals_bewaard(store, stuk).inhoud
    schoon = nu if inhoud is None else gecontroleerd(store, inhoud, editie=stuk.editie, was=nu)
    nieuwe_status = stuk.status if status is None else status
    if nieuwe_status not in schoon.statussen:
        raise InvoerError(f"De status '{nieuwe_status}' bestaat niet. Kies er een uit de lijst.")
    return _bewaar(
        store,
        sessie,
        stuk,
        inhoud=schoon,
        status=nieuwe_status,
        rubricering=_lezers(stuk, nieuwe_status, rubricering or stuk.rubricering),
        verwijderd=False,
    )


def _lezers(stuk: Stuk[Any], status: str, rubricering: Rubricering) -> Rubricering:
    """Who may read it in this status, where these readers were chosen or were there already."""
    opnieuw = stuk.inhoud.rubriceert and stuk.status != status == stuk.inhoud.statussen[0]
    return "intern" if opnieuw and rubricering == stuk.rubricering == "openbaar" else rubricering


@gebruiksgeval("wijzigen")
def rubriceer(store: Store, sessie: Sessie, stukken: Sequence[Stuk[Any]], *, rubricering: Rubricering) -> None:
    """Let the same people read all of these: all of them are changed or none.

    Raises InvoerError for none, and VerouderdError if someone else changed one of them first.
    """
    if not stukken:
        raise InvoerError("Kies eerst minstens één tekst.")
    wie, wanneer = sessie.naam, datetime.now(UTC)
    nu = (_zoals_bewaard(store, stuk) for stuk in {stuk.id: stuk for stuk in stukken}.values())
    _schrijf(store, sessie, *(stuk.volgende(wie=wie, wanneer=wanneer, rubricering=rubricering) for stuk in nu))


@gebruiksgeval("verwijderen")
def verwijder(store: Store, sessie: Sessie, stuk: Stuk[I]) -> Stuk[I]:
    """Remove a stuk; zet_terug undoes it. Raises VerouderdError if someone else changed it first."""
    _vereis_eigen(stuk)
    return _bewaar(store, sessie, stuk, verwijderd=True)


@gebruiksgeval("verwijderen")
def zet_terug(store: Store, sessie: Sessie, stuk: Stuk[I]) -> Stuk[I]:
    """Undo a removal. Raises VerouderdError if someone else changed it first, InvoerError if it lives on otherwise."""
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
        if te_zien(store, sessie, stuk)
        for versie in store.dossier.versies(soort, stuk.id)
        if sessie.zicht.ziet(versie)
    )


@gebruiksgeval("wijzigen")
def herstel_versie(store: Store, sessie: Sessie, stuk: Stuk[I], *, versie: int) -> Stuk[I]:
    """Let a stuk say again what an earlier version said; that is a new version. Raises as wijzig.

    What it says then is not akkoord yet, no more people may read it than could read either, and what stays for good is
    as it is now.
    """
    eerder = next((s for s in store.dossier.versies(stuk.soort, stuk.id) if s.versie == versie), None)
    if eerder is None or not sessie.zicht.ziet(eerder):
        raise InvoerError(f"Versie {versie} is er niet. Ververs de pagina en kies opnieuw.")
    nu = _zoals_bewaard(store, stuk)
    return _bewaar(
        store,
        sessie,
        stuk,
        inhoud=eerder.inhoud.model_copy(update={naam: getattr(nu.inhoud, naam) for naam in nu.inhoud.blijvend}),
        status=stuk.inhoud.statussen[0] if stuk.status == "akkoord" else stuk.status,
        rubricering=max(stuk.rubricering, eerder.rubricering, key=RUBRICERINGEN.index),
        verwijderd=False,
    )


def verschil(oud: str, nieuw: str) -> tuple[Woorden, ...]:
    """Two texts laid beside each other, word by word."""
    links, rechts = oud.split(), nieuw.split()
    delen: list[Woorden] = []
    if begin := _samen(links, rechts):
        delen.append(Woorden(" ".join(links[:begin]), "gelijk"))
    eind = _samen(links[begin:][::-1], rechts[begin:][::-1])
    slot = links[len(links) - eind :]
    links, rechts = links[begin : len(links) - eind], rechts[begin : len(rechts) - eind]
    # In a very long text words that come back all the time are no hold: laying each beside each takes minutes.
    vaak = max(len(links), len(rechts)) > _VEEL_WOORDEN
    for soort, a, b, c, d in SequenceMatcher(None, links, rechts, autojunk=vaak).get_opcodes():
        if soort == "equal":
            delen.append(Woorden(" ".join(links[a:b]), "gelijk"))
            continue
        delen += [Woorden(" ".join(links[a:b]), "weg")] if b > a else []
        delen += [Woorden(" ".join(rechts[c:d]), "erbij")] if d > c else []
    return tuple([*delen, Woorden(" ".join(slot), "gelijk")] if slot else delen)


def _samen(links: Sequence[str], rechts: Sequence[str]) -> int:
    """How many words both begin with."""
    anders = (n for n, (een, ander) in enumerate(zip(links, rechts, strict=False)) if een != ander)
    return next(anders, min(len(links), len(rechts)))


def _vereis_lezers(stuk: Stuk[Any]) -> None:
    """Raise InvoerError for a rubricering that does not exist, or that this kind does not have."""
    mogelijk = RUBRICERINGEN if stuk.inhoud.rubriceert else RUBRICERINGEN[:1]
    if stuk.rubricering not in mogelijk:
        raise InvoerError(f"'{stuk.rubricering}' kan hier niet. Kies uit: {', '.join(mogelijk)}.")


def _met_voorgangers(store: Store, stuk: Stuk[Any]) -> list[Stuk[Any]]:
    """Its versions, after those of what it was under another sleutel, up to when it got this one."""
    versies = list(store.dossier.versies(stuk.soort, stuk.id))
    eerste = versies[0]
    if eerste.inhoud.sleutel is None or eerste.ouder is None or store.dossier.vind(stuk.soort, eerste.ouder) is None:
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


def _vereis_eigen(stuk: Stuk[Any]) -> None:
    """Raise InvoerError for what nobody removes: an edition, and what comes with kvdash."""
    if isinstance(stuk.inhoud, Editie):
        raise InvoerError("Een editie kan niet worden verwijderd: alles wat is geschreven hoort erbij.")
    if getattr(stuk.inhoud, "is_geleverd", False):
        raise InvoerError(f"'{stuk.inhoud.naam}' hoort bij kvdash en staat in elke editie.")


def _bewaar(store: Store, sessie: Sessie, stuk: Stuk[I], **velden: Any) -> Stuk[I]:
    is_nu = store.dossier.stuk(stuk.soort, stuk.id).versie == stuk.versie
    stuk = _zoals_bewaard(store, stuk)
    nieuw = stuk.volgende(wie=sessie.naam, wanneer=datetime.now(UTC), **velden)
    ervoor: Sequence[Stuk[I]] = ()
    if is_nu:  # else it is past, and refused on writing
        if nieuw.inhoud.sleutel != stuk.inhoud.sleutel:
            return _verhuis(store, sessie, stuk, nieuw)
        ervoor = _opnieuw_weg(store, nieuw) if stuk.verwijderd and not nieuw.verwijderd else ()
    _schrijf(store, sessie, *ervoor, nieuw)
    return nieuw


def _zoals_bewaard(store: Store, stuk: Stuk[I]) -> Stuk[I]:
    """The version that is meant, as it was kept and not as it was handed in; one that is past is refused on writing.

    Raises InvoerError for what is not in the store.
    """
    bewaard = store.dossier.stuk(stuk.soort, stuk.id)
    return bewaard if bewaard.versie == stuk.versie else stuk


def _schrijf(store: Store, sessie: Sessie, *nieuw: Stuk[Any]) -> None:
    """Keep them. Who is second hears of the other text only what may be seen, and always keeps the last of the own."""
    for stuk in nieuw:
        _vereis_lezers(stuk)
    try:
        store.dossier.schrijf(*nieuw)
    except VerouderdError as error:
        nu = [store.dossier.vind(stuk.soort, stuk.id) for stuk in nieuw]
        mag = all(stuk is None or te_zien(store, sessie, stuk) for stuk in nu)
        error.huidig = error.huidig if mag else ""
        error.eigen = "\n".join(nieuw[-1].inhoud.woorden)
        raise


def _verhuis(store: Store, sessie: Sessie, stuk: Stuk[I], nieuw: Stuk[I]) -> Stuk[I]:
    """With another sleutel it is another stuk, and the one it was goes: who made either at once gets a message."""
    op_zijn_plek = nieuw.model_copy(update={"id": nieuw.inhoud.vaste_id(nieuw.editie), "versie": 1, "ouder": stuk.id})
    eerder = _van_sleutel(store, nieuw.inhoud, editie=nieuw.editie)
    if eerder is not None:
        _vereis_weg(store, sessie, eerder, op_zijn_plek)
        op_zijn_plek = _over(eerder, op_zijn_plek)
    weg = _opnieuw_weg(store, op_zijn_plek, oud=stuk)
    oud = stuk.volgende(wie=nieuw.wie, wanneer=nieuw.wanneer, verwijderd=True)
    _schrijf(store, sessie, *weg, oud, op_zijn_plek)
    return op_zijn_plek


def _van_sleutel(store: Store, inhoud: I, *, editie: UUID) -> Stuk[I] | None:
    """The stuk there is of its sleutel, or that was; by what it says, for ids were made of other sleutels before."""
    if inhoud.sleutel is None:
        return None
    zelfde = [s for s in store.dossier.stukken(type(inhoud), editie) if s.inhoud.sleutel == inhoud.sleutel]
    return max(zelfde, key=lambda stuk: (not stuk.verwijderd, stuk.wanneer), default=None)


def _opnieuw_weg(store: Store, nieuw: Stuk[I], *, oud: Stuk[I] | None = None) -> list[Stuk[I]]:
    """Of each that may not be there beside this one, which comes (back), a version more in which it stays removed.

    So two who bring back two of them at once write the same keys, and the second is refused. Raises InvoerError if one
    is there; `oud` is the one that it was under another sleutel.
    """
    sleutel, link = nieuw.inhoud.sleutel, nieuw.inhoud.verwijzing
    if sleutel is None and link is None:
        return []
    naast = [s for s in store.dossier.stukken(nieuw.soort) if s.id != nieuw.id and (oud is None or s.id != oud.id)]
    zelfde = [s for s in naast if sleutel is not None and (s.editie, s.inhoud.sleutel) == (nieuw.editie, sleutel)]
    elders = [s for s in naast if link is not None and s.inhoud.verwijzing == link and s not in zelfde]
    for er in (stuk for stuk in zelfde if not stuk.verwijderd):
        raise _bestaat(er)
    for er in (stuk for stuk in elders if not stuk.verwijderd):
        raise InvoerError(f"Deze {er.inhoud.naam_soort} heet nu '{_naam(er)}'. Geef die een andere naam.")
    return [stuk.volgende(wie=nieuw.wie, wanneer=nieuw.wanneer) for stuk in (*zelfde, *elders)]


def _over(eerder: Stuk[I], nieuw: Stuk[I]) -> Stuk[I]:
    """The new one as the next version of the one of its sleutel."""
    return nieuw.model_copy(update={"id": eerder.id, "versie": eerder.versie + 1, "volgorde": eerder.volgorde})


def _vereis_weg(store: Store, sessie: Sessie, er: Stuk[I], nieuw: Stuk[I]) -> None:
    """Raise InvoerError for the name of one that is there; without a name VerouderdError, with both texts."""
    if er.verwijderd:
        return
    if hasattr(er.inhoud, "naam"):
        raise _bestaat(er)
    raise VerouderdError(
        f"{er.wie} heeft dit intussen gemaakt ({tijdstip(er.wanneer)}). Uw tekst is nog niet opgeslagen: ververs de "
        "pagina en vergelijk de twee teksten.",
        huidig="\n".join(er.inhoud.woorden) if te_zien(store, sessie, er) else "",
        eigen="\n".join(nieuw.inhoud.woorden),
    )


def _bestaat(stuk: Stuk[Any]) -> InvoerError:
    return InvoerError(f"Er is al een {stuk.inhoud.naam_soort} met de naam '{_naam(stuk)}'. Kies een andere naam.")


def _naam(stuk: Stuk[Any]) -> str:
    return next(iter(stuk.inhoud.woorden), "")  # not every kind of which there is one has a name

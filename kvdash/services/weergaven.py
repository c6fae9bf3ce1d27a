"""Weergaven: keeping a page with its filters under a name, and finding it again by name or by link."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.weergave import CODELENGTE, Weergave
from kvdash.errors import InvoerError, VerouderdError
from kvdash.services.cijfers import zichtbare_gebieden
from kvdash.services.edities import default_keuze
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store

LANGSTE_NAAM = 80
_GEBIEDEN = ("gebied", "met", "uitgelicht")  # names in a stand whose value is the code of a gebied


class Geopend(NamedTuple):
    """Geopend: a weergave with what of it is still there; `ontbreekt` tells the rest in words."""

    weergave: Weergave
    ontbreekt: tuple[str, ...]


@gebruiksgeval("lezen")
def weergaven(store: Store, sessie: Sessie, editie: UUID) -> tuple[Weergave, ...]:
    """The weergaven of an edition, by name."""
    return store.dossier.weergaven(editie)


@gebruiksgeval("schrijven")
def bewaar_weergave(
    store: Store, sessie: Sessie, *, naam: str, pagina: str, keuze: Keuze, stand: Mapping[str, str]
) -> Weergave:
    """Keep a page with its filters and views. Raises InvoerError for an empty, long or double name."""
    nieuw = Weergave(
        id=_nieuw_id(store),
        editie=store.dossier.editie(keuze.editie).id,
        naam=_checked(naam),
        pagina=pagina,
        keuze=keuze,
        stand=tuple(sorted(stand.items())),
        auteur=sessie.naam,
        gewijzigd=datetime.now(UTC),
    )
    store.dossier.voeg_weergave_toe(nieuw, gebruiker=sessie.naam)
    return nieuw


@gebruiksgeval("schrijven")
def hernoem_weergave(store: Store, sessie: Sessie, weergave: Weergave, *, naam: str) -> Weergave:
    """Give it another name. Raises InvoerError as on keeping, and if someone else changed it first."""
    return _save(store, weergave, {"naam": _checked(naam)}, sessie=sessie)


@gebruiksgeval("schrijven")
def verwijder_weergave(store: Store, sessie: Sessie, weergave: Weergave) -> Weergave:
    """Remove it; its link then says so. zet_weergave_terug undoes it. Raises InvoerError as on renaming."""
    return _save(store, weergave, {"verwijderd": True}, sessie=sessie)


@gebruiksgeval("schrijven")
def zet_weergave_terug(store: Store, sessie: Sessie, weergave: Weergave) -> Weergave:
    """Undo a removal. Raises InvoerError if its name was taken since."""
    return _save(store, weergave, {"verwijderd": False}, sessie=sessie)


@gebruiksgeval("lezen")
def open_weergave(store: Store, sessie: Sessie, code: str) -> Geopend:
    """The weergave of a link, without what is no longer there. Raises InvoerError for an unknown or removed one."""
    gevonden = store.dossier.weergave_van_code(code.lower()) if len(code) == CODELENGTE else None
    if gevonden is None:
        raise InvoerError("De weergave van deze link bestaat niet. Controleer de link, of vraag een nieuwe.")
    if gevonden.verwijderd:
        raise InvoerError(f"De weergave '{gevonden.naam}' is verwijderd.")
    return _wat_er_nog_is(store, sessie, gevonden)


def _wat_er_nog_is(store: Store, sessie: Sessie, weergave: Weergave) -> Geopend:
    editie = store.dossier.editie(weergave.editie)
    keuze = weergave.keuze
    zichtbaar = {g.code for g in zichtbare_gebieden(store, sessie, editie, op=keuze.op)}
    laatste = default_keuze(store, sessie, editie, op=keuze.op).tot
    indicatoren = {i.code for i in store.cijfers.indicatoren(op=keuze.op)}
    weg = [code for code in keuze.gebieden if code not in zichtbaar]
    stand = dict(weergave.stand)
    weg += [stand.pop(naam) for naam in _GEBIEDEN if stand.get(naam) and stand[naam] not in zichtbaar]
    onbekend = [stand.pop("indicator")] if stand.get("indicator", "").split("@")[0] not in {"", *indicatoren} else []
    over = keuze.model_copy(
        update={
            "gebieden": tuple(code for code in keuze.gebieden if code in zichtbaar),
            "van": min(keuze.van, laatste),
            "tot": min(keuze.tot, laatste),
        }
    )
    geopend = weergave.model_copy(update={"keuze": over, "stand": tuple(stand.items())})
    later = (f"Cijfers na {laatste} zijn er niet.",) if keuze.tot > laatste else ()
    return Geopend(geopend, (*_meldingen(store, weg, onbekend, op=keuze.op), *later))


def _meldingen(store: Store, gebieden: list[str], indicatoren: list[str], *, op: Peilmoment) -> Iterator[str]:
    indeling = store.cijfers.gebieden(op=op)
    for code in dict.fromkeys(gebieden):
        naam = indeling.get(code).naam if code in indeling else code
        yield f"Het gebied {naam} is er niet meer."
    for code in indicatoren:
        yield f"Het onderwerp {code} is er niet meer."


def _save(store: Store, oud: Weergave, velden: dict[str, object], *, sessie: Sessie) -> Weergave:
    nieuw = oud.model_copy(update={**velden, "gewijzigd": datetime.now(UTC)})
    try:
        return store.dossier.wijzig_weergave(nieuw, gebruiker=sessie.naam)
    except VerouderdError as conflict:
        raise InvoerError(
            f"Iemand anders wijzigde deze weergave intussen; zij heet nu '{conflict.huidig}'. Probeer het opnieuw."
        ) from conflict


def _nieuw_id(store: Store) -> UUID:
    """One whose code no other weergave has."""
    return next(nieuw for nieuw in iter(uuid4, None) if store.dossier.weergave_van_code(nieuw.hex[:CODELENGTE]) is None)


def _checked(naam: str) -> str:
    schoon = " ".join(naam.split())
    if not schoon:
        raise InvoerError("Geef de weergave een naam, bijvoorbeeld 'Inbraak in Noord'.")
    if len(schoon) > LANGSTE_NAAM:
        raise InvoerError(f"De naam is langer dan {LANGSTE_NAAM} tekens. Kies een kortere.")
    return schoon

"""Weergaven: finding a page that was kept again, by name or by link."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from kvdash.domain.peilmoment import Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.weergave import Weergave
from kvdash.errors import InvoerError
from kvdash.services.cijfers import zichtbare_gebieden
from kvdash.services.dossier import stukken
from kvdash.services.edities import default_keuze
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store

_GEBIEDEN = ("gebied", "met", "uitgelicht")  # names in a stand whose value is the code of a gebied


class Geopend(NamedTuple):
    """Geopend: a weergave with what of it is still there; `ontbreekt` tells the rest in words."""

    weergave: Weergave
    ontbreekt: tuple[str, ...]


@gebruiksgeval("lezen")
def weergaven(store: Store, sessie: Sessie, editie: UUID) -> tuple[Stuk[Weergave], ...]:
    """The weergaven of an edition, by name."""
    return tuple(sorted(stukken(store, sessie, Weergave, editie=editie), key=lambda w: w.inhoud.naam.casefold()))


@gebruiksgeval("lezen")
def open_weergave(store: Store, sessie: Sessie, code: str) -> Geopend:
    """The weergave of a link, without what is no longer there. Raises InvoerError for an unknown or removed one."""
    gevonden = _van_code(store, code.lower())
    if gevonden is None:
        raise InvoerError("De weergave van deze link bestaat niet. Controleer de link, of vraag een nieuwe.")
    if gevonden.verwijderd:
        raise InvoerError(f"De weergave '{gevonden.inhoud.naam}' is verwijderd.")
    return _wat_er_nog_is(store, sessie, gevonden)


def _van_code(store: Store, code: str) -> Stuk[Weergave] | None:
    """The weergave with this code; under its present name where it was renamed."""
    zelfde = [stuk for stuk in store.dossier.stukken(Weergave) if stuk.inhoud.code == code]
    return min(zelfde, key=lambda stuk: stuk.verwijderd, default=None)


def _wat_er_nog_is(store: Store, sessie: Sessie, stuk: Stuk[Weergave]) -> Geopend:
    editie, weergave = store.dossier.editie(stuk.editie), stuk.inhoud
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

"""Editions of the analyse: which there are, which opens first and with what, starting one, and the weergaven in it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from kvdash.domain.editie import Deelstatus, Deelstatussen, Editie
from kvdash.domain.gebied import DEMO_GEMEENTEN, niveau_of_code
from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.weergave import Weergave
from kvdash.errors import InvoerError
from kvdash.services.cijfers import zichtbare_gebieden
from kvdash.services.controle import gecontroleerd
from kvdash.services.dossier import stukken
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store

PLAN_JAREN = 4
JAREN_IN_BEELD = 10
_GEBIEDEN = ("gebied", "met", "uitgelicht")  # names in a stand whose value is the code of a gebied


@gebruiksgeval("lezen")
def edities(store: Store, sessie: Sessie) -> tuple[Editie, ...]:
    """All editions that may be seen: own ones before the demo, the newest first."""
    zichtbaar = (editie for editie in store.dossier.edities() if sessie.zicht.ziet_editie(editie))
    return tuple(sorted(zichtbaar, key=lambda e: (e.is_demo, -e.gemaakt.timestamp())))


@gebruiksgeval("lezen")
def first_editie(store: Store, sessie: Sessie, *, gemeente: str | None = None) -> Editie:
    """The edition to open when none is asked for. Raises InvoerError when there is none (of this gemeente)."""
    found = [e for e in edities(store, sessie) if gemeente in (None, e.gemeente)]
    if not found:
        raise InvoerError(
            "Er is nog geen editie van een veiligheidsanalyse. Begin er een met eigen gegevens: "
            "kvdash nieuw --gemeente GM0363, of op de pagina Gegevens."
        )
    return found[0]


@gebruiksgeval("lezen")
def default_keuze(store: Store, sessie: Sessie, editie: Editie, *, op: Peilmoment = NU) -> Keuze:
    """What an edition shows before anyone chooses: the newest ten years that have figures of the gemeente."""
    tot = store.cijfers.laatste_jaar(editie.gemeente, op=op) or editie.gemaakt.year - 1
    return Keuze(editie=editie.id, van=tot - JAREN_IN_BEELD + 1, tot=tot, op=op)


@gebruiksgeval("schrijven")
def begin_editie(store: Store, sessie: Sessie, *, gemeente: str, naam: str | None = None) -> Editie:
    """Start an own edition for a gemeente (code like GM0363). Raises InvoerError for another form of code."""
    code = gemeente.strip().upper()
    if niveau_of_code(code) != "gemeente":
        raise InvoerError(f"'{gemeente}' is geen gemeentecode. Een gemeentecode is GM met vier cijfers, zoals GM0363.")
    if code in DEMO_GEMEENTEN:
        raise InvoerError(f"{code} is een gemeente van de voorbeeldgegevens. Kies de code van een echte gemeente.")
    nu = datetime.now(UTC)
    eerste = nu.year + 1
    laatste = eerste + PLAN_JAREN - 1
    # Before the areas are read in only the code is known, and that is no name to keep.
    bekend = [gemeentenaam(store, sessie, code)] if code in store.cijfers.gebieden() else []
    id_ = uuid4()
    inhoud = Editie(
        id=id_,
        gemeente=code,
        naam=naam or " ".join(["Veiligheidsanalyse", *bekend, f"{eerste}–{laatste}"]),
        plan_van=eerste,
        plan_tot=laatste,
        gemaakt=nu,
    )
    sessie.vereis_zicht(inhoud)
    editie = gecontroleerd(store, inhoud, editie=id_)
    store.dossier.schrijf(Stuk.nieuw(editie, editie=id_, wie=sessie.naam, wanneer=nu))
    return editie


def eigen_gemeente(store: Store) -> str | None:
    """The gemeente of the own editions, if they are all of one gemeente; else None."""
    gemeenten = {editie.gemeente for editie in store.dossier.edities() if not editie.is_demo}
    return gemeenten.pop() if len(gemeenten) == 1 else None


@gebruiksgeval("lezen")
def gemeentenaam(store: Store, sessie: Sessie, code: str, *, op: Peilmoment = NU) -> str:
    """The name of the gemeente, or its code while no area file was read in."""
    indeling = store.cijfers.gebieden(op=op)
    return indeling.get(code).naam if code in indeling else code


@gebruiksgeval("lezen")
def deelstatussen(store: Store, sessie: Sessie, editie: UUID, *, veld: int) -> Deelstatussen:
    """The parts of a veld that were closed."""
    alle = (stuk.inhoud for stuk in stukken(store, sessie, Deelstatus, editie=editie))
    return Deelstatussen(statussen=tuple(sorted((s for s in alle if s.veld == veld), key=lambda s: s.deel)))


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

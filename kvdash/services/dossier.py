"""Writing beside the figures: bevindingen and mogelijke prioriteiten, with edit, removal and undo."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID, uuid4

from kvdash.domain.bevinding import Bevinding, BevindingSoort, BevindingStatus, Bewijs
from kvdash.domain.kernbeleid import RUBRIEKEN, THEMAS
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Sessie
from kvdash.errors import InvoerError
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store

Volgorde = Literal["veld", "naam", "gewijzigd"]


@gebruiksgeval("lezen")
def bevindingen(store: Store, sessie: Sessie, editie: UUID, *, veld: int | None = None) -> tuple[Bevinding, ...]:
    """The bevindingen of an edition that may be seen, in the order they were made."""
    return tuple(b for b in store.dossier.bevindingen(editie, veld=veld) if sessie.zicht.ziet(b))


@gebruiksgeval("schrijven")
def schrijf_bevinding(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    veld: int,
    soort: BevindingSoort,
    tekst: str,
    onderwerp: str | None = None,
    gebieden: Sequence[str] = (),
    bewijs: Sequence[Bewijs] = (),
    automatisch: bool = False,
) -> Bevinding:
    """Add a bevinding. `onderwerp` is a thema or rubriek of this veld; `automatisch` marks a generated text.

    Raises InvoerError for an empty text.
    """
    _check_onderwerp(veld, onderwerp)
    bevinding = Bevinding(
        id=uuid4(),
        editie=store.dossier.editie(editie).id,
        veld=veld,
        soort=soort,
        onderwerp=onderwerp,
        tekst=_required(tekst, "Schrijf eerst een tekst."),
        gebieden=tuple(gebieden),
        auteur=sessie.naam,
        bewijs=tuple(bewijs),
        automatisch=automatisch,
        gewijzigd=datetime.now(UTC),
    )
    store.dossier.voeg_bevinding_toe(bevinding, gebruiker=sessie.naam)
    return bevinding


@gebruiksgeval("schrijven")
def wijzig_bevinding(
    store: Store,
    sessie: Sessie,
    bevinding: Bevinding,
    *,
    tekst: str,
    gebieden: Sequence[str],
    status: BevindingStatus,
) -> Bevinding:
    """Save an edit of the version given; a generated text that was edited is someone's own from then on.

    Raises VerouderdError, with both texts, if someone else was first.
    """
    nieuw = _required(tekst, "Schrijf eerst een tekst, of verwijder de bevinding.")
    return _save_bevinding(
        store,
        bevinding,
        sessie=sessie,
        tekst=nieuw,
        automatisch=bevinding.automatisch and nieuw == bevinding.tekst,
        gebieden=tuple(gebieden),
        status=status,
    )


@gebruiksgeval("schrijven")
def verwijder_bevinding(store: Store, sessie: Sessie, bevinding: Bevinding) -> Bevinding:
    """Remove a bevinding; zet_bevinding_terug undoes it."""
    return _save_bevinding(store, bevinding, sessie=sessie, verwijderd=True)


@gebruiksgeval("schrijven")
def zet_bevinding_terug(store: Store, sessie: Sessie, bevinding: Bevinding) -> Bevinding:
    """Undo a removal."""
    return _save_bevinding(store, bevinding, sessie=sessie, verwijderd=False)


@gebruiksgeval("lezen")
def prioriteiten(
    store: Store,
    sessie: Sessie,
    editie: UUID,
    *,
    velden: Sequence[int] = (),
    volgorde: Volgorde = "veld",
    ingetrokken: bool = False,
) -> tuple[Prioriteit, ...]:
    """The candidates of an edition that may be seen, of all velden or of these, in the order asked for."""
    found = [
        p
        for p in store.dossier.prioriteiten(editie)
        if (not velden or p.veld in velden) and p.ingetrokken == ingetrokken and sessie.zicht.ziet(p)
    ]
    if volgorde == "naam":
        return tuple(sorted(found, key=lambda p: p.naam.casefold()))
    if volgorde == "gewijzigd":
        return tuple(sorted(found, key=lambda p: p.gewijzigd, reverse=True))
    return tuple(sorted(found, key=lambda p: p.veld))


@gebruiksgeval("markeren")
def markeer_prioriteit(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    veld: int,
    naam: str,
    deelthemas: Sequence[str] = (),
    elementen: Sequence[str] = (),
    gebieden: Sequence[str] = (),
    bewijs: Sequence[Bewijs] = (),
) -> Prioriteit:
    """Mark a mogelijke prioriteit. Raises InvoerError for an empty name."""
    prioriteit = Prioriteit(
        id=uuid4(),
        editie=store.dossier.editie(editie).id,
        veld=veld,
        naam=_required(naam, "Geef de mogelijke prioriteit een naam."),
        deelthemas=_lines(deelthemas),
        elementen=_lines(elementen),
        gebieden=tuple(gebieden),
        auteur=sessie.naam,
        bewijs=tuple(bewijs),
        gewijzigd=datetime.now(UTC),
    )
    store.dossier.voeg_prioriteit_toe(prioriteit, gebruiker=sessie.naam)
    return prioriteit


@gebruiksgeval("schrijven")
def wijzig_prioriteit(
    store: Store,
    sessie: Sessie,
    prioriteit: Prioriteit,
    *,
    naam: str,
    deelthemas: Sequence[str],
    elementen: Sequence[str],
) -> Prioriteit:
    """Save an edit of the version given. Raises VerouderdError, with both texts, if someone else was first."""
    return _save_prioriteit(
        store,
        prioriteit,
        sessie=sessie,
        naam=_required(naam, "Geef de mogelijke prioriteit een naam."),
        deelthemas=_lines(deelthemas),
        elementen=_lines(elementen),
    )


@gebruiksgeval("markeren")
def trek_prioriteit_in(store: Store, sessie: Sessie, prioriteit: Prioriteit) -> Prioriteit:
    """Withdraw a candidate; zet_prioriteit_terug undoes it."""
    return _save_prioriteit(store, prioriteit, sessie=sessie, ingetrokken=True)


@gebruiksgeval("markeren")
def zet_prioriteit_terug(store: Store, sessie: Sessie, prioriteit: Prioriteit) -> Prioriteit:
    """Undo a withdrawal."""
    return _save_prioriteit(store, prioriteit, sessie=sessie, ingetrokken=False)


def _save_bevinding(store: Store, bevinding: Bevinding, *, sessie: Sessie, **changes: object) -> Bevinding:
    changed = bevinding.model_copy(update={**changes, "gewijzigd": datetime.now(UTC)})
    return store.dossier.wijzig_bevinding(changed, gebruiker=sessie.naam)


def _save_prioriteit(store: Store, prioriteit: Prioriteit, *, sessie: Sessie, **changes: object) -> Prioriteit:
    changed = prioriteit.model_copy(update={**changes, "gewijzigd": datetime.now(UTC)})
    return store.dossier.wijzig_prioriteit(changed, gebruiker=sessie.naam)


def _check_onderwerp(veld: int, onderwerp: str | None) -> None:
    allowed = {t.code for t in THEMAS if t.veld == veld} | ({r.code for r in RUBRIEKEN} if veld == 1 else set())
    if onderwerp is not None and onderwerp not in allowed:
        raise InvoerError(f"'{onderwerp}' is geen thema of rubriek van veld {veld}.")


def _required(tekst: str, melding: str) -> str:
    schoon = tekst.strip()
    if not schoon:
        raise InvoerError(melding)
    return schoon


def _lines(regels: Sequence[str]) -> tuple[str, ...]:
    """Without blank lines and surrounding blanks."""
    return tuple(regel.strip() for regel in regels if regel.strip())

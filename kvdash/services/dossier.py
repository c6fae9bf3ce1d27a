"""Writing beside the figures: bevindingen and mogelijke prioriteiten, with edit, removal and undo."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID, uuid4

from kvdash.domain.bevinding import Bevinding, BevindingSoort, BevindingStatus, Bewijs
from kvdash.domain.gebruiker import Gebruiker
from kvdash.domain.kernbeleid import RUBRIEKEN, THEMAS
from kvdash.domain.prioriteit import Prioriteit
from kvdash.errors import InvoerError
from kvdash.store import Store

Volgorde = Literal["veld", "naam", "gewijzigd"]


def bevindingen(store: Store, editie: UUID, *, veld: int | None = None) -> tuple[Bevinding, ...]:
    """The bevindingen of an edition, in the order they were made."""
    return store.dossier.bevindingen(editie, veld=veld)


def schrijf_bevinding(
    store: Store,
    *,
    editie: UUID,
    veld: int,
    soort: BevindingSoort,
    tekst: str,
    onderwerp: str | None = None,
    gebieden: Sequence[str] = (),
    bewijs: Sequence[Bewijs] = (),
    automatisch: bool = False,
    gebruiker: Gebruiker,
) -> Bevinding:
    """Add a bevinding. `onderwerp` is a thema or rubriek of this veld; `automatisch` marks a generated text.

    Raises InvoerError for an empty text.
    """
    gebruiker.vereis("schrijven")
    _check_onderwerp(veld, onderwerp)
    bevinding = Bevinding(
        id=uuid4(),
        editie=store.dossier.editie(editie).id,
        veld=veld,
        soort=soort,
        onderwerp=onderwerp,
        tekst=_required(tekst, "Schrijf eerst een tekst."),
        gebieden=tuple(gebieden),
        auteur=gebruiker.naam,
        bewijs=tuple(bewijs),
        automatisch=automatisch,
        gewijzigd=datetime.now(UTC),
    )
    store.dossier.voeg_bevinding_toe(bevinding, gebruiker=gebruiker.naam)
    return bevinding


def wijzig_bevinding(
    store: Store,
    bevinding: Bevinding,
    *,
    tekst: str,
    gebieden: Sequence[str],
    status: BevindingStatus,
    gebruiker: Gebruiker,
) -> Bevinding:
    """Save an edit of the version given; a generated text that was edited is someone's own from then on.

    Raises VerouderdError, with both texts, if someone else was first.
    """
    nieuw = _required(tekst, "Schrijf eerst een tekst, of verwijder de bevinding.")
    return _save_bevinding(
        store,
        bevinding,
        gebruiker=gebruiker,
        tekst=nieuw,
        automatisch=bevinding.automatisch and nieuw == bevinding.tekst,
        gebieden=tuple(gebieden),
        status=status,
    )


def verwijder_bevinding(store: Store, bevinding: Bevinding, *, gebruiker: Gebruiker) -> Bevinding:
    """Remove a bevinding; zet_bevinding_terug undoes it."""
    return _save_bevinding(store, bevinding, gebruiker=gebruiker, verwijderd=True)


def zet_bevinding_terug(store: Store, bevinding: Bevinding, *, gebruiker: Gebruiker) -> Bevinding:
    """Undo a removal."""
    return _save_bevinding(store, bevinding, gebruiker=gebruiker, verwijderd=False)


def prioriteiten(
    store: Store,
    editie: UUID,
    *,
    velden: Sequence[int] = (),
    volgorde: Volgorde = "veld",
    ingetrokken: bool = False,
) -> tuple[Prioriteit, ...]:
    """The candidates of an edition, of all velden or of these, in the order asked for."""
    found = [
        p
        for p in store.dossier.prioriteiten(editie)
        if (not velden or p.veld in velden) and p.ingetrokken == ingetrokken
    ]
    if volgorde == "naam":
        return tuple(sorted(found, key=lambda p: p.naam.casefold()))
    if volgorde == "gewijzigd":
        return tuple(sorted(found, key=lambda p: p.gewijzigd, reverse=True))
    return tuple(sorted(found, key=lambda p: p.veld))


def markeer_prioriteit(
    store: Store,
    *,
    editie: UUID,
    veld: int,
    naam: str,
    deelthemas: Sequence[str] = (),
    elementen: Sequence[str] = (),
    gebieden: Sequence[str] = (),
    bewijs: Sequence[Bewijs] = (),
    gebruiker: Gebruiker,
) -> Prioriteit:
    """Mark a mogelijke prioriteit. Raises InvoerError for an empty name."""
    gebruiker.vereis("schrijven")
    prioriteit = Prioriteit(
        id=uuid4(),
        editie=store.dossier.editie(editie).id,
        veld=veld,
        naam=_required(naam, "Geef de mogelijke prioriteit een naam."),
        deelthemas=_lines(deelthemas),
        elementen=_lines(elementen),
        gebieden=tuple(gebieden),
        auteur=gebruiker.naam,
        bewijs=tuple(bewijs),
        gewijzigd=datetime.now(UTC),
    )
    store.dossier.voeg_prioriteit_toe(prioriteit, gebruiker=gebruiker.naam)
    return prioriteit


def wijzig_prioriteit(
    store: Store,
    prioriteit: Prioriteit,
    *,
    naam: str,
    deelthemas: Sequence[str],
    elementen: Sequence[str],
    gebruiker: Gebruiker,
) -> Prioriteit:
    """Save an edit of the version given. Raises VerouderdError, with both texts, if someone else was first."""
    return _save_prioriteit(
        store,
        prioriteit,
        gebruiker=gebruiker,
        naam=_required(naam, "Geef de mogelijke prioriteit een naam."),
        deelthemas=_lines(deelthemas),
        elementen=_lines(elementen),
    )


def trek_prioriteit_in(store: Store, prioriteit: Prioriteit, *, gebruiker: Gebruiker) -> Prioriteit:
    """Withdraw a candidate; zet_prioriteit_terug undoes it."""
    return _save_prioriteit(store, prioriteit, gebruiker=gebruiker, ingetrokken=True)


def zet_prioriteit_terug(store: Store, prioriteit: Prioriteit, *, gebruiker: Gebruiker) -> Prioriteit:
    """Undo a withdrawal."""
    return _save_prioriteit(store, prioriteit, gebruiker=gebruiker, ingetrokken=False)


def _save_bevinding(store: Store, bevinding: Bevinding, *, gebruiker: Gebruiker, **changes: object) -> Bevinding:
    gebruiker.vereis("schrijven")
    changed = bevinding.model_copy(update={**changes, "gewijzigd": datetime.now(UTC)})
    return store.dossier.wijzig_bevinding(changed, gebruiker=gebruiker.naam)


def _save_prioriteit(store: Store, prioriteit: Prioriteit, *, gebruiker: Gebruiker, **changes: object) -> Prioriteit:
    gebruiker.vereis("schrijven")
    changed = prioriteit.model_copy(update={**changes, "gewijzigd": datetime.now(UTC)})
    return store.dossier.wijzig_prioriteit(changed, gebruiker=gebruiker.naam)


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

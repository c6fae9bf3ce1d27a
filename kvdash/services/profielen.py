"""Importprofielen: a confirmed toewijzing, kept for the files of the same structure that come next year."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import Toewijzing
from kvdash.errors import InvoerError
from kvdash.ingest import Bronbestand, structuren
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store


def maak_profiel(
    store: Store, bron: Bronbestand, *, naam: str, toewijzing: Toewijzing, sessie: Sessie
) -> Importprofiel:
    """The importprofiel of a file that was read by this toewijzing; nothing is written."""
    telt = toewijzing.telling is not None
    bladen = structuren(bron, gebieden=store.cijfers.gebieden(), met_voorvallen=telt)
    kies = reversed if telt else iter  # that of a file with incidents comes last
    afdruk = next((a for a, blad in kies(list(bladen.items())) if toewijzing.blad in (None, blad)), None)
    if afdruk is None:
        raise InvoerError("Dit bestand heeft geen kolomkoppen: er is geen importprofiel van te maken.")
    return Importprofiel(
        id=uuid4(),
        naam=_schone_naam(naam),
        vingerafdruk=afdruk,
        toewijzing=toewijzing,
        gebruiker=sessie.naam,
        tijdstip=datetime.now(UTC),
    )


@gebruiksgeval("lezen")
def profielen(store: Store, sessie: Sessie) -> tuple[Importprofiel, ...]:
    """All importprofielen, ordered by name."""
    return store.cijfers.profielen()


@gebruiksgeval("inlezen")
def hernoem_profiel(store: Store, sessie: Sessie, profiel: UUID, *, naam: str) -> Importprofiel:
    """Give an importprofiel another name. Raises InvoerError for an empty name, or a profiel that is gone."""
    nieuw = _profiel(store, profiel).model_copy(update={"naam": _schone_naam(naam)})
    store.cijfers.save_profiel(nieuw)
    return nieuw


@gebruiksgeval("inlezen")
def verwijder_profiel(store: Store, sessie: Sessie, profiel: UUID) -> Importprofiel:
    """Forget an importprofiel; what was read by it stays. Raises InvoerError if it is gone already."""
    weg = _profiel(store, profiel)
    store.cijfers.verwijder_profiel(weg)
    return weg


@gebruiksgeval("inlezen")
def zet_profiel_terug(store: Store, sessie: Sessie, profiel: Importprofiel) -> None:
    """Take the forgetting of an importprofiel back."""
    store.cijfers.save_profiel(profiel)


def _profiel(store: Store, profiel: UUID) -> Importprofiel:
    gevonden = next((p for p in store.cijfers.profielen() if p.id == profiel), None)
    if gevonden is None:
        raise InvoerError("Dit importprofiel is er niet meer. Ververs de pagina.")
    return gevonden


def _schone_naam(naam: str) -> str:
    schoon = " ".join(naam.split())
    if not schoon:
        raise InvoerError("Geef het importprofiel een naam.")
    return schoon

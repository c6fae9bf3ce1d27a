"""Importprofielen: a confirmed toewijzing, kept for the files of the same structure that come next year."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from kvdash.domain.herkenning import Herkenning, vingerafdruk
from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.errors import InvoerError
from kvdash.ingest import herken_bestand, koppen_van_voorvallen, structuren
from kvdash.services.catalogus import catalogus_van
from kvdash.services.edities import eigen_gemeente
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store


def find_profiel(store: Store, inhoud: bytes | Path, *, metadata: Sequence[bytes | Path] = ()) -> Importprofiel | None:
    """The importprofiel for a file by its structure, for the sheet it fits; None if there is none.

    Raises OnleesbaarError.
    """
    profielen = store.cijfers.profielen()
    if not profielen:
        return None
    telt = any(profiel.toewijzing.telling for profiel in profielen)
    bladen = _structuren(store, inhoud, metadata=metadata, met_voorvallen=telt)
    for profiel in profielen:
        if profiel.vingerafdruk in bladen:
            blad = bladen[profiel.vingerafdruk] or None
            return profiel.model_copy(update={"toewijzing": profiel.toewijzing.model_copy(update={"blad": blad})})
    return None


def _structuren(
    store: Store, inhoud: bytes | Path, *, metadata: Sequence[bytes | Path], met_voorvallen: bool
) -> dict[str, str]:
    """The vingerafdruk of each table with its sheet; and of its first row, as that of rows to be counted."""
    bladen = structuren(inhoud, gebieden=store.cijfers.gebieden(), metadata=metadata)
    for blad, koppen in koppen_van_voorvallen(inhoud) if met_voorvallen else ():
        bladen.setdefault(vingerafdruk(["één regel per voorval", *koppen]), blad)
    return bladen


def maak_profiel(
    store: Store,
    inhoud: bytes | Path,
    *,
    naam: str,
    toewijzing: Toewijzing,
    metadata: Sequence[bytes | Path] = (),
    sessie: Sessie,
) -> Importprofiel:
    """The importprofiel of a file that was read by this toewijzing; nothing is written."""
    telt = toewijzing.telling is not None
    bladen = _structuren(store, inhoud, metadata=metadata, met_voorvallen=telt)
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


@gebruiksgeval("inlezen")
def herken(
    store: Store,
    sessie: Sessie,
    naam: str,
    inhoud: bytes | Path,
    *,
    gemeente: str | None = None,
    jaar: int | None = None,
    toewijzing: Toewijzing | None = None,
    metadata: Sequence[bytes | Path] = (),
) -> Herkenning:
    """What the columns of a file were taken for, also of one that cannot be read in yet. Raises BestandError."""
    profiel = None if toewijzing is not None else find_profiel(store, inhoud, metadata=metadata)
    return herken_bestand(
        naam,
        inhoud,
        gebieden=store.cijfers.gebieden(),
        catalogus=catalogus_van(store),
        gemeente=gemeente or eigen_gemeente(store),
        jaar=jaar,
        toewijzing=toewijzing or (profiel.toewijzing if profiel else GEEN_TOEWIJZING),
        metadata=metadata,
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

"""Gebeurtenissen beside the figures: those every edition has, and adding, editing and removing own ones, with undo."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple, Self
from uuid import UUID, uuid4

from kvdash.domain.gebeurtenis import Gebeurtenis, GebeurtenisSoort, geleverde_gebeurtenissen
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.indicator import Indicator
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.model import Model
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.errors import InvoerError
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store


class GebeurtenisInvoer(Model):
    """GebeurtenisInvoer: what a user fills in of a Gebeurtenis; the fields mean what they mean there."""

    naam: str
    soort: GebeurtenisSoort
    van: date
    tot: date | None = None
    gebieden: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    indicatoren: tuple[str, ...] = ()
    is_breuk: bool = False
    bron: str = ""


@gebruiksgeval("lezen")
def alle_gebeurtenissen(store: Store, sessie: Sessie, editie: UUID) -> tuple[Gebeurtenis, ...]:
    """Those that come with kvdash and those of the edition, the earliest first."""
    alle = (*geleverde_gebeurtenissen(editie), *store.dossier.gebeurtenissen(editie))
    return tuple(sorted(alle, key=lambda g: (g.van, g.naam)))


class Breuken(NamedTuple):
    """Breuken: the gebeurtenissen of an edition over which figures may not be compared, and which figures they touch.

    Two of the same edition that are equal in `alle` and `gemeente` touch the same figures.
    """

    alle: tuple[Gebeurtenis, ...]
    gemeente: str
    indeling: Gebiedsindeling

    def van_cijfer(self, indicator: Indicator, *, bron: str) -> Self:
        """Those that touch these figures of some gebied."""
        return self._replace(alle=tuple(breuk for breuk in self.alle if breuk.geldt_voor(indicator, bron=bron)))

    def dagen(self, indicator: Indicator, *, bron: str, gebied: str) -> tuple[date, ...]:
        """On which days counting changed for these figures of a gebied (a code), the earliest first."""
        van_cijfer = self.van_cijfer(indicator, bron=bron).alle
        plaatsen = frozenset(self.indeling.keten(gebied)) if van_cijfer else frozenset()
        return tuple(breuk.van for breuk in van_cijfer if breuk.geldt_in(plaatsen, gemeente=self.gemeente))


def breuken_van(store: Store, sessie: Sessie, editie: UUID, *, op: Peilmoment = NU) -> Breuken:
    """The breaks of an edition, also those that come with kvdash; only their gebieden are as of `op`.

    Raises InvoerError for an unknown edition.
    """
    alle = tuple(g for g in alle_gebeurtenissen(store, sessie, editie) if g.is_breuk)
    return Breuken(alle, store.dossier.editie(editie).gemeente, store.cijfers.gebieden(op=op))


@gebruiksgeval("schrijven")
def schrijf_gebeurtenis(store: Store, sessie: Sessie, *, editie: UUID, invoer: GebeurtenisInvoer) -> Gebeurtenis:
    """Add a gebeurtenis to an edition. Raises InvoerError for what cannot be."""
    gebeurtenis = Gebeurtenis(
        id=uuid4(),
        editie=store.dossier.editie(editie).id,
        auteur=sessie.naam,
        gewijzigd=datetime.now(UTC),
        **dict(_checked(store, invoer)),
    )
    store.dossier.voeg_gebeurtenis_toe(gebeurtenis, gebruiker=sessie.naam)
    return gebeurtenis


@gebruiksgeval("schrijven")
def wijzig_gebeurtenis(
    store: Store, sessie: Sessie, gebeurtenis: Gebeurtenis, *, invoer: GebeurtenisInvoer
) -> Gebeurtenis:
    """Save an edit of the version given. Raises VerouderdError if someone else was first, InvoerError as on adding."""
    return _save(store, gebeurtenis, dict(_checked(store, invoer)), sessie=sessie)


@gebruiksgeval("schrijven")
def verwijder_gebeurtenis(store: Store, sessie: Sessie, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
    """Remove a gebeurtenis; zet_gebeurtenis_terug undoes it. Raises InvoerError for one that comes with kvdash."""
    return _save(store, gebeurtenis, {"verwijderd": True}, sessie=sessie)


@gebruiksgeval("schrijven")
def zet_gebeurtenis_terug(store: Store, sessie: Sessie, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
    """Undo a removal."""
    return _save(store, gebeurtenis, {"verwijderd": False}, sessie=sessie)


def _save(store: Store, oud: Gebeurtenis, velden: dict[str, object], *, sessie: Sessie) -> Gebeurtenis:
    if oud.is_geleverd:
        raise InvoerError(f"'{oud.naam}' hoort bij kvdash en staat in elke editie. Voeg zo nodig zelf iets toe.")
    nieuw = oud.model_copy(update={**velden, "gewijzigd": datetime.now(UTC)})
    return store.dossier.wijzig_gebeurtenis(nieuw, gebruiker=sessie.naam)


def _checked(store: Store, invoer: GebeurtenisInvoer) -> GebeurtenisInvoer:
    """With clean texts. Raises InvoerError for an empty name, a wrong order of dates or something unknown."""
    naam = " ".join(invoer.naam.split())
    if not naam:
        raise InvoerError("Geef de gebeurtenis een naam, bijvoorbeeld 'Camera's in het centrum'.")
    if invoer.tot is not None and invoer.tot < invoer.van:
        raise InvoerError("De gebeurtenis eindigt vóór zij begint. Controleer de twee datums.")
    for thema in invoer.themas:
        find_thema(thema)
    indeling = store.cijfers.gebieden()
    for gebied in invoer.gebieden:
        indeling.get(gebied)
    _check_indicatoren(store, invoer.indicatoren)
    return invoer.model_copy(update={"naam": naam, "bron": invoer.bron.strip()})


def _check_indicatoren(store: Store, codes: Sequence[str]) -> None:
    onbekend = set(codes) - {indicator.code for indicator in store.cijfers.indicatoren()}
    if onbekend:
        raise InvoerError(f"Deze cijfers kent kvdash niet: {', '.join(sorted(onbekend))}. Kies ze opnieuw.")

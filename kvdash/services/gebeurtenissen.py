"""Gebeurtenissen beside the figures: those every edition has and own ones, and which of them are breaks."""

from datetime import date
from typing import NamedTuple, Self
from uuid import UUID

from kvdash.domain.gebeurtenis import Gebeurtenis, geleverde_gebeurtenissen
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.indicator import Indicator
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.services.dossier import stukken
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store


@gebruiksgeval("lezen")
def alle_gebeurtenissen(store: Store, sessie: Sessie, editie: UUID) -> tuple[Stuk[Gebeurtenis], ...]:
    """Those that come with kvdash and those of the edition, the earliest first."""
    alle = (*geleverde_gebeurtenissen(editie), *stukken(store, sessie, Gebeurtenis, editie=editie))
    return tuple(sorted(alle, key=lambda g: (g.inhoud.van, g.inhoud.naam)))


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
    alle = tuple(g.inhoud for g in alle_gebeurtenissen(store, sessie, editie) if g.inhoud.is_breuk)
    return Breuken(alle, store.dossier.editie(editie).gemeente, store.cijfers.gebieden(op=op))

"""Vergelijking: with whom figures are compared."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Literal

from kvdash.domain.gebied import DEMO_GEMEENTEN, Gebied, Gebiedsindeling
from kvdash.domain.model import Model
from kvdash.domain.stuk import Inhoud, naamsleutel

Vergelijker = Literal["gemeente", "nederland", "vergelijkbaar"]

GROEPSGROOTTE = 10  # gemeenten, where the user chose none
GROEP = "GROEP"  # code of the gebied that stands for all members together


class Vergelijkingsgroep(Inhoud):
    """Vergelijkingsgroep: gemeenten (codes) that an edition may be compared with, under a name users gave.

    An edition has one of each name, in whatever capitals.
    """

    naam_soort: ClassVar[str] = "vergelijkingsgroep"
    vereist: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "naam": "Geef de groep een naam, bijvoorbeeld 'Steden in de regio'.",
            "gemeenten": "Kies minstens één andere gemeente voor de groep.",
        }
    )
    namen: ClassVar[tuple[str, ...]] = ("naam",)

    naam: str
    gemeenten: tuple[str, ...]

    @property
    def sleutel(self) -> str:
        return naamsleutel(self.naam)

    @property
    def woorden(self) -> tuple[str, ...]:
        return (self.naam,)


class Groepskeuze(Inhoud):
    """Groepskeuze: the name of the vergelijkingsgroep that an edition is compared with.

    None: the gemeenten nearest in inhabitants. Apart from the groups, so that choosing another changes one stuk.
    """

    naam_soort: ClassVar[str] = "groepskeuze"

    groep: str | None = None

    @property
    def sleutel(self) -> str:
        return ""


class Vergelijking(Model):
    """Vergelijking: with whom figures are compared; `gebied` carries the name and stands in charts.

    "gemeente": the gemeente, tested without the gebied itself; "nederland": the country, likewise; "vergelijkbaar": the
    gemeenten in `leden` together, under `groep` (None: those nearest in inhabitants).
    """

    vergelijker: Vergelijker
    gebied: Gebied
    leden: tuple[Gebied, ...] = ()
    groep: str | None = None


def andere_gemeenten(indeling: Gebiedsindeling, eigen: str) -> tuple[Gebied, ...]:
    """The gemeenten a group of an own one (a code) may hold, by name; invented ones only with an invented one."""
    alle = (g for g in indeling.current() if g.niveau == "gemeente" and g.code != eigen)
    return tuple(sorted((g for g in alle if g.is_demo == (eigen in DEMO_GEMEENTEN)), key=lambda g: g.naam))

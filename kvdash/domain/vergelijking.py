"""Vergelijking: with whom figures are compared."""

from typing import ClassVar, Literal

from kvdash.domain.gebied import Gebied
from kvdash.domain.model import Model
from kvdash.domain.stuk import Inhoud

Vergelijker = Literal["gemeente", "nederland", "vergelijkbaar"]

GROEPSGROOTTE = 10  # gemeenten, where the user chose none
GROEP = "GROEP"  # code of the gebied that stands for all members together


class Vergelijkingsgroep(Inhoud):
    """Vergelijkingsgroep: gemeenten (codes) that an edition may be compared with, under a name users gave."""

    naam_soort: ClassVar[str] = "vergelijkingsgroep"

    naam: str
    gemeenten: tuple[str, ...]

    @property
    def sleutel(self) -> str:
        return self.naam

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

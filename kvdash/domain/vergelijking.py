"""Vergelijking: with whom figures are compared."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from kvdash.domain.gebied import Gebied
from kvdash.domain.model import Model

Vergelijker = Literal["gemeente", "nederland", "vergelijkbaar"]

GROEPSGROOTTE = 10  # gemeenten, where the user chose none
GROEP = "GROEP"  # code of the gebied that stands for all members together


class Vergelijkingsgroep(Model):
    """Vergelijkingsgroep: gemeenten (codes) that an edition is compared with, under a name users gave.

    Of an edition at most one is `gekozen`; without one the gemeenten nearest in inhabitants are taken.
    """

    editie: UUID
    naam: str = Field(min_length=1)
    gemeenten: tuple[str, ...] = Field(min_length=1)
    gekozen: bool = True


class Vergelijking(Model):
    """Vergelijking: with whom figures are compared; `gebied` carries the name and stands in charts.

    "gemeente": the gemeente, tested without the gebied itself; "nederland": the country, likewise; "vergelijkbaar": the
    gemeenten in `leden` together, under `groep` (None: those nearest in inhabitants).
    """

    vergelijker: Vergelijker
    gebied: Gebied
    leden: tuple[Gebied, ...] = ()
    groep: str | None = None

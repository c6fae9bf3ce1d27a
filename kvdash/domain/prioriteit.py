"""Prioriteit: a subject the gemeente may give priority in its integraal veiligheidsplan."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from kvdash.domain.bevinding import Bewijs, Rubricering
from kvdash.domain.model import Model

PrioriteitStatus = Literal["mogelijk", "prioriteit", "overig strategisch thema", "afgevallen"]


class Prioriteit(Model):
    """Prioriteit: a candidate of one veld: its name, deelthema's and elementen van de aanpak, and its evidence.

    Marked as *mogelijke prioriteit*; `ingetrokken` takes it back without losing it.
    """

    id: UUID
    editie: UUID
    veld: int
    naam: str = Field(min_length=1)
    deelthemas: tuple[str, ...] = ()
    elementen: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()
    status: PrioriteitStatus = "mogelijk"
    auteur: str
    rubricering: Rubricering = "intern"
    bewijs: tuple[Bewijs, ...] = ()
    versie: int = 1
    gewijzigd: datetime
    ingetrokken: bool = False

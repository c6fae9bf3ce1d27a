"""Editie: one veiligheidsanalyse of one gemeente."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from kvdash.domain.gebied import DEMO_GEMEENTE
from kvdash.domain.model import Model


class Editie(Model):
    """Editie: one edition of the analyse: gemeente, years of the plan, and when it was made and worked out.

    `deelname` says in whole sentences how partners and sleutelfiguren took part.
    """

    id: UUID
    gemeente: str
    naam: str
    plan_van: int
    plan_tot: int
    analyse_periode: str = ""
    uitwerking_periode: str = ""
    deelname: str = ""
    gemaakt: datetime

    @property
    def is_demo(self) -> bool:
        return self.gemeente == DEMO_GEMEENTE


class ThemaStatus(Model):
    """ThemaStatus: a thema that needs no further filling in an edition, with the reason: then it is complete."""

    editie: UUID
    thema: str
    status: Literal["niet van toepassing", "geen cijfers beschikbaar"]
    reden: str

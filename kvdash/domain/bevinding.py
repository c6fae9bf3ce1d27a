"""Bevinding: what people write beside the figures, and the figures it was written at."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from kvdash.domain.indicator import Maat
from kvdash.domain.model import Model
from kvdash.domain.reeks import Status

BevindingSoort = Literal["duiding", "aandachtspunt", "accent", "verbeterpunt", "bewoners", "ondernemers"]
BevindingStatus = Literal["concept", "beoordeeld", "akkoord"]
Rubricering = Literal["openbaar", "intern", "vertrouwelijk"]


def mag_naar_buiten(rubricering: Rubricering) -> bool:
    """Whether an export may hold what is marked so: it cannot mark it, so what is vertrouwelijk stays in."""
    return rubricering != "vertrouwelijk"


# Who was asked in the consultaties of paragraph N.4.
CONSULTATIES: tuple[BevindingSoort, ...] = ("bewoners", "ondernemers")

# The paragraph (N.1 to N.4) in which each soort stands.
PARAGRAAF: dict[BevindingSoort, int] = {
    "duiding": 1,
    "aandachtspunt": 2,
    "accent": 3,
    "verbeterpunt": 3,
    "bewoners": 4,
    "ondernemers": 4,
}


class Bewijs(Model):
    """Bewijs: a figure as it stood when something was written at it. `waarde` is in `maat`; None was a gap.

    Of a rate `noemer` is the denominator in words; `noemer_jaar` is its year where that was another than of the count.
    """

    indicator: str
    bron: str
    maat: Maat
    gebied: str
    periode: str
    waarde: float | None
    onder: float | None = None
    boven: float | None = None
    noemer: str | None = None
    noemer_jaar: int | None = None
    status: Status = "definitief"
    upload: UUID | None = None
    regel: int | None = None


class Bevinding(Model):
    """Bevinding: one written entry of the analyse, under a thema, or a rubriek for the aanpak of veld 1.

    `onderwerp` is the key of the thema ("T1.3") or rubriek ("R1"); consultaties of a whole veld have None.
    `versie` counts the edits; it guards against two people overwriting each other. `automatisch` marks a text that was
    made from a signal, until someone edits it.
    """

    id: UUID
    editie: UUID
    veld: int
    soort: BevindingSoort
    onderwerp: str | None = None
    tekst: str = Field(min_length=1)
    gebieden: tuple[str, ...] = ()
    auteur: str
    status: BevindingStatus = "concept"
    rubricering: Rubricering = "intern"
    bewijs: tuple[Bewijs, ...] = ()
    versie: int = 1
    gewijzigd: datetime
    verwijderd: bool = False
    automatisch: bool = False

    @property
    def paragraaf(self) -> int:
        return PARAGRAAF[self.soort]

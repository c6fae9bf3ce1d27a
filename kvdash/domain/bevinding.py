"""Bevinding: what people write beside the figures, and the figures it was written at."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Literal, Self, get_args
from uuid import UUID

from kvdash.domain.indicator import Maat
from kvdash.domain.model import Model
from kvdash.domain.reeks import Status
from kvdash.domain.sessie import Rubricering
from kvdash.domain.stuk import Inhoud

BevindingSoort = Literal["duiding", "aandachtspunt", "accent", "verbeterpunt", "bewoners", "ondernemers"]
BevindingStatus = Literal["concept", "beoordeeld", "akkoord"]


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


# Georganiseerde criminaliteit, and who was threatened at work: that may point at persons and at work of the police.
VERTROUWELIJKE_THEMAS = frozenset({"T5.2", "T5.3"})


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


class Bevinding(Inhoud):
    """Bevinding: one written entry of the analyse, under a thema, or a rubriek for the aanpak of veld 1.

    `onderwerp` is the key of the thema ("T1.3") or rubriek ("R1"); consultaties of a whole veld have None.
    `automatisch` marks a text that was made from a signal, until someone edits it.
    """

    naam_soort: ClassVar[str] = "bevinding"
    statussen: ClassVar[tuple[str, ...]] = get_args(BevindingStatus)
    rubriceert: ClassVar[bool] = True
    vereist: ClassVar[Mapping[str, str]] = MappingProxyType({"tekst": "Schrijf eerst een tekst."})

    veld: int
    soort: BevindingSoort
    onderwerp: str | None = None
    tekst: str
    gebieden: tuple[str, ...] = ()
    bewijs: tuple[Bewijs, ...] = ()
    automatisch: bool = False

    @property
    def paragraaf(self) -> int:
        return PARAGRAAF[self.soort]

    @property
    def voorstel_rubricering(self) -> Rubricering:
        """What is proposed where someone says that it is right: openbaar, but not of what is about persons at risk."""
        return "vertrouwelijk" if self.onderwerp in VERTROUWELIJKE_THEMAS else "openbaar"

    def met_tekst(self, tekst: str) -> Self:
        """With this text; a generated one that was edited is someone's own from then on."""
        zelfde = tekst.strip() == self.tekst
        return self.model_copy(update={"tekst": tekst, "automatisch": self.automatisch and zelfde})

    @property
    def woorden(self) -> tuple[str, ...]:
        return (self.tekst,)

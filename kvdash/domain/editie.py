"""Editie: one veiligheidsanalyse of one gemeente."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import ClassVar, Literal
from uuid import UUID

from kvdash.domain.gebied import DEMO_GEMEENTE
from kvdash.domain.model import Model
from kvdash.domain.stuk import Inhoud

Sluitreden = Literal["niet van toepassing", "geen cijfers beschikbaar"]
DeelParagraaf = Literal[0, 1, 2, 3, 4]
Deel = tuple[DeelParagraaf, str]


class Editie(Inhoud):
    """Editie: one edition of the analyse: gemeente, years of the plan, and when it was made and worked out.

    `deelname` says in whole sentences how partners and sleutelfiguren took part; `inleiding` opens the rapportage. The
    stuk it is the inhoud of has the same id, which all other stukken of the edition name.
    """

    naam_soort: ClassVar[str] = "editie"
    vereist: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"naam": "Geef de editie een naam, bijvoorbeeld 'Veiligheidsanalyse 2027–2030'."}
    )
    namen: ClassVar[tuple[str, ...]] = ("naam",)
    blijvend: ClassVar[tuple[str, ...]] = ("id", "gemeente", "gemaakt")

    id: UUID
    gemeente: str
    naam: str
    plan_van: int
    plan_tot: int
    analyse_periode: str = ""
    uitwerking_periode: str = ""
    deelname: str = ""
    inleiding: str = ""
    gemaakt: datetime

    @property
    def is_demo(self) -> bool:
        return self.gemeente == DEMO_GEMEENTE

    def vaste_id(self, editie: UUID) -> UUID:
        return self.id

    @property
    def woorden(self) -> tuple[str, ...]:
        teksten = (self.naam, self.analyse_periode, self.uitwerking_periode, self.deelname, self.inleiding)
        return tuple(tekst for tekst in teksten if tekst)


class Deelstatus(Inhoud):
    """Deelstatus: a part of the analyse that needs no further filling, with the reason: then it is complete.

    `paragraaf` 0 is a whole thema, `onderwerp` its key. 1 to 3 is what that paragraph holds of a thema (in 1.3 of a
    rubriek); 4 what bewoners or ondernemers said of the veld, `onderwerp` then says who.
    """

    naam_soort: ClassVar[str] = "deelstatus"
    vereist: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"reden": "Schrijf op waarom: zonder reden kan een deel niet worden afgesloten."}
    )

    veld: int
    paragraaf: DeelParagraaf
    onderwerp: str
    status: Sluitreden
    reden: str

    @property
    def deel(self) -> Deel:
        return (self.paragraaf, self.onderwerp)

    @property
    def sleutel(self) -> str:
        return f"{self.veld}/{self.paragraaf}/{self.onderwerp}"

    @property
    def woorden(self) -> tuple[str, ...]:
        return (self.reden,)


class Deelstatussen(Model):
    """Deelstatussen: all parts of one veld that were closed."""

    statussen: tuple[Deelstatus, ...] = ()

    def van(self, paragraaf: DeelParagraaf, onderwerp: str) -> Deelstatus | None:
        """Why a part needs no filling: its own status, else that of its whole thema; None if it is open."""
        by_deel = {status.deel: status for status in self.statussen}
        return by_deel.get((paragraaf, onderwerp)) or by_deel.get((0, onderwerp))

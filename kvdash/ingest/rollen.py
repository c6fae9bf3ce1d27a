"""The roles that columns can have, and which each column of a file got."""

from dataclasses import dataclass, field

from kvdash.domain.toewijzing import Rol
from kvdash.ingest.gebieden import Codevorm
from kvdash.ingest.marges import Margesoort
from kvdash.ingest.profiel import Monster, Profiel


@dataclass(frozen=True)
class Kolomrol:
    """Kolomrol: what a column is taken for, how sure that is (0 to 1) and why, in words for a user."""

    kolom: int
    kop: str
    rol: Rol
    zekerheid: float
    reden: str


@dataclass
class Rollen:
    """Rollen: the roles of all columns; `bij` tells for a column of margins which column of values it bounds."""

    monster: Monster
    rollen: dict[int, Kolomrol] = field(default_factory=dict)
    margecodes: dict[str, Margesoort] = field(default_factory=dict)
    bij: dict[int, int] = field(default_factory=dict)
    voorvoegsel: Codevorm | None = None  # what the codes of areas lack
    waarschuwingen: list[str] = field(default_factory=list)

    def geef(self, kolom: int, rol: Rol, zekerheid: float, reden: str) -> None:
        kop = self.monster.profielen[kolom].kop
        self.rollen[kolom] = Kolomrol(kolom=kolom, kop=kop, rol=rol, zekerheid=zekerheid, reden=reden)

    def met(self, *rollen: Rol) -> list[int]:
        return [k for k in sorted(self.rollen) if self.rollen[k].rol in rollen]

    def eerste(self, rol: Rol) -> int | None:
        return next(iter(self.met(rol)), None)

    @property
    def vrij(self) -> list[Profiel]:
        """The columns that have no role yet."""
        return [p for p in self.monster.profielen if p.kolom not in self.rollen]

    @property
    def sleutel(self) -> list[int]:
        """The columns that together tell the rows apart."""
        return self.met(
            "gebiedscode",
            "gebiedsnaam",
            "gemeente",
            "periode",
            "maand",
            "onderwerp",
            "uitsplitsing",
            "eenheid",
            "marges",
        )

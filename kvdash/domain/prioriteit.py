"""Prioriteit: a subject the gemeente may give priority in its integraal veiligheidsplan."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Literal, get_args

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.stuk import Inhoud, Rechten

PrioriteitStatus = Literal["mogelijk", "prioriteit", "overig strategisch thema", "afgevallen"]


class Prioriteit(Inhoud):
    """Prioriteit: a candidate of one veld: its name, deelthema's and elementen van de aanpak, and its evidence.

    Marked as *mogelijke prioriteit*; removing it is taking it back.
    """

    naam_soort: ClassVar[str] = "prioriteit"
    statussen: ClassVar[tuple[str, ...]] = get_args(PrioriteitStatus)
    rubriceert: ClassVar[bool] = True
    rechten: ClassVar[Rechten] = Rechten(maken="markeren", verwijderen="markeren")
    vereist: ClassVar[Mapping[str, str]] = MappingProxyType({"naam": "Geef de mogelijke prioriteit een naam."})

    veld: int
    naam: str
    deelthemas: tuple[str, ...] = ()
    elementen: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()
    bewijs: tuple[Bewijs, ...] = ()

    @property
    def woorden(self) -> tuple[str, ...]:
        return (self.naam, *self.deelthemas, *self.elementen)

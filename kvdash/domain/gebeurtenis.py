"""Gebeurtenis: what happened beside the figures, and between which years they may not be compared."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import ClassVar, Literal
from uuid import UUID

from kvdash.domain.indicator import Indicator
from kvdash.domain.stuk import Inhoud, Stuk

GebeurtenisSoort = Literal["maatregel", "plaatsing", "registratie", "methode", "wet", "anders"]

LEVERANCIER = "kvdash"  # who made what every edition has


class Gebeurtenis(Inhoud):
    """Gebeurtenis: something that helps to read a figure: a measure began, a camera was placed, a registration changed.

    `tot` None is one day, or something that still goes on. `gebieden` empty is the whole gemeente (of a delivered one:
    everywhere); it touches the areas in them too. `themas` and `indicatoren` together say which figures it touches,
    both empty all of them; `cijferbron` limits that to figures of one bron. With `is_breuk` figures from before and
    after may not be compared. `bron` tells where this is known from. What `is_geleverd` comes with kvdash: every
    edition has it, and nobody changes it.
    """

    naam_soort: ClassVar[str] = "gebeurtenis"
    vereist: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"naam": "Geef de gebeurtenis een naam, bijvoorbeeld 'Camera's in het centrum'."}
    )
    namen: ClassVar[tuple[str, ...]] = ("naam",)

    naam: str
    soort: GebeurtenisSoort
    van: date
    tot: date | None = None
    gebieden: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    indicatoren: tuple[str, ...] = ()
    cijferbron: str = ""
    is_breuk: bool = False
    bron: str = ""
    is_geleverd: bool = False

    @property
    def jaar(self) -> int:
        """The first year whose figure it touches; a breuk lies between this year and the one before."""
        return self.van.year

    @property
    def laatste_jaar(self) -> int:
        """The last year whose figure it touches."""
        return (self.tot or self.van).year

    @property
    def woorden(self) -> tuple[str, ...]:
        return tuple(deel for deel in (self.naam, self.bron) if deel)

    def geldt_voor(self, indicator: Indicator, *, bron: str) -> bool:
        """Whether it touches the figures of an indicator that come from this bron."""
        if self.cijferbron and self.cijferbron != bron:
            return False
        if not self.themas and not self.indicatoren:
            return True
        return indicator.code in self.indicatoren or not set(self.themas).isdisjoint(indicator.themas)

    def raakt(self, indicator: Indicator, *, bron: str, plaatsen: AbstractSet[str], gemeente: str) -> bool:
        """Whether it touches these figures of a gebied; `plaatsen` are the codes of it and of all it lies in."""
        return self.geldt_in(plaatsen, gemeente=gemeente) and self.geldt_voor(indicator, bron=bron)

    def geldt_in(self, plaatsen: AbstractSet[str], *, gemeente: str) -> bool:
        """Whether it touches a gebied; `plaatsen` are the codes of it and of all it lies in."""
        return self.is_geleverd or not plaatsen.isdisjoint(self.gebieden or (gemeente,))


@lru_cache(maxsize=64)
def geleverde_gebeurtenissen(editie: UUID) -> tuple[Stuk[Gebeurtenis], ...]:
    """What every edition has: national, and of such weight that no line should be read without it."""
    return tuple(
        Stuk(
            id=UUID(f"0d1f6f0a-6f3c-4f6e-9a52-{nummer:012}"),
            editie=editie,
            volgorde=UUID(int=nummer),
            auteur=LEVERANCIER,
            wie=LEVERANCIER,
            wanneer=_SINDS,
            inhoud=gebeurtenis,
        )
        for nummer, gebeurtenis in enumerate(_GELEVERD, start=1)
    )


_SINDS = datetime(2026, 1, 1, tzinfo=UTC)
_GELEVERD = (
    Gebeurtenis(
        naam="Coronamaatregelen",
        soort="maatregel",
        van=date(2020, 3, 12),
        tot=date(2022, 3, 23),
        bron="Rijksoverheid, coronavirus tijdlijn",
        is_geleverd=True,
    ),
    Gebeurtenis(
        naam="Nieuwe opzet van de Veiligheidsmonitor",
        soort="methode",
        van=date(2021, 1, 1),  # new questions and another way of asking them
        cijferbron="Veiligheidsmonitor",
        is_breuk=True,
        bron="CBS, Veiligheidsmonitor 2021",
        is_geleverd=True,
    ),
    Gebeurtenis(
        naam="Wet seksuele misdrijven",
        soort="wet",
        van=date(2024, 7, 1),
        indicatoren=("zedenmisdrijf", "cbs_geweld_seksueel"),
        is_breuk=True,
        bron="Rijksoverheid, Wet seksuele misdrijven",
        is_geleverd=True,
    ),
)

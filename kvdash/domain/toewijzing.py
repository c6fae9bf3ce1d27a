"""Toewijzing: what the columns, topics and areas of a file mean, as a user confirmed it."""

import re
from typing import Literal

from pydantic import Field

from kvdash.domain.gebied import Niveau, normalize_naam
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.model import Model

Rol = Literal[
    "gebiedscode",
    "gebiedsnaam",
    "gemeente",
    "periode",
    "maand",
    "onderwerp",
    "uitsplitsing",
    "eenheid",
    "status",
    "bron",
    "marges",
    "waarde",
    "halve breedte",
    "ondergrens",
    "bovengrens",
    "rijnummer",
    "genegeerd",
]
Notatie = Literal[",", "."]  # the decimal sign of a file

_PERIODE = re.compile(r"(?<!\d)(?:19|20)\d\d(?:(?:JJ|KW|MM)\d\d)?\*{0,2}(?!\d)")


def kopvorm(kop: str) -> str:
    """A header or topic as files of different years share it: any year is `jjjj`, case and blanks do not count."""
    return " ".join(_PERIODE.sub("jjjj", kop).split()).casefold()


class Kolomkeuze(Model):
    """Kolomkeuze: the role of the columns with this header; `kop` is a kopvorm."""

    kop: str
    rol: Rol


class Onderwerpkeuze(Model):
    """Onderwerpkeuze: which indicator a topic of a file is (`label`, a kopvorm); None leaves its figures out.

    `maat` is the kind of figure where the file does not tell it. `nieuw` defines an indicator that came with the file.
    """

    label: str
    indicator: str | None
    maat: Maat | None = None
    nieuw: Indicator | None = None


class Gebiedkeuze(Model):
    """Gebiedkeuze: which gebied (code) a name in a file means; None when it is no area at all."""

    naam: str
    gebied: str | None


class Telling(Model):
    """Telling: how the rows of a file with one row per incident are counted; columns are kopvormen.

    Counts from 1 up to `drempel` are left out (onderdrukt). `soorten` are the kinds that had incidents when it was
    confirmed: one that does not occur in a later file counts 0 there. Without `onderwerp` all rows are one kind.
    """

    datum: str
    gebied: str
    onderwerp: str | None = None
    korrel: Literal["maand", "jaar"] = "maand"
    drempel: int = Field(default=5, ge=0)
    soorten: tuple[str, ...] = ()


class Toewijzing(Model):
    """Toewijzing: what a user confirmed about a file. It never holds the year: that must come from each file itself.

    Columns, topics and names it does not mention are recognised as usual. `gemeente` says whose wijken and buurten are
    meant, `niveau` which of several areas of one name, `blad` the sheet of a workbook, `bron` who publishes. `gebied`
    (code) is that of all lines of a file without areas. `telling` counts a file with one row per incident; all else is
    then about the table of counts.
    """

    kolommen: tuple[Kolomkeuze, ...] = ()
    onderwerpen: tuple[Onderwerpkeuze, ...] = ()
    gebieden: tuple[Gebiedkeuze, ...] = ()
    gemeente: str | None = None
    niveau: Niveau | None = None
    gebied: str | None = None
    blad: str | None = None
    bron: str | None = None
    notatie: Notatie | None = None
    telling: Telling | None = None

    @property
    def rollen(self) -> dict[str, Rol]:
        """The role per kopvorm."""
        return {keuze.kop: keuze.rol for keuze in self.kolommen}

    @property
    def per_label(self) -> dict[str, Onderwerpkeuze]:
        """The choice per kopvorm of a topic."""
        return {keuze.label: keuze for keuze in self.onderwerpen}

    @property
    def per_naam(self) -> dict[str, str | None]:
        """The gebied per name as it is compared."""
        return {normalize_naam(keuze.naam): keuze.gebied for keuze in self.gebieden}

    @property
    def nieuwe_indicatoren(self) -> tuple[Indicator, ...]:
        """The indicators that were defined with it."""
        return tuple(keuze.nieuw for keuze in self.onderwerpen if keuze.nieuw is not None)


GEEN_TOEWIJZING = Toewijzing()

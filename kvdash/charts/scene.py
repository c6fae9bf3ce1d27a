"""A drawing before it is known with what: axes, marks and words, from which SVG and Plotly make the same picture.

Marks lie in the units of their axes; sizes are in the unit of the Medium (px on a screen, pt on paper).
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

from kvdash.charts.palet import Kleur, Merk, Streep
from kvdash.charts.schaal import Schaal
from kvdash.domain.reeks import Wanneer
from kvdash.taal import getal

MM = 72 / 25.4  # pt
LETTER = files("kvdash.charts") / "letter"
_ONBEKEND = 0.6  # of the size of a letter, for a character that the font lacks

Anker = Literal["begin", "midden", "eind"]
Lijnstreep: TypeAlias = Streep | Literal["voorlopig", "breuk", "moment"]


class Medium(NamedTuple):
    """Where a drawing goes: its size, its letters, the white around it, and how thick one px of a screen is there."""

    breedte: float
    hoogte: float
    letter: float
    boven: float
    onder: float
    namen: int  # characters of a name beside its line
    rand: float
    dikte: float = 1.0
    links: float = 0.0  # of the plot, at least
    is_klein: bool = False
    is_werkblad: bool = False  # the chart people work in: as wide as its place, with words of its own around it


WERKBLAD = Medium(640, 380, 13, boven=20, onder=36, namen=20, rand=6, links=56, is_werkblad=True)
KLEIN = Medium(320, 180, 12, boven=17, onder=23, namen=14, rand=3, dikte=0.8, is_klein=True)
DOCUMENT = Medium(160 * MM, 70 * MM, 9.5, boven=14, onder=22, namen=24, rand=3 * MM, dikte=0.6)


class Deel(NamedTuple):
    """A place as a part of the plot, 0 at the left or bottom."""

    deel: float


Plek: TypeAlias = float | Deel


class Tik(NamedTuple):
    """A named place on an axis."""

    plek: float
    tekst: str


class As(NamedTuple):
    """One axis, from `van` to `tot`; these may run backwards.

    `soort` is what stands on it: years, numbers with so many `decimalen`, or names. Where the ticks are not `vast`, a
    drawing that knows its width only later may choose others.
    """

    van: float
    tot: float
    tikken: tuple[Tik, ...] = ()
    soort: Literal["jaar", "getal", "naam"] = "getal"
    decimalen: int = 0
    raster: bool = False
    lijn: bool = False
    vast: bool = True
    boven: bool = False
    titel: str = ""

    def deel(self, waarde: float) -> float:
        """Where a value lies, as a part of the axis."""
        return (waarde - self.van) / (self.tot - self.van) if self.tot != self.van else 0.5


class Keuze(NamedTuple):
    """The figure that a mark stands for, and on a werkblad what is said of it when it is pointed at."""

    gebied: str
    wanneer: Wanneer
    naam: str
    uitleg: str


class Lijnstuk(NamedTuple):
    punten: tuple[tuple[float, float], ...]
    kleur: Kleur
    breedte: float
    streep: Lijnstreep = "vol"
    naam: str = ""


class Band(NamedTuple):
    """A closed area in a colour that lets the rest through."""

    punten: tuple[tuple[float, float], ...]
    kleur: Kleur
    naam: str = ""


class Merkteken(NamedTuple):
    """One marker, `grootte` from side to side; `onaf` puts a dot in an open one."""

    x: float
    y: float
    merk: Merk
    vlak: Kleur
    rand: Kleur
    grootte: float
    randbreedte: float = 1.0
    onaf: bool = False
    keuze: Keuze | None = None


class Merktekens(NamedTuple):
    """The markers that belong together."""

    punten: tuple[Merkteken, ...]
    naam: str = ""


class Staaf(NamedTuple):
    """A bar at a place on the y axis, and its interval; without a value there is none."""

    y: float
    waarde: float | None
    onder: float | None
    boven: float | None
    vlak: Kleur
    rand: Kleur
    keuze: Keuze


class Staven(NamedTuple):
    staven: tuple[Staaf, ...]
    vanaf: float


class Vak(NamedTuple):
    """A rectangle, hatched where it stands for no figure."""

    x: tuple[float, float]
    y: tuple[float, float]
    vlak: Kleur
    rand: Kleur | None = None
    randbreedte: float = 1.0
    gearceerd: bool = False


class Peil(NamedTuple):
    """A line over the whole height, at a place on the x axis."""

    plek: float
    kleur: Kleur
    breedte: float
    streep: Lijnstreep


class Tijdvak(NamedTuple):
    """A band over the whole height."""

    van: float
    tot: float
    kleur: Kleur


class Woord(NamedTuple):
    """Words at a place, moved by `dx` to the right and `dy` up; with a marker before them where they have one.

    `staand` words have their foot at the place, other ones their middle.
    """

    tekst: str
    x: Plek
    y: Plek
    anker: Anker = "midden"
    dx: float = 0.0
    dy: float = 0.0
    kleur: Kleur = "tekst"
    vet: bool = False
    staand: bool = False
    merk: Merk | None = None
    letter: float | None = None


Onderdeel: TypeAlias = Lijnstuk | Band | Merktekens | Staven | Vak | Peil | Tijdvak | Woord


class Scene(NamedTuple):
    """A drawing of `hoogte`, with room around its plot; without axes it is only words."""

    medium: Medium
    hoogte: float
    links: float
    rechts: float
    x: As | None
    y: As | None
    delen: tuple[Onderdeel, ...]

    @property
    def vlakbreedte(self) -> float:
        return self.medium.breedte - self.links - self.rechts

    @property
    def vlakhoogte(self) -> float:
        return self.hoogte - self.medium.boven - self.medium.onder

    @property
    def teksten(self) -> tuple[str, ...]:
        """All words, as they are read from the axes inwards."""
        assen = [tik.tekst for een in (self.x, self.y) if een for tik in een.tikken]
        return (*assen, *(deel.tekst for deel in self.delen if isinstance(deel, Woord)))


def leeg(medium: Medium, tekst: str) -> Scene:
    """A drawing that only says why there is none."""
    woord = Woord(tekst, Deel(0.5), Deel(0.5))
    return Scene(medium, medium.hoogte, medium.links, 0, None, None, (woord,))


def waardeas(schaal: Schaal, *, ruimte: float = 0.0, raster: bool = True) -> As:
    """An axis of figures; `ruimte` is the part left free beyond its end, for words."""
    tikken = tuple(Tik(tik, getal(tik, decimalen=schaal.decimalen)) for tik in schaal.tikken)
    tot = schaal.boven + (schaal.boven - schaal.onder) * ruimte
    return As(schaal.onder, tot, tikken, decimalen=schaal.decimalen, raster=raster)


def kantlijn(tikken: Sequence[Tik], medium: Medium) -> float:
    """Where the plot begins, so that the names of its y axis fit beside it."""
    breedst = max((tekstbreedte(tik.tekst, letter=medium.letter) for tik in tikken), default=0.0)
    return max(medium.rand + breedst + 0.5 * medium.letter, medium.links)


def tekstbreedte(tekst: str, *, letter: float, vet: bool = False) -> float:
    """How wide these words are in our own font at this size, in the unit of that size."""
    breedtes = _breedtes()["600" if vet else "400"]
    return math.fsum(breedtes.get(teken, _ONBEKEND * 1000) for teken in tekst) * letter / 1000


@cache
def _breedtes() -> dict[str, dict[str, float]]:
    gelezen: dict[str, dict[str, float]] = json.loads(
        files("kvdash.charts").joinpath("letter", "breedtes.json").read_text("ascii")
    )
    return gelezen

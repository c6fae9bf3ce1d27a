"""Gebied: an area that figures are known for, and the tree the areas form."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from kvdash.domain.model import Model
from kvdash.errors import GebiedNotFoundError

Niveau = Literal[
    "land",
    "landsdeel",
    "provincie",
    "eenheid",
    "district",
    "basisteam",
    "veiligheidsregio",
    "gemeente",
    "wijk",
    "buurt",
    "eigen",
]

DEMO_GEMEENTE = "GM9999"
# Invented too: the gemeenten and the country that the one of the demo is compared with.
DEMO_GEMEENTEN = frozenset({DEMO_GEMEENTE, *(f"GM98{nummer:02d}" for nummer in range(1, 13))})
DEMO_LAND = "NL99"
EIGEN = "EG"  # how the code of an own area begins

_CBS_CODE = re.compile(
    r"(GM\d{4})|(WK[0-9A-Z]{6})|(BU[0-9A-Z]{8})|(NL(?:00|01|99)?)|(PV\d{2})|(RE\d{2})|(LD\d{2})|(VR\d{2})"
)
_CBS_NIVEAUS: tuple[Niveau, ...] = (
    "gemeente",
    "wijk",
    "buurt",
    "land",
    "provincie",
    "eenheid",
    "landsdeel",
    "veiligheidsregio",
)
_WIJK_PREFIX = re.compile(r"^wijk\s+\d{2}\s+", re.IGNORECASE)
_ACHTERVOEGSEL = re.compile(r"\s*\((gemeente|pv|re|gebied|wijk|buurt|gm|ld|cr|vr)\)\s*$", re.IGNORECASE)


class Gebied(Model):
    """Gebied: a country, provincie, politie-eenheid, gemeente, wijk, buurt or own area, by CBS code.

    `indelingsjaar` is the year of the borders; `ouder` is the code of the area it lies in; `gemeente` the code of
    the gemeente it belongs to (of a gemeente: itself; above it: None). `delen` holds the codes of the buurten that an
    own area is made of; empty for all other areas, and for an own area that no longer counts.
    """

    code: str
    naam: str
    niveau: Niveau
    indelingsjaar: int
    ouder: str | None = None
    gemeente: str | None = None
    delen: tuple[str, ...] = ()

    @property
    def is_demo(self) -> bool:
        return self.gemeente in DEMO_GEMEENTEN or self.code == DEMO_LAND


class Grens(Model):
    """Grens: the boundary of a gebied in one year of borders: a GeoJSON geometry (text, WGS84), simplified to draw."""

    code: str
    indelingsjaar: int
    geometrie: str


def eigen_code(gemeente: str, naam: str) -> str:
    """The code of an own area of a gemeente: the same name always gives the same code ("EG0363-STADSDEEL-NOORD")."""
    plat = unicodedata.normalize("NFKD", normalize_naam(naam)).encode("ascii", "ignore").decode()
    return f"{EIGEN}{gemeente[2:]}-{re.sub(r'[^a-z0-9]+', '-', plat).strip('-').upper()}"


def niveau_of_code(code: str) -> Niveau | None:
    """The niveau that the form of a CBS code tells (`WK036301` -> wijk), None if it is no CBS code."""
    match = _CBS_CODE.fullmatch(code)
    if match is None or match.lastindex is None:
        return None
    return _CBS_NIVEAUS[match.lastindex - 1]


def gemeente_of_code(code: str) -> str | None:
    """The gemeente in which a GM, WK or BU code lies, None for other codes."""
    return f"GM{code[2:6]}" if niveau_of_code(code) in ("gemeente", "wijk", "buurt") else None


def ouder_of_code(code: str) -> str | None:
    """The parent that the form of a GM, WK or BU code tells (BU03630102 -> WK036301), None for other codes."""
    match niveau_of_code(code):
        case "buurt":
            return f"WK{code[2:8]}"
        case "wijk":
            return f"GM{code[2:6]}"
        case "gemeente":
            return "NL00"
        case _:
            return None


def normalize_naam(naam: str) -> str:
    """A name as it is compared: lower case, single blanks, without `Wijk 00` and suffixes like `(gemeente)`."""
    zonder = _ACHTERVOEGSEL.sub("", " ".join(naam.split()))
    return _WIJK_PREFIX.sub("", zonder).casefold()


class Gebiedskandidaat(Model):
    """Gebiedskandidaat: a gebied that a name in a file may mean, and how much their names are alike (0 to 1)."""

    gebied: Gebied
    gelijkenis: float


class OnbekendGebied(Model):
    """OnbekendGebied: a name in a file that no known gebied has, or more than one; the likeliest kandidaten first.

    `regels` counts the lines that have the name, in the part of the file that was looked at.
    """

    naam: str
    regels: int
    kandidaten: tuple[Gebiedskandidaat, ...] = ()


class Gebiedsindeling(Model):
    """Gebiedsindeling: all areas kvdash knows, of one or more years of borders."""

    gebieden: tuple[Gebied, ...]

    @classmethod
    def van(cls, gebieden: Iterable[Gebied]) -> "Gebiedsindeling":
        return cls(gebieden=tuple(gebieden))

    @cached_property
    def _by_code(self) -> dict[str, Gebied]:
        """The newest version of each code."""
        return {g.code: g for g in sorted(self.gebieden, key=lambda g: g.indelingsjaar)}

    @cached_property
    def _by_naam(self) -> dict[str, list[Gebied]]:
        found: dict[str, list[Gebied]] = defaultdict(list)
        for gebied in self._by_code.values():
            found[normalize_naam(gebied.naam)].append(gebied)
        return found

    @cached_property
    def _namen(self) -> dict[tuple[str, int], str]:
        return {(g.code, g.indelingsjaar): g.naam for g in self.gebieden}

    @cached_property
    def _kinderen(self) -> dict[str, list[Gebied]]:
        found: dict[str, list[Gebied]] = defaultdict(list)
        for gebied in self._huidig:
            if gebied.ouder is not None:
                found[gebied.ouder].append(gebied)
        return found

    @cached_property
    def _jaar_gemeenten(self) -> int:
        """The year of the borders in which most gemeenten are known."""
        jaren = Counter(g.indelingsjaar for g in self._by_code.values() if g.niveau == "gemeente" and not g.is_demo)
        return max(jaren, key=lambda jaar: (jaren[jaar], jaar), default=0)

    def is_huidig(self, gebied: Gebied) -> bool:
        """Whether the gebied is there in the newest borders; if not, it was abolished or got another code."""
        if gebied.is_demo or gebied.gemeente is None or gebied.niveau == "eigen":
            return True
        if gebied.niveau == "gemeente":
            return gebied.indelingsjaar >= self._jaar_gemeenten
        eigen = self._by_code.get(gebied.gemeente)
        return eigen is None or gebied.indelingsjaar >= eigen.indelingsjaar

    @cached_property
    def _huidig(self) -> tuple[Gebied, ...]:
        return tuple(filter(self.is_huidig, self._by_code.values()))

    def current(self) -> tuple[Gebied, ...]:
        """Every gebied of the newest borders once."""
        return self._huidig

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Gebied:
        """The gebied with this code (newest borders). Raises GebiedNotFoundError."""
        try:
            return self._by_code[code]
        except KeyError:
            raise GebiedNotFoundError(
                f"Gebied {code} staat niet in de gebiedsindeling. Lees eerst de kerncijfers van wijken en buurten in."
            ) from None

    def find(self, naam: str, *, gemeente: str | None = None, niveau: Niveau | None = None) -> tuple[Gebied, ...]:
        """All areas of this name, optionally only of one niveau and within one gemeente; empty if none.

        Those of older borders only where the newest have none of this name.
        """
        found = [
            gebied
            for gebied in self._by_naam.get(normalize_naam(naam), [])
            if (niveau is None or gebied.niveau == niveau) and (gemeente is None or gebied.gemeente == gemeente)
        ]
        return tuple(filter(self.is_huidig, found)) or tuple(found)

    def is_zelfde_gebied(self, code: str, jaar: int, ander_jaar: int) -> bool:
        """Whether the code has the same name in the borders of both years (CBS gives a changed area a new code).

        An own area is the same where each of its buurten is.
        """
        if code in self._by_code and (delen := self._by_code[code].delen):
            return all(self.is_zelfde_gebied(deel, jaar, ander_jaar) for deel in delen)
        naam = self._namen.get((code, jaar))
        return naam is not None and naam == self._namen.get((code, ander_jaar))

    def keten(self, code: str) -> tuple[str, ...]:
        """The code itself and the codes of all areas it lies in, from small to large, each once."""
        codes: dict[str, None] = {}
        volgende: str | None = code
        # A file may say that areas lie in each other, or one in itself.
        while volgende is not None and volgende not in codes:
            codes[volgende] = None
            volgende = self._by_code[volgende].ouder if volgende in self else ouder_of_code(volgende)
        return tuple(codes)

    def kinderen(self, code: str) -> tuple[Gebied, ...]:
        """The areas directly below this one in the newest borders, ordered by code; empty if none."""
        return tuple(sorted(self._kinderen.get(code, []), key=lambda g: g.code))

    def van_gemeente(self, gemeente: str, *, niveau: Niveau) -> tuple[Gebied, ...]:
        """All areas of one niveau in a gemeente in the newest borders, ordered by code; empty if none."""
        return tuple(
            sorted(
                (g for g in self._huidig if g.gemeente == gemeente and g.niveau == niveau),
                key=lambda g: g.code,
            )
        )

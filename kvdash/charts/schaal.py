"""Axes and label places that every drawing shares: screen, small multiple and document."""

import math
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kvdash.domain.indicator import Maat

_VANAF_NUL: frozenset[Maat] = frozenset({"aantal", "per 1.000", "percentage"})
_HOOGSTENS: dict[Maat, float] = {"rapportcijfer": 10.0, "schaalscore": 10.0}
_MIN_SPREIDING: dict[Maat, float] = {"rapportcijfer": 2.0, "schaalscore": 2.0, "index": 20.0}  # no drama in tenths
_TIKKEN = 4  # intervals aimed at on the y axis


class Schaal(NamedTuple):
    """The y axis, in the unit of the figures: both ends are multiples of `stap`."""

    onder: float
    boven: float
    stap: float

    @property
    def tikken(self) -> tuple[float, ...]:
        aantal = round((self.boven - self.onder) / self.stap)
        return tuple(round(self.onder + i * self.stap, 10) for i in range(aantal + 1))

    @property
    def decimalen(self) -> int:
        """The decimals its ticks need, 0 to 3."""
        return next((d for d in range(3) if math.isclose(self.stap, round(self.stap, d), rel_tol=1e-6)), 3)

    def deel(self, waarde: float) -> float:
        """Where the value lies, as a part of the axis: 0 at the bottom, 1 at the top."""
        return (waarde - self.onder) / (self.boven - self.onder)


def schaal_van(waarden: Iterable[float], *, maat: Maat) -> Schaal:
    """The axis for these values: from 0 for counts, rates and percentages, near the values for the other units."""
    laagste, hoogste = _bereik(list(waarden), maat=maat)
    stap = max(_ronde_stap(max((hoogste - laagste) / _TIKKEN, sys.float_info.min)), 1.0 if maat == "aantal" else 0.0)
    onder = math.floor(laagste / stap + 1e-9) * stap
    boven = max(math.ceil(hoogste / stap - 1e-9) * stap, onder + stap)
    return Schaal(onder, boven, stap)


def _bereik(waarden: list[float], *, maat: Maat) -> tuple[float, float]:
    """The lowest and highest value the axis must hold."""
    laagste, hoogste = min(waarden, default=0.0), max(waarden, default=0.0)
    if maat in _VANAF_NUL:
        laagste, hoogste = min(laagste, 0.0), max(hoogste, 0.0)
        return laagste, hoogste if hoogste > laagste else laagste + 1.0
    tekort = max(_MIN_SPREIDING[maat] - (hoogste - laagste), 0.0)
    laagste = max(laagste - tekort / 2, 0.0)
    return laagste, max(min(hoogste + tekort / 2, _HOOGSTENS.get(maat, math.inf)), hoogste)


def _ronde_stap(ruw: float) -> float:
    """The smallest of 1, 2, 2.5, 5 or 10 times a power of ten that is not below `ruw`."""
    macht = 10.0 ** math.floor(math.log10(ruw))
    return next(f * macht for f in (1.0, 2.0, 2.5, 5.0, 10.0) if f * macht >= ruw * (1 - 1e-9))


def ronde_tikken(van: float, tot: float, *, hoogstens: int) -> tuple[float, ...]:
    """Round places within an axis of counts, at most so many."""
    stap = max(_ronde_stap((tot - van) / hoogstens), 1.0) if tot > van else 1.0
    eerste, laatste = math.ceil(van / stap - 1e-9), math.floor(tot / stap + 1e-9)
    return tuple(n * stap for n in range(eerste, laatste + 1))


def jaartikken(jaren: Sequence[int], *, hoogstens: int) -> tuple[int, ...]:
    """The years named on the axis, at most so many, evenly spaced back from the last one."""
    if not jaren:
        return ()
    eerste, laatste = min(jaren), max(jaren)
    stap = max(1, math.ceil((laatste - eerste + 1) / hoogstens))
    return tuple(reversed(range(laatste, eerste - 1, -stap)))


def spreid(plaatsen: Sequence[float], *, afstand: float, hoogte: float) -> tuple[float, ...]:
    """Places on [0, hoogte] near the wanted ones, at least `afstand` apart, in the same order of height.

    Where they do not fit they are spread evenly over the height. Returns them in the order given.
    """
    if len(plaatsen) * afstand > hoogte + afstand:
        afstand = hoogte / max(len(plaatsen) - 1, 1)
    volgorde = sorted(range(len(plaatsen)), key=lambda i: plaatsen[i])
    gezet = [0.0] * len(plaatsen)
    for blok in _blokken([plaatsen[i] for i in volgorde], afstand=afstand, hoogte=hoogte):
        begin, eerste, aantal = blok
        for k in range(aantal):
            gezet[volgorde[eerste + k]] = begin + k * afstand
    return tuple(gezet)


def _blokken(gewenst: list[float], *, afstand: float, hoogte: float) -> list[tuple[float, int, int]]:
    """Labels that would overlap, joined in blocks around their mean: (place of the lowest, index, how many)."""
    blokken: list[tuple[float, int, int]] = []
    for i in range(len(gewenst)):
        eerste, aantal = i, 1
        begin = _begin(gewenst, eerste, aantal, afstand, hoogte)
        while blokken and blokken[-1][0] + blokken[-1][2] * afstand > begin:
            _, eerste, vorige = blokken.pop()
            aantal += vorige
            begin = _begin(gewenst, eerste, aantal, afstand, hoogte)
        blokken.append((begin, eerste, aantal))
    return blokken


def _begin(gewenst: list[float], eerste: int, aantal: int, afstand: float, hoogte: float) -> float:
    midden = sum(gewenst[eerste + k] - k * afstand for k in range(aantal)) / aantal
    return min(max(midden, 0.0), hoogte - (aantal - 1) * afstand)

"""The oracle: what a figure is, from the rows of the uploads, by hand. Agreement is not truth: this computes it again.

It imports nothing of kvdash but its domain, and none of the rules there either.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kvdash.domain.indicator import Indicator

NODIG = {"JJ": 12, "KW": 3, "MM": 1}  # months
LENGTE = {"JJ": 12, "KW": 3, "MM": 1}


class Regel(NamedTuple):
    """One row of an upload (`upload` numbers them in order)."""

    upload: int
    indicator: str
    bron: str
    maat: str
    gebied: str
    periode: str
    grens: int
    waarde: float | None
    onder: float | None = None
    boven: float | None = None


class Cijfer(NamedTuple):
    """What is known of one period; `aantal` and `noemer` of a rate."""

    waarde: float
    grens: int
    upload: int
    onder: float | None = None
    boven: float | None = None
    aantal: float | None = None
    noemer: float | None = None


class Breuk(NamedTuple):
    """A day after which these gebieden are counted otherwise."""

    dag: date
    gebieden: frozenset[str]


class Orakel:
    """Figures of a small world; `namen` gives the name of a gebied within the borders of a year."""

    def __init__(
        self,
        regels: Sequence[Regel],
        *,
        namen: Mapping[tuple[str, int], str],
        delen: Mapping[str, Sequence[str]],
        breuken: Sequence[Breuk] = (),
    ) -> None:
        self._regels, self._namen, self._delen, self._breuken = regels, namen, delen, breuken

    def cijfer(self, soort: tuple[str, str, str], gebied: str, periode: str) -> Cijfer | None:
        """The figure of an indicator, bron and maat as it is counted; None where it is not known as a whole."""
        gevonden = [c for g in self._grenzen(soort) if (c := self._binnen(soort, gebied, periode, g)) is not None]
        eigen = self._gegeven(soort, gebied, periode)
        if eigen:
            # A file that gives the period itself goes before any sum, also where it gives nothing.
            laatste = max(eigen, key=lambda r: (r.grens, r.upload))
            return None if laatste.waarde is None else _als_cijfer(laatste)
        return max(gevonden, key=lambda c: c.grens, default=None)

    def noemer(self, soort: tuple[str, str, str], gebied: str, cijfer: Cijfer, *, code: str, jaar: int) -> float | None:
        """The denominator of a count of a year: same borders, of two bronnen the newest upload."""
        bronnen = sorted({r.bron for r in self._regels if r.indicator == code})
        alle = [self.cijfer((code, bron, "aantal"), gebied, f"{jaar}JJ00") for bron in bronnen]
        past = [(c.upload, n, c) for n, c in enumerate(alle) if c and self._zelfde(gebied, c.grens, cijfer.grens)]
        return max(past)[2].waarde if past else None

    def tempo(self, indicator: Indicator, bron: str, gebied: str, jaar: int) -> Cijfer | None:
        """A count of a year per 1.000 of its denominator."""
        soort = (indicator.code, bron, "aantal")
        cijfer = self.cijfer(soort, gebied, f"{jaar}JJ00")
        noemer = self.noemer(soort, gebied, cijfer, code=indicator.noemer or "", jaar=jaar) if cijfer else None
        if cijfer is None or noemer is None or noemer < max(indicator.min_noemer, 1):
            return None
        return cijfer._replace(waarde=cijfer.waarde / noemer * 1000, aantal=cijfer.waarde, noemer=noemer)

    def groep(self, delen: Sequence[Cijfer | None]) -> float | None:
        """What gemeenten have together: at least half must be known."""
        bekend = [c for c in delen if c is not None]
        if not bekend or 2 * len(bekend) < len(delen):
            return None
        if all(c.noemer for c in bekend):
            return math.fsum(c.aantal or 0.0 for c in bekend) / math.fsum(c.noemer or 0.0 for c in bekend) * 1000
        return math.fsum(c.waarde for c in bekend) / len(bekend)

    def vergelijkbaar(self, gebied: str, een: tuple[int, Cijfer | None], ander: tuple[int, Cijfer | None]) -> bool:
        """Whether the figures of two years, the earlier first, may be compared."""
        (vroeg, a), (laat, b) = een, ander
        if a is None or b is None or not self._zelfde(gebied, a.grens, b.grens):
            return False
        return not any(gebied in breuk.gebieden and vroeg < breuk.dag.year <= laat for breuk in self._breuken)

    def _grenzen(self, soort: tuple[str, str, str]) -> list[int]:
        return sorted({r.grens for r in self._regels if (r.indicator, r.bron, r.maat) == soort})

    def _gegeven(self, soort: tuple[str, str, str], gebied: str, periode: str) -> list[Regel]:
        plek = (*soort, gebied, periode)
        return [r for r in self._regels if (r.indicator, r.bron, r.maat, r.gebied, r.periode) == plek]

    def _binnen(self, soort: tuple[str, str, str], gebied: str, periode: str, grens: int) -> Cijfer | None:
        """Within one year of borders: as given, else the sum of months or quarters, else that of the buurten."""
        eigen = [r for r in self._gegeven(soort, gebied, periode) if r.grens == grens]
        if eigen:
            laatste = max(eigen, key=lambda r: r.upload)
            return None if laatste.waarde is None else _als_cijfer(laatste)
        if soort[2] != "aantal":
            return None
        if gebied in self._delen:
            return _som([self._binnen(soort, deel, periode, grens) for deel in self._delen[gebied]])
        jaar, letters, nummer = int(periode[:4]), periode[4:6], int(periode[6:])
        for kleiner in ("KW", "MM") if letters == "JJ" else ("MM",) if letters == "KW" else ():
            aantal = NODIG[letters] // LENGTE[kleiner]
            eerste = (nummer - 1) * aantal if letters == "KW" else 0
            codes = [f"{jaar}{kleiner}{eerste + n + 1:02d}" for n in range(aantal)]
            som = _som([self._binnen(soort, gebied, code, grens) for code in codes])
            if som is not None:
                return som
        return None

    def _zelfde(self, gebied: str, een: int, ander: int) -> bool:
        if een == ander:
            return True
        if gebied in self._delen:
            return all(self._zelfde(deel, een, ander) for deel in self._delen[gebied])
        namen = [self._namen.get((gebied, grens)) for grens in (een, ander)]
        return namen[0] is not None and namen[0] == namen[1]


def _als_cijfer(regel: Regel) -> Cijfer:
    return Cijfer(regel.waarde or 0.0, regel.grens, regel.upload, regel.onder, regel.boven)


def _som(delen: Sequence[Cijfer | None]) -> Cijfer | None:
    bekend = [deel for deel in delen if deel is not None]
    if not bekend or len(bekend) < len(delen):
        return None
    return Cijfer(math.fsum(c.waarde for c in bekend), bekend[0].grens, max(c.upload for c in bekend))

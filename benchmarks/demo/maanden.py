"""Some counts of Voorbeeldstad per month: the years spread over their months, and the months of a year going on.

The months of a buurt add up to its year. What is drawn has random streams of its own: the years stay as they are.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from cijfers import JAREN, Aantallen, random_of
from gebieden import BUURTEN, read_tabel

EERSTE_JAAR = 2021
LOPEND_JAAR = JAREN[-1] + 1
LAATSTE_MAAND = 9  # of the year that is going on

_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_VAST = 2  # years whose mean the year that is going on is drawn around


class Seizoen(NamedTuple):
    """How an indicator is spread over the year, and the wijk in which the year that is going on differs."""

    gewichten: tuple[float, ...]
    wijk: str
    factor: float


@cache
def seizoenen() -> dict[str, Seizoen]:
    """Indicator -> its season; see seizoenen.csv."""
    return {
        rij["code"]: Seizoen(tuple(float(rij[m]) for m in _MAANDEN), rij["wijk"], float(rij["factor"]))
        for rij in read_tabel("seizoenen.csv")
    }


def maanden(code: str, jaren: Aantallen) -> Iterator[tuple[int, int, Aantallen]]:
    """Year, month and the count per buurt, from the counts of whole years (years x buurten)."""
    seizoen, rng = seizoenen()[code], random_of(f"{code} per maand")
    deel = np.array(seizoen.gewichten) / sum(seizoen.gewichten)
    for jaar, rij in zip(JAREN, jaren, strict=True):
        if jaar >= EERSTE_JAAR:
            per_maand = rng.multinomial(rij, deel)
            yield from ((jaar, m, per_maand[:, m - 1]) for m in range(1, 13))
    anders = np.array([seizoen.factor if b.wijk == seizoen.wijk else 1.0 for b in BUURTEN.values()])
    verwacht = jaren[-_VAST:].mean(axis=0) * anders
    for m in range(1, LAATSTE_MAAND + 1):
        yield LOPEND_JAAR, m, rng.poisson(verwacht * deel[m - 1]).astype(np.int64)

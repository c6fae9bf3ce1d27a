"""Invented figures of other gemeenten and of a whole country, to compare Voorbeeldstad with.

Levels lie around those of Voorbeeldstad and move with the same trends; wijken and buurten are not known there.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from cijfers import (
    ENQUETEJAREN,
    JAREN,
    Aantallen,
    Enquetecijfer,
    Reeksen,
    add_up,
    draw,
    enquete,
    noemers,
    random_of,
    recepten,
    samengesteld,
    verloop,
)
from gebieden import read_tabel

from kvdash.domain.gebied import DEMO_LAND
from kvdash.domain.indicator import Indicator

_SPREIDING = 0.2  # standard deviation of the logarithm of a gemeente's own level
_SPREIDING_LAND = 0.08
_SPREIDING_ENQUETE = 0.05  # of the value of a survey
_SPREIDING_JAREN = 0.002  # variance of the true rate between years, relative to its square
_STEEKPROEF_LAND = 8  # times as narrow as the margins of a gemeente


class Elders(NamedTuple):
    """Elders: a gemeente, or the country, and its inhabitants per year."""

    code: str
    naam: str
    inwoners: Reeksen


@cache
def elders() -> tuple[Elders, ...]:
    """The other gemeenten, then the country."""
    deel = (np.array(JAREN) - JAREN[0]) / (JAREN[-1] - JAREN[0])
    gevonden = []
    for rij in read_tabel("gemeenten.csv"):
        begin, eind = int(rij["inwoners_2015"]), int(rij["inwoners_2024"])
        gevonden.append(Elders(rij["code"], rij["naam"], np.rint(begin + deel * (eind - begin))))
    return tuple(gevonden)


def noemers_elders() -> dict[str, Aantallen]:
    """Denominator -> numbers per year and elders, per inhabitant as in Voorbeeldstad."""
    eigen = {code: waarden.sum(axis=1) for code, waarden in noemers().items()}
    inwoners = np.column_stack([e.inwoners for e in elders()])
    return {
        code: np.rint(inwoners * (waarden / eigen["inwoners"])[:, None]).astype(np.int64)
        for code, waarden in eigen.items()
        if code != "oproepen"
    }


def aantallen_elders(indicatoren: Sequence[Indicator]) -> Iterator[tuple[Indicator, Aantallen]]:
    """Indicator of the police -> numbers per year and elders."""
    tellingen = {i.code: _aantal(i) for i in indicatoren if i.code in recepten()}
    inwoners = noemers_elders()["inwoners"]
    for som in samengesteld():
        if any(i.code == som.code for i in indicatoren):
            rng = random_of(f"elders {som.code}")
            tellingen[som.code] = add_up(som, tellingen, indicatoren, inwoners=inwoners, rng=rng)
    yield from ((i, tellingen[i.code]) for i in indicatoren if i.code in tellingen)


def _aantal(indicator: Indicator) -> Aantallen:
    recept, rng = recepten()[indicator.code], random_of(f"elders {indicator.code}")
    noemer = noemers_elders()[indicator.noemer or "inwoners"]
    niveau = rng.lognormal(0.0, _afwijking(), size=len(elders()))
    verwacht = recept.basis / 1000 * noemer * niveau * verloop(recept)[:, None]
    return draw(verwacht, rng, spreiding=_SPREIDING_JAREN)


def enquetes_elders(indicator: Indicator) -> Sequence[tuple[str, Sequence[Enquetecijfer]]]:
    """Code of each elders -> its values of a survey."""
    recept, gevonden = recepten()[indicator.code], []
    for deel in elders():
        rng = random_of(f"elders {indicator.code} {deel.code}")
        marge = recept.marge / (_STEEKPROEF_LAND if deel.code == DEMO_LAND else 1)
        basis = recept.basis * float(rng.normal(1.0, _SPREIDING_ENQUETE))
        eigen = recept._replace(basis=basis, marge=max(marge, 0.1))
        gevonden.append((deel.code, enquete(eigen, rng, jaren=ENQUETEJAREN)))
    return gevonden


def _afwijking() -> Reeksen:
    return np.array([_SPREIDING_LAND if e.code == DEMO_LAND else _SPREIDING for e in elders()])

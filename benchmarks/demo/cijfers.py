"""Invented figures of Voorbeeldstad, 2015-2024: counts per buurt, figures of the gemeente, surveys, denominators.

A count is drawn from a negative binomial distribution around expectation = rate x exposure x effect of the wijk and
buurt x trends. Each indicator has a random stream of its own, so that adding one leaves the others as they are.
"""

import math
import zlib
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from gebieden import BUURTEN, WIJKEN, read_tabel

from kvdash.domain.indicator import Indicator

JAREN = tuple(range(2015, 2025))
ENQUETEJAREN = JAREN[::2]

_ZAAD = 2024
# Variance of the true rate between years, relative to its square.
_SPREIDING = 0.015
_SPREIDING_GEMEENTE = 0.002
_BUURT_SPREIDING = 0.22  # standard deviation of the logarithm of a buurt's own effect
_CORONAJAAR = 2020
_CBS_AFRONDING = 5

Aantallen = npt.NDArray[np.int64]  # years x buurten; a single column for what is only known of the gemeente
Reeksen = npt.NDArray[np.floating]


class Recept(NamedTuple):
    """How an indicator is made up; see indicatoren.csv.

    `basis` is the level in 2015: per 1.000 of the noemer (inhabitants when it has none), the number in the gemeente, or
    the value of a survey. `trend` is the yearly change: relative for counts, in points for surveys. `corona` is the
    factor in 2020; 2021 has half of it. `marge` is half the width of the interval of a survey.
    """

    basis: float
    trend: float
    corona: float
    profiel: str
    marge: float


class Som(NamedTuple):
    """A figure that adds up others (`delen`; "*" for all of the same table), and `rest` per 1.000 inhabitants more."""

    code: str
    delen: tuple[str, ...]
    rest: float


class Enquetecijfer(NamedTuple):
    """A survey's value of the gemeente in one year, with its 95% interval."""

    jaar: int
    waarde: float
    onder: float
    boven: float


@cache
def recepten() -> dict[str, Recept]:
    """Indicator -> how it is made up."""
    return {
        rij["code"]: Recept(
            float(rij["basis"]), float(rij["trend"]), float(rij["corona"]), rij["profiel"], float(rij["marge"] or 0)
        )
        for rij in read_tabel("indicatoren.csv")
    }


@cache
def samengesteld() -> tuple[Som, ...]:
    """The figures that add up others."""
    return tuple(
        Som(rij["code"], tuple(rij["delen"].split()), float(rij["rest"])) for rij in read_tabel("samengesteld.csv")
    )


@cache
def noemers() -> dict[str, Aantallen]:
    """Denominator -> numbers per year and buurt."""
    deel = (np.array(JAREN) - JAREN[0]) / (JAREN[-1] - JAREN[0])
    begin = np.array([b.inwoners_2015 for b in BUURTEN.values()])
    eind = np.array([b.inwoners_2024 for b in BUURTEN.values()])
    inwoners = np.rint(begin + deel[:, None] * (eind - begin)).astype(np.int64)
    wijken = [WIJKEN[b.wijk] for b in BUURTEN.values()]
    bedrijven = np.array([b.bedrijven for b in BUURTEN.values()])
    woningen = _rounded(inwoners / np.array([b.bezetting for b in BUURTEN.values()]))
    return {
        "inwoners": inwoners,
        "huishoudens": _rounded(woningen * 1.02),
        "woningen": woningen,
        "bedrijfsvestigingen": _rounded(bedrijven * (0.8 + 0.2 * deel)[:, None]),
        "inwoners_15plus": _rounded(inwoners * np.array([w.aandeel_15plus for w in wijken])),
        "inwoners_12_23": _rounded(inwoners * np.array([w.aandeel_12_23 for w in wijken])),
        "leerlingen": _rounded(inwoners * np.array([w.aandeel_12_23 for w in wijken]) * 0.45),
        "oproepen": np.array([[18 + 2 * (jaar % 3)] for jaar in JAREN]),
    }


def aantallen(indicatoren: Sequence[Indicator]) -> dict[str, Aantallen]:
    """Indicator -> numbers per year and buurt (or one column for the gemeente), for all that are counts.

    Totals and groups are sums of other indicators, rounded as their bron rounds them.
    """
    eigen = {
        i.code: _aantal(i, recepten()[i.code])
        for i in indicatoren
        if i.code in recepten() and i.eenheid in ("aantal", "per 1.000")
    }
    per_code = {i.code: i for i in indicatoren}
    sommen = {
        som.code: add_up(som, eigen, indicatoren, inwoners=noemers()["inwoners"], rng=random_of(som.code))
        for som in samengesteld()
        if som.code in per_code
    }
    return {**eigen, **{code: _as_published(som, per_code[code]) for code, som in sommen.items()}}


def add_up(
    som: Som,
    eigen: dict[str, Aantallen],
    indicatoren: Sequence[Indicator],
    *,
    inwoners: Aantallen,
    rng: np.random.Generator,
) -> Aantallen:
    """The sum of its parts and a drawn rest, in the shape of the inhabitants."""
    tabel = next(i.bron_tabel for i in indicatoren if i.code == som.code)
    alle = [i.code for i in indicatoren if i.bron_tabel == tabel and i.code in eigen]
    rest = draw(som.rest / 1000 * inwoners, rng)
    return sum((eigen[code] for code in (alle if som.delen == ("*",) else som.delen)), rest)


def _as_published(waarden: Aantallen, indicator: Indicator) -> Aantallen:
    if indicator.niveau != "gemeente":
        return waarden
    return _rounded(waarden.sum(axis=1, keepdims=True) / _CBS_AFRONDING) * _CBS_AFRONDING


def enquetes(indicatoren: Sequence[Indicator]) -> dict[str, tuple[Enquetecijfer, ...]]:
    """Indicator -> values of the gemeente: registers every year, surveys every second year."""
    return {
        i.code: enquete(recepten()[i.code], random_of(i.code), jaren=ENQUETEJAREN if i.ontstaan == "enquete" else JAREN)
        for i in indicatoren
        if i.code in recepten() and i.eenheid not in ("aantal", "per 1.000")
    }


def random_of(code: str) -> np.random.Generator:
    """The random stream of its own of what goes by this name."""
    return np.random.default_rng([_ZAAD, zlib.crc32(code.encode())])


def _rounded(waarden: Reeksen) -> Aantallen:
    return np.rint(waarden).astype(np.int64)


def _aantal(indicator: Indicator, recept: Recept) -> Aantallen:
    rng = random_of(indicator.code)
    if indicator.niveau == "gemeente":
        noemer = noemers()[indicator.noemer].sum(axis=1) / 1000 if indicator.noemer else 1.0
        verwacht = recept.basis * noemer * verloop(recept)
        if recept.profiel == "vast":
            return _rounded(verwacht)[:, None]
        return draw(verwacht[:, None], rng, spreiding=_SPREIDING_GEMEENTE)
    noemer = noemers()[indicator.noemer or "inwoners"]
    effect = _effect(recept.profiel, rng)
    blootstelling = noemer + np.array([b.bezoekers for b in BUURTEN.values()]) * indicator.bezoekers
    gewicht = blootstelling * effect
    # At the start the whole gemeente has the level of the recept; trends of wijken then shift it.
    schaal = recept.basis / 1000 * noemer[0].sum() / gewicht[0].sum()
    return draw(schaal * gewicht * verloop(recept)[:, None] * _wijkverloop(recept.profiel), rng)


def verloop(recept: Recept) -> Reeksen:
    """Factor per year against 2015."""
    tijd = np.arange(len(JAREN))
    corona = np.ones(len(JAREN))
    corona[JAREN.index(_CORONAJAAR)] = recept.corona
    corona[JAREN.index(_CORONAJAAR) + 1] = (1 + recept.corona) / 2
    factor: Reeksen = (1 + recept.trend) ** tijd * corona
    return factor


@cache
def _effecten() -> dict[str, dict[str, float]]:
    return {
        rij["profiel"]: {wijk: float(waarde) for wijk, waarde in rij.items() if wijk != "profiel"}
        for rij in read_tabel("effecten.csv")
    }


def _effect(profiel: str, rng: np.random.Generator) -> Reeksen:
    """Factor per buurt."""
    van_wijk = np.array([_effecten()[profiel][b.wijk] * b.accent.get(profiel, 1.0) for b in BUURTEN.values()])
    effect: Reeksen = van_wijk * rng.lognormal(0.0, _BUURT_SPREIDING, size=len(BUURTEN))
    return effect


def _wijkverloop(profiel: str) -> Reeksen:
    """Factor per year and buurt, on top of the trend of the gemeente."""
    trends = {rij["wijk"]: float(rij["trend"]) for rij in read_tabel("wijktrends.csv") if rij["profiel"] == profiel}
    per_buurt = np.array([1 + trends.get(b.wijk, 0.0) for b in BUURTEN.values()])
    verloop: Reeksen = per_buurt[None, :] ** np.arange(len(JAREN))[:, None]
    return verloop


def draw(verwacht: Reeksen, rng: np.random.Generator, *, spreiding: float = _SPREIDING) -> Aantallen:
    """Numbers around an expectation: Poisson with a gamma distributed rate, which is negative binomial."""
    werkelijk = verwacht * rng.gamma(1 / spreiding, spreiding, size=verwacht.shape)
    return rng.poisson(werkelijk).astype(np.int64)


def enquete(recept: Recept, rng: np.random.Generator, *, jaren: Sequence[int]) -> tuple[Enquetecijfer, ...]:
    """The values of a survey in these years, with their margins."""
    cijfers = []
    for jaar in jaren:
        ruis = float(np.clip(rng.normal(0, recept.marge / 3), -recept.marge / 2, recept.marge / 2))
        waarde = round(recept.basis + recept.trend * (jaar - JAREN[0]) + ruis, 1)
        cijfers.append(Enquetecijfer(jaar, waarde, _bound(waarde - recept.marge), _bound(waarde + recept.marge)))
    return tuple(cijfers)


def _bound(grens: float) -> float:
    return math.floor(grens * 10 + 0.5) / 10

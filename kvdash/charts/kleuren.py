"""The kleurentabel: which shade each wijk has in each year. Screen and document draw the same."""

from bisect import bisect_right
from typing import NamedTuple

from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.taal import STREEPJE, cijfer, punttekst, toelichting

KLASSEN = 5  # shades, from low to high


class Kleurcel(NamedTuple):
    """One wijk in one year. `klasse` is 1 (low) to KLASSEN (high), 0 without a figure; `uitleg` says all in words."""

    jaar: int
    klasse: int
    tekst: str
    uitleg: str


class Kleurrij(NamedTuple):
    """One gebied over the years."""

    code: str
    naam: str
    gekozen: bool
    cellen: tuple[Kleurcel, ...]


def kleurcellen(beeld: IndicatorBeeld) -> tuple[Kleurrij, ...]:
    """The wijken, that with the highest newest figure first; empty where none has figures.

    The classes hold about as many figures each (quantiles over all years), so one wijk far above the others does not
    make these look alike. Years in which no wijk has a figure are left out.
    """
    bekend = sorted(p.waarde for r in beeld.wijken for p in r.punten if p.waarde is not None)
    if not bekend:
        return ()
    grenzen = [bekend[len(bekend) * n // KLASSEN] for n in range(1, KLASSEN)]
    jaren = sorted({p.periode.jaar for r in beeld.wijken for p in r.punten if p.waarde is not None})
    gekozen = {reeks.gebied.code for reeks in beeld.reeksen}
    return tuple(
        Kleurrij(
            code=reeks.gebied.code,
            naam=reeks.gebied.naam,
            gekozen=reeks.gebied.code in gekozen,
            cellen=tuple(_cel(reeks.punt(jaar), jaar, beeld, grenzen) for jaar in jaren),
        )
        for reeks in sorted(beeld.wijken, key=_hoogste_eerst)
    )


def _hoogste_eerst(reeks: Reeks) -> tuple[bool, float, str]:
    laatste = reeks.laatste
    return laatste is None, -(laatste.waarde or 0.0) if laatste else 0.0, reeks.gebied.naam


def _cel(punt: Punt | None, jaar: int, beeld: IndicatorBeeld, grenzen: list[float]) -> Kleurcel:
    if punt is None or punt.waarde is None:
        uitleg = punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam) if punt else STREEPJE
        return Kleurcel(jaar, 0, STREEPJE, uitleg)
    ster = "*" if toelichting(punt, noemer=beeld.noemer_naam) else ""
    return Kleurcel(
        jaar=jaar,
        klasse=bisect_right(grenzen, punt.waarde) + 1,
        tekst=f"{cijfer(punt.waarde, maat=beeld.maat)}{ster}",
        uitleg=punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam),
    )

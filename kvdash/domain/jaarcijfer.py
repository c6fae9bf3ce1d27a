"""The rule that makes a count a rate, and years without a figure gaps."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from kvdash.domain.periode import Periode
from kvdash.domain.reeks import Herkomst, Kanttekening, Punt

PER = 1000
NOEMER_HOOGSTENS_JAREN = 3


class Noemer(NamedTuple):
    """Noemer: the denominator of a figure, the year it is of and the first cell it came in with.

    With `andere_grenzen` it is of other borders than the figure, for want of a better one.
    """

    waarde: float
    jaar: int
    herkomst: Herkomst
    andere_grenzen: bool = False


def per_1000(aantal: float, noemer: float) -> float:
    """A count, or a bound of one, per 1.000 of its denominator."""
    return aantal / noemer * PER


def punt_per_1000(punt: Punt, noemer: Noemer | None, *, laagste: int) -> Punt:
    """A count as a point per 1.000 of its denominator; a gap with the reason where that cannot be or means nothing.

    `laagste` is the denominator below which no rate is shown (Indicator.laagste_noemer).
    """
    if punt.aantal is None:
        return punt
    if noemer is None:
        return punt.model_copy(update={"waarde": None, "kanttekening": "noemer_ontbreekt"})
    gevonden: dict[str, object] = {
        "noemer": noemer.waarde,
        "noemer_jaar": noemer.jaar,
        "noemer_herkomst": noemer.herkomst,
    }
    if noemer.waarde < laagste:
        return punt.model_copy(update={**gevonden, "waarde": None, "kanttekening": "noemer_te_klein"})
    if noemer.jaar != punt.periode.jaar:
        gevonden["kanttekening"] = "noemer_ander_jaar"
    elif noemer.andere_grenzen:
        gevonden["kanttekening"] = "noemer_andere_grenzen"
    return punt.model_copy(update={**gevonden, "waarde": per_1000(punt.aantal, noemer.waarde)})


def complete_years(
    punten: Mapping[int, Punt], *, jaren: Iterable[int], kanttekening: Kanttekening | None = None
) -> tuple[Punt, ...]:
    """One point per year, ascending; a year without a figure is a gap (ontbrekend), never zero, with this note."""
    return tuple(punten.get(jaar) or _gat(jaar, kanttekening) for jaar in jaren)


# Pages make thousands of points at once, of few different years.
@cache
def _periode(jaar: int) -> Periode:
    return Periode.van_jaar(jaar)


@cache
def _gat(jaar: int, kanttekening: Kanttekening | None) -> Punt:
    return Punt(periode=_periode(jaar), waarde=None, status="ontbrekend", kanttekening=kanttekening)

"""Jaarcijfer: a current figure of one year, and the rule that makes it a count or a rate."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple
from uuid import UUID

from kvdash.domain.indicator import Maat
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import Herkomst, Kanttekening, Punt, Status

PER = 1000
NOEMER_HOOGSTENS_JAREN = 3


class Jaarcijfer(NamedTuple):
    """Jaarcijfer: the current figure of one indicator, bron, maat, gebied and year.

    `maanden` is None when the source gives the year itself; else the number of months its sum has (a quarter is three),
    and with fewer than twelve `waarde` is None. `upload`, `regel` and `kolom` are its first cell in the newest upload.
    Of an own area it is the sum of its buurten; `ontbreekt` holds the codes of those without a figure, and `waarde` is
    then None.
    """

    indicator: str
    bron: str
    maat: Maat
    gebied: str
    jaar: int
    indelingsjaar: int
    waarde: float | None
    onder: float | None
    boven: float | None
    status: Status
    maanden: int | None
    upload: UUID
    regel: int
    kolom: int | None
    ontbreekt: tuple[str, ...] = ()


class Noemer(NamedTuple):
    """Noemer: the denominator of a figure, the year it is of and the first cell it came in with.

    With `andere_grenzen` it is of other borders than the figure, for want of a better one.
    """

    waarde: float
    jaar: int
    upload: UUID
    regel: int
    kolom: int | None
    andere_grenzen: bool = False


def punt_as_published(cijfer: Jaarcijfer) -> Punt:
    """The figure as its bron gives it; an incomplete year or sum of buurten is a gap that says so."""
    return Punt(
        periode=_periode(cijfer.jaar),
        waarde=cijfer.waarde,
        aantal=cijfer.waarde if cijfer.maat == "aantal" else None,
        onder=cijfer.onder,
        boven=cijfer.boven,
        status=cijfer.status,
        kanttekening=_kanttekening(cijfer),
        maanden=cijfer.maanden,
        ontbreekt=cijfer.ontbreekt,
        herkomst=Herkomst(upload=cijfer.upload, regel=cijfer.regel, kolom=cijfer.kolom),
    )


def _kanttekening(cijfer: Jaarcijfer) -> Kanttekening | None:
    if cijfer.maanden is not None and cijfer.maanden < 12:
        return "onvolledig"
    return "buurten_ontbreken" if cijfer.ontbreekt else None


# Other years of the same figures are often asked next.
@lru_cache(maxsize=20_000)
def punt_per_1000(cijfer: Jaarcijfer, noemer: Noemer | None, *, laagste: int) -> Punt:
    """The count per 1.000 of its denominator; a gap with the reason where that cannot be computed or means nothing.

    `laagste` is the denominator below which no rate is shown (Indicator.laagste_noemer).
    """
    punt = punt_as_published(cijfer)
    if punt.aantal is None:
        return punt
    if noemer is None:
        return punt.model_copy(update={"waarde": None, "kanttekening": "noemer_ontbreekt"})
    gevonden: dict[str, object] = {
        "noemer": noemer.waarde,
        "noemer_jaar": noemer.jaar,
        "noemer_herkomst": Herkomst(upload=noemer.upload, regel=noemer.regel, kolom=noemer.kolom),
    }
    if noemer.waarde < laagste:
        return punt.model_copy(update={**gevonden, "waarde": None, "kanttekening": "noemer_te_klein"})
    if noemer.jaar != cijfer.jaar:
        gevonden["kanttekening"] = "noemer_ander_jaar"
    elif noemer.andere_grenzen:
        gevonden["kanttekening"] = "noemer_andere_grenzen"
    return punt.model_copy(update={**gevonden, "waarde": punt.aantal / noemer.waarde * PER})


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

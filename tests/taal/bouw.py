"""Small series to make sentences of."""

from collections.abc import Mapping

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks


def punt(jaar: int, waarde: float | None, *, noemer: float | None = None) -> Punt:
    """A point; with `noemer` a rate per 1.000 that was computed from it."""
    aantal = None if noemer is None or waarde is None else waarde * noemer / 1000
    return Punt(periode=Periode.van_jaar(jaar), waarde=waarde, aantal=aantal, noemer=noemer)


def reeks(naam: str, waarden: Mapping[int, float | None], *, noemer: float | None = None) -> Reeks:
    niveau = "gemeente" if naam == "Voorbeeldstad" else "wijk"
    gebied = Gebied(code=naam, naam=naam, niveau=niveau, indelingsjaar=2024)
    return Reeks(gebied=gebied, punten=tuple(punt(j, w, noemer=noemer) for j, w in waarden.items()))


def beeld(
    *reeksen: Reeks,
    maat: Maat = "per 1.000",
    vergelijking: Reeks | None = None,
    wijken: tuple[Reeks, ...] = (),
    bijgewerkt: str = "",
    is_demo: bool = False,
    zoals_gepubliceerd: bool = False,
) -> IndicatorBeeld:
    return IndicatorBeeld(
        indicator=Indicator(code="inbraak", naam="Woninginbraak", eenheid=maat),
        bron="Politie",
        maat=maat,
        noemer_naam="woningen",
        reeksen=reeksen,
        vergelijking=vergelijking,
        wijken=wijken,
        bijgewerkt=bijgewerkt,
        is_demo=is_demo,
        zoals_gepubliceerd=zoals_gepubliceerd,
    )

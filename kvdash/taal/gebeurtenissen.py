"""Gebeurtenissen in words: beside a chart, in its alternative text, in a table and in a document."""

from collections.abc import Mapping

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.periode import PeriodeSoort, laatst_afgelopen
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal.tijd import datum, periode
from kvdash.taal.woorden import gebiedenlijst


def gebeurtenisperiode(gebeurtenis: Gebeurtenis) -> str:
    """When it was: "12 maart 2020 – 23 maart 2022", or "vanaf 1 juli 2024" where no end is known."""
    begin = datum(gebeurtenis.van)
    if gebeurtenis.tot is None:
        return f"vanaf {begin}"
    return begin if gebeurtenis.tot == gebeurtenis.van else f"{begin} – {datum(gebeurtenis.tot)}"


def gebeurteniszin(
    gebeurtenis: Gebeurtenis, *, gebieden: Mapping[str, str], per: PeriodeSoort = "jaar", is_breuk: bool | None = None
) -> str:
    """What it was, where and when, what it means for the figures, and how that is known.

    `gebieden` gives names by code; a gebied without a name here is not named. `per` is the kind of period of the
    figures. `is_breuk` tells whether it keeps the figures shown apart; None: whether it is a breuk at all.
    """
    namen = [gebieden[code] for code in gebeurtenis.gebieden if code in gebieden]
    waar = f" in {gebiedenlijst(namen)}" if namen else ""
    bron = f" ({gebeurtenis.bron})" if gebeurtenis.bron else ""
    zin = f"{gebeurtenis.naam}{waar}, {gebeurtenisperiode(gebeurtenis)}{bron}."
    if gebeurtenis.is_breuk if is_breuk is None else is_breuk:
        erin = periode(laatst_afgelopen(per, op=gebeurtenis.van).volgende)
        vanaf = f"het {erin}" if per == "kwartaal" else erin
        zin += f" Cijfers van vóór {vanaf} zijn niet te vergelijken met die van daarna."
    return zin


def gebeurtenisregels(beeld: IndicatorBeeld) -> tuple[str, ...]:
    """The gebeurtenissen of a picture, each with the number it has in the chart: "1. Coronamaatregelen, ..."."""
    namen = {reeks.gebied.code: reeks.gebied.naam for reeks in beeld.alle_reeksen}
    return tuple(
        f"{nummer}. {gebeurteniszin(g, gebieden=namen, per=beeld.per, is_breuk=beeld.is_breuk(g))}"
        for nummer, g in enumerate(beeld.gebeurtenissen, 1)
    )

"""Verloop: whether a series changed between its first and last figure. Says nothing about why, nor about a trend."""

import math

from kvdash.domain.indicator import Maat
from kvdash.domain.jaarcijfer import PER
from kvdash.domain.reeks import Punt, Reeks

# Smaller differences are not called a change: in the unit itself, or for counts and rates as a part of the first value.
_KLEINSTE_VERSCHIL: dict[Maat, float] = {"percentage": 1.0, "rapportcijfer": 0.1, "schaalscore": 0.1}
_KLEINSTE_DEEL = 0.05


def is_veranderd(reeks: Reeks, *, maat: Maat) -> bool:
    """Whether its last figure clearly differs from its first; not with fewer than two.

    It does if the difference is at least 5 % of the first figure (percentages: 1 point; marks and scale scores: 0.1)
    and more than chance easily gives: of counts the difference exceeds twice its standard error, counts taken as
    Poisson (variance = count); of other figures the margins of the source do not overlap. The years between play no
    part. It serves to choose what to show first; what is said of a development comes from the signals.
    """
    if reeks.uitersten is None:
        return False
    eerste, laatste = reeks.uitersten
    verschil = (laatste.waarde or 0.0) - (eerste.waarde or 0.0)
    return verschil != 0 and _is_groot(eerste, verschil, maat=maat) and _is_duidelijk(eerste, laatste, maat=maat)


def _is_groot(eerste: Punt, verschil: float, *, maat: Maat) -> bool:
    kleinste = _KLEINSTE_VERSCHIL.get(maat, _KLEINSTE_DEEL * abs(eerste.waarde or 0.0))
    return abs(verschil) > kleinste or math.isclose(abs(verschil), kleinste)


def _is_duidelijk(eerste: Punt, laatste: Punt, *, maat: Maat) -> bool:
    varianties = [_variantie(punt, maat=maat) for punt in (eerste, laatste)]
    if None not in varianties:
        return abs((laatste.waarde or 0.0) - (eerste.waarde or 0.0)) > 2 * math.sqrt(sum(v or 0.0 for v in varianties))
    if None in (eerste.onder, eerste.boven, laatste.onder, laatste.boven):
        return True
    return (laatste.onder or 0.0) > (eerste.boven or 0.0) or (laatste.boven or 0.0) < (eerste.onder or 0.0)


def _variantie(punt: Punt, *, maat: Maat) -> float | None:
    """The variance of a count or a rate per 1.000 made of one, None where the count is not known."""
    if maat == "aantal":
        return punt.waarde
    if maat == "per 1.000" and punt.aantal is not None and punt.noemer:
        return punt.aantal * (PER / punt.noemer) ** 2
    return None

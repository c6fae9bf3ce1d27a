"""Trechter: the gebieden of a gemeente around one average, with how far chance alone reaches."""

from typing import Literal

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.model import Model
from kvdash.domain.signaal import Oordeel, Sterkte, Trechterplek
from kvdash.domain.vergelijking import Vergelijking


class Trechterpunt(Model):
    """Trechterpunt: one gebied in a trechter. `omvang` is its denominator, of surveys the size of the sample.

    `plek` is None where the level is no signal: there come visitors. `sterkte` and `oordeel` are those of its signaal.
    """

    gebied: Gebied
    omvang: float
    waarde: float
    plek: Trechterplek | None
    sterkte: Sterkte = "niet te bepalen"
    oordeel: Oordeel = "geen"


class Trechterlijn(Model):
    """Trechterlijn: a limit as (omvang, waarde), with omvang ascending; of 100 gebieden without difference `kans` fall
    within both limits.
    """

    kans: Literal["95%", "99,8%"]
    kant: Literal["onder", "boven"]
    punten: tuple[tuple[float, float], ...]


class Trechter(Model):
    """Trechter: what a funnel plot of one indicator, bron and year shows, values in the unit of `maat`.

    `gemiddelde` is the figure of `vergelijking`; the limits include the spread beyond chance (`spreiding`, 1 for chance
    alone).
    """

    indicator: Indicator
    bron: str
    maat: Maat
    noemer_naam: str | None
    jaar: int
    vergelijking: Vergelijking
    gemiddelde: float
    spreiding: float
    punten: tuple[Trechterpunt, ...]
    lijnen: tuple[Trechterlijn, ...]

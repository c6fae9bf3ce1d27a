"""Periodevergelijking: a month, a quarter or the year so far, beside the same one of the year before."""

from typing import Literal

from kvdash.domain.gebied import Gebied, Niveau
from kvdash.domain.indicator import Indicator
from kvdash.domain.model import Model
from kvdash.domain.periode import Periode, PeriodeSoort
from kvdash.domain.signaal import GRENS, Kant, Oordeel, Sterkte, oordeel_van

# Why a count is not compared with that of the year before. taal turns it into a sentence.
PeriodeReden = Literal[
    "geen vorig jaar",  # no count of (every part of) the same period of the year before
    "andere grenzen",  # the gebied had other borders then
    "breuk",  # a gebeurtenis that is a breuk lies between them
]


class Periodevergelijking(Model):
    """Periodevergelijking: the count of a period that is over, tested against that of the same one a year before.

    `van` and `tot` are its first and last month or quarter: one and the same, but for the year so far. `onder` and
    `boven` (95 %) bound `aantal`, as wide as the indicator varies (`spreiding` times the variance of chance). `vorige`
    is the count a year before, None where there is `reden` not to compare. `kant` and `p_waarde` are per day: a leap
    year has one more; `kant` is None where both are the same. `p_waarde` is corrected within its family.
    """

    indicator: Indicator
    bron: str
    gebied: Gebied
    van: Periode
    tot: Periode
    aantal: float
    onder: float
    boven: float
    vorige: float | None = None
    kant: Kant | None = None
    sterkte: Sterkte = "niet te bepalen"
    p_waarde: float = 1.0
    is_voorlopig: bool = False
    spreiding: float = 1.0
    reden: PeriodeReden | None = None

    @property
    def is_tot_nu_toe(self) -> bool:
        """Whether it is of more than one month or quarter: of the year so far."""
        return self.van != self.tot

    @property
    def heeft_andere_lengte(self) -> bool:
        """Whether it has a day more or less than the year before."""
        toen = (self.tot.jaar_eerder.einde - self.van.jaar_eerder.begin).days
        return (self.tot.einde - self.van.begin).days != toen

    @property
    def valt_op(self) -> bool:
        """Whether the difference lies outside what chance easily gives."""
        return self.sterkte in ("afwijkend", "mogelijk")

    @property
    def oordeel(self) -> Oordeel:
        """What the difference means; "geen" where it may be chance or is not judged."""
        return oordeel_van(self.indicator, self.kant) if self.valt_op else "geen"


class Periodevergelijkingen(Model):
    """Periodevergelijkingen: all of the gebieden of one niveau, for one kind of period; the clearest first.

    `vergelijkingen` is the size of the family: the tested ones of indicators with a richting.
    """

    gemeente: Gebied
    niveau: Niveau
    soort: PeriodeSoort
    tot_nu_toe: bool
    vergelijkingen: int
    alle: tuple[Periodevergelijking, ...]

    @property
    def verwacht_door_toeval(self) -> float:
        """How many would at most show as mogelijk if nothing had changed at all."""
        return self.vergelijkingen * GRENS

    def van(self, indicator: str, *, bron: str) -> tuple[Periodevergelijking, ...]:
        """Those of one indicator (a code) and bron."""
        return tuple(v for v in self.alle if v.indicator.code == indicator and v.bron == bron)

"""Reeks: the values of one indicator, bron and gebied over the periodes, and the picture a page shows of them."""

from datetime import date
from functools import cached_property
from typing import Literal, Self
from uuid import UUID

from kvdash.domain.breuk import telwijze
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.model import Model
from kvdash.domain.periode import Periode, PeriodeSoort

Wanneer = int | Periode  # a year, or a month or quarter

Status = Literal["definitief", "voorlopig", "nader voorlopig", "onderdrukt", "ontbrekend"]

# Why a point has no value, or one that needs a word beside it. taal turns it into a sentence.
Kanttekening = Literal[
    "noemer_ontbreekt",  # no denominator of the same periode and indeling
    "noemer_ander_jaar",  # the denominator of the nearest year was used (Punt.noemer_jaar)
    "noemer_andere_grenzen",  # the denominator is of this year, but of other borders
    "noemer_te_klein",  # denominator below Indicator.min_noemer
    "onvolledig",  # fewer months than its period has (Punt.maanden)
    "niet_afgelopen",  # a month or quarter that was not over when it was read in: a part of its count
    "niet_op_te_tellen",  # own area without a percentage or score of its own: those of buurten are never added
    "buurten_ontbreken",  # own area of which not every buurt has a figure (Punt.ontbreekt)
]


class Herkomst(Model):
    """Herkomst: the upload and the cell a figure came in with. `regel` and `kolom` count from 1."""

    upload: UUID
    regel: int
    kolom: int | None = None


class Punt(Model):
    """Punt: the value of a reeks in one year, month or quarter.

    `waarde` is in the unit of the picture; None is a gap, never zero. `aantal` and `noemer` are the counts it was
    computed from, where it was, and `noemer_herkomst` the cell of the latter. `indelingsjaar` is the year of its
    borders, None for a group. `onder` and `boven` bound it where the source gives margins. `ontbreekt` names the
    buurten of an own area that have no figure.
    """

    periode: Periode
    waarde: float | None
    aantal: float | None = None
    noemer: float | None = None
    noemer_jaar: int | None = None
    noemer_herkomst: Herkomst | None = None
    indelingsjaar: int | None = None
    onder: float | None = None
    boven: float | None = None
    status: Status = "definitief"
    kanttekening: Kanttekening | None = None
    maanden: int | None = None
    ontbreekt: tuple[str, ...] = ()
    herkomst: Herkomst | None = None

    @property
    def is_onaf(self) -> bool:
        """Whether its period was still going on when it was read in."""
        return self.kanttekening == "niet_afgelopen"


class Reeks(Model):
    """Reeks: one gebied's points, one per period, ascending; periods without a figure are present with waarde None.

    `breuken` are the days on which counting changed, of the gebeurtenissen that touch these figures.
    """

    gebied: Gebied
    punten: tuple[Punt, ...]
    breuken: tuple[date, ...] = ()

    def punt(self, wanneer: Wanneer) -> Punt | None:
        code = f"{wanneer:04d}JJ00" if isinstance(wanneer, int) else wanneer.code
        if isinstance(wanneer, int) and self.punten:  # of years none is left out
            plek = wanneer - self.punten[0].periode.jaar
            if 0 <= plek < len(self.punten) and self.punten[plek].periode.code == code:
                return self.punten[plek]
        return next((p for p in self.punten if p.periode.code == code), None)

    @property
    def laatste(self) -> Punt | None:
        """The newest point that has a value."""
        return next((p for p in reversed(self.punten) if p.waarde is not None), None)

    @property
    def uitersten(self) -> tuple[Punt, Punt] | None:
        """The first and last point that have a value, None if fewer than two have one."""
        bekend = [punt for punt in self.punten if punt.waarde is not None]
        return (bekend[0], bekend[-1]) if len(bekend) > 1 else None

    @cached_property
    def vergelijkbaar(self) -> Self:
        """The reeks without what was counted otherwise than its newest figure: only what may be compared with it."""
        if not self.breuken or self.laatste is None:
            return self
        nieuwste = telwijze(self.laatste.periode, self.breuken)
        over = tuple(punt for punt in self.punten if telwijze(punt.periode, self.breuken) >= nieuwste)
        return self.model_copy(update={"punten": over})

    @property
    def breukjaar(self) -> int | None:
        """The year since which figures compare with the newest, None where no figure was counted otherwise."""
        nieuw = self.vergelijkbaar
        eerder = self.punten[: len(self.punten) - len(nieuw.punten)]
        return nieuw.punten[0].periode.jaar if any(punt.waarde is not None for punt in eerder) else None

    def loopt_over(self, breuk: date) -> bool:
        """Whether it has figures on either side of one of its breaks."""
        if breuk not in self.breuken or self.uitersten is None:
            return False
        return len({telwijze(punt.periode, [breuk]) for punt in self.uitersten}) > 1


class IndicatorBeeld(Model):
    """IndicatorBeeld: what a page, chart or document shows of one indicator and bron.

    `maat` is the unit of all values in it, `per` the kind of period of all points. `reeksen` are the chosen gebieden;
    `vergelijking` is the gemeente (None when it has no figures, or when the gemeente itself is the only choice and
    stands in `reeksen`). `wijken` holds the wijken of the gemeente, or its buurten where only these have figures, for
    the bars and the table; empty where it is known for neither, or was not asked for. `alleen_hoogste`: the gemeente
    has no figures and nothing was chosen, so `reeksen` are the parts with the highest values.
    `noemer_naam` is the denominator in words ("inwoners") when `maat` is per 1.000. `noemer_jaren_ontbreken` are the
    years for which counts exist without a denominator. `zoals_gepubliceerd` marks a rate that the publisher computed.
    `bijgewerkt` names the newest upload in it, for source and vintage below the chart; `afgerond_op` is the multiple to
    which its counts are rounded, 1 where they are not. `gebeurtenissen` are those that touch this indicator, its years
    and any gebied drawn, the earliest first. Where kvdash computed the intervals, `spreiding` is how many times the
    variance in them is that of chance.
    """

    indicator: Indicator
    bron: str
    maat: Maat
    per: PeriodeSoort = "jaar"
    noemer_naam: str | None = None
    zoals_gepubliceerd: bool = False
    reeksen: tuple[Reeks, ...]
    vergelijking: Reeks | None = None
    alleen_hoogste: bool = False
    wijken: tuple[Reeks, ...] = ()
    noemer_jaren_ontbreken: tuple[int, ...] = ()
    bijgewerkt: str = ""
    afgerond_op: int = 1
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    spreiding: float = 1.0
    is_demo: bool = False

    @property
    def alle_reeksen(self) -> tuple[Reeks, ...]:
        """The chosen gebieden, then the comparator."""
        return (*self.reeksen, self.vergelijking) if self.vergelijking else self.reeksen

    @property
    def laatste_jaar(self) -> int | None:
        """The newest year in which any of its reeksen has a value."""
        jaren = [
            p.periode.jaar for reeks in (*self.alle_reeksen, *self.wijken) for p in reeks.punten if p.waarde is not None
        ]
        return max(jaren, default=None)

    def is_breuk(self, gebeurtenis: Gebeurtenis) -> bool:
        """Whether a gebeurtenis keeps figures drawn apart: only then it is shown and named as a breuk."""
        return gebeurtenis.is_breuk and any(reeks.loopt_over(gebeurtenis.van) for reeks in self.alle_reeksen)

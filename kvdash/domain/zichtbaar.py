"""Zichtbaar: what small numbers can and cannot show, and figures taken together so that they show more."""

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.model import Model

GROOT = 0.5  # a rise by more than this part of the count is seldom seen in practice


class Zichtbaar(Model):
    """Zichtbaar: the smallest rise of a count from one year to the next that would show in four of five cases.

    `aantal` is the count of `jaar`; `verschil` that many more must there be the year after.
    """

    gebied: Gebied
    jaar: int
    aantal: int
    verschil: int

    @property
    def deel(self) -> float | None:
        """The rise as a part of the count, None for a count of 0."""
        return self.verschil / self.aantal if self.aantal else None

    @property
    def is_groot(self) -> bool:
        """Whether only so large a rise would show that it is better to take years or wijken together."""
        return self.deel is None or self.deel > GROOT


class Samengevoegd(Model):
    """Samengevoegd: the figure of several years, or of several wijken, as one.

    `waarde`, `onder` and `boven` (95 %) are per year and in `maat`; `aantal` is the count of all together.
    `waarde_vergelijking` is the comparator over the same years.
    """

    indicator: Indicator
    bron: str
    maat: Maat
    noemer_naam: str | None
    gebieden: tuple[Gebied, ...]
    jaren: tuple[int, ...]
    aantal: float
    waarde: float
    onder: float
    boven: float
    vergelijking: Gebied | None = None
    waarde_vergelijking: float | None = None

"""Wijkprofiel: all figures of one gebied among those of its niveau in the gemeente."""

from collections.abc import Iterable
from statistics import quantiles

from kvdash.domain.gebied import Gebied
from kvdash.domain.model import Model
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.domain.vergelijking import Vergelijking

MINSTE_VOOR_KWARTIELEN = 4  # areas; a middle half of fewer says nothing


class Vergelijkingsrij(Model):
    """Vergelijkingsrij: one figure of a gebied, between the lowest and highest of the gebieden of its niveau.

    `kwart1` and `kwart3` bound the middle half of their values, None for fewer than four of them. `ander` is the same
    figure of the gebied it is compared with, None where that has none of this year.
    """

    eigen: Signaal
    laagste: Signaal
    hoogste: Signaal
    kwart1: float | None = None
    kwart3: float | None = None
    ander: float | None = None

    @property
    def waarden(self) -> tuple[float, ...]:
        """All values that must fit on the scale."""
        mogelijk = (
            self.eigen.waarde,
            self.laagste.waarde,
            self.hoogste.waarde,
            self.eigen.waarde_vergelijking,
            self.ander,
        )
        return tuple(waarde for waarde in mogelijk if waarde is not None)


class Wijkprofiel(Model):
    """Wijkprofiel: what is known of one gebied, all velden together; `ander` is the gebied that stands beside it.

    A row is there for each figure that can be compared: a rate or a survey answer, of the same year as the others.
    """

    gebied: Gebied
    gemeente: Gebied
    vergelijking: Vergelijking
    jaar: int
    rijen: tuple[Vergelijkingsrij, ...]
    ander: Gebied | None = None

    def van_thema(self, thema: str) -> tuple[Vergelijkingsrij, ...]:
        """The rows of a thema's own indicators, in order of name."""
        eigen = (rij for rij in self.rijen if rij.eigen.indicator.thema == thema)
        return tuple(sorted(eigen, key=lambda rij: (rij.eigen.indicator.naam, rij.eigen.bron)))

    @property
    def beoordeeld(self) -> tuple[Signaal, ...]:
        """The signals of the gebied whose level may be called gunstig or ongunstig."""
        return tuple(rij.eigen for rij in self.rijen if rij.eigen.is_beoordeeld)


def make_wijkprofiel(
    signalen: Signalen, gebied: Gebied, *, ander: Gebied | None = None, signalen_ander: Signalen | None = None
) -> Wijkprofiel:
    """The profile of a gebied from the signals of its niveau; those of `ander` where that is of another niveau."""
    naast = {_sleutel(s): s.waarde for s in (signalen_ander or signalen).signalen if ander and s.gebied == ander}
    alle: dict[tuple[str, str, str, int], list[Signaal]] = {}
    for signaal in signalen.signalen:
        if signaal.maat != "aantal":
            alle.setdefault(_sleutel(signaal), []).append(signaal)
    rijen = (
        _rij(groep, eigen, ander=naast.get(sleutel))
        for sleutel, groep in alle.items()
        for eigen in groep
        if eigen.gebied.code == gebied.code and len(groep) > 1
    )
    return Wijkprofiel(
        gebied=gebied,
        gemeente=signalen.gemeente,
        vergelijking=signalen.vergelijking,
        jaar=signalen.jaar,
        rijen=tuple(rijen),
        ander=ander,
    )


def _sleutel(signaal: Signaal) -> tuple[str, str, str, int]:
    """What makes figures comparable: the same indicator, bron, unit and year."""
    return signaal.indicator.code, signaal.bron, signaal.maat, signaal.jaar


def _rij(groep: Iterable[Signaal], eigen: Signaal, *, ander: float | None) -> Vergelijkingsrij:
    geordend = sorted(groep, key=lambda s: (s.waarde, s.gebied.naam))
    kwarten: tuple[float, float] | None = None
    if len(geordend) >= MINSTE_VOOR_KWARTIELEN:
        eerste, _, derde = quantiles((s.waarde for s in geordend), n=4, method="inclusive")
        kwarten = (eerste, derde)
    return Vergelijkingsrij(
        eigen=eigen,
        laagste=geordend[0],
        hoogste=geordend[-1],
        kwart1=kwarten[0] if kwarten else None,
        kwart3=kwarten[1] if kwarten else None,
        ander=ander,
    )

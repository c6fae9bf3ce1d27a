"""Kwadrant: what registrations say of a thema per gebied, beside what people there experience and what they said."""

from collections.abc import Iterable, Sequence
from typing import Literal

from kvdash.domain.bevinding import CONSULTATIES, Bevinding
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.kernbeleid import Thema
from kvdash.domain.model import Model
from kvdash.domain.signaal import Oordeel, Signaal, Signalen, Sterkte

Standoordeel = Literal["slecht", "gemiddeld", "goed", "onbekend"]

_ZEKER: tuple[Sterkte, ...] = ("afwijkend", "mogelijk")


class Stand(Model):
    """Stand: how several figures of one gebied and thema come out together.

    The side with most figures that are afwijkend decides; where that is equal, the side with most that are mogelijk;
    where that is equal too it is gemiddeld. Without a judged figure it is onbekend. `zeker` tells that afwijkende
    figures decided; `signalen` are those of the side that won, the clearest first.
    """

    oordeel: Standoordeel
    zeker: bool = False
    signalen: tuple[Signaal, ...] = ()


class Kwadrantplek(Model):
    """Kwadrantplek: the place of one gebied in a kwadrant. `gehoord` is what people said about it."""

    gebied: Gebied
    cijfers: Stand
    beleving: Stand
    gehoord: tuple[Bevinding, ...] = ()

    @property
    def is_zeker(self) -> bool:
        """Whether no side of its place rests on figures that are only mogelijk afwijkend."""
        return all(stand.zeker for stand in (self.cijfers, self.beleving) if stand.oordeel in ("slecht", "goed"))

    @property
    def oordeel(self) -> Oordeel:
        """What both sides together say; "geen" where they contradict each other or say nothing."""
        kanten = {self.cijfers.oordeel, self.beleving.oordeel} & {"slecht", "goed"}
        if len(kanten) != 1:
            return "geen"
        return "ongunstig" if "slecht" in kanten else "gunstig"


class Kwadrant(Model):
    """Kwadrant: all wijken of a gemeente for one thema, by what figures say and by what people experience."""

    thema: Thema
    jaar: int
    plekken: tuple[Kwadrantplek, ...]

    def vak(self, cijfers: Standoordeel, beleving: Standoordeel) -> tuple[Kwadrantplek, ...]:
        """The gebieden in one part, those with most to worry about first."""
        eigen = (p for p in self.plekken if (p.cijfers.oordeel, p.beleving.oordeel) == (cijfers, beleving))
        return tuple(sorted(eigen, key=lambda p: (not p.is_zeker, -len(p.cijfers.signalen), p.gebied.naam)))

    @property
    def kent_beleving(self) -> bool:
        """Whether a survey tells of any of the gebieden what people experience."""
        return any(plek.beleving.oordeel != "onbekend" for plek in self.plekken)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was judged of any gebied."""
        return not self.kent_beleving and all(plek.cijfers.oordeel == "onbekend" for plek in self.plekken)


def make_kwadrant(
    signalen: Signalen, thema: Thema, *, bevindingen: Iterable[Bevinding], indeling: Gebiedsindeling
) -> Kwadrant:
    """The kwadrant of a thema. A survey figure tells what people experience, all others are registrations.

    Said about a gebied is what bewoners and ondernemers said in the veld, and each aandachtspunt of the thema, about
    the gebied or a part of it.
    """
    gezegd = [b for b in bevindingen if _is_gezegd(b, thema)]
    eigen = [s for s in signalen.van_thema(thema.code) if s.is_beoordeeld]

    def plek(gebied: Gebied) -> Kwadrantplek:
        hier = [s for s in eigen if s.gebied.code == gebied.code]
        return Kwadrantplek(
            gebied=gebied,
            cijfers=stand_van([s for s in hier if s.indicator.ontstaan != "enquete"]),
            beleving=stand_van([s for s in hier if s.indicator.ontstaan == "enquete"]),
            gehoord=tuple(b for b in gezegd if any(gebied.code in indeling.keten(code) for code in b.gebieden)),
        )

    wijken = indeling.van_gemeente(signalen.gemeente.code, niveau="wijk")
    return Kwadrant(thema=thema, jaar=signalen.jaar, plekken=tuple(plek(wijk) for wijk in wijken))


def stand_van(signalen: Sequence[Signaal]) -> Stand:
    """The stand of judged signals of one gebied."""
    if not signalen:
        return Stand(oordeel="onbekend")
    for sterkte in _ZEKER:
        slecht, goed = (
            [s for s in signalen if (s.oordeel, s.sterkte) == (kant, sterkte)] for kant in ("ongunstig", "gunstig")
        )
        if len(slecht) != len(goed):
            winnaar = slecht if len(slecht) > len(goed) else goed
            oordeel: Standoordeel = "slecht" if winnaar is slecht else "goed"
            geordend = tuple(sorted(winnaar, key=lambda s: s.p_waarde))
            return Stand(oordeel=oordeel, zeker=sterkte == "afwijkend", signalen=geordend)
    return Stand(oordeel="gemiddeld")


def _is_gezegd(bevinding: Bevinding, thema: Thema) -> bool:
    if bevinding.veld != thema.veld:
        return False
    return bevinding.soort in CONSULTATIES or (bevinding.soort == "aandachtspunt" and bevinding.onderwerp == thema.code)

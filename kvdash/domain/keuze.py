"""Keuze: the filters that hold on every page."""

from typing import Literal
from uuid import UUID

from kvdash.domain.model import Model
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.vergelijking import Vergelijker


class Keuze(Model):
    """Keuze: the edition, years (both ends included) and gebieden a user looks at; no gebieden means the gemeente.

    `maat` says whether counts are shown per 1.000 where that is possible. `noemer_dichtstbij` allows the denominator of
    the nearest year, at most three years away. `vergelijker` is with whom figures are compared, `op` as of when.
    """

    editie: UUID
    van: int
    tot: int
    gebieden: tuple[str, ...] = ()
    maat: Literal["per 1.000", "aantal"] = "per 1.000"
    noemer_dichtstbij: bool = False
    vergelijker: Vergelijker = "gemeente"
    op: Peilmoment = NU

    @property
    def jaren(self) -> range:
        return range(self.van, self.tot + 1)

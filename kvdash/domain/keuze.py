"""Keuze: the filters that hold on every page."""

from uuid import UUID

from kvdash.domain.model import Model


class Keuze(Model):
    """Keuze: the edition, years (both ends included) and gebieden a user looks at; no gebieden means the gemeente.

    `noemer_dichtstbij` allows the denominator of the nearest year, at most three years away.
    """

    editie: UUID
    van: int
    tot: int
    gebieden: tuple[str, ...] = ()
    noemer_dichtstbij: bool = False

"""Which borders are the same, and which denominator belongs to a count: for kvdash.services.kubus, as columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.jaarcijfer import NOEMER_HOOGSTENS_JAREN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Getallen: TypeAlias = NDArray[np.float64]
    Heel: TypeAlias = NDArray[np.integer[Any]]

_JAREN = 10_000  # more than any number of a year


class Plekken(NamedTuple):
    """Where figures stand, one element each: their gebied (a place in some list), year and number of their borders."""

    gebied: Heel
    jaar: Heel
    grens: Heel


def grensnummers(jaren: Getallen, gebied: Heel, codes: Sequence[str], indeling: Gebiedsindeling) -> Heel:
    """For each figure the first year whose borders are those of its own; -1 without a figure.

    `jaren` holds the indelingsjaar of each figure (NaN: none), `gebied` the place of its gebied in `codes`; they
    broadcast. Of one gebied two figures have the same borders where their numbers are equal.
    """
    import numpy as np

    bekend = ~np.isnan(jaren)
    if not bekend.any():
        return np.full(jaren.shape, -1, np.int16)
    gebied = np.broadcast_to(gebied, jaren.shape)
    eerste = int(jaren[bekend].min())
    plek = np.where(bekend, jaren - eerste, 0).astype(np.intp)
    nummer = np.full((len(codes), int(plek.max()) + 1), -1, np.intp)
    nummer[gebied[bekend], plek[bekend]] = 0
    for g, code in enumerate(codes):
        soorten: list[int] = []
        for n in np.flatnonzero(nummer[g] == 0).tolist():
            jaar = eerste + n
            nummer[g, n] = next((ander for ander in soorten if indeling.is_zelfde_gebied(code, ander, jaar)), jaar)
            if nummer[g, n] == jaar:
                soorten.append(jaar)
    return np.where(bekend, nummer[gebied, plek], -1).astype(np.int16)


def kies_noemers(tellingen: Plekken, noemers: Plekken, *, volgorde: Heel, dichtstbij: bool = False) -> Heel:
    """Of each count which of the denominators is its own, -1 for none.

    That is one of the same gebied, year and borders; of several bronnen the one highest in `volgorde`. With
    `dichtstbij` else one of the nearest year (at most NOEMER_HOOGSTENS_JAREN away, the earlier on a tie), and only
    where no year has one of the same borders, one of others.
    """
    import numpy as np

    gevonden = np.full(len(tellingen.gebied), -1, np.intp)
    rang = np.argsort(volgorde, kind="stable")
    for verschil, met_grens in _stappen(dichtstbij=dichtstbij):
        open_ = np.flatnonzero(gevonden < 0)
        if not open_.size:
            break
        gezocht = _sleutels(Plekken(*(kolom[open_] for kolom in tellingen)), verschil, met_grens=met_grens)
        gevonden[open_] = _zoek(gezocht, _sleutels(noemers, 0, met_grens=met_grens), rang)
    return gevonden


def _stappen(*, dichtstbij: bool) -> Iterator[tuple[int, bool]]:
    """In which year to look, counted from that of the figure, and whether borders must be the same; the best first."""
    yield 0, True
    if dichtstbij:
        jaren = [jaar for afstand in range(1, NOEMER_HOOGSTENS_JAREN + 1) for jaar in (-afstand, afstand)]
        yield from ((jaar, True) for jaar in jaren)
        yield from ((jaar, False) for jaar in (0, *jaren))


def _sleutels(plekken: Plekken, verschil: int, *, met_grens: bool) -> Heel:
    """One number for each place, equal where they fit."""
    return (plekken.gebied * _JAREN + plekken.jaar + verschil) * _JAREN + plekken.grens * met_grens


def _zoek(gezocht: Heel, sleutels: Heel, rang: Heel) -> Heel:
    """Of each number asked for the place of the last equal one in `rang`, -1 for none."""
    import numpy as np

    if not sleutels.size:
        return np.full(gezocht.shape, -1, np.intp)
    volgorde = rang[np.argsort(sleutels[rang], kind="stable")]
    plek = np.searchsorted(sleutels[volgorde], gezocht, side="right") - 1
    kandidaat = volgorde[np.maximum(plek, 0)]
    return np.where((plek >= 0) & (sleutels[kandidaat] == gezocht), kandidaat, -1)

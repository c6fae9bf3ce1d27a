"""Percentages that may have lost a zero at the end: 14, 13, 1, 15 was perhaps 14, 13, 10, 15."""

import numpy as np
import numpy.typing as npt

_MIN_PUNTEN = 4


def verloren_nullen(
    reeks: npt.NDArray[np.int64], periode: npt.NDArray[np.int32], waarden: npt.NDArray[np.float64]
) -> list[int]:
    """The places of percentages that do not fit in their series and ten times would.

    `reeks` numbers the series that each value belongs to; only series of whole numbers with four points or more count.
    """
    if not len(reeks):
        return []
    volgorde = np.lexsort((periode, reeks))
    geordend = waarden[volgorde]
    begin = np.flatnonzero(np.diff(reeks[volgorde], prepend=reeks[volgorde[0]] - 1))
    lengte = np.diff(begin, append=len(geordend))
    # A suspect is the one lowest value, far below all others: few series of a large file have one.
    laagste = np.minimum.reduceat(geordend, begin)
    laag = np.add.reduceat((geordend < 5 * np.repeat(laagste, lengte)).astype(np.int64), begin)
    heel = np.logical_and.reduceat(geordend == np.floor(geordend), begin)
    mogelijk = (lengte >= _MIN_PUNTEN) & heel & (laag == 1) & (laagste >= 1) & (laagste <= 9)
    delen = (volgorde[van : van + aantal] for van, aantal in zip(begin[mogelijk], lengte[mogelijk], strict=True))
    return [int(deel[plek]) for deel in delen for plek in _verdacht(waarden[deel])]


def _verdacht(waarden: npt.NDArray[np.float64]) -> list[int]:
    plek = int(waarden.argmin())
    rest = np.delete(waarden, plek)
    return [plek] if 0.7 * rest.min() <= 10 * waarden[plek] <= 1.3 * rest.max() else []

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
    volgorde = np.lexsort((periode, reeks))
    grenzen = np.flatnonzero(np.diff(reeks[volgorde])) + 1
    return [int(deel[plek]) for deel in np.split(volgorde, grenzen) for plek in _verdacht(waarden[deel])]


def _verdacht(waarden: npt.NDArray[np.float64]) -> list[int]:
    if len(waarden) < _MIN_PUNTEN or (waarden != np.floor(waarden)).any():
        return []
    gevonden = []
    for plek in np.flatnonzero((waarden >= 1) & (waarden <= 9)):
        rest = np.delete(waarden, plek)
        past = 0.7 * rest.min() <= 10 * waarden[plek] <= 1.3 * rest.max()
        if past and rest.min() >= 5 * waarden[plek]:
            gevonden.append(int(plek))
    return gevonden

"""Values many times those of the years around them."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

UITERSTE = 20  # times as much, or as little
_DEEL = 500_000  # values looked at together

Floats = npt.NDArray[np.float64]


def uitschieters(
    reeks: npt.NDArray[np.int64],
    jaar: npt.NDArray[np.int32],
    waarden: Floats,
    telling: npt.NDArray[np.bool_],
    *,
    hoogstens: int,
) -> Iterator[tuple[int, list[float]]]:
    """The places of values at least twenty times both values beside them in their series, or a twentieth of both.

    The first and last of a series are compared with the two on their one side; a series needs three values. Of counts
    (`telling`) one is added to the lower side first: 0 and 15 differ by chance; of other kinds zero has no multiple.
    Yields place and neighbours.
    """
    gevonden = 0
    for deel in _delen(_kansrijk(reeks, waarden, telling), reeks):
        for plek, buren in _in_deel(deel, reeks, jaar, waarden, telling):
            yield plek, buren
            gevonden += 1
            if gevonden == hoogstens:
                return


def _kansrijk(reeks: npt.NDArray[np.int64], waarden: Floats, telling: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """The places in series of which highest and lowest are far enough apart."""
    dicht = len(reeks) > 0 and int(reeks.max()) < 8 * len(reeks)
    index = reeks if dicht else np.unique(reeks, return_inverse=True)[1]  # unique sorts: seconds for a large file
    hoogste = np.full(int(index.max(initial=0)) + 1, -np.inf)
    laagste = -hoogste
    np.maximum.at(hoogste, index, waarden)
    np.minimum.at(laagste, index, waarden + telling)
    ver = (hoogste >= UITERSTE * laagste) & (hoogste > 0)
    plekken: npt.NDArray[np.int64] = np.flatnonzero(ver[index])
    return plekken


def _delen(plekken: npt.NDArray[np.int64], reeks: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """The places in parts that keep series whole, so that a file with many of them need not be sorted whole."""
    if len(plekken) <= _DEEL:
        yield plekken
        return
    aantal = len(plekken) // _DEEL + 1
    deel_van = reeks[plekken] % aantal
    for deel in range(aantal):
        yield plekken[deel_van == deel]


def _in_deel(
    plekken: npt.NDArray[np.int64],
    reeks: npt.NDArray[np.int64],
    jaar: npt.NDArray[np.int32],
    waarden: Floats,
    telling: npt.NDArray[np.bool_],
) -> Iterator[tuple[int, list[float]]]:
    plekken = plekken[np.lexsort((jaar[plekken], reeks[plekken]))]
    begin = np.flatnonzero(np.diff(reeks[plekken], prepend=-1))
    lengte = np.diff(begin, append=len(plekken))
    eerste, aantal = np.repeat(begin, lengte), np.repeat(lengte, lengte)
    hier = np.arange(len(plekken))
    links = np.where(hier == eerste, hier + 2, hier - 1)
    rechts = np.where(hier == eerste + aantal - 1, hier - 2, hier + 1)
    lang = aantal >= 3
    hier, links, rechts = hier[lang], links[lang], rechts[lang]
    waarde, erbij = waarden[plekken], telling[plekken][hier].astype(np.float64)
    laag, hoog = np.minimum(waarde[links], waarde[rechts]), np.maximum(waarde[links], waarde[rechts])
    te_hoog = (waarde[hier] >= UITERSTE * (hoog + erbij)) & (hoog + erbij > 0)
    te_laag = (laag >= UITERSTE * (waarde[hier] + erbij)) & (waarde[hier] + erbij > 0)
    for n in np.flatnonzero(te_hoog | te_laag).tolist():
        yield int(plekken[hier[n]]), sorted({float(waarde[links[n]]), float(waarde[rechts[n]])})

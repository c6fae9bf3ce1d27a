"""Figures that may be wrong: they are read in as they stand, and pointed out with their place."""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from kvdash.domain.upload import Waarschuwing
from kvdash.ingest.nullen import verloren_nullen
from kvdash.ingest.verzamel import Keys, Verzameling

Kop = Callable[[int], str]


def verdachte_cijfers(verzameling: Verzameling, *, kop: Kop) -> list[Waarschuwing]:
    """The warnings about figures; `kop` gives the header of a column."""
    return list(_nullen(verzameling, kop))


def _nullen(v: Verzameling, kop: Kop) -> Iterator[Waarschuwing]:
    """Percentages that perhaps lost a zero."""
    maten = np.array([t.maat == "percentage" for t in v.vertaling.boek.topics], dtype=bool)
    if not maten.any():
        return
    plekken = v.met_waarde(maten)
    volgorde = np.argsort(np.argsort(v.vertaling.perioden.codes)).astype(np.int32)
    gevonden = verloren_nullen(_reeksen(v, plekken), volgorde[v.periode[plekken]], v.waarde[plekken])
    for plek in sorted((int(plekken[n]) for n in gevonden), key=v.regel_van):
        waarde = f"{v.waarde[plek]:.0f}"
        yield Waarschuwing(
            soort="verloren nul",
            regel=v.regel_van(plek),
            kolom=kop(int(v.kolom[plek])),
            waarde=waarde,
            tekst=f"{waarde} past niet bij de andere perioden, {waarde}0 wel.",
        )


def _reeksen(v: Verzameling, plekken: Keys) -> npt.NDArray[np.int64]:
    """A number per series (topic, area and part) for these places."""
    gebieden, delen = len(v.vertaling.gebied_register.codes), len(v.vertaling.delen.codes)
    topic_en_gebied = v.topic[plekken].astype(np.int64) * max(1, gebieden) + v.gebied[plekken]
    return topic_en_gebied * max(1, delen) + v.deel[plekken]

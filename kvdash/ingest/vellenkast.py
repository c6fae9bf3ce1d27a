"""Where the figures of a file wait until all of it was read: by part, and on disk when there are many."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Self

import numpy as np
import numpy.typing as npt

from kvdash.ingest.bloklezing import Vel

_IN_GEHEUGEN = 1 << 26


class Vellenkast:
    """Vellenkast: the sheets of figures of a file in parts, each with the number of the block it was read in.

    What does not fit in memory goes to a temporary file in `werkmap` (the system's own place without one), which has
    no name and is gone when it is closed.
    """

    def __init__(self, werkmap: Path | None = None) -> None:
        self._werkmap = werkmap
        self._los: dict[int, list[tuple[int, Vel]]] = defaultdict(list)
        self._bytes = 0
        self._bestand: IO[bytes] | None = None
        self._plekken: dict[int, list[tuple[int, int]]] = defaultdict(list)  # block and offset, per part

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._los.clear()
        if self._bestand is not None:
            self._bestand.close()

    def bewaar(self, deel: int, *, blok: int, vel: Vel) -> None:
        self._los[deel].append((blok, vel))
        self._bytes += sum(kolom.nbytes for kolom in _kolommen(vel) if kolom.strides != (0,))
        if self._bytes > _IN_GEHEUGEN:
            self._naar_schijf()

    def neem(self, deel: int) -> list[tuple[int, Vel]]:
        """The sheets of a part with the numbers of their blocks, in the order they came; they can be taken once."""
        return [*self._van_schijf(deel), *self._los.pop(deel, [])]

    def _naar_schijf(self) -> None:
        if self._bestand is None:
            self._bestand = TemporaryFile(dir=self._werkmap)  # noqa: SIM115 - closed by __exit__
        for deel, vellen in self._los.items():
            for blok, vel in vellen:
                self._plekken[deel].append((blok, self._bestand.tell()))
                _schrijf(self._bestand, vel)
        self._los.clear()
        self._bytes = 0

    def _van_schijf(self, deel: int) -> Iterator[tuple[int, Vel]]:
        for blok, plek in self._plekken.pop(deel, []):
            assert self._bestand is not None
            self._bestand.seek(plek)
            yield blok, _lees(self._bestand)


def _kolommen(vel: Vel) -> tuple[npt.NDArray[Any], ...]:
    return tuple(getattr(vel, veld.name) for veld in fields(vel))


def _schrijf(bestand: IO[bytes], vel: Vel) -> None:
    """What is the same on all rows is written once."""
    for kolom in _kolommen(vel):
        np.save(bestand, kolom[:1] if kolom.strides == (0,) else kolom, allow_pickle=False)


def _lees(bestand: IO[bytes]) -> Vel:
    kolommen = [np.load(bestand, allow_pickle=False) for _ in fields(Vel)]
    lengte = max(map(len, kolommen))
    return Vel(*(kolom if len(kolom) == lengte else np.broadcast_to(kolom[0], lengte) for kolom in kolommen))

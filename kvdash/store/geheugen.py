"""Geheugen: the one place where answers are kept, each under the name of the state of the data it was made of."""

import gc
import sys
from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, is_dataclass
from threading import Condition
from types import FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import numpy as np
import pyarrow as pa
from cachetools import LRUCache

from kvdash.store.engine import Engine

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")

MEESTE_BYTES = 256 << 20
_VELDEN = 64  # more than any object has fields, which are not alike
_DIEPTE = 3  # how deep tables lie in an answer
_STEEKPROEF = 8  # of a longer list that many are measured: more would take as long as making it
_METEN = frozenset({0, *(4**n for n in range(10))})  # how often a kind was asked before, when it is measured
_NIET_VAN_ONS = (type, ModuleType, FunctionType, MethodType)  # the program itself, however many point to it


_Sleutel = tuple[str, Hashable, Hashable]  # a part of the data, the name of its state, and what is asked


class _Antwoord(NamedTuple):
    waarde: Any
    bytes: int


class Geheugen:
    """Geheugen: what was read or made of the data of one store. Threads may share it.

    The state is asked before the data are read, so an answer is never older than its name. What was not asked for long
    goes first; nothing is kept for good.
    """

    def __init__(self, engine: Engine, *, hoogstens: int = MEESTE_BYTES) -> None:
        self._engine = engine
        self._antwoorden: LRUCache[_Sleutel, _Antwoord] = LRUCache(hoogstens, getsizeof=lambda a: a.bytes)
        self._standen: dict[str, Hashable] = {}  # per part the state of what is kept
        self._gemeten: dict[Hashable, tuple[int, int]] = {}  # per kind how often it was asked, and bytes per part
        self._bezig: set[_Sleutel] = set()
        self._klaar = Condition()

    def van_cijfers(self, sleutel: Hashable, maak: Callable[[], T]) -> T:
        """What `maak` gave before under this key, as long as nothing was written in cijfers; it uses nothing else."""
        return self._onthoud(("cijfers", self._engine.stand().cijfers, sleutel), maak)

    def van_soort(self, soort: str, maak: Callable[[], T]) -> T:
        """As van_cijfers, for what is made of all stukken of one kind: writing another kind leaves it as it is."""
        return self._onthoud((soort, self._engine.stand().van_soort(soort), soort), maak)

    def van_alles(self, sleutel: Hashable, maak: Callable[[], T]) -> T:
        """As van_cijfers, for what is made of both."""
        return self._onthoud(("alles", self._engine.stand(), sleutel), maak)

    @property
    def bytes(self) -> int:
        """How much is kept, as far as it can be told."""
        return int(self._antwoorden.currsize)

    def _onthoud(self, sleutel: _Sleutel, maak: Callable[[], T]) -> T:
        """Of several who ask the same at once, one makes it and the others wait."""
        with self._klaar:
            while sleutel in self._bezig:
                self._klaar.wait()
            if (bekend := self._antwoorden.get(sleutel)) is not None:
                return cast(T, bekend.waarde)
            self._bezig.add(sleutel)
        try:
            waarde = maak()
            antwoord = _Antwoord(waarde, self._schat(sleutel[2], waarde))
            with self._klaar:
                self._vergeet_ander(sleutel)
                if antwoord.bytes <= self._antwoorden.maxsize:
                    self._antwoorden[sleutel] = antwoord
            return waarde
        finally:
            with self._klaar:
                self._bezig.discard(sleutel)
                self._klaar.notify_all()

    def _schat(self, vraag: Hashable, waarde: object) -> int:
        """How many bytes an answer takes: of each kind of question fewer and fewer are measured.

        Measuring goes past all that an answer points to, and that takes a tenth of the time of making it. Tables and
        arrays are always counted: they are most of it, and tell their size at once.
        """
        soort = vraag[0] if isinstance(vraag, tuple) else vraag
        delen = max(len(waarde), 1) if isinstance(waarde, tuple | list | dict) else 1
        keer, per_deel = self._gemeten.get(soort, (0, 0))
        if keer in _METEN:
            per_deel = max(per_deel, omvang((vraag, waarde)) // delen)
        self._gemeten[soort] = (keer + 1, per_deel)
        return max(per_deel * delen, _bytes_van_tabellen(waarde))

    def _vergeet_ander(self, sleutel: _Sleutel) -> None:
        """Nobody asks again for what was made of another state."""
        deel, stand, _ = sleutel
        if self._standen.get(deel) == stand:
            return
        self._standen[deel] = stand
        for oud in [oud for oud in self._antwoorden if oud[0] == deel and oud[1] != stand]:
            del self._antwoorden[oud]


def _bytes_van_tabellen(waarde: object) -> int:
    """Of the tables and arrays that an answer is made of: itself, its fields, and those of what stands in a field."""
    totaal, wachtend = 0, [(waarde, 0)]
    while wachtend:
        ding, diepte = wachtend.pop()
        if isinstance(ding, np.ndarray | pa.Table):
            totaal += _nbytes(ding)
        elif diepte < _DIEPTE and is_dataclass(ding) and not isinstance(ding, type):
            wachtend.extend((getattr(ding, veld.name), diepte + 1) for veld in fields(ding))
        elif diepte < _DIEPTE and isinstance(ding, tuple) and len(ding) <= _VELDEN:
            wachtend.extend((deel, diepte + 1) for deel in ding)
    return totaal


def omvang(waarde: object) -> int:
    """About how many bytes this keeps in memory, with all it points to. Of a long list a part is measured."""
    return _omvang([waarde], set())


def _omvang(wachtend: list[Any], gezien: set[int]) -> int:
    totaal = 0
    while wachtend:
        ding = wachtend.pop()
        if id(ding) in gezien or isinstance(ding, _NIET_VAN_ONS):
            continue
        gezien.add(id(ding))
        if isinstance(ding, np.ndarray | pa.Table):
            totaal += _nbytes(ding)
            continue
        totaal += sys.getsizeof(ding)
        if isinstance(ding, list | tuple) and len(ding) > _STEEKPROEF:
            totaal += _steekproef(ding, gezien)
        elif isinstance(ding, dict) and len(ding) > _VELDEN:
            totaal += _steekproef(list(ding.items()), gezien)
        else:
            wachtend.extend(gc.get_referents(ding))
    return totaal


def _nbytes(ding: "NDArray[Any] | pa.Table") -> int:
    if isinstance(ding, np.ndarray) and ding.base is not None:  # one value repeated takes the room of one
        return min(ding.nbytes, getattr(ding.base, "nbytes", ding.nbytes))
    return int(ding.nbytes)


def _steekproef(delen: Sequence[Any], gezien: set[int]) -> int:
    """About how many bytes these parts keep, by a few of them."""
    gemeten = delen[:: -(-len(delen) // _STEEKPROEF)]
    return _omvang(list(gemeten), gezien) * len(delen) // len(gemeten)

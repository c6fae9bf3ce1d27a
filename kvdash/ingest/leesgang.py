"""Reading block by block: what was read is kept compactly until the whole file is known."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kvdash.ingest.blokken import Blok
from kvdash.ingest.bloklezing import Bloklezing, Bytes, Vel
from kvdash.ingest.records import Record
from kvdash.ingest.regelstaat import GEWEIGERD, Weigerregel, toestand
from kvdash.ingest.vellenkast import Vellenkast
from kvdash.ingest.vertaling import Ints, Vertaling
from kvdash.taal import kort


class Blokregels(NamedTuple):
    """Blokregels: where the rows of a block stand: `regel` per row, `aantal` lines each; kept as one number where each
    row is the next line. `eerste` is the number of the first row in the file."""

    eerste: int
    regel: npt.NDArray[np.int64] | int
    aantal: Ints | None
    staat: Bytes

    def regel_van(self, rij: Ints) -> npt.NDArray[np.int64]:
        """The lines of these rows of the block."""
        return rij + np.int64(self.regel) if isinstance(self.regel, int) else self.regel[rij]


class Leesgang:
    """Leesgang: takes the blocks of a file one by one; their figures go into a kast, in parts by area.

    Part n holds the areas with codes from `grenzen[n - 1]` up to `grenzen[n]`.
    """

    def __init__(self, vertaling: Vertaling, *, kast: Vellenkast, grenzen: Sequence[str] = ()) -> None:
        self.vertaling = vertaling
        self.kast = kast
        self.delen = len(grenzen) + 1
        self.blokken: list[Blokregels] = []
        self.geweigerd: list[Weigerregel] = []
        self.los: list[tuple[int, int]] = []  # (state, lines) of what is no row of the table
        self._grenzen = grenzen
        self._deel_van: list[int] = []  # per number of an area
        self._rijen = 0
        self._met_breuk: set[int] = set()
        self._boven_100: set[int] = set()

    def lees(self, blok: Blok) -> None:
        """Take in a block: its rows, and the records beside them that fit no row."""
        for record in blok.los:
            self._lees_los(record)
        if not len(blok.regel):
            return
        lezing = Bloklezing(blok, self.vertaling)
        self.geweigerd += lezing.geweigerd
        for nummer in range(len(self.vertaling.plan.kolommen)):
            if vel := lezing.vel(nummer):
                self._let_op_waarden(vel)
                self._bewaar(vel)
        self.blokken.append(_blokregels(blok, lezing.staat, eerste=self._rijen))
        self._rijen += len(blok.regel)

    def rond_topics_af(self) -> None:
        """Settle what kind of figure each topic has, now that all its values were seen."""
        topics = range(len(self.vertaling.boek.topics))
        self.vertaling.boek.rond_af(
            met_breuk=[n in self._met_breuk for n in topics], boven_100=[n in self._boven_100 for n in topics]
        )

    def _let_op_waarden(self, vel: Vel) -> None:
        waarden = vel.marge == 0
        breuk = waarden & ~(np.isnan(vel.waarde) | (vel.waarde == np.floor(vel.waarde)))
        self._met_breuk.update(_welke(vel.topic[breuk]))
        self._boven_100.update(_welke(vel.topic[waarden & (vel.waarde > 100)]))

    def _bewaar(self, vel: Vel) -> None:
        blok = len(self.blokken)
        if self.delen == 1:
            self.kast.bewaar(0, blok=blok, vel=vel)
            return
        codes = self.vertaling.gebied_register.codes
        self._deel_van += [bisect_right(self._grenzen, code) for code in codes[len(self._deel_van) :]]
        deel_van = np.array(self._deel_van, dtype=np.int16)[vel.gebied]
        delen = _welke(deel_van)
        for deel in delen:
            self.kast.bewaar(deel, blok=blok, vel=vel if len(delen) == 1 else _kies(vel, deel_van == deel))

    def _lees_los(self, record: Record) -> None:
        bekend = toestand("lege regel") if record.is_leeg else self.vertaling.buiten_data(record.cellen)
        if bekend is None:
            self.geweigerd.append(Weigerregel(record.regel, "hele regel", _kort(record), self._waarom(record)))
        self.los.append((GEWEIGERD if bekend is None else bekend, record.aantal))

    def _waarom(self, record: Record) -> str:
        tabel = self.vertaling.plan.tabel
        is_laatste = record.regel + record.aantal == tabel.tot
        if record.gebroken:
            reden = "een aanhalingsteken wordt niet gesloten"
        else:
            reden = f"de regel heeft {len(record.cellen)} cellen in plaats van {tabel.breedte}"
        is_half = is_laatste and (record.gebroken or len(record.cellen) < tabel.breedte)
        return f"{reden}; het is de laatste regel: is het bestand half gedownload?" if is_half else reden


def _kort(record: Record) -> str:
    return kort(" | ".join(c.strip() for c in record.cellen), hoogstens=80)


def _blokregels(blok: Blok, staat: Bytes, *, eerste: int) -> Blokregels:
    begin = int(blok.regel[0])
    opeenvolgend = bool((blok.aantal == 1).all()) and int(blok.regel[-1]) - begin == len(blok.regel) - 1
    if opeenvolgend and bool((np.diff(blok.regel) == 1).all()):
        return Blokregels(eerste, begin, None, staat)
    return Blokregels(eerste, blok.regel, blok.aantal, staat)


def _welke(nummers: npt.NDArray[np.integer]) -> list[int]:
    """The different numbers, in order; they are small."""
    gevonden: list[int] = np.flatnonzero(np.bincount(nummers)).tolist()
    return gevonden


def _kies(vel: Vel, rijen: npt.NDArray[np.bool_]) -> Vel:
    """Some rows of a sheet; what is the same on all rows stays one value in memory."""
    aantal = int(np.count_nonzero(rijen))
    kolommen = (getattr(vel, veld.name) for veld in fields(vel))
    return Vel(*(np.broadcast_to(k[0], aantal) if k.strides == (0,) else k[rijen] for k in kolommen))

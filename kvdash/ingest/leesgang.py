"""Reading block by block: what was read is kept compactly until the whole file is known."""

import numpy as np
import numpy.typing as npt

from kvdash.ingest.blokken import Blok
from kvdash.ingest.bloklezing import Bloklezing, Bytes, Vel
from kvdash.ingest.records import Record
from kvdash.ingest.regelstaat import GEWEIGERD, Weigerregel, toestand
from kvdash.ingest.vertaling import Ints, Vertaling


class Leesgang:
    """Leesgang: takes the blocks of a file one by one. `eerste_rij` tells for each Vel where its block begins."""

    def __init__(self, vertaling: Vertaling) -> None:
        self.vertaling = vertaling
        self.vellen: list[tuple[int, Vel]] = []
        self.regel: list[npt.NDArray[np.int64]] = []
        self.aantal: list[Ints] = []
        self.staat: list[Bytes] = []
        self.geweigerd: list[Weigerregel] = []
        self.los: list[tuple[int, int]] = []  # (state, lines) of what is no row of the table
        self._rijen = 0

    def lees(self, blok: Blok) -> None:
        """Take in a block: its rows, and the records beside them that fit no row."""
        for record in blok.los:
            self._lees_los(record)
        if not len(blok.regel):
            return
        lezing = Bloklezing(blok, self.vertaling)
        self.regel.append(blok.regel)
        self.aantal.append(blok.aantal)
        self.staat.append(lezing.staat)
        self.geweigerd += lezing.geweigerd
        for nummer in range(len(self.vertaling.plan.kolommen)):
            if vel := lezing.vel(nummer):
                self.vellen.append((self._rijen, vel))
        self._rijen += len(blok.regel)

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
    return " | ".join(c.strip() for c in record.cellen)[:80]

"""One block of rows: what becomes of each, and the figures of those that are read."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from kvdash.ingest.blokken import Blok, Kolomdata
from kvdash.ingest.marges import Margesoort
from kvdash.ingest.perioden import met_deel
from kvdash.ingest.plan import Plan
from kvdash.ingest.regelstaat import GELEZEN, GEWEIGERD, Weigerregel, toestand
from kvdash.ingest.vertaling import ONBEKEND, PSEUDO, Ints, Vertaling
from kvdash.ingest.waarden import (
    DEFINITIEF,
    FOUT,
    NADER_VOORLOPIG,
    ONDERDRUKT,
    ONTBREEKT,
    VOORLOPIG,
    lees_getallen,
)
from kvdash.taal import kort

Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.int8]
Rijen = npt.NDArray[np.int64]

_MARGES: tuple[Margesoort, ...] = ("waarde", "halve breedte", "ondergrens", "bovengrens")
_STATUS = {"voorlopig": VOORLOPIG, "nader voorlopig": NADER_VOORLOPIG}


@dataclass(frozen=True)
class Vel:
    """Vel: the figures of one column of a block as arrays of equal length; `rij` is the row within the block.

    `marge` is 0 for a value, 1 for a half width, 2 for a lower and 3 for an upper bound.
    """

    topic: Ints
    gebied: Ints
    periode: Ints
    deel: Ints
    waarde: Floats
    soort: Bytes
    rij: Ints
    kolom: Ints
    marge: Bytes
    onder: Floats
    boven: Floats


class Bloklezing:
    """Bloklezing: `staat` per row, the cells that were refused, and a Vel per column of figures."""

    def __init__(self, blok: Blok, vertaling: Vertaling) -> None:
        self._blok = blok
        self._v = vertaling
        self._rollen = vertaling.plan.rollen
        self._gebied, self._waarom_gebied = vertaling.gebieden_van(blok)
        self._periode = vertaling.perioden_van(blok)
        self._jaardeel = vertaling.delen_van_jaar(blok)
        self._topic, self._topic_index = vertaling.topics_van(blok)
        self._weg = vertaling.weggelaten(self._topic)
        self._deel = vertaling.delen_van(blok)
        self._marge = self._lees_marges()
        self._status = self._lees_status()
        kolommen = [*(k.kolom for k in vertaling.plan.kolommen), *self._rollen.bij]
        self._getallen = {k: _Getallen(blok.kolommen[k], vertaling.plan) for k in kolommen}
        self.geweigerd: list[Weigerregel] = []
        self.staat = self._lees_staat()

    def _per_rij(self, kolom: int, codes: list[int]) -> Bytes:
        """Codes of the different texts of a column, per row."""
        return np.array(codes, dtype=np.int8)[self._blok.kolommen[kolom].index]

    def _lees_marges(self) -> Bytes:
        kolom = self._rollen.eerste("marges")
        if kolom is None:
            return np.broadcast_to(np.int8(0), len(self._blok.regel))
        soorten = [self._rollen.margecodes.get(t.strip()) for t in self._blok.kolommen[kolom].uniek]
        return self._per_rij(kolom, [_MARGES.index(s) if s else -1 for s in soorten])

    def _lees_status(self) -> Bytes:
        kolom = self._rollen.eerste("status")
        if kolom is None:
            return np.zeros(len(self._blok.regel), dtype=np.int8)
        teksten = self._blok.kolommen[kolom].uniek
        return self._per_rij(kolom, [_STATUS.get(t.strip().casefold(), DEFINITIEF) for t in teksten])

    # what becomes of each row

    def _lees_staat(self) -> Bytes:
        n = len(self._blok.regel)
        leeg, fout, weg = np.ones(n, dtype=bool), np.zeros(n, dtype=bool), np.ones(n, dtype=bool)
        for nummer, kolom in enumerate(self._v.plan.kolommen):
            soort, is_weg = self._getallen[kolom.kolom].soort, self._is_weg(nummer)
            leeg &= (soort == ONTBREEKT) | is_weg
            fout |= (soort == FOUT) & ~is_weg
            weg &= is_weg
        for grens in self._rollen.bij:
            fout |= (self._getallen[grens].soort == FOUT) & ~weg
        fout |= (self._gebied == ONBEKEND) | (self._marge < 0) | (self._topic.min(axis=1) < 0)[self._topic_index]
        if self._periode is not None:
            fout |= self._periode[0] < 0
        if self._jaardeel is not None:
            fout |= np.array([deel is None for deel in self._jaardeel[0]], dtype=bool)[self._jaardeel[1]]
        staat = np.where(fout, GEWEIGERD, GELEZEN).astype(np.int8)
        staat[self._gebied == PSEUDO] = toestand("pseudogebied")
        staat[leeg] = toestand("geen waarde")
        staat[weg] = toestand("weggelaten")
        for rij in map(int, np.flatnonzero(staat == GEWEIGERD)):
            bekend = self._v.buiten_data(self._blok.cellen(rij))
            if bekend is None:
                self._weiger(rij)
            else:
                staat[rij] = bekend
        return staat

    def _is_weg(self, nummer: int) -> npt.NDArray[np.bool_]:
        """Per row whether a user left out the topic of this column of figures."""
        return self._weg[:, nummer][self._topic_index]

    def _weiger(self, rij: int) -> None:
        """Note each cell of a row that is at fault."""
        if self._gebied[rij] == ONBEKEND:
            kolom, tekst, reden = self._waarom_gebied(rij)
            self._noteer(rij, kolom, tekst, reden)
        if self._periode is not None and self._periode[0][rij] < 0:
            kolom = self._rollen.met("periode", "maand")[-1]
            self._noteer_tekst(rij, kolom, "is geen periode")
        if self._jaardeel is not None and self._jaardeel[0][self._jaardeel[1][rij]] is None:
            self._noteer_tekst(rij, self._rollen.met("maand")[0], "is geen maand of kwartaal")
        if self._topic[self._topic_index[rij]].min() < 0:
            self._noteer(rij, self._rollen.met("onderwerp")[0], "", "het onderwerp ontbreekt")
        if self._marge[rij] < 0:
            self._noteer_tekst(rij, self._rollen.met("marges")[0], "zegt niet of dit een waarde of een marge is")
        for kolom, getallen in self._getallen.items():
            if getallen.soort[rij] == FOUT:
                self._noteer(rij, kolom, self._blok.kolommen[kolom][rij].strip(), getallen.reden(rij))

    def _noteer_tekst(self, rij: int, kolom: int, wat: str) -> None:
        tekst = self._blok.kolommen[kolom][rij].strip()
        self._noteer(rij, kolom, tekst, f"'{kort(tekst, hoogstens=40)}' {wat}")

    def _noteer(self, rij: int, kolom: int, tekst: str, reden: str) -> None:
        self.geweigerd.append(Weigerregel(int(self._blok.regel[rij]), kolom, kort(tekst, hoogstens=80), reden))

    # the figures of one column

    def vel(self, nummer: int) -> Vel | None:
        """The figures of a column in the rows that are read; None if there are none."""
        kolom = self._v.plan.kolommen[nummer].kolom
        kop_gebied = self._v.kop_gebied(nummer)
        getallen = self._getallen[kolom]
        rijen = np.flatnonzero((self.staat == GELEZEN) & (getallen.soort <= ONDERDRUKT) & ~self._is_weg(nummer))
        if not len(rijen) or (kop_gebied is not None and kop_gebied < 0):
            return None
        onder, boven = self._grenzen(kolom, rijen)
        return Vel(
            topic=self._topic[:, nummer][self._topic_index[rijen]],
            gebied=self._gebied[rijen] if kop_gebied is None else np.broadcast_to(np.int32(kop_gebied), len(rijen)),
            periode=self._perioden(nummer, rijen),
            deel=_kies(self._deel, rijen),
            waarde=getallen.waarde[rijen],
            soort=self._soort(nummer, rijen),
            rij=rijen.astype(np.int32),
            kolom=np.broadcast_to(np.int32(kolom), len(rijen)),
            marge=_kies(self._marge, rijen),
            onder=onder,
            boven=boven,
        )

    def _perioden(self, nummer: int, rijen: Rijen) -> Ints:
        kolom = self._v.plan.kolommen[nummer]
        if self._periode is not None:
            nummers = self._periode[0][rijen]
            return self._v.met_deel(nummers, kolom.deel) if kolom.deel else nummers
        periode = kolom.periode or self._v.plan.periode
        code = met_deel(periode.code if periode else "", kolom.deel)
        if self._jaardeel is None:
            return np.full(len(rijen), self._v.perioden.nummer(code), dtype=np.int32)
        delen, index = self._jaardeel
        return np.array([self._v.perioden.nummer(met_deel(code, deel)) for deel in delen], dtype=np.int32)[index[rijen]]

    def _soort(self, nummer: int, rijen: Rijen) -> Bytes:
        """How provisional each figure is: as its cell, its period or its line says, the strongest of them."""
        kolom = self._v.plan.kolommen[nummer]
        soort = np.maximum(self._getallen[kolom.kolom].soort[rijen], self._status[rijen])
        if self._periode is not None:
            return np.maximum(soort, self._periode[1][rijen])
        periode = kolom.periode or self._v.plan.periode
        return np.maximum(soort, np.int8(periode.soort if periode else DEFINITIEF))

    def _grenzen(self, kolom: int, rijen: Rijen) -> tuple[Floats, Floats]:
        """The bounds that columns of margins give; NaN where there are none."""
        waarde = self._getallen[kolom].waarde[rijen]
        onder = boven = np.broadcast_to(np.float64(np.nan), len(rijen))
        for grenskolom in (g for g, bij in self._rollen.bij.items() if bij == kolom):
            getal = self._getallen[grenskolom].waarde[rijen]
            match self._rollen.rollen[grenskolom].rol:
                case "ondergrens":
                    onder = getal
                case "bovengrens":
                    boven = getal
                case _:
                    onder, boven = np.round(waarde - getal, 10), np.round(waarde + getal, 10)
        return onder, boven


T = TypeVar("T", bound=np.generic)


def _kies(kolom: npt.NDArray[T], rijen: Rijen) -> npt.NDArray[T]:
    """The values of these rows; what is the same on all rows stays one value in memory."""
    return np.broadcast_to(kolom[0], len(rijen)) if kolom.strides == (0,) else kolom[rijen]


class _Getallen:
    """The numbers of one column of a block."""

    def __init__(self, kolom: Kolomdata, plan: Plan) -> None:
        waarden, soorten, self._redenen = lees_getallen(kolom.uniek, notatie=plan.notatie)
        self._index = kolom.index
        self.waarde: Floats = waarden[kolom.index]
        self.soort: Bytes = soorten[kolom.index]

    def reden(self, rij: int) -> str:
        return self._redenen[int(self._index[rij])]

"""Reading block by block: what was read is kept compactly until the whole file is known."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple, Self, TypeVar

import numpy as np
import numpy.typing as npt

from kvdash.ingest.cellen import (
    DEFINITIEF,
    FOUT,
    NADER_VOORLOPIG,
    ONDERDRUKT,
    ONTBREEKT,
    VOORLOPIG,
    lees_getallen,
    met_deel,
)
from kvdash.ingest.invoer import Blok, Kolomdata
from kvdash.ingest.plan import Plan
from kvdash.ingest.profiel import Margesoort
from kvdash.ingest.tekst import Record
from kvdash.ingest.vertaling import GELEZEN, GEWEIGERD, ONBEKEND, PSEUDO, Ints, Vertaling, Weigerregel, toestand
from kvdash.taal import kort

# One block of rows: what becomes of each, and the figures of those that are read.

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


# Where the figures of a file wait until all of it was read: by part, and on disk when there are many.

_IN_GEHEUGEN = 1 << 26


class Tussenopslag:
    """Tussenopslag: the sheets of figures of a file in parts, each with the number of the block it was read in.

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
    """Leesgang: takes the blocks of a file one by one; their figures go into a tussenopslag, in parts by area.

    Part n holds the areas with codes from `grenzen[n - 1]` up to `grenzen[n]`.
    """

    def __init__(self, vertaling: Vertaling, *, tussenopslag: Tussenopslag, grenzen: Sequence[str] = ()) -> None:
        self.vertaling = vertaling
        self.tussenopslag = tussenopslag
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
            self.tussenopslag.bewaar(0, blok=blok, vel=vel)
            return
        codes = self.vertaling.gebied_register.codes
        self._deel_van += [bisect_right(self._grenzen, code) for code in codes[len(self._deel_van) :]]
        deel_van = np.array(self._deel_van, dtype=np.int16)[vel.gebied]
        delen = _welke(deel_van)
        for deel in delen:
            self.tussenopslag.bewaar(
                deel, blok=blok, vel=vel if len(delen) == 1 else _kies_rijen(vel, deel_van == deel)
            )

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


def _kies_rijen(vel: Vel, rijen: npt.NDArray[np.bool_]) -> Vel:
    """Some rows of a sheet; what is the same on all rows stays one value in memory."""
    aantal = int(np.count_nonzero(rijen))
    kolommen = (getattr(vel, veld.name) for veld in fields(vel))
    return Vel(*(np.broadcast_to(k[0], aantal) if k.strides == (0,) else k[rijen] for k in kolommen))

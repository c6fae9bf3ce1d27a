"""The figures of a part of a file: margins to their values, doubles out, contradictions refused, then tables."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from kvdash.domain.gebied import Gebied
from kvdash.domain.upload import WAARNEMING_KOLOMMEN, Toelichting
from kvdash.ingest.cellen import ONDERDRUKT, STATUSSEN
from kvdash.ingest.gebieden import BOVEN_GEMEENTE
from kvdash.ingest.leesgang import Leesgang
from kvdash.ingest.vertaling import GELEZEN, GEWEIGERD, Ints, Weigerregel, toestand

RIJEN_PER_TABEL = 250_000
_MAX_AANWEZIG = 1 << 28  # largest table of keys seen, in bytes

TEGENSPRAAK = "geeft een ander cijfer voor hetzelfde onderwerp, gebied en dezelfde periode"

Keys = npt.NDArray[np.int64]
S = TypeVar("S", bound=np.generic)


class Verzameling:
    """Verzameling: the figures of one part of a file as arrays, one place per waarneming.

    A row of which figures are in this part has none in another. `staat` is that of all rows of the file.
    """

    def __init__(self, leesgang: Leesgang, *, deel: int, staat: npt.NDArray[np.int8]) -> None:
        self._in = leesgang
        self._v = self.vertaling = leesgang.vertaling
        bladen = [(leesgang.blokken[blok], vel) for blok, vel in leesgang.tussenopslag.neem(deel)]
        vellen = [vel for _, vel in bladen]
        self.topic = _plak([v.topic for v in vellen], np.int32)
        self.gebied = _plak([v.gebied for v in vellen], np.int32)
        self.periode = _plak([v.periode for v in vellen], np.int32)
        self.deel = _plak([v.deel for v in vellen], np.int32)
        self.waarde = _plak([v.waarde for v in vellen], np.float64)
        self.soort = _plak([v.soort for v in vellen], np.int8)
        self.rij = _plak([vel.rij + np.int32(regels.eerste) for regels, vel in bladen], np.int32)
        self.regel = _plak([regels.regel_van(vel.rij) for regels, vel in bladen], np.int64)
        self.kolom = _plak([v.kolom for v in vellen], np.int32)
        self.onder = _plak([v.onder for v in vellen], np.float64)
        self.boven = _plak([v.boven for v in vellen], np.float64)
        self._marge = _plak([v.marge for v in vellen], np.int8)
        self._staat = staat
        self._houd = np.ones(len(self.topic), dtype=bool)
        self._reken_topics_om()
        self._sleutel = self._sleutels()
        self._weiger_tegenspraak()
        self._haal_dubbele_weg()
        self._koppel_marges()
        self._jaren = self._indelingsjaren()

    # topics

    def _reken_topics_om(self) -> None:
        topics = self._v.boek.topics
        if not topics:
            return
        eerste: dict[tuple[str, str, str], int] = {}
        gelijk = [eerste.setdefault((t.indicator, t.bron or "", t.maat or ""), k) for k, t in enumerate(topics)]
        factoren = np.array([t.factor for t in topics])
        if (factoren != 1).any():
            self.waarde = self.waarde * factoren[self.topic]
        self.topic = np.array(gelijk, dtype=np.int32)[self.topic]

    # keys, contradictions, doubles

    def _sleutels(self) -> Keys:
        """One number per waarneming: the same for the same indicator, bron, maat, gebied, period, part and margin."""
        sleutel = self.topic.astype(np.int64)
        for getallen, grootte in (
            (self.gebied, len(self._v.gebied_register.codes)),
            (self.periode, len(self._v.perioden.codes)),
            (self.deel, len(self._v.delen.codes)),
            (self._marge, 4),
        ):
            sleutel = sleutel * max(1, grootte) + getallen
        return sleutel

    def _dubbel(self, plekken: Keys) -> Iterator[Keys]:
        """The groups of places (in order of lines) that share a key."""
        sleutel = self._sleutel[plekken]
        if _zijn_verschillend(sleutel):
            return
        volgorde = np.lexsort((self.rij[plekken], sleutel))
        gesorteerd = sleutel[volgorde]
        grenzen = np.flatnonzero(np.diff(gesorteerd, prepend=-1, append=-1))
        for van, tot in pairwise(grenzen):
            if tot - van > 1:
                yield plekken[volgorde[van:tot]]

    def _weiger_tegenspraak(self) -> None:
        for groep in self._dubbel(np.arange(len(self._sleutel))):
            if self._verschilt(groep):
                for plek in groep:
                    self._weiger(int(plek), next(p for p in (groep[0], groep[-1]) if p != plek))
        self._houd &= self._staat[self.rij] == GELEZEN

    def _verschilt(self, groep: Keys) -> bool:
        soorten, waarden = self.soort[groep], self.waarde[groep]
        return len(np.unique(soorten)) > 1 or not np.array_equal(
            waarden, np.full(len(groep), waarden[0]), equal_nan=True
        )

    def _weiger(self, plek: int, ander: int) -> None:
        rij = self.rij[plek]
        tekst = "x" if self.soort[plek] == ONDERDRUKT else f"{self.waarde[plek]:.15g}".replace(".", ",")
        waar = "deze regel" if self.rij[ander] == rij else f"regel {self.regel[ander]}"
        reden = f"{waar} {TEGENSPRAAK}"
        self._in.geweigerd.append(Weigerregel(int(self.regel[plek]), int(self.kolom[plek]), tekst, reden))
        self._staat[rij] = GEWEIGERD

    def _haal_dubbele_weg(self) -> None:
        """Of equal figures the first stays; a row of which nothing stays is a double one."""
        weg = np.zeros(len(self._houd), dtype=bool)
        for groep in self._dubbel(np.flatnonzero(self._houd)):
            weg[groep[1:]] = True
        if not weg.any():
            return
        self._houd &= ~weg
        self._verklaar(self.rij[weg], "dubbele regel", behalve=self.rij[self._houd])

    def _verklaar(self, rijen: Ints, reden: Toelichting, *, behalve: Ints) -> None:
        """Give rows of which nothing is read their reason, but for those of which something else is."""
        over = np.setdiff1d(rijen, behalve)
        self._staat[over[self._staat[over] == GELEZEN]] = toestand(reden)

    # margins

    def _koppel_marges(self) -> None:
        """Put the figures of margin rows beside the value of the same key; without one their row is explained."""
        marges = np.flatnonzero(self._houd & (self._marge > 0))
        if not len(marges):
            return
        basis = np.flatnonzero(self._houd & (self._marge == 0))
        sleutels = self._sleutel[basis]
        volgorde = np.argsort(sleutels)
        gezocht = self._sleutel[marges] - self._marge[marges]
        plek = np.searchsorted(sleutels[volgorde], gezocht)
        raak = np.zeros(len(marges), dtype=bool)
        binnen = plek < len(sleutels)
        raak[binnen] = sleutels[volgorde][plek[binnen]] == gezocht[binnen]
        self._zet_grenzen(marges[raak], basis[volgorde[plek[raak]]])
        self._houd[marges] = False
        self._verklaar(self.rij[marges[~raak]], "geen waarde", behalve=self.rij[marges[raak]])

    def _zet_grenzen(self, marges: Keys, doelen: Keys) -> None:
        self.onder, self.boven = self.onder.copy(), self.boven.copy()
        soort, getal, waarde = self._marge[marges], self.waarde[marges], self.waarde[doelen]
        half, laag, hoog = soort == 1, soort == 2, soort == 3
        self.onder[doelen[half]] = np.round(waarde - getal, 10)[half]
        self.boven[doelen[half]] = np.round(waarde + getal, 10)[half]
        self.onder[doelen[laag]] = getal[laag]
        self.boven[doelen[hoog]] = getal[hoog]

    # out

    def gebruikte_topics(self) -> set[int]:
        return {int(t) for t in np.flatnonzero(np.bincount(self.topic[self._houd]))}

    def codes(self, kolom: npt.NDArray[np.int32], alle: list[str]) -> list[str]:
        """The codes that occur among what was read."""
        return [alle[n] for n in np.flatnonzero(np.bincount(kolom[self._houd]))]

    @property
    def gelezen(self) -> Keys:
        """The places of all figures that are read, hidden ones too."""
        plekken: Keys = np.flatnonzero(self._houd)
        return plekken

    def met_waarde(self, topics: npt.NDArray[np.bool_]) -> Keys:
        """The places of the figures of these topics that are read and have a value."""
        plekken: Keys = np.flatnonzero(self._houd & topics[self.topic] & ~np.isnan(self.waarde))
        return plekken

    def regel_van(self, plek: int) -> int:
        return int(self.regel[plek])

    def tabellen(self) -> Iterator[pa.Table]:
        """What was read by gebied, indicator and periode, in tables of RIJEN_PER_TABEL rows or fewer.

        The columns are WAARNEMING_KOLOMMEN.
        """
        plekken = self._op_volgorde(np.flatnonzero(self._houd))
        woorden = self._woorden()
        for van in range(0, len(plekken), RIJEN_PER_TABEL):
            yield self._tabel(plekken[van : van + RIJEN_PER_TABEL], woorden)

    def _op_volgorde(self, plekken: Keys) -> Keys:
        sleutel = np.zeros(len(plekken), dtype=np.int64)
        for nummers, codes in (
            (self.gebied, self._v.gebied_register.codes),
            (self.topic, [topic.indicator for topic in self._v.boek.topics]),
            (self.periode, self._v.perioden.codes),
        ):
            rang = np.unique(np.array(codes, dtype=np.str_), return_inverse=True)[1]
            sleutel = sleutel * len(codes) + rang[nummers[plekken]]
        return plekken[np.argsort(sleutel)]

    def _woorden(self) -> dict[str, pa.Array]:
        topics = self._v.boek.topics
        return {
            "indicator": pa.array([t.indicator for t in topics], pa.string()),
            "bron": pa.array([t.bron for t in topics], pa.string()),
            "maat": pa.array([t.maat for t in topics], pa.string()),
            "gebied": pa.array(self._v.gebied_register.codes, pa.string()),
            "periode": pa.array(self._v.perioden.codes, pa.string()),
            "uitsplitsing": pa.array(self._v.delen.codes, pa.string()),
            "status": pa.array(STATUSSEN, pa.string()),
        }

    def _indelingsjaren(self) -> npt.NDArray[np.int16]:
        """The year of the borders per area; of one that the tree does not know the newest year it has figures of."""
        vast = self._v.plan.indelingsjaar
        gebieden = [self._v.gebieden[c] for c in self._v.gebied_register.codes]
        if vast is not None:
            jaren = [g.indelingsjaar if g.niveau in BOVEN_GEMEENTE else vast for g in gebieden]
            return np.array(jaren, dtype=np.int16)
        gevonden = np.array([g.indelingsjaar for g in gebieden], dtype=np.int16)
        if (gevonden == 0).any():
            plekken = np.flatnonzero(self._houd & (gevonden[self.gebied] == 0))
            jaar_van = np.array([int(code[:4]) for code in self._v.perioden.codes], dtype=np.int16)
            np.maximum.at(gevonden, self.gebied[plekken], jaar_van[self.periode[plekken]])
        return gevonden

    def andere_grenzen(self) -> tuple[Gebied, ...]:
        """The areas with figures that the tree does not know, with the year of their borders."""
        nieuw = [n for n, c in enumerate(self._v.gebied_register.codes) if self._v.gebieden[c].indelingsjaar == 0]
        if not nieuw:
            return ()
        aantal = np.bincount(self.gebied[self._houd], minlength=len(self._v.gebied_register.codes))
        gebieden = [(self._v.gebieden[self._v.gebied_register.codes[n]], self._jaren[n]) for n in nieuw if aantal[n]]
        return tuple(g.model_copy(update={"indelingsjaar": int(jaar)}) for g, jaar in gebieden)

    def _tabel(self, plekken: Keys, woorden: dict[str, pa.Array]) -> pa.Table:
        topic, soort = self.topic[plekken], self.soort[plekken]
        indices = {"indicator": topic, "bron": topic, "maat": topic, "status": soort.astype(np.int32)}
        indices |= {
            "gebied": self.gebied[plekken],
            "periode": self.periode[plekken],
            "uitsplitsing": self.deel[plekken],
        }
        gebied = self.gebied[plekken]
        onderdrukt = soort == ONDERDRUKT
        kolommen = {n: pa.DictionaryArray.from_arrays(pa.array(i), woorden[n]) for n, i in indices.items()}
        kolommen["indelingsjaar"] = pa.array(self._jaren[gebied])
        kolommen["waarde"] = pa.array(self.waarde[plekken], mask=onderdrukt)
        kolommen["onder"] = pa.array(self.onder[plekken], mask=np.isnan(self.onder[plekken]))
        kolommen["boven"] = pa.array(self.boven[plekken], mask=np.isnan(self.boven[plekken]))
        kolommen["regel"] = pa.array(self.regel[plekken])
        kolommen["kolom"] = pa.array(self.kolom[plekken] + 1, pa.int32())
        return pa.table({naam: kolommen[naam] for naam in WAARNEMING_KOLOMMEN})


def _plak(delen: list[npt.NDArray[S]], soort: type[S]) -> npt.NDArray[S]:
    """The parts as one; one value in memory if it is the same everywhere."""
    if not delen:
        return np.array([], dtype=soort)
    if all(deel.strides == (0,) and deel[0].tobytes() == delen[0][0].tobytes() for deel in delen):
        return np.broadcast_to(delen[0][0], sum(map(len, delen)))
    return np.concatenate(delen)


def _zijn_verschillend(sleutel: Keys) -> bool:
    if not len(sleutel):
        return True
    hoogste = int(sleutel.max())
    if hoogste < _MAX_AANWEZIG:
        aanwezig = np.zeros(hoogste + 1, dtype=bool)
        aanwezig[sleutel] = True
        return int(np.count_nonzero(aanwezig)) == len(sleutel)
    return len(np.unique(sleutel)) == len(sleutel)

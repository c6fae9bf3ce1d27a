"""What a file gave, added up part by part: its figures leave in tables, what they say of the file stays."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from kvdash.domain.gebied import Gebied
from kvdash.ingest.afronding import Afrondingen
from kvdash.ingest.leesgang import Leesgang
from kvdash.ingest.regelstaat import TOELICHTINGEN
from kvdash.ingest.verdacht import Verdenkingen
from kvdash.ingest.verzamel import Verzameling


class Oogst:
    """Oogst: the topics, periods and areas with figures, the state of the rows and the suspect figures of a file.

    All of it is known when `tabellen()` has been read.
    """

    def __init__(self, leesgang: Leesgang, *, verdenkingen: Verdenkingen) -> None:
        self._leesgang = leesgang
        self._staat = np.concatenate([b.staat for b in leesgang.blokken] or [np.zeros(0, dtype=np.int8)])
        self.verdenkingen = verdenkingen
        self.afrondingen = Afrondingen()
        self.topics: set[int] = set()
        self.perioden: set[str] = set()
        self.gebieden: set[str] = set()
        self.andere_grenzen: list[Gebied] = []

    def tabellen(self) -> Iterator[pa.Table]:
        """The checked rows by gebied, indicator and periode; columns as WAARNEMING_KOLOMMEN."""
        for deel in range(self._leesgang.delen):
            verzameling = Verzameling(self._leesgang, deel=deel, staat=self._staat)
            self._neem(verzameling)
            yield from verzameling.tabellen()

    def per_staat(self) -> Counter[int]:
        """The number of lines in each state."""
        tel = np.zeros(2 + len(TOELICHTINGEN), dtype=np.int64)
        for blok in self._leesgang.blokken:
            staat = self._staat[blok.eerste : blok.eerste + len(blok.staat)]
            tel += np.bincount(staat, weights=blok.aantal, minlength=len(tel)).astype(np.int64)
        per_staat = Counter(dict(enumerate(tel.tolist())))
        for toestand, regels in self._leesgang.los:
            per_staat[toestand] += regels
        return per_staat

    def _neem(self, verzameling: Verzameling) -> None:
        vertaling = self._leesgang.vertaling
        self.topics |= verzameling.gebruikte_topics()
        self.perioden.update(verzameling.codes(verzameling.periode, vertaling.perioden.codes))
        self.gebieden.update(verzameling.codes(verzameling.gebied, vertaling.gebied_register.codes))
        self.andere_grenzen += verzameling.andere_grenzen()
        self.verdenkingen.neem(verzameling)
        self.afrondingen.neem(verzameling)

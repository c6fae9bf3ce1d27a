"""Texts as small numbers: a stage holds each text once, and compares and sorts numbers."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Nummers = npt.NDArray[np.int32]

KOLOMMEN = ("indicator", "bron", "maat", "gebied", "periode", "uitsplitsing", "status")
VOLGORDE = ("gebied", "indicator", "periode")  # figures are kept in this order
_SCHEMA = pa.schema([("kolom", pa.string()), ("nummer", pa.int32()), ("tekst", pa.string())])


class Woorden:
    """Woorden: the numbers of the different texts in the columns of a stage. `per_gebied` counts the rows per area."""

    def __init__(self) -> None:
        self._nummers: dict[str, dict[str, int]] = {kolom: {} for kolom in KOLOMMEN}
        self._laatste: tuple[str, ...] = ()
        self._rijen_in_volgorde = True
        self.per_gebied: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)

    def __getitem__(self, kolom: str) -> list[str]:
        """The texts of a column by their number."""
        return list(self._nummers[kolom])

    @property
    def in_volgorde(self) -> bool:
        """Whether the rows are in order, and areas have numbers in that order."""
        return self._rijen_in_volgorde and all(een < ander for een, ander in pairwise(self["gebied"]))

    def vertaal(self, tabel: pa.Table) -> pa.Table:
        """The same rows with numbers for texts."""
        nummers = {kolom: self._vertaal_kolom(kolom, tabel.column(kolom)) for kolom in KOLOMMEN}
        if tabel.num_rows:
            self._let_op_volgorde([nummers[kolom] for kolom in VOLGORDE])
            self._tel(nummers["gebied"])
        return pa.table({naam: nummers.get(naam, tabel.column(naam)) for naam in tabel.column_names})

    def sorteer(self) -> None:
        """Number the texts of gebied, indicator and periode in their order, as the rows now are."""
        teksten = np.array(self["gebied"], dtype=object)
        self.per_gebied = self.per_gebied[np.argsort(teksten, kind="stable")]
        for kolom in VOLGORDE:
            self._nummers[kolom] = {tekst: nummer for nummer, tekst in enumerate(sorted(self._nummers[kolom]))}
        self._rijen_in_volgorde = True

    def tabel(self) -> pa.Table:
        """All texts as rows of kolom, nummer and tekst."""
        rijen = [(kolom, nummer, tekst) for kolom in KOLOMMEN for tekst, nummer in self._nummers[kolom].items()]
        kolommen: Sequence[Sequence[object]] = list(zip(*rijen, strict=True)) or [(), (), ()]
        return pa.table([pa.array(k, t) for k, t in zip(kolommen, _SCHEMA.types, strict=True)], schema=_SCHEMA)

    def _vertaal_kolom(self, kolom: str, data: pa.ChunkedArray) -> Nummers:
        gecodeerd = data.combine_chunks()
        if not pa.types.is_dictionary(gecodeerd.type):
            gecodeerd = gecodeerd.dictionary_encode()
        teksten, bekend = gecodeerd.dictionary.to_pylist(), self._nummers[kolom]
        for tekst in sorted(set(teksten).difference(bekend)):
            bekend[tekst] = len(bekend)
        nummers: Nummers = np.array([bekend[tekst] for tekst in teksten], dtype=np.int32)
        plekken: Nummers = gecodeerd.indices.to_numpy(zero_copy_only=False)
        return nummers[plekken]

    def _let_op_volgorde(self, nummers: Sequence[Nummers]) -> None:
        """Whether each row comes after the one before it, also across tables."""
        if not self._rijen_in_volgorde:
            return
        teksten = [self[kolom] for kolom in VOLGORDE]
        sleutel = np.zeros(len(nummers[0]), dtype=np.int64)
        for kolom, woorden in zip(nummers, teksten, strict=True):
            rang = np.empty(len(woorden), dtype=np.int64)
            rang[np.argsort(np.array(woorden, dtype=object), kind="stable")] = np.arange(len(woorden))
            sleutel = sleutel * len(woorden) + rang[kolom]
        eerste, laatste = (tuple(t[int(k[n])] for t, k in zip(teksten, nummers, strict=True)) for n in (0, -1))
        self._rijen_in_volgorde = self._laatste <= eerste and bool((sleutel[1:] >= sleutel[:-1]).all())
        self._laatste = laatste

    def _tel(self, gebieden: Nummers) -> None:
        aantallen = np.bincount(gebieden, minlength=len(self._nummers["gebied"]))
        aantallen[: len(self.per_gebied)] += self.per_gebied
        self.per_gebied = aantallen

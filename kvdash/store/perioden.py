"""Counts per month and quarter, as the files give them. Nothing is added up here."""

from collections.abc import Sequence
from itertools import groupby

import pyarrow as pa

from kvdash.domain.periode import PeriodeSoort
from kvdash.store.cijfers import Cijfers
from kvdash.store.engine import Engine
from kvdash.store.query import sql

_SOORTEN: dict[str, PeriodeSoort] = {"KW": "kwartaal", "MM": "maand"}

Reekssoorten = dict[tuple[str, str], frozenset[PeriodeSoort]]  # indicator and bron: which kinds of period


class Perioden:
    """Perioden: the figures of the store per month and quarter; kept with those of `cijfers`, as long as these are."""

    def __init__(self, engine: Engine, cijfers: Cijfers) -> None:
        self._engine = engine
        self._cijfers = cijfers

    def tabel(self, *, indicatoren: Sequence[str], gebieden: Sequence[str], van: int, tot: int) -> pa.Table:
        """The current counts in the years `van` to `tot` (both included), as columns (periodecijfers.sql).

        Ordered by indicator, bron, gebied and periode; of each the newest borders.
        """
        parameters = {
            "indicatoren": list(indicatoren),
            "gebieden": sorted(gebieden),
            "van_periode": f"{van:04d}",
            "tot_periode": f"{tot + 1:04d}",
        }
        with self._engine.cursor() as cursor:
            return cursor.execute(sql("periodecijfers"), parameters).to_arrow_table()

    def soorten(self, gebieden: Sequence[str]) -> Reekssoorten:
        """Which indicator and bron have counts per month or quarter of any of these gebieden."""

        def read() -> Reekssoorten:
            with self._engine.cursor() as cursor:
                rijen = cursor.execute(sql("periodesoorten"), {"gebieden": sorted(gebieden)}).fetchall()
            return {
                (indicator, bron): frozenset(_SOORTEN[soort] for *_, soort in groep)
                for (indicator, bron), groep in groupby(rijen, lambda rij: rij[:2])
            }

        return self._cijfers.bewaard(("periodesoorten", tuple(gebieden)), read)

"""Which figures there are per month and quarter."""

from collections.abc import Sequence
from itertools import groupby

from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periode import PeriodeSoort
from kvdash.store.cijfers import Cijfers
from kvdash.store.engine import Engine
from kvdash.store.query import sql
from kvdash.store.rijen import peil

_SOORTEN: dict[str, PeriodeSoort] = {"KW": "kwartaal", "MM": "maand"}

Reekssoorten = dict[tuple[str, str], frozenset[PeriodeSoort]]  # indicator and bron: which kinds of period


class Perioden:
    """Perioden: for what the store has figures per month and quarter; kept as long as the figures are."""

    def __init__(self, engine: Engine, cijfers: Cijfers) -> None:
        self._engine = engine
        self._cijfers = cijfers

    def soorten(self, gebieden: Sequence[str], *, op: Peilmoment = NU) -> Reekssoorten:
        """Which indicator and bron have counts per month or quarter of any of these gebieden."""

        def read() -> Reekssoorten:
            with self._engine.cursor() as cursor:
                rijen = cursor.execute(sql("periodesoorten"), {"gebieden": sorted(gebieden), **peil(op)}).fetchall()
            return {
                (indicator, bron): frozenset(_SOORTEN[soort] for *_, soort in groep)
                for (indicator, bron), groep in groupby(rijen, lambda rij: rij[:2])
            }

        return self._cijfers.bewaard(("periodesoorten", tuple(gebieden), op), read)

"""To which multiple the counts of a file are rounded."""

import numpy as np

from kvdash.domain.upload import Afronding
from kvdash.ingest.verzamel import Verzameling

_TREDEN = (10, 5)
_MIN_CIJFERS = 20  # one in five counts is a multiple of five by chance: of twenty all are so once in 10^14 files
_PROEF = 10_000


def afrondingen(v: Verzameling) -> tuple[Afronding, ...]:
    """Per bron with twenty counts or more that are not zero; 1 where they are not rounded."""
    topics = v.vertaling.boek.topics
    gevonden = []
    for bron in sorted({t.bron for t in topics if t.bron is not None}):
        plekken = v.met_waarde(np.array([t.bron == bron and t.maat == "aantal" for t in topics], dtype=bool))
        waarden = v.waarde[plekken]
        waarden = waarden[waarden != 0]
        if len(waarden) >= _MIN_CIJFERS:
            gevonden.append(Afronding(bron=bron, op=_op(waarden)))
    return tuple(gevonden)


def _op(waarden: "np.typing.NDArray[np.float64]") -> int:
    return next((t for t in _TREDEN if not (waarden[:_PROEF] % t).any() and not (waarden % t).any()), 1)

"""To which multiple the counts of a file are rounded."""

from collections import Counter

import numpy as np
import numpy.typing as npt

from kvdash.domain.upload import Afronding
from kvdash.ingest.verzamel import Verzameling

_TREDEN = (10, 5)
_MIN_CIJFERS = 20  # one in five counts is a multiple of five by chance: of twenty all are so once in 10^14 files
_PROEF = 10_000


class Afrondingen:
    """Afrondingen: the counts of each bron, taken in part by part, and the multiples that they all are."""

    def __init__(self) -> None:
        self._aantal: Counter[str] = Counter()
        self._treden: dict[str, tuple[int, ...]] = {}

    def neem(self, v: Verzameling) -> None:
        """Look at the counts of a part."""
        topics = v.vertaling.boek.topics
        for bron in {t.bron for t in topics if t.bron is not None}:
            plekken = v.met_waarde(np.array([t.bron == bron and t.maat == "aantal" for t in topics], dtype=bool))
            waarden = v.waarde[plekken]
            waarden = waarden[waarden != 0]
            self._aantal[bron] += len(waarden)
            self._treden[bron] = tuple(t for t in self._treden.get(bron, _TREDEN) if _is_veelvoud(waarden, t))

    def uitkomst(self) -> tuple[Afronding, ...]:
        """Per bron with twenty counts or more that are not zero; 1 where they are not rounded."""
        return tuple(
            Afronding(bron=bron, op=next(iter(self._treden[bron]), 1))
            for bron, aantal in sorted(self._aantal.items())
            if aantal >= _MIN_CIJFERS
        )


def _is_veelvoud(waarden: npt.NDArray[np.float64], trede: int) -> bool:
    return not (waarden[:_PROEF] % trede).any() and not (waarden % trede).any()

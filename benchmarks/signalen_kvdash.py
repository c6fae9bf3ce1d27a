"""All tests of one gemeente with kvdash, from the store.

Usage: python benchmarks/signalen_kvdash.py STORE.duckdb; prints the seconds, and to stderr the part that reading took.

The second time counts, on a store opened anew: a dashboard runs already when a page is asked for.
"""

import sys
import time
from pathlib import Path

import numpy  # noqa: F401
import pyarrow  # noqa: F401

from kvdash.domain.vergelijking import Vergelijker
from kvdash.services.opslag import open_store
from kvdash.services.signalen import weeg, weeg_verandering
from kvdash.services.toetsen import lees_blokken, toets
from kvdash.services.toetsen import niveau as niveau_tegen
from kvdash.store import Store

JAREN = range(2015, 2025)
LEDEN = [f"GM20{n:02d}" for n in range(10)]
VERGELIJKERS: tuple[Vergelijker, ...] = ("gemeente", "nederland", "vergelijkbaar")


def alles(store: Store) -> tuple[float, int]:
    """All tests of the gemeente: the seconds that reading took, and how many are afwijkend."""
    indeling, lezen, afwijkend = store.cijfers.gebieden(), 0.0, 0
    for niveau in ("wijk", "buurt"):
        codes = ["GM1234", *(g.code for g in indeling.van_gemeente("GM1234", niveau=niveau))]
        start = time.perf_counter()
        blokken = lees_blokken(store, codes, land="NL00", leden=LEDEN, van=JAREN[0], tot=JAREN[-1])
        lezen += time.perf_counter() - start
        rijen, welke = blokken.eigen.rijen, slice(1, None)
        for jaar in JAREN:
            toetsen = toets(blokken.eigen, jaar)
            weeg_verandering(rijen, toetsen, gebieden=welke)
            for vergelijker in VERGELIJKERS:
                uitkomst = weeg(rijen, niveau_tegen(blokken, toetsen, vergelijker=vergelijker), gebieden=welke)
                afwijkend += int((uitkomst.gecorrigeerd <= 0.05).sum())
    return lezen, afwijkend


with open_store(Path(sys.argv[1])) as store:
    alles(store)
# Opened anew: nothing that was read or computed before is kept.
with open_store(Path(sys.argv[1])) as store:
    store.cijfers.gebieden()
    begin = time.perf_counter()
    lezen, afwijkend = alles(store)
    print(time.perf_counter() - begin)
print(f"reading {lezen:.3f} s, {afwijkend} afwijkend", file=sys.stderr)

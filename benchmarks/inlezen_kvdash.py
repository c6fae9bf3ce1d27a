"""Read files in with kvdash, one on top of the other, into a store that was made just before and knows the gebieden.

Usage: python benchmarks/inlezen_kvdash.py GEBIEDEN.csv NEW.duckdb FIRST.csv OTHER_VALUES.csv LATER_PERIODS.csv
Prints seconds, peak memory and the time of a page's query as JSON.
"""

import json
import resource
import statistics
import sys
import time
from pathlib import Path

from kvdash.domain.sessie import Sessie
from kvdash.services.inlezen import Keuzes, lees_in
from kvdash.services.opslag import open_store
from kvdash.store import Store
from kvdash.store.lezing import lees_cijfers

gebieden, doel, eerste, ander, later = map(Path, sys.argv[1:])
GEBRUIKER = Sessie.van("benchmark", "analist")


def seconden_voor(store: Store, bestand: Path) -> float:
    """The time to read this file in; its outcome goes to stderr."""
    begin = time.perf_counter()
    inlezing = lees_in(store, GEBRUIKER, bestand.name, bestand)
    duur = time.perf_counter() - begin
    plan = inlezing.plan
    print(f"{bestand.name}: {plan.nieuw} new, {plan.gewijzigd} changed, {plan.gelijk} equal", file=sys.stderr)
    return duur


def piek() -> float:
    """The peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def milliseconden_voor_pagina(store: Store) -> float:
    """Median time of the figures of twelve topics in forty buurten over ten years, as a page of a veld asks them."""
    codes = [indicator.code for indicator in store.cijfers.indicatoren()]
    buurten = [f"BU0998{nummer:04d}" for nummer in range(1001, 1041)]
    duren = []
    for nummer in range(20):
        begin = time.perf_counter()
        lees_cijfers(store.cijfers, indicatoren=codes[nummer : nummer + 12], gebieden=buurten, van=2015, tot=2024)
        duren.append((time.perf_counter() - begin) * 1000)
    return statistics.median(duren)


with open_store(doel) as store:
    lees_in(store, GEBRUIKER, gebieden.name, gebieden, keuzes=Keuzes(jaar=2024))
    uitkomst = {"kvdash, s": seconden_voor(store, eerste), "kvdash, piek in MB": piek()}
    uitkomst["pagina na het eerste bestand, ms"] = milliseconden_voor_pagina(store)
    uitkomst["tweede bestand, andere waarden, s"] = seconden_voor(store, ander)
    uitkomst["tweede bestand, piek in MB"] = piek()
    uitkomst["pagina na het tweede bestand, ms"] = milliseconden_voor_pagina(store)
    uitkomst["derde bestand, latere perioden, s"] = seconden_voor(store, later)
    uitkomst["derde bestand, piek in MB"] = piek()
print(json.dumps(uitkomst))

"""Read a file in with kvdash, into a store that was made just before and knows the gebieden.

Usage: python benchmarks/inlezen_kvdash.py FILE.csv GEBIEDEN.csv NEW.duckdb; prints the seconds.
"""

import sys
import time
from pathlib import Path

from kvdash.domain.gebruiker import Gebruiker
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store

bestand, gebieden, doel = map(Path, sys.argv[1:])
gebruiker = Gebruiker(naam="benchmark")
with open_store(doel) as store:
    lees_in(store, gebieden.name, gebieden, jaar=2024, gebruiker=gebruiker)
    begin = time.perf_counter()
    inlezing = lees_in(store, bestand.name, bestand, gebruiker=gebruiker)
    print(time.perf_counter() - begin)
verslag = inlezing.verslag
print(
    f"{verslag.regels_totaal} lines, {verslag.regels_geweigerd} refused, {inlezing.plan.nieuw} waarnemingen",
    file=sys.stderr,
)

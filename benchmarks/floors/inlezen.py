"""Floor of reading in: DuckDB's own read_csv into a sorted table, on disk.

Usage: python benchmarks/floors/inlezen.py FILE.csv NEW.duckdb; prints seconds and peak memory as JSON.
"""

import json
import resource
import sys
import time

import duckdb

bestand, doel = sys.argv[1:]
with duckdb.connect(doel) as verbinding:
    begin = time.perf_counter()
    verbinding.execute(
        """
        create table waarneming as
        select onderwerp as indicator, gebied, periode, waarde
        from read_csv($bestand, delim = ';', header = true, columns = {
            'gebied': 'varchar', 'periode': 'varchar', 'onderwerp': 'varchar', 'waarde': 'double'})
        order by indicator, gebied, periode
        """,
        {"bestand": bestand},
    )
    verbinding.execute("checkpoint")
    duur = time.perf_counter() - begin
print(json.dumps({"vloer, s": duur, "vloer, piek in MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))

"""A CSV of a given size through the command `kvdash lees-in`, and the most memory it took.

Usage: python benchmarks/stroom.py [megabytes]
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from inlezen import GEBIEDEN, ONDERWERPEN, maak_cijfers, maak_gebieden, perioden

GRENS = 1024  # MiB
_BYTES_PER_REGEL = 40.5


def main() -> None:
    """Generate, read in, and print time and peak memory; exit 1 above GRENS."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        cijfers, gebieden, store = map_ / "cijfers.csv", map_ / "gebieden.csv", map_ / "x.duckdb"
        regels = int(megabytes * 1e6 / _BYTES_PER_REGEL) + GEBIEDEN * ONDERWERPEN
        maak_cijfers(cijfers, maak_gebieden(gebieden), perioden(regels, vanaf=2000), zaad=1)
        print(f"{cijfers.stat().st_size / 1e6:.0f} MB, {regels} lines", file=sys.stderr)
        lees_in(store, gebieden, "--jaar", "2024")
        begin = time.perf_counter()
        piek = lees_in(store, cijfers)
        print(f"{cijfers.stat().st_size / 1e6:.0f} MB: {time.perf_counter() - begin:.0f} s, {piek:.0f} MiB")
    sys.exit(piek > GRENS)


def lees_in(store: Path, bestand: Path, *opties: str) -> float:
    """Run the command; the most memory it had, in MiB."""
    opdracht = [sys.executable, "-m", "kvdash.cli", "lees-in", "--store", str(store), str(bestand), *opties]
    proces = subprocess.Popen(opdracht)
    _, status, gebruik = os.wait4(proces.pid, 0)
    proces.returncode = os.waitstatus_to_exitcode(status)
    if proces.returncode:
        sys.exit(f"kvdash lees-in: exit {proces.returncode}")
    return gebruik.ru_maxrss / 1024


if __name__ == "__main__":
    main()

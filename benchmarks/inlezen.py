"""Reading in a tidy CSV, against DuckDB's own read_csv into a sorted table; then two more such files on top.

Usage: python benchmarks/inlezen.py [number of lines, a multiple of 200,000] [number of runs]
"""

import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from meten import KEREN, verslag, wissel_af

DOEL = 2.0
GEBIEDEN, ONDERWERPEN = 4_000, 50
HIER = Path(__file__).parent


def maak_gebieden(pad: Path) -> list[str]:
    """An invented gemeente with its wijken and buurten, as the publisher's file of areas has them."""
    buurten = [f"BU0998{nummer:04d}" for nummer in range(1, GEBIEDEN + 1)]
    wijken = sorted({f"WK{code[2:8]}" for code in buurten})
    rijen = [("Gemeente", "GM0998", "Meetstad")]
    rijen += [("Wijk", code, f"Wijk {code[6:]}") for code in wijken]
    rijen += [("Buurt", code, f"Buurt {code[6:]}") for code in buurten]
    regels = ["Wijken en buurten;Gemeentenaam;Soort regio;Codering;Aantal inwoners"]
    regels += [f"{naam};Meetstad;{soort};{code};1000" for soort, code, naam in rijen]
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return buurten


def perioden(regels: int, *, vanaf: int) -> list[str]:
    """As many years, or beyond ten months, as give this many lines."""
    aantal = regels // (GEBIEDEN * ONDERWERPEN)
    if aantal <= 10:
        return [f"{vanaf + n}JJ00" for n in range(aantal)]
    return [f"{vanaf + n // 12}MM{n % 12 + 1:02d}" for n in range(aantal)]


def maak_cijfers(pad: Path, gebieden: Sequence[str], perioden: Sequence[str], *, zaad: int) -> None:
    """Seeded counts; every gebied, period and topic once, in the order of the file's columns."""
    toeval = random.Random(zaad).random
    with (HIER.parent / "kvdash" / "data" / "catalogus.csv").open(encoding="utf-8", newline="") as catalogus:
        codes = [rij["code"] for rij in csv.DictReader(catalogus, delimiter=";")][:ONDERWERPEN]
    assert len(codes) == ONDERWERPEN
    with pad.open("w", encoding="utf-8", newline="\n") as uit:
        uit.write("gebied;periode;onderwerp;waarde\n")
        for gebied in gebieden:
            uit.writelines(f"{gebied};{p};{code};{100 + int(toeval() * 100)}\n" for p in perioden for code in codes)


def _meet(*args: str | Path) -> dict[str, float]:
    run = subprocess.run([sys.executable, *map(str, args)], stdout=subprocess.PIPE, text=True, check=True)
    uitkomst: dict[str, float] = json.loads(run.stdout)
    return uitkomst


def main() -> None:
    """Generate, measure and print the outcome."""
    regels = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    keren = int(sys.argv[2]) if len(sys.argv) > 2 else KEREN
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        gebieden = maak_gebieden(map_ / "gebieden.csv")
        eerste, ander, later = (map_ / f"{n}.csv" for n in ("cijfers", "andere_waarden", "latere_perioden"))
        maak_cijfers(eerste, gebieden, perioden(regels, vanaf=2015), zaad=1)
        maak_cijfers(ander, gebieden, perioden(regels, vanaf=2015), zaad=2)
        maak_cijfers(later, gebieden, perioden(regels, vanaf=2030), zaad=3)
        gemeten: dict[str, list[float]] = defaultdict(list)

        def kvdash(nummer: int) -> float:
            doel = map_ / f"kvdash{nummer}.duckdb"
            uitkomst = _meet(HIER / "inlezen_kvdash.py", map_ / "gebieden.csv", doel, eerste, ander, later)
            return _noteer(gemeten, doel, uitkomst)

        def vloer(nummer: int) -> float:
            doel = map_ / f"vloer{nummer}.duckdb"
            return _noteer(gemeten, doel, _meet(HIER / "floors" / "inlezen.py", eerste, doel))

        print(verslag(wissel_af(kvdash, vloer=vloer, keren=keren), naam=f"inlezen, {regels} regels", doel=DOEL))
    for wat, getallen in gemeten.items():
        print(f"{wat}: mediaan {statistics.median(getallen[-keren:]):.3f}")


def _noteer(gemeten: dict[str, list[float]], doel: Path, uitkomst: dict[str, float]) -> float:
    gemeten[f"MB van {doel.stem.rstrip('0123456789')}"].append(doel.stat().st_size / 1e6)
    doel.unlink()
    for wat, getal in uitkomst.items():
        gemeten[wat].append(getal)
    return uitkomst["kvdash, s"] if "kvdash, s" in uitkomst else uitkomst["vloer, s"]


if __name__ == "__main__":
    main()

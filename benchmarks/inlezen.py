"""Reading in a tidy CSV of two million rows, against DuckDB's own read_csv into a sorted table.

Usage: python benchmarks/inlezen.py [number of runs]
"""

import csv
import random
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from meten import KEREN, verslag, wissel_af

DOEL = 3.0
GEBIEDEN, JAREN, ONDERWERPEN = 4_000, range(2015, 2025), 50
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


def maak_cijfers(pad: Path, gebieden: list[str]) -> None:
    """Two million counts, seeded; every gebied, year and topic once, in the order of the file's columns."""
    toeval = random.Random(20240601)
    with (HIER.parent / "kvdash" / "data" / "catalogus.csv").open(encoding="utf-8", newline="") as catalogus:
        codes = [rij["code"] for rij in csv.DictReader(catalogus, delimiter=";")][:ONDERWERPEN]
    assert len(codes) == ONDERWERPEN
    with pad.open("w", encoding="utf-8", newline="\n") as uit:
        uit.write("gebied;periode;onderwerp;waarde\n")
        for gebied, jaar, code in product(gebieden, JAREN, codes):
            uit.write(f"{gebied};{jaar}JJ00;{code};{toeval.randrange(200)}\n")


def _seconds(*args: str | Path) -> float:
    run = subprocess.run([sys.executable, *map(str, args)], stdout=subprocess.PIPE, text=True, check=True)
    return float(run.stdout)


def main() -> None:
    """Generate, measure and print the outcome."""
    keren = int(sys.argv[1]) if len(sys.argv) > 1 else KEREN
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        cijfers, gebieden = map_ / "cijfers.csv", map_ / "gebieden.csv"
        maak_cijfers(cijfers, maak_gebieden(gebieden))

        def kvdash(nummer: int) -> float:
            doel = map_ / f"kvdash{nummer}.duckdb"
            return _clean(doel, _seconds(HIER / "inlezen_kvdash.py", cijfers, gebieden, doel))

        def vloer(nummer: int) -> float:
            doel = map_ / f"vloer{nummer}.duckdb"
            return _clean(doel, _seconds(HIER / "floors" / "inlezen.py", cijfers, doel))

        print(verslag(wissel_af(kvdash, vloer=vloer, keren=keren), naam="inlezen, 2 miljoen regels", doel=DOEL))


def _clean(doel: Path, seconden: float) -> float:
    doel.unlink()
    return seconden


if __name__ == "__main__":
    main()

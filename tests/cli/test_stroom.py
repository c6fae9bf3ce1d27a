"""A file larger than the memory it may take goes through the command as a stream."""

import subprocess
import sys
from pathlib import Path

from kvdash.services.opslag import open_store

GRENS = 900  # MiB, libraries and DuckDB included; the rows of this file as arrays take more than that by themselves
REGELS = 3_000_000
BUURTEN = [f"BU099800{n:02d}" for n in range(100)] + [f"BU099801{n:02d}" for n in range(100)]
ONDERWERPEN = [f"Verzonnen onderwerp {n}" for n in range(75)]
MAANDEN = [f"{2000 + n // 12}MM{n % 12 + 1:02d}" for n in range(200)]
# Run in a process of its own: the peak that Linux keeps is of a whole process.
OPDRACHT = """
import sys
from pathlib import Path
from kvdash.cli import main
code = main(sys.argv[1:])
piek = next(r for r in Path("/proc/self/status").read_text().splitlines() if r.startswith("VmHWM"))
print(f"piek {int(piek.split()[1]) // 1024}")
sys.exit(code)
"""


def _lees_in(*args: str | Path) -> tuple[int, int]:
    """Exit code, and the most memory the command had, in MiB."""
    run = subprocess.run(
        [sys.executable, "-c", OPDRACHT, "lees-in", *map(str, args)], stdout=subprocess.PIPE, text=True, check=False
    )
    return run.returncode, int(run.stdout.rsplit("piek ", 1)[1])


def test_a_large_file_is_read_in_little_memory(tmp_path: Path) -> None:
    store, gebieden, groot = tmp_path / "x.duckdb", tmp_path / "gebieden.csv", tmp_path / "groot.csv"
    regels = ["Wijk 00;Meetstad;Wijk;WK099800;9000", "Wijk 01;Meetstad;Wijk;WK099801;9000"]
    regels += [f"Buurt {code};Meetstad;Buurt;{code};1000" for code in BUURTEN]
    kop = "Wijken en buurten;Gemeentenaam;Soort regio;Codering;Aantal inwoners"
    gebieden.write_text("\n".join([kop, "Meetstad;Meetstad;Gemeente;GM0998;9000", *regels]), encoding="utf-8")
    with groot.open("w", encoding="utf-8") as uit:
        uit.write("gebied;periode;onderwerp;waarde\n")
        for n, maand in enumerate(MAANDEN):  # by period, so that each part of it has rows of all areas
            uit.writelines(f"{b};{maand};{o};{50 + (n + k) % 40}\n" for b in BUURTEN for k, o in enumerate(ONDERWERPEN))
    assert groot.stat().st_size > 120_000_000
    assert _lees_in("--store", store, "--jaar", "2024", gebieden)[0] == 0

    code, piek = _lees_in("--store", store, groot)

    assert code == 0
    assert piek < GRENS
    with open_store(store) as geopend:
        upload, _ = geopend.cijfers.uploads()
        assert (upload.waarnemingen, upload.regels_totaal) == (REGELS, REGELS + 1)
        assert geopend.cijfers.bestand(upload.id) == groot.read_bytes()
    assert {pad.name for pad in tmp_path.iterdir() if pad.is_dir()} == set()

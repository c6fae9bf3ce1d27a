"""Memory of the command stays under a gibibyte, for a large file as for one that was made to fill it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kvdash.store import Store
from tests.ingest.voorbeelden import GEMEENTEN, NOORD
from tests.robuust.mutaties import zipbom

GIB = 1024 * 1024  # in kB, as the kernel counts
# The peak of the process itself: that of getrusage also counts the one it was started from.
OPDRACHT = """
import re, sys
from kvdash.cli import main
code = main(sys.argv[1:])
print("piek", re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
raise SystemExit(code)
"""
VRAAG = ("lees-in", "--gemeente", NOORD, "--aanvaard", "verzonnen cijfers")


def draai(store: Store, pad: Path) -> tuple[int, int]:
    """Exit code and peak memory in kB of reading this file in."""
    store.close()
    klaar = subprocess.run(
        [sys.executable, "-c", OPDRACHT, *VRAAG, str(pad), "--store", str(store.path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in klaar.stderr
    return klaar.returncode, int(klaar.stdout.rsplit("piek ", 1)[1])


def groot() -> bytes:
    """Some 25 MB: thirty topics over sixty years of months."""
    regels = [
        f"{gebied};{jaar}MM{maand:02};Soort {soort};{(soort * jaar + maand) % 997}"
        for gebied in GEMEENTEN
        for jaar in range(1960, 2020)
        for maand in range(1, 13)
        for soort in range(120)
    ]
    return "\n".join(["gebied;periode;onderwerp;aantal", *regels, ""]).encode()


@pytest.mark.parametrize(
    ("naam", "inhoud", "code"),
    [
        ("groot.csv", groot(), 0),
        ("bom.xlsx", zipbom(), 2),
        ("kop.csv", b";".join(b"k%d" % n for n in range(1_000_000)) + b"\n", 2),
        ("regel.csv", b"Regio;Jaar;Aantal\n" + b"9" * 60_000_000, 2),
    ],
    ids=["groot", "zipbom", "miljoen kolommen", "een regel"],
)
def test_peak_memory_of_the_command(vol: Store, tmp_path: Path, naam: str, inhoud: bytes, code: int) -> None:
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    uitkomst, piek = draai(vol, pad)
    assert uitkomst == code
    assert 50_000 < piek < GIB

"""Fifty mutants through the command: one JSON object, no traceback, and the store as it was."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from kvdash.store import Store
from tests.ingest.voorbeelden import NOORD
from tests.robuust.bronnen import BRONNEN
from tests.robuust.mutaties import onschadelijk, schadelijk

AANTAL = 25


def lees_in(map_: Path, inhouden: list[bytes], store: Store) -> tuple[int, list[dict[str, Any]]]:
    """Run the command over these files at once, with the store closed; all must be read or refused in words."""
    paden = [map_ / f"{n:02}" / BRONNEN[n % len(BRONNEN)].naam for n in range(len(inhouden))]
    for pad, inhoud in zip(paden, inhouden, strict=True):
        pad.parent.mkdir(parents=True)
        pad.write_bytes(inhoud)
    store.close()
    opdracht = [sys.executable, "-m", "kvdash.cli", "lees-in", "--json", "--gemeente", NOORD, *map(str, paden)]
    klaar = subprocess.run(
        [*opdracht, "--store", str(store.path)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in klaar.stdout + klaar.stderr
    return klaar.returncode, json.loads(klaar.stdout)["bestanden"]


def test_harmless_ones_bring_nothing_new(vol: Store, tmp_path: Path) -> None:
    bronnen = [BRONNEN[n % len(BRONNEN)] for n in range(AANTAL)]
    toeval = random.Random(50)
    inhouden = [onschadelijk(b.tekst, b.scheiding, toeval, is_tabel=b.is_tabel) for b in bronnen]
    code, uitkomsten = lees_in(tmp_path / "goed", inhouden, vol)
    assert code in {0, 3}
    for uitkomst in uitkomsten:
        assert (uitkomst["waarnemingen_nieuw"], uitkomst["waarnemingen_gewijzigd"]) == (0, 0)
        assert uitkomst["waarnemingen_gelijk"] > 5


def test_harmful_ones_are_refused_in_words_or_accounted_for(vol: Store, tmp_path: Path) -> None:
    toeval = random.Random(51)
    inhouden = [schadelijk(BRONNEN[n % len(BRONNEN)].tekst.encode(), toeval).inhoud for n in range(AANTAL)]
    code, uitkomsten = lees_in(tmp_path / "fout", inhouden, vol)
    assert code == 3
    geweigerd = [u for u in uitkomsten if "fout" in u]
    assert 3 < len(geweigerd) < AANTAL
    for uitkomst in uitkomsten:
        if "fout" not in uitkomst:
            toegelicht = sum(uitkomst["regels_toegelicht"].values())
            delen = uitkomst["regels_ingelezen"] + uitkomst["regels_geweigerd"] + toegelicht
            assert uitkomst["regels_totaal"] == delen


def test_refused_ones_leave_every_table_as_it_was(vol: Store, tmp_path: Path) -> None:
    voor = vol.hash_tabellen()
    inhouden = [bron.tekst.encode()[:25] + b"\x00" for bron in BRONNEN]
    code, _ = lees_in(tmp_path / "niets", inhouden, vol)
    assert code == 2
    with Store.open(vol.path) as store:
        assert store.hash_tabellen() == voor

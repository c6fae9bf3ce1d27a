import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kvdash.services.inlezen import Keuzes, lees_in
from kvdash.services.opslag import open_store
from kvdash.store import Store
from tests.ingest.voorbeelden import NOORD, als_csv, kerncijfers
from tests.robuust.bronnen import BRONNEN, WIE


@pytest.fixture(scope="session")
def sjabloonstore(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the areas and every original in it."""
    pad = tmp_path_factory.mktemp("robuust") / "vol.duckdb"
    with open_store(pad) as store:
        lees_in(store, WIE, "kerncijfers_2024.csv", als_csv(kerncijfers()).encode())
        for bron in BRONNEN:
            lees_in(store, WIE, bron.naam, bron.tekst.encode(), keuzes=Keuzes(gemeente=NOORD))
    return pad


@pytest.fixture
def vol(sjabloonstore: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(sjabloonstore, tmp_path / "vol.duckdb")
    with open_store(tmp_path / "vol.duckdb") as store:
        yield store

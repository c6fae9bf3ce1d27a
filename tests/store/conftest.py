from collections.abc import Iterator
from pathlib import Path

import pytest

from kvdash.store import Store
from tests import stores


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kvdash.duckdb"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(stores.leeg(path)) as store:
        yield store

from collections.abc import Iterator
from pathlib import Path

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Sessie
from kvdash.services.demo import laad_demo
from kvdash.services.edities import begin_editie
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store
from kvdash.store import Store
from tests import bestanden


@pytest.fixture
def analist() -> Sessie:
    return Sessie.van("analist", "analist")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "proef.duckdb") as store:
        yield store


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the demo gemeente, for tests that only read."""
    with open_store(tmp_path_factory.mktemp("demo") / "demo.duckdb") as store:
        laad_demo(store)
        yield store


@pytest.fixture
def gevuld(store: Store, analist: Sessie) -> Store:
    """A store with the areas and denominators of 2024 and the police counts of 2022-2024."""
    lees_in(store, analist, "kerncijfers_2024.csv", bestanden.KERNCIJFERS)
    lees_in(store, analist, "politie.csv", bestanden.politie())
    return store


@pytest.fixture
def editie(gevuld: Store, analist: Sessie) -> Editie:
    return begin_editie(gevuld, analist, gemeente="GM9998")

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Sessie
from kvdash.services.demo import demo_bestanden
from kvdash.services.edities import begin_editie
from kvdash.services.opslag import open_store
from kvdash.store import Store
from tests import stores


@pytest.fixture
def analist() -> Sessie:
    return Sessie.van("analist", "analist")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(stores.nieuw(tmp_path / "proef.duckdb")) as store:
        yield store


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the demo gemeente, for tests that only read."""
    with open_store(stores.demo(tmp_path_factory.mktemp("demo") / "demo.duckdb")) as store:
        yield store


@pytest.fixture
def gevuld(tmp_path: Path) -> Iterator[Store]:
    """A store with the areas and denominators of 2024 and the police counts of 2022-2024."""
    with open_store(stores.cijfers(tmp_path / "proef.duckdb")) as store:
        yield store


@pytest.fixture
def editie(gevuld: Store, analist: Sessie) -> Editie:
    return begin_editie(gevuld, analist, gemeente="GM9998")


def demo_grenzen() -> dict[str, str]:
    """Code of each gebied of the demo -> its boundary as GeoJSON."""
    (kaart,) = (b.inhoud for b in demo_bestanden() if b.naam.endswith(".geojson"))
    return {vlak["properties"]["statcode"]: json.dumps(vlak["geometry"]) for vlak in json.loads(kaart)["features"]}

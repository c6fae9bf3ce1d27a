"""What holds for all tests: stores and home directories of their own, and no group of tests left out unseen."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

ECHTE_BESTANDEN = "KVDASH_ECHTE_BESTANDEN"
_nummers = count()

# A machine that is busy with other tests is slow, not wrong.
settings.register_profile("kvdash", deadline=None)
settings.load_profile("kvdash")


class _PerBestand(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """With more processes a file stays in one, and all browsers in one: two at a time slow each other down too much."""

    def _split_scope(self, nodeid: str) -> str:
        bestand = nodeid.split("::", 1)[0]
        return "tests/browser" if bestand.startswith("tests/browser/") else bestand


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    return _PerBestand(config, log)


def pytest_configure() -> None:
    map_ = os.environ.get(ECHTE_BESTANDEN)
    if map_ and not Path(map_).is_dir():
        raise pytest.UsageError(f"{ECHTE_BESTANDEN} names a folder that does not exist: {map_}")
    if not map_ and os.environ.get("CI"):
        raise pytest.UsageError(f"{ECHTE_BESTANDEN} is not set: in CI the tests over real files may not be left out")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get(ECHTE_BESTANDEN):
        return
    weg = [item for item in items if item.get_closest_marker("echte_bestanden")]
    config.hook.pytest_deselected(items=weg)
    items[:] = [item for item in items if item not in weg]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not os.environ.get(ECHTE_BESTANDEN):
        terminalreporter.write_line(f"Left out: the tests over real files ({ECHTE_BESTANDEN} is not set).", yellow=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing is skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def _stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stores")


@pytest.fixture(autouse=True)
def store_pad(_stores: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Path of a store that does not exist yet, named by KVDASH_STORE: no test touches the user's own store."""
    pad = _stores / str(next(_nummers)) / "kvdash.duckdb"
    monkeypatch.setenv("KVDASH_STORE", str(pad))
    return pad


@pytest.fixture
def schone_omgeving(tmp_path: Path, store_pad: Path) -> Iterator[dict[str, str]]:
    """Environment variables for a subprocess: an empty home, a store of its own, none of the developer's settings."""
    home = tmp_path / "home"
    home.mkdir()
    bewaard = {naam: os.environ[naam] for naam in ("PATH", "LANG", "SYSTEMROOT", "TEMP") if naam in os.environ}
    yield bewaard | {"HOME": str(home), "USERPROFILE": str(home), "KVDASH_STORE": str(store_pad)}

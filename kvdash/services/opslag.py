"""Which store: `--store`, then KVDASH_STORE, then data/kvdash.duckdb beside app.py."""

import os
from pathlib import Path

from kvdash.errors import StoreError
from kvdash.services.catalogus import sync_catalogus
from kvdash.services.logbestand import meld
from kvdash.store import Store

STORE_VARIABLE = "KVDASH_STORE"


def default_store() -> Path:
    """`data/kvdash.duckdb` beside app.py; in the working directory when kvdash is installed without app.py."""
    root = Path(__file__).resolve().parents[2]
    return (root if (root / "app.py").exists() else Path.cwd()) / "data" / "kvdash.duckdb"


def choose_store(named: str | None = None) -> Path:
    """The path of the store to use; `named` is what the user gave on the command line. Raises StoreError."""
    chosen = named or os.environ.get(STORE_VARIABLE)
    try:
        return Path(chosen).expanduser() if chosen else default_store()
    except RuntimeError as error:
        raise StoreError(f"In {chosen} staat ~ voor iemand die hier niet bekend is. Geef het hele pad.") from error


def open_store(path: Path, *, wacht: float = 0, geheugen: str | None = None) -> Store:
    """Open the store, or make it: the default one with the demo, a named one empty.

    Waits up to `wacht` seconds for another process. `geheugen` limits what DuckDB takes ("300MB"). Raises StoreError.
    """
    if not path.exists():
        if path.resolve() == default_store().resolve():
            _make_demo(path)
        else:
            return _synced(Store.maak(path, geheugen=geheugen))
    return _synced(Store.open(path, wacht=wacht, geheugen=geheugen))


def _make_demo(path: Path) -> None:
    """Make the demo beside its place and rename it, so that a stop half-way leaves no half demo."""
    from kvdash.services.demo import laad_demo  # late: only the first start needs it

    tijdelijk = path.with_name(f".{path.name}.{os.getpid()}")
    tijdelijk.unlink(missing_ok=True)  # what an earlier try of this process left
    with _synced(Store.maak(tijdelijk)) as store:
        laad_demo(store)
    tijdelijk.replace(path)


def open_existing_store(path: Path, *, wacht: float = 0) -> Store:
    """Open the store; raises StoreAfwezigError where there is none."""
    return _synced(Store.open(path, wacht=wacht))


def _synced(store: Store) -> Store:
    for melding in store.meldingen:
        meld(melding)
    try:
        sync_catalogus(store)
    except BaseException:
        store.close()
        raise
    return store

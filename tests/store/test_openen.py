"""Making and opening: absent, in use, damaged, newer; and what a crash leaves."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from kvdash.errors import (
    StoreAfwezigError,
    StoreBeschadigdError,
    StoreError,
    StoreInGebruikError,
    StoreNieuwerError,
)
from kvdash.store import Store
from kvdash.store.migratie import load_migraties
from tests.store.bouw import Rij, lees_in, lees_waarnemingen, maak_editie

_HOUDER = """
import sys
from pathlib import Path
from kvdash.store import Store
with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def _in_use(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the store open until its standard input closes."""
    opdracht = [sys.executable, "-c", _HOUDER, str(path)]
    with subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as houder:
        assert houder.stdout is not None
        assert houder.stdout.readline() == "open\n"
        yield houder


def test_making_makes_the_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "nieuwe" / "map" / "kvdash.duckdb"
    with Store.maak(path) as store:
        assert store.path == path
    assert list(path.parent.iterdir()) == [path]


def test_making_never_replaces_a_file(path: Path) -> None:
    path.write_bytes(b"van iemand anders")
    with pytest.raises(StoreError, match="Er is al een bestand"):
        Store.maak(path)
    assert path.read_bytes() == b"van iemand anders"
    assert list(path.parent.iterdir()) == [path]


def test_making_half_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kvdash.store.store.migrate", stop)
    with pytest.raises(KeyboardInterrupt):
        Store.maak(path)
    assert list(path.parent.iterdir()) == []


def test_making_works_where_files_cannot_be_linked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    with Store.maak(path) as store:
        assert store.dossier.edities() == ()


def test_making_in_an_impossible_place_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(StoreError, match="kan niet worden gemaakt"):
        Store.maak(tmp_path / "bestand" / "kvdash.duckdb")


def test_an_absent_store_is_named_and_not_made(path: Path) -> None:
    with pytest.raises(StoreAfwezigError, match=str(path)):
        Store.open(path)
    assert not path.exists()


def test_a_closed_store_says_so(path: Path) -> None:
    store = Store.maak(path)
    store.close()
    with pytest.raises(StoreError, match="gesloten"):
        store.dossier.edities()


def test_a_store_in_use_names_the_process(path: Path) -> None:
    Store.maak(path).close()
    with _in_use(path) as houder:
        with pytest.raises(StoreInGebruikError, match=rf"in gebruik door proces {houder.pid} \(python"):
            Store.open(path)
        assert houder.stdin is not None
        houder.stdin.close()


def test_waiting_ends_when_the_other_process_stops(path: Path) -> None:
    Store.maak(path).close()
    with _in_use(path) as houder:
        assert houder.stdin is not None
        sluiter = threading.Timer(0.5, houder.stdin.close)
        sluiter.start()
        with Store.open(path, wacht=60) as store:
            assert store.dossier.edities() == ()
        sluiter.join()


def _flipped(inhoud: bytes, begin: int) -> bytes:
    return inhoud[:begin] + bytes(b ^ 0xFF for b in inhoud[begin : begin + 64]) + inhoud[begin + 64 :]


@pytest.mark.parametrize("schade", ["leeg", "tekst", "nullen", "half", "kop", "tweede kop"])
def test_a_damaged_file_is_a_message_and_stays_as_it_is(path: Path, schade: str) -> None:
    with Store.maak(path) as store:
        lees_in(store, [Rij()])
    heel = path.read_bytes()
    kapot = {
        "leeg": b"",
        "tekst": b"<!DOCTYPE html><html>fout</html>" * 500,
        "nullen": bytes(len(heel)),
        "half": heel[: len(heel) // 2],
        "kop": _flipped(heel, 16),
        "tweede kop": _flipped(_flipped(heel, 4104), 8200),
    }[schade]
    path.write_bytes(kapot)
    with pytest.raises(StoreBeschadigdError, match=str(path)):
        Store.open(path)
    assert path.read_bytes() == kapot


def test_damage_in_the_figures_is_a_message(path: Path) -> None:
    with Store.maak(path) as store:
        upload = lees_in(store, [Rij(regel=n, waarde=n**1.5) for n in range(200_000)])
    inhoud = path.read_bytes()
    for begin in range(len(inhoud) // 4, len(inhoud) * 3 // 4, 20_000):
        inhoud = _flipped(inhoud, begin)
    path.write_bytes(inhoud)
    with pytest.raises(StoreBeschadigdError), Store.open(path) as store:
        lees_waarnemingen(store, upload)


def test_another_database_is_no_store(path: Path) -> None:
    with duckdb.connect(str(path)) as ander:
        ander.execute("CREATE TABLE iets (a INTEGER)")
    with pytest.raises(StoreBeschadigdError, match="geen store van kvdash"):
        Store.open(path)


def test_a_newer_store_is_refused_with_the_version_it_needs(path: Path) -> None:
    Store.maak(path).close()
    with duckdb.connect(str(path)) as later:
        later.execute("INSERT INTO beheer.schema_versie VALUES (99, 'later', '7.8.9', now())")
    inhoud = path.read_bytes()
    with pytest.raises(StoreNieuwerError, match=r"kvdash 7\.8\.9 of nieuwer"):
        Store.open(path)
    assert path.read_bytes() == inhoud


def test_a_broken_write_ahead_log_is_a_message(path: Path) -> None:
    Store.maak(path).close()
    wal = path.with_name(f"{path.name}.wal")
    with duckdb.connect(str(path)) as connection:
        connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        for n in range(20):
            connection.execute("INSERT INTO dossier.instelling VALUES ($1, 'waarde')", [f"naam {n}"])
    wal.write_bytes(_flipped(wal.read_bytes(), wal.stat().st_size // 2))
    with pytest.raises(StoreBeschadigdError):
        Store.open(path)


def test_the_hash_tells_content_not_order(tmp_path: Path) -> None:
    editie = maak_editie()
    hashes = []
    for nummer, namen in enumerate((["a", "b"], ["b", "a"], ["a", "c"])):
        with Store.maak(tmp_path / f"{nummer}.duckdb") as store, store._engine.transaction("schema") as cursor:
            cursor.execute("DELETE FROM beheer.schema_versie")
            for naam in namen:
                cursor.execute("INSERT INTO dossier.instelling VALUES ($1, $2)", [naam, str(editie.id)])
        with duckdb.connect(str(tmp_path / f"{nummer}.duckdb")) as connection:
            nieuwste = load_migraties()[-1].nummer
            connection.execute(
                f"INSERT INTO beheer.schema_versie VALUES ({nieuwste}, 'begin', '0', '2026-01-01 00:00:00+00')"
            )
        with Store.open(tmp_path / f"{nummer}.duckdb") as store:
            hashes.append(store.hash_tabellen())
    assert hashes[0] == hashes[1] != hashes[2]


_SCHRIJVER = """
import sys
from pathlib import Path
from kvdash.store import Store
from tests.store.bouw import Rij, lees_in
rijen = [Rij(gebied=f"GM{n % 1000:04d}", periode=f"{1900 + n // 1000}JJ00", regel=n) for n in range(20_000)]
with Store.open(Path(sys.argv[1])) as store:
    for nummer in range(100):
        print("begin", flush=True)
        lees_in(store, rijen, inhoud=f"bestand {nummer}".encode() * 100_000)
        print("klaar", flush=True)
"""


@pytest.mark.parametrize("wacht", [0.0, 0.03, 0.1, 0.2, 0.35])
def test_a_killed_writer_leaves_everything_or_nothing(path: Path, wacht: float) -> None:
    Store.maak(path).close()
    opdracht = [sys.executable, "-c", _SCHRIJVER, str(path)]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True) as schrijver:
        assert schrijver.stdout is not None
        regels = [schrijver.stdout.readline() for _ in range(3)]
        assert regels == ["begin\n", "klaar\n", "begin\n"]
        threading.Event().wait(wacht)
        schrijver.send_signal(signal.SIGKILL)
        klaar = 1 + schrijver.stdout.read().count("klaar")
    with Store.open(path) as store:
        uploads = store.cijfers.uploads()
        assert len(uploads) in (klaar, klaar + 1)
        for upload in uploads:
            assert lees_waarnemingen(store, upload.id).num_rows == upload.waarnemingen == 20_000
            assert len(store.cijfers.bestand(upload.id)) == upload.grootte
        assert sum(d.waarnemingen for d in store.cijfers.dekking()) == 20_000


def test_rights_are_asked_before_the_file_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not told from the words of DuckDB, which may be others tomorrow."""
    Store.maak(path).close()
    monkeypatch.setattr(os, "access", lambda wat, hoe: Path(wat) != path)
    monkeypatch.setattr(duckdb, "connect", lambda *_, **__: pytest.fail("opened"))
    with pytest.raises(StoreError, match=r"mag de store .* niet openen"):
        Store.open(path)

from pathlib import Path

import pytest

from kvdash.errors import StoreAfwezigError
from kvdash.services import opslag


def test_the_option_goes_before_the_variable_and_that_before_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(opslag.STORE_VARIABLE, raising=False)
    assert opslag.choose_store() == opslag.default_store()
    assert opslag.default_store().parts[-2:] == ("data", "kvdash.duckdb")
    assert (opslag.default_store().parents[1] / "app.py").exists()
    monkeypatch.setenv(opslag.STORE_VARIABLE, str(tmp_path / "variabele.duckdb"))
    assert opslag.choose_store() == tmp_path / "variabele.duckdb"
    assert opslag.choose_store(str(tmp_path / "optie.duckdb")) == tmp_path / "optie.duckdb"


def test_only_the_default_store_is_made_with_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standaard = tmp_path / "data" / "kvdash.duckdb"
    monkeypatch.setattr(opslag, "default_store", lambda: standaard)
    with opslag.open_store(standaard) as store:
        assert [editie.gemeente for editie in store.dossier.edities()] == ["GM9999"]
        assert all(upload.is_demo for upload in store.cijfers.uploads())
    assert [p.name for p in standaard.parent.iterdir()] == ["kvdash.duckdb"]
    with opslag.open_store(tmp_path / "eigen.duckdb") as store:
        assert (store.dossier.edities(), store.cijfers.uploads()) == ((), ())


def test_a_demo_that_fails_half_way_leaves_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standaard = tmp_path / "data" / "kvdash.duckdb"
    monkeypatch.setattr(opslag, "default_store", lambda: standaard)

    def stuk(store: object) -> None:
        raise RuntimeError("stroom weg")

    with monkeypatch.context() as half:
        half.setattr("kvdash.services.demo.laad_demo", stuk)
        with pytest.raises(RuntimeError):
            opslag.open_store(standaard)
    assert not standaard.exists()
    with opslag.open_store(standaard) as store:
        assert len(store.dossier.edities()) == 1


def test_an_absent_store_is_not_made_where_one_is_needed(tmp_path: Path) -> None:
    with pytest.raises(StoreAfwezigError, match=r"weg\.duckdb"):
        opslag.open_existing_store(tmp_path / "weg.duckdb")
    assert not (tmp_path / "weg.duckdb").exists()

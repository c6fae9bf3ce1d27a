"""Migrations: every released schema comes to the present one, after a copy beside it."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import duckdb
import pytest

from kvdash import __version__
from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Deelstatus
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.peilmoment import Peilmoment
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.weergave import Weergave
from kvdash.errors import StoreError
from kvdash.store import Store
from kvdash.store.migratie import Migratie, load_migraties
from tests.store.bouw import waarden

SCHEMAS = Path(__file__).parent / "schemas"
DUMPS = sorted(SCHEMAS.glob("*.sql"))
_KOLOMMEN = """
    SELECT schema_name, table_name, column_name, data_type, is_nullable
    FROM duckdb_columns() WHERE NOT internal ORDER BY ALL
"""
EERSTE_UPLOAD, TWEEDE_UPLOAD = UUID(int=1), UUID(int=2)
EDITIE, BEVINDING, PRIORITEIT = UUID(int=11), UUID(int=12), UUID(int=13)


@pytest.fixture(params=DUMPS, ids=lambda dump: dump.stem)
def dump(request: pytest.FixtureRequest) -> Path:
    """The SQL of a store of an earlier release, or of this one."""
    gekozen: Path = request.param
    return gekozen


@pytest.fixture
def oud(dump: Path, path: Path) -> Path:
    """A store as a release of kvdash left it."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(dump.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def kopie(dump: Path, oud: Path) -> Path:
    """Where the copy comes that is made before the first migration that the store needs."""
    return oud.with_name(f"kvdash.voor-migratie-{int(dump.stem) + 1}.duckdb")


def _kolommen(path: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path)) as connection:
        return connection.execute(_KOLOMMEN).fetchall()


def test_there_is_a_dump_of_each_released_schema() -> None:
    assert [dump.stem for dump in DUMPS] == [f"{migratie.nummer:04d}" for migratie in load_migraties()]


def test_migrations_are_numbered_without_gaps() -> None:
    assert [migratie.nummer for migratie in load_migraties()] == list(range(1, len(load_migraties()) + 1))


def test_an_old_store_gets_the_present_schema(oud: Path, tmp_path: Path) -> None:
    Store.open(oud).close()
    vers = tmp_path / "vers.duckdb"
    Store.maak(vers).close()
    assert _kolommen(oud) == _kolommen(vers)


def test_an_old_store_keeps_its_content(oud: Path, dump: Path) -> None:
    with Store.open(oud) as store:
        assert waarden(store) == {2023: 10, 2024: 14}
        assert waarden(store, tot_en_met=EERSTE_UPLOAD) == {2023: 10, 2024: 12}
        assert [u.id for u in store.cijfers.uploads()] == [UUID(int=3), TWEEDE_UPLOAD, EERSTE_UPLOAD]
        assert store.cijfers.uploads()[0].ingetrokken is not None
        assert store.cijfers.bestand(EERSTE_UPLOAD) == b"verzonnen"
        assert store.cijfers.gebieden().get("WK123401").naam == "Noord"
        assert [i.code for i in store.cijfers.niet_ingedeeld()] == ["nieuw"]
        assert store.cijfers.indicatoren()[0].ook_thema == ("T2.2",)
        assert store.cijfers.indicatoren()[0].kort == (None if dump.stem < "0003" else "Inbraak")
        assert store.cijfers.grenzen(["WK123401"]).keys() == {"WK123401"}
        assert store.dossier.editie(EDITIE).gemeente == "GM1234"
        (bevinding,) = store.dossier.stukken(Bevinding, EDITIE)
        assert (bevinding.inhoud.tekst, bevinding.versie) == ("Inbraken nemen toe.", 2)
        assert bevinding.inhoud.bewijs[0].waarde == 12
        assert store.dossier.stuk(Prioriteit, PRIORITEIT).inhoud.deelthemas == ("woninginbraak", "heling")
        assert [(s.inhoud.veld, s.inhoud.deel) for s in store.dossier.stukken(Deelstatus, EDITIE)] == [(4, (0, "T4.3"))]
        gebeurtenissen = [] if dump.stem == "0001" else ["Camera bij het station"]
        assert [g.inhoud.naam for g in store.dossier.stukken(Gebeurtenis, EDITIE)] == gebeurtenissen
        weergaven = [] if dump.stem < "0003" else [("Inbraak in Noord", 2020, (("thema", "T1.3"),))]
        bewaard = [w.inhoud for w in store.dossier.stukken(Weergave, EDITIE)]
        assert [(w.naam, w.keuze.van, w.stand) for w in bewaard] == weergaven
        with store._engine.cursor() as cursor:  # of a kvdash that kept one name for all
            assert ("gebruiker", "Anna Voorbeeld") in cursor.execute("FROM dossier.instelling").fetchall()
        assert [v.versie for v in store.dossier.versies(Bevinding, BEVINDING)] == [1, 2]


def test_the_indicators_of_an_old_store_hold_from_the_beginning(oud: Path) -> None:
    with Store.open(oud) as store:
        van_nu = store.cijfers.indicatoren()
        momenten = [Peilmoment(upload=EERSTE_UPLOAD), Peilmoment(tijd=datetime(1990, 1, 1, tzinfo=UTC))]
        assert [store.cijfers.indicatoren(op=op) for op in momenten] == [van_nu, van_nu]
        anders = van_nu[0].model_copy(update={"naam": "Woninginbraken"})
        store.cijfers.save_indicatoren([anders])
        assert store.cijfers.indicatoren() == (anders, *van_nu[1:])
        assert [store.cijfers.indicatoren(op=op) for op in momenten] == [van_nu, van_nu]


@pytest.fixture
def migratie(monkeypatch: pytest.MonkeyPatch) -> Migratie:
    """One migration more than there is."""
    nieuw = Migratie(len(load_migraties()) + 1, "extra", "ALTER TABLE dossier.instelling ADD COLUMN extra VARCHAR;")
    alle = (*load_migraties(), nieuw)
    monkeypatch.setattr("kvdash.store.store.load_migraties", lambda: alle)
    return nieuw


def test_a_copy_is_kept_before_a_migration(oud: Path, kopie: Path, migratie: Migratie) -> None:
    voor = oud.read_bytes()
    Store.open(oud).close()
    assert kopie.read_bytes() == voor
    assert ("dossier", "instelling", "extra", "VARCHAR", True) in _kolommen(oud)
    with duckdb.connect(str(oud)) as connection:
        versies = connection.execute("SELECT nummer, naam, programma FROM beheer.schema_versie").fetchall()
    assert versies[-1] == (migratie.nummer, "extra", __version__)


@pytest.mark.usefixtures("migratie")
def test_a_migration_runs_once(oud: Path, kopie: Path) -> None:
    for _ in range(3):
        Store.open(oud).close()
    assert sorted(oud.parent.iterdir()) == sorted([oud, kopie])


@pytest.mark.usefixtures("migratie")
def test_an_earlier_copy_is_never_overwritten(oud: Path, kopie: Path) -> None:
    kopie.write_bytes(b"eerder")
    Store.open(oud).close()
    assert kopie.read_bytes() == b"eerder"
    assert kopie.with_stem(f"{kopie.stem}-2").exists()


def test_a_migration_that_fails_changes_nothing(oud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(oud) as store:
        voor = store.hash_tabellen()
    fout = Migratie(len(load_migraties()) + 1, "fout", "DROP TABLE dossier.versie; SELECT 1 / 'geen getal';")
    with monkeypatch.context() as patch:
        alle = (*load_migraties(), fout)
        patch.setattr("kvdash.store.store.load_migraties", lambda: alle)
        with pytest.raises(StoreError, match="Er is niets veranderd"):
            Store.open(oud)
    with Store.open(oud) as store:
        assert store.hash_tabellen() == voor


@pytest.mark.usefixtures("migratie")
def test_without_a_copy_there_is_no_migration(oud: Path, kopie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object) -> None:
        raise OSError(28, "No space left on device")

    voor = oud.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("shutil.copy2", vol)
        with pytest.raises(StoreError, match="kopie ernaast maken lukt niet"):
            Store.open(oud)
    assert oud.read_bytes() == voor
    assert not kopie.exists()


@pytest.fixture
def eerste(path: Path) -> Path:
    """A store of the first release."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(DUMPS[0].read_text(encoding="utf-8"))
    return path


def _open_elders(path: Path, *, wacht: float = 60) -> "subprocess.Popen[str]":
    """Another process that opens the store, migrates it where it must, and closes it."""
    opdracht = (
        "from pathlib import Path; from kvdash.store import Store; "
        f"Store.open(Path({str(path)!r}), wacht={wacht}).close()"
    )
    return subprocess.Popen([sys.executable, "-c", opdracht], stderr=subprocess.PIPE, text=True)


def test_who_migrated_it_while_it_was_copied_is_noticed(eerste: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was copied may be half of the old and half of the new: it is no copy, and nothing is migrated twice."""
    copy = shutil.copy2

    def kopieer(van: Path, naar: Path) -> None:
        copy(van, naar)
        monkeypatch.setattr(shutil, "copy2", copy)
        assert _open_elders(van).communicate()[1] == ""

    monkeypatch.setattr(shutil, "copy2", kopieer)
    with Store.open(eerste) as store:
        assert waarden(store) == {2023: 10, 2024: 14}
    (kopie,) = eerste.parent.glob("*.voor-migratie-*")
    with duckdb.connect(str(kopie), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM beheer.schema_versie").fetchone() == (1,)


def test_many_that_open_an_old_store_at_once_migrate_it_once(eerste: Path) -> None:
    processen = [_open_elders(eerste) for _ in range(4)]
    for proces in processen:
        assert (proces.communicate()[1], proces.returncode) == ("", 0)
    assert len([*eerste.parent.glob("*.voor-migratie-*")]) == 1
    with Store.open(eerste) as store:
        assert waarden(store) == {2023: 10, 2024: 14}
    assert {p.name for p in eerste.parent.iterdir()} == {eerste.name, "kvdash.voor-migratie-2.duckdb"}


def test_threads_that_open_an_old_store_at_once_migrate_it_once(eerste: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = [*pool.map(lambda _: Store.open(eerste), range(4))]
    for store in stores:
        assert waarden(store) == {2023: 10, 2024: 14}
    for store in stores:
        store.close()
    assert len([*eerste.parent.glob("*.voor-migratie-*")]) == 1

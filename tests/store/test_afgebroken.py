"""A process killed while a large upload is committed: after opening it is there as a whole, or not at all.

The long form, with other places to cut the write-ahead log:
KVDASH_SNEDEN=1500 KVDASH_ZAAD=7 python -m pytest tests/store/test_afgebroken.py
"""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from kvdash.errors import StoreBeschadigdError
from kvdash.store import Store
from tests.store.bouw import SCHEMA, Rij, dag, lees_in, lees_waarnemingen, maak_upload, waarden

SNEDEN, ZAAD = int(os.environ.get("KVDASH_SNEDEN", "40")), int(os.environ.get("KVDASH_ZAAD", "1"))
RIJEN = 340_000  # two whole row groups and a part
_INHOUD = random.Random(0).randbytes(20_000)


class Afgebroken(NamedTuple):
    """A store with its write-ahead log, in which the large upload is the last; and the content without and with it."""

    bestand: Path
    log: bytes
    voor: str
    na: str
    upload: UUID


def _groot() -> pa.Table:
    """New texts and values that do not pack, in areas that come in order."""
    plek, willekeur = np.arange(RIJEN), np.random.default_rng(1)
    vast = {"indicator": "geweld", "bron": "Politie", "maat": "aantal", "uitsplitsing": "totaal"}
    kolommen = {naam: pa.array(np.full(RIJEN, tekst)) for naam, tekst in (vast | {"status": "definitief"}).items()}
    kolommen |= {
        "gebied": pa.array(np.char.mod("BU%08d", plek // 20)),
        "periode": pa.array(np.char.mod("%dJJ00", 2000 + plek % 20)),
        "indelingsjaar": pa.array(np.full(RIJEN, 2024, dtype=np.int32)),
        "waarde": pa.array(willekeur.random(RIJEN)),
        "onder": pa.nulls(RIJEN, pa.float64()),
        "boven": pa.nulls(RIJEN, pa.float64()),
        "regel": pa.array(plek + 2),
        "kolom": pa.array(np.full(RIJEN, 3, dtype=np.int32)),
    }
    return pa.table(kolommen).select(SCHEMA.names).cast(SCHEMA)


@pytest.fixture(scope="module")
def afgebroken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Afgebroken]:
    path = tmp_path_factory.mktemp("afgebroken") / "kvdash.duckdb"
    with Store.maak(path) as store:
        eerste = lees_in(store, [Rij(), Rij(periode="2023JJ00", waarde=9)], inhoud=b"eerste")
        lees_in(store, [Rij(waarde=14)], inhoud=b"tweede")
        store.cijfers.trek_in(eerste, op=dag(2))
        store.cijfers.herstel(eerste, op=dag(3))
        voor = store.hash_tabellen()
        upload = maak_upload(_INHOUD, volgnummer=3)
        with pytest.MonkeyPatch.context() as patch, store.cijfers.stage() as stage:
            patch.setattr("kvdash.store.engine._checkpoint", lambda _: None)
            stage.add(_groot())
            stage.schrijf(upload, inhoud=_INHOUD)
        bestand = path.with_name("na.duckdb")
        shutil.copy(path, bestand)
        log = path.with_name(f"{path.name}.wal").read_bytes()
        yield Afgebroken(bestand, log, voor, store.hash_tabellen(), upload.id)


def _cut(afgebroken: Afgebroken, path: Path, *, tot: int) -> Path:
    """The store as a process left it that was killed when this much of the log was written."""
    shutil.copy(afgebroken.bestand, path)
    path.with_name(f"{path.name}.wal").write_bytes(afgebroken.log[:tot])
    return path


def _sneden(log: bytes) -> list[int]:
    """Places to cut: everywhere, and most of them near the end, where the figures stand."""
    kies = random.Random(ZAAD)
    ergens = {kies.randrange(len(log)) for _ in range(SNEDEN // 2)}
    return sorted(ergens | {len(log) - kies.randrange(1, 1500) for _ in range(SNEDEN // 2)} | {0, len(log)})


def test_after_any_cut_the_upload_is_whole_or_gone_and_the_next_has_only_its_own(
    afgebroken: Afgebroken, tmp_path: Path
) -> None:
    geveegd = 0
    for snede in _sneden(afgebroken.log):
        path = _cut(afgebroken, tmp_path / f"{snede}.duckdb", tot=snede)
        with Store.open(path) as store:
            is_heel = snede == len(afgebroken.log)
            assert store.hash_tabellen() == (afgebroken.na if is_heel else afgebroken.voor), snede
            geveegd += len(store.meldingen)
            _check_volgende(store, nummers=[1, 2, 3] if is_heel else [1, 2], is_geveegd=bool(store.meldingen))
        with Store.open(path) as store:
            assert store.meldingen == ()
        path.unlink()
    assert geveegd


def _check_volgende(store: Store, *, nummers: list[int], is_geveegd: bool) -> None:
    assert sorted(u.volgnummer for u in store.cijfers.uploads()) == nummers
    eigen = [Rij(gebied=f"GM{n:04d}", indicator="nieuw", status="voorlopig", waarde=n, regel=n) for n in range(50)]
    upload = lees_in(store, eigen, inhoud=b"volgende")
    gelezen = lees_waarnemingen(store, upload).to_pylist()
    assert [(r["gebied"], r["indicator"], r["status"], r["waarde"]) for r in gelezen] == [
        (r.gebied, r.indicator, r.status, r.waarde) for r in eigen
    ]
    assert store.cijfers.upload(upload).volgnummer == nummers[-1] + 1 + is_geveegd
    assert waarden(store) == {2023: 9, 2024: 14}


def test_a_cut_log_is_told_once_with_what_was_lost(afgebroken: Afgebroken, path: Path) -> None:
    _cut(afgebroken, path, tot=len(afgebroken.log) - 8)
    with Store.open(path) as store:
        (melding,) = store.meldingen
    assert "upload 3" in melding
    assert "340.000 cijfers" in melding
    assert "Lees het bestand opnieuw in" in melding


def test_what_an_earlier_kvdash_let_an_upload_adopt_is_taken_away(afgebroken: Afgebroken, path: Path) -> None:
    _cut(afgebroken, path, tot=len(afgebroken.log) - 8)
    with duckdb.connect(str(path)) as eerder:  # opening made the figures stay, and the next upload took their number
        eerder.execute(
            "INSERT INTO cijfers.upload SELECT * REPLACE (3 AS volgnummer, uuid() AS id) FROM cijfers.upload"
        )
        eerder.execute("DELETE FROM cijfers.upload WHERE volgnummer = 3 AND waarnemingen <> 1")
        eerder.execute(
            "INSERT INTO cijfers.feit SELECT * REPLACE (3 AS upload, 77 AS waarde) FROM cijfers.feit WHERE upload = 2"
        )
    with Store.open(path) as store:
        (melding,) = store.meldingen
        assert "Bij upload 3 stonden 340.000 cijfers te veel" in melding
        derde = next(u for u in store.cijfers.uploads() if u.volgnummer == 3)
        assert [rij["waarde"] for rij in lees_waarnemingen(store, derde.id).to_pylist()] == [77]


def test_a_store_that_misses_figures_of_a_finished_upload_is_refused(path: Path) -> None:
    with Store.maak(path) as store:
        lees_in(store, [Rij(), Rij(periode="2023JJ00")])
    with duckdb.connect(str(path)) as schade:
        schade.execute("DELETE FROM cijfers.feit WHERE rowid = 0")
    with pytest.raises(StoreBeschadigdError, match=r"van upload 1 \(cijfers.csv\) staan er 1 van de 2 cijfers"):
        Store.open(path)


def test_all_that_names_an_unfinished_upload_goes_with_it(path: Path) -> None:
    with Store.maak(path) as store:
        lees_in(store, [Rij()])
        voor = store.hash_tabellen()
    with duckdb.connect(str(path)) as wees:
        wees.execute("INSERT INTO cijfers.feit SELECT * REPLACE (9 AS upload, 41 AS indicator) FROM cijfers.feit")
        wees.execute("INSERT INTO cijfers.gebied VALUES (uuid(), 'GM1', 'Weg', 'gemeente', 2024, NULL, NULL, NULL)")
        wees.execute("INSERT INTO cijfers.grens VALUES ('GM1', 2024, '{}', uuid())")
        wees.execute("INSERT INTO cijfers.afronding VALUES (uuid(), 'Politie', 5)")
        wees.execute("INSERT INTO cijfers.leeswijze VALUES (uuid(), '', '[]', '[]')")
        wees.execute("INSERT INTO cijfers.intrekking VALUES (5, uuid(), 'ingetrokken', now(), 9)")
        wees.execute("INSERT INTO cijfers.bestand VALUES ('abc', 0, 'half'::BLOB, true)")
    with Store.open(path) as store:
        assert len(store.meldingen) == 1
        assert store.hash_tabellen() == voor
        assert store.cijfers.volgend_volgnummer() == 10
        nieuw = lees_in(store, [Rij(indicator="nieuw")])
        store.cijfers.trek_in(nieuw, op=dag(2))
    with duckdb.connect(str(path)) as na:
        nummers = na.execute("SELECT kolom, nummer FROM cijfers.woord WHERE tekst = 'nieuw'").fetchall()
        assert nummers == [("indicator", 42)]
        assert na.execute("SELECT nummer FROM cijfers.intrekking").fetchall() == [(6,)]

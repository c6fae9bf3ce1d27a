"""Reading in: staged rows, the plan, and writing all or nothing."""

import hashlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.upload import WAARNEMING_KOLOMMEN, Plan, Wijziging
from kvdash.errors import BestandError, StoreBeschadigdError
from kvdash.store import Store
from tests.store.bouw import Rij, jaarcijfers, lees_in, lees_waarnemingen, maak_upload, plan, tabel, waarden

GEBIED = Gebied(code="GM1234", naam="Verzonnen", niveau="gemeente", indelingsjaar=2024, ouder="NL00", gemeente="GM1234")
INDICATOR = Indicator(code="inbraak", naam="Inbraken", thema="T1.3", ook_thema=("T2.2", "T2.5"))


def test_an_empty_stage_plans_nothing(store: Store) -> None:
    assert plan(store, []) == Plan(nieuw=0, gewijzigd=0, gelijk=0)


def test_the_plan_counts_new_changed_and_equal(store: Store) -> None:
    lees_in(store, [Rij(periode="2023JJ00", waarde=5), Rij(periode="2024JJ00", waarde=10)])
    found = plan(
        store,
        [Rij(periode="2023JJ00", waarde=5), Rij(periode="2024JJ00", waarde=12), Rij(periode="2025JJ00", waarde=1)],
    )
    assert (found.nieuw, found.gewijzigd, found.gelijk) == (1, 1, 1)
    assert found.wijzigingen == (
        Wijziging(
            indicator="inbraak", bron="Politie", maat="aantal", gebied="GM1234", periode="2024JJ00", oud=10, nieuw=12
        ),
    )


@pytest.mark.parametrize(
    "anders", [{"bron": "CBS"}, {"maat": "per 1.000"}, {"indelingsjaar": 2025}, {"uitsplitsing": "vrouwen"}]
)
def test_another_reeks_is_new_not_changed(store: Store, anders: dict[str, Any]) -> None:
    lees_in(store, [Rij()])
    assert plan(store, [Rij(**anders)]) == Plan(nieuw=1, gewijzigd=0, gelijk=0)


@pytest.mark.parametrize(
    "anders", [{"status": "voorlopig"}, {"onder": 8.0}, {"boven": 12.0}, {"waarde": None, "status": "onderdrukt"}]
)
def test_another_status_or_margin_is_a_change(store: Store, anders: dict[str, Any]) -> None:
    lees_in(store, [Rij()])
    assert plan(store, [Rij(**anders)]).gewijzigd == 1


def test_the_plan_shows_the_hundred_biggest_changes_first(store: Store) -> None:
    lees_in(store, [Rij(periode=f"{jaar}JJ00", waarde=1000) for jaar in range(1900, 2020)])
    nieuw = [Rij(periode=f"{jaar}JJ00", waarde=1000 - (jaar - 1899)) for jaar in range(1900, 2019)]
    found = plan(store, [*nieuw, Rij(periode="2019JJ00", waarde=None, status="onderdrukt")])
    assert found.gewijzigd == 120
    assert [w.nieuw for w in found.wijzigingen] == [1000 - verschil for verschil in range(119, 19, -1)]


def test_the_plan_compares_with_the_newest_upload_that_counts(store: Store) -> None:
    lees_in(store, [Rij(waarde=1)])
    tweede = lees_in(store, [Rij(waarde=2)])
    assert plan(store, [Rij(waarde=2)]).gelijk == 1
    store.cijfers.trek_in(tweede, op=store.cijfers.upload(tweede).tijdstip)
    assert plan(store, [Rij(waarde=1)]).gelijk == 1


def test_a_plan_changes_nothing(store: Store) -> None:
    lees_in(store, [Rij()])
    voor = store.hash_tabellen()
    plan(store, [Rij(waarde=99), Rij(periode="2020JJ00")])
    assert store.hash_tabellen() == voor


def test_writing_keeps_rows_file_indicators_and_areas(store: Store) -> None:
    rijen = [Rij(regel=3, kolom=None), Rij(periode="2023JJ00", waarde=None, status="onderdrukt", regel=2)]
    upload_id = lees_in(store, rijen, inhoud=b"\x00de bytes\xff", indicatoren=[INDICATOR], gebieden=[GEBIED])
    assert lees_waarnemingen(store, upload_id).to_pylist() == [rijen[1]._asdict(), rijen[0]._asdict()]
    assert tuple(lees_waarnemingen(store, upload_id).column_names) == WAARNEMING_KOLOMMEN
    assert store.cijfers.bestand(upload_id) == b"\x00de bytes\xff"
    assert store.cijfers.indicatoren() == (INDICATOR,)
    assert store.cijfers.gebieden().get("GM1234") == GEBIED


def test_several_batches_are_one_upload(store: Store) -> None:
    upload = maak_upload(b"x")
    with store.cijfers.stage() as stage:
        for jaar in (2022, 2023, 2024):
            stage.add(tabel([Rij(periode=f"{jaar}JJ00", waarde=jaar)]))
        stage.schrijf(upload, inhoud=b"x")
    assert waarden(store) == {2022: 2022, 2023: 2023, 2024: 2024}
    assert store.cijfers.upload(upload.id).waarnemingen == 3


def test_what_is_read_back_is_the_upload(store: Store) -> None:
    upload = maak_upload(b"abc", volgnummer=1, waarnemingen=1, notitie="let op", is_demo=True)
    with store.cijfers.stage() as stage:
        stage.add(tabel([Rij()]))
        stage.schrijf(upload, inhoud=b"abc")
    assert store.cijfers.upload(upload.id) == upload
    assert store.cijfers.uploads() == (upload,)


def test_a_taken_volgnummer_becomes_the_next(store: Store) -> None:
    eerste = lees_in(store, [Rij()])
    upload = maak_upload(b"x", volgnummer=1)
    with store.cijfers.stage() as stage:
        stage.add(tabel([Rij()]))
        stage.schrijf(upload, inhoud=b"x")
    assert store.cijfers.upload(eerste).volgnummer == 1
    assert store.cijfers.upload(upload.id).volgnummer == 2
    assert store.cijfers.volgend_volgnummer() == 3


def test_other_columns_are_refused(store: Store) -> None:
    with store.cijfers.stage() as stage, pytest.raises(ValueError, match="columns"):
        stage.add(tabel([Rij()]).drop(["kolom"]))


def test_a_file_is_kept_once_and_whole(store: Store, tmp_path: Path) -> None:
    groot = tmp_path / "groot.csv"
    groot.write_bytes(hashlib.shake_256(b"zaad").digest(9_000_000))
    eerste = lees_in(store, [Rij()], inhoud=groot)
    grootte = store.path.stat().st_size
    tweede = lees_in(store, [Rij()], inhoud=groot.read_bytes())
    assert store.path.stat().st_size < grootte + 9_000_000
    assert store.cijfers.bestand(eerste) == store.cijfers.bestand(tweede) == groot.read_bytes()


def test_an_empty_file_is_kept(store: Store) -> None:
    assert store.cijfers.bestand(lees_in(store, [], inhoud=b"")) == b""


def test_a_file_that_changed_meanwhile_writes_nothing(store: Store) -> None:
    voor = store.hash_tabellen()
    with store.cijfers.stage() as stage:
        stage.add(tabel([Rij()]))
        with pytest.raises(BestandError, match=r"cijfers\.csv is tijdens het inlezen veranderd"):
            stage.schrijf(maak_upload(b"eerst"), inhoud=b"later", indicatoren=[INDICATOR], gebieden=[GEBIED])
    assert store.hash_tabellen() == voor


def test_a_file_that_is_gone_writes_nothing(store: Store, tmp_path: Path) -> None:
    voor = store.hash_tabellen()
    with store.cijfers.stage() as stage:
        stage.add(tabel([Rij()]))
        with pytest.raises(BestandError, match="kan niet meer worden gelezen"):
            stage.schrijf(maak_upload(b"eerst"), inhoud=tmp_path / "weg.csv")
    assert store.hash_tabellen() == voor


def test_kept_bytes_that_do_not_match_are_reported(store: Store) -> None:
    upload_id = lees_in(store, [Rij()], inhoud=b"abc")
    with store._engine.transaction("cijfers") as cursor:
        cursor.execute("UPDATE cijfers.bestand SET inhoud = 'abd'::BLOB")
    with pytest.raises(StoreBeschadigdError):
        store.cijfers.bestand(upload_id)


def test_known_indicators_stay_as_they_are(store: Store) -> None:
    store.cijfers.save_indicatoren([INDICATOR])
    lees_in(store, [Rij()], indicatoren=[INDICATOR.model_copy(update={"thema": None, "ingedeeld": False})])
    assert store.cijfers.indicatoren() == (INDICATOR,)


def test_two_stages_do_not_see_each_other(store: Store) -> None:
    with store.cijfers.stage() as een, store.cijfers.stage() as twee:
        een.add(tabel([Rij(waarde=1)]))
        twee.add(tabel([Rij(periode="2020JJ00"), Rij(periode="2021JJ00")]))
        assert (een.plan().nieuw, twee.plan().nieuw) == (1, 2)


def test_the_first_line_of_a_double_key_counts(store: Store) -> None:
    lees_in(store, [Rij(waarde=2, regel=9), Rij(waarde=1, regel=4)])
    (cijfer,) = jaarcijfers(store)
    assert (cijfer.waarde, cijfer.regel) == (1, 4)
    assert plan(store, [Rij(waarde=1)]).gelijk == 1


def test_an_unknown_id_is_a_message(store: Store) -> None:
    with pytest.raises(Exception, match="staat niet in de store"):
        store.cijfers.upload(uuid4())


def test_rows_in_any_order_are_kept_by_gebied_indicator_and_periode(store: Store) -> None:
    rijen = [
        Rij(gebied=g, indicator=i, periode=p)
        for p in ("2024JJ00", "2022JJ00")
        for i in ("woninginbraak", "fietsdiefstal")
        for g in ("GM0002", "GM0010", "GM0001")
    ]
    upload = maak_upload(b"x")
    with store.cijfers.stage() as stage:
        for van in range(0, len(rijen), 5):
            stage.add(tabel(rijen[van : van + 5]))
        stage.schrijf(upload, inhoud=b"x")
    with store._engine.cursor() as cursor:
        woord = {(k, n): t for k, n, t in cursor.execute("SELECT kolom, nummer, tekst FROM cijfers.woord").fetchall()}
        feiten = cursor.execute("SELECT gebied, indicator, periode FROM cijfers.feit").fetchall()
    gevonden = [(woord["gebied", g], woord["indicator", i], woord["periode", p]) for g, i, p in feiten]
    assert gevonden == sorted((rij.gebied, rij.indicator, rij.periode) for rij in rijen)


@pytest.mark.parametrize("groot", [1, 2, 7, 1000])
def test_a_plan_in_parts_is_the_plan_as_a_whole(store: Store, monkeypatch: pytest.MonkeyPatch, groot: int) -> None:
    gebieden = [f"BU12340{n:03d}" for n in range(1, 20)]
    lees_in(store, [Rij(gebied=g, waarde=n, regel=n) for n, g in enumerate(gebieden)])
    lees_in(store, [Rij(gebied=g, waarde=100 + n, regel=n) for n, g in enumerate(gebieden) if n % 2])
    nieuw = [Rij(gebied=g, waarde=50 if n < 8 else n, regel=n) for n, g in enumerate(gebieden) if n not in (4, 11)]
    monkeypatch.setattr("kvdash.store.plan.RIJEN_PER_DEEL", groot)
    found = plan(store, [*reversed(nieuw), Rij(gebied="BU12340999"), Rij(gebied="GM1234")])
    assert (found.nieuw, found.gewijzigd, found.gelijk, found.verdwenen) == (2, 11, 6, 2)
    assert [w.gebied for w in found.voorbeelden_verdwenen] == [gebieden[4], gebieden[11]]
    assert [w.oud for w in found.voorbeelden_verdwenen] == [4, 111]
    verschillen = [abs((w.nieuw or 0) - (w.oud or 0)) for w in found.wijzigingen]
    assert verschillen == sorted(verschillen, reverse=True)
    assert verschillen[:5] == [100, 100, 100, 100, 57]


@pytest.mark.parametrize(
    "rijen", [[], [Rij(regel=2, gebied="WK123402"), Rij(regel=1, waarde=None, status="onderdrukt")]]
)
def test_what_was_put_apart_is_written_as_it_was(store: Store, tmp_path: Path, rijen: list[Rij]) -> None:
    with store.cijfers.stage() as stage:
        stage.add(tabel(rijen))
        gepland = stage.plan()
        apart = stage.leg_apart(tmp_path)
    assert list(tmp_path.iterdir()) == [store.path]  # nobody else can open what has no name
    upload = maak_upload(b"x")
    for _ in range(2):  # also after it was taken in vain
        with store.cijfers.stage(apart) as stage:
            assert stage.plan() == gepland
    with store.cijfers.stage(apart) as stage:
        stage.schrijf(upload, inhoud=b"x")
    apart.sluit()
    gelezen = lees_waarnemingen(store, upload.id).to_pylist()
    assert [(r["regel"], r["gebied"], r["waarde"]) for r in gelezen] == sorted(
        (rij.regel, rij.gebied, rij.waarde) for rij in rijen
    )

"""The engine: which writes give the state another name, which wait for each other, and what no query may do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.indicator import Indicator
from kvdash.domain.toewijzing import GEEN_TOEWIJZING
from kvdash.domain.vergelijking import Vergelijkingsgroep
from kvdash.domain.weergave import Weergave
from kvdash.errors import GelijktijdigError, StoreBezetError, StoreError, VerouderdError
from kvdash.store import Stand, Store
from kvdash.store.engine import EmbeddedEngine
from tests.store.bouw import (
    BEGIN,
    Rij,
    dag,
    lees_in,
    maak_bevinding,
    maak_deelstatus,
    maak_editie,
    maak_gebeurtenis,
    maak_prioriteit,
    waarden,
)

EDITIE = maak_editie()
BEVINDING, PRIORITEIT, GEBEURTENIS = maak_bevinding(EDITIE), maak_prioriteit(EDITIE), maak_gebeurtenis(EDITIE)
GROEP = Vergelijkingsgroep(editie=EDITIE.id, naam="Buren", gemeenten=("GM1235",))
INDICATOR = Indicator(code="inbraak", naam="Inbraken", eenheid="aantal", richting="geen", ontstaan="onbekend")
PROFIEL = Importprofiel(
    id=EDITIE.id, naam="Zwanen", vingerafdruk="abc", toewijzing=GEEN_TOEWIJZING, gebruiker="Anna", tijdstip=BEGIN
)
Schrijver = Callable[[Store], Any]
# In this order: some write upon what those before them wrote.
CIJFERS: dict[str, Schrijver] = {
    "upload": lambda s: lees_in(s, [Rij(), Rij(periode="2023JJ00", waarde=9)]),
    "intrekking": lambda s: s.cijfers.trek_in(s.cijfers.uploads()[0].id, op=dag(1)),
    "herstel": lambda s: s.cijfers.herstel(s.cijfers.uploads()[0].id),
    "indicator": lambda s: s.cijfers.save_indicatoren([INDICATOR]),
    "indicator anders": lambda s: s.cijfers.save_indicatoren([INDICATOR.model_copy(update={"naam": "Inbraak"})]),
    "profiel": lambda s: s.cijfers.save_profiel(PROFIEL),
    "profiel weg": lambda s: s.cijfers.verwijder_profiel(PROFIEL),
}
DOSSIER: dict[str, Schrijver] = {
    "editie": lambda s: s.dossier.voeg_editie_toe(EDITIE),
    "bevinding": lambda s: s.dossier.voeg_bevinding_toe(BEVINDING, gebruiker="Anna"),
    "bevinding anders": lambda s: s.dossier.wijzig_bevinding(BEVINDING, gebruiker="Anna"),
    "prioriteit": lambda s: s.dossier.voeg_prioriteit_toe(PRIORITEIT, gebruiker="Anna"),
    "prioriteit anders": lambda s: s.dossier.wijzig_prioriteit(PRIORITEIT, gebruiker="Anna"),
    "gebeurtenis": lambda s: s.dossier.voeg_gebeurtenis_toe(GEBEURTENIS, gebruiker="Anna"),
    "gebeurtenis anders": lambda s: s.dossier.wijzig_gebeurtenis(GEBEURTENIS, gebruiker="Anna"),
    "samen": lambda s: s.dossier.voeg_samen_toe([maak_bevinding(EDITIE)], gebruiker="Anna"),
    "deelstatus": lambda s: s.dossier.save_deelstatus(maak_deelstatus(EDITIE)),
    "deelstatus weg": lambda s: s.dossier.verwijder_deelstatus(maak_deelstatus(EDITIE)),
    "groep": lambda s: s.dossier.save_vergelijkingsgroep(GROEP, gebruiker="Anna"),
    "groep gekozen": lambda s: s.dossier.kies_vergelijkingsgroep(EDITIE.id, "Buren", gebruiker="Anna"),
    "groep weg": lambda s: s.dossier.verwijder_vergelijkingsgroep(EDITIE.id, "Buren", gebruiker="Anna"),
}


@pytest.fixture
def ander(store: Store) -> Iterator[Store]:
    """A second store object on the same file, as another thread or a test may open it."""
    with Store.open(store.path) as ander:
        yield ander


def test_every_write_gives_its_part_another_name_which_each_store_object_sees(store: Store, ander: Store) -> None:
    gezien = {store.stand()}
    for deel, schrijvers in (("cijfers", CIJFERS), ("dossier", DOSSIER)):
        for naam, schrijf in schrijvers.items():
            voor = store.stand()
            assert store.stand() == ander.stand() == voor
            schrijf(ander)
            na = store.stand()
            assert na == ander.stand()
            assert na not in gezien, naam
            assert [veld for veld in ("cijfers", "dossier") if getattr(na, veld) != getattr(voor, veld)] == [deel], naam
            gezien.add(na)


def test_the_writers_are_all_there(store: Store) -> None:
    """A new way to write belongs in the lists above."""
    werkwoorden = ("voeg_", "wijzig_", "save_", "verwijder_", "kies_", "trek_in", "herstel")
    schrijvers = {n for deel in (store.cijfers, store.dossier) for n in dir(deel) if n.startswith(werkwoorden)}
    weergave = {"voeg_weergave_toe", "wijzig_weergave"}
    code = "".join(str(f.__code__.co_names) for f in [*CIJFERS.values(), *DOSSIER.values()])
    assert {naam for naam in schrijvers if f"'{naam}'" not in code} == weergave


def test_a_weergave_is_a_write_too(store: Store, ander: Store) -> None:
    keuze: dict[str, Any] = {"editie": EDITIE.id, "van": 2020, "tot": 2024}
    weergave = Weergave.model_validate(
        {"id": BEVINDING.id, "editie": EDITIE.id, "naam": "Mijn", "pagina": "veld-1", "keuze": keuze, "stand": ()}
        | {"auteur": "Anna", "gewijzigd": BEGIN}
    )
    voor = store.stand()
    ander.dossier.voeg_weergave_toe(weergave, gebruiker="Anna")
    tussen = store.stand()
    ander.dossier.wijzig_weergave(weergave, gebruiker="Anna")
    assert len({voor, tussen, store.stand()}) == 3


def test_what_is_read_follows_the_writes_of_another_store_object(store: Store, ander: Store) -> None:
    lees_in(store, [Rij()])
    store.dossier.voeg_editie_toe(EDITIE)
    assert waarden(store) == waarden(ander) == {2024: 10}
    assert store.cijfers.dekking()[0].waarnemingen == ander.cijfers.dekking()[0].waarnemingen == 1
    assert store.dossier.bevindingen(EDITIE.id) == ander.dossier.bevindingen(EDITIE.id) == ()
    lees_in(ander, [Rij(periode="2023JJ00")])
    ander.dossier.voeg_bevinding_toe(BEVINDING, gebruiker="Anna")
    assert store.cijfers.dekking()[0].waarnemingen == 2
    assert store.dossier.bevindingen(EDITIE.id) == (BEVINDING,)


def test_a_write_that_fails_leaves_the_name(store: Store) -> None:
    voor = store.stand()
    with pytest.raises(RuntimeError), store._engine.transaction("cijfers"):
        raise RuntimeError
    with pytest.raises(RuntimeError), store._engine.transaction("dossier") as cursor:
        cursor.execute("INSERT INTO dossier.instelling VALUES ('a', 'b')")
        raise RuntimeError
    assert store.stand() == voor


def test_writers_of_different_entries_are_open_together_and_both_land(store: Store, ander: Store) -> None:
    store.dossier.voeg_editie_toe(EDITIE)
    for record in (BEVINDING, maak_bevinding(EDITIE, id=PRIORITEIT.id)):
        store.dossier.voeg_bevinding_toe(record, gebruiker="Anna")
    voor = store.stand()
    with store._engine.transaction("dossier") as een:  # a write of Anna, not finished yet
        een.execute("UPDATE dossier.bevinding SET tekst = 'Van Anna.' WHERE id = $id", {"id": BEVINDING.id})
        anders = maak_bevinding(EDITIE, id=PRIORITEIT.id, tekst="Van Bram.")
        ander.dossier.wijzig_bevinding(anders, gebruiker="Bram")
        ander.dossier.save_deelstatus(maak_deelstatus(EDITIE), gebruiker="Bram")
        ander.dossier.save_deelstatus(maak_deelstatus(EDITIE, veld=3, onderwerp="T3.1"), gebruiker="Bram")
        assert store.stand() != voor
    assert [b.tekst for b in store.dossier.bevindingen(EDITIE.id)] == ["Van Anna.", "Van Bram."]
    assert len(store.dossier.deelstatussen(EDITIE.id)) == 2


def test_two_who_close_parts_of_one_edition_both_land(store: Store) -> None:
    """Their lines in the logboek are of the same edition, and share nothing."""
    store.dossier.voeg_editie_toe(EDITIE)
    with store._engine.transaction("dossier") as een, store._engine.transaction("dossier") as twee:
        for cursor, nummer in ((een, 1), (twee, 2)):
            cursor.execute(
                "INSERT INTO dossier.logboek VALUES (uuid(), $editie, now(), '', 'deelstatus', NULL, $nummer)",
                {"editie": EDITIE.id, "nummer": str(nummer)},
            )
    assert {regel.nieuw for regel in store.dossier.logboek(EDITIE.id)} >= {"1", "2"}


def test_the_second_on_the_same_record_is_told(store: Store, ander: Store) -> None:
    store.dossier.voeg_bevinding_toe(BEVINDING, gebruiker="Anna")
    with store._engine.transaction("dossier") as een:
        een.execute("UPDATE dossier.bevinding SET tekst = 'Van Anna.'")
        with pytest.raises(VerouderdError):
            ander.dossier.wijzig_bevinding(BEVINDING, gebruiker="Bram")
        with pytest.raises(GelijktijdigError, match="Iemand anders"), ander._engine.transaction("dossier") as twee:
            twee.execute("UPDATE dossier.bevinding SET tekst = 'Van Bram.'")
    assert store.dossier.bevinding(BEVINDING.id).tekst == "Van Anna."


def _zet(store: Store, naam: str, waarde: str) -> None:
    with store._engine.transaction("dossier") as cursor:
        cursor.execute("INSERT INTO dossier.instelling VALUES ($1, $2)", [naam, waarde])


def test_who_comes_second_with_the_same_key_is_told(store: Store, ander: Store) -> None:
    with pytest.raises(GelijktijdigError), store._engine.transaction("dossier") as een:
        een.execute("INSERT INTO dossier.instelling VALUES ('naam', 'Anna')")
        _zet(ander, "naam", "Bram")
    with pytest.raises(GelijktijdigError), store._engine.transaction("dossier") as een:
        een.execute("SELECT count(*) FROM dossier.instelling").fetchall()  # from here on it sees what was there
        _zet(ander, "kleur", "rood")
        een.execute("INSERT INTO dossier.instelling VALUES ('kleur', 'groen')")
    with store._engine.cursor() as cursor:
        rijen = cursor.execute("SELECT * FROM dossier.instelling ORDER BY naam").fetchall()
    assert rijen == [("kleur", "rood"), ("naam", "Bram")]


def test_uploads_come_one_at_a_time_and_the_second_is_refused_in_words(store: Store, path: Path) -> None:
    ander = EmbeddedEngine(path, wacht=0.05)
    with store._engine.transaction("cijfers"):
        with pytest.raises(StoreBezetError, match="Wacht tot dat klaar is"), ander.transaction("cijfers"):
            raise AssertionError
        store.dossier.voeg_editie_toe(EDITIE)  # others go on
    with ander.transaction("cijfers"):
        pass
    ander.close()


@pytest.mark.parametrize(
    "opdracht",
    [
        "SET threads = 1",
        "SET enable_external_access = true",
        "SET GLOBAL TimeZone = 'Europe/Amsterdam'",
        "ATTACH ':memory:x' AS cijfers2; COPY (SELECT 1) TO '/tmp/kvdash-proef.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "INSTALL httpfs",
    ],
)
def test_no_query_reaches_outside_the_store(store: Store, ander: Store, opdracht: str) -> None:
    for wie in (store, ander):
        with wie._engine._connection.cursor() as cursor, pytest.raises(duckdb.Error):  # type: ignore[attr-defined]
            cursor.execute(opdracht)


@pytest.mark.parametrize("naam", ["cijfers.duckdb", "Dossier.db", "beheer", "temp.duckdb", "system.duckdb", "main.db"])
def test_a_name_that_means_something_else_in_queries_is_refused(tmp_path: Path, naam: str) -> None:
    with pytest.raises(StoreError, match=f"kan niet {naam} heten"):
        Store.maak(tmp_path / naam)
    assert list(tmp_path.iterdir()) == []


def test_figures_and_dossier_are_found_by_the_same_names_whatever_the_file_is_called(tmp_path: Path) -> None:
    with Store.maak(tmp_path / "Mijn gegevens 2026.duckdb") as store:
        lees_in(store, [Rij()])
        assert waarden(store) == {2024: 10}


def test_the_name_is_read_once_until_somebody_wrote(
    store: Store, ander: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    gelezen: list[Stand] = []
    engine = store._engine
    assert isinstance(engine, EmbeddedEngine)
    echt = engine._read_stand

    def lees() -> Stand:
        gelezen.append(echt())
        return gelezen[-1]

    monkeypatch.setattr(engine, "_read_stand", lees)
    ander.dossier.voeg_editie_toe(EDITIE)
    assert store.stand() == store.stand() == gelezen[0]
    ander.dossier.voeg_bevinding_toe(BEVINDING, gebruiker="Anna")
    assert store.stand() == store.stand() == gelezen[1] != gelezen[0]
    assert len(gelezen) == 2


def test_a_name_that_was_read_while_somebody_wrote_is_not_kept(
    store: Store, ander: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = store._engine
    assert isinstance(engine, EmbeddedEngine)
    echt = engine._read_stand
    ander.dossier.voeg_editie_toe(EDITIE)

    def traag() -> Stand:
        stand = echt()
        ander.dossier.voeg_bevinding_toe(BEVINDING, gebruiker="Anna")
        return stand

    with monkeypatch.context() as even:
        even.setattr(engine, "_read_stand", traag)
        voor = store.stand()
    assert store.stand() != voor

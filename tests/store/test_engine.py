"""The engine: which writes give the state another name, which wait for each other, and what no query may do."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Deelstatus
from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.indicator import Indicator
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Stuk
from kvdash.domain.toewijzing import GEEN_TOEWIJZING
from kvdash.domain.vergelijking import Groepskeuze
from kvdash.errors import GelijktijdigError, StoreBezetError, StoreError
from kvdash.store import Stand, Store
from kvdash.store.dossier import als_rij, voeg_versies_toe
from kvdash.store.engine import EmbeddedEngine
from kvdash.store.query import sql
from tests.store.bouw import (
    BEGIN,
    Rij,
    anders,
    dag,
    lees_in,
    maak_bevinding,
    maak_deelstatus,
    maak_editie,
    maak_gebeurtenis,
    maak_groep,
    maak_prioriteit,
    maak_stuk,
    maak_weergave,
    voeg_editie_toe,
    waarden,
)

EDITIE = maak_editie()
BEVINDING, PRIORITEIT, GEBEURTENIS = maak_bevinding(EDITIE), maak_prioriteit(EDITIE), maak_gebeurtenis(EDITIE)
DEELSTATUS, WEERGAVE = maak_deelstatus(EDITIE), maak_weergave(EDITIE)
GROEP = maak_groep(EDITIE, "Buren", "GM1235")
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
# Written in turn: each is new, or the next version of one before it.
DOSSIER: tuple[Stuk[Any], ...] = (
    maak_stuk(EDITIE, editie=EDITIE.id),
    BEVINDING,
    anders(BEVINDING, tekst="Anders."),
    anders(anders(BEVINDING), verwijderd=True),
    PRIORITEIT,
    anders(PRIORITEIT, status="afgevallen"),
    GEBEURTENIS,
    anders(GEBEURTENIS, naam="Andere camera's"),
    DEELSTATUS,
    anders(DEELSTATUS, verwijderd=True),
    GROEP,
    maak_stuk(Groepskeuze(groep="Buren"), editie=EDITIE.id),
    anders(GROEP, verwijderd=True),
    WEERGAVE,
    anders(WEERGAVE, pagina="veld-2"),
)


def _schrijf(store: Store, *, stukken: Sequence[Stuk[Any]]) -> None:
    store.dossier.schrijf(*stukken)


@pytest.fixture
def ander(store: Store) -> Iterator[Store]:
    """A second store object on the same file, as another thread or a test may open it."""
    with Store.open(store.path) as ander:
        yield ander


def _gelezen_stand(store: Store) -> Stand:
    """The name as it stands in the file."""
    engine = store._engine
    assert isinstance(engine, EmbeddedEngine)
    return engine._read_stand()


def test_every_write_gives_its_part_another_name_which_each_store_object_sees(store: Store, ander: Store) -> None:
    gezien = {store.stand()}
    dossier: dict[str, Schrijver] = {
        f"{stuk.inhoud.naam_soort} {stuk.versie}": partial(_schrijf, stukken=(stuk,)) for stuk in DOSSIER
    }
    dossier["samen"] = partial(_schrijf, stukken=(maak_bevinding(EDITIE), maak_prioriteit(EDITIE)))
    for deel, schrijvers in (("cijfers", CIJFERS), ("dossier", dossier)):
        for naam, schrijf in schrijvers.items():
            voor = store.stand()
            assert store.stand() == ander.stand() == voor
            schrijf(ander)
            na = store.stand()
            assert na == ander.stand() == _gelezen_stand(store), naam
            assert na not in gezien, naam
            assert [veld for veld in ("cijfers", "dossier") if getattr(na, veld) != getattr(voor, veld)] == [deel], naam
            gezien.add(na)


def test_the_writers_are_all_there(store: Store) -> None:
    """A new way to write, or a new kind of what is written, belongs in the lists above."""
    werkwoorden = ("voeg_", "wijzig_", "save_", "verwijder_", "kies_", "trek_in", "herstel", "schrijf")
    schrijvers = {n for deel in (store.cijfers, store.dossier) for n in dir(deel) if n.startswith(werkwoorden)}
    code = "".join(str(f.__code__.co_names) for f in CIJFERS.values())
    assert {naam for naam in schrijvers if f"'{naam}'" not in code} == {"schrijf"}
    assert {stuk.soort for stuk in DOSSIER} == set(SOORTEN.values())


def test_what_is_read_follows_the_writes_of_another_store_object(store: Store, ander: Store) -> None:
    lees_in(store, [Rij()])
    voeg_editie_toe(store, EDITIE)
    assert waarden(store) == waarden(ander) == {2024: 10}
    assert store.cijfers.dekking()[0].waarnemingen == ander.cijfers.dekking()[0].waarnemingen == 1
    assert store.dossier.stukken(Bevinding, EDITIE.id) == ander.dossier.stukken(Bevinding, EDITIE.id) == ()
    lees_in(ander, [Rij(periode="2023JJ00")])
    ander.dossier.schrijf(BEVINDING)
    assert store.cijfers.dekking()[0].waarnemingen == 2
    assert store.dossier.stukken(Bevinding, EDITIE.id) == (BEVINDING,)


def test_a_write_that_fails_leaves_the_name(store: Store) -> None:
    voor = store.stand()
    with pytest.raises(RuntimeError), store._engine.transaction("cijfers"):
        raise RuntimeError
    with pytest.raises(RuntimeError), store._engine.transaction("dossier") as cursor:
        cursor.execute("INSERT INTO dossier.instelling VALUES ('a', 'b')")
        raise RuntimeError
    assert store.stand() == voor


def _open_wijziging(cursor: duckdb.DuckDBPyConnection, stuk: Stuk[Any]) -> None:
    """A write that is not finished yet."""
    cursor.execute(sql("stuk_wijzig"), als_rij(stuk))
    cursor.execute(sql("versie_voeg_toe"), als_rij(stuk))


def test_writers_of_different_entries_are_open_together_and_both_land(store: Store, ander: Store) -> None:
    andere = maak_bevinding(EDITIE)
    store.dossier.schrijf(maak_stuk(EDITIE, editie=EDITIE.id), BEVINDING, andere)
    voor = store.stand()
    with store._engine.transaction("dossier") as een:
        _open_wijziging(een, anders(BEVINDING, tekst="Van Anna."))
        ander.dossier.schrijf(anders(andere, tekst="Van Bram.", wie="Bram"))
        ander.dossier.schrijf(DEELSTATUS)
        ander.dossier.schrijf(maak_deelstatus(EDITIE, veld=3, onderwerp="T3.1"))
        assert store.stand() != voor
    assert [b.inhoud.tekst for b in store.dossier.stukken(Bevinding, EDITIE.id)] == ["Van Anna.", "Van Bram."]
    assert len(store.dossier.stukken(Deelstatus, EDITIE.id)) == 2


def test_two_who_close_parts_of_one_edition_both_land(store: Store) -> None:
    delen = DEELSTATUS, maak_deelstatus(EDITIE, veld=3, onderwerp="T3.1")
    with store._engine.transaction("dossier") as een, store._engine.transaction("dossier") as twee:
        for cursor, deel in zip((een, twee), delen, strict=True):
            voeg_versies_toe(cursor, [deel])
    assert store.dossier.stukken(Deelstatus, EDITIE.id) == delen


def test_who_writes_while_another_has_it_open_and_never_ends_is_told(
    store: Store, ander: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kvdash.store.dossier._WACHT", (0.01,))
    store.dossier.schrijf(BEVINDING)
    with store._engine.transaction("dossier") as een:
        _open_wijziging(een, anders(BEVINDING, tekst="Van Anna."))
        with pytest.raises(GelijktijdigError, match="Iemand anders"):
            ander.dossier.schrijf(anders(BEVINDING, tekst="Van Bram."))
        with pytest.raises(GelijktijdigError, match="Iemand anders"), ander._engine.transaction("dossier") as twee:
            _open_wijziging(twee, anders(BEVINDING, tekst="Van Bram."))
    assert [v.inhoud.tekst for v in store.dossier.versies(Bevinding, BEVINDING.id)][1:] == ["Van Anna."]


def _zet(store: Store, naam: str, waarde: str, *, opnieuw: bool = False) -> None:
    opdracht = "INSERT OR REPLACE" if opnieuw else "INSERT"
    with store._engine.transaction("dossier") as cursor:
        cursor.execute(f"{opdracht} INTO dossier.instelling VALUES ($1, $2)", [naam, waarde])


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
        voeg_editie_toe(store, EDITIE)  # others go on
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
    _zet(ander, "kleur", "rood")
    assert store.stand() == store.stand() == gelezen[0]
    ander.dossier.schrijf(BEVINDING)
    lees_in(ander, [Rij()])
    assert store.stand() == ander.stand() == echt() != gelezen[0]
    assert len(gelezen) == 1, "who wrote says what the name is now"
    _zet(ander, "kleur", "groen", opnieuw=True)
    assert store.stand() == store.stand() == gelezen[1]


def test_a_name_that_was_read_while_a_write_landed_is_read_again_when_it_has(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what it read already would be counted twice, and a later name could be one of before."""

    bezig, gezien = iter([True]), []

    def tussendoor(_: duckdb.DuckDBPyConnection) -> None:
        if next(bezig, False):
            _zet(store, "kleur", "rood")
            gezien.append(store.stand())

    monkeypatch.setattr("kvdash.store.engine._checkpoint", tussendoor)
    store.dossier.schrijf(BEVINDING)
    assert [store.stand()] == gezien == [_gelezen_stand(store)]


def test_many_who_write_and_look_at_once_agree_with_the_file(store: Store, ander: Store) -> None:
    with ThreadPoolExecutor(6) as samen:
        schrijvers = [samen.submit(wie.dossier.schrijf, maak_bevinding(EDITIE)) for wie in [store, ander] * 15]
        lezers = [samen.submit(wie.stand) for wie in [store, ander] * 30]
    assert all(taak.exception() is None for taak in schrijvers)
    assert all(taak.exception() is None for taak in lezers)
    assert store.stand() == ander.stand() == _gelezen_stand(store)
    assert store.stand().van_soort("bevinding") == "bevinding=30"


def test_a_name_that_was_read_while_somebody_wrote_is_not_kept(
    store: Store, ander: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = store._engine
    assert isinstance(engine, EmbeddedEngine)
    echt = engine._read_stand
    voeg_editie_toe(ander, EDITIE)

    def traag() -> Stand:
        stand = echt()
        ander.dossier.schrijf(BEVINDING)
        return stand

    with monkeypatch.context() as even:
        even.setattr(engine, "_read_stand", traag)
        voor = store.stand()
    assert store.stand() != voor

"""What people write: kept, edited, removed and put back, with every step in the logboek."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.vergelijking import Vergelijkingsgroep
from kvdash.errors import GelijktijdigError, InvoerError, VerouderdError
from kvdash.store import Store
from tests.store.bouw import dag, maak_bevinding, maak_deelstatus, maak_editie, maak_gebeurtenis, maak_prioriteit


@pytest.fixture
def editie(store: Store) -> Editie:
    editie = maak_editie()
    store.dossier.voeg_editie_toe(editie, gebruiker="Anna")
    return editie


def test_editions_come_back_in_order_of_making(store: Store, editie: Editie) -> None:
    eerder = maak_editie(gemaakt=dag(-1), analyse_periode="najaar 2025", deelname="De politie las mee.")
    store.dossier.voeg_editie_toe(eerder)
    assert store.dossier.edities() == (eerder, editie)
    assert store.dossier.editie(eerder.id) == eerder


def test_what_is_unknown_is_a_message(store: Store, editie: Editie) -> None:
    with pytest.raises(InvoerError, match="Deze editie staat niet"):
        store.dossier.editie(uuid4())
    with pytest.raises(InvoerError, match="Deze bevinding staat niet"):
        store.dossier.bevinding(uuid4())
    with pytest.raises(InvoerError, match="Deze prioriteit staat niet"):
        store.dossier.wijzig_prioriteit(maak_prioriteit(editie), gebruiker="Anna")


def test_bevindingen_come_back_whole_in_order_of_making(store: Store, editie: Editie) -> None:
    drie = [maak_bevinding(editie, veld=veld, tekst=f"nummer {veld}") for veld in (2, 1, 2)]
    for bevinding in drie:
        store.dossier.voeg_bevinding_toe(bevinding, gebruiker="Anna")
    ander = maak_editie()
    store.dossier.voeg_bevinding_toe(maak_bevinding(ander), gebruiker="Anna")
    assert store.dossier.bevindingen(editie.id) == tuple(drie)
    assert store.dossier.bevindingen(editie.id, veld=2) == (drie[0], drie[2])
    assert store.dossier.bevinding(drie[1].id) == drie[1]


def test_times_are_kept_in_utc(store: Store, editie: Editie) -> None:
    zomertijd = datetime(2026, 7, 1, 14, tzinfo=timezone(timedelta(hours=2)))
    bevinding = maak_bevinding(editie, gewijzigd=zomertijd)
    store.dossier.voeg_bevinding_toe(bevinding, gebruiker="Anna")
    gewijzigd = store.dossier.bevinding(bevinding.id).gewijzigd
    assert (gewijzigd, gewijzigd.tzinfo, gewijzigd.hour) == (zomertijd, UTC, 12)
    with pytest.raises(ValueError, match="time zone"):
        store.dossier.voeg_bevinding_toe(maak_bevinding(editie, gewijzigd=datetime(2026, 7, 1)), gebruiker="Anna")


def test_an_edit_raises_the_versie(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    store.dossier.voeg_bevinding_toe(bevinding, gebruiker="Anna")
    nieuw = bevinding.model_copy(update={"tekst": "Anders.", "gebieden": (), "bewijs": (), "gewijzigd": dag(1)})
    opgeslagen = store.dossier.wijzig_bevinding(nieuw, gebruiker="Bram")
    assert opgeslagen == nieuw.model_copy(update={"versie": 2})
    assert store.dossier.bevindingen(editie.id) == (opgeslagen,)


def test_removal_and_undo(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    store.dossier.voeg_bevinding_toe(bevinding, gebruiker="Anna")
    weg = store.dossier.wijzig_bevinding(bevinding.model_copy(update={"verwijderd": True}), gebruiker="Anna")
    assert store.dossier.bevindingen(editie.id) == ()
    assert store.dossier.bevinding(bevinding.id).verwijderd
    terug = store.dossier.wijzig_bevinding(weg.model_copy(update={"verwijderd": False}), gebruiker="Anna")
    assert store.dossier.bevindingen(editie.id) == (terug,)
    acties = [regel.actie for regel in store.dossier.logboek(bevinding.id)]
    assert acties == ["gemaakt", "verwijderd", "teruggezet"]


def test_the_second_of_two_edits_gets_both_texts(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    store.dossier.voeg_bevinding_toe(bevinding, gebruiker="Anna")
    store.dossier.wijzig_bevinding(bevinding.model_copy(update={"tekst": "Van Bram."}), gebruiker="Bram")
    with pytest.raises(VerouderdError) as verouderd:
        store.dossier.wijzig_bevinding(bevinding.model_copy(update={"tekst": "Van Anna."}), gebruiker="Anna")
    assert (verouderd.value.huidig, verouderd.value.eigen) == ("Van Bram.", "Van Anna.")
    assert store.dossier.bevinding(bevinding.id).tekst == "Van Bram."
    assert [regel.gebruiker for regel in store.dossier.logboek(bevinding.id)] == ["Anna", "Bram"]


def test_a_conflict_between_connections_is_the_same_message(store: Store, editie: Editie, path: Path) -> None:
    prioriteit = maak_prioriteit(editie)
    store.dossier.voeg_prioriteit_toe(prioriteit, gebruiker="Anna")
    eigen = prioriteit.model_copy(update={"naam": "Van Anna"})
    # The other has its own write lock, as another process on a shared database would have.
    with Store.open(path) as ander, ander._engine.transaction("dossier") as cursor:
        cursor.execute("UPDATE dossier.prioriteit SET naam = 'Van Bram'")
        with pytest.raises(VerouderdError) as verouderd:
            store.dossier.wijzig_prioriteit(eigen, gebruiker="Anna")
    assert verouderd.value.eigen == "Van Anna\ninbraak in woningen\nheling\nvoorlichting"
    assert store.dossier.prioriteit(prioriteit.id).naam == "Van Bram"


def test_candidates_are_kept_edited_and_withdrawn(store: Store, editie: Editie) -> None:
    een, twee = maak_prioriteit(editie), maak_prioriteit(editie, naam="Jeugd", veld=3)
    for prioriteit in (een, twee):
        store.dossier.voeg_prioriteit_toe(prioriteit, gebruiker="Anna")
    assert store.dossier.prioriteiten(editie.id) == (een, twee)
    weg = store.dossier.wijzig_prioriteit(een.model_copy(update={"ingetrokken": True}), gebruiker="Anna")
    assert store.dossier.prioriteiten(editie.id) == (weg, twee)
    store.dossier.wijzig_prioriteit(weg.model_copy(update={"ingetrokken": False}), gebruiker="Anna")
    assert [regel.actie for regel in store.dossier.logboek(een.id)] == ["gemaakt", "ingetrokken", "teruggezet"]


def test_gebeurtenissen_are_kept_edited_and_removed(store: Store, editie: Editie) -> None:
    een = maak_gebeurtenis(editie, tot=date(2024, 4, 30), indicatoren=("inbraak",), is_breuk=True)
    twee = maak_gebeurtenis(editie, naam="Avondklok", gebieden=(), themas=())
    for gebeurtenis in (een, twee):
        store.dossier.voeg_gebeurtenis_toe(gebeurtenis, gebruiker="Anna")
    assert store.dossier.gebeurtenissen(editie.id) == (een, twee)
    weg = store.dossier.wijzig_gebeurtenis(een.model_copy(update={"verwijderd": True}), gebruiker="Anna")
    assert store.dossier.gebeurtenissen(editie.id) == (twee,)
    with pytest.raises(VerouderdError) as verouderd:
        store.dossier.wijzig_gebeurtenis(een.model_copy(update={"naam": "Van Bram"}), gebruiker="Bram")
    assert verouderd.value.eigen == "Van Bram\nBesluit van de burgemeester"
    store.dossier.wijzig_gebeurtenis(weg.model_copy(update={"verwijderd": False}), gebruiker="Anna")
    assert [regel.actie for regel in store.dossier.logboek(een.id)] == ["gemaakt", "verwijderd", "teruggezet"]


def test_the_logboek_holds_the_record_before_and_after(store: Store, editie: Editie) -> None:
    voor = datetime.now(UTC)
    bevinding = maak_bevinding(editie)
    store.dossier.voeg_bevinding_toe(bevinding, gebruiker="Anna")
    nieuw = store.dossier.wijzig_bevinding(bevinding.model_copy(update={"tekst": "Nu."}), gebruiker="Bram")
    gemaakt, gewijzigd = store.dossier.logboek(bevinding.id)
    assert (gemaakt.oud, gemaakt.actie, gemaakt.gebruiker) == (None, "gemaakt", "Anna")
    assert gewijzigd.oud == gemaakt.nieuw == json.dumps(bevinding.model_dump(mode="json"), ensure_ascii=False)
    assert gewijzigd.nieuw == json.dumps(nieuw.model_dump(mode="json"), ensure_ascii=False)
    assert voor <= gemaakt.tijdstip <= gewijzigd.tijdstip


def test_a_refused_write_leaves_no_line_in_the_logboek(store: Store, editie: Editie) -> None:
    voor = store.hash_tabellen()
    with pytest.raises(GelijktijdigError):
        store.dossier.voeg_editie_toe(editie)
    assert store.hash_tabellen() == voor


def test_a_part_is_closed_changed_and_opened_again(store: Store, editie: Editie) -> None:
    eerst = maak_deelstatus(editie)
    later = maak_deelstatus(editie, status="geen cijfers beschikbaar", reden="Nog niet geleverd.")
    deel = maak_deelstatus(editie, paragraaf=2)
    store.dossier.save_deelstatus(eerst, gebruiker="Anna")
    store.dossier.save_deelstatus(later, gebruiker="Bram")
    store.dossier.save_deelstatus(deel, gebruiker="Bram")
    assert store.dossier.deelstatussen(editie.id) == (later, deel)
    store.dossier.verwijder_deelstatus(deel, gebruiker="Bram")
    for _ in range(2):
        store.dossier.verwijder_deelstatus(later, gebruiker="Anna")
    assert store.dossier.deelstatussen(editie.id) == ()
    regels = [r for r in store.dossier.logboek(editie.id) if r.actie == "deelstatus"]
    assert [(r.gebruiker, r.oud is None, r.nieuw is None) for r in regels] == [
        ("Anna", True, False),
        ("Bram", False, False),
        ("Bram", True, False),
        ("Bram", False, True),
        ("Anna", False, True),
    ]


def test_all_of_it_is_there_after_a_restart(path: Path) -> None:
    editie = maak_editie()
    bevinding, prioriteit = maak_bevinding(editie), maak_prioriteit(editie)
    with Store.maak(path) as store:
        store.dossier.voeg_editie_toe(editie)
        store.dossier.voeg_bevinding_toe(bevinding, gebruiker="Anna")
        store.dossier.voeg_prioriteit_toe(prioriteit, gebruiker="Anna")
        assert not path.with_name(f"{path.name}.wal").exists() or path.with_name(f"{path.name}.wal").stat().st_size == 0
    with Store.open(path) as store:
        assert store.dossier.bevindingen(editie.id) == (bevinding,)
        assert store.dossier.prioriteiten(editie.id) == (prioriteit,)


def test_groups_are_kept_by_name_and_at_most_one_is_chosen(store: Store, editie: Editie) -> None:
    ander = Vergelijkingsgroep(editie=uuid4(), naam="Buren", gemeenten=("GM0001",))
    buren = Vergelijkingsgroep(editie=editie.id, naam="Buren", gemeenten=("GM0002", "GM0003"))
    regio = Vergelijkingsgroep(editie=editie.id, naam="Regio", gemeenten=("GM0004",))
    for groep in (ander, buren, regio):
        store.dossier.save_vergelijkingsgroep(groep, gebruiker="Anna")
    niet = {"gekozen": False}
    assert store.dossier.vergelijkingsgroepen(editie.id) == (buren.model_copy(update=niet), regio)
    store.dossier.kies_vergelijkingsgroep(editie.id, "Buren", gebruiker="Anna")
    assert store.dossier.vergelijkingsgroepen(editie.id) == (buren, regio.model_copy(update=niet))
    store.dossier.kies_vergelijkingsgroep(editie.id, None, gebruiker="Anna")
    assert not any(groep.gekozen for groep in store.dossier.vergelijkingsgroepen(editie.id))
    store.dossier.save_vergelijkingsgroep(buren.model_copy(update={"gemeenten": ("GM0005",)}), gebruiker="Anna")
    assert store.dossier.vergelijkingsgroepen(editie.id)[0].gemeenten == ("GM0005",)
    for _ in range(2):
        store.dossier.verwijder_vergelijkingsgroep(editie.id, "Buren", gebruiker="Anna")
    assert [groep.naam for groep in store.dossier.vergelijkingsgroepen(editie.id)] == ["Regio"]
    assert store.dossier.vergelijkingsgroepen(ander.editie) == (ander,)
    assert {regel.actie for regel in store.dossier.logboek(editie.id)} == {"gemaakt", "vergelijkingsgroep"}
    assert len(store.dossier.logboek(editie.id)) == 1 + 6


def test_a_text_made_from_a_signal_keeps_its_mark(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie, automatisch=True)
    store.dossier.voeg_bevinding_toe(bevinding, gebruiker="Anna")
    assert store.dossier.bevinding(bevinding.id).automatisch
    zelf = bevinding.model_copy(update={"tekst": "Zelf geschreven.", "automatisch": False})
    store.dossier.wijzig_bevinding(zelf, gebruiker="Anna")
    assert not store.dossier.bevinding(bevinding.id).automatisch

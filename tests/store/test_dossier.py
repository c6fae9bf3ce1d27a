"""What people write: kept, edited, removed and put back, with every version of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.domain.vergelijking import Groepskeuze, Vergelijkingsgroep
from kvdash.domain.volgorde import tussen
from kvdash.errors import InvoerError, VerouderdError
from kvdash.services.demo import demo_dossier
from kvdash.store import Store
from tests.store.bouw import (
    anders,
    dag,
    maak_bevinding,
    maak_deelstatus,
    maak_editie,
    maak_gebeurtenis,
    maak_groep,
    maak_prioriteit,
    maak_stuk,
    maak_weergave,
    voeg_editie_toe,
)


@pytest.fixture
def editie(store: Store) -> Editie:
    return voeg_editie_toe(store, maak_editie(), gebruiker="Anna")


def _verloop(store: Store, stuk: Stuk[Any]) -> list[tuple[str, bool]]:
    """Who made each version, and whether it was removed then."""
    return [(versie.wie, versie.verwijderd) for versie in store.dossier.versies(stuk.soort, stuk.id)]


def test_editions_come_back_in_order_of_making(store: Store, editie: Editie) -> None:
    eerder = maak_editie(gemaakt=dag(-1), analyse_periode="najaar 2025", deelname="De politie las mee.")
    voeg_editie_toe(store, eerder)
    assert store.dossier.edities() == (eerder, editie)
    assert store.dossier.editie(eerder.id) == eerder


def test_an_edition_that_was_removed_is_not_listed(store: Store, editie: Editie) -> None:
    store.dossier.schrijf(anders(store.dossier.stuk(Editie, editie.id), verwijderd=True))
    assert store.dossier.edities() == ()


def test_what_is_unknown_is_a_message(store: Store, editie: Editie) -> None:
    with pytest.raises(InvoerError, match="Deze editie staat niet"):
        store.dossier.editie(uuid4())
    with pytest.raises(InvoerError, match="Deze bevinding staat niet"):
        store.dossier.stuk(Bevinding, uuid4())
    with pytest.raises(InvoerError, match="Deze bevinding staat niet"):
        store.dossier.versies(Bevinding, uuid4())
    with pytest.raises(InvoerError, match="Deze prioriteit staat niet"):
        store.dossier.schrijf(anders(maak_prioriteit(editie)))
    bevinding = maak_bevinding(editie)
    store.dossier.schrijf(bevinding)
    assert store.dossier.vind(Prioriteit, bevinding.id) is None


def test_bevindingen_come_back_whole_in_order_of_making(store: Store, editie: Editie) -> None:
    drie = [maak_bevinding(editie, veld=veld, tekst=f"nummer {veld}") for veld in (2, 1, 2)]
    store.dossier.schrijf(drie[0])
    store.dossier.schrijf(*drie[1:])
    ander = maak_bevinding(maak_editie())
    store.dossier.schrijf(ander)
    assert store.dossier.stukken(Bevinding, editie.id) == tuple(drie)
    assert store.dossier.stukken(Bevinding) == (*drie, ander)
    assert store.dossier.stuk(Bevinding, drie[1].id) == drie[1]


def test_the_volgorde_orders_them(store: Store, editie: Editie) -> None:
    een, twee, drie = (maak_bevinding(editie, tekst=tekst) for tekst in ("een", "twee", "drie"))
    store.dossier.schrijf(een, twee, drie)
    store.dossier.schrijf(anders(drie, volgorde=tussen(een.volgorde, twee.volgorde)))
    assert [stuk.inhoud.tekst for stuk in store.dossier.stukken(Bevinding)] == ["een", "drie", "twee"]


@pytest.mark.parametrize("naam", SOORTEN)
def test_every_kind_comes_back_as_it_was_written(store: Store, naam: str) -> None:
    editie = maak_editie(inleiding="Vooraf.", deelname="De politie las mee.")
    alle: tuple[Stuk[Any], ...] = (
        maak_stuk(editie, editie=editie.id),
        maak_deelstatus(editie),
        maak_bevinding(editie, ouder=uuid4(), rubricering="vertrouwelijk", status="akkoord", automatisch=True),
        maak_prioriteit(editie, status="afgevallen"),
        maak_gebeurtenis(editie, tot=date(2024, 4, 30), indicatoren=("inbraak",), is_breuk=True),
        maak_groep(editie, "Buren", "GM0002"),
        maak_stuk(Groepskeuze(groep="Buren"), editie=editie.id),
        maak_weergave(editie),
    )
    (stuk,) = (s for s in alle if s.inhoud.naam_soort == naam)
    store.dossier.schrijf(stuk)
    assert store.dossier.stukken(SOORTEN[naam]) == (stuk,)
    assert store.dossier.versies(SOORTEN[naam], stuk.id) == (stuk,)


def test_times_are_kept_in_utc(store: Store, editie: Editie) -> None:
    zomertijd = datetime(2026, 7, 1, 14, tzinfo=timezone(timedelta(hours=2)))
    bevinding = maak_bevinding(editie, wanneer=zomertijd)
    store.dossier.schrijf(bevinding)
    wanneer = store.dossier.stuk(Bevinding, bevinding.id).wanneer
    assert (wanneer, wanneer.tzinfo, wanneer.hour) == (zomertijd, UTC, 12)
    with pytest.raises(ValueError, match="time zone"):
        store.dossier.schrijf(maak_bevinding(editie, wanneer=datetime(2026, 7, 1)))


def test_an_edit_is_the_next_version(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    store.dossier.schrijf(bevinding)
    nieuw = anders(bevinding, wie="Bram", tekst="Anders.", gebieden=(), bewijs=())
    store.dossier.schrijf(nieuw)
    assert (nieuw.versie, nieuw.auteur, nieuw.wie) == (2, "Anna Voorbeeld", "Bram")
    assert store.dossier.stukken(Bevinding, editie.id) == (nieuw,)
    assert store.dossier.versies(Bevinding, bevinding.id) == (bevinding, nieuw)


def test_removal_and_undo(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    weg = anders(bevinding, verwijderd=True)
    terug = anders(weg, verwijderd=False)
    for versie in (bevinding, weg, terug):
        store.dossier.schrijf(versie)
        assert store.dossier.stukken(Bevinding, editie.id) == (versie,)
    assert [verwijderd for _, verwijderd in _verloop(store, bevinding)] == [False, True, False]


def test_the_second_of_two_edits_gets_both_texts(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    store.dossier.schrijf(bevinding)
    store.dossier.schrijf(anders(bevinding, tekst="Van Bram.", wie="Bram"))
    with pytest.raises(VerouderdError, match="Bram heeft dit intussen gewijzigd") as verouderd:
        store.dossier.schrijf(anders(bevinding, tekst="Van Anna.", wie="Anna"))
    assert (verouderd.value.huidig, verouderd.value.eigen) == ("Van Bram.", "Van Anna.")
    assert store.dossier.stuk(Bevinding, bevinding.id).inhoud.tekst == "Van Bram."
    assert _verloop(store, bevinding) == [("Anna Voorbeeld", False), ("Bram", False)]


def test_who_edits_what_was_removed_gets_both_texts_and_is_told_so(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie, tekst="Eerst.")
    store.dossier.schrijf(bevinding)
    store.dossier.schrijf(anders(bevinding, verwijderd=True, wie="Bram"))
    with pytest.raises(VerouderdError, match="Bram heeft dit intussen verwijderd") as verouderd:
        store.dossier.schrijf(anders(bevinding, tekst="Van Anna.", wie="Anna"))
    assert (verouderd.value.huidig, verouderd.value.eigen) == ("Eerst.", "Van Anna.")


def test_of_who_left_no_name_it_says_someone_else(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    store.dossier.schrijf(bevinding)
    store.dossier.schrijf(anders(bevinding, wie=""))
    with pytest.raises(VerouderdError, match="Iemand anders heeft dit intussen gewijzigd"):
        store.dossier.schrijf(anders(bevinding))


def test_a_version_may_not_be_left_out(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    store.dossier.schrijf(bevinding)
    with pytest.raises(InvoerError):
        store.dossier.schrijf(anders(anders(bevinding)))
    assert _verloop(store, bevinding) == [("Anna Voorbeeld", False)]


def test_a_conflict_between_connections_is_the_same_message(store: Store, editie: Editie, path: Path) -> None:
    prioriteit = maak_prioriteit(editie)
    store.dossier.schrijf(prioriteit)
    # The other has its own connection, as another process on a shared database would have.
    with Store.open(path) as ander:
        ander.dossier.schrijf(anders(prioriteit, naam="Van Bram", wie="Bram"))
        with pytest.raises(VerouderdError, match="Bram heeft") as verouderd:
            store.dossier.schrijf(anders(prioriteit, naam="Van Anna"))
    assert verouderd.value.eigen == "Van Anna\ninbraak in woningen\nheling\nvoorlichting"
    assert verouderd.value.huidig == "Van Bram\ninbraak in woningen\nheling\nvoorlichting"
    assert store.dossier.stuk(Prioriteit, prioriteit.id).inhoud.naam == "Van Bram"


def test_candidates_are_kept_edited_and_withdrawn(store: Store, editie: Editie) -> None:
    een, twee = maak_prioriteit(editie), maak_prioriteit(editie, naam="Jeugd", veld=3)
    store.dossier.schrijf(een, twee)
    assert store.dossier.stukken(Prioriteit, editie.id) == (een, twee)
    weg = anders(een, verwijderd=True)
    store.dossier.schrijf(weg)
    assert store.dossier.stukken(Prioriteit, editie.id) == (weg, twee)
    store.dossier.schrijf(anders(weg, verwijderd=False))
    assert [verwijderd for _, verwijderd in _verloop(store, een)] == [False, True, False]


def test_gebeurtenissen_are_kept_edited_and_removed(store: Store, editie: Editie) -> None:
    een = maak_gebeurtenis(editie, tot=date(2024, 4, 30), indicatoren=("inbraak",), is_breuk=True)
    twee = maak_gebeurtenis(editie, naam="Avondklok", gebieden=(), themas=())
    store.dossier.schrijf(een, twee)
    assert store.dossier.stukken(Gebeurtenis, editie.id) == (een, twee)
    weg = anders(een, verwijderd=True)
    store.dossier.schrijf(weg)
    with pytest.raises(VerouderdError) as verouderd:
        store.dossier.schrijf(anders(een, naam="Van Bram"))
    assert verouderd.value.eigen == "Van Bram\nBesluit van de burgemeester"
    store.dossier.schrijf(anders(weg, verwijderd=False))
    assert [verwijderd for _, verwijderd in _verloop(store, een)] == [False, True, False]


def test_a_refused_write_leaves_nothing(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie)
    store.dossier.schrijf(bevinding)
    voor = store.hash_tabellen()
    for geweigerd in (maak_stuk(editie, editie=editie.id), bevinding):
        with pytest.raises(VerouderdError):
            store.dossier.schrijf(maak_bevinding(editie), geweigerd)
    assert store.hash_tabellen() == voor


def test_none_is_added_when_it_stops_half_way(store: Store, editie: Editie) -> None:
    def half() -> Iterator[Stuk[Bevinding]]:
        yield from (maak_bevinding(editie), maak_bevinding(editie))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.dossier.schrijf(*half())
    zonder_zone = maak_bevinding(editie, wanneer=datetime(2026, 7, 1))
    with pytest.raises(ValueError, match="time zone"):
        store.dossier.schrijf(maak_bevinding(editie), zonder_zone)
    assert store.dossier.stukken(Bevinding) == ()


def test_many_at_once_come_in_their_order_and_with_a_version_each(store: Store) -> None:
    demo = demo_dossier()
    store.dossier.schrijf(*demo.stukken)
    for soort in (Bevinding, Prioriteit):
        assert store.dossier.stukken(soort, demo.stukken[0].id) == demo.van(soort)
    laatste = demo.van(Prioriteit)[-1]
    assert store.dossier.versies(Prioriteit, laatste.id) == (laatste,)


def test_a_part_is_closed_changed_and_opened_again(store: Store, editie: Editie) -> None:
    eerst = maak_deelstatus(editie, wie="Anna")
    later = anders(eerst, wie="Bram", status="geen cijfers beschikbaar", reden="Nog niet geleverd.")
    assert later.inhoud.status == "geen cijfers beschikbaar"
    deel = maak_deelstatus(editie, paragraaf=2, wie="Bram")
    for stuk in (eerst, later, deel):
        store.dossier.schrijf(stuk)
    assert store.dossier.stukken(Deelstatus, editie.id) == (later, deel)
    weg = anders(later, wie="Anna", verwijderd=True)
    store.dossier.schrijf(anders(deel, wie="Bram", verwijderd=True), weg)
    assert all(stuk.verwijderd for stuk in store.dossier.stukken(Deelstatus, editie.id))
    with pytest.raises(VerouderdError):
        store.dossier.schrijf(weg)
    assert _verloop(store, eerst) == [("Anna", False), ("Bram", False), ("Anna", True)]
    assert _verloop(store, deel) == [("Bram", False), ("Bram", True)]


def test_all_of_it_is_there_after_a_restart(path: Path) -> None:
    editie = maak_editie()
    bevinding, prioriteit = maak_bevinding(editie), maak_prioriteit(editie)
    with Store.maak(path) as store:
        voeg_editie_toe(store, editie)
        store.dossier.schrijf(bevinding)
        store.dossier.schrijf(prioriteit)
        assert not path.with_name(f"{path.name}.wal").exists() or path.with_name(f"{path.name}.wal").stat().st_size == 0
    with Store.open(path) as store:
        assert store.dossier.stukken(Bevinding, editie.id) == (bevinding,)
        assert store.dossier.stukken(Prioriteit, editie.id) == (prioriteit,)


@pytest.mark.parametrize("soort", [Vergelijkingsgroep, Groepskeuze, Deelstatus])
def test_what_may_exist_once_is_guarded_by_its_id(store: Store, editie: Editie, soort: type[Inhoud]) -> None:
    """Of one edition; another has its own."""

    def maak(editie: Editie) -> Stuk[Any]:
        match soort.naam_soort:
            case "vergelijkingsgroep":
                return maak_groep(editie, "Buren", "GM0001")
            case "groepskeuze":
                return maak_stuk(Groepskeuze(groep="Buren"), editie=editie.id)
            case _:
                return maak_deelstatus(editie)

    een, zelfde, elders = maak(editie), maak(editie), maak(maak_editie())
    assert een.id == zelfde.id != elders.id
    store.dossier.schrijf(een)
    store.dossier.schrijf(elders)
    with pytest.raises(VerouderdError):
        store.dossier.schrijf(zelfde)
    assert store.dossier.stukken(soort, editie.id) == (een,)


def test_a_text_made_from_a_signal_keeps_its_mark(store: Store, editie: Editie) -> None:
    bevinding = maak_bevinding(editie, automatisch=True)
    store.dossier.schrijf(bevinding)
    assert store.dossier.stuk(Bevinding, bevinding.id).inhoud.automatisch
    store.dossier.schrijf(anders(bevinding, tekst="Zelf geschreven.", automatisch=False))
    assert not store.dossier.stuk(Bevinding, bevinding.id).inhoud.automatisch

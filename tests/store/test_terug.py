"""Figures back as they stood: by date, by upload, after undo and redo."""

from uuid import uuid4

import pytest

from kvdash.domain.gebied import Gebied
from kvdash.errors import InvoerError
from kvdash.store import Store
from tests.store.bouw import Rij, dag, jaarcijfers, lees_in, lees_waarnemingen, waarden

A = [Rij(periode="2023JJ00", waarde=1), Rij(periode="2024JJ00", waarde=2)]
B = [Rij(periode="2024JJ00", waarde=20), Rij(periode="2025JJ00", waarde=30)]


def test_the_newest_upload_counts_and_the_older_comes_back(store: Store) -> None:
    a = lees_in(store, A, tijdstip=dag(1))
    b = lees_in(store, B, tijdstip=dag(2))
    assert waarden(store) == {2023: 1, 2024: 20, 2025: 30}
    for na_a in (waarden(store, op=dag(1)), waarden(store, tot_en_met=a)):
        assert na_a == {2023: 1, 2024: 2}
    for na_b in (waarden(store, op=dag(2)), waarden(store, tot_en_met=b)):
        assert na_b == {2023: 1, 2024: 20, 2025: 30}
    assert waarden(store, op=dag(0)) == {}


def test_every_figure_names_its_upload(store: Store) -> None:
    a, b = lees_in(store, A), lees_in(store, B)
    assert {c.jaar: c.upload for c in jaarcijfers(store)} == {2023: a, 2024: b, 2025: b}


def test_undo_brings_the_figures_before_it_back_and_redo_its_own(store: Store) -> None:
    lees_in(store, A)
    b = lees_in(store, B)
    store.cijfers.trek_in(b, op=dag(3))
    assert waarden(store) == {2023: 1, 2024: 2}
    assert store.cijfers.upload(b).ingetrokken == dag(3)
    assert store.cijfers.uploads()[0].id == b
    store.cijfers.herstel(b)
    assert waarden(store) == {2023: 1, 2024: 20, 2025: 30}
    assert store.cijfers.upload(b).ingetrokken is None


def test_undo_and_redo_keep_earlier_dates_right(store: Store) -> None:
    lees_in(store, A, tijdstip=dag(1))
    b = lees_in(store, B, tijdstip=dag(2))
    store.cijfers.trek_in(b, op=dag(4))
    store.cijfers.herstel(b, op=dag(6))
    store.cijfers.trek_in(b, op=dag(8))
    verloop = [waarden(store, op=dag(n)).get(2024) for n in range(1, 10)]
    assert verloop == [2, 20, 20, 2, 2, 20, 20, 2, 2]


def test_right_after_an_upload_only_what_was_undone_before_it_is_gone(store: Store) -> None:
    a = lees_in(store, A, tijdstip=dag(1))
    store.cijfers.trek_in(a, op=dag(1))
    b = lees_in(store, B, tijdstip=dag(1))
    store.cijfers.trek_in(b, op=dag(1))
    assert waarden(store, tot_en_met=a) == {2023: 1, 2024: 2}
    assert waarden(store, tot_en_met=b) == {2024: 20, 2025: 30}
    assert waarden(store) == {}


def test_undoing_twice_is_undoing_once(store: Store) -> None:
    a = lees_in(store, A)
    store.cijfers.trek_in(a, op=dag(2))
    voor = store.hash_tabellen()
    store.cijfers.trek_in(a, op=dag(3))
    assert store.hash_tabellen() == voor
    store.cijfers.herstel(a)
    voor = store.hash_tabellen()
    store.cijfers.herstel(a)
    assert store.hash_tabellen() == voor


def test_undoing_an_unknown_upload_is_a_message(store: Store) -> None:
    with pytest.raises(InvoerError):
        store.cijfers.trek_in(uuid4(), op=dag(1))
    with pytest.raises(InvoerError):
        store.cijfers.herstel(uuid4())


def test_nothing_read_in_is_ever_changed(store: Store) -> None:
    a = lees_in(store, A, inhoud=b"a")
    rijen, upload = lees_waarnemingen(store, a), store.cijfers.upload(a)
    b = lees_in(store, B, inhoud=b"b")
    store.cijfers.trek_in(b, op=dag(1))
    store.cijfers.herstel(b)
    lees_in(store, A, inhoud=b"a")
    assert lees_waarnemingen(store, a) == rijen
    assert store.cijfers.upload(a) == upload
    assert store.cijfers.bestand(a) == b"a"


def test_areas_stay_known_but_a_newer_name_goes_with_its_upload(store: Store) -> None:
    oud = Gebied(code="WK123401", naam="Noord", niveau="wijk", indelingsjaar=2024, ouder="GM1234", gemeente="GM1234")
    nieuw = oud.model_copy(update={"naam": "Noord en Oost"})
    a = lees_in(store, [], gebieden=[oud])
    b = lees_in(store, [], gebieden=[nieuw])
    assert store.cijfers.gebieden().get("WK123401") == nieuw
    store.cijfers.trek_in(b, op=dag(1))
    assert store.cijfers.gebieden().get("WK123401") == oud
    store.cijfers.trek_in(a, op=dag(1))
    assert "WK123401" in store.cijfers.gebieden()

import threading
from functools import partial

import numpy as np
import pyarrow as pa
import pytest
from numpy.typing import NDArray

from kvdash.domain.indicator import Indicator
from kvdash.store import Store
from kvdash.store.geheugen import Geheugen, omvang
from tests.store.bouw import anders, maak_bevinding, maak_editie, voeg_editie_toe

EDITIE = maak_editie()
BEVINDING = maak_bevinding(EDITIE)
INDICATOR = Indicator(code="zwerfvuil", naam="Zwerfvuil", bron="eigen telling")


class Teller:
    """Counts how often an answer was made."""

    def __init__(self) -> None:
        self.keren = 0

    def __call__(self) -> int:
        self.keren += 1
        return self.keren


def test_an_answer_is_kept_until_a_write_in_what_it_was_made_of(store: Store) -> None:
    cijfers, dossier, alles = Teller(), Teller(), Teller()

    def vraag() -> tuple[int, int, int]:
        g = store.geheugen
        return g.van_cijfers("k", cijfers), g.van_soort("editie", dossier), g.van_alles("k", alles)

    assert vraag() == vraag() == (1, 1, 1)
    voeg_editie_toe(store, EDITIE)
    assert vraag() == vraag() == (1, 2, 2)
    store.cijfers.save_indicatoren([INDICATOR])
    assert vraag() == vraag() == (2, 2, 3)


def test_a_write_through_another_store_object_is_seen(store: Store) -> None:
    teller = Teller()
    assert store.geheugen.van_alles("k", teller) == 1
    with Store.open(store.path) as ander:
        voeg_editie_toe(ander, EDITIE)
        assert store.geheugen.van_alles("k", teller) == 2
        assert store.dossier.edities() == (EDITIE,)


def test_what_was_made_of_another_state_goes(store: Store) -> None:
    store.geheugen.van_alles("groot", lambda: np.zeros(100_000))
    assert store.geheugen.bytes > 800_000
    voeg_editie_toe(store, EDITIE)
    store.geheugen.van_alles("klein", lambda: 1)
    assert store.geheugen.bytes < 10_000


def test_it_is_bounded_in_bytes_and_forgets_what_was_not_asked_for_long(store: Store) -> None:
    geheugen = Geheugen(store._engine, hoogstens=1_000_000)
    groot = [geheugen.van_alles(n, lambda: np.zeros(25_000)) for n in range(20)]
    assert all(g.nbytes == 200_000 for g in groot)
    assert 0 < geheugen.bytes <= 1_000_000
    teller = Teller()
    geheugen.van_alles(19, teller)  # asked last: still there
    assert teller.keren == 0
    geheugen.van_alles(0, teller)
    assert teller.keren == 1
    assert geheugen.van_alles("te groot", lambda: np.zeros(1_000_000)).nbytes == 8_000_000
    assert geheugen.bytes <= 1_000_000


def test_a_failure_is_not_kept(store: Store) -> None:
    def stuk() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.geheugen.van_alles("k", stuk)
    assert store.geheugen.van_alles("k", lambda: 7) == 7


def test_who_asks_the_same_at_once_waits_for_one_answer(store: Store) -> None:
    begonnen, door, teller = threading.Event(), threading.Event(), Teller()

    def traag() -> int:
        begonnen.set()
        assert door.wait(30)
        return teller()

    antwoorden: list[int] = []
    draden = [
        threading.Thread(target=lambda: antwoorden.append(store.geheugen.van_alles("k", traag))) for _ in range(8)
    ]
    draden[0].start()
    assert begonnen.wait(30)
    for draad in draden[1:]:
        draad.start()
    assert store.geheugen.van_alles("ander", lambda: 3) == 3  # another question does not wait
    door.set()
    for draad in draden:
        draad.join()
    assert (antwoorden, teller.keren) == ([1] * 8, 1)


@pytest.mark.parametrize(
    ("ding", "minstens", "hoogstens"),
    [
        (np.zeros((1000, 100)), 800_000, 801_000),
        (pa.table({"a": np.zeros(100_000)}), 800_000, 801_000),
        ([float(n) for n in range(100_000)], 2_500_000, 4_000_000),
        (tuple(f"gebied {n}" for n in range(50_000)), 2_500_000, 5_000_000),
        (dict.fromkeys(range(10), "x" * 1000), 1000, 30_000),
        ((threading, len, str, omvang), 0, 500),
    ],
)
def test_the_size_of_an_answer_is_about_what_it_keeps(ding: object, minstens: int, hoogstens: int) -> None:
    assert minstens <= omvang(ding) <= hoogstens


def test_models_count_with_all_that_is_in_them() -> None:
    klein, groot = BEVINDING, anders(BEVINDING, tekst="x" * 100_000)
    assert omvang(groot) - omvang(klein) > 99_000


def test_tables_are_counted_each_time_however_small_the_first_were(store: Store) -> None:
    voor = store.geheugen.bytes
    for nummer, rijen in enumerate((10, 10, 200_000)):
        store.geheugen.van_cijfers(("tabel", nummer), partial(_vlak, rijen))
    assert store.geheugen.bytes - voor >= 8 * 200_000


def _vlak(rijen: int) -> tuple[NDArray[np.float64]]:
    return (np.zeros(rijen),)

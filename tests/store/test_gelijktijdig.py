"""Eight threads on one store: no write is lost, nobody gets another's rows."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from kvdash.domain.bevinding import Bevinding
from kvdash.errors import VerouderdError
from kvdash.store import Store
from tests.store.bouw import (
    Rij,
    anders,
    jaarcijfers,
    lees_in,
    lees_waarnemingen,
    maak_bevinding,
    maak_editie,
    voeg_editie_toe,
    waarden,
)

DRADEN = 8


def _in_threads(werk: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(DRADEN) as pool:
        for uitkomst in [pool.submit(werk, nummer) for nummer in range(DRADEN)]:
            uitkomst.result()


def test_readers_get_their_own_rows_while_others_write(store: Store) -> None:
    gebieden = [f"GM{nummer:04d}" for nummer in range(DRADEN)]
    lees_in(
        store, [Rij(gebied=g, periode=f"{j}JJ00", waarde=n) for n, g in enumerate(gebieden) for j in range(2000, 2020)]
    )
    editie = maak_editie()
    voeg_editie_toe(store, editie)

    def werk(nummer: int) -> None:
        for ronde in range(15):
            found = jaarcijfers(store, gebieden=[gebieden[nummer]], van=2000, tot=2019)
            assert [(c.gebied, c.waarde) for c in found] == [(gebieden[nummer], nummer)] * 20
            bevinding = maak_bevinding(editie, tekst=f"{nummer}.{ronde}", wie=str(nummer))
            store.dossier.schrijf(bevinding)
            assert store.dossier.stuk(Bevinding, bevinding.id) == bevinding
            store.cijfers.gebieden()

    _in_threads(werk)
    teksten = {bevinding.inhoud.tekst for bevinding in store.dossier.stukken(Bevinding, editie.id)}
    assert teksten == {f"{nummer}.{ronde}" for nummer in range(DRADEN) for ronde in range(15)}


def test_no_edit_is_lost(store: Store) -> None:
    editie = maak_editie()
    bevinding = maak_bevinding(editie, tekst="begin")
    store.dossier.schrijf(bevinding)

    def werk(nummer: int) -> None:
        for ronde in range(5):
            while not _add_word(store, bevinding.id, f"{nummer}.{ronde}"):
                pass

    _in_threads(werk)
    laatste = store.dossier.stuk(Bevinding, bevinding.id)
    woorden = laatste.inhoud.tekst.split()
    assert sorted(woorden) == sorted(["begin", *(f"{n}.{r}" for n in range(DRADEN) for r in range(5))])
    assert laatste.versie == 1 + DRADEN * 5
    assert [v.versie for v in store.dossier.versies(Bevinding, bevinding.id)] == list(range(1, 2 + DRADEN * 5))


def _add_word(store: Store, bevinding_id: UUID, woord: str) -> bool:
    gelezen = store.dossier.stuk(Bevinding, bevinding_id)
    try:
        store.dossier.schrijf(anders(gelezen, tekst=f"{gelezen.inhoud.tekst} {woord}", wie=woord))
    except VerouderdError:
        return False
    return True


def test_uploads_at_the_same_time_are_whole_and_numbered(store: Store) -> None:
    def werk(nummer: int) -> None:
        for ronde in range(3):
            jaar = 2000 + nummer
            upload = lees_in(store, [Rij(periode=f"{jaar}JJ00", waarde=ronde)] * 500, inhoud=f"{nummer}".encode())
            assert lees_waarnemingen(store, upload).num_rows == 500
            assert waarden(store, van=jaar, tot=jaar) == {jaar: ronde}

    _in_threads(werk)
    assert sorted(u.volgnummer for u in store.cijfers.uploads()) == list(range(1, DRADEN * 3 + 1))

"""Two who write at once: each of another stuk gets through, of the same one the second hears what the first did."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.stuk import Stuk
from kvdash.errors import KvdashError, VerouderdError
from kvdash.store import Store
from kvdash.store.dossier import _schrijf, als_rij
from kvdash.store.query import sql
from tests.store.bouw import anders, maak_bevinding, maak_deelstatus, maak_editie, maak_groep, maak_weergave

EDITIE = maak_editie()
BEVINDING = maak_bevinding(EDITIE, tekst="Eerst.")


def tegelijk(*werk: Callable[[], object]) -> list[KvdashError | None]:
    """Do these in a thread each, all begun at the same moment; what each raised."""
    hek = threading.Barrier(len(werk))
    fouten: list[KvdashError | None] = [None] * len(werk)

    def doe(nummer: int) -> None:
        hek.wait(30)
        try:
            werk[nummer]()
        except KvdashError as error:
            fouten[nummer] = error

    draden = [threading.Thread(target=doe, args=(nummer,)) for nummer in range(len(werk))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return fouten


def _na_een_open_schrijver(store: Store, eerste: Stuk[Any], tweede: Stuk[Any]) -> KvdashError | None:
    """What the second gets who writes while the first has not finished, who then does."""
    with store._engine.transaction("dossier") as cursor:
        cursor.execute(sql("stuk_wijzig"), als_rij(eerste))
        cursor.execute(sql("versie_voeg_toe"), als_rij(eerste))
        fouten: list[KvdashError] = []

        def schrijf() -> None:
            try:
                store.dossier.schrijf(tweede)
            except KvdashError as error:
                fouten.append(error)

        draad = threading.Thread(target=schrijf)
        draad.start()
        draad.join(0.3)
    draad.join(60)
    return fouten[0] if fouten else None


def test_two_different_ones_both_land(store: Store) -> None:
    ander = maak_bevinding(EDITIE)
    store.dossier.schrijf(BEVINDING, ander)
    een, twee = anders(BEVINDING, tekst="Van Anna."), anders(ander, tekst="Van Bram.")
    assert _na_een_open_schrijver(store, een, twee) is None
    assert store.dossier.stukken(Bevinding) == (een, twee)
    derde = maak_deelstatus(EDITIE)
    assert _na_een_open_schrijver(store, anders(een, tekst="Nog eens."), derde) is None


@pytest.mark.parametrize(("verwijderd", "woord"), [(False, "gewijzigd"), (True, "verwijderd")])
def test_of_the_same_one_the_second_gets_both_texts(store: Store, verwijderd: bool, woord: str) -> None:
    store.dossier.schrijf(BEVINDING)
    tekst = "Eerst." if verwijderd else "Van Anna."
    een = anders(BEVINDING, wie="Anna", verwijderd=verwijderd, tekst=tekst)
    fout = _na_een_open_schrijver(store, een, anders(BEVINDING, wie="Bram", tekst="Van Bram."))
    assert isinstance(fout, VerouderdError)
    assert f"Anna heeft dit intussen {woord}" in fout.melding
    assert (fout.huidig, fout.eigen) == (tekst, "Van Bram.")
    assert store.dossier.versies(Bevinding, BEVINDING.id) == (BEVINDING, een)


def test_who_waits_for_one_that_is_broken_off_gets_through(store: Store) -> None:
    store.dossier.schrijf(BEVINDING)
    een = anders(BEVINDING, tekst="Van Anna.")
    twee = anders(BEVINDING, tekst="Van Bram.")
    with pytest.raises(RuntimeError), store._engine.transaction("dossier") as cursor:
        cursor.execute(sql("stuk_wijzig"), als_rij(een))
        draad = threading.Thread(target=store.dossier.schrijf, args=(twee,))
        draad.start()
        draad.join(0.3)
        raise RuntimeError
    draad.join(60)
    assert store.dossier.versies(Bevinding, BEVINDING.id) == (BEVINDING, twee)


@pytest.mark.parametrize(
    ("een", "twee"),
    [
        (maak_deelstatus(EDITIE, reden="Van Anna."), maak_deelstatus(EDITIE, reden="Van Bram.")),
        (maak_weergave(EDITIE, naam="Noord"), maak_weergave(EDITIE, naam="NOORD")),
        (maak_groep(EDITIE, "Buren", "GM0001"), maak_groep(EDITIE, "Buren", "GM0002")),
    ],
    ids=lambda stuk: stuk.inhoud.naam_soort,
)
def test_of_two_who_make_the_same_at_once_one_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch, een: Stuk[Any], twee: Stuk[Any]
) -> None:
    """The second wrote its rows when the first was not there yet; the first was done before the second."""

    def tussendoor(cursor: Any, stuk: Stuk[Any]) -> None:
        monkeypatch.undo()
        _schrijf(cursor, stuk)
        store.dossier.schrijf(een)

    monkeypatch.setattr("kvdash.store.dossier._schrijf", tussendoor)
    with pytest.raises(VerouderdError) as fout:
        store.dossier.schrijf(twee)
    assert (fout.value.huidig, fout.value.eigen) == ("\n".join(een.inhoud.woorden), "\n".join(twee.inhoud.woorden))
    assert store.dossier.stukken(een.soort) == (een,)


def test_of_many_who_make_the_same_at_once_one_lands(store: Store) -> None:
    acht = [maak_deelstatus(EDITIE, reden=f"Van {nummer}.") for nummer in range(8)]
    fouten = tegelijk(*(lambda stuk=stuk: store.dossier.schrijf(stuk) for stuk in acht))
    (geland,) = store.dossier.stukken(acht[0].soort)
    assert geland in acht
    assert [fout is None for fout in fouten] == [stuk == geland for stuk in acht]
    for fout, stuk in zip(fouten, acht, strict=True):
        if fout is not None:
            assert isinstance(fout, VerouderdError)
            assert (fout.huidig, fout.eigen) == (geland.inhoud.reden, stuk.inhoud.reden)

"""Sixteen who write at once, on the same and on different stukken: nothing is lost, nobody in another's way.

With another seed: KVDASH_ZAAD=7 python -m pytest tests/services/test_schrijvers.py
"""

import os
import random
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.errors import VerouderdError
from kvdash.services import dossier
from kvdash.services.edities import begin_editie
from kvdash.services.opslag import open_store
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.stukken import schrijf_bevinding, wijzig

SCHRIJVERS = 16
POGINGEN = 2_000
GEDEELD = 4
ZAAD = int(os.environ.get("KVDASH_ZAAD", "1"))


class Uitkomst:
    """What one writer tried: what of it was kept, and what was refused."""

    def __init__(self) -> None:
        self.gelukt: list[tuple[UUID, int]] = []
        self.geweigerd: list[str] = []


@pytest.fixture
def editie(store: Store) -> Iterator[UUID]:
    yield begin_editie(store, SESSIE, gemeente="GM9998").id


def _probeer(store: Store, wie: Sessie, stuk: Stuk[Bevinding], *, tekst: str, soort: str, uitkomst: Uitkomst) -> None:
    try:
        if soort == "verwijder" and not stuk.verwijderd:
            nieuw = dossier.verwijder(store, wie, stuk)
        elif soort == "zet terug" and stuk.verwijderd:
            nieuw = dossier.zet_terug(store, wie, stuk)
        else:
            nieuw = wijzig(store, wie, stuk, tekst=tekst)
    except VerouderdError as fout:
        assert fout.eigen in {tekst, stuk.inhoud.tekst}
        assert fout.huidig
        uitkomst.geweigerd.append(tekst)
    else:
        uitkomst.gelukt.append((nieuw.id, nieuw.versie))


def test_nothing_is_lost_and_nobody_is_refused_for_anothers_entry(store: Store, editie: UUID) -> None:
    gedeeld = [schrijf_bevinding(store, SESSIE, editie=editie, tekst=f"gedeeld {n}") for n in range(GEDEELD)]
    eigen = [schrijf_bevinding(store, SESSIE, editie=editie, tekst=f"eigen {n}") for n in range(SCHRIJVERS)]
    uitkomsten = [Uitkomst() for _ in range(SCHRIJVERS)]
    hek = threading.Barrier(SCHRIJVERS)

    def werk(nummer: int) -> None:
        dobbel, wie = random.Random(ZAAD * SCHRIJVERS + nummer), Sessie.van(f"Schrijver {nummer}", "analist")
        hek.wait(60)
        for ronde in range(POGINGEN // SCHRIJVERS):
            is_eigen = dobbel.random() < 0.3
            doel = eigen[nummer] if is_eigen else dobbel.choice(gedeeld)
            stuk = dossier.huidig(store, wie, doel)
            voor = len(uitkomsten[nummer].geweigerd)
            _probeer(
                store,
                wie,
                stuk,
                tekst=f"{nummer}.{ronde}",
                soort=dobbel.choice(["wijzig", "wijzig", "wijzig", "verwijder", "zet terug"]),
                uitkomst=uitkomsten[nummer],
            )
            assert not is_eigen or len(uitkomsten[nummer].geweigerd) == voor, "refused for an entry of nobody else"

    with ThreadPoolExecutor(SCHRIJVERS) as pool:
        for taak in [pool.submit(werk, nummer) for nummer in range(SCHRIJVERS)]:
            taak.result()
    gelukt = Counter(sleutel for uitkomst in uitkomsten for sleutel in uitkomst.gelukt)
    assert set(gelukt.values()) == {1}, "two who were told that they made the same version"
    assert sum(len(u.gelukt) + len(u.geweigerd) for u in uitkomsten) == POGINGEN
    for stuk in (*gedeeld, *eigen):
        versies = store.dossier.versies(Bevinding, stuk.id)
        assert [v.versie for v in versies] == list(range(1, len(versies) + 1))
        assert {(stuk.id, v.versie) for v in versies[1:]} == {sleutel for sleutel in gelukt if sleutel[0] == stuk.id}
        assert store.dossier.stuk(Bevinding, stuk.id) == versies[-1]
    with open_store(store.path) as ander:
        assert len(ander.dossier.stukken(Bevinding, editie)) == GEDEELD + SCHRIJVERS

"""Adding many records at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kvdash.domain.bevinding import Bevinding
from kvdash.services.demo import demo_dossier
from kvdash.store import Store


def test_records_come_in_their_order_and_with_a_line_in_the_logboek_each(tmp_path: Path) -> None:
    demo = demo_dossier()
    with Store.maak(tmp_path / "s.duckdb") as store:
        store.dossier.voeg_editie_toe(demo.editie)
        store.dossier.voeg_samen_toe([*demo.bevindingen, *demo.prioriteiten], gebruiker="analist")
        assert store.dossier.bevindingen(demo.editie.id) == demo.bevindingen
        assert store.dossier.prioriteiten(demo.editie.id) == demo.prioriteiten
        assert [regel.actie for regel in store.dossier.logboek(demo.prioriteiten[-1].id)] == ["gemaakt"]


def test_none_is_added_when_it_stops_half_way(tmp_path: Path) -> None:
    demo = demo_dossier()

    def half() -> Iterator[Bevinding]:
        yield from demo.bevindingen[:2]
        raise RuntimeError

    with Store.maak(tmp_path / "s.duckdb") as store:
        store.dossier.voeg_editie_toe(demo.editie)
        with pytest.raises(RuntimeError):
            store.dossier.voeg_samen_toe(half(), gebruiker="analist")
        assert store.dossier.bevindingen(demo.editie.id) == ()

"""Figures that an earlier upload had and the staged file no longer has."""

from typing import Any

import pytest

from kvdash.domain.upload import Wijziging
from kvdash.store import Store
from tests.store.bouw import Rij, lees_in, plan

VIER = [Rij(gebied=f"BU1234010{n}", waarde=n) for n in range(1, 5)]


def test_what_the_file_no_longer_has_is_counted_and_shown(store: Store) -> None:
    lees_in(store, VIER)
    found = plan(store, VIER[:3])
    assert found.verdwenen == 1
    assert found.voorbeelden_verdwenen == (
        Wijziging(
            indicator="inbraak",
            bron="Politie",
            maat="aantal",
            gebied="BU12340104",
            periode="2024JJ00",
            oud=4,
            nieuw=None,
        ),
    )
    assert plan(store, VIER).verdwenen == 0


@pytest.mark.parametrize(
    "anders",
    [
        {"bron": "CBS"},
        {"maat": "per 1.000"},
        {"indelingsjaar": 2025},
        {"uitsplitsing": "vrouwen"},
        {"periode": "2023JJ00"},
        {"indicator": "fietsdiefstal"},
        {"gebied": "BU12350101"},
        {"gebied": "GM1234"},
    ],
)
def test_another_reeks_periode_gemeente_or_niveau_has_not_disappeared(store: Store, anders: dict[str, Any]) -> None:
    lees_in(store, [Rij(**anders)])
    assert plan(store, VIER).verdwenen == 0


def test_a_selection_of_areas_is_no_disappearance(store: Store) -> None:
    lees_in(store, VIER)
    assert plan(store, VIER[:1]).verdwenen == 0


def test_only_uploads_that_count_and_each_figure_once(store: Store) -> None:
    eerste = lees_in(store, VIER)
    tweede = lees_in(store, [*VIER[:3], Rij(gebied="BU12340104", waarde=9)])
    found = plan(store, VIER[:3])
    assert (found.verdwenen, found.voorbeelden_verdwenen[0].oud) == (1, 9)
    for upload in (eerste, tweede):
        store.cijfers.trek_in(upload, op=store.cijfers.upload(upload).tijdstip)
    assert plan(store, VIER[:3]).verdwenen == 0

"""Counts per month and quarter as the store gives them."""

from typing import Any

from kvdash.domain.periode import PeriodeSoort
from kvdash.store import Store
from kvdash.store.lezing import lees_cijfers
from tests.store.bouw import Rij, dag, lees_in

VRAAG: dict[str, Any] = {"indicatoren": ["inbraak"], "gebieden": ["GM1234"]}
SOORTEN: dict[PeriodeSoort, str] = {"kwartaal": "KW", "maand": "MM"}


def _waarden(store: Store) -> dict[tuple[str, int], float | None]:
    """(periode, indelingsjaar) -> count of the usual indicator and gebied."""
    return {
        (f"{rij['jaar']}{letters}{rij['nummer']:02d}", rij["indelingsjaar"]): rij["waarde"]
        for soort, letters in SOORTEN.items()
        for rij in lees_cijfers(store.cijfers, **VRAAG, soort=soort, van=2023, tot=2024).to_pylist()
        if rij["maanden"] is None
    }


def test_only_counts_per_month_and_quarter_of_the_years_asked(store: Store) -> None:
    lees_in(
        store,
        [
            Rij(periode="2022MM12", waarde=1),
            Rij(periode="2023MM01", waarde=2),
            Rij(periode="2024KW04", waarde=3),
            Rij(periode="2024JJ00", waarde=4),
            Rij(periode="2024MM02", maat="percentage", waarde=5),
            Rij(periode="2024MM03", uitsplitsing="jongens", waarde=6),
            Rij(periode="2024MM04", gebied="GM9999", waarde=7),
            Rij(periode="2024MM05", status="onderdrukt", waarde=None),
        ],
    )
    assert _waarden(store) == {("2023MM01", 2024): 2, ("2024KW04", 2024): 3, ("2024MM05", 2024): None}


def test_the_newest_upload_counts_until_it_is_undone(store: Store) -> None:
    lees_in(store, [Rij(periode="2024MM01", waarde=2), Rij(periode="2024MM02", waarde=3)])
    nieuw = lees_in(store, [Rij(periode="2024MM02", waarde=9)])
    assert _waarden(store) == {("2024MM01", 2024): 2, ("2024MM02", 2024): 9}
    store.cijfers.trek_in(nieuw, op=dag(1))
    assert _waarden(store) == {("2024MM01", 2024): 2, ("2024MM02", 2024): 3}


def test_of_each_period_the_newest_borders_count(store: Store) -> None:
    lees_in(store, [Rij(periode="2024MM01", indelingsjaar=2025, waarde=2)])
    lees_in(store, [Rij(periode="2024MM01", indelingsjaar=2024, waarde=3)])
    assert _waarden(store) == {("2024MM01", 2025): 2}


def test_the_table_tells_the_cell(store: Store) -> None:
    upload = lees_in(store, [Rij(periode="2024MM01", regel=7, kolom=4)])
    (rij,) = lees_cijfers(store.cijfers, **VRAAG, soort="maand", van=2024, tot=2024).to_pylist()
    assert (rij["upload"], rij["regel"], rij["kolom"]) == (str(upload), 7, 4)


def test_which_indicators_have_months_or_quarters(store: Store) -> None:
    assert store.perioden.soorten(["GM1234"]) == {}
    lees_in(store, [Rij(), Rij(periode="2024MM01"), Rij(periode="2024KW01"), Rij(bron="CBS", periode="2024KW01")])
    assert store.perioden.soorten(["GM1234"]) == {
        ("inbraak", "Politie"): {"maand", "kwartaal"},
        ("inbraak", "CBS"): {"kwartaal"},
    }
    assert store.perioden.soorten(["GM9999"]) == {}

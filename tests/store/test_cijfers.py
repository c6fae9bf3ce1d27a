"""Areas, indicators, coverage and boundaries."""

import pytest

from kvdash.domain.gebied import Gebied, Grens
from kvdash.domain.indicator import Indicator
from kvdash.domain.landelijk import LANDELIJKE_GEBIEDEN
from kvdash.store import Dekking, Store
from tests.store.bouw import Rij, dag, lees_in

INBRAAK = Indicator(code="inbraak", naam="Inbraken", thema="T1.3", ook_thema=("T2.2",), noemer="woningen")
WONINGEN = Indicator(code="woningen", naam="Woningen")
NIEUW = Indicator(code="nieuw", naam="Iets nieuws", ingedeeld=False)
GEMEENTE = Gebied(code="GM1234", naam="Verzonnen", niveau="gemeente", indelingsjaar=2024, gemeente="GM1234")
WIJK = Gebied(code="WK123401", naam="Noord", niveau="wijk", indelingsjaar=2024, ouder="GM1234", gemeente="GM1234")


def test_a_new_store_knows_the_areas_above_the_gemeente(store: Store) -> None:
    assert store.cijfers.gebieden().gebieden == LANDELIJKE_GEBIEDEN


def test_areas_of_each_year_of_borders_are_kept(store: Store) -> None:
    later = WIJK.model_copy(update={"indelingsjaar": 2025, "naam": "Noord en Oost"})
    store.cijfers.gebieden()
    lees_in(store, [], gebieden=[WIJK, GEMEENTE])
    lees_in(store, [], gebieden=[later])
    indeling = store.cijfers.gebieden()
    assert indeling.gebieden == (*LANDELIJKE_GEBIEDEN, GEMEENTE, WIJK, later)
    assert indeling.kinderen("GM1234") == (later,)


def test_areas_are_read_once_until_they_change(store: Store) -> None:
    assert store.cijfers.gebieden() is store.cijfers.gebieden()


def test_indicators_come_back_ordered_by_code(store: Store) -> None:
    store.cijfers.save_indicatoren([WONINGEN, NIEUW, INBRAAK])
    assert store.cijfers.indicatoren() == (INBRAAK, NIEUW, WONINGEN)
    assert store.cijfers.niet_ingedeeld() == (NIEUW,)


def test_saving_replaces_by_code(store: Store) -> None:
    store.cijfers.save_indicatoren([INBRAAK, WONINGEN])
    anders = INBRAAK.model_copy(update={"naam": "Woninginbraken", "definitie": "Inbraak in een woning."})
    store.cijfers.save_indicatoren([anders])
    assert store.cijfers.indicatoren() == (anders, WONINGEN)


def test_saving_what_is_there_writes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.cijfers.save_indicatoren([INBRAAK, WONINGEN])

    def refuse() -> None:
        raise AssertionError("a write")

    monkeypatch.setattr(store._engine, "transaction", refuse)
    store.cijfers.save_indicatoren([INBRAAK])


def test_a_fault_half_way_saves_no_indicator(store: Store) -> None:
    def half() -> list[Indicator]:
        return [INBRAAK, Indicator.model_construct(**(WONINGEN.model_dump() | {"naam": None}))]

    with pytest.raises(Exception, match="NOT NULL"):
        store.cijfers.save_indicatoren(half())
    assert store.cijfers.indicatoren() == ()


def test_coverage_counts_current_figures_only(store: Store) -> None:
    lees_in(store, [Rij(periode="2019JJ00"), Rij(periode="2020MM05"), Rij(bron="CBS", gebied="WK123401")])
    b = lees_in(store, [Rij(periode="2020MM05", waarde=3), Rij(periode="2024JJ00", gebied="WK123401")])
    cbs = Dekking("inbraak", "CBS", "aantal", 2024, 2024, 1, 1)
    assert store.cijfers.dekking() == [cbs, Dekking("inbraak", "Politie", "aantal", 2019, 2024, 2, 3)]
    store.cijfers.trek_in(b, op=dag(1))
    assert store.cijfers.dekking() == [cbs, Dekking("inbraak", "Politie", "aantal", 2019, 2020, 1, 2)]


def test_coverage_of_an_empty_store(store: Store) -> None:
    assert store.cijfers.dekking() == []


def test_the_newest_year_is_whole_and_of_the_gemeente(store: Store) -> None:
    store.cijfers.save_indicatoren([INBRAAK, WONINGEN])
    assert store.cijfers.laatste_jaar("GM1234") is None
    lees_in(
        store,
        [
            Rij(periode="2021MM12"),
            Rij(periode="2022JJ00", gebied="WK123401"),
            Rij(periode="2023MM09"),
            Rij(periode="2024JJ00", gebied="GM9876"),
            Rij(periode="2025JJ00", indicator="woningen"),
        ],
        gebieden=[WIJK],
    )
    assert store.cijfers.laatste_jaar("GM1234") == 2022
    assert store.cijfers.laatste_jaar("GM9876") == 2024


def test_the_newest_year_forgets_an_undone_upload(store: Store) -> None:
    store.cijfers.save_indicatoren([INBRAAK])
    lees_in(store, [Rij(periode="2020JJ00")])
    b = lees_in(store, [Rij(periode="2024JJ00")])
    assert store.cijfers.laatste_jaar("GM1234") == 2024
    store.cijfers.trek_in(b, op=dag(1))
    assert store.cijfers.laatste_jaar("GM1234") == 2020


def _grens(geometrie: str, *, jaar: int = 2024, code: str = "WK123401") -> Grens:
    return Grens(code=code, indelingsjaar=jaar, geometrie=geometrie)


def test_boundaries_are_kept_per_year_and_the_newest_given(store: Store) -> None:
    lees_in(store, [], grenzen=[_grens("oud"), _grens("twee", code="WK123402")])
    lees_in(store, [], grenzen=[_grens("nieuw", jaar=2025)])
    lees_in(store, [], grenzen=[_grens("ouder", jaar=2020)])
    assert store.cijfers.grenzen(["WK123401", "WK123402", "WK999999"]) == {"WK123401": "nieuw", "WK123402": "twee"}
    assert store.cijfers.grenzen([]) == {}


def test_undoing_boundaries_gives_the_earlier_ones_back(store: Store) -> None:
    lees_in(store, [], grenzen=[_grens("een")])
    tweede = lees_in(store, [], grenzen=[_grens("twee"), _grens("andere", code="WK123402")])
    assert store.cijfers.grenzen(["WK123401"]) == {"WK123401": "twee"}
    store.cijfers.trek_in(tweede, op=dag(1))
    assert store.cijfers.grenzen(["WK123401", "WK123402"]) == {"WK123401": "een"}
    store.cijfers.herstel(tweede, op=dag(2))
    assert store.cijfers.grenzen(["WK123401", "WK123402"]) == {"WK123401": "twee", "WK123402": "andere"}

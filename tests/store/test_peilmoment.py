"""What the store says as of an earlier moment: indicators, areas, uploads, boundaries and coverage."""

import time
from datetime import timedelta
from uuid import UUID

import pytest

from kvdash.domain.gebied import Gebied, Grens
from kvdash.domain.indicator import Indicator
from kvdash.domain.landelijk import LANDELIJKE_GEBIEDEN
from kvdash.domain.peilmoment import Peilmoment
from kvdash.store import Store
from tests.store.bouw import Rij, dag, lees_in
from tests.store.test_cijfers import GEMEENTE, INBRAAK, NIEUW, WIJK

ANDERS = INBRAAK.model_copy(update={"naam": "Woninginbraken", "noemer": "inwoners", "richting": "gunstig"})
WEER_ANDERS = ANDERS.model_copy(update={"eenheid": "per 1.000"})


def _na(upload: UUID) -> Peilmoment:
    return Peilmoment(upload=upload)


def test_each_edit_of_an_indicator_adds_a_version(store: Store) -> None:
    a = lees_in(store, [], indicatoren=[INBRAAK])
    store.cijfers.save_indicatoren([ANDERS])
    b = lees_in(store, [], indicatoren=[INBRAAK, NIEUW])  # known: stays as it is
    store.cijfers.save_indicatoren([WEER_ANDERS])
    assert store.cijfers.indicatoren() == (WEER_ANDERS, NIEUW)
    assert store.cijfers.indicatoren(op=_na(a)) == (INBRAAK,)
    assert store.cijfers.indicatoren(op=_na(b)) == (ANDERS, NIEUW)
    with store._engine.cursor() as cursor:
        versies = cursor.execute("SELECT code, naam, eenheid FROM cijfers.indicator ORDER BY id").fetchall()
    assert versies == [(i.code, i.naam, i.eenheid) for i in (INBRAAK, ANDERS, NIEUW, WEER_ANDERS)]


def test_versions_are_told_apart_by_time_too(store: Store) -> None:
    lees_in(store, [], indicatoren=[INBRAAK], tijdstip=dag(1))
    store.cijfers.save_indicatoren([ANDERS])
    assert store.cijfers.indicatoren(op=Peilmoment(tijd=dag(1))) == (INBRAAK,)
    assert store.cijfers.indicatoren(op=Peilmoment(tijd=dag(1) - timedelta(seconds=1))) == ()


def test_undoing_an_upload_leaves_the_names_it_brought(store: Store) -> None:
    a = lees_in(store, [Rij()], indicatoren=[INBRAAK])
    store.cijfers.trek_in(a, op=dag(2))
    assert store.cijfers.indicatoren() == store.cijfers.indicatoren(op=_na(a)) == (INBRAAK,)


def test_the_last_edit_counts_also_where_the_clock_went_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.cijfers.save_indicatoren([INBRAAK])
    monkeypatch.setattr("kvdash.domain.volgorde._laatste", 0)  # of another process
    vroeger = time.time_ns() - 3_600_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: vroeger)
    store.cijfers.save_indicatoren([ANDERS])
    assert store.cijfers.indicatoren() == (ANDERS,)


def test_two_stores_see_each_others_edits(store: Store) -> None:
    """Of one file: a second object on the same engine keeps answers of its own."""
    ander = type(store)(store._engine)
    assert ander.cijfers.indicatoren() == ()
    store.cijfers.save_indicatoren([INBRAAK])
    ander.cijfers.save_indicatoren([ANDERS])
    assert store.cijfers.indicatoren() == ander.cijfers.indicatoren() == (ANDERS,)


def test_areas_and_uploads_are_those_of_then(store: Store) -> None:
    a = lees_in(store, [], gebieden=[WIJK])
    b = lees_in(store, [], gebieden=[WIJK.model_copy(update={"naam": "Zuid"}), GEMEENTE])
    store.cijfers.trek_in(b, op=dag(3))
    c = lees_in(store, [])
    vast = LANDELIJKE_GEBIEDEN
    assert store.cijfers.gebieden(op=_na(a)).gebieden == (*vast, WIJK)
    assert store.cijfers.gebieden(op=_na(b)).get(WIJK.code).naam == "Zuid"
    assert store.cijfers.gebieden(op=_na(c)).get(WIJK.code).naam == "Noord"
    stand = {op: [(u.id, u.ingetrokken) for u in store.cijfers.uploads(op=_na(op))] for op in (a, b, c)}
    assert stand == {a: [(a, None)], b: [(b, None), (a, None)], c: [(c, None), (b, dag(3)), (a, None)]}


def test_an_own_area_is_made_of_what_it_was_then(store: Store) -> None:
    eigen = Gebied(
        code="EG1234-NOORD", naam="Noord", niveau="eigen", indelingsjaar=0, gemeente="GM1234", delen=("BU12340101",)
    )
    a = lees_in(store, [], gebieden=[eigen])
    store.cijfers.trek_in(a, op=dag(2))
    assert store.cijfers.gebieden().get(eigen.code).delen == ()
    assert store.cijfers.gebieden(op=_na(a)).get(eigen.code).delen == eigen.delen


def test_boundaries_are_those_of_then(store: Store) -> None:
    a = lees_in(store, [], grenzen=[Grens(code="WK123401", indelingsjaar=2024, geometrie="een")])
    b = lees_in(store, [], grenzen=[Grens(code="WK123401", indelingsjaar=2024, geometrie="twee")])
    store.cijfers.trek_in(b, op=dag(3))
    gezien = [store.cijfers.grenzen(["WK123401"], op=op)["WK123401"] for op in (_na(a), _na(b), Peilmoment())]
    assert gezien == ["een", "twee", "een"]


def test_coverage_is_that_of_then(store: Store) -> None:
    maand = Rij(periode="2023MM12")
    a = lees_in(store, [Rij(periode="2022JJ00"), maand], indicatoren=[INBRAAK], gebieden=[GEMEENTE])
    b = lees_in(store, [Rij(periode="2024JJ00"), maand._replace(bron="CBS")])
    store.cijfers.trek_in(b, op=dag(3))
    jaren = [store.cijfers.laatste_jaar("GM1234", op=op) for op in (_na(a), _na(b), Peilmoment())]
    assert jaren == [2023, 2024, 2023]
    rijen = [[(d.bron, d.waarnemingen) for d in store.cijfers.dekking(op=op)] for op in (_na(a), _na(b))]
    assert rijen == [[("Politie", 2)], [("CBS", 1), ("Politie", 3)]]
    soorten = [{bron for _, bron in store.perioden.soorten(["GM1234"], op=op)} for op in (_na(a), _na(b))]
    assert soorten == [{"Politie"}, {"Politie", "CBS"}]


def test_an_indicator_without_a_thema_then_gave_no_newest_year(store: Store) -> None:
    """What it was called later does not change what was asked for before."""
    zonder = Indicator(code="inbraak", naam="Inbraak", ingedeeld=False)
    a = lees_in(store, [Rij()], indicatoren=[zonder])
    store.cijfers.save_indicatoren([INBRAAK])
    assert (store.cijfers.laatste_jaar("GM1234", op=_na(a)), store.cijfers.laatste_jaar("GM1234")) == (None, 2024)
    assert (store.cijfers.niet_ingedeeld(op=_na(a)), store.cijfers.niet_ingedeeld()) == ((zonder,), ())

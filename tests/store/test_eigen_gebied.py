"""An own area has the sum of its buurten, only where each of them has a figure."""

from datetime import UTC, datetime
from typing import Any

import pytest

from kvdash.domain.gebied import Gebied, eigen_code
from kvdash.store import Store
from tests.store.bouw import Jaarcijfer, Rij, dag, jaarcijfers, lees_in

A, B, C = "BU12340101", "BU12340102", "BU12340201"
NOORD = eigen_code("GM1234", "Stadsdeel Noord")


def eigen(*delen: str, naam: str = "Stadsdeel Noord") -> Gebied:
    return Gebied(
        code=eigen_code("GM1234", naam),
        naam=naam,
        niveau="eigen",
        indelingsjaar=2024,
        ouder="GM1234",
        gemeente="GM1234",
        delen=delen,
    )


def cijfer(store: Store, **vraag: Any) -> Jaarcijfer:
    (gevonden,) = jaarcijfers(store, gebieden=[NOORD], **vraag)
    return gevonden


def test_counts_are_added(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(A, B)])
    eerste = lees_in(store, [Rij(gebied=A, waarde=3), Rij(gebied=C, waarde=100)])
    tweede = lees_in(store, [Rij(gebied=B, waarde=4, status="voorlopig", regel=9)])
    gevonden = cijfer(store)
    assert (gevonden.waarde, gevonden.status, gevonden.ontbreekt) == (7, "voorlopig", ())
    assert (gevonden.upload, gevonden.regel, gevonden.gebied) == (tweede, 9, NOORD)
    store.cijfers.trek_in(tweede, op=dag(1))
    assert (cijfer(store).waarde, cijfer(store).ontbreekt, cijfer(store).upload) == (None, (B,), eerste)


def test_it_says_which_buurten_lack_a_figure(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(C, B, A)])
    lees_in(store, [Rij(gebied=A, waarde=3)])
    gevonden = cijfer(store)
    assert (gevonden.waarde, gevonden.status, gevonden.ontbreekt) == (None, "ontbrekend", (B, C))


def test_a_suppressed_buurt_leaves_no_sum(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(A, B)])
    lees_in(store, [Rij(gebied=A, waarde=3), Rij(gebied=B, waarde=None, status="onderdrukt")])
    gevonden = cijfer(store)
    assert (gevonden.waarde, gevonden.status, gevonden.ontbreekt) == (None, "onderdrukt", (B,))


@pytest.mark.parametrize("maat", ["percentage", "rapportcijfer", "per 1.000"])
def test_only_counts_are_added(store: Store, maat: str) -> None:
    lees_in(store, [], gebieden=[eigen(A, B)])
    lees_in(store, [Rij(gebied=A, maat=maat), Rij(gebied=B, maat=maat)])
    assert jaarcijfers(store, gebieden=[NOORD]) == []


def test_figures_of_other_borders_or_sources_are_not_added(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(A, B)])
    lees_in(store, [Rij(gebied=A, waarde=3, indelingsjaar=2023), Rij(gebied=B, waarde=4)])
    lees_in(store, [Rij(gebied=B, waarde=5, bron="CBS")])
    assert [(c.bron, c.waarde, c.ontbreekt) for c in jaarcijfers(store, gebieden=[NOORD])] == [
        ("CBS", None, (A,)),
        ("Politie", None, (A,)),
    ]
    lees_in(store, [Rij(gebied=B, waarde=6, indelingsjaar=2023)])
    politie = jaarcijfers(store, gebieden=[NOORD])[1]
    assert (politie.waarde, politie.indelingsjaar) == (9, 2023)


def test_months_are_added_to_years_first(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(A, B)])
    lees_in(store, [Rij(gebied=b, periode=f"2024MM{m:02d}", waarde=1) for b in (A, B) for m in range(1, 13)])
    assert (cijfer(store).waarde, cijfer(store).maanden) == (24, 12)
    lees_in(store, [Rij(gebied=b, periode=f"2025MM{m:02d}", waarde=1) for b in (A, B) for m in range(1, 10)])
    assert (cijfer(store, van=2025).waarde, cijfer(store, van=2025).maanden) == (None, 9)


def test_a_figure_from_a_file_goes_before_the_sum(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(A, B)])
    lees_in(store, [Rij(gebied=A, waarde=3), Rij(gebied=B, waarde=4), Rij(gebied=NOORD, waarde=8)])
    assert cijfer(store).waarde == 8


def test_only_what_was_asked_for_is_given(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(A, B)])
    lees_in(store, [Rij(gebied=A, waarde=3), Rij(gebied=B, waarde=4)])
    assert [c.gebied for c in jaarcijfers(store, gebieden=[NOORD, A])] == [A, NOORD]


def test_the_newest_composition_counts_and_can_be_undone(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(A)])
    lees_in(store, [Rij(gebied=A, waarde=3), Rij(gebied=B, waarde=4)])
    stand = store.cijfers.uploads()[0].id
    anders = lees_in(store, [], gebieden=[eigen(A, B)])
    assert cijfer(store).waarde == 7
    assert cijfer(store, tot_en_met=stand).waarde == 3
    store.cijfers.trek_in(anders, op=datetime.now(UTC))
    assert cijfer(store).waarde == 3


def test_an_undone_own_area_is_made_of_nothing(store: Store) -> None:
    upload = lees_in(store, [Rij(gebied=A, waarde=3)], gebieden=[eigen(A)])
    assert store.cijfers.gebieden().get(NOORD).delen == (A,)
    lees_in(store, [Rij(gebied=A, waarde=3)])
    store.cijfers.trek_in(upload, op=dag(1))
    assert store.cijfers.gebieden().get(NOORD).delen == ()
    assert jaarcijfers(store, gebieden=[NOORD]) == []


def test_borders_within_which_no_buurt_has_a_figure_do_not_stand_in_the_way(store: Store) -> None:
    """A buurt without a value, in newer borders than the others, hid the sum and told of no buurt that was missing."""
    lees_in(store, [], gebieden=[eigen(A, B)])
    lees_in(store, [Rij(gebied=A, indelingsjaar=2024, waarde=None, status="ontbrekend")])
    lees_in(store, [Rij(gebied=deel, indelingsjaar=2020, waarde=waarde) for deel, waarde in ((A, 3), (B, 4))])
    assert (cijfer(store).waarde, cijfer(store).ontbreekt, cijfer(store).indelingsjaar) == (7, (), 2020)


def test_all_buurten_without_a_value_are_named(store: Store) -> None:
    lees_in(store, [], gebieden=[eigen(A, B)])
    lees_in(store, [Rij(gebied=A, waarde=None, status="onderdrukt")])
    assert (cijfer(store).waarde, cijfer(store).ontbreekt) == (None, (A, B))

"""The figure of a year: the year itself, else its months or quarters."""

from typing import Any
from uuid import uuid4

import pytest

from kvdash.errors import InvoerError
from kvdash.store import Store
from tests.store.bouw import Jaarcijfer, Rij, jaarcijfers, lees_in, waarden


def _maanden(hoeveel: int, **velden: Any) -> list[Rij]:
    """The first months of 2024 with 1, 2, 3 …; the later ones stand higher in the file."""
    maanden = [Rij(periode=f"2024MM{m:02d}", waarde=m, regel=20 - m) for m in range(1, hoeveel + 1)]
    return [maand._replace(**velden) for maand in maanden]


def _kwartalen(hoeveel: int) -> list[Rij]:
    return [Rij(periode=f"2024KW{k:02d}", waarde=100) for k in range(1, hoeveel + 1)]


def test_all_fields_of_a_figure(store: Store) -> None:
    rij = Rij(maat="percentage", waarde=4.5, onder=4, boven=5, status="voorlopig", regel=7, kolom=2)
    upload = lees_in(store, [rij])
    assert jaarcijfers(store) == [
        Jaarcijfer(
            indicator="inbraak",
            bron="Politie",
            maat="percentage",
            gebied="GM1234",
            jaar=2024,
            indelingsjaar=2024,
            waarde=4.5,
            onder=4,
            boven=5,
            status="voorlopig",
            maanden=None,
            upload=upload,
            regel=7,
            kolom=2,
        )
    ]


def test_twelve_months_are_a_year(store: Store) -> None:
    lees_in(store, _maanden(12))
    (cijfer,) = jaarcijfers(store)
    assert (cijfer.waarde, cijfer.maanden, cijfer.regel) == (78, 12, 8)


@pytest.mark.parametrize("hoeveel", [1, 9, 11])
def test_fewer_months_have_no_value(store: Store, hoeveel: int) -> None:
    lees_in(store, _maanden(hoeveel))
    (cijfer,) = jaarcijfers(store)
    assert (cijfer.waarde, cijfer.maanden) == (None, hoeveel)


@pytest.mark.parametrize(("hoeveel", "waarde"), [(4, 400), (3, None)])
def test_four_quarters_are_a_year(store: Store, hoeveel: int, waarde: float | None) -> None:
    lees_in(store, _kwartalen(hoeveel))
    (cijfer,) = jaarcijfers(store)
    assert (cijfer.waarde, cijfer.maanden) == (waarde, 3 * hoeveel)


def test_year_months_and_quarters_are_never_added(store: Store) -> None:
    lees_in(store, [*_maanden(12), *_kwartalen(4), Rij(waarde=77)])
    (cijfer,) = jaarcijfers(store)
    assert (cijfer.waarde, cijfer.maanden) == (77, None)


def test_the_fuller_of_months_and_quarters_counts(store: Store) -> None:
    lees_in(store, [*_maanden(9), *_kwartalen(4)])
    assert waarden(store) == {2024: 400}


def test_a_suppressed_year_is_not_replaced_by_its_months(store: Store) -> None:
    lees_in(store, [*_maanden(12), Rij(waarde=None, status="onderdrukt")])
    (cijfer,) = jaarcijfers(store)
    assert (cijfer.waarde, cijfer.status) == (None, "onderdrukt")


def test_a_sum_with_a_suppressed_month_is_suppressed(store: Store) -> None:
    lees_in(store, [*_maanden(11), Rij(periode="2024MM12", waarde=None, status="onderdrukt")])
    (cijfer,) = jaarcijfers(store)
    assert (cijfer.waarde, cijfer.status, cijfer.maanden) == (None, "onderdrukt", 12)


def test_a_sum_with_a_provisional_month_is_provisional(store: Store) -> None:
    lees_in(store, [*_maanden(11), Rij(periode="2024MM12", status="voorlopig")])
    assert jaarcijfers(store)[0].status == "voorlopig"


def test_only_counts_are_added(store: Store) -> None:
    lees_in(store, _maanden(12, maat="percentage"))
    assert jaarcijfers(store) == []


def test_months_of_several_uploads_name_the_newest_and_its_first_line(store: Store) -> None:
    lees_in(store, _maanden(6))
    tweede = lees_in(store, [Rij(periode=f"2024MM{m:02d}", waarde=m, regel=m) for m in range(6, 13)])
    (cijfer,) = jaarcijfers(store)
    assert (cijfer.waarde, cijfer.maanden, cijfer.upload, cijfer.regel) == (78, 12, tweede, 6)


def test_the_newest_borders_count_whichever_came_last(store: Store) -> None:
    lees_in(store, [Rij(waarde=2, indelingsjaar=2025)])
    lees_in(store, [Rij(waarde=1, indelingsjaar=2024)])
    assert [(c.waarde, c.indelingsjaar) for c in jaarcijfers(store)] == [(2, 2025)]


def test_months_of_different_borders_are_not_added(store: Store) -> None:
    lees_in(store, _maanden(12))
    lees_in(store, _maanden(3, indelingsjaar=2025, waarde=50.0))
    assert [(c.waarde, c.indelingsjaar, c.maanden) for c in jaarcijfers(store)] == [(78, 2024, 12)]


def test_a_breakdown_is_not_the_total(store: Store) -> None:
    lees_in(store, [Rij(waarde=3, uitsplitsing="vrouwen"), Rij(waarde=8)])
    assert waarden(store) == {2024: 8}


def test_each_bron_and_maat_is_its_own_reeks(store: Store) -> None:
    lees_in(store, [Rij(waarde=1), Rij(waarde=2, bron="CBS"), Rij(waarde=3, maat="per 1.000")])
    assert [(c.bron, c.maat, c.waarde) for c in jaarcijfers(store)] == [
        ("CBS", "aantal", 2),
        ("Politie", "aantal", 1),
        ("Politie", "per 1.000", 3),
    ]


def test_only_what_is_asked_for_in_order(store: Store) -> None:
    lees_in(
        store,
        [
            Rij(indicator=indicator, gebied=gebied, periode=f"{jaar}JJ00")
            for jaar in (2019, 2020, 2021, 2022)
            for gebied in ("GM1234", "GM9876", "NL00")
            for indicator in ("brand", "inbraak", "overlast")
        ],
    )
    found = jaarcijfers(store, indicatoren=["overlast", "brand"], gebieden=["NL00", "GM1234"], van=2020, tot=2021)
    assert [(c.indicator, c.gebied, c.jaar) for c in found] == [
        (indicator, gebied, jaar)
        for indicator in ("brand", "overlast")
        for gebied in ("GM1234", "NL00")
        for jaar in (2020, 2021)
    ]


@pytest.mark.parametrize("leeg", [{"indicatoren": []}, {"gebieden": []}, {"van": 2025, "tot": 2020}])
def test_nothing_asked_gives_nothing(store: Store, leeg: dict[str, Any]) -> None:
    lees_in(store, [Rij()])
    assert jaarcijfers(store, **leeg) == []


def test_an_unknown_upload_is_a_message(store: Store) -> None:
    with pytest.raises(InvoerError):
        jaarcijfers(store, tot_en_met=uuid4())


def test_a_time_without_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        jaarcijfers(store, op=store.cijfers.upload(lees_in(store, [])).tijdstip.replace(tzinfo=None))

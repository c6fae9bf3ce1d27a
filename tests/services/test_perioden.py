"""Months and the year so far beside those of the year before: against scipy and by hand."""

import random
from datetime import UTC, date, datetime

import pytest
from scipy.stats import binom

from kvdash.domain.periode import Periode
from kvdash.domain.upload import Afronding
from kvdash.statistiek import benjamini_hochberg, count_interval, overdispersion_factor, rate_ratio_p_value
from kvdash.store import Store
from tests.services.maanden import (
    GEBIEDEN,
    GEMEENTE,
    INBRAAK,
    MAART,
    WIJKEN,
    lees_maanden,
    maandrijen,
    nieuwe_editie,
    teken,
    trek,
    van_gebied,
    vergelijk,
)
from tests.store.bouw import lees_in, maak_editie, maak_gebeurtenis, voeg_editie_toe


def _exact(x1: float, n1: float, x0: float, n0: float) -> float:
    """Twice the binomial tail of x1 given both, on its own side."""
    kans, samen = n1 / (n1 + n0), x1 + x0
    staart = binom.sf(x1 - 1, samen, kans) if x1 / n1 > x0 / n0 else binom.cdf(x1, samen, kans)
    return min(1.0, 2 * float(staart))


def test_the_last_month_that_is_over_is_tested_exactly_against_the_same_of_the_year_before(store: Store) -> None:
    """Of a figure of the gemeente alone nothing widens the test."""
    lees_maanden(store, maandrijen({GEMEENTE: {"2024MM03": 18, "2025MM02": 40, "2025MM03": 35}}))
    v = van_gebied(vergelijk(store, nieuwe_editie(store), tot=2025, niveau="gemeente"), GEMEENTE)
    assert (v.van, v.tot, v.aantal, v.vorige, v.kant) == (v.tot, Periode(code="2025MM03"), 35, 18, "hoger")
    assert v.p_waarde == pytest.approx(_exact(35, 31, 18, 31), rel=1e-9)
    assert (v.sterkte, v.oordeel) == ("afwijkend", "ongunstig")
    assert (v.onder, v.boven) == pytest.approx(count_interval(35))


@pytest.mark.parametrize(("toen", "nu"), [(28, 29), (29, 28), (10, 10), (40, 12)])
def test_february_of_a_leap_year_is_tested_per_day(store: Store, toen: int, nu: int) -> None:
    lees_maanden(
        store, maandrijen({GEMEENTE: {"2023MM02": toen, "2024MM02": nu}}), tijdstip=datetime(2024, 3, 9, tzinfo=UTC)
    )
    v = van_gebied(vergelijk(store, nieuwe_editie(store), tot=2024, niveau="gemeente"), GEMEENTE)
    if nu * 28 == toen * 29:
        assert (v.kant, v.p_waarde) == (None, 1.0)
    else:
        assert v.p_waarde == pytest.approx(_exact(nu, 29, toen, 28), rel=1e-9)
    assert v.heeft_andere_lengte


def test_the_spread_of_months_between_years_widens_test_and_interval(store: Store) -> None:
    maanden = trek(7)
    lees_maanden(store, maandrijen(maanden))
    alle = vergelijk(store, nieuwe_editie(store))
    gemeente = maanden[GEMEENTE]
    scores = []
    for wijk in WIJKEN:
        for code, nu in maanden[wijk].items():
            eerder = Periode(code=code).jaar_eerder.code
            if (toen := maanden[wijk].get(eerder)) is not None and nu is not None:
                kans = (gemeente[code] or 0) / ((gemeente[code] or 0) + (gemeente[eerder] or 0))
                scores.append((nu - (nu + toen) * kans) / ((nu + toen) * kans * (1 - kans)) ** 0.5)
    factor = overdispersion_factor(scores)
    assert factor > 2
    p = []
    for wijk in WIJKEN:
        v = van_gebied(alle, wijk)
        assert v.spreiding == pytest.approx(factor)
        onder, boven = count_interval(v.aantal / factor)
        assert (v.onder, v.boven) == pytest.approx(((onder or 0) * factor, boven * factor))
        p.append((wijk, v.aantal, v.vorige))
    ruw = [rate_ratio_p_value(nu / factor, 31 / factor, (toen or 0) / factor, 31 / factor) for _, nu, toen in p]
    for (wijk, *_), verwacht in zip(p, benjamini_hochberg(ruw), strict=True):
        assert van_gebied(alle, wijk).p_waarde == pytest.approx(verwacht)


def test_all_gebieden_and_indicators_with_a_richting_are_one_family(store: Store) -> None:
    lees_maanden(store, [*maandrijen(trek(1)), *maandrijen(trek(2), indicator="drugs")])
    alle = vergelijk(store, nieuwe_editie(store))
    assert len(alle.alle) == 12
    assert alle.vergelijkingen == 6
    assert alle.verwacht_door_toeval == pytest.approx(0.3)
    assert {v.oordeel for v in alle.van("drugs", bron="Politie")} == {"geen"}


@pytest.mark.parametrize(
    ("gelezen", "laatste"),
    [
        (datetime(2025, 3, 20, 12, tzinfo=UTC), "2025MM02"),
        (datetime(2025, 3, 31, 12, tzinfo=UTC), "2025MM02"),  # its last day is not over
        (datetime(2025, 3, 31, 22, 30, tzinfo=UTC), "2025MM03"),  # in the Netherlands it is the first of April
        (datetime(2025, 4, 1, 12, tzinfo=UTC), "2025MM03"),
    ],
)
def test_a_month_read_in_before_it_was_over_is_not_compared(store: Store, gelezen: datetime, laatste: str) -> None:
    lees_maanden(store, maandrijen(trek(3)), tijdstip=gelezen)
    editie = nieuwe_editie(store)
    assert {v.tot.code for v in vergelijk(store, editie).alle} == {laatste}
    (punt,) = [p for p in teken(store, editie).reeksen[0].punten if p.periode.code == "2025MM03"]
    assert punt.waarde is not None
    heel, onaf = (None, False, "definitief"), ("niet_afgelopen", True, "voorlopig")
    gevonden = (punt.kanttekening, punt.aantal is None, punt.status)
    assert gevonden == (heel if laatste == "2025MM03" else onaf)


def test_an_unfinished_month_is_over_once_a_later_file_has_it(store: Store) -> None:
    lees_maanden(store, maandrijen(trek(3)), tijdstip=datetime(2025, 3, 20, tzinfo=UTC))
    lees_maanden(store, maandrijen({GEMEENTE: {"2025MM03": 50}, WIJKEN[0]: {"2025MM03": 9}}), tijdstip=MAART)
    editie = nieuwe_editie(store)
    assert {v.tot.code for v in vergelijk(store, editie, niveau="gemeente").alle} == {"2025MM03"}
    alle = vergelijk(store, editie)
    assert [v.gebied.code for v in alle.alle] == [WIJKEN[0]]


def test_zeros_of_months_that_had_not_begun_are_no_figures(store: Store) -> None:
    maanden = trek(4, tot="2025MM12")
    lees_maanden(
        store, maandrijen({g: {p: 0.0 if p > "2025MM04" else w for p, w in m.items()} for g, m in maanden.items()})
    )
    editie = nieuwe_editie(store)
    assert {v.tot.code for v in vergelijk(store, editie, tot=2025).alle} == {"2025MM03"}
    laatste = teken(store, editie, tot=2025).reeksen[0].punten[-1]
    assert (laatste.periode.code, laatste.kanttekening) == ("2025MM04", "niet_afgelopen")


def test_without_the_year_before_there_is_no_comparison(store: Store) -> None:
    maanden = {g: {p: w for p, w in m.items() if p != "2024MM03"} for g, m in trek(5).items()}
    lees_maanden(store, maandrijen(maanden))
    alle = vergelijk(store, nieuwe_editie(store))
    assert {(v.reden, v.sterkte, v.vorige) for v in alle.alle} == {("geen vorig jaar", "niet te bepalen", None)}
    assert alle.vergelijkingen == 0


def test_a_suppressed_month_is_a_gap_and_not_compared(store: Store) -> None:
    maanden = trek(6)
    lees_maanden(store, maandrijen(maanden))
    lees_maanden(store, maandrijen({WIJKEN[0]: {"2024MM03": None}, WIJKEN[1]: {"2025MM03": None}}, status="onderdrukt"))
    editie = nieuwe_editie(store)
    alle = vergelijk(store, editie)
    assert van_gebied(alle, WIJKEN[0]).reden == "geen vorig jaar"
    assert WIJKEN[1] not in {v.gebied.code for v in alle.alle}
    wijk = next(r for r in teken(store, editie).wijken if r.gebied.code == WIJKEN[0])
    punt = wijk.punt(Periode(code="2024MM03"))
    assert punt is not None
    assert (punt.waarde, punt.status) == (None, "onderdrukt")


def test_other_borders_are_not_compared(store: Store) -> None:
    maanden = trek(8)
    lees_maanden(store, maandrijen({g: {p: w for p, w in m.items() if p < "2024MM10"} for g, m in maanden.items()}))
    nieuw = {g: {p: w for p, w in m.items() if p >= "2024MM10"} for g, m in maanden.items()}
    lees_in(
        store,
        maandrijen(nieuw, indelingsjaar=2025),
        # The first wijk keeps its name, the second has another: it is another area.
        gebieden=[
            g.model_copy(update={"indelingsjaar": 2025, "naam": "Anders" if g.code == WIJKEN[1] else g.naam})
            for g in GEBIEDEN
        ],
        tijdstip=MAART,
    )
    alle = vergelijk(store, nieuwe_editie(store))
    assert van_gebied(alle, WIJKEN[0]).reden is None
    assert van_gebied(alle, WIJKEN[1]).reden == "andere grenzen"


def test_a_breuk_is_not_crossed_where_it_touches(store: Store) -> None:
    lees_maanden(store, maandrijen(trek(9)))
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    breuk = maak_gebeurtenis(editie, van=date(2024, 11, 1), gebieden=(WIJKEN[0],), is_breuk=True)
    store.dossier.schrijf(breuk)
    alle = vergelijk(store, editie.id)
    assert {v.gebied.code for v in alle.alle if v.reden == "breuk"} == {WIJKEN[0]}
    assert alle.vergelijkingen == 5


def test_the_year_so_far_is_the_sum_of_the_same_months(store: Store) -> None:
    maanden = trek(10)
    lees_maanden(store, maandrijen(maanden))
    alle = vergelijk(store, nieuwe_editie(store), tot_nu_toe=True)
    v = van_gebied(alle, WIJKEN[2])
    assert (v.van.code, v.tot.code, v.is_tot_nu_toe) == ("2025MM01", "2025MM03", True)
    nu, toen = (sum(maanden[WIJKEN[2]][f"{jaar}MM0{m}"] or 0 for m in (1, 2, 3)) for jaar in (2025, 2024))
    assert (v.aantal, v.vorige) == (nu, toen)
    assert v.heeft_andere_lengte


def test_a_year_so_far_with_a_month_missing_has_no_comparison(store: Store) -> None:
    maanden = trek(10)
    del maanden[WIJKEN[0]]["2024MM02"]
    del maanden[WIJKEN[1]]["2025MM02"]
    lees_maanden(store, maandrijen(maanden))
    alle = vergelijk(store, nieuwe_editie(store), tot_nu_toe=True)
    assert van_gebied(alle, WIJKEN[0]).reden == "geen vorig jaar"
    assert WIJKEN[1] not in {v.gebied.code for v in alle.alle}


def test_a_year_that_is_whole_has_no_year_so_far(store: Store) -> None:
    lees_maanden(store, maandrijen(trek(11, tot="2024MM12")))
    editie = nieuwe_editie(store)
    assert vergelijk(store, editie, tot_nu_toe=True).alle == ()
    assert {v.tot.code for v in vergelijk(store, editie).alle} == {"2024MM12"}


def test_an_earlier_last_year_looks_no_further(store: Store) -> None:
    lees_maanden(store, maandrijen(trek(12)))
    assert {v.tot.code for v in vergelijk(store, nieuwe_editie(store), tot=2023).alle} == {"2023MM12"}


def test_what_ended_before_the_last_year_is_not_compared(store: Store) -> None:
    lees_maanden(store, [*maandrijen(trek(13, tot="2023MM06")), *maandrijen(trek(14), indicator="drugs")])
    assert {v.indicator.code for v in vergelijk(store, nieuwe_editie(store)).alle} == {"drugs"}


def test_false_alarms_stay_below_what_is_said(store: Store) -> None:
    """Where nothing changed, at most 6 % of the comparisons is mogelijk."""
    rng = random.Random(1)
    rijen = [
        rij
        for nummer in range(120)
        for rij in maandrijen(
            {
                wijk: {
                    f"{jaar}MM03": float(sum(rng.random() < 0.02 for _ in range(600))) for jaar in (2023, 2024, 2025)
                }
                for wijk in WIJKEN
            },
            indicator=f"i{nummer}",
        )
    ]
    veel = [INBRAAK.model_copy(update={"code": f"i{nummer}"}) for nummer in range(120)]
    lees_in(store, rijen, gebieden=GEBIEDEN, indicatoren=veel, tijdstip=MAART)
    alle = vergelijk(store, nieuwe_editie(store))
    assert alle.vergelijkingen == 720
    assert sum(v.sterkte == "mogelijk" for v in alle.alle) <= 0.06 * 720
    assert sum(v.sterkte == "afwijkend" for v in alle.alle) <= 1


@pytest.mark.parametrize(("op", "sterkte"), [(1, "afwijkend"), (10, "vergelijkbaar")])
def test_what_rounding_alone_can_make_is_no_difference(store: Store, op: int, sterkte: str) -> None:
    lees_in(
        store,
        maandrijen({GEMEENTE: {"2024MM03": 20, "2025MM03": 40}}),
        gebieden=GEBIEDEN,
        indicatoren=[INBRAAK],
        afrondingen=[Afronding(bron="Politie", op=op)],
        tijdstip=MAART,
    )
    v = van_gebied(vergelijk(store, nieuwe_editie(store), tot=2025, niveau="gemeente"), GEMEENTE)
    assert (v.aantal, v.vorige, v.sterkte) == (40, 20, sterkte)
    if op > 1:
        assert v.p_waarde == pytest.approx(_exact(35, 31, 25, 31), rel=1e-9)

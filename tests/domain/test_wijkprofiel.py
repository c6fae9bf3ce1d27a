"""The profile of one gebied: every figure between those of the others, and only what may be compared."""

from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.signaal import Signalen
from kvdash.domain.wijkprofiel import Wijkprofiel, make_wijkprofiel
from tests.charts.maak import maak_gebied
from tests.charts.profiel import INBRAAK, maak_signaal, maak_signalen

NOORD = maak_gebied("Noord", code="Noord")
ZUID = maak_gebied("Zuid", code="Zuid")
VIJF = {"Noord": 6.0, "Zuid": 2.0, "Oost": 3.0, "West": 9.0, "Midden": 5.0}


def _profiel(waarden: dict[str, float]) -> Wijkprofiel:
    return make_wijkprofiel(maak_signalen(waarden), NOORD, ander=ZUID)


def test_a_row_knows_both_ends_the_middle_half_and_the_other() -> None:
    profiel = _profiel(VIJF)
    (rij,) = profiel.van_thema("T1.3")
    assert (rij.eigen.waarde, rij.ander) == (6.0, 2.0)
    assert (rij.laagste.gebied.naam, rij.hoogste.gebied.naam) == ("Zuid", "West")
    assert (rij.kwart1, rij.kwart3) == (3.0, 6.0)
    assert profiel.van_thema("T1.1") == ()


def test_of_three_there_is_no_middle_half_and_of_one_no_row() -> None:
    (rij,) = _profiel({"Noord": 6.0, "Zuid": 2.0, "Oost": 3.0}).rijen
    assert (rij.kwart1, rij.kwart3) == (None, None)
    assert _profiel({"Noord": 6.0}).rijen == ()
    assert _profiel({"Zuid": 6.0, "Oost": 3.0}).rijen == ()


@given(st.lists(st.floats(0, 1e6), min_size=4, max_size=40))
def test_the_ends_and_the_middle_half_hold_each_other(waarden: list[float]) -> None:
    (rij,) = _profiel({("Noord", "Zuid")[i] if i < 2 else f"W{i}": w for i, w in enumerate(waarden)}).rijen
    assert rij.kwart1 is not None and rij.kwart3 is not None
    assert rij.laagste.waarde <= rij.kwart1 <= rij.kwart3 <= rij.hoogste.waarde
    assert rij.laagste.waarde <= rij.eigen.waarde <= rij.hoogste.waarde


def _signalen(*signalen: object) -> Signalen:
    return maak_signalen({}).model_copy(update={"signalen": signalen})


def test_counts_and_figures_of_another_year_are_not_compared() -> None:
    aantallen = [maak_signaal(naam, w, maat="aantal") for naam, w in VIJF.items()]
    oud = [maak_signaal(naam, w, jaar=2023) for naam, w in VIJF.items() if naam != "Noord"]
    assert make_wijkprofiel(_signalen(*aantallen), NOORD).rijen == ()
    assert make_wijkprofiel(_signalen(maak_signaal("Noord", 6.0), *oud), NOORD).rijen == ()


def test_what_is_judged_leaves_out_what_may_not_be() -> None:
    haal = INBRAAK.model_copy(update={"code": "drugs", "ontstaan": "haal"})
    signalen = [maak_signaal(naam, w) for naam, w in VIJF.items()]
    signalen += [maak_signaal(naam, w, indicator=haal, reden="haal") for naam, w in VIJF.items()]
    profiel = make_wijkprofiel(_signalen(*signalen), NOORD)
    assert len(profiel.rijen) == 2
    assert [s.indicator.code for s in profiel.beoordeeld] == ["inbraak"]

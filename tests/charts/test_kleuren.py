"""The kleurentabel: shades, and what stands in the cells."""

from kvdash.charts.kleuren import KLASSEN, kleurcellen
from tests.charts.maak import CENTRUM, NOORD, ZUID, gewoon_beeld, maak_beeld, maak_reeks


def test_the_highest_newest_figure_comes_first_and_a_gap_is_hatched() -> None:
    rijen = kleurcellen(gewoon_beeld())
    assert [(rij.naam, rij.gekozen) for rij in rijen] == [("Centrum", True), ("Noord", True), ("Zuid", False)]
    gat = rijen[0].cellen[2]
    assert (gat.jaar, gat.klasse, gat.tekst, gat.uitleg) == (2022, 0, "–", "geen cijfer")
    assert rijen[0].cellen[4].tekst == "8,5*"
    assert rijen[0].cellen[4].uitleg == "8,5 (voorlopig cijfer)"


def test_shades_follow_the_figures_and_one_far_above_does_not_make_the_others_alike() -> None:
    wijken = [maak_reeks(g, [w]) for g, w in ((CENTRUM, 900.0), (NOORD, 2.0), (ZUID, 1.0))]
    klassen = {rij.naam: rij.cellen[0].klasse for rij in kleurcellen(maak_beeld(wijken=wijken))}
    assert klassen["Zuid"] < klassen["Noord"] < klassen["Centrum"] == KLASSEN


def test_years_without_any_figure_are_left_out() -> None:
    (rij,) = kleurcellen(maak_beeld(wijken=[maak_reeks(CENTRUM, [1.0, None, 2.0])]))
    assert [cel.jaar for cel in rij.cellen] == [2020, 2022]
    assert kleurcellen(maak_beeld(wijken=[maak_reeks(CENTRUM, [None])])) == ()

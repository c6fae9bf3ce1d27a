"""What is drawn, before it is known with what."""

from datetime import date
from itertools import pairwise

from kvdash.charts.palet import stijl_van_gebied
from kvdash.charts.vorm import Lijn, balken_van, eindlabels, gebeurtenismerken, ijkpunt, lijnen_van
from kvdash.domain.reeks import Reeks
from tests.charts.maak import (
    CENTRUM,
    NOORD,
    VOORBEELDSTAD,
    ZUID,
    beeld_met_gebeurtenissen,
    gewoon_beeld,
    maak_beeld,
    maak_gebeurtenis,
    maak_punt,
    maak_reeks,
)


def maak_lijn(*waarden: float | None, voorlopig: int = 0, marge: float | None = None) -> Lijn:
    return Lijn(maak_reeks(CENTRUM, waarden, voorlopig=voorlopig, marge=marge), stijl_van_gebied(0))


def test_a_gap_breaks_the_line_and_is_no_zero() -> None:
    stukken = maak_lijn(3.0, 4.0, None, 5.0, 6.0).stukken
    assert [stuk.punten for stuk in stukken] == [((2020, 3.0), (2021, 4.0)), ((2023, 5.0), (2024, 6.0))]


def test_the_way_to_a_provisional_point_is_provisional() -> None:
    definitief, voorlopig = maak_lijn(1.0, 2.0, 3.0, voorlopig=1).stukken
    assert (definitief.voorlopig, definitief.punten) == (False, ((2020, 1.0), (2021, 2.0)))
    assert (voorlopig.voorlopig, voorlopig.punten) == (True, ((2021, 2.0), (2022, 3.0)))


def test_a_single_year_between_gaps_has_no_line_but_a_point() -> None:
    lijn = maak_lijn(None, 4.0, None)
    assert lijn.stukken == ()
    assert [punt.waarde for punt in lijn.getekend] == [4.0]


def test_an_interval_breaks_where_the_line_does() -> None:
    banden = maak_lijn(3.0, None, 5.0, 6.0, marge=1.0).banden
    assert banden == (((2020, 2.0, 4.0),), ((2022, 4.0, 6.0), (2023, 5.0, 7.0)))


def test_a_survey_every_other_year_is_one_line() -> None:
    beeld = maak_beeld(maak_reeks(CENTRUM, [7.0, None, 7.2, None, None, 7.1]), maat="rapportcijfer", ontstaan="enquete")
    (lijn,) = lijnen_van(beeld)
    assert [stuk.punten for stuk in lijn.stukken] == [((2020, 7.0), (2022, 7.2))]


def test_the_comparator_lies_behind_and_the_first_gebied_on_top() -> None:
    assert [lijn.naam for lijn in lijnen_van(gewoon_beeld())] == ["Voorbeeldstad", "Noord", "Centrum"]


def test_gebieden_differ_without_colour() -> None:
    stijlen = [stijl_van_gebied(i) for i in range(20)]
    assert len({(stijl.streep, stijl.merk) for stijl in stijlen}) == 20


def test_end_labels_name_value_and_an_earlier_end() -> None:
    beeld = maak_beeld(maak_reeks(CENTRUM, [1.0, 2.0]), maak_reeks(NOORD, [1.5, None]), maak_reeks(ZUID, [None, None]))
    labels = eindlabels(beeld, hoogte=100, afstand=10, hoogstens=20)
    assert {label.tekst for label in labels} == {"Centrum 2,0", "Noord 1,5 (2020)"}
    assert [label.tekst for label in labels if label.vet] == ["Centrum 2,0"]


def test_bars_go_from_high_to_low_with_the_reason_for_what_lacks() -> None:
    te_klein = Reeks(gebied=ZUID, punten=(maak_punt(2024, None, aantal=3, kanttekening="noemer_te_klein"),))
    beeld = maak_beeld(
        maak_reeks(CENTRUM, [4.0], vanaf=2024),
        wijken=[te_klein, maak_reeks(CENTRUM, [4.0], vanaf=2024), maak_reeks(NOORD, [9.0], vanaf=2024)],
    )
    balken = balken_van(beeld, jaar=2024)
    assert [(b.naam, b.waarde, b.gekozen) for b in balken] == [
        ("Noord", 9.0, False),
        ("Centrum", 4.0, True),
        ("Zuid", None, False),
    ]
    assert "te weinig woningen" in balken[2].tekst


def test_a_year_outside_the_reeks_has_no_figure() -> None:
    assert [b.tekst for b in balken_van(gewoon_beeld(), jaar=1999)] == ["geen cijfer"] * 3


def test_the_gemeente_is_the_mark_also_when_it_is_chosen() -> None:
    gekozen = maak_beeld(maak_reeks(VOORBEELDSTAD, [5.0], vanaf=2024))
    balk = ijkpunt(gekozen, jaar=2024)
    assert balk is not None
    assert balk.waarde == 5.0
    assert ijkpunt(gekozen, jaar=2020) is None


def test_no_line_or_interval_crosses_a_break() -> None:
    reeks = maak_reeks(CENTRUM, [1.0, 2.0, 3.0, 4.0], marge=0.5).model_copy(update={"breuken": (date(2022, 7, 1),)})
    lijn = Lijn(reeks, stijl_van_gebied(0))
    assert [stuk.punten for stuk in lijn.stukken] == [((2020, 1.0), (2021, 2.0)), ((2022, 3.0), (2023, 4.0))]
    assert [[hoek[0] for hoek in band] for band in lijn.banden] == [[2020, 2021], [2022, 2023]]


def test_events_stand_where_the_year_has_its_figure() -> None:
    tijd, moment, breuk = gebeurtenismerken(beeld_met_gebeurtenissen())
    assert (round(tijd.van, 1), round(tijd.tot or 0, 1), tijd.nummer) == (2020.0, 2021.5, 1)
    assert (round(moment.van, 1), moment.tot) == (2022.0, None)
    assert (breuk.van, breuk.is_breuk, breuk.nummer) == (2022.5, True, 3)


def test_numbers_of_events_keep_apart_and_within_the_axis() -> None:
    dagen = [maak_gebeurtenis(f"G{n}", date(2024, 12, 30)) for n in range(4)]
    merken = gebeurtenismerken(gewoon_beeld().model_copy(update={"gebeurtenissen": tuple(dagen)}))
    plekken = [merk.label for merk in merken]
    assert all(b - a > 0.1 for a, b in pairwise(plekken))
    assert max(plekken) <= 2024.3

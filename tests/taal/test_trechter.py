"""The trechter in words."""

import pytest

from kvdash.domain.signaal import Reden
from kvdash.taal import (
    geentrechterzin,
    trechterlegenda,
    trechterondertitel,
    trechterpunttekst,
    trechtertekst,
    trechtertitel,
    trechteruitleg,
)
from tests.charts.maak import (
    CENTRUM,
    NOORD,
    ZUID,
    gewone_trechter,
    gewoon_beeld,
    maak_trechter,
    maak_trechterpunt,
)


def test_the_title_names_who_lies_beyond_the_outer_line() -> None:
    assert trechtertitel(gewone_trechter()) == (
        "Woninginbraken in 2024: Centrum ligt boven de lijn van 99,8% rond Voorbeeldstad"
    )


def test_the_title_names_both_sides_and_falls_back_to_the_inner_line() -> None:
    hoog = maak_trechterpunt(CENTRUM, 4000, 8.5, plek="buiten 95%")
    laag = maak_trechterpunt(NOORD, 4000, 2.0, plek="buiten 95%")
    titel = trechtertitel(maak_trechter(hoog, laag))
    assert titel.endswith("Centrum ligt boven en Noord ligt onder de lijn van 95% rond Voorbeeldstad")


def test_the_title_when_all_lie_within_and_when_visitors_come() -> None:
    binnen = maak_trechter(maak_trechterpunt(ZUID, 2000, 5.5))
    assert trechtertitel(binnen).endswith("alle wijken liggen binnen de lijnen rond Voorbeeldstad")
    bezoek = maak_trechter(maak_trechterpunt(ZUID, 2000, 55, plek=None))
    assert trechtertitel(bezoek).endswith("niet vergeleken: hier komen veel bezoekers")


def test_a_point_in_words() -> None:
    teksten = [trechterpunttekst(punt, gewone_trechter()) for punt in gewone_trechter().punten]
    assert teksten == [
        "12,5 per 1.000 woningen bij 4.000 woningen: hoger, ongunstig, buiten de lijn van 99,8%",
        "3,4 per 1.000 woningen bij 8.000 woningen: lager, mogelijk gunstig, buiten de lijn van 95%",
        "5,5 per 1.000 woningen bij 2.000 woningen: binnen de lijnen",
    ]


def test_what_is_not_judged_has_a_side_but_no_judgement() -> None:
    punt = maak_trechterpunt(CENTRUM, 4000, 12.5, plek="buiten 99,8%", sterkte="afwijkend")
    assert trechterpunttekst(punt, maak_trechter(punt)).endswith(": hoger, buiten de lijn van 99,8%")


def test_the_alternative_text_has_the_finding_and_who_lies_outside() -> None:
    tekst = trechtertekst(gewone_trechter(), gewoon_beeld())
    assert tekst == (
        "Woninginbraken in 2024: Centrum ligt boven de lijn van 99,8% rond Voorbeeldstad. "
        "Per 1.000 woningen, 2024 (voorlopig cijfer), Voorbeeldstad 5,0. "
        "Buiten de lijn van 99,8%: Centrum (12,5). Buiten de lijn van 95%: Noord (3,4). "
        "Binnen de lijnen: 1 van 3 wijken."
    )


def test_the_legend_counts_what_occurs() -> None:
    assert dict(trechterlegenda(gewone_trechter())) == {
        "buiten 99,8%": "buiten de lijn van 99,8% (1)",
        "buiten 95%": "buiten de lijn van 95% (1)",
        "binnen 95%": "binnen de lijnen (1)",
    }


def test_wider_lines_are_said() -> None:
    gewoon, breed = gewone_trechter(), gewone_trechter().model_copy(update={"spreiding": 4.0})
    assert "schommelt" not in trechteruitleg(gewoon)
    assert "2,0 keer zo ver uit elkaar" in trechteruitleg(breed)


def test_a_survey_speaks_of_who_answered() -> None:
    enquete = maak_trechter(maak_trechterpunt(CENTRUM, 400, 20.0), maat="percentage")
    assert "20,0% bij 400 deelnemers" in trechterpunttekst(enquete.punten[0], enquete)
    assert trechterondertitel(enquete, gewoon_beeld()).startswith("Percentage, 2024")


@pytest.mark.parametrize(
    ("reden", "woorden"),
    [("geen noemer", "delen"), ("geen marges", "precies"), ("geen vergelijking", "ontbreekt"), (None, "geen cijfers")],
)
def test_why_there_is_none(reden: Reden | None, woorden: str) -> None:
    assert woorden in geentrechterzin(reden)

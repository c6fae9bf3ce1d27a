"""A wijkprofiel in words: what stands out, and which end of the scale is gunstig, never for what is not judged."""

from typing import Any

import pytest

from kvdash.domain.signaal import Reden
from kvdash.domain.wijkprofiel import Wijkprofiel, make_wijkprofiel
from kvdash.taal import oordeelreden, profielzinnen, uiterstezin, vergelijkingszin
from tests.charts.maak import maak_gebied
from tests.charts.profiel import INBRAAK, maak_signaal, maak_signalen

NOORD, ZUID = maak_gebied("Noord", code="Noord"), maak_gebied("Zuid", code="Zuid")
VIJF = {"Noord": 6.0, "Zuid": 2.0, "Oost": 3.0, "West": 9.0, "Midden": 5.0}


def _profiel(**velden: Any) -> Wijkprofiel:
    return make_wijkprofiel(maak_signalen(VIJF, **velden), NOORD, ander=ZUID)


def test_three_sentences_say_what_stands_out() -> None:
    eerste, ongunstig, gunstig = profielzinnen(_profiel(sterkte="afwijkend", trend="stijgt"))
    assert (
        eerste
        == "Van 1 cijfer zijn er 1 duidelijk ongunstiger en geen duidelijk gunstiger dan in de rest van Voorbeeldstad."
    )
    assert ongunstig == (
        "Ongunstig: woninginbraak. Het duidelijkst is woninginbraak: 6,0 per 1.000 woningen; Voorbeeldstad 4,0. "
        "Het wordt ook slechter bij: woninginbraak."
    )
    assert gunstig == "Geen enkel cijfer is duidelijk gunstiger."


def test_gunstig_is_named_too_and_what_may_be_chance_is_not() -> None:
    lager = make_wijkprofiel(maak_signalen({"Noord": 2.0, "Zuid": 6.0}, sterkte="afwijkend"), NOORD)
    assert profielzinnen(lager)[2] == "Gunstig: woninginbraak."
    assert profielzinnen(_profiel(sterkte="mogelijk"))[1:] == (
        "Geen enkel cijfer is duidelijk ongunstiger.",
        "Geen enkel cijfer is duidelijk gunstiger.",
    )


def test_without_a_judged_figure_one_sentence_says_so() -> None:
    (zin,) = profielzinnen(_profiel(reden="bezoekers"))
    assert zin == "Van Noord zijn er in 2024 geen cijfers om met de rest van Voorbeeldstad te vergelijken."


def test_the_ends_are_named_with_the_side_that_is_gunstig() -> None:
    (rij,) = _profiel().rijen
    assert uiterstezin(rij) == "laagst Zuid 2,0 (gunstig), hoogst West 9,0"
    cijfer = INBRAAK.model_copy(update={"richting": "gunstig"})
    assert uiterstezin(_profiel(indicator=cijfer).rijen[0]) == "laagst Zuid 2,0, hoogst West 9,0 (gunstig)"


@pytest.mark.parametrize(
    ("velden", "reden"),
    [({"ontstaan": "haal"}, "haal"), ({"richting": "geen"}, "geen richting"), ({}, "bezoekers")],
)
def test_no_side_is_gunstig_of_what_is_not_judged(velden: dict[str, str], reden: Reden) -> None:
    profiel = _profiel(indicator=INBRAAK.model_copy(update=velden), reden=reden, sterkte="afwijkend")
    (rij,) = profiel.rijen
    assert uiterstezin(rij) == "laagst Zuid 2,0, hoogst West 9,0"
    assert oordeelreden(rij.eigen).startswith("geen oordeel: ")


def test_the_alternative_text_holds_all_that_is_drawn() -> None:
    profiel = _profiel(sterkte="afwijkend")
    assert vergelijkingszin(profiel.rijen[0], profiel=profiel) == (
        "Woninginbraak in Noord in 2024: 6,0 per 1.000 woningen, ▲ hoger, ongunstig. Voorbeeldstad: 4,0. "
        "Wijken: laagst Zuid 2,0 (gunstig), hoogst West 9,0. De middelste helft ligt tussen 3,0 en 6,0. Zuid: 2,0."
    )
    assert oordeelreden(maak_signaal("Noord", 4.1)) == "geen duidelijk verschil"

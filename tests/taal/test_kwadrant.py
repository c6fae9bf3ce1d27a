"""A kwadrant in words: where figures and experience contradict each other, and where nobody spoke."""

from kvdash.domain.kernbeleid import thema
from kvdash.domain.kwadrant import Kwadrant, Kwadrantplek, Stand, Standoordeel
from kvdash.taal import kwadrantzinnen, plekzin, vaknaam
from tests.charts.maak import maak_gebied
from tests.charts.profiel import maak_signaal


def _plek(naam: str, cijfers: Standoordeel, beleving: Standoordeel = "onbekend") -> Kwadrantplek:
    signalen = (maak_signaal(naam, 6.0),) if cijfers == "slecht" else ()
    return Kwadrantplek(
        gebied=maak_gebied(naam, code=naam),
        cijfers=Stand(oordeel=cijfers, zeker=True, signalen=signalen),
        beleving=Stand(oordeel=beleving),
    )


def _zinnen(*plekken: Kwadrantplek) -> tuple[str, ...]:
    return kwadrantzinnen(Kwadrant(thema=thema("T1.3"), jaar=2024, plekken=plekken))


def test_contradictions_are_named() -> None:
    assert _zinnen(_plek("Noord", "slecht", "goed"), _plek("Zuid", "goed", "slecht"), _plek("Oost", "gemiddeld")) == (
        "Cijfers slecht in Noord.",
        "Cijfers slecht, beleving goed: Noord.",
        "Cijfers goed, beleving slecht: Zuid.",
        "Niet besproken: Noord.",
    )


def test_without_a_survey_per_wijk_it_says_so() -> None:
    assert _zinnen(_plek("Noord", "goed")) == (
        "In geen enkele wijk zijn de cijfers slecht.",
        "Hoe bewoners het ervaren, is niet per wijk bekend.",
    )


def test_a_part_has_a_name_and_a_place_its_reason() -> None:
    assert vaknaam("slecht", "goed") == "cijfers slecht, beleving goed"
    assert vaknaam("onbekend", "onbekend") == "geen cijfers om te vergelijken, beleving per wijk niet bekend"
    assert plekzin(_plek("Noord", "slecht")) == "Noord: woninginbraak; niet besproken"
    assert plekzin(_plek("Noord", "slecht", "slecht")) == "Noord: woninginbraak; kan toeval zijn; niet besproken"

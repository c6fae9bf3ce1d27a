"""Months and quarters beside those of the year before, in words."""

from uuid import UUID

import pytest

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.periode import Periode, PeriodeSoort
from kvdash.domain.periodevergelijking import Periodevergelijking, Periodevergelijkingen
from kvdash.domain.reeks import Herkomst, IndicatorBeeld, Punt, Reeks
from kvdash.taal import (
    afgelopenzin,
    onafmelding,
    periodefamiliezin,
    periodekort,
    periodeondertitel,
    periodetekst,
    periodetitel,
    periodewoord,
    periodezin,
    punttekst,
    tijdspanne,
)

INBRAAK = Indicator(code="inbraak", naam="Woninginbraak", thema="T1.3", richting="ongunstig", ontstaan="breng")
NOORD = Gebied(code="WK123401", naam="Noord", niveau="wijk", indelingsjaar=2024, gemeente="GM1234")
STAD = Gebied(code="GM1234", naam="Stad", niveau="gemeente", indelingsjaar=2024, gemeente="GM1234")


def _vergelijking(van: str = "2025MM09", tot: str = "", **velden: object) -> Periodevergelijking:
    vast = {"indicator": INBRAAK, "bron": "Politie", "gebied": NOORD, "aantal": 12.0, "onder": 6.2, "boven": 20.9}
    return Periodevergelijking.model_validate(
        {
            **vast,
            "van": Periode(code=van),
            "tot": Periode(code=tot or van),
            "vorige": 18.0,
            "kant": "lager",
            "sterkte": "vergelijkbaar",
            **velden,
        }
    )


@pytest.mark.parametrize(
    ("van", "tot", "tekst"),
    [
        ("2025MM09", "2025MM09", "september 2025"),
        ("2025MM01", "2025MM09", "januari tot en met september 2025"),
        ("2025KW01", "2025KW03", "1e tot en met 3e kwartaal 2025"),
        ("2021MM01", "2025MM09", "januari 2021 tot en met september 2025"),
        ("2021KW01", "2025KW03", "1e kwartaal 2021 tot en met 3e kwartaal 2025"),
    ],
)
def test_a_time_is_named_once(van: str, tot: str, tekst: str) -> None:
    assert tijdspanne(Periode(code=van), Periode(code=tot)) == tekst


def test_a_small_difference_is_called_that() -> None:
    assert periodezin(_vergelijking()) == (
        "Woninginbraak in Noord: 12 in september 2025 (bron: Politie). Door toeval kan zo'n cijfer ongeveer tussen 6 "
        "en 21 liggen. Dat is minder dan in september 2024 (18). Dat verschil is zo klein dat het makkelijk door "
        "toeval ontstaat."
    )


def test_a_clear_difference_of_the_year_so_far() -> None:
    zin = periodezin(_vergelijking("2025MM01", "2025MM09", sterkte="afwijkend", is_voorlopig=True))
    assert "12 van januari tot en met september 2025 (bron: Politie, voorlopig cijfer)." in zin
    assert "Per dag is dat minder dan van januari tot en met september 2024 (18). Zo'n verschil ontstaat zelden" in zin


def test_a_quarter_has_its_article() -> None:
    zin = periodezin(_vergelijking("2025KW01", vorige=18.0))
    assert "12 in het 1e kwartaal 2025 (bron: Politie)." in zin
    assert "Per dag is dat minder dan in het 1e kwartaal 2024 (18)." in zin


def test_the_same_count() -> None:
    zin = periodezin(_vergelijking(aantal=18.0, kant=None))
    assert zin.endswith("Dat is evenveel als in september 2024 (18).")


def test_a_leap_day_is_counted_per_day() -> None:
    zin = periodezin(_vergelijking("2024MM02", aantal=18.0))
    assert "Per dag is dat minder dan in februari 2023 (18)." in zin


@pytest.mark.parametrize(
    ("reden", "waarom"),
    [
        ("geen vorig jaar", "daarvan is er geen volledig cijfer"),
        ("andere grenzen", "het gebied had toen andere grenzen"),
        ("breuk", "daartussen ligt een breuk in de cijfers"),
    ],
)
def test_why_there_is_no_comparison(reden: str, waarom: str) -> None:
    v = _vergelijking(reden=reden, vorige=None, kant=None, sterkte="niet te bepalen")
    assert periodezin(v).endswith(f"Vergelijken met september 2024 kan niet: {waarom}.")
    assert periodewoord(v) == "niet te vergelijken"
    assert periodekort(v) == "Noord, september 2025: 12"


def test_what_the_police_find_themselves_is_not_judged() -> None:
    haal = INBRAAK.model_copy(update={"ontstaan": "haal"})
    v = _vergelijking(indicator=haal, sterkte="mogelijk", kant="hoger")
    assert "Meer kan ook komen door meer controle." in periodezin(v)
    assert periodewoord(v) == "▲ mogelijk meer"


def test_words_of_a_judged_difference() -> None:
    assert periodewoord(_vergelijking(sterkte="afwijkend")) == "▼ minder, gunstig"
    assert periodewoord(_vergelijking(sterkte="mogelijk", kant="hoger")) == "▲ meer, mogelijk ongunstig"
    assert periodewoord(_vergelijking()) == "geen duidelijk verschil"
    assert periodekort(_vergelijking()) == "Noord, september 2025: 12; een jaar eerder 18"


def test_no_sentence_says_that_something_is_proven_or_why() -> None:
    alle = [
        periodezin(_vergelijking(sterkte=sterkte, kant=kant))
        for sterkte in ("afwijkend", "mogelijk", "vergelijkbaar")
        for kant in ("hoger", "lager")
    ]
    for woord in ("bewezen", "geen toeval", "omdat", "doordat", "oorzaak"):
        assert not any(woord in zin for zin in alle)


def _beeld(*aantallen: float | None, onaf: bool = False) -> IndicatorBeeld:
    """A picture of Noord, from August 2024 on."""
    punten, periode = [], Periode(code="2024MM08")
    for aantal in aantallen:
        punten.append(Punt(periode=periode, waarde=aantal, herkomst=Herkomst(upload=UUID(int=1), regel=1)))
        periode = periode.volgende
    if onaf:
        punten[-1] = punten[-1].model_copy(update={"kanttekening": "niet_afgelopen"})
    reeks = Reeks(gebied=NOORD, punten=tuple(punten))
    return IndicatorBeeld(indicator=INBRAAK, bron="Politie", maat="aantal", per="maand", reeksen=(reeks,))


def test_the_title_is_the_finding() -> None:
    beeld = _beeld(1, 2)
    stad = _vergelijking(gebied=STAD, sterkte="afwijkend", kant="hoger")
    assert periodetitel(beeld, [stad, _vergelijking(sterkte="mogelijk")]) == (
        "Woninginbraak: in september 2025 meer in Stad en minder in Noord dan een jaar eerder"
    )
    assert periodetitel(beeld, [_vergelijking()]) == (
        "Woninginbraak: in september 2025 geen duidelijk verschil met een jaar eerder"
    )
    jaar = _vergelijking("2025MM01", "2025MM09", sterkte="mogelijk", kant="hoger")
    assert periodetitel(beeld, [_vergelijking(), jaar]) == (
        "Woninginbraak: van januari tot en met september 2025 meer in Noord dan een jaar eerder"
    )
    geen = _vergelijking(reden="breuk", sterkte="niet te bepalen", kant=None, vorige=None)
    assert periodetitel(beeld, [geen]) == "Woninginbraak: september 2025 is niet te vergelijken met een jaar eerder"
    assert periodetitel(beeld, []) == "Woninginbraak: nog geen maanden om te vergelijken"
    assert periodeondertitel(beeld) == "Aantal per maand, augustus tot en met september 2024"


def test_the_text_for_who_cannot_see_the_chart() -> None:
    beeld = _beeld(5, 9, None, *[7.0] * 10, 12, 3, onaf=True)
    assert periodetekst(beeld, [_vergelijking()]) == (
        "Woninginbraak: in september 2025 geen duidelijk verschil met een jaar eerder. "
        "Aantal per maand, augustus 2024 tot en met oktober 2025. "
        "Noord: 12 in september 2025, een jaar eerder 9, laagste 5 in augustus 2024, hoogste 12 in september 2025, "
        "1 keer geen cijfer. "
        "Oktober 2025 was nog niet afgelopen toen het bestand werd ingelezen. Dat cijfer is nog niet compleet; "
        "we vergelijken het niet."
    )
    assert onafmelding(_beeld(5, 9)) == ""


def test_what_stands_beside_an_unfinished_or_incomplete_period() -> None:
    kwartaal = Punt(periode=Periode(code="2025KW02"), waarde=None, kanttekening="onvolledig", maanden=2)
    assert punttekst(kwartaal, maat="aantal") == "onvolledig (2 van 3 maanden)"
    onaf = Punt(periode=Periode(code="2025MM02"), waarde=4, kanttekening="niet_afgelopen")
    assert punttekst(onaf, maat="aantal") == "4 (nog niet afgelopen bij het inlezen)"


@pytest.mark.parametrize(
    ("soort", "tot_nu_toe", "wat"),
    [
        ("maand", False, "de laatste maand"),
        ("kwartaal", False, "het laatste kwartaal"),
        ("maand", True, "dit jaar tot nu toe"),
    ],
)
def test_how_many_comparisons_were_made(soort: PeriodeSoort, tot_nu_toe: bool, wat: str) -> None:
    alle = Periodevergelijkingen(
        gemeente=STAD, niveau="wijk", soort=soort, tot_nu_toe=tot_nu_toe, vergelijkingen=60, alle=()
    )
    assert periodefamiliezin(alle) == (
        f"60 vergelijkingen van {wat} met een jaar eerder. Alleen door toeval zouden er al hoogstens ongeveer 3 als "
        "mogelijk afwijkend opvallen."
    )


@pytest.mark.parametrize(
    ("code", "wat"),
    [
        ("2025MM09", "de laatste maand die voorbij was bij het inlezen, is september 2025"),
        ("2025KW03", "het laatste kwartaal dat voorbij was bij het inlezen, is 3e kwartaal 2025"),
    ],
)
def test_which_was_the_last_that_was_over(code: str, wat: str) -> None:
    assert afgelopenzin(_vergelijking(code)) == f"Woninginbraak: {wat}."

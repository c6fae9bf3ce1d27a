"""Sentences of signals: what stands in them, and what may never stand in them."""

import re
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator, Maat, Ontstaan, Richting
from kvdash.domain.signaal import Kant, Reden, Signaal, Signalen, Sterkte, Trendrichting, Verandering
from kvdash.domain.vergelijking import Vergelijking
from kvdash.taal import (
    ontwikkelingswoord,
    opvalzin,
    signaalkort,
    signaalwoord,
    signaalzin,
    vergelijkingenzin,
)

GEMEENTE = Gebied(code="GM1234", naam="Voorbeeldstad", niveau="gemeente", indelingsjaar=2024)
MET_GEMEENTE = Vergelijking(vergelijker="gemeente", gebied=GEMEENTE)
CENTRUM = Gebied(code="WK123401", naam="Centrum", niveau="wijk", indelingsjaar=2024)
INBRAAK = Indicator(code="inbraak", naam="Woninginbraak", thema="T1.3", richting="ongunstig", ontstaan="breng")
SIGNAAL = Signaal(
    indicator=INBRAAK,
    bron="Politie",
    maat="per 1.000",
    noemer_naam="woningen",
    gebied=CENTRUM,
    vergelijking=MET_GEMEENTE,
    jaar=2024,
    waarde=12.3,
    onder=9.8,
    boven=15.2,
    waarde_vergelijking=4.5,
    kant="hoger",
    sterkte="afwijkend",
    verandering=Verandering(jaar=2023, waarde=11.9, kant="hoger", sterkte="vergelijkbaar"),
    trend="daalt",
    waarde_2019=14.0,
)
VERBODEN = re.compile(
    r"bewezen|bewijs|geen toeval|niet door toeval|significant|omdat|doordat|dankzij|veroorza|vanwege|oorzaak", re.I
)


def _keuze(soort: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(soort))


_getal = st.floats(0, 1e5)
_veranderingen = st.builds(
    Verandering, jaar=st.integers(2012, 2023), waarde=_getal, kant=_keuze(Kant), sterkte=_keuze(Sterkte)
)
_indicatoren = st.builds(
    lambda **velden: INBRAAK.model_copy(update=velden), richting=_keuze(Richting), ontstaan=_keuze(Ontstaan)
)
signalen = st.builds(
    lambda **velden: SIGNAAL.model_copy(update=velden),
    indicator=_indicatoren,
    maat=_keuze(Maat),
    waarde=_getal,
    onder=st.none() | _getal,
    boven=st.none() | _getal,
    waarde_vergelijking=st.none() | _getal,
    kant=st.none() | _keuze(Kant),
    sterkte=_keuze(Sterkte),
    verandering=st.none() | _veranderingen,
    trend=_keuze(Trendrichting),
    waarde_2019=st.none() | _getal,
    reden=st.none() | _keuze(Reden),
)


def test_a_signal_says_figure_margin_comparator_sureness_and_trend() -> None:
    assert signaalzin(SIGNAAL) == (
        "Woninginbraak in Centrum: 12,3 per 1.000 woningen in 2024 (bron: Politie). "
        "Door toeval kan zo'n cijfer ongeveer tussen 9,8 en 15,2 liggen. "
        "Dat is meer dan in heel Voorbeeldstad (4,5). Zo'n verschil ontstaat zelden alleen door toeval. "
        "Met 2023 (11,9) is er geen duidelijk verschil. Van 2020 tot en met 2024 daalt dit cijfer. "
        "In deze reeks zitten coronajaren (2020–2022); in 2019 was het 14,0."
    )


@given(signalen)
def test_no_sentence_claims_proof_or_a_cause(signaal: Signaal) -> None:
    alle = Signalen(
        gemeente=GEMEENTE, vergelijking=MET_GEMEENTE, jaar=2024, niveau="wijk", vergelijkingen=120, signalen=(signaal,)
    )
    teksten = [f(signaal) for f in (signaalzin, signaalkort, signaalwoord, ontwikkelingswoord)]
    teksten += [opvalzin(alle), vergelijkingenzin(alle)]
    assert not [tekst for tekst in teksten if VERBODEN.search(tekst)]
    assert "  " not in teksten[0] and teksten[0].endswith(".")


@given(signalen.filter(lambda s: s.indicator.richting == "geen" or s.indicator.ontstaan == "haal"))
def test_without_richting_no_word_judges(signaal: Signaal) -> None:
    assert "gunstig" not in signaalwoord(signaal) + ontwikkelingswoord(signaal)


def test_words_beside_the_sign() -> None:
    assert (signaalwoord(SIGNAAL), ontwikkelingswoord(SIGNAAL)) == ("▲ hoger, ongunstig", "▼ daalt, gunstig")
    mogelijk = SIGNAAL.model_copy(update={"sterkte": "mogelijk", "kant": "lager", "trend": "geen duidelijke trend"})
    assert (signaalwoord(mogelijk), ontwikkelingswoord(mogelijk)) == ("▼ lager, mogelijk gunstig", "")
    assert signaalwoord(SIGNAAL.model_copy(update={"sterkte": "vergelijkbaar"})) == ""
    assert signaalkort(SIGNAAL) == "12,3 per 1.000 woningen in 2024; Voorbeeldstad 4,5"


def test_visitors_and_police_work_are_told() -> None:
    druk = SIGNAAL.model_copy(update={"reden": "bezoekers", "kant": None, "sterkte": "niet te bepalen"})
    assert "Een hoog cijfer kan dus betekenen: hier komen veel bezoekers." in signaalzin(druk)
    assert "meer controle" in signaalzin(SIGNAAL.model_copy(update={"reden": "haal"}))


def test_a_survey_without_an_earlier_round_says_so() -> None:
    eerste = SIGNAAL.model_copy(update={"maat": "percentage", "verandering": None, "trend": "niet te bepalen"})
    assert "nog geen vergelijking mogelijk" in signaalzin(eerste)


def test_the_first_line_counts_indicators() -> None:
    alle = Signalen(
        gemeente=GEMEENTE,
        vergelijking=MET_GEMEENTE,
        jaar=2024,
        niveau="wijk",
        vergelijkingen=120,
        signalen=(SIGNAAL, SIGNAAL),
    )
    assert opvalzin(alle) == "In 2024 valt 1 onderwerp ongunstig op. Het duidelijkst: Woninginbraak in Centrum."
    assert opvalzin(alle.model_copy(update={"signalen": ()})) == "In 2024 valt geen onderwerp ongunstig op."
    assert vergelijkingenzin(alle).startswith("120 vergelijkingen met de rest van Voorbeeldstad in 2024.")
    assert "ongeveer 6 " in vergelijkingenzin(alle)

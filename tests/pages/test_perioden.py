"""Months and quarters on the veldpagina, in Streamlit's own harness."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store
from kvdash.ui import data
from tests.pages.conftest import ANALIST, Bladeren, bevindingen, klik

MAAND = {"thema": "T1.3", "per": "maand"}


def _maanden() -> bytes:
    """Counts of two years, of which the last September is far above that of the year before in wijk Haven."""
    regels = []
    for code, gewoon in (("GM9998", 9), ("WK999801", 6), ("WK999802", 3)):
        for jaar in (2023, 2024):
            for maand in range(1, 13 if jaar == 2023 else 10):
                extra = 24 if (jaar, maand) == (2024, 9) and code != "WK999802" else 0
                regels.append(f'"1.1.1 Diefstal/inbraak woning";"{jaar}MM{maand:02}";"{code}  ";"{gewoon + extra}"')
    kop = '"Soort misdrijf";"Perioden";"Wijken en buurten";"Geregistreerde misdrijven (aantal)"'
    return "\r\n".join([kop, *regels, ""]).encode("utf-8-sig")


@pytest.fixture
def met_maanden(editie: Editie, store_pad: Path) -> Iterator[Editie]:
    """The edition, with months beside its years."""
    with open_store(store_pad) as store:
        lees_in(store, ANALIST, "maanden.csv", _maanden())
    yield editie
    data.sluit()


def _teksten(at: AppTest) -> str:
    return " ".join(str(element.proto) for element in (*at.get("html"), *at.get("plotly_chart"), *at.info))


def _keuze(at: AppTest) -> object:
    return next((k for k in at.segmented_control if k.key == "per"), None)


def test_without_months_there_is_nothing_to_choose(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **MAAND)
    assert not at.exception
    assert _keuze(at) is None
    assert "Aantal per maand" not in _teksten(at)


def test_the_address_opens_the_months_with_their_finding(met_maanden: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **MAAND)
    assert not at.exception
    tekst = _teksten(at)
    assert "Woninginbraak: in september 2024 meer in Proefdam dan een jaar eerder" in tekst
    assert "Proefdam, september 2024: 33; een jaar eerder 9" in tekst
    assert "Aantal per maand, januari 2023 tot en met september 2024." in tekst
    assert "laagste 9 in januari 2023, hoogste 33 in september 2024" in tekst  # in the alternative text


def test_the_choice_stands_in_the_address_and_goes_back_to_years(met_maanden: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", thema="T1.3")
    keuze = next(k for k in at.segmented_control if k.key == "per")
    assert keuze.value == "jaar"
    at = keuze.set_value("kwartaal").run()
    assert at.query_params["per"] == "kwartaal"
    assert "in het 3e kwartaal 2024 meer in Proefdam dan een jaar eerder" in _teksten(at)
    at = next(k for k in at.segmented_control if k.key == "per").set_value("jaar").run()
    assert not at.exception
    assert "Aantal per kwartaal" not in _teksten(at)


@pytest.mark.parametrize("weergave", ["wijken", "trechter", "kleuren"])
def test_other_views_are_of_years(met_maanden: Editie, blader: Bladeren, weergave: str) -> None:
    at = blader("veld-1", **MAAND, weergave=weergave)
    assert not at.exception
    assert _keuze(at) is None


def test_a_month_is_the_figure_that_is_spoken_of_and_leads_to_its_line(met_maanden: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **MAAND)
    assert at.selectbox(key="bewijs-jaar").label == "Maand"
    assert "september 2024: 33 (Politie)" in _teksten(at)
    at = at.selectbox(key="bewijs-jaar").select_index(1).run()
    at = klik(at, "Waar komt dit vandaan?")
    assert not at.exception
    tekst = _teksten(at)
    assert "augustus 2024: 9 (Politie)" in tekst
    assert "maanden.csv" in tekst
    assert "2024MM08" in tekst


def test_a_sentence_can_be_taken_over(met_maanden: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **MAAND, gebieden=["Wijk 01 Haven"])
    zinnen = _teksten(at)
    assert "2 vergelijkingen van de laatste maand met een jaar eerder" in zinnen
    (eerste, *_) = [knop for knop in at.button if knop.label == "Overnemen als duiding"]
    at = eerste.click().run()
    assert not at.exception
    bevinding = bevindingen(met_maanden.id)[0].inhoud
    assert bevinding.tekst.startswith("Woninginbraak in Wijk 01 Haven: 30 in september 2024 (bron: Politie).")
    assert "Dat is meer dan in september 2023 (6)." in bevinding.tekst
    assert bevinding.automatisch
    assert [b.periode for b in bevinding.bewijs] == ["2024MM09", "2023MM09"]


def test_evidence_of_a_month_goes_with_what_is_written(met_maanden: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **MAAND)
    at = klik(at, "Maak hier een aandachtspunt van")
    at.text_area[0].set_value("In september ging het mis.")
    at = klik(at, "Bewaren")
    assert not at.exception
    bevinding = bevindingen(met_maanden.id)[0].inhoud
    assert [(b.periode, b.waarde) for b in bevinding.bewijs] == [("2024MM09", 33.0)]


def test_the_rules_stand_on_toelichting_with_an_example(met_maanden: Editie, blader: Bladeren) -> None:
    tekst = _teksten(blader("toelichting"))
    assert "Een maand vergelijken we met dezelfde maand een jaar eerder, nooit met de maand ervoor" in tekst
    assert "Woninginbraak in Wijk 01 Haven: 30 in september 2024" in tekst
    assert "de laatste maand die voorbij was bij het inlezen, is september 2024." in tekst

"""The map on the veldpagina and own areas on the page Gegevens, in Streamlit's own harness."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import eigen_code
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store
from kvdash.ui import data
from tests.bestanden import maak_kaart
from tests.pages.conftest import ANALIST, Bladeren

KAART = {"thema": "T1.3", "weergave": "kaart"}


@pytest.fixture
def met_kaart(editie: Editie, store_pad: Path) -> Iterator[Editie]:
    """Proefdam with the boundaries of two of its three buurten and of no wijk."""
    data.sluit()
    with open_store(store_pad) as store:
        lees_in(store, ANALIST, "buurten.geojson", maak_kaart("BU99980101", "BU99980102"))
    yield editie


def teksten(at: AppTest) -> str:
    return " ".join(str(element.proto) for soort in ("html", "bidi_component") for element in at.get(soort))


def meldingen(at: AppTest) -> list[str]:
    return [info.value for info in at.info]


def test_without_boundaries_the_table_stands_there_and_the_way_to_a_map(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **KAART)
    assert not at.exception
    assert "De kaart als tabel, 2024" in teksten(at)
    assert any("nog geen kaart van de wijken" in melding for melding in meldingen(at))


def test_the_address_chooses_niveau_and_year(met_kaart: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **KAART, kaartniveau="buurt", kaartjaar="2022")
    assert not at.exception
    assert "De kaart als tabel, 2022" in teksten(at)
    assert "het hoogst in" in teksten(at)
    assert any("Van 1 buurt is de grens niet bekend" in melding for melding in meldingen(at))


def test_a_wijk_gets_the_outline_of_its_buurten(met_kaart: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **KAART)
    assert any("Van 1 wijk is de grens niet bekend" in melding for melding in meldingen(at))


def test_the_buttons_step_through_the_years(met_kaart: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **KAART, kaartniveau="buurt")
    at.button(key="stap-terug").click().run()
    assert at.query_params["kaartjaar"] == "2023"
    assert "De kaart als tabel, 2023" in teksten(at)
    at.button(key="stap-verder").click().run()
    assert "De kaart als tabel, 2024" in teksten(at)


def test_colours_by_signal(met_kaart: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **KAART, kaartniveau="buurt", kaartkleur="signalen")
    assert not at.exception
    assert "dan in de rest van Proefdam" in teksten(at) or "met de rest van Proefdam" in teksten(at)


def test_what_is_known_for_the_gemeente_only_says_so(met_kaart: Editie, store_pad: Path, blader: Bladeren) -> None:
    data.sluit()
    regels = b"Onderwerp;Periode;Gebied;Waarde\n" + b"".join(
        b"Voelt zich weleens onveilig in de buurt (%%);%dJJ00;GM9998;%d,5\n" % (jaar, jaar % 10)
        for jaar in (2022, 2023)
    )
    with open_store(store_pad) as store:
        lees_in(store, ANALIST, "veiligheidsmonitor.csv", regels)
    at = blader("veld-1", thema="T1.4", weergave="kaart")
    assert not at.exception
    assert "alleen voor de gemeente bekend" in teksten(at)


def test_an_own_area_is_made_and_can_be_chosen(editie: Editie, blader: Bladeren) -> None:
    at = blader("gegevens", deel="gebieden")
    assert "Er zijn nog geen eigen gebieden." in meldingen(at)
    at.text_input(key="eigen-gebied-0-naam").set_value("Haven en veld")
    at.multiselect(key="eigen-gebied-0-buurten").set_value(["BU99980101", "BU99980201"])
    next(b for b in at.button if b.label == "Gebied bewaren").click().run()
    assert not at.exception
    assert "Haven en veld" in teksten(at)
    assert eigen_code("GM9998", "Haven en veld") in [g.code for g in data.gebieden(editie)]
    at = blader("veld-1", **KAART, kaartniveau="eigen")
    assert not at.exception
    assert "Haven en veld" in teksten(at)


def test_own_areas_stand_in_the_bars_on_request(editie: Editie, blader: Bladeren) -> None:
    data.maak_eigen_gebied("Haven en veld", ["BU99980101", "BU99980201"])
    at = blader("veld-1", **KAART | {"weergave": "wijken"})
    assert "Haven en veld" not in at.selectbox(key="bewijs-gebied").options
    at.segmented_control(key="balkniveau").set_value("eigen").run()
    assert not at.exception
    assert at.query_params["balkniveau"] == "eigen"
    assert "Haven en veld" in at.selectbox(key="bewijs-gebied").options

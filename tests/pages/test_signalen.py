"""Signals on the pages, with the demo's figures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from kvdash.ui import data
from kvdash.ui.text.toelichting import GEEN_VOORBEELD, REGELS
from tests import stores
from tests.pages.conftest import Bladeren, tekst_op


@pytest.fixture
def demo(store_pad: Path) -> Iterator[None]:
    stores.demo(store_pad)
    yield
    data.sluit()


def _zonder_fouten(at: AppTest) -> str:
    assert not at.exception and not at.error
    return tekst_op(at)


@pytest.mark.usefixtures("demo")
def test_the_pages_open_with_what_stands_out(blader: Bladeren) -> None:
    overzicht = _zonder_fouten(blader())
    assert "onderwerpen ongunstig op. Het duidelijkst:" in overzicht
    assert "Dubbel signaal: ongunstig én verslechterend" in overzicht
    assert "vergelijkingen met de rest van Voorbeeldstad in 2024" in overzicht
    assert "van 12 onderwerpen ongunstig" in overzicht
    gekozen = _zonder_fouten(blader(tot="2024", gebieden="WK999901"))
    eerste = next(regel for regel in overzicht.split("\n") if "kv-opval" in regel)
    assert eerste in gekozen


@pytest.mark.usefixtures("demo")
def test_a_veld_opens_with_how_it_stands(blader: Bladeren) -> None:
    pagina = _zonder_fouten(blader("veld-1", thema="T1.1"))
    assert "onderwerpen ongunstig op." in pagina
    assert "Slechter geworden in heel Voorbeeldstad (2020–2024):" in pagina
    assert "Beter geworden:" in pagina


@pytest.mark.usefixtures("demo")
def test_the_wijk_of_a_signal_comes_in_front(blader: Bladeren) -> None:
    at = blader("veld-1", thema="T1.3", indicator="bedreiging", uitgelicht="WK999902")
    assert "Bedreiging: in Noord" in _zonder_fouten(at)
    assert at.selectbox(key="bewijs-gebied").value == "WK999902"


@pytest.mark.usefixtures("demo")
def test_every_rule_is_explained_with_an_example_and_a_source(blader: Bladeren) -> None:
    pagina = _zonder_fouten(blader("toelichting"))
    assert all(regel.kop in pagina and regel.bron in pagina for regel in REGELS)
    assert GEEN_VOORBEELD not in pagina


def test_with_few_figures_the_page_says_what_does_not_occur(editie: Editie, blader: Bladeren) -> None:
    assert GEEN_VOORBEELD in _zonder_fouten(blader("toelichting"))


def test_without_an_edition_toelichting_shows_the_way_in(leeg: Path, blader: Bladeren) -> None:
    assert "Er is nog geen veiligheidsanalyse" in blader("toelichting").info[0].value


@pytest.mark.usefixtures("demo")
def test_figures_and_talks_of_a_thema_stand_beside_each_other(blader: Bladeren) -> None:
    pagina = _zonder_fouten(blader("veld-1", thema="T1.3", van="2018"))
    assert "Cijfers slecht in Noord" in pagina
    assert '<th scope="row">Cijfers slecht</th>' in pagina
    assert 'href="veld-1?van=2018&amp;thema=T1.3&amp;uitgelicht=WK999902&amp;indicator=bedreiging"' in pagina
    assert 'href="wijkprofiel?van=2018&amp;gebied=WK999902"' in pagina
    for beleving in ("slecht", "gemiddeld", "goed"):
        assert f'<th scope="col">Beleving {beleving}</th>' in pagina
    assert "cijfers slecht, beleving goed</span>" in pagina
    assert "Beleving per wijk niet bekend" not in pagina
    assert "kv-kwadrant" not in _zonder_fouten(blader("veld-4", thema="T4.1"))


@pytest.mark.usefixtures("demo")
def test_a_tile_names_the_clearest_signal_of_its_veld(blader: Bladeren) -> None:
    overzicht = _zonder_fouten(blader())
    assert '<p class="kv-tekst-ongunstig">7 van 12 onderwerpen ongunstig</p>' in overzicht
    assert '<p class="kv-zin">Jeugdoverlast in Noord</p>' in overzicht

"""With whom is compared: chosen in the filter bar, named on the page, kept in the address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.ui import data
from kvdash.ui.text import vergelijking as tekst
from tests import stores
from tests.pages.conftest import Bladeren, klik, tekst_op


@pytest.fixture(autouse=True)
def demo(store_pad: Path) -> Iterator[None]:
    stores.demo(store_pad)
    yield
    data.sluit()


def _zonder_fouten(at: AppTest) -> str:
    assert not at.exception and not at.error
    return tekst_op(at)


def test_the_country_is_named_in_filter_and_comparisons(blader: Bladeren) -> None:
    at = blader(vergelijk="Nederland", gebieden="Centrum")
    pagina = _zonder_fouten(at)
    assert "Centrum, 2015–2024, vergeleken met Voorbeeldland" in pagina
    assert "vergelijkingen met Voorbeeldland in 2024" in pagina
    assert "vergeleken met Voorbeeldland" in _zonder_fouten(blader("veld-1", vergelijk="Nederland"))


def test_the_members_of_a_group_are_named_and_can_be_changed(blader: Bladeren) -> None:
    at = blader(vergelijk="Vergelijkbare gemeenten")
    pagina = _zonder_fouten(at)
    assert "Vergelijkbare gemeenten (het dichtst bij in aantal inwoners): Aldermeer, Berkendonk" in pagina
    assert "vergelijkingen met 10 vergelijkbare gemeenten in 2024" in pagina
    (naam,) = [veld for veld in at.text_input if veld.label == tekst.NAAM]
    (leden,) = [veld for veld in at.multiselect if veld.label == tekst.GEMEENTEN]
    naam.set_value("Aan het water")
    leden.set_value(["GM9801", "GM9804"])
    na = klik(at, tekst.BEWAREN)
    assert "Aan het water: Aldermeer en Elzerdam." in _zonder_fouten(na)
    assert "vergelijkingen met de groep &#x27;Aan het water&#x27; in 2024" in tekst_op(na)
    weg = klik(na, tekst.VERWIJDEREN)
    assert "Aldermeer, Berkendonk" in _zonder_fouten(weg)
    terug = klik(weg, "Ongedaan maken")
    assert "Aan het water: Aldermeer en Elzerdam." in _zonder_fouten(terug)
    (welke,) = [keuze for keuze in terug.selectbox if keuze.label == tekst.WELKE]
    welke.select_index(0)
    assert "Aldermeer, Berkendonk" in _zonder_fouten(klik(terug, tekst.GEBRUIKEN))


def test_a_group_without_members_is_refused_with_a_message(blader: Bladeren) -> None:
    at = blader(vergelijk="Vergelijkbare gemeenten")
    (leden,) = [veld for veld in at.multiselect if veld.label == tekst.GEMEENTEN]
    leden.set_value([])
    (naam,) = [veld for veld in at.text_input if veld.label == tekst.NAAM]
    naam.set_value("Leeg")
    assert "minstens één andere gemeente" in klik(at, tekst.BEWAREN).error[0].value

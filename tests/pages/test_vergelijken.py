"""With whom is compared: chosen in the filter bar, named on the page, kept in the address."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.domain.sessie import Sessie
from kvdash.services import dossier
from kvdash.ui import data
from kvdash.ui.text import vergelijking as tekst
from tests import stores
from tests.pages.conftest import Bladeren, klik, tekst_op, vul


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


def _groep(blader: Bladeren) -> AppTest:
    at = blader(vergelijk="Vergelijkbare gemeenten")
    at.session_state["groep-aanpassen"] = True
    return at.run()


def _maak(at: AppTest, naam: str, *gemeenten: str) -> AppTest:
    at = klik(at, tekst.NIEUW)
    vul(at, tekst.NAAM, naam)
    (leden,) = [veld for veld in at.multiselect if veld.label == tekst.GEMEENTEN]
    leden.set_value(list(gemeenten))
    return klik(at, "Bewaren")


def test_the_members_of_a_group_are_named_and_can_be_changed(blader: Bladeren) -> None:
    at = _groep(blader)
    pagina = _zonder_fouten(at)
    assert "Vergelijkbare gemeenten (het dichtst bij in aantal inwoners): Aldermeer, Berkendonk" in pagina
    assert "vergelijkingen met 10 vergelijkbare gemeenten in 2024" in pagina
    na = _maak(at, "Aan het water", "GM9801", "GM9804")
    assert "Aan het water: Aldermeer en Elzerdam." in _zonder_fouten(na)
    assert "vergelijkingen met de groep &#x27;Aan het water&#x27; in 2024" in tekst_op(na)
    weg = klik(na, tekst.VERWIJDEREN)
    assert "Aldermeer, Berkendonk" in _zonder_fouten(weg)
    terug = klik(weg, "Ongedaan maken")
    assert "Aan het water: Aldermeer en Elzerdam." in _zonder_fouten(terug)
    (welke,) = [keuze for keuze in terug.selectbox if keuze.label == tekst.WELKE]
    welke.select_index(0)
    assert "Aldermeer, Berkendonk" in _zonder_fouten(klik(terug, tekst.GEBRUIKEN))


def test_a_group_has_a_history_and_comes_back(blader: Bladeren) -> None:
    """Also under another name; which group was chosen when stands in a history of its own."""
    at = klik(_maak(_groep(blader), "Aan het water", "GM9801", "GM9804"), "Wijzigen")
    vul(at, tekst.NAAM, "Kust")
    (leden,) = [veld for veld in at.multiselect if veld.label == tekst.GEMEENTEN]
    leden.set_value(["GM9801"])
    at = klik(at, "Bewaren")
    assert "Kust: Aldermeer." in _zonder_fouten(at)
    at = klik(at, "Geschiedenis")
    assert "Gemeenten: van Aldermeer; Elzerdam naar Aldermeer" in _zonder_fouten(at)
    assert "<ins>Kust</ins>" in tekst_op(at)
    at = klik(at, "Zet deze versie terug")
    assert [g.inhoud.naam for g in data.vergelijkingsgroepen(_editie())] == ["Aan het water"]
    assert not [knop for knop in at.button if knop.label.startswith("Weggehaald")]
    at = klik(_groep(blader), tekst.EERDERE_KEUZES)
    assert "Groep: van Aan het water naar Kust" in _zonder_fouten(at)


def test_a_group_that_exists_is_not_overwritten(blader: Bladeren) -> None:
    at = _maak(_groep(blader), "Regio", "GM9801")
    at = _maak(at, "Regio", "GM9804")
    assert "Er is al een vergelijkingsgroep met de naam 'Regio'" in at.error[0].value
    assert [g.inhoud.gemeenten for g in data.vergelijkingsgroepen(_editie())] == [("GM9801",)]


def test_two_who_change_a_group_see_both(blader: Bladeren) -> None:
    at = klik(_maak(_groep(blader), "Regio", "GM9801"), "Wijzigen")
    (groep,) = data.vergelijkingsgroepen(_editie())
    hun = groep.inhoud.model_copy(update={"gemeenten": ("GM9804",)})
    dossier.wijzig(data.opslag().store, Sessie.van("Bram", "analist"), groep, inhoud=hun)
    (leden,) = [veld for veld in at.multiselect if veld.label == tekst.GEMEENTEN]
    leden.set_value(["GM9802"])
    at = klik(at, "Bewaren")
    assert at.warning[0].value.startswith("Bram heeft dit intussen gewijzigd")
    assert "<p>Elzerdam</p>" in tekst_op(at) and "<p>Berkendonk</p>" in tekst_op(at)
    klik(at, "Bewaren")
    assert [g.inhoud.gemeenten for g in data.vergelijkingsgroepen(_editie())] == [("GM9802",)]


def _editie() -> UUID:
    return data.alle_edities()[0].id


def test_a_group_without_members_is_refused_with_a_message(blader: Bladeren) -> None:
    assert "minstens één andere gemeente" in _maak(_groep(blader), "Leeg").error[0].value

"""What is not on screen costs nothing: it is neither read nor computed."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.charts.grafieken import GRAFIEKEN, JAARGRAFIEKEN
from kvdash.services import kubus
from kvdash.ui import data
from tests.pages.conftest import Bladeren

pytestmark = pytest.mark.usefixtures("editie")


@pytest.fixture
def geteld(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often figures were read, and the costly parts of the page were made, from here on."""
    tel: Counter[str] = Counter()

    def tellend(naam: str, functie: Callable[..., Any]) -> Callable[..., Any]:
        def teller(*args: Any, **kwargs: Any) -> Any:
            tel[naam] += 1
            return functie(*args, **kwargs)

        return teller

    for plek, naam in ((kubus, "lees_cijfers"), (data, "zichtbaar")):
        monkeypatch.setattr(plek, naam, tellend(naam, getattr(plek, naam)))
    for soorten in (GRAFIEKEN, JAARGRAFIEKEN):
        for naam, maak in soorten.items():
            monkeypatch.setitem(soorten, naam, tellend(naam, maak))
    return tel


def _goed(at: AppTest) -> AppTest:
    assert not at.exception and not at.error
    return at


def test_a_paragraph_of_words_reads_no_figures(blader: Bladeren, geteld: Counter[str]) -> None:
    _goed(blader("veld-1", paragraaf="2"))
    assert geteld == Counter()


def test_only_the_open_view_is_made(blader: Bladeren, geteld: Counter[str]) -> None:
    at = _goed(blader("veld-1", thema="T1.3", weergave="tabel"))
    assert geteld["lees_cijfers"] and geteld.keys().isdisjoint({"lijn", "wijken"})
    at.segmented_control(key="weergave").set_value("lijn")
    _goed(at.run())
    assert geteld["lijn"] == 1 and "wijken" not in geteld


def test_what_is_folded_away_is_computed_when_it_opens(blader: Bladeren, geteld: Counter[str]) -> None:
    at = _goed(blader("veld-1", thema="T1.3"))
    assert "zichtbaar" not in geteld
    at.session_state["zichtbaar"] = True
    _goed(at.run())
    assert geteld["zichtbaar"] == 1


@pytest.mark.parametrize(
    ("vak", "soort"), [("sluit-1-0-T1.3-open", "text_input"), ("downloaden-woninginbraak", "download_button")]
)
def test_what_is_folded_away_is_sent_when_it_opens(blader: Bladeren, vak: str, soort: str) -> None:
    at = _goed(blader("veld-1", thema="T1.3"))
    dicht = len(at.get(soort))
    at.session_state[vak] = True
    assert len(_goed(at.run()).get(soort)) > dicht


def test_other_years_are_not_read_again(blader: Bladeren, geteld: Counter[str]) -> None:
    at = _goed(blader("veld-1", thema="T1.3"))
    assert geteld["lees_cijfers"]
    geteld.clear()
    at.selectbox(key="van").set_value(2020)
    _goed(at.run())
    at.selectbox(key="tot").set_value(2022)
    _goed(at.run())
    assert "lees_cijfers" not in geteld

"""The trechtergrafiek on the veldpagina, in Streamlit's own harness."""

from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from tests.pages.conftest import Bladeren

TRECHTER = {"thema": "T1.3", "weergave": "trechter"}


def _teksten(at: AppTest) -> str:
    return " ".join(str(element.proto) for element in (*at.get("html"), *at.get("plotly_chart")))


def test_it_says_what_it_finds_and_how_to_read_it(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **TRECHTER)
    assert not at.exception
    tekst = _teksten(at)
    for deel in ("alle wijken liggen binnen de lijnen rond Proefdam", "binnen de lijnen (2)", "Elk punt is een wijk"):
        assert deel in tekst
    assert any(link.proto.label == "Hoe lees ik een trechtergrafiek?" for link in at.get("page_link"))


def test_a_year_without_denominators_says_why_there_is_none(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **TRECHTER)
    at.selectbox(key="wijkjaar").select("2023").run()
    assert not at.exception
    assert "Een trechtergrafiek kan hier niet: er zijn geen cijfers over dit jaar" in at.info[0].value
    assert not at.get("plotly_chart")


def test_without_a_figure_to_compare_with_it_says_so(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", **TRECHTER, vergelijk="Nederland")
    assert not at.exception
    assert any("het cijfer om mee te vergelijken ontbreekt" in info.value for info in at.info)

"""Adding, editing and removing what happened, beside a chart and on the page Gegevens."""

from datetime import date

from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.stuk import Stuk
from kvdash.services.gebeurtenissen import alle_gebeurtenissen
from kvdash.ui import data
from tests.pages.conftest import ANALIST, Bladeren, klik, tekst_op, vul
from tests.sessies import SESSIE


def _eigen(editie: Editie) -> list[Stuk[Gebeurtenis]]:
    return [g for g in alle_gebeurtenissen(data.opslag().store, SESSIE, editie.id) if not g.inhoud.is_geleverd]


def _bij_grafiek(blader: Bladeren) -> AppTest:
    return blader("veld-1", thema="T1.3", gebieden=["Wijk 01 Haven"], van="2022")


def _begin(at: AppTest, dag: date) -> None:
    next(vak for vak in at.date_input if vak.label == "Begin").set_value(dag)


def _voeg_toe(at: AppTest) -> AppTest:
    at = klik(at, "Gebeurtenis toevoegen")
    vul(at, "Wat gebeurde er?", "Camera's in de Haven")
    _begin(at, date(2023, 4, 1))
    return klik(at, "Bewaren")


def test_an_event_beside_a_chart_touches_its_figure_and_gebied(editie: Editie, blader: Bladeren) -> None:
    at = _voeg_toe(_bij_grafiek(blader))
    (nieuw,) = _eigen(editie)
    assert (nieuw.inhoud.gebieden, nieuw.inhoud.indicatoren, nieuw.auteur) == (
        ("WK999801",),
        ("woninginbraak",),
        ANALIST.gebruiker,
    )
    assert "2. Camera&#x27;s in de Haven in Wijk 01 Haven, vanaf 1 april 2023." in tekst_op(at)
    klik(at, "Ongedaan maken")
    assert _eigen(editie) == []


def test_an_event_needs_a_name_and_a_first_day(editie: Editie, blader: Bladeren) -> None:
    at = klik(klik(_bij_grafiek(blader), "Gebeurtenis toevoegen"), "Bewaren")
    assert at.error[0].value == "Vul de dag in waarop het begon. (KV-200)"
    _begin(at, date(2023, 4, 1))
    at = klik(at, "Bewaren")
    assert "naam" in at.error[0].value
    assert _eigen(editie) == []


def test_an_event_is_edited_and_removed_on_gegevens(editie: Editie, blader: Bladeren) -> None:
    _voeg_toe(_bij_grafiek(blader))
    at = blader("gegevens", deel="gebeurtenissen")
    for zin in (
        "Coronamaatregelen",
        "Raakt: alle cijfers van Veiligheidsmonitor.",
        "Raakt: Inbraak en diefstal uit woning",
    ):
        assert zin in tekst_op(at)
    at = klik(at, "Wijzigen")
    at.checkbox[-1].check()
    at = klik(at, "Bewaren")
    assert [g.inhoud.is_breuk for g in _eigen(editie)] == [True]
    at = klik(at, "Verwijderen")
    assert _eigen(editie) == []
    at = klik(at, "Ongedaan maken")
    assert len(_eigen(editie)) == 1
    klik(at, "Verwijderen")
    at = klik(blader("gegevens", deel="gebeurtenissen"), "Weggehaald (1)")
    klik(at, "Terugzetten")
    assert len(_eigen(editie)) == 1


def test_two_edits_at_once_lose_nothing(editie: Editie, blader: Bladeren) -> None:
    _voeg_toe(_bij_grafiek(blader))
    at = klik(blader("gegevens", deel="gebeurtenissen"), "Wijzigen")
    (oud,) = _eigen(editie)
    data.wijzig(oud, inhoud=oud.inhoud.model_copy(update={"naam": "Van de ander"}))
    vul(at, "Wat gebeurde er?", "Van mij")
    at = klik(at, "Bewaren")
    assert [g.inhoud.naam for g in _eigen(editie)] == ["Van de ander"]
    assert "Van de ander" in tekst_op(at)
    klik(at, "Bewaren")
    assert [g.inhoud.naam for g in _eigen(editie)] == ["Van mij"]

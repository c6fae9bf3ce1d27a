"""Evidence: what one looks at when writing, several figures, and figures added later."""

from streamlit.testing.v1 import AppTest

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Editie
from kvdash.domain.prioriteit import Prioriteit
from kvdash.services import dossier
from kvdash.services.edities import begin_editie
from kvdash.ui import data
from tests.pages.conftest import ANALIST, Bladeren, bevindingen, klik, meer, prioriteiten, vul


def _veld(blader: Bladeren, **adres: str | list[str]) -> AppTest:
    return blader("veld-1", thema="T1.3", van="2022", **adres)


def test_another_choice_of_gebieden_gives_the_figure_of_what_is_chosen(editie: Editie, blader: Bladeren) -> None:
    at = _veld(blader)
    assert at.session_state["bewijs-gebied"] == "GM9998"
    (wijk,) = [g for g in at.multiselect(key="gebieden").options if "Haven" in str(g)]
    at.multiselect(key="gebieden").set_value([wijk]).run()
    at = klik(at, "Nieuw aandachtspunt")
    vul(at, "Nieuw aandachtspunt", "Let op de Haven.")
    klik(at, "Bewaren")
    assert bevindingen(editie.id)[0].inhoud.bewijs[0].gebied == "WK999801"


def test_another_last_year_gives_the_figure_of_that_year(editie: Editie, blader: Bladeren) -> None:
    at = _veld(blader)
    at.selectbox(key="bewijs-jaar").set_value(2022).run()
    assert at.session_state["bewijs-jaar"] == 2022
    at = at.selectbox(key="tot").set_value(2023).run()
    assert at.session_state["bewijs-jaar"] == 2023


def test_a_text_rests_on_several_figures(editie: Editie, blader: Bladeren) -> None:
    at = klik(_veld(blader), "Nieuwe duiding")
    at = at.button(key="bewijs-erbij").click().run()
    at.selectbox(key="bewijs-jaar").set_value(2022)
    at = at.run()
    vul(at, "Nieuwe duiding", "Tussen 2022 en 2024 nam het af.")
    klik(at, "Bewaren")
    (stuk,) = bevindingen(editie.id)
    assert [b.periode for b in stuk.inhoud.bewijs] == ["2024JJ00", "2022JJ00"]
    assert at.session_state["_verzameld"] == ()


def test_in_another_edition_nothing_is_open_of_what_was_begun_here(editie: Editie, blader: Bladeren) -> None:
    store = data.opslag().store
    hier = begin_editie(store, ANALIST, gemeente=editie.gemeente, naam="Tweede")
    tekst = Bevinding(veld=1, soort="duiding", onderwerp="T1.3", tekst="Van de tweede editie.")
    stuk = dossier.maak(store, ANALIST, tekst, editie=hier.id)
    at = klik(_veld(blader), "Nieuwe duiding")
    at = at.button(key="bewijs-erbij").click().run()
    at = at.button(key=f"wijzig-{stuk.id}").click().run()
    assert [vak.value for vak in at.text_area if vak.label == "Tekst"] == [tekst.tekst]
    assert len(at.session_state["_verzameld"]) == 1
    (eerste,) = [naam for naam in at.selectbox(key="editie").options if "Tweede" not in naam]
    at = at.selectbox(key="editie").set_value(eerste).run()
    assert at.session_state["_editie"] == editie
    assert [vak.value for vak in at.text_area if vak.label == "Tekst"] == []
    assert at.session_state["_verzameld"] == ()


def test_a_figure_comes_later_and_goes_again(editie: Editie, blader: Bladeren) -> None:
    store = data.opslag().store
    leeg = Bevinding(veld=1, soort="duiding", onderwerp="T1.3", tekst="Zonder cijfer.")
    stuk = dossier.maak(store, ANALIST, leeg, editie=editie.id)
    at = meer(_veld(blader)).button(key=f"bewijs-{stuk.id}-{stuk.versie}").click().run()
    (bewijs,) = bevindingen(editie.id)[0].inhoud.bewijs
    assert (bewijs.gebied, bewijs.periode) == ("GM9998", "2024JJ00")
    at = at.button(key=f"wijzig-{stuk.id}").click().run()
    next(vink for vink in at.checkbox if vink.label.startswith("Rust op:")).uncheck()
    klik(at, "Bewaren")
    assert bevindingen(editie.id)[0].inhoud.bewijs == ()


def test_a_candidate_gets_the_figure_on_screen(editie: Editie, blader: Bladeren) -> None:
    stuk = dossier.maak(data.opslag().store, ANALIST, Prioriteit(veld=1, naam="Veilig wonen"), editie=editie.id)
    at = _veld(blader)
    at.session_state["bij-prioriteit"] = True
    at.run().button(key=f"bewijs-{stuk.id}-{stuk.versie}").click().run()
    assert prioriteiten(editie.id)[0].inhoud.bewijs[0].indicator == "woninginbraak"

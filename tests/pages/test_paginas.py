"""Every page stands, with figures and without."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kvdash.domain.editie import Editie
from kvdash.ui import data
from tests.pages.conftest import ANALIST, Bladeren, tekst_op
from tests.store.bouw import laat_wezen_achter
from tests.stukken import markeer_prioriteit

PAGINAS = ["", *(f"veld-{n}" for n in range(1, 6)), "prioriteiten", "rapportage", "gegevens"]


def _geen_fouten(at: AppTest) -> None:
    assert [e.value for e in at.error] == []
    assert not at.exception


@pytest.mark.parametrize("pagina", PAGINAS)
def test_page_stands(editie: Editie, blader: Bladeren, pagina: str) -> None:
    at = blader(pagina)
    _geen_fouten(at)
    assert "De hele gemeente, 2015–2024" in tekst_op(at)


@pytest.mark.parametrize("paragraaf", range(1, 6))
@pytest.mark.parametrize("veld", [1, 2])
def test_every_paragraph_stands(editie: Editie, blader: Bladeren, veld: int, paragraaf: int) -> None:
    _geen_fouten(blader(f"veld-{veld}", paragraaf=str(paragraaf)))


@pytest.mark.parametrize("deel", ["inlezen", "geschiedenis", "indelen", "invoeren", "sjablonen", "gebieden", "eigen"])
def test_every_part_of_gegevens_stands(editie: Editie, blader: Bladeren, deel: str) -> None:
    _geen_fouten(blader("gegevens", deel=deel))


@pytest.mark.parametrize("pagina", PAGINAS[:-1])
def test_without_an_edition_a_page_shows_the_way_in(leeg: Path, blader: Bladeren, pagina: str) -> None:
    at = blader(pagina)
    _geen_fouten(at)
    assert "Er is nog geen veiligheidsanalyse" in at.info[0].value


def test_a_message_of_kvdash_is_shown(
    editie: Editie, blader: Bladeren, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    geen_store = tmp_path / "verhaal.duckdb"
    geen_store.write_text("Dit is geen store.", encoding="utf-8")
    monkeypatch.setenv("KVDASH_STORE", str(geen_store))
    at = blader()
    assert len(at.error) == 1
    assert "foutnummer" not in at.error[0].value


def test_what_nobody_foresaw_becomes_a_number_without_the_text(
    editie: Editie, blader: Bladeren, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*_: object) -> None:
        raise RuntimeError("geheime tekst")

    monkeypatch.setattr(data, "veldoverzichten", stuk)
    at = blader()
    assert "foutnummer" in at.error[0].value
    assert "geheime tekst" not in at.error[0].value
    assert not at.exception


def test_the_address_sets_the_filters(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", gebieden=["Wijk 01 Haven"], van="2023", thema="T1.3")
    assert "Wijk 01 Haven, 2023–2024, vergeleken met Proefdam" in tekst_op(at)
    assert at.radio[0].value == "T1.3"


def test_a_gebied_that_does_not_exist_is_ignored(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", gebieden=["Nergens"])
    _geen_fouten(at)
    assert "De hele gemeente" in tekst_op(at)


def test_missing_denominators_are_told_beside_the_counts(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-1", thema="T1.3", van="2022")
    assert "2022 en 2023" in at.warning[0].value
    assert at.get("plotly_chart")


def test_a_thema_without_figures_says_what_to_do(editie: Editie, blader: Bladeren) -> None:
    at = blader("veld-5")
    assert "nog geen cijfers ingelezen" in at.info[0].value


def test_prioriteiten_are_filtered_by_veld(editie: Editie, blader: Bladeren) -> None:
    for veld, naam in ((1, "Veilig wonen"), (2, "Veilig winkelen")):
        markeer_prioriteit(data.opslag().store, ANALIST, editie=editie.id, veld=veld, naam=naam)
    alles, een = tekst_op(blader("prioriteiten")), tekst_op(blader("prioriteiten", velden="2"))
    assert "Veilig wonen" in alles
    assert "Veilig winkelen" in alles
    assert "Veilig wonen" not in een
    assert "Veilig winkelen" in een


def test_another_edition_lets_go_of_the_gebieden_of_the_first(editie: Editie, blader: Bladeren) -> None:
    ander = data.begin_editie(gemeente="GM9997")
    at = blader("veld-1", gebieden=["Wijk 01 Haven"], editie=editie.naam)
    assert "Wijk 01 Haven, " in tekst_op(at)
    at = at.selectbox(key="editie").set_value(ander).run()
    _geen_fouten(at)
    assert "De hele gemeente" in tekst_op(at)
    assert "Haven" not in str(at.multiselect(key="gebieden").options)


def test_what_opening_put_right_is_told_to_one_session_once(store_pad: Path, editie: Editie, blader: Bladeren) -> None:
    laat_wezen_achter(store_pad, nummer=9)
    at = blader()
    assert "tijdens het opslaan van upload 9" in tekst_op(at)
    assert "upload 9" in tekst_op(at.run())  # until it is closed
    assert "upload 9" not in tekst_op(blader())

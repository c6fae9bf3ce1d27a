"""The page Wijkprofiel, on small files and before any were read in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import DEMO_GEMEENTE, eigen_code
from kvdash.services.edities import begin_editie
from kvdash.services.eigengebieden import maak_eigen_gebied
from kvdash.services.opslag import open_store
from kvdash.ui import data
from tests import stores
from tests.pages.conftest import ANALIST, Bladeren, tekst_op
from tests.stukken import schrijf_bevinding


def test_the_first_wijk_opens_with_figures_and_empty_states(editie: Editie, blader: Bladeren) -> None:
    at = blader("wijkprofiel")
    assert not at.exception and not at.error
    pagina = tekst_op(at)
    for deel in (
        "Wijk 01 Haven</h1>",
        "Wijk in Proefdam · 18.000 inwoners in 2024",
        ">Woninginbraak<",
        "laagst Wijk 01 Haven 4,3",
        "Geen cijfers per wijk over 2024",
        "Over dit gebied is nog niets opgeschreven.",
        "Er zijn nog geen grenzen ingelezen",
    ):
        assert deel in pagina


def test_the_address_chooses_gebied_and_the_one_beside_it(editie: Editie, blader: Bladeren) -> None:
    schrijf_bevinding(
        data.opslag().store,
        ANALIST,
        editie=editie.id,
        veld=1,
        soort="bewoners",
        tekst="Het is hier donker.",
        gebieden=["WK999802"],
    )
    at = blader("wijkprofiel", gebied="WK999802", met="WK999801")
    pagina = tekst_op(at)
    assert "Wijk 02 Veld</h1>" in pagina
    assert "<b>Bewoners:</b> Het is hier donker." in pagina
    assert '<th scope="col">Wijk 01 Haven</th>' in pagina
    assert 'href="veld-1?gebieden=Wijk+02+Veld&amp;indicator=woninginbraak&amp;thema=T1.3"' in pagina
    at.selectbox(key="met").set_value("").run()
    assert '<th scope="col">Wijk 01 Haven</th>' not in tekst_op(at)


def test_a_very_long_text_is_folded_so_that_the_others_can_be_reached(editie: Editie, blader: Bladeren) -> None:
    lang = f"{'Het is donker. ' * 7_000}Einde."
    for tekst in (lang, "Kort."):
        schrijf_bevinding(data.opslag().store, ANALIST, editie=editie.id, tekst=tekst, gebieden=["WK999802"])
    pagina = tekst_op(blader("wijkprofiel", gebied="WK999802"))
    vouw = pagina[pagina.index('<details class="kv-lang">') : pagina.index("</details>")]
    assert f"<p>{lang}</p>" in vouw
    assert "<b>Bewoners:</b> Kort." in pagina


def test_paper_says_how_many_texts_are_not_on_it(editie: Editie, blader: Bladeren) -> None:
    for rubricering in ("openbaar",) * 7 + ("intern",) * 2:
        schrijf_bevinding(
            data.opslag().store,
            ANALIST,
            editie=editie.id,
            tekst="Het is donker.",
            gebieden=["WK999802"],
            rubricering=rubricering,
        )
    op_papier = [deel for deel in tekst_op(blader("wijkprofiel", gebied="WK999802")).split("</p>") if "kv-druk" in deel]
    assert ["2 teksten zijn weggelaten" in deel for deel in op_papier] == [True, False]
    assert "Nog 1 tekst staat niet op deze afdruk." in op_papier[1]


def test_without_a_gebied_in_the_address_the_filter_chooses(editie: Editie, blader: Bladeren) -> None:
    assert "Kade</h1>" in tekst_op(blader("wijkprofiel", gebieden=["Kade"]))


@pytest.mark.usefixtures("leeg")
def test_without_areas_the_page_says_where_to_add_them(store_pad: Path, blader: Bladeren) -> None:
    with open_store(store_pad) as store:
        begin_editie(store, ANALIST, gemeente="GM9998")
    assert "kerncijfers van wijken en buurten" in blader("wijkprofiel").info[0].value


@pytest.fixture
def eigen(store_pad: Path) -> Iterator[str]:
    """The demo with five own areas of three buurten each; the code of the first."""
    with open_store(stores.demo(store_pad)) as store:
        buurten = [g.code for g in store.cijfers.gebieden().van_gemeente(DEMO_GEMEENTE, niveau="buurt")]
        for nummer in range(5):
            maak_eigen_gebied(store, ANALIST, f"Kern {nummer}", buurten[3 * nummer : 3 * nummer + 3])
    yield eigen_code(DEMO_GEMEENTE, "Kern 0")
    data.sluit()


def test_an_own_area_stands_between_own_areas_and_says_what_is_not_added(eigen: str, blader: Bladeren) -> None:
    at = blader("wijkprofiel", gebied=eigen)
    assert not at.exception and not at.error
    pagina = tekst_op(at)
    for deel in (
        "Kern 0</h1>",
        "Eigen gebied in Voorbeeldstad",
        "laagst Kern",
        "Percentages en scores tellen we nooit op",
    ):
        assert deel in pagina
    assert "Er zijn nog geen grenzen ingelezen" not in pagina
    assert "laagst Noord" not in pagina


def test_a_profile_compares_with_whom_the_filter_says(eigen: str, blader: Bladeren) -> None:
    pagina = tekst_op(blader("wijkprofiel", gebied="WK999902", vergelijk="Vergelijkbare gemeenten"))
    assert "dan in 10 vergelijkbare gemeenten." in pagina
    assert '<th scope="col">10 vergelijkbare gemeenten</th>' in pagina
    assert "vergelijk=Vergelijkbare+gemeenten" in pagina
    assert "dan in Voorbeeldland." in tekst_op(blader("wijkprofiel", gebied=eigen, vergelijk="Nederland"))


def test_a_percentage_of_an_own_area_is_never_added(eigen: str, blader: Bladeren) -> None:
    adres = {"gebieden": ["Kern 0"], "thema": "T1.4", "weergave": "tabel"}
    at = blader("veld-1", **adres)
    assert any("Kern 0: een percentage of score van een eigen gebied" in info.value for info in at.info)

"""The page Wijkprofiel, on small files and before any were read in."""

from pathlib import Path

import pytest

from kvdash.domain.editie import Editie
from kvdash.services.dossier import schrijf_bevinding
from kvdash.services.edities import begin_editie
from kvdash.services.opslag import open_store
from kvdash.ui import data
from tests.pages.conftest import ANALIST, Bladeren, tekst_op


def test_the_first_wijk_opens_with_figures_and_empty_states(editie: Editie, blader: Bladeren) -> None:
    at = blader("wijkprofiel")
    assert not at.exception and not at.error
    pagina = tekst_op(at)
    for deel in (
        "Wijk 01 Haven</h1>",
        "Wijk in Proefdam · 18.000 inwoners in 2024",
        "Inbraak en diefstal uit woning",
        "laagst Wijk 01 Haven 4,3",
        "Geen cijfers per wijk over 2024",
        "Over dit gebied is nog niets opgeschreven.",
        "Er zijn nog geen grenzen ingelezen",
    ):
        assert deel in pagina


def test_the_address_chooses_gebied_and_the_one_beside_it(editie: Editie, blader: Bladeren) -> None:
    schrijf_bevinding(
        data.opslag().store,
        editie=editie.id,
        veld=1,
        soort="bewoners",
        tekst="Het is hier donker.",
        gebieden=["WK999802"],
        gebruiker=ANALIST,
    )
    at = blader("wijkprofiel", gebied="WK999802", met="WK999801")
    pagina = tekst_op(at)
    assert "Wijk 02 Veld</h1>" in pagina
    assert "<b>Bewoners:</b> Het is hier donker." in pagina
    assert '<th scope="col">Wijk 01 Haven</th>' in pagina
    assert 'href="veld-1?gebieden=Wijk+02+Veld&amp;indicator=woninginbraak&amp;thema=T1.3"' in pagina
    at.selectbox(key="met").set_value("").run()
    assert '<th scope="col">Wijk 01 Haven</th>' not in tekst_op(at)


def test_without_a_gebied_in_the_address_the_filter_chooses(editie: Editie, blader: Bladeren) -> None:
    assert "Kade</h1>" in tekst_op(blader("wijkprofiel", gebieden=["Kade"]))


@pytest.mark.usefixtures("leeg")
def test_without_areas_the_page_says_where_to_add_them(store_pad: Path, blader: Bladeren) -> None:
    with open_store(store_pad) as store:
        begin_editie(store, gemeente="GM9998", gebruiker=ANALIST)
    assert "kerncijfers van wijken en buurten" in blader("wijkprofiel").info[0].value

"""Months and quarters in Chromium: chosen by keyboard, in words, as a table and a file, and traced to a line."""

import csv
import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Venster

pytestmark = pytest.mark.browser

FIETS = "veld-1?thema=T1.3&indicator=fietsendiefstal&uitgelicht=WK999907"


def ernstig(page: Page) -> list[str]:
    gevonden = Axe().run(page).response["violations"]
    return [v["id"] for v in gevonden if v["impact"] in ("serious", "critical")]


def _past(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_from_years_to_months_and_back_to_the_line_of_the_file(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{FIETS}")
    per = page.get_by_role("radiogroup", name="Per jaar, kwartaal of maand")
    per.get_by_role("radio", name="Per jaar").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("per=maand"))
    expect(page.locator("h2.kv-vondst").first).to_contain_text(
        "Fietsendiefstal: van januari tot en met september 2025 meer in Molenwijk dan een jaar eerder"
    )
    tekst = "Aantal per maand, januari 2021 tot en met september 2025. Molenwijk: 11 in september 2025"
    expect(page.get_by_role("figure", name=re.compile(re.escape(tekst)))).to_be_visible()
    assert ernstig(page) == []

    page.locator(".stPlotlyChart .scatterlayer .points").last.locator(".point").nth(2).click(force=True)
    expect(page.locator(".kv-bewijszin").first).to_contain_text("Fietsendiefstal in Molenwijk, maart 2021:")
    page.get_by_role("button", name="Waar komt dit vandaan?").press("Enter")
    herkomst = page.locator(".st-key-herkomst")
    expect(herkomst).to_contain_text("voorbeeld_misdrijven_maanden.csv. Ingelezen op")
    expect(herkomst).to_contain_text("2021 maart")

    page.get_by_text("Tabel", exact=True).click()
    rij = page.get_by_role("row", name=re.compile("^september 2025")).first
    expect(rij).to_contain_text("11*")
    page.get_by_text("Per gebied naast een jaar eerder").click()
    expect(page.get_by_role("table", name="Diefstal van (brom)fietsen en snorfietsen, september 2025")).to_be_visible()
    page.get_by_role("button", name="Downloaden", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Cijfers (CSV)").click()
    assert download.value.suggested_filename == "fietsendiefstal_tabel_per_maand.csv"
    rijen = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig")), delimiter=";"))
    assert rijen[0][3] == "maand"
    assert ["Molenwijk", "september 2025", "11"] in [rij[2:5] for rij in rijen]
    assert ernstig(page) == []


@pytest.mark.parametrize("breedte", [1920, 1280, 390])
def test_months_fit_on_each_screen(venster: Venster, demo_server: str, breedte: int) -> None:
    page = venster.page
    page.set_viewport_size({"width": breedte, "height": 900})
    venster.open(f"{demo_server}/{FIETS}&per=maand")
    expect(page.get_by_role("figure", name=re.compile("Aantal per maand"))).to_be_visible()
    assert _past(page)

"""The map in Chromium: step through the years, choose an area by keyboard and mouse, and see it chosen everywhere."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Venster

pytestmark = pytest.mark.browser

KAART = "veld-1?thema=T1.3&indicator=bedreiging&weergave=kaart"
ERNSTIG = {"serious", "critical"}


def ernstig(page: Page) -> list[tuple[str, str]]:
    gevonden = Axe().run(page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in gevonden if v["impact"] in ERNSTIG]


def test_years_and_areas_by_keyboard(venster: Venster, demo_server: str) -> None:
    venster.open(f"{demo_server}/{KAART}")
    page = venster.page
    expect(page.locator("[data-kaart]")).to_be_visible()
    page.get_by_role("button", name="◀ 2023").press("Enter")
    expect(page.get_by_text("De kaart als tabel, 2023")).to_be_visible()
    assert "kaartjaar=2023" in page.url
    page.locator("[data-kaart] [tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    gebied = page.locator("[data-kaart] [data-kies]:focus")
    naam = (gebied.locator("title").text_content() or "").partition(":")[0]
    expect(page.locator("[data-aangewezen]")).to_contain_text(naam)
    page.keyboard.press("Enter")
    expect(page.locator("[data-kaart] [aria-pressed='true']")).to_have_count(1)
    expect(page.locator("[data-kaart] [data-kies]:focus title")).to_contain_text(naam)
    expect(page).to_have_url(re.compile(f"gebieden={naam.replace(' ', '.')}"))
    page.get_by_role("link", name="Overzicht").first.click()
    expect(page.locator('[class*="st-key-filterbalk-"]')).to_contain_text(naam)
    expect(page.locator(".st-key-kopregel")).to_contain_text(naam)


def test_a_click_chooses_and_lets_go(venster: Venster, demo_server: str) -> None:
    venster.open(f"{demo_server}/{KAART}")
    page = venster.page
    centrum = page.locator("[data-kaart] [data-kies='WK999901']")
    centrum.click()
    expect(page.locator('[class*="st-key-filterbalk-"]')).to_contain_text("Centrum")
    expect(centrum).to_have_attribute("aria-pressed", "true")
    centrum.click()
    expect(centrum).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_the_map_is_accessible_and_fits(chromium: Browser, demo_server: str, kleuren: Literal["light", "dark"]) -> None:
    for breedte in (1280, 390):
        with chromium.new_context(color_scheme=kleuren, viewport={"width": breedte, "height": 844}) as context:
            venster = Venster(context.new_page())
            venster.open(f"{demo_server}/{KAART}&kaartniveau=buurt&kaartkleur=signalen")
            expect(venster.page.locator("[data-kaart]")).to_be_visible()
            assert ernstig(venster.page) == []
            assert venster.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

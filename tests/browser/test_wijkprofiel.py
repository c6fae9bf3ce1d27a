"""The wijkprofiel in a real browser: from a bar to its chart, and on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Venster

pytestmark = pytest.mark.browser


def _bladzijden(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


@pytest.mark.parametrize("pad", ["wijkprofiel?gebied=WK999902&met=WK999901", "wijkprofiel?gebied=BU99990101"])
def test_it_prints_on_two_pages(venster: Venster, demo_server: str, tmp_path: Path, pad: str) -> None:
    venster.open(f"{demo_server}/{pad}")
    expect(venster.page.locator(".kv-balk .kv-tekening").last).to_be_visible()
    venster.page.pdf(path=tmp_path / "profiel.pdf", prefer_css_page_size=True)
    assert _bladzijden(tmp_path / "profiel.pdf") == 2


def test_the_printed_page_holds_the_profile_and_no_buttons(venster: Venster, demo_server: str) -> None:
    venster.open(f"{demo_server}/wijkprofiel?gebied=WK999902")
    venster.page.emulate_media(media="print")
    expect(venster.page.get_by_role("heading", name="Noord")).to_be_visible()
    expect(venster.page.get_by_text("5 Integriteit en veiligheid")).to_be_visible()
    for sleutel in ("filterbalk", "profielkeuze"):
        expect(venster.page.locator(f'[class*="st-key-{sleutel}"]')).to_be_hidden()


def test_a_bar_leads_to_its_chart_with_the_filters_kept(venster: Venster, demo_server: str) -> None:
    venster.open(f"{demo_server}/wijkprofiel?gebied=WK999902&van=2018")
    venster.page.get_by_role("link", name="Bedreiging").click()
    expect(venster.page.get_by_text("Noord, 2018–2024, vergeleken met Voorbeeldstad")).to_be_visible()
    expect(venster.page.locator(".kv-vondst").first).to_contain_text("Bedreiging")


def test_choosing_another_gebied_by_keyboard_keeps_it_in_the_address(venster: Venster, demo_server: str) -> None:
    venster.open(f"{demo_server}/wijkprofiel")
    keuze = venster.page.get_by_role("combobox", name="Gebied", exact=False).and_(
        venster.page.locator(".st-key-profielkeuze input")
    )
    keuze.first.click()
    venster.page.keyboard.type("Zuiderpark")
    venster.page.keyboard.press("Enter")
    expect(venster.page.get_by_role("heading", name="Zuiderpark")).to_be_visible()
    assert "gebied=WK" in venster.page.url

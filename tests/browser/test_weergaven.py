"""The journey of a saved weergave: kept, found on another page, shared by link on a fresh visit, removed."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests import stores
from tests.browser.conftest import Venster, start_server, stop_server
from tests.browser.test_toegankelijk import ernstig, te_breed

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with the demo, for who has given a name."""
    pad = tmp_path_factory.mktemp("weergaven") / "kvdash.duckdb"
    gestart = start_server(stores.demo(pad), home=tmp_path_factory.mktemp("thuis"))
    yield gestart.url
    stop_server(gestart)


def _bewaar(venster: Venster, naam: str) -> str:
    """Keep what is on screen; returns its link."""
    page = venster.page
    page.get_by_role("button", name="Weergaven").click()
    page.get_by_role("textbox", name="Naam voor wat u nu ziet").fill(naam)
    page.get_by_role("button", name="Bewaar deze weergave").click()
    expect(page.get_by_role("status")).to_contain_text(f"Weergave '{naam}' is bewaard.")
    venster.rust()
    return page.get_by_test_id("stCode").inner_text().strip()


def test_a_weergave_is_kept_found_shared_and_removed(chromium: Browser, venster: Venster, server: str) -> None:
    page = venster.page
    venster.noem("Ans de Analist")
    venster.open(
        f"{server}/veld-1?thema=T1.3&indicator=bedreiging&weergave=wijken&wijkjaar=2021&van=2018&gebieden=Noord"
    )
    link = _bewaar(venster, "Bedreiging in *Noord*")
    assert re.fullmatch(rf"{server}/\?bewaard=[0-9a-f]{{8}}", link)
    venster.open(f"{server}/?van=2020")
    page.get_by_role("link", name="Bedreiging in *Noord*").click()
    _staat_er(venster)
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        vers = Venster(context.new_page())
        vers.open(link)
        _staat_er(vers)
        vers.page.reload()
        _staat_er(vers)
    page.get_by_role("button", name="Weergaven").click()
    page.locator("[class*=st-key-weergave-]").get_by_role("button", name="Verwijderen").first.click()
    page.get_by_role("button", name="Ja, verwijderen").click()
    expect(page.get_by_role("status")).to_contain_text("is verwijderd")
    venster.open(link)
    expect(page.get_by_role("status")).to_contain_text("De weergave 'Bedreiging in *Noord*' is verwijderd.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Veiligheidsanalyse Voorbeeldstad")


def _staat_er(venster: Venster) -> None:
    """Page, filters and views are those that were kept, and the address says them."""
    page = venster.page
    expect(page).to_have_url(
        re.compile(r"/veld-1\?(?=.*van=2018)(?=.*gebieden=Noord)(?=.*weergave=wijken)(?!.*bewaard)")
    )
    expect(page.locator(".st-key-kopregel")).to_contain_text("Noord, 2018–2024")
    expect(page.locator("h2.kv-vondst").first).to_contain_text("Bedreiging: in Noord van")
    expect(page.get_by_role("figure", name=re.compile("Bedreiging per wijk in 2021"))).to_be_visible()
    venster.rust()


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("breedte", [1280, 390])
def test_the_list_is_accessible_and_fits(
    chromium: Browser, server: str, kleuren: Literal["light", "dark"], breedte: int
) -> None:
    with chromium.new_context(color_scheme=kleuren, viewport={"width": breedte, "height": 844}) as context:
        venster = Venster(context.new_page())
        venster.noem("Ans de Analist")
        venster.open(f"{server}/veld-2")
        _bewaar(venster, f"Bedrijven {kleuren} {breedte}")
        venster.page.locator("[class*=st-key-weergave-]").get_by_role("button", name="Verwijderen").first.click()
        expect(venster.page.get_by_role("button", name="Ja, verwijderen")).to_be_visible()
        venster.rust()
        assert ernstig(venster) == []
        assert te_breed(venster) == []

"""The name under which one writes belongs to the browser: it survives a reload, and another browser has its own."""

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from kvdash.services.edities import begin_editie
from kvdash.services.opslag import open_store
from tests.browser.conftest import Venster, start_server, stop_server
from tests.sessies import SESSIE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with one empty edition, where nobody gave a name yet."""
    pad = tmp_path_factory.mktemp("naam") / "kvdash.duckdb"
    with open_store(pad) as store:
        begin_editie(store, SESSIE, gemeente="GM9998")
    gestart = start_server(pad, home=tmp_path_factory.mktemp("thuis"))
    yield gestart.url
    stop_server(gestart)


def _schrijf(venster: Venster, server: str, tekst: str) -> None:
    page = venster.page
    venster.open(f"{server}/veld-1?paragraaf=4")
    page.get_by_role("button", name="Nieuw punt van bewoners").click()
    page.get_by_role("textbox", name="Nieuw punt van bewoners").fill(tekst)
    page.get_by_role("button", name="Bewaren").click()


def _noem(venster: Venster, naam: str) -> None:
    page = venster.page
    page.get_by_role("textbox", name="Uw naam").fill(naam)
    page.get_by_role("dialog").get_by_role("button", name="Bewaren").click()


def _wijzig_met_toetsen(venster: Venster) -> None:
    page = venster.page
    page.get_by_role("button", name="Naam wijzigen").focus()
    page.keyboard.press("Enter")
    veld = page.get_by_role("textbox", name="Uw naam")
    expect(veld).to_have_value("Zoë; Ådmin=1")
    veld.fill("Cor")
    with page.expect_response("**/kvdash/naam") as bewaard:
        veld.press("Enter")
    assert bewaard.value.status == 204
    expect(page.get_by_text("U schrijft als Cor.").first).to_be_visible()


def test_two_browsers_write_under_two_names_also_after_a_reload(
    chromium: Browser, venster: Venster, server: str
) -> None:
    page = venster.page
    _schrijf(venster, server, "Het is donker bij het station.")
    with page.expect_response("**/kvdash/naam") as bewaard:
        _noem(venster, "Zoë; Ådmin=1")
    assert bewaard.value.status == 204
    expect(page.get_by_text("Het is donker bij het station.")).to_be_visible()
    _schrijf(venster, server, "Er is te weinig toezicht.")
    expect(page.get_by_text("Er is te weinig toezicht.")).to_be_visible()
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        ander = Venster(context.new_page())
        _schrijf(ander, server, "De brug is glad.")
        _noem(ander, "Bram")
        expect(ander.page.get_by_text("De brug is glad.")).to_be_visible()
        assert ander.fouten == []
        for tekst, naam in (
            ("Het is donker", "Zoë; Ådmin=1"),
            ("Er is te weinig", "Zoë; Ådmin=1"),
            ("De brug", "Bram"),
        ):
            punt = ander.page.locator("li, [data-testid='stVerticalBlock']").filter(has_text=tekst).last
            expect(punt).to_contain_text(naam)
    _wijzig_met_toetsen(venster)
    venster.open(f"{server}/gegevens")
    expect(page.get_by_text("U schrijft als Cor.").first).to_be_visible()
    (koek,) = [c for c in page.context.cookies() if c["name"] == "kvdash-naam"]
    assert (koek["httpOnly"], koek["sameSite"]) == (True, "Strict")


@pytest.mark.parametrize(
    ("oorsprong", "naam", "status"),
    [
        (None, "Mallory", 403),
        ("http://elders.example", "Mallory", 403),
        ("zelf", "", 422),
        ("zelf", "x" * 100_000, 422),
        ("zelf", b"\xff\xfe", 422),
    ],
)
def test_another_site_cannot_name_this_browser_and_a_name_is_a_name(
    server: str, oorsprong: str | None, naam: str | bytes, status: int
) -> None:
    kop = {} if oorsprong is None else {"origin": server if oorsprong == "zelf" else oorsprong}
    inhoud = naam.encode() if isinstance(naam, str) else naam
    with closing(HTTPConnection(urlsplit(server).netloc)) as verbinding:
        verbinding.request("POST", "/kvdash/naam", body=inhoud, headers=kop)
        antwoord = verbinding.getresponse()
        assert antwoord.status == status
        assert antwoord.getheader("set-cookie") is None
        assert "Traceback" not in antwoord.read().decode("utf-8")

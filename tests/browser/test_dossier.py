"""Writing with the keyboard alone: after each step the focus is where the work goes on, not at the top of the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from kvdash.services.demo import laad_demo
from kvdash.services.edities import edities
from kvdash.services.opslag import open_store
from tests.browser.conftest import Venster, start_server, stop_server
from tests.browser.test_toegankelijk import ernstig
from tests.sessies import SESSIE
from tests.stukken import markeer_prioriteit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with the demo, to write in."""
    pad = tmp_path_factory.mktemp("dossier") / "kvdash.duckdb"
    with open_store(pad) as store:
        laad_demo(store)
        markeer_prioriteit(store, SESSIE, editie=edities(store, SESSIE)[0].id, naam="N" * 300, deelthemas=["D" * 300])
    gestart = start_server(pad, home=tmp_path_factory.mktemp("thuis"))
    yield gestart.url
    stop_server(gestart)


def _druk(venster: Venster, naam: str) -> None:
    """Press the first button of this name with the keyboard."""
    knop = venster.page.get_by_role("button", name=naam, exact=True).first
    knop.focus()
    knop.press("Enter")


def _staat_bij(venster: Venster, plek: str) -> None:
    """The focus is in (or on) the first part of the page that this selector finds."""
    expect(venster.page.locator(f":is({plek}):focus, :is({plek}) :focus").first).to_be_attached()
    venster.rust()


def test_the_focus_stays_with_what_was_done(venster: Venster, server: str) -> None:
    page, kaart, melding = venster.page, "[class*=st-key-bevinding-]", ".st-key-melding"
    venster.noem("Ans de Analist")
    venster.open(f"{server}/veld-1?paragraaf=2")
    _druk(venster, "Nieuw aandachtspunt")
    _staat_bij(venster, "[class*=st-key-nieuw-aandachtspunt-]")
    page.keyboard.type("Te weinig licht.")
    _druk(venster, "Bewaren")
    _staat_bij(venster, melding)
    _druk(venster, "Wijzigen")
    _staat_bij(venster, "[class*=st-key-bewerk-]")
    page.keyboard.type("Anders. ")
    _druk(venster, "Bewaren")
    _staat_bij(venster, kaart)
    _druk(venster, "Akkoord")
    _staat_bij(venster, "[class*=st-key-akkoord-][class*=-rubricering]")
    _druk(venster, "Annuleren")
    _staat_bij(venster, kaart)
    _druk(venster, "Akkoord")
    _staat_bij(venster, "[class*=st-key-akkoord-][class*=-rubricering]")
    _druk(venster, "Akkoord")
    _staat_bij(venster, kaart)
    _druk(venster, "Meer")
    _druk(venster, "Geschiedenis")
    expect(page.get_by_role("dialog")).to_contain_text("Status: van beoordeeld naar akkoord")
    venster.rust()
    assert ernstig(venster) == []
    page.keyboard.press("Escape")
    _staat_bij(venster, "[class*=st-key-meer-]")
    _druk(venster, "Meer")
    _druk(venster, "Verwijderen")
    _staat_bij(venster, melding)
    _druk(venster, "Ongedaan maken")
    _staat_bij(venster, melding)
    _druk(venster, "Meer")
    _druk(venster, "Verwijderen")
    _staat_bij(venster, melding)
    _druk(venster, "Weggehaald (1)")
    expect(page.get_by_role("dialog")).to_contain_text("weggehaald door Ans de Analist")
    _druk(venster, "Terugzetten")
    _staat_bij(venster, melding)


def test_a_very_long_text_is_opened_with_the_keyboard(venster: Venster, server: str) -> None:
    page = venster.page
    venster.noem("Ans de Analist")
    venster.open(f"{server}/veld-2?paragraaf=2")
    page.get_by_role("button", name="Wijzigen", exact=True).first.click()
    page.get_by_role("textbox", name="Tekst").fill(f"{'Verlichting ' * 9_000}einde.")
    page.get_by_role("button", name="Bewaren", exact=True).first.click()
    vouw = page.locator("details.kv-lang").first
    expect(vouw.locator("summary")).to_contain_text("Lees verder")
    expect(vouw.locator("p")).to_be_hidden()
    assert page.locator("[class*=st-key-bevinding-]").first.bounding_box()["height"] < 400  # type: ignore[index]
    page.emulate_media(media="print")  # on paper nobody can open it
    expect(vouw.locator("p")).to_be_visible()
    expect(vouw.get_by_text("Lees verder")).to_be_hidden()
    page.emulate_media(media="screen")
    vouw.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(vouw.locator("p")).to_be_visible()
    expect(vouw.get_by_text("Inklappen")).to_be_visible()
    expect(vouw.get_by_text("Lees verder")).to_be_hidden()


def test_a_word_without_end_is_broken_on_a_phone(venster: Venster, server: str) -> None:
    venster.page.set_viewport_size({"width": 390, "height": 844})
    venster.open(f"{server}/prioriteiten")
    expect(venster.page.get_by_role("heading", name="NNN")).to_be_attached()
    assert venster.page.locator(".stMain").evaluate("main => main.scrollWidth") == 390


def test_what_looks_like_a_link_is_underlined_all_over_the_page(venster: Venster, server: str) -> None:
    """Buttons without a border, wherever they stand; what unfolds has an arrow, and the message its own look."""
    for adres in (
        "veld-1?paragraaf=2",
        "veld-1?paragraaf=5",
        "rapportage",
        "gegevens?deel=geschiedenis",
        "prioriteiten",
    ):
        venster.open(f"{server}/{adres}")
        zonder = venster.page.evaluate(
            """() => [...document.querySelectorAll(".stMain button[kind='tertiary']:not([aria-expanded])")]
              .filter((knop) => !knop.closest(".st-key-melding") && knop.querySelector("p"))
              .filter((knop) => getComputedStyle(knop.querySelector("p")).textDecorationLine !== "underline")
              .map((knop) => knop.innerText)"""
        )
        assert zonder == []

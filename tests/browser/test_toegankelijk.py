"""What holds for every page: no serious finding of axe-core, Dutch, own files only, nothing wider than the screen."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, expect

from kvdash.domain.sessie import Sessie
from kvdash.services.edities import begin_editie
from kvdash.services.opslag import open_store
from tests import bestanden
from tests.browser.conftest import Venster, start_server, stop_server

pytestmark = pytest.mark.browser

PAGINAS = [
    "",
    "veld-1?gebieden=Centrum&gebieden=Noord&thema=T1.3",
    "veld-2?paragraaf=2",
    "veld-3?paragraaf=3",
    "veld-4?paragraaf=4",
    "veld-5?paragraaf=5",
    "wijkprofiel?gebied=WK999902&met=WK999901",
    "prioriteiten",
    "rapportage",
    "gegevens",
    "gegevens?deel=geschiedenis",
    "gegevens?deel=indelen",
    "gegevens?deel=invoeren",
    "gegevens?deel=sjablonen",
    "gegevens?deel=gebeurtenissen",
    "gegevens?deel=profielen",
    "gegevens?deel=gebieden",
    "gegevens?deel=eigen",
]
# Words of Streamlit itself that would stand on a page if the translation failed.
ENGELS = re.compile(r"\b(Browse|Upload|Drag and drop|per file|Select all|Choose|Running|Deploy|Rerun|Settings|more)\b")
LEGE_PAGINAS = [
    *("", "veld-1", "veld-1?paragraaf=2", "veld-1?paragraaf=3", "veld-1?paragraaf=4", "veld-1?paragraaf=5"),
    *("wijkprofiel", "prioriteiten", "rapportage", "toelichting"),
]
WEERGAVEN = ("lijn", "wijken", "trechter", "kaart", "kleuren", "tabel")
BREEDTEN = (1920, 1280, 390)
ERNSTIG = {"serious", "critical"}


@pytest.mark.parametrize("pad", PAGINAS)
def test_page_is_accessible_dutch_and_fits(venster: Venster, demo_server: str, pad: str) -> None:
    venster.open(f"{demo_server}/{pad}")
    page = venster.page
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert ENGELS.findall(page.locator("body").inner_text()) == []
    assert ernstig(venster) == []


def ernstig(venster: Venster) -> list[tuple[str, str]]:
    """The serious and critical findings of axe-core, with the first place of each."""
    gevonden = Axe().run(venster.page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in gevonden if v["impact"] in ERNSTIG]


@pytest.mark.parametrize("weergave", ["Wijken", "Kleurentabel", "Tabel"])
def test_open_forms_and_other_charts_are_accessible(venster: Venster, demo_server: str, weergave: str) -> None:
    venster.open(f"{demo_server}/veld-1?thema=T1.3&gebieden=Centrum")
    venster.page.get_by_text(weergave, exact=True).click()
    venster.page.get_by_role("button", name="Markeer als mogelijke prioriteit").click()
    expect(venster.page.get_by_role("textbox", name="Naam")).to_be_visible()
    venster.rust()
    assert ernstig(venster) == []


def test_the_plan_of_an_upload_is_accessible(venster: Venster, demo_server: str) -> None:
    venster.open(f"{demo_server}/gegevens")
    inhoud = bestanden.politie(onderwerp="Kattenkwaad").replace(b"GM9998", b"GM9999").replace(b'"      40"', b'"4O"')
    bestand: FilePayload = {"name": "proef.csv", "mimeType": "text/csv", "buffer": inhoud.replace(b"WK9998", b"WK9999")}
    venster.page.locator("input[type=file]").set_input_files([bestand])
    expect(venster.page.get_by_test_id("stAlert").first).to_be_visible()
    venster.rust()
    assert ernstig(venster) == []


@pytest.fixture(scope="module")
def lege_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with an edition in which nothing was written, and without figures."""
    pad = tmp_path_factory.mktemp("leeg") / "kvdash.duckdb"
    with open_store(pad) as store:
        begin_editie(store, Sessie.van("Ans", "analist"), gemeente="GM9998")
    server = start_server(pad, home=tmp_path_factory.mktemp("thuis"))
    yield server.url
    stop_server(server)


@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_empty_parts_and_their_forms_are_accessible(
    chromium: Browser, lege_server: str, kleuren: Literal["light", "dark"]
) -> None:
    with chromium.new_context(color_scheme=kleuren, viewport={"width": 1280, "height": 800}) as context:
        venster = Venster(context.new_page())
        for pad in LEGE_PAGINAS:
            venster.open(f"{lege_server}/{pad}")
            dicht = venster.page.locator("[data-testid='stMain'] details:not([open]) > summary")
            dicht.evaluate_all("vouwen => vouwen.forEach(vouw => vouw.click())")
            venster.rust()
            assert ernstig(venster) == []


@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_the_form_of_an_event_is_accessible_and_dutch(
    chromium: Browser, demo_server: str, kleuren: Literal["light", "dark"]
) -> None:
    with chromium.new_context(color_scheme=kleuren, viewport={"width": 1280, "height": 800}) as context:
        venster = Venster(context.new_page())
        venster.open(f"{demo_server}/gegevens?deel=gebeurtenissen")
        venster.page.get_by_role("button", name="Gebeurtenis toevoegen").click()
        expect(venster.page.get_by_role("spinbutton", name="jaar, Begin")).to_have_text("jjjj")
        venster.rust()
        assert ernstig(venster) == []


def test_the_dark_colours_are_accessible(chromium: Browser, demo_server: str) -> None:
    with chromium.new_context(color_scheme="dark", viewport={"width": 1280, "height": 800}) as context:
        venster = Venster(context.new_page())
        for pad in (
            "",
            "veld-1?thema=T1.3&gebieden=Centrum",
            "veld-2?paragraaf=5",
            "wijkprofiel",
            "gegevens?deel=eigen",
        ):
            venster.open(f"{demo_server}/{pad}")
            assert ernstig(venster) == []


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("weergave", WEERGAVEN)
def test_each_view_with_all_that_opens_is_accessible(
    chromium: Browser, demo_server: str, weergave: str, kleuren: Literal["light", "dark"]
) -> None:
    with chromium.new_context(color_scheme=kleuren, viewport={"width": 1280, "height": 800}) as context:
        venster = Venster(context.new_page())
        venster.open(f"{demo_server}/veld-1?thema=T1.3&indicator=bedreiging&weergave={weergave}")
        venster.page.get_by_role("button", name="Waar komt dit vandaan?").click()
        expect(venster.page.locator(".st-key-herkomst mark").first).to_be_visible()
        venster.page.get_by_role("button", name="Downloaden").click()
        expect(venster.page.get_by_role("button", name="Afbeelding (PNG)")).to_be_visible()
        venster.rust()
        assert ernstig(venster) == []


@pytest.mark.parametrize("breedte", BREEDTEN)
@pytest.mark.parametrize(
    "pad", ["", "veld-1?gebieden=Centrum", "veld-1?paragraaf=5", "wijkprofiel", "prioriteiten", "gegevens"]
)
def test_nothing_is_wider_than_the_screen(venster: Venster, demo_server: str, pad: str, breedte: int) -> None:
    venster.page.set_viewport_size({"width": breedte, "height": 844})
    venster.open(f"{demo_server}/{pad}")
    assert te_breed(venster) == []


@pytest.mark.parametrize("breedte", BREEDTEN)
def test_no_view_is_wider_than_the_screen(venster: Venster, demo_server: str, breedte: int) -> None:
    venster.page.set_viewport_size({"width": breedte, "height": 844})
    for weergave in WEERGAVEN:
        venster.open(f"{demo_server}/veld-1?thema=T1.3&indicator=bedreiging&weergave={weergave}")
        assert (weergave, te_breed(venster)) == (weergave, [])


def test_the_filters_fold_away_on_a_phone(venster: Venster, demo_server: str) -> None:
    page = venster.page
    balk, tonen = page.locator('[class*="st-key-filterbalk-"]'), page.get_by_role("button", name="Filters tonen")
    venster.open(f"{demo_server}/veld-1?thema=T1.3&weergave=kaart&gebieden=Noord")
    expect(balk).to_be_visible()
    expect(tonen).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(balk).to_be_hidden()
    expect(page.locator(".st-key-kopregel")).to_contain_text("Noord, 2015–2024")
    tonen.click()
    expect(balk).to_be_visible()
    expect(page.get_by_role("button", name="Filters verbergen")).to_be_visible()
    venster.rust()
    assert ernstig(venster) == []
    assert te_breed(venster) == []


def te_breed(venster: Venster) -> list[str]:
    """What reaches beyond the right edge, apart from what scrolls by itself."""
    gevonden: list[str] = venster.page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
            .filter(e => !e.closest('.kv-tabelvak, .stPlotlyChart, [data-testid="stButtonGroup"]'))
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
            .map(e => e.outerHTML.slice(0, 160))"""
    )
    return gevonden


def test_a_page_that_does_not_exist_says_so_in_dutch(venster: Venster, demo_server: str) -> None:
    venster.open(f"{demo_server}/bestaat-niet")
    expect(venster.page.get_by_text("Deze pagina bestaat niet")).to_be_visible()


def test_the_page_is_protected_by_headers(venster: Venster, demo_server: str) -> None:
    antwoord = venster.page.goto(f"{demo_server}/veld-1")
    assert antwoord is not None
    beleid = antwoord.headers["content-security-policy"]
    assert "script-src 'self';" in beleid
    assert "frame-ancestors 'none'" in beleid
    assert antwoord.headers["x-content-type-options"] == "nosniff"


def test_the_keyboard_reaches_navigation_filters_and_charts(venster: Venster, demo_server: str) -> None:
    venster.open(f"{demo_server}/veld-1?thema=T1.3")
    bereikt = set()
    for _ in range(60):
        venster.page.keyboard.press("Tab")
        bereikt.add(
            venster.page.evaluate("document.activeElement?.innerText || document.activeElement?.ariaLabel || ''")
        )
    tekst = " | ".join(bereikt)
    for deel in ("2 Bedrijvigheid", "aantal", "Wijken", "Nieuw aandachtspunt"):
        assert deel in tekst

"""The veldpagina in Chromium: what is on the first screen, each view by its address, evidence, origin and downloads."""

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Venster

pytestmark = pytest.mark.browser

BEDREIGING = "veld-1?thema=T1.3&indicator=bedreiging"


@pytest.mark.parametrize(("breedte", "hoogte"), [(1920, 1080), (1280, 800)])
def test_how_where_and_worse_stand_on_the_first_screen(
    venster: Venster, demo_server: str, breedte: int, hoogte: int
) -> None:
    page = venster.page
    page.set_viewport_size({"width": breedte, "height": hoogte})
    venster.open(f"{demo_server}/{BEDREIGING}")
    for tekst in ("onderwerpen ongunstig op", "Het vaakst ongunstig", "Slechter geworden in heel Voorbeeldstad"):
        assert _onderkant(page, f"text={tekst}") < hoogte
    assert _onderkant(page, ".kv-signaaltegels") < hoogte
    assert _onderkant(page, ".kv-vondst >> nth=0") < hoogte
    grafiek = page.locator(".stPlotlyChart").bounding_box()
    assert grafiek is not None
    assert grafiek["y"] + (grafiek["height"] if breedte == 1920 else 60) < hoogte


def _onderkant(page: Page, plek: str) -> float:
    vak = page.locator(plek).first.bounding_box()
    assert vak is not None
    return vak["y"] + vak["height"]


def test_a_tile_opens_the_chart_with_its_wijk_in_front(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/veld-1")
    tegel = page.locator(".kv-signaaltegels button", has_text="Bedreiging in Noord")
    tegel.click()
    kop = page.locator("h2.kv-vondst").first
    expect(kop).to_contain_text("Bedreiging: in Noord")
    expect(page).to_have_url(re.compile("thema=T1.3"))
    expect(page).to_have_url(re.compile("indicator=bedreiging"))
    expect(page.locator(".kv-bewijszin").first).to_contain_text("Bedreiging in Noord, 2024: 4,3 per 1.000 inwoners")


@pytest.mark.parametrize(
    ("weergave", "alternatief"),
    [
        ("lijn", "Bedreiging. Per 1.000 inwoners, 2015"),
        ("wijken", "Bedreiging per wijk in 2024, per 1.000 inwoners. Hoogste: Noord (4,3)"),
        ("trechter", "Bedreiging in 2024: Noord ligt boven de lijn van 99,8% rond Voorbeeldstad"),
    ],
)
def test_a_chart_says_its_finding_to_who_cannot_see_it(
    venster: Venster, demo_server: str, weergave: str, alternatief: str
) -> None:
    venster.open(f"{demo_server}/{BEDREIGING}&weergave={weergave}")
    expect(venster.page.get_by_role("figure", name=re.compile(re.escape(alternatief)))).to_be_visible()


@pytest.mark.parametrize("weergave", ["kleuren", "tabel"])
def test_a_table_has_the_figures(venster: Venster, demo_server: str, weergave: str) -> None:
    venster.open(f"{demo_server}/{BEDREIGING}&weergave={weergave}")
    rij = venster.page.get_by_role("row", name=re.compile("^Noord")).first
    expect(rij).to_contain_text("4,3*")


def test_evidence_from_the_kleurentabel_by_keyboard(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&weergave=kleuren")
    page.locator(".kv-kleuren button").first.focus()
    for toets in ("ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(toets)
    rij = page.locator(".kv-kleuren tbody tr").nth(1)
    naam = rij.locator("th").inner_text()
    expect(page.locator(".kv-bewijszin").first).to_contain_text(f"Bedreiging in {naam}, 2016:")
    page.get_by_role("button", name="Maak hier een aandachtspunt van").press("Enter")
    expect(page.locator(".st-key-schrijfvak .kv-bewijszin")).to_contain_text(f"Bedreiging in {naam}, 2016:")
    expect(page.get_by_role("textbox", name="Nieuw aandachtspunt")).to_be_visible()


def test_evidence_from_a_small_chart(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}")
    page.get_by_role("button", name="Aandachtspunt maken van Straatroof").click()
    expect(page.locator("h2.kv-vondst").first).to_contain_text("Straatroof")
    expect(page.locator(".st-key-schrijfvak .kv-bewijszin")).to_contain_text("Straatroof in Voorbeeldstad, 2024:")


def test_evidence_from_a_bar(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&weergave=wijken")
    page.locator(".stPlotlyChart .bars .point path").nth(1).click(force=True)  # Plotly listens on a layer above it
    expect(page.locator(".kv-bewijszin").first).to_contain_text("Bedreiging in De Meent, 2024:")


def test_evidence_from_a_point_of_the_line(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&uitgelicht=WK999902")
    page.locator(".stPlotlyChart .scatterlayer .points").last.locator(".point").nth(3).click(force=True)
    expect(page.locator(".kv-bewijszin").first).to_contain_text("Bedreiging in Noord, 2018:")


def test_evidence_from_the_trechter(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&weergave=trechter")
    page.locator(".stPlotlyChart .scatterlayer .points").last.locator(".point").last.click(force=True)
    expect(page.locator(".kv-bewijszin").first).to_contain_text("Bedreiging in Noord, 2024: 4,3")
    page.locator("summary", has_text="De trechter als tabel").press("Enter")
    page.locator(".kv-trechter button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".kv-bewijszin").first).to_contain_text("Bedreiging in Westergaarde, 2024:")


def test_the_trechter_of_another_year(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&weergave=trechter")
    page.get_by_role("combobox", name="Jaar van de wijken").click()
    for _ in range(2024 - 2019):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("figure", name=re.compile("Bedreiging in 2019: "))).to_be_visible()


def test_the_origin_of_a_figure_by_keyboard(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&uitgelicht=WK999902")
    page.get_by_role("button", name="Waar komt dit vandaan?").press("Enter")
    herkomst = page.locator(".st-key-herkomst")
    expect(herkomst).to_contain_text("51 gedeeld door 11.830 inwoners, keer 1.000, is 4,3.")
    expect(herkomst.locator("mark")).to_have_text(["51", "11830"])
    expect(herkomst).to_contain_text("voorbeeld_misdrijven.csv. Ingelezen op")
    herkomst.get_by_role("link", name="voorbeeld_misdrijven.csv in de geschiedenis").click()
    expect(page).to_have_url(re.compile("gegevens.*upload="))
    expect(page.locator(".st-key-gevraagde-upload")).to_contain_text("voorbeeld_misdrijven.csv")
    expect(page.locator(".st-key-gevraagde-upload")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("h2.kv-vondst").first).to_contain_text("Bedreiging")
    expect(page.locator(".st-key-herkomst")).to_be_visible()


def test_downloads_hold_the_figures_on_screen(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&weergave=wijken")
    page.get_by_role("button", name="Downloaden").click()
    assert _download(page, "Afbeelding (PNG)").startswith(b"\x89PNG")
    teksten = [node.text for node in ET.fromstring(_download(page, "Afbeelding (SVG)")).iter() if node.text]
    assert {"Noord", "4,3*", "Bedreiging per wijk in 2024"} <= set(teksten)
    rijen = list(csv.reader(io.StringIO(_download(page, "Cijfers (CSV)").decode("utf-8-sig")), delimiter=";"))
    (rij,) = [rij for rij in rijen if rij[1:4] == ["WK999902", "Noord", "2024"]]
    assert rij[4].startswith("4,31")
    blad = load_workbook(io.BytesIO(_download(page, "Cijfers (Excel)"))).active
    assert blad is not None
    waarden = {(r[1], r[3]): r[4] for r in blad.iter_rows(values_only=True) if len(r) > 4}
    assert waarden["WK999902", 2024] == pytest.approx(51 / 11830 * 1000)


@pytest.mark.parametrize(
    ("weergave", "woord"), [("kaart", "Bedreiging: het hoogst in Noord (4,3)"), ("trechter", "binnen de lijnen (8)")]
)
def test_the_picture_is_that_of_the_view(venster: Venster, demo_server: str, weergave: str, woord: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&weergave={weergave}")
    page.get_by_role("button", name="Downloaden").click()
    assert woord in _download(page, "Afbeelding (SVG)").decode("utf-8")
    assert _download(page, "Afbeelding (PNG)").startswith(b"\x89PNG")


def test_the_picture_of_the_map_follows_its_year(venster: Venster, demo_server: str) -> None:
    page = venster.page
    venster.open(f"{demo_server}/{BEDREIGING}&weergave=kaart")
    page.get_by_role("button", name="◀ 2023").click()
    expect(page.get_by_text("De kaart als tabel, 2023")).to_be_visible()
    page.get_by_role("button", name="Downloaden").click()
    assert "per wijk, 2023" in _download(page, "Afbeelding (SVG)").decode("utf-8")


def _download(page: Page, knop: str) -> bytes:
    with page.expect_download() as wacht:
        page.get_by_role("button", name=knop).click()
    return wacht.value.path().read_bytes()


def test_the_table_can_be_copied(venster: Venster, demo_server: str) -> None:
    page = venster.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    venster.open(f"{demo_server}/{BEDREIGING}&weergave=tabel")
    page.get_by_role("button", name="Tabel kopiëren").click()
    expect(page.get_by_text("Gekopieerd.")).to_be_visible()
    regels = str(page.evaluate("navigator.clipboard.readText()")).splitlines()
    assert regels[0].split("\t")[:2] == ["Gebied", "2015"]
    assert any(regel.startswith("Noord\t") and regel.endswith("4,3*") for regel in regels)

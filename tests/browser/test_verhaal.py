"""The whole story in one browser: own gemeente, files in, look, write, mark, export; all is there after a restart."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from tests import bestanden
from tests.browser.conftest import Server, Venster, start_server, stop_server

pytestmark = pytest.mark.browser

AANDACHTSPUNT = "Inbraak in de Haven vraagt aandacht van het wijkteam."
PRIORITEIT = "Veilig wonen in de Haven"


def test_the_whole_story(venster: Venster, tmp_path: Path) -> None:
    store = tmp_path / "eigen.duckdb"
    (tmp_path / "home").mkdir()
    server = start_server(store, home=tmp_path / "home")
    try:
        _begin_edition(venster, server)
        _read_in(venster, server, "kerncijfers_2024.csv", bestanden.KERNCIJFERS)
        _read_in(venster, server, "politie.csv", bestanden.politie())
        _refuse_broken_files(venster)
        _write_beside_a_chart(venster, server)
        _export(venster, server)
    finally:
        stop_server(server)
    opnieuw = start_server(store, home=tmp_path / "home")
    try:
        _all_is_still_there(venster, opnieuw)
    finally:
        stop_server(opnieuw)


def _begin_edition(venster: Venster, server: Server) -> None:
    """An empty store leads to the form; the name of the gebruiker is asked for once."""
    page = venster.page
    venster.open(f"{server.url}/veld-1")
    page.get_by_role("link", name="Begin met eigen gegevens").click()
    page.get_by_role("textbox", name="Gemeentecode").fill("GM9998")
    page.get_by_role("textbox", name="Naam van de analyse").fill("Proefdam 2027–2030")
    page.get_by_role("button", name="Beginnen").click()
    page.get_by_role("textbox", name="Uw naam").fill("Ans de Analist")
    page.get_by_role("dialog").get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Proefdam 2027–2030 is begonnen")).to_be_visible()


def _upload(venster: Venster, naam: str, inhoud: bytes) -> None:
    venster.page.locator("input[type=file]").set_input_files({"name": naam, "mimeType": "text/csv", "buffer": inhoud})


def _read_in(venster: Venster, server: Server, naam: str, inhoud: bytes) -> None:
    """First what would change, then Inlezen."""
    page = venster.page
    venster.open(f"{server.url}/gegevens")
    _upload(venster, naam, inhoud)
    expect(page.get_by_text("Wat er verandert")).to_be_visible()
    page.get_by_role("button", name="Inlezen", exact=True).last.click()
    expect(page.get_by_text(f"{naam} is ingelezen")).to_be_visible()


def _refuse_broken_files(venster: Venster) -> None:
    """Each gets a Dutch message and no button to read it in."""
    page = venster.page
    for naam, inhoud in {
        "foto.csv": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20,
        "leeg.csv": b"",
        "fout.csv": b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
    }.items():
        _upload(venster, naam, inhoud)
        melding = page.get_by_test_id("stAlert")
        expect(melding).to_be_visible()
        expect(melding).not_to_contain_text("foutnummer")
        expect(page.get_by_test_id("stBaseButton-primary")).to_have_count(0)


def _write_beside_a_chart(venster: Venster, server: Server) -> None:
    """A deep link with filters opens the view; what is written there carries the figure."""
    page = venster.page
    venster.open(f"{server.url}/veld-1?gebieden=Wijk+01+Haven&van=2022&thema=T1.3")
    expect(page.get_by_text("Wijk 01 Haven, 2022–2024, vergeleken met Proefdam")).to_be_visible()
    page.get_by_role("button", name="Nieuw aandachtspunt").click()
    expect(page.locator(".kv-bewijszin").filter(has_text="Geschreven bij")).to_contain_text("Wijk 01 Haven, 2024: 30")
    page.get_by_role("textbox", name="Nieuw aandachtspunt").fill(AANDACHTSPUNT)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Aandachtspunt: bewaard.")).to_be_visible()
    page.get_by_role("button", name="Markeer als mogelijke prioriteit").click()
    page.get_by_role("textbox", name="Naam").fill(PRIORITEIT)
    page.get_by_role("textbox", name="Deelthema's").fill("Woninginbraak\nToezicht")
    page.get_by_role("textbox", name="Elementen").fill("Sloten\nBuurtapp")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Gemarkeerd als mogelijke prioriteit.")).to_be_visible()
    venster.rust()


def _export(venster: Venster, server: Server) -> None:
    page = venster.page
    venster.open(f"{server.url}/prioriteiten")
    page.get_by_text("Bestuur en analisten (intern)").click()
    venster.rust()
    xlsx = _download(page, "Excel")
    assert PRIORITEIT in _xml(xlsx, "xl/sharedStrings.xml")
    kolommen = list(csv.reader(io.StringIO(_download(page, "CSV").decode("utf-8-sig")), delimiter=";"))
    assert any(PRIORITEIT in rij for rij in kolommen)
    venster.open(f"{server.url}/rapportage")
    page.get_by_text("Bestuur en analisten (intern)").click()
    venster.rust()
    tekst = _xml(_download(page, "Rapportage downloaden (Word)"), "word/document.xml")
    assert AANDACHTSPUNT in tekst
    assert PRIORITEIT in tekst


def _download(page: Page, knop: str) -> bytes:
    with page.expect_download() as wacht:
        page.get_by_role("button", name=knop).first.click()
    download: Download = wacht.value
    return download.path().read_bytes()


def _xml(inhoud: bytes, deel: str) -> str:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        return archief.read(deel).decode("utf-8")


def _all_is_still_there(venster: Venster, server: Server) -> None:
    page = venster.page
    venster.open(f"{server.url}/veld-1?gebieden=Wijk+01+Haven&van=2022&thema=T1.3")
    expect(page.get_by_text(AANDACHTSPUNT)).to_be_visible()
    expect(page.get_by_text("Ans de Analist").first).to_be_visible()
    venster.open(f"{server.url}/prioriteiten")
    expect(page.get_by_role("heading", name=PRIORITEIT)).to_be_visible()
    venster.open(f"{server.url}/gegevens?deel=geschiedenis")
    assert _download(page, "Origineel downloaden") == bestanden.politie()


def test_a_file_too_large_for_the_page_is_sent_to_the_command(
    venster: Venster, demo_server: str, tmp_path: Path
) -> None:
    groot = tmp_path / "groot.csv"
    with groot.open("wb") as uit:
        uit.truncate(201 * 1024 * 1024)
    venster.open(f"{demo_server}/gegevens")
    venster.page.locator("input[type=file]").set_input_files(groot)
    expect(venster.page.get_by_role("alert").filter(has_text="Te groot")).to_contain_text("kvdash lees-in")

"""The inbox beside a running server: a person reads the first file in, the next one comes in by itself."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kvdash.domain.sessie import Sessie
from kvdash.services.edities import begin_editie
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store
from tests import bestanden
from tests.browser.conftest import Venster, start_server, stop_server
from tests.browser.test_toegankelijk import ernstig
from tests.browser.test_toewijzen import _kies

pytestmark = pytest.mark.browser

SECONDEN = 60
DIT_JAAR = "Wijknaam;Jr;Wat;N\nHaven;2023;Zwanen op straat;14\nVeld;2023;Zwanen op straat;9\n"


def _wacht_tot(venster: Venster, url: str, tekst: str) -> None:
    """Reload until the page says so: the server looks in the folder in its own time."""
    einde = time.monotonic() + SECONDEN
    while time.monotonic() < einde:
        venster.open(url)
        if venster.page.get_by_text(tekst).count():
            return
    pytest.fail(f"the page never said: {tekst}")


def test_the_next_file_of_a_kind_comes_in_by_itself(venster: Venster, tmp_path: Path) -> None:
    store, inbox, home = tmp_path / "proef.duckdb", tmp_path / "inbox", tmp_path / "home"
    home.mkdir()
    inbox.mkdir()
    wie = Sessie.van("analist", "analist")
    with open_store(store) as leeg:
        lees_in(leeg, wie, "kerncijfers_2024.csv", bestanden.KERNCIJFERS)
        begin_editie(leeg, wie, gemeente="GM9998")
    (inbox / "zwanen_2023.csv").write_text(DIT_JAAR, "utf-8")
    server = start_server(store, home=home)
    venster.noem("analist")
    try:
        page = venster.page
        _wacht_tot(venster, f"{server.url}/gegevens", "Wacht in de inbox")
        expect(page.get_by_text("Er is nog geen importprofiel")).to_be_visible()
        assert ernstig(venster) == []
        page.get_by_role("button", name="Bekijk zwanen_2023.csv").click()
        expect(page.get_by_text("Wat staat er in het bestand?")).to_be_visible()
        _kies(venster, "Zwanen op straat", "Nieuw onderwerp")
        _kies(venster, "Thema", "Fysieke kwaliteit")
        page.get_by_role("button", name="Zo klopt het").click()
        expect(page.get_by_text("Wat er verandert")).to_be_visible()
        page.get_by_role("button", name="Inlezen", exact=True).last.click()
        expect(page.get_by_text("zwanen_2023.csv is ingelezen: 2 nieuwe cijfers")).to_be_visible()
        expect(page.get_by_text("Wacht in de inbox")).to_have_count(0)

        (inbox / "zwanen_2024.csv").write_text(DIT_JAAR.replace("2023", "2024"), "utf-8")
        _wacht_tot(venster, f"{server.url}/gegevens?deel=geschiedenis", "zwanen_2024.csv")
        expect(page.get_by_text("uit de inbox").first).to_be_visible()
        assert sorted(pad.name for pad in (inbox / "verwerkt").iterdir()) == ["zwanen_2023.csv", "zwanen_2024.csv"]
    finally:
        stop_server(server)

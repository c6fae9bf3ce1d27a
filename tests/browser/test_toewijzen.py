"""A file nobody foresaw, by keyboard, from the file to its figures: within a minute, and accessible on the way."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from kvdash.domain.sessie import Sessie
from kvdash.services.edities import begin_editie
from kvdash.services.inlezen import lees_in
from kvdash.services.opslag import open_store
from tests import bestanden
from tests.browser.conftest import Venster, start_server, stop_server
from tests.browser.test_toegankelijk import ernstig

pytestmark = pytest.mark.browser

EEN_MINUUT = 60.0
VREEMD: FilePayload = {
    "name": "vogels.csv",
    "mimeType": "text/csv",
    "buffer": (
        b"Wijknaam;Jr;Wat;N\nHaven;2022;Zwanen op straat;12\nVelt;2022;Zwanen op straat;7\n"
        b"Haven;2023;Zwanen op straat;14\nVelt;2023;Zwanen op straat;9\n"
    ),
}


def test_a_file_nobody_foresaw_is_finished_within_a_minute(venster: Venster, tmp_path: Path) -> None:
    """By someone who reads: odd headers, a name misspelt, a topic that kvdash does not know."""
    store, home = tmp_path / "proef.duckdb", tmp_path / "home"
    home.mkdir()
    wie = Sessie.van("analist", "analist")
    with open_store(store) as leeg:
        lees_in(leeg, wie, "kerncijfers_2024.csv", bestanden.KERNCIJFERS)
        begin_editie(leeg, wie, gemeente="GM9998")
    server = start_server(store, home=home)
    venster.noem("analist")
    try:
        page = venster.page
        venster.open(f"{server.url}/gegevens")
        begin = time.monotonic()
        page.locator("input[type=file]").set_input_files([VREEMD])
        expect(page.get_by_text("Wat staat er in het bestand?")).to_be_visible()
        _kies(venster, "Velt", "Veld")
        _kies(venster, "Zwanen op straat", "Nieuw onderwerp")
        _kies(venster, "Thema", "Fysieke kwaliteit")
        assert ernstig(venster) == []
        page.get_by_role("button", name="Zo klopt het").click()
        expect(page.get_by_text("Wat er verandert")).to_be_visible()
        page.get_by_role("button", name="Inlezen", exact=True).last.click()
        expect(page.get_by_text("vogels.csv is ingelezen: 4 nieuwe cijfers")).to_be_visible()
        assert time.monotonic() - begin < EEN_MINUUT
    finally:
        stop_server(server)


def _kies(venster: Venster, label: str, optie: str) -> None:
    """With the keyboard only: go to the field, type, and take what stands first."""
    veld = venster.page.get_by_role("combobox", name=label).first
    veld.focus()
    veld.press_sequentially(optie)
    veld.press("Enter")
    venster.rust()

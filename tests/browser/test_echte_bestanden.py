"""Real files through the upload page: each is understood, or refused with a message that says what to do."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kvdash.domain.sessie import Sessie
from kvdash.services.edities import begin_editie
from kvdash.services.opslag import open_store
from tests.browser.conftest import Server, Venster, start_server, stop_server

pytestmark = [pytest.mark.browser, pytest.mark.echte_bestanden]

EIGEN, ANDER = "GM0363", "GM0599"


def test_every_file_of_the_folder_is_understood_or_refused(
    venster: Venster, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """The areas first: the other files lean on them. How long each took from drop to accepted plan is recorded."""
    folder = Path(os.environ["KVDASH_ECHTE_BESTANDEN"])
    gevonden = [*folder.glob("*.csv"), *folder.glob("*.geojson")]
    bestanden = sorted(gevonden, key=lambda p: ("kwb" not in p.name, p.name))
    store, home = tmp_path / "echt.duckdb", tmp_path / "home"
    home.mkdir()
    with open_store(store) as leeg:
        begin_editie(leeg, Sessie.van("analist", "analist"), gemeente=EIGEN)
    server = start_server(store, home=home)
    venster.noem("analist")
    try:
        seconden = {bestand.name: _read_in(venster, server, bestand) for bestand in bestanden}
    finally:
        stop_server(server)
    # Code lists, metadata and a table without areas hold no figures per gebied.
    geweigerd = {naam for naam, duur in seconden.items() if duur is None}
    assert all("codelist" in naam or "Metadata" in naam or "71950" in naam for naam in geweigerd), geweigerd
    assert len(seconden) - len(geweigerd) >= 9
    for naam, duur in seconden.items():
        record_property(naam, "geweigerd" if duur is None else f"{duur:.1f} s")


def _read_in(venster: Venster, server: Server, bestand: Path) -> float | None:
    """How many seconds it took from the file to the accepted plan; None for a refusal, without an error number."""
    page = venster.page
    venster.open(f"{server.url}/gegevens")
    begin = time.monotonic()
    page.locator("input[type=file]").set_input_files(bestand)
    gemeente = page.get_by_role("textbox", name="Gemeente, als het bestand alleen namen heeft")
    gemeente.wait_for()
    if "rotterdam" in bestand.name:
        gemeente.fill(ANDER)
        gemeente.press("Enter")
    venster.rust()
    plan, fout = page.get_by_text("Wat er verandert"), page.get_by_test_id("stAlertContentError")
    expect(plan.or_(fout).first).to_be_visible()
    if fout.count():
        expect(fout.first).not_to_contain_text("foutnummer")
        return None
    page.get_by_role("button", name="Inlezen", exact=True).last.click()
    expect(page.get_by_text(f"{bestand.name} is ingelezen")).to_be_visible()
    return time.monotonic() - begin

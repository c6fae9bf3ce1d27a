"""The inbox on the page Gegevens: what waits, and what nobody wants."""

from pathlib import Path

import pytest

from kvdash.ui import data
from tests.pages.conftest import Bladeren, klik, tekst_op


@pytest.mark.usefixtures("editie")
def test_a_file_that_waits_is_told_and_can_be_put_aside(store_pad: Path, blader: Bladeren) -> None:
    (store_pad.parent / "inbox").mkdir()
    pad = store_pad.parent / "inbox" / "brief.csv"
    pad.write_text("geen tabel\n", "utf-8")
    for _ in range(2):
        data.kijk_in_inbox()
    at = blader("gegevens")
    assert "brief.csv" in tekst_op(at)
    at = klik(at, "Leg brief.csv opzij")
    assert not at.exception
    assert "brief.csv" not in tekst_op(at)
    assert (pad.parent / "opzij" / "brief.csv").exists()


@pytest.mark.usefixtures("editie")
def test_without_an_inbox_the_page_says_nothing_of_it(blader: Bladeren) -> None:
    data.kijk_in_inbox()
    assert "inbox" not in tekst_op(blader("gegevens"))

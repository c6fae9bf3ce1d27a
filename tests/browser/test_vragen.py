"""The ten questions of docs/vragen.md: each answered from a veldpagina within two clicks and the first 1,080 px."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.architecture.regels import REPO
from tests.browser.conftest import Venster

pytestmark = pytest.mark.browser

BREEDTE, HOOGTE = 1920, 1080
MEESTE_KLIKKEN = 2

Plek = Callable[[Page], Locator]


class Vraag(NamedTuple):
    """A question, what is clicked on the page of veld 1, and where its answer stands with which words."""

    vraag: str
    klikken: tuple[Plek, ...]
    antwoord: Plek
    woorden: str


def _knop(naam: str) -> Plek:
    return lambda page: page.get_by_role("button", name=naam).first


def _tekst(naam: str) -> Plek:
    return lambda page: page.get_by_text(naam, exact=False).first


def _vak(selector: str, bevat: str) -> Plek:
    return lambda page: page.locator(selector).filter(has_text=bevat).first


TEGEL = _knop("Bedreiging in Noord")
VRAGEN = (
    Vraag("Hoe staan we ervoor?", (), _vak(".kv-opval", "onderwerpen"), r"7 van de 12 onderwerpen ongunstig"),
    Vraag("Wordt het erger?", (), _vak("li", "Slechter geworden in"), r"overlast verward gedrag"),
    Vraag(
        "Waar is het het slechtst met inbraak?",
        (_tekst("Objectieve veiligheid"), _knop("Woninginbraak")),
        _vak(".kv-onder", "Hoogst in 2024"),
        r"Hoogst in 2024: Westergaarde",
    ),
    Vraag("Is dat veel?", (TEGEL,), _vak(".kv-signaalzin", "Bedreiging"), r"meer dan in heel Voorbeeldstad \(2,1\)"),
    Vraag("Hoe zeker is dat?", (TEGEL,), _vak(".kv-signaalzin", "Bedreiging"), r"zelden alleen door toeval"),
    Vraag(
        "Wat gebeurde er in die jaren?", (), _vak(".kv-gebeurtenis", "Corona"), r"1\. Coronamaatregelen, 12 maart 2020"
    ),
    Vraag("Wat zeggen bewoners?", (_tekst("§ 1.4 Consultaties"),), _vak(".kv-tekst", "ewoners"), r"ewoners"),
    Vraag(
        "Hoe gaat het in de wijk waar het meeste opvalt?",
        (lambda page: page.get_by_role("link", name="Wijkprofiel"),),
        _vak(".kv-opvallend li", "Ongunstig:"),
        r"Ongunstig: .*verward gedrag",
    ),
    Vraag("Waar komt dit cijfer vandaan?", (), _vak(".kv-bron", "Bron"), r"Bron: Politie \(.+\.csv, ingelezen op"),
    Vraag(
        "Wat kunnen we kiezen?",
        (_tekst("§ 1.5 Mogelijke prioriteiten"),),
        lambda page: page.locator(".kv-kaartkop").first,
        r"\w",
    ),
)


def _regels() -> list[tuple[str, int]]:
    """The questions of the document with their number of clicks."""
    tekst = (REPO / "docs" / "vragen.md").read_text("utf-8")
    return [
        (vraag, int(klikken)) for vraag, klikken in re.findall(r"^\| (.+?\?) \| .+ \| (\d) \|$", tekst, re.MULTILINE)
    ]


def test_the_document_asks_these_ten_with_these_clicks() -> None:
    assert _regels() == [(vraag.vraag, len(vraag.klikken)) for vraag in VRAGEN]
    assert len(VRAGEN) == 10
    assert all(len(vraag.klikken) <= MEESTE_KLIKKEN for vraag in VRAGEN)


def _klik(venster: Venster, klikken: Sequence[Plek]) -> None:
    venster.page.set_viewport_size({"width": BREEDTE, "height": HOOGTE})
    for klik in klikken:
        klik(venster.page).click()
        venster.page.wait_for_timeout(300)
        venster.rust()


def _past_in_beeld(antwoord: Locator) -> bool:
    """Whether all of it lies in the first screen of the page, however far that was scrolled."""
    vak = antwoord.bounding_box()
    assert vak is not None
    verschoven = antwoord.page.get_by_test_id("stMain").evaluate("vak => vak.scrollTop")
    boven = vak["y"] + verschoven
    return boven >= 0 and boven + vak["height"] <= HOOGTE and vak["x"] >= 0 and vak["x"] + vak["width"] <= BREEDTE


@pytest.mark.parametrize("vraag", VRAGEN, ids=lambda vraag: vraag.vraag)
def test_a_question_is_answered_on_the_first_screen(venster: Venster, demo_server: str, vraag: Vraag) -> None:
    venster.page.set_viewport_size({"width": BREEDTE, "height": HOOGTE})
    venster.open(f"{demo_server}/veld-1")
    _klik(venster, vraag.klikken)
    antwoord = vraag.antwoord(venster.page)
    expect(antwoord).to_contain_text(re.compile(vraag.woorden))
    assert _past_in_beeld(antwoord)


def test_what_lies_below_the_first_screen_is_no_answer(venster: Venster, demo_server: str) -> None:
    venster.page.set_viewport_size({"width": BREEDTE, "height": HOOGTE})
    venster.open(f"{demo_server}/veld-1")
    laatste = venster.page.locator(".kv-klein").last
    laatste.scroll_into_view_if_needed()
    assert not _past_in_beeld(laatste)

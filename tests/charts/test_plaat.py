"""The chart as a picture that stands alone: its words against golden files, and that nothing is left out."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kvdash.charts import plaat
from kvdash.charts.document import Formaat
from kvdash.domain.reeks import IndicatorBeeld
from tests.charts.maak import CENTRUM, beeld_met_gebeurtenissen, gewone_trechter, gewoon_beeld, maak_beeld, maak_reeks

GOLDEN = Path(__file__).parent / "golden"


def _trechter(beeld: IndicatorBeeld, *, formaat: Formaat) -> bytes:
    return plaat.trechter(beeld, trechter=gewone_trechter(), gekozen=frozenset({"WK999903"}), formaat=formaat)


TEKENAARS: dict[str, Callable[..., bytes]] = {
    "lijn": plaat.lijn,
    "balken": partial(plaat.balken, jaar=2024),
    "kleuren": plaat.kleuren,
    "trechter": _trechter,
}


def woorden(beeld: IndicatorBeeld, naam: str) -> str:
    svg = TEKENAARS[naam](beeld, formaat="svg").decode("utf-8")
    return "\n".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


@pytest.mark.parametrize("naam", TEKENAARS)
def test_its_words_are_as_before(naam: str) -> None:
    assert woorden(beeld_met_gebeurtenissen(), naam) + "\n" == (GOLDEN / f"plaat_{naam}.txt").read_text("utf-8")


@pytest.mark.parametrize("naam", TEKENAARS)
def test_the_same_picture_gives_the_same_file(naam: str) -> None:
    eerste, tweede = (TEKENAARS[naam](gewoon_beeld(), formaat="png") for _ in range(2))
    assert eerste.startswith(b"\x89PNG")
    assert eerste == tweede


@pytest.mark.parametrize("naam", ["lijn", "balken", "kleuren"])
def test_without_figures_it_says_so(naam: str) -> None:
    leeg = maak_beeld(maak_reeks(CENTRUM, [None]), wijken=[maak_reeks(CENTRUM, [None])])
    assert "Geen cijfers in deze jaren" in woorden(leeg, naam)

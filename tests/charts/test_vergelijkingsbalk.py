"""The vergelijkingsbalk, against a golden file; filled, outlined and small say how sure."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from kvdash.charts.palet import GUNSTIG, INKT, ONGUNSTIG, VLAK
from kvdash.charts.vergelijkingsbalk import BREEDTE, vergelijkingsbalk
from kvdash.domain.wijkprofiel import Vergelijkingsrij
from tests.charts.profiel import INBRAAK, maak_signaal

GOLDEN = Path(__file__).parent / "golden" / "vergelijkingsbalk.svg"
SVG = "{http://www.w3.org/2000/svg}"


def _rij(waarde: float = 6.0, *, ander: float | None = 2.0, **velden: Any) -> Vergelijkingsrij:
    return Vergelijkingsrij(
        eigen=maak_signaal("Noord", waarde, **velden),
        laagste=maak_signaal("Oost", 1.0),
        hoogste=maak_signaal("West", 9.0),
        kwart1=3.0,
        kwart3=6.0,
        ander=ander,
    )


def test_the_bar_is_as_before() -> None:
    assert vergelijkingsbalk(_rij(sterkte="afwijkend")) + "\n" == GOLDEN.read_text("utf-8")


def _stip(rij: Vergelijkingsrij) -> dict[str, str]:
    (stip,) = ET.fromstring(vergelijkingsbalk(rij)).iter(f"{SVG}circle")
    return stip.attrib


@pytest.mark.parametrize(
    ("waarde", "sterkte", "vulling", "rand"),
    [
        (6.0, "afwijkend", ONGUNSTIG, VLAK),
        (2.0, "afwijkend", GUNSTIG, VLAK),
        (6.0, "mogelijk", VLAK, ONGUNSTIG),
        (6.0, "vergelijkbaar", INKT, VLAK),
    ],
)
def test_the_dot_tells_how_sure_and_what_it_means(waarde: float, sterkte: str, vulling: str, rand: str) -> None:
    stip = _stip(_rij(waarde, sterkte=sterkte))
    assert (stip["fill"], stip["stroke"]) == (vulling, rand)


def test_what_police_find_has_no_colour() -> None:
    haal = INBRAAK.model_copy(update={"ontstaan": "haal"})
    assert _stip(_rij(indicator=haal, sterkte="afwijkend", reden="haal"))["fill"] == INKT


@pytest.mark.parametrize("waarde", [0.0, 4.0, 50.0])
def test_all_marks_stay_inside(waarde: float) -> None:
    plekken = [float(x) for x in re.findall(r'(?:cx|x)="([\d.-]+)"', vergelijkingsbalk(_rij(waarde)))]
    assert all(0 <= plek <= BREEDTE for plek in plekken)


def test_equal_figures_stand_in_the_middle() -> None:
    gelijk = maak_signaal("Noord", 0.0, waarde_vergelijking=0.0)
    rij = Vergelijkingsrij(eigen=gelijk, laagste=gelijk, hoogste=gelijk)
    assert _stip(rij)["cx"] == str(BREEDTE / 2)

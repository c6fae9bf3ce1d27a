"""The vergelijkingsbalk; filled, outlined and small say how sure."""

from itertools import pairwise
from typing import Any

import pytest

from kvdash.charts.grafieken import vergelijkingsbalk_scene
from kvdash.charts.scene import Lijnstuk, Merkteken, Merktekens, Scene, Vak
from kvdash.charts.svg import op_scherm
from kvdash.domain.wijkprofiel import Vergelijkingsrij
from tests.charts.profiel import INBRAAK, maak_signaal
from tests.charts.test_plotly import GOLDEN


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
    svg = op_scherm(vergelijkingsbalk_scene(_rij(sterkte="afwijkend")), alt="Balk")
    assert svg.replace("><", ">\n<") + "\n" == (GOLDEN / "vergelijkingsbalk.svg").read_text("utf-8")


def _stip(rij: Vergelijkingsrij) -> Merkteken:
    (stip,) = _tekens(vergelijkingsbalk_scene(rij))[-1].punten
    return stip


def _tekens(scene: Scene) -> list[Merktekens]:
    return [deel for deel in scene.delen if isinstance(deel, Merktekens)]


@pytest.mark.parametrize(
    ("waarde", "sterkte", "vulling", "rand"),
    [
        (6.0, "afwijkend", "ongunstig", "vlak"),
        (2.0, "afwijkend", "gunstig", "vlak"),
        (6.0, "mogelijk", "vlak", "ongunstig"),
        (6.0, "vergelijkbaar", "inkt", "vlak"),
    ],
)
def test_the_dot_tells_how_sure_and_what_it_means(waarde: float, sterkte: str, vulling: str, rand: str) -> None:
    stip = _stip(_rij(waarde, sterkte=sterkte))
    assert (stip.vlak, stip.rand) == (vulling, rand)


def test_what_is_surer_is_larger() -> None:
    maten = [_stip(_rij(6.0, sterkte=sterkte)).grootte for sterkte in ("afwijkend", "mogelijk", "vergelijkbaar")]
    assert all(een > ander for een, ander in pairwise(maten))


def test_what_police_find_has_no_colour() -> None:
    haal = INBRAAK.model_copy(update={"ontstaan": "haal"})
    assert _stip(_rij(indicator=haal, sterkte="afwijkend", reden="haal")).vlak == "inkt"


@pytest.mark.parametrize("waarde", [0.0, 4.0, 50.0])
def test_all_marks_stay_inside(waarde: float) -> None:
    scene = vergelijkingsbalk_scene(_rij(waarde))
    plekken = [x for deel in scene.delen if isinstance(deel, Vak) for x in deel.x]
    plekken += [punt.x for tekens in _tekens(scene) for punt in tekens.punten]
    plekken += [x for deel in scene.delen if isinstance(deel, Lijnstuk) for x, _ in deel.punten]
    assert scene.x is not None
    assert all(0 <= scene.x.deel(plek) <= 1 for plek in plekken)
    assert min(scene.links, scene.rechts) >= max(p.grootte for tekens in _tekens(scene) for p in tekens.punten) / 2


def test_equal_figures_stand_in_the_middle() -> None:
    gelijk = maak_signaal("Noord", 0.0, waarde_vergelijking=0.0)
    scene = vergelijkingsbalk_scene(Vergelijkingsrij(eigen=gelijk, laagste=gelijk, hoogste=gelijk))
    assert scene.x is not None
    assert scene.x.deel(_tekens(scene)[-1].punten[0].x) == 0.5

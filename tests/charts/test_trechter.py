"""What a trechter draws: looks that say what the signal says, and names that never lie over each other."""

from itertools import combinations, pairwise

import pytest

from kvdash.charts.scene import DOCUMENT, Lijnstuk, tekstbreedte
from kvdash.charts.trechter import (
    Maten,
    Stiplabel,
    assen_van,
    lijnlabels,
    stiplabels,
    stippen_van,
    trechter_scene,
)
from kvdash.domain.trechter import Trechter
from tests.charts.maak import CENTRUM, NOORD, gewone_trechter, maak_gebied, maak_trechter, maak_trechterpunt

MATEN = Maten(breedte=300, hoogte=300, letter=13)
NIEMAND: frozenset[str] = frozenset()


def _kleuren(trechter: Trechter, *gekozen: str) -> dict[str, tuple[str, str]]:
    return {s.punt.gebied.naam: (s.vlak, s.rand) for s in stippen_van(trechter, gekozen=frozenset(gekozen))}


def test_sure_is_filled_and_possible_outlined() -> None:
    kleuren = _kleuren(gewone_trechter())
    assert (kleuren["Centrum"], kleuren["Noord"]) == (("ongunstig", "ongunstig"), ("vlak", "gunstig"))


@pytest.mark.parametrize("plek", ["binnen 95%", "buiten 95%", "buiten 99,8%", None])
def test_what_is_not_judged_has_no_colour_of_judgement(plek: str | None) -> None:
    punt = maak_trechterpunt(CENTRUM, 4000, 12.5).model_copy(update={"plek": plek, "sterkte": "afwijkend"})
    assert not {"gunstig", "ongunstig"} & set(_kleuren(maak_trechter(punt))["Centrum"])


def test_each_place_has_a_marker_of_its_own() -> None:
    merken = {s.punt.plek: s.merk for s in stippen_van(gewone_trechter(), gekozen=NIEMAND)}
    assert len(set(merken.values())) == len(merken) == 3


def test_a_chosen_gebied_is_in_ink_and_on_top() -> None:
    stippen = stippen_van(gewone_trechter(), gekozen=frozenset({"WK999903"}))
    assert (stippen[-1].punt.gebied.naam, stippen[-1].vlak) == ("Zuid", "inkt")
    assert _kleuren(gewone_trechter(), CENTRUM.code)["Centrum"] == ("ongunstig", "inkt")


def test_outliers_and_chosen_are_named() -> None:
    trechter = gewone_trechter()
    stippen = stippen_van(trechter, gekozen=NIEMAND)
    namen = {label.tekst for label in stiplabels(stippen, trechter, assen_van(trechter), MATEN)}
    assert namen == {"Centrum", "Noord"}
    stippen = stippen_van(trechter, gekozen=frozenset({"WK999903"}))
    assert {label.tekst for label in stiplabels(stippen, trechter, assen_van(trechter), MATEN)} == {*namen, "Zuid"}


def _vak(label: Stiplabel, trechter: Trechter, maten: Maten) -> tuple[float, float, float, float]:
    assen, punt, breed = assen_van(trechter), label.stip.punt, tekstbreedte(label.tekst, letter=maten.letter)
    x, y = assen.deel(punt.omvang) * maten.breedte, assen.waarde.deel(punt.waarde) * maten.hoogte + label.hoger
    links = x + 9 if label.kant == 1 else x - 9 - breed
    return links, y - maten.letter / 2, links + breed, y + maten.letter / 2


@pytest.mark.parametrize("breedte", [300, 700, 1400])
def test_names_placed_for_a_narrow_screen_never_collide_on_a_wider_one(breedte: int) -> None:
    punten = [
        maak_trechterpunt(
            maak_gebied(f"Wijk {i}", code=f"WK9999{i:02d}"), 1500 + i * 500, 6 + i * 5 % 7, plek="buiten 99,8%"
        )
        for i in range(16)
    ]
    trechter = maak_trechter(*punten)
    labels = stiplabels(stippen_van(trechter, gekozen=NIEMAND), trechter, assen_van(trechter), MATEN)
    assert len(labels) > 5
    vakken = [_vak(label, trechter, MATEN._replace(breedte=breedte)) for label in labels]
    for (x0, y0, x1, y1), (u0, v0, u1, v1) in combinations(vakken, 2):
        assert x1 <= u0 or u1 <= x0 or y1 <= v0 or v1 <= y0
    assert all(x0 >= 0 and x1 <= breedte for x0, _, x1, _ in vakken)


def test_the_lines_are_named_apart() -> None:
    trechter = gewone_trechter()
    labels = lijnlabels(trechter, assen_van(trechter), hoogte=300, afstand=16)
    assert [label.tekst for label in labels] == ["95%", "95%", "99,8%", "Voorbeeldstad 5,0"]
    hoogten = sorted(label.plaats for label in labels)
    assert min(b - a for a, b in pairwise(hoogten)) >= 16 - 1e-9


def test_one_gebied_alone_can_be_drawn() -> None:
    trechter = maak_trechter(maak_trechterpunt(NOORD, 5000, 0.0))
    assert assen_van(trechter).waarde.onder == 0


def test_a_limit_that_runs_away_is_drawn_up_to_the_top() -> None:
    trechter = gewone_trechter()
    weg = trechter.lijnen[0].model_copy(update={"punten": ((1000.0, 50.0), (10_000.0, 6.0))})
    scene = trechter_scene(trechter.model_copy(update={"lijnen": (weg,)}), gekozen=NIEMAND, medium=DOCUMENT)
    lijn = next(deel for deel in scene.delen if isinstance(deel, Lijnstuk))
    assert scene.y is not None
    assert lijn.punten[0][1] == pytest.approx(scene.y.tot)
    assert lijn.punten[0][0] > 1000
    assert lijn.punten[-1] == (10_000, 6)

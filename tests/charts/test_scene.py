"""What a drawing holds before it is drawn: widths of our own font, words that fit, and marks apart without colour."""

import pytest

from kvdash.charts.grafieken import balken_scene, kleuren_scene, lijn_scene
from kvdash.charts.scene import (
    DOCUMENT,
    KLEIN,
    WERKBLAD,
    Band,
    Deel,
    Lijnstuk,
    Medium,
    Merktekens,
    Peil,
    Scene,
    Staven,
    Tijdvak,
    Woord,
    tekstbreedte,
)
from kvdash.charts.schaal import ronde_tikken
from tests.charts.maak import (
    CENTRUM,
    NOORD,
    beeld_met_drukte,
    beeld_met_gebeurtenissen,
    gewoon_beeld,
    maak_beeld,
    maak_gebied,
    maak_reeks,
)

MEDIA = [pytest.param(KLEIN, id="klein"), pytest.param(DOCUMENT, id="document"), pytest.param(WERKBLAD, id="werkblad")]


def test_figures_have_one_width() -> None:
    for vet in (False, True):
        assert len({tekstbreedte(cijfer, letter=10, vet=vet) for cijfer in "0123456789"}) == 1


def test_a_width_is_the_sum_of_its_letters() -> None:
    assert tekstbreedte("", letter=12) == 0
    assert tekstbreedte("Noord 8,4", letter=12) == pytest.approx(sum(tekstbreedte(t, letter=12) for t in "Noord 8,4"))
    assert tekstbreedte("ij", letter=24) == pytest.approx(2 * tekstbreedte("ij", letter=12))
    assert tekstbreedte("漢", letter=10) == pytest.approx(6)


def test_round_places_lie_within_the_axis() -> None:
    assert ronde_tikken(1000, 10_000, hoogstens=6) == (2000, 4000, 6000, 8000, 10_000)
    assert ronde_tikken(5, 5, hoogstens=6) == (5,)


def _van(scene: Scene, soort: type) -> list[object]:
    return [deel for deel in scene.delen if isinstance(deel, soort)]


@pytest.mark.parametrize("medium", MEDIA)
def test_lines_have_their_parts(medium: Medium) -> None:
    scene = lijn_scene(beeld_met_gebeurtenissen(), medium)
    assert len(_van(scene, Tijdvak)) == 1
    assert [deel.streep for deel in scene.delen if isinstance(deel, Peil)] == ["moment", "breuk"]
    assert len(_van(scene, Merktekens)) == 3
    assert {deel.streep for deel in scene.delen if isinstance(deel, Lijnstuk)} == {"vol", "streep", "voorlopig"}
    namen = {"1", "2", "3" if medium.is_klein else "3 breuk", "Centrum 8,5", "Noord 8,4", "Voorbeeldstad 4,9"}
    assert namen <= set(scene.teksten)


@pytest.mark.parametrize("medium", MEDIA)
def test_an_interval_is_a_closed_band(medium: Medium) -> None:
    scene = lijn_scene(maak_beeld(maak_reeks(CENTRUM, [5.0, 6.0], marge=1.0)), medium)
    (band,) = _van(scene, Band)
    assert isinstance(band, Band)
    assert band.punten == ((2020, 6), (2021, 7), (2021, 5), (2020, 4))


def test_lines_differ_without_colour() -> None:
    reeksen = [maak_reeks(maak_gebied(f"W{i}", code=f"WK9999{i:02}"), [i + 1.0, i + 2.0]) for i in range(8)]
    scene = lijn_scene(maak_beeld(*reeksen), DOCUMENT)
    strepen = {deel.naam: deel.streep for deel in scene.delen if isinstance(deel, Lijnstuk)}
    merken = {deel.naam: deel.punten[0].merk for deel in scene.delen if isinstance(deel, Merktekens)}
    assert len({(strepen[naam], merken[naam]) for naam in strepen}) == 8
    assert all(woord.merk for woord in scene.delen if isinstance(woord, Woord) and woord.x == Deel(1))


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("waarde", [3.0, 123456.0])
def test_long_names_and_numbers_stay_inside(medium: Medium, waarde: float) -> None:
    gebied = maak_gebied("De lange wijk met een naam van hier tot gunder", code="WK999904")
    scene = lijn_scene(maak_beeld(maak_reeks(gebied, [waarde, waarde]), maat="aantal"), medium)
    assert scene.y is not None
    links = max(tekstbreedte(tik.tekst, letter=medium.letter) for tik in scene.y.tikken) + 0.5 * medium.letter
    assert links <= scene.links
    (naam,) = [woord for woord in scene.delen if isinstance(woord, Woord)]
    assert naam.dx + tekstbreedte(naam.tekst, letter=medium.letter, vet=naam.vet) <= scene.rechts


@pytest.mark.parametrize("medium", MEDIA)
def test_numbers_of_many_events_keep_apart(medium: Medium) -> None:
    scene = lijn_scene(beeld_met_drukte(), medium)
    boven = [woord for woord in scene.delen if isinstance(woord, Woord) and woord.y == Deel(1)]
    assert [woord.tekst for woord in boven] == [str(n) for n in range(1, 12)]
    assert scene.x is not None
    plekken = [scene.x.deel(woord.x) * scene.vlakbreedte for woord in boven if not isinstance(woord.x, Deel)]
    breed = [tekstbreedte(woord.tekst, letter=medium.letter) for woord in boven]
    for n in range(10):
        assert plekken[n + 1] - plekken[n] >= (breed[n] + breed[n + 1]) / 2


def test_bars_and_cells_say_what_they_show() -> None:
    balken = balken_scene(gewoon_beeld(), DOCUMENT, jaar=2024)
    (staven,) = _van(balken, Staven)
    assert isinstance(staven, Staven)
    assert [(staaf.keuze.naam, staaf.waarde) for staaf in staven.staven] == [
        ("Centrum", 8.5),
        ("Noord", 8.4),
        ("Zuid", None),
    ]
    assert {"8,5*", "8,4*", "geen cijfer", "Voorbeeldstad 4,9*"} <= set(balken.teksten)
    assert {"12,5", "–", "2020", "2024", "Noord"} <= set(kleuren_scene(gewoon_beeld(), DOCUMENT).teksten)


@pytest.mark.parametrize("medium", MEDIA)
def test_without_figures_it_says_so(medium: Medium) -> None:
    niets = maak_beeld(maak_reeks(CENTRUM, [None]), wijken=[maak_reeks(NOORD, [None])])
    for scene in (
        lijn_scene(niets, medium),
        balken_scene(niets, medium, jaar=2020),
        kleuren_scene(niets, medium),
    ):
        assert scene.teksten == ("Geen cijfers in deze jaren",)

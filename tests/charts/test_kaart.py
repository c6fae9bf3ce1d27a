"""The map: its golden file, what each look means, and that neighbours stay neighbours."""

import io
import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kvdash.charts.kaart import NAMEN_TOT, kaart_document, kaart_svg, ligging_svg
from kvdash.charts.kaartklassen import Kaartbeeld, naar_groepen, naar_signalen
from kvdash.charts.kaartvorm import ZIJDE, Kaartvorm, vorm_van
from kvdash.charts.palet import KAARTTINTEN
from kvdash.charts.svg import svg_naar_png
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.signaal import Kant, Signaal, Sterkte
from kvdash.domain.vergelijking import Vergelijking
from tests.charts.maak import CENTRUM, NOORD, VOORBEELDSTAD, ZUID, maak_beeld, maak_gebied, maak_punt, maak_reeks

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


def vierkant(x: float, y: float, zijde: float = 0.01) -> str:
    ring = [(x, y), (x + zijde, y), (x + zijde, y + zijde), (x, y + zijde), (x, y)]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


VORM = vorm_van({"WK999901": vierkant(4, 52), "WK999902": vierkant(4.01, 52), "WK999903": vierkant(4, 52.01)})


def reeks(nummer: int, punt: Punt | float | None) -> Reeks:
    gebied = maak_gebied(f"Wijk {nummer:02d}", code=f"WK9999{nummer:02d}")
    return Reeks(gebied=gebied, punten=(punt,)) if isinstance(punt, Punt) else maak_reeks(gebied, [punt])


def beeld_van(*punten: Punt | float | None) -> IndicatorBeeld:
    return maak_beeld(wijken=[reeks(nummer, punt) for nummer, punt in enumerate(punten, start=1)])


def vullingen(kaart: Kaartbeeld) -> dict[str, str]:
    return {vlak.naam: vlak.vulling for vlak in kaart.vlakken}


def wijkenbeeld() -> IndicatorBeeld:
    return maak_beeld(wijken=[maak_reeks(CENTRUM, [8.0]), maak_reeks(NOORD, [0.0]), maak_reeks(ZUID, [None])])


def test_the_map_is_as_before() -> None:
    kaart = naar_groepen(wijkenbeeld(), jaar=2020, gekozen=["WK999901"])
    svg = kaart_document(kaart, VORM, titel="Vondst <1>", ondertitel="Per 1.000", bron="Bron: x", alt="Kaart")
    assert svg + "\n" == (GOLDEN / "kaart.svg").read_text("utf-8")


def test_five_groups_of_equal_size() -> None:
    kaart = naar_groepen(beeld_van(*map(float, range(1, 11))), jaar=2020)
    assert [(k.vulling, k.aantal) for k in kaart.klassen] == [(f"groep-{n}", 2) for n in (5, 4, 3, 2, 1)]
    assert kaart.klassen[0].tekst == "9,0 tot en met 10,0"
    assert kaart.vlakken[0].naam == "Wijk 10"


@pytest.mark.parametrize(("aantal", "groepen"), [(1, 1), (2, 2), (3, 3), (4, 3), (6, 3), (8, 4), (40, 5)])
def test_few_areas_get_few_groups(aantal: int, groepen: int) -> None:
    kaart = naar_groepen(beeld_van(*map(float, range(1, aantal + 1))), jaar=2020)
    assert len(kaart.klassen) == groepen


def test_what_has_no_figure_is_told_apart() -> None:
    kaart = naar_groepen(
        beeld_van(
            4.0,
            0.0,
            None,
            maak_punt(2020, None, status="onderdrukt"),
            maak_punt(2020, None, kanttekening="noemer_te_klein", aantal=3),
            maak_punt(2020, None, kanttekening="onvolledig", maanden=9),
        ),
        jaar=2020,
    )
    assert list(vullingen(kaart).values()) == ["groep-3", "nul", "ontbreekt", "onderdrukt", "noemer", "onvolledig"]
    assert len({k.tekst for k in kaart.klassen}) == len({k.vulling for k in kaart.klassen}) == 6


def test_known_for_the_gemeente_only_is_not_missing() -> None:
    beeld = beeld_van(None, None)
    beeld = beeld.model_copy(update={"indicator": beeld.indicator.model_copy(update={"niveau": "gemeente"})})
    kaart = naar_groepen(beeld, jaar=2020)
    assert set(vullingen(kaart).values()) == {"hoger-niveau"}
    assert kaart.klassen[0].tekst == "alleen voor de gemeente bekend"


def signaal(
    nummer: int, *, kant: Kant | None, sterkte: Sterkte, richting: str = "ongunstig", jaar: int = 2020
) -> Signaal:
    beeld = maak_beeld()
    return Signaal(
        indicator=beeld.indicator.model_copy(update={"richting": richting, "ontstaan": "breng"}),
        bron="Politie",
        maat="per 1.000",
        gebied=maak_gebied("x", code=f"WK9999{nummer:02d}"),
        vergelijking=Vergelijking(vergelijker="gemeente", gebied=VOORBEELDSTAD),
        jaar=jaar,
        waarde=1.0,
        kant=kant,
        sterkte=sterkte,
    )


def test_signals_show_way_sureness_and_meaning() -> None:
    signalen = {
        "WK999901": signaal(1, kant="hoger", sterkte="afwijkend"),
        "WK999902": signaal(2, kant="lager", sterkte="mogelijk"),
        "WK999903": signaal(3, kant="hoger", sterkte="vergelijkbaar"),
        "WK999904": signaal(4, kant="hoger", sterkte="afwijkend", richting="geen"),
        "WK999905": signaal(5, kant="hoger", sterkte="afwijkend", jaar=2019),
    }
    kaart = naar_signalen(beeld_van(9.0, 1.0, 5.0, 8.0, 4.0, None), signalen, jaar=2020)
    assert vullingen(kaart) == {
        "Wijk 01": "hoger-ongunstig-afwijkend",
        "Wijk 02": "lager-gunstig-mogelijk",
        "Wijk 03": "vergelijkbaar",
        "Wijk 04": "hoger-geen-afwijkend",
        "Wijk 05": "onbepaald",
        "Wijk 06": "ontbreekt",
    }
    assert kaart.klassen[0].tekst == "▲ hoger, ongunstig"
    svg = kaart_svg(kaart, VORM, alt="Kaart")
    assert all(f'id="p-{v}"' in svg for v in vullingen(kaart).values() if v != "vergelijkbaar")


def helderheid(hex_kleur: str) -> float:
    """L* of CIELAB."""
    kanalen = [int(hex_kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen)
    return float(116 * (0.2126 * r + 0.7152 * g + 0.0722 * b) ** (1 / 3) - 16)


def test_neighbouring_shades_are_fifteen_steps_of_lightness_apart() -> None:
    stappen = [helderheid(tint) for tint in KAARTTINTEN]
    assert all(licht - donker >= 15 for licht, donker in pairwise(stappen))


def test_every_area_is_a_button_with_its_figure_as_name() -> None:
    wortel = ET.fromstring(kaart_svg(naar_groepen(wijkenbeeld(), jaar=2020, gekozen=["WK999902"]), VORM, alt="Kaart"))
    knoppen = {k.get("data-kies"): k for k in wortel.iter(f"{SVG}path") if k.get("role") == "button"}
    assert wortel.get("aria-label") == "Kaart"
    assert {c: k.get("aria-pressed") for c, k in knoppen.items()} == {
        "WK999901": "false",
        "WK999902": "true",
        "WK999903": "false",
    }
    titels = {c: k.findtext(f"{SVG}title") for c, k in knoppen.items()}
    assert titels == {"WK999901": "Centrum: 8,0", "WK999902": "Noord: 0,0", "WK999903": "Zuid: geen cijfer"}


def test_areas_without_a_boundary_are_left_out_of_the_drawing_only() -> None:
    kaart = naar_groepen(beeld_van(1.0, 2.0, 3.0, 4.0), jaar=2020)
    assert len(kaart.vlakken) == 4
    assert kaart_svg(kaart, VORM, alt="").count("data-kies") == 3


def test_names_are_drawn_while_they_fit() -> None:
    grenzen = {f"WK9999{n:02d}": vierkant(4 + n / 100, 52) for n in range(1, NAMEN_TOT + 2)}
    weinig, veel = (beeld_van(*map(float, range(1, n + 1))) for n in (NAMEN_TOT, NAMEN_TOT + 1))
    assert 'class="naam"' in kaart_svg(naar_groepen(weinig, jaar=2020), vorm_van(grenzen), alt="")
    assert 'class="naam"' not in kaart_svg(naar_groepen(veel, jaar=2020), vorm_van(grenzen), alt="")


def test_text_of_files_is_escaped() -> None:
    beeld = maak_beeld(wijken=[maak_reeks(maak_gebied("<b>&\"'", code="WK999901"), [1.0])])
    kaart = naar_groepen(beeld, jaar=2020)
    svg = kaart_document(kaart, VORM, titel="<i>", ondertitel="&", bron="<", alt='"><x')
    assert [n.text for n in ET.fromstring(svg).iter(f"{SVG}title")] == ["<b>&\"': 1,0"]


def test_the_locator_map_draws_the_chosen_area_on_top() -> None:
    svg = ligging_svg(VORM, gekozen=["WK999901"], alt="Ligging van Centrum")
    paden = [n.get("d") for n in ET.fromstring(svg).iter("path")]
    assert paden[-1] == VORM.paden["WK999901"]


def punten_van(pad: str) -> list[tuple[int, int]]:
    """The corners of a path of one ring."""
    getallen = [int(g) for g in re.findall(r"-?\d+", pad)]
    x, y = getallen[:2]
    hoeken = [(x, y)]
    for dx, dy in zip(getallen[2::2], getallen[3::2], strict=True):
        x, y = x + dx, y + dy
        hoeken.append((x, y))
    return hoeken


def test_north_is_up_and_the_drawing_fits() -> None:
    assert max(VORM.breedte, VORM.hoogte) == ZIJDE
    centrum, zuid = (punten_van(VORM.paden[code]) for code in ("WK999901", "WK999903"))
    assert min(y for _, y in centrum) == max(y for _, y in zuid)  # WK999903 lies north of WK999901


@given(
    x=st.floats(3, 7),
    y=st.floats(50.5, 53.5),
    zijde=st.floats(0.001, 0.5),
    knik=st.floats(0.1, 0.9),
)
def test_a_shared_border_is_drawn_the_same_on_both_sides(x: float, y: float, zijde: float, knik: float) -> None:
    gedeeld = [(x, y), (x + 0.3 * zijde * knik, y + knik * zijde), (x, y + zijde)]
    links = [*gedeeld, (x - zijde, y + zijde), (x - zijde, y), gedeeld[0]]
    rechts = [(x + zijde, y), (x + zijde, y + zijde), *reversed(gedeeld), (x + zijde, y)]
    vorm = vorm_van({c: json.dumps({"type": "Polygon", "coordinates": [r]}) for c, r in (("a", links), ("b", rechts))})
    a, b = (set(punten_van(vorm.paden[code])) for code in "ab")
    assert len(a & b) == 3


def test_islands_and_holes_are_kept_and_specks_stay_visible() -> None:
    eiland = json.loads(vierkant(4, 52))["coordinates"]
    stip = json.loads(vierkant(5, 53, 1e-7))["coordinates"]
    vorm = vorm_van(
        {
            "a": json.dumps({"type": "MultiPolygon", "coordinates": [eiland, stip]}),
            "b": json.dumps({"type": "Polygon", "coordinates": stip}),
        }
    )
    assert vorm.paden["a"].count("M") == 1
    assert vorm.paden["b"].endswith("h2v2h-2z")


def test_no_boundaries_give_an_empty_drawing() -> None:
    assert vorm_van({}) == Kaartvorm(ZIJDE, ZIJDE, {}, {})


def test_names_stand_inside_their_area() -> None:
    hoef = [(0, 0), (0.03, 0), (0.03, 0.03), (0.02, 0.03), (0.02, 0.01), (0.01, 0.01), (0.01, 0.03), (0, 0.03), (0, 0)]
    vorm = vorm_van({"a": json.dumps({"type": "Polygon", "coordinates": [hoef]})})
    x, y = vorm.middens["a"]
    assert not (334 < x < 666 and y < 666)


def test_long_words_stay_within_the_picture() -> None:
    lang = "Overlast door verward of onbegrepen gedrag: het hoogst in Noord (19,5), het laagst in Westergaarde (1,0)"
    kaart = naar_groepen(beeld_van(1.0, 2.0, 3.0), jaar=2020)
    svg = kaart_document(kaart, VORM, titel=lang, ondertitel=f"{lang}.", bron=f"{lang}; {lang}.", alt=lang)
    with Image.open(io.BytesIO(svg_naar_png(svg))) as plaatje:
        breedte, hoogte = plaatje.size
        rand = plaatje.convert("L").crop((breedte - 16, 0, breedte, hoogte))
    assert rand.getextrema() == (255, 255)

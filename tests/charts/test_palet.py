"""The palette: states that stand beside each other differ in luminance, and words can be read, by day and by night."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import kvdash.ui
from kvdash.charts.palet import (
    OP_DONKER,
    OP_LICHT,
    OP_SCHERM,
    TOESTANDEN,
    TOESTANDEN_DONKER,
    Kleur,
    Kleuren,
    Toestand,
    Toestandstijl,
)

CSS = (Path(kvdash.ui.__file__).parent / "static" / "kvdash.css").read_text("utf-8")
NACHT, DAG = "#12181F", "#FFFFFF"
VERSCHIL, CONTRAST = 15.0, 4.5
PALETTEN = [pytest.param(TOESTANDEN, DAG, id="dag"), pytest.param(TOESTANDEN_DONKER, NACHT, id="nacht")]

Palet = dict[Toestand, Toestandstijl]

# The same ground: they differ in the colour of their edge and words, and stand on either side of vergelijkbaar.
ZELFDE_GROND: tuple[Toestand, Toestand] = ("mogelijk gunstig", "mogelijk ongunstig")


def _luminantie(kleur: str) -> float:
    """Relative luminance (0-1) of a hex colour; source: WCAG 2.2."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _helderheid(stijl: Toestandstijl) -> float:
    """CIELAB L* of a state from a distance, its hatching mixed with its ground; source: CIE 15."""
    vlak, lijn = _luminantie(stijl.vlak), _luminantie(stijl.lijn)
    y = vlak + (lijn - vlak) * stijl.dekking
    return 116 * y ** (1 / 3) - 16 if y > (6 / 29) ** 3 else y * (29 / 3) ** 3


def _contrast(een: str, ander: str) -> float:
    laag, hoog = sorted((_luminantie(een), _luminantie(ander)))
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize(("palet", "grond"), PALETTEN)
def test_every_two_states_differ_in_luminance(palet: Palet, grond: str) -> None:
    for een, ander in combinations(palet, 2):
        if (een, ander) != ZELFDE_GROND:
            assert abs(_helderheid(palet[een]) - _helderheid(palet[ander])) >= VERSCHIL, (een, ander)
    assert {naam for naam, stijl in palet.items() if stijl.dekking} == {"niet te bepalen"}


@pytest.mark.parametrize(("palet", "grond"), PALETTEN)
def test_the_edges_of_what_is_mogelijk_differ_as_well(palet: Palet, grond: str) -> None:
    gunstig, ongunstig = (Toestandstijl(palet[naam].lijn, "#000000", "#000000") for naam in ZELFDE_GROND)
    assert abs(_helderheid(gunstig) - _helderheid(ongunstig)) >= VERSCHIL


@pytest.mark.parametrize(("palet", "grond"), PALETTEN)
def test_words_can_be_read_on_a_state_and_beside_it(palet: Palet, grond: str) -> None:
    for naam, stijl in palet.items():
        assert _contrast(stijl.tekst, stijl.vlak) >= CONTRAST, naam
        if naam not in ("vergelijkbaar", "niet te bepalen"):
            assert _contrast(stijl.lijn, grond) >= CONTRAST, naam


def test_the_stylesheet_has_these_colours() -> None:
    dag, nacht, papier = (_variabelen(blok) for blok in re.findall(r":root \{([^}]*--kv-gunstig[^}]*)\}", CSS))
    assert dag == papier == _van(TOESTANDEN)
    assert nacht == _van(TOESTANDEN_DONKER)


def test_the_stylesheet_has_the_colours_of_drawings() -> None:
    blokken = [
        dict(re.findall(r"--kv-([a-z0-9-]+): (#[0-9A-F]{6})", blok))
        for blok in re.findall(r":root \{([^}]*--kv-gunstig[^}]*)\}", CSS)
    ]
    for blok, palet in zip(blokken, (OP_LICHT, OP_DONKER, OP_LICHT), strict=True):
        op_scherm = {kleur: hex_ for kleur, hex_ in palet.items() if "schaal" not in kleur}
        assert {kleur: blok.get(kleur) for kleur in op_scherm} == op_scherm
    assert {OP_SCHERM[kleur] for kleur in OP_LICHT} == {f"var(--kv-{kleur})" for kleur in OP_LICHT}


@pytest.mark.parametrize("palet", [pytest.param(OP_LICHT, id="dag"), pytest.param(OP_DONKER, id="nacht")])
def test_words_of_a_drawing_can_be_read(palet: Kleuren) -> None:
    woorden: tuple[Kleur, ...] = ("inkt", "tint-2", "tint-3", "vergelijking", "tekst")
    for kleur in woorden:
        assert _contrast(palet[kleur], palet["vlak"]) >= CONTRAST, kleur


def _variabelen(blok: str) -> dict[str, str]:
    return {
        naam: kleur for naam, kleur in re.findall(r"--kv-([a-z-]+): (#[0-9A-F]{6})", blok) if naam in _van(TOESTANDEN)
    }


def _van(palet: Palet) -> dict[str, str]:
    return {
        "gunstig": palet["gunstig"].vlak,
        "ongunstig": palet["ongunstig"].vlak,
        "op-oordeel": palet["ongunstig"].tekst,
        "vlak": palet["mogelijk gunstig"].vlak,
    }

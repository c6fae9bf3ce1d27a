"""A chart as a picture that stands alone: with its finding above it, and its bron below."""

from typing import Literal

from kvdash.charts.grafieken import Grafiek, lijnen
from kvdash.charts.palet import OP_LICHT
from kvdash.charts.scene import DOCUMENT, MM, tekstbreedte
from kvdash.charts.svg import document, getekend, svg_naar_png, tekst
from kvdash.domain.reeks import IndicatorBeeld

Formaat = Literal["png", "svg"]

_REGEL, _KOPREGEL, _RAND = 4.1 * MM, 5 * MM, DOCUMENT.rand
_KOPLETTER, _VOETLETTER = 11.5, 8  # pt


def lijn_png(beeld: IndicatorBeeld) -> bytes:
    """The line chart alone as PNG, 160 × 70 mm, for a document that has words of its own around it."""
    grafiek = lijnen(beeld)
    scene = grafiek.scene(DOCUMENT)
    svg = document(
        [getekend(scene)],
        breedte=DOCUMENT.breedte,
        hoogte=scene.hoogte,
        letter=DOCUMENT.letter,
        titel=grafiek.titel,
        alt=grafiek.alt,
    )
    return svg_naar_png(svg)


def teken(grafiek: Grafiek, *, formaat: Formaat) -> bytes:
    """The drawing with its words, 160 mm wide."""
    scene, ruimte = grafiek.scene(DOCUMENT), DOCUMENT.breedte - 2 * _RAND
    koppen = _regels(grafiek.titel, letter=_KOPLETTER, breedte=ruimte, vet=True)
    voet = [r for zin in (*grafiek.noten, grafiek.bron) for r in _regels(zin, letter=_VOETLETTER, breedte=ruimte)]
    hoogten = [_RAND + _KOPREGEL * (n + 0.6) for n in range(len(koppen) + 1)]
    boven = (len(koppen) + 1) * _KOPREGEL + _RAND
    onder = boven + scene.hoogte + _REGEL
    inkt = OP_LICHT["inkt"]
    delen = [
        *(
            tekst(regel, _RAND, y, kleur=inkt, vet=True, letter=_KOPLETTER)
            for regel, y in zip(koppen, hoogten, strict=False)
        ),
        tekst(grafiek.onder, _RAND, hoogten[-1], kleur=inkt),
        getekend(scene, omlaag=boven),
        *(
            tekst(regel, _RAND, onder + n * _REGEL, kleur=OP_LICHT["tekst"], letter=_VOETLETTER)
            for n, regel in enumerate(voet)
        ),
    ]
    svg = document(
        delen,
        breedte=DOCUMENT.breedte,
        hoogte=onder + (len(voet) - 1) * _REGEL + _RAND,
        letter=DOCUMENT.letter,
        titel=grafiek.titel,
        alt=grafiek.alt,
    )
    return svg_naar_png(svg) if formaat == "png" else svg.encode("utf-8")


def _regels(zin: str, *, letter: float, breedte: float, vet: bool = False) -> list[str]:
    """The words over lines that are no wider than this."""
    regels: list[str] = []
    for woord in zin.split(" "):
        langer = f"{regels[-1]} {woord}" if regels else woord
        if regels and tekstbreedte(langer, letter=letter, vet=vet) <= breedte:
            regels[-1] = langer
        else:
            regels.append(woord)
    return regels

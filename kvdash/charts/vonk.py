"""The smallest line: how a figure moved, in the width of a tile. For seeing at a glance; the words stand beside it."""

from html import escape

from kvdash.charts.palet import AS, INKT, RASTER, TEKST
from kvdash.charts.vorm import GEEN_CIJFERS, Lijn, jaren_van, lijnen_van, schaal_van_lijnen
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import cijfer

BREEDTE, HOOGTE = 220, 84
_RAND, _BOVEN, _ONDER = 6, 20, 20
_LETTER = 12


def vonk(beeld: IndicatorBeeld) -> str:
    """The first reeks as an SVG document of 220 × 84 px: line from zero or its own floor, last value, first and last
    year. Gaps stay gaps.
    """
    lijn, jaren = lijnen_van(beeld)[-1], jaren_van(beeld)
    if not lijn.getekend:
        return _document(_tekst(BREEDTE / 2, HOOGTE / 2, GEEN_CIJFERS, anker="middle"))
    onder = HOOGTE - _ONDER
    delen = [
        f'<path d="M{_RAND} {onder}H{BREEDTE - _RAND}" stroke="{RASTER}"/>',
        _tekst(_RAND, HOOGTE - 5, str(jaren[0]), kleur=AS),
        _tekst(BREEDTE - _RAND, HOOGTE - 5, str(jaren[-1]), anker="end", kleur=AS),
        *_lijn(lijn, beeld, jaren),
    ]
    return _document("\n".join(delen))


def _lijn(lijn: Lijn, beeld: IndicatorBeeld, jaren: tuple[int, ...]) -> list[str]:
    schaal = schaal_van_lijnen((lijn,), beeld=beeld)
    breedte, hoogte = BREEDTE - 2 * _RAND, HOOGTE - _BOVEN - _ONDER

    def plek(jaar: float, waarde: float) -> tuple[float, float]:
        deel = (jaar - jaren[0]) / max(jaren[-1] - jaren[0], 1)
        return _RAND + deel * breedte, _BOVEN + hoogte * (1 - schaal.deel(waarde))

    delen = []
    for stuk in lijn.stukken:
        punten = " ".join("{:.1f},{:.1f}".format(*plek(*punt)) for punt in stuk.punten)
        delen.append(f'<polyline points="{punten}" fill="none" stroke="{INKT}" stroke-width="2"/>')
    for punt in lijn.getekend:
        x, y = plek(punt.periode.jaar, punt.waarde or 0.0)
        delen.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{4 if punt is lijn.getekend[-1] else 1.5}" fill="{INKT}"/>')
    laatste = lijn.getekend[-1]
    x, y = plek(laatste.periode.jaar, laatste.waarde or 0.0)
    anker = "end" if x > BREEDTE / 2 else "start"
    delen.append(_tekst(x, max(y - 8, _LETTER), cijfer(laatste.waarde, maat=beeld.maat), anker=anker, kleur=INKT))
    return delen


def _document(inhoud: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BREEDTE}" height="{HOOGTE}" '
        f'viewBox="0 0 {BREEDTE} {HOOGTE}" font-family="system-ui,\'Segoe UI\',Arial,sans-serif" '
        f'font-size="{_LETTER}">\n{inhoud}\n</svg>'
    )


def _tekst(x: float, y: float, tekst: str, *, anker: str = "start", kleur: str = TEKST) -> str:
    vet = ' font-weight="600"' if kleur == INKT else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anker}" fill="{kleur}"{vet}>{escape(tekst, quote=False)}</text>'
    )

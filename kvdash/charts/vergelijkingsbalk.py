"""The vergelijkingsbalk (spine chart): one gebied on the range of all, as an SVG of our own drawing per figure.

More always lies to the right, whatever is gunstig: a scale that turns round from row to row is misread.
"""

from kvdash.charts.palet import AS, GUNSTIG, INKT, LICHT, ONGUNSTIG, RASTER, VLAK
from kvdash.domain.signaal import Oordeel
from kvdash.domain.wijkprofiel import Vergelijkingsrij

BREEDTE, HOOGTE = 240, 24
_RAND = 9  # room for the marks at both ends
_MIDDEN = HOOGTE / 2
_KLEUR: dict[Oordeel, str] = {"gunstig": GUNSTIG, "ongunstig": ONGUNSTIG, "geen": INKT}


def vergelijkingsbalk(rij: Vergelijkingsrij) -> str:
    """240 × 24 px: range as a thin bar, middle half as a thick one, gemeente a line, the other gebied a square, own
    value a dot: filled where it differs more than chance easily gives, outlined where it may.
    """
    laagste, hoogste = min(rij.waarden), max(rij.waarden)

    def x(waarde: float) -> float:
        deel = (waarde - laagste) / (hoogste - laagste) if hoogste > laagste else 0.5
        return round(_RAND + deel * (BREEDTE - 2 * _RAND), 1)

    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BREEDTE}" height="{HOOGTE}" '
        f'viewBox="0 0 {BREEDTE} {HOOGTE}">',
        _staaf(x(rij.laagste.waarde), x(rij.hoogste.waarde), dik=6, kleur=RASTER),
    ]
    if rij.kwart1 is not None and rij.kwart3 is not None:
        delen.append(_staaf(x(rij.kwart1), x(rij.kwart3), dik=12, kleur=LICHT))
    if rij.eigen.waarde_vergelijking is not None:
        delen.append(f'<path d="M{x(rij.eigen.waarde_vergelijking)} 2V{HOOGTE - 2}" stroke="{INKT}" stroke-width="2"/>')
    if rij.ander is not None:
        delen.append(
            f'<rect x="{x(rij.ander) - 4}" y="{_MIDDEN - 4}" width="8" height="8" fill="{VLAK}" stroke="{INKT}" '
            'stroke-width="1.5"/>'
        )
    return "\n".join([*delen, _stip(rij, x(rij.eigen.waarde)), "</svg>"])


def _staaf(links: float, rechts: float, *, dik: int, kleur: str) -> str:
    breedte = max(round(rechts - links, 1), 1)
    rand = f' stroke="{AS}" stroke-width="0.5"'
    return f'<rect x="{links}" y="{_MIDDEN - dik / 2:g}" width="{breedte}" height="{dik}" fill="{kleur}"{rand}/>'


def _stip(rij: Vergelijkingsrij, x: float) -> str:
    """Filled is sure, outlined may be, small says nothing."""
    eigen = rij.eigen
    kleur = _KLEUR[eigen.oordeel]
    straal, stijl = {
        "afwijkend": (6, f'fill="{kleur}" stroke="{VLAK}"'),
        "mogelijk": (5, f'fill="{VLAK}" stroke="{kleur}" stroke-width="2.5"'),
    }.get(eigen.sterkte, (4, f'fill="{INKT}" stroke="{VLAK}"'))
    return f'<circle cx="{x}" cy="{_MIDDEN:g}" r="{straal}" {stijl}/>'

"""Small multiples as SVG of our own drawing: complete, a few kB each, without a library."""

import base64
from collections.abc import Iterator, Sequence
from html import escape

from kvdash.charts.palet import AS, BAND, RASTER, TEKST, VLAK, Merk, Streep
from kvdash.charts.schaal import Schaal, jaartikken
from kvdash.charts.vorm import (
    GEEN_CIJFERS,
    Eindlabel,
    Gebeurtenismerk,
    Lijn,
    eindlabels,
    gebeurtenismerken,
    is_voorlopig,
    jaren_van,
    lijnen_van,
    schaal_van_lijnen,
)
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import getal

BREEDTE, HOOGTE = 320, 180
_BOVEN, _ONDER = 16, 22
_LETTER = 11
_LETTERBREEDTE = 6.2  # px per character of a sans-serif at 11 px, on the wide side
_VETBREEDTE = 7.6  # the same in bold
_NAAM = 14  # characters of a name beside its line
_JAARBREEDTE = 36
_STREPEN: dict[Streep, str] = {"vol": "", "streep": "7 4", "punt": "1.5 3", "streep-punt": "8 3 1.5 3"}
_VOORLOPIG = "3 3"
_GEBEURTENIS = f'fill="{AS}" fill-opacity="{BAND}"'


class _Vlak:
    """The plot area: turns years and values into px."""

    def __init__(self, jaren: Sequence[int], schaal: Schaal, *, rechts: float) -> None:
        self.schaal = schaal
        self.tikteksten = [getal(tik, decimalen=schaal.decimalen) for tik in schaal.tikken]
        self.links = max(map(len, self.tikteksten)) * _LETTERBREEDTE + 10
        self.eerste, self.laatste = jaren[0], jaren[-1]
        self.breedte = BREEDTE - self.links - rechts
        self.hoogte = HOOGTE - _BOVEN - _ONDER

    def x(self, jaar: float) -> float:
        if self.eerste == self.laatste:
            return self.links + self.breedte / 2
        return self.links + (jaar - self.eerste) / (self.laatste - self.eerste) * self.breedte

    def y(self, waarde: float) -> float:
        return _BOVEN + self.hoogte * (1 - self.schaal.deel(waarde))

    def plek(self, jaar: float, waarde: float) -> str:
        return f"{self.x(jaar):.1f},{self.y(waarde):.1f}"


def klein(beeld: IndicatorBeeld) -> str:
    """The line chart of `scherm.lijn` as an SVG document of 320 × 180 px."""
    lijnen, jaren = lijnen_van(beeld), jaren_van(beeld)
    if not any(lijn.getekend for lijn in lijnen):
        return _document([_tekst(BREEDTE / 2, HOOGTE / 2, GEEN_CIJFERS, anker="middle")])
    schaal = schaal_van_lijnen(lijnen, beeld=beeld)
    hoogte = HOOGTE - _BOVEN - _ONDER
    labels = eindlabels(beeld, hoogte=hoogte, afstand=_LETTER + 2, hoogstens=_NAAM)
    vlak = _Vlak(jaren, schaal, rechts=max(map(_labelbreedte, labels)) + 16)
    delen = [*_assen(vlak, jaren)]
    for merk in gebeurtenismerken(beeld, afstand=_nummerbreedte(beeld) / vlak.breedte):
        delen.extend(_gebeurtenis(merk, vlak))
    for lijn in lijnen:
        delen.extend(_lijn(lijn, vlak))
    for label in labels:
        delen.extend(_label(label, x=vlak.links + vlak.breedte + 9, y=_BOVEN + hoogte - label.plaats))
    return _document(delen)


def als_img(svg: str, *, alt: str) -> str:
    """The SVG as an HTML image with its bytes in the address; `alt` is escaped."""
    data = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}" style="width:100%;height:auto">'


def _document(delen: Sequence[str]) -> str:
    kop = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BREEDTE}" height="{HOOGTE}" '
        f'viewBox="0 0 {BREEDTE} {HOOGTE}" font-family="Arial,Helvetica,sans-serif" '
        f'font-size="{_LETTER}">'
    )
    return "\n".join([kop, *delen, "</svg>"])


def _assen(vlak: _Vlak, jaren: Sequence[int]) -> Iterator[str]:
    links, rechts, onder = f"{vlak.links:.1f}", vlak.links + vlak.breedte, _BOVEN + vlak.hoogte
    hoogten = [vlak.y(tik) for tik in vlak.schaal.tikken]
    tikjaren = jaartikken(jaren, hoogstens=max(int(vlak.breedte / _JAARBREEDTE), 1))
    # One path for all lines of a colour: a page sends dozens of these charts.
    yield f'<path d="{"".join(f"M{links} {y:.1f}H{rechts:.1f}" for y in hoogten)}" stroke="{RASTER}"/>'
    streepjes = "".join(f"M{vlak.x(jaar):.1f} {onder}v4" for jaar in tikjaren)
    yield f'<path d="M{links} {onder}H{rechts:.1f}{streepjes}" stroke="{AS}"/>'
    for y, tekst in zip(hoogten, vlak.tikteksten, strict=True):
        yield _tekst(vlak.links - 5, y + 4, tekst, anker="end")
    for jaar in tikjaren:
        yield _tekst(vlak.x(jaar), HOOGTE - 5, str(jaar), anker="middle")


def _gebeurtenis(merk: Gebeurtenismerk, vlak: _Vlak) -> Iterator[str]:
    x, onder = vlak.x(merk.van), vlak.hoogte + _BOVEN
    if merk.tot is None:
        dash = "4 3" if merk.is_breuk else "1.5 3"
        yield f'<path d="M{x:.1f} {_BOVEN}V{onder}" stroke="{AS}" stroke-dasharray="{dash}"/>'
    else:
        breedte = vlak.x(merk.tot) - x
        yield f'<rect x="{x:.1f}" y="{_BOVEN}" width="{breedte:.1f}" height="{onder - _BOVEN}" {_GEBEURTENIS}/>'
    yield _tekst(vlak.x(merk.label), _BOVEN - 4, str(merk.nummer), anker="middle")


def _nummerbreedte(beeld: IndicatorBeeld) -> float:
    """What a number of a gebeurtenis needs, so that two side by side are not read as one."""
    return (len(str(len(beeld.gebeurtenissen))) + 1) * _LETTERBREEDTE


def _lijn(lijn: Lijn, vlak: _Vlak) -> Iterator[str]:
    kleur, streep, merk, breedte = lijn.stijl
    for band in lijn.banden:
        hoeken = [vlak.plek(j, boven) for j, _, boven in band] + [vlak.plek(j, onder) for j, onder, _ in reversed(band)]
        yield f'<polygon points="{" ".join(hoeken)}" fill="{kleur}" fill-opacity="{BAND}"/>'
    for stuk in lijn.stukken:
        patroon = _VOORLOPIG if stuk.voorlopig else _STREPEN[streep]
        dash = f' stroke-dasharray="{patroon}"' if patroon else ""
        punten = " ".join(vlak.plek(*punt) for punt in stuk.punten)
        yield f'<polyline points="{punten}" fill="none" stroke="{kleur}" stroke-width="{breedte * 0.8:g}"{dash}/>'
    for punt in lijn.getekend:
        vulling = VLAK if is_voorlopig(punt) else kleur
        x, y = vlak.x(punt.periode.jaar), vlak.y(punt.waarde or 0.0)
        yield f'<path d="{_merk(merk, x, y)}" fill="{vulling}" stroke="{kleur}"/>'


def _labelbreedte(label: Eindlabel) -> float:
    return len(label.tekst) * (_VETBREEDTE if label.vet else _LETTERBREEDTE)


def _label(label: Eindlabel, *, x: float, y: float) -> Iterator[str]:
    yield f'<path d="{_merk(label.stijl.merk, x, y)}" fill="{label.stijl.kleur}"/>'
    yield _tekst(x + 5, y + 4, label.tekst, kleur=label.stijl.kleur, vet=label.vet)


def _merk(merk: Merk, x: float, y: float, r: float = 2.2) -> str:
    match merk:
        case "cirkel":
            return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"
        case "vierkant":
            return f"M{x - r:.1f} {y - r:.1f}h{2 * r}v{2 * r}h{-2 * r}z"
        case "ruit":
            r += 0.6
            return f"M{x:.1f} {y - r:.1f}l{r} {r}l{-r} {r}l{-r} {-r}z"
        case "driehoek":
            r += 0.4
            return f"M{x:.1f} {y - r:.1f}l{r} {2 * r}h{-2 * r}z"
        case "driehoek-neer":
            r += 0.4
            return f"M{x:.1f} {y + r:.1f}l{r} {-2 * r}h{-2 * r}z"


def _tekst(x: float, y: float, tekst: str, *, anker: str = "start", kleur: str = TEKST, vet: bool = False) -> str:
    gewicht = ' font-weight="600"' if vet else ""
    stijl = f'text-anchor="{anker}" fill="{kleur}"{gewicht}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {stijl}>{escape(tekst, quote=False)}</text>'

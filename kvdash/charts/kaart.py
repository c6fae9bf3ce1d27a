"""The map as SVG of our own drawing: areas told apart by shade and pattern, so that it also works in grey."""

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kvdash.charts.kaartklassen import Kaartbeeld, Kaartvlak, Klasse, Vulling
from kvdash.charts.kaartvorm import ZIJDE, Kaartvorm
from kvdash.charts.palet import (
    ACCENT,
    AS,
    GUNSTIG,
    INKT,
    KAARTTINTEN,
    ONGUNSTIG,
    OP_SCHERM,
    TEKST,
    TOESTANDEN,
    VLAK,
    Toestandstijl,
)

NAMEN_TOT = 20  # with more areas their names would lie over each other
_VEEL = 100  # areas, from where thick borders would fill the map
_DIK, _DUN = 1.5, 0.8
_STAP = 12  # units between the signs of a pattern
_LETTER = 24
_TITELLETTER, _DOCUMENTLETTER, _BRONLETTER = 26, 20, 16
_TEKENBREEDTE = 0.7  # of the size of a letter, in bold, on the wide side
_OORDEEL = {"ongunstig": ONGUNSTIG, "gunstig": GUNSTIG, "geen": TEKST}
_HOGER, _LAGER = "M2 9l4-7 4 7z", "M2 3l4 7 4-7z"


def _arcering(stijl: Toestandstijl) -> str:
    """Diagonal lines that cover as much of the ground as the style says."""
    dik = stijl.dekking * _STAP / math.sqrt(2)
    return (
        f'<path d="M0 0h{_STAP}v{_STAP}h-{_STAP}z" fill="{stijl.vlak}"/>'
        f'<path d="M-2 -2L14 14M-8 4L8 20M4 -8L20 8" stroke="{stijl.lijn}" stroke-width="{dik:.1f}"/>'
    )


# Per reason a pattern of its own: lines, circles and dots differ in grey too.
_PATRONEN: dict[Vulling, str] = {
    "nul": f'<circle cx="6" cy="6" r="2.6" fill="none" stroke="{TEKST}"/>',
    "ontbreekt": f'<path d="M-2 14L14 -2" stroke="{AS}"/>',
    "onderdrukt": f'<path d="M0 0L12 12M12 0L0 12" stroke="{TEKST}"/>',
    "noemer": f'<path d="M3 0v12M9 0v12" stroke="{AS}" stroke-width="1.5"/>',
    "onvolledig": f'<path d="M1 3h5M7 9h5" stroke="{TEKST}" stroke-width="2"/>',
    "hoger-niveau": f'<circle cx="3" cy="3" r="1.4" fill="{AS}"/><circle cx="9" cy="9" r="1.4" fill="{AS}"/>',
    "onbepaald": _arcering(TOESTANDEN["niet te bepalen"]),
}
_VLAKKEN: dict[Vulling, str] = {
    "vergelijkbaar": TOESTANDEN["vergelijkbaar"].vlak,
    **{f"groep-{nummer}": tint for nummer, tint in enumerate(KAARTTINTEN, start=1)},
}


def kaart_svg(kaart: Kaartbeeld, vorm: Kaartvorm, *, alt: str) -> str:
    """The map alone, `alt` as its name; each area is a button with its code, its name and its figure in words.

    Areas without a boundary are left out: they stand in the table.
    """
    return _kaart(kaart, vorm, kop=f'data-kaart="" role="group" aria-label="{escape(alt)}"', knoppen=True)


def _kaart(kaart: Kaartbeeld, vorm: Kaartvorm, *, kop: str, knoppen: bool) -> str:
    getekend = [vlak for vlak in kaart.vlakken if vlak.code in vorm.paden]
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 {vorm.breedte + 12} {vorm.hoogte + 12}" '
        f'class="kv-kaart" font-family="Arial,Helvetica,sans-serif" style="background:{VLAK}" {kop}>',
        _stijl({vlak.vulling for vlak in kaart.vlakken}, lijn=_DUN if len(getekend) > _VEEL else _DIK),
        *(_vlak(vlak, vorm, knop=knoppen, eerste=nummer == 0) for nummer, vlak in enumerate(getekend)),
        *(f'<path class="gekozen" d="{vorm.paden[vlak.code]}"/>' for vlak in getekend if vlak.gekozen),
        '<path class="aanwijzer rand" d=""/><path class="aanwijzer" d=""/>' if knoppen else "",
        *(_namen(getekend, vorm) if len(getekend) <= NAMEN_TOT else ()),
        "</svg>",
    ]
    return "\n".join(deel for deel in delen if deel)


def kaart_document(kaart: Kaartbeeld, vorm: Kaartvorm, *, titel: str, ondertitel: str, bron: str, alt: str) -> str:
    """The map with title, legend and source, as an SVG document that can stand by itself."""
    breedte = max(vorm.breedte, ZIJDE) + 52
    titels, uitleg, bronnen = (
        textwrap.wrap(tekst, int((breedte - 40) / (_TEKENBREEDTE * letter)))
        for tekst, letter in ((titel, _TITELLETTER), (ondertitel, _DOCUMENTLETTER), (bron, _BRONLETTER))
    )
    kop = [*_regels(titels, y=36, letter=_TITELLETTER, stijl=f'font-weight="600" fill="{INKT}"')]
    titelhoogte = _regelhoogte(_TITELLETTER) * len(titels)
    kop += _regels(uitleg, y=36 + titelhoogte, letter=_DOCUMENTLETTER, stijl=f'fill="{TEKST}"')
    boven = 58 + titelhoogte + _regelhoogte(_DOCUMENTLETTER) * (len(uitleg) - 1)
    lager = _regelhoogte(_BRONLETTER) * (len(bronnen) - 1)
    hoogte = boven + vorm.hoogte + 90 + 34 * len(kaart.klassen) + lager
    plek = f'x="20" y="{boven}" width="{vorm.breedte + 12}" height="{vorm.hoogte + 12}"'
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{breedte}" height="{hoogte}" '
        f'viewBox="0 0 {breedte} {hoogte}" class="kv-kaart" role="img" aria-label="{escape(alt)}" '
        f'font-family="Arial,Helvetica,sans-serif" font-size="{_DOCUMENTLETTER}">',
        f'<rect width="{breedte}" height="{hoogte}" fill="{VLAK}"/>',
        *kop,
        _kaart(kaart, vorm, kop=plek, knoppen=False),
        *_legenda(kaart.klassen, y=boven + vorm.hoogte + 40),
        *_regels(bronnen, y=hoogte - 16 - lager, letter=_BRONLETTER, stijl=f'fill="{TEKST}"'),
        "</svg>",
    ]
    return "\n".join(delen)


def _regels(regels: Sequence[str], *, y: int, letter: int, stijl: str) -> Iterator[str]:
    """Lines of text below each other, the first at this height."""
    maat = "" if letter == _DOCUMENTLETTER else f' font-size="{letter}"'
    for nummer, regel in enumerate(regels):
        hoogte = y + _regelhoogte(letter) * nummer
        yield f'<text x="20" y="{hoogte}"{maat} {stijl}>{escape(regel, quote=False)}</text>'


def _regelhoogte(letter: int) -> int:
    return letter + 6


def staal_svg(vulling: Vulling) -> str:
    """A swatch for the legend; it takes its look from the map in the same page."""
    return (
        '<svg width="24" height="18" viewBox="0 0 24 18" aria-hidden="true">'
        f'<rect class="v {vulling}" x="1" y="1" width="22" height="16"/></svg>'
    )


def ligging_svg(vorm: Kaartvorm, *, gekozen: Sequence[str], alt: str) -> str:
    """A small map that only shows where these areas lie in the gemeente, in the colours of the page."""
    delen = [
        f'<svg viewBox="-6 -6 {vorm.breedte + 12} {vorm.hoogte + 12}" '
        f'width="{vorm.breedte // 4}" height="{vorm.hoogte // 4}" role="img" aria-label="{escape(alt)}">'
    ]
    for code in sorted(vorm.paden, key=lambda code: code in gekozen):
        kleur = OP_SCHERM["accent" if code in gekozen else "raster"]
        delen.append(f'<path d="{vorm.paden[code]}" fill="{kleur}" stroke="{OP_SCHERM["as"]}" stroke-width="3"/>')
    return "\n".join([*delen, "</svg>"])


def _vlak(vlak: Kaartvlak, vorm: Kaartvorm, *, knop: bool, eerste: bool) -> str:
    gekozen, tab = "true" if vlak.gekozen else "false", 0 if eerste else -1
    keuze = f' data-kies="{escape(vlak.code)}" role="button" tabindex="{tab}" aria-pressed="{gekozen}"'
    erbij = keuze if knop else ""
    titel = escape(f"{vlak.naam}: {vlak.tekst}", quote=False)
    return f'<path class="v {vlak.vulling}" d="{vorm.paden[vlak.code]}"{erbij}><title>{titel}</title></path>'


def _namen(vlakken: Iterable[Kaartvlak], vorm: Kaartvorm) -> Iterator[str]:
    for vlak in vlakken:
        x, y = vorm.middens[vlak.code]
        yield f'<text class="naam" x="{x}" y="{y + _LETTER // 3}">{escape(vlak.naam, quote=False)}</text>'


def _legenda(klassen: Sequence[Klasse], *, y: int) -> Iterator[str]:
    for nummer, klasse in enumerate(klassen):
        hoogte = y + 34 * nummer
        tekst = escape(f"{klasse.tekst} ({klasse.aantal})", quote=False)
        yield f'<rect class="v {klasse.vulling}" x="20" y="{hoogte}" width="36" height="24"/>'
        yield f'<text x="68" y="{hoogte + 19}" fill="{INKT}">{tekst}</text>'


def _stijl(vullingen: Iterable[Vulling], *, lijn: float) -> str:
    """The looks that occur, as patterns and a style sheet within the SVG: it is whole wherever it goes."""
    gebruikt = sorted(vullingen)
    patronen = "".join(_patroon(vulling) for vulling in gebruikt if vulling not in _VLAKKEN)
    regels = "".join(f".kv-kaart .{v}{{fill:{_VLAKKEN.get(v, f'url(#p-{v})')}}}" for v in gebruikt)
    return (
        f"<defs>{patronen}</defs><style>"
        f".kv-kaart .v{{stroke:{TEKST};stroke-width:{lijn};fill-rule:evenodd;outline:none}}{regels}"
        f".kv-kaart .gekozen{{fill:none;stroke:{INKT};stroke-width:7;stroke-linejoin:round;pointer-events:none}}"
        f".kv-kaart .aanwijzer{{fill:none;stroke:{ACCENT};stroke-width:5;pointer-events:none}}"
        f".kv-kaart .rand{{stroke:{VLAK};stroke-width:13}}"
        f".kv-kaart .naam{{font-size:{_LETTER}px;text-anchor:middle;fill:{INKT};stroke:{VLAK};stroke-width:5;"
        "paint-order:stroke;pointer-events:none}</style>"
    )


def _patroon(vulling: Vulling) -> str:
    grond, teken = VLAK, _PATRONEN.get(vulling)
    if teken is None:
        kant, oordeel, sterkte = vulling.split("-")
        kleur = _OORDEEL[oordeel]
        grond, inkt = (kleur, VLAK) if sterkte == "afwijkend" else (VLAK, kleur)
        teken = f'<path d="{_HOGER if kant == "hoger" else _LAGER}" fill="{inkt}"/>'
    maat = f'width="{_STAP}" height="{_STAP}"'
    return (
        f'<pattern id="p-{vulling}" patternUnits="userSpaceOnUse" {maat}><rect {maat} fill="{grond}"/>{teken}</pattern>'
    )

"""A scene as SVG, for the page and for a document, and SVG of our own as PNG."""

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape

from kvdash.charts.palet import BAND, OP_LICHT, OP_SCHERM, Kleur, Kleuren, Merk
from kvdash.charts.scene import (
    LETTER,
    As,
    Band,
    Deel,
    Lijnstreep,
    Lijnstuk,
    Merkteken,
    Merktekens,
    Onderdeel,
    Peil,
    Plek,
    Scene,
    Staven,
    Tijdvak,
    Vak,
    Woord,
)
from kvdash.errors import InvoerError, vang_paniek

DPI = 220
FAMILIE = "Kvdash Sans"
# Whoever opens a file lacks our font: what it was made from, and what looks like that.
LETTERTYPEN = f"'{FAMILIE}','Source Sans 3','Source Sans Pro',Arial,Helvetica,sans-serif"
_METER = 1 / 0.0254  # pixels per metre for each pixel per inch
_HART = 0.33  # of the size of a letter, from its foot to its middle
_STREPEN: dict[Lijnstreep, tuple[float, ...]] = {
    "vol": (),
    "streep": (8.5, 4.5),
    "punt": (1.8, 3.2),
    "streep-punt": (8.5, 3.5, 1.8, 3.5),
    "voorlopig": (3.6, 3.0),
    "breuk": (5, 3.5),
    "moment": (1.8, 3.2),
}
_ANKERS = {"begin": "start", "midden": "middle", "eind": "end"}


def op_scherm(scene: Scene, *, alt: str) -> str:
    """The drawing within a page: in the font and the colours of that page, `alt` as its name."""
    kop = f'class="kv-tekening" role="img" aria-label="{escape(alt)}"'
    maat = f'viewBox="0 0 {_n(scene.medium.breedte)} {_n(scene.hoogte)}" font-size="{_n(scene.medium.letter)}"'
    maat += f' fill="{OP_SCHERM["tekst"]}"'
    return f"<svg {kop} {maat}>{''.join(_Schrijver(scene, OP_SCHERM).alles())}</svg>"


def document(inhoud: Iterable[str], *, breedte: float, hoogte: float, letter: float, titel: str, alt: str) -> str:
    """A drawing that stands alone, in pt, with a name and what it says for who cannot see it."""
    maat = f"{_n(breedte)} {_n(hoogte)}"
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(breedte)}pt" height="{_n(hoogte)}pt" '
        f'viewBox="0 0 {maat}" role="img" aria-labelledby="titel uitleg" '
        f'font-family="{LETTERTYPEN}" font-size="{_n(letter)}">',
        f'<title id="titel">{escape(titel, quote=False)}</title>',
        f'<desc id="uitleg">{escape(alt, quote=False)}</desc>',
        f'<rect width="{_n(breedte)}" height="{_n(hoogte)}" fill="{OP_LICHT["vlak"]}"/>',
        *inhoud,
        "</svg>",
    ]
    return "\n".join(delen)


def getekend(scene: Scene, *, kleuren: Kleuren = OP_LICHT, omlaag: float = 0.0) -> str:
    """The drawing as a part of a document, so many pt from its top."""
    plek = f' transform="translate(0 {_n(omlaag)})"' if omlaag else ""
    return "\n".join([f'<g fill="{kleuren["tekst"]}"{plek}>', *_Schrijver(scene, kleuren).alles(), "</g>"])


def tekst(
    woorden: str,
    x: float,
    y: float,
    *,
    kleur: str = "",
    anker: str = "start",
    vet: bool = False,
    letter: float | None = None,
) -> str:
    """Words with their foot at a place, in the colour of their group where they have none of their own."""
    stijl = "".join(
        [
            f' fill="{kleur}"' if kleur else "",
            f' text-anchor="{anker}"' if anker != "start" else "",
            ' font-weight="600"' if vet else "",
            f' font-size="{_n(letter)}"' if letter is not None else "",
        ]
    )
    return f'<text x="{_n(x)}" y="{_n(y)}"{stijl}>{escape(woorden, quote=False)}</text>'


def svg_naar_png(svg: str, *, keer: float | None = None) -> bytes:
    """The drawing as PNG, in our own font: the same on every machine.

    At DPI, which the file says too; with `keer` that many pixels per unit of the drawing, for one without a size on
    paper. Imported late: only exports need it.
    """
    import resvg_py

    with vang_paniek(InvoerError("Van deze tekening kan geen afbeelding worden gemaakt. Kies het SVG-bestand.")):
        png = resvg_py.svg_to_bytes(
            svg_string=svg,
            dpi=DPI if keer is None else 96,
            zoom=keer,
            skip_system_fonts=True,
            font_files=_fontbestanden(),
            font_family=FAMILIE,
            sans_serif_family=FAMILIE,
        )
    return png if keer else _met_dpi(png)


@cache
def _fontbestanden() -> list[str]:
    return [str(LETTER / f"KvdashSans-{stijl}.ttf") for stijl in ("Regular", "Semibold")]


def _met_dpi(png: bytes) -> bytes:
    """The PNG with its resolution in it, right after its header, so that a program knows its size on paper."""
    inhoud = b"pHYs" + struct.pack(">IIB", round(DPI * _METER), round(DPI * _METER), 1)
    kop = 33  # signature and IHDR
    return png[:kop] + struct.pack(">I", 9) + inhoud + struct.pack(">I", zlib.crc32(inhoud)) + png[kop:]


class _Schrijver:
    """Turns the places of a scene into those of its picture, and its parts into elements."""

    def __init__(self, scene: Scene, kleuren: Kleuren) -> None:
        self.scene, self.kleuren = scene, kleuren
        self.medium = scene.medium
        self.dikte, self.letter = scene.medium.dikte, scene.medium.letter
        self.links, self.boven = scene.links, scene.medium.boven
        self.breedte, self.hoogte = scene.vlakbreedte, scene.vlakhoogte
        self.rechts, self.onder = scene.links + self.breedte, scene.medium.boven + self.hoogte
        self._stijlen: dict[tuple[Kleur, float, Lijnstreep], str] = {}

    def x(self, plek: Plek) -> float:
        if isinstance(plek, Deel):
            return self.links + plek.deel * self.breedte
        return self.links + (self.scene.x.deel(plek) if self.scene.x else 0.0) * self.breedte

    def y(self, plek: Plek) -> float:
        if isinstance(plek, Deel):
            return self.onder - plek.deel * self.hoogte
        return self.onder - (self.scene.y.deel(plek) if self.scene.y else 0.0) * self.hoogte

    def alles(self) -> Iterator[str]:
        if self.scene.x is not None and self.scene.y is not None:
            yield from self._y_as(self.scene.y)
            yield from self._x_as(self.scene.x)
        for deel in self.scene.delen:
            yield from self._deel(deel)

    def _deel(self, deel: Onderdeel) -> Iterator[str]:
        match deel:
            case Lijnstuk():
                lijn = self._lijn(deel.kleur, deel.breedte, deel.streep)
                yield f'<polyline points="{self._punten(deel.punten)}" fill="none"{lijn}/>'
            case Band():
                yield f'<polygon points="{self._punten(deel.punten)}"{self._doorzichtig(deel.kleur)}/>'
            case Merktekens():
                yield from map(self._merkteken, deel.punten)
            case Staven():
                yield from self._staven(deel)
            case Vak():
                yield from self._vak(deel)
            case Peil():
                lijn = self._lijn(deel.kleur, deel.breedte, deel.streep)
                yield f'<path d="M{_n(self.x(deel.plek))} {_n(self.boven)}V{_n(self.onder)}"{lijn}/>'
            case Tijdvak():
                links, rechts = self.x(deel.van), self.x(deel.tot)
                yield f"{_rechthoek(links, self.boven, rechts, self.onder)}{self._doorzichtig(deel.kleur)}/>"
            case Woord():
                yield from self._woord(deel)

    def _punten(self, punten: Sequence[tuple[float, float]]) -> str:
        return " ".join(f"{_n(self.x(x))},{_n(self.y(y))}" for x, y in punten)

    def _lijn(self, kleur: Kleur, breedte: float, streep: Lijnstreep = "vol") -> str:
        """How a line looks, made once: a drawing has dozens of points that look alike."""
        sleutel = (kleur, breedte, streep)
        if sleutel not in self._stijlen:
            self._stijlen[sleutel] = self._nieuwe_lijn(kleur, breedte, streep)
        return self._stijlen[sleutel]

    def _nieuwe_lijn(self, kleur: Kleur, breedte: float, streep: Lijnstreep) -> str:
        dik = breedte * self.dikte
        patroon = " ".join(_n(deel * self.dikte) for deel in _STREPEN[streep])
        gestreept = f' stroke-dasharray="{patroon}"' if patroon else ""
        return f' stroke="{self.kleuren[kleur]}" stroke-width="{_n(dik)}"{gestreept}'

    def _doorzichtig(self, kleur: Kleur) -> str:
        return f' fill="{self.kleuren[kleur]}" fill-opacity="{BAND}"'

    def _x_as(self, een: As) -> Iterator[str]:
        voet = self.boven - 0.5 * self.letter if een.boven else self.onder + 1.35 * self.letter
        streepje = 0.35 * self.letter
        plekken = [_n(self.x(tik.plek)) for tik in een.tikken]
        # One path for all lines of a colour: a page sends dozens of these.
        if een.raster:
            lijnen = "".join(f"M{x} {_n(self.boven)}V{_n(self.onder)}" for x in plekken)
            yield f'<path d="{lijnen}"{self._lijn("raster", 1)}/>'
        if een.lijn:
            streepjes = "".join(f"M{x} {_n(self.onder)}v{_n(streepje)}" for x in plekken)
            as_ = f"M{_n(self.links)} {_n(self.onder)}H{_n(self.rechts)}{streepjes}"
            yield f'<path d="{as_}"{self._lijn("as", 1)}/>'
        for tik in een.tikken:
            yield self._tekst(tik.tekst, self.x(tik.plek), voet)
        if een.titel:
            midden = (self.links + self.rechts) / 2
            yield self._tekst(een.titel, midden, self.onder + 2.8 * self.letter)

    def _y_as(self, een: As) -> Iterator[str]:
        if een.raster:
            lijnen = "".join(f"M{_n(self.links)} {_n(self.y(tik.plek))}H{_n(self.rechts)}" for tik in een.tikken)
            yield f'<path d="{lijnen}"{self._lijn("raster", 1)}/>'
        for tik in een.tikken:
            y = self.y(tik.plek)
            yield self._tekst(tik.tekst, self.links - 0.5 * self.letter, y + _HART * self.letter, anker="end")

    def _merkteken(self, punt: Merkteken) -> str:
        x, y, straal = self.x(punt.x), self.y(punt.y), punt.grootte * self.dikte / 2
        lijn = self._lijn(punt.rand, punt.randbreedte)
        teken = f'<path d="{_merkpad(punt.merk, x, y, straal)}" fill="{self.kleuren[punt.vlak]}"{lijn}/>'
        if not punt.onaf:
            return teken
        return f'{teken}<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(straal / 3)}" fill="{self.kleuren[punt.rand]}"/>'

    def _staven(self, staven: Staven) -> Iterator[str]:
        vanaf = self.x(staven.vanaf)
        for staaf in staven.staven:
            if staaf.waarde is None:
                continue
            boven, onder = sorted((self.y(staaf.y - 0.33), self.y(staaf.y + 0.33)))
            stijl = f' fill="{self.kleuren[staaf.vlak]}"{self._lijn(staaf.rand, 1.5)}'
            yield f"{_rechthoek(vanaf, boven, self.x(staaf.waarde), onder)}{stijl}/>"
            if staaf.onder is not None and staaf.boven is not None:
                y, einde = _n(self.y(staaf.y)), 3 * self.dikte
                lijn = self._lijn("tekst", 1.5)
                laag = max(staaf.onder, staven.vanaf)
                yield f'<path d="M{_n(self.x(laag))} {y}H{_n(self.x(staaf.boven))}"{lijn}/>'
                for grens in (laag, staaf.boven):
                    kant = f"M{_n(self.x(grens))} {_n(self.y(staaf.y) - einde)}v{_n(2 * einde)}"
                    yield f'<path d="{kant}"{lijn}/>'

    def _vak(self, vak: Vak) -> Iterator[str]:
        links, rechts = self.x(vak.x[0]), self.x(vak.x[1])
        boven, onder = sorted((self.y(vak.y[0]), self.y(vak.y[1])))
        rand = self._lijn(vak.rand, vak.randbreedte) if vak.rand else ""
        yield f'{_rechthoek(links, boven, rechts, onder)} fill="{self.kleuren[vak.vlak]}"{rand}/>'
        if vak.gearceerd:
            # Lines of their own: a pattern has a name, and two drawings in one page could share it.
            stap, hoog = 5 * self.dikte, onder - boven
            schuin = " ".join(
                _schuin(links + n * stap, boven, hoog, links, rechts)
                for n in range(-int(hoog / stap), int((rechts - links) / stap) + 1)
            )
            yield f'<path d="{schuin}"{self._lijn("licht", 1)}/>'

    def _woord(self, woord: Woord) -> Iterator[str]:
        letter = woord.letter or self.letter
        x, y = self.x(woord.x) + woord.dx, self.y(woord.y) - woord.dy
        if woord.merk is not None:
            straal = 3.2 * self.dikte
            teken = _merkpad(woord.merk, x + straal, y, straal)
            yield f'<path d="{teken}" fill="{self.kleuren[woord.kleur]}"/>'
            x += 2 * straal + 0.3 * letter
        voet = y if woord.staand else y + _HART * letter
        yield self._tekst(woord.tekst, x, voet, _ANKERS[woord.anker], woord.kleur, vet=woord.vet, letter=woord.letter)

    def _tekst(
        self,
        woorden: str,
        x: float,
        y: float,
        anker: str = "middle",
        kleur: Kleur = "tekst",
        *,
        vet: bool = False,
        letter: float | None = None,
    ) -> str:
        eigen = self.kleuren[kleur] if kleur != "tekst" else ""
        return tekst(woorden, x, y, kleur=eigen, anker=anker, vet=vet, letter=letter)


def _n(getal: float) -> str:
    """A number in its shortest form: what lies closer together is not seen."""
    return f"{getal:.4g}"


def _rechthoek(links: float, boven: float, rechts: float, onder: float) -> str:
    """A rectangle, still open for its looks."""
    plek = f'x="{_n(min(links, rechts))}" y="{_n(boven)}"'
    return f'<rect {plek} width="{_n(abs(rechts - links))}" height="{_n(onder - boven)}"'


def _schuin(x: float, boven: float, hoog: float, links: float, rechts: float) -> str:
    """A line at 45 degrees from the foot up to the right, as far as it lies between both sides."""
    van, tot = max(x, links), min(x + hoog, rechts)
    if van >= tot:
        return ""
    return f"M{_n(van)} {_n(boven + hoog - (van - x))}L{_n(tot)} {_n(boven + hoog - (tot - x))}"


def _merkpad(merk: Merk, x: float, y: float, straal: float) -> str:
    dx, dy, rest = _merkvorm(merk, straal)
    return f"M{_n(x + dx)} {_n(y + dy)}{rest}"


@cache
def _merkvorm(merk: Merk, r: float) -> tuple[float, float, str]:
    """Where a marker begins, seen from its middle, and the path from there."""
    match merk:
        case "cirkel":
            s = _n(r)
            return -r, 0, f"a{s} {s} 0 1 0 {_n(2 * r)} 0a{s} {s} 0 1 0 {_n(-2 * r)} 0z"
        case "vierkant":
            r *= 0.9
            return -r, -r, f"h{_n(2 * r)}v{_n(2 * r)}h{_n(-2 * r)}z"
        case "ruit":
            r *= 1.25
            s = _n(r)
            return 0, -r, f"l{s} {s}l-{s} {s}l-{s} -{s}z"
        case "driehoek":
            r *= 1.1
            return 0, -r, f"l{_n(r)} {_n(2 * r)}h{_n(-2 * r)}z"
        case "driehoek-neer":
            r *= 1.1
            return 0, r, f"l{_n(r)} {_n(-2 * r)}h{_n(-2 * r)}z"

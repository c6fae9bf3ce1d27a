"""The charts of the wijken for documents, drawn by matplotlib: bars of one year, and the kleurentabel."""

from typing import TYPE_CHECKING

from kvdash.charts.document import LETTER, LETTERBREEDTE, MM
from kvdash.charts.kleuren import Kleurrij, kleurcellen
from kvdash.charts.palet import BALK, INKT, KLEUREN, RASTER, TEKST, VERGELIJKING, VLAK
from kvdash.charts.schaal import schaal_van
from kvdash.charts.vorm import GEEN_CIJFERS, Balk, balken_van, ijkpunt, kort
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import getal

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase

REGEL = 5.2 * MM  # of one wijk
_ONDER, _BOVEN = 0.3, 0.28
_NAAM = 26
_LINKS = _NAAM * LETTERBREEDTE * 0.85
_DONKER = 4  # the class from which words are white


def hoogte_van(beeld: IndicatorBeeld, *, jaar: int | None) -> float:
    """The height (inch) that the bars of a year, or without one the kleurentabel, need."""
    aantal = len(kleurcellen(beeld) if jaar is None else balken_van(beeld, jaar=jaar))
    return max(aantal, 3) * REGEL + _ONDER + _BOVEN


def draw_balken(figuur: "FigureBase", beeld: IndicatorBeeld, *, jaar: int, breedte: float, hoogte: float) -> None:
    """The wijken in one year, highest first, with the gemeente as a line; a reason where there is no figure."""
    alle, gemeente = balken_van(beeld, jaar=jaar), ijkpunt(beeld, jaar=jaar)
    if not any(balk.waarde is not None for balk in alle):
        figuur.text(0.5, 0.5, GEEN_CIJFERS, ha="center", va="center", color=TEKST)
        return
    waarden = [w for b in (*alle, *((gemeente,) if gemeente else ())) for w in (b.waarde, b.boven) if w is not None]
    schaal = schaal_van(waarden, maat=beeld.maat)
    assen = _assen(figuur, breedte=breedte, hoogte=hoogte)
    assen.set_xlim(schaal.onder, schaal.boven + (schaal.boven - schaal.onder) * 0.15)
    assen.set_ylim(len(alle) - 0.5, -0.5)
    assen.set_yticks(range(len(alle)), [kort(balk.naam, hoogstens=_NAAM) for balk in alle])
    assen.set_xticks(schaal.tikken, [getal(tik, decimalen=schaal.decimalen) for tik in schaal.tikken])
    assen.grid(axis="x", color=RASTER, linewidth=0.7)
    for plek, balk in enumerate(alle):
        _draw_balk(assen, balk, plek=plek, vanaf=schaal.onder)
    if gemeente and gemeente.waarde is not None:
        assen.axvline(gemeente.waarde, color=VERGELIJKING, linewidth=1)
        woord = f"{gemeente.naam} {gemeente.tekst}"
        assen.text(gemeente.waarde, -0.6, woord, ha="center", va="bottom", color=VERGELIJKING, fontsize=LETTER - 1)


def _draw_balk(assen: "Axes", balk: Balk, *, plek: int, vanaf: float) -> None:
    kleur = INKT if balk.gekozen else BALK
    ster = "*" if balk.toelichting else ""
    eind = vanaf
    if balk.waarde is not None:
        assen.barh(
            plek,
            balk.waarde - vanaf,
            left=vanaf,
            height=0.66,
            facecolor=VLAK if balk.voorlopig else kleur,
            edgecolor=kleur,
        )
        eind = balk.waarde
    if balk.waarde is not None and balk.onder is not None and balk.boven is not None:
        assen.plot([balk.onder, balk.boven], [plek, plek], color=TEKST, linewidth=0.9)
        eind = balk.boven
    assen.annotate(f"{balk.tekst}{ster}", (eind, plek), (4, 0), textcoords="offset points", va="center", color=TEKST)


def draw_kleuren(figuur: "FigureBase", beeld: IndicatorBeeld, *, breedte: float, hoogte: float) -> None:
    """The wijken over the years; each cell has its figure, so that the shade says nothing by itself."""
    rijen = kleurcellen(beeld)
    if not rijen:
        figuur.text(0.5, 0.5, GEEN_CIJFERS, ha="center", va="center", color=TEKST)
        return
    assen = _assen(figuur, breedte=breedte, hoogte=hoogte)
    jaren = [cel.jaar for cel in rijen[0].cellen]
    assen.set_xlim(-0.5, len(jaren) - 0.5)
    assen.set_ylim(len(rijen) - 0.5, -0.5)
    assen.set_xticks(range(len(jaren)), [str(jaar) for jaar in jaren])
    assen.set_yticks(range(len(rijen)), [kort(rij.naam, hoogstens=_NAAM) for rij in rijen])
    assen.xaxis.tick_top()
    assen.tick_params(axis="x", length=0)
    for plek, rij in enumerate(rijen):
        _draw_rij(assen, rij, plek=plek)


def _draw_rij(assen: "Axes", rij: Kleurrij, *, plek: int) -> None:
    from matplotlib.patches import Rectangle

    for kolom, cel in enumerate(rij.cellen):
        vlak = Rectangle(
            (kolom - 0.47, plek - 0.45),
            0.94,
            0.9,
            facecolor=KLEUREN[cel.klasse],
            edgecolor=RASTER,
            hatch="" if cel.klasse else "////",
            linewidth=0,
        )
        assen.add_patch(vlak)
        inkt = VLAK if cel.klasse >= _DONKER else INKT
        gewicht = "bold" if rij.gekozen else "normal"
        assen.text(kolom, plek, cel.tekst, ha="center", va="center_baseline", color=inkt, weight=gewicht)


def _assen(figuur: "FigureBase", *, breedte: float, hoogte: float) -> "Axes":
    """Axes with room for names at the left, without lines around them."""
    vlak = (_LINKS / breedte, _ONDER / hoogte, 1 - (_LINKS + 0.1) / breedte, 1 - (_ONDER + _BOVEN) / hoogte)
    assen = figuur.add_axes(vlak)
    assen.set_axisbelow(True)
    assen.tick_params(axis="both", length=0, colors=TEKST)
    for lijn in assen.spines.values():
        lijn.set_visible(False)
    return assen

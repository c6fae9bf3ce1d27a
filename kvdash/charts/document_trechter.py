"""The trechter for documents, drawn by matplotlib."""

from typing import TYPE_CHECKING

from kvdash.charts.document import BREEDTE, LETTER, LETTERBREEDTE, MATPLOTLIBMERKEN, PUNT
from kvdash.charts.palet import AS, RASTER, TEKST, VERGELIJKING
from kvdash.charts.trechtervorm import Assen, Maten, Stip, assen_van, lijnlabels, stiplabels, stippen_van
from kvdash.domain.trechter import Trechter
from kvdash.taal import getal, hoofdletter, omvangnaam

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase

HOOGTE = 3.4  # inch
_LINKS, _ONDER, _BOVEN = 0.48, 0.5, 0.12
_PX = 0.6 * PUNT  # inch for what a pixel is on screen


def draw_trechter(figuur: "FigureBase", trechter: Trechter, *, gekozen: frozenset[str]) -> None:
    """The trechter on a figure, or a part of one, of 160 mm wide and HOOGTE high."""
    assen, stippen = assen_van(trechter), stippen_van(trechter, gekozen=gekozen)
    hoog = HOOGTE - _ONDER - _BOVEN
    labels = lijnlabels(trechter, assen, hoogte=hoog, afstand=LETTER * 1.3 * PUNT)
    breed = BREEDTE - _LINKS - max(len(label.tekst) for label in labels) * LETTERBREEDTE - 0.16
    vlak = figuur.add_axes((_LINKS / BREEDTE, _ONDER / HOOGTE, breed / BREEDTE, hoog / HOOGTE))
    _draw_assen(vlak, trechter, assen)
    for lijn in trechter.lijnen:
        streep = ":" if lijn.kans == "95%" else "-"
        vlak.plot(*zip(*lijn.punten, strict=True), color=AS, linewidth=0.9, linestyle=streep)
    vlak.axhline(trechter.gemiddelde, color=VERGELIJKING, linewidth=0.9, linestyle="--")
    for stip in stippen:
        _draw_stip(vlak, stip)
    for label in labels:
        gewicht, plek = "bold" if label.vet else "normal", ((_LINKS + breed + 0.07) / BREEDTE, _ONDER + label.plaats)
        figuur.text(plek[0], plek[1] / HOOGTE, label.tekst, color=TEKST, va="center_baseline", weight=gewicht)
    maten = Maten(breed, hoog, LETTER * 1.2 * PUNT, LETTERBREEDTE, px=_PX)
    for naam in stiplabels(stippen, trechter, assen, maten):
        vlak.annotate(
            naam.tekst,
            (naam.stip.punt.omvang, naam.stip.punt.waarde),
            xytext=(9 * _PX / PUNT * naam.kant, naam.hoger / PUNT),
            textcoords="offset points",
            ha="left" if naam.kant == 1 else "right",
            va="center_baseline",
            color=TEKST,
            weight="bold" if naam.stip.gekozen else "normal",
        )


def _draw_assen(vlak: "Axes", trechter: Trechter, assen: Assen) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    vlak.set_xlim(assen.van, assen.tot)
    vlak.set_ylim(assen.waarde.onder, assen.waarde.boven)
    vlak.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    vlak.xaxis.set_major_formatter(FuncFormatter(lambda n, _: getal(n)))
    vlak.set_yticks(assen.waarde.tikken, [getal(tik, decimalen=assen.waarde.decimalen) for tik in assen.waarde.tikken])
    vlak.set_xlabel(hoofdletter(omvangnaam(trechter)), color=TEKST)
    vlak.grid(axis="y", color=RASTER, linewidth=0.7)
    vlak.set_axisbelow(True)
    vlak.tick_params(axis="y", length=0, colors=TEKST)
    vlak.tick_params(axis="x", length=3, color=AS, labelcolor=TEKST)
    for kant in ("top", "left", "right"):
        vlak.spines[kant].set_visible(False)
    vlak.spines["bottom"].set_color(AS)


def _draw_stip(vlak: "Axes", stip: Stip) -> None:
    vlak.plot(
        [stip.punt.omvang],
        [stip.punt.waarde],
        marker=MATPLOTLIBMERKEN[stip.merk],
        markersize=6 if stip.gekozen else 4.5,
        markerfacecolor=stip.vlak,
        markeredgecolor=stip.rand,
        markeredgewidth=1.4 if stip.gekozen else 0.9,
        clip_on=False,
    )

"""The charts for documents, drawn by matplotlib: PNG for Word, SVG for the rest. Safe to call from several threads."""

import io
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from kvdash.charts.palet import AS, BAND, RASTER, TEKST, VLAK, Merk, Streep
from kvdash.charts.schaal import Schaal, jaartikken
from kvdash.charts.vorm import (
    GEEN_CIJFERS,
    Eindlabel,
    Gebeurtenismerk,
    Lijn,
    breuknaam,
    eindlabels,
    gebeurtenismerken,
    is_voorlopig,
    jaren_van,
    lijnen_van,
    periodetikken,
    plekken_van,
    schaal_van_lijnen,
)
from kvdash.domain.periode import PeriodeSoort
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import getal

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, FigureBase

Formaat = Literal["png", "svg"]

MM = 1 / 25.4  # inch
BREEDTE, HOOGTE = 160 * MM, 70 * MM
_DPI = 200
LETTER = 8.5
PUNT = 1 / 72
LETTERBREEDTE = 0.59 * LETTER * PUNT  # inch per character, on the wide side
_LINKS, _ONDER, _BOVEN = 0.48, 0.3, 0.17
_JAREN = 12
_RAND: dict[PeriodeSoort, float] = {"jaar": 0.25, "kwartaal": 0.12, "maand": 0.06}
_NAAM = 24  # characters of a name beside its line
_LIJNDIKTE = 0.6  # pt per px of the screen style
_RC: Any = {
    "text.parse_math": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "kvdash",
    "font.family": [
        "sans-serif",
        "DejaVu Sans",
    ],  # the second, delivered with matplotlib, has the marks the first lacks
    "font.sans-serif": ["Arial", "Liberation Sans", "DejaVu Sans"],
    "font.size": LETTER,
}

_TEKENAAR = Lock()  # matplotlib's settings are of the process: one drawing at a time

_STREPEN: dict[Streep, Any] = {
    "vol": "-",
    "streep": (0, (5, 2.5)),
    "punt": (0, (1, 1.8)),
    "streep-punt": (0, (5, 2, 1, 2)),
}
_VOORLOPIG = (0, (2, 1.6))
MATPLOTLIBMERKEN: dict[Merk, str] = {"cirkel": "o", "vierkant": "s", "ruit": "D", "driehoek": "^", "driehoek-neer": "v"}


def lijn_png(beeld: IndicatorBeeld) -> bytes:
    """The line chart as PNG, 160 × 70 mm at 200 dpi."""
    return _save(beeld, formaat="png")


def lijn_svg(beeld: IndicatorBeeld) -> str:
    """The line chart as SVG, 160 × 70 mm, its text kept as text."""
    return _save(beeld, formaat="svg").decode("utf-8")


def _save(beeld: IndicatorBeeld, *, formaat: Formaat) -> bytes:
    return save(lambda figuur: draw_lijn(figuur, beeld), breedte=BREEDTE, hoogte=HOOGTE, formaat=formaat)


def save(teken: Callable[["Figure"], None], *, breedte: float, hoogte: float, formaat: Formaat) -> bytes:
    """What `teken` draws on a figure of this size (inch), as a file that is the same on each call.

    Imported late: matplotlib takes half a second, and only exports need it.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    uit = io.BytesIO()
    metadata = {"Software": None} if formaat == "png" else {"Date": None, "Creator": None}
    with _TEKENAAR, mpl.rc_context(_RC):
        figuur = Figure(figsize=(breedte, hoogte), facecolor=VLAK)
        teken(figuur)
        figuur.savefig(uit, format=formaat, dpi=_DPI, metadata=metadata)
    return uit.getvalue()


def draw_lijn(figuur: "FigureBase", beeld: IndicatorBeeld) -> None:
    """The line chart on a figure, or a part of one, of 160 × 70 mm."""
    lijnen = lijnen_van(beeld)
    if not any(lijn.getekend for lijn in lijnen):
        figuur.text(0.5, 0.5, GEEN_CIJFERS, ha="center", va="center", color=TEKST)
        return
    hoogte = HOOGTE - _ONDER - _BOVEN
    labels = eindlabels(beeld, hoogte=hoogte, afstand=LETTER * 1.35 * PUNT, hoogstens=_NAAM)
    breedte = BREEDTE - _LINKS - max(len(label.tekst) for label in labels) * LETTERBREEDTE - 0.2
    vlak = (_LINKS / BREEDTE, _ONDER / HOOGTE, breedte / BREEDTE, hoogte / HOOGTE)
    assen = figuur.add_axes(vlak)
    _draw_axes(assen, schaal_van_lijnen(lijnen, beeld=beeld), beeld)
    for merk in gebeurtenismerken(beeld):
        _draw_gebeurtenis(assen, merk)
    for lijn in lijnen:
        _draw_lijn(assen, lijn)
    for label in labels:
        _draw_label(figuur, label, x=_LINKS + breedte + 0.1, y=_ONDER + label.plaats)


def _draw_axes(assen: "Axes", schaal: Schaal, beeld: IndicatorBeeld) -> None:
    plekken, rand = plekken_van(beeld), _RAND[beeld.per]
    assen.set_xlim(plekken[0] - rand, plekken[-1] + rand)
    assen.set_ylim(schaal.onder, schaal.boven)
    tikken = periodetikken(beeld) if beeld.per != "jaar" else [(jaar, str(jaar)) for jaar in _jaartikken(beeld)]
    assen.set_xticks([plek for plek, _ in tikken], [naam for _, naam in tikken])
    assen.set_yticks(schaal.tikken, [getal(tik, decimalen=schaal.decimalen) for tik in schaal.tikken])
    assen.grid(axis="y", color=RASTER, linewidth=0.7)
    assen.set_axisbelow(True)
    assen.tick_params(axis="y", length=0, colors=TEKST)
    assen.tick_params(axis="x", length=3, color=AS, labelcolor=TEKST)
    for kant in ("top", "left", "right"):
        assen.spines[kant].set_visible(False)
    assen.spines["bottom"].set_color(AS)


def _jaartikken(beeld: IndicatorBeeld) -> tuple[int, ...]:
    return jaartikken(jaren_van(beeld), hoogstens=_JAREN)


def _draw_gebeurtenis(assen: "Axes", merk: Gebeurtenismerk) -> None:
    if merk.tot is None:
        assen.axvline(merk.van, color=AS, linewidth=0.8, linestyle="--" if merk.is_breuk else ":")
    else:
        assen.axvspan(merk.van, merk.tot, color=AS, alpha=BAND, linewidth=0)
    boven = assen.get_ylim()[1]
    assen.text(merk.label, boven, breuknaam(merk), ha="center", va="bottom", color=TEKST, fontsize=LETTER - 1)


def _draw_label(figuur: "FigureBase", label: Eindlabel, *, x: float, y: float) -> None:
    """The marker and words of a line end, at a place in inch from the lower left corner."""
    from matplotlib.lines import Line2D

    kleur, hoogte = label.stijl.kleur, y / HOOGTE
    merk = Line2D([x / BREEDTE], [hoogte], marker=MATPLOTLIBMERKEN[label.stijl.merk], markersize=3.2, color=kleur)
    figuur.add_artist(merk)
    gewicht = "bold" if label.vet else "normal"
    figuur.text((x + 0.06) / BREEDTE, hoogte, label.tekst, color=kleur, va="center_baseline", weight=gewicht)


def _draw_lijn(assen: "Axes", lijn: Lijn) -> None:
    kleur, streep, merk, breedte = lijn.stijl
    for band in lijn.banden:
        jaren, onder, boven = zip(*band, strict=True)
        assen.fill_between(jaren, onder, boven, color=kleur, alpha=BAND, linewidth=0)
    for stuk in lijn.stukken:
        patroon = _VOORLOPIG if stuk.voorlopig else _STREPEN[streep]
        assen.plot(*zip(*stuk.punten, strict=True), color=kleur, linewidth=breedte * _LIJNDIKTE, linestyle=patroon)
    vergeleken = lijn.vergeleken
    for punt in lijn.getekend:
        assen.plot(
            [punt.periode.plek],
            [punt.waarde or 0.0],
            marker=MATPLOTLIBMERKEN[merk],
            markersize=(3.6 if punt.periode in vergeleken else 1.6) + breedte * _LIJNDIKTE,
            markerfacecolor=VLAK if is_voorlopig(punt) or punt.is_onaf else kleur,
            markeredgecolor=kleur,
            markeredgewidth=0.8,
            clip_on=False,
        )

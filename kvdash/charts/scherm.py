"""The chart people work in, as a Plotly figure. Show it with Streamlit's `theme=None`: it brings its own colours."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from kvdash.charts.palet import AS, BALK, BAND, INKT, RASTER, TEKST, VERGELIJKING, VLAK, Merk, Streep
from kvdash.charts.schaal import Schaal, schaal_van
from kvdash.charts.vorm import (
    GEEN_CIJFERS,
    Balk,
    Eindlabel,
    Gebeurtenismerk,
    Lijn,
    Stuk,
    balken_van,
    bereik_van,
    breuknaam,
    eindlabels,
    gebeurtenismerken,
    ijkpunt,
    is_voorlopig,
    kort,
    lijnen_van,
    periodetikken,
    plekken_van,
    schaal_van_lijnen,
)
from kvdash.domain.reeks import IndicatorBeeld, Punt
from kvdash.taal import cijfer, periode, punttekst

HOOGTE = 380
_BOVEN, _ONDER, LINKS = 20, 36, 56
LETTER = 13
LETTERBREEDTE = 7.6  # px per character at 13 px in bold, on the wide side
_LETTERTYPE = '"Source Sans", "Source Sans Pro", Arial, sans-serif'
_WEINIG_JAREN = 6
_BALK = 28  # px per bar, white included
_NAAM = 20  # characters of a name beside its line
_BALKNAAM = 28  # characters of a name beside its bar

_STREPEN: dict[Streep, str] = {"vol": "solid", "streep": "dash", "punt": "dot", "streep-punt": "dashdot"}
_TEKENS: dict[Merk, str] = {"cirkel": "●", "vierkant": "■", "ruit": "◆", "driehoek": "▲", "driehoek-neer": "▼"}
# By whether a figure is provisional, and of a period that was not over.
_OPEN = {(False, False): "", (True, False): "-open", (False, True): "-open-dot", (True, True): "-open-dot"}
PLOTLYMERKEN: dict[Merk, str] = {
    "cirkel": "circle",
    "vierkant": "square",
    "ruit": "diamond",
    "driehoek": "triangle-up",
    "driehoek-neer": "triangle-down",
}


def lijn(beeld: IndicatorBeeld) -> go.Figure:
    """The reeksen and the comparator over the years, each named at its end; a gap where there is no figure.

    The provisional part is dashed with open markers; a band shows the interval where the bron gives one.
    """
    lijnen = lijnen_van(beeld)
    if not any(een.getekend for een in lijnen):
        return _leeg()
    schaal = schaal_van_lijnen(lijnen, beeld=beeld)
    labels = eindlabels(beeld, hoogte=HOOGTE - _BOVEN - _ONDER, afstand=LETTER + 4, hoogstens=_NAAM)
    rechts = round(max(len(label.tekst) + 2 for label in labels) * LETTERBREEDTE) + 16
    merken = gebeurtenismerken(beeld)
    opmaak = maak_opmaak(
        hoogte=HOOGTE,
        marge={"l": LINKS, "r": rechts, "t": _BOVEN, "b": _ONDER},
        x=_tijdas(beeld),
        y={**waardeas(schaal), "showgrid": True, "gridcolor": RASTER},
        woorden=[*map(_eindwoord, labels), *map(_merkwoord, merken)],
        vormen=[_merkvorm(merk) for merk in merken],
    )
    opmaak["hoverlabel"]["namelength"] = -1
    sporen = [spoor for een in lijnen for spoor in _sporen(een, beeld)]
    # Not all lines of a year together: a click would then always be about the first of them.
    return go.Figure(sporen, opmaak | {"hovermode": "closest"})


def _eindwoord(label: Eindlabel) -> dict[str, Any]:
    return woord(
        f"{_TEKENS[label.stijl.merk]} {label.tekst}",
        x=1,
        y=label.plaats / (HOOGTE - _BOVEN - _ONDER),
        kleur=label.stijl.kleur,
        vet=label.vet,
        xanchor="left",
        xshift=8,
    )


def _merkvorm(merk: Gebeurtenismerk) -> dict[str, Any]:
    """A band over its time, or a line at its moment."""
    if merk.tot is None:
        streep = {"color": TEKST if merk.is_breuk else AS, "width": 1.2, "dash": "dash" if merk.is_breuk else "dot"}
        return _hoog(merk.van, merk.van, type="line", line=streep)
    return _hoog(merk.van, merk.tot, type="rect", fillcolor=_doorzichtig(AS), line={"width": 0}, layer="below")


def _merkwoord(merk: Gebeurtenismerk) -> dict[str, Any]:
    """The number it has in the list below."""
    return woord(breuknaam(merk), x=merk.label, xref="x", y=1, yanchor="bottom")


def _hoog(van: float, tot: float, **vorm: Any) -> dict[str, Any]:
    """A shape over the whole height of the chart."""
    return {"x0": van, "x1": tot, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain", **vorm}


def _sporen(een: Lijn, beeld: IndicatorBeeld) -> Iterator[dict[str, Any]]:
    for band in een.banden:
        yield _band(een, band)
    for stuk in een.stukken:
        yield _stuk(een, stuk)
    yield _punten(een, beeld)


def _band(een: Lijn, band: tuple[tuple[float, float, float], ...]) -> dict[str, Any]:
    heen = [(plek, boven) for plek, _, boven in band]
    terug = [(plek, onder) for plek, onder, _ in reversed(band)]
    return {
        "type": "scatter",
        "x": [plek for plek, _ in (*heen, *terug)],
        "y": [waarde for _, waarde in (*heen, *terug)],
        "fill": "toself",
        "fillcolor": _doorzichtig(een.stijl.kleur),
        "line": {"width": 0},
        "mode": "lines",
        "hoverinfo": "skip",
        "name": f"{escape(een.naam)} (marge)",
    }


def _doorzichtig(kleur: str) -> str:
    rood, groen, blauw = (int(kleur[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({rood},{groen},{blauw},{BAND})"


def _stuk(een: Lijn, stuk: Stuk) -> dict[str, Any]:
    dash = "3px,3px" if stuk.voorlopig else _STREPEN[een.stijl.streep]
    return {
        "type": "scatter",
        "x": [plek for plek, _ in stuk.punten],
        "y": [waarde for _, waarde in stuk.punten],
        "mode": "lines",
        "line": {"color": een.stijl.kleur, "width": een.stijl.breedte, "dash": dash},
        "hoverinfo": "skip",
        "name": escape(een.naam),
    }


def _punten(een: Lijn, beeld: IndicatorBeeld) -> dict[str, Any]:
    symbool = PLOTLYMERKEN[een.stijl.merk]
    return {
        "type": "scatter",
        "x": [punt.periode.plek for punt in een.getekend],
        "y": [punt.waarde for punt in een.getekend],
        "mode": "markers",
        "marker": {
            "symbol": [f"{symbool}{_OPEN[is_voorlopig(punt), punt.is_onaf]}" for punt in een.getekend],
            "color": een.stijl.kleur,
            "size": _maten(een, beeld),
            # Where sizes differ Plotly would draw white around each.
            **({} if beeld.per == "jaar" else {"line": {"color": een.stijl.kleur, "width": 1}}),
        },
        "customdata": [_uitleg(een, punt, beeld) for punt in een.getekend],
        "hovertemplate": "%{customdata}<extra></extra>",
        "name": escape(een.naam),
    }


def _maten(een: Lijn, beeld: IndicatorBeeld) -> float | list[float]:
    """Of months and quarters small markers, and larger ones at those that are compared."""
    if beeld.per == "jaar":
        return 4 + een.stijl.breedte
    vergeleken = een.vergeleken
    return [(7 if punt.periode in vergeleken else 2) + een.stijl.breedte for punt in een.getekend]


def _uitleg(een: Lijn, punt: Punt, beeld: IndicatorBeeld) -> str:
    tekst = punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam)
    marge = ""
    if punt.onder is not None and punt.boven is not None:
        marge = f", marge {cijfer(punt.onder, maat=beeld.maat)} tot {cijfer(punt.boven, maat=beeld.maat)}"
    wanneer = "" if beeld.per == "jaar" else f", {periode(punt.periode)}"
    return f"<b>{escape(een.naam)}</b>{wanneer}: {escape(tekst)}{marge}"


def balken(beeld: IndicatorBeeld, *, jaar: int) -> go.Figure:
    """The wijken in one year, highest first, with the gemeente as a line.

    A wijk without a figure stays, below the others, with the reason in words: it is not a bar of zero.
    """
    alle, gemeente = balken_van(beeld, jaar=jaar), ijkpunt(beeld, jaar=jaar)
    ijk = (gemeente,) if gemeente else ()
    if not any(balk.waarde is not None for balk in alle):
        return _leeg()
    grenzen = [w for b in (*alle, *ijk) for w in (b.waarde, b.boven) if w is not None]
    schaal = schaal_van(grenzen, maat=beeld.maat)
    links = round(max(len(kort(balk.naam, hoogstens=_BALKNAAM)) for balk in alle) * LETTERBREEDTE) + 16
    opmaak = maak_opmaak(
        hoogte=len(alle) * _BALK + 70,
        marge={"l": links, "r": 24, "t": 34, "b": _ONDER},
        x={**waardeas(schaal, ruimte=0.12), "title": _sterregel((*alle, *ijk))},
        y=_wijkas(alle),
        woorden=[*_balkwoorden(alle, vanaf=schaal.onder), *map(_ijkwoord, ijk)],
        vormen=[_ijklijn(balk.waarde) for balk in ijk if balk.waarde is not None],
    )
    return go.Figure(_balksporen(alle, vanaf=schaal.onder), opmaak)


def _ijklijn(waarde: float) -> dict[str, Any]:
    streep = {"color": VERGELIJKING, "width": 1.5, "dash": "dash"}
    return _hoog(waarde, waarde, type="line", line=streep, layer="below")


def _balkwoorden(alle: tuple[Balk, ...], *, vanaf: float) -> Iterator[dict[str, Any]]:
    for nummer, balk in enumerate(alle):
        plaats = balk.boven or balk.waarde or vanaf
        yield woord(_met_ster(balk), x=plaats, y=nummer, xref="x", yref="y", xanchor="left", xshift=6)


def _ijkwoord(gemeente: Balk) -> dict[str, Any]:
    naam = f"{gemeente.naam} {_met_ster(gemeente)}"
    return woord(naam, x=gemeente.waarde, xref="x", y=1, yshift=14, kleur=VERGELIJKING)


def _wijkas(alle: tuple[Balk, ...]) -> dict[str, Any]:
    """The names of the wijken, the first bar on top."""
    return {
        "range": [len(alle) - 0.5, -0.5],
        "tickvals": list(range(len(alle))),
        "ticktext": [escape(kort(balk.naam, hoogstens=_BALKNAAM)) for balk in alle],
        "ticks": "",
        "ticklabelstandoff": 6,
    }


def _balksporen(alle: tuple[Balk, ...], *, vanaf: float) -> list[dict[str, Any]]:
    """The bars as one trace; a provisional one is only an outline."""
    kleuren = [INKT if balk.gekozen else BALK for balk in alle]
    return [
        {
            "type": "bar",
            "x": [None if balk.waarde is None else balk.waarde - vanaf for balk in alle],
            "y": list(range(len(alle))),
            "base": vanaf,
            "orientation": "h",
            "width": 0.66,
            "marker": {
                "color": [VLAK if balk.voorlopig else kleur for balk, kleur in zip(alle, kleuren, strict=True)],
                "line": {"color": kleuren, "width": 1.5},
            },
            "error_x": _marges(alle),
            "customdata": [f"<b>{escape(balk.naam)}</b>: {escape(_voluit(balk))}" for balk in alle],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]


def _met_ster(balk: Balk) -> str:
    return f"{balk.tekst}*" if balk.toelichting else balk.tekst


def _voluit(balk: Balk) -> str:
    return f"{balk.tekst} ({balk.toelichting})" if balk.toelichting else balk.tekst


def _sterregel(balken: tuple[Balk, ...]) -> dict[str, Any]:
    """What the star beside a figure means, as the title of the axis below."""
    uitleg = sorted({balk.toelichting for balk in balken} - {""})
    return {"text": escape("; ".join(f"* {zin}" for zin in uitleg)), "font": {"size": 12}}


def _marges(alle: tuple[Balk, ...]) -> dict[str, Any]:
    """The intervals as error bars; nothing for a wijk without one."""
    omhoog = [(b.boven - b.waarde) if b.boven is not None and b.waarde is not None else 0 for b in alle]
    omlaag = [(b.waarde - b.onder) if b.onder is not None and b.waarde is not None else 0 for b in alle]
    return {
        "type": "data",
        "symmetric": False,
        "array": omhoog,
        "arrayminus": omlaag,
        "color": TEKST,
        "thickness": 1.2,
        "width": 3,
        "visible": any(omhoog) or any(omlaag),
    }


def _leeg() -> go.Figure:
    marge = {"l": LINKS, "r": 16, "t": _BOVEN, "b": _ONDER}
    weg = {"visible": False}
    return go.Figure(
        layout=maak_opmaak(hoogte=HOOGTE, marge=marge, x=weg, y=weg, woorden=[woord(GEEN_CIJFERS, x=0.5, y=0.5)])
    )


def woord(tekst: str, *, kleur: str = TEKST, vet: bool = False, **plaats: Any) -> dict[str, Any]:
    """Plain words in the chart; `plaats` is Plotly's, on the paper where it does not say otherwise."""
    vast = {"xref": "paper", "yref": "paper", "showarrow": False, "yanchor": "middle"}
    letter = {"color": kleur, "size": LETTER, "weight": "bold" if vet else "normal"}
    return {"text": escape(tekst), "font": letter, **vast, **plaats}


def maak_opmaak(
    *,
    hoogte: int,
    marge: dict[str, int],
    x: dict[str, Any],
    y: dict[str, Any],
    woorden: Sequence[dict[str, Any]],
    vormen: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """The layout as one dict: Plotly checks each change of a figure again, and that takes most of its time."""
    as_ = {"showgrid": False, "zeroline": False, "fixedrange": True}
    return {
        "template": "none",
        "height": hoogte,
        "margin": marge,
        "separators": ",.",
        "showlegend": False,
        "font": {"size": LETTER, "color": TEKST, "family": _LETTERTYPE},
        "paper_bgcolor": VLAK,
        "plot_bgcolor": VLAK,
        "hoverlabel": {"bgcolor": VLAK, "font": {"color": INKT, "size": LETTER}},
        "xaxis": as_ | x,
        "yaxis": as_ | y,
        "annotations": list(woorden),
        "shapes": list(vormen),
    }


def _tijdas(beeld: IndicatorBeeld) -> dict[str, Any]:
    """Years; of months and quarters only the first of each year is named, with a line above it."""
    tikken: dict[str, Any] = {"tickformat": "d"}
    jaren = plekken_van(beeld)
    if beeld.per != "jaar":
        plekken, namen = zip(*periodetikken(beeld), strict=True)
        tikken = {"tickvals": plekken, "ticktext": namen, "tickangle": 0, "showgrid": True, "gridcolor": RASTER}
    # Over few years Plotly would put ticks between them; over more it fits their number to the width of the screen.
    elif len(jaren) < _WEINIG_JAREN:
        tikken["tickvals"] = list(jaren)
    else:
        tikken["tickangle"] = 0
    return {
        **tikken,
        "range": list(bereik_van(beeld)),
        "ticks": "outside",
        "linecolor": AS,
        "showline": True,
        "hoverformat": "d",
    }


def waardeas(schaal: Schaal, *, ruimte: float = 0.0) -> dict[str, Any]:
    """An axis of values; `ruimte` is the part to leave free beyond its end, for words."""
    return {
        "range": [schaal.onder, schaal.boven + (schaal.boven - schaal.onder) * ruimte],
        "tickvals": list(schaal.tikken),
        "tickformat": f",.{schaal.decimalen}f",
    }

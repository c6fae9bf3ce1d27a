"""The trechter to work in, as a Plotly figure: each gebied by its size, with how far chance alone reaches."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from kvdash.charts.palet import AS, RASTER, TEKST, VERGELIJKING
from kvdash.charts.scherm import LETTER, LETTERBREEDTE, LINKS, PLOTLYMERKEN, maak_opmaak, waardeas, woord
from kvdash.charts.trechtervorm import (
    Assen,
    Lijnlabel,
    Maten,
    Stip,
    Stiplabel,
    assen_van,
    lijnlabels,
    stiplabels,
    stippen_van,
)
from kvdash.domain.trechter import Trechter, Trechterlijn
from kvdash.taal import hoofdletter, omvangnaam, trechterpunttekst

HOOGTE = 400
_BOVEN, _ONDER = 16, 52
_SMALST = 220  # px of the plot on a narrow screen: names that fit there fit everywhere


def trechter_figuur(trechter: Trechter, *, gekozen: frozenset[str]) -> go.Figure:
    """The points with the average and the limits; the last trace holds the points in the order of `stippen_van`."""
    assen, stippen = assen_van(trechter), stippen_van(trechter, gekozen=gekozen)
    hoogte = HOOGTE - _BOVEN - _ONDER
    labels = lijnlabels(trechter, assen, hoogte=hoogte, afstand=LETTER + 3)
    namen = stiplabels(stippen, trechter, assen, Maten(_SMALST, hoogte, LETTER + 2, LETTERBREEDTE))
    rechts = round(max(len(label.tekst) for label in labels) * LETTERBREEDTE) + 14
    opmaak = maak_opmaak(
        hoogte=HOOGTE,
        marge={"l": LINKS, "r": rechts, "t": _BOVEN, "b": _ONDER},
        x=_omvangas(trechter, assen),
        y={**waardeas(assen.waarde), "showgrid": True, "gridcolor": RASTER},
        woorden=[*(_lijnwoord(label, hoogte=hoogte) for label in labels), *map(_stipwoord, namen)],
    )
    sporen = [*map(_grens, trechter.lijnen), _gemiddelde(trechter, assen), _punten(stippen, trechter)]
    return go.Figure(sporen, opmaak | {"hovermode": "closest"})


def _omvangas(trechter: Trechter, assen: Assen) -> dict[str, Any]:
    return {
        "range": [assen.van, assen.tot],
        "tickformat": ",.0f",
        "nticks": 5,
        "tickangle": 0,
        "ticks": "outside",
        "showline": True,
        "linecolor": AS,
        "title": {"text": escape(hoofdletter(omvangnaam(trechter))), "standoff": 8, "font": {"size": LETTER}},
    }


def _lijnwoord(label: Lijnlabel, *, hoogte: float) -> dict[str, Any]:
    kleur = VERGELIJKING if label.vet else TEKST
    return woord(label.tekst, x=1, y=label.plaats / hoogte, kleur=kleur, vet=label.vet, xanchor="left", xshift=6)


def _stipwoord(label: Stiplabel) -> dict[str, Any]:
    """The name of a gebied beside its point."""
    return woord(
        label.tekst,
        x=label.stip.punt.omvang,
        y=label.stip.punt.waarde,
        vet=label.stip.gekozen,
        xref="x",
        yref="y",
        xanchor="left" if label.kant == 1 else "right",
        xshift=9 * label.kant,
        yshift=label.hoger,
    )


def _grens(lijn: Trechterlijn) -> dict[str, Any]:
    dash = "dot" if lijn.kans == "95%" else "solid"
    return _streep([n for n, _ in lijn.punten], [w for _, w in lijn.punten], naam=lijn.kans, kleur=AS, dash=dash)


def _gemiddelde(trechter: Trechter, assen: Assen) -> dict[str, Any]:
    naam, hoogte = escape(trechter.vergelijking.gebied.naam), trechter.gemiddelde
    return _streep([assen.van, assen.tot], [hoogte, hoogte], naam=naam, kleur=VERGELIJKING, dash="dash")


def _streep(x: list[float], y: list[float], *, naam: str, kleur: str, dash: str) -> dict[str, Any]:
    lijn = {"color": kleur, "width": 1.3, "dash": dash}
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": lijn, "name": naam, "hoverinfo": "skip"}


def _punten(stippen: tuple[Stip, ...], trechter: Trechter) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [stip.punt.omvang for stip in stippen],
        "y": [stip.punt.waarde for stip in stippen],
        "mode": "markers",
        "marker": {
            "symbol": [PLOTLYMERKEN[stip.merk] for stip in stippen],
            "size": [13 if stip.gekozen else 10 for stip in stippen],
            "color": [stip.vlak for stip in stippen],
            "opacity": 1,
            "line": {"color": [stip.rand for stip in stippen], "width": [2.5 if s.gekozen else 1.5 for s in stippen]},
        },
        "cliponaxis": False,
        "customdata": [
            f"<b>{escape(stip.punt.gebied.naam)}</b>: {escape(trechterpunttekst(stip.punt, trechter))}"
            for stip in stippen
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }

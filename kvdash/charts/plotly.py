"""A scene as the chart people work in, a Plotly figure. Show it with `theme=None`: it has its own colours."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import plotly.graph_objects as go

from kvdash.charts.palet import BAND, OP_LICHT, Kleuren, Merk
from kvdash.charts.scene import (
    As,
    Band,
    Deel,
    Keuze,
    Lijnstreep,
    Lijnstuk,
    Merktekens,
    Peil,
    Plek,
    Scene,
    Staven,
    Tijdvak,
    Woord,
)

_LETTERTYPE = '"Source Sans", "Source Sans Pro", Arial, sans-serif'
_RAND = 4  # px that Plotly keeps around words
_STREPEN: dict[Lijnstreep, str] = {
    "vol": "solid",
    "streep": "dash",
    "punt": "dot",
    "streep-punt": "dashdot",
    "voorlopig": "3px,3px",
    "breuk": "dash",
    "moment": "dot",
}
_TEKENS: dict[Merk, str] = {"cirkel": "●", "vierkant": "■", "ruit": "◆", "driehoek": "▲", "driehoek-neer": "▼"}
_MERKEN: dict[Merk, str] = {
    "cirkel": "circle",
    "vierkant": "square",
    "ruit": "diamond",
    "driehoek": "triangle-up",
    "driehoek-neer": "triangle-down",
}
_ANKERS = {"begin": "left", "midden": "center", "eind": "right"}


def figuur(scene: Scene, *, kleuren: Kleuren = OP_LICHT) -> go.Figure:
    """The scene, as wide as its place."""
    delen = _Delen(kleuren)
    return go.Figure([spoor for deel in scene.delen for spoor in delen.sporen(deel)], _opmaak(scene, delen))


def gekozen_cijfer(scene: Scene, punt: Mapping[str, Any]) -> Keuze | None:
    """The figure of a point that was clicked, as Streamlit tells it; None where the scene has changed meanwhile."""
    delen = _Delen(OP_LICHT)
    keuzes = [keuzes for deel in scene.delen for keuzes in [_keuzes(deel)] for _ in delen.sporen(deel)]
    spoor, nummer = punt["curve_number"], punt["point_index"]
    return keuzes[spoor][nummer] if spoor < len(keuzes) and nummer < len(keuzes[spoor]) else None


def _keuzes(deel: object) -> list[Keuze | None]:
    match deel:
        case Merktekens():
            return [punt.keuze for punt in deel.punten]
        case Staven():
            return [staaf.keuze for staaf in deel.staven]
    return []


def _opmaak(scene: Scene, delen: "_Delen") -> dict[str, Any]:
    """The layout as one dict: Plotly checks each change of a figure again, and that takes most of its time."""
    vast = {"showgrid": False, "zeroline": False, "fixedrange": True}
    kleuren, letter = delen.kleuren, scene.medium.letter
    marge = {
        "l": round(scene.links),
        "r": round(scene.rechts) + _RAND,
        "t": round(scene.medium.boven),
        "b": round(scene.medium.onder),
    }
    return {
        "template": "none",
        "height": round(scene.hoogte),
        "margin": marge,
        "separators": ",.",
        "showlegend": False,
        "font": {"size": letter, "color": kleuren["tekst"], "family": _LETTERTYPE},
        "paper_bgcolor": kleuren["vlak"],
        "plot_bgcolor": kleuren["vlak"],
        "hoverlabel": {
            "bgcolor": kleuren["vlak"],
            "font": {"color": kleuren["inkt"], "size": letter},
            "namelength": -1,
        },
        # Not all lines of a year together: a click would then always be about the first of them.
        "hovermode": "closest",
        "xaxis": vast | delen.as_(scene.x),
        "yaxis": vast | delen.as_(scene.y),
        "annotations": [delen.woord(deel, letter=letter) for deel in scene.delen if isinstance(deel, Woord)],
        "shapes": [vorm for deel in scene.delen for vorm in delen.vormen(deel)],
    }


class _Delen:
    """The parts of a scene in the words of Plotly."""

    def __init__(self, kleuren: Kleuren) -> None:
        self.kleuren = kleuren

    def as_(self, een: As | None) -> dict[str, Any]:
        if een is None:
            return {"visible": False}
        as_: dict[str, Any] = {"range": [een.van, een.tot]}
        plekken = [tik.plek for tik in een.tikken]
        if een.raster:
            as_ |= {"showgrid": True, "gridcolor": self.kleuren["raster"]}
        if een.lijn:
            as_ |= {"ticks": "outside", "showline": True, "linecolor": self.kleuren["as"], "tickangle": 0}
        if een.soort == "naam":
            namen = [escape(tik.tekst) for tik in een.tikken]
            as_ |= {"tickvals": plekken, "ticktext": namen, "ticklabelstandoff": 6 if not een.lijn else 0}
        else:
            as_ |= {"tickformat": "d" if een.soort == "jaar" else f",.{een.decimalen}f"}
            as_ |= {"tickvals": plekken} if een.vast else {"nticks": 5} if een.soort == "getal" else {}
        if een.titel:
            as_["title"] = {"text": escape(een.titel), "standoff": 8, "font": {"size": 12}}
        return as_

    def sporen(self, deel: object) -> Iterator[dict[str, Any]]:
        """What is drawn in the units of the axes, as traces."""
        match deel:
            case Lijnstuk():
                lijn = {"color": self.kleuren[deel.kleur], "width": deel.breedte, "dash": _STREPEN[deel.streep]}
                yield _streek(deel.punten, deel.naam) | {"line": lijn}
            case Band():
                vulling = {"fill": "toself", "fillcolor": self.doorzichtig(deel.kleur), "line": {"width": 0}}
                yield _streek(deel.punten, deel.naam) | vulling
            case Merktekens():
                yield self._merktekens(deel)
            case Staven():
                yield self._staven(deel)

    def _merktekens(self, tekens: Merktekens) -> dict[str, Any]:
        punten = tekens.punten
        return {
            "type": "scatter",
            "x": [punt.x for punt in punten],
            "y": [punt.y for punt in punten],
            "mode": "markers",
            "marker": {
                "symbol": _samen([f"{_MERKEN[punt.merk]}{'-dot' if punt.onaf else ''}" for punt in punten]),
                "size": _samen([punt.grootte for punt in punten]),
                "color": _samen([self.kleuren[punt.vlak] for punt in punten]),
                "opacity": 1,
                "line": {
                    "color": _samen([self.kleuren[punt.rand] for punt in punten]),
                    "width": _samen([punt.randbreedte for punt in punten]),
                },
            },
            "cliponaxis": False,
            "customdata": [_aangewezen(punt.keuze) for punt in punten],
            "hovertemplate": "%{customdata}<extra></extra>",
            **_naam(tekens.naam),
        }

    def _staven(self, staven: Staven) -> dict[str, Any]:
        alle = staven.staven
        return {
            "type": "bar",
            "x": [None if staaf.waarde is None else staaf.waarde - staven.vanaf for staaf in alle],
            "y": [staaf.y for staaf in alle],
            "base": staven.vanaf,
            "orientation": "h",
            "width": 0.66,
            "marker": {
                "color": [self.kleuren[staaf.vlak] for staaf in alle],
                "line": {"color": [self.kleuren[staaf.rand] for staaf in alle], "width": 1.5},
            },
            "error_x": self._marges(staven),
            "customdata": [_aangewezen(staaf.keuze) for staaf in alle],
            "hovertemplate": "%{customdata}<extra></extra>",
        }

    def _marges(self, staven: Staven) -> dict[str, Any]:
        """The intervals as error bars; nothing for a wijk without one."""
        paren = [(staaf.waarde or 0.0, staaf) for staaf in staven.staven]
        omhoog = [0 if staaf.boven is None else staaf.boven - waarde for waarde, staaf in paren]
        omlaag = [0 if staaf.onder is None else waarde - staaf.onder for waarde, staaf in paren]
        return {
            "type": "data",
            "symmetric": False,
            "array": omhoog,
            "arrayminus": omlaag,
            "color": self.kleuren["tekst"],
            "thickness": 1.2,
            "width": 3,
            "visible": any(omhoog) or any(omlaag),
        }

    def vormen(self, deel: object) -> Iterator[dict[str, Any]]:
        """What goes over the whole height, as shapes."""
        hoog: dict[str, Any] = {"xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
        match deel:
            case Peil():
                lijn = {"color": self.kleuren[deel.kleur], "width": deel.breedte, "dash": _STREPEN[deel.streep]}
                yield {"type": "line", "x0": deel.plek, "x1": deel.plek, "line": lijn, **hoog}
            case Tijdvak():
                vulling = {"fillcolor": self.doorzichtig(deel.kleur), "line": {"width": 0}}
                yield {"type": "rect", "x0": deel.van, "x1": deel.tot, **vulling, **hoog, "layer": "below"}

    def woord(self, woord: Woord, *, letter: float) -> dict[str, Any]:
        """Plain words in the chart."""
        tekst = f"{_TEKENS[woord.merk]} {woord.tekst}" if woord.merk else woord.tekst
        return {
            "text": escape(tekst),
            "font": {
                "color": self.kleuren[woord.kleur],
                "size": woord.letter or letter,
                "weight": "bold" if woord.vet else "normal",
            },
            "showarrow": False,
            "xanchor": _ANKERS[woord.anker],
            "yanchor": "bottom" if woord.staand else "middle",
            "xshift": woord.dx,
            # Plotly keeps room of its own around words.
            "yshift": 0 if woord.staand else woord.dy,
            **_plek("x", woord.x),
            **_plek("y", woord.y),
        }

    def doorzichtig(self, kleur: Any) -> str:
        hex_ = self.kleuren[kleur]
        rood, groen, blauw = (int(hex_[i : i + 2], 16) for i in (1, 3, 5))
        return f"rgba({rood},{groen},{blauw},{BAND})"


def _samen(waarden: list[Any]) -> Any:
    """One value where all are the same: Plotly looks at each in a list."""
    return waarden[0] if len(set(waarden)) == 1 else waarden


def _streek(punten: tuple[tuple[float, float], ...], naam: str) -> dict[str, Any]:
    x, y = [x for x, _ in punten], [y for _, y in punten]
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "hoverinfo": "skip", **_naam(naam)}


def _naam(naam: str) -> dict[str, str]:
    return {"name": escape(naam)} if naam else {}


def _plek(as_: str, plek: Plek) -> dict[str, Any]:
    return {as_: plek.deel, f"{as_}ref": "paper"} if isinstance(plek, Deel) else {as_: plek, f"{as_}ref": as_}


def _aangewezen(keuze: Keuze | None) -> str:
    return f"<b>{escape(keuze.naam)}</b>{escape(keuze.uitleg)}" if keuze else ""

"""Boundaries as they are drawn: GeoJSON in degrees becomes short SVG paths in one drawing area."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

ZIJDE = 1000  # units of the longest side of a drawing; at that size half a unit is not seen

Plek: TypeAlias = tuple[int, int]
Ring: TypeAlias = Sequence[Sequence[float]]


class Kaartvorm(NamedTuple):
    """The outline of each area by its code, as SVG path data in whole units, and a place for its name."""

    breedte: int
    hoogte: int
    paden: Mapping[str, str]
    middens: Mapping[str, Plek]


def vorm_van(grenzen: Mapping[str, str]) -> Kaartvorm:
    """Boundaries (code -> GeoJSON Polygon or MultiPolygon in WGS84 degrees) as one drawing, north up.

    Plate carrée at the middle latitude: within one gemeente its error is below one unit. Borders that two areas share
    stay shared: rounding belongs to a point, not to an area.
    """
    vlakken = {code: list(_ringen(json.loads(grens))) for code, grens in grenzen.items()}
    punten = [punt for ringen in vlakken.values() for ring in ringen for punt in ring]
    if not punten:
        return Kaartvorm(ZIJDE, ZIJDE, {}, {})
    west, oost = min(p[0] for p in punten), max(p[0] for p in punten)
    zuid, noord = min(p[1] for p in punten), max(p[1] for p in punten)
    krimp = math.cos(math.radians((zuid + noord) / 2))
    schaal = ZIJDE / max((oost - west) * krimp, noord - zuid, 1e-9)

    def plek(punt: Sequence[float]) -> Plek:
        return round((punt[0] - west) * krimp * schaal), round((noord - punt[1]) * schaal)

    getekend = {code: [[plek(p) for p in ring] for ring in ringen] for code, ringen in vlakken.items()}
    return Kaartvorm(
        breedte=max(round((oost - west) * krimp * schaal), 1),
        hoogte=max(round((noord - zuid) * schaal), 1),
        paden={code: _pad(ringen) for code, ringen in getekend.items()},
        middens={code: _midden(max(ringen, key=_oppervlak)) for code, ringen in getekend.items() if ringen},
    )


def _ringen(geometrie: Mapping[str, Any]) -> Iterator[Ring]:
    veelhoeken = geometrie["coordinates"] if geometrie["type"] == "MultiPolygon" else [geometrie["coordinates"]]
    for veelhoek in veelhoeken:
        yield from veelhoek


def _pad(ringen: Iterable[Sequence[Plek]]) -> str:
    """Closed subpaths in relative steps: those have the fewest characters."""
    delen = []
    for ring in ringen:
        stappen = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring) if a != b]
        if len(stappen) > 2:
            lijn = " ".join(f"{dx} {dy}" for dx, dy in stappen[:-1])
            delen.append(f"M{ring[0][0]} {ring[0][1]}l{lijn}z")
    # What is smaller than a unit stays to be seen and chosen, as a dot.
    return "".join(delen) or next((f"M{ring[0][0]} {ring[0][1]}h2v2h-2z" for ring in ringen), "")


def _oppervlak(ring: Sequence[Plek]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def _midden(ring: Sequence[Plek]) -> Plek:
    """The middle of a wide horizontal run through the ring: always inside, unlike a mean. Half height comes first."""
    laag, hoog = min(p[1] for p in ring), max(p[1] for p in ring)
    beste, plek = 0.0, (float(ring[0][0]), float(ring[0][1]))
    for deel in (0.5, 0.4, 0.6, 0.3, 0.7):
        y = laag + (hoog - laag) * deel + 0.25
        for links, rechts in _lopen(ring, y):
            if rechts - links > 1.25 * beste:
                beste, plek = rechts - links, ((links + rechts) / 2, y)
    return round(plek[0]), round(plek[1])


def _lopen(ring: Sequence[Plek], y: float) -> Iterator[tuple[float, float]]:
    """Where a horizontal line at y enters and leaves the ring."""
    snijpunten = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y)
    )
    return zip(snijpunten[::2], snijpunten[1::2], strict=False)

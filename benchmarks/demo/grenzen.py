"""Invented boundaries of Voorbeeldstad: buurten that share their edges exactly, wijken and a gemeente made of them.

The land is laid in hexagons; each hexagon goes to the nearest centre of a wijk, and within it of a buurt. An area is
the outline of its hexagons. Corners belong to the honeycomb, not to an area, so that smoothing moves a border for both
neighbours at once: no gap or overlap can arise.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from gebieden import BUURTEN, WIJKEN

from kvdash.domain.gebied import DEMO_GEMEENTE

Hoek: TypeAlias = tuple[int, int]
Plek: TypeAlias = tuple[float, float]
Punten: TypeAlias = npt.NDArray[np.float64]

_ZAAD = 41
_RIJEN, _KOLOMMEN = 50, 44
_AFVLAKKEN = 4
_RONDES = 5
# In the North Sea, so that no existing place is shown as Voorbeeldstad.
_OORSPRONG = (3.3, 53.2)
_METER_PER_GRAAD = 111_320.0
_ZIJDE = 110.0  # side of a hexagon in metres
# The corners of a hexagon, anticlockwise, in units of sqrt(3)/2 and 1/2 side from its centre.
_HOEKEN: tuple[Hoek, ...] = ((0, 2), (-1, 1), (-1, -1), (0, -2), (1, -1), (1, 1))
# The wijken on a unit square: Centrum in the middle, Noord above it, the harbour and the dunes at the sea (west).
_KERNEN: Punten = np.array(
    [
        (0.50, 0.51), (0.55, 0.83), (0.27, 0.62), (0.80, 0.60), (0.55, 0.22),
        (0.32, 0.36), (0.66, 0.46), (0.78, 0.30), (0.84, 0.80), (0.20, 0.84),
    ]
)  # fmt: skip


def demo_grenzen() -> dict[str, str]:
    """Code of each gebied -> GeoJSON Polygon (WGS84, one anticlockwise ring). Equal on every call."""
    hexagonen = _verdeel(np.random.default_rng(_ZAAD))
    plaatsen = _place_hoeken(hexagonen)
    return {code: _as_geojson(_outline(delen, plaatsen)) for code, delen in _per_gebied(hexagonen).items()}


def _verdeel(rng: np.random.Generator) -> dict[Hoek, str]:
    """Centre of each hexagon on land -> code of its buurt."""
    middens = np.array([(2 * k + r % 2, 3 * r) for r in range(_RIJEN) for k in range(_KOLOMMEN)])
    vlak: Punten = middens / middens.max(axis=0)
    land = _is_land(vlak, rng)
    middens, vlak = middens[land], (vlak + _golven(vlak, rng))[land]
    wijk = _nearest(vlak, _KERNEN)
    verdeling: dict[Hoek, str] = {}
    for nummer, code in enumerate(WIJKEN):
        buurten = [b.code for b in BUURTEN.values() if b.wijk == code]
        eigen = wijk == nummer
        delen = _split(vlak[eigen], len(buurten), rng)
        for (x, y), deel in zip(middens[eigen], delen, strict=True):
            verdeling[int(x), int(y)] = buurten[deel]
    return verdeling


def _split(punten: Punten, delen: int, rng: np.random.Generator) -> npt.NDArray[np.intp]:
    """Number of the part of each point; parts are compact and not too equal (some rounds of k-means)."""
    kernen = punten[rng.choice(len(punten), size=delen, replace=False)]
    for _ in range(_RONDES):
        deel = _nearest(punten, kernen)
        kernen = np.array([punten[deel == nummer].mean(axis=0) for nummer in range(delen)])
    return _nearest(punten, kernen)


def _golven(vlak: Punten, rng: np.random.Generator) -> Punten:
    """A small smooth shift per point, so that borders wander."""
    fase = rng.uniform(0, 2 * math.pi, size=(2, 2))
    x, y = vlak[:, 0], vlak[:, 1]
    return 0.018 * np.column_stack(
        [
            np.sin(17 * y + fase[0, 0]) + np.sin(9 * x + 11 * y + fase[0, 1]),
            np.sin(15 * x + fase[1, 0]) + np.sin(12 * x - 8 * y + fase[1, 1]),
        ]
    )


def _nearest(punten: Punten, kernen: Punten) -> npt.NDArray[np.intp]:
    afstand: Punten = np.linalg.norm(punten[:, None, :] - kernen[None, :, :], axis=2)
    dichtstbij: npt.NDArray[np.intp] = afstand.argmin(axis=1)
    return dichtstbij


def _is_land(vlak: Punten, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """A rounded shape with bays around the middle of the square."""
    x, y = (vlak - 0.52).T
    hoek = np.arctan2(y, x)
    straal: Punten = 0.45 + sum(
        0.028 * np.cos(golf * hoek + rng.uniform(0, 2 * math.pi)) for golf in (2, 3, 5, 7)
    ) * np.ones_like(hoek)
    land: npt.NDArray[np.bool_] = np.hypot(x, y) < straal
    return land


def _per_gebied(hexagonen: dict[Hoek, str]) -> dict[str, list[Hoek]]:
    gevonden: dict[str, list[Hoek]] = defaultdict(list)
    for midden, buurt in hexagonen.items():
        for code in (DEMO_GEMEENTE, BUURTEN[buurt].wijk, buurt):
            gevonden[code].append(midden)
    return dict(sorted(gevonden.items()))


def _edges(delen: Iterable[Hoek]) -> dict[Hoek, Hoek]:
    """The outer edges of hexagons, from corner to next corner; an edge that two of them share falls away."""
    randen = {
        ((x + _HOEKEN[i - 1][0], y + _HOEKEN[i - 1][1]), (x + dx, y + dy))
        for x, y in delen
        for i, (dx, dy) in enumerate(_HOEKEN)
    }
    return {van: naar for van, naar in randen if (naar, van) not in randen}


def _place_hoeken(hexagonen: dict[Hoek, str]) -> dict[Hoek, Plek]:
    """Corners that stay in the borders -> lon, lat.

    A corner where three areas meet always stays. Of the others every second one does: the two kinds of corner of a
    honeycomb (y modulo 3) alternate along each border.
    """
    buren: dict[Hoek, set[Hoek]] = defaultdict(set)
    per_buurt: dict[str, list[Hoek]] = defaultdict(list)
    for midden, code in hexagonen.items():
        per_buurt[code].append(midden)
    for delen in per_buurt.values():
        for van, naar in _edges(delen).items():
            buren[van].add(naar)
            buren[naar].add(van)
    plek: dict[Hoek, Plek] = {hoek: (float(hoek[0]), float(hoek[1])) for hoek in buren}
    for _ in range(_AFVLAKKEN):
        plek = {hoek: _mean([plek[hoek], *(plek[b] for b in sorted(naast))]) for hoek, naast in buren.items()}
    return {hoek: _lonlat(p) for hoek, p in plek.items() if len(buren[hoek]) > 2 or hoek[1] % 3 == 1}


def _mean(plekken: list[Plek]) -> Plek:
    return sum(p[0] for p in plekken) / len(plekken), sum(p[1] for p in plekken) / len(plekken)


def _lonlat(plek: Plek) -> Plek:
    noord = plek[1] * _ZIJDE / 2
    oost = plek[0] * _ZIJDE * math.sqrt(3) / 2
    lat = _OORSPRONG[1] + noord / _METER_PER_GRAAD
    lon = _OORSPRONG[0] + oost / (_METER_PER_GRAAD * math.cos(math.radians(_OORSPRONG[1])))
    return round(lon, 6), round(lat, 6)


def _outline(delen: list[Hoek], plaatsen: dict[Hoek, Plek]) -> list[Plek]:
    """The closed ring around hexagons that form one piece without holes."""
    volgende = _edges(delen)
    start = hoek = min(volgende)
    ring = [start]
    while (hoek := volgende[hoek]) != start:
        ring.append(hoek)
    if len(ring) != len(volgende):
        raise AssertionError("an area of Voorbeeldstad falls apart: choose other centres")
    punten = [plaatsen[h] for h in ring if h in plaatsen]
    return [*punten, punten[0]]


def _as_geojson(ring: list[Plek]) -> str:
    return json.dumps({"type": "Polygon", "coordinates": [ring]}, separators=(",", ":"))

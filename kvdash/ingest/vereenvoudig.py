"""Boundaries simple enough to draw, and joined: what two areas share stays shared."""

import json
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely
import shapely.geometry

_PER_GRAAD = 111_320.0  # metres
_DELEN = 2000  # what is less than so small a part of the whole is not seen in a drawing
_DECIMALEN = 6  # of a degree: a decimetre


def vereenvoudig(grenzen: Mapping[str, shapely.Geometry]) -> dict[str, str]:
    """Outlines in WGS84 degrees (code -> Polygon or MultiPolygon) as GeoJSON with the detail that a map shows.

    They are simplified together (Visvalingam on the edges of the coverage, in metres), so that neighbours get the same
    new border and no gap or overlap arises.
    """
    if not grenzen:
        return {}
    west, zuid, oost, noord = shapely.total_bounds(list(grenzen.values()))
    meter = np.array([np.cos(np.radians((zuid + noord) / 2)), 1.0]) * _PER_GRAAD
    grootste = max((oost - west) * meter[0], (noord - zuid) * meter[1])
    plat = [shapely.transform(grens, lambda punten: punten * meter) for grens in grenzen.values()]
    dun = shapely.coverage_simplify(plat, grootste / _DELEN)
    return {
        code: _als_geojson(shapely.transform(grens, lambda punten: punten / meter))
        for code, grens in zip(grenzen, dun, strict=True)
    }


def voeg_samen(grenzen: Iterable[str]) -> str:
    """The outline of areas together; all GeoJSON text."""
    # Rounding can make a sliver cross itself, which a union does not take.
    delen = [shapely.make_valid(shapely.from_geojson(grens), method="structure") for grens in grenzen]
    return _als_geojson(shapely.union_all(delen, grid_size=10**-_DECIMALEN))


def maak_vlak(ringen: Sequence[Sequence[npt.NDArray[np.float64]]]) -> shapely.Geometry | None:
    """Rings (per polygon the outer one first) as a valid outline; None when no area is left."""
    vlak: shapely.Geometry = shapely.geometry.MultiPolygon([(delen[0], delen[1:]) for delen in ringen])
    if not vlak.is_valid:
        vlak = shapely.make_valid(vlak, method="structure", keep_collapsed=False)
    return None if vlak.is_empty or vlak.area == 0 else vlak


def _als_geojson(vlak: shapely.Geometry) -> str:
    afgerond = shapely.transform(vlak, lambda punten: np.round(punten, _DECIMALEN))
    geometrie = shapely.geometry.mapping(afgerond)
    if geometrie["type"] == "MultiPolygon" and len(geometrie["coordinates"]) == 1:
        geometrie = {"type": "Polygon", "coordinates": geometrie["coordinates"][0]}
    return json.dumps(geometrie, separators=(",", ":"))

"""GeoJSON: from bytes to areas with their properties as text and their outline in WGS84."""

import json
import math
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import numpy as np

from kvdash.errors import NietHerkendError, OnleesbaarError
from kvdash.ingest.rd import Punten, lijkt_rd
from kvdash.ingest.tekst import open_inhoud
from kvdash.taal import kort

MEESTE_BYTES = 100 * 1024 * 1024  # read whole, it takes about five times as much memory
_GROND = "kvdash leest WGS84 (EPSG:4326) en RD New (EPSG:28992). Bewaar het bestand in een van die twee."
_WGS84 = ("CRS84", "4326", "4258", "4979", "WGS84", "WGS 84")  # 4258 (ETRS89) differs by less than a metre
_RD = ("28992", "7415", "RD NEW")
_VLAKSOORTEN = ("Polygon", "MultiPolygon")


class Vlak(NamedTuple):
    """An area of a file: its number from 1, its properties as text, and its rings; `fout` says why it has none.

    `ringen` holds per polygon its rings, the outer one first, in the coordinates of the file.
    """

    nummer: int
    eigenschappen: Mapping[str, str]
    ringen: tuple[tuple[Punten, ...], ...] = ()
    fout: str = ""


class Vlakken(NamedTuple):
    """All areas of a file, whether their coordinates are those of RD New, and the texts beside them."""

    vlakken: tuple[Vlak, ...]
    is_rd: bool
    namen: tuple[str, ...]
    los: tuple[str, ...]


def lijkt_geojson(inhoud: bytes | Path) -> bool:
    """Whether a file says at its start that it is geographic JSON. Raises OnleesbaarError."""
    kop = bytes(open_inhoud(inhoud)[:4096]).removeprefix(b"\xef\xbb\xbf").lstrip()
    return kop.startswith(b"{") and any(woord in kop for woord in (b'"Feature', b'"features"', b'"Topology"'))


def lees_geojson(inhoud: bytes | Path) -> Vlakken:
    """All areas of a file. Raises OnleesbaarError for broken JSON, NietHerkendError for another kind or grid."""
    data = open_inhoud(inhoud)
    if len(data) > MEESTE_BYTES:
        raise OnleesbaarError(
            "Dit kaartbestand is te groot. Bewaar alleen de gebieden van uw gemeente en probeer opnieuw."
        )
    wortel = _lees_json(bytes(data))
    if not isinstance(wortel, dict) or not isinstance(wortel.get("features"), list):
        topo = isinstance(wortel, dict) and wortel.get("type") == "Topology"
        soort = "TopoJSON" if topo else "JSON, maar geen lijst van gebieden (FeatureCollection)"
        raise NietHerkendError(f"Dit bestand is {soort}. Bewaar de kaart als GeoJSON.")
    vlakken = tuple(_vlak(nummer, feature) for nummer, feature in enumerate(wortel["features"], start=1))
    if not any(vlak.ringen for vlak in vlakken):
        raise NietHerkendError(
            "In dit kaartbestand staan geen vlakken, alleen punten, lijnen of niets. "
            "kvdash heeft de grenzen van gebieden nodig (Polygon of MultiPolygon)."
        )
    namen = dict.fromkeys(naam for vlak in vlakken for naam in vlak.eigenschappen)
    los = tuple(_tekst(w) for n, w in wortel.items() if n not in ("type", "features", "crs", "bbox"))
    return Vlakken(vlakken, is_rd=_is_rd(wortel.get("crs"), vlakken), namen=tuple(namen), los=los)


def _lees_json(data: bytes) -> Any:
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"), parse_constant=_weiger_constante)
    except json.JSONDecodeError as error:
        raise OnleesbaarError(
            f"Het kaartbestand is niet heel: op regel {error.lineno}, teken {error.colno} klopt het niet meer. "
            "Download het opnieuw."
        ) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise OnleesbaarError("Het kaartbestand is beschadigd. Download het opnieuw.") from error


def _weiger_constante(naam: str) -> NoReturn:
    raise ValueError(naam)


def _vlak(nummer: int, feature: object) -> Vlak:
    if not isinstance(feature, dict):
        return Vlak(nummer, {}, fout="dit is geen gebied")
    eigen = feature.get("properties")
    buiten = {n: w for n, w in feature.items() if n not in ("type", "geometry", "properties", "bbox")}
    alle = {**buiten, **(eigen if isinstance(eigen, dict) else {})}
    eigenschappen = {naam: _tekst(waarde) for naam, waarde in alle.items()}
    geometrie = feature.get("geometry")
    soort = geometrie.get("type") if isinstance(geometrie, dict) else None
    if not isinstance(geometrie, dict) or soort not in _VLAKSOORTEN:
        return Vlak(nummer, eigenschappen, fout="hier staat geen vlak" if geometrie else "hier staat geen grens")
    coordinaten: Any = geometrie.get("coordinates")
    try:
        ringen = tuple(
            tuple(_ring(ring) for ring in veelhoek)
            for veelhoek in (coordinaten if soort == "MultiPolygon" else [coordinaten])
        )
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        ringen = ()
    if not ringen or not all(ringen):
        return Vlak(nummer, eigenschappen, fout="de coördinaten kloppen niet")
    return Vlak(nummer, eigenschappen, ringen)


def _ring(punten: list[list[float]]) -> Punten:
    """A closed ring. Raises ValueError or TypeError for anything else."""
    ring = np.array([(float(punt[0]), float(punt[1])) for punt in punten], np.float64)
    if len(ring) < 4 or not np.isfinite(ring).all() or not np.array_equal(ring[0], ring[-1]):
        raise ValueError("not a closed ring")
    return ring


def _tekst(waarde: object) -> str:
    if isinstance(waarde, str):
        return unicodedata.normalize("NFKC", waarde)  # the one letter Ĳ becomes IJ
    if isinstance(waarde, float) and waarde.is_integer() and math.isfinite(waarde):
        return str(int(waarde))
    return "" if waarde is None else json.dumps(waarde, ensure_ascii=False)


def _is_rd(crs: object, vlakken: tuple[Vlak, ...]) -> bool:
    """Which of the two grids it is: what the file says, else what the coordinates tell. Raises NietHerkendError."""
    naam = _crs_naam(crs)
    punten = np.concatenate([ring for vlak in vlakken for ring in _alle_ringen(vlak)])
    zegt_rd = any(woord in naam.upper() for woord in _RD)
    if naam and not zegt_rd and not any(woord in naam.upper() for woord in _WGS84):
        raise NietHerkendError(f"De kaart heeft het coördinatenstelsel {kort(naam)}. {_GROND}")
    eerste = f"{punten[0][0]:.6g}, {punten[0][1]:.6g}"
    if lijkt_rd(punten):
        if naam and not zegt_rd:
            raise NietHerkendError(
                f"De kaart zegt {kort(naam)}, maar de coördinaten ({eerste}) zijn van RD New. {_GROND}"
            )
        return True
    if zegt_rd or np.any(np.abs(punten) > (180, 90)):
        waarom = "passen niet bij RD New" if zegt_rd else "zijn niet van WGS84 en ook niet van RD New"
        raise NietHerkendError(f"De coördinaten van de kaart ({eerste}) {waarom}. {_GROND}")
    if np.all(punten[:, 0] > 45) and np.all(punten[:, 1] < 15):
        raise NietHerkendError(
            f"In de kaart staan breedte en lengte omgekeerd ({eerste}): GeoJSON heeft eerst de lengte. "
            "Bewaar de kaart opnieuw als GeoJSON."
        )
    return False


def _crs_naam(crs: object) -> str:
    """What the file calls its grid; nothing where it does not say."""
    if not isinstance(crs, dict):
        return ""
    eigen = crs.get("properties")
    waarde = (eigen.get("name") or eigen.get("code") or eigen.get("href")) if isinstance(eigen, dict) else None
    return str(waarde or crs.get("type") or "")


def _alle_ringen(vlak: Vlak) -> Iterator[Punten]:
    for veelhoek in vlak.ringen:
        yield from veelhoek

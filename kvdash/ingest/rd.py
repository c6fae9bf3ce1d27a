"""Coordinates of the Dutch grid (RD New, EPSG:28992) as degrees of WGS84.

Source: T.G. Schreutelkamp & G.L. Strang van Hees, "Benaderingsformules voor de transformatie tussen RD- en
WGS84-kaartcoördinaten", Geodesia 43 (2001) 64-69. Within 25 cm in the Netherlands, far below what a map shows.
"""

import numpy as np
import numpy.typing as npt

Punten = npt.NDArray[np.float64]

_X0, _Y0 = 155_000.0, 463_000.0  # the tower of Amersfoort
_LAT0, _LON0 = 52.15517440, 5.38720621
# Where RD is defined, with some sea; nothing in degrees comes near it.
_X, _Y = (-10_000.0, 300_000.0), (285_000.0, 640_000.0)
# (power of x, power of y) -> seconds of arc, with x and y in 100 km from Amersfoort.
_LAT = {
    (0, 1): 3235.65389, (2, 0): -32.58297, (0, 2): -0.24750, (2, 1): -0.84978, (0, 3): -0.06550, (2, 2): -0.01709,
    (1, 0): -0.00738, (4, 0): 0.00530, (2, 3): -0.00039, (4, 1): 0.00033, (1, 1): -0.00012,
}  # fmt: skip
_LON = {
    (1, 0): 5260.52916, (1, 1): 105.94684, (1, 2): 2.45656, (3, 0): -0.81885, (1, 3): 0.05594, (3, 1): -0.05607,
    (0, 1): 0.01199, (3, 2): -0.00256, (1, 4): 0.00128, (0, 2): 0.00022, (2, 0): -0.00022, (5, 0): 0.00026,
}  # fmt: skip


def lijkt_rd(punten: Punten) -> bool:
    """Whether all points (x, y in metres) lie where the grid is defined."""
    x, y = punten[:, 0], punten[:, 1]
    return bool(np.all((x > _X[0]) & (x < _X[1]) & (y > _Y[0]) & (y < _Y[1])))


def naar_wgs84(punten: Punten) -> Punten:
    """Points (x, y in metres) as (longitude, latitude) in degrees."""
    x, y = (punten[:, 0] - _X0) * 1e-5, (punten[:, 1] - _Y0) * 1e-5
    lat = sum(factor * x**p * y**q for (p, q), factor in _LAT.items())
    lon = sum(factor * x**p * y**q for (p, q), factor in _LON.items())
    return np.column_stack([_LON0 + lon / 3600, _LAT0 + lat / 3600])

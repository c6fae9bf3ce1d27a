"""Boundaries of the demo: each area one piece, buurten filling wijken and wijken the gemeente."""

import json
from collections import defaultdict
from itertools import pairwise

import pytest

from kvdash.domain.gebied import DEMO_GEMEENTE, ouder_of_code
from tests.services.conftest import demo_grenzen

Ring = list[tuple[float, float]]


@pytest.fixture(scope="module")
def ringen() -> dict[str, Ring]:
    gevonden = {}
    for code, tekst in demo_grenzen().items():
        (ring,) = json.loads(tekst)["coordinates"]
        gevonden[code] = [(x, y) for x, y in ring]
    return gevonden


def _area(ring: Ring) -> float:
    """Shoelace formula; positive when anticlockwise."""
    x0, y0 = ring[0]
    return sum((ax - x0) * (by - y0) - (bx - x0) * (ay - y0) for (ax, ay), (bx, by) in pairwise(ring)) / 2


def _edges(ring: Ring) -> set[frozenset[tuple[float, float]]]:
    return {frozenset(rand) for rand in pairwise(ring)}


def test_there_is_a_gemeente_ten_wijken_and_forty_buurten(ringen: dict[str, Ring]) -> None:
    soorten = [code[:2] for code in ringen]
    assert {soort: soorten.count(soort) for soort in soorten} == {"GM": 1, "WK": 10, "BU": 40}


def test_every_ring_is_closed_anticlockwise_and_passes_each_corner_once(ringen: dict[str, Ring]) -> None:
    for code, ring in ringen.items():
        assert ring[0] == ring[-1], code
        assert _area(ring) > 0, code
        assert len(set(ring)) == len(ring) - 1 >= 6, code


def test_parts_have_the_area_of_their_whole(ringen: dict[str, Ring]) -> None:
    delen: dict[str, float] = defaultdict(float)
    for code, ring in ringen.items():
        delen[ouder_of_code(code) or ""] += _area(ring)
    for code in (c for c in ringen if not c.startswith("BU")):
        assert delen[code] == pytest.approx(_area(ringen[code]), rel=1e-9), code


def test_each_edge_of_a_buurt_is_shared_by_one_neighbour_or_lies_on_the_outside(ringen: dict[str, Ring]) -> None:
    keer: dict[frozenset[tuple[float, float]], int] = defaultdict(int)
    for code, ring in ringen.items():
        if code.startswith("BU"):
            for rand in _edges(ring):
                keer[rand] += 1
    assert {rand for rand, aantal in keer.items() if aantal == 1} == _edges(ringen[DEMO_GEMEENTE])
    assert max(keer.values()) == 2


def test_wijken_have_no_edges_of_their_own(ringen: dict[str, Ring]) -> None:
    van_buurten: set[frozenset[tuple[float, float]]] = set()
    for code, ring in ringen.items():
        if code.startswith("BU"):
            van_buurten |= _edges(ring)
    for code, ring in ringen.items():
        assert _edges(ring) <= van_buurten, code

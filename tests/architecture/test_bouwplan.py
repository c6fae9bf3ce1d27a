"""docs/bouwplan.md, the map of the house, names what is there."""

import re

import pytest

from tests.architecture.regels import REPO

PAKKET = REPO / "kvdash"
BOUWPLAN = (REPO / "docs" / "bouwplan.md").read_text("utf-8")
_PAD = r"`([\w./]+(?:/|\.(?:py|csv|md)))`"
_RIJEN = [
    [cel.strip() for cel in regel.strip("|").split("|")] for regel in re.findall(r"^\|.+\|$", BOUWPLAN, re.MULTILINE)
]
STAPPEN = [
    (re.findall(_PAD, rij[1]), re.findall(r"`(\w+)`", rij[2]))
    for rij in _RIJEN
    if len(rij) == 3 and rij[2].startswith("`")
]
DEUREN = [
    ([pad], re.findall(r"`(\w+)`", namen)) for pad, namen in re.findall(rf"{_PAD}: ((?:`\w+`(?:, )?)+)", BOUWPLAN)
]


@pytest.mark.parametrize("pad", sorted(set(re.findall(_PAD, BOUWPLAN))))
def test_each_file_on_the_map_is_there(pad: str) -> None:
    assert (PAKKET / pad).exists() or (REPO / pad).exists()


@pytest.mark.parametrize(("paden", "namen"), [*STAPPEN, *DEUREN], ids=str)
def test_each_function_on_the_map_is_in_its_file(paden: list[str], namen: list[str]) -> None:
    bron = "\n".join((PAKKET / pad).read_text("utf-8") for pad in paden)
    assert [naam for naam in namen if not re.search(rf"^\s*(?:def|class) {naam}\b", bron, re.MULTILINE)] == []


def test_each_layer_is_on_the_map() -> None:
    lagen = {laag for rij in _RIJEN for laag in re.findall(r"`(\w+)/`", rij[0])}
    mappen = {map_.name for map_ in PAKKET.iterdir() if (map_ / "__init__.py").is_file()}
    assert mappen <= lagen


def test_the_map_is_read() -> None:
    assert (len(STAPPEN), len(DEUREN)) > (25, 10)

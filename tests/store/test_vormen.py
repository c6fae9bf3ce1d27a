"""What was kept of each kind can always be read: a sample of each vorm is restored, and an older one brought up."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import pytest

from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Inhoud, Stap

VORMEN = Path(__file__).parent / "vormen"
PROEVEN = sorted(VORMEN.glob("*.json"))


def test_there_is_a_sample_of_each_vorm_of_each_kind() -> None:
    """A kind that is new, or whose vorm goes up, keeps one more; no sample is ever changed."""
    verwacht = {f"{naam}-{vorm}" for naam, soort in SOORTEN.items() for vorm in range(1, soort.vorm + 1)}
    assert {proef.stem for proef in PROEVEN} == verwacht


def test_each_earlier_vorm_has_a_step_to_the_next() -> None:
    for soort in SOORTEN.values():
        assert set(soort.stappen) == set(range(1, soort.vorm)), soort


@pytest.mark.parametrize("proef", PROEVEN, ids=lambda proef: proef.stem)
def test_what_was_kept_is_restored_whole(proef: Path) -> None:
    naam, vorm = proef.stem.rsplit("-", 1)
    bewaard = json.loads(proef.read_text("utf-8"))
    soort = SOORTEN[naam]
    inhoud = soort.van_vorm(int(vorm), bewaard)
    assert type(inhoud) is soort
    if int(vorm) == soort.vorm:
        assert inhoud.model_dump(mode="json").items() >= bewaard.items()  # a field with a default may have come since


def _noem_tekst(inhoud: dict[str, Any]) -> dict[str, Any]:
    return {"tekst": inhoud["verhaal"]}


def _tel_woorden(inhoud: dict[str, Any]) -> dict[str, Any]:
    return inhoud | {"aantal": len(inhoud["tekst"].split())}


class Verslag(Inhoud):
    """A kind that only exists here: its text was called otherwise, and then its words were not counted."""

    naam_soort: ClassVar[str] = "verslag"
    vorm: ClassVar[int] = 3
    stappen: ClassVar[Mapping[int, Stap]] = MappingProxyType({1: _noem_tekst, 2: _tel_woorden})

    tekst: str
    aantal: int


@pytest.mark.parametrize(
    ("vorm", "bewaard"),
    [
        (1, {"verhaal": "Het is donker."}),
        (2, {"tekst": "Het is donker."}),
        (3, {"tekst": "Het is donker.", "aantal": 3}),
    ],
)
def test_an_older_vorm_is_brought_up_step_by_step(vorm: int, bewaard: dict[str, Any]) -> None:
    assert Verslag.van_vorm(vorm, dict(bewaard)) == Verslag(tekst="Het is donker.", aantal=3)

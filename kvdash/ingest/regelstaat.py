"""What becomes of a line: read, refused, or explained."""

from dataclasses import dataclass
from typing import get_args

from kvdash.domain.upload import Toelichting

TOELICHTINGEN: tuple[Toelichting, ...] = get_args(Toelichting)
GELEZEN, GEWEIGERD = 0, 1  # the states of a line; those above are 2 + the position in TOELICHTINGEN


def toestand(reden: Toelichting) -> int:
    """The state of a line that is explained."""
    return 2 + TOELICHTINGEN.index(reden)


@dataclass(frozen=True, slots=True)
class Weigerregel:
    """Weigerregel: a refused cell: line, column (position, or a text of its own), text and reason."""

    regel: int
    kolom: int | str
    waarde: str
    reden: str

"""Several figures as one: of several years, or of several wijken."""

import math
from collections.abc import Sequence

from kvdash.domain.reeks import Punt


def tel_samen(punten: Sequence[Punt]) -> tuple[float, float] | None:
    """Counts and denominators added; None where one of the figures has none of them."""
    paren = [(p.aantal, p.noemer) for p in punten if p.aantal is not None and p.noemer]
    if not punten or len(paren) < len(punten):
        return None
    return math.fsum(aantal for aantal, _ in paren), math.fsum(noemer for _, noemer in paren)

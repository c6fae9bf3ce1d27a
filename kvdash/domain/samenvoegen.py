"""Several figures as one: of the gemeenten of a group, of several years, or of several wijken."""

import math
from collections.abc import Sequence

from kvdash.domain.indicator import Maat
from kvdash.domain.jaarcijfer import PER
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import Punt


def groepspunt(punten: Sequence[Punt], *, periode: Periode, maat: Maat, leden: int) -> Punt | None:
    """The figure of a group in one year: of rates counts over denominators, else the mean, each part as heavy.

    None for counts, which a group as a whole has no use for, and where fewer than half of the `leden` have a figure.
    """
    bekend = [punt for punt in punten if punt.waarde is not None]
    if maat == "aantal" or not bekend or 2 * len(bekend) < leden:
        return None
    status = next((punt.status for punt in bekend if punt.status != "definitief"), "definitief")
    tellingen = tel_samen(bekend)
    if maat == "per 1.000" and tellingen is not None:
        aantal, noemer = tellingen
        waarde = aantal / noemer * PER
        return Punt(periode=periode, waarde=waarde, aantal=aantal, noemer=noemer, status=status)
    gemiddelde = math.fsum(punt.waarde or 0.0 for punt in bekend) / len(bekend)
    marge = _marge(bekend)
    return Punt(
        periode=periode,
        waarde=gemiddelde,
        onder=None if marge is None else gemiddelde - marge,
        boven=None if marge is None else gemiddelde + marge,
        status=status,
    )


def tel_samen(punten: Sequence[Punt]) -> tuple[float, float] | None:
    """Counts and denominators added; None where one of the figures has none of them."""
    paren = [(p.aantal, p.noemer) for p in punten if p.aantal is not None and p.noemer]
    if not punten or len(paren) < len(punten):
        return None
    return math.fsum(aantal for aantal, _ in paren), math.fsum(noemer for _, noemer in paren)


def _marge(punten: Sequence[Punt]) -> float | None:
    """Half the width of the 95 % interval of a mean of independent figures."""
    breedtes = [p.boven - p.onder for p in punten if p.onder is not None and p.boven is not None]
    if len(breedtes) < len(punten):
        return None
    return math.sqrt(math.fsum(breedte**2 for breedte in breedtes)) / 2 / len(punten)

"""Which figures may not be compared, because counting changed between them."""

from collections.abc import Iterable
from datetime import date

from kvdash.domain.periode import Periode


def telwijze(periode: Periode, breuken: Iterable[date]) -> int:
    """Numbers how the figure of a period was counted, higher for later: two compare only where it is equal.

    A year is counted in the new way from the year of a break on: its figure already is so in part. A month or quarter
    in which a break falls is counted in two ways, and compares with neither side.
    """
    if periode.soort == "jaar":
        return 2 * sum(breuk.year <= periode.jaar for breuk in breuken)
    begin, einde = periode.begin, periode.einde
    return sum((breuk <= begin) + (breuk <= einde) for breuk in breuken)

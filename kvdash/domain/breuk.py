"""Where figures began to be counted differently, and which figures may then not be compared."""

from collections.abc import Iterable
from datetime import date

from kvdash.domain.model import Model
from kvdash.domain.periode import Periode


class Methodebreuk(Model):
    """Methodebreuk: from `jaar` on a bron asks or counts differently; figures on either side never compare."""

    bron: str
    jaar: int


# CBS, Veiligheidsmonitor 2021: new questions and another way of asking them.
BREUKEN = (Methodebreuk(bron="Veiligheidsmonitor", jaar=2021),)


def telwijze(periode: Periode, breuken: Iterable[date]) -> int:
    """Numbers how the figure of a period was counted, higher for later: two compare only where it is equal.

    A year is counted in the new way from the year of a break on: its figure already is so in part. A month or quarter
    in which a break falls is counted in two ways, and compares with neither side.
    """
    if periode.soort == "jaar":
        return 2 * sum(breuk.year <= periode.jaar for breuk in breuken)
    begin, einde = periode.begin, periode.einde
    return sum((breuk <= begin) + (breuk <= einde) for breuk in breuken)


def breuk_van(bron: str) -> int | None:
    """The first year of the present method of a bron, None where it never changed."""
    return next((breuk.jaar for breuk in BREUKEN if breuk.bron == bron), None)

"""All months, quarters or years so far beside those of the year before, as a table."""

import csv
import io
from collections.abc import Sequence

from kvdash.domain.periodevergelijking import Periodevergelijking, Periodevergelijkingen
from kvdash.report import text
from kvdash.report.cijferblad import nederlands
from kvdash.taal import periodefamiliezin, periodezin, tijdspanne


def schrijf_perioden_csv(families: Sequence[Periodevergelijkingen]) -> bytes:
    """As Dutch Excel opens it: semicolons, decimal commas, UTF-8 with a mark; the last rows count the comparisons."""
    uit = io.StringIO(newline="")
    writer = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    writer.writerow(text.PERIODE_KOPPEN)
    writer.writerows([nederlands(cel) for cel in _rij(v)] for familie in families for v in familie.alle)
    writer.writerows([periodefamiliezin(familie)] for familie in families)
    return uit.getvalue().encode("utf-8-sig")


def _rij(v: Periodevergelijking) -> list[str | float | None]:
    return [
        v.indicator.naam,
        v.bron,
        v.gebied.code,
        v.gebied.naam,
        tijdspanne(v.van, v.tot),
        v.aantal,
        v.onder,
        v.boven,
        tijdspanne(v.van.jaar_eerder, v.tot.jaar_eerder),
        v.vorige,
        v.kant or "",
        v.sterkte,
        v.oordeel,
        "ja" if v.is_voorlopig else "nee",
        periodezin(v),
    ]

"""All months, quarters or years so far beside those of the year before, as a table."""

from collections.abc import Sequence

from kvdash.domain.periodevergelijking import Periodevergelijking, Periodevergelijkingen
from kvdash.report import text
from kvdash.taal import periodefamiliezin, periodezin, tijdspanne
from kvdash.taal.cellen import Cel, schrijf_csv


def schrijf_perioden_csv(families: Sequence[Periodevergelijkingen]) -> bytes:
    """As Dutch Excel opens it: semicolons, decimal commas, UTF-8 with a mark; the last rows count the comparisons."""
    rijen = [_rij(v) for familie in families for v in familie.alle]
    return schrijf_csv([text.PERIODE_KOPPEN, *rijen, *([periodefamiliezin(familie)] for familie in families)])


def _rij(v: Periodevergelijking) -> list[Cel]:
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

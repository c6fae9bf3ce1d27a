"""All signals of a year as a table: with whom and with which year each figure was compared."""

from kvdash.domain.signaal import Signaal, Signalen
from kvdash.report import text
from kvdash.taal import eenheid, signaalzin, vergelijkingenzin, vergelijkingsnaam
from kvdash.taal.cellen import Cel, schrijf_csv


def schrijf_signalen_csv(signalen: Signalen) -> bytes:
    """As Dutch Excel opens it: semicolons, decimal commas, UTF-8 with a mark; the last row counts the comparisons."""
    return schrijf_csv([text.SIGNAAL_KOPPEN, *map(_rij, signalen.signalen), [vergelijkingenzin(signalen)]])


def _rij(signaal: Signaal) -> list[Cel]:
    verandering = signaal.verandering
    return [
        signaal.indicator.naam,
        signaal.bron,
        signaal.gebied.code,
        signaal.gebied.naam,
        signaal.jaar,
        signaal.waarde,
        eenheid(signaal.maat, noemer=signaal.noemer_naam),
        signaal.onder,
        signaal.boven,
        vergelijkingsnaam(signaal.vergelijking),
        signaal.waarde_vergelijking,
        signaal.kant or "",
        signaal.sterkte,
        signaal.oordeel,
        signaal.trechter or "",
        verandering.jaar if verandering else "",
        verandering.waarde if verandering else None,
        verandering.sterkte if verandering else "",
        signaal.trend,
        "ja" if signaal.dubbel else "nee",
        signaalzin(signaal),
    ]

"""All signals of a year as a table: with whom and with which year each figure was compared."""

import csv
import io

from kvdash.domain.signaal import Signaal, Signalen
from kvdash.report import text
from kvdash.taal import eenheid, signaalzin, vergelijkingenzin, vergelijkingsnaam


def schrijf_signalen_csv(signalen: Signalen) -> bytes:
    """As Dutch Excel opens it: semicolons, decimal commas, UTF-8 with a mark; the last row counts the comparisons."""
    uit = io.StringIO(newline="")
    writer = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    writer.writerow(text.SIGNAAL_KOPPEN)
    writer.writerows(_rij(signaal) for signaal in signalen.signalen)
    writer.writerow([vergelijkingenzin(signalen)])
    return uit.getvalue().encode("utf-8-sig")


def _rij(signaal: Signaal) -> list[str | int]:
    verandering = signaal.verandering
    return [
        signaal.indicator.naam,
        signaal.bron,
        signaal.gebied.code,
        signaal.gebied.naam,
        signaal.jaar,
        _getal(signaal.waarde),
        eenheid(signaal.maat, noemer=signaal.noemer_naam),
        _getal(signaal.onder),
        _getal(signaal.boven),
        vergelijkingsnaam(signaal.vergelijking),
        _getal(signaal.waarde_vergelijking),
        signaal.kant or "",
        signaal.sterkte,
        signaal.oordeel,
        signaal.trechter or "",
        verandering.jaar if verandering else "",
        _getal(verandering.waarde if verandering else None),
        verandering.sterkte if verandering else "",
        signaal.trend,
        "ja" if signaal.dubbel else "nee",
        signaalzin(signaal),
    ]


def _getal(waarde: float | None) -> str:
    return "" if waarde is None else f"{waarde:.10g}".replace(".", ",")

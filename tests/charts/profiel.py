"""Invented signals for the tests of the wijkprofiel."""

from collections.abc import Mapping
from typing import Any

from kvdash.domain.indicator import Indicator
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.domain.vergelijking import Vergelijking
from tests.charts.maak import VOORBEELDSTAD, maak_gebied

INBRAAK = Indicator(code="inbraak", naam="Woninginbraak", thema="T1.3", richting="ongunstig", ontstaan="breng")

MET_STAD = Vergelijking(vergelijker="gemeente", gebied=VOORBEELDSTAD)


def maak_signaal(naam: str, waarde: float, **velden: Any) -> Signaal:
    standaard: dict[str, Any] = {
        "indicator": INBRAAK,
        "bron": "Politie",
        "maat": "per 1.000",
        "noemer_naam": "woningen",
        "gebied": maak_gebied(naam, code=naam),
        "vergelijking": MET_STAD,
        "jaar": 2024,
        "waarde": waarde,
        "waarde_vergelijking": 4.0,
        "kant": "hoger" if waarde > 4 else "lager",
        "sterkte": "vergelijkbaar",
    }
    return Signaal(**(standaard | velden))


def maak_signalen(waarden: Mapping[str, float], **velden: Any) -> Signalen:
    """One figure of each gebied by name; `velden` hold for all of them."""
    return Signalen(
        gemeente=VOORBEELDSTAD,
        vergelijking=MET_STAD,
        jaar=2024,
        niveau="wijk",
        vergelijkingen=len(waarden),
        signalen=tuple(maak_signaal(naam, waarde, **velden) for naam, waarde in waarden.items()),
    )

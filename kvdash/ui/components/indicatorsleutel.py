"""The name of a chart in the address: its indicator, with the bron where that is not the usual one."""

from collections.abc import Sequence

from kvdash.domain.indicator import Indicator
from kvdash.domain.reeks import IndicatorBeeld


def sleutel_van(indicator: Indicator, *, bron: str) -> str:
    return indicator.code if bron == indicator.bron else f"{indicator.code}@{bron}"


def sleutels(beelden: Sequence[IndicatorBeeld]) -> dict[str, IndicatorBeeld]:
    """The pictures by their key, with the unit where one indicator and bron has several; in the same order."""
    gevonden: dict[str, IndicatorBeeld] = {}
    for beeld in beelden:
        sleutel = sleutel_van(beeld.indicator, bron=beeld.bron)
        gevonden[f"{sleutel}@{beeld.maat}" if sleutel in gevonden else sleutel] = beeld
    return gevonden


def gevraagd(adres: str | None, opties: Sequence[str]) -> str:
    """The key that the address asks for; also an indicator of which only another bron has figures. Else the first."""
    zelfde = [optie for optie in opties if optie == adres] or [o for o in opties if o.split("@")[0] == adres]
    return (zelfde or opties)[0]

"""The buurtenquête of Voorbeeldstad: what people experience per wijk. Its topics are none of the catalogue, so the file
comes in with a toewijzing, as a user would confirm it."""

import math
from collections.abc import Iterator

from gebieden import read_tabel

from kvdash.domain.gebied import DEMO_GEMEENTE
from kvdash.domain.indicator import Indicator
from kvdash.domain.toewijzing import Onderwerpkeuze, Toewijzing, kopvorm

_BRON = "Buurtenquête Voorbeeldstad"
_Z = 1.96  # standard errors on either side of a 95 % interval
_ONDERWERPEN = {
    "onveilig": Indicator(
        code="buurtenquete_onveilig",
        naam="Voelt zich vaak onveilig in de eigen buurt (buurtenquête)",
        kort="Vaak onveilig (buurtenquête)",
        thema="T1.4",
        ook_thema=("T1.3",),
        eenheid="percentage",
        richting="ongunstig",
        ontstaan="enquete",
        niveau="wijk",
        bron=_BRON,
        definitie="Deel van de deelnemers aan de buurtenquête dat zich vaak onveilig voelt in de eigen buurt.",
    ),
    "overlast": Indicator(
        code="buurtenquete_overlast",
        naam="Ervaart vaak overlast in de eigen buurt (buurtenquête)",
        kort="Vaak overlast (buurtenquête)",
        thema="T1.1",
        eenheid="percentage",
        richting="ongunstig",
        ontstaan="enquete",
        niveau="wijk",
        bron=_BRON,
        definitie="Deel van de deelnemers aan de buurtenquête dat vaak overlast ervaart van anderen in de eigen buurt.",
    ),
}
TOEWIJZING = Toewijzing(
    onderwerpen=tuple(
        Onderwerpkeuze(label=kopvorm(i.naam), indicator=i.code, maat="percentage", nieuw=i)
        for i in _ONDERWERPEN.values()
    ),
    bron=_BRON,
)


def buurtenquete() -> Iterator[tuple[str, ...]]:
    """The rows of the file: topics as columns, each year and wijk in three rows, and the gemeente as all answers."""
    yield "Marges", "Regio's", "Perioden", *(i.naam for i in _ONDERWERPEN.values())
    rijen = read_tabel("buurtenquete.csv")
    for jaar in sorted({rij["jaar"] for rij in rijen}):
        eigen = [rij for rij in rijen if rij["jaar"] == jaar]
        alle = sum(int(rij["deelnemers"]) for rij in eigen)
        heel = {naam: sum(float(rij[naam]) * int(rij["deelnemers"]) for rij in eigen) / alle for naam in _ONDERWERPEN}
        yield from _gebied(DEMO_GEMEENTE, jaar, heel, alle)
        for rij in eigen:
            yield from _gebied(rij["code"], jaar, {n: float(rij[n]) for n in _ONDERWERPEN}, int(rij["deelnemers"]))


def _gebied(code: str, jaar: str, percentages: dict[str, float], deelnemers: int) -> Iterator[tuple[str, ...]]:
    for marge, kant in (("Waarde", 0), ("Ondergrens 95%", -1), ("Bovengrens 95%", 1)):
        waarden = (p + kant * _Z * math.sqrt(p * (100 - p) / deelnemers) for p in percentages.values())
        yield marge, code, f"{jaar}JJ00", *(f"{waarde:.1f}".replace(".", ",") for waarde in waarden)

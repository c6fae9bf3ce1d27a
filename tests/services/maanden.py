"""Invented months of one gemeente, read in on one day, and what is asked of them."""

import random
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import UUID

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import PeriodeSoort, perioden_van
from kvdash.domain.periodevergelijking import Periodevergelijking, Periodevergelijkingen
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import SignaalNiveau
from kvdash.services.cijfers import beelden, met_wijken
from kvdash.services.perioden import periodebeeld, periodevergelijkingen
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in, maak_editie, voeg_editie_toe

WIJKEN = [f"WK1234{nummer:02d}" for nummer in range(1, 7)]
GEMEENTE = "GM1234"
INBRAAK = Indicator(code="inbraak", naam="Inbraak", thema="T1.3", richting="ongunstig", ontstaan="breng")
DRUGS = Indicator(code="drugs", naam="Drugs", thema="T1.3", richting="ongunstig", ontstaan="haal")
VELDEN = {"indelingsjaar": 2024, "gemeente": GEMEENTE}
BUURTEN = [
    Gebied.model_validate({"code": f"BU12340{n}01", "naam": f"Buurt {n}", "niveau": "buurt", "ouder": wijk, **VELDEN})
    for n, wijk in enumerate(WIJKEN[:2], 1)
]
KERN = Gebied.model_validate(
    {"code": "EG1234_kern", "naam": "Kern", "niveau": "eigen", "delen": tuple(b.code for b in BUURTEN), **VELDEN}
)
GEBIEDEN = [
    Gebied.model_validate({"code": GEMEENTE, "naam": "Verzonnen", "niveau": "gemeente", **VELDEN}),
    *(
        Gebied.model_validate({"code": code, "naam": code, "niveau": "wijk", "ouder": GEMEENTE, **VELDEN})
        for code in WIJKEN
    ),
    *BUURTEN,
]
MAART = datetime(2025, 4, 15, 9, tzinfo=UTC)  # March was over, April was not

Maanden = Mapping[str, Mapping[str, float | None]]  # gebied -> periode -> count


def maandrijen(maanden: Maanden, *, indicator: str = "inbraak", **velden: object) -> list[Rij]:
    return [
        Rij(indicator=indicator, gebied=gebied, periode=periode, waarde=waarde, **velden)  # type: ignore[arg-type]
        for gebied, waarden in maanden.items()
        for periode, waarde in waarden.items()
    ]


def trek(zaad: int, *, tot: str = "2025MM03", wijken: Iterable[str] = WIJKEN) -> dict[str, dict[str, float | None]]:
    """Counts of wijken from January 2021 on, and those of the gemeente, which are their sum."""
    rng = random.Random(zaad)
    codes = [p.code for p in perioden_van("maand", van=2021, tot=2025) if p.code <= tot]
    per_wijk = {wijk: {code: float(rng.randint(2, 30)) for code in codes} for wijk in wijken}
    som = {code: sum(waarden[code] for waarden in per_wijk.values()) for code in codes}
    return {GEMEENTE: dict(som), **{wijk: dict(waarden) for wijk, waarden in per_wijk.items()}}


def lees_maanden(store: Store, rijen: list[Rij], *, tijdstip: datetime = MAART) -> UUID:
    return lees_in(store, rijen, gebieden=GEBIEDEN, indicatoren=[INBRAAK, DRUGS], tijdstip=tijdstip)


def nieuwe_editie(store: Store) -> UUID:
    editie = maak_editie()
    voeg_editie_toe(store, editie)
    return editie.id


def vergelijk(
    store: Store,
    editie: UUID,
    *,
    tot: int = 2024,
    niveau: SignaalNiveau = "wijk",
    soort: PeriodeSoort = "maand",
    tot_nu_toe: bool = False,
) -> Periodevergelijkingen:
    return periodevergelijkingen(
        store, SESSIE, editie=editie, tot=tot, niveau=niveau, soort=soort, tot_nu_toe=tot_nu_toe
    )


def van_gebied(alle: Periodevergelijkingen, gebied: str, *, indicator: str = "inbraak") -> Periodevergelijking:
    return next(v for v in alle.alle if v.gebied.code == gebied and v.indicator.code == indicator)


def teken(
    store: Store, editie: UUID, *, soort: PeriodeSoort = "maand", gebieden: tuple[str, ...] = (), tot: int = 2024
) -> IndicatorBeeld:
    keuze = Keuze(editie=editie, van=2022, tot=tot, gebieden=gebieden)
    (jaren,) = beelden(store, SESSIE, keuze, ["inbraak"])
    return periodebeeld(store, SESSIE, keuze, met_wijken(store, SESSIE, keuze, jaren), soort=soort, spreiding=1.0)

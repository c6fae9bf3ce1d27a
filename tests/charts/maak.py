"""Invented pictures for the tests of charts and reports."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import Gebied, Niveau
from kvdash.domain.indicator import Indicator, Maat, Ontstaan
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks, Status
from kvdash.domain.signaal import Oordeel, Sterkte, Trechterplek
from kvdash.domain.trechter import Trechter, Trechterlijn, Trechterpunt
from kvdash.domain.vergelijking import Vergelijking

UPLOAD = UUID(int=1)


def maak_gebied(naam: str, *, code: str, niveau: Niveau = "wijk") -> Gebied:
    return Gebied(code=code, naam=naam, niveau=niveau, indelingsjaar=2024, ouder="GM9999", gemeente="GM9999")


VOORBEELDSTAD = maak_gebied("Voorbeeldstad", code="GM9999", niveau="gemeente")
CENTRUM = maak_gebied("Centrum", code="WK999901")
NOORD = maak_gebied("Noord", code="WK999902")
ZUID = maak_gebied("Zuid", code="WK999903")


def maak_punt(
    jaar: int, waarde: float | None, *, status: Status | None = None, marge: float | None = None, **rest: object
) -> Punt:
    """A point; without a value it is ontbrekend. `marge` puts an interval of that half width around it."""
    grenzen = {} if marge is None or waarde is None else {"onder": waarde - marge, "boven": waarde + marge}
    inhoud = {"periode": Periode.van_jaar(jaar), "waarde": waarde, **grenzen, **rest}
    return Punt.model_validate({**inhoud, "status": status or ("ontbrekend" if waarde is None else "definitief")})


def maak_reeks(
    gebied: Gebied,
    waarden: Sequence[float | None],
    *,
    vanaf: int = 2020,
    voorlopig: int = 0,
    marge: float | None = None,
) -> Reeks:
    """One value per year from `vanaf`; the last `voorlopig` points are provisional."""
    eerste_voorlopig = len(waarden) - voorlopig
    return Reeks(
        gebied=gebied,
        punten=tuple(
            maak_punt(
                vanaf + i, w, marge=marge, status="voorlopig" if w is not None and i >= eerste_voorlopig else None
            )
            for i, w in enumerate(waarden)
        ),
    )


def maak_beeld(
    *reeksen: Reeks,
    vergelijking: Reeks | None = None,
    wijken: Sequence[Reeks] = (),
    naam: str = "Woninginbraken",
    maat: Maat = "per 1.000",
    is_demo: bool = True,
    ontstaan: Ontstaan = "breng",
    niveau: Niveau = "buurt",
) -> IndicatorBeeld:
    return IndicatorBeeld(
        indicator=Indicator(
            code="woninginbraak",
            naam=naam,
            thema="T1.3",
            eenheid=maat,
            bron="Politie",
            ontstaan=ontstaan,
            niveau=niveau,
        ),
        bron="Politie",
        maat=maat,
        noemer_naam="woningen" if maat == "per 1.000" else None,
        reeksen=reeksen,
        vergelijking=vergelijking,
        wijken=tuple(wijken),
        bijgewerkt="voorbeeld.csv, ingelezen op 24 november 2026",
        is_demo=is_demo,
    )


def gewoon_beeld() -> IndicatorBeeld:
    """Two wijken with a gap and a provisional year, beside the gemeente."""
    return maak_beeld(
        maak_reeks(CENTRUM, [12.5, 11.0, None, 9.0, 8.5], voorlopig=1),
        maak_reeks(NOORD, [4.0, 4.5, 6.0, 8.0, 8.4], voorlopig=1),
        vergelijking=maak_reeks(VOORBEELDSTAD, [6.0, 5.8, 5.5, 5.0, 4.9], voorlopig=1),
        wijken=[
            maak_reeks(CENTRUM, [12.5, 11.0, None, 9.0, 8.5], voorlopig=1),
            maak_reeks(NOORD, [4.0, 4.5, 6.0, 8.0, 8.4], voorlopig=1),
            maak_reeks(ZUID, [2.0, 2.0, 2.0, 2.0, None]),
        ],
    )


def maak_gebeurtenis(naam: str, van: date, *, tot: date | None = None, is_breuk: bool = False) -> Gebeurtenis:
    return Gebeurtenis(
        naam=naam,
        soort="anders",
        van=van,
        tot=tot,
        is_breuk=is_breuk,
    )


def beeld_met_gebeurtenissen() -> IndicatorBeeld:
    """`gewoon_beeld` with a time, a moment, and a break between 2022 and 2023."""
    gebeurtenissen = (
        maak_gebeurtenis("Cameratoezicht", date(2020, 7, 2), tot=date(2021, 12, 31)),
        maak_gebeurtenis("Nieuwe wijkagent", date(2022, 7, 2)),
        maak_gebeurtenis("Andere registratie", date(2023, 3, 1), is_breuk=True),
    )
    return met_gebeurtenissen(gewoon_beeld(), *gebeurtenissen)


def met_gebeurtenissen(beeld: IndicatorBeeld, *gebeurtenissen: Gebeurtenis) -> IndicatorBeeld:
    """The picture with these, which touch all that is drawn."""
    breuken = {"breuken": tuple(g.van for g in gebeurtenissen if g.is_breuk)}
    return beeld.model_copy(
        update={
            "gebeurtenissen": gebeurtenissen,
            "reeksen": tuple(reeks.model_copy(update=breuken) for reeks in beeld.reeksen),
            "vergelijking": beeld.vergelijking and beeld.vergelijking.model_copy(update=breuken),
        }
    )


def beeld_met_drukte() -> IndicatorBeeld:
    """`gewoon_beeld` with eleven gebeurtenissen, of which four within two months."""
    dagen = [date(2020, 7, 1 + 3 * i) for i in range(4)] + [date(2021 + i // 2, 1 + 6 * (i % 2), 1) for i in range(7)]
    gebeurtenissen = tuple(maak_gebeurtenis(f"Actie {n}", dag) for n, dag in enumerate(dagen, 1))
    return gewoon_beeld().model_copy(update={"gebeurtenissen": gebeurtenissen})


def maak_trechter(*punten: Trechterpunt, maat: Maat = "per 1.000") -> Trechter:
    """A trechter of 2024 around 5 with straight limits, for sizes from 1.000 to 10.000."""
    lijnen = [("95%", "boven", 8.0, 6.0), ("95%", "onder", 2.0, 4.0), ("99,8%", "boven", 10.0, 7.0)]
    return Trechter(
        indicator=maak_beeld().indicator,
        bron="Politie",
        maat=maat,
        noemer_naam="woningen" if maat == "per 1.000" else None,
        jaar=2024,
        vergelijking=Vergelijking(vergelijker="gemeente", gebied=VOORBEELDSTAD),
        gemiddelde=5.0,
        spreiding=1.0,
        punten=punten,
        lijnen=tuple(
            Trechterlijn.model_validate({"kans": kans, "kant": kant, "punten": ((1000, begin), (10_000, eind))})
            for kans, kant, begin, eind in lijnen
        ),
    )


def maak_trechterpunt(
    gebied: Gebied,
    omvang: float,
    waarde: float,
    *,
    plek: Trechterplek | None = "binnen 95%",
    sterkte: Sterkte = "vergelijkbaar",
    oordeel: Oordeel = "geen",
) -> Trechterpunt:
    return Trechterpunt(gebied=gebied, omvang=omvang, waarde=waarde, plek=plek, sterkte=sterkte, oordeel=oordeel)


def gewone_trechter() -> Trechter:
    """One wijk far above the limits and judged, one below the inner limit, one within."""
    return maak_trechter(
        maak_trechterpunt(CENTRUM, 4000, 12.5, plek="buiten 99,8%", sterkte="afwijkend", oordeel="ongunstig"),
        maak_trechterpunt(NOORD, 8000, 3.4, plek="buiten 95%", sterkte="mogelijk", oordeel="gunstig"),
        maak_trechterpunt(ZUID, 2000, 5.5),
    )


def beeld_per_maand() -> IndicatorBeeld:
    """Counts of Noord per month from November 2022: a gap, a provisional end, and a last month that was not over."""
    aantallen: list[float | None] = [5, 7, 4, None, 6, 8, 9, 7, 6, 5, 8, 9, 11, 12, 10, 3]
    punten, periode = [], Periode(code="2022MM11")
    for nummer, aantal in enumerate(aantallen):
        punt = maak_punt(2022, aantal, periode=periode, aantal=aantal, marge=2.0)
        if nummer >= 14:
            punt = punt.model_copy(update={"status": "voorlopig"})
        punten.append(punt)
        periode = periode.volgende
    punten[-1] = punten[-1].model_copy(
        update={"kanttekening": "niet_afgelopen", "aantal": None, "onder": None, "boven": None}
    )
    beeld = maak_beeld(Reeks(gebied=NOORD, punten=tuple(punten)), maat="aantal")
    gebeurtenissen = (
        maak_gebeurtenis("Cameratoezicht", date(2023, 3, 1), tot=date(2023, 6, 30)),
        maak_gebeurtenis("Andere registratie", date(2023, 9, 15), is_breuk=True),
    )
    return met_gebeurtenissen(beeld.model_copy(update={"per": "maand"}), *gebeurtenissen)

"""The funnel of an indicator: its limits tell of each gebied what its signal says."""

import math
from itertools import pairwise

import pytest

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.signaal import Signaal, Signalen, Trechterplek
from kvdash.domain.trechter import Trechter, Trechterlijn
from kvdash.domain.vergelijking import Vergelijking
from kvdash.services.wijken import trechter_van, waarom_geen_trechter
from kvdash.statistiek import poisson_interval, proportion_funnel_limits

STAD = Gebied(code="GM1234", naam="Stad", niveau="gemeente", indelingsjaar=2024)
MET_STAD = Vergelijking(vergelijker="gemeente", gebied=STAD)
INBRAAK = Indicator(code="inbraak", naam="Woninginbraak", thema="T1.3", richting="ongunstig")
GEMIDDELDE = 8.0


def _plek(x: float, n: float, spreiding: float) -> Trechterplek:
    buiten = 0
    for kans in (0.95, 0.998):
        laag, hoog = poisson_interval(x / spreiding, confidence=kans)
        buiten += not laag <= GEMIDDELDE * n / 1000 / spreiding <= hoog
    plekken: tuple[Trechterplek, ...] = ("binnen 95%", "buiten 95%", "buiten 99,8%")
    return plekken[buiten]


def _signaal(nummer: int, n: float, x: float, *, spreiding: float = 1.0, maat: Maat = "per 1.000") -> Signaal:
    return Signaal(
        indicator=INBRAAK,
        bron="Politie",
        maat=maat,
        gebied=Gebied(code=f"WK1234{nummer:02d}", naam="Wijk", niveau="wijk", indelingsjaar=2024),
        vergelijking=MET_STAD,
        jaar=2024,
        waarde=x / n * 1000,
        omvang=n,
        waarde_vergelijking=GEMIDDELDE,
        trechter=_plek(x, n, spreiding),
        spreiding=spreiding,
    )


def _signalen(*signalen: Signaal) -> Signalen:
    return Signalen(gemeente=STAD, vergelijking=MET_STAD, jaar=2024, niveau="wijk", vergelijkingen=0, signalen=signalen)


def _trechter(*signalen: Signaal) -> Trechter | None:
    return trechter_van(_signalen(*signalen), "inbraak", bron="Politie")


def _hoogte(lijn: Trechterlijn, omvang: float) -> float:
    """The value of a limit at this size; a lower limit that has not begun is 0."""
    for (x0, y0), (x1, y1) in pairwise(lijn.punten):
        if x0 <= omvang <= x1:
            return y0 + (y1 - y0) * (omvang - x0) / (x1 - x0)
    assert omvang < lijn.punten[0][0]
    return 0.0


@pytest.mark.parametrize("spreiding", [1.0, 3.5])
def test_the_limits_agree_with_the_place_of_every_point(spreiding: float) -> None:
    signalen = [
        _signaal(nummer, n, round(n * GEMIDDELDE / 1000 * factor), spreiding=spreiding)
        for nummer, (n, factor) in enumerate(
            (n, f) for n in (600, 1500, 4000, 9000) for f in (0.2, 0.5, 0.8, 1.0, 1.3, 1.7, 2.5, 3.5)
        )
    ]
    trechter = _trechter(*signalen)
    assert trechter is not None
    assert len({punt.plek for punt in trechter.punten}) == 3
    for punt in trechter.punten:
        buiten = {
            kans: not _hoogte(onder, punt.omvang) <= punt.waarde <= _hoogte(boven, punt.omvang)
            for kans in ("95%", "99,8%")
            for onder, boven in [
                sorted((li for li in trechter.lijnen if li.kans == kans), key=lambda li: li.kant == "boven")
            ]
        }
        assert punt.plek == ("binnen 95%", "buiten 95%", "buiten 99,8%")[sum(buiten.values())]


def test_the_limits_narrow_towards_the_average() -> None:
    trechter = _trechter(_signaal(1, 500, 4), _signaal(2, 20_000, 170))
    assert trechter is not None
    breedte = {li.kans: _hoogte(li, 19_000) - GEMIDDELDE for li in trechter.lijnen if li.kant == "boven"}
    assert 0 < breedte["95%"] < breedte["99,8%"] < 3
    for lijn in trechter.lijnen:
        assert [n for n, _ in lijn.punten] == sorted(n for n, _ in lijn.punten)
        assert all(math.isfinite(waarde) and waarde >= 0 for _, waarde in lijn.punten)
        assert lijn.punten[-1][0] == pytest.approx(22_000)


def test_a_survey_has_the_limits_of_proportions() -> None:
    enquete = _signaal(1, 400, 0, maat="percentage").model_copy(update={"waarde": 20.0, "waarde_vergelijking": 15.0})
    trechter = _trechter(enquete)
    assert trechter is not None
    (boven,) = (li for li in trechter.lijnen if (li.kans, li.kant) == ("95%", "boven"))
    assert _hoogte(boven, 400) == pytest.approx(proportion_funnel_limits(0.15, 400).upper * 100, rel=1e-3)


def test_without_denominator_or_average_there_is_none() -> None:
    zonder = _signaal(1, 500, 4).model_copy(update={"omvang": None})
    alleen = _signaal(1, 500, 4).model_copy(update={"waarde_vergelijking": None})
    assert _trechter() is _trechter(zonder) is _trechter(alleen) is None


def test_it_says_what_is_missing() -> None:
    telling, cijfer = _signaal(1, 500, 4), _signaal(1, 500, 4, maat="percentage")
    zonder = {"omvang": None}
    gevallen = {
        "geen noemer": telling.model_copy(update=zonder),
        "geen marges": cijfer.model_copy(update=zonder),
        "geen vergelijking": telling.model_copy(update={"waarde_vergelijking": None}),
    }
    for reden, signaal in gevallen.items():
        assert waarom_geen_trechter(_signalen(signaal), "inbraak", bron="Politie") == reden
    assert waarom_geen_trechter(_signalen(telling), "inbraak", bron="CBS") is None


def test_each_point_has_what_its_signal_says() -> None:
    hoog = _signaal(1, 9000, 200).model_copy(update={"kant": "hoger", "sterkte": "afwijkend"})
    trechter = _trechter(hoog)
    assert trechter is not None
    (punt,) = trechter.punten
    assert (punt.plek, punt.sterkte, punt.oordeel) == ("buiten 99,8%", "afwijkend", "ongunstig")

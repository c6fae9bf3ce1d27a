"""What a signal may say follows from its indicator: a direction is no judgement by itself."""

import pytest

from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.signaal import Signaal, Signalen, Verandering, oordeel_van
from kvdash.domain.vergelijking import Vergelijking

GEMEENTE = Gebied(code="GM1234", naam="Verzonnen", niveau="gemeente", indelingsjaar=2024)
MET_GEMEENTE = Vergelijking(vergelijker="gemeente", gebied=GEMEENTE)
WIJK = Gebied(code="WK123401", naam="Noord", niveau="wijk", indelingsjaar=2024)
INBRAAK = Indicator(code="inbraak", naam="Woninginbraak", thema="T1.3", richting="ongunstig", ontstaan="breng")
CIJFER = Indicator(code="cijfer", naam="Rapportcijfer", thema="T1.4", richting="gunstig", ontstaan="enquete")


def _signaal(indicator: Indicator = INBRAAK, /, **velden: object) -> Signaal:
    standaard: dict[str, object] = {
        "indicator": indicator,
        "bron": "Politie",
        "maat": "per 1.000",
        "gebied": WIJK,
        "vergelijking": MET_GEMEENTE,
        "jaar": 2024,
        "waarde": 12.3,
        "kant": "hoger",
        "sterkte": "afwijkend",
        "trend": "stijgt",
    }
    return Signaal.model_validate(standaard | velden)


def test_the_richting_decides_what_more_means() -> None:
    assert (oordeel_van(INBRAAK, "hoger"), oordeel_van(INBRAAK, "lager")) == ("ongunstig", "gunstig")
    assert (oordeel_van(CIJFER, "hoger"), oordeel_van(CIJFER, "lager")) == ("gunstig", "ongunstig")
    assert oordeel_van(INBRAAK, None) == "geen"


@pytest.mark.parametrize("velden", [{"richting": "geen"}, {"ontstaan": "haal"}])
def test_a_figure_without_richting_or_found_by_police_is_never_good_or_bad(velden: dict[str, str]) -> None:
    signaal = _signaal(INBRAAK.model_copy(update=velden))
    assert (signaal.oordeel, signaal.ontwikkeling, signaal.dubbel, signaal.valt_op) == ("geen", "geen", False, False)
    assert signaal.kant == "hoger"


def test_dubbel_is_ongunstig_and_worsening() -> None:
    assert _signaal().dubbel
    assert _signaal(sterkte="mogelijk").dubbel
    assert not _signaal(trend="geen duidelijke trend").dubbel
    assert not _signaal(sterkte="vergelijkbaar").dubbel
    assert not _signaal(kant="lager").dubbel


def test_a_level_that_is_not_judged_is_never_dubbel() -> None:
    signaal = _signaal(reden="bezoekers", kant=None, sterkte="niet te bepalen")
    assert (signaal.oordeel, signaal.dubbel, signaal.valt_op) == ("geen", False, False)
    assert signaal.ontwikkeling == "ongunstig"


def test_surveys_worsen_by_the_change_between_two_rounds() -> None:
    daling = Verandering(jaar=2021, waarde=7.4, kant="lager", sterkte="mogelijk")
    velden = {"maat": "rapportcijfer", "kant": "lager", "trend": "niet te bepalen"}
    assert _signaal(CIJFER, verandering=daling, **velden).dubbel
    gelijk = daling.model_copy(update={"sterkte": "vergelijkbaar"})
    assert not _signaal(CIJFER, verandering=gelijk, **velden).dubbel


def test_only_a_sure_level_stands_out_by_itself() -> None:
    rustig = {"trend": "geen duidelijke trend"}
    assert _signaal(**rustig).valt_op
    assert not _signaal(sterkte="mogelijk", **rustig).valt_op


def test_a_veld_counts_indicators_once() -> None:
    zuid = WIJK.model_copy(update={"code": "WK123402", "naam": "Zuid"})
    rustig = INBRAAK.model_copy(update={"code": "schuur"})
    alle = (_signaal(), _signaal(gebied=zuid), _signaal(rustig, sterkte="vergelijkbaar"), _signaal(reden="bezoekers"))
    signalen = Signalen(
        gemeente=GEMEENTE, vergelijking=MET_GEMEENTE, jaar=2024, niveau="wijk", vergelijkingen=120, signalen=alle
    )
    assert (signalen.van_veld(1).stand, signalen.van_veld(2).stand) == ((1, 2), (0, 0))
    assert (len(signalen.dubbel), signalen.verwacht_door_toeval) == (2, 6)
    assert len(signalen.van_thema("T1.3")) == 4

from datetime import date

import pytest

from kvdash.domain.breuk import telwijze
from kvdash.domain.gebied import Gebied
from kvdash.domain.indicator import Indicator, Ontstaan, Richting
from kvdash.domain.periode import Periode
from kvdash.domain.periodevergelijking import Periodevergelijking
from kvdash.domain.signaal import Kant, Oordeel, Sterkte

NOORD = Gebied(code="WK123401", naam="Noord", niveau="wijk", indelingsjaar=2024, gemeente="GM1234")


def _vergelijking(van: str, tot: str, **velden: object) -> Periodevergelijking:
    vast = {"indicator": Indicator(code="inbraak", naam="Inbraak"), "bron": "Politie", "gebied": NOORD}
    grens = {"aantal": 12.0, "onder": 6.0, "boven": 21.0}
    return Periodevergelijking.model_validate(
        {**vast, **grens, "van": Periode(code=van), "tot": Periode(code=tot), **velden}
    )


@pytest.mark.parametrize(
    ("breuk", "code", "verwacht"),
    [
        (date(2024, 7, 1), "2025MM06", True),
        (date(2024, 7, 1), "2025MM07", False),  # both after it
        (date(2024, 7, 1), "2024MM07", True),
        (date(2024, 7, 1), "2024MM06", False),  # both before it
        (date(2024, 7, 15), "2025MM07", True),  # the July before was counted in two ways
        (date(2024, 7, 1), "2025KW03", False),
        (date(2024, 7, 1), "2025KW02", True),
    ],
)
def test_a_breuk_between_two_periods_keeps_them_apart(breuk: date, code: str, verwacht: bool) -> None:
    periode = Periode(code=code)
    assert (telwijze(periode, [breuk]) != telwijze(periode.jaar_eerder, [breuk])) is verwacht


@pytest.mark.parametrize(
    ("van", "tot", "anders"),
    [
        ("2024MM02", "2024MM02", True),
        ("2025MM02", "2025MM02", True),
        ("2025MM03", "2025MM03", False),
        ("2024KW01", "2024KW01", True),
        ("2024MM01", "2024MM09", True),
        ("2023MM01", "2023MM09", False),
    ],
)
def test_only_what_holds_a_leap_day_has_another_length(van: str, tot: str, anders: bool) -> None:
    assert _vergelijking(van, tot).heeft_andere_lengte is anders


@pytest.mark.parametrize(
    ("richting", "ontstaan", "kant", "sterkte", "oordeel"),
    [
        ("ongunstig", "breng", "hoger", "mogelijk", "ongunstig"),
        ("ongunstig", "breng", "lager", "afwijkend", "gunstig"),
        ("ongunstig", "breng", "hoger", "vergelijkbaar", "geen"),
        ("ongunstig", "haal", "hoger", "afwijkend", "geen"),
        ("geen", "breng", "hoger", "afwijkend", "geen"),
    ],
)
def test_only_a_clear_difference_with_a_richting_is_judged(
    richting: Richting, ontstaan: Ontstaan, kant: Kant, sterkte: Sterkte, oordeel: Oordeel
) -> None:
    indicator = Indicator(code="x", naam="X", richting=richting, ontstaan=ontstaan)
    assert _vergelijking("2025MM03", "2025MM03", indicator=indicator, kant=kant, sterkte=sterkte).oordeel == oordeel

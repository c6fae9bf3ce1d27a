"""The kwadrant: how figures of one gebied come out together, and who stands where."""

import pytest

from kvdash.domain.bevinding import Bevinding, BevindingSoort
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.kernbeleid import thema
from kvdash.domain.kwadrant import Kwadrant, make_kwadrant, stand_van
from kvdash.domain.signaal import Signaal, Signalen
from tests.charts.maak import VOORBEELDSTAD, maak_gebied
from tests.charts.profiel import INBRAAK, maak_signaal, maak_signalen

NOORD, ZUID = (maak_gebied(naam, code=naam).model_copy(update={"gemeente": VOORBEELDSTAD.code}) for naam in "NZ")
ENQUETE = INBRAAK.model_copy(update={"code": "onveilig", "naam": "Onveilig", "ontstaan": "enquete"})
SLECHT = maak_signaal("N", 6.0, sterkte="afwijkend")
GOED = maak_signaal("N", 2.0, sterkte="afwijkend")
MISSCHIEN = maak_signaal("N", 5.0, sterkte="mogelijk")
GEWOON = maak_signaal("N", 4.1)


@pytest.mark.parametrize(
    ("signalen", "oordeel", "zeker"),
    [
        ([], "onbekend", False),
        ([GEWOON], "gemiddeld", False),
        ([SLECHT, GEWOON], "slecht", True),
        ([GOED], "goed", True),
        ([SLECHT, GOED], "gemiddeld", False),
        ([SLECHT, GOED, MISSCHIEN], "slecht", False),
        ([MISSCHIEN, GOED], "goed", True),
    ],
)
def test_the_side_with_most_sure_figures_decides(signalen: list[Signaal], oordeel: str, zeker: bool) -> None:
    stand = stand_van(signalen)
    assert (stand.oordeel, stand.zeker) == (oordeel, zeker)


def _bevinding(soort: BevindingSoort, *, gebied: str = "N", onderwerp: str | None = None, veld: int = 1) -> Bevinding:
    return Bevinding(
        veld=veld,
        soort=soort,
        onderwerp=onderwerp,
        tekst="Het is donker.",
        gebieden=(gebied,),
    )


def _kwadrant(*signalen: Signaal, bevindingen: tuple[Bevinding, ...] = ()) -> Kwadrant:
    alle: Signalen = maak_signalen({}).model_copy(update={"signalen": signalen})
    straat = Gebied(code="straat", naam="Straat", niveau="buurt", indelingsjaar=2024, ouder="N")
    indeling = Gebiedsindeling.van([NOORD, ZUID, straat])
    return make_kwadrant(alle, thema("T1.3"), bevindingen=bevindingen, indeling=indeling)


def test_figures_and_experience_each_have_their_side() -> None:
    gevoel = maak_signaal("N", 2.0, indicator=ENQUETE, maat="percentage", sterkte="afwijkend")
    kwadrant = _kwadrant(SLECHT, gevoel)
    (noord,) = kwadrant.vak("slecht", "goed")
    assert (noord.gebied.naam, noord.oordeel, noord.is_zeker) == ("N", "geen", True)
    assert [p.gebied.naam for p in kwadrant.vak("onbekend", "onbekend")] == ["Z"]
    assert kwadrant.kent_beleving and not kwadrant.is_leeg


def test_what_is_not_judged_gives_no_place() -> None:
    kwadrant = _kwadrant(maak_signaal("N", 6.0, sterkte="afwijkend", reden="bezoekers"))
    assert kwadrant.is_leeg and not kwadrant.kent_beleving


def test_said_is_what_people_said_of_the_gebied_or_a_part_of_it() -> None:
    bevindingen = (
        _bevinding("bewoners", gebied="straat"),
        _bevinding("aandachtspunt", onderwerp="T1.3"),
        _bevinding("aandachtspunt", onderwerp="T1.1"),
        _bevinding("duiding", onderwerp="T1.3"),
        _bevinding("bewoners", veld=2),
    )
    (noord, zuid) = _kwadrant(SLECHT, bevindingen=bevindingen).plekken
    assert [b.soort for b in noord.gehoord] == ["bewoners", "aandachtspunt"]
    assert zuid.gehoord == ()

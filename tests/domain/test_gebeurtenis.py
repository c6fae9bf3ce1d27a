"""Which figures an event touches, and what every edition has."""

from datetime import date

import pytest

from kvdash.domain.catalogus import Catalogus
from kvdash.domain.gebeurtenis import Gebeurtenis, geleverde_gebeurtenissen
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.indicator import Indicator
from kvdash.services.catalogus import laad_catalogus
from tests.charts.maak import CENTRUM, VOORBEELDSTAD, maak_beeld, maak_reeks
from tests.store.bouw import maak_editie, maak_gebeurtenis

EDITIE = maak_editie()
INBRAAK = Indicator(code="inbraak", naam="Inbraak", thema="T1.3", ook_thema=("T2.2",))


@pytest.fixture(scope="module")
def catalogus() -> Catalogus:
    return laad_catalogus()


@pytest.mark.parametrize(
    ("velden", "geldt"),
    [
        ({"themas": ()}, True),
        ({"themas": ("T1.3",)}, True),
        ({"themas": ("T2.2",)}, True),
        ({"themas": ("T3.1",)}, False),
        ({"themas": ("T3.1",), "indicatoren": ("inbraak",)}, True),
        ({"themas": (), "indicatoren": ("vernieling",)}, False),
        ({"themas": (), "cijferbron": "Politie"}, True),
        ({"themas": (), "cijferbron": "CBS"}, False),
    ],
)
def test_what_an_event_touches(velden: dict[str, object], geldt: bool) -> None:
    assert maak_gebeurtenis(EDITIE, **velden).inhoud.geldt_voor(INBRAAK, bron="Politie") is geldt


def _geraakt(catalogus: Catalogus, gebeurtenis: Gebeurtenis) -> set[str]:
    return {i.code for i in catalogus.indicatoren if i.thema and gebeurtenis.geldt_voor(i, bron=i.bron)}


def test_every_edition_has_the_events_no_line_may_be_read_without(catalogus: Catalogus) -> None:
    geleverd = geleverde_gebeurtenissen(EDITIE.id)
    corona, monitor, wet = (stuk.inhoud for stuk in geleverd)
    alle = {i.code for i in catalogus.indicatoren if i.thema}
    assert (corona.jaar, corona.laatste_jaar, corona.is_breuk, _geraakt(catalogus, corona)) == (2020, 2022, False, alle)
    assert (monitor.jaar, monitor.is_breuk) == (2021, True)
    assert _geraakt(catalogus, monitor) == {i.code for i in catalogus.indicatoren if i.bron == "Veiligheidsmonitor"}
    assert (wet.van, wet.is_breuk) == (date(2024, 7, 1), True)
    assert _geraakt(catalogus, wet) == {"zedenmisdrijf", "cbs_geweld_seksueel"}
    assert all(g.is_geleverd and g.bron for g in (corona, monitor, wet))
    assert {stuk.editie for stuk in geleverd} == {EDITIE.id}
    assert not maak_gebeurtenis(EDITIE).inhoud.is_geleverd


def test_an_area_lies_in_a_chain_of_larger_ones() -> None:
    buurt = Gebied(code="BU99990101", naam="Hof", niveau="buurt", indelingsjaar=2024, ouder="WK999901")
    indeling = Gebiedsindeling.van([VOORBEELDSTAD.model_copy(update={"ouder": "NL00"}), CENTRUM, buurt])
    assert indeling.keten("BU99990101") == ("BU99990101", "WK999901", "GM9999", "NL00")
    assert indeling.keten("WK123401") == ("WK123401", "GM1234", "NL00")


def test_after_a_break_only_what_may_be_compared_is_left() -> None:
    reeks = maak_reeks(CENTRUM, [1.0, 2.0, 3.0], vanaf=2020)
    assert (reeks.breukjaar, reeks.vergelijkbaar) == (None, reeks)
    gebroken = reeks.model_copy(update={"breuken": (date(2021, 7, 1),)})
    assert gebroken.breukjaar == 2021
    assert [p.waarde for p in gebroken.vergelijkbaar.punten] == [2.0, 3.0]
    eerder = reeks.model_copy(update={"breuken": (date(2020, 1, 1),)})
    assert (eerder.breukjaar, eerder.vergelijkbaar.punten) == (None, reeks.punten)
    later = maak_reeks(CENTRUM, [1.0, 2.0, None], vanaf=2020).model_copy(update={"breuken": (date(2022, 1, 1),)})
    assert (later.breukjaar, later.vergelijkbaar.punten) == (None, later.punten)


def test_only_a_break_between_figures_of_a_reeks_it_touches_is_one_of_the_picture() -> None:
    breuk = maak_gebeurtenis(EDITIE, van=date(2021, 7, 1), is_breuk=True).inhoud
    reeks = maak_reeks(CENTRUM, [1.0, 2.0, 3.0], vanaf=2020)
    gebroken = reeks.model_copy(update={"breuken": (breuk.van,)})
    later = maak_reeks(CENTRUM, [1.0, 2.0], vanaf=2021).model_copy(update={"breuken": (breuk.van,)})
    assert [maak_beeld(r).is_breuk(breuk) for r in (reeks, gebroken, later)] == [False, True, False]
    assert not maak_beeld(gebroken).is_breuk(breuk.model_copy(update={"is_breuk": False}))

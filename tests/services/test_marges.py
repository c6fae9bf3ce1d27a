"""The interval drawn at a figure is the one its sentence speaks of."""

import pytest

from kvdash.domain.keuze import Keuze
from kvdash.domain.reeks import Reeks
from kvdash.services.cijfers import Ernaast, beelden, groot_beeld, met_marges, themabeelden
from kvdash.services.edities import edities
from kvdash.services.signalen import signalen
from kvdash.statistiek import rate_interval
from kvdash.store import Store
from tests.charts.maak import CENTRUM, maak_beeld, maak_punt, maak_reeks
from tests.sessies import SESSIE


def test_chart_and_sentence_agree(demo: Store) -> None:
    editie = edities(demo, SESSIE)[0]
    gevonden = signalen(demo, SESSIE, editie=editie.id, jaar=2024, niveau="wijk")
    (klein,) = beelden(demo, SESSIE, Keuze(editie=editie.id, van=2015, tot=2024), ["bedreiging"])
    keuze = Keuze(editie=editie.id, van=2015, tot=2024)
    beeld = groot_beeld(demo, SESSIE, keuze, klein, spreiding=gevonden.spreiding_van("bedreiging", bron=klein.bron))
    getekend = {reeks.gebied.code: reeks.punt(2024) for reeks in beeld.wijken}
    gezegd = [s for s in gevonden.signalen if s.indicator.code == "bedreiging"]
    assert len(gezegd) == len(getekend) > 3
    for signaal in gezegd:
        punt = getekend[signaal.gebied.code]
        assert punt is not None
        assert (punt.waarde, punt.onder, punt.boven) == pytest.approx((signaal.waarde, signaal.onder, signaal.boven))


def test_the_wijk_put_in_front_is_compared_with_the_gemeente(demo: Store) -> None:
    keuze = Keuze(editie=edities(demo, SESSIE)[0].id, van=2020, tot=2024)
    (klein,) = beelden(demo, SESSIE, keuze, ["bedreiging"])
    beeld = groot_beeld(demo, SESSIE, keuze, klein, spreiding=1.0, uitgelicht="WK999902")
    assert [reeks.gebied.naam for reeks in beeld.alle_reeksen] == ["Noord", "Voorbeeldstad"]
    assert (
        groot_beeld(demo, SESSIE, keuze, klein, spreiding=1.0, uitgelicht="BU00000000").reeksen[0].gebied.code
        == "GM9999"
    )


def test_the_wijk_a_mark_speaks_of_stands_beside_the_gemeente(demo: Store) -> None:
    keuze = Keuze(editie=edities(demo, SESSIE)[0].id, van=2020, tot=2024)
    noord = keuze.model_copy(update={"gebieden": ("WK999902",)})
    ernaast = (Ernaast("bedreiging", "Politie", "WK999902"), Ernaast("mishandeling", "Politie", "WK999901"))
    klein = {b.indicator.code: b for b in themabeelden(demo, SESSIE, keuze, "T1.3", ernaast=ernaast)}
    assert [r.gebied.naam for r in klein["bedreiging"].reeksen] == ["Voorbeeldstad", "Noord"]
    assert [r.gebied.naam for r in klein["mishandeling"].reeksen] == ["Voorbeeldstad", "Centrum"]
    assert [r.gebied.naam for r in klein["straatroof"].reeksen] == ["Voorbeeldstad"]
    (gekozen,) = beelden(demo, SESSIE, noord, ["bedreiging"])
    assert klein["bedreiging"].reeksen[1] == gekozen.reeksen[0]
    groot = groot_beeld(demo, SESSIE, keuze, klein["bedreiging"], spreiding=1.0, ernaast=ernaast)
    assert [r.gebied.naam for r in groot.reeksen] == ["Voorbeeldstad", "Noord"]
    assert {b.indicator.code: b for b in themabeelden(demo, SESSIE, noord, "T1.3", ernaast=ernaast)}[
        "bedreiging"
    ] == gekozen


def test_chance_alone_gives_the_interval_of_a_rate() -> None:
    punt = maak_punt(2024, 12.5, aantal=25.0, noemer=2000.0)
    (reeks,) = met_marges(maak_beeld(Reeks(gebied=CENTRUM, punten=(punt,))), spreiding=1.0).reeksen
    assert (reeks.punten[0].onder, reeks.punten[0].boven) == pytest.approx(rate_interval(25, 2000))


def test_margins_of_the_bron_stay_and_gaps_have_none() -> None:
    beeld = maak_beeld(maak_reeks(CENTRUM, [5.0, None], marge=1.0))
    assert met_marges(beeld, spreiding=3.0) == beeld

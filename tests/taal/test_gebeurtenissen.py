"""Events in words, and what a chart may still say over a break."""

from datetime import date
from typing import Any

from kvdash.domain.gebeurtenis import Gebeurtenis, geleverde_gebeurtenissen
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import gebeurtenisperiode, gebeurtenisregels, gebeurteniszin, grafiektekst, grafiektitel
from tests.charts.maak import met_gebeurtenissen
from tests.store.bouw import maak_editie, maak_gebeurtenis
from tests.taal.bouw import beeld, reeks

EDITIE = maak_editie()


def _gebeurtenis(**velden: Any) -> Gebeurtenis:
    return maak_gebeurtenis(EDITIE, **({"gebieden": ("Centrum",)} | velden)).inhoud


def _beeld(*gebeurtenissen: Gebeurtenis) -> IndicatorBeeld:
    inbraak = beeld(reeks("Centrum", {2020: 10, 2021: 20, 2022: 10}, noemer=9000))
    return met_gebeurtenissen(inbraak, *gebeurtenissen)


def test_when_it_was() -> None:
    assert gebeurtenisperiode(_gebeurtenis()) == "vanaf 1 mei 2023"
    assert gebeurtenisperiode(_gebeurtenis(tot=date(2023, 5, 1))) == "1 mei 2023"
    assert gebeurtenisperiode(_gebeurtenis(tot=date(2024, 1, 31))) == "1 mei 2023 – 31 januari 2024"


def test_what_where_and_how_it_is_known() -> None:
    zin = "Camera's bij het station in Centrum, vanaf 1 mei 2023 (Besluit van de burgemeester)."
    assert gebeurteniszin(_gebeurtenis(), gebieden={"Centrum": "Centrum"}) == zin
    assert " in Centrum" not in gebeurteniszin(_gebeurtenis(), gebieden={})
    wet = geleverde_gebeurtenissen(EDITIE.id)[2].inhoud
    assert "Cijfers van vóór 2024 zijn niet te vergelijken met die van daarna." in gebeurteniszin(wet, gebieden={})


def test_the_numbers_are_those_in_the_chart() -> None:
    regels = gebeurtenisregels(_beeld(_gebeurtenis(naam="Eerst"), _gebeurtenis(naam="Later")))
    assert [regel.split(",")[0] for regel in regels] == ["1. Eerst in Centrum", "2. Later in Centrum"]
    assert regels[1] in grafiektekst(_beeld(_gebeurtenis(naam="Eerst"), _gebeurtenis(naam="Later")))


def test_nothing_is_compared_over_a_break() -> None:
    breuk = _gebeurtenis(van=date(2021, 1, 1), is_breuk=True)
    assert grafiektitel(_beeld()) == "Woninginbraak: in Centrum van 10,0 in 2020 naar 10,0 in 2022"
    assert grafiektitel(_beeld(breuk)) == "Woninginbraak: in Centrum van 20,0 in 2021 naar 10,0 in 2022"
    assert "Centrum: van 20,0 in 2021 naar 10,0 in 2022" in grafiektekst(_beeld(breuk))
    laat = _gebeurtenis(van=date(2022, 7, 1), is_breuk=True)
    assert grafiektitel(_beeld(laat)) == "Woninginbraak: te weinig cijfers sinds de breuk van 2022 om te vergelijken"

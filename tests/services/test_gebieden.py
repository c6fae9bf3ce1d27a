"""Maps and own areas through the ordinary door: plan, what counts then, undo, and the history."""

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import eigen_code
from kvdash.domain.keuze import Keuze
from kvdash.domain.sessie import Sessie
from kvdash.domain.upload import Gebiedsplan
from kvdash.errors import InvoerError, PersoonsgegevensError
from kvdash.services.cijfers import beelden, zichtbare_gebieden
from kvdash.services.eigengebieden import maak_eigen_gebied
from kvdash.services.inlezen import herstel, lees_in, trek_in
from kvdash.store import Store
from kvdash.taal import punttekst
from tests.bestanden import maak_kaart, politie
from tests.sessies import SESSIE
from tests.store.bouw import Jaarcijfer, jaarcijfers

WIE = Sessie.van("Anna Voorbeeld", "analist")
HAVEN = eigen_code("GM9998", "Haven en veld")


def test_a_map_is_planned_written_and_undone(gevuld: Store) -> None:
    codes = ["BU99980101", "BU99980102", "BU99980201"]
    proef = lees_in(gevuld, WIE, "buurten.geojson", maak_kaart(*codes[:2]), proef=True)
    assert proef.plan.gebieden == Gebiedsplan(soort="grens", nieuw=2, gewijzigd=0, gelijk=0)
    assert gevuld.cijfers.grenzen(codes) == {}
    lees_in(gevuld, WIE, "buurten.geojson", maak_kaart(*codes[:2]))
    eerst = gevuld.cijfers.grenzen(codes)
    assert sorted(eerst) == codes[:2]
    groter = lees_in(gevuld, WIE, "groter.geojson", maak_kaart(codes[0], codes[2], zijde=0.02))
    assert groter.plan.gebieden == Gebiedsplan(soort="grens", nieuw=1, gewijzigd=1, gelijk=0)
    assert len(gevuld.cijfers.grenzen(codes)) == 3
    assert groter.upload is not None
    assert gevuld.cijfers.bestand(groter.upload.id) == maak_kaart(codes[0], codes[2], zijde=0.02)
    assert (groter.upload.indeling, groter.upload.waarnemingen) == ("grenzen", 0)
    trek_in(gevuld, WIE, groter.upload.id)
    assert gevuld.cijfers.grenzen(codes) == eerst
    herstel(gevuld, WIE, groter.upload.id)
    assert len(gevuld.cijfers.grenzen(codes)) == 3
    weer = lees_in(gevuld, WIE, "groter.geojson", maak_kaart(codes[0], codes[2], zijde=0.02), proef=True)
    assert weer.plan.gebieden == Gebiedsplan(soort="grens", nieuw=0, gewijzigd=0, gelijk=2)


def test_a_refused_map_leaves_nothing(gevuld: Store) -> None:
    voor = gevuld.hash_tabellen()
    inhoud = maak_kaart("BU99980101").replace(b'"code":', b'"mail": "jan@voorbeeld.nl", "code":')
    with pytest.raises(PersoonsgegevensError):
        lees_in(gevuld, WIE, "buurten.geojson", inhoud)
    assert gevuld.hash_tabellen() == voor


def test_an_own_area_made_on_the_page_is_an_upload(gevuld: Store) -> None:
    inlezing = maak_eigen_gebied(gevuld, WIE, " Haven en  veld ", ["BU99980101", "BU99980201"])
    assert inlezing.plan.gebieden == Gebiedsplan(soort="eigen", nieuw=1, gewijzigd=0, gelijk=0)
    gebied = gevuld.cijfers.gebieden().get(HAVEN)
    assert (gebied.naam, gebied.niveau, gebied.gemeente, gebied.delen) == (
        "Haven en veld",
        "eigen",
        "GM9998",
        ("BU99980101", "BU99980201"),
    )
    (indicator,) = {c.indicator for c in _cijfers(gevuld, "BU99980101")}
    assert [(c.indicator, c.jaar, c.waarde) for c in _cijfers(gevuld, HAVEN)] == [
        (indicator, 2022, 58),
        (indicator, 2023, 65),
        (indicator, 2024, 53),
    ]


def test_the_same_name_again_replaces_the_area(gevuld: Store) -> None:
    maak_eigen_gebied(gevuld, WIE, "Haven en veld", ["BU99980101"])
    anders = maak_eigen_gebied(gevuld, WIE, "Haven en veld", ["BU99980102"])
    assert anders.plan.gebieden == Gebiedsplan(soort="eigen", nieuw=0, gewijzigd=1, gelijk=0)
    assert gevuld.cijfers.gebieden().get(HAVEN).delen == ("BU99980102",)
    assert anders.upload is not None
    trek_in(gevuld, WIE, anders.upload.id)
    assert gevuld.cijfers.gebieden().get(HAVEN).delen == ("BU99980101",)


@pytest.mark.parametrize(("naam", "buurten"), [("  ", ["BU99980101"]), ("Haven", [])])
def test_an_own_area_needs_a_name_and_buurten(gevuld: Store, naam: str, buurten: list[str]) -> None:
    voor = gevuld.hash_tabellen()
    with pytest.raises(InvoerError):
        maak_eigen_gebied(gevuld, WIE, naam, buurten)
    assert gevuld.hash_tabellen() == voor


def test_an_own_area_can_be_chosen_until_it_is_undone(gevuld: Store, editie: Editie) -> None:
    inlezing = maak_eigen_gebied(gevuld, WIE, "Haven en veld", ["BU99980101", "BU99980201"])
    assert HAVEN in [gebied.code for gebied in zichtbare_gebieden(gevuld, SESSIE, editie)]
    assert inlezing.upload is not None
    trek_in(gevuld, WIE, inlezing.upload.id)
    assert HAVEN not in [gebied.code for gebied in zichtbare_gebieden(gevuld, SESSIE, editie)]


def test_a_rate_of_an_own_area_has_the_denominators_of_its_buurten(gevuld: Store, editie: Editie) -> None:
    maak_eigen_gebied(gevuld, WIE, "Haven en veld", ["BU99980101", "BU99980201"])
    keuze = Keuze(editie=editie.id, van=2024, tot=2024, gebieden=(HAVEN,))
    (beeld,) = beelden(gevuld, SESSIE, keuze, ["woninginbraak"])
    (punt,) = beeld.reeksen[0].punten
    assert (punt.aantal, punt.noemer) == (53, 11_800)
    assert punt.waarde == pytest.approx(53 / 11.8)


def test_an_own_area_names_the_buurten_without_a_figure(gevuld: Store, editie: Editie) -> None:
    maak_eigen_gebied(gevuld, WIE, "Haven en veld", ["BU99980101", "BU99980102"])
    regels = politie(onderwerp="1.1.2 Diefstal/inbraak box/garage/schuur").splitlines(keepends=True)
    zonder_pier = b"".join(regel for regel in regels if b"BU99980102" not in regel)
    lees_in(gevuld, WIE, "schuren.csv", zonder_pier)
    keuze = Keuze(editie=editie.id, van=2024, tot=2024, gebieden=(HAVEN,), maat="aantal")
    (beeld,) = beelden(gevuld, SESSIE, keuze, ["inbraak_schuur"])
    (punt,) = beeld.reeksen[0].punten
    assert (punt.waarde, punt.kanttekening, punt.ontbreekt) == (None, "buurten_ontbreken", ("Pier",))
    assert punttekst(punt, maat="aantal") == "onvolledig: geen cijfer voor Pier"


def _cijfers(store: Store, gebied: str) -> list[Jaarcijfer]:
    codes = [i.code for i in store.cijfers.indicatoren() if i.code not in ("inwoners", "woningen")]
    return jaarcijfers(store, indicatoren=codes, gebieden=[gebied], van=2022, tot=2024)

"""With whom an edition is compared."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import DEMO_GEMEENTE, Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.sessie import Sessie
from kvdash.domain.vergelijking import Groepskeuze
from kvdash.errors import InvoerError
from kvdash.services import dossier
from kvdash.services import vergelijking as dienst
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in, maak_editie, voeg_editie_toe

ANALIST = Sessie.van("Ans", "analist")
INWONERS = {f"GM12{nummer:02d}": 10_000.0 * nummer for nummer in range(1, 16)}
EIGEN = "GM1207"


@pytest.fixture
def editie(store: Store) -> Iterator[Editie]:
    """An edition of the seventh of fifteen gemeenten; all have a figure, and a demo gemeente of its size is there."""
    gemeenten = (*INWONERS, DEMO_GEMEENTE)
    rijen = [Rij("inwoners", "CBS", gebied=code, waarde=INWONERS.get(code, 70_000.0)) for code in gemeenten]
    rijen += [Rij("inbraak", gebied=EIGEN)]
    gebieden = [Gebied(code=c, naam=f"G{c}", niveau="gemeente", indelingsjaar=2024, gemeente=c) for c in gemeenten]
    soorten = (Indicator(code="inwoners", naam="inwoners"), Indicator(code="inbraak", naam="Inbraak", thema="T1.3"))
    lees_in(store, rijen, indicatoren=soorten, gebieden=gebieden)
    editie = maak_editie(gemeente=EIGEN)
    voeg_editie_toe(store, editie)
    yield editie


def test_the_ten_gemeenten_nearest_in_inhabitants_are_taken(store: Store, editie: Editie) -> None:
    gevonden = dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar")
    assert gevonden.groep is None
    assert [g.code for g in gevonden.leden] == [f"GM12{n:02d}" for n in (2, 3, 4, 5, 6, 8, 9, 10, 11, 12)]
    assert gevonden.gebied.naam == "10 vergelijkbare gemeenten"


def test_of_two_as_near_the_lower_code_is_taken(store: Store, editie: Editie) -> None:
    assert "GM1202" in {g.code for g in dienst.dichtstbij(store, EIGEN)}
    assert "GM1201" not in {g.code for g in dienst.dichtstbij(store, EIGEN)}


def test_gemeente_and_country_are_there_by_themselves(store: Store, editie: Editie) -> None:
    gemeente, land = (
        dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, soort) for soort in ("gemeente", "nederland")
    )
    assert gemeente.gebied.code == EIGEN
    assert (land.gebied.code, land.gebied.naam) == ("NL00", "Nederland")


def test_an_own_group_takes_the_place_of_the_nearest(store: Store, editie: Editie) -> None:
    dienst.bewaar_groep(store, ANALIST, editie=editie.id, naam="  De  regio ", gemeenten=["GM1215", "GM1201"])
    gevonden = dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar")
    assert (gevonden.groep, gevonden.gebied.naam) == ("De regio", "De regio")
    assert [g.code for g in gevonden.leden] == ["GM1201", "GM1215"]
    dossier.zet(store, ANALIST, Groepskeuze(groep=None), editie=editie.id)
    terug = dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar")
    assert len(terug.leden) == 10
    dossier.zet(store, ANALIST, Groepskeuze(groep="De regio"), editie=editie.id)
    assert len(dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar").leden) == 2
    (groep,) = dienst.groepen(store, SESSIE, editie.id)
    weg = dossier.verwijder(store, ANALIST, groep)
    assert dienst.groepen(store, SESSIE, editie.id) == ()
    assert len(dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar").leden) == 10
    dossier.zet_terug(store, ANALIST, weg)
    assert len(dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar").leden) == 2


def test_groups_come_by_name_and_one_of_the_same_name_is_the_next_version(store: Store, editie: Editie) -> None:
    for naam, gemeente in (("Regio", "GM1201"), ("Buren", "GM1202"), ("Regio", "GM1203")):
        dienst.bewaar_groep(store, ANALIST, editie=editie.id, naam=naam, gemeenten=[gemeente])
    buren, regio = dienst.groepen(store, SESSIE, editie.id)
    assert (buren.inhoud.gemeenten, buren.versie) == (("GM1202",), 1)
    assert (regio.inhoud.gemeenten, regio.versie) == (("GM1203",), 2)
    assert dienst.gekozen_groep(store, SESSIE, editie.id) == regio.inhoud
    ander = voeg_editie_toe(store, maak_editie(gemeente=EIGEN))
    assert dienst.groepen(store, SESSIE, ander.id) == ()


@pytest.mark.parametrize("gemeenten", [[], [EIGEN], ["GM0000"], [DEMO_GEMEENTE]])
def test_a_group_holds_other_gemeenten_that_are_known(store: Store, editie: Editie, gemeenten: list[str]) -> None:
    with pytest.raises(InvoerError, match="minstens één andere gemeente"):
        dienst.bewaar_groep(store, ANALIST, editie=editie.id, naam="Regio", gemeenten=gemeenten)


def test_a_group_needs_a_name(store: Store, editie: Editie) -> None:
    with pytest.raises(InvoerError, match="een naam"):
        dienst.bewaar_groep(store, ANALIST, editie=editie.id, naam=" ", gemeenten=["GM1201"])


def test_invented_gemeenten_are_not_offered(store: Store, editie: Editie) -> None:
    codes = {g.code for g in dienst.andere_gemeenten(store, SESSIE, editie.id)}
    assert codes == set(INWONERS) - {EIGEN}


def test_without_inhabitants_the_gemeente_itself_is_left(store: Store) -> None:
    editie = maak_editie(id=uuid4())
    voeg_editie_toe(store, editie)
    assert dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar").vergelijker == "gemeente"

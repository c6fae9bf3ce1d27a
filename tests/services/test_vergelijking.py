"""With whom an edition is compared."""

from collections.abc import Iterator
from uuid import NAMESPACE_OID, uuid4, uuid5

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import DEMO_GEMEENTE, Gebied
from kvdash.domain.indicator import Indicator
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.vergelijking import Vergelijkingsgroep
from kvdash.errors import InvoerError, VerouderdError
from kvdash.services import dossier
from kvdash.services import vergelijking as dienst
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.store.bouw import Rij, lees_in, maak_editie, voeg_editie_toe
from tests.stukken import NU, bewaar_groep

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
    _bewaar(store, editie, "  De  regio ", "GM1215", "GM1201")
    gevonden = dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar")
    assert (gevonden.groep, gevonden.gebied.naam) == ("De regio", "De regio")
    assert [g.code for g in gevonden.leden] == ["GM1201", "GM1215"]
    dienst.kies_groep(store, ANALIST, editie=editie.id, groep=None)
    terug = dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar")
    assert len(terug.leden) == 10
    dienst.kies_groep(store, ANALIST, editie=editie.id, groep="de  REGIO")
    assert len(dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar").leden) == 2
    (groep,) = dienst.groepen(store, SESSIE, editie.id)
    weg = dossier.verwijder(store, ANALIST, groep)
    assert dienst.groepen(store, SESSIE, editie.id) == ()
    assert len(dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar").leden) == 10
    dossier.zet_terug(store, ANALIST, weg)
    assert len(dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar").leden) == 2


def test_groups_come_by_name_and_one_that_was_seen_is_the_next_version(store: Store, editie: Editie) -> None:
    regio, _ = (_bewaar(store, editie, naam, gemeente) for naam, gemeente in (("Regio", "GM1201"), ("Buren", "GM1202")))
    _bewaar(store, editie, "regio ", "GM1203", gezien=regio)
    buren, regio = dienst.groepen(store, SESSIE, editie.id)
    assert (buren.inhoud.gemeenten, buren.versie) == (("GM1202",), 1)
    assert (regio.inhoud.naam, regio.inhoud.gemeenten, regio.versie) == ("regio", ("GM1203",), 2)
    assert dienst.gekozen_groep(store, SESSIE, editie.id) == regio.inhoud
    ander = voeg_editie_toe(store, maak_editie(gemeente=EIGEN))
    assert dienst.groepen(store, SESSIE, ander.id) == ()


def _bewaar(
    store: Store, editie: Editie, naam: str, *gemeenten: str, gezien: Stuk[Vergelijkingsgroep] | None = None
) -> Stuk[Vergelijkingsgroep]:
    return bewaar_groep(store, ANALIST, editie=editie.id, naam=naam, gemeenten=gemeenten, gezien=gezien)


def test_a_group_is_not_overwritten_by_who_did_not_see_it(store: Store, editie: Editie) -> None:
    regio = _bewaar(store, editie, "Regio", "GM1201")
    for naam in ("Regio", "REGIO", " regio", "Re\u200bgio"):
        with pytest.raises(InvoerError, match="al een vergelijkingsgroep met de naam 'Regio'"):
            _bewaar(store, editie, naam, "GM1202")
    nieuw = _bewaar(store, editie, "Regio", "GM1202", gezien=regio)
    with pytest.raises(VerouderdError, match="Ans heeft dit intussen gewijzigd"):
        _bewaar(store, editie, "Regio", "GM1203", gezien=regio)
    dossier.verwijder(store, ANALIST, nieuw)
    opnieuw = _bewaar(store, editie, "regio", "GM1204")
    assert (opnieuw.id, opnieuw.versie, opnieuw.inhoud.gemeenten) == (regio.id, 4, ("GM1204",))


def test_two_groups_that_older_versions_kept_apart_both_stay(store: Store, editie: Editie) -> None:
    """Their ids were made of the name as it was typed."""
    oud = {}
    for naam, gemeente in (("Buren", "GM1201"), ("buren", "GM1202")):
        id_ = uuid5(NAMESPACE_OID, f"kvdash/{editie.id}/vergelijkingsgroep/{naam}")
        inhoud = Vergelijkingsgroep(naam=naam, gemeenten=(gemeente,))
        nieuw = Stuk.nieuw(inhoud, editie=editie.id, wie="Ans", wanneer=NU)
        oud[naam] = nieuw.model_copy(update={"id": id_})
        store.dossier.schrijf(oud[naam])
    for naam, stuk in oud.items():
        dienst.kies_groep(store, ANALIST, editie=editie.id, groep=naam)
        assert _gekozen(store, editie) == naam
        gewijzigd = _bewaar(store, editie, naam, "GM1203", gezien=stuk)
        assert (gewijzigd.id, gewijzigd.versie) == (stuk.id, 2)
    with pytest.raises(InvoerError, match="al een vergelijkingsgroep"):
        _bewaar(store, editie, "BUREN", "GM1204")
    weg = {
        naam: dossier.verwijder(store, ANALIST, dossier.huidig(store, ANALIST, oud[naam]))
        for naam in ("Buren", "buren")
    }
    dossier.zet_terug(store, ANALIST, weg["Buren"])
    with pytest.raises((InvoerError, VerouderdError)):
        dossier.zet_terug(store, ANALIST, dossier.huidig(store, ANALIST, weg["buren"]))
    assert [g.inhoud.naam for g in dienst.groepen(store, SESSIE, editie.id)] == ["Buren"]


def _gekozen(store: Store, editie: Editie) -> str | None:
    groep = dienst.gekozen_groep(store, SESSIE, editie.id)
    return groep.naam if groep else None


def test_only_a_group_that_is_there_can_be_chosen(store: Store, editie: Editie) -> None:
    _bewaar(store, editie, "Regio", "GM1201")
    with pytest.raises(InvoerError, match="De groep 'Weg' is er niet"):
        dienst.kies_groep(store, ANALIST, editie=editie.id, groep="Weg")
    assert _gekozen(store, editie) == "Regio"


@pytest.mark.parametrize("gemeenten", [[], [EIGEN], ["GM0000"], [DEMO_GEMEENTE]])
def test_a_group_holds_other_gemeenten_that_are_known(store: Store, editie: Editie, gemeenten: list[str]) -> None:
    with pytest.raises(InvoerError, match="minstens één andere gemeente"):
        _bewaar(store, editie, "Regio", *gemeenten)


def test_a_group_needs_a_name(store: Store, editie: Editie) -> None:
    with pytest.raises(InvoerError, match="een naam"):
        _bewaar(store, editie, " ", "GM1201")


def test_invented_gemeenten_are_not_offered(store: Store, editie: Editie) -> None:
    codes = {g.code for g in dienst.andere_gemeenten(store, SESSIE, editie.id)}
    assert codes == set(INWONERS) - {EIGEN}


def test_without_inhabitants_the_gemeente_itself_is_left(store: Store) -> None:
    editie = maak_editie(id=uuid4())
    voeg_editie_toe(store, editie)
    assert dienst.met_wie_te_vergelijken(store, SESSIE, editie.id, "vergelijkbaar").vergelijker == "gemeente"

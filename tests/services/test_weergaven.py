"""Weergaven: unique names, links, and what is said of what is no longer there."""

from functools import partial

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.keuze import Keuze
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.weergave import Weergave
from kvdash.errors import GeenRechtError, InvoerError, VerouderdError
from kvdash.services.dossier import herstel_versie, maak, verwijder, zet_terug
from kvdash.services.dossier import wijzig as dossier_wijzig
from kvdash.services.edities import begin_editie, open_weergave, weergaven
from kvdash.services.eigengebieden import maak_eigen_gebied
from kvdash.services.inlezen import trek_in
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.stukken import NU, bewaar_weergave, wijzig


def _bewaar(
    store: Store, editie: Editie, gebruiker: Sessie, naam: str = "Inbraak", *gebieden: str, **stand: str
) -> Stuk[Weergave]:
    keuze = Keuze(editie=editie.id, van=2022, tot=2024, gebieden=gebieden, maat="aantal", vergelijker="nederland")
    return bewaar_weergave(store, gebruiker, naam=naam, keuze=keuze, stand=tuple(sorted(stand.items())))


def test_it_is_found_by_name_and_by_link_as_it_was_kept(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    bewaard = _bewaar(gevuld, editie, analist, "  Inbraak  in Haven ", "WK999801", thema="T1.3", weergave="kaart")
    assert (bewaard.inhoud.naam, bewaard.auteur, len(bewaard.inhoud.code)) == ("Inbraak in Haven", analist.naam, 8)
    assert weergaven(gevuld, SESSIE, editie.id) == (bewaard,)
    for code in (bewaard.inhoud.code, bewaard.inhoud.code.upper()):
        geopend = open_weergave(gevuld, SESSIE, code)
        assert (geopend.weergave, geopend.ontbreekt) == (bewaard.inhoud, ())


@pytest.mark.parametrize("code", ["", "0", "00000000", "%______%", "niet-bestaand"])
def test_an_unknown_link_says_so(gevuld: Store, editie: Editie, analist: Sessie, code: str) -> None:
    _bewaar(gevuld, editie, analist)
    with pytest.raises(InvoerError, match="bestaat niet"):
        open_weergave(gevuld, SESSIE, code)


@pytest.mark.parametrize(("naam", "melding"), [(" ", "Geef de weergave een naam"), ("x" * 81, "langer dan 80")])
def test_a_name_is_needed_and_not_too_long(
    gevuld: Store, editie: Editie, analist: Sessie, naam: str, melding: str
) -> None:
    with pytest.raises(InvoerError, match=melding):
        _bewaar(gevuld, editie, analist, naam)


def test_a_name_is_given_once_in_an_edition(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    eerste, tweede = _bewaar(gevuld, editie, analist), _bewaar(gevuld, editie, analist, "Overlast")
    with pytest.raises(InvoerError, match="al een weergave met de naam 'Inbraak'"):
        _bewaar(gevuld, editie, analist, "INBRAAK")
    with pytest.raises(InvoerError, match="al een weergave"):
        wijzig(gevuld, analist, tweede, naam="inbraak")
    anders = wijzig(gevuld, analist, eerste, naam="inbraak")
    assert [w.inhoud.naam for w in weergaven(gevuld, SESSIE, editie.id)] == ["inbraak", "Overlast"]
    ander = begin_editie(gevuld, analist, gemeente="GM9997")
    assert _bewaar(gevuld, ander, analist, "inbraak").inhoud.naam == anders.inhoud.naam


def test_a_removed_one_says_so_and_comes_back_unless_its_name_is_taken(
    gevuld: Store, editie: Editie, analist: Sessie
) -> None:
    weg = verwijder(gevuld, analist, _bewaar(gevuld, editie, analist))
    assert weergaven(gevuld, SESSIE, editie.id) == ()
    with pytest.raises(InvoerError, match="De weergave 'Inbraak' is verwijderd"):
        open_weergave(gevuld, SESSIE, weg.inhoud.code)
    terug = zet_terug(gevuld, analist, weg)
    assert [w.id for w in weergaven(gevuld, SESSIE, editie.id)] == [weg.id]
    opnieuw = verwijder(gevuld, analist, terug)
    ander = _bewaar(gevuld, editie, analist, "Inbraak", "WK999801")
    assert (ander.id, ander.versie) == (weg.id, 5)
    with pytest.raises(VerouderdError):
        zet_terug(gevuld, analist, opnieuw)
    assert [v.verwijderd for v in gevuld.dossier.versies(Weergave, weg.id)] == [False, True, False, True, False]


def test_under_another_name_its_link_holds(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    bewaard = _bewaar(gevuld, editie, analist)
    hernoemd = wijzig(gevuld, analist, bewaard, naam="Woninginbraak")
    assert (hernoemd.ouder, hernoemd.inhoud.code) == (bewaard.id, bewaard.inhoud.code)
    assert open_weergave(gevuld, SESSIE, bewaard.inhoud.code).weergave == hernoemd.inhoud
    assert [w.inhoud.naam for w in weergaven(gevuld, SESSIE, editie.id)] == ["Woninginbraak"]
    terug = wijzig(gevuld, analist, hernoemd, naam="Inbraak")
    assert terug.id == bewaard.id
    assert open_weergave(gevuld, SESSIE, bewaard.inhoud.code).weergave == terug.inhoud
    verwijder(gevuld, analist, terug)
    with pytest.raises(InvoerError, match="is verwijderd"):
        open_weergave(gevuld, SESSIE, bewaard.inhoud.code)


def test_a_link_never_leads_to_two(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    """Renamed, its former name made anew, and then what it said under that name put back."""
    eerst = _bewaar(gevuld, editie, analist)
    hernoemd = wijzig(gevuld, analist, eerst, naam="Woninginbraak")
    oud = gevuld.dossier.stuk(Weergave, eerst.id)
    for terug in (partial(zet_terug, gevuld, analist, oud), partial(herstel_versie, gevuld, analist, oud, versie=1)):
        with pytest.raises(InvoerError, match="heet nu 'Woninginbraak'"):
            terug()
    with pytest.raises(InvoerError, match="heet nu 'Woninginbraak'"):
        wijzig(gevuld, analist, oud)
    opnieuw = _bewaar(gevuld, editie, analist)
    assert (opnieuw.id, opnieuw.versie) == (eerst.id, 3)
    hersteld = herstel_versie(gevuld, analist, opnieuw, versie=1)
    assert hersteld.inhoud == eerst.inhoud.model_copy(update={"code": opnieuw.inhoud.code})
    nagemaakt = hersteld.inhoud.model_copy(update={"code": hernoemd.inhoud.code})
    with pytest.raises(InvoerError, match="code van een weergave"):
        dossier_wijzig(gevuld, analist, hersteld, inhoud=nagemaakt)
    ander = maak(gevuld, analist, nagemaakt.model_copy(update={"naam": "Derde"}), editie=editie.id)
    codes = [w.inhoud.code for w in weergaven(gevuld, SESSIE, editie.id)]
    assert len(set(codes)) == len(codes) == 3
    assert ander.inhoud.code not in (hernoemd.inhoud.code, hersteld.inhoud.code)


def test_of_two_who_bring_back_both_names_one_is_refused(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    eerst = _bewaar(gevuld, editie, analist)
    weg = verwijder(gevuld, analist, wijzig(gevuld, analist, eerst, naam="Woninginbraak"))
    oud = gevuld.dossier.stuk(Weergave, eerst.id)
    zet_terug(gevuld, analist, weg)
    levend = oud.volgende(wie="Bram", wanneer=NU, verwijderd=False)
    with pytest.raises(VerouderdError):  # what who looked before that writes
        gevuld.dossier.schrijf(weg.volgende(wie="Bram", wanneer=NU), levend)
    assert [w.inhoud.naam for w in weergaven(gevuld, SESSIE, editie.id)] == ["Woninginbraak"]


@pytest.mark.parametrize("naam", ["Cafe\u0301s", "CAFÉS", " cafés ", "café\u200bs"])
def test_a_name_is_the_same_however_it_is_typed(gevuld: Store, editie: Editie, analist: Sessie, naam: str) -> None:
    _bewaar(gevuld, editie, analist, "Cafés")
    with pytest.raises(InvoerError, match="al een weergave met de naam 'Cafés'"):
        _bewaar(gevuld, editie, analist, naam)


def test_who_comes_second_hears_what_the_first_did(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    bewaard = _bewaar(gevuld, editie, analist)
    wijzig(gevuld, Sessie.van("Anna", "analist"), bewaard, naam="Van de eerste")
    with pytest.raises(VerouderdError, match="Anna heeft dit intussen") as fout:
        wijzig(gevuld, analist, bewaard, naam="Van de tweede")
    assert fout.value.eigen == "Van de tweede"
    assert [w.inhoud.naam for w in weergaven(gevuld, SESSIE, editie.id)] == ["Van de eerste"]


def test_what_is_gone_is_named_and_the_rest_opens(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    inlezing = maak_eigen_gebied(gevuld, analist, "Kust", ["BU99980101", "BU99980201"])
    (kust,) = [g for g in gevuld.cijfers.gebieden().van_gemeente("GM9998", niveau="eigen") if g.naam == "Kust"]
    stand = {"indicator": "weg@CBS", "gebied": kust.code, "uitgelicht": "WK999801", "met": ""}
    bewaard = _bewaar(gevuld, editie, analist, "Kust", kust.code, "WK999802", **stand)
    assert inlezing.upload is not None
    trek_in(gevuld, analist, inlezing.upload.id)
    geopend = open_weergave(gevuld, SESSIE, bewaard.inhoud.code)
    assert geopend.weergave.keuze.gebieden == ("WK999802",)
    assert dict(geopend.weergave.stand) == {"uitgelicht": "WK999801", "met": ""}
    assert geopend.ontbreekt == (
        "Het gebied Kust is er niet meer.",
        "Het onderwerp weg@CBS is er niet meer.",
    )
    assert gevuld.dossier.stuk(Weergave, bewaard.id) == bewaard


def test_years_without_figures_are_left_out(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    keuze = Keuze(editie=editie.id, van=2023, tot=2031)
    bewaard = bewaar_weergave(gevuld, analist, naam="Later", pagina="overzicht", keuze=keuze)
    geopend = open_weergave(gevuld, SESSIE, bewaard.inhoud.code)
    assert (geopend.weergave.keuze.van, geopend.weergave.keuze.tot) == (2023, 2024)
    assert geopend.ontbreekt == ("Cijfers na 2024 zijn er niet.",)


def test_a_reader_keeps_nothing(gevuld: Store, editie: Editie) -> None:
    with pytest.raises(GeenRechtError):
        _bewaar(gevuld, editie, Sessie.van("Lena", "bestuurder"))

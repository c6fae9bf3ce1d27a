"""Everything that people write goes by the same use cases, of whatever kind."""

from typing import Any
from uuid import uuid4

import pytest

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.errors import GeenRechtError, InvoerError, VerouderdError
from kvdash.services import dossier
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.stukken import markeer_prioriteit, schrijf_bevinding, wijzig

BEWIJS = Bewijs(
    indicator="woninginbraak", bron="Politie", maat="aantal", gebied="WK999801", periode="2024JJ00", waarde=30
)
ANNA, BRAM = Sessie.van("Anna", "analist"), Sessie.van("Bram", "analist")


def _teksten(store: Store, editie: Editie) -> list[str]:
    return [stuk.inhoud.tekst for stuk in dossier.bevindingen(store, SESSIE, editie.id)]


def test_a_bevinding_keeps_its_evidence_and_author(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    geschreven = schrijf_bevinding(
        gevuld,
        analist,
        editie=editie.id,
        soort="aandachtspunt",
        onderwerp="T1.3",
        tekst=" In Haven daalt het aantal inbraken. ",
        gebieden=["WK999801"],
        bewijs=[BEWIJS],
    )
    (bewaard,) = dossier.bevindingen(gevuld, SESSIE, editie.id, veld=1)
    assert bewaard == geschreven
    assert (bewaard.inhoud.tekst, bewaard.auteur, bewaard.inhoud.bewijs) == (
        "In Haven daalt het aantal inbraken.",
        "analist",
        (BEWIJS,),
    )
    assert (bewaard.status, bewaard.rubricering, bewaard.versie) == ("concept", "intern", 1)
    assert dossier.bevindingen(gevuld, SESSIE, editie.id, veld=2) == ()


@pytest.mark.parametrize(("veld", "onderwerp"), [(2, "T1.3"), (2, "R1"), (1, "T9.9")])
def test_an_onderwerp_of_another_veld_is_refused(
    gevuld: Store, editie: Editie, analist: Sessie, veld: int, onderwerp: str
) -> None:
    with pytest.raises(InvoerError, match=onderwerp):
        schrijf_bevinding(gevuld, analist, editie=editie.id, veld=veld, soort="accent", onderwerp=onderwerp)


def test_an_unknown_edition_or_empty_text_is_refused(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    with pytest.raises(InvoerError):
        schrijf_bevinding(gevuld, analist, editie=uuid4())
    with pytest.raises(InvoerError, match="tekst"):
        schrijf_bevinding(gevuld, analist, editie=editie.id, tekst="  ")
    punt = schrijf_bevinding(gevuld, analist, editie=editie.id)
    with pytest.raises(InvoerError, match="tekst"):
        wijzig(gevuld, analist, punt, tekst=" ")
    with pytest.raises(InvoerError, match="bestaat niet"):
        dossier.wijzig(gevuld, analist, punt, status="afgevallen")


def test_removal_can_be_undone(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    punt = schrijf_bevinding(gevuld, analist, editie=editie.id, veld=3, tekst="Meer licht bij school.")
    weg = dossier.verwijder(gevuld, analist, punt)
    assert _teksten(gevuld, editie) == []
    assert dossier.stukken(gevuld, SESSIE, Bevinding, editie=editie.id, verwijderd=True) == (weg,)
    dossier.zet_terug(gevuld, analist, weg)
    assert _teksten(gevuld, editie) == ["Meer licht bij school."]


def test_the_second_of_two_edits_loses_nothing(gevuld: Store, editie: Editie) -> None:
    punt = schrijf_bevinding(gevuld, ANNA, editie=editie.id, veld=4, soort="ondernemers", tekst="eerste")
    wijzig(gevuld, BRAM, punt, tekst="van een ander")
    with pytest.raises(VerouderdError, match="Bram heeft dit intussen gewijzigd") as gevangen:
        wijzig(gevuld, ANNA, punt, tekst="van mij")
    assert (gevangen.value.huidig, gevangen.value.eigen) == ("van een ander", "van mij")


def test_who_edits_what_was_removed_meanwhile_may_put_it_back(gevuld: Store, editie: Editie) -> None:
    punt = schrijf_bevinding(gevuld, ANNA, editie=editie.id, tekst="eerste")
    dossier.verwijder(gevuld, BRAM, punt)
    with pytest.raises(VerouderdError, match="Bram heeft dit intussen verwijderd") as gevangen:
        wijzig(gevuld, ANNA, punt, tekst="van mij")
    assert (gevangen.value.huidig, gevangen.value.eigen) == ("eerste", "van mij")
    wijzig(gevuld, ANNA, dossier.huidig(gevuld, ANNA, punt), tekst="van mij")
    assert _teksten(gevuld, editie) == ["van mij"]


def test_a_candidate_is_marked_edited_withdrawn_and_put_back(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    kandidaat = markeer_prioriteit(
        gevuld,
        analist,
        editie=editie.id,
        naam=" Woninginbraak ",
        deelthemas=["inbraak in de avond", " "],
        elementen=["preventie"],
        bewijs=[BEWIJS],
    )
    assert (kandidaat.inhoud.naam, kandidaat.inhoud.deelthemas) == ("Woninginbraak", ("inbraak in de avond",))
    assert kandidaat.status == "mogelijk"
    kandidaat = wijzig(gevuld, analist, kandidaat, naam="Inbraak", deelthemas=("avond",), elementen=())
    weg = dossier.verwijder(gevuld, analist, kandidaat)
    assert dossier.prioriteiten(gevuld, SESSIE, editie.id) == ()
    assert dossier.prioriteiten(gevuld, SESSIE, editie.id, verwijderd=True) == (weg,)
    dossier.zet_terug(gevuld, analist, weg)
    (terug,) = dossier.prioriteiten(gevuld, SESSIE, editie.id)
    assert (terug.inhoud.naam, terug.inhoud.bewijs) == ("Inbraak", (BEWIJS,))


def test_candidates_are_filtered_and_ordered(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    for veld, naam in ((3, "zorg op school"), (1, "Woninginbraak"), (5, "Aanpak van ondermijning")):
        markeer_prioriteit(gevuld, analist, editie=editie.id, veld=veld, naam=naam)

    def namen(**keuze: Any) -> list[str]:
        return [p.inhoud.naam for p in dossier.prioriteiten(gevuld, SESSIE, editie.id, **keuze)]

    assert namen() == ["Woninginbraak", "zorg op school", "Aanpak van ondermijning"]
    assert namen(volgorde="naam") == ["Aanpak van ondermijning", "Woninginbraak", "zorg op school"]
    assert namen(volgorde="gewijzigd")[0] == "Aanpak van ondermijning"
    assert namen(velden=[3, 5]) == ["zorg op school", "Aanpak van ondermijning"]


def test_a_stuk_is_put_behind_another_or_before_all(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    een, twee, drie = (schrijf_bevinding(gevuld, analist, editie=editie.id, tekst=t) for t in ("een", "twee", "drie"))
    dossier.verplaats(gevuld, analist, drie, na=een)
    assert _teksten(gevuld, editie) == ["een", "drie", "twee"]
    dossier.verplaats(gevuld, analist, twee, na=None)
    assert _teksten(gevuld, editie) == ["twee", "een", "drie"]
    dossier.verplaats(gevuld, analist, dossier.huidig(gevuld, SESSIE, twee), na=dossier.huidig(gevuld, SESSIE, drie))
    assert _teksten(gevuld, editie) == ["een", "drie", "twee"]


def test_what_becomes_a_concept_again_is_no_longer_openbaar_unless_someone_says_so(
    gevuld: Store, editie: Editie, analist: Sessie
) -> None:
    punt = schrijf_bevinding(gevuld, analist, editie=editie.id)
    punt = dossier.wijzig(gevuld, analist, punt, status="akkoord", rubricering="openbaar")
    opnieuw = dossier.wijzig(gevuld, analist, punt, status="concept", rubricering="openbaar")
    assert (opnieuw.status, opnieuw.rubricering) == ("concept", "intern")
    gekozen = dossier.wijzig(gevuld, analist, opnieuw, rubricering="openbaar")
    assert (gekozen.status, gekozen.rubricering) == ("concept", "openbaar")
    geheim = dossier.wijzig(gevuld, analist, gekozen, status="akkoord", rubricering="vertrouwelijk")
    assert dossier.wijzig(gevuld, analist, geheim, status="concept").rubricering == "vertrouwelijk"


def _verloop(store: Store, sessie: Sessie, stuk: Stuk[Any]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (v.stuk.wie, v.actie, tuple(d.veld for d in v.verschillen)) for v in dossier.geschiedenis(store, sessie, stuk)
    ]


def test_the_history_tells_who_changed_what_from_what_to_what(gevuld: Store, editie: Editie) -> None:
    punt = schrijf_bevinding(gevuld, ANNA, editie=editie.id, tekst="Het is donker bij het station.")
    punt = wijzig(gevuld, BRAM, punt, tekst="Het is te donker bij school.", gebieden=("WK999801",))
    punt = dossier.wijzig(gevuld, ANNA, punt, status="akkoord", rubricering="openbaar")
    weg = dossier.verwijder(gevuld, BRAM, punt)
    terug = dossier.zet_terug(gevuld, ANNA, weg)
    assert _verloop(gevuld, SESSIE, terug) == [
        ("Anna", "teruggezet", ()),
        ("Bram", "verwijderd", ()),
        ("Anna", "gewijzigd", ("status", "rubricering")),
        ("Bram", "gewijzigd", ("tekst", "gebieden")),
        ("Anna", "gemaakt", ()),
    ]
    versies = dossier.geschiedenis(gevuld, SESSIE, terug)
    assert versies[2].verschillen == (("status", "concept", "akkoord"), ("rubricering", "intern", "openbaar"))
    assert versies[3].verschillen[1] == ("gebieden", (), ("WK999801",))
    assert [(w.tekst, w.soort) for w in versies[3].woorden] == [
        ("Het is", "gelijk"),
        ("te", "erbij"),
        ("donker bij", "gelijk"),
        ("het station.", "weg"),
        ("school.", "erbij"),
    ]
    assert [(w.tekst, w.soort) for w in versies[4].woorden] == [("Het is donker bij het station.", "gelijk")]
    wanneer = [v.stuk.wanneer for v in versies]
    assert wanneer == sorted(wanneer, reverse=True)


@pytest.mark.parametrize("versie", [1, 2, 3, 4])
def test_any_version_can_be_restored_and_that_is_a_new_one(gevuld: Store, editie: Editie, versie: int) -> None:
    kandidaat = markeer_prioriteit(gevuld, ANNA, editie=editie.id, naam="Wonen", bewijs=[BEWIJS])
    kandidaat = wijzig(gevuld, ANNA, kandidaat, naam="Veilig wonen", deelthemas=("Licht",))
    kandidaat = dossier.wijzig(gevuld, ANNA, kandidaat, status="prioriteit", rubricering="openbaar")
    weg = dossier.verwijder(gevuld, ANNA, kandidaat)
    eerder = gevuld.dossier.versies(Prioriteit, weg.id)[versie - 1]
    terug = dossier.herstel_versie(gevuld, BRAM, weg, versie=versie)
    assert (terug.versie, terug.wie, terug.auteur, terug.verwijderd) == (5, "Bram", "Anna", False)
    assert (terug.inhoud, terug.status) == (eerder.inhoud, "prioriteit")
    assert terug.rubricering == ("intern" if versie < 3 else "openbaar")
    assert dossier.prioriteiten(gevuld, SESSIE, editie.id) == (terug,)
    with pytest.raises(VerouderdError):
        dossier.herstel_versie(gevuld, ANNA, weg, versie=1)
    with pytest.raises(InvoerError, match="Versie 9 is er niet"):
        dossier.herstel_versie(gevuld, ANNA, terug, versie=9)


def test_what_was_secret_stays_so_and_what_was_akkoord_is_asked_again(gevuld: Store, editie: Editie) -> None:
    punt = schrijf_bevinding(gevuld, ANNA, editie=editie.id, tekst="Met naam.", rubricering="vertrouwelijk")
    punt = wijzig(gevuld, ANNA, punt, tekst="Zonder naam.")
    punt = dossier.wijzig(gevuld, ANNA, punt, status="akkoord", rubricering="openbaar")
    terug = dossier.herstel_versie(gevuld, ANNA, punt, versie=1)
    assert (terug.inhoud.tekst, terug.status, terug.rubricering) == ("Met naam.", "concept", "vertrouwelijk")


def test_a_copy_with_other_words_is_not_believed(gevuld: Store, editie: Editie) -> None:
    kandidaat = markeer_prioriteit(gevuld, ANNA, editie=editie.id, naam="Wonen")
    bestuurder = Sessie.van("Bea", "bestuurder")
    inhoud = kandidaat.inhoud.model_copy(update={"naam": "Iets anders"})
    nagemaakt = kandidaat.model_copy(update={"inhoud": inhoud, "rubricering": "openbaar", "status": "prioriteit"})
    weg = dossier.verwijder(gevuld, bestuurder, nagemaakt)
    assert (weg.inhoud, weg.rubricering, weg.status) == (kandidaat.inhoud, "intern", "mogelijk")
    with pytest.raises(InvoerError, match="'topgeheim' kan hier niet"):
        dossier.rubriceer(gevuld, ANNA, [weg], rubricering="topgeheim")  # type: ignore[arg-type]


def test_an_edition_is_not_removed(gevuld: Store, editie: Editie) -> None:
    (stuk,) = dossier.stukken(gevuld, ANNA, Editie, editie=editie.id)
    with pytest.raises(InvoerError, match="Een editie kan niet worden verwijderd"):
        dossier.verwijder(gevuld, ANNA, stuk)


def test_versions_that_may_not_be_seen_are_left_out_and_cannot_be_restored(gevuld: Store, editie: Editie) -> None:
    geheim = schrijf_bevinding(gevuld, ANNA, editie=editie.id, tekst="Naam van de dader.", rubricering="vertrouwelijk")
    open_ = wijzig(gevuld, ANNA, geheim, tekst="Zonder naam.")
    open_ = dossier.wijzig(gevuld, ANNA, open_, rubricering="openbaar")
    for rol in ("partner", "bestuurder"):
        lezer = Sessie.van("Lena", rol)
        gezien = dossier.geschiedenis(gevuld, lezer, open_)
        assert [v.stuk.versie for v in gezien] == [3]
        assert "dader" not in " ".join(w.tekst for v in gezien for w in v.woorden)
    beperkt = ANNA.voor("openbaar")
    with pytest.raises(InvoerError, match="Versie 1 is er niet"):
        dossier.herstel_versie(gevuld, beperkt, open_, versie=1)


def test_what_the_first_seen_version_was_made_from_is_not_told(gevuld: Store, editie: Editie) -> None:
    """Its differences would tell the words of a version that may not be seen."""
    geheim = schrijf_bevinding(gevuld, ANNA, editie=editie.id, tekst="Naam van de dader.", rubricering="vertrouwelijk")
    zonder = geheim.inhoud.model_copy(update={"tekst": "Zonder naam."})
    open_ = dossier.wijzig(gevuld, ANNA, geheim, inhoud=zonder, rubricering="openbaar")
    (versie,) = dossier.geschiedenis(gevuld, Sessie.van("Piet", "partner"), open_)
    assert "dader" not in " ".join(w.tekst for w in versie.woorden)


def test_what_became_secret_meanwhile_is_not_shown_to_who_has_it_open(gevuld: Store, editie: Editie) -> None:
    punt = schrijf_bevinding(gevuld, ANNA, editie=editie.id, tekst="Eerst.", rubricering="openbaar")
    geheim = punt.inhoud.model_copy(update={"tekst": "Met naam."})
    dossier.wijzig(gevuld, ANNA, punt, inhoud=geheim, rubricering="vertrouwelijk")
    with pytest.raises(GeenRechtError, match="niet bekijken"):
        dossier.huidig(gevuld, Sessie.van("Piet", "partner"), punt)
    with pytest.raises(GeenRechtError, match="niet bekijken") as fout:
        wijzig(gevuld, BRAM.voor("openbaar"), punt, tekst="Van Bram.")
    assert "Met naam" not in str(fout.value)


RARE_TEKSTEN = {
    "html": "<b>vet</b> <script>alert('x')</script> <img src=x onerror=alert(1)> &amp; </blockquote>",
    "lang": "woord " * 16_666 + "eind",
    "emoji": "👮‍♀️🏳️‍🌈 en 𝔘𝔫𝔦 \U0001f468‍\U0001f469‍\U0001f467",
    "rechts naar links": "שלום ‮omgekeerd‬ مرحبا",
    "tekens": "a\x00b\x07c\x1b[31m\td\re\x0bf\u2028g\ufeffh",
    "opmaak": "**vet** `code` $x^2$ :smile: [link](http://kwaad) {veld} %s",
}


@pytest.mark.parametrize("naam", RARE_TEKSTEN)
def test_any_text_is_kept_as_it_was_typed(gevuld: Store, editie: Editie, analist: Sessie, naam: str) -> None:
    tekst = RARE_TEKSTEN[naam].strip()
    punt = schrijf_bevinding(gevuld, analist, editie=editie.id, tekst="Eerst.")
    nieuw = wijzig(gevuld, analist, punt, tekst=tekst)
    kandidaat = markeer_prioriteit(gevuld, analist, editie=editie.id, naam=tekst, deelthemas=[tekst])
    with Store.open(gevuld.path) as ander:
        assert ander.dossier.stuk(Bevinding, punt.id).inhoud.tekst == tekst
        assert [v.inhoud.tekst for v in ander.dossier.versies(Bevinding, punt.id)] == ["Eerst.", tekst]
        assert ander.dossier.stuk(Prioriteit, kandidaat.id).inhoud.woorden == (tekst, tekst)
    with pytest.raises(VerouderdError) as fout:
        wijzig(gevuld, analist, punt, tekst=f"{tekst} anders")
    assert (fout.value.huidig, fout.value.eigen) == (tekst, f"{tekst} anders")
    dossier.verwijder(gevuld, analist, nieuw)
    terug = dossier.herstel_versie(gevuld, analist, dossier.huidig(gevuld, SESSIE, punt), versie=2)
    assert terug.inhoud.tekst == tekst

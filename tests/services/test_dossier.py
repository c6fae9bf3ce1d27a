from uuid import uuid4

import pytest

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Sessie
from kvdash.errors import InvoerError, VerouderdError
from kvdash.services import dossier
from kvdash.store import Store
from tests.sessies import SESSIE

BEWIJS = Bewijs(
    indicator="woninginbraak", bron="Politie", maat="aantal", gebied="WK999801", periode="2024JJ00", waarde=30
)


def test_a_bevinding_keeps_its_evidence_and_author(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    geschreven = dossier.schrijf_bevinding(
        gevuld,
        analist,
        editie=editie.id,
        veld=1,
        soort="aandachtspunt",
        onderwerp="T1.3",
        tekst=" In Haven daalt het aantal inbraken. ",
        gebieden=["WK999801"],
        bewijs=[BEWIJS],
    )
    (bewaard,) = dossier.bevindingen(gevuld, SESSIE, editie.id, veld=1)
    assert bewaard == geschreven
    assert (bewaard.tekst, bewaard.auteur, bewaard.bewijs) == (
        "In Haven daalt het aantal inbraken.",
        "analist",
        (BEWIJS,),
    )
    assert dossier.bevindingen(gevuld, SESSIE, editie.id, veld=2) == ()


@pytest.mark.parametrize(("veld", "onderwerp"), [(2, "T1.3"), (2, "R1"), (1, "T9.9")])
def test_an_onderwerp_of_another_veld_is_refused(
    gevuld: Store, editie: Editie, analist: Sessie, veld: int, onderwerp: str
) -> None:
    with pytest.raises(InvoerError, match=onderwerp):
        dossier.schrijf_bevinding(
            gevuld, analist, editie=editie.id, veld=veld, soort="accent", onderwerp=onderwerp, tekst="x"
        )


def test_an_unknown_edition_or_empty_text_is_refused(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    with pytest.raises(InvoerError):
        dossier.schrijf_bevinding(gevuld, analist, editie=uuid4(), veld=1, soort="bewoners", tekst="x")
    with pytest.raises(InvoerError, match="tekst"):
        dossier.schrijf_bevinding(gevuld, analist, editie=editie.id, veld=1, soort="bewoners", tekst="  ")


def test_removal_can_be_undone(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    punt = dossier.schrijf_bevinding(
        gevuld, analist, editie=editie.id, veld=3, soort="bewoners", tekst="Meer licht bij school."
    )
    weg = dossier.verwijder_bevinding(gevuld, analist, punt)
    assert dossier.bevindingen(gevuld, SESSIE, editie.id) == ()
    dossier.zet_bevinding_terug(gevuld, analist, weg)
    assert [b.tekst for b in dossier.bevindingen(gevuld, SESSIE, editie.id)] == ["Meer licht bij school."]


def test_the_second_of_two_edits_loses_nothing(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    punt = dossier.schrijf_bevinding(gevuld, analist, editie=editie.id, veld=4, soort="ondernemers", tekst="eerste")
    dossier.wijzig_bevinding(gevuld, analist, punt, tekst="van een ander", gebieden=[], status="concept")
    with pytest.raises(VerouderdError) as gevangen:
        dossier.wijzig_bevinding(gevuld, analist, punt, tekst="van mij", gebieden=[], status="concept")
    assert (gevangen.value.huidig, gevangen.value.eigen) == ("van een ander", "van mij")


def test_a_candidate_is_marked_edited_withdrawn_and_put_back(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    kandidaat = dossier.markeer_prioriteit(
        gevuld,
        analist,
        editie=editie.id,
        veld=1,
        naam="Woninginbraak",
        deelthemas=["inbraak in de avond", " "],
        elementen=["preventie"],
        bewijs=[BEWIJS],
    )
    assert kandidaat.deelthemas == ("inbraak in de avond",)
    kandidaat = dossier.wijzig_prioriteit(
        gevuld, analist, kandidaat, naam="Inbraak", deelthemas=["avond"], elementen=[]
    )
    weg = dossier.trek_prioriteit_in(gevuld, analist, kandidaat)
    assert dossier.prioriteiten(gevuld, SESSIE, editie.id) == ()
    assert dossier.prioriteiten(gevuld, SESSIE, editie.id, ingetrokken=True) == (weg,)
    dossier.zet_prioriteit_terug(gevuld, analist, weg)
    (terug,) = dossier.prioriteiten(gevuld, SESSIE, editie.id)
    assert (terug.naam, terug.bewijs) == ("Inbraak", (BEWIJS,))


def test_candidates_are_filtered_and_ordered(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    for veld, naam in ((3, "zorg op school"), (1, "Woninginbraak"), (5, "Aanpak van ondermijning")):
        dossier.markeer_prioriteit(gevuld, analist, editie=editie.id, veld=veld, naam=naam)

    def namen(**keuze: object) -> list[str]:
        return [p.naam for p in dossier.prioriteiten(gevuld, SESSIE, editie.id, **keuze)]  # type: ignore[arg-type]

    assert namen() == ["Woninginbraak", "zorg op school", "Aanpak van ondermijning"]
    assert namen(volgorde="naam") == ["Aanpak van ondermijning", "Woninginbraak", "zorg op school"]
    assert namen(volgorde="gewijzigd")[0] == "Aanpak van ondermijning"
    assert namen(velden=[3, 5]) == ["zorg op school", "Aanpak van ondermijning"]

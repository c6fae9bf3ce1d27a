"""The form of an edition: what the rapportage says of itself."""

from io import BytesIO

from docx import Document

from kvdash.domain.editie import Editie
from kvdash.services.edities import default_keuze
from kvdash.services.exporteren import export_rapportage
from kvdash.ui import data
from tests.pages.conftest import ANALIST, Bladeren, klik, tekst_op, vul


def test_an_edition_is_filled_in_and_comes_in_the_document(editie: Editie, blader: Bladeren) -> None:
    at = blader("rapportage")
    assert "Inleiding van de rapportage: nog niet ingevuld" in tekst_op(at)
    at = klik(at, "Wijzigen")
    vul(at, "Naam", "Veiligheid in Proefdam")
    vul(at, "Periode van de analyse", "najaar 2026")
    vul(at, "Periode van de uitwerking", "voorjaar 2027")
    vul(at, "Hoe deden", "De politie las mee.")
    vul(at, "Inleiding", "Eerste alinea.\n\nTweede alinea.")
    at.number_input(key=f"bewerk-{editie.id}-van").set_value(2028)
    at.number_input(key=f"bewerk-{editie.id}-tot").set_value(2031)
    at = klik(at, "Bewaren")
    assert "Naam: Veiligheid in Proefdam" in tekst_op(at)
    store = data.opslag().store
    nu = store.dossier.editie(editie.id)
    assert (nu.naam, nu.plan_van, nu.plan_tot, nu.gemaakt) == ("Veiligheid in Proefdam", 2028, 2031, editie.gemaakt)
    document = Document(
        BytesIO(export_rapportage(store, ANALIST, default_keuze(store, ANALIST, nu), formaat="docx", voor="openbaar"))
    )
    alineas = [alinea.text for alinea in document.paragraphs]
    assert {"Eerste alinea.", "Tweede alinea.", "De politie las mee."} <= set(alineas)
    assert any("najaar 2026" in alinea for alinea in alineas)


def test_a_plan_that_ends_before_it_begins_is_refused(editie: Editie, blader: Bladeren) -> None:
    at = klik(blader("rapportage"), "Wijzigen")
    at.number_input(key=f"bewerk-{editie.id}-van").set_value(2031)
    at.number_input(key=f"bewerk-{editie.id}-tot").set_value(2028)
    at = klik(at, "Bewaren")
    assert at.error[0].value == "De periode van het plan eindigt vóór zij begint. Controleer de twee jaren. (KV-200)"
    assert data.opslag().store.dossier.editie(editie.id) == editie

"""Who may read what: asked with akkoord, for many texts at once, and for whom an export is."""

from io import BytesIO
from uuid import UUID

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Editie
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import RUBRICERINGEN
from kvdash.domain.stuk import Stuk
from kvdash.services import dossier
from kvdash.services.edities import default_keuze
from kvdash.services.exporteren import export_rapportage, omvang
from kvdash.ui import data
from tests.pages.conftest import ANALIST, Bladeren, bevindingen, klik, tekst_op


def _schrijf(editie: UUID, tekst: str, *, veld: int = 1, onderwerp: str = "T1.3") -> Stuk[Bevinding]:
    inhoud = Bevinding(veld=veld, soort="aandachtspunt", onderwerp=onderwerp, tekst=tekst)
    return dossier.maak(data.opslag().store, ANALIST, inhoud, editie=editie)


def _knop(at: AppTest, sleutel: str) -> AppTest:
    return at.button(key=sleutel).click().run()


def test_akkoord_asks_who_may_read_it_with_openbaar_first(editie: Editie, blader: Bladeren) -> None:
    stuk = _schrijf(editie.id, "Inbraken nemen toe.")
    assert (stuk.status, stuk.rubricering) == ("concept", "intern")
    at = _knop(blader("veld-1", paragraaf="2"), f"akkoord-{stuk.id}")
    assert at.selectbox(key=f"akkoord-{stuk.id}-rubricering").value == "openbaar"
    _knop(at, f"akkoord-{stuk.id}-ja-{stuk.versie}")
    (nu,) = bevindingen(editie.id)
    assert (nu.status, nu.rubricering) == ("akkoord", "openbaar")


@pytest.mark.parametrize("thema", ["T5.2", "T5.3"])
def test_what_may_point_at_persons_is_proposed_as_vertrouwelijk(editie: Editie, blader: Bladeren, thema: str) -> None:
    stuk = _schrijf(editie.id, "Een pand in de haven.", veld=5, onderwerp=thema)
    at = _knop(blader("veld-5", paragraaf="2"), f"akkoord-{stuk.id}")
    assert at.selectbox(key=f"akkoord-{stuk.id}-rubricering").value == "vertrouwelijk"
    at.selectbox(key=f"akkoord-{stuk.id}-rubricering").set_value("intern")
    _knop(at, f"akkoord-{stuk.id}-ja-{stuk.versie}")
    assert bevindingen(editie.id)[0].rubricering == "intern"
    assert "· intern" in tekst_op(blader("veld-5", paragraaf="2"))


def test_one_list_makes_many_openbaar_at_once(editie: Editie, blader: Bladeren) -> None:
    store = data.opslag().store
    klaar, eigen, blijft = (_schrijf(editie.id, tekst) for tekst in ("Klaar.", "Ook klaar.", "Nog niet."))
    for stuk in (klaar, eigen):
        dossier.wijzig(store, ANALIST, stuk, status="akkoord")
    at = blader("rapportage")
    at.session_state["rubriceren"] = True
    at = at.run()
    vinken = {vink.label: vink for vink in at.checkbox if vink.label.startswith("Aandachtspunt")}
    assert [(label.split(": ")[1], vink.value) for label, vink in vinken.items()] == [
        ("Klaar.", True),
        ("Ook klaar.", True),
        ("Nog niet.", False),
    ]
    at = klik(at, "Maak openbaar")
    assert {b.inhoud.tekst: b.rubricering for b in bevindingen(editie.id)} == {
        "Klaar.": "openbaar",
        "Ook klaar.": "openbaar",
        "Nog niet.": "intern",
    }
    assert blijft.versie == 1 == bevindingen(editie.id)[-1].versie


def test_candidates_are_counted_apart_from_texts(editie: Editie, blader: Bladeren) -> None:
    _vul(editie.id)
    at = blader("rapportage")
    assert at.expander[0].label == "Wie mag wat lezen? 2 teksten en 1 kandidaat nog niet openbaar"
    at.session_state["rubriceren"] = True
    at = at.run()
    for vink in at.checkbox:
        if vink.label.startswith(("Aandachtspunt", "Mogelijke prioriteit")):
            vink.check()
    assert "2 teksten en 1 kandidaat openbaar gemaakt." in tekst_op(klik(at, "Maak openbaar"))


def test_the_page_asks_for_whom_and_says_how_much_each_gets(editie: Editie, blader: Bladeren) -> None:
    _vul(editie.id)
    at = blader("rapportage")
    keuze = at.radio(key="voor-rapportage")
    assert keuze.options == [
        "Iedereen (openbaar): 1 tekst, 0 mogelijke prioriteiten",
        "Bestuur en analisten (intern): 2 teksten, 1 mogelijke prioriteit",
        "Alleen analisten (vertrouwelijk): 3 teksten, 1 mogelijke prioriteit",
    ]
    assert keuze.value == "openbaar"
    assert "2 teksten en 1 kandidaat zijn weggelaten uit het bestand. Die zijn niet openbaar" in tekst_op(at)
    at = keuze.set_value("intern").run()
    assert "1 tekst is weggelaten uit het bestand. Die is vertrouwelijk" in tekst_op(at)


def test_a_file_without_any_text_is_made_after_asking(editie: Editie, blader: Bladeren) -> None:
    _schrijf(editie.id, "Alleen intern.")
    at = blader("rapportage")
    assert not [knop for knop in at.get("download_button") if str(knop.key).startswith("download-rapportage")]
    assert any("Voor deze lezers blijft er geen tekst over" in melding.value for melding in at.warning)
    at = at.checkbox(key="toch-rapportage").check().run()
    assert [str(knop.key) for knop in at.get("download_button")] == [
        "download-rapportage-docx",
        "download-rapportage-xlsx",
    ]


@pytest.mark.parametrize("voor", RUBRICERINGEN)
def test_a_document_holds_what_its_readers_may_see(editie: Editie, voor: str) -> None:
    teksten = _vul(editie.id)
    store = data.opslag().store
    (lezers,) = [r for r in RUBRICERINGEN if r == voor]
    inhoud = export_rapportage(store, ANALIST, default_keuze(store, ANALIST, editie), formaat="docx", voor=lezers)
    document = Document(BytesIO(inhoud))
    alles = "\n".join(alinea.text for alinea in document.paragraphs)
    mag = RUBRICERINGEN[: RUBRICERINGEN.index(lezers) + 1]
    assert {r: tekst in alles for r, tekst in teksten.items()} == {r: r in mag for r in RUBRICERINGEN}
    assert omvang(store, ANALIST, editie.id)[lezers].teksten == len(mag)


def _vul(editie: UUID) -> dict[str, str]:
    """A text of each rubricering, and a candidate that is intern."""
    store = data.opslag().store
    teksten: dict[str, str] = {}
    for rubricering in RUBRICERINGEN:
        teksten[rubricering] = f"Tekst die {rubricering} is."
        inhoud = Bevinding(veld=1, soort="aandachtspunt", onderwerp="T1.3", tekst=teksten[rubricering])
        dossier.maak(store, ANALIST, inhoud, editie=editie, rubricering=rubricering)
    dossier.maak(store, ANALIST, Prioriteit(veld=1, naam="Kandidaat"), editie=editie)
    return teksten

import io
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.keuze import Keuze
from kvdash.domain.sessie import Sessie
from kvdash.services.cijfers import bewijs_van, themabeelden
from kvdash.services.exporteren import export_rapportage, prioriteitenoverzicht, rapportage
from kvdash.services.inlezen import lees_in
from kvdash.store import Store
from tests import bestanden
from tests.sessies import SESSIE
from tests.stukken import markeer_prioriteit, schrijf_bevinding


@pytest.fixture
def keuze(gevuld: Store, editie: Editie) -> Keuze:
    return Keuze(editie=editie.id, van=2022, tot=2024)


def test_a_thema_leads_with_what_its_bevindingen_rest_on(gevuld: Store, keuze: Keuze, analist: Sessie) -> None:
    lees_in(gevuld, analist, "rob.csv", bestanden.politie(onderwerp="1.4.6 Straatroof"))
    assert _leading(gevuld, keuze) == "woninginbraak"
    beeld = next(b for b in themabeelden(gevuld, SESSIE, keuze, "T1.3") if b.indicator.code == "straatroof")
    schrijf_bevinding(
        gevuld,
        analist,
        editie=keuze.editie,
        veld=1,
        soort="duiding",
        onderwerp="T1.3",
        tekst="Straatroof valt op.",
        bewijs=[bewijs_van(beeld, gebied="GM9998", jaar=2024)],
    )
    assert _leading(gevuld, keuze) == "straatroof"


def test_the_rapportage_has_every_thema_and_names_its_sources(gevuld: Store, keuze: Keuze) -> None:
    inhoud = rapportage(gevuld, SESSIE, keuze, voor="intern")
    assert [c.thema for h in inhoud.hoofdstukken for c in h.cijfers] == [thema.code for thema in THEMAS]
    assert [bron.split(":")[0] for bron in inhoud.bronnen] == ["Politie"]
    assert "politie.csv" in inhoud.bronnen[0]


def test_the_document_holds_what_was_written(gevuld: Store, keuze: Keuze, analist: Sessie) -> None:
    schrijf_bevinding(
        gevuld, analist, editie=keuze.editie, veld=4, soort="bewoners", tekst="Er rijdt te veel sluipverkeer."
    )
    with zipfile.ZipFile(io.BytesIO(export_rapportage(gevuld, SESSIE, keuze, formaat="docx", voor="intern"))) as docx:
        tekst = "".join(ElementTree.fromstring(docx.read("word/document.xml")).itertext())
    assert "Er rijdt te veel sluipverkeer." in tekst
    assert "Voorbeeldgegevens" not in tekst


def test_the_overview_gives_evidence_in_words(gevuld: Store, keuze: Keuze, analist: Sessie) -> None:
    (beeld,) = themabeelden(gevuld, SESSIE, keuze.model_copy(update={"gebieden": ("WK999801",)}), "T1.3")
    markeer_prioriteit(
        gevuld,
        analist,
        editie=keuze.editie,
        veld=1,
        naam="Woninginbraak",
        bewijs=[bewijs_van(beeld, gebied="WK999801", jaar=2024)],
    )
    (rij,) = prioriteitenoverzicht(gevuld, SESSIE, keuze, voor="intern").rijen
    (zin,) = rij.bewijs
    assert "Haven" in zin
    assert "30" in zin
    assert "2024" in zin
    assert prioriteitenoverzicht(gevuld, SESSIE, keuze, voor="intern", velden=[2]).rijen == ()


def test_what_writes_documents_is_loaded_by_who_writes_one() -> None:
    opdracht = "import sys, kvdash.services.exporteren; print([n for n in ('docx', 'lxml') if n in sys.modules])"
    gedaan = subprocess.run([sys.executable, "-c", opdracht], capture_output=True, text=True, check=True)
    assert gedaan.stdout.split() == ["[]"]


def _leading(store: Store, keuze: Keuze) -> str:
    (beeld,) = rapportage(store, SESSIE, keuze, voor="intern").hoofdstukken[0].cijfers_van("T1.3").beelden
    return beeld.indicator.code

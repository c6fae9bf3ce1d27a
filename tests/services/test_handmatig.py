import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Sessie
from kvdash.errors import InvoerError
from kvdash.services.handmatig import Invoer, sjabloon, voer_in
from kvdash.services.inlezen import lees_in
from kvdash.store import Store
from tests.sessies import SESSIE
from tests.store.bouw import jaarcijfers

BRANDEN = Invoer(indicator="woningbranden", gebied="GM9998", jaar=2023, waarde=14)


def test_typed_figures_are_kept_as_an_upload_with_bron_and_note(gevuld: Store, analist: Sessie) -> None:
    inlezing = voer_in(
        gevuld,
        analist,
        [BRANDEN, BRANDEN.model_copy(update={"jaar": 2024, "waarde": 9})],
        bron="Veiligheidsregio",
        datum=date(2025, 2, 1),
        notitie="per mail",
    )
    assert inlezing.upload is not None
    assert (inlezing.plan.nieuw, inlezing.upload.notitie) == (2, "per mail")
    rijen = jaarcijfers(gevuld, indicatoren=["woningbranden"], gebieden=["GM9998"], van=2023, tot=2024)
    assert [(r.bron, r.maat, r.jaar, r.waarde) for r in rijen] == [
        ("Veiligheidsregio", "aantal", 2023, 14),
        ("Veiligheidsregio", "aantal", 2024, 9),
    ]
    assert b"Datum: 2025-02-01" in gevuld.cijfers.bestand(inlezing.upload.id)


def test_a_fraction_keeps_its_decimals(gevuld: Store, analist: Sessie) -> None:
    cijfer = Invoer(indicator="vm_rapportcijfer_veiligheid", gebied="GM9998", jaar=2023, waarde=7.25)
    voer_in(gevuld, analist, [cijfer], bron="Eigen enquête", datum=date(2024, 1, 1))
    (rij,) = jaarcijfers(gevuld, indicatoren=[cijfer.indicator], gebieden=["GM9998"], van=2023, tot=2023)
    assert (rij.waarde, rij.maat) == (7.25, "rapportcijfer")


def test_without_figures_or_bron_nothing_is_read_in(gevuld: Store, analist: Sessie) -> None:
    with pytest.raises(InvoerError, match="cijfer"):
        voer_in(gevuld, analist, [], bron="x", datum=date(2025, 1, 1))
    with pytest.raises(InvoerError, match="bron"):
        voer_in(gevuld, analist, [BRANDEN], bron=" ", datum=date(2025, 1, 1))


def test_a_csv_template_comes_back_with_figures(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    inhoud = sjabloon(gevuld, SESSIE, editie=editie.id, thema="T4.2", formaat="csv").decode("utf-8-sig")
    kop, *rijen = csv.reader(io.StringIO(inhoud), delimiter=";")
    assert {rij[3] for rij in rijen} >= {"GM9998"}
    for nummer, rij in enumerate(rijen, start=1):
        rij[-1] = str(nummer)
    uit = io.StringIO()
    csv.writer(uit, delimiter=";").writerows([kop, *rijen])
    inlezing = lees_in(gevuld, analist, "ingevuld.csv", uit.getvalue().encode())
    assert (inlezing.verslag.regels_geweigerd, inlezing.plan.nieuw) == (0, len(rijen))


def test_a_workbook_template_comes_back_with_figures(
    gevuld: Store, editie: Editie, analist: Sessie, tmp_path: Path
) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(sjabloon(gevuld, SESSIE, editie=editie.id, thema="T1.3", formaat="xlsx")))
    blad = boek.worksheets[0]
    for rij in range(2, blad.max_row + 1):
        blad.cell(rij, blad.max_column, value=rij)
    boek.save(tmp_path / "ingevuld.xlsx")
    inlezing = lees_in(gevuld, analist, "ingevuld.xlsx", tmp_path / "ingevuld.xlsx")
    assert inlezing.verslag.geweigerd == ()
    assert inlezing.plan.nieuw == blad.max_row - 1

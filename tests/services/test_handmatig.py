import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kvdash.domain.editie import Editie
from kvdash.domain.gebruiker import Gebruiker
from kvdash.errors import InvoerError
from kvdash.services.handmatig import Invoer, sjabloon, voer_in
from kvdash.services.inlezen import lees_in
from kvdash.store import Store

BRANDEN = Invoer(indicator="woningbranden", gebied="GM9998", jaar=2023, waarde=14)


def test_typed_figures_are_kept_as_an_upload_with_bron_and_note(gevuld: Store, analist: Gebruiker) -> None:
    inlezing = voer_in(
        gevuld,
        [BRANDEN, BRANDEN.model_copy(update={"jaar": 2024, "waarde": 9})],
        bron="Veiligheidsregio",
        datum=date(2025, 2, 1),
        notitie="per mail",
        gebruiker=analist,
    )
    assert inlezing.upload is not None
    assert (inlezing.plan.nieuw, inlezing.upload.notitie) == (2, "per mail")
    rijen = gevuld.cijfers.jaarcijfers(indicatoren=["woningbranden"], gebieden=["GM9998"], van=2023, tot=2024)
    assert [(r.bron, r.maat, r.jaar, r.waarde) for r in rijen] == [
        ("Veiligheidsregio", "aantal", 2023, 14),
        ("Veiligheidsregio", "aantal", 2024, 9),
    ]
    assert b"Datum: 2025-02-01" in gevuld.cijfers.bestand(inlezing.upload.id)


def test_a_fraction_keeps_its_decimals(gevuld: Store, analist: Gebruiker) -> None:
    cijfer = Invoer(indicator="vm_rapportcijfer_veiligheid", gebied="GM9998", jaar=2023, waarde=7.25)
    voer_in(gevuld, [cijfer], bron="Eigen enquête", datum=date(2024, 1, 1), gebruiker=analist)
    (rij,) = gevuld.cijfers.jaarcijfers(indicatoren=[cijfer.indicator], gebieden=["GM9998"], van=2023, tot=2023)
    assert (rij.waarde, rij.maat) == (7.25, "rapportcijfer")


def test_without_figures_or_bron_nothing_is_read_in(gevuld: Store, analist: Gebruiker) -> None:
    with pytest.raises(InvoerError, match="cijfer"):
        voer_in(gevuld, [], bron="x", datum=date(2025, 1, 1), gebruiker=analist)
    with pytest.raises(InvoerError, match="bron"):
        voer_in(gevuld, [BRANDEN], bron=" ", datum=date(2025, 1, 1), gebruiker=analist)


def test_a_csv_template_comes_back_with_figures(gevuld: Store, editie: Editie, analist: Gebruiker) -> None:
    inhoud = sjabloon(gevuld, editie=editie.id, thema="T4.2", formaat="csv").decode("utf-8-sig")
    kop, *rijen = csv.reader(io.StringIO(inhoud), delimiter=";")
    assert {rij[3] for rij in rijen} >= {"GM9998"}
    for nummer, rij in enumerate(rijen, start=1):
        rij[-1] = str(nummer)
    uit = io.StringIO()
    csv.writer(uit, delimiter=";").writerows([kop, *rijen])
    inlezing = lees_in(gevuld, "ingevuld.csv", uit.getvalue().encode(), gebruiker=analist)
    assert (inlezing.verslag.regels_geweigerd, inlezing.plan.nieuw) == (0, len(rijen))


def test_a_workbook_template_comes_back_with_figures(
    gevuld: Store, editie: Editie, analist: Gebruiker, tmp_path: Path
) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(sjabloon(gevuld, editie=editie.id, thema="T1.3", formaat="xlsx")))
    blad = boek.worksheets[0]
    for rij in range(2, blad.max_row + 1):
        blad.cell(rij, blad.max_column, value=rij)
    boek.save(tmp_path / "ingevuld.xlsx")
    inlezing = lees_in(gevuld, "ingevuld.xlsx", tmp_path / "ingevuld.xlsx", gebruiker=analist)
    assert inlezing.verslag.geweigerd == ()
    assert inlezing.plan.nieuw == blad.max_row - 1

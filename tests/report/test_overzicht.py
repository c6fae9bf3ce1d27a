"""The prioriteitenoverzicht as workbook, document and CSV."""

import csv
import io
import zipfile
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from kvdash.report import text
from kvdash.report.documenten import overzicht_in_blokken, schrijf_overzicht_csv
from kvdash.report.werkmap import schrijf_xlsx
from kvdash.report.word import schrijf_docx
from tests.report.maak import maak_overzicht

GEVAARLIJK = ("=1+1", "+31", "-veel", "@naam", "\tstiekem")


def blad(*namen: str) -> Any:
    return load_workbook(io.BytesIO(schrijf_xlsx(overzicht_in_blokken(maak_overzicht(*namen)))))[text.OVERZICHT]


def csv_rijen(*namen: str) -> list[list[str]]:
    inhoud = schrijf_overzicht_csv(maak_overzicht(*namen))
    assert inhoud.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))


def test_workbook_has_title_source_date_filter_and_a_real_table() -> None:
    werkblad = blad("Inbraak", "Verkeer")
    assert [werkblad.cell(rij, 1).value for rij in range(1, 5)] == [
        "Mogelijke prioriteiten Voorbeeldstad",
        "Bron: kvdash, Veiligheidsanalyse 2026–2029 (Voorbeeldgegevens)",
        "Stand van 24 november 2026.",
        "Getoond: Veld 1, 2",
    ]
    assert werkblad.tables["Prioriteiten"].ref == "A6:H8"
    assert [cel.value for cel in werkblad[6]] == list(text.OVERZICHT_KOLOMMEN)
    assert werkblad["B7"].value == "Inbraak"
    assert werkblad["D7"].value == "• Objectieve veiligheid\n• Verlichting van achterpaden"
    assert werkblad["H7"].is_date


def test_workbook_prints_on_landscape_pages_of_full_width() -> None:
    werkblad = blad("Inbraak")
    assert werkblad.page_setup.orientation == "landscape"
    assert werkblad.sheet_properties.pageSetUpPr.fitToPage
    assert werkblad.page_setup.fitToHeight == 0
    assert werkblad.print_title_rows == "$6:$6"
    assert werkblad.freeze_panes == "A7"


@pytest.mark.parametrize("naam", GEVAARLIJK)
def test_text_never_becomes_a_formula(naam: str) -> None:
    cel = blad(naam)["B7"]
    assert (cel.data_type, cel.value) == ("s", naam)
    assert csv_rijen(naam)[1][1] == f"'{naam}"


@pytest.mark.parametrize("teken", ["\x00", "\x1b[31m", "\x0b", "\x7f", "\ufffe", "\ud800"])
def test_characters_that_no_file_can_hold_become_blanks(teken: str) -> None:
    naam, schoon = f"In{teken}braak", f"In {teken[1:]}braak"
    overzicht = maak_overzicht(naam).model_copy(update={"gemeente_naam": naam, "bron": naam, "filter": naam})
    assert csv_rijen(naam)[1][1] == schoon
    werkmap = load_workbook(io.BytesIO(schrijf_xlsx(overzicht_in_blokken(overzicht))))
    assert (werkmap[text.OVERZICHT]["B7"].value, werkmap.properties.creator) == (schoon, schoon)
    document = Document(io.BytesIO(schrijf_docx(overzicht_in_blokken(overzicht))))
    assert document.tables[0].cell(1, 1).text == schoon
    assert document.core_properties.author == schoon
    assert schoon in document.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("teken", ["x", "👮", "="])
def test_a_cell_that_is_too_small_says_that_it_is_not_all(teken: str) -> None:
    passend, te_lang = teken * (32_767 // (len(teken.encode("utf-16-le")) // 2)), teken * 32_768
    assert blad(passend)["B7"].value == passend
    cel = blad(te_lang)["B7"].value
    assert cel.endswith(text.AFGEKAPT)
    assert te_lang.startswith(cel.removesuffix(text.AFGEKAPT))
    assert 32_700 < len(cel.encode("utf-16-le")) // 2 <= 32_767
    assert te_lang in csv_rijen(te_lang)[1][1]


def test_text_never_becomes_xml_of_the_workbook() -> None:
    assert blad("<r><kapot></r>")["B7"].value.strip() == "<r><kapot></r>"


def test_csv_has_one_line_per_candidate_with_source_and_date() -> None:
    kop, *rijen = csv_rijen("Inbraak", "Twee\nregels; met puntkomma")
    assert kop == [*text.OVERZICHT_KOLOMMEN, "Bron", "Stand van"]
    assert [rij[1] for rij in rijen] == ["Inbraak", "Twee regels; met puntkomma"]
    assert rijen[0][3] == "Objectieve veiligheid | Verlichting van achterpaden"
    assert rijen[0][-2:] == ["kvdash, Veiligheidsanalyse 2026–2029 (Voorbeeldgegevens)", "24 november 2026"]


def test_document_is_landscape_with_source_date_and_table() -> None:
    document = Document(io.BytesIO(schrijf_docx(overzicht_in_blokken(maak_overzicht("Inbraak")))))
    sectie = document.sections[0]
    assert (sectie.page_width or 0) > (sectie.page_height or 0)
    assert "Stand van 24 november 2026." in [p.text for p in document.paragraphs]
    cellen = [cel.text for cel in document.tables[0].rows[1].cells]
    assert cellen[:3] == ["1 Woon- en leefomgeving", "Inbraak", "mogelijk"]
    assert cellen[-1] == "24 november 2026"


def test_without_candidates_each_says_so() -> None:
    leeg = maak_overzicht()
    assert blad()["A6"].value == text.GEEN_RIJEN
    document = Document(io.BytesIO(schrijf_docx(overzicht_in_blokken(leeg))))
    assert text.GEEN_RIJEN in [p.text for p in document.paragraphs]
    assert len(csv_rijen()) == 1


def test_the_table_fits_between_the_margins() -> None:
    document = Document(io.BytesIO(schrijf_docx(overzicht_in_blokken(maak_overzicht("Inbraak")))))
    sectie = document.sections[0]
    ruimte = (sectie.page_width or 0) - (sectie.left_margin or 0) - (sectie.right_margin or 0)
    assert sum(cel.width or 0 for cel in document.tables[0].rows[0].cells) <= ruimte


def test_long_text_gets_a_higher_row() -> None:
    kort, lang = (blad(naam).row_dimensions[7].height for naam in ("Inbraak", "Woninginbraak " * 20))
    assert lang > kort


def test_the_workbook_is_a_zip_without_macros() -> None:
    with zipfile.ZipFile(io.BytesIO(schrijf_xlsx(overzicht_in_blokken(maak_overzicht("Inbraak"))))) as pakket:
        assert pakket.testzip() is None
        assert "xl/vbaProject.bin" not in pakket.namelist()

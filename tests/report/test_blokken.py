"""A document as blocks: numbers that are equal in every format, and both writers tell all of it."""

import io
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from kvdash.domain.kernbeleid import VELDEN
from kvdash.domain.sessie import Rubricering
from kvdash.report import text
from kvdash.report.blokken import Alinea, Blok, Bron, Document, Kop, Lijst, Punt, Tabel, Tabelcel, Tabelkolom
from kvdash.report.documenten import rapportage_in_blokken
from kvdash.report.werkmap import schrijf_xlsx
from kvdash.report.word import schrijf_docx
from tests.report.maak import TOEN, maak_bevinding, maak_rapportage
from tests.report.uittreksel import uittreksel


def document(*blokken: Blok, voor: Rubricering = "openbaar") -> Document:
    return Document(onderwerp="Proef", gemeente="Testdorp", gemaakt_op=TOEN, voor=voor, is_demo=False, blokken=blokken)


def tabel(*rijen: tuple[Tabelcel, ...], koppen: tuple[str, ...] = ("Jaar", "Noord"), bijschrift: str = "") -> Tabel:
    kolommen = tuple(Tabelkolom(kop, 3.0) for kop in koppen)
    return Tabel(kolommen=kolommen, rijen=rijen, bijschrift=bijschrift, bron=Bron(tekst="Bron: Politie."))


def boek_van(inhoud: Document) -> Any:
    return load_workbook(io.BytesIO(schrijf_xlsx(inhoud)))


def cellen(blad: Any) -> list[Any]:
    return [cel.value for rij in blad.iter_rows() for cel in rij if cel.value is not None]


def test_a_chapter_begins_its_paragraphs_again_and_figures_count_on() -> None:
    inhoud = document(
        Kop(tekst="Vooraf", niveau=1),
        Kop(tekst="Een", niveau=1, genummerd=True),
        Kop(tekst="Deel", niveau=2, genummerd=True),
        tabel(bijschrift="eerste"),
        Kop(tekst="Twee", niveau=1, genummerd=True),
        Kop(tekst="Deel", niveau=2, genummerd=True),
        Kop(tekst="Los", niveau=3),
        tabel(),
        tabel(bijschrift="tweede"),
    )
    assert [nummer for nummer, _ in inhoud.genummerd()] == ["", "1", "1.1", "1", "2", "2.1", "", "", "2"]


def test_both_writers_tell_all_that_is_in_the_blocks() -> None:
    inhoud = rapportage_in_blokken(maak_rapportage())
    word = "\n".join(uittreksel(schrijf_docx(inhoud)))
    boek = boek_van(inhoud)
    excel = "\n".join(str(waarde) for blad in boek for waarde in cellen(blad))
    teksten = [zin for blok in inhoud.blokken for zin in teksten_van(blok)]
    assert len(teksten) > 500
    assert [zin for zin in teksten if zin not in word] == []
    assert [zin for zin in teksten if zin not in excel] == []


def teksten_van(blok: Blok) -> list[str]:
    """What a reader must find: each text, caption, alternative text, note, source, and each cell that is a text."""
    match blok:
        case Kop():
            return [blok.tekst, *([blok.noot.tekst] if blok.noot else [])]
        case Alinea():
            return [blok.tekst]
        case Lijst():
            return [zin for punt in blok.punten for zin in (punt.vet.strip(), punt.tekst, punt.toelichting)]
        case Tabel():
            rijen = [cel.tekst for rij in blok.rijen for cel in rij if cel.waarde is None]
            onder = [*map(str, blok.noten), *([blok.bron.tekst] if blok.bron else [])]
            return [blok.bijschrift, *(kolom.kop for kolom in blok.kolommen), *rijen, *onder]
        case _:
            return [blok.bijschrift, blok.alt, *map(str, blok.noten), blok.bron.tekst]


def test_the_workbook_has_a_sheet_for_each_chapter_with_the_same_number() -> None:
    namen = boek_van(rapportage_in_blokken(maak_rapportage())).sheetnames
    assert namen[:3] == [text.ANALYSE, text.INLEIDING, f"1 {VELDEN[0].naam}"]
    assert len(namen) == 9
    assert max(map(len, namen)) <= 31


def test_figures_in_the_workbook_are_numbers_that_show_as_in_the_document() -> None:
    rij = (
        Tabelcel("2024", 2024),
        Tabelcel("8,8*", 8.76),
        Tabelcel("12,3%", 12.34),
        Tabelcel("1.234", 1234.0),
        Tabelcel("onderdrukt"),
        Tabelcel("minder dan 0,001", 0.0002),
        Tabelcel("−0,5", -0.51),
    )
    blad = boek_van(document(tabel(rij, koppen=tuple("abcdefg"))))["Proef"]
    getallen = [(cel.value, cel.number_format) for cel in blad[blad.max_row - 1]]
    assert getallen == [
        (2024, "0"),
        (8.76, '#,##0.0"*"'),
        (12.34, '#,##0.0"%"'),
        (1234, "#,##0"),
        ("onderdrukt", "General"),
        ("minder dan 0,001", "General"),
        (-0.51, "#,##0.0"),
    ]


def test_a_real_table_has_a_head_of_its_own_for_each_column() -> None:
    rij = tuple(map(Tabelcel, ("2024", "a", "b", "c")))
    blad = boek_van(document(tabel(rij, koppen=("Jaar", "Centrum", "centrum", "Centrum (2)"), bijschrift="x")))["Proef"]
    assert [kolom.name for kolom in blad.tables["Tabel1"].tableColumns] == [
        "Jaar",
        "Centrum",
        "centrum (2)",
        "Centrum (2) (2)",
    ]


def test_a_text_that_does_not_fit_in_a_cell_runs_on_in_the_next() -> None:
    lang = "é" * 60_000 + "🙂" * 20_000 + "einde"
    assert "".join(cellen(boek_van(document(Alinea(tekst=lang)))["Proef"])[1:]) == lang


@pytest.mark.parametrize("naam", ["=1+1", "[a]:b*c?/\\d", "'x'", "h" * 80])
def test_a_heading_becomes_the_name_of_a_sheet_whatever_is_in_it(naam: str) -> None:
    inhoud = document(Kop(tekst=naam, niveau=1), Kop(tekst=naam, niveau=1))
    assert len(boek_van(inhoud).sheetnames) == 3


def test_texts_that_not_everyone_may_read_are_marked_in_the_workbook() -> None:
    inhoud = document(
        Lijst(punten=(Punt(tekst="Voor allen."), Punt(tekst="Geheim.", rubricering="vertrouwelijk"))),
        voor="vertrouwelijk",
    )
    blad = boek_van(inhoud)["Proef"]
    assert cellen(blad)[1:] == ["• Voor allen.", "• Geheim. (vertrouwelijk)"]
    assert blad.oddHeader.right.text == "vertrouwelijk"


def test_a_bevinding_keeps_its_rubricering() -> None:
    geheim = maak_bevinding("bewoners", None, "Geheim.").model_copy(update={"rubricering": "vertrouwelijk"})
    eerste = maak_rapportage().hoofdstukken[0].model_copy(update={"bevindingen": (geheim,)})
    inhoud = rapportage_in_blokken(maak_rapportage().model_copy(update={"hoofdstukken": (eerste,)}))
    punten = [punt for blok in inhoud.blokken if isinstance(blok, Lijst) for punt in blok.punten]
    assert [punt.rubricering for punt in punten if punt.tekst.startswith("Geheim.")] == ["vertrouwelijk"]


def test_tables_without_a_caption_or_a_name_stand_beside_each_other() -> None:
    zonder = tabel((Tabelcel("2024", 2024), Tabelcel("1,0", 1.0)))
    assert len(boek_van(document(zonder, zonder))["Proef"].tables) == 2


def test_a_table_over_pages_keeps_its_head_in_sight() -> None:
    blad = boek_van(document(tabel(*[(Tabelcel("2024", 2024), Tabelcel("1,0", 1.0))] * 60)))["Proef"]
    assert (blad.freeze_panes, blad.print_title_rows) == ("A4", "$3:$3")


def test_white_space_in_a_text_stays_in_word() -> None:
    inhoud = schrijf_docx(document(Alinea(tekst="een\ttwee\r\ndrie  vier\u00a0vijf ")))
    assert docx.Document(io.BytesIO(inhoud)).paragraphs[-1].text == "een\ttwee\ndrie  vier\u00a0vijf "

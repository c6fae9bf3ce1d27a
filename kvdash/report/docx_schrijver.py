"""The building blocks of a Word document: headings with a table of contents, lists, charts, tables, footnotes."""

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from kvdash.report import text
from kvdash.report.docx_huisstijl import TABELSTIJL, drop_numbering
from kvdash.report.docx_xml import (
    Voetnoten,
    add_bookmark,
    add_field,
    add_link,
    add_text,
    begin_field,
    element,
    end_field,
    set_alt_text,
)

BREEDTE = Cm(16)


class Kolom(NamedTuple):
    """A column of a table: its head, its width, and whether it holds numbers (set to the right)."""

    kop: str
    breedte: Length
    is_getal: bool = False


class _Ingang(NamedTuple):
    """A line of the table of contents."""

    tekst: str
    niveau: int
    bladwijzer: str


class Schrijver:
    """Writes to the end of one document and keeps count of its chapters, figures, tables and footnotes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.voetnoten = Voetnoten(document)
        self._ingangen: list[_Ingang] = []
        self._nummers = [0, 0]
        self._figuren = 0
        self._tabellen = 0
        self._inhoud: Paragraph | None = None
        # python-docx looks through all styles for each paragraph, which takes a third of the time of a report.
        self._stijlen = {style.name: style.style_id for style in document.styles}

    def kop(self, tekst: str, *, niveau: int, genummerd: bool = True) -> Paragraph:
        """A heading of level 1 or 2 that the table of contents names; numbered ones get theirs from the style."""
        paragraph = self.alinea(tekst, stijl=f"Heading {niveau}")
        nummer = self._next_nummer(niveau) if genummerd else ""
        if not genummerd:
            drop_numbering(paragraph)
        bladwijzer = f"_Toc{len(self._ingangen) + 1:08d}"
        add_bookmark(paragraph, bladwijzer, number=len(self._ingangen) + 1)
        self._ingangen.append(_Ingang(f"{nummer} {tekst}".strip(), niveau, bladwijzer))
        return paragraph

    def alinea(self, tekst: str, *, stijl: str = "Normal") -> Paragraph:
        paragraph = self._in_stijl(self.document.add_paragraph(), stijl)
        if tekst:
            add_text(paragraph, tekst)
        return paragraph

    def tekst_of_leeg(self, tekst: str, *, leeg: str) -> None:
        """The text, or what is missing."""
        self.alinea(tekst or leeg, stijl="Normal" if tekst else "Ontbreekt")

    def punt(self, tekst: str, *, vet: str = "") -> Paragraph:
        """One item of a list, opening with the words in `vet`."""
        paragraph = self.alinea("", stijl="List Bullet")
        if vet:
            add_text(paragraph, vet).bold = True
        add_text(paragraph, tekst)
        return paragraph

    def lijst(self, punten: Sequence[str]) -> None:
        for punt in punten:
            self.punt(punt)

    def lijst_of_leeg(self, punten: Sequence[str], *, leeg: str) -> None:
        """The list, or what is missing."""
        self.lijst(punten)
        if not punten:
            self.alinea(leeg, stijl="Ontbreekt")

    def figuur(self, png: bytes, *, bijschrift: str, alt: str, bron: str) -> None:
        """A picture over the full width with its caption and source, on one page with the table that must follow."""
        self._figuren += 1
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(png), width=BREEDTE)
        set_alt_text(run, text=alt, number=self._figuren)
        self._bijschrift(text.FIGUUR, self._figuren, bijschrift)
        self.alinea(bron, stijl="Bron").paragraph_format.keep_with_next = True

    def tabel(
        self, kolommen: Sequence[Kolom], rijen: Sequence[Sequence[str]], *, bijschrift: str, bron: str, heel: bool
    ) -> None:
        """A table under its caption, its head repeated on each page; `heel` keeps all of it on one page."""
        self._tabellen += 1
        self._bijschrift(text.TABEL, self._tabellen, bijschrift)
        self.kale_tabel(kolommen, rijen, heel=heel)
        self.alinea(bron, stijl="Bron").paragraph_format.space_before = Cm(0.1)

    def kale_tabel(self, kolommen: Sequence[Kolom], rijen: Sequence[Sequence[str]], *, heel: bool) -> None:
        """A table without caption; a cell with line ends becomes one paragraph per line."""
        table = self.document.add_table(rows=len(rijen) + 1, cols=len(kolommen))
        _lay_out(table, kolommen)
        for row, values in zip(table.rows, [[k.kop for k in kolommen], *rijen], strict=True):
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))
            for cell, value, kolom in zip(row.cells, values, kolommen, strict=True):
                self._fill(cell, value, kolom=kolom, keep=heel)
        _mark_head(table.rows[0])

    def inhoudsopgave(self) -> None:
        """Keep the place of the table of contents; it is filled when the document is saved."""
        self._inhoud = self.document.add_paragraph()

    def save(self) -> bytes:
        """The document as .docx. Call once."""
        if self._inhoud is not None:
            self._write_inhoud(self._inhoud)
        self.voetnoten.save()
        uit = io.BytesIO()
        self.document.save(uit)
        return uit.getvalue()

    def _next_nummer(self, niveau: int) -> str:
        self._nummers[niveau - 1] += 1
        if niveau == 1:
            self._nummers[1] = 0
        return ".".join(str(n) for n in self._nummers[:niveau])

    def _bijschrift(self, soort: str, nummer: int, tekst: str) -> None:
        paragraph = self.alinea(f"{soort} ", stijl="Caption")
        add_field(paragraph, f"SEQ {soort} \\* ARABIC", result=str(nummer))
        add_text(paragraph, f": {tekst}")

    def _fill(self, cell: _Cell, value: str, *, kolom: Kolom, keep: bool) -> None:
        cell.width = kolom.breedte
        for i, line in enumerate(value.split("\n")):
            paragraph = self._in_stijl(cell.paragraphs[0] if i == 0 else cell.add_paragraph(), "Celtekst")
            add_text(paragraph, line)
            if kolom.is_getal:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if keep:
                paragraph.paragraph_format.keep_with_next = True

    def _in_stijl(self, paragraph: Paragraph, stijl: str) -> Paragraph:
        paragraph._p.style = self._stijlen[stijl]
        return paragraph

    def _write_inhoud(self, plaats: Paragraph) -> None:
        """Filled in full, so that it shows before Word updates it; Word adds the page numbers then."""
        for i, ingang in enumerate(self._ingangen):
            regel = self._in_stijl(plaats.insert_paragraph_before(), f"toc {ingang.niveau}")
            if i == 0:
                begin_field(regel, 'TOC \\o "1-2" \\h \\z')
            add_link(regel, ingang.tekst, bookmark=ingang.bladwijzer)
        end_field(plaats)


def _lay_out(table: Table, kolommen: Sequence[Kolom]) -> None:
    table.style = TABELSTIJL
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    for column, kolom in zip(table.columns, kolommen, strict=True):
        column.width = kolom.breedte
    look: Any = table._tbl.tblPr.find(qn("w:tblLook"))
    for name, value in {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1}.items():
        look.set(qn(f"w:{name}"), str(value))


def _mark_head(row: _Row) -> None:
    """Repeat this row on each page, and keep it with the first row below."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
            for run in paragraph.runs:
                run.bold = True

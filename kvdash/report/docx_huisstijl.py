"""An empty Word document in the house style: styles, numbering, language, header and footer."""

from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer, _Header
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from kvdash.charts.palet import ACCENT, INKT, LICHT, ONGUNSTIG, RASTER, VERGELIJKING
from kvdash.report import text
from kvdash.report.docx_xml import add_field, add_text, element
from kvdash.taal.cellen import zonder_besturing
from kvdash.taal.woorden import kort

LETTER = "Arial"
TABELSTIJL = "Tabel kvdash"

_TABEL = f"""<w:style {{ns}} w:type="table" w:customStyle="1" w:styleId="TabelKvdash"><w:name w:val="{TABELSTIJL}"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{ACCENT[1:]}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT[1:]}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LICHT[1:]}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{RASTER[1:]}"/></w:tcPr>
</w:tblStylePr></w:style>"""

_NUMBERING = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/><w:lvlText w:val="%1.%2"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>"""
_NUM_ID = 90
# Word's own names of styles that the template of python-docx lacks.
_VAN_WORD = frozenset({"toc 1", "toc 2", "footnote text"})
_BELOW_OUTLINE = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")


def begin_document(*, titel: str, gemeente: str, kopregel: str, is_demo: bool, gemaakt_op: datetime) -> Document:
    """An A4 document without text; `kopregel` stands above every page but the first, the demo mark above all."""
    document = docx.Document()
    _set_defaults(document)
    _define_styles(document)
    _number_headings(document)
    _set_page(document.sections[0])
    _write_header_and_footer(document.sections[0], gemeente=gemeente, kopregel=kopregel, is_demo=is_demo)
    eigenschappen = document.core_properties
    eigenschappen.title, eigenschappen.author = _eigenschap(titel), _eigenschap(gemeente)
    eigenschappen.subject, eigenschappen.comments = _eigenschap(kopregel), ""
    eigenschappen.language, eigenschappen.keywords = "nl-NL", "veiligheidsanalyse"
    eigenschappen.created = eigenschappen.modified = gemaakt_op.astimezone(UTC)
    return document


def _eigenschap(tekst: str) -> str:
    """As a property of a document can hold it."""
    return kort(zonder_besturing(tekst), hoogstens=255)


def turn_landscape(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    for stuk in (section.header, section.footer, section.first_page_header, section.first_page_footer):
        _set_tab(stuk.paragraphs[0], rechts=Cm(29.7 - 4))


def drop_numbering(paragraph: Paragraph) -> None:
    """Take this heading out of the chapter numbering, without indent."""
    numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_numId().val = 0
    paragraph.paragraph_format.left_indent = Cm(0)
    paragraph.paragraph_format.first_line_indent = Cm(0)


def _set_defaults(document: Document) -> None:
    defaults: Any = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f".//{qn('w:rPr')}")
    for child in list(properties):
        properties.remove(child)
    properties.append(element("w:rFonts", ascii=LETTER, hAnsi=LETTER, cs=LETTER, eastAsia=LETTER))
    properties.append(element("w:sz", val=21))
    properties.append(element("w:szCs", val=21))
    properties.append(element("w:lang", val="nl-NL", eastAsia="nl-NL", bidi="ar-SA"))
    spacing = defaults.find(f".//{qn('w:spacing')}")
    spacing.set(qn("w:after"), "120")
    spacing.set(qn("w:line"), "269")
    settings: Any = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "nl-NL")
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")


def _define_styles(document: Document) -> None:
    """The styles of the template that are used get the house style; the ones that lack are added."""
    _shape(document, "Title", size=30, color=ACCENT, before=0, after=6)
    _shape(document, "Inhoudskop", size=20, color=ACCENT, after=12, keep=True)
    _shape(document, "Subtitle", size=16, color=INKT, before=0, after=6)
    _shape(document, "Heading 1", size=20, color=ACCENT, before=0, after=12, keep=True)
    _shape(document, "Heading 2", size=14, color=ACCENT, before=22, after=6, keep=True)
    _shape(document, "Thema", size=12, color=INKT, before=16, after=4, keep=True, outline=2)
    _shape(document, "Lijstkop", size=10.5, color=INKT, before=6, after=2, keep=True)
    _shape(document, "Caption", size=9.5, color=INKT, before=6, after=2, keep=True)
    for name, size, after in (("Bron", 8.5, 10), ("footnote text", 8.5, 0), ("Celtekst", 9, 0)):
        _shape(document, name, size=size, color=VERGELIJKING if name == "Bron" else INKT, after=after, bold=False)
    _shape(document, "Ontbreekt", size=10.5, color=VERGELIJKING, after=6, bold=False)
    _shape(document, "Bewijs", size=9, color=VERGELIJKING, after=4, bold=False)
    document.styles["Bewijs"].paragraph_format.left_indent = Cm(0.64)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    document.styles["Ontbreekt"].font.italic = True
    _shape(document, "Voorbeeld", size=9, color=ONGUNSTIG, after=0)
    _shape(document, "List Bullet", size=10.5, color=INKT, after=3, bold=False)
    for name in ("Header", "Footer"):
        _shape(document, name, size=9, color=VERGELIJKING, bold=False)
    for level in (1, 2):
        _shape(document, f"toc {level}", size=10.5, color=INKT, before=8 if level == 1 else 0, after=2, bold=level == 1)
        document.styles[f"toc {level}"].paragraph_format.left_indent = Cm(0 if level == 1 else 1)
    document.styles.element.append(parse_xml(_TABEL.format(ns=nsdecls("w"))))
    reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True


def _shape(
    document: Document,
    name: str,
    *,
    size: float,
    color: str,
    before: float = 0,
    after: float = 0,
    bold: bool = True,
    keep: bool = False,
    outline: int | None = None,
) -> None:
    """Set a paragraph style, made when it is not there; `outline` makes it a heading of that level (from 0)."""
    style: Any = _get_or_add(document, name)
    _clear(style)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(color[1:])
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.keep_with_next = Pt(before), Pt(after), keep
    layout.widow_control = True
    if outline is not None:
        style.element.get_or_add_pPr().insert_element_before(element("w:outlineLvl", val=outline), *_BELOW_OUTLINE)


def _get_or_add(document: Document, name: str) -> Any:
    if any(style.name == name for style in document.styles):
        return document.styles[name]
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _VAN_WORD)
    style.base_style = style.next_paragraph_style = document.styles["Normal"]
    style.quick_style = name not in _VAN_WORD
    return style


def _clear(style: ParagraphStyle) -> None:
    """Take the template's fonts, colours, borders and tabs away; numbering and outline level stay."""
    properties: Any = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    for tag in ("w:pBdr", "w:tabs"):
        for found in style.element.findall(f".//{qn(tag)}"):
            found.getparent().remove(found)


def _number_headings(document: Document) -> None:
    """Chapters 1, 2, … and paragraphs 1.1, 1.2, … by the heading styles themselves."""
    numbering: Any = document.part.numbering_part.element
    numbering.find(qn("w:num")).addprevious(parse_xml(_NUMBERING.format(ns=nsdecls("w"))))
    num = element("w:num", numId=_NUM_ID)
    num.append(element("w:abstractNumId", val=90))
    numbering.append(num)
    for level in (1, 2):
        properties: Any = document.styles[f"Heading {level}"].element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level - 1
        properties.get_or_add_numId().val = _NUM_ID


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.2)
    section.different_first_page_header_footer = True


def _write_header_and_footer(section: Section, *, gemeente: str, kopregel: str, is_demo: bool) -> None:
    _write_header(section.header, kopregel, is_demo=is_demo)
    _write_header(section.first_page_header, "", is_demo=is_demo)
    for footer in (section.footer, section.first_page_footer):
        _write_footer(footer, gemeente)


def _write_header(header: _Header, kopregel: str, *, is_demo: bool) -> None:
    paragraph = header.paragraphs[0]
    _set_tab(paragraph, rechts=Cm(16))
    add_text(paragraph, kopregel)
    if is_demo:
        mark = add_text(paragraph, f"\t{text.VOORBEELD}")
        mark.bold, mark.font.color.rgb = True, RGBColor.from_string(ONGUNSTIG[1:])


def _write_footer(footer: _Footer, gemeente: str) -> None:
    paragraph = footer.paragraphs[0]
    _set_tab(paragraph, rechts=Cm(16))
    add_text(paragraph, f"{gemeente}\t{text.BLADZIJDE} ")
    add_field(paragraph, "PAGE", result="1")
    add_text(paragraph, f" {text.VAN} ")
    add_field(paragraph, "NUMPAGES", result="1")


def _set_tab(paragraph: Paragraph, *, rechts: Cm) -> None:
    """One tab stop, at the right margin."""
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(rechts, WD_TAB_ALIGNMENT.RIGHT)

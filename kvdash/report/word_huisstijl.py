"""An empty Word document in the house style: styles, numbering, language, header and footer."""

import re
from datetime import UTC
from typing import Any

import docx
from docx.document import Document as Worddocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle, StyleFactory
from docx.text.paragraph import Paragraph

from kvdash.charts.palet import ACCENT, INKT, LICHT, ONGUNSTIG, RASTER, VERGELIJKING
from kvdash.report import text
from kvdash.report.blokken import Document
from kvdash.taal import kort
from kvdash.taal.cellen import zonder_besturing

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
_W = qn("w:x")[:-1]
_WIT = ("\t", "\r\n", "\r", "\n")
_BIJ_WIT = re.compile(f"({'|'.join(_WIT)})")
_BELOW_OUTLINE = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")


def begin_document(inhoud: Document) -> Worddocument:
    """An A4 document without text; its title stands above every page but the first, the demo mark above all."""
    document = docx.Document()
    _set_defaults(document)
    _define_styles(document)
    _number_headings(document)
    sectie = document.sections[0]
    _set_page(sectie, liggend=inhoud.liggend)
    _write_header_and_footer(sectie, inhoud)
    eigenschappen = document.core_properties
    eigenschappen.title = eigenschappen.subject = _eigenschap(inhoud.titel)
    eigenschappen.author, eigenschappen.comments = _eigenschap(inhoud.gemeente), ""
    eigenschappen.language, eigenschappen.keywords = "nl-NL", "veiligheidsanalyse"
    eigenschappen.created = eigenschappen.modified = inhoud.gemaakt_op.astimezone(UTC)
    return document


def element(tag: str, /, *kinderen: Any, **attributen: str | int) -> Any:
    """A `w:` element with `w:` attributes: element("tblHeader", val="1"), around these elements."""
    gemaakt = OxmlElement(f"w:{tag}")
    for naam, waarde in attributen.items():
        gemaakt.set(_W + naam, str(waarde))
    gemaakt.extend(kinderen)
    return gemaakt


def run(tekst: str, *opmaak: Any) -> Any:
    """A run, the one way text comes into a document: what XML cannot hold is a blank then."""
    gemaakt = element("r", element("rPr", *opmaak)) if opmaak else element("r")
    for deel in filter(None, _BIJ_WIT.split(zonder_besturing(tekst))):
        if deel in _WIT:
            gemaakt.append(element("tab" if deel == "\t" else "br"))
        else:
            woorden = element("t")
            woorden.text = deel
            if deel != deel.strip():
                woorden.set(qn("xml:space"), "preserve")
            gemaakt.append(woorden)
    return gemaakt


def veld(code: str, *resultaat: Any) -> list[Any]:
    """The runs of a field, around what it shows until Word computes it again; that may run on in later paragraphs.

    The last one ends it.
    """
    instructie = element("instrText")
    instructie.set(qn("xml:space"), "preserve")
    instructie.text = f" {code} "
    begin = (element("fldChar", fldCharType="begin"), instructie, element("fldChar", fldCharType="separate"))
    return [*(element("r", deel) for deel in begin), *resultaat, element("r", element("fldChar", fldCharType="end"))]


def _eigenschap(tekst: str) -> str:
    """As a property of a document can hold it."""
    return kort(zonder_besturing(tekst), hoogstens=255)


def _set_defaults(document: Worddocument) -> None:
    defaults: Any = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f".//{qn('w:rPr')}")
    for child in list(properties):
        properties.remove(child)
    properties.append(element("rFonts", ascii=LETTER, hAnsi=LETTER, cs=LETTER, eastAsia=LETTER))
    properties.append(element("sz", val=21))
    properties.append(element("szCs", val=21))
    properties.append(element("lang", val="nl-NL", eastAsia="nl-NL", bidi="ar-SA"))
    spacing = defaults.find(f".//{qn('w:spacing')}")
    spacing.set(qn("w:after"), "120")
    spacing.set(qn("w:line"), "269")
    settings: Any = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "nl-NL")
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")


def _define_styles(document: Worddocument) -> None:
    """The styles of the template that are used get the house style; the ones that lack are added."""
    stijlen = Stijlen(document)
    stijlen.zet("Title", size=30, color=ACCENT, before=0, after=6)
    stijlen.zet("Inhoudskop", size=20, color=ACCENT, after=12, keep=True)
    stijlen.zet("Subtitle", size=16, color=INKT, before=0, after=6)
    stijlen.zet("Heading 1", size=20, color=ACCENT, before=0, after=12, keep=True)
    stijlen.zet("Heading 2", size=14, color=ACCENT, before=22, after=6, keep=True)
    stijlen.zet("Thema", size=12, color=INKT, before=16, after=4, keep=True, outline=2)
    stijlen.zet("Lijstkop", size=10.5, color=INKT, before=6, after=2, keep=True)
    stijlen.zet("Caption", size=9.5, color=INKT, before=6, after=2, keep=True)
    for name, size, after in (("Bron", 8.5, 10), ("footnote text", 8.5, 0), ("Celtekst", 9, 0)):
        stijlen.zet(name, size=size, color=VERGELIJKING if name == "Bron" else INKT, after=after, bold=False)
    stijlen.zet("Ontbreekt", size=10.5, color=VERGELIJKING, after=6, bold=False).font.italic = True
    bewijs = stijlen.zet("Bewijs", size=9, color=VERGELIJKING, after=4, bold=False)
    bewijs.paragraph_format.left_indent = Cm(0.64)
    stijlen["Heading 1"].paragraph_format.page_break_before = True
    stijlen.zet("Voorbeeld", size=9, color=ONGUNSTIG, after=0)
    stijlen.zet("List Bullet", size=10.5, color=INKT, after=3, bold=False)
    for name in ("Header", "Footer"):
        stijlen.zet(name, size=9, color=VERGELIJKING, bold=False)
    for level in (1, 2):
        bold = level == 1
        ingang = stijlen.zet(f"toc {level}", size=10.5, color=INKT, before=8 if bold else 0, after=2, bold=bold)
        ingang.paragraph_format.left_indent = Cm(0 if level == 1 else 1)
    document.styles.element.append(parse_xml(_TABEL.format(ns=nsdecls("w"))))
    reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True


class Stijlen(dict[str, Any]):
    """The styles of a document by name: python-docx looks through all of them each time it is asked for one."""

    def __init__(self, document: Worddocument) -> None:
        super().__init__({stijl.name: stijl for stijl in document.styles})
        self._document = document

    def zet(
        self,
        name: str,
        *,
        size: float,
        color: str,
        before: float = 0,
        after: float = 0,
        bold: bool = True,
        keep: bool = False,
        outline: int | None = None,
    ) -> Any:
        """Set a paragraph style, made when it is not there; `outline` makes it a heading of that level (from 0)."""
        style = self[name]
        _clear(style)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(color[1:])
        layout = style.paragraph_format
        layout.space_before, layout.space_after, layout.keep_with_next = Pt(before), Pt(after), keep
        layout.widow_control = True
        if outline is not None:
            style.element.get_or_add_pPr().insert_element_before(element("outlineLvl", val=outline), *_BELOW_OUTLINE)
        return style

    def __missing__(self, name: str) -> Any:
        gemaakt = self._document.styles.element.add_style_of_type(name, WD_STYLE_TYPE.PARAGRAPH, name in _VAN_WORD)
        style: Any = StyleFactory(gemaakt)
        style.base_style = style.next_paragraph_style = self["Normal"]
        style.quick_style = name not in _VAN_WORD
        self[name] = style
        return style


def _clear(style: ParagraphStyle) -> None:
    """Take the template's fonts, colours, borders and tabs away; numbering and outline level stay."""
    properties: Any = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    for tag in ("w:pBdr", "w:tabs"):
        for found in style.element.findall(f".//{qn(tag)}"):
            found.getparent().remove(found)


def _number_headings(document: Worddocument) -> None:
    """Chapters 1, 2, … and paragraphs 1.1, 1.2, … by the heading styles themselves."""
    numbering: Any = document.part.numbering_part.element
    numbering.find(qn("w:num")).addprevious(parse_xml(_NUMBERING.format(ns=nsdecls("w"))))
    num = element("num", numId=_NUM_ID)
    num.append(element("abstractNumId", val=90))
    numbering.append(num)
    for level in (1, 2):
        properties: Any = document.styles[f"Heading {level}"].element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level - 1
        properties.get_or_add_numId().val = _NUM_ID


def _set_page(section: Section, *, liggend: bool) -> None:
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if liggend else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if liggend else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2 if liggend else 2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.2)
    section.different_first_page_header_footer = True


def _write_header_and_footer(section: Section, inhoud: Document) -> None:
    rechts = Cm(25.7 if inhoud.liggend else 16)
    for header, kopregel in ((section.header, inhoud.titel), (section.first_page_header, "")):
        boven = header.paragraphs[0]
        _set_tab(boven, rechts=rechts)
        boven._p.append(run(kopregel))
        if inhoud.is_demo:
            boven._p.append(run(f"\t{text.VOORBEELD}", element("b"), element("color", val=ONGUNSTIG[1:])))
    for footer in (section.footer, section.first_page_footer):
        onder = footer.paragraphs[0]
        _set_tab(onder, rechts=rechts)
        onder._p.append(run(f"{inhoud.gemeente}\t{text.BLADZIJDE} "))
        onder._p.extend(veld("PAGE", run("1")))
        onder._p.append(run(f" {text.VAN} "))
        onder._p.extend(veld("NUMPAGES", run("1")))


def _set_tab(paragraph: Paragraph, *, rechts: Cm) -> None:
    """One tab stop, at the right margin."""
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(rechts, WD_TAB_ALIGNMENT.RIGHT)

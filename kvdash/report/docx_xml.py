"""What python-docx does not do itself: fields, bookmarks, footnotes and other WordprocessingML."""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kvdash.taal.cellen import zonder_besturing


def element(tag: str, /, **attributes: str | int) -> Any:
    """A `w:` element with `w:` attributes: element("w:tblHeader", val="1")."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_text(paragraph: Paragraph, text: str) -> Run:
    """The one way text comes into a document: what XML cannot hold is a blank then."""
    return paragraph.add_run(zonder_besturing(text))


def add_field(paragraph: Paragraph, code: str, *, result: str) -> None:
    """A field with the result it shows until Word computes it again."""
    begin_field(paragraph, code)
    add_text(paragraph, result)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field whose result is all that follows, in this paragraph or later ones, up to end_field."""
    instruction = element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    for part in (element("w:fldChar", fldCharType="begin"), instruction, element("w:fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)


def end_field(paragraph: Paragraph) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def add_bookmark(paragraph: Paragraph, name: str, *, number: int) -> None:
    """Put a bookmark around the whole paragraph. `number` is unique in the document."""
    start = element("w:bookmarkStart", id=number, name=name)
    first = paragraph._p.find(qn("w:r"))
    first.addprevious(start)
    paragraph._p.append(element("w:bookmarkEnd", id=number))


def add_link(paragraph: Paragraph, text: str, *, bookmark: str) -> None:
    """A link to a bookmark in the same document."""
    link = element("w:hyperlink", anchor=bookmark, history=1)
    run = add_text(paragraph, text)
    link.append(run._r)
    paragraph._p.append(link)


def set_alt_text(run: Run, *, text: str, number: int) -> None:
    """Give the picture in this run its alternative text, and an id that is unique in the document."""
    properties = run._r.find(f".//{qn('wp:docPr')}")
    properties.set("id", str(number))
    properties.set("name", f"Figuur {number}")
    properties.set("descr", zonder_besturing(text))
    for side in ("distT", "distB", "distL", "distR"):  # LibreOffice leaves room around it where this is not said
        properties.getparent().set(side, "0")


_NOTES = """<w:footnotes {ns}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>
</w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Voetnoten:
    """The footnotes of one document: python-docx has none, so they are a part of their own."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes: Any = parse_xml(_NOTES.format(ns=nsdecls("w")))

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A footnote mark at the end of the paragraph, and the note itself."""
        number = len(self._notes) - 1
        mark = paragraph.add_run()
        mark.style = "footnote reference"
        mark._r.append(element("w:footnoteReference", id=number))
        self._notes.append(_note(text, number=number))

    def save(self) -> None:
        """Put the notes in the package; call once, before the document is saved."""
        blob = serialize_part_xml(self._notes)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        separators = element("w:footnotePr")
        for number in (-1, 0):
            separators.append(element("w:footnote", id=number))
        self._document.settings.element.find(qn("w:compat")).addprevious(separators)


def _note(text: str, *, number: int) -> Any:
    note = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="footnotetext"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p></w:footnote>'
    )
    run, words = element("w:r"), element("w:t")
    words.text = zonder_besturing(text)
    run.append(words)
    note[0].append(run)
    return note

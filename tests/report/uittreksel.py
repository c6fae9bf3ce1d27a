"""What someone reads in a Word document, as lines of text: the same for two writers that say the same."""

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table

_INGELEZEN = re.compile(r"ingelezen op \d+ \w+ \d{4}")
_GEMAAKT = re.compile(r"(Gemaakt op|Stand van) \d+ \w+ \d{4}")


def uittreksel(docx: bytes) -> list[str]:
    """Each paragraph as `[style] text`, each row of a table as `| cells |`, each picture as its alternative text.

    In the order of the document, with a footnote below what it is for.
    """
    document = Document(io.BytesIO(docx))
    regels = ["Boven: " + document.sections[0].header.paragraphs[0].text]
    regels += ["Onder: " + document.sections[0].footer.paragraphs[0].text]
    noten = _noten(document)
    stijlen = {stijl.style_id: stijl.name for stijl in document.styles}
    for element in document.element.body:
        if element.tag == qn("w:p"):
            regels += _alinea(element, stijlen, noten)
        elif element.tag == qn("w:tbl"):
            regels += ["| " + " | ".join(cel.text for cel in rij.cells) + " |" for rij in Table(element, document).rows]
    return [regel.replace("\n", "⏎") for regel in regels]


def _alinea(element: Any, stijlen: dict[str, str], noten: dict[str, str]) -> Iterator[str]:
    tekst = "".join(t.text or "" for t in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")))
    yield f"[{stijlen[element.style] if element.style else 'Normal'}] {tekst}".strip()
    for beeld in element.iter(qn("wp:docPr")):
        yield f"  Alternatieve tekst: {beeld.get('descr')}"
    for verwijzing in element.iter(qn("w:footnoteReference")):
        yield f"  Voetnoot: {noten[verwijzing.get(qn('w:id'))]}"


def _noten(document: Any) -> dict[str, str]:
    deel = next((d for d in document.part.package.iter_parts() if d.partname == "/word/footnotes.xml"), None)
    if deel is None:
        return {}
    return {
        noot.get(qn("w:id")): "".join(t.text or "" for t in noot.iter(qn("w:t"))).strip()
        for noot in parse_xml(deel.blob).iter(qn("w:footnote"))
    }


def zonder_dag(regel: str) -> str:
    """The line without the day on which the document was made or its figures were read in."""
    return _GEMAAKT.sub(r"\1 DATUM", _INGELEZEN.sub("ingelezen op DATUM", regel))

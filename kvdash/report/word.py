"""A document as Word reads it: real headings, a table of contents, captions that count, footnotes, alternative texts.

Its elements are made directly: with the objects of python-docx the same text takes three times as long.
"""

import io
from collections.abc import Iterable
from typing import Any, assert_never

from docx.document import Document as Worddocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt

from kvdash.charts.plaat import lijn_png
from kvdash.report import text
from kvdash.report.blokken import (
    Alinea,
    Blok,
    Bron,
    Document,
    Figuur,
    Kop,
    Lijst,
    Noot,
    Punt,
    Tabel,
    Tabelcel,
    Tabelkolom,
)
from kvdash.report.word_huisstijl import TABELSTIJL, begin_document, element, run, veld
from kvdash.taal.cellen import zonder_besturing

_KOPSTIJL = {1: "Heading 1", 2: "Heading 2", 3: "Thema", 4: "Lijstkop"}
_BREEDTE = Cm(16)

_NOTES = """<w:footnotes {ns}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>
</w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


def schrijf_docx(inhoud: Document) -> bytes:
    """The document as .docx."""
    return _Schrijver(inhoud).schrijf()


class _Schrijver:
    """Makes the paragraphs and tables of one document, and keeps count of its bookmarks and footnotes."""

    def __init__(self, inhoud: Document) -> None:
        self._inhoud = inhoud
        self._word = begin_document(inhoud)
        self._stijlen = {stijl.name: stijl.style_id for stijl in self._word.styles}
        self._noten: Any = parse_xml(_NOTES.format(ns=nsdecls("w")))
        self._bladwijzers = 0

    def schrijf(self) -> bytes:
        einde = self._word.element.body.sectPr
        for deel in self._delen():
            einde.addprevious(deel)
        _bewaar_noten(self._word, self._noten)
        uit = io.BytesIO()
        self._word.save(uit)
        return uit.getvalue()

    def _delen(self) -> Iterable[Any]:
        yield from self._voorblad() if self._inhoud.met_voorblad else self._aanhef()
        for nummer, blok in self._inhoud.genummerd():
            yield from self._blok(blok, nummer)

    def _blok(self, blok: Blok, nummer: str) -> Iterable[Any]:
        match blok:
            case Kop():
                return [self._kop(blok)]
            case Alinea():
                stijl = "Ontbreekt" if blok.ontbreekt else "Normal"
                return [self._alinea(stijl, run(blok.tekst), bij_volgende=blok.bij_volgende)]
            case Lijst():
                return [regel for punt in blok.punten for regel in self._punt(punt)]
            case Figuur():
                return self._figuur(blok, nummer)
            case Tabel():
                return self._tabel(blok, nummer)
            case _:
                assert_never(blok)

    def _voorblad(self) -> Iterable[Any]:
        """The page with the title, and the table of contents."""
        inhoud = self._inhoud
        yield self._alinea("Title", run(inhoud.titel), boven=Pt(160))
        yield self._alinea("Subtitle", run(inhoud.ondertitel))
        for kenmerk in inhoud.kenmerken:
            yield self._alinea("Normal", run(kenmerk))
        if inhoud.is_demo:
            yield self._alinea("Voorbeeld", run(text.VOORBEELD_UITLEG), boven=Pt(24))
        yield self._alinea("Inhoudskop", run(text.INHOUD), nieuw_blad=True)
        yield from self._inhoudsopgave()

    def _aanhef(self) -> Iterable[Any]:
        """The title above a document without a page for it."""
        yield self._alinea("Inhoudskop", run(self._inhoud.titel))
        for kenmerk in self._inhoud.kenmerken:
            yield self._alinea("Normal", run(kenmerk), onder=Cm(0.05))
        yield self._alinea("Normal")

    def _inhoudsopgave(self) -> Iterable[Any]:
        """Filled in full, so that it shows before Word updates it; Word adds the page numbers then."""
        *begin, einde = veld('TOC \\o "1-2" \\h \\z')
        koppen = [(n, blok) for n, blok in self._inhoud.genummerd() if isinstance(blok, Kop) and blok.niveau <= 2]
        for plaats, (nummer, kop) in enumerate(koppen, 1):
            link = element("hyperlink", run(f"{nummer} {kop.tekst}".strip()), anchor=_bladwijzer(plaats), history=1)
            yield self._alinea(f"toc {kop.niveau}", *(begin if plaats == 1 else ()), link)
        yield element("p", einde)

    def _kop(self, kop: Kop) -> Any:
        stukken = [run(kop.tekst)]
        if kop.niveau <= 2:
            self._bladwijzers += 1
            nummer = self._bladwijzers
            begin = element("bookmarkStart", id=nummer, name=_bladwijzer(nummer))
            stukken = [begin, *stukken, element("bookmarkEnd", id=nummer)]
        if kop.noot:
            stukken.append(self._voetnoot(kop.noot))
        return self._alinea(_KOPSTIJL[kop.niveau], *stukken, ongenummerd=kop.niveau <= 2 and not kop.genummerd)

    def _voetnoot(self, noot: Noot) -> Any:
        """The mark of a footnote; the note itself goes to the part where Word keeps them."""
        nummer = len(self._noten) - 1
        teken = element("r", _stijlmerk(), element("footnoteRef"))
        regel = element("p", element("pPr", element("pStyle", val="footnotetext")), teken, run(" "))
        regel.append(run(noot.tekst))
        self._noten.append(element("footnote", regel, id=nummer))
        return element("r", _stijlmerk(), element("footnoteReference", id=nummer))

    def _punt(self, punt: Punt) -> Iterable[Any]:
        vet = [run(punt.vet, element("b"))] if punt.vet else []
        yield self._alinea("List Bullet", *vet, run(punt.tekst), bij_volgende=bool(punt.toelichting))
        if punt.toelichting:
            yield self._alinea("Bewijs", run(punt.toelichting))

    def _figuur(self, figuur: Figuur, nummer: str) -> Iterable[Any]:
        """A picture over the full width with its caption and source, on one page with the table that follows."""
        png = lijn_png(figuur.beeld)
        beeld = self._word.part.new_pic_inline(io.BytesIO(png), width=_BREEDTE)
        _beschrijf(beeld, zonder_besturing(figuur.alt), nummer=nummer)
        yield element("p", _opmaak(bij_volgende=True), element("r", element("drawing", beeld)))
        yield self._bijschrift(text.FIGUUR, nummer, figuur.bijschrift)
        yield self._alinea("Bron", run(_onderschrift(figuur.noten, figuur.bron)), bij_volgende=True)

    def _tabel(self, tabel: Tabel, nummer: str) -> Iterable[Any]:
        """The head is repeated on each page; no row is split."""
        if tabel.bijschrift:
            yield self._bijschrift(text.TABEL, nummer, tabel.bijschrift)
        kop = [Tabelcel(kolom.kop) for kolom in tabel.kolommen]
        yield element(
            "tbl",
            self._tabelvorm(),
            element("tblGrid", *(element("gridCol", w=_twips(Cm(kolom.breedte))) for kolom in tabel.kolommen)),
            self._rij(kop, tabel.kolommen, heel=True, is_kop=True),
            *(self._rij(rij, tabel.kolommen, heel=tabel.heel) for rij in tabel.rijen),
        )
        if tabel.bron:
            yield self._alinea("Bron", run(_onderschrift(tabel.noten, tabel.bron)), boven=Cm(0.1))

    def _tabelvorm(self) -> Any:
        rand = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
        return element(
            "tblPr",
            element("tblStyle", val=self._stijlen[TABELSTIJL]),
            element("tblW", type="auto", w=0),
            element("jc", val="left"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="04A0", **rand),
        )

    def _rij(self, rij: Iterable[Tabelcel], kolommen: Iterable[Tabelkolom], *, heel: bool, is_kop: bool = False) -> Any:
        vorm = element("trPr", element("cantSplit"), *([element("tblHeader")] if is_kop else []))
        cellen = (self._cel(cel, kolom, heel=heel, vet=is_kop) for cel, kolom in zip(rij, kolommen, strict=True))
        return element("tr", vorm, *cellen)

    def _cel(self, cel: Tabelcel, kolom: Tabelkolom, *, heel: bool, vet: bool) -> Any:
        """A cell with line ends becomes one paragraph per line."""
        opmaak = [element("b")] if vet else []
        breedte = element("tcPr", element("tcW", type="dxa", w=_twips(Cm(kolom.breedte))))
        regels = (
            self._alinea("Celtekst", run(regel, *opmaak), bij_volgende=heel, rechts=kolom.is_getal)
            for regel in cel.tekst.split("\n")
        )
        return element("tc", breedte, *regels)

    def _bijschrift(self, soort: str, nummer: str, tekst: str) -> Any:
        teller = veld(f"SEQ {soort} \\* ARABIC", run(nummer))
        return self._alinea("Caption", run(f"{soort} "), *teller, run(f": {tekst}"))

    def _alinea(self, stijl: str, *stukken: Any, **opmaak: Any) -> Any:
        return element("p", _opmaak(self._stijlen[stijl], **opmaak), *stukken)


def _opmaak(
    stijl: str | None = None,
    *,
    bij_volgende: bool = False,
    nieuw_blad: bool = False,
    ongenummerd: bool = False,
    boven: Length | None = None,
    onder: Length | None = None,
    rechts: bool = False,
) -> Any:
    """What holds for a paragraph as a whole, in the order that Word wants; `stijl` is the id of a style."""
    vorm = element("pPr")
    if stijl:
        vorm.append(element("pStyle", val=stijl))
    if bij_volgende:
        vorm.append(element("keepNext"))
    if nieuw_blad:
        vorm.append(element("pageBreakBefore"))
    if ongenummerd:
        vorm.append(element("numPr", element("numId", val=0)))
    ruimte = {"before": boven, "after": onder}
    if any(ruimte.values()):
        vorm.append(element("spacing", **{kant: _twips(lengte) for kant, lengte in ruimte.items() if lengte}))
    if ongenummerd:
        vorm.append(element("ind", left=0, firstLine=0))
    if rechts:
        vorm.append(element("jc", val="right"))
    return vorm


def _onderschrift(noten: Iterable[Noot], bron: Bron) -> str:
    return " ".join(map(str, (*noten, bron)))


def _bladwijzer(nummer: int) -> str:
    return f"_Toc{nummer:08d}"


def _stijlmerk() -> Any:
    return element("rPr", element("rStyle", val="footnotereference"))


def _twips(lengte: Length) -> int:
    return int(lengte.twips)


def _beschrijf(beeld: Any, alt: str, *, nummer: str) -> None:
    """Give a picture its alternative text, and an id that is unique in the document."""
    kenmerken = beeld.docPr
    kenmerken.set("id", nummer)
    kenmerken.set("name", f"Figuur {nummer}")
    kenmerken.set("descr", alt)
    for kant in ("distT", "distB", "distL", "distR"):  # LibreOffice leaves room around it where this is not said
        beeld.set(kant, "0")


def _bewaar_noten(document: Worddocument, noten: Any) -> None:
    """Put the footnotes in the package: python-docx has none, so they are a part of their own."""
    inhoud = serialize_part_xml(noten)
    deel = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, inhoud, document.part.package)
    document.part.relate_to(deel, RELATIONSHIP_TYPE.FOOTNOTES)
    strepen = element("footnotePr", *(element("footnote", id=nummer) for nummer in (-1, 0)))
    document.settings.element.find(qn("w:compat")).addprevious(strepen)

"""The rapportage as Word: read back with python-docx, and as XML where Word is strict."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from kvdash.domain.gebeurtenis import geleverde_gebeurtenissen
from kvdash.domain.kernbeleid import RUBRIEKEN, THEMAS, VELDEN
from kvdash.report import text
from kvdash.report.documenten import rapportage_in_blokken
from kvdash.report.model import Hoofdstuk, Rapportage, ThemaCijfers
from kvdash.report.word import schrijf_docx
from kvdash.taal import AUTOMATISCH
from tests.charts.maak import CENTRUM, maak_beeld, maak_gebied, maak_reeks
from tests.report.maak import EDITIE, lege_rapportage, maak_bevinding, maak_rapportage

# The order of children that the schema of WordprocessingML prescribes.
VOLGORDE = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
}


@pytest.fixture(scope="module")
def bytes_vol() -> bytes:
    return schrijf_docx(rapportage_in_blokken(maak_rapportage()))


@pytest.fixture(scope="module")
def vol(bytes_vol: bytes) -> Any:
    return Document(io.BytesIO(bytes_vol))


def lees(rapportage: Rapportage) -> Any:
    return Document(io.BytesIO(schrijf_docx(rapportage_in_blokken(rapportage))))


def koppen(document: Any, stijl: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == stijl]


def tekst(document: Any) -> str:
    return "\n".join(p.text for p in document.paragraphs)


def deel(inhoud: bytes, naam: str) -> str:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        return pakket.read(naam).decode("utf-8")


def test_chapters_are_inleiding_five_velden_and_closing(vol: Any) -> None:
    assert koppen(vol, "Heading 1") == [
        text.INLEIDING,
        *(veld.naam for veld in VELDEN),
        text.ALLE_PRIORITEITEN,
        text.BRONNEN,
    ]


def test_headings_are_numbered_1_to_5_and_paragraphs_within(vol: Any) -> None:
    kopstijl = vol.styles["Heading 1"].element.find(f".//{qn('w:numId')}")
    assert kopstijl is not None
    zonder = [
        p.text
        for p in vol.paragraphs
        if p.style.name == "Heading 1" and (n := p._p.find(f".//{qn('w:numId')}")) is not None and n.val == 0
    ]
    assert zonder == [text.INLEIDING, text.ALLE_PRIORITEITEN, text.BRONNEN]
    paragrafen = koppen(vol, "Heading 2")
    assert len(paragrafen) == 25
    assert paragrafen[4] == "Overall: mogelijke prioriteiten veiligheidsveld 1"


def test_thema_headings_have_a_style_outside_the_numbering(vol: Any) -> None:
    assert {thema.kop for thema in THEMAS} <= set(koppen(vol, "Thema"))
    assert vol.styles["Thema"].element.find(f".//{qn('w:numId')}") is None


def test_veld_1_orders_its_aanpak_by_rubriek(vol: Any) -> None:
    thema_koppen = koppen(vol, "Thema")
    assert {rubriek.naam for rubriek in RUBRIEKEN} <= set(thema_koppen)
    assert thema_koppen.count("Thema 1.3: Objectieve veiligheid") == 1
    assert thema_koppen.count("Thema 2.1: Veilig winkelgebied") == 2


def test_contents_show_without_an_update(vol: Any) -> None:
    regels = [p for p in vol.paragraphs if p.style.name in {"toc 1", "toc 2"}]
    woorden = ["".join(t.text for t in p._p.iter(qn("w:t"))) for p in regels]
    assert woorden[:3] == [
        "Inleiding",
        "1 Veilige woon- en leefomgeving",
        "1.1 Veiligheidsproblematiek: cijfermatig beeld",
    ]
    assert len(woorden) == 8 + 25
    ankers = {p._p.find(qn("w:hyperlink")).get(qn("w:anchor")) for p in regels}
    bladwijzers = {b.get(qn("w:name")) for b in vol.element.iter(qn("w:bookmarkStart"))}
    assert ankers == bladwijzers


def test_fields_are_closed(bytes_vol: bytes) -> None:
    for naam in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        soorten = re.findall(r'fldCharType="(\w+)"', deel(bytes_vol, naam))
        assert soorten.count("begin") == soorten.count("separate") == soorten.count("end")


def test_each_thema_has_a_chart_with_its_text_and_a_table(vol: Any) -> None:
    beschrijvingen = [d.get("descr") for d in vol.element.iter(qn("wp:docPr"))]
    assert len(beschrijvingen) == 21
    assert all("Centrum: van 12,5 in 2015 naar 8,5 in 2024" in beschrijving for beschrijving in beschrijvingen)
    assert len({d.get("id") for d in vol.element.iter(qn("wp:docPr"))}) == 21
    assert len(vol.tables) == 21 + 1


def test_the_table_tells_gap_and_provisional(vol: Any) -> None:
    rijen = [[cel.text for cel in rij.cells] for rij in vol.tables[0].rows]
    assert rijen[0] == ["Jaar", "Centrum", "Noord", "Voorbeeldstad"]
    assert rijen[5] == ["2019", "–", "5,0", "5,5"]
    assert rijen[-1] == ["2024", "8,5*", "8,4*", "4,9"]
    assert "–: geen cijfer bekend. * voorlopig cijfer. Bron: Politie" in tekst(vol)


def test_table_heads_repeat_and_rows_stay_whole(vol: Any) -> None:
    for table in vol.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(rij._tr.trPr.find(qn("w:cantSplit")) is not None for rij in table.rows)


def test_everything_written_is_in_it(vol: Any) -> None:
    alles = tekst(vol)
    for hoofdstuk in maak_rapportage().hoofdstukken:
        for bevinding in (stuk.inhoud for stuk in hoofdstuk.bevindingen):
            assert f"{bevinding.tekst} (Centrum)" in alles
        for prioriteit in (stuk.inhoud for stuk in hoofdstuk.prioriteiten):
            assert prioriteit.naam in alles
            assert set(prioriteit.deelthemas + prioriteit.elementen) <= set(alles.split("\n"))
    assert "Woninginbraken in Centrum, 2024: 8,5 per 1.000 (Politie)" in alles


def test_a_generated_sentence_is_marked_until_someone_edits_it() -> None:
    def in_word(*, automatisch: bool) -> str:
        zin = "Dat is meer dan in heel Voorbeeldstad."
        gemaakt = maak_bevinding("duiding", "T1.1", zin, automatisch=automatisch)
        hoofdstuk = Hoofdstuk(veld=1, bevindingen=(gemaakt,))
        return tekst(lees(lege_rapportage().model_copy(update={"hoofdstukken": (hoofdstuk,)})))

    assert AUTOMATISCH in in_word(automatisch=True)
    assert AUTOMATISCH not in in_word(automatisch=False)


def test_what_belongs_to_no_thema_is_not_lost() -> None:
    los = (
        maak_bevinding("aandachtspunt", None, "Los: aandachtspunt."),
        maak_bevinding("accent", "T1.1", "Los: accent."),
        maak_bevinding("duiding", None, "Los: duiding."),
    )
    rapportage = lege_rapportage().model_copy(update={"hoofdstukken": (Hoofdstuk(veld=1, bevindingen=los),)})
    alles = tekst(lees(rapportage))
    assert all(f"Los: {stuk.inhoud.soort}." in alles for stuk in los)


def test_empty_parts_say_what_is_missing() -> None:
    alles = tekst(lees(lege_rapportage()))
    assert alles.count(text.GEEN_CIJFERS) == 20
    assert alles.count("Dit thema is gemarkeerd als 'niet van toepassing'. Reden: Geen risicobronnen.") == 3
    for reden in ("Staat in het verkeersplan.", "Hier zijn geen ondernemers."):
        assert alles.count(f"Dit onderdeel is gemarkeerd als 'niet van toepassing'. Reden: {reden}") == 1
    assert alles.count(text.GEEN_AANDACHTSPUNT) == 19
    assert alles.count(text.GEEN_AANPAK_RUBRIEK) == 6
    assert alles.count(text.GEEN_AANPAK_THEMA) == 16
    for zin, keer in ((text.GEEN_BEWONERS, 5), (text.GEEN_ONDERNEMERS, 4), (text.GEEN_PRIORITEIT, 5)):
        assert alles.count(zin) == keer
    assert text.DEELNAME_LEEG in alles


def test_infrastructuur_has_a_real_footnote(bytes_vol: bytes) -> None:
    noten = deel(bytes_vol, "word/footnotes.xml")
    assert RUBRIEKEN[0].voetnoot
    assert RUBRIEKEN[0].voetnoot in noten
    assert '<w:footnoteReference w:id="1"/>' in deel(bytes_vol, "word/document.xml")
    assert '<w:footnote w:id="0"/></w:footnotePr>' in deel(bytes_vol, "word/settings.xml")


def test_demo_is_marked_above_every_page_and_only_then(vol: Any) -> None:
    sectie, eigen = vol.sections[0], lees(lege_rapportage()).sections[0]
    assert text.VOORBEELD in sectie.header.paragraphs[0].text
    assert text.VOORBEELD in sectie.first_page_header.paragraphs[0].text
    assert text.VOORBEELD not in eigen.header.paragraphs[0].text + eigen.first_page_header.paragraphs[0].text


def test_language_and_properties(bytes_vol: bytes, vol: Any) -> None:
    assert '<w:lang w:val="nl-NL"' in deel(bytes_vol, "word/styles.xml")
    eigenschappen = vol.core_properties
    assert (eigenschappen.title, eigenschappen.author) == ("Veiligheidsanalyse Voorbeeldstad", "Voorbeeldstad")
    assert eigenschappen.language == "nl-NL"


def kinderen_in_wanorde(xml: Any) -> Iterator[str]:
    for naam, volgorde in ((naam, tags.split()) for naam, tags in VOLGORDE.items()):
        for ouder in xml.iter(qn(f"w:{naam}")):
            tags = [kind.tag.split("}")[1] for kind in ouder if kind.tag.startswith(qn("w:x")[:-1])]
            onbekend = set(tags) - set(volgorde)
            if onbekend or tags != sorted(tags, key=volgorde.index):
                yield f"{naam}: {tags}"


def test_xml_has_the_order_that_word_wants(vol: Any) -> None:
    sectie, nummering = vol.sections[0], vol.part.numbering_part.element
    for xml in (vol.element, vol.styles.element, nummering, sectie.footer._element, sectie.header._element):
        assert list(kinderen_in_wanorde(xml)) == []


def test_characters_that_xml_cannot_hold_become_blanks() -> None:
    plak = maak_bevinding("aandachtspunt", "T1.1", "Regel een\x0bregel twee\x00 <b>&")
    rapportage = lege_rapportage().model_copy(update={"hoofdstukken": (Hoofdstuk(veld=1, bevindingen=(plak,)),)})
    assert "Regel een regel twee  <b>&" in tekst(lees(rapportage))


def test_many_gebieden_go_in_more_tables() -> None:
    reeksen = [maak_reeks(maak_gebied(f"Wijk {i}", code=f"WK9999{i:02}"), [1.0, 2.0]) for i in range(7)]
    cijfers = ThemaCijfers(thema="T1.1", beelden=(maak_beeld(*reeksen),))
    document = lees(lege_rapportage().model_copy(update={"hoofdstukken": (Hoofdstuk(veld=1, cijfers=(cijfers,)),)}))
    assert [[cel.text for cel in tabel.rows[0].cells] for tabel in document.tables] == [
        ["Jaar", "Wijk 0", "Wijk 1", "Wijk 2", "Wijk 3", "Wijk 4"],
        ["Jaar", "Wijk 5", "Wijk 6"],
    ]


def test_a_beeld_without_figures_still_makes_a_document() -> None:
    cijfers = ThemaCijfers(thema="T1.1", beelden=(maak_beeld(maak_reeks(CENTRUM, [None, None])),))
    document = lees(lege_rapportage().model_copy(update={"hoofdstukken": (Hoofdstuk(veld=1, cijfers=(cijfers,)),)}))
    assert [cel.text for cel in document.tables[0].rows[1].cells] == ["2020", "–"]


def test_what_happened_stands_below_the_chart_and_in_its_alternative_text() -> None:
    gebeurtenissen = (geleverde_gebeurtenissen(EDITIE.id)[0].inhoud,)
    beeld = maak_beeld(maak_reeks(CENTRUM, [1.0, 2.0])).model_copy(update={"gebeurtenissen": gebeurtenissen})
    cijfers = ThemaCijfers(thema="T1.1", beelden=(beeld,))
    document = lees(lege_rapportage().model_copy(update={"hoofdstukken": (Hoofdstuk(veld=1, cijfers=(cijfers,)),)}))
    zin = "1. Coronamaatregelen, 12 maart 2020 – 23 maart 2022"
    assert [p.text.startswith(zin) for p in document.paragraphs if zin in p.text] == [True]
    (beschrijving,) = [d.get("descr") for d in document.element.iter(qn("wp:docPr"))]
    assert zin in beschrijving

"""The rapportage as a Word document."""

from docx.shared import Cm, Pt

from kvdash.domain.kernbeleid import PARAGRAFEN, VELDEN, Veld, themas_van
from kvdash.report import text
from kvdash.report.docx_huisstijl import begin_document
from kvdash.report.docx_schrijver import Kolom, Schrijver
from kvdash.report.model import Rapportage
from kvdash.report.word_veld import schrijf_veld
from kvdash.taal import datum, weggelatenzin


def schrijf_docx(rapportage: Rapportage) -> bytes:
    """The rapportage as .docx: inleiding, a chapter per veld with its five paragraphs, all candidates, sources."""
    titel = text.TITEL.format(gemeente=rapportage.gemeente_naam)
    document = begin_document(
        titel=titel,
        gemeente=rapportage.gemeente_naam,
        kopregel=titel,
        is_demo=rapportage.editie.is_demo,
        gemaakt_op=rapportage.gemaakt_op,
    )
    schrijver = Schrijver(document)
    _titelblad(schrijver, rapportage, titel=titel)
    _inleiding(schrijver, rapportage)
    for veld in VELDEN:
        schrijf_veld(schrijver, rapportage, veld=veld)
    _alle_prioriteiten(schrijver, rapportage)
    _bronnen(schrijver, rapportage)
    return schrijver.save()


def _titelblad(schrijver: Schrijver, rapportage: Rapportage, *, titel: str) -> None:
    editie = rapportage.editie
    schrijver.alinea(titel, stijl="Title").paragraph_format.space_before = Pt(160)
    schrijver.alinea(editie.naam, stijl="Subtitle")
    schrijver.alinea(text.PLAN.format(van=editie.plan_van, tot=editie.plan_tot))
    schrijver.alinea(text.GEMAAKT.format(datum=datum(rapportage.gemaakt_op)))
    if editie.is_demo:
        schrijver.alinea(text.VOORBEELD_UITLEG, stijl="Voorbeeld").paragraph_format.space_before = Pt(24)
    schrijver.alinea(text.INHOUD, stijl="Inhoudskop").paragraph_format.page_break_before = True
    schrijver.inhoudsopgave()


def _inleiding(schrijver: Schrijver, rapportage: Rapportage) -> None:
    schrijver.kop(text.INLEIDING, niveau=1, genummerd=False)
    for alinea in filter(None, map(str.strip, rapportage.editie.inleiding.split("\n"))):
        schrijver.alinea(alinea)
    _sectie(schrijver, text.AANLEIDING_KOP, *text.aanleiding(rapportage.editie, gemeente=rapportage.gemeente_naam))
    _sectie(schrijver, text.WERKWIJZE_KOP, text.WERKWIJZE)
    _sectie(schrijver, text.VELDEN_KOP, text.VELDEN)
    schrijver.lijst([f"{veld.naam}: {_namen(veld)}" for veld in VELDEN])
    schrijver.alinea(text.DEELNAME_KOP, stijl="Thema")
    schrijver.tekst_of_leeg(rapportage.editie.deelname, leeg=text.DEELNAME_LEEG)
    _sectie(schrijver, text.LEESWIJZER_KOP, text.LEESWIJZER)
    schrijver.lijst([f"{paragraaf.naam}. {paragraaf.inhoud}" for paragraaf in PARAGRAFEN])
    weg = weggelatenzin(
        teksten=rapportage.teksten_weg,
        kandidaten=rapportage.prioriteiten_weg,
        waaruit="dit document",
        voor=rapportage.voor,
    )
    if weg:
        schrijver.alinea(weg, stijl="Ontbreekt")
    if rapportage.filter:
        schrijver.alinea(text.KEUZE.format(filter=rapportage.filter))


def _sectie(schrijver: Schrijver, kop: str, *alineas: str) -> None:
    schrijver.alinea(kop, stijl="Thema")
    for alinea in alineas:
        schrijver.alinea(alinea)


def _namen(veld: Veld) -> str:
    return ", ".join(thema.naam for thema in themas_van(veld))


def _alle_prioriteiten(schrijver: Schrijver, rapportage: Rapportage) -> None:
    """The candidates of all velden together: the basis for the choice of the raad."""
    schrijver.kop(text.ALLE_PRIORITEITEN, niveau=1, genummerd=False)
    rijen = [
        (f"{veld.nummer} {veld.kort}", prioriteit.inhoud.naam, prioriteit.status)
        for veld in VELDEN
        for prioriteit in rapportage.hoofdstuk(veld.nummer).prioriteiten
    ]
    if not rijen:
        weg = weggelatenzin(kandidaten=rapportage.prioriteiten_weg, waaruit="dit onderdeel", voor=rapportage.voor)
        schrijver.alinea(weg or text.GEEN_RIJEN, stijl="Ontbreekt")
        return
    schrijver.alinea(text.ALLE_UITLEG)
    kolommen = [Kolom(kop, Cm(breed)) for kop, breed in zip(text.ALLE_KOLOMMEN, (4.5, 8, 3.5), strict=True)]
    bron = text.STAND.format(datum=datum(rapportage.gemaakt_op))
    schrijver.tabel(kolommen, rijen, bijschrift=text.ALLE_BIJSCHRIFT, bron=bron, heel=False)


def _bronnen(schrijver: Schrijver, rapportage: Rapportage) -> None:
    schrijver.kop(text.BRONNEN, niveau=1, genummerd=False)
    if not rapportage.bronnen:
        schrijver.alinea(text.GEEN_BRONNEN, stijl="Ontbreekt")
        return
    schrijver.alinea(text.BRONNEN_UITLEG)
    schrijver.lijst(rapportage.bronnen)

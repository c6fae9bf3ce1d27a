"""The prioriteitenoverzicht as a workbook, a Word document and CSV."""

import math

from docx.shared import Cm

from kvdash.charts.palet import ACCENT, LICHT, VLAK
from kvdash.domain.kernbeleid import veld
from kvdash.report import text
from kvdash.report.docx_huisstijl import begin_document, turn_landscape
from kvdash.report.docx_schrijver import Kolom, Schrijver
from kvdash.report.model import Prioriteitenoverzicht, PrioriteitRij
from kvdash.report.werkmap import Blad, Werkmap
from kvdash.taal import datum, weggelatenzin
from kvdash.taal.cellen import schrijf_csv
from kvdash.taal.tijd import TIJDZONE

_TEKENS = (18, 32, 16, 36, 36, 44, 18, 12)  # width of the columns of the workbook
_CM = (2.6, 4.0, 2.0, 4.0, 4.0, 4.6, 2.2, 2.2)  # and of the document
_REGELHOOGTE = 15  # points
_KOPRIJ = 5  # row of the head of the table, from 0
_A4 = 9


def schrijf_overzicht_xlsx(overzicht: Prioriteitenoverzicht) -> bytes:
    """The prioriteitenoverzicht as .xlsx: one sheet with a real table, ready to print."""
    boek = Werkmap(titel=_titel(overzicht), auteur=overzicht.gemeente_naam)
    blad = boek.add_worksheet(text.OVERZICHT_BLAD)
    _write_aanhef(boek, blad, overzicht)
    if overzicht.rijen:
        _write_tabel(boek, blad, overzicht)
    elif not overzicht.weggelaten:
        blad.write_string(_KOPRIJ, 0, text.GEEN_RIJEN)
    _set_print(blad)
    return boek.als_bytes()


def schrijf_overzicht_docx(overzicht: Prioriteitenoverzicht) -> bytes:
    """The prioriteitenoverzicht as .docx: one table on landscape A4."""
    document = begin_document(
        titel=_titel(overzicht),
        gemeente=overzicht.gemeente_naam,
        kopregel=_titel(overzicht),
        is_demo=overzicht.editie.is_demo,
        gemaakt_op=overzicht.gemaakt_op,
    )
    turn_landscape(document.sections[0])
    schrijver = Schrijver(document)
    schrijver.alinea(_titel(overzicht), stijl="Inhoudskop")
    for regel in _aanhef(overzicht):
        schrijver.alinea(regel).paragraph_format.space_after = Cm(0.05)
    schrijver.alinea("")
    kolommen = [Kolom(kop, Cm(breed)) for kop, breed in zip(text.OVERZICHT_KOLOMMEN, _CM, strict=True)]
    if overzicht.rijen:
        rijen = [(*_cellen(rij, punt="• ", scheiding="\n"), datum(rij.gewijzigd)) for rij in overzicht.rijen]
        schrijver.kale_tabel(kolommen, rijen, heel=False)
    elif not overzicht.weggelaten:
        schrijver.alinea(text.GEEN_RIJEN, stijl="Ontbreekt")
    return schrijver.save()


def schrijf_overzicht_csv(overzicht: Prioriteitenoverzicht) -> bytes:
    """The prioriteitenoverzicht as CSV, one line per candidate; source and date stand in each line.

    A last line says how many were left out.
    """
    vast = [_bron(overzicht), datum(overzicht.gemaakt_op)]
    rijen = [[*_cellen(rij, punt="", scheiding=" | "), datum(rij.gewijzigd), *vast] for rij in overzicht.rijen]
    onder = [[zin] for zin in (_weg(overzicht),) if zin]
    return schrijf_csv([[*text.OVERZICHT_KOLOMMEN, text.KOLOM_BRON, text.KOLOM_STAND], *rijen, *onder])


def _titel(overzicht: Prioriteitenoverzicht) -> str:
    return text.OVERZICHT_TITEL.format(gemeente=overzicht.gemeente_naam)


def _bron(overzicht: Prioriteitenoverzicht) -> str:
    return f"{overzicht.bron} ({text.VOORBEELD})" if overzicht.editie.is_demo else overzicht.bron


def _weg(overzicht: Prioriteitenoverzicht) -> str:
    return weggelatenzin(kandidaten=overzicht.weggelaten, waaruit="dit bestand", voor=overzicht.voor)


def _aanhef(overzicht: Prioriteitenoverzicht) -> tuple[str, ...]:
    """Source, date and filter, above the table, and how many were left out."""
    weg = _weg(overzicht)
    return (
        text.BRON.format(bron=_bron(overzicht)),
        text.STAND.format(datum=datum(overzicht.gemaakt_op)),
        text.FILTER.format(filter=overzicht.filter or text.FILTER_GEEN),
        *((weg,) if weg else ()),
    )


def _cellen(rij: PrioriteitRij, *, punt: str, scheiding: str) -> tuple[str, ...]:
    """The cells of a row, without the date it was changed; `punt` stands before each item of a list."""
    lijsten = (
        scheiding.join(f"{punt}{deel}" for deel in lijst) for lijst in (rij.deelthemas, rij.elementen, rij.bewijs)
    )
    return (veld(rij.veld).label, rij.naam, rij.status, *lijsten, rij.auteur)


def _write_aanhef(boek: Werkmap, blad: Blad, overzicht: Prioriteitenoverzicht) -> None:
    blad.write_string(0, 0, _titel(overzicht), boek.add_format({"bold": True, "font_size": 16}))
    for nummer, regel in enumerate(_aanhef(overzicht), start=1):
        blad.write_string(nummer, 0, regel)


def _write_tabel(boek: Werkmap, blad: Blad, overzicht: Prioriteitenoverzicht) -> None:
    cel_opmaak = {"valign": "top", "bottom": 1, "bottom_color": LICHT}
    tekst = boek.add_format({**cel_opmaak, "text_wrap": True, "quote_prefix": True})
    dag = boek.add_format({**cel_opmaak, "num_format": "dd-mm-yyyy", "align": "left"})
    kop = boek.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": ACCENT, "font_color": VLAK})
    laatste = len(text.OVERZICHT_KOLOMMEN) - 1
    kolommen = [{"header": naam, "header_format": kop} for naam in text.OVERZICHT_KOLOMMEN]
    tabel = {"columns": kolommen, "name": "Prioriteiten", "style": None}
    blad.add_table(_KOPRIJ, 0, _KOPRIJ + len(overzicht.rijen), laatste, tabel)
    for nummer, rij in enumerate(overzicht.rijen, start=_KOPRIJ + 1):
        cellen = _cellen(rij, punt="• ", scheiding="\n")
        blad.set_row(nummer, _regels(cellen) * _REGELHOOGTE + 4)
        for kolom, cel in enumerate(cellen):
            blad.write_string(nummer, kolom, cel, tekst)
        gewijzigd = rij.gewijzigd.astimezone(TIJDZONE).replace(tzinfo=None)
        blad.write_datetime(nummer, laatste, gewijzigd, dag)


def _regels(cellen: tuple[str, ...]) -> int:
    """How many lines the fullest cell takes: not every program fits the height of a row to its text."""
    return max(
        sum(math.ceil(max(len(regel), 1) / (breedte - 2)) for regel in cel.split("\n"))
        for cel, breedte in zip(cellen, _TEKENS, strict=False)
    )


def _set_print(blad: Blad) -> None:
    for kolom, breedte in enumerate(_TEKENS):
        blad.set_column(kolom, kolom, breedte)
    blad.freeze_panes(_KOPRIJ + 1, 0)
    blad.set_landscape()
    blad.set_paper(_A4)
    blad.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    blad.fit_to_pages(1, 0)
    blad.repeat_rows(_KOPRIJ)
    blad.set_footer(f"&L{text.OVERZICHT_BLAD}&R{text.BLADZIJDE} &P {text.VAN} &N")

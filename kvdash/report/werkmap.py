"""Workbooks: the one place that makes them. No text in one becomes a formula, a link or a number."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import chain, count
from typing import Any, NoReturn, assert_never

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kvdash.charts.palet import ACCENT, LICHT, VERGELIJKING, VLAK
from kvdash.report import text
from kvdash.report.blokken import (
    Alinea,
    Blok,
    Bron,
    Document,
    Figuur,
    Genummerd,
    Kop,
    Lijst,
    Noot,
    Punt,
    Tabel,
    Tabelcel,
    Tabelkolom,
)
from kvdash.taal import kort
from kvdash.taal.cellen import als_werkmapcel, zonder_besturing
from kvdash.taal.schrijfwijze import TIJDZONE

_LETTERLIJK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_TEKENS_PER_CM = 8
_TEKSTBREEDTE = 100  # characters
_REGELHOOGTE, _HOOGSTE_RIJ = 15, 405  # points; Excel allows 409
_LANGSTE_CEL = 32_767  # in units of UTF-16, as Excel counts
_LANGSTE_BLADNAAM, _LANGSTE_KOP = 31, 255
_NIET_IN_BLADNAAM = re.compile(r"[\[\]:*?/\\]")
_A4 = 9
_GETOOND_GETAL = re.compile(r"−?([\d.]+)(?:,(\d+))?(\D*)")
_KOPGROOTTE = {1: 16, 2: 14, 3: 12, 4: 11}


class Blad(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """Blad: a sheet on which text stays text, also when someone opens the cell and presses Enter."""

    tekst: Any  # the format of text that has none of its own

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        cel = als_werkmapcel(_passend(zonder_besturing(string)))
        if cel.startswith("<r>") and cel.endswith("</r>"):  # xlsxwriter would put it in the file as XML
            cel += " "
        geschreven: int = super()._write_string(row, col, cel, cell_format or self.tekst)
        return geschreven

    def _geen(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise TypeError("a sheet of kvdash holds texts, numbers and dates only")

    _write_formula = _write_array_formula = _write_url = _write_rich_string = _geen


def _passend(tekst: str) -> str:
    """As much of the text as a cell holds, and then that it is not all."""
    if len(tekst) <= _LANGSTE_CEL // 2:
        return tekst
    eenheden = tekst.encode("utf-16-le")
    if len(eenheden) <= 2 * _LANGSTE_CEL:
        return tekst
    ruimte = 2 * (_LANGSTE_CEL - len(text.AFGEKAPT) - 2)  # an apostrophe may come before it, and a blank behind
    return eenheden[:ruimte].decode("utf-16-le", errors="ignore") + text.AFGEKAPT


class Werkmap(Workbook):  # type: ignore[misc]
    """Werkmap: a workbook in memory; `als_bytes` closes it."""

    def __init__(self, *, titel: str, auteur: str = "") -> None:
        self._uit = BytesIO()
        super().__init__(self._uit, {"in_memory": True, **_LETTERLIJK})
        self.worksheet_class = Blad
        self.set_properties({"title": zonder_besturing(titel), "author": zonder_besturing(auteur)})
        self._tekst = self.add_format({"quote_prefix": True})

    def add_worksheet(self, name: str) -> Blad:
        blad: Blad = super().add_worksheet(name)
        blad.tekst = self._tekst
        return blad

    def als_bytes(self) -> bytes:
        self.close()
        return self._uit.getvalue()


def schrijf_xlsx(inhoud: Document) -> bytes:
    """The document as .xlsx: a sheet for each chapter, with its texts and tables below each other.

    Tables are real ones, and figures in them numbers that show as they do on paper.
    """
    boek = Werkmap(titel=inhoud.titel, auteur=inhoud.gemeente)
    vormen = _Vormen(boek)
    namen: set[str] = set()
    for naam, blokken in _hoofdstukken(inhoud):
        blad = _Schrijver(boek.add_worksheet(_bladnaam(naam, namen)), vormen, inhoud, blokken)
        if not namen:
            blad.schrijf_titel()
        namen.add(blad.naam)
        blad.schrijf(blokken)
    return boek.als_bytes()


def _hoofdstukken(inhoud: Document) -> Iterator[tuple[str, list[Genummerd]]]:
    """The blocks of each sheet with its name: first what stands before the chapters, if only the title."""
    naam, blokken = inhoud.onderwerp, list[Genummerd]()
    for genummerd in inhoud.genummerd():
        if isinstance(genummerd.blok, Kop) and genummerd.blok.niveau == 1:
            yield naam, blokken
            naam, blokken = f"{genummerd.nummer} {genummerd.blok.tekst}".strip(), []
        blokken.append(genummerd)
    yield naam, blokken


def _bladnaam(naam: str, bezet: Iterable[str]) -> str:
    """A name that Excel takes, and that no other sheet has."""
    schoon = kort(_NIET_IN_BLADNAAM.sub(" ", zonder_besturing(naam)).strip("'"), hoogstens=_LANGSTE_BLADNAAM)
    return _vrij(schoon, bezet, hoogstens=_LANGSTE_BLADNAAM)


def _vrij(naam: str, bezet: Iterable[str], *, hoogstens: int) -> str:
    """The name, with a number behind it when there is one that Excel, blind to capitals, takes for the same."""
    klein = {ander.lower() for ander in bezet}
    keuzes = chain([naam], (f"{naam[: hoogstens - 5]} ({nummer})" for nummer in count(2)))
    return next(keuze for keuze in keuzes if keuze.lower() not in klein)


class _Vormen:
    """The formats of a workbook, each made once."""

    def __init__(self, boek: Werkmap) -> None:
        self._boek = boek
        self._gemaakt: dict[tuple[tuple[str, Any], ...], Any] = {}

    def van(self, **kenmerken: Any) -> Any:
        """Text, unless `num_format` says how a figure shows."""
        sleutel = tuple(sorted(kenmerken.items()))
        if sleutel not in self._gemaakt:
            tekst = {} if "num_format" in kenmerken else {"quote_prefix": True}
            vorm = self._boek.add_format({"valign": "top", "text_wrap": True, **tekst, **kenmerken})
            self._gemaakt[sleutel] = vorm
        return self._gemaakt[sleutel]

    def van_kop(self, kolom: Tabelkolom) -> Any:
        return self.van(bold=True, bg_color=ACCENT, font_color=VLAK, align=_kant(kolom))

    def van_cel(self, cel: Tabelcel, kolom: Tabelkolom) -> Any:
        """Of a cell in a table: a figure shows as it does on paper, with its mark."""
        rand = {"bottom": 1, "bottom_color": LICHT, "align": _kant(kolom)}
        if isinstance(cel.waarde, datetime):
            return self.van(**rand, num_format="dd-mm-yyyy")
        if cel.waarde is None or not (getoond := _GETOOND_GETAL.fullmatch(cel.tekst)):
            return self.van(**rand)
        heel, decimalen, merk = getoond.groups()
        geheel = "#,##0" if "." in heel or abs(cel.waarde) < 1000 else "0"
        achter = f'"{merk}"' if merk else ""
        getal = f"{geheel}.{'0' * len(decimalen)}{achter}" if decimalen else f"{geheel}{achter}"
        return self.van(**rand, num_format=getal)


class _Schrijver:
    """Writes blocks below each other on one sheet; texts run over all its columns."""

    def __init__(self, blad: Blad, vormen: _Vormen, inhoud: Document, blokken: Sequence[Genummerd]) -> None:
        self._blad, self._vormen, self._inhoud = blad, vormen, inhoud
        self._breedtes = _breedtes([blok for _, blok in blokken if isinstance(blok, Tabel)])
        self._rij = 0
        self.naam: str = blad.get_name()
        for kolom, breedte in enumerate(self._breedtes):
            blad.set_column(kolom, kolom, breedte)
        self._richt_in()

    def _richt_in(self) -> None:
        """For the printer: as wide as the page, with what must stand on every one."""
        blad, inhoud = self._blad, self._inhoud
        merken = [text.VOORBEELD] if inhoud.is_demo else []
        merken += [inhoud.voor] if inhoud.voor != "openbaar" else []
        if inhoud.liggend:
            blad.set_landscape()
        blad.set_paper(_A4)
        blad.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        blad.fit_to_pages(1, 0)
        if merken:
            blad.set_header(f"&R{', '.join(merken)}")
        blad.set_footer(f"&L{inhoud.onderwerp}&R{text.BLADZIJDE} &P {text.VAN} &N")

    def schrijf_titel(self) -> None:
        inhoud = self._inhoud
        self._regel(inhoud.titel, bold=True, font_size=_KOPGROOTTE[1])
        uitleg = [text.VOORBEELD_UITLEG] if inhoud.is_demo and inhoud.met_voorblad else []
        for regel in filter(None, (inhoud.ondertitel, *inhoud.kenmerken, *uitleg)):
            self._regel(regel)
        self._rij += 1

    def schrijf(self, blokken: Iterable[Genummerd]) -> None:
        for nummer, blok in blokken:
            self._blok(blok, nummer)

    def _blok(self, blok: Blok, nummer: str) -> None:
        match blok:
            case Kop():
                self._rij += 0 if self._rij == 0 else 1
                self._tekst(f"{nummer} {blok.tekst}".strip(), bold=True, font_size=_KOPGROOTTE[blok.niveau])
                if blok.noot:
                    self._onderschrift([blok.noot])
            case Alinea():
                self._tekst(blok.tekst, italic=blok.ontbreekt)
            case Lijst():
                for punt in blok.punten:
                    self._punt(punt)
            case Figuur():
                self._tekst(f"{text.FIGUUR} {nummer}: {blok.bijschrift}", bold=True)
                self._tekst(blok.alt)
                self._onderschrift(blok.noten, blok.bron)
            case Tabel():
                self._tabel(blok, nummer)
            case _:
                assert_never(blok)

    def _punt(self, punt: Punt) -> None:
        merk = "" if punt.rubricering == "openbaar" else f" ({punt.rubricering})"
        self._tekst(f"• {punt.vet}{punt.tekst}{merk}")
        if punt.toelichting:
            self._tekst(punt.toelichting, indent=1, font_color=VERGELIJKING)

    def _onderschrift(self, noten: Iterable[Noot], bron: Bron | None = None) -> None:
        self._tekst(" ".join(map(str, (*noten, bron) if bron else noten)), font_color=VERGELIJKING)

    def _tabel(self, tabel: Tabel, nummer: str) -> None:
        if tabel.bijschrift:
            self._tekst(f"{text.TABEL} {nummer}: {tabel.bijschrift}", bold=True)
        boven, laatste = self._rij, len(tabel.kolommen) - 1
        kolommen = [
            {"header": kop, "header_format": self._vormen.van_kop(kolom)}
            for kop, kolom in zip(_verschillend(k.kop for k in tabel.kolommen), tabel.kolommen, strict=True)
        ]
        naam = tabel.naam or (f"{text.TABEL}{nummer}" if nummer else "")
        kenmerken = {"columns": kolommen, "style": None, **({"name": naam} if naam else {})}
        self._blad.add_table(boven, 0, boven + max(len(tabel.rijen), 1), laatste, kenmerken)
        if not tabel.heel:
            self._blad.freeze_panes(boven + 1, 0)
            self._blad.repeat_rows(boven)
        for rij, cellen in enumerate(tabel.rijen, boven + 1):
            self._blad.set_row(rij, _hoogte(max(map(_regels, (cel.tekst for cel in cellen), self._breedtes))) + 4)
            for plaats, (cel, kolom) in enumerate(zip(cellen, tabel.kolommen, strict=True)):
                self._cel(rij, plaats, cel, vorm=self._vormen.van_cel(cel, kolom))
        self._rij = boven + max(len(tabel.rijen), 1) + 1
        if tabel.bron:
            self._onderschrift(tabel.noten, tabel.bron)
            self._rij += 1

    def _cel(self, rij: int, kolom: int, cel: Tabelcel, *, vorm: Any) -> None:
        if isinstance(cel.waarde, datetime):
            self._blad.write_datetime(rij, kolom, cel.waarde.astimezone(TIJDZONE).replace(tzinfo=None), vorm)
        elif cel.waarde is not None and _GETOOND_GETAL.fullmatch(cel.tekst):
            self._blad.write_number(rij, kolom, cel.waarde, vorm)
        else:
            self._blad.write_string(rij, kolom, cel.tekst, vorm)

    def _tekst(self, tekst: str, **kenmerken: Any) -> None:
        """Over all columns, as high as it needs; one that does not fit in a cell runs on in the next."""
        stap = _LANGSTE_CEL // 2 - 2  # also when each character counts as two; an apostrophe may come before it
        for begin in range(0, max(len(tekst), 1), stap):
            deel = tekst[begin : begin + stap]
            letter = kenmerken.get("font_size", _KOPGROOTTE[4]) / _KOPGROOTTE[4]
            self._blad.set_row(self._rij, _hoogte(_regels(deel, 1.1 * sum(self._breedtes) / letter), letter=letter))
            self._blad.merge_range(
                self._rij, 0, self._rij, len(self._breedtes) - 1, deel, self._vormen.van(**kenmerken)
            )
            self._rij += 1

    def _regel(self, tekst: str, **kenmerken: Any) -> None:
        """On one line, over the columns to the right."""
        self._blad.write_string(self._rij, 0, tekst, self._vormen.van(text_wrap=False, **kenmerken))
        self._rij += 1


def _kant(kolom: Tabelkolom) -> str:
    return "right" if kolom.is_getal else "left"


def _breedtes(tabellen: Iterable[Tabel]) -> list[int]:
    """The widths of the columns in characters: as wide as each table asks, and together wide enough for texts."""
    breedtes: list[int] = []
    for tabel in tabellen:
        gevraagd = [round(kolom.breedte * _TEKENS_PER_CM) for kolom in tabel.kolommen]
        lang, kort_ = sorted((breedtes, gevraagd), key=len, reverse=True)
        breedtes = [*map(max, lang, kort_), *lang[len(kort_) :]]
    while len(breedtes) < 2 or sum(breedtes) < _TEKSTBREEDTE:
        breedtes.append(20)
    return breedtes


def _verschillend(koppen: Iterable[str]) -> list[str]:
    """Heads for a real table, in which no two columns may have the same."""
    uit: list[str] = []
    for kop in koppen:
        uit.append(_vrij(kort(kop, hoogstens=_LANGSTE_KOP), uit, hoogstens=_LANGSTE_KOP))
    return uit


def _regels(tekst: str, breedte: float) -> int:
    """How many lines a text takes: not every program fits the height of a row to it."""
    return sum(math.ceil(max(len(regel), 1) / (breedte - 2)) for regel in tekst.split("\n"))


def _hoogte(regels: int, *, letter: float = 1.0) -> float:
    return min(regels * _REGELHOOGTE * letter, _HOOGSTE_RIJ)

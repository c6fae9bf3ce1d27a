"""Sheets of a workbook (.xlsx, .xls, .ods) as rows of text."""

import html
import io
import posixpath
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, iterparse

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from kvdash.errors import OnleesbaarError, vang_paniek
from kvdash.ingest.cellen import is_getal, lees_periode
from kvdash.ingest.invoer import Blok, blok_van
from kvdash.ingest.tekst import Record
from kvdash.paden import lees_bytes
from kvdash.taal.cellen import lees_cel

# Sheets of a workbook (.xlsx, .xls, .ods) as rows of text.

_MAX_UITGEPAKT = 600 * 1024 * 1024
_MAX_CELLEN = 10_000_000
_WERKBLAD = re.compile(r"xl/worksheets/[^/]+\.xml")
# A row or a cell, and one with its place as every program writes it: only then is it known here where it stands.
_DEEL_VAN_BLAD = re.compile(rb"<(?:[\w.-]+:)?(?:c|row)[\s/>]")
_PLEK = re.compile(rb'<(?:c r="([A-Za-z]+)|row r=")(\d+)"')
_FORMULE = re.compile(
    rb"<c\s[^>]*?\br=[\"']([A-Za-z]{1,3})(\d{1,9})[\"'][^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
_OVERLAP = 2000  # bytes of the part before that are looked at again: a formula may lie over the edge
_HOOGSTE_RIJ, _HOOGSTE_KOLOM = 1_048_576, 16_384  # of Excel
_TEKSTEN = "xl/sharedStrings.xml"
_VEEL_TEKST = 1 << 29  # bytes that the texts of all cells may take without a trial
_PROEF, _PROEFSECONDEN = Path(__file__).with_name("werkmapproef.py"), 120
_BLAD, _DEEL = re.compile(r"<sheet\s[^>]*>"), re.compile(r"<Relationship\s[^>]*>")
_VELD = re.compile(r"([\w:]+)=[\"']([^\"']*)[\"']")
ZONDER_UITKOMST = "=…"  # stands in a cell with a formula of which no outcome was stored
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how .xlsx and .ods begin, and how .xls does
_RIJEN = 50_000  # rows in one block
_TE_GROOT = "Het blad beslaat meer dan 10 miljoen cellen: er staat iets ver buiten de tabel. Bewaar de tabel als csv."
_BESCHADIGD = "De werkmap is beschadigd of niet heel. Bewaar of download hem opnieuw."
_ONVEILIG = "De werkmap is beschadigd of vraagt te veel geheugen. Bewaar de tabel als csv, of als nieuwe werkmap."
_GEEN_XLS = "Dit is een oud Office-bestand, maar geen hele werkmap (.xls). Bewaar de tabel als .xlsx of .csv."
Plek = tuple[int, int]  # row and column of a cell, from 0
Cel = int | float | str | bool | time | date | datetime | timedelta


class _Keuring(NamedTuple):
    """Per sheet the cells with a formula of which no outcome was stored; and whether it must be opened on trial."""

    formules: dict[str, frozenset[Plek]]
    op_proef: bool


class _Bladmaat(NamedTuple):
    """Over how many cells a sheet stretches, and how many it has; whether each of them says where it stands."""

    omvang: int
    formules: frozenset[Plek]
    cellen: int
    is_gewoon: bool


def is_werkmap(kop: bytes) -> bool:
    return kop.startswith((_ZIP, _OLE))


def lees_bladen(inhoud: bytes | Path) -> list["BladInvoer"]:
    """The sheets that hold anything, visible ones first. Raises OnleesbaarError if it is no whole workbook."""
    data = inhoud if isinstance(inhoud, bytes) else lees_bytes(inhoud)
    is_oud = data.startswith(_OLE)
    keuring = _Keuring({}, op_proef=True) if is_oud else _check_zip(data)
    if keuring.op_proef:
        _open_op_proef(data)
    try:
        with vang_paniek(OnleesbaarError(_ONVEILIG)):
            werkmap = CalamineWorkbook.from_filelike(io.BytesIO(data))
            gelezen = [werkmap.get_sheet_by_name(naam) for naam in _volgorde(werkmap)]
            if max((blad.height * blad.width for blad in gelezen), default=0) > _MAX_CELLEN:
                raise OnleesbaarError(_TE_GROOT)
            bladen = [BladInvoer(blad, keuring.formules.get(blad.name, frozenset())) for blad in gelezen]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise OnleesbaarError(_GEEN_XLS if is_oud else _BESCHADIGD) from None
    gevuld = [blad for blad in bladen if blad.regels_totaal]
    if not gevuld:
        raise OnleesbaarError("De werkmap is leeg. Bewaar of download hem opnieuw.")
    return gevuld


def _volgorde(werkmap: CalamineWorkbook) -> list[str]:
    """The names of the sheets, those a user does not see last."""
    zichtbaar = {blad.name: blad.visible == SheetVisibleEnum.Visible for blad in werkmap.sheets_metadata}
    return sorted(werkmap.sheet_names, key=lambda naam: not zichtbaar[naam])


def _open_op_proef(data: bytes) -> None:
    """Raises OnleesbaarError for a workbook that would end this process, or take its memory."""
    opdracht = [sys.executable, "-I", str(_PROEF), str(_MAX_CELLEN)]
    try:
        gezien = subprocess.run(opdracht, input=data, capture_output=True, timeout=_PROEFSECONDEN, check=False)
    except subprocess.TimeoutExpired:
        raise OnleesbaarError(_ONVEILIG) from None
    if gezien.returncode != 0:
        raise OnleesbaarError(_ONVEILIG)
    if int(gezien.stdout) > _MAX_CELLEN:
        raise OnleesbaarError(_TE_GROOT)


def _check_zip(inhoud: bytes) -> _Keuring:
    """What can be told of a workbook before it is opened. Raises OnleesbaarError."""
    cellen, formules, op_proef = 0, {}, True
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_bestand:
            namen = {info.filename for info in zip_bestand.infolist()}
            grootte = sum(info.file_size for info in zip_bestand.infolist())
            ods = is_ods(zip_bestand)
            if ods and grootte <= _MAX_UITGEPAKT:
                cellen = tel_cellen(zip_bestand)
            elif grootte <= _MAX_UITGEPAKT:
                bladen = {n: _overzie(zip_bestand, n) for n in namen if _WERKBLAD.fullmatch(n)}
                cellen = max((blad.omvang for blad in bladen.values()), default=0)
                delen = _bladnamen(zip_bestand)
                formules = {naam: bladen[n].formules for naam, n in delen.items() if n in bladen}
                op_proef = (
                    not bladen.keys() >= set(delen.values())
                    or not all(blad.is_gewoon for blad in bladen.values())
                    or _langste_tekst(zip_bestand) * sum(blad.cellen for blad in bladen.values()) > _VEEL_TEKST
                )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise OnleesbaarError("Het bestand is niet heel (half gedownload?). Download het opnieuw.") from None
    if not ods and not any(naam.startswith("xl/") for naam in namen):
        raise OnleesbaarError(
            "Dit is een zipbestand, geen werkmap. Pak het uit en kies het .csv- of .xlsx-bestand erin."
        )
    if grootte > _MAX_UITGEPAKT:
        raise OnleesbaarError("De werkmap is uitgepakt groter dan 600 MB. Bewaar het blad als csv.")
    if cellen > _MAX_CELLEN:
        raise OnleesbaarError(_TE_GROOT)
    return _Keuring(formules, op_proef)


def _langste_tekst(zip_bestand: zipfile.ZipFile) -> int:
    """Of the texts that cells share, which each of them gets whole."""
    if _TEKSTEN not in zip_bestand.namelist():
        return 0
    return max(map(len, zip_bestand.read(_TEKSTEN).split(b"</si>")))


def _bladnamen(zip_bestand: zipfile.ZipFile) -> dict[str, str]:
    """The part of the workbook that each sheet is kept in."""
    aanwezig = zip_bestand.namelist()
    bladen, delen = (
        zip_bestand.read(naam).decode("utf-8", "replace") if naam in aanwezig else ""
        for naam in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    )
    doelen = {}
    for deel in _DEEL.findall(delen):
        velden = dict(_VELD.findall(deel))
        doelen[velden.get("Id", "")] = posixpath.join("xl", velden.get("Target", "")).lstrip("/")
    gevonden = [dict(_VELD.findall(blad)) for blad in _BLAD.findall(bladen)]
    return {html.unescape(velden.get("name", "")): doelen.get(velden.get("r:id", ""), "") for velden in gevonden}


def _overzie(zip_bestand: zipfile.ZipFile, naam: str) -> _Bladmaat:
    """A sheet from its first to its last cell: as many cells would be kept in memory. Raises OnleesbaarError."""
    kolommen: set[int] = set()
    formules: set[Plek] = set()
    laagste, hoogste, rest = sys.maxsize, 0, b""
    aantal, is_gewoon = 0, True
    with zip_bestand.open(naam) as blad:
        while stuk := blad.read(1 << 22):
            deel = rest + stuk
            plekken = _PLEK.findall(deel)
            is_gewoon = is_gewoon and len(plekken) == len(_DEEL_VAN_BLAD.findall(deel))
            aantal += len(plekken)
            for letters, rij in set(plekken):
                kolommen.add(_kolomnummer(letters))
                laagste, hoogste = min(laagste, int(rij)), max(hoogste, int(rij))
            formules.update((int(rij) - 1, _kolomnummer(k) - 1) for k, rij in _FORMULE.findall(deel))
            rest = deel[-_OVERLAP:]
    kolommen.discard(0)  # a row
    if hoogste > _HOOGSTE_RIJ or max(kolommen, default=0) > _HOOGSTE_KOLOM:
        raise OnleesbaarError(_TE_GROOT)
    omvang = (hoogste - laagste + 1) * (max(kolommen) - min(kolommen) + 1) if kolommen else 0
    return _Bladmaat(omvang, frozenset(formules), aantal, is_gewoon)


def _kolomnummer(letters: bytes) -> int:
    nummer = 0
    for letter in letters.upper():
        nummer = nummer * 26 + letter - 64
    return nummer


def cel_tekst(cel: Cel) -> str:
    """A cell as text with a decimal comma, dates as ISO."""
    match cel:
        case bool():
            return "ja" if cel else "nee"
        case int() | float():
            heel = int(cel) if abs(cel) < 1e15 and cel == int(cel) else None
            return str(heel) if heel is not None else repr(float(cel)).replace(".", ",")
        case datetime():
            return cel.date().isoformat() if cel.time() == time() else cel.isoformat(sep=" ", timespec="seconds")
        case date():
            return cel.isoformat()
        case _:
            return lees_cel(str(cel))


class BladInvoer:
    """BladInvoer: one sheet as Invoer; lines are rows of the sheet, counted from 1."""

    KOP, STAART, ALLES = 400, 60, 20_000

    tussenkoppen: tuple[Record, ...] = ()
    regels_elders = 0

    def __init__(self, blad: CalamineSheet, formules: frozenset[Plek] = frozenset()) -> None:
        self.naam = blad.name
        self._eerste_rij = blad.start[0] + 1 if blad.start else 1
        self._eerste_kolom = blad.start[1] if blad.start else 0
        self.regels_totaal = blad.height if blad.start else 0
        self._rijen = [tuple(cel_tekst(cel) for cel in rij) for rij in blad.to_python()] if blad.start else []
        self._vul_samengevoegd(blad)
        self._vul_formules(formules)

    @property
    def heeft_formules(self) -> bool:
        """Whether there are formulas without an outcome."""
        return any(ZONDER_UITKOMST in rij for rij in self._rijen)

    def _vul_formules(self, formules: frozenset[Plek]) -> None:
        for rij, kolom in formules:
            self._zet(rij + 1 - self._eerste_rij, kolom - self._eerste_kolom, ZONDER_UITKOMST)

    def _zet(self, plek: int, kolom: int, tekst: str) -> None:
        if 0 <= plek < len(self._rijen) and 0 <= kolom < len(self._rijen[plek]):
            cellen = list(self._rijen[plek])
            cellen[kolom] = tekst
            self._rijen[plek] = tuple(cellen)

    def _vul_samengevoegd(self, blad: CalamineSheet) -> None:
        """Give each cell of a merged range the text of its first cell; a figure holds for all of it, not for each."""
        for (rij, van), (onder, tot) in blad.merged_cell_ranges or ():
            plek, links = rij + 1 - self._eerste_rij, van - self._eerste_kolom
            is_titel = links <= 0 and tot > van  # over the first column and more: a title, no header of some columns
            if is_titel or links < 0 or not 0 <= plek < len(self._rijen):
                continue
            tekst = self._rijen[plek][links]
            onderste = onder if not is_getal(tekst) or lees_periode(tekst) else rij
            for n in range(min(onderste - rij + 1, len(self._rijen) - plek)):
                for kolom in range(links, min(tot - self._eerste_kolom + 1, len(self._rijen[plek]))):
                    self._zet(plek + n, kolom, tekst)

    @property
    def laatste_regel(self) -> int:
        return self._eerste_rij + self.regels_totaal - 1

    def _record(self, plek: int) -> Record:
        return Record(self._eerste_rij + plek, 1, self._rijen[plek])

    def kop(self) -> list[Record]:
        return [self._record(n) for n in range(min(self.KOP, len(self._rijen)))]

    def monster(self) -> list[Record]:
        stap = max(1, len(self._rijen) // self.ALLES)
        return [self._record(n) for n in range(0, len(self._rijen), stap)]

    def staart(self) -> list[Record]:
        return [self._record(n) for n in range(max(0, len(self._rijen) - self.STAART), len(self._rijen))]

    def records_op(self, regels: Iterable[int]) -> list[Record]:
        plekken = (regel - self._eerste_rij for regel in sorted(set(regels)))
        return [self._record(n) for n in plekken if 0 <= n < len(self._rijen)]

    @property
    def is_half(self) -> bool:
        return False  # a workbook that was cut off does not open at all

    @property
    def is_overzien(self) -> bool:
        return True

    def overzicht(self) -> list[Record]:
        return [self._record(n) for n in range(len(self._rijen))]

    def blokken(self, *, van: int, tot: int, breedte: int) -> Iterator[Blok]:
        begin, einde = van - self._eerste_rij, min(tot - self._eerste_rij, len(self._rijen))
        for eerste in range(begin, einde, _RIJEN):
            yield blok_van((self._record(n) for n in range(eerste, min(eerste + _RIJEN, einde))), breedte=breedte)


# Sheets of an .ods workbook before they are opened: over how many cells each stretches.

_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_WAARDE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_SOORT = b"application/vnd.oasis.opendocument.spreadsheet"


def is_ods(zip_bestand: zipfile.ZipFile) -> bool:
    if "mimetype" not in zip_bestand.namelist():
        return False
    with zip_bestand.open("mimetype") as soort:
        return soort.read(len(_SOORT)) == _SOORT


def tel_cellen(zip_bestand: zipfile.ZipFile) -> int:
    """The cells with anything in them, repeated ones as often as they are repeated: as many would be kept in memory.

    Raises OnleesbaarError for a workbook that is not whole.
    """
    try:
        with zip_bestand.open("content.xml") as inhoud:
            return sum(map(_cellen, _rijen(iterparse(inhoud))))
    except (KeyError, ParseError, ValueError):
        raise OnleesbaarError("De werkmap is beschadigd of niet heel. Bewaar of download hem opnieuw.") from None


def _rijen(stroom: Iterable[tuple[str, Element]]) -> Iterator[Element]:
    for _, element in stroom:
        if element.tag == f"{_TABEL}table-row":
            yield element
            element.clear()


def _cellen(rij: Element) -> int:
    """The width of a row up to its last filled cell, times how often it is repeated."""
    breedte = gevuld = 0
    for cel in rij:
        breedte += int(cel.get(f"{_TABEL}number-columns-repeated", "1"))
        gevuld = breedte if len(cel) or cel.text or _WAARDE in cel.attrib else gevuld
    return gevuld * int(rij.get(f"{_TABEL}number-rows-repeated", "1"))

"""Workbooks that make the library panic, end the process or fill the memory: refused, and the other files are read."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import xlsxwriter

from kvdash.domain.sessie import Sessie
from kvdash.errors import KvdashError, OnleesbaarError, vang_paniek
from kvdash.ingest import werkmap as blad
from kvdash.ingest.werkmap import lees_bladen
from kvdash.services.inbox import Inbox
from kvdash.services.inlezen import lees_in
from kvdash.store import Store
from tests.cli.test_cli import Werkplek
from tests.ingest.test_groepen import DRAAITABEL
from tests.ingest.test_oude_werkmappen import XLS, als_ods

BLAD, TEKSTEN = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
Verander = Callable[[bytes], bytes]


def werkmap(**delen: Verander) -> bytes:
    """A small workbook, of which some parts are changed: `blad` and `teksten`."""
    heel, uit = io.BytesIO(), io.BytesIO()
    boek = xlsxwriter.Workbook(heel)
    vel = boek.add_worksheet("Cijfers")
    for nummer, rij in enumerate([["Gebied", "2023"], ["Haven", 7], ["Veld", 8]]):
        vel.write_row(nummer, 0, rij)
    boek.close()
    anders = {BLAD: delen.get("blad"), TEKSTEN: delen.get("teksten")}
    with zipfile.ZipFile(heel) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            inhoud = oud.read(naam)
            if (verander := anders.get(naam)) is not None:
                inhoud, voor = verander(inhoud), inhoud
                assert inhoud != voor
            nieuw.writestr(naam, inhoud)
    return uit.getvalue()


def _zet(oud: str, nieuw: str) -> Verander:
    return lambda deel: deel.replace(oud.encode(), nieuw.encode())


def _zonder_plek(deel: bytes) -> bytes:
    """A thousand rows that do not say where they stand, behind one that stands far away."""
    rijen = b"<row><c><v>1</v></c></row>" * 1000
    return deel.replace(b"</sheetData>", b'<row r="4294960000"></row>' + rijen + b"</sheetData>")


def _ver_xls(inhoud: bytes) -> bytes:
    """The last cell with a text is moved to the last row and column that the format has."""
    plek = [m.start() for m in re.finditer(rb"\xfd\x00\x0a\x00", inhoud)][-1]
    return inhoud[: plek + 4] + b"\xff\xff\xff\xff" + inhoud[plek + 8 :]


EEN, KEER_KOLOM = (
    '<table:table-cell office:value-type="float" office:value="1"/>',
    'table:number-columns-repeated="4294967295" ',
)
RIJEN = [list(map(str, rij)) for rij in DRAAITABEL]
KWAAD = {
    "rij 2^32-1": werkmap(blad=_zet('r="A3"', 'r="A4294967295"')),
    "rij 2^32": werkmap(blad=_zet('r="A3"', 'r="A4294967296"')),
    "rij 10^11": werkmap(blad=_zet('r="A3"', 'r="A99999999999"')),
    "rij 10^5000": werkmap(blad=_zet('r="A3"', f'r="A{"9" * 5000}"')),
    "rij 0": werkmap(blad=_zet('r="A3"', 'r="A0"')),
    "na de laatste rij": werkmap(blad=_zet('r="A3"', 'r="A1048577"')),
    "regel 2^32-1": werkmap(blad=_zet('<row r="3"', '<row r="4294967295"')),
    "kolom ZZZZZZZ": werkmap(blad=_zet('r="B3"', 'r="ZZZZZZZ3"')),
    "enkele aanhalingstekens": werkmap(blad=_zet('r="A3"', "r='A4294967295'")),
    "blanken": werkmap(blad=_zet('<c r="A3"', '<c  r = "A4294967295"')),
    "ander voorvoegsel": werkmap(
        blad=lambda deel: (
            re.sub(rb"<(/?)(row|c|v|sheetData)\b", rb"<\1x:\2", deel)
            .replace(b"<worksheet ", b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ')
            .replace(b'r="A3"', b'r="A4294967295"')
        )
    ),
    "zonder plek": werkmap(blad=_zonder_plek),
    "onbekende tekst": werkmap(blad=_zet("<v>0</v>", "<v>4294967295</v>")),
    "samengevoegd bij 0": werkmap(
        blad=_zet("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A0:B0"/></mergeCells>')
    ),
    "xls tot de laatste cel": _ver_xls(XLS),
    "ods-cel 2^32 keer": als_ods(
        RIJEN, erbij=f"<table:table-row>{EEN.replace('cell ', f'cell {KEER_KOLOM}')}</table:table-row>"
    ),
    "ods-rij 2^32 keer": als_ods(
        RIJEN, erbij=f'<table:table-row table:number-rows-repeated="4294967295">{EEN}</table:table-row>'
    ),
    "ods-rij -1 keer": als_ods(
        RIJEN, erbij=f'<table:table-row table:number-rows-repeated="-1">{EEN}</table:table-row>'
    ),
}
GOED = {
    "maat van een heel blad": werkmap(blad=_zet('<dimension ref="A1:B3"', '<dimension ref="A1:XFD1048576"')),
    "maat 2^32": werkmap(blad=_zet('<dimension ref="A1:B3"', '<dimension ref="A1:XFD4294967295"')),
    "zonder plek": werkmap(blad=lambda deel: re.sub(rb' r="[AB]?\d"', b"", deel)),
    "samengevoegd tot het eind": werkmap(
        blad=_zet("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD4294967295"/></mergeCells>')
    ),
}


@pytest.mark.parametrize("naam", KWAAD)
def test_a_workbook_that_would_take_the_program_along_is_refused(naam: str) -> None:
    with pytest.raises(OnleesbaarError):
        lees_bladen(KWAAD[naam])


@pytest.mark.parametrize("naam", GOED)
def test_what_is_only_odd_is_read(naam: str) -> None:
    (gelezen,) = lees_bladen(GOED[naam])
    assert [record.cellen for record in gelezen.kop()][-1] in {("Veld", "8"), ("Gebied", "8")}


def test_one_long_text_in_many_cells_is_tried_first() -> None:
    """Each of 100,000 cells would get the whole text: 20 GB."""
    cellen = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(4, 100_000))
    inhoud = werkmap(
        blad=_zet("</sheetData>", f"{cellen}</sheetData>"), teksten=_zet("<t>Gebied</t>", f"<t>{'x' * 200_000}</t>")
    )
    with pytest.raises(OnleesbaarError, match="geheugen"):
        lees_bladen(inhoud)


class PanicException(BaseException):
    pass


def test_a_panic_is_refused_in_words_and_a_stop_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def doe(fout: BaseException) -> None:
        def werkmap_(*_: object) -> None:
            raise fout

        monkeypatch.setattr(blad, "CalamineWorkbook", SimpleNamespace(from_filelike=werkmap_))
        lees_bladen(werkmap())

    with pytest.raises(OnleesbaarError, match="beschadigd"):
        doe(PanicException("capacity overflow"))
    for fout in (KeyboardInterrupt(), SystemExit(3), MemoryError()):
        with pytest.raises(type(fout)):
            doe(fout)


def test_a_panic_of_another_library_too() -> None:
    with pytest.raises(KvdashError, match="mis"), vang_paniek(KvdashError("mis")):
        raise PanicException


KIND = "rij 2^32-1"


def test_the_command_reads_the_other_files(tmp_path: Path) -> None:
    plek = Werkplek(tmp_path)
    kwaad = plek.file("kwaad.xlsx", KWAAD[KIND])
    assert plek.read_in(plek.kern)[0] == 0
    code, uitkomst = plek.read_in(kwaad)
    assert code != 0
    assert "cellen" in str(uitkomst)
    done = plek.run("lees-in", kwaad)
    assert "Traceback" not in done.stderr + done.stdout
    pakket = tmp_path / "pakket.zip"
    with zipfile.ZipFile(pakket, "w") as zip_bestand:
        zip_bestand.write(kwaad, "kwaad.xlsx")
        zip_bestand.write(plek.politie, "politie.csv")
    done = plek.run("lees-in", pakket, "--gemeente", "GM9998")
    assert "Traceback" not in done.stderr + done.stdout
    assert "politie.csv" in done.stdout + done.stderr


def test_the_inbox_goes_on(vol: Store, tmp_path: Path) -> None:
    map_ = tmp_path / "inbox"
    map_.mkdir()
    (map_ / "kwaad.xlsx").write_bytes(KWAAD[KIND])
    (map_ / "later.csv").write_bytes(b"Gebied;2023\nx;1\n")
    inbox = Inbox(map_)
    inbox.kijk(vol)
    inbox.kijk(vol)
    redenen = {w.pad.name: w.reden for w in inbox.wachtend()}
    assert redenen.keys() == {"kwaad.xlsx", "later.csv"}


def test_nothing_is_kept_of_it(vol: Store) -> None:
    voor = vol.hash_tabellen()
    with pytest.raises(OnleesbaarError):
        lees_in(vol, Sessie.van("x", "analist"), "kwaad.xlsx", KWAAD[KIND])
    assert vol.hash_tabellen() == voor

"""Workbooks: the first sheet with a table, numbers and dates by their stored value, merged headers."""

import datetime
import io
from typing import Any

import pytest
import xlsxwriter

from kvdash.errors import NietHerkendError, OnleesbaarError
from tests.ingest.voorbeelden import (
    GEMEENTEN,
    NOORD,
    ZUID,
    als_csv,
    brede_tabel,
    gestapeld,
    lange_tabel,
    lees,
    sjabloon,
)

Blad = list[list[Any]]


def werkmap(**bladen: Blad) -> bytes:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True, "default_date_format": "dd-mm-yyyy"}) as boek:
        for naam, rijen in bladen.items():
            blad = boek.add_worksheet(naam)
            for nummer, rij in enumerate(rijen):
                for kolom, cel in enumerate(rij):
                    blad.write(nummer, kolom, cel)
    return uit.getvalue()


def test_numbers_are_read_as_stored() -> None:
    rijen: Blad = [["gebied", "jaar", "Zwerfvuil (%)", "Aantal inwoners"]]
    rijen += [[c, 2023, 1.213 + n, 2450 + n] for n, c in enumerate(GEMEENTEN)]
    gelezen = lees(werkmap(Blad1=rijen), naam="x.xlsx")
    noord = {r["indicator"]: (r["waarde"], r["regel"], r["kolom"]) for r in gelezen.rijen if r["gebied"] == NOORD}
    assert noord == {"zwerfvuil": (1.213, 2, 3), "inwoners": (2450.0, 2, 4)}
    assert gelezen.verslag.regels_totaal == 11


def test_same_as_the_text_file() -> None:
    for rijen in (lange_tabel(), brede_tabel(), sjabloon()):
        assert lees(werkmap(Blad1=rijen)).rijen == lees(als_csv(rijen)).rijen


def test_sheet_with_a_table_is_found() -> None:
    gelezen = lees(werkmap(Toelichting=[["Wat u moet weten"], ["Niets"]], Cijfers=sjabloon()))
    assert gelezen.indeling == "sjabloon"


def test_dates_become_periods() -> None:
    rijen: Blad = [["gebied", "peildatum", "1.1.1 Diefstal uit woning"]]
    rijen += [[c, datetime.date(2023, m, 1), 3 * m] for c in GEMEENTEN for m in (1, 2)]
    assert {r["periode"] for r in lees(werkmap(Blad1=rijen)).rijen} == {"2023MM01", "2023MM02"}


def test_merged_headers_and_an_offset() -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad = boek.add_worksheet("Tabel")
        blad.merge_range("B2:F2", "Overzicht, gemeente 2025")
        blad.merge_range("C4:D4", "1.1.1 Diefstal uit woning")
        blad.merge_range("E4:F4", "1.2.4 Zakkenrollerij")
        blad.write_row("B5", ["Regio", 2022, 2023, 2022, 2023])
        for n, naam in enumerate(GEMEENTEN.values()):
            blad.write_row(5 + n, 1, [naam, n, n + 10, n + 20, n + 30])
    gelezen = lees(uit.getvalue(), gemeente=None)
    zuid = {(r["indicator"], r["periode"], r["waarde"], r["regel"]) for r in gelezen.rijen if r["gebied"] == ZUID}
    assert zuid == {
        ("woninginbraak", "2022JJ00", 1.0, 7),
        ("woninginbraak", "2023JJ00", 11.0, 7),
        ("zakkenrollerij", "2022JJ00", 21.0, 7),
        ("zakkenrollerij", "2023JJ00", 31.0, 7),
    }
    assert {r["indelingsjaar"] for r in gelezen.rijen} == {2025}
    verslag = gelezen.verslag
    assert verslag.regels_totaal == 14 == verslag.regels_ingelezen + sum(verslag.toegelicht.values())


def test_stacked_table_on_a_sheet() -> None:
    rijen = [
        [c.strip('"') for c in regel.split(";")] if '";"' in regel else [regel.strip('"')]
        for regel in gestapeld().splitlines()
    ]
    assert lees(werkmap(Blad1=rijen), gemeente=None).kort() == lees(gestapeld(), gemeente=None).kort()


def test_empty_and_unrecognised_workbooks() -> None:
    with pytest.raises(OnleesbaarError, match="leeg"):
        lees(werkmap(Blad1=[]))
    with pytest.raises(NietHerkendError):
        lees(werkmap(Blad1=[["a", "b"], ["c", "d"]]))
    with pytest.raises(OnleesbaarError, match="niet heel"):
        lees(werkmap(Blad1=sjabloon())[:-200])


def test_cell_far_outside_the_table_does_not_eat_the_memory() -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad = boek.add_worksheet()
        blad.write(0, 0, "gebied")
        blad.write(1_048_575, 16_383, 1)
    with pytest.raises(OnleesbaarError, match="10 miljoen cellen"):
        lees(uit.getvalue())

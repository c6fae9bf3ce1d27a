"""The figures behind a chart as CSV and workbook."""

import csv
import io

from openpyxl import load_workbook

from kvdash.domain.reeks import IndicatorBeeld
from kvdash.report.lijsten import schrijf_cijfers_csv, schrijf_cijfers_xlsx
from tests.charts.maak import (
    CENTRUM,
    beeld_met_gebeurtenissen,
    beeld_per_maand,
    maak_beeld,
    maak_gebied,
    maak_reeks,
)


def csv_rijen(beeld: IndicatorBeeld) -> list[list[str]]:
    inhoud = schrijf_cijfers_csv(beeld)
    assert inhoud.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))


def test_csv_is_as_dutch_excel_opens_it() -> None:
    rijen = csv_rijen(beeld_met_gebeurtenissen())
    assert rijen[0][:5] == ["indicator", "gebiedscode", "gebied", "jaar", "waarde"]
    assert rijen[1][:5] == ["Woninginbraken", "WK999901", "Centrum", "2020", "12,5"]
    assert (rijen[3][4], rijen[5][-1]) == ("", "8,5 (voorlopig cijfer)")
    assert rijen[-1] == ["Bron: Politie (voorbeeld.csv, ingelezen op 24 november 2026). Voorbeeldgegevens."]
    assert rijen[-2][0].startswith("3. Andere registratie")


def test_each_gebied_stands_in_it_once() -> None:
    rijen = csv_rijen(beeld_met_gebeurtenissen())
    sleutels = [(rij[1], rij[3]) for rij in rijen[1:] if len(rij) > 1]
    assert len(sleutels) == len(set(sleutels)) == 4 * 5


def test_the_workbook_has_the_same_figures_as_numbers() -> None:
    beeld = maak_beeld(maak_reeks(CENTRUM, [1234.5, None], marge=0.5))
    blad = load_workbook(io.BytesIO(schrijf_cijfers_xlsx(beeld))).active
    assert blad is not None
    rijen = list(blad.iter_rows(values_only=True))
    assert rijen[1][3:8] == (2020, 1234.5, 1234.0, 1235.0, "per 1.000 woningen")
    assert rijen[2][3:5] == (2021, None)
    assert list(blad.tables) == ["Cijfers"]


def test_a_name_is_no_formula() -> None:
    beeld = maak_beeld(maak_reeks(maak_gebied("=1+1", code="WK999909"), [1.0]))
    assert csv_rijen(beeld)[1][2] == "'=1+1"
    blad = load_workbook(io.BytesIO(schrijf_cijfers_xlsx(beeld))).active
    assert blad is not None
    assert blad["C2"].data_type == "s"


def test_months_stand_in_words() -> None:
    rijen = csv_rijen(beeld_per_maand())
    assert rijen[0][3] == "maand"
    assert rijen[1][2:5] == ["Noord", "november 2022", "5"]
    assert rijen[4][3:5] == ["februari 2023", ""]
    onaf = next(rij for rij in rijen if rij[3:4] == ["februari 2024"])
    assert (onaf[4], onaf[-1]) == ("3", "3 (nog niet afgelopen bij het inlezen; voorlopig cijfer)")

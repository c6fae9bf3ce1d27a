"""Workbooks: the first sheet with a table, numbers and dates by their stored value, merged headers."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook

from kvdash.domain.toewijzing import Toewijzing
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


def per_jaar(jaar: int) -> Blad:
    return [["gebied", "Zwerfvuil (%)"], *([c, n + jaar / 10_000] for n, c in enumerate(GEMEENTEN))]


def test_first_sheet_with_a_table_is_read_and_the_others_are_named() -> None:
    inhoud = werkmap(**{"Lees mij": [["Uitleg"]], "2022": per_jaar(2022), "2023": per_jaar(2023)})
    gelezen = lees(inhoud, naam="zwerfvuil.xlsx")
    assert (gelezen.verslag.blad, gelezen.verslag.bladen) == ("2022", ("2022", "2023"))
    assert {r["periode"] for r in gelezen.rijen} == {"2022JJ00"}


def test_another_sheet_can_be_chosen() -> None:
    inhoud = werkmap(**{"2022": per_jaar(2022), "2023": per_jaar(2023), "Uitleg": [["a", "b"], ["c", "d"]]})
    gelezen = lees(inhoud, naam="zwerfvuil.xlsx", toewijzing=Toewijzing(blad="2023"))
    assert gelezen.verslag.blad == "2023" and {r["periode"] for r in gelezen.rijen} == {"2023JJ00"}
    with pytest.raises(NietHerkendError, match="geen blad '2024'"):
        lees(inhoud, toewijzing=Toewijzing(blad="2024"))
    with pytest.raises(NietHerkendError, match="geen kolom met getallen"):
        lees(inhoud, toewijzing=Toewijzing(blad="Uitleg"))


def test_hidden_sheets_come_last_and_a_sheet_can_name_the_topic() -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        for naam in ("Basis", "Gevoel van veiligheid"):
            blad = boek.add_worksheet(naam)
            for nummer, rij in enumerate([["gebied", "2022", "2023"], *([c, 5, 6.5] for c in GEMEENTEN)]):
                blad.write_row(nummer, 0, rij)
        boek.worksheets()[1].activate()
        boek.worksheets()[0].hide()
    verslag = lees(uit.getvalue(), naam="x.xlsx").verslag
    assert verslag.bladen == ("Gevoel van veiligheid", "Basis")
    assert [i.naam for i in verslag.nieuwe_indicatoren] == ["Gevoel van veiligheid"]


def met_formules(cijfer: Callable[[int], object]) -> bytes:
    """A workbook that nothing calculated yet, with in row n (from 0) this figure or formula."""
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad.title = "Cijfers & meer"
    blad.append(["gebied", "jaar", "Zwerfvuil (%)"])
    for n, code in enumerate(GEMEENTEN):
        blad.append([code, 2023, cijfer(n)])
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_formula_without_outcome_is_refused_with_its_cell() -> None:
    gelezen = lees(met_formules(lambda n: "=SUM(A1:A2)" if n == 2 else n))
    assert [(w.regel, w.kolom) for w in gelezen.verslag.geweigerd] == [(4, "Zwerfvuil (%)")]
    assert "formule zonder uitkomst" in gelezen.verslag.geweigerd[0].reden and len(gelezen.rijen) == len(GEMEENTEN) - 1


def test_only_formulas_without_outcome_asks_to_save_them() -> None:
    with pytest.raises(NietHerkendError, match=r"formules zonder uitkomst\. Open hem in Excel"):
        lees(met_formules(lambda n: f"=E{n}*2"))


def test_formula_with_outcome_is_read_by_its_outcome() -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad = boek.add_worksheet()
        blad.write_row(0, 0, ["gebied", "jaar", "Zwerfvuil (%)"])
        for n, code in enumerate(GEMEENTEN, start=1):
            blad.write_row(n, 0, [code, 2023])
            blad.write_formula(n, 2, f"=1+{n}", None, n + 1)
    assert sorted(r["waarde"] for r in lees(uit.getvalue()).rijen) == [n + 1.0 for n in range(1, 11)]


def test_merged_row_labels_hold_for_all_their_rows_but_a_merged_figure_does_not() -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad = boek.add_worksheet()
        blad.write_row(0, 0, ["Gebied", "Jaar", "Fietsdiefstal (aantal)"])
        for n, code in enumerate(GEMEENTEN):
            blad.merge_range(1 + 2 * n, 0, 2 + 2 * n, 0, GEMEENTEN[code])
            for jaar in (0, 1):
                cijfer = [10 * n + jaar] if n < 9 else []
                blad.write_row(1 + 2 * n + jaar, 1, [2022 + jaar, *cijfer])
        blad.merge_range(19, 2, 20, 2, 77)
    gelezen = lees(uit.getvalue(), gemeente=None)
    assert {(r["gebied"], r["periode"], r["waarde"]) for r in gelezen.rijen} == {
        *((c, f"{2022 + j}JJ00", 10.0 * n + j) for n, c in enumerate(GEMEENTEN) for j in (0, 1) if n < 9),
        ("GM9910", "2022JJ00", 77.0),
    }


def test_numbers_and_years_kept_as_text() -> None:
    rijen: Blad = [["gebied", "jaar", "Zwerfvuil (%)"], *([c, "2023", f"1.{n}00,5"] for n, c in enumerate(GEMEENTEN))]
    assert lees(werkmap(Blad1=rijen)).rijen[1]["waarde"] == 1100.5

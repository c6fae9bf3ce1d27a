"""Labels that a file writes once for several rows, years over more than one, and one gebied for all lines."""

import io

import pytest
import xlsxwriter

from kvdash.domain.toewijzing import Toewijzing
from kvdash.errors import NietHerkendError
from tests.ingest.voorbeelden import GEMEENTEN, NOORD, Gelezen, als_csv, lees

MARKT, KADE = "BU99010101", "BU99010201"
JAREN = ["2022JJ00", "2023JJ00"]
VERWACHT = {
    (indicator, "aantal", gebied, jaar, float(4 * i + 2 * g + j + 1))
    for i, indicator in enumerate(("zakkenrollerij", "vernieling"))
    for g, gebied in enumerate((MARKT, KADE))
    for j, jaar in enumerate(JAREN)
}
DRAAITABEL = [
    ["Onderwerp", "Buurt", "2022", "2023"],
    ["Zakkenrollerij", "Oude Markt", "1", "2"],
    ["", "Westkade", "3", "4"],
    ["Vernieling", "Oude Markt", "5", "6"],
    ["", "Westkade", "7", "8"],
]
TUSSENKOPPEN = [
    ["Meldingen per buurt"],
    [],
    ["Buurt", "2022", "2023"],
    ["Zakkenrollerij", "", ""],
    ["Oude Markt", "1", "2"],
    ["Westkade", "3", "4"],
    ["", "", ""],
    ["Vernieling", "", ""],
    ["Oude Markt", "5", "6"],
    ["Westkade", "7", "8"],
    ["Bron: Proefbureau"],
]
GEBIEDSKOPPEN = [
    ["Onderwerp", "2022", "2023"],
    ["Oude Markt"],
    ["Zakkenrollerij", "1", "2"],
    ["Vernieling", "5", "6"],
    ["Westkade"],
    ["Zakkenrollerij", "3", "4"],
    ["Vernieling", "7", "8"],
]
ONDER_ELKAAR = [
    ["Zakkenrollerij"],
    ["Buurt", "2022", "2023"],
    ["Oude Markt", "1", "2"],
    ["Westkade", "3", "4"],
    [],
    ["Vernieling"],
    ["Buurt", "2022", "2023"],
    ["Oude Markt", "5", "6"],
    ["Westkade", "7", "8"],
]
EEN_WIJK = [
    ["Wijk", "Onderwerp", "2022", "2023"],
    ["Havens", "Zakkenrollerij", "4", "5"],
    ["", "Vernieling", "6", "7"],
    ["", "Overlast", "1", "2"],
]


def als_werkmap(rijen: list[list[str]]) -> bytes:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as werkmap:
        blad = werkmap.add_worksheet("Cijfers")
        for nummer, rij in enumerate(rijen):
            for kolom, cel in enumerate(rij):
                blad.write(nummer, kolom, int(cel) if cel.isdigit() else cel)
    return uit.getvalue()


def _alle_regels(gelezen: Gelezen) -> bool:
    verslag = gelezen.verslag
    verklaard = verslag.regels_ingelezen + verslag.regels_geweigerd + sum(verslag.toegelicht.values())
    return verklaard == verslag.regels_totaal and not verslag.geweigerd


@pytest.mark.parametrize(
    ("rijen", "zin"),
    [
        (DRAAITABEL, "Lege cellen in kolom 'Onderwerp'"),
        (TUSSENKOPPEN, "als kop van de regels eronder, zoals 'Zakkenrollerij'"),
        (GEBIEDSKOPPEN, "als kop van de regels eronder, zoals 'Oude Markt'"),
        (ONDER_ELKAAR, "als kop van de regels eronder, zoals 'Zakkenrollerij'"),
    ],
    ids=["draaitabel", "tussenkoppen", "gebieden als tussenkop", "tabellen onder elkaar"],
)
def test_a_label_written_once_holds_for_its_rows(rijen: list[list[str]], zin: str) -> None:
    for inhoud, naam in ((als_csv(rijen).encode(), "x.csv"), (als_werkmap(rijen), "x.xlsx")):
        gelezen = lees(inhoud, naam=naam)
        assert gelezen.kort() == VERWACHT
        assert [w.tekst for w in gelezen.verslag.waarschuwingen if zin in w.tekst]
        assert _alle_regels(gelezen)
        assert not gelezen.herkenning.onbekende_gebieden


def test_figures_point_at_the_cell_they_stand_in() -> None:
    gelezen = lees(als_csv(TUSSENKOPPEN))
    plekken = {(r["indicator"], r["gebied"], r["periode"]): (r["regel"], r["kolom"]) for r in gelezen.rijen}
    assert plekken["vernieling", MARKT, "2023JJ00"] == (9, 3)


def test_the_only_area_of_a_table_stands_on_its_first_row() -> None:
    gelezen = lees(als_csv(EEN_WIJK))
    assert {(r["gebied"], r["indicator"]) for r in gelezen.rijen} == {
        ("WK990102", "zakkenrollerij"),
        ("WK990102", "vernieling"),
        ("WK990102", "overlast"),
    }


def test_a_remark_on_the_first_row_is_not_one_on_all() -> None:
    rijen = [["Buurt", "Zakkenrollerij", "Opmerking"], ["Oude Markt", "4", "geschat"], ["Westkade", "5", ""]]
    rijen += [["Droogdok", "6", ""]]
    gelezen = lees(als_csv(rijen), jaar=2023)
    assert not [w for w in gelezen.verslag.waarschuwingen if "Lege cellen" in w.tekst]
    assert len(gelezen.rijen) == 3


def test_labels_that_come_back_are_not_filled_down() -> None:
    rijen = [DRAAITABEL[0], *DRAAITABEL[1:], ["Zakkenrollerij", "Droogdok", "9", "9"], ["", "Grachten", "9", "9"]]
    gelezen = lees(als_csv(rijen))
    assert not [w for w in gelezen.verslag.waarschuwingen if "Lege cellen" in w.tekst]
    assert [w.regel for w in gelezen.verslag.geweigerd] == [3, 5, 7]


@pytest.mark.parametrize(
    ("tekst", "periode"), [("2022/2023", "2023JJ00"), ("2021-2023*", "2023JJ00"), ("2022/23", "2023JJ00")]
)
def test_figures_over_several_years_come_under_the_last(tekst: str, periode: str) -> None:
    lang = als_csv([["Gemeente", "Schooljaar", "Uitval (%)"], *([c, tekst, "3,1"] for c in GEMEENTEN)])
    breed = als_csv([["Uitval onder jongeren (%)"], ["Gemeente", tekst], *([c, "3,1"] for c in GEMEENTEN)])
    for inhoud in (lang, breed):
        gelezen = lees(inhoud)
        assert {r["periode"] for r in gelezen.rijen} == {periode}
        assert len(gelezen.rijen) == len(GEMEENTEN)
        zin = f"Cijfers over meer jaren, zoals {tekst}, staan bij het laatste jaar (2023)."
        assert zin in [w.tekst for w in gelezen.verslag.waarschuwingen]


def test_a_file_without_areas_is_of_the_gebied_that_was_chosen() -> None:
    inhoud = als_csv([["Perioden", "Zakkenrollerij (aantal)"], ["2022", "4"], ["2023", "5"]])
    with pytest.raises(NietHerkendError, match="Gaan alle cijfers over heel Nederland of één gemeente"):
        lees(inhoud)
    gelezen = lees(inhoud, toewijzing=Toewijzing(gebied=NOORD))
    assert gelezen.cijfers() == {(NOORD, "2022JJ00", 4.0), (NOORD, "2023JJ00", 5.0)}


def test_a_column_of_areas_goes_before_the_gebied_that_was_chosen() -> None:
    gelezen = lees(als_csv(DRAAITABEL), toewijzing=Toewijzing(gebied=NOORD))
    assert gelezen.kort() == VERWACHT

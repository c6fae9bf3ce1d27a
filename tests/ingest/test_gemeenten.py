"""Files as gemeenten have them from Swing, O&S, GGD, politie and schools: read right, or refused in clear words."""

import datetime
import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from kvdash.errors import BestandError, NietHerkendError, TeVeelGeweigerdError
from tests.ingest.voorbeelden import BUURTEN, GEMEENTEN, NOORD, NOORD_BUURTEN, ZUID, als_csv, lees

NAMEN = [BUURTEN[c] for c in NOORD_BUURTEN]
Rijen = Sequence[Sequence[str]]


def per_buurt(kop: Sequence[str], *cijfers: str) -> list[list[str]]:
    """A row per buurt by name with these figures."""
    return [[*kop], *([naam, *cijfers] for naam in NAMEN)]


def perioden(rijen: Rijen, *, naam: str = "meldingen.csv") -> dict[str, float]:
    """The period of each figure of the first buurt; all buurten must have as many, under one indicator."""
    gelezen = lees(als_csv(rijen), naam=naam)
    assert len({r["indicator"] for r in gelezen.rijen}) == 1 and gelezen.verslag.geweigerd == ()
    eerste = {r["periode"]: r["waarde"] for r in gelezen.rijen if r["gebied"] == NOORD_BUURTEN[0]}
    assert len(gelezen.rijen) == len(eerste) * len(NAMEN)
    return eerste


def test_swing_export() -> None:
    kop = ["", "Fietsdiefstal [aantal]", "Fietsdiefstal [aantal]", "Oordeel [rapportcijfer]", "Oordeel [rapportcijfer]"]
    rijen = [["Leefbaarheid en veiligheid"], [], kop, *per_buurt(["", "2021", "2023", "2021", "2023"])]
    for n, rij in enumerate(rijen[4:]):
        rij += [str(3 * n), "-99997", "7,2", "-99999"]
    gelezen = lees(als_csv([*rijen, [], ["Bron: Wijkmonitor"]]))
    assert {(r["indicator"], r["maat"], r["bron"]) for r in gelezen.rijen} == {
        ("fietsdiefstal", "aantal", "Wijkmonitor"),
        ("oordeel", "rapportcijfer", "Wijkmonitor"),
    }
    verborgen = [r for r in gelezen.rijen if r["periode"] == "2023JJ00"]
    assert {(r["indicator"], r["waarde"], r["status"]) for r in verborgen} == {("fietsdiefstal", None, "onderdrukt")}
    assert [(w.soort, w.waarde) for w in gelezen.verslag.waarschuwingen] == [("leeg jaar", "2023")]


def test_table_book_with_merged_headers_and_a_total() -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad = boek.add_worksheet("Tabel 1")
        blad.merge_range("A1:E1", "Tabel 1. Onveiligheidsgevoelens naar wijk, 2021-2023")
        blad.merge_range("B3:C3", "voelt zich wel eens onveilig (%)")
        blad.merge_range("D3:E3", "voelt zich vaak onveilig (%)")
        blad.write_row("A4", ["Wijk", 2021, 2023, 2021, 2023])
        for n, naam in enumerate(("Binnenstad", "Wijk Havens", "Noorderstad totaal")):
            blad.write_row(4 + n, 0, [naam, 30 + n, 31.5, 3, 4 + n])
        blad.write(8, 0, "Bron: Inwonersenquête")
    gelezen = lees(uit.getvalue(), naam="tabellenboek.xlsx")
    vaak = {r["gebied"]: r["waarde"] for r in gelezen.rijen if r["kolom"] == 5}
    assert vaak == {"WK990101": 4.0, "WK990102": 5.0, NOORD: 6.0}
    assert {(r["maat"], r["bron"]) for r in gelezen.rijen} == {("percentage", "Inwonersenquête")}
    assert len(gelezen.rijen) == 12 and gelezen.verslag.geweigerd == ()


def test_health_monitor_with_areas_as_columns() -> None:
    tekst = "Indicator;Noorderstad;Zuiddorp;Nederland\nEenzaam (%);45,3;40,0;48,0\nVoelt zich onveilig;5,1;x;6,0\n"
    gelezen = lees(tekst, naam="ggd_monitor_2022.csv")
    assert gelezen.kort() == {
        ("eenzaam", "percentage", NOORD, "2022JJ00", 45.3),
        ("eenzaam", "percentage", ZUID, "2022JJ00", 40.0),
        ("eenzaam", "percentage", "NL00", "2022JJ00", 48.0),
        ("voelt_zich_onveilig", "percentage", NOORD, "2022JJ00", 5.1),
        ("voelt_zich_onveilig", "percentage", ZUID, "2022JJ00", None),
        ("voelt_zich_onveilig", "percentage", "NL00", "2022JJ00", 6.0),
    }


@pytest.mark.parametrize("kop", [("Ondergrens 95% BI", "Bovengrens 95% BI"), ("Lower CI", "Upper CI")])
def test_bounds_in_columns(kop: tuple[str, str]) -> None:
    rijen = [["Regio", "Jaar", "Onderwerp", "Percentage", *kop]]
    rijen += [[n, "2022", "Eenzaamheid", f"{40 + k},3", f"{38 + k},1", f"{42 + k},6"] for k, n in enumerate(GEMEENTEN)]
    (eerste, *_) = lees(als_csv(rijen)).rijen
    assert (eerste["waarde"], eerste["onder"], eerste["boven"]) == (40.3, 38.1, 42.6)


def test_bounds_in_rows_below_the_topic() -> None:
    rijen = [["Gemeente", "Soort", "2019", "2021"]]
    for n, naam in enumerate(GEMEENTEN.values()):
        rijen.append([naam, "Percentage onveilig", f"{30 + n},1", f"{31 + n},2"])
        rijen += [[naam, "Ondergrens", f"{28 + n},0", "29,0"], [naam, "Bovengrens", f"{33 + n},0", ""]]
    gelezen = lees(als_csv(rijen))
    assert {r["indicator"] for r in gelezen.rijen} == {"percentage_onveilig"} and len(gelezen.rijen) == 20
    noord = {r["periode"]: (r["waarde"], r["onder"], r["boven"]) for r in gelezen.rijen if r["gebied"] == NOORD}
    assert noord == {"2019JJ00": (30.1, 28.0, 33.0), "2021JJ00": (31.2, 29.0, None)}


@pytest.mark.parametrize("vorm", ["K{}", "Q{}", "{}e kwartaal", "kwartaal {}", "{}"])
def test_police_export_per_quarter(vorm: str) -> None:
    rijen = [["Maatschappelijke klasse", "Jaar", "Kwartaal", "Buurt", "Aantal incidenten"]]
    rijen += [["A20 Diefstal", "2023", vorm.format(k), naam, str(k)] for naam in NAMEN for k in (1, 2, 3, 4)]
    assert perioden(rijen) == {f"2023KW0{k}": float(k) for k in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    "kop", [["2022 Q1", "2022 Q2", "Totaal 2022"], ["K1 2022", "K2 2022", "2022"], ["2022KW01", "2022KW02", "2022JJ00"]]
)
def test_quarters_as_columns_with_a_year_total(kop: list[str]) -> None:
    gevonden = perioden(per_buurt(["Buurt", *kop], "4", "5", "9"))
    assert gevonden == {"2022KW01": 4.0, "2022KW02": 5.0, "2022JJ00": 9.0}


def test_quarters_below_years() -> None:
    jaren = ["", "2022", "", "2023", ""]
    rijen = [jaren, *per_buurt(["Buurt", "1e kwartaal", "2e kwartaal", "1e kwartaal", "2e kwartaal"], *"1234")]
    assert perioden(rijen) == {"2022KW01": 1.0, "2022KW02": 2.0, "2023KW01": 3.0, "2023KW02": 4.0}


def test_months_as_columns_of_the_year_in_the_preamble() -> None:
    rijen = [["Onderwerp: Woonoverlast"], ["Jaar: 2023"], [], *per_buurt(["Buurt", "jan", "feb.", "Totaal"], *"123")]
    assert perioden(rijen) == {"2023MM01": 1.0, "2023MM02": 2.0, "2023JJ00": 3.0}


def test_months_as_columns_beside_a_column_of_years() -> None:
    rijen = [["Buurt", "Jaar", "januari", "februari"]]
    rijen += [[naam, jaar, "1", jaar[-1]] for naam in NAMEN for jaar in ("2022", "2023")]
    verwacht = {"2022MM01": 1.0, "2022MM02": 2.0, "2023MM01": 1.0, "2023MM02": 3.0}
    assert perioden(rijen) == verwacht


def test_months_as_rows_and_years_as_columns() -> None:
    rijen = [["Buurt", "Maand", "2022", "2023"]]
    rijen += [[naam, maand, "1", "2"] for naam in NAMEN for maand in ("januari", "mei")]
    verwacht = {"2022MM01": 1.0, "2022MM05": 1.0, "2023MM01": 2.0, "2023MM05": 2.0}
    assert perioden(rijen) == verwacht
    rijen[2][1] = "zomer"
    (weigering,) = lees(als_csv(rijen), naam="meldingen.csv").verslag.geweigerd
    assert (weigering.regel, weigering.reden) == (3, "'zomer' is geen maand of kwartaal")


def test_months_as_rows_of_the_year_in_the_name() -> None:
    rijen = [["Buurt", "Maand", "Meldingen"], *([n, m, "7"] for n in NAMEN for m in ("januari", "mei"))]
    assert perioden(rijen, naam="jeugdoverlast 2021.csv") == {"2021MM01": 7.0, "2021MM05": 7.0}


def test_months_as_numbers_with_their_year() -> None:
    rijen = [["buurtcode", "maand", "woninginbraken"]]
    rijen += [[c, f"2023{m:02}", str(m)] for c in NOORD_BUURTEN for m in range(1, 13)]
    assert perioden(rijen) == {f"2023MM{m:02}": float(m) for m in range(1, 13)}


def test_dates_above_columns_of_a_workbook() -> None:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad, datum = boek.add_worksheet(), boek.add_format({"num_format": "mmm-yy"})
        blad.write(0, 0, "Meldingen openbare ruimte")
        blad.write(2, 0, "Wijk")
        for maand in (1, 2, 3):
            blad.write_datetime(2, maand, datetime.datetime(2023, maand, 1), datum)
        for n, naam in enumerate(("Binnenstad", "Havens")):
            blad.write_row(3 + n, 0, [naam, 5 + n, 6, 7])
    gelezen = lees(uit.getvalue(), naam="mor.xlsx")
    assert {r["periode"] for r in gelezen.rijen} == {"2023MM01", "2023MM02", "2023MM03"}
    assert [i.naam for i in gelezen.verslag.nieuwe_indicatoren] == ["Meldingen openbare ruimte"]


def test_saved_by_r_with_an_empty_year() -> None:
    kop = '"","Wijken.en.buurten","X2021","X2022","X2023"\n'
    tekst = kop + "".join(f'"{n + 1}","{naam}",{n}.5,{n + 1},NA\n' for n, naam in enumerate(NAMEN))
    gelezen = lees(tekst, naam="zwerfvuil.csv")
    assert {(r["indicator"], r["maat"]) for r in gelezen.rijen} == {("zwerfvuil", "percentage")}
    assert {r["periode"] for r in gelezen.rijen} == {"2021JJ00", "2022JJ00"}
    (leeg,) = [w for w in gelezen.verslag.waarschuwingen if w.soort == "leeg jaar"]
    assert "geen cijfers over 2023" in leeg.tekst


@pytest.mark.parametrize("vorm", ["{kaal}", "{code} {naam}", "{naam} ({code})", "{code}: {naam}", "{kaal}.0"])
def test_codes_without_letters_or_with_a_name(vorm: str) -> None:
    rijen = [["buurtcode", "jaar", "aantal_inwoners", "pct_onveilig"]]
    for n, code in enumerate(NOORD_BUURTEN):
        gebied = vorm.format(kaal=code[2:], code=code, naam=BUURTEN[code])
        rijen.append([gebied, "2023", str(1000 + n), f"{n},4"])
    gelezen = lees(als_csv(rijen), gemeente=None)
    assert {r["gebied"] for r in gelezen.rijen} == set(NOORD_BUURTEN)
    assert {r["indicator"] for r in gelezen.rijen} == {"inwoners", "pct_onveilig"}


def test_codes_that_the_tree_does_not_know_are_no_figures() -> None:
    rijen = [["buurt", "buurtnummer", "jaar", "Zwerfvuil (%)"]]
    rijen += [[naam, str(71 + 2 * n), "2023", f"{n},5"] for n, naam in enumerate(NAMEN)]
    assert {r["kolom"] for r in lees(als_csv(rijen)).rijen} == {4}


def test_question_with_answers_is_of_one_kind_in_all_columns() -> None:
    tekst = "Vraag;Antwoord;Noorderstad;Nederland\n" + "".join(
        f"Voelt u zich veilig?;{antwoord};{n},1;{n}\n" for n, antwoord in enumerate(("vaak", "soms", "zelden"))
    )
    gelezen = lees(tekst, naam="vragen_2023.csv")
    assert {r["maat"] for r in gelezen.rijen} == {"percentage"}
    assert {r["uitsplitsing"] for r in gelezen.rijen} == {"vaak", "soms", "zelden"}


def test_percent_signs_and_empty_columns_at_the_end() -> None:
    gelezen = lees(
        als_csv(per_buurt(["Buurt", "Inwoners", "Ouderen", "", ""], "1.100", "12%", "", "")), naam="b_2023.csv"
    )
    assert {(r["indicator"], r["maat"], r["waarde"]) for r in gelezen.rijen} == {
        ("inwoners", "aantal", 1100.0),
        ("ouderen", "percentage", 12.0),
    }


NOG_EENS = (
    "Wijk;Wat;2022;2023\nHavens;Inbraak;4;5\n;Vernieling;6;7\n;Stank;1;2\nHavens;Rook;1;3\n;Geweld;1;3\n;Geur;1;3\n"
)
DUBBEL = ("2011/12", "2012/13")  # December 2011, or a school year?


@pytest.mark.parametrize(
    ("tekst", "fout", "woord"),
    [
        (
            als_csv([["Gemeente", "Schooljaar", "Uitval (%)"], *([c, j, "3,1"] for c in GEMEENTEN for j in DUBBEL)]),
            NietHerkendError,
            "In kolom 'Schooljaar' staan perioden, maar niet overal",
        ),
        (NOG_EENS, TeVeelGeweigerdError, "Zet hem dan op elke regel"),
        (
            als_csv([["Rollerij"], *per_buurt(["Buurt", "2022"], "4"), ["Stuk"], *per_buurt(["Buurt", "2023"], "5")]),
            TeVeelGeweigerdError,
            "meer tabellen onder elkaar",
        ),
    ],
    ids=["schooljaar of maand", "label dat terugkomt", "twee tabellen"],
)
def test_what_cannot_be_read_says_what_to_do(tekst: str, fout: type[BestandError], woord: str) -> None:
    with pytest.raises(fout) as gevangen:
        lees(tekst, naam="x.csv")
    assert woord in str(gevangen.value)


def test_the_total_of_the_gemeente_is_offered_not_applied() -> None:
    gelezen = lees(als_csv([*per_buurt(["Buurt", "2023"], "4"), ["Eindtotaal", "24"]]), naam="rommel.csv")
    assert [w.waarde for w in gelezen.verslag.geweigerd] == ["Eindtotaal"]
    (onbekend,) = gelezen.herkenning.onbekende_gebieden
    assert [(k.gebied.code, k.gelijkenis) for k in onbekend.kandidaten] == [(NOORD, 0.5)]


@pytest.mark.parametrize("kop", ["Misdrijven per 1.000 inwoners", "Percentage onveilig", "% Onveilig"])
def test_a_header_with_a_unit_in_it_is_a_topic_too(kop: str) -> None:
    gelezen = lees(als_csv([["gebied", "jaar", kop], *([c, "2023", "4,5"] for c in GEMEENTEN)]))
    (nieuw,) = gelezen.verslag.nieuwe_indicatoren
    assert nieuw.naam == kop and nieuw.eenheid == ("per 1.000" if "1.000" in kop else "percentage")


def test_headers_over_several_lines_with_unit_and_year() -> None:
    kop = ["Buurt", *(f"Zwerf-\nvuil\n(%)\n{jaar}" for jaar in (2022, 2023))]
    assert perioden(per_buurt(kop, "4,5", "5,5")) == {"2022JJ00": 4.5, "2023JJ00": 5.5}


def test_marks_of_footnotes() -> None:
    rijen = [*per_buurt(["Buurt", "2022", "2023"], "4", "5 ¹"), [], ["¹ voorlopig cijfer"]]
    assert perioden(rijen) == {"2022JJ00": 4.0, "2023JJ00": 5.0}
    assert lees(als_csv(rijen), naam="meldingen.csv").verslag.waarschuwingen == ()


def test_columns_that_follow_from_others_are_left_out_with_a_word() -> None:
    rijen = per_buurt(["Buurt", "2022", "2023", "verschil", "verschil %"], "40", "38", "-2", "-5,0%")
    assert perioden(rijen) == {"2022JJ00": 40.0, "2023JJ00": 38.0}
    soorten = [(w.soort, w.vraagt_reden) for w in lees(als_csv(rijen), naam="meldingen.csv").verslag.waarschuwingen]
    assert soorten == [("kolom", False)] * 2


def test_year_column_without_numbers_is_pointed_out() -> None:
    rijen = per_buurt(["Buurt", "2022", "2023"], "4", "volgt nog")
    (waarschuwing,) = [w for w in lees(als_csv(rijen), naam="m.csv").verslag.waarschuwingen if w.soort == "kolom"]
    assert waarschuwing.tekst == "Kolom '2023' is niet ingelezen: er staan geen getallen in."


def test_percentages_kept_as_fractions_are_pointed_out() -> None:
    rijen = [["gebied", "jaar", "Onveilig (%)"], *([c, "2023", f"0,{31 + n}"] for n, c in enumerate(GEMEENTEN))]
    (waarschuwing,) = lees(als_csv(rijen)).verslag.waarschuwingen
    assert waarschuwing.soort == "uitschieter" and "tussen 0 en 1" in waarschuwing.tekst


def test_subtotals_of_wijken_are_refused_and_their_wijk_is_no_topic() -> None:
    rijen = [
        ["Wijk", "Buurt", "2022", "2023"],
        ["Binnenstad", "Oude Markt", "4", "5"],
        ["Binnenstad", "Grachten", "6", "7"],
    ]
    rijen += [["Havens", "Westkade", "1", "2"], ["Havens", "Oostkade", "3", "4"], ["Havens", "", "4", "6"]]
    gelezen = lees(als_csv(rijen), naam="meldingen.csv")
    assert {r["indicator"] for r in gelezen.rijen} == {"meldingen"} and len(gelezen.rijen) == 8
    assert [w.regel for w in gelezen.verslag.geweigerd] == [6]


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        (
            als_csv([["Gemeente", "2022", "2023"], ["Diefstal", "", ""], *([c, "4", "5"] for c in GEMEENTEN)]),
            "regel met alleen 'Diefstal'",
        ),
    ],
)
def test_layouts_that_are_asked_about(tekst: str, woord: str) -> None:
    with pytest.raises(NietHerkendError) as gevangen:
        lees(tekst, naam="x.csv")
    assert woord in str(gevangen.value)

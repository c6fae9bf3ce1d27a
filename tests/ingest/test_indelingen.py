"""Each layout is recognised by structure and gives the right indicators, gebieden, periods and values."""

import pytest

from kvdash.errors import NietHerkendError
from kvdash.taal import waarschuwingszin
from tests.ingest.voorbeelden import (
    BUURTEN,
    GEMEENTEN,
    NOORD,
    NOORD_BUURTEN,
    ZUID,
    als_csv,
    boom,
    brede_tabel,
    codetabel,
    gestapeld,
    kerncijfers,
    lange_tabel,
    lees,
    maandtabel,
    sjabloon,
    statline_lang,
)


def test_long_table_by_names() -> None:
    gelezen = lees(als_csv(lange_tabel(), alles_tussen=True, regeleinde="\r\n"))
    assert gelezen.indeling == "lange tabel"
    assert gelezen.kort() == {("zakkenrollerij", "aantal", c, "2023JJ00", n * 7.0) for n, c in enumerate(NOORD_BUURTEN)}
    assert {(r["bron"], r["indelingsjaar"], r["uitsplitsing"]) for r in gelezen.rijen} == {("Politie", 2024, "totaal")}
    assert gelezen.verslag.nieuwe_indicatoren == ()


def test_name_of_wijk_and_buurt_takes_the_level_of_the_other_names() -> None:
    rijen = {r["gebied"] for r in lees(als_csv(lange_tabel())).rijen}
    assert "BU99010103" in rijen and "WK990101" not in rijen


def test_month_table_with_index_and_redundant_date() -> None:
    gelezen = lees(als_csv(maandtabel(), scheiding=","))
    assert gelezen.verslag.regels_ingelezen == len(maandtabel()) - 1
    namen = {"Noorderstad (Gemeente)": NOORD, "Binnenstad (Gebied)": "WK990101", "Havens (Gebied)": "WK990102"}
    namen |= {"Oude Markt": "BU99010101", "Westkade": "BU99010201", "Droogdok": "BU99010203"}
    verwacht = {(namen[r[2]], f"{r[1][:4]}MM{r[1][5:7]}", float(r[5])) for r in maandtabel()[1:]}
    assert gelezen.cijfers() == verwacht
    nieuw = gelezen.verslag.nieuwe_indicatoren
    assert [(i.code, i.ingedeeld, i.bron) for i in nieuw] == [("o_1_2_9_verzonnen_soort", False, "Politie")]


def test_stacked_headers_with_preamble_and_footer() -> None:
    gelezen = lees(gestapeld(), gemeente=None)
    verwacht = {(c, "2022JJ00", 100.0 + n) for n, c in enumerate(GEMEENTEN)}
    verwacht |= {(c, "2023JJ00", 200.0 + n) for n, c in enumerate(GEMEENTEN)}
    verwacht |= {("NL00", "2022JJ00", 81000.0), ("NL00", "2023JJ00", 82000.0)}
    verwacht |= {("RE10", "2022JJ00", 5111.0), ("RE10", "2023JJ00", 5222.0)}
    assert gelezen.cijfers() == verwacht
    assert {(r["indicator"], r["bron"], r["maat"]) for r in gelezen.rijen} == {("politie_totaal", "Politie", "aantal")}
    status = {r["periode"]: r["status"] for r in gelezen.rijen}
    assert status == {"2022JJ00": "definitief", "2023JJ00": "voorlopig"}
    assert {r["indelingsjaar"] for r in gelezen.rijen if r["gebied"].startswith("GM")} == {2025}
    assert gelezen.verslag.toegelicht == {
        "aanhef": 2,
        "lege regel": 1,
        "kopregel": 3,
        "voetregel": 1,
        "pseudogebied": 1,
        "geen waarde": 1,
    }


def test_group_beside_count_percentage_and_rate() -> None:
    gelezen = lees(als_csv(statline_lang()), gemeente=None)
    bekend = {
        r["maat"]: r["waarde"]
        for r in gelezen.rijen
        if (r["indicator"], r["gebied"], r["periode"]) == ("cbs_vermogen", ZUID, "2014JJ00")
    }
    assert bekend == {"aantal": 105.0, "percentage": 2.5, "per 1.000": 1.1}
    assert {r["bron"] for r in gelezen.rijen} == {"CBS"}
    verslag = gelezen.verslag
    assert verslag.toegelicht == {"kopregel": 1, "geen waarde": 3, "pseudogebied": 6}
    assert {w.waarde for w in verslag.geweigerd} == {"Opgeheven Dorp"}
    assert verslag.regels_geweigerd == 6


def test_same_unit_twice_is_not_the_indicator_of_the_group() -> None:
    rijen = [["Delict", "Jaar", "Regio", "Geregistreerd (aantal)", "Verdachten (aantal)"]]
    rijen += [
        ["1.1.1 Diefstal/inbraak woning", "2023", n, str(i), str(i * 2)] for i, n in enumerate(GEMEENTEN.values())
    ]
    gelezen = lees(als_csv(rijen), gemeente=None)
    assert {r["indicator"] for r in gelezen.rijen}.isdisjoint({"woninginbraak"})
    assert len(gelezen.verslag.nieuwe_indicatoren) == 2


def test_margin_rows_become_bounds() -> None:
    gelezen = lees(als_csv(codetabel(), alles_tussen=True), gemeente=None)
    assert gelezen.verslag.regels_ingelezen == len(codetabel()) - 1
    assert len(gelezen.rijen) == 3 * len(GEMEENTEN) * 2
    eerste = next(r for r in gelezen.rijen if r["regel"] == 2 and r["kolom"] == 5)
    marge = round(0.4 * (30 * 70) ** 0.5 / 10, 1)
    assert (eerste["waarde"], eerste["onder"], eerste["boven"]) == pytest.approx((30.0, 30 - marge, 30 + marge))
    assert eerste["indicator"] == "vm_onveilig_algemeen"


def test_named_margin_codes_and_bounds() -> None:
    rijen = [["Marges", "RegioS", "Perioden", "Vertrouwen_1", "Gezondheid_2"]]
    for code, getallen in (("MW00000", ("81.3", "65.2")), ("MOG0095", ("80.1", "")), ("MBG0095", ("82.4", "66.0"))):
        rijen += [[code, gemeente, "2021JJ00", *getallen] for gemeente in (NOORD, ZUID)]
    gelezen = lees(als_csv(rijen), gemeente=None)
    assert {(r["waarde"], r["onder"], r["boven"]) for r in gelezen.rijen} == {(81.3, 80.1, 82.4), (65.2, None, 66.0)}


def test_two_unnamed_codes_are_asked_for() -> None:
    rijen = [["soort", "RegioS", "Perioden", "cijfer"]]
    rijen += [[c, g, "2021JJ00", f"{10 + n + 3 * (c == '1')}.5"] for c in "12" for n, g in enumerate(GEMEENTEN)]
    with pytest.raises(NietHerkendError, match="alleen de codes 1 en 2"):
        lees(als_csv(rijen), gemeente=None)
    rijen[0][0] = "Geslacht"
    assert {r["uitsplitsing"] for r in lees(als_csv(rijen), gemeente=None).rijen} == {"1", "2"}


def test_margin_columns() -> None:
    rijen = [["gebied", "jaar", "Vertrouwen (%)", "Marge vertrouwen", "Zorg (%)", "Zorg ondergrens", "Zorg bovengrens"]]
    rijen += [[c, "2022", f"{40 + n},5", "1,5", f"{n},0", f"{n - 1},5", f"{n + 1},5"] for n, c in enumerate(GEMEENTEN)]
    gelezen = lees(als_csv(rijen), gemeente=None)
    noord = {r["kolom"]: (r["waarde"], r["onder"], r["boven"]) for r in gelezen.rijen if r["gebied"] == NOORD}
    assert noord == {3: (40.5, 39.0, 42.0), 5: (0.0, -1.5, 1.5)}


def test_topics_as_columns() -> None:
    gelezen = lees(als_csv(brede_tabel()))
    inwoners = {(r["gebied"], r["periode"]): r["waarde"] for r in gelezen.rijen if r["indicator"] == "inwoners"}
    assert inwoners["BU99010102", "2023JJ00"] == 1103.0
    maten = {r["indicator"]: r["maat"] for r in gelezen.rijen}
    assert maten == {"inwoners": "aantal", "zwerfvuil": "percentage", "rapportcijfer_groen": "rapportcijfer"}


@pytest.mark.parametrize("zonder", [0, 1])
def test_topics_as_columns_by_code_or_name_only(zonder: int) -> None:
    rijen = [[c for k, c in enumerate(rij) if k != zonder] for rij in brede_tabel()]
    assert lees(als_csv(rijen)).cijfers() == lees(als_csv(brede_tabel())).cijfers()


@pytest.mark.parametrize(
    ("naam", "jaar"), [("buurten_2022.csv", None), ("buurten.csv", 2022), ("buurten_2019.csv", 2022)]
)
def test_year_from_outside(naam: str, jaar: int | None) -> None:
    kop, *rijen = [[c for k, c in enumerate(rij) if k != 2] for rij in brede_tabel()]
    gelezen = lees(als_csv([kop, *rijen[::2]]), naam=naam, jaar=jaar)
    assert {r["periode"] for r in gelezen.rijen} == {"2022JJ00"}


def test_year_unknown_is_asked_for() -> None:
    kop, *rijen = [[c for k, c in enumerate(rij) if k != 2] for rij in brede_tabel()]
    with pytest.raises(NietHerkendError, match="Het jaar staat niet in het bestand"):
        lees(als_csv([kop, *rijen[::2]]), naam="buurten 2019-2023.csv")


def test_area_list_brings_tree_and_denominators() -> None:
    leeg = boom().van([])
    gelezen = lees(als_csv(kerncijfers(), alles_tussen=True), naam="kern 2024.csv", gemeente=None, gebieden=leeg)
    nieuw = {g.code: g for g in gelezen.verslag.nieuwe_gebieden}
    assert set(nieuw) == {*GEMEENTEN, *BUURTEN, "WK990101", "WK990102", "WK990201"}
    buurt = nieuw["BU99010201"]
    assert (buurt.naam, buurt.ouder, buurt.gemeente, buurt.indelingsjaar) == ("Westkade", "WK990102", NOORD, 2024)
    inwoners = {r["gebied"]: r["waarde"] for r in gelezen.rijen if r["indicator"] == "inwoners"}
    assert inwoners["NL00"] == 100.0 and inwoners[NOORD] == 107.0
    assert len(inwoners) == len(kerncijfers()) - 1
    weer = lees(als_csv(kerncijfers()), naam="kern 2024.csv", gebieden=boom().van(nieuw.values()))
    assert weer.verslag.nieuwe_gebieden == ()


def test_template_filled_in() -> None:
    gelezen = lees(als_csv(sjabloon()))
    assert gelezen.indeling == "sjabloon"
    assert gelezen.kort() == {
        ("bibob", "aantal", NOORD, "2022JJ00", 12.0),
        ("bibob", "aantal", ZUID, "2022JJ00", 4.0),
        ("bibob", "aantal", ZUID, "2023JJ00", 87.0),
        ("crisis_opkomst", "percentage", NOORD, "2022JJ00", 12.0),
        ("crisis_opkomst", "percentage", ZUID, "2022JJ00", 4.0),
        ("crisis_opkomst", "percentage", ZUID, "2023JJ00", 87.0),
    }


def test_template_with_year_and_value_columns() -> None:
    rijen = [["indicator", "naam", "gebied", "gebiedsnaam", "jaar", "waarde"]]
    rijen += [["bibob", "Bibob-onderzoeken", c, n, j, "3"] for c, n in GEMEENTEN.items() for j in ("2022", "2023")]
    gelezen = lees(als_csv(rijen))
    assert gelezen.indeling == "sjabloon"
    assert len(gelezen.rijen) == 2 * len(GEMEENTEN)


def test_region_and_year_packed_in_the_header() -> None:
    namen = ["Noorderstad", "Zuiddorp", "Utrecht (PV)"]
    rijen = [["Delict", *(f"Waarde_{n}_{j}" for n in namen for j in (2021, 2022))]]
    rijen += [
        [o, *(str(10 * n + k) for k in range(6))] for n, o in enumerate(("1.1.1 Woning", "1.2.4 Rollen", "2.2.1 Stuk"))
    ]
    gelezen = lees(als_csv(rijen), gemeente=None)
    codes = [NOORD, ZUID, "PV26"]
    verwacht = {
        (i, "aantal", c, f"{j}JJ00", 10.0 * n + 2 * g + (j - 2021))
        for n, i in enumerate(("woninginbraak", "zakkenrollerij", "vernieling"))
        for g, c in enumerate(codes)
        for j in (2021, 2022)
    }
    assert gelezen.kort() == verwacht


def test_unit_column_and_parts_of_the_people() -> None:
    rijen = [["gebied", "jaar", "onderwerp", "eenheid", "Geslacht", "cijfer"]]
    for geslacht in ("Totaal mannen en vrouwen", "Mannen", "Vrouwen"):
        for eenheid, getal in (("aantal", "12"), ("%", "3,4")):
            rijen += [[c, "2023", "Verzonnen", eenheid, geslacht, getal] for c in GEMEENTEN]
    gelezen = lees(als_csv(rijen), gemeente=None)
    assert {(r["maat"], r["waarde"]) for r in gelezen.rijen} == {("aantal", 12.0), ("percentage", 3.4)}
    assert {r["uitsplitsing"] for r in gelezen.rijen} == {"totaal", "Mannen", "Vrouwen"}


def test_year_and_month_in_two_columns() -> None:
    rijen = [["buurt", "jaar", "maand", "1.1.1 Diefstal/inbraak woning"]]
    rijen += [[BUURTEN[c], "2023", m, "4"] for c in NOORD_BUURTEN for m in ("januari", "mei")]
    assert {r["periode"] for r in lees(als_csv(rijen)).rijen} == {"2023MM01", "2023MM05"}


def test_periods_as_columns_need_a_topic() -> None:
    rijen = [["gebied", "data2006", "data2007"], *([c, str(3 * n), str(5 * n)] for n, c in enumerate(GEMEENTEN))]
    with pytest.raises(NietHerkendError, match="Het onderwerp staat niet in het bestand"):
        lees(als_csv(rijen))
    gelezen = lees(als_csv([["Onderwerp: 2.2.1 Vernieling"], *rijen]))
    assert {(r["indicator"], r["periode"]) for r in gelezen.rijen} == {
        ("vernieling", p) for p in ("2006JJ00", "2007JJ00")
    }
    assert {i.naam for i in lees(als_csv(rijen), naam="zwerfvuil 2020.csv").verslag.nieuwe_indicatoren} == {"zwerfvuil"}


def test_column_that_is_the_same_everywhere() -> None:
    rijen = [["bron", "soort", "jaar", "plaats", "delict", "n"]]
    for n, naam in enumerate(GEMEENTEN.values()):
        rijen += [["Politie", "Iets", "2023", naam, d, str(3 * n)] for d in ("1.1.1 Inbraak", "Onbekend delict")]
    gelezen = lees(als_csv(rijen), gemeente=None)
    assert {(r["indicator"], r["bron"], r["uitsplitsing"]) for r in gelezen.rijen} == {
        ("woninginbraak", "Politie", "totaal"),
        ("onbekend_delict", "Politie", "totaal"),
    }
    verdachten = [[*rij[:1], "Verdachten", *rij[2:]] for rij in rijen[1:]]
    assert "woninginbraak" not in {r["indicator"] for r in lees(als_csv([rijen[0], *verdachten])).rijen}


@pytest.mark.parametrize("weg", [0, 4])
def test_damaged_cell_does_not_hide_what_a_column_is(weg: int) -> None:
    rijen = statline_lang()
    rijen[weg + 5][1] = "2O13"
    gelezen = lees(als_csv(rijen), naam="x 2024.csv")
    assert [(w.regel, w.reden) for w in gelezen.verslag.geweigerd if w.waarde == "2O13"] == [
        (weg + 6, "'2O13' is geen periode")
    ]
    assert {r["periode"] for r in gelezen.rijen} == {"2013JJ00", "2014JJ00"}


def test_columns_with_one_header_or_none_are_asked_about() -> None:
    rijen = [["gebied", "jaar", "aantal", "aantal"], *([c, "2023", "4", "5"] for c in GEMEENTEN)]
    with pytest.raises(NietHerkendError, match="dezelfde kop"):
        lees(als_csv(rijen))
    with pytest.raises(NietHerkendError, match="geen kop"):
        lees(als_csv(rijen[1:]))


def test_lost_zero_is_pointed_out() -> None:
    rijen = [["gebied", "jaar", "Onveilig (%)"]]
    rijen += [[NOORD, str(2015 + n), cijfer] for n, cijfer in enumerate(["14", "13", "1", "15", "12"])]
    (waarschuwing,) = lees(als_csv(rijen)).verslag.waarschuwingen
    assert (waarschuwing.soort, waarschuwing.vraagt_reden) == ("verloren nul", True)
    assert (waarschuwing.regel, waarschuwing.kolom, waarschuwing.waarde) == (4, "Onveilig (%)", "1")
    assert waarschuwingszin(waarschuwing) == (
        "Regel 4, kolom 'Onveilig (%)': 1 past niet bij de andere perioden, 10 wel."
    )

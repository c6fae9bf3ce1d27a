"""Codes and names of areas: codes trump names, names are never guessed."""

import pytest

from kvdash.domain.gebied import Gebied
from kvdash.domain.toewijzing import Gebiedkeuze, Toewijzing
from kvdash.errors import NietHerkendError, TeVeelGeweigerdError
from kvdash.ingest.gebieden import Gebiedzoeker
from tests.ingest.voorbeelden import BUURTEN, GEMEENTEN, NOORD, NOORD_BUURTEN, ZUID, als_csv, boom, lees


def zoeker(gemeente: str | None = NOORD) -> Gebiedzoeker:
    gevonden = Gebiedzoeker(boom(), gemeente=gemeente)
    gevonden.bereid_voor(BUURTEN[c] for c in NOORD_BUURTEN)
    return gevonden


@pytest.mark.parametrize(
    ("code", "gebied"), [("GM9901    ", NOORD), ("NL", "NL00"), ("NL01  ", "NL00"), ("bu99010102", "BU99010102")]
)
def test_codes_padded_and_spelt_otherwise(code: str, gebied: str) -> None:
    uitkomst = zoeker().op_code(code)
    assert uitkomst.gebied is not None and uitkomst.gebied.code == gebied


@pytest.mark.parametrize("code", ["GM0999", "WK000000", "BU00000000", "WK990198", "BU99019901"])
def test_pseudo_codes(code: str) -> None:
    assert zoeker().op_code(code).pseudo


def test_filler_code_that_the_tree_has_is_an_area() -> None:
    echt = Gebied(code="WK990198", naam="Bos", niveau="wijk", indelingsjaar=2024, ouder=NOORD, gemeente=NOORD)
    uitkomst = Gebiedzoeker(boom().van([*boom().gebieden, echt])).op_code("WK990198")
    assert uitkomst.gebied == echt


@pytest.mark.parametrize(
    "naam",
    [
        "Niet in te delen",
        "Niet in te delen (RE)",
        "Gemeenten; niet in te delen",
        "Buitenland",
        "Niet-gemeentelijk ingedeeld",
    ],
)
def test_pseudo_names(naam: str) -> None:
    assert zoeker().op_naam(naam).pseudo


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("Binnenstad", "BU99010103"),
        ("Binnenstad (Gebied)", "WK990101"),
        ("Binnenstad (wijk)", "WK990101"),
        ("Wijk 01 Binnenstad", "WK990101"),
        ("Noorderstad (gemeente)", NOORD),
        ("Zuiddorp (Gemeente)", ZUID),
        ("oude  markt", "BU99010101"),
        ("Oude-Markt", "BU99010101"),
        ("Limburg (PV)", "PV31"),
        ("Limburg (RE)", "RE10"),
        ("Zeeland-West-Brabant (RE)", "RE08"),
        ("Fryslan (PV)", "PV21"),
        ("Nederland", "NL00"),
    ],
)
def test_names_in_a_gemeente(naam: str, code: str) -> None:
    uitkomst = zoeker().op_naam(naam)
    assert uitkomst.gebied is not None and uitkomst.gebied.code == code


def test_gemeente_elsewhere_is_not_a_buurt_here() -> None:
    uitkomst = zoeker().op_naam("Rietmeer")
    assert uitkomst.gebied is None and "niet bekend" in uitkomst.reden


def test_near_name_is_offered_not_applied() -> None:
    uitkomst = zoeker().op_naam("Oude Mark")
    assert uitkomst.gebied is None and "lijkt op: Oude Markt" in uitkomst.reden


def test_ambiguous_name_is_refused_with_both() -> None:
    gemengd = Gebiedzoeker(boom(), gemeente=NOORD)
    gemengd.bereid_voor(["Havens", "Grachten"])
    reden = gemengd.op_naam("Binnenstad").reden
    assert "WK990101" in reden and "BU99010103" in reden


def rijen(namen: list[str]) -> str:
    return als_csv(
        [["gebied", "jaar", "1.1.1 Diefstal uit woning"], *([n, "2023", str(3 * k)] for k, n in enumerate(namen))]
    )


def test_names_without_gemeente_ask_for_it() -> None:
    with pytest.raises(NietHerkendError, match=r"Geef de gemeente op \(waarschijnlijk Noorderstad, GM9901\)"):
        lees(rijen([BUURTEN[c] for c in NOORD_BUURTEN]), gemeente=None)


def test_unknown_tree_asks_for_the_area_list() -> None:
    with pytest.raises(NietHerkendError, match="Lees eerst de kerncijfers van wijken en buurten in"):
        lees(rijen(list(GEMEENTEN.values())), gebieden=boom().van([]))


def test_gemeente_in_a_column_of_its_own() -> None:
    tekst = als_csv(
        [
            ["plaats", "buurt", "jaar", "aantal woningen"],
            *([GEMEENTEN[f"GM{c[2:6]}"], n, "2023", str(100 + 3 * k)] for k, (c, n) in enumerate(BUURTEN.items())),
        ]
    )
    assert {r["gebied"] for r in lees(tekst).rijen} == set(BUURTEN)


def test_mostly_unknown_areas_refuse_the_file() -> None:
    namen = [*(GEMEENTEN[c] for c in list(GEMEENTEN)[:4]), *(f"Dorp {n}" for n in range(5))]
    with pytest.raises(TeVeelGeweigerdError, match="5 van de 9 regels"):
        lees(rijen(namen))


def test_codes_of_other_borders_are_kept_with_their_year() -> None:
    oud = [["GM0007", "Bellingwedde", jaar, c] for jaar, c in (("2016", "4"), ("2017", "5"), ("2018", "."))]
    tekst = als_csv(
        [["code", "naam", "jaar", "zwerfvuil (%)"], *([c, n, "2018", "3"] for c, n in GEMEENTEN.items()), *oud]
    )
    gelezen = lees(tekst)
    assert {(r["periode"], r["indelingsjaar"]) for r in gelezen.rijen if r["gebied"] == "GM0007"} == {
        ("2016JJ00", 2017),
        ("2017JJ00", 2017),
    }
    (nieuw,) = gelezen.verslag.nieuwe_gebieden
    assert (nieuw.code, nieuw.naam, nieuw.indelingsjaar, nieuw.gemeente) == ("GM0007", "Bellingwedde", 2017, "GM0007")
    (waarschuwing,) = gelezen.verslag.waarschuwingen
    assert waarschuwing.soort == "andere grenzen" and "Bellingwedde (GM0007)" in waarschuwing.tekst
    assert "2017" in waarschuwing.tekst and not waarschuwing.vraagt_reden


def test_older_wijk_codes_take_the_year_of_the_borders_that_the_file_names() -> None:
    kop = [["Zwerfvuil; wijken en buurten 2015"], ["code", "jaar", "zwerfvuil (%)"]]
    gelezen = lees(als_csv([*kop, ["WK990101", "2019", "3"], ["WK990177", "2019", "4"], [NOORD, "2019", "5"]]))
    assert {r["gebied"]: r["indelingsjaar"] for r in gelezen.rijen} == dict.fromkeys(
        ("WK990101", "WK990177", NOORD), 2015
    )
    (nieuw,) = gelezen.verslag.nieuwe_gebieden
    assert (nieuw.niveau, nieuw.ouder, nieuw.gemeente, nieuw.indelingsjaar) == ("wijk", NOORD, NOORD, 2015)


@pytest.mark.parametrize("code", ["GM99O1", "BU9901", "PV99", "RE77"])
def test_codes_of_no_area_are_refused(code: str) -> None:
    assert zoeker().op_code(code).reden == f"gebied {code} staat niet in de gebiedsindeling"


def test_code_before_any_area_list_asks_for_it() -> None:
    tekst = als_csv([["code", "jaar", "zwerfvuil (%)"], *([c, "2018", "3"] for c in GEMEENTEN)])
    with pytest.raises(TeVeelGeweigerdError, match="kerncijfers van wijken en buurten"):
        lees(tekst, gebieden=boom().van([]))


NAMEN = ["Oude Mark", "Grachten", "Westkade", "Oost-kade", "Droogdok", "Restgebied"]


def test_unknown_names_are_offered_with_the_likeliest_first() -> None:
    onbekend = {o.naam: o for o in lees(rijen(NAMEN)).herkenning.onbekende_gebieden}
    assert set(onbekend) == {"Oude Mark", "Restgebied"}
    eerste = onbekend["Oude Mark"].kandidaten[0]
    assert (eerste.gebied.code, onbekend["Oude Mark"].regels) == ("BU99010101", 1)
    assert 0.9 < eerste.gelijkenis < 1.0


def test_name_of_two_areas_offers_both() -> None:
    (onbekend,) = lees(rijen(["Binnenstad", "Havens", "Grachten"])).herkenning.onbekende_gebieden
    assert {(k.gebied.code, k.gelijkenis) for k in onbekend.kandidaten} == {("BU99010103", 1.0), ("WK990101", 1.0)}


def test_confirmed_names_are_no_longer_offered() -> None:
    keuzes = (Gebiedkeuze(naam="oude  mark", gebied="BU99010101"), Gebiedkeuze(naam="Restgebied", gebied=None))
    gelezen = lees(rijen(NAMEN), toewijzing=Toewijzing(gebieden=keuzes))
    assert gelezen.verslag.geweigerd == () and gelezen.herkenning.onbekende_gebieden == ()

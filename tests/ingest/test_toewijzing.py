"""What a user confirmed goes before any guess, whatever the order of the columns and the year."""

from kvdash.domain.indicator import Indicator
from kvdash.domain.toewijzing import Gebiedkeuze, Kolomkeuze, Onderwerpkeuze, Toewijzing, kopvorm
from tests.ingest.voorbeelden import als_csv, brede_tabel, lees

VREEMD = [
    ["Plek", "Jr", "Wat", "N"],
    ["Oude Mrkt", "2022", "Zwaan op straat", "12"],
    ["Grachten", "2022", "Zwaan op straat", "7"],
    ["Oude Mrkt", "2023", "Zwaan op straat", "14"],
    ["Grachten", "2023", "Zwaan op straat", "9"],
    ["Ergens anders", "2023", "Zwaan op straat", "3"],
]
ZWAAN = Indicator(code="zwaan", naam="Zwanen", thema="T1.2", richting="ongunstig")
ROLLEN = {"plek": "gebiedsnaam", "jr": "periode", "wat": "onderwerp", "n": "waarde"}
KEUZE = Toewijzing(
    kolommen=tuple(Kolomkeuze.model_validate({"kop": k, "rol": r}) for k, r in ROLLEN.items()),
    onderwerpen=(Onderwerpkeuze(label=kopvorm("Zwaan op straat"), indicator="zwaan", nieuw=ZWAAN),),
    gebieden=(Gebiedkeuze(naam="Oude Mrkt", gebied="BU99010101"), Gebiedkeuze(naam="Ergens anders", gebied=None)),
    bron="Dierenpolitie",
)


def test_roles_topics_and_names_are_read_as_confirmed() -> None:
    gelezen = lees(als_csv(VREEMD), toewijzing=KEUZE)
    assert gelezen.kort() == {
        ("zwaan", "aantal", "BU99010101", "2022JJ00", 12.0),
        ("zwaan", "aantal", "BU99010102", "2022JJ00", 7.0),
        ("zwaan", "aantal", "BU99010101", "2023JJ00", 14.0),
        ("zwaan", "aantal", "BU99010102", "2023JJ00", 9.0),
    }
    assert {r["bron"] for r in gelezen.rijen} == {"Dierenpolitie"}
    assert gelezen.verslag.nieuwe_indicatoren == (ZWAAN,)
    assert gelezen.verslag.toegelicht["pseudogebied"] == 1
    assert gelezen.verslag.regels_geweigerd == 0


def test_the_order_of_the_columns_and_the_year_do_not_matter() -> None:
    anders = [[rij[k] for k in (3, 1, 0, 2)] for rij in VREEMD]
    assert lees(als_csv(anders), toewijzing=KEUZE).kort() == lees(als_csv(VREEMD), toewijzing=KEUZE).kort()
    assert kopvorm("Waarde  2024*") == kopvorm("waarde 2031JJ00") == "waarde jjjj"


def test_a_topic_that_is_left_out_is_accounted_for() -> None:
    weg = (Onderwerpkeuze(label=kopvorm("Zwaan op straat"), indicator=None),)
    toewijzing = KEUZE.model_copy(update={"onderwerpen": weg})
    extra = [*VREEMD, ["Grachten", "2023", "Eend op straat", "5"]]
    gelezen = lees(als_csv(extra), toewijzing=toewijzing)
    assert [r["waarde"] for r in gelezen.rijen] == [5.0]
    assert gelezen.verslag.toegelicht["weggelaten"] == 5


def test_one_of_several_topics_in_columns_is_left_out() -> None:
    weg = Toewijzing(onderwerpen=(Onderwerpkeuze(label=kopvorm("Zwerfvuil"), indicator=None),))
    voor, na = lees(als_csv(brede_tabel())), lees(als_csv(brede_tabel()), toewijzing=weg)
    assert {r["maat"] for r in voor.rijen} - {r["maat"] for r in na.rijen} == {"percentage"}
    assert na.verslag.regels_ingelezen == voor.verslag.regels_ingelezen


def test_a_column_can_be_left_out_and_another_be_its_bound() -> None:
    kop = ["gebied", "jaar", "Tevreden (%)", "links", "rechts", "los"]
    rijen = [
        kop,
        ["BU99010101", "2023", "50,5", "45,1", "55,2", "3"],
        ["BU99010102", "2023", "40,5", "35,1", "45,2", "4"],
    ]
    rollen = {"tevreden (%)": "waarde", "links": "ondergrens", "rechts": "bovengrens", "los": "genegeerd"}
    keuzes = tuple(Kolomkeuze.model_validate({"kop": k, "rol": r}) for k, r in rollen.items())
    gelezen = lees(als_csv(rijen), toewijzing=Toewijzing(kolommen=keuzes))
    assert {(r["waarde"], r["onder"], r["boven"]) for r in gelezen.rijen} == {(50.5, 45.1, 55.2), (40.5, 35.1, 45.2)}


def test_the_niveau_decides_between_areas_of_one_name() -> None:
    rijen = [["gebied", "jaar", "Zwerfvuil (aantal)"], ["Binnenstad", "2023", "4"], ["Grachten", "2023", "2"]]
    for niveau, code in (("wijk", "WK990101"), ("buurt", "BU99010103")):
        gelezen = lees(als_csv(rijen), toewijzing=Toewijzing.model_validate({"niveau": niveau}))
        assert code in {r["gebied"] for r in gelezen.rijen}

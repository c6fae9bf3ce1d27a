"""What a figure is and how it was made."""

from kvdash.domain.periode import Periode
from kvdash.domain.reeks import Punt
from kvdash.taal import herkomstzinnen
from tests.taal.bouw import beeld, punt, reeks


def zinnen(wat: Punt) -> dict[str, str]:
    return dict(herkomstzinnen(beeld(reeks("Noord", {2024: 1.0}), bijgewerkt="politie.csv"), wat))


def test_a_rate_shows_its_sum() -> None:
    gevonden = zinnen(punt(2024, 4.5, noemer=12000))
    assert gevonden["Cijfer:"] == "4,5 per 1.000 woningen."
    assert gevonden["Berekend:"] == "54 gedeeld door 12.000 woningen, keer 1.000, is 4,5."
    assert (gevonden["Bron:"], gevonden["Stand:"]) == ("Politie.", "politie.csv.")
    assert gevonden["Status:"] == "Definitief cijfer."
    assert "Marge:" not in gevonden


def test_months_another_year_and_margins_are_told() -> None:
    jaar = Periode.van_jaar(2024)
    gevonden = zinnen(
        Punt(
            periode=jaar,
            waarde=4.5,
            aantal=54,
            noemer=12000,
            noemer_jaar=2023,
            kanttekening="noemer_ander_jaar",
            maanden=12,
            onder=3.1,
            boven=6.0,
            status="voorlopig",
        )
    )
    assert gevonden["Berekend:"].startswith("De som van 12 maanden. 54 gedeeld door 12.000 woningen (2023)")
    assert gevonden["Marge:"] == "Door toeval kan zo'n cijfer ongeveer tussen 3,1 en 6,0 liggen."
    assert gevonden["Status:"] == "Gerekend met het aantal woningen van 2023; voorlopig cijfer."

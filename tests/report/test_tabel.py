"""The table behind a chart."""

from kvdash.domain.reeks import Reeks
from kvdash.report.tabel import Cijfertabel, cijfertabel
from tests.charts.maak import CENTRUM, NOORD, maak_beeld, maak_punt, maak_reeks


def tabel(*reeksen: Reeks) -> Cijfertabel:
    beeld = maak_beeld(*reeksen)
    return cijfertabel(beeld, reeksen=beeld.alle_reeksen)


def test_zero_missing_and_suppressed_are_three_things() -> None:
    reeks = Reeks(
        gebied=CENTRUM,
        punten=(maak_punt(2022, 0.0), maak_punt(2023, None), maak_punt(2024, None, status="onderdrukt")),
    )
    uit = tabel(reeks)
    assert [rij[1] for rij in uit.rijen] == ["0,0", "–", "onderdrukt"]
    assert uit.noten == ("–: geen cijfer bekend", "onderdrukt: het aantal is te klein om te mogen tonen")


def test_each_note_has_a_mark_of_its_own() -> None:
    reeks = Reeks(
        gebied=CENTRUM,
        punten=(
            maak_punt(2022, 3.0, kanttekening="noemer_ander_jaar", noemer_jaar=2021),
            maak_punt(2023, None, kanttekening="onvolledig", maanden=9),
            maak_punt(2024, 4.0, status="voorlopig"),
        ),
    )
    uit = tabel(reeks, maak_reeks(NOORD, [5.0], vanaf=2024, voorlopig=1))
    assert uit.rijen == (("2022", "3,0*", "–"), ("2023", "–†", "–"), ("2024", "4,0‡", "5,0‡"))
    assert uit.noten[0] == "* gerekend met het aantal woningen van 2021"
    assert uit.noten[-1] == "‡ voorlopig cijfer"

"""The table behind a chart."""

from kvdash.domain.reeks import Reeks
from kvdash.report.blokken import Tabel, Tabelcel
from kvdash.report.documenten import cijfertabel, getoond
from tests.charts.maak import CENTRUM, NOORD, VOORBEELDSTAD, maak_beeld, maak_punt, maak_reeks


def tabel(*reeksen: Reeks) -> Tabel:
    beeld = maak_beeld(*reeksen)
    return cijfertabel(beeld, reeksen=beeld.alle_reeksen)


def test_zero_missing_and_suppressed_are_three_things() -> None:
    reeks = Reeks(
        gebied=CENTRUM,
        punten=(maak_punt(2022, 0.0), maak_punt(2023, None), maak_punt(2024, None, status="onderdrukt")),
    )
    uit = tabel(reeks)
    assert [rij[1] for rij in uit.rijen] == [Tabelcel("0,0", 0.0), Tabelcel("–"), Tabelcel("onderdrukt")]
    assert [str(noot) for noot in uit.noten] == [
        "–: geen cijfer bekend.",
        "onderdrukt: het aantal is te klein om te mogen tonen.",
    ]


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
    assert [[cel.tekst for cel in rij] for rij in uit.rijen] == [
        ["2022", "3,0*", "–"],
        ["2023", "–†", "–"],
        ["2024", "4,0‡", "5,0‡"],
    ]
    assert [cel.waarde for cel in uit.rijen[2]] == [2024, 4.0, 5.0]
    assert str(uit.noten[0]) == "* gerekend met het aantal woningen van 2021."
    assert str(uit.noten[-1]) == "‡ voorlopig cijfer."


def test_of_a_survey_only_the_years_it_was_held() -> None:
    beeld = maak_beeld(maak_reeks(CENTRUM, [7.0, None, 7.2]), maat="rapportcijfer", ontstaan="enquete")
    assert [rij[0].tekst for rij in cijfertabel(beeld, reeksen=beeld.reeksen).rijen] == ["2020", "2022"]


def test_a_gebied_below_the_niveau_is_left_out_and_named() -> None:
    leeg, gemeente = maak_reeks(CENTRUM, [None, None]), maak_reeks(VOORBEELDSTAD, [1.0, 2.0])
    beeld, melding = getoond(maak_beeld(leeg, vergelijking=gemeente, niveau="gemeente"))
    assert (beeld.reeksen, beeld.vergelijking) == ((gemeente,), None)
    assert melding == "Centrum: alleen voor de gemeente bekend."


def test_a_gebied_that_only_lacks_figures_stays() -> None:
    leeg, vol = maak_reeks(CENTRUM, [None, None]), maak_reeks(NOORD, [1.0, 2.0])
    voor = maak_beeld(leeg, vol, niveau="wijk")
    assert getoond(voor) == (voor, "")


def test_the_other_gebieden_stay_beside_the_comparator() -> None:
    leeg, gemeente = maak_reeks(CENTRUM, [None]), maak_reeks(VOORBEELDSTAD, [1.0])
    beeld, melding = getoond(maak_beeld(leeg, gemeente, niveau="basisteam"))
    assert beeld.reeksen == (gemeente,)
    assert melding == "Centrum: alleen voor het basisteam bekend."

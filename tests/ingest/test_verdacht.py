"""Figures that may be wrong are pointed out with place and value, and figures that only differ are not."""

import numpy as np
import pytest

from kvdash.domain.upload import Waarschuwing
from kvdash.ingest import verdacht as uitschieters_module
from kvdash.ingest.verdacht import uitschieters
from tests.ingest.voorbeelden import GEMEENTEN, NOORD, ZUID, als_csv, lees


def waarschuwingen(rijen: list[list[str]], **opties: str) -> list[Waarschuwing]:
    return list(lees(als_csv(rijen), gemeente=None, **opties).verslag.waarschuwingen)  # type: ignore[arg-type]


def reeks(kop: str, cijfers: list[str], gebied: str = NOORD) -> list[list[str]]:
    return [["gebied", "jaar", kop], *([gebied, str(2015 + n), c] for n, c in enumerate(cijfers))]


@pytest.mark.parametrize(
    ("kop", "cijfers", "regel", "waarde"),
    [
        ("Aantal inwoners", ["1213", "1,220", "1230"], 3, "1,22"),  # a point for thousands that became a comma
        ("Zwerfvuil (%)", ["3,1", "3,4", "0,1", "3,0", "3,2"], 4, "0,1"),
        ("Zwerfvuil (%)", ["3,1", "3,4", "3,2", "3,0", "81"], 6, "81"),
        ("Fietsdiefstal (aantal)", ["0", "1", "65", "2"], 4, "65"),
        ("Fietsdiefstal (aantal)", ["90", "3", "88", "80"], 3, "3"),
    ],
)
def test_a_value_twenty_times_its_neighbours(kop: str, cijfers: list[str], regel: int, waarde: str) -> None:
    (gevonden,) = waarschuwingen(reeks(kop, cijfers))
    assert (gevonden.soort, gevonden.regel, gevonden.kolom, gevonden.waarde) == ("uitschieter", regel, kop, waarde)
    assert gevonden.vraagt_reden and "jaren ernaast" in gevonden.tekst


@pytest.mark.parametrize(
    "cijfers", [["0", "1", "18", "2"], ["3", "4", "5"], ["0", "0", "400", "450"], ["1", "60"], ["40", "0", "12", "30"]]
)
def test_differences_that_happen_are_left_alone(cijfers: list[str]) -> None:
    assert waarschuwingen(reeks("Fietsdiefstal (aantal)", cijfers)) == []


def test_months_are_compared_with_the_same_month_of_other_years() -> None:
    kop = ["gebied", "periode", "Vuurwerk (aantal)"]
    rijen = [[NOORD, f"{j}MM{m:02}", "90" if m == 12 else "1"] for j in range(2019, 2023) for m in range(1, 13)]
    assert waarschuwingen([kop, *rijen]) == []
    rijen[13][2] = "95"
    (gevonden,) = waarschuwingen([kop, *rijen])
    assert (gevonden.regel, gevonden.waarde) == (15, "95")


def test_a_mark_above_ten() -> None:
    rijen = [
        ["gebied", "jaar", "Veiligheid (rapportcijfer)"],
        *([c, "2023", f"7,{n}"] for n, c in enumerate(GEMEENTEN)),
    ]
    rijen[3][2] = "72"
    (gevonden,) = waarschuwingen(rijen)
    assert (gevonden.soort, gevonden.regel, gevonden.waarde) == ("uitschieter", 4, "72")
    assert "hoger dan een rapportcijfer kan zijn" in gevonden.tekst


def jaren(gevuld: dict[int, list[str]]) -> list[list[str]]:
    """A row per gemeente, a column per year."""
    rijen = [["onderwerp", "gebied", *map(str, gevuld)]]
    for n, code in enumerate(GEMEENTEN):
        rijen.append(["Zwerfvuil", code, *(cijfers[n % len(cijfers)] for cijfers in gevuld.values())])
    return rijen


def test_a_year_suddenly_empty() -> None:
    (gevonden,) = waarschuwingen(jaren({2020: ["4"], 2021: ["5"], 2022: [""], 2023: ["6"]}))
    assert (gevonden.soort, gevonden.waarde, gevonden.vraagt_reden) == ("leeg jaar", "2022", True)
    assert gevonden.tekst == "Zwerfvuil: geen cijfers over 2022, en 10 over 2021."
    (gevonden,) = waarschuwingen(jaren({2020: ["4"], 2021: ["5"], 2022: ["7", *[""] * 9]}))
    assert gevonden.tekst == "Zwerfvuil: maar 1 cijfers over 2022, en 10 over 2021."


@pytest.mark.parametrize(
    "gevuld",
    [
        {2019: ["4"], 2020: [""], 2021: ["5"], 2022: [""], 2023: ["6"]},  # every other year
        {2019: [""], 2020: [""], 2021: ["5"], 2022: ["5"]},  # it began later
        {2019: ["4"], 2020: ["", "5"], 2021: ["5"]},
    ],
)
def test_surveys_and_gaps_of_a_few_are_left_alone(gevuld: dict[int, list[str]]) -> None:
    assert waarschuwingen(jaren(gevuld)) == []


def test_hidden_figures_do_not_make_a_year_empty() -> None:
    assert waarschuwingen(jaren({2020: ["4"], 2021: ["5"], 2022: ["x"], 2023: ["6"]})) == []


def test_at_most_a_hundred_of_a_kind() -> None:
    rijen = [["gebied", "jaar", *(f"Soort {n} (aantal)" for n in range(130))]]
    rijen += [[g, j, *["900" if j == "2021" else "4"] * 130] for g in (NOORD, ZUID) for j in ("2020", "2021", "2022")]
    gevonden = waarschuwingen(rijen)
    assert len(gevonden) == 101 and gevonden[-1].tekst == "Er zijn er meer: hier staan de eerste 100."


def test_looking_in_parts_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    toeval = np.random.default_rng(7)
    reeks, jaar = np.repeat(np.arange(900), 5), np.tile(np.arange(5, dtype=np.int32), 900)
    waarden = toeval.integers(1, 400, 4500).astype(np.float64)
    volgorde = toeval.permutation(4500)
    invoer = (reeks[volgorde], jaar[volgorde], waarden[volgorde], np.ones(4500, dtype=bool))
    heel = sorted(uitschieters(*invoer, hoogstens=9999))
    monkeypatch.setattr(uitschieters_module, "_DEEL", 300)
    assert sorted(uitschieters(*invoer, hoogstens=9999)) == heel and len(heel) > 10

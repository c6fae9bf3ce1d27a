import pytest

from kvdash.domain.gebied import (
    Gebied,
    Gebiedsindeling,
    gemeente_of_code,
    niveau_of_code,
    normalize_naam,
    ouder_of_code,
)
from kvdash.errors import GebiedNotFoundError


def _gebied(code: str, naam: str, *, jaar: int = 2024) -> Gebied:
    niveau = niveau_of_code(code)
    assert niveau is not None
    return Gebied(
        code=code,
        naam=naam,
        niveau=niveau,
        indelingsjaar=jaar,
        ouder=ouder_of_code(code),
        gemeente=gemeente_of_code(code),
    )


INDELING = Gebiedsindeling.van(
    [
        _gebied("GM9998", "Proefdam"),
        _gebied("WK999801", "Wijk 01 Haven"),
        _gebied("BU99980101", "Haven"),
        _gebied("BU9998AA02", "Kade"),
        _gebied("BU9998AA02", "Kade", jaar=2020),
        _gebied("BU99980101", "Oude haven", jaar=2020),
        _gebied("GM9997", "Elders"),
        _gebied("WK999701", "Haven"),
    ]
)


@pytest.mark.parametrize(
    ("code", "niveau"),
    [
        ("NL00", "land"),
        ("PV20", "provincie"),
        ("RE05", "eenheid"),
        ("GM0363", "gemeente"),
        ("WK036301", "wijk"),
        ("BU0363AA01", "buurt"),
        ("A00", None),
        ("GM363", None),
        ("", None),
    ],
)
def test_the_form_of_a_code_tells_its_niveau(code: str, niveau: str | None) -> None:
    assert niveau_of_code(code) == niveau


def test_a_buurt_code_tells_its_wijk_and_gemeente() -> None:
    assert ouder_of_code("BU0363AA01") == "WK0363AA"
    assert ouder_of_code("WK036301") == "GM0363"
    assert gemeente_of_code("BU0363AA01") == "GM0363"
    assert gemeente_of_code("PV20") is None


@pytest.mark.parametrize(
    "naam", ["Utrecht (gemeente)", "Utrecht (PV)", "Wijk 00 Utrecht", "  UTRECHT ", "Utrecht (Gebied)"]
)
def test_a_name_is_compared_without_what_publishers_add(naam: str) -> None:
    assert normalize_naam(naam) == "utrecht"


def test_a_name_that_only_starts_like_a_wijk_is_kept() -> None:
    assert normalize_naam("Wijk bij Duurstede") == "wijk bij duurstede"


def test_find_tells_wijk_and_buurt_and_gemeenten_apart() -> None:
    assert {g.code for g in INDELING.find("Haven")} == {"WK999801", "BU99980101", "WK999701"}
    assert [g.code for g in INDELING.find("haven", gemeente="GM9998", niveau="wijk")] == ["WK999801"]
    assert INDELING.find("Onbekend") == ()


def test_get_gives_the_newest_borders_and_says_what_to_do_otherwise() -> None:
    assert INDELING.get("BU99980101").naam == "Haven"
    with pytest.raises(GebiedNotFoundError, match=r"GM0000.*kerncijfers"):
        INDELING.get("GM0000")


def test_same_area_is_same_code_and_name_in_both_years() -> None:
    assert INDELING.is_zelfde_gebied("BU9998AA02", 2020, 2024)
    assert not INDELING.is_zelfde_gebied("BU99980101", 2020, 2024)
    assert not INDELING.is_zelfde_gebied("BU9998AA02", 2020, 2023)


def test_children_and_areas_of_a_gemeente() -> None:
    assert [g.code for g in INDELING.kinderen("GM9998")] == ["WK999801"]
    assert [g.code for g in INDELING.van_gemeente("GM9998", niveau="buurt")] == ["BU99980101", "BU9998AA02"]


def test_areas_of_older_borders_stay_known_but_are_not_current() -> None:
    nu = [_gebied("GM0001", "Nu"), _gebied("GM0002", "Ook"), _gebied("WK000101", "Dorp")]
    oud = [
        _gebied("GM0009", "Vroeger", jaar=2016),
        _gebied("WK000109", "Dorp", jaar=2016),
        _gebied("WK000108", "Weg", jaar=2016),
    ]
    nieuwer = _gebied("WK000107", "Erbij", jaar=2025)
    indeling = Gebiedsindeling.van([*nu, *oud, nieuwer])
    assert {g.code for g in indeling.current()} == {g.code for g in (*nu, nieuwer)}
    assert [g.code for g in indeling.van_gemeente("GM0001", niveau="wijk")] == ["WK000101", "WK000107"]
    assert [g.code for g in indeling.kinderen("GM0001")] == ["WK000101", "WK000107"]
    assert [g.code for g in indeling.find("dorp")] == ["WK000101"]
    assert [g.code for g in indeling.find("weg")] == ["WK000108"] and indeling.get("GM0009").naam == "Vroeger"


def test_own_areas_are_of_no_borders_but_their_own() -> None:
    eigen = Gebied(code="noord", naam="Noord", niveau="eigen", indelingsjaar=2015, ouder="GM9998", gemeente="GM9998")
    assert eigen in Gebiedsindeling.van([*INDELING.gebieden, eigen]).current()


def test_the_chain_of_an_area_ends() -> None:
    assert INDELING.keten("BU99980101") == ("BU99980101", "WK999801", "GM9998", "NL00")
    rond = [
        _gebied(code, code).model_copy(update={"ouder": ouder})
        for code, ouder in (("WK999801", "WK999801"), ("WK999802", "WK999803"), ("WK999803", "WK999802"))
    ]
    indeling = Gebiedsindeling.van(rond)
    assert indeling.keten("WK999801") == ("WK999801",)
    assert indeling.keten("WK999802") == ("WK999802", "WK999803")

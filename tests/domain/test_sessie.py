import pytest

from kvdash.domain.sessie import RECHTEN, Sessie, schone_naam
from kvdash.errors import GeenRechtError, InvoerError


def test_without_a_name_one_reads_but_does_not_write() -> None:
    sessie = Sessie.van("", "analist")
    sessie.vereis("lezen")
    with pytest.raises(InvoerError, match="uw naam"):
        _ = sessie.naam


@pytest.mark.parametrize(
    ("naam", "schoon"),
    [
        (" team  veiligheid ", "team veiligheid"),
        ("Anna\x00\r\nSet-Cookie: x", "Anna Set-Cookie: x"),
        ("José 王", "José 王"),
    ],
)
def test_a_name_is_one_line_of_visible_characters(naam: str, schoon: str) -> None:
    assert schone_naam(naam) == schoon


@pytest.mark.parametrize("naam", ["", "  ", "\u200b\n", "x" * 81])
def test_what_cannot_be_a_name_is_refused(naam: str) -> None:
    with pytest.raises(InvoerError):
        schone_naam(naam)


def test_a_refusal_names_the_rol_and_where_to_go() -> None:
    with pytest.raises(GeenRechtError, match=r"U bent hier partner.*analist of beheerder"):
        Sessie.van("Piet", "partner").vereis("schrijven")


def test_each_rol_may_read_and_only_an_analist_or_beheerder_may_read_in() -> None:
    assert all("lezen" in rechten for rechten in RECHTEN.values())
    assert {rol for rol, rechten in RECHTEN.items() if "inlezen" in rechten} == {"analist", "beheerder"}


def test_only_who_works_on_the_dossier_sees_what_is_vertrouwelijk() -> None:
    ziet = {rol for rol in RECHTEN if "vertrouwelijk" in Sessie.van("", rol).zicht.rubriceringen}
    assert ziet == {"analist", "beheerder"}
    assert Sessie.van("", "partner").zicht.rubriceringen == {"openbaar"}

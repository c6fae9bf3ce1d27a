"""The structure of the method: five velden, 21 thema's, six rubrieken, and the headings people write them with."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvdash.domain.kernbeleid import (
    PARAGRAFEN,
    RUBRIEKEN,
    THEMAS,
    VELDEN,
    Thema,
    find_thema,
    onderwerp,
    onderwerpen_van,
    thema,
    themas_van,
    veld,
)
from kvdash.errors import InvoerError


def test_the_method_has_its_fixed_numbers() -> None:
    assert [v.nummer for v in VELDEN] == [1, 2, 3, 4, 5]
    assert [len(themas_van(v)) for v in VELDEN] == [4, 5, 3, 4, 5]
    assert len({t.code for t in THEMAS}) == len({t.naam for t in THEMAS}) == 21
    assert [r.code for r in RUBRIEKEN] == ["R1", "R2", "R3", "R4", "R5", "R6"]
    assert [p.nummer for p in PARAGRAFEN] == [1, 2, 3, 4, 5]


def test_everything_has_its_own_definition() -> None:
    definities = [v.definitie for v in VELDEN] + [t.definitie for t in THEMAS] + [r.definitie for r in RUBRIEKEN]
    assert all(d.endswith(".") and len(d) > 40 for d in definities)
    assert len(set(definities)) == len(definities)


def test_short_names_make_the_navigation() -> None:
    assert [v.label for v in VELDEN] == [
        "1 Woon- en leefomgeving",
        "2 Bedrijvigheid",
        "3 Jeugd",
        "4 Fysiek",
        "5 Integriteit",
    ]


def test_headings_keep_paragraph_and_thema_apart() -> None:
    aanpak = PARAGRAFEN[2]
    assert aanpak.kop(veld(1)) == "1.3 Aanpak: accenten en aandachtspunten"
    assert aanpak.schermkop(veld(1)) == "§ 1.3 Aanpak"
    assert PARAGRAFEN[4].kop(veld(2)) == "2.5 Overall: mogelijke prioriteiten veiligheidsveld 2"
    assert thema("T1.3").kop == "Thema 1.3: Objectieve veiligheid"
    assert thema("T1.3").groepskop == "m.b.t. objectieve veiligheid"


def test_aanpak_of_veld_1_is_ordered_by_rubriek_and_says_so() -> None:
    assert onderwerpen_van(1, paragraaf=3) == RUBRIEKEN
    assert onderwerpen_van(2, paragraaf=3) == themas_van(2)
    assert onderwerpen_van(1, paragraaf=2) == themas_van(1)
    assert onderwerpen_van(1, paragraaf=5) == ()
    assert "per rubriek" in PARAGRAFEN[2].inleiding(veld(1))
    assert "per thema" in PARAGRAFEN[2].inleiding(veld(4))


def test_every_paragraph_opens_with_a_sentence_on_its_veld() -> None:
    for paragraaf in PARAGRAFEN:
        for v in VELDEN:
            zin = paragraaf.inleiding(v)
            assert "{" not in zin
            assert zin.endswith(".")
    assert "Fysieke veiligheid" in PARAGRAFEN[0].inleiding(veld(4))


def test_only_infrastructuur_has_a_footnote() -> None:
    assert [r.code for r in RUBRIEKEN if r.voetnoot] == ["R1"]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("m.b.t. Objectieve veiligheid:", "T1.3"),
        ("M.B.T. OBJECTIEVE VEILIGHEID", "T1.3"),
        ("Thema 1.3: Objectieve veiligheid", "T1.3"),
        ("Thema 1.3", "T1.3"),
        ("1.3", "T1.3"),
        ("T1.3", "T1.3"),
        ("t1.3:", "T1.3"),
        ("Met betrekking tot: sociale kwaliteit", "T1.1"),
        ("Polarisatie en radicalisering", "T5.1"),
        ("5.1 Radicalisering & polarisatie", "T5.1"),
        ("Ambtelijke en bestuurlijk integriteit", "T5.5"),
        ("Ambtelijke en bestuurlijk(e) integriteit", "T5.5"),
        ("Georganiseerde ondermijnende criminaliteit", "T5.2"),
        ("Jeugdoverlast en –problematiek", "T3.1"),
        ("Jeugdoverlast/-problematiek", "T3.1"),
        ("Rampenbestrijding", "T4.4"),
        ("Veilig  in\nen om de school", "T3.3"),
    ],
)
def test_thema_is_found_by_the_headings_people_write(tekst: str, code: str) -> None:
    assert find_thema(tekst).code == code


@pytest.mark.parametrize("tekst", ["§ 1.3", "1.3 Aanpak: accenten en aandachtspunten", "9.9", "1.3.1", "", "Inleiding"])
def test_other_headings_are_no_thema(tekst: str) -> None:
    with pytest.raises(InvoerError, match="is geen thema"):
        find_thema(tekst)


def test_a_near_miss_gets_a_suggestion() -> None:
    with pytest.raises(InvoerError, match="Bedoelt u 'Objectieve veiligheid'"):
        find_thema("Objectiev veilighed")


@given(
    st.sampled_from(THEMAS),
    st.sampled_from(["", "m.b.t. ", "M.b.t. ", "Thema {nr}: ", "{nr} ", "{code} - ", "  "]),
    st.sampled_from(["", ":", " :", "."]),
    st.sampled_from([str, str.upper, str.lower, str.title]),
)
def test_every_name_and_alias_is_found_however_it_is_dressed(
    t: Thema, voor: str, na: str, schrijfwijze: Callable[[str], str]
) -> None:
    for naam in (t.naam, *t.aliases):
        kop = voor.format(nr=t.code[1:], code=t.code) + schrijfwijze(naam) + na
        assert find_thema(kop) == t


def test_lookups_name_what_does_not_exist() -> None:
    with pytest.raises(InvoerError, match="Veld 6 bestaat niet"):
        veld(6)
    with pytest.raises(InvoerError, match=r"Thema 'T9\.9' bestaat niet"):
        thema("T9.9")
    with pytest.raises(InvoerError, match="'R7' bestaat niet"):
        onderwerp("R7")
    assert onderwerp("R1").naam == "Infrastructuur"
    assert onderwerp("T4.4") == thema("T4.4")

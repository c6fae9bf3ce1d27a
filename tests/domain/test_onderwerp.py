"""The code of a name that a file brings: never that of another name, and always the same."""

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from kvdash.domain.onderwerp import code_van_naam, naamvorm
from kvdash.ingest.onderwerpen import slug

# Names that lose most of what tells them apart, beside any text at all.
namen = st.one_of(st.text(alphabet="aA b1.2,-<>+%≤/(é", max_size=8), st.text(max_size=12))


@given(st.lists(namen, max_size=8))
@example(
    ["Fiets <18", "Fiets >18", "fiets  18", "Fiets 18", "Ελλάδα", "Россия", "0-5 jaar", "0,5 jaar", "5", "-5", "x -5"]
)
def test_no_two_different_names_have_one_code(te_lezen: list[str]) -> None:
    bekend: dict[str, str] = {}
    gegeven = {}
    for naam in te_lezen:
        code = code_van_naam(slug(naam), naam, bekend=bekend)
        bekend.setdefault(code, naam)
        gegeven[naam] = code
    for een, ander in itertools.combinations(gegeven, 2):
        zelfde = naamvorm(een) == naamvorm(ander)
        assert (gegeven[een] == gegeven[ander]) is (zelfde and slug(een) == slug(ander))
    for naam, code in gegeven.items():
        assert code_van_naam(slug(naam), naam, bekend=bekend) == code


@given(namen)
def test_a_name_that_is_alone_has_the_code_it_had(naam: str) -> None:
    assert code_van_naam(slug(naam), naam, bekend={}) == slug(naam)
    assert code_van_naam(slug(naam), naam, bekend={slug(naam): f"  {naam} "}) == slug(naam)


def test_what_publishers_write_differently_is_one_name() -> None:
    assert naamvorm("Diefstal / inbraak (woning)") == naamvorm("diefstal-inbraak woning") == "diefstal inbraak woning"
    assert naamvorm("AantalInwoners") == naamvorm("aantal inwoners")
    assert (
        len({naamvorm(n) for n in ("Fiets <18", "Fiets >18", "Fiets 18", "0-5", "0,5", "0 5", "Groei -5", "Groei 5")})
        == 8
    )

"""What stands beside the figures of a wijkprofiel."""

from kvdash.domain.editie import Editie
from kvdash.domain.gebied import eigen_code
from kvdash.domain.sessie import Sessie
from kvdash.services.eigengebieden import maak_eigen_gebied
from kvdash.services.inlezen import lees_in
from kvdash.services.wijken import Inwoners, inwoners, ligging, over_gebied
from kvdash.store import Store
from tests.bestanden import maak_kaart
from tests.sessies import SESSIE
from tests.stukken import schrijf_bevinding


def test_the_newest_number_of_inhabitants(gevuld: Store) -> None:
    assert inwoners(gevuld, SESSIE, "WK999801", tot=2026) == Inwoners(18000, 2024)
    assert inwoners(gevuld, SESSIE, "WK999801", tot=2023) is None


def test_there_is_a_map_only_with_a_boundary_of_the_gebied(gevuld: Store, analist: Sessie) -> None:
    haven, veld = (gevuld.cijfers.gebieden().get(code) for code in ("WK999801", "WK999802"))
    lees_in(gevuld, analist, "wijken.geojson", maak_kaart("WK999801"))
    vorm = ligging(gevuld, SESSIE, haven)
    assert vorm is not None and set(vorm.paden) == {"WK999801"}
    assert ligging(gevuld, SESSIE, veld) is None


def test_an_own_area_lies_where_its_buurten_do(gevuld: Store, analist: Sessie) -> None:
    codes = ["BU99980101", "BU99980102"]
    lees_in(gevuld, analist, "buurten.geojson", maak_kaart(*codes))
    maak_eigen_gebied(gevuld, analist, "Aan het water", codes)
    gebied = gevuld.cijfers.gebieden().get(eigen_code("GM9998", "Aan het water"))
    vorm = ligging(gevuld, SESSIE, gebied)
    assert vorm is not None and set(vorm.paden) == {gebied.code}


def test_what_was_written_about_a_part_belongs_to_the_whole(gevuld: Store, editie: Editie, analist: Sessie) -> None:
    for veld, tekst, gebieden in (
        (3, "Jeugd in Kade", ["BU99980101"]),
        (1, "Haven", ["WK999801"]),
        (1, "Veld", ["WK999802"]),
    ):
        schrijf_bevinding(
            gevuld, analist, editie=editie.id, veld=veld, soort="bewoners", tekst=tekst, gebieden=gebieden
        )
    over_haven = over_gebied(gevuld, SESSIE, editie=editie.id, gebied="WK999801")
    assert [b.inhoud.tekst for b in over_haven] == ["Haven", "Jeugd in Kade"]
    assert [b.inhoud.tekst for b in over_gebied(gevuld, SESSIE, editie=editie.id, gebied="BU99980101")] == [
        "Jeugd in Kade"
    ]

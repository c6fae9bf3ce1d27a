"""Topics and own areas of other names never share a code, over files too; what was read before keeps its own."""

from collections.abc import Sequence

from kvdash.domain.sessie import Sessie
from kvdash.services.catalogus import deel_in
from kvdash.services.eigengebieden import maak_eigen_gebied
from kvdash.services.inlezen import lees_in, trek_in
from kvdash.store import Store


def _lees(store: Store, wie: Sessie, *onderwerpen: str, jaar: int = 2024) -> dict[str, str]:
    """Name -> code of the topics of a file."""
    regels = [f"WK99980{n};{jaar};{naam};{10 + n}" for n in (1, 2) for naam in onderwerpen]
    inhoud = "\n".join(["gebied;jaar;onderwerp;aantal", *regels, ""]).encode()
    inlezing = lees_in(store, wie, f"{'-'.join(map(str, map(len, onderwerpen)))}-{jaar}.csv", inhoud)
    assert inlezing.upload is not None
    return {i.naam: i.code for i in store.cijfers.indicatoren() if i.naam in onderwerpen}


def _codes(store: Store, *namen: str) -> Sequence[str]:
    per_naam = {i.naam: i.code for i in store.cijfers.indicatoren()}
    return [per_naam[naam] for naam in namen]


def test_topics_that_differ_by_a_sign_are_two_also_over_files(gevuld: Store, analist: Sessie) -> None:
    assert _lees(gevuld, analist, "Fiets <18") == {"Fiets <18": "fiets_18"}  # as it always was
    _lees(gevuld, analist, "Fiets >18")
    jong, oud = _codes(gevuld, "Fiets <18", "Fiets >18")
    assert jong == "fiets_18" != oud
    _lees(gevuld, analist, "Fiets >18", "Fiets <18", jaar=2023)
    assert _codes(gevuld, "Fiets <18", "Fiets >18") == [jong, oud]


def test_a_topic_is_found_again_by_its_name_when_the_other_was_undone(gevuld: Store, analist: Sessie) -> None:
    regels = "gebied;jaar;onderwerp;aantal\nWK999801;2024;Fiets <18;3\nWK999802;2024;Fiets <18;4\n"
    eerste = lees_in(gevuld, analist, "jong.csv", regels.encode())
    _lees(gevuld, analist, "Fiets >18")
    (oud,) = _codes(gevuld, "Fiets >18")
    assert eerste.upload is not None
    trek_in(gevuld, analist, eerste.upload.id)
    _lees(gevuld, analist, "Fiets >18", jaar=2023)
    assert _codes(gevuld, "Fiets >18") == [oud]


def test_a_defined_topic_is_not_taken_for_one_with_another_sign(gevuld: Store, analist: Sessie) -> None:
    _lees(gevuld, analist, "Fiets <18")
    jong = next(i for i in gevuld.cijfers.indicatoren() if i.code == "fiets_18")
    deel_in(gevuld, analist, jong.model_copy(update={"thema": "T2.4", "richting": "ongunstig"}))
    _lees(gevuld, analist, "Fiets >18", "Fiets <18", jaar=2023)
    codes = _codes(gevuld, "Fiets <18", "Fiets >18")
    assert codes[0] == "fiets_18" and len({*codes}) == 2


def test_own_areas_that_differ_by_a_sign_are_two(gevuld: Store, analist: Sessie) -> None:
    for naam, buurt in (("Kern A", "BU99980101"), ("Kern A+", "BU99980102"), ("Kern A", "BU99980201")):
        maak_eigen_gebied(gevuld, analist, naam, [buurt])
    eigen = {g.naam: (g.code, g.delen) for g in gevuld.cijfers.gebieden().gebieden if g.niveau == "eigen"}
    assert {naam: delen for naam, (_, delen) in eigen.items()} == {
        "Kern A": ("BU99980201",),
        "Kern A+": ("BU99980102",),
    }
    assert eigen["Kern A"][0] == "EG9998-KERN-A"

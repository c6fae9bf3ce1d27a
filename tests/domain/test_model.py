"""Domain models are equal by their fields alone, and keep nothing beside them."""

from datetime import date
from uuid import UUID, uuid4

from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.periode import Periode
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.reeks import Herkomst, Punt
from kvdash.domain.stuk import Stuk
from tests.stukken import NU
from tests.taal.bouw import reeks

PUNT = Punt(periode=Periode.van_jaar(2024), waarde=1.0, herkomst=Herkomst(upload=UUID(int=1), regel=3))


def test_what_was_computed_of_two_does_not_make_them_differ_or_recurse() -> None:
    een, ander = (reeks("Centrum", {2020: 1.0, 2021: 2.0}) for _ in range(2))
    assert een.vergelijkbaar is een  # kept in it, and leads back to it
    assert een == ander == een
    assert ander.vergelijkbaar == een
    assert een == ander
    assert hash(een) == hash(ander)
    anders = een.model_copy(update={"breuken": (date(2021, 1, 1),)})
    assert anders.vergelijkbaar != een
    assert anders != een


def test_what_only_one_of_them_computed_does_not_count() -> None:
    gebied = Gebied(code="GM0001", naam="Proef", niveau="gemeente", indelingsjaar=2024)
    een, ander = Gebiedsindeling(gebieden=(gebied,)), Gebiedsindeling(gebieden=(gebied,))
    een.get("GM0001")
    assert een == ander


def test_another_class_differs_and_a_generic_one_is_the_same_whatever_is_said_of_it() -> None:
    inhoud = Prioriteit(veld=1, naam="Inbraak")
    velden = {"id": uuid4(), "editie": uuid4(), "volgorde": uuid4(), "auteur": "A", "wie": "A", "wanneer": NU}
    los, benoemd = (soort.model_validate({**velden, "inhoud": inhoud}) for soort in (Stuk, Stuk[Prioriteit]))
    assert benoemd == Stuk[Prioriteit].model_validate(dict(benoemd))
    assert (los.id, los.wanneer) == (benoemd.id, benoemd.wanneer)
    assert inhoud != los
    assert inhoud != "Inbraak"


def test_a_model_keeps_its_values_and_no_list_of_what_was_given() -> None:
    ander = PUNT.model_copy(update={"waarde": 2.0})
    assert PUNT.model_fields_set == set()
    assert (PUNT.waarde, ander.waarde, ander.herkomst) == (1.0, 2.0, PUNT.herkomst)
    assert PUNT == Punt.model_validate(PUNT.model_dump()) != ander

"""The door of the use cases: each takes a Sessie, says its recht, and refuses who lacks it."""

import ast
from inspect import isfunction, signature
from typing import Any, get_args

import pytest

from kvdash.domain.bevinding import Rubricering
from kvdash.domain.editie import Editie
from kvdash.domain.sessie import RECHTEN, Rol, Sessie, Zicht
from kvdash.errors import GeenRechtError
from kvdash.services import dossier, edities
from kvdash.services.recht import RECHT_VAN
from kvdash.store import Store
from tests.architecture.regels import REPO
from tests.sessies import SESSIE

# What works on no store of a user, or is asked before there is one.
ZONDER_STORE = {
    ("services.opslag", "choose_store"),
    ("services.opslag", "open_store"),
    ("services.opslag", "open_existing_store"),
    ("services.logbestand", "start_logging"),
    ("services.logbestand", "meld_fout"),
}


def _gevraagd() -> set[tuple[str, str]]:
    """What the pages and the command line call of the services, as module and name."""
    gevonden: set[tuple[str, str]] = set()
    for bron in (REPO / "kvdash" / "ui" / "data.py", REPO / "kvdash" / "cli.py"):
        boom = ast.parse(bron.read_text("utf-8"))
        modules: dict[str, str] = {}
        for node in ast.walk(boom):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("kvdash.services"):
                continue
            for naam in node.names:
                if node.module == "kvdash.services":
                    modules[naam.asname or naam.name] = f"services.{naam.name}"
                else:
                    gevonden.add((str(node.module).removeprefix("kvdash."), naam.name))
        gevonden |= {
            (modules[node.value.id], node.attr)
            for node in ast.walk(boom)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules
        }
    return gevonden


def _vindt(module: str, naam: str) -> Any:
    return getattr(__import__(f"kvdash.{module}", fromlist=[naam]), naam)


def test_what_pages_and_command_ask_of_a_store_is_a_use_case() -> None:
    zonder = [
        (module, naam)
        for module, naam in sorted(_gevraagd() - ZONDER_STORE)
        if isfunction(functie := _vindt(module, naam))
        and "store" in signature(functie).parameters
        and functie not in RECHT_VAN
    ]
    assert zonder == []
    assert len(RECHT_VAN) > 60


def test_each_use_case_takes_a_store_and_a_sessie_first() -> None:
    for functie in RECHT_VAN:
        assert list(signature(functie).parameters)[:2] == ["store", "sessie"], functie


@pytest.mark.parametrize("rol", get_args(Rol))
def test_each_use_case_is_refused_to_who_lacks_its_recht(store: Store, rol: Rol) -> None:
    """All use cases × all roles: the door answers before the use case looks at anything."""
    sessie = Sessie.van("iemand", rol)
    for functie, recht in RECHT_VAN.items():
        if recht in RECHTEN[rol]:
            sessie.vereis(recht)
        else:
            with pytest.raises(GeenRechtError, match=rol):
                functie(store, sessie)


def test_an_edition_that_may_not_be_seen_is_refused_at_the_door(gevuld: Store, editie: Editie) -> None:
    ander = edities.begin_editie(gevuld, SESSIE, gemeente="GM9997")
    bevinding = dossier.schrijf_bevinding(gevuld, SESSIE, editie=editie.id, veld=1, soort="bewoners", tekst="Donker.")
    for zicht in (Zicht(editie=ander.id, rubriceringen=ALLE), Zicht(gemeente="GM9997", rubriceringen=ALLE)):
        beperkt = SESSIE.model_copy(update={"zicht": zicht})
        assert edities.edities(gevuld, beperkt) == (ander,)
        assert dossier.bevindingen(gevuld, beperkt, ander.id) == ()
        for poging in (
            lambda s: dossier.bevindingen(gevuld, s, editie.id),
            lambda s: edities.default_keuze(gevuld, s, editie),
            lambda s: dossier.verwijder_bevinding(gevuld, s, bevinding),
            lambda s: dossier.markeer_prioriteit(gevuld, s, editie=editie.id, veld=1, naam="Licht"),
        ):
            with pytest.raises(GeenRechtError, match="deze editie"):
                poging(beperkt)
    assert dossier.bevindingen(gevuld, SESSIE, editie.id) == (bevinding,)


ALLE = frozenset(get_args(Rubricering))


def test_who_may_not_see_a_rubricering_does_not_get_it(gevuld: Store, editie: Editie) -> None:
    for rubricering in get_args(Rubricering):
        eerste = dossier.schrijf_bevinding(
            gevuld, SESSIE, editie=editie.id, veld=1, soort="bewoners", tekst=f"Dit is {rubricering}."
        )
        gevuld.dossier.wijzig_bevinding(eerste.model_copy(update={"rubricering": rubricering}), gebruiker="x")
    gezien = {
        rol: [b.rubricering for b in dossier.bevindingen(gevuld, Sessie.van("", rol), editie.id)]
        for rol in get_args(Rol)
    }
    assert gezien == {
        "bestuurder": ["openbaar", "intern"],
        "partner": ["openbaar"],
        "analist": ["openbaar", "intern", "vertrouwelijk"],
        "beheerder": ["openbaar", "intern", "vertrouwelijk"],
    }


def test_only_one_module_reads_what_was_written() -> None:
    """Else a rubricering could be seen past the door."""
    for bron in (REPO / "kvdash" / "services").rglob("*.py"):
        if bron.name != "dossier.py":
            tekst = bron.read_text("utf-8")
            assert "store.dossier.bevinding" not in tekst and "store.dossier.prioriteit" not in tekst, bron

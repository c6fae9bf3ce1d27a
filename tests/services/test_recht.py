"""The door of the use cases: each takes a Sessie, says its recht, and refuses who lacks it."""

import ast
import re
from collections.abc import Callable
from inspect import isfunction, signature
from typing import Any, get_args
from uuid import uuid4

import pytest

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Editie
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import RECHTEN, Rol, Rubricering, Sessie, Zicht
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Handeling, Inhoud
from kvdash.domain.vergelijking import Groepskeuze
from kvdash.errors import GeenRechtError
from kvdash.services import dossier, edities
from kvdash.services.recht import RECHT_VAN
from kvdash.store import Store
from tests.architecture.regels import REPO
from tests.sessies import SESSIE
from tests.store.bouw import (
    maak_bevinding,
    maak_deelstatus,
    maak_editie,
    maak_gebeurtenis,
    maak_groep,
    maak_prioriteit,
    maak_stuk,
    maak_weergave,
)
from tests.stukken import markeer_prioriteit, schrijf_bevinding

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
        if recht in get_args(Handeling):
            continue  # looks at the kind: below
        if recht in RECHTEN[rol]:
            sessie.vereis(recht)
        else:
            with pytest.raises(GeenRechtError, match=rol):
                functie(store, sessie)


NOEMER: dict[str, set[Callable[..., Any]]] = {
    "maken": {dossier.maak},
    "wijzigen": {dossier.wijzig, dossier.verplaats, dossier.herstel_versie},
}
NOEMER["verwijderen"] = {dossier.verwijder, dossier.zet_terug}
SCHRIJFT: frozenset[Rol] = frozenset({"analist", "beheerder"})


def _inhoud(soort: type[Inhoud]) -> Inhoud:
    editie = maak_editie()
    stukken = (
        maak_bevinding(editie),
        maak_prioriteit(editie),
        maak_gebeurtenis(editie),
        maak_deelstatus(editie),
        maak_groep(editie, "Buren", "GM0001"),
        maak_weergave(editie),
    )
    alle: list[Inhoud] = [editie, Groepskeuze(), *(stuk.inhoud for stuk in stukken)]
    return next(inhoud for inhoud in alle if type(inhoud) is soort)


def test_each_handeling_has_its_use_cases() -> None:
    for handeling in get_args(Handeling):
        assert {f for f, recht in RECHT_VAN.items() if recht == handeling} - {dossier.rubriceer} == NOEMER[handeling]


@pytest.mark.parametrize("rol", get_args(Rol))
@pytest.mark.parametrize("naam", SOORTEN)
@pytest.mark.parametrize("handeling", get_args(Handeling))
def test_a_handeling_takes_the_recht_of_its_kind(store: Store, handeling: Handeling, naam: str, rol: Rol) -> None:
    """A bestuurder marks and withdraws candidates and does nothing else; a partner only reads."""
    inhoud = _inhoud(SOORTEN[naam])
    stuk = maak_stuk(inhoud, editie=uuid4(), rubricering="openbaar")
    mag = rol in SCHRIJFT or (rol == "bestuurder" and naam == "prioriteit" and handeling != "wijzigen")
    for functie in NOEMER[handeling]:
        waarde = inhoud if handeling == "maken" else stuk
        if mag:
            assert getattr(inhoud.rechten, handeling) in RECHTEN[rol]
        else:
            with pytest.raises(GeenRechtError, match=rol):
                functie(store, Sessie.van("iemand", rol), waarde)


@pytest.mark.parametrize("rol", get_args(Rol))
@pytest.mark.parametrize("rubricering", get_args(Rubricering))
def test_what_may_not_be_seen_cannot_be_touched(
    gevuld: Store, editie: Editie, rol: Rol, rubricering: Rubricering
) -> None:
    """Neither read nor changed, whatever recht there is; nor by its history."""
    stuk = markeer_prioriteit(gevuld, SESSIE, editie=editie.id, rubricering=rubricering)
    sessie = Sessie.van("iemand", rol)
    pogingen: tuple[Callable[[], object], ...] = (
        lambda: dossier.geschiedenis(gevuld, sessie, stuk),
        lambda: dossier.huidig(gevuld, sessie, stuk),
        lambda: dossier.wijzig(gevuld, sessie, stuk, status="prioriteit"),
        lambda: dossier.herstel_versie(gevuld, sessie, stuk, versie=1),
        lambda: dossier.verplaats(gevuld, sessie, stuk, na=None),
        lambda: dossier.zet_terug(gevuld, sessie, stuk),
        lambda: dossier.verwijder(gevuld, sessie, stuk),
    )
    ziet = sessie.zicht.ziet(stuk)
    assert (dossier.prioriteiten(gevuld, sessie, editie.id) == (stuk,)) is ziet
    if not ziet:
        for poging in pogingen:
            with pytest.raises(GeenRechtError):
                poging()
        assert len(gevuld.dossier.versies(Prioriteit, stuk.id)) == 1
    else:
        assert [v.stuk for v in dossier.geschiedenis(gevuld, sessie, stuk)] == [stuk]


def test_an_edition_that_may_not_be_seen_is_refused_at_the_door(gevuld: Store, editie: Editie) -> None:
    ander = edities.begin_editie(gevuld, SESSIE, gemeente="GM9997")
    bevinding = schrijf_bevinding(gevuld, SESSIE, editie=editie.id)
    for zicht in (Zicht(editie=ander.id, rubriceringen=ALLE), Zicht(gemeente="GM9997", rubriceringen=ALLE)):
        beperkt = SESSIE.model_copy(update={"zicht": zicht})
        assert edities.edities(gevuld, beperkt) == (ander,)
        assert dossier.bevindingen(gevuld, beperkt, ander.id) == ()
        for poging in (
            lambda s: dossier.bevindingen(gevuld, s, editie.id),
            lambda s: edities.default_keuze(gevuld, s, editie),
            lambda s: dossier.verwijder(gevuld, s, bevinding),
            lambda s: markeer_prioriteit(gevuld, s, editie=editie.id),
        ):
            with pytest.raises(GeenRechtError, match="deze editie"):
                poging(beperkt)
    assert dossier.bevindingen(gevuld, SESSIE, editie.id) == (bevinding,)


ALLE = frozenset(get_args(Rubricering))


def test_who_may_not_see_a_rubricering_does_not_get_it(gevuld: Store, editie: Editie) -> None:
    for rubricering in get_args(Rubricering):
        schrijf_bevinding(gevuld, SESSIE, editie=editie.id, rubricering=rubricering, tekst=f"Dit is {rubricering}.")
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


def test_what_can_be_kept_from_readers_is_read_in_one_place() -> None:
    """Else a rubricering could be seen past the door."""
    gerubriceerd = [soort.__name__ for soort in SOORTEN.values() if soort.rubriceert]
    assert gerubriceerd == ["Bevinding", "Prioriteit"]
    for bron in (REPO / "kvdash" / "services").rglob("*.py"):
        if bron.name not in {"dossier.py", "bewijs.py"}:  # the second counts what may not be seen, and shows none of it
            tekst = bron.read_text("utf-8")
            gelezen = re.findall(r"store\.dossier\.(?:stukken|stuk|vind|versies)\((\w+)", tekst)
            assert not set(gelezen) & {*gerubriceerd, "soort"}, bron


def test_what_is_handed_in_is_looked_up_not_believed(store: Store) -> None:
    """Who sees one edition, and openbaar only, cannot move, rewrite or read another entry by a copy of it."""
    een, ander = (edities.begin_editie(store, SESSIE, gemeente=code) for code in ("GM9997", "GM9998"))
    smal = Sessie(gebruiker="Smal", rol="analist", zicht=Zicht(editie=een.id, rubriceringen=frozenset({"openbaar"})))
    inhoud = Bevinding(veld=1, soort="duiding", onderwerp="T1.3", tekst="Van de ander.")
    elders = dossier.maak(store, SESSIE, inhoud, editie=ander.id, rubricering="openbaar")
    geheim = dossier.maak(store, SESSIE, inhoud, editie=een.id, rubricering="vertrouwelijk")
    for stuk in (elders, geheim):
        nagemaakt = stuk.model_copy(update={"editie": een.id, "rubricering": "openbaar", "versie": 0})
        for doe in (
            lambda stuk=nagemaakt: dossier.wijzig(store, smal, stuk, inhoud=inhoud),
            lambda stuk=nagemaakt: dossier.verwijder(store, smal, stuk),
            lambda stuk=nagemaakt: dossier.rubriceer(store, smal, [stuk], rubricering="openbaar"),
            lambda stuk=nagemaakt: dossier.geschiedenis(store, smal, stuk),
            lambda stuk=nagemaakt: dossier.herstel_versie(store, smal, stuk, versie=1),
        ):
            with pytest.raises(GeenRechtError):
                doe()
        assert store.dossier.stuk(Bevinding, stuk.id) == stuk
    with pytest.raises(GeenRechtError):  # of a list each one counts, also as it stands
        dossier.rubriceer(store, smal, [elders], rubricering="openbaar")
    alleen = smal.model_copy(update={"zicht": smal.zicht.model_copy(update={"editie": None, "gemeente": "GM9997"})})
    with pytest.raises(GeenRechtError):
        edities.begin_editie(store, alleen, gemeente="GM9998")

"""A dossier that commit 900553d wrote comes in as stukken, version by version: its rows and log lines tell what."""

import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import duckdb
import pytest

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Deelstatus
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.domain.vergelijking import Groepskeuze, Vergelijkingsgroep
from kvdash.domain.weergave import Weergave
from kvdash.errors import StoreError
from kvdash.store import Store
from kvdash.store.migratie import load_migraties
from kvdash.taal import aantal_geschreven

OUD = Path(__file__).parent / "oud" / "900553d.sql"
SCHEMA = 3  # of that commit
MET_ID: dict[str, type[Inhoud]] = {
    "bevinding": Bevinding,
    "prioriteit": Prioriteit,
    "gebeurtenis": Gebeurtenis,
    "weergave": Weergave,
}


class Regel(NamedTuple):
    onderwerp: UUID
    tijdstip: datetime
    gebruiker: str
    actie: str
    oud: Any
    nieuw: Any


class Oud(NamedTuple):
    """A store as it was: the rows per table, and the logboek in order."""

    path: Path
    rijen: dict[str, list[dict[str, Any]]]
    logboek: list[Regel]

    def regels(self, onderwerp: UUID) -> list[Regel]:
        return [regel for regel in self.logboek if regel.onderwerp == onderwerp]


@pytest.fixture
def oud(path: Path) -> Oud:
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for migratie in load_migraties()[:SCHEMA]:
            connection.execute(migratie.opdrachten)
            versie = [migratie.nummer, migratie.naam, "900553d"]
            connection.execute("INSERT INTO beheer.schema_versie VALUES (?, ?, ?, now())", versie)
        connection.execute(OUD.read_text(encoding="utf-8"))
        rijen: dict[str, list[dict[str, Any]]] = {}
        for tabel in (*MET_ID, "editie", "deelstatus", "vergelijkingsgroep"):
            relatie = connection.execute(f"SELECT * FROM dossier.{tabel}")
            kolommen = [kolom[0] for kolom in relatie.description]
            rijen[tabel] = [dict(zip(kolommen, rij, strict=True)) for rij in relatie.fetchall()]
        log = connection.execute(
            "SELECT onderwerp, tijdstip, gebruiker, actie, oud, nieuw FROM dossier.logboek ORDER BY tijdstip, nummer"
        ).fetchall()
    regels = [Regel(*rij[:4], *(json.loads(deel) if deel else None for deel in rij[4:])) for rij in log]
    return Oud(path, rijen, regels)


def _als_json(stuk: Stuk[Any]) -> dict[str, Any]:
    """The stuk as the logboek had it: all in one."""
    velden: dict[str, Any] = stuk.inhoud.model_dump(mode="json")
    return velden | {"status": stuk.status, "rubricering": stuk.rubricering, "weg": stuk.verwijderd}


@pytest.mark.parametrize("soort", ["bevinding", "prioriteit", "gebeurtenis"])
def test_each_line_of_the_logboek_is_a_version(oud: Oud, soort: str) -> None:
    assert oud.rijen[soort]
    with Store.open(oud.path) as store:
        for rij in oud.rijen[soort]:
            versies = store.dossier.versies(MET_ID[soort], rij["id"])
            regels = oud.regels(rij["id"])
            assert [v.versie for v in versies] == list(range(1, len(regels) + 1)) == list(range(1, rij["versie"] + 1))
            for versie, regel in zip(versies, regels, strict=True):
                assert (versie.wie, versie.auteur) == (regel.gebruiker, rij["auteur"])
                assert versie.wanneer == datetime.fromisoformat(regel.nieuw["gewijzigd"])
                assert str(versie.editie) == regel.nieuw["editie"]
                anders = {"ingetrokken": "weg", "verwijderd": "weg"}
                nu = _als_json(versie)
                for veld, waarde in regel.nieuw.items():
                    if veld not in ("id", "editie", "versie", "auteur", "gewijzigd"):
                        assert nu[anders.get(veld, veld)] == waarde, (veld, regel)
            assert store.dossier.stuk(MET_ID[soort], rij["id"]) == versies[-1]


def test_weergaven_keep_their_links_and_all_that_was_of_their_name(oud: Oud) -> None:
    with Store.open(oud.path) as store:
        stukken = store.dossier.stukken(Weergave)
        codes = {stuk.inhoud.code: stuk for stuk in stukken}
        per_naam: dict[str, int] = defaultdict(int)
        for rij in oud.rijen["weergave"]:
            per_naam[rij["naam"].casefold()] += len(oud.regels(rij["id"]))
            if not rij["verwijderd"]:
                stuk = codes[rij["id"].hex[:8]]
                assert (stuk.inhoud.naam, stuk.inhoud.pagina, stuk.verwijderd) == (rij["naam"], rij["pagina"], False)
                assert stuk.inhoud.keuze.model_dump(mode="json").items() >= json.loads(rij["keuze"]).items()
                assert stuk.id == stuk.inhoud.vaste_id(stuk.editie)
        assert {s.inhoud.naam.casefold(): len(store.dossier.versies(Weergave, s.id)) for s in stukken} == per_naam


def test_editions_parts_and_groups_come_with_their_history(oud: Oud) -> None:
    with Store.open(oud.path) as store:
        assert {e.id: (e.naam, e.gemaakt) for e in store.dossier.edities()} == {
            rij["id"]: (rij["naam"], rij["gemaakt"].astimezone(UTC)) for rij in oud.rijen["editie"]
        }
        for tabel, soort in (("deelstatus", Deelstatus), ("vergelijkingsgroep", Vergelijkingsgroep)):
            nu = [s for s in store.dossier.stukken(soort) if not s.verwijderd]
            assert len(nu) == len(oud.rijen[tabel])
            regels = [r for r in oud.logboek if r.actie == tabel and (r.nieuw is None or isinstance(r.nieuw, dict))]
            regels = [r for r in regels if isinstance(r.nieuw or r.oud, dict)]
            versies = [v for s in store.dossier.stukken(soort) for v in store.dossier.versies(soort, s.id)]
            assert len(versies) == len(regels)
            assert sorted(v.wanneer for v in versies) == sorted(r.tijdstip.astimezone(UTC) for r in regels)
        (gekozen,) = (rij["naam"] for rij in oud.rijen["vergelijkingsgroep"] if rij["gekozen"])
        (keuze,) = store.dossier.stukken(Groepskeuze)
        assert keuze.inhoud.groep == gekozen


def test_groups_whose_names_differ_in_capitals_both_come_in(oud: Oud) -> None:
    """They were two; a new one of either name is refused, and both stay."""
    editie = next(rij["editie"] for rij in oud.rijen["vergelijkingsgroep"])
    with duckdb.connect(str(oud.path)) as connection:
        rij = [editie, "BUREN", '["GM0004"]', False]
        connection.execute("INSERT INTO dossier.vergelijkingsgroep VALUES (?, ?, ?, ?)", rij)
    with Store.open(oud.path) as store:
        namen = [s.inhoud.naam for s in store.dossier.stukken(Vergelijkingsgroep) if not s.verwijderd]
    assert sorted(namen) == ["BUREN", "Buren", "Regio"]


def test_nothing_else_comes_in_and_what_nobody_chose_is_named_once(oud: Oud) -> None:
    with Store.open(oud.path) as store:
        (melding,) = store.meldingen
        teksten = sum(not r["verwijderd"] for r in oud.rijen["bevinding"])
        kandidaten = sum(not r["ingetrokken"] for r in oud.rijen["prioriteit"])
        wat = aantal_geschreven(teksten=teksten, kandidaten=kandidaten)
        assert teksten and kandidaten
        assert melding.startswith(f"Bij {wat} van vóór deze versie koos nog niemand wie ze mag lezen.")
        editie = oud.rijen["editie"][0]["id"]
        assert {s.rubricering for s in store.dossier.stukken(Bevinding, editie)} == {"intern"}
    with Store.open(oud.path) as store:
        assert store.meldingen == ()


def test_a_line_that_no_kvdash_wrote_stops_it_and_leaves_the_file_as_it_was(oud: Oud) -> None:
    editie = oud.rijen["editie"][0]["id"]
    with duckdb.connect(str(oud.path)) as connection:
        connection.execute(
            "INSERT INTO dossier.logboek VALUES (?, 999, now(), 'x', 'iets anders', NULL, NULL)", [editie]
        )
    voor = oud.path.read_bytes()
    with pytest.raises(StoreError, match="Er is niets veranderd"):
        Store.open(oud.path)
    assert oud.path.read_bytes() == voor
    assert set(SOORTEN) >= set(MET_ID)

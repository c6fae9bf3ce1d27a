"""Dossier: what people write. Small, edited by several people; every write leaves a line in the logboek."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import duckdb

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.model import Model
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.vergelijking import Vergelijkingsgroep
from kvdash.domain.weergave import Weergave
from kvdash.errors import GelijktijdigError, InvoerError, VerouderdError
from kvdash.store.engine import Engine
from kvdash.store.geheugen import Geheugen
from kvdash.store.query import sql
from kvdash.store.rijen import fetch_model, fetch_models, json_text, to_row, volgorde_id

M = TypeVar("M", bound=Model)
Stuk = Bevinding | Prioriteit | Gebeurtenis | Weergave
W = TypeVar("W", Bevinding, Prioriteit, Gebeurtenis, Weergave)

Controle = Callable[[duckdb.DuckDBPyConnection, W], None]

_naamslot = threading.Lock()
_GROEP = "vergelijkingsgroep"


class Logregel(NamedTuple):
    """Logregel: one write to the dossier. `oud` and `nieuw` are the record before and after as JSON text."""

    tijdstip: datetime
    gebruiker: str
    actie: str
    oud: str | None
    nieuw: str | None


class Dossier:
    """Dossier: editions, bevindingen, prioriteiten, settings, and the logboek of all that was done to them.

    What was listed is kept until the next write in it: one page asks for the same list several times.
    """

    def __init__(self, engine: Engine, geheugen: Geheugen) -> None:
        self._engine = engine
        self._geheugen = geheugen

    def edities(self) -> tuple[Editie, ...]:
        """All editions, in order of making."""
        return self._all("edities", Editie)

    def editie(self, editie_id: UUID) -> Editie:
        """One edition. Raises InvoerError if there is none with this id."""
        gevonden = next((editie for editie in self.edities() if editie.id == editie_id), None)
        if gevonden is None:
            raise _onbekend("editie")
        return gevonden

    def voeg_editie_toe(self, editie: Editie, *, gebruiker: str = "") -> None:
        """Add an edition."""
        self._add(editie, query="editie_voeg_toe", gebruiker=gebruiker)

    def bevindingen(self, editie: UUID, *, veld: int | None = None) -> tuple[Bevinding, ...]:
        """The bevindingen of an edition (of one veld) that are not removed, in order of making."""
        return self._all("bevindingen", Bevinding, {"editie": editie, "veld": veld})

    def bevinding(self, bevinding_id: UUID) -> Bevinding:
        """One bevinding, also when removed. Raises InvoerError if there is none with this id."""
        return self._one("bevinding", Bevinding, bevinding_id)

    def voeg_bevinding_toe(self, bevinding: Bevinding, *, gebruiker: str) -> None:
        """Add a bevinding."""
        self._add(bevinding, query="bevinding_voeg_toe", gebruiker=gebruiker)

    def wijzig_bevinding(self, bevinding: Bevinding, *, gebruiker: str) -> Bevinding:
        """Save an edited bevinding; its `versie` is the one that was read. Removal is an edit too.

        Returns it with the next versie. Raises VerouderdError if someone else was first, InvoerError if unknown.
        """
        return self._change(bevinding, query="bevinding", gebruiker=gebruiker)

    def prioriteiten(self, editie: UUID) -> tuple[Prioriteit, ...]:
        """The candidates of an edition, also withdrawn ones, in order of making."""
        return self._all("prioriteiten", Prioriteit, {"editie": editie})

    def prioriteit(self, prioriteit_id: UUID) -> Prioriteit:
        """One candidate. Raises InvoerError if there is none with this id."""
        return self._one("prioriteit", Prioriteit, prioriteit_id)

    def voeg_prioriteit_toe(self, prioriteit: Prioriteit, *, gebruiker: str) -> None:
        """Add a candidate."""
        self._add(prioriteit, query="prioriteit_voeg_toe", gebruiker=gebruiker)

    def wijzig_prioriteit(self, prioriteit: Prioriteit, *, gebruiker: str) -> Prioriteit:
        """Save an edited candidate; as wijzig_bevinding."""
        return self._change(prioriteit, query="prioriteit", gebruiker=gebruiker)

    def gebeurtenissen(self, editie: UUID) -> tuple[Gebeurtenis, ...]:
        """The gebeurtenissen someone added to an edition and did not remove, in order of making."""
        return self._all("gebeurtenissen", Gebeurtenis, {"editie": editie})

    def voeg_gebeurtenis_toe(self, gebeurtenis: Gebeurtenis, *, gebruiker: str) -> None:
        """Add a gebeurtenis."""
        self._add(gebeurtenis, query="gebeurtenis_voeg_toe", gebruiker=gebruiker)

    def wijzig_gebeurtenis(self, gebeurtenis: Gebeurtenis, *, gebruiker: str) -> Gebeurtenis:
        """Save an edited gebeurtenis; as wijzig_bevinding."""
        return self._change(gebeurtenis, query="gebeurtenis", gebruiker=gebruiker)

    def weergaven(self, editie: UUID) -> tuple[Weergave, ...]:
        """The weergaven of an edition that are not removed, by name."""
        return self._all("weergaven", Weergave, {"editie": editie})

    def weergave_van_code(self, code: str) -> Weergave | None:
        """The weergave with this code, also when removed; None if there is none."""
        return next(iter(self._all("weergave_van_code", Weergave, {"code": code})), None)

    def voeg_weergave_toe(self, weergave: Weergave, *, gebruiker: str) -> None:
        """Add a weergave. Raises InvoerError if its edition has another of this name."""
        with _naamslot, self._engine.transaction("dossier") as cursor:
            _check_naam(cursor, weergave)
            _insert(cursor, weergave, query="weergave_voeg_toe", gebruiker=gebruiker)

    def wijzig_weergave(self, weergave: Weergave, *, gebruiker: str) -> Weergave:
        """Save an edited weergave; as wijzig_bevinding, and InvoerError if its edition has another of this name."""
        with _naamslot:
            return self._change(weergave, query="weergave", gebruiker=gebruiker, controle=_check_naam)

    def voeg_samen_toe(self, records: Iterable[Stuk], *, gebruiker: str) -> None:
        """Add many records in one transaction: all of them or none."""
        with self._engine.transaction("dossier") as cursor:
            for record in records:
                query = f"{type(record).__name__.lower()}_voeg_toe"
                _insert(cursor, record, query=query, gebruiker=gebruiker)

    def deelstatussen(self, editie: UUID) -> tuple[Deelstatus, ...]:
        """The parts of an edition that need no further filling, in order of the report."""
        return self._all("deelstatussen", Deelstatus, {"editie": editie})

    def save_deelstatus(self, status: Deelstatus, *, gebruiker: str = "") -> None:
        """Close a part, over an earlier status. The logboek keeps it with the edition."""
        with self._engine.transaction("dossier") as cursor:
            oud = self._drop_deelstatus(cursor, status)
            cursor.execute(sql("deelstatus_voeg_toe"), to_row(status))
            _log(cursor, status.editie, gebruiker=gebruiker, actie="deelstatus", oud=oud, nieuw=json_text(status))

    def verwijder_deelstatus(self, status: Deelstatus, *, gebruiker: str = "") -> None:
        """Open a part again; nothing happens if it is open."""
        with self._engine.transaction("dossier") as cursor:
            oud = self._drop_deelstatus(cursor, status)
            if oud is not None:
                _log(cursor, status.editie, gebruiker=gebruiker, actie="deelstatus", oud=oud, nieuw=None)

    def vergelijkingsgroepen(self, editie: UUID) -> tuple[Vergelijkingsgroep, ...]:
        """The groups of gemeenten kept for an edition, by name."""
        return self._all("vergelijkingsgroepen", Vergelijkingsgroep, {"editie": editie})

    def save_vergelijkingsgroep(self, groep: Vergelijkingsgroep, *, gebruiker: str) -> None:
        """Keep a group over one of the same name. If it is gekozen the others no longer are."""
        with self._engine.transaction("dossier") as cursor:
            oud = _drop_groep(cursor, groep.editie, groep.naam)
            if groep.gekozen:
                cursor.execute(sql("vergelijkingsgroep_kies"), {"editie": groep.editie, "naam": None})
            cursor.execute(sql("vergelijkingsgroep_voeg_toe"), to_row(groep))
            _log(cursor, groep.editie, gebruiker=gebruiker, actie=_GROEP, oud=oud, nieuw=json_text(groep))

    def kies_vergelijkingsgroep(self, editie: UUID, naam: str | None, *, gebruiker: str) -> None:
        """Choose one of the groups of an edition; None for none of them."""
        with self._engine.transaction("dossier") as cursor:
            cursor.execute(sql("vergelijkingsgroep_kies"), {"editie": editie, "naam": naam})
            _log(cursor, editie, gebruiker=gebruiker, actie=_GROEP, oud=None, nieuw=json.dumps(naam))

    def verwijder_vergelijkingsgroep(self, editie: UUID, naam: str, *, gebruiker: str) -> None:
        """Remove a group; nothing happens if there is none of this name."""
        with self._engine.transaction("dossier") as cursor:
            oud = _drop_groep(cursor, editie, naam)
            if oud is not None:
                _log(cursor, editie, gebruiker=gebruiker, actie=_GROEP, oud=oud, nieuw=None)

    def logboek(self, onderwerp: UUID) -> list[Logregel]:
        """All that was done to a record (editie, bevinding, prioriteit, gebeurtenis, weergave), the oldest first."""
        with self._engine.cursor() as cursor:
            rijen = cursor.execute(sql("logboek"), {"onderwerp": onderwerp}).fetchall()
        return [Logregel(tijdstip.astimezone(UTC), *rest) for tijdstip, *rest in rijen]

    def _all(self, query: str, model: type[M], parameters: dict[str, Any] | None = None) -> tuple[M, ...]:
        def read() -> tuple[M, ...]:
            with self._engine.cursor() as cursor:
                return fetch_models(cursor.execute(sql(query), parameters or {}), model)

        return self._geheugen.van_dossier((query, *(parameters or {}).items()), read)

    def _one(self, query: str, model: type[M], record: UUID) -> M:
        with self._engine.cursor() as cursor:
            return _required(cursor, query, model, record)

    def _add(self, model: Editie | Stuk, *, query: str, gebruiker: str) -> None:
        with self._engine.transaction("dossier") as cursor:
            _insert(cursor, model, query=query, gebruiker=gebruiker)

    def _change(self, eigen: W, *, query: str, gebruiker: str, controle: Controle[W] | None = None) -> W:
        nieuw = eigen.model_copy(update={"versie": eigen.versie + 1})
        with self._verouderd_on_conflict(eigen, query=query), self._engine.transaction("dossier") as cursor:
            oud = _required(cursor, query, type(eigen), eigen.id)
            if controle is not None:
                controle(cursor, eigen)
            parameters = {**to_row(nieuw), "gelezen_versie": eigen.versie}
            if cursor.execute(sql(f"{query}_wijzig"), parameters).fetchone() != (1,):
                raise _verouderd(huidig=oud, eigen=eigen)
            actie = _actie(oud, nieuw)
            _log(cursor, eigen.id, gebruiker=gebruiker, actie=actie, oud=json_text(oud), nieuw=json_text(nieuw))
        return nieuw

    @contextmanager
    def _verouderd_on_conflict(self, eigen: W, *, query: str) -> Iterator[None]:
        """A conflict between two transactions means the same as an older versie."""
        try:
            yield
        except GelijktijdigError as error:
            raise _verouderd(huidig=self._one(query, type(eigen), eigen.id), eigen=eigen) from error

    def _drop_deelstatus(self, cursor: duckdb.DuckDBPyConnection, status: Deelstatus) -> str | None:
        """Remove the status; returns it as JSON text, None if there was none."""
        sleutel = {veld: waarde for veld, waarde in to_row(status).items() if veld not in ("status", "reden")}
        oud = fetch_model(cursor.execute(sql("deelstatus"), sleutel), Deelstatus)
        if oud is None:
            return None
        cursor.execute(sql("deelstatus_verwijder"), sleutel)
        return json_text(oud)


def _check_naam(cursor: duckdb.DuckDBPyConnection, weergave: Weergave) -> None:
    """Under `_naamslot`, for a name is free only as long as nobody else takes one."""
    alle = fetch_models(cursor.execute(sql("weergaven"), {"editie": weergave.editie}), Weergave)
    if not weergave.verwijderd and any(
        w.naam.casefold() == weergave.naam.casefold() and w.id != weergave.id for w in alle
    ):
        raise InvoerError(f"Er is al een weergave met de naam '{weergave.naam}'. Kies een andere naam.")


def _insert(cursor: duckdb.DuckDBPyConnection, model: Editie | Stuk, *, query: str, gebruiker: str) -> None:
    rij = to_row(model)
    cursor.execute(sql(query), rij if isinstance(model, Editie) else rij | {"volgorde": volgorde_id()})
    _log(cursor, model.id, gebruiker=gebruiker, actie="gemaakt", oud=None, nieuw=json_text(model))


def _drop_groep(cursor: duckdb.DuckDBPyConnection, editie: UUID, naam: str) -> str | None:
    """Remove the group; returns it as JSON text, None if there was none."""
    groepen = fetch_models(cursor.execute(sql("vergelijkingsgroepen"), {"editie": editie}), Vergelijkingsgroep)
    oud = next((groep for groep in groepen if groep.naam == naam), None)
    if oud is None:
        return None
    cursor.execute(sql("vergelijkingsgroep_verwijder"), {"editie": editie, "naam": naam})
    return json_text(oud)


def _required(cursor: duckdb.DuckDBPyConnection, query: str, model: type[M], record: UUID) -> M:
    found = fetch_model(cursor.execute(sql(query), {"id": record}), model)
    if found is None:
        raise _onbekend(query)
    return found


def _onbekend(soort: str) -> InvoerError:
    return InvoerError(f"Deze {soort} staat niet in de store. Ververs de pagina en kies opnieuw.")


def _log(
    cursor: duckdb.DuckDBPyConnection,
    onderwerp: UUID,
    *,
    gebruiker: str,
    actie: str,
    oud: str | None,
    nieuw: str | None,
) -> None:
    cursor.execute(
        sql("logboek_voeg_toe"),
        {
            "id": volgorde_id(),
            "onderwerp": onderwerp,
            "tijdstip": datetime.now(UTC),
            "gebruiker": gebruiker,
            "actie": actie,
            "oud": oud,
            "nieuw": nieuw,
        },
    )


def _actie(oud: Stuk, nieuw: Stuk) -> str:
    match _is_weg(oud), _is_weg(nieuw):
        case False, True:
            return "ingetrokken" if isinstance(nieuw, Prioriteit) else "verwijderd"
        case True, False:
            return "teruggezet"
        case _:
            return "gewijzigd"


def _is_weg(record: Stuk) -> bool:
    return record.ingetrokken if isinstance(record, Prioriteit) else record.verwijderd


def _verouderd(*, huidig: Stuk, eigen: Stuk) -> VerouderdError:
    return VerouderdError(
        "Iemand anders heeft dit intussen gewijzigd. Uw tekst is nog niet opgeslagen: "
        "vergelijk de twee teksten en sla dan opnieuw op.",
        huidig=_tekst(huidig),
        eigen=_tekst(eigen),
    )


def _tekst(record: Stuk) -> str:
    """All that a user typed, one line per part."""
    match record:
        case Bevinding():
            return record.tekst
        case Weergave():
            return record.naam
        case Gebeurtenis():
            return "\n".join(deel for deel in (record.naam, record.bron) if deel)
        case Prioriteit():
            return "\n".join((record.naam, *record.deelthemas, *record.elementen))

"""Migrations: numbered, forward only, all that are needed in one transaction."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.resources import files
from typing import NamedTuple

import duckdb

from kvdash import __version__
from kvdash.store.omzetting import zet_om
from kvdash.store.query import sql

# What is more than SQL can say, after the migration of this number.
_DAARNA: Mapping[int, Callable[[duckdb.DuckDBPyConnection], tuple[str, ...]]] = {7: zet_om}


class Migratie(NamedTuple):
    """Migratie: a step from schema `nummer` - 1 to schema `nummer`."""

    nummer: int
    naam: str
    opdrachten: str


class SchemaVersie(NamedTuple):
    """SchemaVersie: the schema of a store and the version of kvdash that gave it that."""

    nummer: int
    programma: str


def load_migraties() -> tuple[Migratie, ...]:
    """All migrations of this version of kvdash, in order (files NNNN_naam.sql)."""
    bronnen = sorted((files("kvdash.store") / "migraties").iterdir(), key=lambda bron: bron.name)
    return tuple(
        Migratie(int(bron.name[:4]), bron.name[5:].removesuffix(".sql"), bron.read_text(encoding="utf-8"))
        for bron in bronnen
        if bron.name.endswith(".sql")
    )


def read_versie(cursor: duckdb.DuckDBPyConnection) -> SchemaVersie | None:
    """The schema the store has now, None if this is no store of kvdash."""
    try:
        versie = cursor.execute(sql("schema_versie")).fetchone()
    except duckdb.CatalogException:  # no such table
        return None
    return None if versie is None else SchemaVersie(*versie)


def migrate(cursor: duckdb.DuckDBPyConnection, migraties: tuple[Migratie, ...]) -> tuple[str, ...]:
    """Run these migrations, within the transaction of the caller; what a user should know of it, in words (Dutch)."""
    meldingen: tuple[str, ...] = ()
    for migratie in migraties:
        cursor.execute(migratie.opdrachten)
        if migratie.nummer in _DAARNA:
            meldingen += _DAARNA[migratie.nummer](cursor)
        cursor.execute(
            sql("schema_versie_voeg_toe"),
            {
                "nummer": migratie.nummer,
                "naam": migratie.naam,
                "programma": __version__,
                "tijdstip": datetime.now(UTC),
            },
        )
    return meldingen

"""Counting the SQL of this process, exactly: every statement that Python hands to DuckDB, of whichever thread."""

import re
from functools import wraps
from typing import Any

import duckdb

_KORT = 100
_OPDRACHTEN = ("execute", "executemany", "sql", "query")

gesteld: list[str] = []


def tel_vragen() -> None:
    """From now on `gesteld` grows by the beginning of each statement."""
    for naam in _OPDRACHTEN:
        setattr(duckdb.DuckDBPyConnection, naam, _geteld(getattr(duckdb.DuckDBPyConnection, naam)))


def neem_vragen() -> list[str]:
    """What was asked since the last time."""
    vragen = gesteld[:]
    del gesteld[: len(vragen)]
    return vragen


def _geteld(doe: Any) -> Any:
    @wraps(doe)
    def met_telling(verbinding: Any, vraag: Any, *args: Any, **kwargs: Any) -> Any:
        gesteld.append(vraag)
        return doe(verbinding, vraag, *args, **kwargs)

    return met_telling


def kort(vraag: object) -> str:
    """The beginning of a statement, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"--.*", "", str(vraag))).strip()[:_KORT]

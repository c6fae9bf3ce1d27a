"""Between rows and domain models: lists as JSON text, times in UTC, columns named as the fields."""

import json
from datetime import UTC, datetime
from typing import Any, TypeVar

import duckdb
from pydantic_core import to_jsonable_python

from kvdash.domain.model import Model
from kvdash.domain.peilmoment import Peilmoment

M = TypeVar("M", bound=Model)

_LIJSTEN = frozenset({"ook_thema", "toewijzing", "aanvaard", "bijlagen"})


def to_row(model: Model) -> dict[str, Any]:
    """The fields as parameters of a query. Raises ValueError for a time without time zone."""
    return {veld: _parameter(waarde) for veld, waarde in model}


def utc(tijdstip: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for a time without time zone."""
    if tijdstip.tzinfo is None:
        raise ValueError(f"a time in the store needs a time zone: {tijdstip!r}")
    return tijdstip.astimezone(UTC)


def peil(op: Peilmoment) -> dict[str, Any]:
    """The parameters of a query that reads as of a moment."""
    return {"op": None if op.tijd is None else utc(op.tijd), "tot_en_met": op.upload}


def fetch_models(cursor: duckdb.DuckDBPyConnection, model: type[M]) -> tuple[M, ...]:
    """All rows of the executed query as models; its columns are the fields."""
    kolommen = [kolom[0] for kolom in cursor.description]
    return tuple(
        model.model_validate({naam: _field(naam, waarde) for naam, waarde in zip(kolommen, rij, strict=True)})
        for rij in cursor.fetchall()
    )


def fetch_model(cursor: duckdb.DuckDBPyConnection, model: type[M]) -> M | None:
    """The only row of the executed query, None if there is none."""
    return next(iter(fetch_models(cursor, model)), None)


def json_text(model: Model) -> str:
    return json.dumps(model.model_dump(mode="json"), ensure_ascii=False)


def _parameter(waarde: Any) -> Any:
    if isinstance(waarde, tuple | Model):
        return json.dumps(to_jsonable_python(waarde), ensure_ascii=False)
    return utc(waarde) if isinstance(waarde, datetime) else waarde


def _field(naam: str, waarde: Any) -> Any:
    if naam in _LIJSTEN:
        return json.loads(waarde)
    return waarde.astimezone(UTC) if isinstance(waarde, datetime) else waarde

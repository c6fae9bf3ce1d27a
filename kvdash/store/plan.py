"""The plan: a stage beside the current figures, some areas at a time so that it fits in memory."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import duckdb
import numpy as np

from kvdash.domain.upload import Plan, Wijziging
from kvdash.store.query import sql
from kvdash.store.woorden import Woorden

RIJEN_PER_DEEL = 1 << 20
_VOORBEELDEN = 100  # as many as the queries give
_NA_ALLES = "\U0010ffff"  # sorts after all that goes on with a code


class _Deel(NamedTuple):
    """Deel: the areas with codes `van` up to `tot`, and the first and last of them in the stage by number."""

    van: str
    tot: str
    eerste: int
    laatste: int


def maak_plan(cursor: duckdb.DuckDBPyConnection, woorden: Woorden) -> Plan:
    """What writing the stage of this cursor would do; it is in order, and stage_woord is made."""
    rijen = int(woorden.per_gebied.sum())
    cursor.execute(sql("plan_woord_maak"))
    if not rijen or not _rij(cursor, "plan_raakt")[0]:
        return Plan(nieuw=rijen, gewijzigd=0, gelijk=0)
    gelijk = gewijzigd = 0
    los = False
    wijzigingen: list[dict[str, Any]] = []
    cursor.execute(sql("plan_weg_maak"))
    for deel in _delen(cursor, woorden):
        cursor.execute(sql("plan_paar"), deel._asdict())
        zelfde, anders, niet_in_bestand, grootste = _rij(cursor, "plan")
        gelijk, gewijzigd = gelijk + zelfde, gewijzigd + anders
        wijzigingen += grootste or []
        if niet_in_bestand:
            if not los:
                cursor.execute(sql("plan_groep"))
            los = True
            cursor.execute(sql("plan_weg_voeg_toe"))
    verdwenen, voorbeelden = _rij(cursor, "plan_verdwenen")
    return Plan(
        nieuw=rijen - gelijk - gewijzigd,
        gewijzigd=gewijzigd,
        gelijk=gelijk,
        wijzigingen=_grootste(wijzigingen),
        verdwenen=verdwenen,
        voorbeelden_verdwenen=tuple(Wijziging(**voorbeeld) for voorbeeld in voorbeelden or ()),
    )


def _grenzen(cursor: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    """Codes between which lie all areas of the kinds that the stage has."""
    eerste, laatste = _rij(cursor, "plan_grenzen")
    return eerste, f"{laatste}{_NA_ALLES}"


def _delen(cursor: duckdb.DuckDBPyConnection, woorden: Woorden) -> Iterator[_Deel]:
    """All areas, in parts of about RIJEN_PER_DEEL staged rows."""
    codes, (begin, einde) = woorden["gebied"], _grenzen(cursor)
    deel_van = (np.cumsum(woorden.per_gebied) - 1) // RIJEN_PER_DEEL
    eersten = [0, *(np.flatnonzero(np.diff(deel_van)) + 1).tolist()]
    for eerste, volgende in zip(eersten, [*eersten[1:], len(codes)], strict=True):
        yield _Deel(
            van=codes[eerste] if eerste else begin,
            tot=codes[volgende] if volgende < len(codes) else einde,
            eerste=eerste,
            laatste=volgende - 1,
        )


def _grootste(wijzigingen: list[dict[str, Any]]) -> tuple[Wijziging, ...]:
    """The biggest differences of all parts."""
    wijzigingen.sort(key=lambda wijziging: wijziging["verschil"], reverse=True)
    return tuple(
        Wijziging(**{veld: waarde for veld, waarde in wijziging.items() if veld != "verschil"})
        for wijziging in wijzigingen[:_VOORBEELDEN]
    )


def _rij(cursor: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, Any] | None = None) -> tuple[Any, ...]:
    """The one row of a query without GROUP BY."""
    rij: tuple[Any, ...] | None = cursor.execute(sql(query), parameters or {}).fetchone()
    assert rij is not None
    return rij

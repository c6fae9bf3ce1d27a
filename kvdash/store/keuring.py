"""What a store proves of itself when it is opened: each figure is of a finished upload, and none of it is missing.

DuckDB applies whole row groups of a cut write-ahead log without the commit behind them: a process that was killed while
it saved a large upload leaves figures that no upload vouches for.
"""

from typing import NamedTuple

import duckdb

from kvdash.domain.peilmoment import NU
from kvdash.domain.upload import Upload
from kvdash.errors import StoreBeschadigdError
from kvdash.store.engine import Engine, verhoog_merken
from kvdash.store.query import sql
from kvdash.store.rijen import fetch_models, peil
from kvdash.taal import getal, meervoud

_TABELLEN = ("gebied", "grens", "afronding", "leeswijze", "intrekking")


class _Verschil(NamedTuple):
    """Verschil: an upload with other figures than it was finished with; without `bestand` it was not finished."""

    volgnummer: int
    bestand: str | None
    rijen: int
    hoort: int


def keur(engine: Engine, *, volledig: bool) -> tuple[str, ...]:
    """Remove what no finished upload vouches for; what was removed, in words (Dutch).

    `volledig` reads all figures, where a write-ahead log was found; without it they are only counted, which takes no
    time. Raises StoreBeschadigdError if figures of a finished upload are missing.
    """
    with engine.cursor() as cursor:
        if not volledig and cursor.execute(sql("keuring_kort")).fetchone() == (True,):
            return ()
        verschillen = [_Verschil(*rij) for rij in cursor.execute(sql("keuring_uploads")).fetchall()]
        onbekend = _onbekende_bestanden(cursor)
        wezen = cursor.execute(sql("keuring_wezen")).fetchone() != (0,)
        hoogste = cursor.execute(sql("keuring_merken")).fetchall()
    for verschil in verschillen:
        if verschil.rijen < verschil.hoort:
            raise _onvolledig(engine, verschil)
    if verschillen or onbekend or wezen:
        _ruim_op(engine, verschillen, onbekend=onbekend, hoogste=hoogste)
    return tuple(_melding(verschil) for verschil in verschillen)


def _onbekende_bestanden(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """The SHA-256 of the original files that no finished upload has."""
    uploads = fetch_models(cursor.execute(sql("uploads"), peil(NU)), Upload)
    bekend = {upload.sha256 for upload in uploads} | {b.sha256 for upload in uploads for b in upload.bijlagen}
    return [som for (som,) in cursor.execute(sql("bestand_sommen")).fetchall() if som not in bekend]


def _ruim_op(
    engine: Engine, verschillen: list[_Verschil], *, onbekend: list[str], hoogste: list[tuple[str, int]]
) -> None:
    with engine.transaction("cijfers") as cursor:
        verhoog_merken(cursor, dict(hoogste))  # first: what is removed took its numbers with it
        for verschil in verschillen:
            aantal = verschil.rijen - verschil.hoort
            cursor.execute(sql("wees_feit"), {"volgnummer": verschil.volgnummer, "aantal": aantal})
        for tabel in _TABELLEN:
            cursor.execute(sql(f"wees_{tabel}"))
        cursor.execute(sql("wees_bestand"), {"sommen": onbekend})


def _melding(verschil: _Verschil) -> str:
    aantal = meervoud(verschil.rijen - verschil.hoort, "cijfer", "cijfers")
    if verschil.bestand is None:
        return (
            f"kvdash is eerder gestopt tijdens het opslaan van upload {verschil.volgnummer}. Daarvan stonden nog "
            f"{aantal} in de store, zonder de upload zelf. Die zijn weggehaald. Lees het bestand opnieuw in."
        )
    return (
        f"Bij upload {verschil.volgnummer} stonden {aantal} te veel. Die waren van een eerdere upload die niet is "
        "afgemaakt, en zijn weggehaald."
    )


def _onvolledig(engine: Engine, verschil: _Verschil) -> StoreBeschadigdError:
    return StoreBeschadigdError(
        f"De store {engine.path} is niet heel: van upload {verschil.volgnummer} ({verschil.bestand}) staan er "
        f"{getal(verschil.rijen)} van de {getal(verschil.hoort)} cijfers. Zet een reservekopie terug, of kies een "
        "ander bestand met --store."
    )

"""Original files: kept once per content, as a zstd stream in parts."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from kvdash.errors import BestandError
from kvdash.paden import open_lezend
from kvdash.store.query import sql

_BLOK = 1 << 20  # bytes that are packed together
_DEEL = 1 << 15  # bytes per row: DuckDB has 2,048 rows in memory at a time


def keep_bestand(cursor: duckdb.DuckDBPyConnection, naam: str, inhoud: bytes | Path, *, sha256: str) -> None:
    """Keep these bytes unless they are there already. Raises BestandError if they are not those of `sha256` (hex)."""
    bekend = cursor.execute(sql("bestand_bekend"), {"sha256": sha256}).fetchone() != (0,)
    som, nummer = hashlib.sha256(), 0
    for blok in _blokken(inhoud):
        som.update(blok)
        for deel in () if bekend else _ingepakt(blok):
            cursor.execute(sql("bestand_voeg_toe"), {"sha256": sha256, "deel": nummer, "inhoud": deel})
            nummer += 1
    if som.hexdigest() != sha256:
        raise BestandError(
            f"Het bestand {naam} is tijdens het inlezen veranderd. Er is niets opgeslagen; lees het opnieuw in."
        )


def read_bestand(cursor: duckdb.DuckDBPyConnection, sha256: str) -> bytes | None:
    """The bytes kept under this SHA-256 (hex); None where they no longer have it."""
    delen = cursor.execute(sql("bestand"), {"sha256": sha256}).fetchall()
    inhoud = b"".join(deel for deel, _ in delen)
    if any(is_zstd for _, is_zstd in delen):
        try:
            inhoud = pa.CompressedInputStream(pa.BufferReader(inhoud), "zstd").read()
        except OSError:  # not what was packed
            return None
    return inhoud if hashlib.sha256(inhoud).hexdigest() == sha256 else None


def _blokken(inhoud: bytes | Path) -> Iterator[bytes]:
    if isinstance(inhoud, bytes):
        yield from (inhoud[begin : begin + _BLOK] for begin in range(0, len(inhoud), _BLOK))
        return
    try:
        with open_lezend(inhoud) as file:
            while blok := file.read(_BLOK):
                yield blok
    except OSError as error:
        raise BestandError(
            f"Het bestand {inhoud} kan niet meer worden gelezen. Er is niets opgeslagen; lees het opnieuw in."
        ) from error


def _ingepakt(blok: bytes) -> list[bytes]:
    """A zstd frame of its own; frames behind each other are one stream."""
    frame = pa.compress(blok, codec="zstd", asbytes=True)
    return [frame[begin : begin + _DEEL] for begin in range(0, len(frame), _DEEL)]

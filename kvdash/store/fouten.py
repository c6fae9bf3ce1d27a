"""DuckDB's errors in the words of kvdash."""

import re
from pathlib import Path

import duckdb

from kvdash.errors import (
    GelijktijdigError,
    StoreBeschadigdError,
    StoreError,
    StoreInGebruikError,
    StoreNieuwerError,
)

_HOUDER = re.compile(r"(?:held|already open) in\s+(?P<programma>.+?) \(PID (?P<pid>\d+)\)")
_NIEUWER_FORMAAT = re.compile(r"database file with version number (\d+)|newer version of DuckDB", re.IGNORECASE)
_VOL = re.compile(r"no space left|disk full|could not write", re.IGNORECASE)
_GEEN_RECHT = re.compile(r"permission denied|read-only file system", re.IGNORECASE)
_BESCHADIGD = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)


def translate(error: duckdb.Error, path: Path) -> Exception:
    """The StoreError that tells a user what this error of DuckDB means; a fault of kvdash itself stays as it is."""
    if isinstance(error, duckdb.TransactionException):
        return gelijktijdig()
    text = str(error)
    if isinstance(error, duckdb.ConnectionException) and "closed" in text:
        return StoreError(f"De store {path} is gesloten. Start kvdash opnieuw.")
    if "set lock" in text or "being used by another process" in text:
        return StoreInGebruikError(_in_gebruik(text, path))
    if _NIEUWER_FORMAAT.search(text):
        return StoreNieuwerError(
            f"De store {path} is gemaakt met een nieuwere versie van kvdash. Werk kvdash bij en probeer het opnieuw."
        )
    if _VOL.search(text):
        return StoreError(f"Schrijven in {path} lukt niet. Is de schijf vol? Maak ruimte en probeer het opnieuw.")
    if _GEEN_RECHT.search(text):
        return geen_recht(path)
    if isinstance(error, _BESCHADIGD) or "replaying WAL" in text:
        return beschadigd(path)
    return error


def geen_recht(path: Path) -> StoreError:
    return StoreError(f"kvdash mag de store {path} niet openen. Controleer de rechten op bestand en map.")


def gelijktijdig() -> GelijktijdigError:
    return GelijktijdigError("Iemand anders schreef tegelijk in de store. Er is niets opgeslagen; probeer het opnieuw.")


def beschadigd(path: Path) -> StoreBeschadigdError:
    return StoreBeschadigdError(
        f"Het bestand {path} is geen store van kvdash, of het is beschadigd. "
        "Zet een reservekopie terug, of kies een ander bestand met --store."
    )


def _in_gebruik(text: str, path: Path) -> str:
    houder = _HOUDER.search(text)
    wie = f"proces {houder['pid']} ({Path(houder['programma']).name})" if houder else "een ander proces"
    return f"De store {path} is in gebruik door {wie}. Sluit dat af en probeer het opnieuw."

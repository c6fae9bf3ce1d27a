"""The connection: one per process, a cursor per operation, one writer at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from kvdash.store.fouten import translate

# No network, no other files, no Python variables as tables.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "python_enable_replacements": False,
}


class Verbinding:
    """Verbinding: the open database file. Threads may share it; each operation takes its own cursor.

    (Threads that share one DuckDB connection object get each other's rows.)
    """

    def __init__(self, path: Path, *, geheugen: str | None = None) -> None:
        """Open the file, or make an empty one. Raises StoreError.

        `geheugen` is how much memory DuckDB may take ("300MB"; its own limit without it): what does not fit goes to
        <name>.tmp beside the file.
        """
        self.path = path
        self.geschreven = 0  # how many writes were committed
        self._schrijfslot = threading.Lock()
        try:
            self._connection = duckdb.connect(
                str(path), config=_CONFIG | ({} if geheugen is None else {"memory_limit": geheugen})
            )
            self._connection.execute("SET GLOBAL TimeZone = 'UTC'")
        except duckdb.Error as error:
            raise translate(error, path) from error

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one operation. Raises StoreError where DuckDB cannot use the file."""
        try:
            cursor = self._connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
        except duckdb.Error as error:
            raise translate(error, self.path) from error

    @contextmanager
    def transaction(self, cursor: duckdb.DuckDBPyConnection | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A write: all or nothing, in the file when the block has ended. Raises StoreError; then nothing is written.

        `cursor` is given where the write needs the temporary tables of that cursor.
        """
        if cursor is None:
            with self.cursor() as eigen, self.transaction(eigen):
                yield eigen
            return
        with self._schrijfslot:
            try:
                cursor.begin()
                yield cursor
                cursor.commit()
                self.geschreven += 1
                _checkpoint(cursor)
            except BaseException as error:
                with suppress(duckdb.Error):  # a failed commit has rolled back already
                    cursor.rollback()
                if isinstance(error, duckdb.Error):
                    raise translate(error, self.path) from error
                raise


def _checkpoint(cursor: duckdb.DuckDBPyConnection) -> None:
    # Refused while another transaction is busy: what was committed is safe in the write-ahead log, and the next write
    # moves it into the file.
    with suppress(duckdb.TransactionException):
        cursor.execute("CHECKPOINT")

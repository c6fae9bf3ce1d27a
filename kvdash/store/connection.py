"""The connection: one per process, a cursor per operation, one writer at a time."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import duckdb

from kvdash.paden import beschermd
from kvdash.store.fouten import translate
from kvdash.store.query import sql

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
        log = path.with_name(f"{path.name}.wal")
        self.had_log = log.is_file() and log.stat().st_size > 0  # who had it last stopped before all was in the file
        self._schrijfslot = threading.Lock()
        config = _CONFIG | ({} if geheugen is None else {"memory_limit": geheugen})
        with ExitStack() as open_:
            open_.enter_context(beschermd(path))
            try:
                self._connection = duckdb.connect(str(path), config=config)
                open_.callback(self._connection.close)
                self._connection.execute("SET GLOBAL TimeZone = 'UTC'")
            except duckdb.Error as error:
                raise translate(error, path) from error
            self._open = open_.pop_all()

    def close(self) -> None:
        self._open.close()

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


def read_merken(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The highest number ever given out, per kind: within the transaction that gives out the next one."""
    return dict(cursor.execute(sql("merken")).fetchall())


def verhoog_merk(cursor: duckdb.DuckDBPyConnection, soort: str, nummer: int) -> None:
    """No number of this kind up to `nummer` is given out again."""
    cursor.execute(sql("merk_verhoog"), {"soort": soort, "hoogste": nummer})


def _checkpoint(cursor: duckdb.DuckDBPyConnection) -> None:
    # Refused while another transaction is busy: what was committed is safe in the write-ahead log, and the next write
    # moves it into the file.
    with suppress(duckdb.TransactionException):
        cursor.execute("CHECKPOINT")

"""The engine: the one thing that knows which database holds a store. All else knows the protocol.

`cijfers.x` and `dossier.x` mean the same to each engine, and so does the SQL: no numbers from sequences, no RETURNING,
no keys from one table to another, and a transaction writes in one of the two only.
"""

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, Self
from uuid import uuid4

import duckdb

from kvdash.errors import StoreBezetError, StoreError, StoreInGebruikError
from kvdash.paden import beschermd, is_andere_naam
from kvdash.store.fouten import geen_recht, gelijktijdig, translate
from kvdash.store.query import sql

Deel = Literal["cijfers", "dossier", "schema"]  # schema: a migration, which nobody reads beside

# DuckDB names a database after its file: with one of these names `cijfers.x` means two things, or nothing.
_NAMEN = frozenset({"cijfers", "dossier", "beheer", "main", "temp", "system", "information_schema", "pg_catalog"})
_WACHT = 60.0  # seconds that a write waits for an upload to end

# No network, no other files, no Python variables as tables.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "python_enable_replacements": False,
}


class Stand(NamedTuple):
    """Stand: the name of the state of the data. What was read under the same name is still right.

    `cijfers` changes with each write of areas, indicators, importprofielen, uploads and figures, `dossier` with each of
    what people write.
    """

    cijfers: str
    dossier: str  # "bevinding=12 editie=1": how many versions there are of each kind of stuk

    def van_soort(self, soort: str) -> str:
        """The name of the state of one kind of stuk."""
        return next((deel for deel in self.dossier.split() if deel.startswith(f"{soort}=")), "")

    def met(self, versies: Mapping[str, int]) -> Self:
        """The name when so many versions of each kind have come."""
        aantallen = Counter({soort: int(n) for soort, _, n in (deel.partition("=") for deel in self.dossier.split())})
        return self._replace(dossier=_noem(aantallen + Counter(versies)))


def _noem(aantallen: Mapping[str, int]) -> str:
    return " ".join(sorted(f"{soort}={aantal}" for soort, aantal in aantallen.items()))


class Engine(Protocol):
    """Engine: where a store is kept. Threads may share it; each operation takes its own cursor."""

    path: Path
    had_log: bool

    def cursor(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one operation. Raises StoreError where the data cannot be used."""

    def transaction(
        self,
        deel: Deel,
        cursor: duckdb.DuckDBPyConnection | None = None,
        *,
        versies: Mapping[str, int] | None = None,
    ) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """A write in one of the two parts: all or nothing, and kept when the block has ended.

        Of cijfers there is one at a time (the lease): it waits for the one before, and raises StoreBezetError where
        that takes too long. Those of dossier are open together; GelijktijdigError tells the one that came second on
        the same record. After any error nothing is written. `cursor` is given where the write needs its temporary
        tables. `versies`: of each kind of stuk how many versions a write in dossier adds, and it adds nothing else;
        without it the name of the state is read again.
        """

    def stand(self) -> Stand:
        """The name of the state now, whoever wrote last. Read it before the data that are kept under it."""

    def lock(self) -> None:
        """From now on no query changes what the database may touch; a migration needs it unlocked."""

    def close(self) -> None:
        """Let the data go; other processes may have them."""


class _Gedeeld:
    """What all that have one file open in this process share; no other process can have it open.

    So the name of the state, once read from the file, holds until one of them has written, and what was written says
    what the name is then: reading it again would take longer than what is asked under it.
    """

    def __init__(self) -> None:
        self.beurt = threading.Lock()  # the lease
        self._slot = threading.Lock()
        self._stand: Stand | None = None
        self._geschreven = 0  # a name read while somebody wrote may be that of before
        self._gelezen = 0

    def stand(self, lees: Callable[[], Stand]) -> Stand:
        with self._slot:
            if self._stand is not None:
                return self._stand
            keer = self._geschreven
        stand = lees()
        with self._slot:
            if keer == self._geschreven:
                self._stand = stand
                self._gelezen += 1
        return stand

    @property
    def gelezen(self) -> int:
        """How often the name was read from the file: for who begins to write."""
        return self._gelezen

    def na_schrijven(self, hierna: Callable[[Stand], Stand] | None, *, gelezen: int) -> None:
        """The name of before is over. `hierna` makes that of now from it, where it is known; else it is read again.

        So it is where the name was read (not `gelezen`) after the write began: it may be that of after it already.
        """
        with self._slot:
            self._geschreven += 1
            if self._stand is not None and hierna is not None and gelezen == self._gelezen:
                self._stand = hierna(self._stand)
            else:
                self._stand = None


_gedeeld: dict[Path, _Gedeeld] = {}


class EmbeddedEngine:
    """EmbeddedEngine: one DuckDB file, of one process.

    (Threads that share one DuckDB connection object get each other's rows.)
    """

    def __init__(self, path: Path, *, geheugen: str | None = None, wacht: float = _WACHT) -> None:
        """Open the file, or make an empty one. Raises StoreError.

        `geheugen` is how much memory DuckDB may take ("300MB"; its own limit without it): what does not fit goes to
        <name>.tmp beside the file. `wacht`: how long a write waits for the lease, in seconds.
        """
        if path.resolve().stem.casefold() in _NAMEN:
            raise StoreError(f"Een store kan niet {path.name} heten. Kies met --store een andere naam.")
        if is_andere_naam(path):
            raise StoreInGebruikError(
                f"De store {path} is al open onder een andere naam. Gebruik steeds dezelfde naam."
            )
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            raise geen_recht(path)
        self.path = path
        self._wacht = wacht
        echt = path.resolve()  # by a link DuckDB would open the same file as another one
        self._gedeeld = _gedeeld.setdefault(echt, _Gedeeld())
        self._gedeeld.na_schrijven(None, gelezen=0)  # another process may have had it since
        log = echt.with_name(f"{echt.name}.wal")
        self.had_log = log.is_file() and log.stat().st_size > 0  # who had it last stopped before all was in the file
        config = _CONFIG | ({} if geheugen is None else {"memory_limit": geheugen})
        with ExitStack() as open_:
            open_.enter_context(beschermd(echt))
            try:
                self._connection = duckdb.connect(str(echt), config=config)
                open_.callback(self._connection.close)
                self._stand_lezer, self._stand_slot = self._connection.cursor(), threading.Lock()
                open_.callback(self._stand_lezer.close)
                self._set("TimeZone = 'UTC'")
            except duckdb.Error as error:
                raise translate(error, path) from error
            self._open = open_.pop_all()

    def lock(self) -> None:
        self._set("lock_configuration = true")

    def _set(self, instelling: str) -> None:
        # Refused where another store object of this process locked the database that they share: it set the same.
        with suppress(duckdb.InvalidInputException):
            self._connection.execute(f"SET GLOBAL {instelling}")

    def close(self) -> None:
        self._open.close()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        try:
            cursor = self._connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
        except duckdb.Error as error:
            raise translate(error, self.path) from error

    @contextmanager
    def transaction(
        self,
        deel: Deel,
        cursor: duckdb.DuckDBPyConnection | None = None,
        *,
        versies: Mapping[str, int] | None = None,
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        if cursor is None:
            with self.cursor() as eigen, self.transaction(deel, eigen, versies=versies):
                yield eigen
            return
        with self._lease() if deel == "cijfers" else nullcontext():
            gelezen, hierna, naam = self._gedeeld.gelezen, None, uuid4()
            try:
                cursor.begin()
                if deel == "cijfers":
                    cursor.execute(sql("stand_noem"), {"naam": naam})
                yield cursor
                cursor.commit()
                _checkpoint(cursor)
                if deel == "cijfers":
                    hierna = partial(Stand._replace, cijfers=str(naam))
                elif versies is not None:
                    hierna = partial(Stand.met, versies=versies)
            except BaseException as error:
                with suppress(duckdb.Error):  # a failed commit has rolled back already
                    cursor.rollback()
                # In the dossier only keys can be refused, and each was looked for first: somebody made it meanwhile.
                if isinstance(error, duckdb.ConstraintException) and deel == "dossier":
                    raise gelijktijdig() from error
                if isinstance(error, duckdb.Error):
                    raise translate(error, self.path) from error
                raise
            finally:
                self._gedeeld.na_schrijven(hierna, gelezen=gelezen)

    def stand(self) -> Stand:
        return self._gedeeld.stand(self._read_stand)

    def _read_stand(self) -> Stand:
        # The one cursor that is kept: making one takes as long as the question.
        try:
            with self._stand_slot:
                rijen = self._stand_lezer.execute(sql("stand_nu")).fetchall()
        except duckdb.Error as error:
            raise translate(error, self.path) from error
        return Stand(
            cijfers=next(wat for wat, aantal in rijen if aantal is None),
            dossier=_noem({wat: aantal for wat, aantal in rijen if aantal is not None}),
        )

    @contextmanager
    def _lease(self) -> Iterator[None]:
        if not self._gedeeld.beurt.acquire(timeout=self._wacht):
            raise StoreBezetError("Er wordt een bestand ingelezen. Wacht tot dat klaar is, en probeer het opnieuw.")
        try:
            yield
        finally:
            self._gedeeld.beurt.release()


def read_merken(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The highest number ever given out, per kind: within the transaction that gives out the next one."""
    return dict(cursor.execute(sql("merken")).fetchall())


def verhoog_merken(cursor: duckdb.DuckDBPyConnection, nummers: Mapping[str, int]) -> None:
    """Of these kinds no number up to the one given is given out again."""
    cursor.execute(sql("merk_verhoog"), {"soorten": list(nummers), "hoogsten": list(nummers.values())})


def _checkpoint(cursor: duckdb.DuckDBPyConnection) -> None:
    # Refused while another transaction is busy: what was committed is safe in the write-ahead log, and the next write
    # moves it into the file.
    with suppress(duckdb.TransactionException):
        cursor.execute("CHECKPOINT")

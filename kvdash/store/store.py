"""The Store: opening, making, migrating and closing the file; figures and dossier hang below it."""

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from kvdash.errors import StoreAfwezigError, StoreError, StoreInGebruikError, StoreNieuwerError
from kvdash.store.cijfers import Cijfers
from kvdash.store.dossier import Dossier
from kvdash.store.engine import EmbeddedEngine, Engine, Stand
from kvdash.store.fouten import beschadigd
from kvdash.store.geheugen import Geheugen
from kvdash.store.keuring import keur
from kvdash.store.migratie import Migratie, load_migraties, migrate, read_versie
from kvdash.store.perioden import Perioden
from kvdash.store.query import sql

_EVEN = 10.0  # seconds to wait for who only looks whether the store must be migrated
_PAUZE = 0.1  # seconds between two tries while another process has the store
# One opening at a time: copying a file that this process has open would let go the lock on it.
_openen = threading.Lock()


class Store:
    """Store: one DuckDB file. May be shared by threads; a second process is refused.

    `cijfers` holds areas, indicators, uploads and figures; `perioden` those per month and quarter; `dossier` what
    people write; `geheugen` keeps answers. `meldingen` says in Dutch what opening put right.
    """

    def __init__(self, engine: Engine, *, meldingen: tuple[str, ...] = ()) -> None:
        self._engine = engine
        self.meldingen = meldingen
        self.path = engine.path
        self.geheugen = Geheugen(engine)
        self.cijfers = Cijfers(engine, self.geheugen)
        self.perioden = Perioden(engine, self.cijfers)
        self.dossier = Dossier(engine, self.geheugen)

    @classmethod
    def maak(cls, path: Path, *, geheugen: str | None = None) -> Self:
        """Make an empty store, and its folder. Raises StoreError if there is a file already.

        It is made elsewhere and put in place when it is whole, so a crash leaves nothing half.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as werkmap:
                nieuw = Path(werkmap) / path.name
                engine = EmbeddedEngine(nieuw)
                try:
                    _migreer(engine, load_migraties())
                finally:
                    engine.close()
                _put_in_place(nieuw, path)
        except OSError as error:
            raise StoreError(
                f"De store {path} kan niet worden gemaakt: {error.strerror}. "
                "Controleer de map en de rechten, of kies een ander bestand met --store."
            ) from error
        return cls.open(path, geheugen=geheugen)

    @classmethod
    def open(cls, path: Path, *, wacht: float = 0, geheugen: str | None = None) -> Self:
        """Open the store and bring its schema up to date, after a copy <name>.voor-migratie-N beside it.

        Waits up to `wacht` seconds for another process; `geheugen` as for EmbeddedEngine. Raises StoreAfwezigError,
        StoreInGebruikError, StoreNieuwerError or StoreBeschadigdError.
        """
        if not path.is_file():
            raise StoreAfwezigError(
                f"Er is geen store op {path}. Controleer het pad, of maak er een met: kvdash nieuw --store {path}"
            )
        tot = time.monotonic() + wacht
        with _openen:
            engine = _connect(path, tot=tot, geheugen=geheugen)
            try:
                had_log, nodig = engine.had_log, _nodig(engine)
                oud = bool(nodig)
                meldingen: tuple[str, ...] = ()
                while nodig:
                    engine.close()
                    with _kopie(path, nummer=nodig[0].nummer) as bewaar:
                        engine = _connect(path, tot=max(tot, time.monotonic() + _EVEN), geheugen=geheugen)
                        # Somebody else may have changed or migrated it while it was copied: then begin again.
                        if _nodig(engine) == nodig and bewaar():
                            meldingen += _migreer(engine, nodig)
                    nodig = _nodig(engine)
                meldingen += keur(engine, volledig=had_log or oud)
                engine.lock()
                return cls(engine, meldingen=meldingen)
            except BaseException:
                engine.close()
                raise

    def close(self) -> None:
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stand(self) -> Stand:
        """The name of the state of the data now: ask it before reading what is kept under it."""
        return self._engine.stand()

    def hash_tabellen(self) -> str:
        """A hash over the content of all tables; the order of rows does not matter."""
        with self._engine.cursor() as cursor:
            rijen = cursor.execute(sql("hash_tabellen")).fetchall()
        return hashlib.sha256(repr(rijen).encode()).hexdigest()


def _connect(path: Path, *, tot: float, geheugen: str | None) -> Engine:
    while True:
        try:
            return EmbeddedEngine(path, geheugen=geheugen)
        except StoreInGebruikError:
            if time.monotonic() >= tot:
                raise
            time.sleep(_PAUZE)


def _nodig(engine: Engine) -> tuple[Migratie, ...]:
    """The migrations this store still needs."""
    with engine.cursor() as cursor:
        versie = read_versie(cursor)
    if versie is None:
        raise beschadigd(engine.path)
    migraties = load_migraties()
    if versie.nummer > migraties[-1].nummer:
        raise StoreNieuwerError(
            f"De store {engine.path} heeft kvdash {versie.programma} of nieuwer nodig. "
            "Werk kvdash bij en probeer het opnieuw."
        )
    return tuple(migratie for migratie in migraties if migratie.nummer > versie.nummer)


def _migreer(engine: Engine, migraties: tuple[Migratie, ...]) -> tuple[str, ...]:
    """All migrations or none; what a user should know of them. Raises StoreError for a store they do not fit."""
    try:
        with engine.transaction("schema") as cursor:
            return migrate(cursor, migraties)
    except StoreError:
        raise
    except Exception as error:
        raise StoreError(
            f"De store {engine.path} kan niet worden bijgewerkt naar deze versie van kvdash. Er is niets veranderd: "
            "gebruik de vorige versie, en meld dit met de regels uit het logbestand."
        ) from error


def _put_in_place(nieuw: Path, path: Path) -> None:
    """Rename without ever replacing a file that someone else made meanwhile."""
    try:
        if path.exists():
            raise FileExistsError
        try:
            os.link(nieuw, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            nieuw.rename(path)
    except FileExistsError as error:
        raise StoreError(
            f"Er is al een bestand {path}. Kies een andere naam, of verplaats dat bestand eerst."
        ) from error


@contextmanager
def _kopie(path: Path, *, nummer: int) -> Iterator[Callable[[], bool]]:
    """A copy of the closed store. What it gives keeps the copy, or says that the store was changed since."""
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as werkmap:
            tijdelijk, voor = Path(werkmap) / path.name, _staat(path)
            shutil.copy2(path, tijdelijk)

            def bewaar() -> bool:
                if _staat(path) != voor:
                    return False
                _keep_copy(path, tijdelijk, nummer=nummer)
                return True

            yield bewaar
    except OSError as error:
        raise StoreError(
            f"De store {path} moet worden bijgewerkt, maar een kopie ernaast maken lukt niet: {error.strerror}. "
            "Maak ruimte of controleer de rechten; er is nog niets veranderd."
        ) from error


def _staat(path: Path) -> tuple[int, int, int]:
    """What is another after each write; the file itself is not opened, which would let go the lock on it."""
    gegevens = path.stat()
    return gegevens.st_ino, gegevens.st_size, gegevens.st_mtime_ns


def _keep_copy(path: Path, tijdelijk: Path, *, nummer: int) -> None:
    """Put the copy beside the store, never over an earlier one. Only who has the store open comes here."""
    kopie = path.with_name(f"{path.stem}.voor-migratie-{nummer}{path.suffix}")
    volgend = 2
    while kopie.exists():
        kopie = path.with_name(f"{path.stem}.voor-migratie-{nummer}-{volgend}{path.suffix}")
        volgend += 1
    tijdelijk.replace(kopie)

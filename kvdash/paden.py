"""Files that a user names: opened here and nowhere else, and never one of a store that this process uses.

On POSIX a process loses its lock on a file as soon as it closes any descriptor of that file, also one it opened only to
read. Then a second process can open the store, and what it saves is lost.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from kvdash.errors import BestandError

_stores: list[Path] = []


@contextmanager
def beschermd(store: Path) -> Iterator[None]:
    """Until the end of the block no file of this store is opened, by whatever path a user gives."""
    _stores.append(store)
    try:
        yield
    finally:
        _stores.remove(store)


def is_van_store(pad: Path) -> bool:
    """Whether this is a file of a store in use, or would be one; by its own name or by a link. Nothing is opened."""
    try:
        stand = pad.stat()
    except OSError:
        return pad.absolute() in {store.with_name(f"{store.name}.wal") for store in _stores}
    return any((stand.st_dev, stand.st_ino) in _bestanden(store) for store in dict.fromkeys(_stores))


def is_andere_naam(store: Path) -> bool:
    """Whether this is the database of a store in use by another name than its own; a symbolic link is no other name."""
    andere = [pad for pad in dict.fromkeys(_stores) if pad.is_file() and pad.resolve() != store.resolve()]
    try:
        return any(pad.samefile(store) for pad in andere)
    except OSError:  # not there yet
        return False


def weiger_store(pad: Path) -> None:
    """Raise BestandError for a file of a store in use."""
    if is_van_store(pad):
        raise BestandError(f"{pad.name} is de opslag van kvdash zelf, of een link ernaar. Kies een ander bestand.")


def vereis_leesbaar(pad: Path) -> None:
    """Raise BestandError for what is no file that can be read, or a file of a store in use."""
    try:
        if pad.is_file():
            with open_lezend(pad) as bestand:
                bestand.read(1)
            return
    except OSError as error:  # no right to read it, a name that is too long, a device
        raise BestandError(f"Bestand {pad} kan niet worden gelezen. Controleer de naam en de rechten.") from error
    if pad.is_symlink() or pad.exists():
        raise BestandError(f"{pad} is geen gewoon bestand. Kies een bestand, geen map of apparaat.")
    raise BestandError(f"Bestand {pad} bestaat niet.")


def open_lezend(pad: Path) -> BufferedReader:
    """Open a file to read its bytes. Raises BestandError for a file of a store in use, else OSError."""
    weiger_store(pad)
    return pad.open("rb")


def lees_bytes(pad: Path) -> bytes:
    """All bytes of a file; raises as `open_lezend`."""
    with open_lezend(pad) as bestand:
        return bestand.read()


def _bestanden(store: Path) -> set[tuple[int, int]]:
    """What the database and the files beside it are for the file system: its log, and what does not fit in memory."""
    naast = [store.with_name(f"{store.name}.wal"), *store.with_name(f"{store.name}.tmp").glob("*")]
    stands = [pad.stat() for pad in (store, *naast) if pad.is_file()]
    return {(stand.st_dev, stand.st_ino) for stand in stands}

"""Zips with several files: each of their files is read in as an upload of its own, named after the zip."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kvdash.ingest import Uitgepakt, is_pakket, pak_uit
from kvdash.paden import lees_bytes

_MEESTE_OP_PAGINA = 200 << 20  # bytes of all files in a zip, as of one file there
_MEESTE_OP_SCHIJF = 10 << 30


class Pakket(NamedTuple):
    """The files of a zip by name (`zip/file`), and the names of those of the system itself, which are left out."""

    bestanden: dict[str, bytes]
    overgeslagen: tuple[str, ...]


def pak_uit_in_geheugen(inhoud: bytes, *, naam: str) -> Pakket | None:
    """The files of a zip; None where it is something else. Raises OnleesbaarError."""
    if not is_pakket(inhoud):
        return None
    with TemporaryDirectory(prefix="kvdash-zip-") as map_:
        uitgepakt = pak_uit(inhoud, hoogstens=_MEESTE_OP_PAGINA, map_=Path(map_))
        bestanden = {f"{naam}/{lid}": lees_bytes(pad) for lid, pad in uitgepakt.bestanden.items()}
        return Pakket(bestanden, uitgepakt.overgeslagen)


def pak_uit_op_schijf(pad: Path, *, map_: Path) -> Uitgepakt | None:
    """The files of a zip, in `map_`; None where it is something else. Raises OnleesbaarError."""
    return pak_uit(pad, hoogstens=_MEESTE_OP_SCHIJF, map_=map_) if is_pakket(pad) else None

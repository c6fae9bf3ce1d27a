"""Lines of an original file, read back as they stand there."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kvdash.errors import BestandError
from kvdash.ingest.blokken import Invoer
from kvdash.ingest.openen import invoeren_van
from kvdash.ingest.records import Record
from kvdash.ingest.tabel import vind_tabel


class Plek(NamedTuple):
    """A cell: line and column, both from 1, and the figure that was read there."""

    regel: int
    kolom: int | None
    waarde: float | None


class Bestandsregels(NamedTuple):
    """Lines of a file by their number, with the headers of its table (empty where there are none)."""

    blad: str
    koppen: tuple[str, ...]
    regels: dict[int, tuple[str, ...]]


def lees_bronregels(
    inhoud: bytes, plekken: Sequence[Plek], *, is_gebied: Callable[[str], bool], bijlagen: Sequence[bytes] = ()
) -> Bestandsregels:
    """The lines on which these cells stand. Of a workbook the sheet that has these figures there.

    `bijlagen` are the files it was read with: some may be more pages of it.

    Raises OnleesbaarError for bytes that are no table.
    """
    nummers = [plek.regel for plek in plekken]
    gelezen = [(invoer, {r.regel: r for r in invoer.records_op(nummers)}) for invoer in invoeren_van(inhoud, bijlagen)]
    invoer, records = max(gelezen, key=lambda paar: sum(_past(plek, paar[1]) for plek in plekken))
    return Bestandsregels(
        blad=invoer.naam,
        koppen=_koppen(invoer, is_gebied),
        regels={regel: record.cellen for regel, record in records.items()},
    )


def _past(plek: Plek, records: dict[int, Record]) -> bool:
    """Whether this figure stands in this cell."""
    record = records.get(plek.regel)
    if record is None or plek.kolom is None or plek.kolom > len(record.cellen) or plek.waarde is None:
        return False
    try:
        return math.isclose(float(record.cellen[plek.kolom - 1].replace(",", ".")), plek.waarde, rel_tol=1e-9)
    except ValueError:
        return False


def _koppen(invoer: Invoer, is_gebied: Callable[[str], bool]) -> tuple[str, ...]:
    """Of each column what its header rows say, from the top; empty where no table is found."""
    try:
        tabel = vind_tabel(invoer, is_gebied=is_gebied)
    except BestandError:
        return ()
    kolommen = zip(*tabel.koppen, strict=True)
    return tuple(" – ".join(dict.fromkeys(cel.strip() for cel in kolom if cel.strip())) for kolom in kolommen)

"""Herkomst of a figure: the lines of the original files it was made of."""

from typing import NamedTuple
from uuid import UUID

from kvdash.domain.indicator import Indicator
from kvdash.domain.model import Model
from kvdash.domain.periode import Periode
from kvdash.domain.upload import Upload


class Bronregel(Model):
    """Bronregel: one line of an original file as it stands there, with the cell (`kolom`, from 1) the figure came from.

    `koppen` are the headers of the columns, empty where the file has none; `blad` is the sheet of a workbook.
    """

    periode: Periode
    waarde: float | None
    upload: Upload
    regel: int
    kolom: int | None
    koppen: tuple[str, ...] = ()
    cellen: tuple[str, ...] = ()
    blad: str = ""


class Cijferherkomst(Model):
    """Cijferherkomst: where a figure comes from: its line, or those of its months, and those of its denominator."""

    regels: tuple[Bronregel, ...]
    noemer: Indicator | None = None
    noemerregels: tuple[Bronregel, ...] = ()


class Herkomstrij(NamedTuple):
    """Herkomstrij: one stored row behind the figure of a year: of the year itself, a month or a quarter."""

    bron: str
    periode: str
    indelingsjaar: int
    waarde: float | None
    upload: UUID
    regel: int
    kolom: int | None

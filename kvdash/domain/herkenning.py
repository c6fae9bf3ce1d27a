"""Herkenning: what kvdash took the columns and topics of a file for, so that a user can see and change it."""

import hashlib
from collections.abc import Iterable

from kvdash.domain.gebied import OnbekendGebied
from kvdash.domain.indicator import Maat
from kvdash.domain.model import Model
from kvdash.domain.toewijzing import Rol

ZEKER = 0.6  # a role that is less sure than this is asked for


class Kolombeeld(Model):
    """Kolombeeld: a column, what it was taken for, how sure that is (0 to 1) and why, with some of its values.

    `vorm` is its kopvorm.
    """

    kop: str
    vorm: str
    rol: Rol
    zekerheid: float
    reden: str
    voorbeelden: tuple[str, ...] = ()

    @property
    def is_onzeker(self) -> bool:
        return self.zekerheid < ZEKER


class Onderwerpbeeld(Model):
    """Onderwerpbeeld: a topic of a file and the indicator it was taken for; None where it was left out.

    `is_nieuw` says that no indicator was known, `maat_geraden` that the file does not tell the kind of figure;
    `voorstel` is the known indicator with the name most like it.
    """

    label: str
    naam: str
    indicator: str | None
    maten: tuple[Maat, ...]
    is_nieuw: bool
    bron: str = "onbekend"
    maat_geraden: bool = False
    voorstel: str | None = None


class Herkenning(Model):
    """Herkenning: the columns and topics of a file as they were read, and the names of areas that are not known.

    `blad` is the sheet of a workbook, or the table of a sheet or text with more than one; `tabellen` are those tables
    while nobody has chosen.
    """

    kolommen: tuple[Kolombeeld, ...]
    onderwerpen: tuple[Onderwerpbeeld, ...] = ()
    onbekende_gebieden: tuple[OnbekendGebied, ...] = ()
    blad: str = ""
    tabellen: tuple[str, ...] = ()

    @property
    def vraagt(self) -> bool:
        """Whether a user must look at the columns, or choose a table, before the file is read in."""
        return bool(self.tabellen) or any(kolom.is_onzeker for kolom in self.kolommen)


def vingerafdruk(vormen: Iterable[str]) -> str:
    """The same for files of the same structure: by the kopvormen of the columns, whatever their order."""
    return hashlib.sha256("\n".join(sorted(set(vormen))).encode()).hexdigest()[:32]

"""Indicator: what is measured, and how a figure of it may be read."""

from typing import Literal

from kvdash.domain.gebied import Niveau
from kvdash.domain.model import Model

Maat = Literal["aantal", "per 1.000", "percentage", "rapportcijfer", "schaalscore", "index"]
Richting = Literal["gunstig", "ongunstig", "geen"]
Ontstaan = Literal["breng", "haal", "gemengd", "enquete", "register", "onbekend"]

MIN_NOEMER = 500


class Indicator(Model):
    """Indicator: a thing that is measured for gebieden and periodes, for instance woninginbraken per 1.000 woningen.

    `eenheid` is the kind of figure shown by preference; with `per 1.000` it is computed from aantal and `noemer` (the
    code of the indicator that counts the denominator). `richting` says what a high value is; `niveau` is the lowest
    level it is known for; `drempel` the number below which its bron may not publish; `min_noemer` the denominator below
    which no rate is shown. `kort` is the name in sentences and small charts, where `naam` is long. `thema` None with
    `ingedeeld` True is a denominator; with False it is "nog niet ingedeeld".
    """

    code: str
    naam: str
    kort: str | None = None
    thema: str | None = None
    ook_thema: tuple[str, ...] = ()
    eenheid: Maat = "aantal"
    noemer: str | None = None
    richting: Richting = "geen"
    ontstaan: Ontstaan = "onbekend"
    bezoekers: bool = False
    niveau: Niveau = "buurt"
    drempel: int = 0
    bron: str = "onbekend"
    bron_tabel: str = ""
    bron_sleutel: str = ""
    definitie: str = ""
    min_noemer: int = MIN_NOEMER
    ingedeeld: bool = True

    @property
    def korte_naam(self) -> str:
        """The name where there is little room."""
        return self.kort or self.naam

    @property
    def heeft_richting(self) -> bool:
        """Whether high may be called gunstig or ongunstig: a haal-figure never is."""
        return self.richting != "geen" and self.ontstaan != "haal"

    @property
    def laagste_noemer(self) -> int:
        """The denominator below which no rate is shown; nothing is ever divided by zero."""
        return max(self.min_noemer, 1)

    @property
    def themas(self) -> tuple[str, ...]:
        """All thema's it is shown under, the own one first; empty for a denominator or an unassigned indicator."""
        return (self.thema, *self.ook_thema) if self.thema else ()

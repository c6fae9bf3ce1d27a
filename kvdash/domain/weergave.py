"""Weergave: a page as someone looked at it, kept under a name."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from kvdash.domain.keuze import Keuze
from kvdash.domain.model import Model

CODELENGTE = 8


class Weergave(Model):
    """Weergave: a page with its filters and views as someone kept it under a name, to find it again or to share it.

    `pagina` is the address of the page, `stand` what its views show: names and values of the address. Names are unique
    among those of an edition that are not removed. `versie` guards against two people overwriting each other, as with
    a bevinding.
    """

    id: UUID
    editie: UUID
    naam: str = Field(min_length=1)
    pagina: str
    keuze: Keuze
    stand: tuple[tuple[str, str], ...] = ()
    auteur: str
    versie: int = 1
    gewijzigd: datetime
    verwijderd: bool = False

    @property
    def code(self) -> str:
        """What stands for it in a link: the begin of its id."""
        return self.id.hex[:CODELENGTE]

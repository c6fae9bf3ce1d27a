"""Weergave: a page as someone looked at it, kept under a name."""

import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from pydantic import Field

from kvdash.domain.keuze import Keuze
from kvdash.domain.stuk import Inhoud, naamsleutel

CODELENGTE = 8


def nieuwe_code() -> str:
    """What stands for a weergave in a link."""
    return secrets.token_hex(CODELENGTE // 2)


class Weergave(Inhoud):
    """Weergave: a page with its filters and views as someone kept it under a name, to find it again or to share it.

    `pagina` is the address of the page, `stand` what its views show: names and values of the address. An edition has
    one of each name, in whatever capitals. `code` stands for it in a link, also under another name.
    """

    naam_soort: ClassVar[str] = "weergave"
    vereist: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"naam": "Geef de weergave een naam, bijvoorbeeld 'Inbraak in Noord'."}
    )
    namen: ClassVar[tuple[str, ...]] = ("naam",)
    blijvend: ClassVar[tuple[str, ...]] = ("code",)

    naam: str
    pagina: str
    keuze: Keuze
    stand: tuple[tuple[str, str], ...] = ()
    code: str = Field(default_factory=nieuwe_code)

    @property
    def sleutel(self) -> str:
        return naamsleutel(self.naam)

    @property
    def verwijzing(self) -> str:
        return self.code

    @property
    def woorden(self) -> tuple[str, ...]:
        return (self.naam,)

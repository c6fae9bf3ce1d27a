"""Gebruiker: who does something, and what the role allows."""

from typing import Literal

from pydantic import Field

from kvdash.domain.model import Model
from kvdash.errors import GeenRechtError

Rol = Literal["lezer", "analist"]
Recht = Literal["lezen", "schrijven", "inlezen"]

_RECHTEN: dict[Rol, frozenset[Recht]] = {
    "lezer": frozenset({"lezen"}),
    "analist": frozenset({"lezen", "schrijven", "inlezen"}),
}


class Gebruiker(Model):
    """Gebruiker: a name and a role. Until log in exists everyone is a local analist."""

    naam: str = Field(min_length=1)
    rol: Rol = "analist"

    def vereis(self, recht: Recht) -> None:
        """Raise GeenRechtError unless the role has this right."""
        if recht not in _RECHTEN[self.rol]:
            raise GeenRechtError(f"{self.naam} mag dit niet doen: daarvoor is het recht '{recht}' nodig.")

"""Sessie: who does something, what the role allows, and what of the dossier may be seen."""

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self
from uuid import UUID

from kvdash.domain.model import Model
from kvdash.errors import GeenRechtError, InvoerError

if TYPE_CHECKING:
    from kvdash.domain.editie import Editie
    from kvdash.domain.stuk import Stuk

Rol = Literal["bestuurder", "partner", "analist", "beheerder"]
Recht = Literal["lezen", "markeren", "schrijven", "inlezen"]
Rubricering = Literal["openbaar", "intern", "vertrouwelijk"]

# A bestuurder may mark candidates; what a partner may do beyond reading comes with reacties.
RECHTEN: dict[Rol, frozenset[Recht]] = {
    "bestuurder": frozenset({"lezen", "markeren"}),
    "partner": frozenset({"lezen"}),
    "analist": frozenset({"lezen", "markeren", "schrijven", "inlezen"}),
    "beheerder": frozenset({"lezen", "markeren", "schrijven", "inlezen"}),
}

RUBRICERINGEN: tuple[Rubricering, ...] = ("openbaar", "intern", "vertrouwelijk")  # each is read by fewer people

_HOOGSTE: dict[Rol, Rubricering] = {
    "bestuurder": "intern",
    "partner": "openbaar",
    "analist": "vertrouwelijk",
    "beheerder": "vertrouwelijk",
}


_LANGSTE_NAAM = 80


def schone_naam(naam: str) -> str:
    """The name without spare blanks and invisible characters. Raises InvoerError for an empty or very long one."""
    schoon = " ".join("".join(teken if teken.isprintable() else " " for teken in naam).split())
    if not schoon:
        raise InvoerError("Vul een naam in. Die komt bij wat u schrijft te staan.")
    if len(schoon) > _LANGSTE_NAAM:
        raise InvoerError(f"Deze naam is te lang. Gebruik hoogstens {_LANGSTE_NAAM} tekens.")
    return schoon


def leesbaar(rubricering: Rubricering) -> frozenset[Rubricering]:
    """What they may read who may read what is marked so."""
    return frozenset(RUBRICERINGEN[: RUBRICERINGEN.index(rubricering) + 1])


class Zicht(Model):
    """Zicht: what of the dossier may be seen: one edition or all, those of one gemeente or all, these rubriceringen.

    Two sessions with the same zicht get the same answers, so it is part of the key under which answers are kept.
    """

    editie: UUID | None = None
    gemeente: str | None = None
    rubriceringen: frozenset[Rubricering]

    def ziet_editie(self, editie: "Editie") -> bool:
        """Whether this edition may be seen."""
        return self.editie in (None, editie.id) and self.gemeente in (None, editie.gemeente)

    def ziet(self, stuk: "Stuk[Any]") -> bool:
        """Whether this stuk may be seen, in an edition that may be."""
        return stuk.rubricering in self.rubriceringen


@cache
def _zicht_van(rol: Rol) -> Zicht:
    return Zicht(rubriceringen=leesbaar(_HOOGSTE[rol]))


class Sessie(Model):
    """Sessie: a gebruiker (a name, empty while none was given) at work in a rol, with a zicht."""

    gebruiker: str
    rol: Rol
    zicht: Zicht

    @classmethod
    def van(cls, gebruiker: str, rol: Rol) -> Self:
        """The Sessie of someone in this rol: all editions, and the rubriceringen that the rol may see."""
        return cls(gebruiker=gebruiker, rol=rol, zicht=_zicht_van(rol))

    def voor(self, rubricering: Rubricering) -> Self:
        """Who sees only what such readers may see: what is made for them is read so. Never more than before."""
        samen = self.zicht.rubriceringen & leesbaar(rubricering)
        return self.model_copy(update={"zicht": self.zicht.model_copy(update={"rubriceringen": samen})})

    @property
    def naam(self) -> str:
        """The name to write under. Raises InvoerError while none was given."""
        if not self.gebruiker:
            raise InvoerError("Vul eerst uw naam in. Die komt bij wat u schrijft te staan.")
        return self.gebruiker

    def vereis(self, recht: Recht) -> None:
        """Raise GeenRechtError unless the rol has this recht."""
        if recht not in RECHTEN[self.rol]:
            raise GeenRechtError(
                f"U bent hier {self.rol}, en die mag dit niet doen (daarvoor is het recht '{recht}' nodig). "
                "Vraag het aan een analist of beheerder."
            )

    def vereis_zicht(self, editie: "Editie") -> None:
        """Raise GeenRechtError unless this edition may be seen."""
        if not self.zicht.ziet_editie(editie):
            raise GeenRechtError("U mag deze editie niet bekijken. Kies een andere editie.")

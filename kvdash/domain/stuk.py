"""Stuk: one written thing of the dossier, of whatever kind: an envelope round its inhoud, with all its versions."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Literal, NamedTuple, Self, TypeVar
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from kvdash.domain.model import Model
from kvdash.domain.sessie import Recht, Rubricering
from kvdash.domain.volgorde import volgorde_id

Handeling = Literal["maken", "wijzigen", "verwijderen"]
Stap = Callable[[dict[str, Any]], dict[str, Any]]


class Rechten(NamedTuple):
    """Rechten: which recht making, editing and removing (and putting back) a kind of stuk takes."""

    maken: Recht = "schrijven"
    wijzigen: Recht = "schrijven"
    verwijderen: Recht = "schrijven"


# What shows nothing, beside blanks, control and format characters: Default_Ignorable_Code_Point, and Braille's blank.
_ONZICHTBAAR = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {chr(n) for n in range(0xFE00, 0xFE10)}


def is_leeg(tekst: str) -> bool:
    """Whether there is nothing to see in it."""
    return all(teken in _ONZICHTBAAR or unicodedata.category(teken)[0] in "CZ" for teken in tekst)


def naamsleutel(naam: str) -> str:
    """What two names have in common that people take for the same: no matter capitals, blanks and what nobody sees."""
    plaats = {"Cc": " ", "Cf": ""}
    tekens = (plaats.get(unicodedata.category(teken), teken) for teken in unicodedata.normalize("NFC", naam))
    return unicodedata.normalize("NFC", " ".join("".join(tekens).split()).casefold())


class Inhoud(Model):
    """Inhoud: what a kind of stuk holds. A kind is one such model, with what the dossier has to know of it.

    `naam_soort` is its name in the store and in messages, `vorm` the number of the model: it goes up where what was
    kept of it can no longer be read as it is, and `stappen` has for each earlier vorm the function that brings it to
    the next. `statussen` are those it may have, the first one at its making. What `rubriceert` may be kept from some.
    `ouders` are the kinds (naam_soort) of which it hangs below one; without any it stands by itself. `vereist` has for
    each field in which something must stand what to say where it does not; those in `namen` are one line, and those in
    `blijvend` never change.
    """

    naam_soort: ClassVar[str]
    vorm: ClassVar[int] = 1
    stappen: ClassVar[Mapping[int, Stap]] = MappingProxyType({})
    statussen: ClassVar[tuple[str, ...]] = ("",)
    rubriceert: ClassVar[bool] = False
    rechten: ClassVar[Rechten] = Rechten()
    ouders: ClassVar[tuple[str, ...]] = ()
    vereist: ClassVar[Mapping[str, str]] = MappingProxyType({})
    namen: ClassVar[tuple[str, ...]] = ()
    blijvend: ClassVar[tuple[str, ...]] = ()

    @property
    def sleutel(self) -> str | None:
        """What may exist once in an edition; None where there may be many alike."""
        return None

    @property
    def verwijzing(self) -> str | None:
        """What a link names it by, also under another sleutel: of all that have it one is there; None without."""
        return None

    @property
    def woorden(self) -> tuple[str, ...]:
        """All that a user typed of it, a line each."""
        return ()

    def vaste_id(self, editie: UUID) -> UUID | None:
        """The id that the sleutel gives, so that two who make the same one at once cannot both have it."""
        if self.sleutel is None:
            return None
        return uuid5(NAMESPACE_OID, f"kvdash/{editie}/{self.naam_soort}/{self.sleutel}")

    @classmethod
    def van_vorm(cls, vorm: int, inhoud: dict[str, Any]) -> Self:
        """What was kept in an earlier vorm, or in this one."""
        for nummer in range(vorm, cls.vorm):
            inhoud = cls.stappen[nummer](inhoud)
        return cls.model_validate(inhoud)


I = TypeVar("I", bound=Inhoud)  # noqa: E741


class Stuk(Model, Generic[I]):
    """Stuk: one version of one written thing.

    `versie` counts them from 1; it guards against two people overwriting each other. `ouder` is the stuk it hangs
    below, or was under another sleutel; `volgorde` orders those of an edition. `auteur` made the first version; `wie`
    and `wanneer` tell of this one. What was removed keeps its inhoud.
    """

    id: UUID
    editie: UUID
    ouder: UUID | None = None
    versie: int = 1
    status: str = ""
    rubricering: Rubricering = "openbaar"
    volgorde: UUID
    auteur: str
    wie: str
    wanneer: datetime
    verwijderd: bool = False
    inhoud: I

    @classmethod
    def nieuw(
        cls,
        inhoud: I,
        *,
        editie: UUID,
        wie: str,
        wanneer: datetime,
        status: str | None = None,
        rubricering: Rubricering | None = None,
        ouder: UUID | None = None,
    ) -> "Stuk[I]":
        """The first version. What can be kept from readers is intern until someone says who may read it."""
        return Stuk(
            id=inhoud.vaste_id(editie) or uuid4(),
            editie=editie,
            ouder=ouder,
            status=inhoud.statussen[0] if status is None else status,
            rubricering=rubricering or ("intern" if inhoud.rubriceert else "openbaar"),
            volgorde=volgorde_id(),
            auteur=wie,
            wie=wie,
            wanneer=wanneer,
            inhoud=inhoud,
        )

    def volgende(self, *, wie: str, wanneer: datetime, **velden: Any) -> "Stuk[I]":
        """The version after this one, with these fields changed."""
        return self.model_copy(update={**velden, "versie": self.versie + 1, "wie": wie, "wanneer": wanneer})

    @property
    def soort(self) -> type[I]:
        return type(self.inhoud)

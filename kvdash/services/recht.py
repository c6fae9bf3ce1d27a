"""The door of every use case: it takes a Sessie, and says at its definition which recht that must have.

What is done with a stuk says so by its handeling: each kind has its own recht for that.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from kvdash.domain.editie import Editie
from kvdash.domain.sessie import Recht, Sessie
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Handeling, Inhoud, Stuk
from kvdash.errors import GeenRechtError
from kvdash.store import Store

P = ParamSpec("P")
R = TypeVar("R")

Gebruiksgeval = Callable[Concatenate[Store, Sessie, P], R]

RECHT_VAN: dict[Callable[..., Any], Recht | Handeling] = {}


def gebruiksgeval(recht: Recht | Handeling) -> Callable[[Gebruiksgeval[P, R]], Gebruiksgeval[P, R]]:
    """Make a function a use case: it is refused with GeenRechtError where the Sessie lacks this recht or this edition.

    The edition is looked for in the arguments: an Editie, its id under the name `editie`, or what belongs to one. So is
    the stuk, or its inhoud, that a handeling is about; one that may not be seen is refused too.
    """

    def declareer(functie: Gebruiksgeval[P, R]) -> Gebruiksgeval[P, R]:
        namen = list(signature(functie).parameters)[2:]

        @wraps(functie)
        def met_recht(store: Store, sessie: Sessie, /, *args: P.args, **kwargs: P.kwargs) -> R:
            argumenten = dict(zip(namen, args, strict=False)) | kwargs
            stukken = list(_stukken(argumenten.values()))
            for nodig in _rechten(recht, stukken):
                sessie.vereis(nodig)
            for stuk in stukken:
                _vereis_zicht(store, sessie, stuk)
            if sessie.zicht.editie is not None or sessie.zicht.gemeente is not None:
                for editie in _edities(store, argumenten):
                    sessie.vereis_zicht(editie)
            return functie(store, sessie, *args, **kwargs)

        RECHT_VAN[met_recht] = recht
        return met_recht

    return declareer


def te_zien(store: Store, sessie: Sessie, stuk: Stuk[Any]) -> bool:
    """Whether this stuk may be seen, and what it hangs below: an answer tells what was asked."""
    ouders = (store.dossier.vind(SOORTEN[soort], stuk.ouder) for soort in stuk.inhoud.ouders if stuk.ouder is not None)
    return sessie.zicht.ziet(stuk) and all(te_zien(store, sessie, ouder) for ouder in ouders if ouder is not None)


def _stukken(argumenten: Iterable[object]) -> Iterator[Stuk[Any] | Inhoud]:
    """The stukken and their inhoud among these arguments, also those in a list."""
    for waarde in argumenten:
        if isinstance(waarde, Stuk | Inhoud):
            yield waarde
        elif isinstance(waarde, tuple | list):
            yield from _stukken(waarde)


def _vereis_zicht(store: Store, sessie: Sessie, stuk: Stuk[Any] | Inhoud) -> None:
    """Raise GeenRechtError for a stuk that may not be seen: as it is given, and as it stands in the store."""
    if not isinstance(stuk, Stuk):
        return
    bewaard = store.dossier.vind(stuk.soort, stuk.id)
    for een in (stuk,) if bewaard is None else (stuk, bewaard):
        if not te_zien(store, sessie, een):
            raise GeenRechtError("U mag dit stuk niet bekijken.")
    if bewaard is not None and bewaard.editie != stuk.editie:
        raise GeenRechtError("Dit stuk hoort bij een andere editie.")


def _rechten(recht: Recht | Handeling, stukken: Iterable[Stuk[Any] | Inhoud]) -> set[Recht]:
    """What this takes of the Sessie: of a handeling the recht of each stuk it is about."""
    match recht:
        case "maken" | "wijzigen" | "verwijderen":
            inhouden = (stuk.inhoud if isinstance(stuk, Stuk) else stuk for stuk in stukken)
            return {getattr(inhoud.rechten, recht) for inhoud in inhouden} or {"schrijven"}
        case _:
            return {recht}


def _edities(store: Store, argumenten: dict[str, object]) -> list[Editie]:
    """The editions these arguments are about: as they were kept, for one that is handed in may be made up."""
    gevonden: dict[UUID, Editie] = {}
    for naam, waarde in (*argumenten.items(), *(("", stuk) for stuk in _stukken(argumenten.values()))):
        if isinstance(waarde, Editie):
            gevonden[waarde.id] = waarde
            continue
        editie = waarde if naam == "editie" else getattr(waarde, "editie", None)
        if isinstance(editie, UUID):
            gevonden.setdefault(editie, store.dossier.editie(editie))
    return [*(gevonden | {editie.id: editie for editie in store.dossier.edities() if editie.id in gevonden}).values()]

"""Dossier: what people write. Small, edited by several people; every version of it is kept."""

import json
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC
from typing import Any, TypeVar
from uuid import UUID

import duckdb

from kvdash.domain.editie import Editie
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.errors import GelijktijdigError, InvoerError, VerouderdError
from kvdash.store.engine import Engine
from kvdash.store.geheugen import Geheugen
from kvdash.store.query import sql
from kvdash.store.rijen import json_text, utc
from kvdash.taal import tijdstip

I = TypeVar("I", bound=Inhoud)  # noqa: E741
Cursor = duckdb.DuckDBPyConnection

_WACHT = (0.01, 0.02, 0.05, *[0.1] * 20)  # seconds before the same write is tried again


class Dossier:
    """Dossier: all stukken, and every version of each.

    What was listed is kept until the next write in it: one page asks for the same list several times.
    """

    def __init__(self, engine: Engine, geheugen: Geheugen) -> None:
        self._engine = engine
        self._geheugen = geheugen

    def edities(self) -> tuple[Editie, ...]:
        """All editions, in order of making."""
        gevonden = (stuk.inhoud for stuk in self.stukken(Editie) if not stuk.verwijderd)
        return tuple(sorted(gevonden, key=lambda editie: editie.gemaakt))

    def editie(self, editie_id: UUID) -> Editie:
        """One edition. Raises InvoerError if there is none with this id."""
        return self.stuk(Editie, editie_id).inhoud

    def stukken(self, soort: type[I], editie: UUID | None = None) -> tuple[Stuk[I], ...]:
        """The stukken of a kind, of one edition or of all, in their order; also removed ones."""

        def lees() -> tuple[Stuk[Any], ...]:
            with self._engine.cursor() as cursor:
                return _lees(cursor, "stukken", {"soort": soort.naam_soort})

        alle = self._geheugen.van_soort(soort.naam_soort, lees)
        return tuple(stuk for stuk in alle if editie in (None, stuk.editie))

    def stuk(self, soort: type[I], id_: UUID) -> Stuk[I]:
        """One stuk, also when removed. Raises InvoerError if there is none of this kind with this id."""
        gevonden = self.vind(soort, id_)
        if gevonden is None:
            raise _onbekend(soort)
        return gevonden

    def vind(self, soort: type[I], id_: UUID) -> Stuk[I] | None:
        """As stuk, None if there is none."""
        return next((stuk for stuk in self.stukken(soort) if stuk.id == id_), None)

    def versies(self, soort: type[I], id_: UUID) -> tuple[Stuk[I], ...]:
        """Every version of a stuk, the first one first. Raises InvoerError if there is none."""
        self.stuk(soort, id_)
        with self._engine.cursor() as cursor:
            return _lees(cursor, "versies", {"id": id_})

    def schrijf(self, *stukken: Stuk[Any]) -> None:
        """Keep these versions, each new or the next of the one it was made from: all of them or none.

        Raises VerouderdError, with both texts, where somebody else made that version first; others are not in its way.
        """
        versies = Counter(stuk.inhoud.naam_soort for stuk in stukken)
        for wacht in (*_WACHT, None):
            try:
                with self._engine.transaction("dossier", versies=versies) as cursor:
                    for stuk in stukken:
                        _schrijf(cursor, stuk)
                return
            except GelijktijdigError as error:
                with self._engine.cursor() as cursor:
                    for stuk in stukken:
                        _vereis_nieuw(cursor, stuk, error)
                if wacht is None:
                    raise
                time.sleep(wacht)  # who was first has not finished: only then there is a text to lay beside this one


def _lees(cursor: Cursor, query: str, parameters: dict[str, Any]) -> tuple[Stuk[Any], ...]:
    cursor.execute(sql(query), parameters)
    kolommen = [kolom[0] for kolom in cursor.description]
    return tuple(_stuk(dict(zip(kolommen, rij, strict=True))) for rij in cursor.fetchall())


def _stuk(rij: dict[str, Any]) -> Stuk[Any]:
    soort = SOORTEN[rij.pop("soort")]
    inhoud = soort.van_vorm(rij.pop("vorm"), json.loads(rij.pop("inhoud")))
    return Stuk(inhoud=inhoud, **(rij | {"wanneer": rij["wanneer"].astimezone(UTC)}))


def als_rij(stuk: Stuk[Any]) -> dict[str, Any]:
    """The fields as parameters of a query. Raises ValueError for a time without time zone."""
    velden = {veld: waarde for veld, waarde in stuk if veld != "inhoud"}
    return velden | {
        "soort": stuk.inhoud.naam_soort,
        "vorm": stuk.inhoud.vorm,
        "wanneer": utc(stuk.wanneer),
        "inhoud": json_text(stuk.inhoud),
    }


def voeg_versies_toe(cursor: Cursor, versies: Sequence[Stuk[Any]]) -> None:
    """Keep all versions of one new stuk, within the transaction of the caller."""
    for versie in versies:
        cursor.execute(sql("versie_voeg_toe"), als_rij(versie))
    cursor.execute(sql("stuk_voeg_toe"), als_rij(versies[-1]))


def _schrijf(cursor: Cursor, stuk: Stuk[Any]) -> None:
    if stuk.versie == 1:
        _vereis_nieuw(cursor, stuk)
        voeg_versies_toe(cursor, [stuk])
        return
    rij = als_rij(stuk)
    if cursor.execute(sql("stuk_wijzig"), rij).fetchone() != (1,):
        _vereis_nieuw(cursor, stuk)
        raise _onbekend(stuk.soort)
    cursor.execute(sql("versie_voeg_toe"), rij)


def _onbekend(soort: type[Inhoud]) -> InvoerError:
    return InvoerError(f"Deze {soort.naam_soort} staat niet in de store. Ververs de pagina en kies opnieuw.")


def _vereis_nieuw(cursor: Cursor, stuk: Stuk[Any], oorzaak: Exception | None = None) -> None:
    """Raise VerouderdError where this version of the stuk was made by someone else."""
    huidig = next(iter(_lees(cursor, "stuk", {"id": stuk.id})), None)
    if huidig is None or huidig.versie < stuk.versie:
        return
    wie = f"{huidig.wie} heeft" if huidig.wie else "Iemand anders heeft"
    raise VerouderdError(
        f"{wie} dit intussen {'verwijderd' if huidig.verwijderd else 'gewijzigd'} ({tijdstip(huidig.wanneer)}). "
        "Er is niets opgeslagen: bekijk eerst wat er nu staat, en doe het dan zo nodig opnieuw.",
        huidig="\n".join(huidig.inhoud.woorden),
        eigen="\n".join(stuk.inhoud.woorden),
    ) from oorzaak

"""The demo: gemeente GM9999 Voorbeeldstad, invented, with ten years of figures and a filled analyse.

Its figures come in as files through the ordinary importer, so that each of them leads back to a line of an upload.
benchmarks/demo makes what stands in kvdash/data/demo.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.gebied import DEMO_GEMEENTE
from kvdash.domain.keuze import Keuze
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Sessie
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.domain.toewijzing import Toewijzing
from kvdash.services.cijfers import beelden, bewijs_van
from kvdash.services.inlezen import Keuzes, Toestemming, lees_in
from kvdash.store import Store

I = TypeVar("I", bound=Inhoud)  # noqa: E741
Verwijzing = tuple[str, str, int]  # indicator, code of the gebied, year

_MAP = files("kvdash") / "data" / "demo"
_SESSIE = Sessie.van("voorbeeldgegevens", "analist")


class DemoBestand(NamedTuple):
    """A file of the demo: its name, its bytes (UTF-8, semicolons), and what a user says of its topics, if needed."""

    naam: str
    inhoud: bytes
    toewijzing: Toewijzing | None = None


class DemoDossier(NamedTuple):
    """All that people wrote, and by id of a stuk on which figures it rests: as evidence they must first be read in."""

    stukken: tuple[Stuk[Any], ...]
    bewijs: Mapping[UUID, tuple[Verwijzing, ...]]

    def van(self, soort: type[I]) -> tuple[Stuk[I], ...]:
        """The stukken of one kind."""
        return tuple(stuk for stuk in self.stukken if isinstance(stuk.inhoud, soort))


def laad_demo(store: Store) -> None:
    """Fill an empty store with Voorbeeldstad: figures, boundaries, and an edition with its texts and their evidence.

    Raises BestandError or StoreError.
    """
    for naam, inhoud, toewijzing in demo_bestanden():
        keuzes = Keuzes(gemeente=DEMO_GEMEENTE, toewijzing=toewijzing)
        lees_in(store, _SESSIE, naam, inhoud, keuzes=keuzes, toestemming=Toestemming(is_demo=True))
    dossier = demo_dossier()
    (editie,) = dossier.van(Editie)
    store.dossier.schrijf(editie)
    bewijs = _bewijs(store, editie.inhoud, dossier.bewijs)
    store.dossier.schrijf(*(_met_bewijs(stuk, bewijs) for stuk in dossier.stukken if stuk is not editie))


def demo_bestanden() -> tuple[DemoBestand, ...]:
    """The files, in the order in which they are read in: first the area tree."""
    toewijzingen = json.loads((_MAP / "toewijzingen.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(io.BytesIO((_MAP / "cijfers.zip").read_bytes())) as pakket:
        return tuple(
            DemoBestand(
                naam,
                pakket.read(naam),
                Toewijzing.model_validate(toewijzingen[naam]) if naam in toewijzingen else None,
            )
            for naam in pakket.namelist()
        )


def demo_dossier() -> DemoDossier:
    """The edition with its texts."""
    dossier = json.loads((_MAP / "dossier.json").read_text(encoding="utf-8"))
    return DemoDossier(
        stukken=tuple(_stuk(deel) for deel in dossier["stukken"]),
        bewijs={UUID(id_): tuple(map(tuple, lijst)) for id_, lijst in dossier["bewijs"].items()},
    )


def _stuk(deel: dict[str, Any]) -> Stuk[Any]:
    soort, vorm, inhoud = SOORTEN[deel.pop("soort")], deel.pop("vorm"), deel.pop("inhoud")
    return Stuk(inhoud=soort.van_vorm(vorm, inhoud), **deel)


def _met_bewijs(stuk: Stuk[Any], bewijs: Mapping[UUID, tuple[Bewijs, ...]]) -> Stuk[Any]:
    if not isinstance(stuk.inhoud, Bevinding | Prioriteit):
        return stuk
    return stuk.model_copy(update={"inhoud": stuk.inhoud.model_copy(update={"bewijs": bewijs.get(stuk.id, ())})})


def _bewijs(
    store: Store, editie: Editie, verwijzingen: Mapping[UUID, tuple[Verwijzing, ...]]
) -> dict[UUID, tuple[Bewijs, ...]]:
    """The figures as they now stand in the store. Raises InvoerError for one that is not there."""
    alle = [verwijzing for lijst in verwijzingen.values() for verwijzing in lijst]
    jaren = [jaar for _, _, jaar in alle]
    gebieden = tuple(sorted({gebied for _, gebied, _ in alle}))
    keuze = Keuze(editie=editie.id, van=min(jaren), tot=max(jaren), gebieden=gebieden)
    per_code = {
        beeld.indicator.code: beeld
        for beeld in beelden(store, _SESSIE, keuze, sorted({indicator for indicator, _, _ in alle}))
        if beeld.bron == beeld.indicator.bron
    }
    return {
        id_: tuple(bewijs_van(per_code[indicator], gebied=gebied, jaar=jaar) for indicator, gebied, jaar in lijst)
        for id_, lijst in verwijzingen.items()
    }

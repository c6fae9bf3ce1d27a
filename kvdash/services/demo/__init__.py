"""The demo: gemeente GM9999 Voorbeeldstad, invented, with ten years of figures and a filled analyse.

Its figures come in as files through the ordinary importer, so that each of them leads back to a line of an upload.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.gebied import DEMO_GEMEENTE
from kvdash.domain.keuze import Keuze
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.services.cijfers import beelden, bewijs_van
from kvdash.services.demo.bestanden import DemoBestand, demo_bestanden
from kvdash.services.demo.cijfers import JAREN
from kvdash.services.demo.dossier import DemoDossier, Verwijzing, demo_bewijs, demo_dossier
from kvdash.services.demo.grenzen import demo_grenzen
from kvdash.services.inlezen import lees_in
from kvdash.store import Store

__all__ = [
    "DemoBestand",
    "DemoDossier",
    "demo_bestanden",
    "demo_bewijs",
    "demo_dossier",
    "demo_grenzen",
    "laad_demo",
]

_SESSIE = Sessie.van("voorbeeldgegevens", "analist")


def laad_demo(store: Store) -> None:
    """Fill an empty store with Voorbeeldstad: figures, boundaries, and an edition with its texts and their evidence.

    Raises BestandError or StoreError.
    """
    for bestand in demo_bestanden():
        lees_in(
            store,
            _SESSIE,
            bestand.naam,
            bestand.inhoud,
            gemeente=DEMO_GEMEENTE,
            toewijzing=bestand.toewijzing,
            is_demo=True,
        )
    _write_dossier(store, demo_dossier())


def _write_dossier(store: Store, dossier: DemoDossier) -> None:
    store.dossier.schrijf(dossier.editie)
    bewijs = _bewijs(store, dossier.editie.inhoud, demo_bewijs())
    geschreven: tuple[Stuk[Bevinding] | Stuk[Prioriteit], ...] = (*dossier.bevindingen, *dossier.prioriteiten)
    met_bewijs = (
        stuk.model_copy(update={"inhoud": stuk.inhoud.model_copy(update={"bewijs": bewijs.get(stuk.id, ())})})
        for stuk in geschreven
    )
    store.dossier.schrijf(*met_bewijs, *dossier.gebeurtenissen, *dossier.deelstatussen)


def _bewijs(
    store: Store, editie: Editie, verwijzingen: Mapping[UUID, Sequence[Verwijzing]]
) -> dict[UUID, tuple[Bewijs, ...]]:
    """The figures as they now stand in the store. Raises InvoerError for one that is not there."""
    alle = [verwijzing for lijst in verwijzingen.values() for verwijzing in lijst]
    keuze = Keuze(editie=editie.id, van=JAREN[0], tot=JAREN[-1], gebieden=tuple(sorted({v[1] for v in alle})))
    per_code = {
        beeld.indicator.code: beeld
        for beeld in beelden(store, _SESSIE, keuze, sorted({v[0] for v in alle}))
        if beeld.bron == beeld.indicator.bron
    }
    return {
        id_: tuple(bewijs_van(per_code[indicator], gebied=gebied, jaar=jaar) for indicator, gebied, jaar in lijst)
        for id_, lijst in verwijzingen.items()
    }

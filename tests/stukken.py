"""Writing through the services, with only what a test cares about."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Deelstatus
from kvdash.domain.keuze import Keuze
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Rubricering, Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.vergelijking import Vergelijkingsgroep
from kvdash.domain.weergave import Weergave
from kvdash.services import dossier
from kvdash.services.vergelijking import kies_groep
from kvdash.store import Store

NU = datetime(2026, 12, 1, tzinfo=UTC)


def schrijf_bevinding(
    store: Store, sessie: Sessie, *, editie: UUID, rubricering: Rubricering | None = None, **velden: Any
) -> Stuk[Bevinding]:
    """`velden` are those of the inhoud."""
    inhoud = Bevinding.model_validate({"veld": 1, "soort": "bewoners", "tekst": "Het is donker."} | velden)
    return dossier.maak(store, sessie, inhoud, editie=editie, rubricering=rubricering)


def markeer_prioriteit(
    store: Store, sessie: Sessie, *, editie: UUID, rubricering: Rubricering | None = None, **velden: Any
) -> Stuk[Prioriteit]:
    inhoud = Prioriteit.model_validate({"veld": 1, "naam": "Inbraak"} | velden)
    return dossier.maak(store, sessie, inhoud, editie=editie, rubricering=rubricering)


def sluit(store: Store, sessie: Sessie, *, editie: UUID, **velden: Any) -> Stuk[Deelstatus]:
    """Close a part of veld 2, by default a whole thema."""
    standaard = {"veld": 2, "paragraaf": 0, "onderwerp": "T2.5", "status": "niet van toepassing", "reden": "Daarom."}
    return dossier.maak(store, sessie, Deelstatus.model_validate(standaard | velden), editie=editie)


def bewaar_weergave(store: Store, sessie: Sessie, *, naam: str, keuze: Keuze, **velden: Any) -> Stuk[Weergave]:
    inhoud = Weergave.model_validate({"naam": naam, "pagina": "veld-1", "keuze": keuze} | velden)
    return dossier.maak(store, sessie, inhoud, editie=keuze.editie)


def bewaar_groep(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    naam: str,
    gemeenten: Sequence[str],
    gezien: Stuk[Vergelijkingsgroep] | None = None,
) -> Stuk[Vergelijkingsgroep]:
    """A new group, or the next version of one, that is compared with from then on."""
    inhoud = Vergelijkingsgroep(naam=naam, gemeenten=tuple(gemeenten))
    if gezien is None:
        groep = dossier.maak(store, sessie, inhoud, editie=editie)
    else:
        groep = dossier.wijzig(store, sessie, gezien, inhoud=inhoud)
    kies_groep(store, sessie, editie=editie, groep=groep.inhoud.naam)
    return groep


def wijzig(store: Store, sessie: Sessie, stuk: Stuk[Any], **velden: Any) -> Stuk[Any]:
    """Edit fields of the inhoud."""
    return dossier.wijzig(store, sessie, stuk, inhoud=stuk.inhoud.model_copy(update=velden))

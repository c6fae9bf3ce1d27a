"""What a wijkprofiel shows beside its figures: inhabitants, where the gebied lies, and what was written about it."""

from typing import NamedTuple
from uuid import UUID

from kvdash.charts.kaartvorm import Kaartvorm
from kvdash.domain.bevinding import Bevinding
from kvdash.domain.gebied import Gebied
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.services.dossier import bevindingen
from kvdash.services.kaart import NIVEAUS, kaartvorm
from kvdash.services.recht import gebruiksgeval
from kvdash.services.vergelijking import inwoners_per_jaar
from kvdash.store import Store

_JAREN_TERUG = 5


class Inwoners(NamedTuple):
    """Inwoners: how many people live in a gebied, and of which year that is."""

    aantal: float
    jaar: int


@gebruiksgeval("lezen")
def inwoners(store: Store, sessie: Sessie, gebied: str, *, tot: int, op: Peilmoment = NU) -> Inwoners | None:
    """The newest number of inhabitants up to a year, None if the last five have none."""
    alle = inwoners_per_jaar(store, [gebied], op=op)
    bekend = (Inwoners(aantal, jaar) for (jaar, _), aantal in alle.items() if tot - _JAREN_TERUG <= jaar <= tot)
    return max(bekend, key=lambda gevonden: gevonden.jaar, default=None)


@gebruiksgeval("lezen")
def ligging(store: Store, sessie: Sessie, gebied: Gebied, *, op: Peilmoment = NU) -> Kaartvorm | None:
    """The gemeente in areas of the niveau of the gebied, None without a boundary of the gebied itself."""
    niveau = next((niveau for niveau in NIVEAUS if niveau == gebied.niveau), None)
    vorm = kaartvorm(store, sessie, gebied.gemeente or "", niveau=niveau, op=op) if niveau else None
    return vorm if vorm and gebied.code in vorm.paden else None


@gebruiksgeval("lezen")
def over_gebied(
    store: Store, sessie: Sessie, *, editie: UUID, gebied: str, op: Peilmoment = NU
) -> tuple[Stuk[Bevinding], ...]:
    """What was written about a gebied or an area within it, in order of veld and paragraph."""
    indeling = store.cijfers.gebieden(op=op)
    gevonden = (
        bevinding
        for bevinding in bevindingen(store, sessie, editie)
        if any(gebied in indeling.keten(code) for code in bevinding.inhoud.gebieden)
    )
    return tuple(sorted(gevonden, key=lambda b: (b.inhoud.veld, b.inhoud.paragraaf)))

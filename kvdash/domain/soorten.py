"""Which kinds of stukken there are. What else the dossier has to know of a kind stands with its model."""

from types import MappingProxyType

from kvdash.domain.bevinding import Bevinding
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.stuk import Inhoud
from kvdash.domain.vergelijking import Groepskeuze, Vergelijkingsgroep
from kvdash.domain.weergave import Weergave

_ALLE: tuple[type[Inhoud], ...] = (
    Editie,
    Deelstatus,
    Bevinding,
    Prioriteit,
    Gebeurtenis,
    Vergelijkingsgroep,
    Groepskeuze,
    Weergave,
)
SOORTEN = MappingProxyType({soort.naam_soort: soort for soort in _ALLE})

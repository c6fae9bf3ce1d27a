"""The signals of a veld and of a thema as its page tells them: only another last year of the charts changes them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from kvdash.domain.kernbeleid import themas_van
from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import Oordeel, Signaal, SignaalNiveau, Signalen
from kvdash.domain.vergelijking import Vergelijker
from kvdash.services.recht import gebruiksgeval
from kvdash.services.signalen import ongunstige_signalen, signalen
from kvdash.store import Store
from kvdash.taal import themakop, veldzinnen

_VOLGORDE: dict[Oordeel, int] = {"ongunstig": 0, "geen": 1, "gunstig": 2}
_BELANGRIJKST = 4
_NIVEAUS: tuple[SignaalNiveau, ...] = ("wijk", "gemeente")

Reekssleutel = tuple[str, str]  # the code of an indicator, and a bron


class Themasignalen(NamedTuple):
    """Themasignalen: all signals of a thema. `te_noemen` has per figure those with a word, what to worry about first.

    `kop` is the finding in one line, empty for none.
    """

    wijken: Signalen
    gemeente: Signalen
    te_noemen: Mapping[Reekssleutel, tuple[Signaal, ...]]
    kop: str


class Veldsignalen(NamedTuple):
    """Veldsignalen: how a veld stands in sentences, and the signals that matter most.

    `ongunstig` tells by the code of a thema of how many of its indicators some wijk stands out.
    """

    zinnen: tuple[str, ...]
    belangrijkste: tuple[Signaal, ...]
    ongunstig: Mapping[str, int]


@gebruiksgeval("lezen")
def veldsignalen(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    jaar: int,
    vergelijker: Vergelijker,
    veld: int,
    op: Peilmoment = NU,
) -> Veldsignalen:
    """What the wijken and the gemeente as a whole tell of a veld. Raises InvoerError for an unknown edition."""
    themas = [thema.code for thema in themas_van(find_veld(veld))]
    wijken = ongunstige_signalen(store, sessie, editie=editie, jaar=jaar, vergelijker=vergelijker, themas=themas, op=op)
    gemeente = signalen(
        store, sessie, editie=editie, jaar=jaar, niveau="gemeente", vergelijker=vergelijker, themas=themas, op=op
    )
    eigen = wijken.van_veld(veld), gemeente.van_veld(veld)
    return Veldsignalen(
        zinnen=veldzinnen(*eigen),
        belangrijkste=_belangrijkste(*eigen),
        ongunstig={code: wijken.alleen_thema(code).stand[0] for code in themas},
    )


@gebruiksgeval("lezen")
def themasignalen(
    store: Store,
    sessie: Sessie,
    *,
    editie: UUID,
    jaar: int,
    vergelijker: Vergelijker,
    thema: str,
    op: Peilmoment = NU,
) -> Themasignalen:
    """The signals of a thema, of the wijken and of the gemeente. Raises InvoerError for an unknown edition."""
    wijken, gemeente = (
        signalen(store, sessie, editie=editie, jaar=jaar, niveau=niveau, vergelijker=vergelijker, themas=[thema], op=op)
        for niveau in _NIVEAUS
    )
    te_noemen: dict[Reekssleutel, list[Signaal]] = defaultdict(list)
    for signaal in (*wijken.signalen, *gemeente.signalen):
        if signaal.wijkt_af or signaal.ontwikkeling != "geen":
            te_noemen[signaal.indicator.code, signaal.bron].append(signaal)
    return Themasignalen(
        wijken=wijken,
        gemeente=gemeente,
        te_noemen={sleutel: tuple(sorted(lijst, key=ernst)) for sleutel, lijst in te_noemen.items()},
        kop=themakop(wijken, gemeente),
    )


def ernst(signaal: Signaal) -> tuple[bool, bool, int, int]:
    """Low for what to worry about first."""
    return not signaal.dubbel, not signaal.valt_op, _VOLGORDE[signaal.oordeel], _VOLGORDE[signaal.ontwikkeling]


def _belangrijkste(wijken: Signalen, gemeente: Signalen) -> tuple[Signaal, ...]:
    """Of each indicator the clearest signal: first what stands out, then what changed in the whole gemeente."""
    gevonden: dict[str, Signaal] = {}
    for signaal in _op_volgorde(wijken.opvallend, gemeente.signalen):
        gevonden.setdefault(signaal.indicator.code, signaal)
    return tuple(gevonden.values())[:_BELANGRIJKST]


def _op_volgorde(opvallend: Iterable[Signaal], gemeente: tuple[Signaal, ...]) -> Iterator[Signaal]:
    yield from opvallend
    yield from (s for s in gemeente if s.ontwikkeling == "ongunstig")
    yield from (s for s in gemeente if s.ontwikkeling == "gunstig")

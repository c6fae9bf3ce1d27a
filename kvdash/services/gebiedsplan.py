"""What reading in a map or a list of own areas would do: how many of them are new, other or the same."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from kvdash.domain.upload import Gebiedsplan, Leesverslag
from kvdash.store import Store


def plan_gebieden(store: Store, verslag: Leesverslag) -> Gebiedsplan | None:
    """The plan for the boundaries or own areas that a file brings; None for a file of figures."""
    if verslag.grenzen:
        nu = store.cijfers.grenzen([grens.code for grens in verslag.grenzen])
        return _tel("grens", ((nu.get(grens.code), grens.geometrie) for grens in verslag.grenzen))
    eigen = [gebied for gebied in verslag.nieuwe_gebieden if gebied.niveau == "eigen"]
    if not eigen:
        return None
    indeling = store.cijfers.gebieden()
    bekend = {gebied.code: indeling.get(gebied.code).delen for gebied in eigen if gebied.code in indeling}
    return _tel("eigen", ((bekend.get(gebied.code) or None, gebied.delen) for gebied in eigen))


def _tel(soort: Literal["grens", "eigen"], paren: Iterable[tuple[object, object]]) -> Gebiedsplan:
    """Count pairs of what is there now (None for nothing) and what the file has."""
    tel = Counter("nieuw" if oud is None else "gelijk" if oud == nieuw else "gewijzigd" for oud, nieuw in paren)
    return Gebiedsplan(soort=soort, nieuw=tel["nieuw"], gewijzigd=tel["gewijzigd"], gelijk=tel["gelijk"])

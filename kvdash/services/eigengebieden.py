"""Own areas made on the page: the choice becomes a small file that comes in through the ordinary door."""

from collections.abc import Sequence

from kvdash.domain.sessie import Sessie
from kvdash.domain.upload import Inlezing
from kvdash.errors import InvoerError
from kvdash.services.inlezen import lees_in
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store
from kvdash.taal.cellen import schrijf_csv


@gebruiksgeval("inlezen")
def maak_eigen_gebied(store: Store, sessie: Sessie, naam: str, buurten: Sequence[str]) -> Inlezing:
    """Keep an own area of these buurten (codes); one of the same name is replaced. Raises InvoerError or StoreError."""
    schoon = " ".join(naam.split())
    if not schoon:
        raise InvoerError("Geef het eigen gebied een naam.")
    if not buurten:
        raise InvoerError(f"Kies minstens één buurt voor {schoon}.")
    inhoud = schrijf_csv([["eigen gebied", "buurtcode"], *([schoon, buurt] for buurt in buurten)])
    return lees_in(store, sessie, f"eigen_gebied_{schoon}.csv", inhoud)

"""Own areas made on the page: the choice becomes a small file that comes in through the ordinary door."""

from collections.abc import Sequence

from kvdash.domain.gebruiker import Gebruiker
from kvdash.domain.upload import Inlezing
from kvdash.errors import InvoerError
from kvdash.services.inlezen import lees_in
from kvdash.store import Store
from kvdash.taal.cellen import schrijf_csv


def maak_eigen_gebied(store: Store, naam: str, buurten: Sequence[str], *, gebruiker: Gebruiker) -> Inlezing:
    """Keep an own area of these buurten (codes); one of the same name is replaced. Raises InvoerError or StoreError."""
    schoon = " ".join(naam.split())
    if not schoon:
        raise InvoerError("Geef het eigen gebied een naam.")
    if not buurten:
        raise InvoerError(f"Kies minstens één buurt voor {schoon}.")
    inhoud = schrijf_csv([["eigen gebied", "buurtcode"], *([schoon, buurt] for buurt in buurten)])
    return lees_in(store, f"eigen_gebied_{schoon}.csv", inhoud, gebruiker=gebruiker)

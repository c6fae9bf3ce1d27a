"""The catalogue of indicators: the package's data file and what the users of a store added to it."""

from functools import cache
from importlib.resources import files

from kvdash.domain.catalogus import Catalogus, parse_catalogus
from kvdash.domain.gebruiker import Gebruiker
from kvdash.domain.indicator import Indicator, Ontstaan, Richting
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.errors import InvoerError
from kvdash.store import Store


@cache
def laad_catalogus() -> Catalogus:
    """The catalogue delivered with kvdash. Raises CatalogusError with a message per faulty row."""
    data = files("kvdash") / "data"
    return parse_catalogus(
        (data / "catalogus.csv").read_text("utf-8"), onderwerpen=(data / "onderwerpen.csv").read_text("utf-8")
    )


def sync_catalogus(store: Store) -> None:
    """Bring the store's indicators up to date with the catalogue; indicators of users stay as they are."""
    store.cijfers.save_indicatoren(laad_catalogus().indicatoren)


def deel_in(
    store: Store, code: str, *, thema: str, richting: Richting, ontstaan: Ontstaan, gebruiker: Gebruiker
) -> Indicator:
    """Give an indicator that is "nog niet ingedeeld" its thema. Raises InvoerError for an unknown code or thema."""
    gebruiker.vereis("inlezen")
    indicator = next((i for i in store.cijfers.indicatoren() if i.code == code), None)
    if indicator is None:
        raise InvoerError(f"Indicator '{code}' bestaat niet.")
    ingedeeld = indicator.model_copy(
        update={"thema": find_thema(thema).code, "richting": richting, "ontstaan": ontstaan, "ingedeeld": True}
    )
    store.cijfers.save_indicatoren([ingedeeld])
    return ingedeeld

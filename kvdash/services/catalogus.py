"""The catalogue of indicators: the package's data file and what the users of a store added to it."""

from functools import cache
from importlib.resources import files

from kvdash.domain.catalogus import Catalogus, parse_catalogus
from kvdash.domain.indicator import Indicator
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.errors import InvoerError
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store


@cache
def laad_catalogus() -> Catalogus:
    """The catalogue delivered with kvdash. Raises CatalogusError with a message per faulty row."""
    data = files("kvdash") / "data"
    return parse_catalogus(
        (data / "catalogus.csv").read_text("utf-8"), onderwerpen=(data / "onderwerpen.csv").read_text("utf-8")
    )


def catalogus_van(store: Store) -> Catalogus:
    """The catalogue, with the indicators that the users of a store defined, and those they did not define yet."""
    vast = laad_catalogus()
    eigen = [i for i in store.cijfers.indicatoren() if i.code not in vast]
    if not eigen:
        return vast
    return Catalogus(
        indicatoren=(*vast.indicatoren, *(i for i in eigen if i.ingedeeld)),
        onderwerpen=vast.onderwerpen,
        in_te_delen=tuple(i for i in eigen if not i.ingedeeld),
    )


def sync_catalogus(store: Store) -> None:
    """Bring the store's indicators up to date with the catalogue; indicators of users stay as they are."""
    store.cijfers.save_indicatoren(laad_catalogus().indicatoren)


@gebruiksgeval("lezen")
def indicatoren(store: Store, sessie: Sessie, *, op: Peilmoment = NU) -> dict[str, Indicator]:
    """All indicators by code."""
    return {indicator.code: indicator for indicator in store.cijfers.indicatoren(op=op)}


@gebruiksgeval("lezen")
def in_te_delen(store: Store, sessie: Sessie, *, op: Peilmoment = NU) -> tuple[Indicator, ...]:
    """The indicators without a thema that have figures; those of files that were undone wait unseen."""
    met_cijfers = {dekking.indicator for dekking in store.cijfers.dekking(op=op)}
    return tuple(i for i in store.cijfers.niet_ingedeeld(op=op) if i.code in met_cijfers)


@gebruiksgeval("inlezen")
def deel_in(store: Store, sessie: Sessie, indicator: Indicator) -> Indicator:
    """Keep how an indicator that is "nog niet ingedeeld" was defined. Raises InvoerError."""
    if all(i.code != indicator.code for i in store.cijfers.indicatoren()):
        raise InvoerError(f"Indicator '{indicator.code}' bestaat niet.")
    ingedeeld = check_ingedeeld(indicator)
    store.cijfers.save_indicatoren([ingedeeld])
    return ingedeeld


def check_ingedeeld(indicator: Indicator) -> Indicator:
    """The indicator, with a thema that exists. Raises InvoerError."""
    if indicator.thema is None:
        raise InvoerError(f"Kies een thema voor {indicator.naam}.")
    return indicator.model_copy(update={"thema": find_thema(indicator.thema).code, "ingedeeld": True})

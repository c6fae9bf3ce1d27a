"""Figures that come in without a publisher's file: typed in a grid, or filled in on a template by a partner."""

from collections.abc import Sequence
from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.model import Model
from kvdash.domain.sessie import Sessie
from kvdash.domain.upload import Inlezing
from kvdash.errors import InvoerError
from kvdash.report.lijsten import Sjabloon, schrijf_sjabloon_csv, schrijf_sjabloon_xlsx
from kvdash.services.inlezen import Toestemming, lees_in
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store
from kvdash.taal.cellen import Cel, schrijf_csv

SJABLOON_JAREN = 5


class Invoer(Model):
    """Invoer: one typed figure. A rate is computed by kvdash: of those indicators `waarde` is the count."""

    indicator: str
    gebied: str
    jaar: int = Field(ge=1900, le=2100)
    waarde: float


@gebruiksgeval("inlezen")
def voer_in(
    store: Store,
    sessie: Sessie,
    invoer: Sequence[Invoer],
    *,
    bron: str,
    datum: date,
    notitie: str = "",
    proef: bool = False,
) -> Inlezing:
    """Read typed figures in as an upload of their own. Raises InvoerError without figures or bron."""
    if not invoer:
        raise InvoerError("Vul minstens één cijfer in.")
    schone_bron = " ".join(bron.split())
    if not schone_bron:
        raise InvoerError("Schrijf op van wie de cijfers komen (de bron).")
    naam = f"zelf_ingevoerd_{datum.isoformat()}.csv"
    inhoud = _as_csv(invoer, bron=schone_bron, datum=datum)
    return lees_in(store, sessie, naam, inhoud, toestemming=Toestemming(notitie=notitie), proef=proef)


@gebruiksgeval("lezen")
def sjabloon(store: Store, sessie: Sessie, *, editie: UUID, thema: str, formaat: Literal["xlsx", "csv"]) -> bytes:
    """The template of a thema for the gemeente of an edition. Raises InvoerError for an unknown thema."""
    kop = find_thema(thema).kop
    gemeente = store.dossier.editie(editie).gemeente
    indeling = store.cijfers.gebieden()
    eerste = date.today().year - SJABLOON_JAREN
    inhoud = Sjabloon(
        titel=kop,
        indicatoren=tuple(i for i in store.cijfers.indicatoren() if i.thema == thema),
        gebieden=(indeling.get(gemeente), *indeling.van_gemeente(gemeente, niveau="wijk")),
        jaren=tuple(range(eerste, eerste + SJABLOON_JAREN)),
    )
    return schrijf_sjabloon_xlsx(inhoud) if formaat == "xlsx" else schrijf_sjabloon_csv(inhoud)


def _as_csv(invoer: Sequence[Invoer], *, bron: str, datum: date) -> bytes:
    kop = [[f"Bron: {bron}"], [f"Datum: {datum.isoformat()}"], ["indicator", "gebied", "jaar", "waarde"]]
    rijen: list[list[Cel]] = [[i.indicator, i.gebied, i.jaar, i.waarde] for i in invoer]
    return schrijf_csv([*kop, *rijen])

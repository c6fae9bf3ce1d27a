"""Files that hold no figures but areas: maps with boundaries, and lists of own areas."""

from pathlib import Path

from kvdash.domain.gebied import Gebiedsindeling
from kvdash.ingest.eigen import Eigenlezer, open_eigen
from kvdash.ingest.geojson import lijkt_geojson
from kvdash.ingest.grenzen import Grenslezer, open_grenzen
from kvdash.ingest.openen import invoeren_van
from kvdash.ingest.persoonsgegevens import weiger_personen

Gebiedslezer = Grenslezer | Eigenlezer

_MEESTE_BYTES = 2_000_000  # a list of all buurten of the country is smaller


def open_gebiedsbestand(
    naam: str, inhoud: bytes | Path, *, gebieden: Gebiedsindeling, gemeente: str | None = None, jaar: int | None = None
) -> Gebiedslezer | None:
    """Recognise a map or a list of own areas; None where the file is something else.

    `gemeente` says whose areas names mean, `jaar` the year of borders where the file does not say so. Raises
    OnleesbaarError, PersoonsgegevensError and NietHerkendError.
    """
    if lijkt_geojson(inhoud):
        return open_grenzen(naam, inhoud, gebieden=gebieden, gemeente=gemeente, jaar=jaar)
    if (len(inhoud) if isinstance(inhoud, bytes) else inhoud.stat().st_size) > _MEESTE_BYTES:
        return None
    for invoer in invoeren_van(inhoud):
        if (lezer := open_eigen(naam, invoer, gebieden=gebieden)) is not None:
            weiger_personen(invoer)
            return lezer
    return None

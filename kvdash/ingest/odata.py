"""Pages of CBS's open data as they were saved: OData v3 (TypedDataSet, UntypedDataSet) and v4 (Observations), in JSON.

v3: docs "Handleiding CBS Open Data Services"; v4: datasets.cbs.nl/odata/v1, where each figure is an observation.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kvdash.errors import OnleesbaarError
from kvdash.ingest.tekst import open_inhoud
from kvdash.paden import open_lezend
from kvdash.taal.cellen import schrijf_csv

_MAX = 60 << 20
_BEGIN = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"@?odata\.(?:metadata|context)"\s*:\s*"([^"]*)"')
_CONTEXT = re.compile(r"(.*?)/?\$metadata#(?:.*[./])?(\w+)(?:\(.*\))?$")
_CIJFERS = frozenset({"TypedDataSet", "UntypedDataSet", "Observations"})
_NUMMER = re.compile(rb'"I[Dd]"\s*:\s*(\d+)')
_VOLGENDE = ("odata.nextLink", "@odata.nextLink")
_GEEN_KOLOM = frozenset({"ValueAttribute", "StringValue", "odata.type", "odata.id", "odata.etag"})
_GEHEIM = re.compile(r"confidential|secret|geheim", re.IGNORECASE)

Rij = dict[str, Any]


@dataclass(frozen=True)
class Soort:
    """Soort: of which table a page is, and which part of it: its figures or one of the tables that explain them."""

    tabel: str
    deel: str

    @property
    def heeft_cijfers(self) -> bool:
        return self.deel in _CIJFERS


@dataclass(frozen=True)
class Pagina:
    """Pagina: the rows of a page, and whether the publisher says that there is a next one."""

    soort: Soort
    rijen: list[Rij]
    heeft_volgende: bool

    @property
    def nummers(self) -> list[int]:
        """The numbers that the publisher gave the rows; empty where it gave none."""
        nummers = [rij.get("ID", rij.get("Id")) for rij in self.rijen]
        return [n for n in nummers if isinstance(n, int)]


def _begin(inhoud: bytes | Path) -> bytes:
    if isinstance(inhoud, bytes):
        return inhoud[:4096]
    if not inhoud.is_file():
        return b""
    with open_lezend(inhoud) as bestand:
        return bestand.read(4096)


def soort_van(inhoud: bytes | Path) -> Soort | None:
    """What kind of page this is, by its first bytes; None for another kind of file."""
    gevonden = _BEGIN.match(_begin(inhoud))
    context = _CONTEXT.match(gevonden[1].decode("utf-8", "replace").replace("\\/", "/")) if gevonden else None
    return Soort(context[1].casefold(), context[2]) if context else None


def lees_pagina(inhoud: bytes | Path) -> Pagina:
    """A page of one of both versions. Raises OnleesbaarError for one that is not whole."""
    soort, data = soort_van(inhoud), open_inhoud(inhoud)
    if len(data) > _MAX:
        raise OnleesbaarError("Dit JSON-bestand is groter dan 60 MB. Download de tabel als csv, of in meer pagina's.")
    try:
        wortel = json.loads(bytes(data).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise OnleesbaarError("Het JSON-bestand is niet heel (half gedownload?). Download het opnieuw.") from None
    rijen = wortel.get("value") if isinstance(wortel, dict) else None
    if soort is None or not isinstance(rijen, list) or not all(isinstance(rij, dict) for rij in rijen):
        raise OnleesbaarError("In dit JSON-bestand staat geen tabel van CBS of politie. Download de tabel als csv.")
    return Pagina(soort, rijen, heeft_volgende=any(sleutel in wortel for sleutel in _VOLGENDE))


def eerste_nummer(inhoud: bytes | Path) -> int:
    """The number of the first row, by which pages are put in order; 0 without one."""
    gevonden = _NUMMER.search(_begin(inhoud))
    return int(gevonden[1]) if gevonden else 0


def is_vervolg(inhoud: bytes | Path, eerste: bytes | Path) -> bool:
    """Whether a file is another page of the same figures."""
    soort = soort_van(inhoud)
    return soort is not None and soort.heeft_cijfers and soort == soort_van(eerste)


def als_csv(paginas: Sequence[Pagina]) -> bytes:
    """The rows of all pages as one table: line n + 1 holds row n, each key is a column. Raises OnleesbaarError."""
    sleutels = dict.fromkeys(sleutel for pagina in paginas for rij in pagina.rijen for sleutel in rij)
    koppen = [sleutel for sleutel in sleutels if sleutel not in _GEEN_KOLOM]
    rijen = ([_cel(rij, kop) for kop in koppen] for pagina in paginas for rij in pagina.rijen)
    return schrijf_csv([koppen, *rijen])


def _cel(rij: Rij, kop: str) -> str:
    waarde = rij.get(kop)
    if waarde is None and kop == "Value":  # v4 says beside an empty value why it is empty
        return "x" if _GEHEIM.search(str(rij.get("ValueAttribute"))) else "."
    if waarde is None:
        return ""
    if isinstance(waarde, bool | int | float | str):
        return " ".join(waarde.splitlines()) if isinstance(waarde, str) else repr(waarde)
    raise OnleesbaarError(f"In het JSON-bestand staat bij '{kop}' iets anders dan een tekst of getal.")


def ontbrekende_paginas(paginas: Sequence[Pagina]) -> str:
    """What says that some pages are not there, in words; empty where nothing does. They come in order."""
    if not paginas:
        return ""
    if paginas[-1].heeft_volgende:
        return "Na de laatste pagina komt volgens het bestand nog een pagina, maar die is er niet bij."
    aansluitend = [p.nummers for p in paginas if p.nummers and len(p.nummers) == p.nummers[-1] - p.nummers[0] + 1]
    if len(aansluitend) < len(paginas):
        return ""  # a selection: its rows keep the numbers they have in the whole table
    verwacht = 0
    for nummers in aansluitend:
        if nummers[0] > verwacht and (verwacht or any(p.heeft_volgende for p in paginas) or nummers[0] % 1000 == 0):
            return f"Tussen de pagina's ontbreken de regels met nummer {verwacht} tot en met {nummers[0] - 1}."
        verwacht = nummers[-1] + 1
    return ""

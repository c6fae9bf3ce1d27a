"""Files that explain the codes of a data set, and the pages of CBS's open data that hold either of both."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kvdash.domain.onderwerp import leading_code
from kvdash.errors import NietHerkendError, OnleesbaarError
from kvdash.ingest.gebieden import lijkt_code
from kvdash.ingest.invoer import BewerkteInvoer, Blok, Invoer, Kolomdata
from kvdash.ingest.tekst import Record, kies_scheiding, lees_tekst, open_inhoud
from kvdash.paden import open_lezend
from kvdash.taal.cellen import schrijf_csv

# Pages of CBS's open data as they were saved: OData v3 (TypedDataSet, UntypedDataSet) and v4 (Observations), in JSON.
# v3: docs "Handleiding CBS Open Data Services"; v4: datasets.cbs.nl/odata/v1, where each figure is an observation.

_MAX_PAGINA = 60 << 20
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
    if len(data) > _MAX_PAGINA:
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


_EIGENSCHAPPEN = "DataProperties"
_MAX_METADATA = 20 * 1024 * 1024
_GEBIED, _TIJD = "geodimension", "timedimension"
_STERREN = {"voorlopig": "*", "nadervoorlopig": "**", "nader voorlopig": "**"}

_Rij = dict[str, str]


@dataclass(frozen=True)
class Codelijst:
    """Codelijst: the titles of the codes of one dimension; `kolom` is the header of that column, if it is known."""

    kolom: str | None
    titels: Mapping[str, str]


@dataclass(frozen=True)
class Metadata:
    """Metadata: what the keys of a data set mean. `koppen` gives per key of a topic its path with the unit in brackets.

    `definities` explains topics and codes by their title; `tabel` is the number of the table at its publisher.
    """

    koppen: Mapping[str, str] = field(default_factory=dict)
    lijsten: Sequence[Codelijst] = ()
    definities: Mapping[str, str] = field(default_factory=dict)
    titel: str = ""
    tabel: str = ""
    bron: str = ""


def lees_metadata(inhoud: bytes | Path) -> Metadata | None:
    """The metadata of a file, None if it is another kind of file."""
    soort = soort_van(inhoud)
    if soort is not None:
        return None if soort.heeft_cijfers else _uit_odata(lees_pagina(inhoud))
    if not _begint_als_metadata(inhoud):
        return None
    try:
        tekst = lees_tekst(open_inhoud(inhoud))
    except OnleesbaarError:
        return None
    if tekst.einde > _MAX_METADATA:
        return None
    regels = tekst.stuk(tekst.start, tekst.einde).decode("utf-8", "replace")
    begin = [regel for regel in regels[:20_000].splitlines() if regel.strip()]
    scheiding = kies_scheiding([r for r in begin if "Key" in r or "Title" in r][:5])
    try:
        tabellen = dict(_tabellen(list(csv.reader(io.StringIO(regels, newline=""), delimiter=scheiding))))
    except csv.Error:
        return None
    return _uit_tabellen(tabellen) if tabellen else None


def _uit_odata(pagina: Pagina) -> Metadata:
    """A page of OData that explains others: it says in its name what it is about."""
    deel = pagina.soort.deel
    rijen = [{k: "" if w is None else str(w).strip() for k, w in rij.items()} for rij in pagina.rijen]
    if deel.endswith("Codes"):  # v4: MeasureCodes, PeriodenCodes, …
        deel = deel.removesuffix("Codes")
        rijen = [{**rij, "Key": rij.get("Identifier", ""), "Title": _met_eenheid(rij)} for rij in rijen]
    if deel == "Dimensions":  # v4: the headers of the columns
        return Metadata(koppen={rij["Identifier"]: rij.get("Title", "") for rij in rijen if rij.get("Identifier")})
    is_tijd = bool(rijen) and all(re.fullmatch(r"\d{4}[A-Z]{2}\d\d", rij.get("Key", "")) for rij in rijen)
    tijd = [{"Key": deel, "Type": _TIJD}] if is_tijd else []
    gevonden = _uit_tabellen({_EIGENSCHAPPEN: tijd, deel: rijen})
    return gevonden or Metadata(tabel=pagina.soort.tabel.rsplit("/", 1)[-1])


def _met_eenheid(rij: _Rij) -> str:
    return f"{rij.get('Title', '')} ({rij['Unit']})" if rij.get("Unit") else rij.get("Title", "")


def _begint_als_metadata(inhoud: bytes | Path) -> bool:
    """By the first line alone: nearly every file is another, and some are large."""
    if isinstance(inhoud, bytes):
        kop = inhoud[:4096]
    elif inhoud.is_file():
        with open_lezend(inhoud) as bestand:
            kop = bestand.read(4096)
    else:
        return False
    tekst = kop.decode("utf-16" if kop[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    return any(map(_kan_metadata_zijn, [regel for regel in tekst.splitlines() if regel.strip()][:1]))


def weiger_metadata(metadata: Metadata) -> NietHerkendError:
    """What to do with a metadata file that came alone."""
    welke = f" bij tabel {metadata.tabel}" if metadata.tabel else ""
    return NietHerkendError(
        f"Dit is een lijst met uitleg van codes{welke}, zonder cijfers. Kies hem samen met het bestand met de cijfers."
    )


def _kan_metadata_zijn(regel: str) -> bool:
    woorden = re.findall(r"\w+", regel)
    return woorden in (["TableInfos"], [_EIGENSCHAPPEN]) or {"Key", "Title"} <= set(woorden[:4])


def _tabellen(rijen: Sequence[Sequence[str]]) -> Iterator[tuple[str, list[_Rij]]]:
    """Each table with its name; a code list alone has none."""
    naam, kop, tabel = "", [], []  # type: ignore[var-annotated]
    for rij in rijen:
        cellen = [cel.strip() for cel in rij]
        if len([c for c in cellen if c]) == 1 and len(rij) == 1:
            if kop:
                yield naam, tabel
            naam, kop, tabel = cellen[0], [], []
        elif any(cellen) and not kop:
            kop = cellen
        elif any(cellen):
            tabel.append(dict(zip(kop, cellen, strict=False)))
    if kop:
        yield naam, tabel


def _uit_tabellen(tabellen: Mapping[str, list[_Rij]]) -> Metadata | None:
    info = next(iter(tabellen.get("TableInfos", [])), {})
    eigenschappen = tabellen.get(_EIGENSCHAPPEN, [])
    soort_van = {rij.get("Key", ""): rij.get("Type", "").casefold() for rij in eigenschappen}
    lijsten = [
        Codelijst(naam or None, _titels(tabel, is_tijd=soort_van.get(naam) == _TIJD))
        for naam, tabel in tabellen.items()
        if naam not in ("TableInfos", _EIGENSCHAPPEN, "CategoryGroups")
        and soort_van.get(naam) != _GEBIED
        and not _zijn_gebieden(tabel)
    ]
    koppen = _koppen(eigenschappen)
    if not koppen and not any(lijst.titels for lijst in lijsten):
        return None
    uitleg = [(rij.get("Title", ""), rij.get("Description", "")) for tabel in tabellen.values() for rij in tabel]
    uitleg += [(re.sub(r"\s*\([^()]*\)$", "", koppen[k]), t) for k, t in _omschrijvingen(eigenschappen) if k in koppen]
    return Metadata(
        koppen=koppen,
        lijsten=tuple(lijst for lijst in lijsten if lijst.titels),
        definities={" ".join(titel.split()): " ".join(tekst.split()) for titel, tekst in uitleg if titel and tekst},
        titel=info.get("Title", ""),
        tabel=info.get("Identifier", ""),
        bron=info.get("Catalog", ""),
    )


def _zijn_gebieden(tabel: Sequence[_Rij]) -> bool:
    """Areas keep their code, which says more than their name."""
    codes = [rij.get("Key", "") for rij in tabel]
    return 2 * sum(map(lijkt_code, codes)) > len(codes)


def _omschrijvingen(eigenschappen: Sequence[_Rij]) -> Iterator[tuple[str, str]]:
    return ((rij.get("Key", ""), rij.get("Description", "")) for rij in eigenschappen)


def _titels(tabel: Sequence[_Rij], *, is_tijd: bool) -> dict[str, str]:
    """Of periods the code stays, with a star where its figures are provisional; of others the title."""
    titels = {}
    for rij in tabel:
        code, titel = rij.get("Key", ""), " ".join(rij.get("Title", "").split())
        if code and is_tijd:
            titels[code] = code + _STERREN.get(rij.get("Status", "").casefold(), "")
        elif code and titel:
            titels[code] = titel if titel.startswith(code) or not re.search(r"\d", code) else _met_code(code, titel)
    return titels


def _met_code(code: str, titel: str) -> str:
    """The title, behind the code where that is one by which publishers name an offence (1.1.1, E33)."""
    return f"{code} {titel}" if re.fullmatch(r"\d+\.\d+\.\d+|[EFM]\d{2,3}", code) else titel


def _koppen(eigenschappen: Sequence[_Rij]) -> dict[str, str]:
    per_id = {rij.get("ID", ""): rij for rij in eigenschappen}
    koppen = {}
    for rij in eigenschappen:
        if rij.get("Type", "").casefold() != "topic" or not rij.get("Key"):
            continue
        delen, ouder = [rij.get("Title", "")], per_id.get(rij.get("ParentID", ""))
        while ouder is not None and len(delen) < 6:
            delen.insert(0, ouder.get("Title", ""))
            ouder = per_id.get(ouder.get("ParentID", ""))
        pad = "/".join(" ".join(deel.replace("/", "-").split()) for deel in delen if deel)
        eenheid = re.sub(r"[()]", "", rij.get("Unit", ""))
        koppen[rij["Key"]] = f"{pad} ({eenheid})" if eenheid else pad
    return koppen


# A data set of codes, read as if its metadata stood in it: topics by name and unit, codes by their title.

_MIN_BEKEND = 0.9  # part of the codes of a column that a list must know to be its list


class VerklaardeInvoer(BewerkteInvoer):
    """VerklaardeInvoer: an Invoer with keys in the header and codes in the columns replaced by what they mean."""

    def __init__(self, invoer: Invoer, metadata: Metadata) -> None:
        super().__init__(invoer)
        self._koppen = metadata.koppen
        self._heeft_koppen = any(c.strip() in self._koppen for r in invoer.kop()[:20] for c in r.cellen)
        self._titels = self._kies_lijsten(metadata.lijsten)

    @property
    def is_verklaard(self) -> bool:
        """Whether the metadata belongs to this data set: it knows headers or codes of it."""
        return bool(self._heeft_koppen or self._titels)

    def _kies_lijsten(self, lijsten: Sequence[Codelijst]) -> dict[int, Mapping[str, str]]:
        """The code list of each column that has one: by its header, else by its values."""
        records = self._invoer.kop()
        gevonden: dict[int, Mapping[str, str]] = {}
        for kolom in range(max((len(r.cellen) for r in records), default=0)):
            cellen = [r.cellen[kolom].replace("\ufeff", "").strip() for r in records if kolom < len(r.cellen)]
            for lijst in lijsten:
                codes = {c for c in cellen[1:] if c}
                bekend = sum(c in lijst.titels for c in codes)
                if lijst.kolom in cellen[:20] if lijst.kolom else (bekend and bekend >= _MIN_BEKEND * len(codes)):
                    gevonden.setdefault(kolom, lijst.titels)
        return gevonden

    def _records(self, records: Iterable[Record]) -> list[Record]:
        return list(map(self._record, records))

    def _record(self, record: Record) -> Record:
        return replace(record, cellen=tuple(self._cel(kolom, c) for kolom, c in enumerate(record.cellen)))

    def _cel(self, kolom: int, cel: str) -> str:
        """A cell as it is meant; a header may also stand between the data, in a file that holds itself twice."""
        kaal = cel.replace("\ufeff", "").strip()
        return self._koppen.get(kaal) or self._titels.get(kolom, {}).get(kaal, cel)

    def blokken(self, *, van: int, tot: int, breedte: int) -> Iterator[Blok]:
        for blok in self._invoer.blokken(van=van, tot=tot, breedte=breedte):
            kolommen = tuple(self._kolom(n, kolom) for n, kolom in enumerate(blok.kolommen))
            yield replace(blok, kolommen=kolommen, los=tuple(map(self._record, blok.los)))

    def _kolom(self, nummer: int, kolom: Kolomdata) -> Kolomdata:
        return replace(kolom, uniek=[self._cel(nummer, tekst) for tekst in kolom.uniek])


class Uitleg:
    """Uitleg: the metadata that was given with a file, as far as it belongs to it."""

    def __init__(self, metadata: Mapping[int, Metadata] | None = None) -> None:
        self._metadata = metadata or {}
        self._nummers: set[int] = set()

    @classmethod
    def van(cls, bestanden: Sequence[bytes | Path]) -> "Uitleg":
        return cls({n: m for n, bestand in enumerate(bestanden) if (m := lees_metadata(bestand)) is not None})

    def verklaar(self, invoer: Invoer) -> Invoer:
        """The file as its metadata explains it."""
        for nummer, metadata in self._metadata.items():
            verklaard = VerklaardeInvoer(invoer, metadata)
            if verklaard.is_verklaard:
                self._nummers.add(nummer)
                invoer = verklaard
        return invoer

    @property
    def gebruikt(self) -> tuple[int, ...]:
        """Which of the files that were given explained anything, by their place."""
        return tuple(sorted(self._nummers))

    @property
    def _gebruikt(self) -> list[Metadata]:
        return [self._metadata[nummer] for nummer in self.gebruikt]

    @property
    def bron(self) -> str | None:
        return next((m.bron for m in self._gebruikt if m.bron), None)

    @property
    def tabel(self) -> str:
        """The number of the table at its publisher."""
        return next((m.tabel for m in self._gebruikt if m.tabel), "")

    def definitie(self, label: str) -> str:
        """What a topic covers, by its label or the end of its path; empty if the metadata does not say."""
        vormen = [label, label.rsplit("/", 1)[-1], *(label.split(" ", 1)[1:] if leading_code(label) else [])]
        return next((m.definities[v] for m in self._gebruikt for v in vormen if v in m.definities), "")

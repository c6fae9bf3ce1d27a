"""Metadata files: several tables in one file, or one code list, that explain the codes of a data set."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kvdash.errors import NietHerkendError, OnleesbaarError
from kvdash.ingest.gebieden import lijkt_code
from kvdash.ingest.odata import Pagina, lees_pagina, soort_van
from kvdash.ingest.records import kies_scheiding
from kvdash.ingest.tekst import lees_tekst, open_inhoud
from kvdash.paden import open_lezend

_EIGENSCHAPPEN = "DataProperties"
_MAX = 20 * 1024 * 1024
_GEBIED, _TIJD = "geodimension", "timedimension"
_STERREN = {"voorlopig": "*", "nadervoorlopig": "**", "nader voorlopig": "**"}

Rij = dict[str, str]


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
    if tekst.einde > _MAX:
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


def _met_eenheid(rij: Rij) -> str:
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


def _tabellen(rijen: Sequence[Sequence[str]]) -> Iterator[tuple[str, list[Rij]]]:
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


def _uit_tabellen(tabellen: Mapping[str, list[Rij]]) -> Metadata | None:
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


def _zijn_gebieden(tabel: Sequence[Rij]) -> bool:
    """Areas keep their code, which says more than their name."""
    codes = [rij.get("Key", "") for rij in tabel]
    return 2 * sum(map(lijkt_code, codes)) > len(codes)


def _omschrijvingen(eigenschappen: Sequence[Rij]) -> Iterator[tuple[str, str]]:
    return ((rij.get("Key", ""), rij.get("Description", "")) for rij in eigenschappen)


def _titels(tabel: Sequence[Rij], *, is_tijd: bool) -> dict[str, str]:
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


def _koppen(eigenschappen: Sequence[Rij]) -> dict[str, str]:
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

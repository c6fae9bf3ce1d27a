"""Personal data: what in a cell points to a person, and the files that are refused for it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from kvdash.errors import PersoonsgegevensError
from kvdash.ingest.invoer import Blok, Invoer
from kvdash.ingest.tabel import MAX_KOLOMMEN
from kvdash.ingest.tekst import Record, breedte_van
from kvdash.taal import meervoud

# What in one cell points to a person: the forms of numbers, addresses, names and dates, never their meaning.
# Source of the check on a burgerservicenummer: the elfproef of the Logisch Ontwerp BRP (weights 9 to 2, and -1).

# `… los` is told by one cell; the others only count when many cells of a column have them.
Kenmerk = Literal[
    "getal",
    "bsn",
    "geen bsn",
    "bsn in tekst",
    "bsn los",
    "e-mail",
    "e-mail los",
    "telefoon",
    "telefoon los",
    "geen telefoon",
    "adres",
    "adres los",
    "postcode",
    "geboren",
    "geboren los",
    "datum",
    "naam",
]

# A number too short to mean a person, as nearly all cells of figures are; also for pyarrow.
KORT_GETAL = r"^\s*[-+]?\d{1,7}(?:[.,]\d{1,17})?\s*$"
_GETAL = re.compile(r"\s*[-+]?[\d.,\s]+%?\**\s*")
_BSN_CEL = re.compile(r"\s*\d{8,9}\s*|\s*\d{3}[ .]\d{3}[ .]\d{3}\s*|\s*\d{4}\.\d{2}\.\d{3}\s*")
_NEGEN = re.compile(r"(?<![\w.,+-])\d{9}(?![\w]|[.,-]\d)")
_BSN_WOORD = re.compile(r"\b(?:bsn|burgerservice\w*|sofi\w*)\b", re.IGNORECASE)
_EMAIL = re.compile(r"([\w.+%-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,}", re.IGNORECASE)
_FUNCTIE = re.compile(
    r"(?:info|contact|open|data|service|redactie|help|onderzoek|statistiek|cbs)[\w.-]*", re.IGNORECASE
)
_TELEFOON = re.compile(
    r"(?<![\w.,+-])(?:"
    r"(?:\+|00)(?:31|32|33|44|49)[\s-]?(?:\(0\)[\s-]?)?[1-9](?:[\s.-]?\d){7,9}"
    r"|(?!\d\d-\d\d-\d{4})(?=(?:\d[\s-]*){10}(?!\w))\(?0[1-9]\d{0,2}\)?[\s-]+\d(?:[\s-]?\d){5,7}"
    r")(?!\w|[.,]\d)"
)
_TELEFOON_KAAL = re.compile(r"(?<![\w.,+-])0[1-9]\d{8}(?![\w.,-])")
_TIEN = re.compile(r"\s*\d{10}\s*")
_STRAAT = re.compile(
    r"\b[A-Z][\w'’.-]{2,30}(?:straat|laan|weg|plein|kade|gracht|singel|dijk|dreef|steeg|hof|pad|plantsoen|boulevard)"
    r"\s+(?!(?:19|20)\d\d\b)\d{1,4}(?:\s?[a-zA-Z])?(?![\w])",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?<!\w)[1-9]\d{3}\s?(?!KW|MM|JJ|SA|SD|SS)[A-Z]{2}(?!\w)")
_POSTCODE_NUMMER = re.compile(
    r"(?<!\w)[1-9]\d{3}\s?(?!KW|MM|JJ|SA|SD|SS)[A-Z]{2}[\s,-]+(?:(?:huis)?(?:nr|nummer)\.?\s*)?"
    r"(?!(?:19|20)\d\d(?!\d))[1-9]\d{0,4}(?:[\s-]?[a-zA-Z])?(?![\w])"
)
_POSTCODE_AANEEN = re.compile(r"\s*[1-9]\d{3}(?!KW|MM|JJ|SA|SD|SS)[A-Z]{2}[1-9]\d{0,3}[a-zA-Z]?\s*")
_DATUM = r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_GEBOREN = re.compile(
    r"\b(?:geb(?:oren|\.|oortedatum)?|geboortedag|dob)\b\.?\s*(?:op|:|is)?\s*" + _DATUM, re.IGNORECASE
)
_WOORD = r"(?:[A-Z]\.)+|[A-Z][a-zà-ÿ'’-]+(?:-[A-Z][a-zà-ÿ'’]+)?"
_TUSSEN = r"(?:van|de|der|den|het|'t|ter|ten|te|el|al|la|von)"
_NAAM = rf"(?:{_WOORD})(?:,?\s+(?:{_TUSSEN}|{_WOORD})){{0,4}},?\s+(?:{_WOORD})"
_HELE_NAAM = re.compile(rf"\s*(?:{_NAAM})\s*")
_NAAM_MET_DATUM = re.compile(rf"(?:{_NAAM})[\s,;(*]+{_DATUM}")
_HELE_DATUM = re.compile(rf"\s*({_DATUM})(?:[ T]00:00(?::00)?)?\s*")
_LANG = 20_000  # characters of a cell that are looked at


def kenmerken(tekst: str) -> frozenset[Kenmerk]:
    """All that this cell shows."""
    tekst = tekst[:_LANG]
    cijfers = sum(map(str.isdigit, tekst))
    gevonden: set[Kenmerk] = set()
    if "@" in tekst:
        gevonden |= {("e-mail" if _FUNCTIE.fullmatch(naam) else "e-mail los") for naam in _EMAIL.findall(tekst)}
    if _GETAL.fullmatch(tekst):
        gevonden.add("getal")
    if cijfers >= 8:
        gevonden |= _nummers(tekst)
    if cijfers > 0:
        gevonden |= _adressen(tekst) | _datums(tekst)
    elif _HELE_NAAM.fullmatch(tekst):
        gevonden.add("naam")
    return frozenset(gevonden)


def _nummers(tekst: str) -> set[Kenmerk]:
    gevonden: set[Kenmerk] = set()
    if _BSN_CEL.fullmatch(tekst):
        gevonden.add("bsn" if is_bsn(tekst) else "geen bsn")
    elif negen := _NEGEN.findall(tekst):
        if any(map(is_bsn, negen)):
            gevonden.add("bsn los" if _BSN_WOORD.search(tekst) else "bsn in tekst")
        else:
            gevonden.add("geen bsn")
    if _TELEFOON.search(tekst):
        gevonden.add("telefoon los")
    elif _TELEFOON_KAAL.search(tekst):
        gevonden.add("telefoon" if _TELEFOON_KAAL.fullmatch(tekst.strip()) else "telefoon los")
    elif _TIEN.fullmatch(tekst):
        gevonden.add("geen telefoon")
    return gevonden


def _adressen(tekst: str) -> set[Kenmerk]:
    postcode, straat = _POSTCODE.search(tekst), _STRAAT.search(tekst)
    if _POSTCODE_NUMMER.search(tekst) or (postcode and straat):
        return {"adres los"}
    if straat:
        return {"adres los" if len(tekst.split()) >= 6 else "adres"}
    if _POSTCODE_AANEEN.fullmatch(tekst):
        return {"adres"}
    return {"postcode"} if postcode else set()


def _datums(tekst: str) -> set[Kenmerk]:
    if _GEBOREN.search(tekst):
        return {"geboren los"}
    if _NAAM_MET_DATUM.search(tekst):
        return {"geboren"}
    return {"datum"} if lees_dag(tekst) else set()


def is_bsn(tekst: str) -> bool:
    """Whether the eight or nine digits pass the elfproef."""
    cijfers = [int(teken) for teken in tekst if teken.isdigit()]
    negen = [0] * (9 - len(cijfers)) + cijfers
    som = sum(gewicht * cijfer for gewicht, cijfer in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), negen, strict=True))
    return som % 11 == 0 and any(negen[:4])


def lees_dag(tekst: str) -> date | None:
    """A cell that is one whole date, year first or last."""
    if not (gevonden := _HELE_DATUM.fullmatch(tekst)):
        return None
    delen = [int(deel) for deel in re.split(r"[-/. ]", gevonden[1])]
    jaar, maand, dag = delen if delen[0] > 31 else delen[::-1]
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


Soort = Literal[
    "burgerservicenummers",
    "e-mailadressen",
    "telefoonnummers",
    "adressen",
    "postcodes met huisnummer",
    "namen met geboortedatum",
    "geboortedatums",
]

_LOS: dict[Kenmerk, Soort] = {
    "bsn los": "burgerservicenummers",
    "e-mail los": "e-mailadressen",
    "telefoon los": "telefoonnummers",
    "adres los": "adressen",
    "geboren los": "namen met geboortedatum",
}
_KOP_BSN = re.compile(r"\bbsn\b|burgerservice|sofi-?(?:num|nr)", re.IGNORECASE)
_KOP_TELEFOON = re.compile(r"telefoon|mobiel(?:e nummer|nummer|nr|tje)?$|\btel\b|gsm", re.IGNORECASE)
_KOP_ADRES = re.compile(r"adres|straat", re.IGNORECASE)
_KOP_HUISNUMMER = re.compile(r"huis[\s_-]*(?:nr|num|letter)|\bhnr\b|housen", re.IGNORECASE)
_KOP_GEBOREN = re.compile(r"geboorte[\s_-]*(?:datum|dag)|geb[\s._-]*(?:datum|dat)\b|\bdob\b|birth", re.IGNORECASE)
_KOPREGELS = 12
_KORT = 7  # characters that tell of no person
_MIN_JAREN = 15  # dates further apart than this are of births, not of events
_ONTHOUD = 5_000  # different values kept of a column; texts kept with what they show: forty times as many


@dataclass
class _Kolom:
    """What the cells of a column show, in rows; `waarden` keeps apart how many different cells show it."""

    gevuld: int = 0
    rijen: Counter[Kenmerk] = field(default_factory=Counter)
    waarden: dict[Kenmerk, set[str]] = field(default_factory=dict)
    kop: str = ""

    def tel(self, tekst: str, gevonden: Iterable[Kenmerk], aantal: int) -> None:
        for kenmerk in gevonden:
            self.rijen[kenmerk] += aantal
            waarden = self.waarden.setdefault(kenmerk, set())
            if len(waarden) < _ONTHOUD:
                waarden.add(tekst.strip())

    def verschillend(self, kenmerk: Kenmerk) -> int:
        return len(self.waarden.get(kenmerk, ()))

    def meest(self, kenmerk: Kenmerk, *, minstens: int = 3) -> bool:
        """Whether at least half of the rows, with so many different cells, show this."""
        return self.verschillend(kenmerk) >= minstens and 2 * self.rijen[kenmerk] >= self.gevuld

    @property
    def is_tekst(self) -> bool:
        return 2 * self.rijen["getal"] < self.gevuld

    @property
    def lijkt_bsn(self) -> bool:
        """Whether the numbers pass the elfproef too often for chance, which lets one in eleven through."""
        raak = self.verschillend("bsn") + self.verschillend("bsn in tekst")
        mis = self.verschillend("geen bsn")
        if not raak or raak < 4 * mis:
            return False
        if _KOP_BSN.search(self.kop) or self.is_tekst:
            return True
        return raak >= 3 and 2 * self.rijen["bsn"] >= self.gevuld

    @property
    def lijkt_telefoon(self) -> bool:
        """Whether ten digits without blanks are telephone numbers: not all begin as codes of one gemeente do."""
        raak, mis = self.verschillend("telefoon"), self.verschillend("geen telefoon")
        if not raak or raak < 4 * mis:
            return False
        if _KOP_TELEFOON.search(self.kop):
            return True
        begin = {tekst[:4] for tekst in self.waarden["telefoon"]}
        return self.is_tekst or (self.meest("telefoon") and len(begin) > 1)

    @property
    def lijkt_geboren(self) -> bool:
        """Whether its dates lie as far apart, and as scattered, as births do."""
        dagen = {dag for tekst in self.waarden.get("datum", ()) if (dag := lees_dag(tekst))}
        if len(dagen) < 3 or not self.meest("datum"):
            return False
        eerste, laatste = min(dagen), max(dagen)
        verspreid = len(dagen) < 0.2 * (laatste - eerste).days
        return laatste.year - eerste.year >= _MIN_JAREN and verspreid and not _is_kalender(dagen)


def _is_kalender(dagen: Iterable[date]) -> bool:
    """Whether the dates are begins or ends of months, as those of statistics are."""
    return all(dag.day == 1 or dag.day >= 28 for dag in dagen)


def weiger_personen(invoer: Invoer) -> None:
    """Look at what can be seen before reading. Raises PersoonsgegevensError."""
    opsporing = Opsporing()
    opsporing.neem_records(invoer.overzicht())
    opsporing.weiger(waar=f" (blad '{invoer.naam}')" if invoer.naam else "", deel=not invoer.is_overzien)


class Opsporing:
    """Opsporing: takes in all cells of a table; `weiger` raises when they hold personal data."""

    def __init__(self, koppen: Sequence[str] = ()) -> None:
        self._kolommen: dict[int, _Kolom] = {n: _Kolom(kop=kop) for n, kop in enumerate(koppen)}
        self._bekend: dict[str, frozenset[Kenmerk]] = {}

    def neem_records(self, records: Sequence[Record]) -> None:
        """Take in records; the first rows may be headers."""
        koppen = self._koppen(records)
        tellers: dict[int, Counter[str]] = {}
        for record in records:
            for n, cel in enumerate(record.cellen[:MAX_KOLOMMEN]):
                tellers.setdefault(n, Counter())[cel] += 1
        for n, teller in tellers.items():
            kolom = self._kolommen.setdefault(n, _Kolom())
            self._neem(kolom, list(teller), np.array(list(teller.values())))
            if not kolom.kop and koppen[n : n + 1]:
                kolom.kop = koppen[n].strip()

    def neem_blok(self, blok: Blok) -> None:
        for n, data in enumerate(blok.kolommen):
            aantallen = np.bincount(data.index, minlength=len(data.uniek))
            self._neem(self._kolommen.setdefault(n, _Kolom()), data.uniek, aantallen)
        self.neem_records(blok.los)

    def _neem(self, kolom: _Kolom, teksten: list[str], aantallen: npt.NDArray[np.int64]) -> None:
        """Take in the different texts of a column with the number of rows that have each."""
        kort = pc.match_substring_regex(pa.array(teksten, pa.string()), KORT_GETAL).to_numpy(zero_copy_only=False)
        kolom.rijen["getal"] += int(aantallen[kort].sum())
        kolom.gevuld += int(aantallen[kort].sum())
        for plek in np.flatnonzero(~kort):
            if teksten[plek].strip():
                kolom.gevuld += int(aantallen[plek])
                kolom.tel(teksten[plek], self._kenmerken(teksten[plek]), int(aantallen[plek]))

    def _kenmerken(self, tekst: str) -> frozenset[Kenmerk]:
        bekend = self._bekend.get(tekst)
        if bekend is None:
            if len(self._bekend) > 40 * _ONTHOUD:
                self._bekend.clear()
            bekend = self._bekend[tekst] = kenmerken(tekst)
        return bekend

    def _koppen(self, records: Sequence[Record]) -> tuple[str, ...]:
        """The first row as wide as the table, unless it is one of data."""
        breedte = breedte_van(records)
        rijen = (r for r in records[:_KOPREGELS] if len(r.cellen) == breedte and len(r.gevuld) >= min(2, breedte))
        koppen = next(rijen, None)
        if koppen is None or any(self._kenmerken(c) - {"naam"} for c in koppen.cellen if len(c) >= _KORT):
            return ()
        return koppen.cellen

    def weiger(self, *, waar: str = "", deel: bool = False) -> None:
        """Raise PersoonsgegevensError if there is any; `deel` says that the file goes on after what was seen."""
        gevonden: dict[tuple[int, Soort], int] = {}
        for n, kolom in self._kolommen.items():
            for soort, rijen in _soorten(kolom).items():
                gevonden[n, soort] = rijen
        gevonden |= self._samen()
        if gevonden:
            regels = [self._regel(n, soort, rijen, deel=deel) for (n, soort), rijen in sorted(gevonden.items())]
            raise PersoonsgegevensError(
                f"Het bestand bevat persoonsgegevens{waar}: {'; '.join(regels)}. "
                "kvdash neemt alleen cijfers per gebied aan. Er is niets opgeslagen, ook het bestand zelf niet. "
                "Haal deze gegevens uit het bestand, of tel ze op per gebied, en lees het daarna opnieuw in."
            )

    def _samen(self) -> dict[tuple[int, Soort], int]:
        """What only columns side by side give away: postcode and house number, name and date of birth."""
        kolommen = self._kolommen.items()
        gevonden: dict[tuple[int, Soort], int] = {}
        if any(_KOP_HUISNUMMER.search(k.kop) for _, k in kolommen):
            for n, kolom in kolommen:
                if kolom.meest("postcode", minstens=1):
                    gevonden[n, "postcodes met huisnummer"] = kolom.rijen["postcode"]
                elif re.search(r"straat", kolom.kop, re.IGNORECASE) and kolom.is_tekst:
                    gevonden[n, "adressen"] = kolom.gevuld
        namen = any(k.meest("naam") for _, k in kolommen)
        for n, kolom in kolommen:
            if namen and kolom.lijkt_geboren:
                gevonden[n, "namen met geboortedatum"] = kolom.rijen["datum"]
        return gevonden

    def _regel(self, n: int, soort: Soort, rijen: int, *, deel: bool) -> str:
        kolom = self._kolommen[n]
        zegbaar = 0 < len(kolom.kop) <= 80 and not (kolom.meest("naam") and "naam" in self._kenmerken(kolom.kop))
        naam = f"kolom {n + 1} ('{kolom.kop}')" if zegbaar else f"kolom {n + 1}"
        return f"{soort} in {naam}, {'minstens ' if deel else ''}{meervoud(rijen, 'regel', 'regels')}"


def _soorten(kolom: _Kolom) -> dict[Soort, int]:
    """What one column holds by itself, with the number of rows."""
    rijen = kolom.rijen
    gevonden: dict[Soort, int] = {soort: rijen[los] for los, soort in _LOS.items() if rijen[los]}
    if kolom.lijkt_bsn:
        gevonden["burgerservicenummers"] = rijen["bsn"] + rijen["bsn in tekst"] + rijen["bsn los"]
    if kolom.meest("e-mail"):
        gevonden["e-mailadressen"] = rijen["e-mail"] + rijen["e-mail los"]
    if kolom.lijkt_telefoon:
        gevonden["telefoonnummers"] = rijen["telefoon"] + rijen["telefoon los"]
    if rijen["adres"] and (kolom.meest("adres") or _KOP_ADRES.search(kolom.kop)):
        gevonden["adressen"] = rijen["adres"] + rijen["adres los"]
    if kolom.verschillend("geboren") > 1:
        gevonden["namen met geboortedatum"] = rijen["geboren"] + rijen["geboren los"]
    if rijen["datum"] and _KOP_GEBOREN.search(kolom.kop):
        gevonden["geboortedatums"] = rijen["datum"]
    return gevonden

"""What in one cell points to a person: the forms of numbers, addresses, names and dates, never their meaning.

Source of the check on a burgerservicenummer: the elfproef of the Logisch Ontwerp BRP (weights 9 to 2, and -1).
"""

import re
from datetime import date
from typing import Literal

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

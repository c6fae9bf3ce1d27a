"""Periods as files write them: codes, years, months and quarters in words, dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from kvdash.ingest.waarden import DEFINITIEF, NADER_VOORLOPIG, VOORLOPIG

Vorm = Literal["code", "jaar", "jaren", "woord", "datum"]
Korrel = Literal["jaar", "maand"]

EERSTE_JAAR, LAATSTE_JAAR = 1950, 2060

_MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MAANDNUMMER: dict[str, int] = {naam: plek % 12 + 1 for plek, naam in enumerate(_MAANDEN)} | {"sept": 9}

_STERREN = re.compile(r"\s*(\*{1,2})$")
_VOORLOPIG = re.compile(r"\s*\((nader )?voorlopig\)$")
_CODE = re.compile(r"(\d{4})(JJ00|KW0[1-4]|MM(?:0[1-9]|1[0-2]))", re.IGNORECASE)
_JAAR = re.compile(r"(\d{4})(?:\.0+)?")
_JAAR_MAAND = re.compile(r"(\d{4})[ \-/]([a-z]{3,9})\.?|([a-z]{3,9})\.?[ \-/](\d{4})")
_JAAR_NUMMER = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4})")
_KWARTAAL = re.compile(
    r"(\d{4})[ \-]?(?:q|kw|k|kwartaal )0?([1-4])|(?:q|kw|k|kwartaal )0?([1-4])[ \-](\d{4})"
    r"|(\d{4}) ([1-4])(?:e|ste|de)? ?kwartaal|([1-4])(?:e|ste|de)? ?kwartaal (?:van )?(\d{4})"
)
KWARTAALKOP = re.compile(r"kwartaal|quarter|kwrt|^kw$", re.IGNORECASE)  # a header above numbers of quarters
_DEEL = re.compile(
    r"(?:q|kw|k|kwartaal |kwartaal)0?([1-4])|([1-4])(?:e|ste|de)? ?(?:kwartaal|kw)|"
    r"(totaal|jaar|jaartotaal|heel jaar|hele jaar)"
)
_JAARMAAND = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_JARENREEKS = re.compile(r"(\d{4})(?: ?[-/] ?(\d{4})| ?/ ?(\d{2}))")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ t]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?")
_DMJ = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Gelezen:
    """Gelezen: a period in CBS notation, how it was written, and how provisional its figures are.

    `vorm` jaren: of several years, as in surveys and school years, the code is that of the last one.
    """

    code: str
    vorm: Vorm
    soort: int = DEFINITIEF


def is_jaar(jaar: int) -> bool:
    return EERSTE_JAAR <= jaar <= LAATSTE_JAAR


@lru_cache(maxsize=50_000)
def lees_periode(tekst: str) -> Gelezen | None:
    """A cell or header as a period, None if it is not one. Dates come back as the month they lie in."""
    schoon = " ".join(tekst.replace("\ufeff", "").split()).casefold()
    soort = DEFINITIEF
    if sterren := _STERREN.search(schoon):
        soort = VOORLOPIG if len(sterren[1]) == 1 else NADER_VOORLOPIG
        schoon = _STERREN.sub("", schoon)
    elif woord := _VOORLOPIG.search(schoon):
        soort = NADER_VOORLOPIG if woord[1] else VOORLOPIG
        schoon = _VOORLOPIG.sub("", schoon)
    gevonden = _lees(schoon)
    if gevonden is None or not is_jaar(int(gevonden[0][:4])):
        return None
    return Gelezen(code=gevonden[0], vorm=gevonden[1], soort=soort)


def _lees(schoon: str) -> tuple[str, Vorm] | None:
    if code := _CODE.fullmatch(schoon):
        return code[0].upper(), "code"
    if jaar := _JAAR.fullmatch(schoon):
        return f"{jaar[1]}JJ00", "jaar"
    if kwartaal := _KWARTAAL.fullmatch(schoon):
        g = kwartaal.groups()
        jaar_tekst, nummer = g[0] or g[3] or g[4] or g[7], g[1] or g[2] or g[5] or g[6]
        return f"{jaar_tekst}KW0{nummer}", "woord"
    if woord := _JAAR_MAAND.fullmatch(schoon):
        maand = MAANDNUMMER.get(woord[2] or woord[3])
        return (f"{woord[1] or woord[4]}MM{maand:02d}", "woord") if maand else None
    if nummers := _JAAR_NUMMER.fullmatch(schoon):
        maand = int(nummers[2] or nummers[3])
        if 1 <= maand <= 12:
            return f"{nummers[1] or nummers[4]}MM{maand:02d}", "woord"
    if jaarmaand := _JAARMAAND.fullmatch(schoon):
        return f"{jaarmaand[1]}MM{jaarmaand[2]}", "woord"
    if laatste := _laatste_jaar(schoon):
        return f"{laatste}JJ00", "jaren"
    dag = lees_datum(schoon)
    return (f"{dag.year:04d}MM{dag.month:02d}", "datum") if dag else None


def lees_deel(tekst: str) -> str | None:
    """A month or quarter without its year as the end of a code ("MM03", "KW01"; "JJ00": the whole year), else None."""
    schoon = " ".join(tekst.split()).casefold().rstrip(".")
    if schoon in MAANDNUMMER:
        return f"MM{MAANDNUMMER[schoon]:02d}"
    if not (deel := _DEEL.fullmatch(schoon)):
        return None
    return "JJ00" if deel[3] else f"KW0{deel[1] or deel[2]}"


def met_deel(code: str, deel: str | None) -> str:
    """The code of a year with the month or quarter that is told elsewhere."""
    return code[:4] + deel if deel and code.endswith("JJ00") else code


def _laatste_jaar(tekst: str) -> int | None:
    """The last of the years that a text names the first and last of: 2022/2023, 2022/23, 2021 - 2024."""
    jaren = _JARENREEKS.fullmatch(tekst)
    if jaren is None:
        return None
    eerste, einde = int(jaren[1]), jaren[2] or jaren[3]
    laatste = eerste + (int(einde) - eerste) % 100
    return laatste if 0 < laatste - eerste < 10 and str(laatste).endswith(einde) else None


def lees_datum(tekst: str) -> date | None:
    """An ISO or dd-mm-jjjj date, with or without a time; None if it is not one."""
    schoon = tekst.strip().casefold()
    try:
        if iso := _ISO.fullmatch(schoon):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if dmj := _DMJ.fullmatch(schoon):
            return date(int(dmj[3]), int(dmj[2]), int(dmj[1]))
    except ValueError:
        return None
    return None


def korrel_van_datums(teksten: Iterable[str]) -> Korrel | None:
    """Which periods a column of dates stands for: all the first or last of a year, or of a month; None: days."""
    datums = [d for t in teksten if (d := lees_datum(t)) is not None]
    if not datums:
        return None
    if all((d.month, d.day) in ((1, 1), (12, 31)) for d in datums):
        return "jaar"
    return "maand" if all(d.day == 1 or (d + timedelta(days=1)).day == 1 for d in datums) else None


def jaar_in_tekst(tekst: str) -> int | None:
    """The one year that a file name names, None if there is none or more than one."""
    jaren = {int(j) for j in re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", tekst) if is_jaar(int(j))}
    return jaren.pop() if len(jaren) == 1 else None

"""What one text says: a number or a sign for none, a period, a unit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from kvdash.domain.indicator import Maat
from kvdash.domain.reeks import Status
from kvdash.domain.toewijzing import Notatie
from kvdash.taal import kort

# Numbers as people write them, and the signs that stand for no number.

# What a cell holds, as small integers for arrays. The first four carry a waarneming.
DEFINITIEF, VOORLOPIG, NADER_VOORLOPIG, ONDERDRUKT, ONTBREEKT, FOUT = range(6)
STATUSSEN: tuple[Status, ...] = ("definitief", "voorlopig", "nader voorlopig", "onderdrukt")

_ONTBREEKT = frozenset(
    {"", ".", "..", "...", "…", "-", "–", "—", "na", "n.a.", "n/a", "nan", "null", "none", "nb", "n.b.", "*", "**"}
    | {"#n/a", "#n/b", "?", "onbekend"}
)
_ONDERDRUKT = frozenset({"x", "geheim"})
_KLEIN = re.compile(r"<\s*\d+|\d{1,2}\s*-\s*\d{1,2}|minder dan \d+")  # "<5" and "0-4": hidden because small
_SWING_ONDERDRUKT = -99997.0
_SWING_ONTBREEKT = frozenset({-99996.0, -99998.0, -99999.0})
_SWING = re.compile(r"-9999[6-9](?:[.,]0+)?")
_BLANKS = str.maketrans("", "", " \u00a0\u202f\u2009\t\ufeff")
_VOETNOOT = re.compile(r"(?<=[\d*])[⁰¹²³⁴⁵⁶⁷⁸⁹]+\)?$")  # the mark of a footnote behind a figure
_STERREN = re.compile(r"(\*{1,2})$")
_VORM = {
    ",": re.compile(r"([+-]?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?"),
    ".": re.compile(r"([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?"),
}
_WETENSCHAPPELIJK = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE][+-]?\d{1,3}")
_GEWOON = {",": r"^-?\d{1,15}(,\d{1,12})?$", ".": r"^-?\d{1,15}(\.\d{1,12})?$"}
_GROEPEN = re.compile(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_BREUK = re.compile(r"[+-]?\d+([.,])\d+")
_MAX = 1e15


@dataclass(frozen=True, slots=True)
class Getal:
    """Getal: what one cell holds; `soort` is DEFINITIEF … FOUT, `reden` says why it is no number."""

    waarde: float
    soort: int
    reden: str = ""


def kaal(tekst: str) -> str:
    """The text without blanks of any kind and with a plain minus sign."""
    return tekst.translate(_BLANKS).replace("−", "-")


def is_teken(tekst: str) -> bool:
    """Whether a cell is empty or holds a sign for missing or secret."""
    schoon = tekst.strip().casefold()
    return schoon in _ONTBREEKT or schoon in _ONDERDRUKT or is_verborgen(tekst)


def is_verborgen(tekst: str) -> bool:
    """Whether a cell holds a code that only figures have in place of a number: Swing's, or `<5`."""
    schoon = tekst.strip().casefold()
    return _SWING.fullmatch(schoon) is not None or _KLEIN.fullmatch(schoon) is not None


def is_getal(tekst: str) -> bool:
    """Whether a cell holds a number in either notation."""
    return any(lees_getal(tekst, notatie=n).soort in (DEFINITIEF, VOORLOPIG, NADER_VOORLOPIG) for n in (",", "."))


def bepaal_notatie(waarden: Iterable[str]) -> Notatie:
    """The decimal sign, from the values: `1.213,5` and `32,9` prove a comma, `33.1` a point.

    `1.213` alone counts as thousands, unless a number of four digits stands ungrouped among the values.
    """
    bewijs = {",": 0, ".": 0}
    groep_punt = groep_komma = ongegroepeerd = 0
    for tekst in waarden:
        schoon = _STERREN.sub("", kaal(tekst)).rstrip("%")
        if "," in schoon and "." in schoon:
            bewijs["," if schoon.rindex(",") > schoon.rindex(".") else "."] += 1
        elif groep := _GROEPEN.fullmatch(schoon):
            groep_punt += groep[1] == "."
            groep_komma += groep[1] == ","
        elif breuk := _BREUK.fullmatch(schoon):
            bewijs[breuk[1]] += 1
        else:
            ongegroepeerd += len(schoon.lstrip("-")) > 3 and schoon.lstrip("-").isdigit()
    if bewijs[","] or bewijs["."]:
        return "," if bewijs[","] >= bewijs["."] else "."
    return "." if groep_punt and ongegroepeerd and not groep_komma else ","


def lees_getal(tekst: str, *, notatie: Notatie) -> Getal:
    """One cell as a number; never raises, a faulty cell has soort FOUT and a reden in Dutch."""
    schoon = _VOETNOOT.sub("", kaal(tekst))
    laag = schoon.casefold()
    if laag in _ONTBREEKT:
        return Getal(np.nan, ONTBREEKT)
    if laag in _ONDERDRUKT or _KLEIN.fullmatch(tekst.strip().casefold()):
        return Getal(np.nan, ONDERDRUKT)
    sterren = _STERREN.search(schoon)
    soort = (DEFINITIEF, VOORLOPIG, NADER_VOORLOPIG)[len(sterren[1]) if sterren else 0]
    kern = _STERREN.sub("", schoon).removesuffix("%")
    if _WETENSCHAPPELIJK.fullmatch(kern):
        return _begrens(float(kern.replace(",", ".")), soort, tekst)
    vorm = _VORM[notatie].fullmatch(kern)
    if vorm is None:
        return Getal(np.nan, FOUT, _reden(tekst, kern, notatie))
    heel = vorm[2].replace("." if notatie == "," else ",", "")
    return _begrens(float(f"{vorm[1]}{heel}.{vorm[3] or '0'}"), soort, tekst)


def _begrens(waarde: float, soort: int, tekst: str) -> Getal:
    if waarde in _SWING_ONTBREEKT:
        return Getal(np.nan, ONTBREEKT)
    if waarde == _SWING_ONDERDRUKT:
        return Getal(np.nan, ONDERDRUKT)
    if abs(waarde) > _MAX:
        return Getal(np.nan, FOUT, f"'{kort(tekst, hoogstens=40)}' is te groot voor een cijfer")
    return Getal(waarde, soort)


def _reden(tekst: str, kern: str, notatie: Notatie) -> str:
    melding = f"'{kort(tekst, hoogstens=40)}' is geen getal"
    if "\ufffd" in tekst:
        return f"{melding} (er staat een onleesbaar teken in)"
    if re.fullmatch(r"[\dOo.,]+", kern) and re.search(r"[Oo]", kern):
        return f"{melding} (staat er een letter O?)"
    if re.fullmatch(r"[\dlI.,]+", kern) and re.search(r"[lI]", kern):
        return f"{melding} (staat er een letter l of I?)"
    if re.fullmatch(r"[\d.,]+", kern):
        teken = "komma" if notatie == "," else "punt"
        return f"{melding} (in dit bestand is de {teken} het decimaalteken)"
    if kern.startswith("="):
        return f"{melding} maar een formule zonder uitkomst (open het bestand in Excel en bewaar het met waarden)"
    return melding


@lru_cache(maxsize=200_000)
def _lees_vast(tekst: str, notatie: Notatie) -> Getal:
    return lees_getal(tekst, notatie=notatie)


def lees_getallen(
    uniek: Sequence[str], *, notatie: Notatie
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int8], dict[int, str]]:
    """Many different cells at once: values, soorten, and the reden per faulty position."""
    waarden = np.full(len(uniek), np.nan)
    soorten = np.zeros(len(uniek), dtype=np.int8)
    redenen: dict[int, str] = {}
    rest = _lees_gewone(uniek, notatie, waarden) if len(uniek) > 500 else np.arange(len(uniek))
    for plek in rest:
        getal = _lees_vast(uniek[plek], notatie)
        waarden[plek], soorten[plek] = getal.waarde, getal.soort
        if getal.soort == FOUT:
            redenen[int(plek)] = getal.reden
    return waarden, soorten, redenen


def _lees_gewone(uniek: Sequence[str], notatie: Notatie, waarden: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Fill in the plain numbers by pyarrow; the positions that are left (signs, stars, thousands, faults)."""
    tekst = pc.utf8_trim_whitespace(pa.array(uniek, pa.string()))
    gewoon = pc.match_substring_regex(tekst, _GEWOON[notatie])
    masker = gewoon.to_numpy(zero_copy_only=False)
    kern = tekst.filter(gewoon)
    if notatie == ",":
        kern = pc.replace_substring(kern, ",", ".")
    gelezen = pc.cast(kern, pa.float64()).to_numpy(zero_copy_only=False)
    waarden[masker] = gelezen
    bijzonder = np.zeros(len(uniek), dtype=bool)
    bijzonder[masker] = (gelezen <= -99996.0) & (gelezen >= -99999.0)
    rest: npt.NDArray[np.int64] = np.flatnonzero(~masker | bijzonder)
    return rest


# Periods as files write them: codes, years, months and quarters in words, dates.

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

_VOORLOPIG_TEKEN = re.compile(r"\s*(\*{1,2})$")
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
    if sterren := _VOORLOPIG_TEKEN.search(schoon):
        soort = VOORLOPIG if len(sterren[1]) == 1 else NADER_VOORLOPIG
        schoon = _VOORLOPIG_TEKEN.sub("", schoon)
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


# Units: what kind of figure a word in brackets, a header row or a column of units stands for.

_PER_1000 = re.compile(r"(per|/|promille|‰).*\b1[ .]?000\b|‰|promille|^per mille$", re.IGNORECASE)
_HAAKJES = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]]*)[)\]]\s*$", re.DOTALL)
_R_KOP = re.compile(r"^([^\s]+?)\.\.([^\s]+?)\.$")
_KAAL = re.compile(r"(%|procent|percentage)( van .*)?|(aantal )?(per |/ ?)1[ .]?000\b.*|‰|promille|per mille|.*= ?100")
_DUIZENDTALLEN = ("x 1 000", "x 1000", "x 1.000")
_WOORDEN: dict[str, Maat] = {
    **dict.fromkeys(
        ("aantal", "absoluut", "abs", "n", "aantallen", "stuks", "#", "x 1", "x 1 000", "x 1000"), "aantal"
    ),
    **dict.fromkeys(("%", "procent", "percentage", "perc", "pct"), "percentage"),
    **dict.fromkeys(("rapportcijfer", "cijfer", "score 1-10", "gemiddeld rapportcijfer", "1-10"), "rapportcijfer"),
    **dict.fromkeys(("schaalscore", "schaalscore 0-10", "score"), "schaalscore"),
    **dict.fromkeys(("index", "indexcijfer", "indexscore"), "index"),
}
_NIETS = frozenset({"code", "naam", "omschrijving"})  # units of columns that describe, not measure


@dataclass(frozen=True, slots=True)
class Eenheid:
    """Eenheid: the kind of figure, and by how much a cell must be multiplied (1 or 1000)."""

    maat: Maat
    factor: float = 1.0


def lees_eenheid(tekst: str) -> Eenheid | None:
    """A unit by its words ("%", "per 1 000 inwoners"), None if they are no unit."""
    schoon = " ".join(tekst.replace("\u00a0", " ").split()).casefold()
    if _PER_1000.search(schoon):
        return Eenheid("per 1.000")
    if maat := _WOORDEN.get(schoon):
        return Eenheid(maat, 1000.0 if schoon in _DUIZENDTALLEN else 1.0)
    if schoon.startswith(("%", "percentage ")):
        return Eenheid("percentage")
    if re.fullmatch(r"(19|20)\d\d ?= ?100", schoon):
        return Eenheid("index")
    return None


def is_kale_eenheid(tekst: str) -> bool:
    """Whether a text is a unit and nothing else: "Percentage onveilig" also names a topic."""
    schoon = " ".join(tekst.replace("\u00a0", " ").split()).casefold()
    return lees_eenheid(tekst) is not None and (schoon in _WOORDEN or _KAAL.fullmatch(schoon) is not None)


def splits_kop(kop: str) -> tuple[str, Eenheid | None]:
    """A header as topic and the unit it ends with in brackets."""
    tekst = " ".join(_ontward(kop).split())
    gevonden = _HAAKJES.match(tekst)
    if gevonden is None:
        return tekst, None
    eenheid = lees_eenheid(gevonden[2])
    return (gevonden[1], eenheid) if eenheid else (tekst, None)


def _ontward(kop: str) -> str:
    """A header that R made a name of (`Aantal.inwoners..aantal.`) with blanks and brackets again."""
    gevonden = _R_KOP.match(kop.strip())
    return f"{gevonden[1].replace('.', ' ')} ({gevonden[2].replace('.', ' ')})" if gevonden else kop


def is_beschrijving(kop: str) -> bool:
    """Whether the unit in brackets says that the column describes the area: (code), (naam), (omschrijving)."""
    gevonden = _HAAKJES.match(kop.strip())
    return gevonden is not None and gevonden[2].strip().casefold() in _NIETS


def maat_uit_woorden(label: str) -> Maat | None:
    """The kind of figure that the words of a topic name, None if they do not."""
    schoon = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).casefold()
    if _PER_1000.search(schoon):
        return "per 1.000"
    for woord, maat in (("rapportcijfer", "rapportcijfer"), ("schaalscore", "schaalscore"), ("index", "index")):
        if woord in schoon:
            return maat  # type: ignore[return-value]
    if re.search(r"%|\b(percentage|procent|aandeel)\b", schoon):
        return "percentage"
    return "aantal" if re.match(r"aantal\b", schoon) else None

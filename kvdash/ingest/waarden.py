"""Numbers as people write them, and the signs that stand for no number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from kvdash.domain.reeks import Status
from kvdash.domain.toewijzing import Notatie
from kvdash.taal import kort

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

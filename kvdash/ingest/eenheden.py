"""Units: what kind of figure a word in brackets, a header row or a column of units stands for."""

import re
from dataclasses import dataclass

from kvdash.domain.indicator import Maat

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
_ANDER = re.compile(r"euro|€|km|m²|m2|meter|jaar|dagen|uren|uur|ha|kwh|m3|m³", re.IGNORECASE)


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


def is_andere_eenheid(kop: str) -> bool:
    """Whether the unit in brackets is one for which there is no Maat, such as euro or km."""
    gevonden = _HAAKJES.match(kop.strip())
    return gevonden is not None and _ANDER.search(gevonden[2]) is not None


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

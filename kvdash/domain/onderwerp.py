"""Onderwerp: what a file measures, by the label or code it has there."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping

from kvdash.domain.indicator import Maat
from kvdash.domain.model import Model

_KEY_INDEX = re.compile(r"_\d+$")  # AantalInwoners_5
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CODE = re.compile(r"\s*(\d+\.\d+\.\d+|[EFM]\d{2,3})(?=\s|$)")
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")
_UNIT_WORD = re.compile(r"(?<=\w) (?:aantal|procent|percentage)$")  # Aantal.inwoners..aantal.
_IN_WORD = re.compile(r"\((\w+)\)(?=\w)")  # (Vuur)wapenmisdrijven
_RANK = re.compile(r"^\d (?=[a-z])")  # 1 Vermogensmisdrijven
_SCHEIDING = re.compile(r"(?<=\d)\s*([^\w\s])\s*(?=\d)|(?:^|\s+)([-−])(?=\d)|[\s\-–—/|\\,.:;()\[\]'\"_]+")


class Onderwerp(Model):
    """Onderwerp: a topic of a file: the indicator (code) it gives figures of, who publishes it, and in what unit.

    `patroon` is the label or code by which it is recognised.
    """

    patroon: str
    indicator: str
    bron: str
    maat: Maat


def normalize_label(label: str) -> str:
    """The words of a label in lower case with single blanks, without accents, punctuation and key index."""
    tekst = _KEY_INDEX.sub("", label.strip())
    if " " not in tekst:
        tekst = _CAMEL.sub(" ", tekst)
    zonder_accent = unicodedata.normalize("NFKD", _IN_WORD.sub(r"\1", tekst)).encode("ascii", "ignore").decode()
    woorden = " ".join(re.findall(r"[a-z0-9]+", zonder_accent.casefold()))
    return woorden.replace("wel eens", "weleens")


def variants(label: str) -> Iterator[str]:
    """The normalised forms to look a label up by: whole, without unit, without rank, and the end of a topic path."""
    zonder_eenheid = _UNIT.sub("", label)
    delen = re.split(r"[/|]", zonder_eenheid)
    for vorm in (label, zonder_eenheid, *("/".join(delen[n:]) for n in range(1, len(delen)))):
        woorden = normalize_label(vorm)
        yield woorden
        yield _UNIT_WORD.sub("", woorden)
        yield _RANK.sub("", woorden)


def leading_code(label: str) -> str | None:
    """The publisher's code with which a label opens ("1.1.1 Diefstal/inbraak woning"), None if it has none."""
    match = _CODE.match(label)
    return match[1] if match else None


def naamvorm(naam: str) -> str:
    """What makes a name another name: its letters, digits and signs, and what stands between two digits ("0-5", "<18").

    Case, accents, blanks and other marks between words do not: publishers write those differently each year.
    """
    plat = unicodedata.normalize("NFKD", _CAMEL.sub(" ", naam))
    kaal = "".join(teken for teken in plat if not unicodedata.combining(teken)).casefold()
    return _SCHEIDING.sub(lambda m: m[1] or m[2] or " ", kaal).strip()


def code_van_naam(basis: str, naam: str, *, bekend: Mapping[str, str]) -> str:
    """The code of a name: `basis`, or where that is the code of another name in `bekend`, one made of the whole name.

    `bekend` gives the name of each code. The same name always has the same code while its own stands in there.
    """
    vorm = naamvorm(naam)
    uniek = f"{basis}_{hashlib.sha256(vorm.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    if uniek in bekend:
        return uniek
    return basis if naamvorm(bekend.get(basis, naam)) == vorm else uniek

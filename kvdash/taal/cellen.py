"""Text in a file: the one place that writes CSV, and that knows what a program cannot hold or takes for a formula."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

Cel = str | int | float | None

# OWASP, "CSV injection": how a formula may begin, also in full width and after blanks that a program leaves out.
_FORMULE = re.compile(r"'*(?:[\s\x00-\x1f\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠]|[\t\r\n])")
_GETAL = re.compile(r"-?\d+(?:[.,]\d+)*")
# What XML cannot hold, a terminal obeys, or UTF-8 has no bytes for; tabs and line ends are none of these.
_BESTURING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Besides those of CSV: what programs with other settings take for the end of a cell.
_TUSSEN_QUOTES = re.compile(r'[";,\t|\r\n]|^\s|\s$')


def zonder_besturing(tekst: str) -> str:
    """The text as a file can hold it: of characters that steer a machine (people paste them along) each is a blank."""
    return _BESTURING.sub(" ", tekst)


def is_formule(tekst: str) -> bool:
    """Whether a spreadsheet may take this text for a formula; a negative number is none."""
    return _FORMULE.match(tekst) is not None and _GETAL.fullmatch(tekst) is None


def als_tekstcel(tekst: str) -> str:
    """Text that a spreadsheet shows and never works out: an apostrophe goes before what looks like a formula."""
    return f"'{tekst}" if is_formule(tekst) else tekst


def als_werkmapcel(tekst: str) -> str:
    """Text for a workbook, where text is marked as such: only what `lees_cel` would take off is put before it."""
    return als_tekstcel(tekst) if tekst.startswith("'") else tekst


def lees_cel(tekst: str) -> str:
    """What was written, of a cell that `als_tekstcel` or `als_werkmapcel` made; other texts are left as they are."""
    return tekst[1:] if tekst.startswith("'") and is_formule(tekst[1:]) else tekst


def schrijf_csv(rijen: Iterable[Sequence[Cel]]) -> bytes:
    """Rows as Dutch Excel opens them: semicolons, decimal commas, UTF-8 with a mark, each row on one line.

    Figures are given as numbers, those with decimals in ten digits; all else is text and never becomes a formula.
    """
    return "".join(f"{';'.join(map(_cel, rij))}\r\n" for rij in rijen).encode("utf-8-sig")


def _cel(cel: Cel) -> str:
    if isinstance(cel, str):
        return _tekst(cel)
    if cel is None:
        return ""
    return str(cel) if isinstance(cel, int) else f"{cel:.10g}".replace(".", ",")


@lru_cache(maxsize=4096)
def _tekst(tekst: str) -> str:
    cel = als_tekstcel(zonder_besturing(" ".join(tekst.splitlines())))
    return '"' + cel.replace('"', '""') + '"' if _TUSSEN_QUOTES.search(cel) else cel

"""Workbooks: the one place that makes them. No text in one becomes a formula, a link or a number."""

from io import BytesIO
from typing import Any, NoReturn

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kvdash.report.text import AFGEKAPT
from kvdash.taal.cellen import als_werkmapcel, zonder_besturing

_LANGSTE_CEL = 32_767  # in units of UTF-16, as Excel counts
_LETTERLIJK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Blad(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """Blad: a sheet on which text stays text, also when someone opens the cell and presses Enter."""

    tekst: Any  # the format of text that has none of its own

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        cel = als_werkmapcel(_passend(zonder_besturing(string)))
        if cel.startswith("<r>") and cel.endswith("</r>"):  # xlsxwriter would put it in the file as XML
            cel += " "
        geschreven: int = super()._write_string(row, col, cel, cell_format or self.tekst)
        return geschreven

    def _geen(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise TypeError("a sheet of kvdash holds texts, numbers and dates only")

    _write_formula = _write_array_formula = _write_url = _write_rich_string = _geen


def _passend(tekst: str) -> str:
    """As much of the text as a cell holds, and then that it is not all."""
    if len(tekst) <= _LANGSTE_CEL // 2:
        return tekst
    eenheden = tekst.encode("utf-16-le")
    if len(eenheden) <= 2 * _LANGSTE_CEL:
        return tekst
    ruimte = 2 * (_LANGSTE_CEL - len(AFGEKAPT) - 2)  # an apostrophe may come before it, and a blank behind
    return eenheden[:ruimte].decode("utf-16-le", errors="ignore") + AFGEKAPT


class Werkmap(Workbook):  # type: ignore[misc]
    """Werkmap: a workbook in memory; `als_bytes` closes it."""

    def __init__(self, *, titel: str, auteur: str = "") -> None:
        self._uit = BytesIO()
        super().__init__(self._uit, {"in_memory": True, **_LETTERLIJK})
        self.worksheet_class = Blad
        self.set_properties({"title": zonder_besturing(titel), "author": zonder_besturing(auteur)})
        self._tekst = self.add_format({"quote_prefix": True})

    def add_worksheet(self, name: str) -> Blad:
        blad: Blad = super().add_worksheet(name)
        blad.tekst = self._tekst
        return blad

    def als_bytes(self) -> bytes:
        self.close()
        return self._uit.getvalue()

"""Periode: when the things that a figure counts happened."""

import re
from typing import Literal, Self

from pydantic import field_validator

from kvdash.domain.model import Model

PeriodeSoort = Literal["jaar", "kwartaal", "maand"]

_CODE = re.compile(r"(\d{4})(JJ|KW|MM)(\d{2})")
_SOORT: dict[str, PeriodeSoort] = {"JJ": "jaar", "KW": "kwartaal", "MM": "maand"}
_HOOGSTE = {"JJ": 0, "KW": 4, "MM": 12}


class Periode(Model):
    """Periode: a year, quarter or month in CBS notation (2024JJ00, 2024KW01, 2024MM01).

    Raises ValueError (as pydantic's ValidationError) for any other text.
    """

    code: str

    @field_validator("code")
    @classmethod
    def _check(cls, code: str) -> str:
        match = _CODE.fullmatch(code)
        if match is None:
            raise ValueError(f"'{code}' is geen periode (verwacht zoals 2024JJ00, 2024KW01 of 2024MM01)")
        nummer, hoogste = int(match[3]), _HOOGSTE[match[2]]
        if nummer > hoogste or (hoogste > 0 and nummer == 0):
            raise ValueError(f"'{code}' is geen bestaande periode")
        return code

    @classmethod
    def van_jaar(cls, jaar: int) -> Self:
        return cls(code=f"{jaar:04d}JJ00")

    @property
    def jaar(self) -> int:
        return int(self.code[:4])

    @property
    def soort(self) -> PeriodeSoort:
        return _SOORT[self.code[4:6]]

    @property
    def nummer(self) -> int:
        """0 for a year, 1-4 for a quarter, 1-12 for a month."""
        return int(self.code[6:])

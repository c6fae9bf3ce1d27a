"""Periode: when the things that a figure counts happened."""

import re
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, Self

from pydantic import field_validator

from kvdash.domain.model import Model

PeriodeSoort = Literal["jaar", "kwartaal", "maand"]

_CODE = re.compile(r"(\d{4})(JJ|KW|MM)(\d{2})")
_SOORT: dict[str, PeriodeSoort] = {"JJ": "jaar", "KW": "kwartaal", "MM": "maand"}
_HOOGSTE = {"JJ": 0, "KW": 4, "MM": 12}
_LETTERS: dict[PeriodeSoort, str] = {"jaar": "JJ", "kwartaal": "KW", "maand": "MM"}

PER_JAAR: dict[PeriodeSoort, int] = {"jaar": 1, "kwartaal": 4, "maand": 12}


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

    # Pages ask for it tens of thousands of times, of few different periods.
    @cached_property
    def jaar(self) -> int:
        return int(self.code[:4])

    @property
    def soort(self) -> PeriodeSoort:
        return _SOORT[self.code[4:6]]

    @property
    def nummer(self) -> int:
        """0 for a year, 1-4 for a quarter, 1-12 for a month."""
        return int(self.code[6:])

    @property
    def begin(self) -> date:
        """Its first day."""
        return date(self.jaar, (max(self.nummer, 1) - 1) * (12 // PER_JAAR[self.soort]) + 1, 1)

    @property
    def einde(self) -> date:
        """Its last day."""
        return self.volgende.begin - timedelta(days=1)

    @property
    def dagen(self) -> int:
        return (self.einde - self.begin).days + 1

    @property
    def volgende(self) -> Self:
        """The period of the same kind right after it."""
        return self._verschoven(1)

    @property
    def jaar_eerder(self) -> Self:
        """The same period of the year before."""
        return self._verschoven(-PER_JAAR[self.soort])

    @cached_property
    def plek(self) -> float:
        """Where its middle lies on an axis of years, on which the number of a year is the middle of that year."""
        per = PER_JAAR[self.soort]
        return self.jaar if per == 1 else self.jaar - 0.5 + (self.nummer - 0.5) / per

    def omvat(self, ander: Self) -> bool:
        """Whether the other period lies in it, or is it."""
        return self.begin <= ander.begin and ander.einde <= self.einde

    def _verschoven(self, aantal: int) -> Self:
        per = PER_JAAR[self.soort]
        jaar, plek = divmod(self.jaar * per + max(self.nummer, 1) - 1 + aantal, per)
        return type(self)(code=f"{jaar:04d}{_LETTERS[self.soort]}{plek + 1 if per > 1 else 0:02d}")


def perioden_van(soort: PeriodeSoort, *, van: int, tot: int) -> tuple[Periode, ...]:
    """All periods of one kind in the years `van` to `tot` (both included), in order."""
    per, letters = PER_JAAR[soort], _LETTERS[soort]
    nummers = range(1, per + 1) if per > 1 else range(1)
    return tuple(Periode(code=f"{jaar:04d}{letters}{n:02d}") for jaar in range(van, tot + 1) for n in nummers)


def laatst_afgelopen(soort: PeriodeSoort, *, op: date) -> Periode:
    """The last period of a kind that was over on a day: a day lies in no period that is over."""
    dit = next(p for p in perioden_van(soort, van=op.year, tot=op.year) if op <= p.einde)
    return dit._verschoven(-1)

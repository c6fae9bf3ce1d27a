"""What the values of each column look like, on a sample of the rows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kvdash.ingest.gebieden import lijkt_code
from kvdash.ingest.perioden import Vorm, lees_periode
from kvdash.ingest.tabel import Tabel
from kvdash.ingest.waarden import is_getal, is_teken, is_verborgen, kaal

_SLEUTEL = re.compile(r"[A-Z]{0,3}\d{3,}")
_GEHEEL = re.compile(r"-?\d+(?:[.,]0+)?")


@dataclass(frozen=True)
class Profiel:
    """Profiel: one column of the sample. `cellen` are its texts per row, different rows only; `vorm` its kopvorm."""

    kolom: int
    kop: str
    vorm: str
    cellen: tuple[str, ...]

    @cached_property
    def tel(self) -> Counter[str]:
        """How often each text occurs that is no sign for missing, without padding."""
        schoon = Counter(c.replace("\ufeff", "").strip() for c in self.cellen)
        return Counter({t: n for t, n in schoon.items() if t and not is_teken(t)})

    @property
    def uniek(self) -> list[str]:
        """The different texts that are no sign for missing, without padding, in order of appearance."""
        return list(self.tel)

    @cached_property
    def gewoon(self) -> list[str]:
        """The different texts without odd ones out: a damaged cell must not hide what the column is."""
        totaal = self.tel.total()
        vaak = [t for t, n in self.tel.items() if n > max(1, 0.02 * totaal)]
        return vaak if sum(self.tel[t] for t in vaak) >= 0.8 * totaal else self.uniek

    @cached_property
    def proef(self) -> list[str]:
        """Some of the different texts, from begin to end: enough to say what they look like."""
        return self.gewoon[:: max(1, len(self.gewoon) // 1000)]

    @property
    def is_leeg(self) -> bool:
        return not self.uniek

    @property
    def is_verborgen(self) -> bool:
        """Whether signs stand in the column that only figures have, or any sign below a period."""
        gevuld = [c for c in self.cellen if c.strip()]
        return any(map(is_verborgen, gevuld)) or (bool(gevuld) and lees_periode(self.kop) is not None)

    @property
    def in_procenten(self) -> bool:
        """Whether the numbers have a percent sign."""
        return self._aandeel(t.endswith("%") for t in self.proef) > 0.5

    @property
    def is_constant(self) -> bool:
        return len(self.uniek) == 1

    def _aandeel(self, goed: Iterable[bool]) -> float:
        lijst = list(goed)
        return sum(lijst) / len(lijst) if lijst else 0.0

    @cached_property
    def getallen(self) -> float:
        """Which part of the different texts are numbers."""
        return self._aandeel(map(is_getal, self.proef))

    @cached_property
    def codes(self) -> float:
        return self._aandeel(map(lijkt_code, self.proef))

    @cached_property
    def perioden(self) -> float:
        return self._aandeel(lees_periode(t) is not None for t in self.proef)

    @cached_property
    def rijen_met_periode(self) -> float:
        """Which part of the filled cells are periods."""
        raak = sum(n for t, n in self.tel.items() if lees_periode(t) is not None)
        return raak / self.tel.total() if self.tel else 0.0

    @cached_property
    def periode_vormen(self) -> frozenset[Vorm]:
        return frozenset(p.vorm for t in self.proef if (p := lees_periode(t)) is not None)

    def _vrijwel_alle(self, goed: Iterable[bool]) -> bool:
        """Whether all are, but for one in twenty of many."""
        lijst = list(goed)
        return bool(lijst) and lijst.count(False) <= (len(lijst) // 20 if len(lijst) >= 20 else 0)

    @cached_property
    def is_geheel(self) -> bool:
        """Whether the texts are whole numbers."""
        return self._vrijwel_alle(_GEHEEL.fullmatch(kaal(t)) is not None for t in self.gewoon)

    @cached_property
    def is_codelijst(self) -> bool:
        """Whether the texts are keys of one length, some with letters (T001161, 1000000)."""
        if len({len(t) for t in self.gewoon}) != 1 or self.is_geheel:
            return False
        return all(_SLEUTEL.fullmatch(t) for t in self.gewoon)

    @property
    def is_tekst(self) -> bool:
        return not self.is_leeg and (self.getallen < 0.5 or self.is_codelijst)

    @property
    def is_cijfers(self) -> bool:
        return not self.is_leeg and not self.is_tekst

    @cached_property
    def rechts_aangevuld(self) -> bool:
        """Whether the texts are padded on the right, as keys are (numbers are padded on the left)."""
        gevuld = [c for c in self.cellen if c.strip()]
        return bool(gevuld) and self._aandeel(c != c.rstrip(" ") and c == c.lstrip(" ") for c in gevuld) > 0.8

    @cached_property
    def is_genummerd(self) -> bool:
        """Whether the texts are different plain numbers."""
        verschillend = len(self.uniek) >= (0.95 if len(self.cellen) >= 20 else 1) * len(self.cellen)
        return verschillend and self._vrijwel_alle(t.isdigit() for t in self.uniek)

    @cached_property
    def is_nummering(self) -> bool:
        """Whether many rows are each mostly numbered one more than the row above."""
        if not self.is_genummerd or len(self.uniek) < 20:
            return False
        verschillen = [int(b) - int(a) for a, b in pairwise(t for t in self.uniek if t.isdigit())]
        return sum(v == 1 for v in verschillen) >= 0.5 * len(verschillen)

    @cached_property
    def is_soortcode(self) -> bool:
        """Whether the numbers are codes: over many rows only a few of 1 to 9 and never 0; or with leading zeros."""
        if not self.is_geheel:
            return False
        if len({len(t) for t in self.uniek}) == 1 and any(re.fullmatch(r"0\d+", t) for t in self.uniek):
            return True
        veel = len(self.cellen) >= 200 and len(self.uniek) <= 5
        return (veel or (self.is_constant and len(self.cellen) >= 20)) and all(t in "123456789" for t in self.uniek)


@dataclass(frozen=True)
class Monster:
    """Monster: the profiles of all columns, over the different rows of the sample."""

    profielen: tuple[Profiel, ...]
    rijen: int

    def sleutels(self, kolommen: Iterable[int]) -> list[tuple[str, ...]]:
        gekozen = [self.profielen[k].cellen for k in kolommen]
        return list(zip(*gekozen, strict=True)) if gekozen else [()] * self.rijen

    def onderscheidt(self, kolommen: Iterable[int]) -> bool:
        """Whether these columns tell the rows apart, but for one in fifty of many."""
        over = self.rijen // 50 if self.rijen >= 50 else 1 if self.rijen >= 20 else 0
        return len(set(self.sleutels(kolommen))) >= self.rijen - over

    def uniciteit(self, kolommen: Iterable[int]) -> float:
        """How many different keys these columns give, as part of the rows."""
        return len(set(self.sleutels(kolommen))) / self.rijen if self.rijen else 1.0

    def bepaalt(self, kolommen: Sequence[int], ander: int) -> bool:
        """Whether these columns fix the value of the other one."""
        sleutels = set(self.sleutels(kolommen))
        return len(set(self.sleutels([*kolommen, ander]))) <= 1.01 * len(sleutels)


def neem_monster(tabel: Tabel) -> Monster:
    koppen = set(tabel.koppen)
    rijen = [cellen for cellen in dict.fromkeys(r.cellen for r in tabel.monster) if cellen not in koppen]
    vormen = tabel.kopvormen
    return Monster(
        profielen=tuple(
            Profiel(kolom=k, kop=tabel.kop(k), vorm=vormen[k], cellen=tuple(rij[k] for rij in rijen))
            for k in range(tabel.breedte)
        ),
        rijen=len(rijen),
    )

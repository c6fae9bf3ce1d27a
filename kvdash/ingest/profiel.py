"""What the values of each column look like on a sample of the rows, and the roles that columns can have."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

import numpy as np

from kvdash.domain.toewijzing import Rol
from kvdash.ingest.cellen import Vorm, is_getal, is_teken, is_verborgen, kaal, lees_periode
from kvdash.ingest.gebieden import Codevorm, lijkt_code
from kvdash.ingest.tabel import Tabel

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


# Margins: rows or columns that bound a value instead of being one.

Margesoort = Literal["waarde", "halve breedte", "ondergrens", "bovengrens"]

_CODES: tuple[tuple[Margesoort, re.Pattern[str]], ...] = (
    ("waarde", re.compile(r"mw\d*|waarde.*|value|schatting", re.IGNORECASE)),
    ("ondergrens", re.compile(r"mog\d+|.*ondergrens.*|lower.*", re.IGNORECASE)),
    ("bovengrens", re.compile(r"mbg\d+|.*bovengrens.*|upper.*", re.IGNORECASE)),
    ("halve breedte", re.compile(r"b\d{5,6}|.*marge.*", re.IGNORECASE)),
)
_KOPPEN: tuple[tuple[Margesoort, re.Pattern[str]], ...] = (
    ("ondergrens", re.compile(r"ondergrens|onderkant|lower|(?<![a-z])min(?![a-z])", re.IGNORECASE)),
    ("bovengrens", re.compile(r"bovengrens|bovenkant|upper|(?<![a-z])max(?![a-z])", re.IGNORECASE)),
    ("halve breedte", re.compile(r"marges?(?![a-z])|(?<=[a-z])Marge|betrouwbaarheidsmarge", re.IGNORECASE)),
)


def margesoort_van_kop(kop: str) -> tuple[Margesoort, str] | None:
    """What a column bounds by its header: the kind, and the header without the words that say so."""
    for soort, patroon in _KOPPEN:
        if patroon.search(kop):
            rest = re.sub(r"95 ?%?|betrouwbaarheids?-?interval|interval|[_\s\-()]+", " ", patroon.sub(" ", kop))
            return soort, " ".join(rest.split()).casefold()
    return None


def vind_margecodes(
    monster: Monster, kolom: int, *, sleutels: Sequence[int], waarden: Sequence[int]
) -> dict[str, Margesoort] | None:
    """What the codes of a column say about each row, None if the column has nothing to do with margins."""
    codes = monster.profielen[kolom].gewoon
    if not 2 <= len(codes) <= 4:
        return None
    gelezen = {code: _soort_van_code(code) for code in codes}
    bekend = {code: soort for code, soort in gelezen.items() if soort is not None}
    if len(bekend) == len(codes) and "waarde" in bekend.values() and len(set(bekend.values())) == len(codes):
        return bekend
    over = [code for code in codes if code not in bekend]
    if len(over) == 1 and len(bekend) == 2 and set(bekend.values()) == {"ondergrens", "bovengrens"}:
        return {**bekend, over[0]: "waarde"}
    if len(codes) != 2:
        return None
    return _op_waarden(monster, kolom, sleutels=sleutels, waarden=waarden)


def onderwerp_van_marges(codes: Mapping[str, Margesoort]) -> str | None:
    """The topic where the rows of values are named by it ("Onveilig" beside "Ondergrens" and "Bovengrens")."""
    waarden = [code for code, soort in codes.items() if soort == "waarde" and _soort_van_code(code) is None]
    return next((code for code in waarden if re.search(r"[a-z]{3}", code)), None)


def _soort_van_code(code: str) -> Margesoort | None:
    return next((soort for soort, patroon in _CODES if patroon.fullmatch(code)), None)


def _op_waarden(
    monster: Monster, kolom: int, *, sleutels: Sequence[int], waarden: Sequence[int]
) -> dict[str, Margesoort] | None:
    """Of two unnamed codes the one with margins, if the rows pair and the smaller figures go with the larger ones.

    The half width of a share p is proportional to sqrt(p (100 - p)): its logarithm rises half as fast as that of the
    share, where a part of the people (men, women) would rise as fast. A header that says so is taken at its word.
    """
    codes = monster.profielen[kolom].gewoon
    paren = _paren(monster, kolom, codes, sleutels=sleutels, waarden=waarden)
    if len(paren) < 2:
        return None
    groot, klein = paren.max(axis=1), paren.min(axis=1)
    eerste_groot = paren[:, 0] >= paren[:, 1]
    hoogste = 0 if np.mean(eerste_groot) >= 0.5 else 1
    if np.mean(eerste_groot == (hoogste == 0)) < 0.8:
        return None
    if "marge" not in monster.profielen[kolom].kop.casefold() and not _is_steekproef(groot, klein):
        return None
    return {codes[hoogste]: "waarde", codes[1 - hoogste]: "halve breedte"}


def _paren(
    monster: Monster, kolom: int, codes: Sequence[str], *, sleutels: Sequence[int], waarden: Sequence[int]
) -> "np.typing.NDArray[np.float64]":
    """The figures of the two codes side by side, where both have one."""
    per_sleutel: dict[tuple[str, ...], dict[str, int]] = {}
    code_van_rij = monster.profielen[kolom].cellen
    for rij, sleutel in enumerate(monster.sleutels(sleutels)):
        per_sleutel.setdefault(sleutel, {})[code_van_rij[rij].strip()] = rij
    paren = [
        (a, b)
        for rijen in per_sleutel.values()
        if rijen.keys() >= set(codes)
        for w in waarden
        if (a := _getal(monster, w, rijen[codes[0]])) is not None
        and (b := _getal(monster, w, rijen[codes[1]])) is not None
    ]
    return np.array(paren, dtype=np.float64).reshape(-1, 2)


def _getal(monster: Monster, kolom: int, rij: int) -> float | None:
    try:
        return float(kaal(monster.profielen[kolom].cellen[rij]).replace(",", "."))
    except ValueError:
        return None


def _is_steekproef(groot: "np.typing.NDArray[np.float64]", klein: "np.typing.NDArray[np.float64]") -> bool:
    goed = (groot > 0) & (groot < 100) & (klein > 0)
    if goed.sum() < 20 or groot.max() > 100 or np.median(klein[goed] / groot[goed]) > 0.35:
        return False
    x = np.log(groot[goed] * (100 - groot[goed])) / 2
    y = np.log(klein[goed])
    if x.std() < 0.1 or y.std() == 0:
        return False
    helling = float(np.polyfit(x, y, 1)[0])
    return 0.5 <= helling <= 1.3 and float(np.corrcoef(x, y)[0, 1]) >= 0.6


# The roles that columns can have, and which each column of a file got.


@dataclass(frozen=True)
class Kolomrol:
    """Kolomrol: what a column is taken for, how sure that is (0 to 1) and why, in words for a user."""

    kolom: int
    kop: str
    rol: Rol
    zekerheid: float
    reden: str


@dataclass
class Rollen:
    """Rollen: the roles of all columns; `bij` tells for a column of margins which column of values it bounds."""

    monster: Monster
    rollen: dict[int, Kolomrol] = field(default_factory=dict)
    margecodes: dict[str, Margesoort] = field(default_factory=dict)
    bij: dict[int, int] = field(default_factory=dict)
    voorvoegsel: Codevorm | None = None  # what the codes of areas lack
    waarschuwingen: list[str] = field(default_factory=list)

    def geef(self, kolom: int, rol: Rol, zekerheid: float, reden: str) -> None:
        kop = self.monster.profielen[kolom].kop
        self.rollen[kolom] = Kolomrol(kolom=kolom, kop=kop, rol=rol, zekerheid=zekerheid, reden=reden)

    def met(self, *rollen: Rol) -> list[int]:
        return [k for k in sorted(self.rollen) if self.rollen[k].rol in rollen]

    def eerste(self, rol: Rol) -> int | None:
        return next(iter(self.met(rol)), None)

    @property
    def vrij(self) -> list[Profiel]:
        """The columns that have no role yet."""
        return [p for p in self.monster.profielen if p.kolom not in self.rollen]

    @property
    def sleutel(self) -> list[int]:
        """The columns that together tell the rows apart."""
        return self.met(
            "gebiedscode",
            "gebiedsnaam",
            "gemeente",
            "periode",
            "maand",
            "onderwerp",
            "uitsplitsing",
            "eenheid",
            "marges",
        )

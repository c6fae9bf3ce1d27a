"""Margins: rows or columns that bound a value instead of being one."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from kvdash.ingest.profiel import Monster
from kvdash.ingest.waarden import kaal

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

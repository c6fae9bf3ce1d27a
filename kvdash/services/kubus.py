"""The rules of figures that hold for every reader of them, as columns: which borders and ways of counting compare, and
which denominator belongs to a count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias
from uuid import UUID

from kvdash.domain.breuk import telwijze
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.indicator import Indicator
from kvdash.domain.jaarcijfer import NOEMER_HOOGSTENS_JAREN, Jaarcijfer, Noemer
from kvdash.domain.periode import Periode
from kvdash.domain.upload import Upload
from kvdash.services.gebeurtenissen import Breuken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Getallen: TypeAlias = NDArray[np.float64]
    Heel: TypeAlias = NDArray[np.intp]

_JAREN = 10_000  # more than any number of a year

Noemers = Mapping[tuple[str, int, int], Noemer]  # gebied, year and indelingsjaar of a count -> its denominator


class Kop(Protocol):
    """What a row of figures is about."""

    @property
    def indicator(self) -> Indicator: ...
    @property
    def bron(self) -> str: ...


class Plekken(NamedTuple):
    """Where figures stand, one element each: their gebied (a place in some list), year and number of their borders."""

    gebied: Heel
    jaar: Heel
    grens: Heel


def grensnummers(jaren: Getallen, gebied: Heel, codes: Sequence[str], indeling: Gebiedsindeling) -> Heel:
    """For each figure the first year whose borders are those of its own; -1 without a figure.

    `jaren` holds the indelingsjaar of each figure (NaN: none), `gebied` the place of its gebied in `codes`; they
    broadcast. Of one gebied two figures have the same borders where their numbers are equal.
    """
    import numpy as np

    bekend = ~np.isnan(jaren)
    if not bekend.any():
        return np.full(jaren.shape, -1, np.intp)
    gebied = np.broadcast_to(gebied, jaren.shape)
    eerste = int(jaren[bekend].min())
    plek = np.where(bekend, jaren - eerste, 0).astype(np.intp)
    nummer = np.full((len(codes), int(plek.max()) + 1), -1, np.intp)
    nummer[gebied[bekend], plek[bekend]] = 0
    for g, code in enumerate(codes):
        soorten: list[int] = []
        for n in np.flatnonzero(nummer[g] == 0).tolist():
            jaar = eerste + n
            nummer[g, n] = next((ander for ander in soorten if indeling.is_zelfde_gebied(code, ander, jaar)), jaar)
            if nummer[g, n] == jaar:
                soorten.append(jaar)
    return np.where(bekend, nummer[gebied, plek], -1)


def telwijzen(breuken: Breuken, koppen: Sequence[Kop], codes: Sequence[str], perioden: Sequence[Periode]) -> Heel:
    """Of each row, gebied and period how its figure was counted (kvdash.domain.breuk.telwijze)."""
    import numpy as np

    uit = np.zeros((len(koppen), len(codes), len(perioden)), np.intp)
    ketens = [frozenset(breuken.indeling.keten(code)) for code in codes]
    for breuk in breuken.alle:
        rijen = np.array([breuk.geldt_voor(kop.indicator, bron=kop.bron) for kop in koppen], bool)
        plekken = np.array([breuk.geldt_in(keten, gemeente=breuken.gemeente) for keten in ketens], bool)
        wijzen = np.array([telwijze(periode, [breuk.van]) for periode in perioden], np.intp)
        uit[np.ix_(rijen, plekken)] += wijzen
    return uit


def kies_noemers(tellingen: Plekken, noemers: Plekken, *, volgorde: Heel, dichtstbij: bool = False) -> Heel:
    """Of each count which of the denominators is its own, -1 for none.

    That is one of the same gebied, year and borders; of several bronnen the one highest in `volgorde`. With
    `dichtstbij` else one of the nearest year (at most NOEMER_HOOGSTENS_JAREN away, the earlier on a tie), and only
    where no year has one of the same borders, one of others.
    """
    import numpy as np

    gevonden = np.full(len(tellingen.gebied), -1, np.intp)
    rang = np.argsort(volgorde, kind="stable")
    for verschil, met_grens in _stappen(dichtstbij=dichtstbij):
        open_ = np.flatnonzero(gevonden < 0)
        if not open_.size:
            break
        gezocht = _sleutels(Plekken(*(kolom[open_] for kolom in tellingen)), verschil, met_grens=met_grens)
        gevonden[open_] = _zoek(gezocht, _sleutels(noemers, 0, met_grens=met_grens), rang)
    return gevonden


def noemers_van(
    code: str,
    rijen: Sequence[Jaarcijfer],
    indicatoren: Mapping[str, Indicator],
    indeling: Gebiedsindeling,
    uploads: Mapping[UUID, Upload],
    *,
    dichtstbij: bool,
) -> Noemers:
    """The denominators, of one indicator, of all counts that are shown per 1.000 of it."""
    import numpy as np

    gevonden = (r for r in rijen if r.indicator == code and r.maat == "aantal" and r.waarde is not None)
    noemers = sorted(gevonden, key=lambda r: (uploads[r.upload].volgnummer, r.bron))
    plekken = sorted({plek(r) for r in rijen if r.maat == "aantal" and indicatoren[r.indicator].noemer == code})
    codes = sorted({gebied for gebied, *_ in plekken} | {r.gebied for r in noemers})
    plaats = {gebied: n for n, gebied in enumerate(codes)}
    alle = np.array([(plaats[g], jaar, grens) for g, jaar, grens in (*plekken, *map(plek, noemers))], np.intp)
    gebied, jaar, jaren = alle.reshape(-1, 3).T
    grens = grensnummers(jaren.astype(np.float64), gebied, codes, indeling)
    deel = len(plekken)
    gekozen = kies_noemers(
        Plekken(gebied[:deel], jaar[:deel], grens[:deel]),
        Plekken(gebied[deel:], jaar[deel:], grens[deel:]),
        volgorde=np.arange(len(noemers)),
        dichtstbij=dichtstbij,
    )
    return {
        sleutel: _noemer(noemers[n], andere_grenzen=bool(grens[deel + n] != grens[nummer]))
        for nummer, (sleutel, n) in enumerate(zip(plekken, gekozen.tolist(), strict=True))
        if n >= 0
    }


def plek(cijfer: Jaarcijfer) -> tuple[str, int, int]:
    """What a denominator is looked for by: gebied, year and indelingsjaar."""
    return cijfer.gebied, cijfer.jaar, cijfer.indelingsjaar


def _noemer(cijfer: Jaarcijfer, *, andere_grenzen: bool) -> Noemer:
    return Noemer(cijfer.waarde or 0.0, cijfer.jaar, cijfer.upload, cijfer.regel, cijfer.kolom, andere_grenzen)


def _stappen(*, dichtstbij: bool) -> Iterator[tuple[int, bool]]:
    """In which year to look, counted from that of the figure, and whether borders must be the same; the best first."""
    yield 0, True
    if dichtstbij:
        jaren = [jaar for afstand in range(1, NOEMER_HOOGSTENS_JAREN + 1) for jaar in (-afstand, afstand)]
        yield from ((jaar, True) for jaar in jaren)
        yield from ((jaar, False) for jaar in (0, *jaren))


def _sleutels(plekken: Plekken, verschil: int, *, met_grens: bool) -> Heel:
    """One number for each place, equal where they fit."""
    return (plekken.gebied * _JAREN + plekken.jaar + verschil) * _JAREN + plekken.grens * met_grens


def _zoek(gezocht: Heel, sleutels: Heel, rang: Heel) -> Heel:
    """Of each number asked for the place of the last equal one in `rang`, -1 for none."""
    import numpy as np

    if not sleutels.size:
        return np.full(gezocht.shape, -1, np.intp)
    volgorde = rang[np.argsort(sleutels[rang], kind="stable")]
    plek = np.searchsorted(sleutels[volgorde], gezocht, side="right") - 1
    kandidaat = volgorde[np.maximum(plek, 0)]
    return np.where((plek >= 0) & (sleutels[kandidaat] == gezocht), kandidaat, -1)

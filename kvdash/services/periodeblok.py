"""Counts per month or quarter as arrays, laid out by reeks, gebied and period."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kvdash.domain.indicator import Indicator
from kvdash.domain.periode import PER_JAAR, Periode, PeriodeSoort, laatst_afgelopen, perioden_van
from kvdash.services.kubus import grensnummers
from kvdash.services.signaal_blok import getallen, spelingen, woorden
from kvdash.store import Store
from kvdash.taal import TIJDZONE

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from kvdash.services.kubus import Getallen, Heel

_MAANDEN_PER_KWARTAAL = 3


class Periodekop(NamedTuple):
    """What one row of a block is about."""

    indicator: Indicator
    bron: str


class Periodeblok(NamedTuple):
    """Arrays of shape (rows, gebieden, perioden); `perioden` are all of whole years.

    `aantal` is NaN where there is none. `af` is whether the period was over when its count was read in; one that had
    not begun then has no count. `deel` has of a count made of others (months of a quarter, buurten of an own area) how
    many of those have one, else -1. `regel` is the line of `tabel` of its last cell, -1 without one. `grens` numbers
    the borders: two periods of a gebied compare where it is equal. `speling` is how far rounding may move a count.
    """

    koppen: tuple[Periodekop, ...]
    gebieden: tuple[str, ...]
    soort: PeriodeSoort
    perioden: tuple[Periode, ...]
    aantal: Getallen
    af: NDArray[np.bool_]
    deel: Heel
    regel: Heel
    grens: Heel
    speling: Getallen
    tabel: pa.Table

    @property
    def per_jaar(self) -> int:
        return PER_JAAR[self.soort]


class _Kubus(NamedTuple):
    """The arrays of a block while it is made; `jaren` are those of the borders, NaN without a count."""

    aantal: Getallen
    af: NDArray[np.bool_]
    deel: Heel
    regel: Heel
    jaren: Getallen
    speling: Getallen

    def elk(self, functie: Callable[[Any], Any]) -> _Kubus:
        """What a function makes of each array."""
        return _Kubus(*map(functie, self))


def lees_periodeblok(
    store: Store, *, indicatoren: Sequence[str], gebieden: Sequence[str], soort: PeriodeSoort, van: int, tot: int
) -> Periodeblok:
    """The counts of these indicators and gebieden in whole years; only rows that have any.

    A quarter that no file gives is the sum of its months, and the count of an own area that of its buurten.
    """
    import numpy as np

    indeling = store.cijfers.gebieden()
    delen = {code: indeling.get(code).delen for code in gebieden if code in indeling and indeling.get(code).delen}
    alle = list(dict.fromkeys([*gebieden, *(deel for lijst in delen.values() for deel in lijst)]))
    tabel = store.perioden.tabel(indicatoren=indicatoren, gebieden=alle, van=van, tot=tot)
    bekend = {indicator.code: indicator for indicator in store.cijfers.indicatoren()}
    legger = _Legger(store, tabel, alle, van=van, tot=tot)
    kubus = legger.kubus(soort)
    if soort == "kwartaal":
        kubus = _eerst(kubus, _kwartalen(legger.kubus("maand")))
    kubus = _met_eigen(kubus, alle, delen)
    kubus = kubus.elk(lambda vlak: vlak[:, : len(gebieden)])
    return Periodeblok(
        koppen=tuple(Periodekop(bekend[code], bron) for code, bron in legger.koppen),
        gebieden=tuple(gebieden),
        soort=soort,
        perioden=perioden_van(soort, van=van, tot=tot),
        aantal=kubus.aantal,
        af=kubus.af,
        deel=kubus.deel,
        regel=kubus.regel,
        grens=grensnummers(kubus.jaren, np.arange(len(gebieden))[:, None], gebieden, indeling),
        speling=kubus.speling,
        tabel=tabel,
    )


class _Legger:
    """Lays the lines of a table (periodecijfers.sql) in cubes, one for each kind of period."""

    def __init__(self, store: Store, tabel: pa.Table, gebieden: Sequence[str], *, van: int, tot: int) -> None:
        import numpy as np

        self._tabel, self._jaren = tabel, (van, tot)
        self._gelezen = {str(u.id): u.tijdstip.astimezone(TIJDZONE).date() for u in store.cijfers.uploads()}
        (codes, code), (bronnen, bron) = woorden(tabel, "indicator"), woorden(tabel, "bron")
        sleutels, self._rij = np.unique(code * max(len(bronnen), 1) + bron, return_inverse=True)
        self.koppen = [(codes[s // len(bronnen)], bronnen[s % len(bronnen)]) for s in sleutels.tolist()]
        namen, gebied = woorden(tabel, "gebied")
        self._gebied = np.array([gebieden.index(naam) for naam in namen], np.intp)[gebied]
        self._speling = spelingen(tabel, store.cijfers.afrondingen())
        self._vorm = (len(self.koppen), len(gebieden))

    def kubus(self, soort: PeriodeSoort) -> _Kubus:
        """Without what had not begun when it was read in."""
        import numpy as np

        perioden = perioden_van(soort, van=self._jaren[0], tot=self._jaren[1])
        (codes, code), (uploads, upload) = woorden(self._tabel, "periode"), woorden(self._tabel, "upload")
        nummers = {periode.code: n for n, periode in enumerate(perioden)}
        nummer = np.array([nummers.get(tekst, -1) for tekst in codes], np.intp)[code]
        af = np.array([self._laatste(soort, tekst, perioden[0]) for tekst in uploads], np.intp)[upload]
        mee = np.flatnonzero((nummer >= 0) & (nummer <= af + 1))
        plek = (self._rij[mee], self._gebied[mee], nummer[mee])

        def leg(waarden: Any, leeg: float) -> Any:
            vlak = np.full((*self._vorm, len(perioden)), leeg, waarden.dtype)
            vlak[plek] = waarden[mee]
            return vlak

        return _Kubus(
            aantal=leg(getallen(self._tabel, "waarde"), np.nan),
            af=leg(nummer <= af, False),
            deel=np.full((*self._vorm, len(perioden)), -1, np.intp),
            regel=leg(np.arange(len(self._tabel)), -1),
            jaren=leg(getallen(self._tabel, "indelingsjaar"), np.nan),
            speling=leg(self._speling, 0.0),
        )

    def _laatste(self, soort: PeriodeSoort, upload: str, eerste: Periode) -> int:
        """The place, counted from the first period, of the last one that was over when an upload was read in."""
        laatste = laatst_afgelopen(soort, op=self._gelezen[upload])
        per = PER_JAAR[soort]
        return (laatste.jaar - eerste.jaar) * per + laatste.nummer - eerste.nummer


def _kwartalen(maanden: _Kubus) -> _Kubus:
    """Each quarter as the sum of its months, all three of the same borders."""
    return _som(
        maanden.elk(
            lambda vlak: vlak.reshape(*vlak.shape[:2], vlak.shape[2] // _MAANDEN_PER_KWARTAAL, _MAANDEN_PER_KWARTAAL)
        )
    )


def _som(delen: _Kubus) -> _Kubus:
    """The parts on the last axis as one: there is a count where each has one, all of the same borders.

    Where some have one there is a gap that tells how many.
    """
    import numpy as np

    bekend = ~np.isnan(delen.aantal)
    heel = bekend.all(axis=-1) & (delen.jaren == delen.jaren[..., :1]).all(axis=-1)
    er_is = (delen.regel >= 0).any(axis=-1)
    return _Kubus(
        aantal=np.where(heel, np.where(bekend, delen.aantal, 0.0).sum(axis=-1), np.nan),
        af=np.asarray(er_is & (delen.af | (delen.regel < 0)).all(axis=-1)),
        deel=np.where(er_is, bekend.sum(axis=-1), -1),
        regel=delen.regel.max(axis=-1),
        jaren=np.where(heel, delen.jaren[..., 0], np.nan),
        # Errors of rounding fall on both sides.
        speling=np.sqrt((delen.speling**2).sum(axis=-1)),
    )


def _eerst(kubus: _Kubus, ander: _Kubus) -> _Kubus:
    """The first where it has a line, else the other."""
    import numpy as np

    def kies(een: Any, twee: Any) -> Any:
        return np.where(kubus.regel >= 0, een, twee)

    return _Kubus(*map(kies, kubus, ander))


def _met_eigen(kubus: _Kubus, codes: Sequence[str], delen: Mapping[str, Sequence[str]]) -> _Kubus:
    """With the sums of the buurten of own areas, where no file gives these."""
    for code, lijst in delen.items():
        g = codes.index(code)
        for vlak, nieuw in zip(kubus, _eigen(kubus, g, [codes.index(deel) for deel in lijst]), strict=True):
            vlak[:, g] = nieuw
    return kubus


def _eigen(kubus: _Kubus, g: int, delen: Sequence[int]) -> _Kubus:
    """One own area, from its own lines or from those of its parts; by their places."""
    import numpy as np

    som = _som(kubus.elk(lambda vlak: np.moveaxis(vlak[:, delen], 1, -1)))
    return _eerst(kubus.elk(lambda vlak: vlak[:, g]), som)

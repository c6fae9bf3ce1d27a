"""All figures of one gemeente as arrays: the same query as the pages, laid out by reeks, gebied and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from uuid import UUID

from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.indicator import Indicator, Maat
from kvdash.store import Store

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Getallen: TypeAlias = NDArray[np.float64]
    Heel: TypeAlias = NDArray[np.intp]


class Rijkop(NamedTuple):
    """What one row of a block is about."""

    indicator: Indicator
    bron: str
    maat: Maat

    @property
    def telt(self) -> bool:
        """Whether it is a count, for which chance can be computed."""
        return self.maat == "aantal"

    @property
    def per_noemer(self) -> bool:
        """Whether it is a count that is shown per 1.000 of its denominator."""
        return self.telt and self.indicator.eenheid == "per 1.000" and self.indicator.noemer is not None


class Blok(NamedTuple):
    """Arrays of shape (rows, gebieden, years), NaN where there is no figure; the first gebied is the gemeente.

    `noemer` is that of the same year and borders (1 for a count that has none). `grens` numbers the borders of a
    figure: two years of a gebied compare where it is equal. `grens_gemeente` does so as the gemeente saw them, so that
    a gebied may be taken from the gemeente where it is equal to that of the gemeente. `speling` is how far a count may
    be from the true one, for it was rounded.
    """

    rijen: tuple[Rijkop, ...]
    gebieden: tuple[str, ...]
    eerste_jaar: int
    waarde: Getallen
    onder: Getallen
    boven: Getallen
    noemer: Getallen
    speling: Getallen
    grens: Heel
    grens_gemeente: Heel


class Blokken(NamedTuple):
    """The figures of a gemeente, and of the same rows and years those to compare with: one column each.

    `land` and `groep` are NaN throughout where they were not asked for.
    """

    eigen: Blok
    land: Blok
    groep: Blok


def lees_blokken(
    store: Store, gebieden: Sequence[str], *, land: str | None = None, leden: Sequence[str] = (), van: int, tot: int
) -> Blokken:
    """The figures of these gebieden, the gemeente first, of all indicators that have a thema; one query.

    With them those of a country, and of the gemeenten in `leden` together. All years are read at once and kept.
    """
    anders = [land] if land else []
    alle = store.cijfers.bewaard(
        ("blokken", tuple(gebieden), land, tuple(leden)),
        lambda: _verdeel(_lees(store, [*gebieden, *anders, *leden]), gebieden, anders),
    )
    return Blokken(*(_venster(blok, alle.eigen, van=van, tot=tot) for blok in alle))


def _verdeel(blok: Blok, gebieden: Sequence[str], anders: Sequence[str]) -> Blokken:
    """A block of these gebieden, and behind them those to compare with."""
    eind = len(gebieden)
    return Blokken(
        eigen=_kolommen(blok, slice(eind)),
        land=_samen(_kolommen(blok, slice(eind, eind + len(anders)))),
        groep=_samen(_kolommen(blok, slice(eind + len(anders), None))),
    )


def _venster(blok: Blok, eigen: Blok, *, van: int, tot: int) -> Blok:
    """These years of a block, also those it does not have; only the rows in which `eigen` then has a figure."""
    import numpy as np

    laatste = blok.eerste_jaar + blok.waarde.shape[2] - 1
    rand = ((0, 0), (0, 0), (max(blok.eerste_jaar - van, 0), max(tot - laatste, 0)))
    begin = max(van - blok.eerste_jaar, 0)
    jaren = slice(begin, begin + tot - van + 1)

    def kies(kubus: Getallen | Heel, leeg: float) -> Any:
        return np.pad(kubus, rand, constant_values=leeg)[:, :, jaren]

    mee = np.flatnonzero((~np.isnan(kies(eigen.waarde, np.nan))).any(axis=(1, 2)))
    return Blok(
        rijen=tuple(blok.rijen[n] for n in mee),
        gebieden=blok.gebieden,
        eerste_jaar=van,
        waarde=kies(blok.waarde, np.nan)[mee],
        onder=kies(blok.onder, np.nan)[mee],
        boven=kies(blok.boven, np.nan)[mee],
        noemer=kies(blok.noemer, np.nan)[mee],
        speling=kies(blok.speling, np.nan)[mee],
        grens=kies(blok.grens, -1)[mee],
        grens_gemeente=kies(blok.grens_gemeente, -1)[mee],
    )


def _lees(store: Store, gebieden: Sequence[str]) -> Blok:
    alle = {indicator.code: indicator for indicator in store.cijfers.indicatoren()}
    gevraagd = [code for code, indicator in alle.items() if indicator.thema]
    noemers = {alle[code].noemer for code in gevraagd} & alle.keys()
    tabel = store.cijfers.jaarcijfertabel(
        indicatoren=sorted({*gevraagd, *(code for code in noemers if code)}), gebieden=gebieden
    )
    afrondingen = store.cijfers.afrondingen()
    return maak_blok(tabel, gebieden, alle, store.cijfers.gebieden(), afrondingen)


def maak_blok(
    tabel: pa.Table,
    gebieden: Sequence[str],
    indicatoren: Mapping[str, Indicator],
    indeling: Gebiedsindeling,
    afrondingen: Mapping[tuple[UUID, str], int],
) -> Blok:
    """The rows of jaarcijfertabel as a block of all their years.

    `afrondingen` tell to which multiple an upload has the counts of a bron.
    """
    import numpy as np

    koppen, rij = _koppen(tabel, indicatoren)
    jaar = getallen(tabel, "jaar").astype(np.intp)
    van, tot = (int(jaar.min()), int(jaar.max())) if jaar.size else (0, 0)
    codes, code = woorden(tabel, "gebied")
    gebied = np.array([gebieden.index(naam) for naam in codes], np.intp)
    plek = (rij, gebied[code], jaar - van)
    vorm = (len(koppen), len(gebieden), tot - van + 1)

    def leg(kolom: Getallen) -> Getallen:
        vlak = np.full(vorm, np.nan)
        vlak[plek] = kolom
        return vlak

    waarde = leg(getallen(tabel, "waarde"))
    jaren = leg(getallen(tabel, "indelingsjaar"))
    grens = grensnummers(jaren, gebieden, indeling)
    getoond = [n for n, kop in enumerate(koppen) if kop.indicator.thema]
    return Blok(
        rijen=tuple(koppen[n] for n in getoond),
        gebieden=tuple(gebieden),
        eerste_jaar=van,
        waarde=waarde[getoond],
        onder=leg(getallen(tabel, "onder"))[getoond],
        boven=leg(getallen(tabel, "boven"))[getoond],
        noemer=_noemers(koppen, waarde, grens)[getoond],
        speling=leg(spelingen(tabel, afrondingen))[getoond],
        grens=grens[getoond],
        grens_gemeente=grensnummers(jaren, [gebieden[0]] * len(gebieden), indeling)[getoond],
    )


def _kolommen(blok: Blok, welke: slice) -> Blok:
    """These gebieden of a block."""
    kubussen = (blok.waarde, blok.onder, blok.boven, blok.noemer, blok.speling, blok.grens, blok.grens_gemeente)
    return Blok(blok.rijen, blok.gebieden[welke], blok.eerste_jaar, *(kubus[:, welke] for kubus in kubussen))  # type: ignore[arg-type]


def _samen(blok: Blok) -> Blok:
    """All gebieden of a block as one: counts and denominators added, other figures their mean, each as heavy.

    A year needs the figures of half of them. The margins of a mean follow from those of its parts.
    """
    import numpy as np

    telt = np.array([kop.telt for kop in blok.rijen], bool)[:, None, None]
    bekend = ~np.isnan(np.where(telt, blok.waarde / blok.noemer, blok.waarde))
    aantal = bekend.sum(axis=1, keepdims=True)
    genoeg = (aantal > 0) & (2 * aantal >= len(blok.gebieden))

    def som(kubus: Getallen) -> Getallen:
        return np.where(genoeg, np.where(bekend, kubus, 0.0).sum(axis=1, keepdims=True), np.nan)

    deler = np.maximum(aantal, 1)
    waarde = np.where(telt, som(blok.waarde), som(blok.waarde) / deler)
    marge = np.sqrt(som((blok.boven - blok.onder) ** 2)) / deler / 2
    return Blok(
        rijen=blok.rijen,
        gebieden=blok.gebieden[:1],
        eerste_jaar=blok.eerste_jaar,
        waarde=waarde,
        onder=np.where(telt, np.nan, waarde - marge),
        boven=np.where(telt, np.nan, waarde + marge),
        noemer=np.where(telt, som(blok.noemer), 1.0),
        speling=som(blok.speling),
        grens=np.zeros(waarde.shape, np.intp),
        grens_gemeente=np.zeros(waarde.shape, np.intp),
    )


def _koppen(tabel: pa.Table, indicatoren: Mapping[str, Indicator]) -> tuple[list[Rijkop], Heel]:
    """The reeksen in the table, ordered by indicator, bron and maat, and for each line which one it is of."""
    import numpy as np

    delen = [woorden(tabel, naam) for naam in ("indicator", "bron", "maat")]
    (codes, code), (bronnen, bron), (maten, maat) = delen
    sleutel = (code * len(bronnen) + bron) * len(maten) + maat
    uniek, rij = np.unique(sleutel, return_inverse=True)
    koppen = []
    for nummer in uniek.tolist():
        rest, m = divmod(nummer, len(maten))
        c, b = divmod(rest, len(bronnen))
        koppen.append(Rijkop(indicatoren[codes[c]], bronnen[b], maten[m]))
    return koppen, rij


def woorden(tabel: pa.Table, kolom: str) -> tuple[list[Any], Heel]:
    """The different values of a column in order, and the place of each line's value among them."""
    import numpy as np

    gecodeerd = tabel.column(kolom).combine_chunks().dictionary_encode()
    waarden = gecodeerd.dictionary.to_pylist()
    volgorde = sorted(range(len(waarden)), key=waarden.__getitem__)
    return sorted(waarden), np.argsort(volgorde)[gecodeerd.indices.to_numpy()]


def getallen(tabel: pa.Table, kolom: str) -> Getallen:
    import numpy as np

    return np.asarray(tabel.column(kolom).to_numpy(), np.float64)


def spelingen(tabel: pa.Table, afrondingen: Mapping[tuple[UUID, str], int]) -> Getallen:
    """Per line how far its count may be from the true one: half the multiple it was rounded to.

    Of a sum of n rounded counts it is the root of n times as much: their errors fall on both sides.
    """
    import numpy as np

    speling = np.zeros(len(tabel))
    for (upload, bron), op in afrondingen.items():
        if op > 1:
            uploads, bronnen = (woorden(tabel, kolom) for kolom in ("upload", "bron"))
            past = (np.array([str(u) for u in uploads[0]]) == str(upload))[uploads[1]]
            past &= (np.array(bronnen[0]) == bron)[bronnen[1]] & (np.asarray(tabel.column("maat")) == "aantal")
            speling[past] = op / 2
    maanden = np.nan_to_num(getallen(tabel, "maanden"), nan=1.0)
    return speling * np.sqrt(maanden)


def grensnummers(jaren: Getallen, gebieden: Sequence[str], indeling: Gebiedsindeling) -> Heel:
    """For each figure the first year whose borders are those of its own; -1 without a figure."""
    import numpy as np

    bekend = [int(jaar) for jaar in np.unique(jaren[~np.isnan(jaren)])]
    klasse = np.full((len(gebieden), len(bekend) + 1), -1, np.intp)
    for g, code in enumerate(gebieden):
        for n, jaar in enumerate(bekend):
            zelfde = (ander for ander in bekend[:n] if indeling.is_zelfde_gebied(code, ander, jaar))
            klasse[g, n] = next(zelfde, jaar)
    nummer = np.where(np.isnan(jaren), len(bekend), np.searchsorted(bekend, jaren))
    return np.asarray(klasse[np.arange(len(gebieden))[None, :, None], nummer])


def _noemers(koppen: Sequence[Rijkop], waarde: Getallen, grens: Heel) -> Getallen:
    """Of each row the denominator of the same gebied, year and borders; 1 for a count that is shown as it is."""
    import numpy as np

    gevonden = np.full_like(waarde, np.nan)
    tellingen: dict[str | None, list[int]] = defaultdict(list)
    for m, kop in enumerate(koppen):
        if kop.telt:
            tellingen[kop.indicator.code].append(m)
    for n, kop in enumerate(koppen):
        if not kop.per_noemer:
            gevonden[n] = 1.0
            continue
        for m in tellingen[kop.indicator.noemer]:
            past = (grens[m] == grens[n]) & (waarde[m] > 0)
            gevonden[n] = np.where(past, waarde[m], gevonden[n])
    return gevonden

"""All figures of one gemeente as arrays: the same query as the pages, laid out by reeks, gebied and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.periode import perioden_van
from kvdash.services.gebeurtenissen import Breuken
from kvdash.services.kubus import Plekken, grensnummers, kies_noemers, telwijzen
from kvdash.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

    from kvdash.services.kubus import Getallen, Heel

_JAREN = 10_000  # more than any number of a year


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

    `noemer` is that of kies_noemers, where it is not too small (1 for a count that has none). `telwijze` numbers how a
    figure was counted: two years of a gebied compare where it is equal, which asks the same borders and, after
    `met_breuken`, no break between them. `grens_gemeente` numbers the borders as the gemeente saw them, so that a
    gebied may be taken from the gemeente where it is equal to that of the gemeente. `speling` is how far a count may be
    from the true one, for it was rounded.
    """

    rijen: tuple[Rijkop, ...]
    gebieden: tuple[str, ...]
    eerste_jaar: int
    waarde: Getallen
    onder: Getallen
    boven: Getallen
    noemer: Getallen
    speling: Getallen
    telwijze: Heel
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
        telwijze=kies(blok.telwijze, -1)[mee],
        grens_gemeente=kies(blok.grens_gemeente, -1)[mee],
    )


def met_breuken(blok: Blok, breuken: Breuken) -> Blok:
    """The block with in `telwijze` also the breaks between its years."""
    perioden = perioden_van("jaar", van=blok.eerste_jaar, tot=blok.eerste_jaar + blok.waarde.shape[2] - 1)
    return blok._replace(telwijze=blok.telwijze + _JAREN * telwijzen(breuken, blok.rijen, blok.gebieden, perioden))


def _lees(store: Store, gebieden: Sequence[str]) -> Blok:
    alle = {indicator.code: indicator for indicator in store.cijfers.indicatoren()}
    gevraagd = [code for code, indicator in alle.items() if indicator.thema]
    noemers = {alle[code].noemer for code in gevraagd} & alle.keys()
    tabel = store.cijfers.jaarcijfertabel(
        indicatoren=sorted({*gevraagd, *(code for code in noemers if code)}), gebieden=gebieden
    )
    bronnen = Uploadgegevens(store.cijfers.afrondingen(), {str(u.id): u.volgnummer for u in store.cijfers.uploads()})
    return maak_blok(tabel, gebieden, alle, store.cijfers.gebieden(), bronnen)


class Uploadgegevens(NamedTuple):
    """What must be known of the uploads of figures: the multiple to which each has the counts of a bron, and order."""

    afrondingen: Mapping[tuple[UUID, str], int]
    volgnummers: Mapping[str, int]


def maak_blok(
    tabel: pa.Table,
    gebieden: Sequence[str],
    indicatoren: Mapping[str, Indicator],
    indeling: Gebiedsindeling,
    uploads: Uploadgegevens,
) -> Blok:
    """The rows of jaarcijfertabel as a block of all their years."""
    import numpy as np

    koppen, rij = _koppen(tabel, indicatoren)
    jaar = getallen(tabel, "jaar").astype(np.intp)
    van, tot = (int(jaar.min()), int(jaar.max())) if jaar.size else (0, 0)
    codes, code = woorden(tabel, "gebied")
    gebied = np.array([gebieden.index(naam) for naam in codes], np.intp)[code]
    plek = (rij, gebied, jaar - van)
    vorm = (len(koppen), len(gebieden), tot - van + 1)

    def leg(kolom: Any, leeg: float = np.nan) -> Any:
        vlak = np.full(vorm, leeg, kolom.dtype)
        vlak[plek] = kolom
        return vlak

    jaren = getallen(tabel, "indelingsjaar")
    grens = grensnummers(jaren, gebied, gebieden, indeling)
    noemer = _noemers(tabel, koppen, rij, Plekken(gebied, jaar, grens), uploads.volgnummers)
    getoond = [n for n, kop in enumerate(koppen) if kop.indicator.thema]
    return Blok(
        rijen=tuple(koppen[n] for n in getoond),
        gebieden=tuple(gebieden),
        eerste_jaar=van,
        waarde=leg(getallen(tabel, "waarde"))[getoond],
        onder=leg(getallen(tabel, "onder"))[getoond],
        boven=leg(getallen(tabel, "boven"))[getoond],
        noemer=leg(noemer)[getoond],
        speling=leg(spelingen(tabel, uploads.afrondingen))[getoond],
        telwijze=leg(grens, -1)[getoond],
        grens_gemeente=leg(grensnummers(jaren, np.zeros_like(gebied), gebieden[:1], indeling), -1)[getoond],
    )


def _kolommen(blok: Blok, welke: slice) -> Blok:
    """These gebieden of a block."""
    kubussen = (blok.waarde, blok.onder, blok.boven, blok.noemer, blok.speling, blok.telwijze, blok.grens_gemeente)
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
        telwijze=np.zeros(waarde.shape, np.intp),
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


def _noemers(
    tabel: pa.Table, koppen: Sequence[Rijkop], rij: Heel, plekken: Plekken, volgnummers: Mapping[str, int]
) -> Getallen:
    """Of each line the denominator of its count, NaN for none or too small a one; 1 for what is shown as it is."""
    import numpy as np

    waarde = getallen(tabel, "waarde")
    (uploads, upload), (bronnen, bron) = woorden(tabel, "upload"), woorden(tabel, "bron")
    volgorde = np.array([volgnummers[tekst] for tekst in uploads], np.intp)[upload] * len(bronnen) + bron
    gevonden = np.ones(len(rij))
    for code in {kop.indicator.noemer for kop in koppen if kop.per_noemer}:
        telling = np.flatnonzero(np.array([kop.per_noemer and kop.indicator.noemer == code for kop in koppen])[rij])
        is_noemer = np.array([kop.telt and kop.indicator.code == code for kop in koppen])[rij]
        noemer = np.flatnonzero(is_noemer & ~np.isnan(waarde))
        van_telling, van_noemer = (Plekken(*(kolom[welke] for kolom in plekken)) for welke in (telling, noemer))
        plek = kies_noemers(van_telling, van_noemer, volgorde=volgorde[noemer])
        gevonden[telling] = np.where(plek < 0, np.nan, np.append(waarde[noemer], np.nan)[plek])
    laagste = np.array([kop.indicator.laagste_noemer if kop.per_noemer else 0 for kop in koppen])[rij]
    return np.where(gevonden < laagste, np.nan, gevonden)

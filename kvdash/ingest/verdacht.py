"""Figures that may be wrong are read in as they stand and pointed out with their place; and how counts are rounded."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from kvdash.domain.indicator import Maat
from kvdash.domain.upload import Afronding, Waarschuwing, Waarschuwingsoort
from kvdash.ingest.cellen import jaar_in_tekst
from kvdash.ingest.verzamel import Keys, Verzameling
from kvdash.taal import getal, opsomming

# To which multiple the counts of a file are rounded.

_TREDEN = (10, 5)
_MIN_CIJFERS = 20  # one in five counts is a multiple of five by chance: of twenty all are so once in 10^14 files
_PROEF = 10_000


class Afrondingen:
    """Afrondingen: the counts of each bron, taken in part by part, and the multiples that they all are."""

    def __init__(self) -> None:
        self._aantal: Counter[str] = Counter()
        self._treden: dict[str, tuple[int, ...]] = {}

    def neem(self, v: Verzameling) -> None:
        """Look at the counts of a part."""
        topics = v.vertaling.boek.topics
        for bron in {t.bron for t in topics if t.bron is not None}:
            plekken = v.met_waarde(np.array([t.bron == bron and t.maat == "aantal" for t in topics], dtype=bool))
            waarden = v.waarde[plekken]
            waarden = waarden[waarden != 0]
            self._aantal[bron] += len(waarden)
            self._treden[bron] = tuple(t for t in self._treden.get(bron, _TREDEN) if _is_veelvoud(waarden, t))

    def uitkomst(self) -> tuple[Afronding, ...]:
        """Per bron with twenty counts or more that are not zero; 1 where they are not rounded."""
        return tuple(
            Afronding(bron=bron, op=next(iter(self._treden[bron]), 1))
            for bron, aantal in sorted(self._aantal.items())
            if aantal >= _MIN_CIJFERS
        )


def _is_veelvoud(waarden: npt.NDArray[np.float64], trede: int) -> bool:
    return not (waarden[:_PROEF] % trede).any() and not (waarden % trede).any()


# Percentages that may have lost a zero at the end: 14, 13, 1, 15 was perhaps 14, 13, 10, 15.

_MIN_PUNTEN = 4


def verloren_nullen(
    reeks: npt.NDArray[np.int64], periode: npt.NDArray[np.int32], waarden: npt.NDArray[np.float64]
) -> list[int]:
    """The places of percentages that do not fit in their series and ten times would.

    `reeks` numbers the series that each value belongs to; only series of whole numbers with four points or more count.
    """
    if not len(reeks):
        return []
    volgorde = np.lexsort((periode, reeks))
    geordend = waarden[volgorde]
    begin = np.flatnonzero(np.diff(reeks[volgorde], prepend=reeks[volgorde[0]] - 1))
    lengte = np.diff(begin, append=len(geordend))
    # A suspect is the one lowest value, far below all others: few series of a large file have one.
    laagste = np.minimum.reduceat(geordend, begin)
    laag = np.add.reduceat((geordend < 5 * np.repeat(laagste, lengte)).astype(np.int64), begin)
    heel = np.logical_and.reduceat(geordend == np.floor(geordend), begin)
    mogelijk = (lengte >= _MIN_PUNTEN) & heel & (laag == 1) & (laagste >= 1) & (laagste <= 9)
    delen = (volgorde[van : van + aantal] for van, aantal in zip(begin[mogelijk], lengte[mogelijk], strict=True))
    return [int(deel[plek]) for deel in delen for plek in _verdacht(waarden[deel])]


def _verdacht(waarden: npt.NDArray[np.float64]) -> list[int]:
    plek = int(waarden.argmin())
    rest = np.delete(waarden, plek)
    return [plek] if 0.7 * rest.min() <= 10 * waarden[plek] <= 1.3 * rest.max() else []


# Values many times those of the years around them.

UITERSTE = 20  # times as much, or as little
_DEEL = 500_000  # values looked at together

Floats = npt.NDArray[np.float64]


def uitschieters(
    reeks: npt.NDArray[np.int64],
    jaar: npt.NDArray[np.int32],
    waarden: Floats,
    telling: npt.NDArray[np.bool_],
    *,
    hoogstens: int,
) -> Iterator[tuple[int, list[float]]]:
    """The places of values at least twenty times both values beside them in their series, or a twentieth of both.

    The first and last of a series are compared with the two on their one side; a series needs three values. Of counts
    (`telling`) one is added to the lower side first: 0 and 15 differ by chance; of other kinds zero has no multiple.
    Yields place and neighbours.
    """
    gevonden = 0
    for deel in _delen(_kansrijk(reeks, waarden, telling), reeks):
        for plek, buren in _in_deel(deel, reeks, jaar, waarden, telling):
            yield plek, buren
            gevonden += 1
            if gevonden == hoogstens:
                return


def _kansrijk(reeks: npt.NDArray[np.int64], waarden: Floats, telling: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """The places in series of which highest and lowest are far enough apart."""
    dicht = len(reeks) > 0 and int(reeks.max()) < 8 * len(reeks)
    index = reeks if dicht else np.unique(reeks, return_inverse=True)[1]  # unique sorts: seconds for a large file
    hoogste = np.full(int(index.max(initial=0)) + 1, -np.inf)
    laagste = -hoogste
    np.maximum.at(hoogste, index, waarden)
    np.minimum.at(laagste, index, waarden + telling)
    ver = (hoogste >= UITERSTE * laagste) & (hoogste > 0)
    plekken: npt.NDArray[np.int64] = np.flatnonzero(ver[index])
    return plekken


def _delen(plekken: npt.NDArray[np.int64], reeks: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """The places in parts that keep series whole, so that a file with many of them need not be sorted whole."""
    if len(plekken) <= _DEEL:
        yield plekken
        return
    aantal = len(plekken) // _DEEL + 1
    deel_van = reeks[plekken] % aantal
    for deel in range(aantal):
        yield plekken[deel_van == deel]


def _in_deel(
    plekken: npt.NDArray[np.int64],
    reeks: npt.NDArray[np.int64],
    jaar: npt.NDArray[np.int32],
    waarden: Floats,
    telling: npt.NDArray[np.bool_],
) -> Iterator[tuple[int, list[float]]]:
    plekken = plekken[np.lexsort((jaar[plekken], reeks[plekken]))]
    begin = np.flatnonzero(np.diff(reeks[plekken], prepend=-1))
    lengte = np.diff(begin, append=len(plekken))
    eerste, aantal = np.repeat(begin, lengte), np.repeat(lengte, lengte)
    hier = np.arange(len(plekken))
    links = np.where(hier == eerste, hier + 2, hier - 1)
    rechts = np.where(hier == eerste + aantal - 1, hier - 2, hier + 1)
    lang = aantal >= 3
    hier, links, rechts = hier[lang], links[lang], rechts[lang]
    waarde, erbij = waarden[plekken], telling[plekken][hier].astype(np.float64)
    laag, hoog = np.minimum(waarde[links], waarde[rechts]), np.maximum(waarde[links], waarde[rechts])
    te_hoog = (waarde[hier] >= UITERSTE * (hoog + erbij)) & (hoog + erbij > 0)
    te_laag = (laag >= UITERSTE * (waarde[hier] + erbij)) & (waarde[hier] + erbij > 0)
    for n in np.flatnonzero(te_hoog | te_laag).tolist():
        yield int(plekken[hier[n]]), sorted({float(waarde[links[n]]), float(waarde[rechts[n]])})


Kop = Callable[[int], str]

_HOOGSTE: dict[Maat, float] = {"rapportcijfer": 10, "schaalscore": 10, "percentage": 100}
_MAX = 100  # warnings of one kind
_MIN_GEBIEDEN = 5  # with a figure in the year before, for a year without them to stand out


@dataclass
class _Schaal:
    """Of one kind of figure: how many there are, how many above its scale, and the first of those."""

    aantal: int = 0
    te_hoog: int = 0
    waarschuwingen: list[Waarschuwing] = field(default_factory=list)


class Verdenkingen:
    """Verdenkingen: the suspect figures of a file, taken in part by part; a series lies in one part whole."""

    def __init__(self, *, kop: Kop) -> None:
        self._kop = kop  # the header of a column
        self._nullen: list[Waarschuwing] = []
        self._uitschieters: list[Waarschuwing] = []
        self._schalen: dict[Maat, _Schaal] = {maat: _Schaal() for maat in _HOOGSTE}
        self._procenten = _Procenttelling()
        self._per_jaar = _Jaartelling()

    def neem(self, v: Verzameling) -> None:
        """Look at the figures of a part."""
        self._nullen += islice(_op_plaats(v, _nullen(v), self._kop, soort="verloren nul"), _MAX + 1)
        self._uitschieters += _op_plaats(v, _ver_van_andere_jaren(v), self._kop, soort="uitschieter")
        for maat, schaal in self._schalen.items():
            aantal, te_hoog, teksten = _boven_de_schaal(v, maat)
            schaal.aantal += aantal
            schaal.te_hoog += te_hoog
            schaal.waarschuwingen += _op_plaats(v, teksten, self._kop, soort="uitschieter")
        self._procenten.neem(v)
        self._per_jaar.neem(v)

    def waarschuwingen(self) -> list[Waarschuwing]:
        """The warnings about figures, at most a hundred of a kind."""
        # above its scale: only where few of the topic are, as 73 for the mark 7,3
        schalen = [s for s in self._schalen.values() if s.te_hoog <= 0.1 * s.aantal]
        te_hoog = [w for schaal in schalen for w in schaal.waarschuwingen]
        uitschieters = {(w.regel, w.kolom): w for w in (*self._uitschieters, *te_hoog)}
        soorten = (self._nullen, uitschieters.values())
        op_plaats = [w for soort in soorten for w in _begrens(iter(sorted(soort, key=lambda w: w.regel or 0)))]
        per_onderwerp = (self._procenten.delen_van_een(), self._per_jaar.lege_jaren())
        return [*op_plaats, *(w for soort in per_onderwerp for w in _begrens(soort))]


def _begrens(waarschuwingen: Iterator[Waarschuwing]) -> Iterator[Waarschuwing]:
    laatste = None
    for laatste in islice(waarschuwingen, _MAX):
        yield laatste
    if laatste is not None and next(waarschuwingen, None) is not None:
        yield Waarschuwing(soort=laatste.soort, tekst=f"Er zijn er meer: hier staan de eerste {_MAX}.")


def _op_plaats(
    v: Verzameling, gevonden: dict[int, str], kop: Kop, *, soort: Waarschuwingsoort
) -> Iterator[Waarschuwing]:
    """A warning per place, in the order of the lines; `gevonden` gives what is odd about it."""
    for plek in sorted(gevonden, key=v.regel_van):
        yield Waarschuwing(
            soort=soort,
            regel=v.regel_van(plek),
            kolom=kop(int(v.kolom[plek])),
            waarde=_als_getal(float(v.waarde[plek])),
            tekst=gevonden[plek],
        )


def _als_getal(waarde: float) -> str:
    decimalen = 0 if waarde == round(waarde) else 1 if round(waarde, 1) == waarde else 2
    return getal(waarde, decimalen=decimalen)


# percentages that lost a zero


def _nullen(v: Verzameling) -> dict[int, str]:
    plekken = v.met_waarde(_van_maat(v, "percentage"))
    if not len(plekken):
        return {}
    volgorde = np.argsort(np.argsort(v.vertaling.perioden.codes)).astype(np.int32)
    gevonden = verloren_nullen(_reeksen(v, plekken), volgorde[v.periode[plekken]], v.waarde[plekken])
    teksten = {}
    for plek in (int(plekken[n]) for n in gevonden):
        waarde = _als_getal(float(v.waarde[plek]))
        teksten[plek] = f"{waarde} past niet bij de andere perioden, {waarde}0 wel."
    return teksten


def _van_maat(v: Verzameling, *maten: Maat) -> npt.NDArray[np.bool_]:
    """Which topics are of these kinds."""
    return np.array([t.maat in maten for t in v.vertaling.boek.topics], dtype=bool)


def _reeksen(v: Verzameling, plekken: Keys) -> npt.NDArray[np.int64]:
    """A number per series (topic, area and part) for these places."""
    gebieden, delen = len(v.vertaling.gebied_register.codes), len(v.vertaling.delen.codes)
    topic_en_gebied = v.topic[plekken].astype(np.int64) * max(1, gebieden) + v.gebied[plekken]
    return topic_en_gebied * max(1, delen) + v.deel[plekken]


# figures far from the others


def _ver_van_andere_jaren(v: Verzameling) -> dict[int, str]:
    """Places with a value many times that of the years around it: of the same month or quarter, where it is one."""
    topics = np.ones(len(v.vertaling.boek.topics), dtype=bool)
    plekken = v.met_waarde(topics) if len(topics) else np.array([], dtype=np.int64)
    if not len(plekken):
        return {}
    soorten = {s: n for n, s in enumerate(dict.fromkeys(code[4:] for code in v.vertaling.perioden.codes))}
    soort_van = np.array([soorten[code[4:]] for code in v.vertaling.perioden.codes], dtype=np.int64)
    jaar_van = np.array([int(code[:4]) for code in v.vertaling.perioden.codes], dtype=np.int32)
    reeks = _reeksen(v, plekken) * len(soorten) + soort_van[v.periode[plekken]]
    telling = _van_maat(v, "aantal")[v.topic[plekken]]
    teksten = {}
    for n, buren in uitschieters(reeks, jaar_van[v.periode[plekken]], v.waarde[plekken], telling, hoogstens=_MAX + 1):
        plek = int(plekken[n])
        wat, waarde = opsomming([_als_getal(b) for b in buren]), _als_getal(float(v.waarde[plek]))
        teksten[plek] = f"{waarde} scheelt {UITERSTE} keer of meer met de jaren ernaast ({wat})."
    return teksten


def _boven_de_schaal(v: Verzameling, maat: Maat) -> tuple[int, int, dict[int, str]]:
    """How many figures of a kind there are, how many above what it allows, and the first places of those."""
    plekken, hoogste = v.met_waarde(_van_maat(v, maat)), _HOOGSTE[maat]
    hoog = plekken[v.waarde[plekken] > hoogste]
    teksten = {
        plek: f"{_als_getal(float(v.waarde[plek]))} is hoger dan een {maat} kan zijn ({hoogste:.0f})."
        for plek in hoog[: _MAX + 1].tolist()
    }
    return len(plekken), len(hoog), teksten


class _Procenttelling:
    """How many percentages each topic has, and the highest of them."""

    def __init__(self) -> None:
        self._aantal: Counter[str] = Counter()
        self._hoogste: dict[str, float] = {}

    def neem(self, v: Verzameling) -> None:
        plekken = v.met_waarde(_van_maat(v, "percentage"))
        topics = v.topic[plekken]
        for topic in np.flatnonzero(np.bincount(topics)).tolist():
            naam, waarden = v.vertaling.boek.topics[topic].naam, v.waarde[plekken][topics == topic]
            self._aantal[naam] += len(waarden)
            self._hoogste[naam] = max(self._hoogste.get(naam, 0.0), float(waarden.max()))

    def delen_van_een(self) -> Iterator[Waarschuwing]:
        """Percentages of a topic that all lie between 0 and 1, as Excel keeps them."""
        for naam, aantal in self._aantal.items():
            if aantal >= _MIN_GEBIEDEN and 0.01 < self._hoogste[naam] <= 1:
                yield Waarschuwing(
                    soort="uitschieter",
                    tekst=f"{naam}: alle percentages liggen tussen 0 en 1. Zijn het delen van 1? "
                    "Zet er dan procenten van.",
                )


# years without figures


class _Jaartelling:
    """How many figures each topic has of each year that the file has."""

    def __init__(self) -> None:
        self._tel: Counter[tuple[int, int]] = Counter()  # per topic and year
        self._namen: dict[int, str] = {}
        self._jaren: list[int] = []

    def neem(self, v: Verzameling) -> None:
        topics = v.vertaling.boek.topics
        self._jaren = _jaren(v)
        if not topics or not self._jaren:
            return
        self._namen = {n: topic.naam for n, topic in enumerate(topics)}
        plek_van = {jaar: n for n, jaar in enumerate(self._jaren)}
        plek_van_periode = np.array([plek_van[int(code[:4])] for code in v.vertaling.perioden.codes], dtype=np.int64)
        breedte = len(self._jaren)
        tel = np.bincount(v.topic[v.gelezen] * breedte + plek_van_periode[v.periode[v.gelezen]])
        for plek in np.flatnonzero(tel).tolist():
            self._tel[plek // breedte, self._jaren[plek % breedte]] += int(tel[plek])

    def lege_jaren(self) -> Iterator[Waarschuwing]:
        """Topics with figures in the year before and (nearly) none in a year that the file does have."""
        for topic in sorted({topic for topic, _ in self._tel}):
            aantallen = [self._tel[topic, jaar] for jaar in self._jaren]
            for plek, ervoor in _leeg_in(aantallen):
                jaar, aantal = self._jaren[plek], aantallen[plek]
                over = f"maar {getal(aantal)}" if aantal else "geen"
                voor = f"{getal(ervoor)} over {self._jaren[plek - 1]}"
                tekst = f"{self._namen[topic]}: {over} cijfers over {jaar}, en {voor}."
                yield Waarschuwing(soort="leeg jaar", waarde=str(jaar), tekst=tekst)


def _jaren(v: Verzameling) -> list[int]:
    """The years that the file has, in rows or headers."""
    koppen = (jaar_in_tekst(cel) for rij in v.vertaling.plan.tabel.koppen for cel in rij)
    jaren = {int(code[:4]) for code in v.vertaling.perioden.codes} | {jaar for jaar in koppen if jaar is not None}
    return sorted(jaren)


def _leeg_in(aantallen: Sequence[int]) -> list[tuple[int, int]]:
    """The places with a tenth or less of the number before, with that number; none where every other year is empty."""
    sprongen = Counter(b - a for a, b in pairwise(n for n, aantal in enumerate(aantallen) if aantal))
    if sprongen and sprongen.most_common(1)[0][0] > 1:
        return []
    paren = enumerate(pairwise(aantallen), start=1)
    return [(n, voor) for n, (voor, aantal) in paren if voor >= _MIN_GEBIEDEN and 10 * aantal <= voor]

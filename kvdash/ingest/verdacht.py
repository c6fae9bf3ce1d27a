"""Figures that may be wrong: they are read in as they stand, and pointed out with their place."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from kvdash.domain.indicator import Maat
from kvdash.domain.upload import Waarschuwing, Waarschuwingsoort
from kvdash.ingest.nullen import verloren_nullen
from kvdash.ingest.perioden import jaar_in_tekst
from kvdash.ingest.uitschieters import UITERSTE, uitschieters
from kvdash.ingest.verzamel import Keys, Verzameling
from kvdash.taal import getal, opsomming

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

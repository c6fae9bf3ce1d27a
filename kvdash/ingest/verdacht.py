"""Figures that may be wrong: they are read in as they stand, and pointed out with their place."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
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


def verdachte_cijfers(verzameling: Verzameling, *, kop: Kop) -> list[Waarschuwing]:
    """The warnings about figures, at most a hundred of a kind; `kop` gives the header of a column."""
    per_cel = (_nullen(verzameling, kop), _uitschieters(verzameling, kop))
    per_onderwerp = (_delen_van_een(verzameling), _lege_jaren(verzameling))
    return [w for soort in (*per_cel, *per_onderwerp) for w in _begrens(soort)]


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


def _nullen(v: Verzameling, kop: Kop) -> Iterator[Waarschuwing]:
    plekken = v.met_waarde(_van_maat(v, "percentage"))
    if not len(plekken):
        return
    volgorde = np.argsort(np.argsort(v.vertaling.perioden.codes)).astype(np.int32)
    gevonden = verloren_nullen(_reeksen(v, plekken), volgorde[v.periode[plekken]], v.waarde[plekken])
    teksten = {}
    for plek in (int(plekken[n]) for n in gevonden):
        waarde = _als_getal(float(v.waarde[plek]))
        teksten[plek] = f"{waarde} past niet bij de andere perioden, {waarde}0 wel."
    yield from _op_plaats(v, teksten, kop, soort="verloren nul")


def _van_maat(v: Verzameling, *maten: Maat) -> npt.NDArray[np.bool_]:
    """Which topics are of these kinds."""
    return np.array([t.maat in maten for t in v.vertaling.boek.topics], dtype=bool)


def _reeksen(v: Verzameling, plekken: Keys) -> npt.NDArray[np.int64]:
    """A number per series (topic, area and part) for these places."""
    gebieden, delen = len(v.vertaling.gebied_register.codes), len(v.vertaling.delen.codes)
    topic_en_gebied = v.topic[plekken].astype(np.int64) * max(1, gebieden) + v.gebied[plekken]
    return topic_en_gebied * max(1, delen) + v.deel[plekken]


# figures far from the others


def _uitschieters(v: Verzameling, kop: Kop) -> Iterator[Waarschuwing]:
    gevonden = {**_ver_van_andere_jaren(v), **_boven_de_schaal(v)}
    yield from _op_plaats(v, gevonden, kop, soort="uitschieter")


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


def _boven_de_schaal(v: Verzameling) -> dict[int, str]:
    """Places with a value above what its kind allows, where few of the topic are: 73 for the mark 7,3."""
    teksten = {}
    for maat, hoogste in _HOOGSTE.items():
        plekken = v.met_waarde(_van_maat(v, maat))
        te_hoog = v.waarde[plekken] > hoogste
        if te_hoog.any() and te_hoog.mean() <= 0.1:
            for plek in plekken[te_hoog][: _MAX + 1].tolist():
                teksten[plek] = f"{_als_getal(float(v.waarde[plek]))} is hoger dan een {maat} kan zijn ({hoogste:.0f})."
    return teksten


def _delen_van_een(v: Verzameling) -> Iterator[Waarschuwing]:
    """Percentages of a topic that all lie between 0 and 1, as Excel keeps them."""
    plekken = v.met_waarde(_van_maat(v, "percentage"))
    topics = v.topic[plekken]
    aantal = np.bincount(topics)
    hoogste = np.zeros(len(aantal))
    np.maximum.at(hoogste, topics, v.waarde[plekken])
    for topic in np.flatnonzero((aantal >= _MIN_GEBIEDEN) & (hoogste > 0.01) & (hoogste <= 1)).tolist():
        naam = v.vertaling.boek.topics[topic].naam
        yield Waarschuwing(
            soort="uitschieter",
            tekst=f"{naam}: alle percentages liggen tussen 0 en 1. Zijn het delen van 1? Zet er dan procenten van.",
        )


# years without figures


def _lege_jaren(v: Verzameling) -> Iterator[Waarschuwing]:
    """Topics with figures in the year before and (nearly) none in a year that the file does have."""
    topics, jaren = v.vertaling.boek.topics, _jaren(v)
    if not topics or not jaren:
        return
    plek_van = {jaar: n for n, jaar in enumerate(jaren)}
    plek_van_periode = np.array([plek_van[int(code[:4])] for code in v.vertaling.perioden.codes], dtype=np.int64)
    tel = np.zeros((len(topics), len(jaren)), dtype=np.int64)
    np.add.at(tel, (v.topic[v.gelezen], plek_van_periode[v.periode[v.gelezen]]), 1)
    for topic in np.flatnonzero(tel.sum(axis=1)).tolist():
        for plek, ervoor in _leeg_in(tel[topic].tolist()):
            jaar, aantal = jaren[plek], int(tel[topic, plek])
            over = f"maar {getal(aantal)}" if aantal else "geen"
            tekst = f"{topics[topic].naam}: {over} cijfers over {jaar}, en {getal(ervoor)} over {jaren[plek - 1]}."
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

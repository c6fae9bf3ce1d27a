"""A chart as a picture that stands alone: with its finding above it, and its bron below."""

import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kvdash.charts.document import BREEDTE, HOOGTE, MM, Formaat, draw_lijn, save
from kvdash.charts.document_trechter import HOOGTE as TRECHTERHOOGTE
from kvdash.charts.document_trechter import draw_trechter
from kvdash.charts.document_wijken import draw_balken, draw_kleuren, hoogte_van
from kvdash.charts.palet import INKT, TEKST
from kvdash.charts.trechtervorm import TEKENS
from kvdash.charts.vorm import balken_van
from kvdash.domain.periodevergelijking import Periodevergelijking
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.trechter import Trechter
from kvdash.taal import (
    bronregel,
    gebeurtenisregels,
    grafiektitel,
    onafmelding,
    ondertitel,
    periodeondertitel,
    periodetitel,
    trechterlegenda,
    trechterondertitel,
    trechtertitel,
    trechteruitleg,
    wijknaam,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure, FigureBase

_REGEL = 4.2 * MM
_KOPREGEL = 4.8 * MM
_RAND = 3 * MM
_TEKENS = 105  # of the small print on a line
_KOPTEKENS = 78
_KLEUREN_NOOT = (
    "Hoe donkerder, hoe hoger: vijf groepen van ongeveer gelijke grootte. Gearceerd: geen cijfer. "
    "* bij dit cijfer hoort een toelichting; die staat in de tabel."
)


class _Woorden(NamedTuple):
    """What stands above and below the drawing."""

    titel: str
    onder: str
    noten: tuple[str, ...]


def lijn(beeld: IndicatorBeeld, *, formaat: Formaat) -> bytes:
    """The lines over the years."""
    woorden = _Woorden(grafiektitel(beeld), ondertitel(beeld), gebeurtenisregels(beeld))

    def teken(vlak: "FigureBase") -> None:
        draw_lijn(vlak, beeld)

    return _plaat(teken, beeld, woorden, hoogte=HOOGTE, formaat=formaat)


def perioden(beeld: IndicatorBeeld, *, genoemd: Sequence[Periodevergelijking], formaat: Formaat) -> bytes:
    """The lines over months or quarters, with what changed since a year before."""
    noten = tuple(filter(None, (onafmelding(beeld), *gebeurtenisregels(beeld))))
    woorden = _Woorden(periodetitel(beeld, genoemd), periodeondertitel(beeld), noten)

    def teken(vlak: "FigureBase") -> None:
        draw_lijn(vlak, beeld)

    return _plaat(teken, beeld, woorden, hoogte=HOOGTE, formaat=formaat)


def balken(beeld: IndicatorBeeld, *, jaar: int, formaat: Formaat) -> bytes:
    """The wijken of one year as bars."""
    hoogte = hoogte_van(beeld, jaar=jaar)
    noten = sorted({balk.toelichting for balk in balken_van(beeld, jaar=jaar)} - {""})
    titel = f"{beeld.indicator.naam} per {wijknaam(beeld)} in {jaar}"
    woorden = _Woorden(titel, ondertitel(beeld), tuple(f"* {noot}." for noot in noten))

    def teken(vlak: "FigureBase") -> None:
        draw_balken(vlak, beeld, jaar=jaar, breedte=BREEDTE, hoogte=hoogte)

    return _plaat(teken, beeld, woorden, hoogte=hoogte, formaat=formaat)


def kleuren(beeld: IndicatorBeeld, *, formaat: Formaat) -> bytes:
    """The kleurentabel of the wijken."""
    hoogte = hoogte_van(beeld, jaar=None)
    woorden = _Woorden(f"{beeld.indicator.naam} per {wijknaam(beeld)} en jaar", ondertitel(beeld), (_KLEUREN_NOOT,))

    def teken(vlak: "FigureBase") -> None:
        draw_kleuren(vlak, beeld, breedte=BREEDTE, hoogte=hoogte)

    return _plaat(teken, beeld, woorden, hoogte=hoogte, formaat=formaat)


def trechter(beeld: IndicatorBeeld, *, trechter: Trechter, gekozen: frozenset[str], formaat: Formaat) -> bytes:
    """The trechter, with what its markers mean and how to read it."""
    merken = "   ".join(f"{TEKENS[plek]} {woorden}" for plek, woorden in trechterlegenda(trechter))
    noten = (merken, trechteruitleg(trechter))
    woorden = _Woorden(trechtertitel(trechter), trechterondertitel(trechter, beeld), noten)

    def teken(vlak: "FigureBase") -> None:
        draw_trechter(vlak, trechter, gekozen=gekozen)

    return _plaat(teken, beeld, woorden, hoogte=TRECHTERHOOGTE, formaat=formaat)


def _plaat(
    teken: Callable[["FigureBase"], None],
    beeld: IndicatorBeeld,
    woorden: _Woorden,
    *,
    hoogte: float,
    formaat: Formaat,
) -> bytes:
    """The drawing with its words."""
    koppen = textwrap.wrap(woorden.titel, _KOPTEKENS)
    voet = [regel for zin in (*woorden.noten, bronregel(beeld)) for regel in textwrap.wrap(zin, _TEKENS)]
    boven, beneden = (len(koppen) + 1) * _KOPREGEL + _RAND, len(voet) * _REGEL + _RAND

    def op(figuur: "Figure") -> None:
        delen: Any = figuur.subfigures(3, 1, height_ratios=[boven, hoogte, beneden], hspace=0)
        kop, midden, onderaan = delen
        for nummer, regel in enumerate([*koppen, woorden.onder]):
            vet = {"weight": "bold", "fontsize": 10.5} if nummer < len(koppen) else {}
            kop.text(0.02, 1 - (_RAND + nummer * _KOPREGEL) / boven, regel, va="top", color=INKT, **vet)
        teken(midden)
        for nummer, regel in enumerate(voet):
            onderaan.text(0.02, 1 - nummer * _REGEL / beneden, regel, va="top", color=TEKST, fontsize=7.5)

    return save(op, breedte=BREEDTE, hoogte=boven + hoogte + beneden, formaat=formaat)

"""Wijken beside each other: in a funnel, as a profile, and what is still visible in their small numbers.

A funnel is made from the signals of one year, so that chart and signal never disagree.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from kvdash.charts.kaartvorm import Kaartvorm
from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.breuk import telwijze
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.indicator import Maat
from kvdash.domain.jaarcijfer import per_1000
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.samenvoegen import tel_samen
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import SCHAAL, Reden, Signaal, Signalen
from kvdash.domain.stuk import Stuk
from kvdash.domain.trechter import Trechter, Trechterlijn, Trechterpunt
from kvdash.domain.zichtbaar import Samengevoegd, Zichtbaar
from kvdash.services.cijfers import NIVEAUS, bewijs_van, kaartvorm
from kvdash.services.dossier import bevindingen
from kvdash.services.recht import gebruiksgeval
from kvdash.services.vergelijking import inwoners_per_jaar
from kvdash.statistiek import detectable_change, poisson_interval, proportion_funnel_limits, spread_interval
from kvdash.store import Store

_STAPPEN = 60  # points of a limit
_ZONDER_TELLING: frozenset[Maat] = frozenset({"percentage", "rapportcijfer", "schaalscore", "index"})
_RUIMTE = 1.1  # times the largest gebied, to the end of the limits

Hoek = tuple[float, float]
JAREN_SAMEN = 3
_JAREN_TERUG = 5


def trechter_van(signalen: Signalen, indicator: str, *, bron: str) -> Trechter | None:
    """The funnel of an indicator (a code) and bron; None where nothing can be drawn: no denominators or average."""
    eigen = [s for s in signalen.signalen if s.indicator.code == indicator and s.bron == bron and _past(s)]
    if not eigen:
        return None
    jaar = max(s.jaar for s in eigen)
    in_jaar = [s for s in eigen if s.jaar == jaar]
    eerste = in_jaar[0]
    return Trechter(
        indicator=eerste.indicator,
        bron=bron,
        maat=eerste.maat,
        noemer_naam=eerste.noemer_naam,
        jaar=jaar,
        vergelijking=signalen.vergelijking,
        gemiddelde=eerste.waarde_vergelijking or 0.0,
        spreiding=eerste.spreiding,
        punten=tuple(
            Trechterpunt(
                gebied=s.gebied,
                omvang=s.omvang or 0.0,
                waarde=s.waarde,
                plek=s.trechter,
                sterkte=s.sterkte,
                oordeel=s.oordeel,
            )
            for s in sorted(in_jaar, key=lambda s: s.gebied.code)
        ),
        lijnen=tuple(_lijnen(eerste, [s.omvang or 0.0 for s in in_jaar])),
    )


def waarom_geen_trechter(signalen: Signalen, indicator: str, *, bron: str) -> Reden | None:
    """What is missing for the funnel of an indicator (a code) and bron; None where there are no figures at all."""
    eigen = [s for s in signalen.signalen if s.indicator.code == indicator and s.bron == bron]
    if not eigen:
        return None
    if any(s.omvang is not None for s in eigen):
        return "geen vergelijking"
    return "geen marges" if eigen[0].maat in _ZONDER_TELLING else "geen noemer"


def _past(signaal: Signaal) -> bool:
    return signaal.omvang is not None and bool(signaal.waarde_vergelijking) and signaal.maat in SCHAAL


def _lijnen(signaal: Signaal, omvang: list[float]) -> Iterable[Trechterlijn]:
    van, tot = min(omvang) / _RUIMTE, max(omvang) * _RUIMTE
    schaal = SCHAAL[signaal.maat]
    gemiddelde = (signaal.waarde_vergelijking or 0.0) / schaal
    maak = _aandelen if signaal.is_enquete else _tellingen
    for naam, kans in (("95%", 0.95), ("99,8%", 0.998)):
        for kant, hoeken in zip(("onder", "boven"), maak(gemiddelde, van, tot, kans, signaal.spreiding), strict=True):
            punten = tuple((n, waarde * schaal) for n, waarde in hoeken)
            yield Trechterlijn.model_validate({"kans": naam, "kant": kant, "punten": punten})


def _tellingen(
    gemiddelde: float, van: float, tot: float, kans: float, spreiding: float
) -> tuple[list[Hoek], list[Hoek]]:
    """The limits of rates: through every rate whose own exact interval just reaches the average.

    An observed number E lies on the upper limit where its lower bound is what was expected, and the other way round.
    Below the expected number at which even 0 is no exception there is no lower limit.
    """
    verwacht = tot * gemiddelde / spreiding
    hoogste = verwacht + 5 * verwacht**0.5 + 20
    aantallen = [hoogste * (stap / _STAPPEN) ** 2 for stap in range(_STAPPEN + 1)]
    grenzen = [(aantal, *poisson_interval(aantal, confidence=kans)) for aantal in aantallen]
    onder = [(spreiding * boven / gemiddelde, gemiddelde * aantal / boven) for aantal, _, boven in grenzen]
    boven = [(spreiding * laag / gemiddelde, gemiddelde * aantal / laag) for aantal, laag, _ in grenzen if laag > 0]
    return _binnen(onder, van, tot), _binnen(boven, van, tot)


def _binnen(hoeken: list[Hoek], van: float, tot: float) -> list[Hoek]:
    """The corners from `van` to `tot`, both ends cut on the line between two corners."""
    gevonden = [hoek for hoek in hoeken if van <= hoek[0] <= tot]
    for (x0, y0), (x1, y1) in pairwise(hoeken):
        for grens in (van, tot):
            if x0 < grens < x1:
                gevonden.append((grens, y0 + (y1 - y0) * (grens - x0) / (x1 - x0)))
    return sorted(gevonden)


def _aandelen(
    gemiddelde: float, van: float, tot: float, kans: float, spreiding: float
) -> tuple[list[Hoek], list[Hoek]]:
    omvang = [van + (tot - van) * stap / _STAPPEN for stap in range(_STAPPEN + 1)]
    grenzen = [(n, proportion_funnel_limits(gemiddelde, n / spreiding, confidence=kans)) for n in omvang]
    return [(n, grens.lower) for n, grens in grenzen], [(n, grens.upper) for n, grens in grenzen]


def zichtbaar(signalen: Signalen, indicator: str, *, bron: str) -> tuple[Zichtbaar, ...]:
    """Per gebied the smallest rise that would show, by name; empty for figures that are no counts.

    The count is divided by the spread of the indicator before, and the answer multiplied after: as in the tests.
    """
    eigen = [s for s in signalen.signalen if s.indicator.code == indicator and s.bron == bron]
    gevonden = [
        Zichtbaar(
            gebied=s.gebied,
            jaar=s.jaar,
            aantal=round(s.aantal),
            verschil=math.ceil(detectable_change(round(s.aantal / s.spreiding)) * s.spreiding),
        )
        for s in eigen
        if s.aantal is not None
    ]
    return tuple(sorted(gevonden, key=lambda z: z.gebied.naam))


@gebruiksgeval("lezen")
def jaren_samen(
    store: Store, sessie: Sessie, beeld: IndicatorBeeld, gebied: str, *, spreiding: float, op: Peilmoment = NU
) -> Samengevoegd | None:
    """The newest years of one gebied as one figure.

    None where one has no count or denominator, over a break, or over borders that changed.
    """
    return _samen(store, beeld, [gebied], aantal_jaren=JAREN_SAMEN, spreiding=spreiding, op=op)


@gebruiksgeval("lezen")
def gebieden_samen(
    store: Store,
    sessie: Sessie,
    beeld: IndicatorBeeld,
    gebieden: tuple[str, ...],
    *,
    spreiding: float,
    op: Peilmoment = NU,
) -> Samengevoegd | None:
    """The newest year of several gebieden as one figure.

    None where one has no count or denominator, or where they were counted within borders that differ for one of them.
    """
    return _samen(store, beeld, gebieden, aantal_jaren=1, spreiding=spreiding, op=op) if len(gebieden) > 1 else None


def bewijs_samen(beeld: IndicatorBeeld, samen: Samengevoegd) -> tuple[Bewijs, ...]:
    """The figures that were taken together, each as evidence."""
    return tuple(bewijs_van(beeld, gebied=g.code, jaar=jaar) for g in samen.gebieden for jaar in samen.jaren)


def _samen(
    store: Store, beeld: IndicatorBeeld, codes: Sequence[str], *, aantal_jaren: int, spreiding: float, op: Peilmoment
) -> Samengevoegd | None:
    reeksen = {r.gebied.code: r for r in (*beeld.alle_reeksen, *beeld.wijken)}
    if beeld.maat != "per 1.000" or beeld.laatste_jaar is None or not set(codes) <= reeksen.keys():
        return None
    jaren = tuple(range(beeld.laatste_jaar - aantal_jaren + 1, beeld.laatste_jaar + 1))
    indeling = store.cijfers.gebieden(op=op)
    tellingen = _som_van_tellingen([reeksen[code] for code in codes], jaren, indeling)
    if tellingen is None:
        return None
    aantal, noemer = tellingen
    onder, boven = spread_interval(aantal, factor=spreiding)
    vergelijking, ernaast = _vergelijking(beeld, jaren, indeling)
    return Samengevoegd(
        indicator=beeld.indicator,
        bron=beeld.bron,
        maat=beeld.maat,
        noemer_naam=beeld.noemer_naam,
        gebieden=tuple(reeksen[code].gebied for code in codes),
        jaren=jaren,
        aantal=aantal,
        waarde=per_1000(aantal, noemer),
        onder=per_1000(onder, noemer),
        boven=per_1000(boven, noemer),
        vergelijking=vergelijking,
        waarde_vergelijking=ernaast,
    )


def _vergelijking(
    beeld: IndicatorBeeld, jaren: Sequence[int], indeling: Gebiedsindeling
) -> tuple[Gebied | None, float | None]:
    tegen = beeld.vergelijking or next((r for r in beeld.reeksen if r.gebied.niveau == "gemeente"), None)
    tellingen = _som_van_tellingen([tegen], jaren, indeling) if tegen else None
    if tegen is None or tellingen is None:
        return None, None
    aantal, noemer = tellingen
    return tegen.gebied, per_1000(aantal, noemer)


def _som_van_tellingen(
    reeksen: Sequence[Reeks], jaren: Sequence[int], indeling: Gebiedsindeling
) -> tuple[float, float] | None:
    punten: list[Punt] = [p for r in reeksen for jaar in jaren if (p := r.punt(jaar)) and p.waarde is not None]
    uiterste = Periode.van_jaar(jaren[0]), Periode.van_jaar(jaren[-1])
    if any(len({telwijze(periode, r.breuken) for periode in uiterste}) > 1 for r in reeksen):
        return None
    grenzen = sorted({p.indelingsjaar for p in punten if p.indelingsjaar is not None})
    paren = [(r.gebied.code, grenzen[0], jaar) for r in reeksen for jaar in grenzen[1:]]
    if not all(indeling.is_zelfde_gebied(*paar) for paar in paren):
        return None
    return tel_samen(punten) if len(punten) == len(reeksen) * len(jaren) else None


class Inwoners(NamedTuple):
    """Inwoners: how many people live in a gebied, and of which year that is."""

    aantal: float
    jaar: int


@gebruiksgeval("lezen")
def inwoners(store: Store, sessie: Sessie, gebied: str, *, tot: int, op: Peilmoment = NU) -> Inwoners | None:
    """The newest number of inhabitants up to a year, None if the last five have none."""
    alle = inwoners_per_jaar(store, [gebied], op=op)
    bekend = (Inwoners(aantal, jaar) for (jaar, _), aantal in alle.items() if tot - _JAREN_TERUG <= jaar <= tot)
    return max(bekend, key=lambda gevonden: gevonden.jaar, default=None)


@gebruiksgeval("lezen")
def ligging(store: Store, sessie: Sessie, gebied: Gebied, *, op: Peilmoment = NU) -> Kaartvorm | None:
    """The gemeente in areas of the niveau of the gebied, None without a boundary of the gebied itself."""
    niveau = next((niveau for niveau in NIVEAUS if niveau == gebied.niveau), None)
    vorm = kaartvorm(store, sessie, gebied.gemeente or "", niveau=niveau, op=op) if niveau else None
    return vorm if vorm and gebied.code in vorm.paden else None


@gebruiksgeval("lezen")
def over_gebied(
    store: Store, sessie: Sessie, *, editie: UUID, gebied: str, op: Peilmoment = NU
) -> tuple[Stuk[Bevinding], ...]:
    """What was written about a gebied or an area within it, in order of veld and paragraph."""
    indeling = store.cijfers.gebieden(op=op)
    gevonden = (
        bevinding
        for bevinding in bevindingen(store, sessie, editie)
        if any(gebied in indeling.keten(code) for code in bevinding.inhoud.gebieden)
    )
    return tuple(sorted(gevonden, key=lambda b: (b.inhoud.veld, b.inhoud.paragraaf)))

"""The view model of a funnel plot, from the signals of one year: so that chart and signal never disagree."""

from collections.abc import Iterable
from itertools import pairwise

from kvdash.domain.indicator import Maat
from kvdash.domain.signaal import SCHAAL, Reden, Signaal, Signalen
from kvdash.domain.trechter import Trechter, Trechterlijn, Trechterpunt
from kvdash.statistiek import poisson_interval, proportion_funnel_limits

_STAPPEN = 60  # points of a limit
_ZONDER_TELLING: frozenset[Maat] = frozenset({"percentage", "rapportcijfer", "schaalscore", "index"})
_RUIMTE = 1.1  # times the largest gebied, to the end of the limits

Hoek = tuple[float, float]


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

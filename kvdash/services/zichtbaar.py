"""What is still visible in small numbers, and figures of several years or wijken as one."""

import math
from collections.abc import Sequence

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.breuk import telwijze
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.jaarcijfer import per_1000
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.samenvoegen import tel_samen
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import Signalen
from kvdash.domain.zichtbaar import Samengevoegd, Zichtbaar
from kvdash.services.cijfers import bewijs_van
from kvdash.services.recht import gebruiksgeval
from kvdash.statistiek import detectable_change, spread_interval
from kvdash.store import Store

JAREN_SAMEN = 3


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
    tellingen = _tellingen([reeksen[code] for code in codes], jaren, indeling)
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
    tellingen = _tellingen([tegen], jaren, indeling) if tegen else None
    if tegen is None or tellingen is None:
        return None, None
    aantal, noemer = tellingen
    return tegen.gebied, per_1000(aantal, noemer)


def _tellingen(reeksen: Sequence[Reeks], jaren: Sequence[int], indeling: Gebiedsindeling) -> tuple[float, float] | None:
    punten: list[Punt] = [p for r in reeksen for jaar in jaren if (p := r.punt(jaar)) and p.waarde is not None]
    uiterste = Periode.van_jaar(jaren[0]), Periode.van_jaar(jaren[-1])
    if any(len({telwijze(periode, r.breuken) for periode in uiterste}) > 1 for r in reeksen):
        return None
    grenzen = sorted({p.indelingsjaar for p in punten if p.indelingsjaar is not None})
    paren = [(r.gebied.code, grenzen[0], jaar) for r in reeksen for jaar in grenzen[1:]]
    if not all(indeling.is_zelfde_gebied(*paar) for paar in paren):
        return None
    return tel_samen(punten) if len(punten) == len(reeksen) * len(jaren) else None

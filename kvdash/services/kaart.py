"""What a map needs: the figures of all areas of one niveau, and their boundaries as they are drawn."""

from collections.abc import Mapping
from typing import Literal

from kvdash.charts.kaartvorm import Kaartvorm, vorm_van
from kvdash.domain.gebied import Gebied
from kvdash.domain.jaarcijfer import complete_years
from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.reeks import IndicatorBeeld, Reeks
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import Signaal
from kvdash.services.beelden import zelfde_beeld
from kvdash.services.recht import gebruiksgeval
from kvdash.services.signalen import signalen
from kvdash.store import Store

Kaartniveau = Literal["wijk", "buurt", "eigen"]
NIVEAUS: tuple[Kaartniveau, ...] = ("wijk", "buurt", "eigen")
_TELLINGEN = ("aantal", "per 1.000")


@gebruiksgeval("lezen")
def kaartniveaus(store: Store, sessie: Sessie, gemeente: str, *, op: Peilmoment = NU) -> tuple[Kaartniveau, ...]:
    """The niveaus of which a gemeente has areas."""
    return tuple(niveau for niveau in NIVEAUS if _gebieden(store, gemeente, niveau, op))


@gebruiksgeval("lezen")
def kaartbeeld(
    store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld, *, niveau: Kaartniveau
) -> IndicatorBeeld:
    """The picture with all areas of one niveau as its `wijken`, also those without a figure.

    Raises InvoerError for an unknown edition.
    """
    gebieden = _gebieden(store, store.dossier.editie(keuze.editie).gemeente, niveau, keuze.op)
    ruimer = keuze.model_copy(update={"gebieden": tuple(gebied.code for gebied in gebieden)})
    eigen = zelfde_beeld(store, sessie, ruimer, beeld, met_wijken=False) if gebieden else None
    reeksen = {reeks.gebied.code: reeks for reeks in (eigen.reeksen if eigen else ())}
    leeg = complete_years({}, jaren=keuze.jaren)
    wijken = tuple(reeksen.get(g.code) or Reeks(gebied=g, punten=leeg) for g in gebieden)
    return beeld.model_copy(update={"wijken": wijken})


@gebruiksgeval("lezen")
def kaartvorm(store: Store, sessie: Sessie, gemeente: str, *, niveau: Kaartniveau, op: Peilmoment = NU) -> Kaartvorm:
    """The boundaries of one niveau in a gemeente as a drawing.

    A wijk or own area without a boundary gets that of its buurten together, where all of these have one.
    """
    gebieden = _gebieden(store, gemeente, niveau, op)
    grenzen = store.cijfers.grenzen([gebied.code for gebied in gebieden], op=op)
    return vorm_van(grenzen | _samengesteld(store, [g for g in gebieden if g.code not in grenzen], op))


@gebruiksgeval("lezen")
def kaartsignalen(
    store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld, *, jaar: int, niveau: Kaartniveau
) -> Mapping[str, Signaal]:
    """The signals of the indicator and bron of a picture against the comparator of a keuze, by gebied.

    None for own areas, which are not tested.
    """
    if niveau == "eigen":
        return {}
    alle = signalen(
        store, sessie, editie=keuze.editie, jaar=jaar, niveau=niveau, vergelijker=keuze.vergelijker, op=keuze.op
    ).signalen
    eigen = [s for s in alle if (s.indicator.code, s.bron) == (beeld.indicator.code, beeld.bron)]
    return {s.gebied.code: s for s in eigen if s.maat == beeld.maat or {s.maat, beeld.maat} <= set(_TELLINGEN)}


def _gebieden(store: Store, gemeente: str, niveau: Kaartniveau, op: Peilmoment) -> tuple[Gebied, ...]:
    """The areas of a niveau; own areas that were undone have no buurten and are left out."""
    alle = store.cijfers.gebieden(op=op).van_gemeente(gemeente, niveau=niveau)
    return tuple(gebied for gebied in alle if niveau != "eigen" or gebied.delen)


def _samengesteld(store: Store, gebieden: list[Gebied], op: Peilmoment) -> dict[str, str]:
    """Boundaries made of those of the buurten."""
    indeling = store.cijfers.gebieden(op=op)
    delen = {g.code: g.delen or tuple(k.code for k in indeling.kinderen(g.code)) for g in gebieden}
    bekend = store.cijfers.grenzen([deel for codes in delen.values() for deel in codes], op=op)
    heel = {code: codes for code, codes in delen.items() if codes and all(deel in bekend for deel in codes)}
    if not heel:
        return {}
    from kvdash.ingest.vereenvoudig import voeg_samen  # shapely takes a while, and few maps need it

    return {code: voeg_samen(bekend[deel] for deel in codes) for code, codes in heel.items()}

"""The figures of a thema as pictures, the gebieden to choose from, and a figure as evidence."""

from collections.abc import Sequence

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.reeks import IndicatorBeeld, Punt, Wanneer
from kvdash.domain.sessie import Sessie
from kvdash.errors import InvoerError
from kvdash.services.beelden import Ernaast, make_beelden, zelfde_beeld
from kvdash.services.catalogus import laad_catalogus
from kvdash.services.kaart import kaartbeeld
from kvdash.services.marges import met_marges
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store
from kvdash.taal import periode

_WIJK_NIVEAUS = ("wijk", "buurt", "eigen")


@gebruiksgeval("lezen")
def themabeelden(
    store: Store, sessie: Sessie, keuze: Keuze, thema: str, *, ernaast: tuple[Ernaast, ...] = ()
) -> tuple[IndicatorBeeld, ...]:
    """A picture per indicator, bron and maat of a thema; indicators without figures are left out.

    The thema's own come first, in catalogue order, then those that also belong there, and those that users added.
    `ernaast` gives pictures one more line.
    Raises InvoerError for an unknown edition and GebiedNotFoundError for an unknown gebied.
    """
    volgorde = {indicator.code: nummer for nummer, indicator in enumerate(laad_catalogus().indicatoren)}
    gevraagd = [i for i in store.cijfers.indicatoren(op=keuze.op) if thema in i.themas]
    gevraagd.sort(key=lambda i: (i.thema != thema, volgorde.get(i.code, len(volgorde)), i.naam))
    return make_beelden(store, sessie, keuze, [i.code for i in gevraagd], met_wijken=False, ernaast=ernaast)


def beelden(store: Store, sessie: Sessie, keuze: Keuze, codes: Sequence[str]) -> tuple[IndicatorBeeld, ...]:
    """A picture per indicator, bron and maat of these indicators, in their order, without the wijken."""
    return make_beelden(store, sessie, keuze, codes, met_wijken=False)


def met_wijken(
    store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld, *, ernaast: tuple[Ernaast, ...] = ()
) -> IndicatorBeeld:
    """The same picture with its wijken, or its buurten where only these have figures."""
    eigen = [e for e in ernaast if e.indicator == beeld.indicator.code]
    return zelfde_beeld(store, sessie, keuze, beeld, met_wijken=True, ernaast=eigen) or beeld


@gebruiksgeval("lezen")
def groot_beeld(
    store: Store,
    sessie: Sessie,
    keuze: Keuze,
    beeld: IndicatorBeeld,
    *,
    spreiding: float,
    uitgelicht: str | None = None,
    ernaast: tuple[Ernaast, ...] = (),
) -> IndicatorBeeld:
    """The picture to work in: with its wijken, with intervals, and with one wijk (a code) put in front.

    Where none is put in front, `ernaast` gives one more line, as in the small picture.
    """
    groter = met_wijken(store, sessie, keuze, beeld, ernaast=() if uitgelicht else ernaast)
    return met_marges(_met_voorop(groter, uitgelicht) if uitgelicht else groter, spreiding=spreiding)


@gebruiksgeval("lezen")
def eigen_beeld(store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld) -> IndicatorBeeld:
    """A picture to work in with the own areas of the gemeente in place of its wijken."""
    return met_marges(kaartbeeld(store, sessie, keuze, beeld, niveau="eigen"), spreiding=beeld.spreiding)


def _met_voorop(beeld: IndicatorBeeld, code: str) -> IndicatorBeeld:
    """This wijk as the first line, beside the gemeente; the same picture where it has no figures."""
    if any(reeks.gebied.code == code for reeks in beeld.alle_reeksen):
        return beeld
    voorop = next((reeks for reeks in beeld.wijken if reeks.gebied.code == code and reeks.laatste), None)
    if voorop is None:
        return beeld
    naast = [reeks for reeks in beeld.reeksen if reeks.gebied.niveau != "gemeente"]
    gemeente = next((reeks for reeks in beeld.alle_reeksen if reeks.gebied.niveau == "gemeente"), None)
    return beeld.model_copy(
        update={
            "reeksen": (voorop, *(() if beeld.alleen_hoogste else naast)),
            "vergelijking": beeld.vergelijking or gemeente,
            "alleen_hoogste": False,
        }
    )


@gebruiksgeval("lezen")
def indeling(store: Store, sessie: Sessie, *, op: Peilmoment = NU) -> Gebiedsindeling:
    """All areas that files or the demo brought."""
    return store.cijfers.gebieden(op=op)


@gebruiksgeval("lezen")
def zichtbare_gebieden(store: Store, sessie: Sessie, editie: Editie, *, op: Peilmoment = NU) -> tuple[Gebied, ...]:
    """The gebieden a user can choose in an edition: parts of the gemeente, then other gemeenten and above.

    Own areas that were undone are no longer among them.
    Demo areas are only for the demo edition, and the demo edition has only these.
    """
    indeling = store.cijfers.gebieden(op=op)
    eigen = tuple(
        gebied
        for niveau in ("gemeente", "wijk", "buurt", "eigen")
        for gebied in indeling.van_gemeente(editie.gemeente, niveau=niveau)
        if gebied.delen or niveau != "eigen"
    )
    if editie.is_demo:
        return eigen
    elders = (
        g for g in indeling.current() if g.niveau not in _WIJK_NIVEAUS and not g.is_demo and g.code != editie.gemeente
    )
    return eigen + tuple(sorted(elders, key=lambda g: (g.niveau != "land", g.niveau, g.naam)))


def bewijs_van(beeld: IndicatorBeeld, *, gebied: str, jaar: Wanneer) -> Bewijs:
    """The figure of one gebied and year (or month, or quarter) as evidence.

    Raises InvoerError when the picture does not hold it.
    """
    for reeks in (*beeld.alle_reeksen, *beeld.wijken):
        punt = reeks.punt(jaar) if reeks.gebied.code == gebied else None
        if punt is not None:
            return _bewijs(beeld, reeks.gebied, punt)
    raise geen_cijfer(beeld, jaar)


def geen_cijfer(beeld: IndicatorBeeld, wanneer: Wanneer) -> InvoerError:
    """That a picture does not hold the figure that is asked for."""
    welke = wanneer if isinstance(wanneer, int) else periode(wanneer)
    return InvoerError(f"Van {beeld.indicator.naam} is voor dit gebied geen cijfer van {welke} in beeld.")


def _bewijs(beeld: IndicatorBeeld, gebied: Gebied, punt: Punt) -> Bewijs:
    # Where no rate can be shown the count is what the reader saw.
    as_count = punt.waarde is None and punt.aantal is not None
    return Bewijs(
        indicator=beeld.indicator.code,
        bron=beeld.bron,
        maat="aantal" if as_count else beeld.maat,
        gebied=gebied.code,
        periode=punt.periode.code,
        waarde=punt.aantal if as_count else punt.waarde,
        onder=punt.onder,
        boven=punt.boven,
        noemer=beeld.noemer_naam if beeld.maat == "per 1.000" and not as_count else None,
        noemer_jaar=punt.noemer_jaar if punt.kanttekening == "noemer_ander_jaar" else None,
        status=punt.status,
        upload=punt.herkomst.upload if punt.herkomst else None,
        regel=punt.herkomst.regel if punt.herkomst else None,
    )

"""The figures of a thema as pictures: rates computed, gaps explained, the gemeente beside the chosen gebieden."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from kvdash.domain.bevinding import Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.jaarcijfer import (
    NOEMER_HOOGSTENS_JAREN,
    Jaarcijfer,
    Noemers,
    complete_years,
    punt_as_published,
    punt_per_1000,
)
from kvdash.domain.keuze import Keuze
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.upload import Upload
from kvdash.errors import InvoerError
from kvdash.services.catalogus import laad_catalogus
from kvdash.store import Store
from kvdash.taal import datum

_WIJK_NIVEAUS = ("wijk", "buurt", "eigen")


class _Reekssleutel(NamedTuple):
    indicator: str
    bron: str
    maat: Maat


class _Context(NamedTuple):
    """What all pictures of one request share."""

    keuze: Keuze
    gemeente: Gebied
    gekozen: tuple[Gebied, ...]
    wijken: tuple[Gebied, ...]
    indeling: Gebiedsindeling
    indicatoren: Mapping[str, Indicator]
    uploads: Mapping[UUID, Upload]
    cijfers: Mapping[_Reekssleutel, Sequence[Jaarcijfer]]


def themabeelden(store: Store, keuze: Keuze, thema: str) -> tuple[IndicatorBeeld, ...]:
    """A picture per indicator, bron and maat of a thema; indicators without figures are left out.

    The thema's own come first, in catalogue order, then those that also belong there, and those that users added.
    Raises InvoerError for an unknown edition and GebiedNotFoundError for an unknown gebied.
    """
    volgorde = {indicator.code: nummer for nummer, indicator in enumerate(laad_catalogus().indicatoren)}
    gevraagd = [i for i in store.cijfers.indicatoren() if thema in i.themas]
    gevraagd.sort(key=lambda i: (i.thema != thema, volgorde.get(i.code, len(volgorde)), i.naam))
    return beelden(store, keuze, [indicator.code for indicator in gevraagd])


def beelden(store: Store, keuze: Keuze, codes: Sequence[str]) -> tuple[IndicatorBeeld, ...]:
    """A picture per indicator, bron and maat of these indicators, in their order."""
    context = _context(store, keuze, codes)
    volgorde = {code: nummer for nummer, code in enumerate(codes)}
    gevraagd = (sleutel for sleutel in context.cijfers if sleutel.indicator in volgorde)
    gesorteerd = sorted(gevraagd, key=lambda s: (volgorde[s.indicator], s.bron, s.maat))
    found = (_beeld(context, sleutel) for sleutel in gesorteerd)
    return tuple(beeld for beeld in found if beeld.laatste_jaar is not None or _has_note(beeld))


def zichtbare_gebieden(store: Store, editie: Editie) -> tuple[Gebied, ...]:
    """The gebieden a user can choose in an edition: wijken and buurten of the gemeente, then other gemeenten and above.

    Demo areas are only for the demo edition, and the demo edition has only these.
    """
    indeling = store.cijfers.gebieden()
    eigen = tuple(
        gebied
        for niveau in ("gemeente", "wijk", "buurt", "eigen")
        for gebied in indeling.van_gemeente(editie.gemeente, niveau=niveau)
    )
    if editie.is_demo:
        return eigen
    elders = (
        g for g in indeling.current() if g.niveau not in _WIJK_NIVEAUS and not g.is_demo and g.code != editie.gemeente
    )
    return eigen + tuple(sorted(elders, key=lambda g: (g.niveau != "land", g.niveau, g.naam)))


def bewijs_van(beeld: IndicatorBeeld, *, gebied: str, jaar: int) -> Bewijs:
    """The figure of one gebied and year as evidence. Raises InvoerError when the picture does not hold it."""
    for reeks in (*beeld.alle_reeksen, *beeld.wijken):
        punt = reeks.punt(jaar) if reeks.gebied.code == gebied else None
        if punt is not None:
            return _bewijs(beeld, reeks.gebied, punt)
    raise InvoerError(f"Van {beeld.indicator.naam} is voor dit gebied geen cijfer van {jaar} in beeld.")


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
        status=punt.status,
        upload=punt.herkomst.upload if punt.herkomst else None,
        regel=punt.herkomst.regel if punt.herkomst else None,
    )


def _context(store: Store, keuze: Keuze, codes: Sequence[str]) -> _Context:
    editie = store.dossier.editie(keuze.editie)
    indeling = store.cijfers.gebieden()
    indicatoren = {i.code: i for i in store.cijfers.indicatoren()}
    gemeente = _gemeente(indeling, editie)
    gekozen = _gekozen(indeling, editie, keuze) or (gemeente,)
    wijken = indeling.van_gemeente(editie.gemeente, niveau="wijk")
    noemers = {i.noemer for code in codes if (i := indicatoren[code]).noemer}
    extra = NOEMER_HOOGSTENS_JAREN if keuze.noemer_dichtstbij else 0
    rijen = store.cijfers.jaarcijfers(
        indicatoren=[*codes, *sorted(noemers)],
        gebieden=sorted({g.code for g in (gemeente, *gekozen, *wijken)}),
        van=keuze.van - extra,
        tot=keuze.tot + extra,
    )
    cijfers: dict[_Reekssleutel, list[Jaarcijfer]] = defaultdict(list)
    for rij in rijen:
        cijfers[_Reekssleutel(rij.indicator, rij.bron, rij.maat)].append(rij)
    uploads = {upload.id: upload for upload in store.cijfers.uploads()}
    return _Context(keuze, gemeente, gekozen, wijken, indeling, indicatoren, uploads, cijfers)


def _gemeente(indeling: Gebiedsindeling, editie: Editie) -> Gebied:
    """The gemeente of the edition, also before its area file was read in."""
    if editie.gemeente in indeling:
        return indeling.get(editie.gemeente)
    return Gebied(
        code=editie.gemeente,
        naam=editie.gemeente,
        niveau="gemeente",
        indelingsjaar=editie.plan_van,
        gemeente=editie.gemeente,
    )


def _gekozen(indeling: Gebiedsindeling, editie: Editie, keuze: Keuze) -> tuple[Gebied, ...]:
    gebieden = (indeling.get(code) for code in keuze.gebieden)
    return tuple(g for g in gebieden if g.is_demo == editie.is_demo)


def _beeld(context: _Context, sleutel: _Reekssleutel) -> IndicatorBeeld:
    indicator = context.indicatoren[sleutel.indicator]
    cijfers = context.cijfers[sleutel]
    if not _wants_rate(context.keuze, sleutel, indicator):
        return _compose(context, sleutel, maat=sleutel.maat, punten=_as_published(cijfers))
    noemers = _noemers(context, indicator)
    rates = {
        gebied: {c.jaar: punt_per_1000(c, indicator=indicator, noemers=noemers) for c in rijen}
        for gebied, rijen in _by_gebied(cijfers).items()
    }
    in_beeld = {g.code for g in (context.gemeente, *context.gekozen)}
    jaren = _count_years(rates, in_beeld)
    ontbreken = {
        j for j in jaren if all(_lacks_noemer(rates[g].get(j)) for g in in_beeld if g in rates and j in rates[g])
    }
    # A rate line with more gaps than points says less than the counts do.
    if 2 * len(ontbreken) > len(jaren):
        return _compose(context, sleutel, maat="aantal", punten=_as_published(cijfers), ontbreken=ontbreken)
    return _compose(context, sleutel, maat="per 1.000", punten=rates, ontbreken=ontbreken)


def _compose(
    context: _Context,
    sleutel: _Reekssleutel,
    *,
    maat: Maat,
    punten: Mapping[str, Mapping[int, Punt]],
    ontbreken: Iterable[int] = (),
) -> IndicatorBeeld:
    indicator = context.indicatoren[sleutel.indicator]
    computed = maat == "per 1.000" and sleutel.maat == "aantal"
    noemer = context.indicatoren.get(indicator.noemer or "")

    def reeks(gebied: Gebied) -> Reeks:
        return Reeks(gebied=gebied, punten=complete_years(punten.get(gebied.code, {}), jaren=context.keuze.jaren))

    vergelijken = context.gemeente not in context.gekozen and context.gemeente.code in punten
    return IndicatorBeeld(
        indicator=indicator,
        bron=sleutel.bron,
        maat=maat,
        noemer_naam=noemer.naam.lower() if noemer else None,
        zoals_gepubliceerd=sleutel.maat != "aantal" and not computed,
        reeksen=tuple(reeks(g) for g in context.gekozen),
        vergelijking=reeks(context.gemeente) if vergelijken else None,
        wijken=tuple(reeks(w) for w in context.wijken) if any(w.code in punten for w in context.wijken) else (),
        noemer_jaren_ontbreken=tuple(sorted(ontbreken)),
        bijgewerkt=_bijgewerkt(context, sleutel),
        is_demo=context.gemeente.is_demo,
    )


def _wants_rate(keuze: Keuze, sleutel: _Reekssleutel, indicator: Indicator) -> bool:
    return (
        keuze.maat == "per 1.000"
        and sleutel.maat == "aantal"
        and indicator.eenheid == "per 1.000"
        and indicator.noemer is not None
    )


def _noemers(context: _Context, indicator: Indicator) -> Noemers:
    rijen = [c for s, cijfers in context.cijfers.items() if s.indicator == indicator.noemer for c in cijfers]
    return Noemers(rijen, indeling=context.indeling, dichtstbij=context.keuze.noemer_dichtstbij)


def _by_gebied(cijfers: Iterable[Jaarcijfer]) -> dict[str, list[Jaarcijfer]]:
    found: dict[str, list[Jaarcijfer]] = defaultdict(list)
    for cijfer in cijfers:
        found[cijfer.gebied].append(cijfer)
    return found


def _as_published(cijfers: Iterable[Jaarcijfer]) -> dict[str, dict[int, Punt]]:
    return {gebied: {c.jaar: punt_as_published(c) for c in rijen} for gebied, rijen in _by_gebied(cijfers).items()}


def _count_years(punten: Mapping[str, Mapping[int, Punt]], gebieden: Iterable[str]) -> set[int]:
    return {jaar for g in gebieden for jaar, punt in punten.get(g, {}).items() if punt.aantal is not None}


def _lacks_noemer(punt: Punt | None) -> bool:
    return punt is not None and punt.kanttekening == "noemer_ontbreekt"


def _has_note(beeld: IndicatorBeeld) -> bool:
    """Whether there is something to tell although no value is shown: incomplete, suppressed, too small."""
    reeksen = (*beeld.alle_reeksen, *beeld.wijken)
    return any(p.kanttekening or p.status == "onderdrukt" for reeks in reeksen for p in reeks.punten)


def _bijgewerkt(context: _Context, sleutel: _Reekssleutel) -> str:
    ids = {c.upload for c in context.cijfers[sleutel]}
    nieuwste = max((context.uploads[i] for i in ids), key=lambda u: u.volgnummer)
    return f"{nieuwste.bestand}, ingelezen op {datum(nieuwste.tijdstip)}"

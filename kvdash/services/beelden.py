"""From the store to a picture: which rows are needed, counts or rates, and the gebieden that stand in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from kvdash.domain.editie import Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.jaarcijfer import (
    NOEMER_HOOGSTENS_JAREN,
    Jaarcijfer,
    complete_years,
    punt_as_published,
    punt_per_1000,
)
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.samenvoegen import groepspunt
from kvdash.domain.sessie import Sessie
from kvdash.domain.upload import Upload
from kvdash.domain.vergelijking import Vergelijking
from kvdash.services.gebeurtenissen import Breuken, alle_gebeurtenissen, breuken_van
from kvdash.services.kubus import Noemers, noemers_van, plek
from kvdash.services.vergelijking import gemeente_van, met_wie_te_vergelijken
from kvdash.store import Store
from kvdash.taal import datum

_HOOGSTE = 5  # lines that can still be told apart


class _Reekssleutel(NamedTuple):
    indicator: str
    bron: str
    maat: Maat


class Ernaast(NamedTuple):
    """Ernaast: the gebied (a code) whose line one picture gets beside those of the choice."""

    indicator: str
    bron: str
    gebied: str


class _Context(NamedTuple):
    """What all pictures of one request share.

    `cijfers` holds wijken with `met_wijken`, and wijken and buurten of the indicators in `zonder`: those without
    figures of the gemeente (and its wijken, where they were read).
    """

    met_wijken: bool
    zonder: frozenset[str]
    keuze: Keuze
    gemeente: Gebied
    vergelijking: Vergelijking
    gekozen: tuple[Gebied, ...]
    ernaast: Mapping[tuple[str, str], Gebied]
    wijken: tuple[Gebied, ...]
    buurten: tuple[Gebied, ...]
    indeling: Gebiedsindeling
    indicatoren: Mapping[str, Indicator]
    uploads: Mapping[UUID, Upload]
    afrondingen: Mapping[tuple[UUID, str], int]
    gebeurtenissen: tuple[Gebeurtenis, ...]
    breuken: Breuken
    cijfers: Mapping[_Reekssleutel, Sequence[Jaarcijfer]]
    noemers: Mapping[str, Noemers]


def make_beelden(
    store: Store,
    sessie: Sessie,
    keuze: Keuze,
    codes: Sequence[str],
    *,
    met_wijken: bool,
    ernaast: Iterable[Ernaast] = (),
) -> tuple[IndicatorBeeld, ...]:
    """A picture per indicator, bron and maat of these indicators, in their order; those without figures are left out.

    Each gebied of `ernaast` that has figures is the last of the `reeksen` of its picture, if it is not in it already.
    Raises InvoerError for an unknown edition and GebiedNotFoundError for an unknown gebied.
    """
    context = _context(store, sessie, keuze, codes, met_wijken=met_wijken, ernaast=ernaast)
    volgorde = {code: nummer for nummer, code in enumerate(codes)}
    gevraagd = (sleutel for sleutel in context.cijfers if sleutel.indicator in volgorde)
    gesorteerd = sorted(gevraagd, key=lambda s: (volgorde[s.indicator], s.bron, s.maat))
    found = (_beeld(context, sleutel) for sleutel in gesorteerd)
    return tuple(beeld for beeld in found if beeld.laatste_jaar is not None or _has_note(beeld))


def _context(
    store: Store, sessie: Sessie, keuze: Keuze, codes: Sequence[str], *, met_wijken: bool, ernaast: Iterable[Ernaast]
) -> _Context:
    editie = store.dossier.editie(keuze.editie)
    indeling = store.cijfers.gebieden()
    gemeente = gemeente_van(indeling, editie.gemeente)
    met_wie = met_wie_te_vergelijken(store, sessie, keuze.editie, keuze.vergelijker)
    gekozen = _gekozen(indeling, editie, keuze) or (gemeente,)
    wijken = indeling.van_gemeente(editie.gemeente, niveau="wijk")
    buurten = indeling.van_gemeente(editie.gemeente, niveau="buurt")
    indicatoren = {i.code: i for i in store.cijfers.indicatoren()}
    lezer = _Lezer(store, keuze, indicatoren)
    anderen = met_wie.leden or (met_wie.gebied,)
    eerst = (gemeente, *anderen, *gekozen, *(wijken if met_wijken else ()))
    rijen = lezer.read(codes, eerst)
    # What nobody counted for the gemeente may be known for its parts: they are read only then, for they are many.
    hoger = {gebied.code for gebied in (gemeente, *wijken)}
    bekend = {rij.indicator for rij in rijen if rij.gebied in hoger}
    zonder = [code for code in codes if code not in bekend]
    if zonder:
        rijen += lezer.read(zonder, {*wijken, *buurten} - {*eerst})
    noemers = {i.noemer for code in codes if (i := indicatoren[code]).noemer}
    extra = {(e.indicator, e.bron): indeling.get(e.gebied) for e in ernaast if e.indicator not in zonder}
    if {*extra.values()} - {*eerst}:
        # All wijken are read, so that other signals next time need no reading.
        welke = {sleutel: gebied.code for sleutel, gebied in extra.items()}
        rijen += (
            rij
            for rij in lezer.read(codes, {*wijken, *extra.values()} - {*eerst})
            if rij.indicator in noemers or welke.get((rij.indicator, rij.bron)) == rij.gebied
        )
    uploads = {upload.id: upload for upload in store.cijfers.uploads()}
    cijfers: dict[_Reekssleutel, list[Jaarcijfer]] = defaultdict(list)
    for rij in rijen:
        cijfers[_Reekssleutel(rij.indicator, rij.bron, rij.maat)].append(rij)
    return _Context(
        met_wijken=met_wijken,
        zonder=frozenset(zonder),
        keuze=keuze,
        gemeente=gemeente,
        vergelijking=met_wie,
        gekozen=gekozen,
        ernaast=extra,
        wijken=wijken,
        buurten=buurten,
        indeling=indeling,
        indicatoren=indicatoren,
        uploads=uploads,
        afrondingen=store.cijfers.afrondingen(),
        gebeurtenissen=tuple(
            g
            for g in alle_gebeurtenissen(store, sessie, keuze.editie)
            if g.jaar <= keuze.tot and g.laatste_jaar >= keuze.van
        ),
        breuken=breuken_van(store, sessie, keuze.editie),
        cijfers=cijfers,
        noemers={
            code: noemers_van(code, rijen, indicatoren, indeling, uploads, dichtstbij=keuze.noemer_dichtstbij)
            for code in noemers
        },
    )


class _Lezer(NamedTuple):
    """Reads the yearly figures of indicators and of their denominators."""

    store: Store
    keuze: Keuze
    indicatoren: Mapping[str, Indicator]

    def read(self, codes: Sequence[str], gebieden: Iterable[Gebied]) -> list[Jaarcijfer]:
        noemers = {i.noemer for code in codes if (i := self.indicatoren[code]).noemer}
        extra = NOEMER_HOOGSTENS_JAREN if self.keuze.noemer_dichtstbij else 0
        cijfers = self.store.cijfers.alle_jaren(
            indicatoren=[*codes, *sorted(noemers)], gebieden=sorted({gebied.code for gebied in gebieden})
        )
        van, tot = self.keuze.van - extra, self.keuze.tot + extra
        return [self._met_namen(c) if c.ontbreekt else c for c in cijfers if van <= c.jaar <= tot]

    def _met_namen(self, cijfer: Jaarcijfer) -> Jaarcijfer:
        """With the names of the buurten that an own area has no figure of."""
        indeling = self.store.cijfers.gebieden()
        return cijfer._replace(
            ontbreekt=tuple(indeling.get(code).naam if code in indeling else code for code in cijfer.ontbreekt)
        )


def _gekozen(indeling: Gebiedsindeling, editie: Editie, keuze: Keuze) -> tuple[Gebied, ...]:
    gebieden = (indeling.get(code) for code in keuze.gebieden)
    return tuple(g for g in gebieden if g.is_demo == editie.is_demo)


def _beeld(context: _Context, sleutel: _Reekssleutel) -> IndicatorBeeld:
    indicator = context.indicatoren[sleutel.indicator]
    cijfers = context.cijfers[sleutel]
    if not _wants_rate(context.keuze, sleutel, indicator):
        return _compose(context, sleutel, maat=sleutel.maat, punten=_as_published(cijfers))
    noemers, laagste = context.noemers.get(indicator.noemer or "", {}), indicator.laagste_noemer
    rates = {
        gebied: {c.jaar: punt_per_1000(c, noemers.get(plek(c)), laagste=laagste) for c in rijen}
        for gebied, rijen in _by_gebied(cijfers).items()
    }
    jaren, ontbreken = _count_years(context, rates)
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
        nooit = gebied.niveau == "eigen" and sleutel.maat != "aantal"
        eigen = complete_years(
            punten.get(gebied.code, {}),
            jaren=context.keuze.jaren,
            kanttekening="niet_op_te_tellen" if nooit else None,
        )
        return Reeks(gebied=gebied, punten=eigen, breuken=_breuken(context, sleutel, gebied))

    delen = tuple(reeks(gebied) for gebied in _delen(context, sleutel, punten))
    alleen_delen = context.gekozen == (context.gemeente,) and context.gemeente.code not in punten
    hoogste = _hoogste(delen) if alleen_delen else ()
    reeksen = hoogste or tuple(reeks(g) for g in context.gekozen)
    vergelijking = _vergelijking(context, sleutel, punten, maat=maat)
    extra = context.ernaast.get((sleutel.indicator, sleutel.bron))
    getekend = {r.gebied for r in (*reeksen, vergelijking) if r is not None}
    if extra is not None and extra not in getekend and extra.code in punten:
        reeksen = (*reeksen, reeks(extra))

    return IndicatorBeeld(
        indicator=indicator,
        bron=sleutel.bron,
        maat=maat,
        noemer_naam=noemer.naam.lower() if noemer else None,
        zoals_gepubliceerd=sleutel.maat != "aantal" and not computed,
        reeksen=reeksen,
        alleen_hoogste=bool(hoogste),
        vergelijking=vergelijking,
        wijken=delen,
        noemer_jaren_ontbreken=tuple(sorted(ontbreken)),
        bijgewerkt=_bijgewerkt(context, sleutel),
        afgerond_op=_afgerond_op(context, sleutel),
        gebeurtenissen=_gebeurtenissen(context, sleutel, reeksen),
        is_demo=context.gemeente.is_demo,
    )


def _gebeurtenissen(context: _Context, sleutel: _Reekssleutel, reeksen: Sequence[Reeks]) -> tuple[Gebeurtenis, ...]:
    """Those that touch the indicator and a gebied drawn: the gebied itself, or one it lies in."""
    indicator = context.indicatoren[sleutel.indicator]
    plaatsen = {code for reeks in reeksen for code in context.indeling.keten(reeks.gebied.code)}
    return tuple(
        g
        for g in context.gebeurtenissen
        if g.raakt(indicator, bron=sleutel.bron, plaatsen=plaatsen, gemeente=context.gemeente.code)
    )


def _breuken(context: _Context, sleutel: _Reekssleutel, gebied: Gebied) -> tuple[date, ...]:
    return context.breuken.dagen(context.indicatoren[sleutel.indicator], bron=sleutel.bron, gebied=gebied.code)


def _vergelijking(
    context: _Context, sleutel: _Reekssleutel, punten: Mapping[str, Mapping[int, Punt]], *, maat: Maat
) -> Reeks | None:
    """What the chosen gebieden are drawn against; counts of a whole country or of other gemeenten say nothing here."""
    met_wie = context.vergelijking
    if met_wie.vergelijker == "vergelijkbaar":
        punten = {met_wie.gebied.code: _groep(met_wie, punten, jaren=context.keuze.jaren, maat=maat)}
    nutteloos = maat == "aantal" and met_wie.vergelijker != "gemeente"
    if nutteloos or met_wie.gebied in context.gekozen or not punten.get(met_wie.gebied.code):
        return None
    return Reeks(
        gebied=met_wie.gebied,
        punten=complete_years(punten[met_wie.gebied.code], jaren=context.keuze.jaren),
        breuken=_breuken(context, sleutel, met_wie.gebied),
    )


def _groep(
    met_wie: Vergelijking, punten: Mapping[str, Mapping[int, Punt]], *, jaren: Iterable[int], maat: Maat
) -> dict[int, Punt]:
    gevonden = {}
    for jaar in jaren:
        delen = [punten[g.code][jaar] for g in met_wie.leden if jaar in punten.get(g.code, {})]
        punt = groepspunt(delen, periode=Periode.van_jaar(jaar), maat=maat, leden=len(met_wie.leden))
        if punt is not None:
            gevonden[jaar] = punt
    return gevonden


def _delen(context: _Context, sleutel: _Reekssleutel, punten: Mapping[str, object]) -> tuple[Gebied, ...]:
    """The wijken if they were read and any has figures, else the buurten that were read and have them."""
    zonder = sleutel.indicator in context.zonder
    if (context.met_wijken or zonder) and any(wijk.code in punten for wijk in context.wijken):
        return context.wijken
    return tuple(buurt for buurt in context.buurten if buurt.code in punten) if zonder else ()


def _hoogste(delen: Sequence[Reeks]) -> tuple[Reeks, ...]:
    """The parts with the highest newest value."""
    waarden = [(reeks.laatste.waarde or 0.0, reeks) for reeks in delen if reeks.laatste is not None]
    return tuple(reeks for _, reeks in sorted(waarden, key=lambda paar: paar[0], reverse=True)[:_HOOGSTE])


def _wants_rate(keuze: Keuze, sleutel: _Reekssleutel, indicator: Indicator) -> bool:
    return (
        keuze.maat == "per 1.000"
        and sleutel.maat == "aantal"
        and indicator.eenheid == "per 1.000"
        and indicator.noemer is not None
    )


def _by_gebied(cijfers: Iterable[Jaarcijfer]) -> dict[str, list[Jaarcijfer]]:
    found: dict[str, list[Jaarcijfer]] = defaultdict(list)
    for cijfer in cijfers:
        found[cijfer.gebied].append(cijfer)
    return found


def _as_published(cijfers: Iterable[Jaarcijfer]) -> dict[str, dict[int, Punt]]:
    return {gebied: {c.jaar: punt_as_published(c) for c in rijen} for gebied, rijen in _by_gebied(cijfers).items()}


def _count_years(context: _Context, rates: Mapping[str, Mapping[int, Punt]]) -> tuple[set[int], set[int]]:
    """The years in which a gebied in view has a count, and those of them in which none has a denominator.

    In view are the gemeente and the chosen gebieden; where they have no figures, the parts of the gemeente.
    """
    in_beeld = {g.code for g in (context.gemeente, *context.gekozen)}
    reeksen = [reeks for code, reeks in rates.items() if code in in_beeld] or list(rates.values())
    geteld = [(jaar, punt) for reeks in reeksen for jaar, punt in reeks.items() if punt.aantal is not None]
    met_noemer = {jaar for jaar, punt in geteld if punt.kanttekening != "noemer_ontbreekt"}
    jaren = {jaar for jaar, _ in geteld}
    return jaren, jaren - met_noemer


def _has_note(beeld: IndicatorBeeld) -> bool:
    """Whether there is something to tell although no value is shown: incomplete, suppressed, too small."""
    reeksen = (*beeld.alle_reeksen, *beeld.wijken)
    punten = (punt for reeks in reeksen for punt in reeks.punten)
    return any(p.kanttekening not in (None, "niet_op_te_tellen") or p.status == "onderdrukt" for p in punten)


def _afgerond_op(context: _Context, sleutel: _Reekssleutel) -> int:
    """The coarsest rounding of the uploads that its counts came with."""
    if sleutel.maat != "aantal":
        return 1
    return max(context.afrondingen.get((c.upload, sleutel.bron), 1) for c in context.cijfers[sleutel])


def _bijgewerkt(context: _Context, sleutel: _Reekssleutel) -> str:
    """The newest file in it; those of other gemeenten and of the country only where there are no others."""
    anderen = {g.code for g in (context.vergelijking.gebied, *context.vergelijking.leden)} - {context.gemeente.code}
    alle = context.cijfers[sleutel]
    ids = {c.upload for c in alle if c.gebied not in anderen} or {c.upload for c in alle}
    nieuwste = max((context.uploads[i] for i in ids), key=lambda u: u.volgnummer)
    return stand_van(nieuwste)


def stand_van(upload: Upload) -> str:
    """The vintage of figures: the file they came in with, and when."""
    return f"{upload.bestand}, ingelezen op {datum(upload.tijdstip)}"

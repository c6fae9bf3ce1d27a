"""Figures as pictures: those of a thema, of one indicator with its wijken, on a map; and one of them as evidence.

From the store to a picture: which rows are needed, counts or rates, which gebieden stand in it. The intervals are those
that the sentences of signals speak of: the same chance, widened by the same spread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

from kvdash.charts.kaartvorm import Kaartvorm, vorm_van
from kvdash.domain.bevinding import Bewijs
from kvdash.domain.editie import Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.indicator import Maat
from kvdash.domain.jaarcijfer import PER, complete_years
from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks, Wanneer
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import Signaal
from kvdash.domain.upload import Upload
from kvdash.domain.vergelijking import GROEP, Vergelijking
from kvdash.errors import InvoerError
from kvdash.services.catalogus import laad_catalogus
from kvdash.services.gebeurtenissen import Breuken, alle_gebeurtenissen, breuken_van
from kvdash.services.kubus import Kubus, Rijkop, groep, lees_kubus
from kvdash.services.recht import gebruiksgeval
from kvdash.services.signalen import signalen
from kvdash.services.vergelijking import gemeente_van, met_wie_te_vergelijken
from kvdash.store import Store
from kvdash.taal import datum, periode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HOOGSTE = 5  # lines that can still be told apart
Kaartniveau = Literal["wijk", "buurt", "eigen"]
NIVEAUS: tuple[Kaartniveau, ...] = ("wijk", "buurt", "eigen")
_TELLINGEN = ("aantal", "per 1.000")
_WIJK_NIVEAUS = ("wijk", "buurt", "eigen")


class Ernaast(NamedTuple):
    """Ernaast: the gebied (a code) whose line one picture gets beside those of the choice."""

    indicator: str
    bron: str
    gebied: str


class _Venster(NamedTuple):
    """A cube, the places of the years chosen in it, and which gebieden (columns) have a line in them, for each row.

    With `alleen_ernaast` it only serves the gebieden of Ernaast.
    """

    kubus: Kubus
    jaren: slice
    heeft: NDArray[np.bool_]
    alleen_ernaast: bool


class _Context(NamedTuple):
    """What all pictures of one request share.

    `kubussen` hold wijken with `met_wijken`, and wijken and buurten of the indicators in `zonder`: those without
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
    namen: Mapping[str, str]
    uploads: Mapping[int, Upload]
    afrondingen: Mapping[tuple[UUID, str], int]
    gebeurtenissen: tuple[Gebeurtenis, ...]
    breuken: Breuken
    kubussen: tuple[_Venster, ...]


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
    found = (_beeld(context, figuur) for figuur in _figuren(context, codes))
    return tuple(beeld for beeld in found if beeld.laatste_jaar is not None or _has_note(beeld))


def zelfde_beeld(
    store: Store,
    sessie: Sessie,
    keuze: Keuze,
    beeld: IndicatorBeeld,
    *,
    met_wijken: bool,
    ernaast: Iterable[Ernaast] = (),
) -> IndicatorBeeld | None:
    """A picture once more with the gebieden of this keuze, and in the unit it has; None without any figure of them.

    Which unit is decided once, with the first picture: bars, map and documents beside a chart never differ from it.
    """
    codes = [beeld.indicator.code]
    context = _context(store, sessie, keuze, codes, met_wijken=met_wijken, ernaast=ernaast)
    for figuur in _figuren(context, codes):
        kop, is_telling = figuur.kop, not beeld.zoals_gepubliceerd
        if kop.bron == beeld.bron and kop.telt == is_telling and (is_telling or kop.maat == beeld.maat):
            return _compose(context, figuur, maat=beeld.maat, ontbreken=beeld.noemer_jaren_ontbreken)
    return None


def _figuren(context: _Context, codes: Sequence[str]) -> Iterator[_Figuur]:
    """All with a line in the years chosen, in the order of these indicators."""
    volgorde = {code: nummer for nummer, code in enumerate(codes)}
    sleutels = {sleutel for venster in context.kubussen for sleutel in venster.kubus.plaats}
    figuren = (_Figuur(context, *s) for s in sorted(sleutels, key=lambda s: (volgorde[s[0]], *s[1:])))
    return (figuur for figuur in figuren if figuur.plekken)


def _context(
    store: Store, sessie: Sessie, keuze: Keuze, codes: Sequence[str], *, met_wijken: bool, ernaast: Iterable[Ernaast]
) -> _Context:
    editie = store.dossier.editie(keuze.editie)
    indeling = store.cijfers.gebieden(op=keuze.op)
    gemeente = gemeente_van(indeling, editie.gemeente)
    met_wie = met_wie_te_vergelijken(store, sessie, keuze.editie, keuze.vergelijker, op=keuze.op)
    gekozen = _gekozen(indeling, editie, keuze) or (gemeente,)
    wijken = indeling.van_gemeente(editie.gemeente, niveau="wijk")
    buurten = indeling.van_gemeente(editie.gemeente, niveau="buurt")
    lezer = _Lezer(store, keuze)
    anderen = met_wie.leden or (met_wie.gebied,)
    eerst = (gemeente, *anderen, *gekozen, *(wijken if met_wijken else ()))
    vensters = [lezer.read(codes, eerst, leden=met_wie.leden)]
    # What nobody counted for the gemeente may be known for its parts: they are read only then, for they are many.
    bekend = _bekend(vensters[0], {gebied.code for gebied in (gemeente, *wijken)})
    zonder = [code for code in codes if code not in bekend]
    if zonder:
        vensters.append(lezer.read(zonder, {*wijken, *buurten} - {*eerst}))
    extra = {(e.indicator, e.bron): indeling.get(e.gebied) for e in ernaast if e.indicator not in zonder}
    if {*extra.values()} - {*eerst}:
        # All wijken are read, so that other signals next time need no reading.
        vensters.append(lezer.read(codes, {*wijken, *extra.values()} - {*eerst})._replace(alleen_ernaast=True))
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
        namen={i.code: i.naam.lower() for i in store.cijfers.indicatoren(op=keuze.op)},
        uploads={upload.volgnummer: upload for upload in store.cijfers.uploads(op=keuze.op)},
        afrondingen=store.cijfers.afrondingen(),
        gebeurtenissen=tuple(
            g.inhoud
            for g in alle_gebeurtenissen(store, sessie, keuze.editie)
            if g.inhoud.jaar <= keuze.tot and g.inhoud.laatste_jaar >= keuze.van
        ),
        breuken=breuken_van(store, sessie, keuze.editie, op=keuze.op),
        kubussen=tuple(vensters),
    )


class _Lezer(NamedTuple):
    """Reads the yearly figures of indicators, of all years: they are kept, and other years are often asked next."""

    store: Store
    keuze: Keuze

    def read(self, codes: Sequence[str], gebieden: Iterable[Gebied], *, leden: Sequence[Gebied] = ()) -> _Venster:
        """Of these gebieden, and of the `leden` among them together."""
        import numpy as np

        alle = sorted({gebied.code for gebied in gebieden})
        groepscodes = tuple(gebied.code for gebied in leden)
        kubus = self.store.cijfers.bewaard(
            ("beelden", tuple(codes), tuple(alle), groepscodes, self.keuze.noemer_dichtstbij, self.keuze.op),
            lambda: self._read(codes, alle, groepscodes),
        )
        van, tot = (max(jaar - kubus.eerste_jaar, 0) for jaar in (self.keuze.van, self.keuze.tot + 1))
        jaren = slice(van, tot)
        heeft = np.asarray((kubus.v.regel[:, :, jaren] >= 0).any(axis=2))
        return _Venster(kubus, jaren, heeft, alleen_ernaast=False)

    def _read(self, codes: Sequence[str], gebieden: Sequence[str], leden: Sequence[str]) -> Kubus:
        dichtstbij, op = self.keuze.noemer_dichtstbij, self.keuze.op
        kubus = lees_kubus(self.store, indicatoren=codes, gebieden=gebieden, dichtstbij=dichtstbij, op=op)
        return kubus.naast(groep(kubus.van_gebieden(leden))) if leden else kubus


def _bekend(venster: _Venster, gebieden: AbstractSet[str]) -> set[str]:
    """The indicators with anything of one of these gebieden."""
    plekken = [n for n, code in enumerate(venster.kubus.gebieden) if code in gebieden]
    return {
        kop.indicator.code for kop, rij in zip(venster.kubus.rijen, venster.heeft, strict=True) if rij[plekken].any()
    }


class _Figuur:
    """The figures of one indicator, bron and maat in the years chosen.

    `plekken` has of each gebied with a line in these years where it stands: a venster, a row and a column.
    """

    def __init__(self, context: _Context, code: str, bron: str, maat: Maat) -> None:
        extra = context.ernaast.get((code, bron))
        self.plekken: dict[str, tuple[_Venster, int, int]] = {}
        for venster in context.kubussen:
            rij = venster.kubus.plaats.get((code, bron, maat))
            if rij is None:
                continue
            self.kop: Rijkop = venster.kubus.rijen[rij]
            for g in venster.heeft[rij].nonzero()[0].tolist():
                gebied = venster.kubus.gebieden[g]
                if not venster.alleen_ernaast or (extra is not None and gebied == extra.code):
                    self.plekken[gebied] = venster, rij, g

    def punten(self, gebied: str, *, tempo: bool) -> dict[int, Punt]:
        """Year -> point of a gebied; none for one without a line."""
        if gebied not in self.plekken:
            return {}
        venster, rij, g = self.plekken[gebied]
        alle = venster.kubus.punten(rij, g, jaren=venster.jaren, tempo=tempo)
        return {punt.periode.jaar: punt for punt in alle if punt is not None}

    def _stroken(self, gebieden: AbstractSet[str]) -> Iterator[tuple[_Venster, tuple[int, list[int], slice]]]:
        """Where these gebieden stand, those of one venster together: row, columns and years."""
        eigen: dict[int, tuple[_Venster, int, list[int]]] = {}
        for venster, rij, g in map(self.plekken.__getitem__, gebieden):
            eigen.setdefault(id(venster), (venster, rij, []))[2].append(g)
        for venster, rij, plekken in eigen.values():
            yield venster, (rij, plekken, venster.jaren)

    def uploads(self, gebieden: AbstractSet[str]) -> set[int]:
        """The numbers of the uploads that the figures of these gebieden came in with."""
        gevonden: set[int] = set()
        for venster, strook in self._stroken(gebieden):
            gevonden.update(venster.kubus.uploads[strook].ravel().tolist())
        return gevonden - {-1}

    def noemerjaren(self, gebieden: AbstractSet[str]) -> tuple[set[int], set[int]]:
        """The years in which one of these gebieden has a count, and those in which one has a denominator to it."""
        import numpy as np

        geteld: set[int] = set()
        met_noemer: set[int] = set()
        for venster, strook in self._stroken(gebieden):
            v, eerste = venster.kubus.v, venster.kubus.eerste_jaar + venster.jaren.start
            telt = ~np.isnan(v.waarde[strook])
            noemer = telt & (v.noemer_regel[strook] >= 0)
            geteld.update((np.flatnonzero(telt.any(axis=0)) + eerste).tolist())
            met_noemer.update((np.flatnonzero(noemer.any(axis=0)) + eerste).tolist())
        return geteld, met_noemer


def _gekozen(indeling: Gebiedsindeling, editie: Editie, keuze: Keuze) -> tuple[Gebied, ...]:
    gebieden = (indeling.get(code) for code in keuze.gebieden)
    return tuple(g for g in gebieden if g.is_demo == editie.is_demo)


def _beeld(context: _Context, figuur: _Figuur) -> IndicatorBeeld:
    if context.keuze.maat != "per 1.000" or not figuur.kop.per_noemer:
        return _compose(context, figuur, maat=figuur.kop.maat)
    jaren, ontbreken = _count_years(context, figuur)
    # A rate line with more gaps than points says less than the counts do.
    maat: Maat = "aantal" if 2 * len(ontbreken) > len(jaren) else "per 1.000"
    return _compose(context, figuur, maat=maat, ontbreken=ontbreken)


def _compose(context: _Context, figuur: _Figuur, *, maat: Maat, ontbreken: Iterable[int] = ()) -> IndicatorBeeld:
    kop = figuur.kop
    computed = maat == "per 1.000" and kop.telt
    bekend = figuur.plekken.keys()
    van_cijfer = context.breuken.van_cijfer(kop.indicator, bron=kop.bron)

    def reeks(gebied: Gebied) -> Reeks:
        nooit = gebied.niveau == "eigen" and not kop.telt
        punten = complete_years(
            figuur.punten(gebied.code, tempo=computed),
            jaren=context.keuze.jaren,
            kanttekening="niet_op_te_tellen" if nooit else None,
        )
        breuken = van_cijfer.dagen(kop.indicator, bron=kop.bron, gebied=gebied.code)
        return Reeks(gebied=gebied, punten=punten, breuken=breuken)

    delen = tuple(reeks(gebied) for gebied in _delen(context, figuur))
    alleen_delen = context.gekozen == (context.gemeente,) and context.gemeente.code not in bekend
    hoogste = _hoogste(delen) if alleen_delen else ()
    reeksen = hoogste or tuple(reeks(g) for g in context.gekozen)
    tegen = _tegen(context, figuur, maat=maat)
    vergelijking = reeks(tegen) if tegen else None
    extra = context.ernaast.get((kop.indicator.code, kop.bron))
    getekend = {r.gebied for r in (*reeksen, vergelijking) if r is not None}
    if extra is not None and extra not in getekend and extra.code in bekend:
        reeksen = (*reeksen, reeks(extra))

    return IndicatorBeeld(
        indicator=kop.indicator,
        bron=kop.bron,
        maat=maat,
        noemer_naam=context.namen.get(kop.indicator.noemer or ""),
        zoals_gepubliceerd=not kop.telt,
        reeksen=reeksen,
        alleen_hoogste=bool(hoogste),
        vergelijking=vergelijking,
        wijken=delen,
        noemer_jaren_ontbreken=tuple(sorted(ontbreken)),
        bijgewerkt=_bijgewerkt(context, figuur),
        afgerond_op=_afgerond_op(context, figuur),
        gebeurtenissen=_gebeurtenissen(context, kop, reeksen),
        is_demo=context.gemeente.is_demo,
    )


def _gebeurtenissen(context: _Context, kop: Rijkop, reeksen: Sequence[Reeks]) -> tuple[Gebeurtenis, ...]:
    """Those that touch the indicator and a gebied drawn: the gebied itself, or one it lies in."""
    plaatsen = {code for reeks in reeksen for code in context.indeling.keten(reeks.gebied.code)}
    return tuple(
        g
        for g in context.gebeurtenissen
        if g.raakt(kop.indicator, bron=kop.bron, plaatsen=plaatsen, gemeente=context.gemeente.code)
    )


def _tegen(context: _Context, figuur: _Figuur, *, maat: Maat) -> Gebied | None:
    """What the chosen gebieden are drawn against; counts of a whole country or of other gemeenten say nothing here."""
    met_wie = context.vergelijking
    nutteloos = maat == "aantal" and met_wie.vergelijker != "gemeente"
    geen = nutteloos or met_wie.gebied in context.gekozen or met_wie.gebied.code not in figuur.plekken
    return None if geen else met_wie.gebied


def _delen(context: _Context, figuur: _Figuur) -> tuple[Gebied, ...]:
    """The wijken if they were read and any has figures, else the buurten that were read and have them."""
    zonder = figuur.kop.indicator.code in context.zonder
    if (context.met_wijken or zonder) and any(wijk.code in figuur.plekken for wijk in context.wijken):
        return context.wijken
    return tuple(buurt for buurt in context.buurten if buurt.code in figuur.plekken) if zonder else ()


def _hoogste(delen: Sequence[Reeks]) -> tuple[Reeks, ...]:
    """The parts with the highest newest value."""
    waarden = [(reeks.laatste.waarde or 0.0, reeks) for reeks in delen if reeks.laatste is not None]
    return tuple(reeks for _, reeks in sorted(waarden, key=lambda paar: paar[0], reverse=True)[:_HOOGSTE])


def _count_years(context: _Context, figuur: _Figuur) -> tuple[set[int], set[int]]:
    """The years in which a gebied in view has a count, and those of them in which none has a denominator.

    In view are the gemeente and the chosen gebieden; where they have no figures, the parts of the gemeente.
    """
    in_beeld = {gebied.code for gebied in (context.gemeente, *context.gekozen)} & figuur.plekken.keys()
    geteld, met_noemer = figuur.noemerjaren(in_beeld or figuur.plekken.keys() - {GROEP})
    return geteld, geteld - met_noemer


def _has_note(beeld: IndicatorBeeld) -> bool:
    """Whether there is something to tell although no value is shown: incomplete, suppressed, too small."""
    reeksen = (*beeld.alle_reeksen, *beeld.wijken)
    punten = (punt for reeks in reeksen for punt in reeks.punten)
    return any(p.kanttekening not in (None, "niet_op_te_tellen") or p.status == "onderdrukt" for p in punten)


def _afgerond_op(context: _Context, figuur: _Figuur) -> int:
    """The coarsest rounding of the uploads that its counts came with."""
    if not figuur.kop.telt:
        return 1
    ids = (context.uploads[nummer].id for nummer in figuur.uploads(figuur.plekken.keys()))
    return max(context.afrondingen.get((id_, figuur.kop.bron), 1) for id_ in ids)


def _bijgewerkt(context: _Context, figuur: _Figuur) -> str:
    """The newest file in it; those of other gemeenten and of the country only where there are no others."""
    anderen = {g.code for g in (context.vergelijking.gebied, *context.vergelijking.leden)} - {context.gemeente.code}
    alle = figuur.plekken.keys()
    return stand_van(context.uploads[max(figuur.uploads(alle - anderen or alle))])


def stand_van(upload: Upload) -> str:
    """The vintage of figures: the file they came in with, and when."""
    return f"{upload.bestand}, ingelezen op {datum(upload.tijdstip)}"


def met_marges(beeld: IndicatorBeeld, *, spreiding: float) -> IndicatorBeeld:
    """The picture with a 95 % interval at each figure that is a count or was computed from one.

    `spreiding` is how many times the variance from year to year is that of chance (Signaal.spreiding): counts are
    divided by it before the interval and multiplied after (Spiegelhalter 2005). Margins of the bron stay as they are.
    """
    reeksen = (*beeld.alle_reeksen, *beeld.wijken)
    tellingen = {punt.aantal for reeks in reeksen for punt in reeks.punten if _mist_marge(punt)}
    if not tellingen:
        return beeld
    grenzen = _grenzen(sorted(a for a in tellingen if a is not None), spreiding=spreiding)

    def breed(reeks: Reeks) -> Reeks:
        return reeks.model_copy(update={"punten": tuple(_met_marge(punt, grenzen) for punt in reeks.punten)})

    return beeld.model_copy(
        update={
            "spreiding": spreiding,
            "reeksen": tuple(map(breed, beeld.reeksen)),
            "vergelijking": breed(beeld.vergelijking) if beeld.vergelijking else None,
            "wijken": tuple(map(breed, beeld.wijken)),
        }
    )


def _mist_marge(punt: Punt) -> bool:
    return punt.waarde is not None and punt.aantal is not None and punt.onder is None and punt.boven is None


def _grenzen(tellingen: Iterable[float], *, spreiding: float) -> dict[float, tuple[float, float]]:
    """Of each different count its bounds, all at once: one by one they would take most of the time of a page."""
    from kvdash.statistiek import spread_interval_array

    x = list(tellingen)
    onder, boven = spread_interval_array(x, factor=spreiding)
    return dict(zip(x, zip(onder.tolist(), boven.tolist(), strict=True), strict=True))


def _met_marge(punt: Punt, grenzen: dict[float, tuple[float, float]]) -> Punt:
    if not _mist_marge(punt) or punt.aantal is None:
        return punt
    onder, boven = grenzen[punt.aantal]
    per = PER / punt.noemer if punt.noemer else 1.0
    return punt.model_copy(update={"onder": onder * per, "boven": boven * per})


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

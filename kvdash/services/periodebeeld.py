"""Pictures of months and quarters: from counts to the points of each gebied."""

from collections.abc import Sequence

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import Periode, PeriodeSoort
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.sessie import Sessie
from kvdash.services.beelden import stand_van
from kvdash.services.gebeurtenissen import alle_gebeurtenissen, breuken_van
from kvdash.services.kubus import Kubus, lees_kubus
from kvdash.services.marges import met_marges
from kvdash.services.perioden import laatste_jaar
from kvdash.store import Store


def periodebeeld(
    store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld, *, soort: PeriodeSoort, spreiding: float
) -> IndicatorBeeld:
    """The same picture with its counts per month or quarter, with their intervals, and without a comparator.

    From the first to the last one with a figure in the years chosen, and in the year that is going on after the newest
    whole one. A count of the gemeente would press the line of a wijk flat, and levels are compared by year.
    """
    eind = laatste_jaar(store, sessie, keuze.editie, keuze.tot, op=keuze.op)
    gebieden = list({r.gebied.code: r.gebied for r in (*beeld.reeksen, *beeld.wijken)}.values())
    kubus = lees_kubus(
        store,
        indicatoren=[beeld.indicator.code],
        gebieden=[gebied.code for gebied in gebieden],
        soort=soort,
        jaren=(keuze.van, eind),
        op=keuze.op,
    )
    breuken = breuken_van(store, sessie, keuze.editie, op=keuze.op)
    reeksen = {
        gebied.code: Reeks(
            gebied=gebied,
            punten=punten,
            breuken=breuken.dagen(beeld.indicator, bron=beeld.bron, gebied=gebied.code),
        )
        for gebied, punten in zip(gebieden, _punten(kubus, bron=beeld.bron), strict=True)
    }
    getoond = tuple(reeksen[r.gebied.code] for r in beeld.reeksen)
    uploads = {upload for r in reeksen.values() for p in r.punten if p.herkomst and (upload := p.herkomst.upload)}
    toen = store.cijfers.uploads(op=keuze.op)
    nieuwste = max((u for u in toen if u.id in uploads), key=lambda u: u.volgnummer, default=None)
    nieuw = beeld.model_copy(
        update={
            "maat": "aantal",
            "per": soort,
            "zoals_gepubliceerd": False,
            "reeksen": getoond,
            "vergelijking": None,
            "wijken": tuple(reeksen[r.gebied.code] for r in beeld.wijken),
            "noemer_jaren_ontbreken": (),
            "bijgewerkt": stand_van(nieuwste) if nieuwste else "",
            "gebeurtenissen": _gebeurtenissen(store, sessie, keuze, getoond, beeld),
        }
    )
    return met_marges(nieuw, spreiding=spreiding)


def _gebeurtenissen(
    store: Store, sessie: Sessie, keuze: Keuze, reeksen: Sequence[Reeks], beeld: IndicatorBeeld
) -> tuple[Gebeurtenis, ...]:
    """Those that touch the gebieden drawn, in the time drawn."""
    indeling, gemeente = store.cijfers.gebieden(op=keuze.op), store.dossier.editie(keuze.editie).gemeente
    plaatsen = {code for reeks in reeksen for code in indeling.keten(reeks.gebied.code)}
    punten = [punt for reeks in reeksen for punt in reeks.punten]
    if not punten:
        return ()
    begin, einde = min(p.periode.begin for p in punten), max(p.periode.einde for p in punten)
    return tuple(
        g
        for g in (stuk.inhoud for stuk in alle_gebeurtenissen(store, sessie, keuze.editie))
        if g.van <= einde
        and (g.tot or g.van) >= begin
        and g.raakt(beeld.indicator, bron=beeld.bron, plaatsen=plaatsen, gemeente=gemeente)
    )


def _punten(kubus: Kubus, *, bron: str) -> list[tuple[Punt, ...]]:
    """Of each gebied its points, all over the same time; all gaps where there is nothing."""
    rij = next((n for n, kop in enumerate(kubus.rijen) if kop.bron == bron), None)
    if rij is None:
        return [tuple(map(_gat, kubus.perioden)) for _ in kubus.gebieden]
    bekend = (kubus.v.regel[rij] >= 0).any(axis=0).nonzero()[0].tolist()
    tijd = slice(bekend[0], bekend[-1] + 1)
    alle = (kubus.punten(rij, g, jaren=tijd, tempo=False) for g in range(len(kubus.gebieden)))
    return [
        tuple(punt or _gat(periode) for punt, periode in zip(punten, kubus.perioden[tijd], strict=True))
        for punten in alle
    ]


def _gat(periode: Periode) -> Punt:
    return Punt(periode=periode, waarde=None, status="ontbrekend")

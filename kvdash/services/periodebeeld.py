"""Pictures of months and quarters: from a block of counts to the points of each gebied."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import Gebied
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import PeriodeSoort
from kvdash.domain.reeks import Herkomst, IndicatorBeeld, Kanttekening, Punt, Reeks
from kvdash.domain.sessie import Sessie
from kvdash.services.beelden import stand_van
from kvdash.services.gebeurtenissen import alle_gebeurtenissen, breuken_van
from kvdash.services.marges import met_marges
from kvdash.services.periodeblok import Periodeblok, lees_periodeblok
from kvdash.services.perioden import laatste_jaar
from kvdash.store import Store


def periodebeeld(
    store: Store, sessie: Sessie, keuze: Keuze, beeld: IndicatorBeeld, *, soort: PeriodeSoort, spreiding: float
) -> IndicatorBeeld:
    """The same picture with its counts per month or quarter, with their intervals, and without a comparator.

    From the first to the last one with a figure in the years chosen, and in the year that is going on after the newest
    whole one. A count of the gemeente would press the line of a wijk flat, and levels are compared by year.
    """
    eind = laatste_jaar(store, sessie, keuze.editie, keuze.tot)
    gebieden = list({r.gebied.code: r.gebied for r in (*beeld.reeksen, *beeld.wijken)}.values())
    blok = lees_periodeblok(
        store,
        indicatoren=[beeld.indicator.code],
        gebieden=[gebied.code for gebied in gebieden],
        soort=soort,
        van=keuze.van,
        tot=eind,
    )
    breuken = breuken_van(store, sessie, keuze.editie)
    dagen = {g.code: breuken.dagen(beeld.indicator, bron=beeld.bron, gebied=g.code) for g in gebieden}
    reeksen = {
        code: reeks.model_copy(update={"breuken": dagen[code]})
        for code, reeks in _reeksen(blok, gebieden, bron=beeld.bron).items()
    }
    getoond = tuple(reeksen[r.gebied.code] for r in beeld.reeksen)
    uploads = {upload for r in reeksen.values() for p in r.punten if p.herkomst and (upload := p.herkomst.upload)}
    nieuwste = max((u for u in store.cijfers.uploads() if u.id in uploads), key=lambda u: u.volgnummer, default=None)
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
    indeling, gemeente = store.cijfers.gebieden(), store.dossier.editie(keuze.editie).gemeente
    plaatsen = {code for reeks in reeksen for code in indeling.keten(reeks.gebied.code)}
    punten = [punt for reeks in reeksen for punt in reeks.punten]
    if not punten:
        return ()
    begin, einde = min(p.periode.begin for p in punten), max(p.periode.einde for p in punten)
    return tuple(
        g
        for g in alle_gebeurtenissen(store, sessie, keuze.editie)
        if g.van <= einde
        and (g.tot or g.van) >= begin
        and g.raakt(beeld.indicator, bron=beeld.bron, plaatsen=plaatsen, gemeente=gemeente)
    )


def _reeksen(blok: Periodeblok, gebieden: Sequence[Gebied], *, bron: str) -> dict[str, Reeks]:
    """Of each gebied its points, all over the same time; all gaps where there is nothing."""
    rij = next((n for n, kop in enumerate(blok.koppen) if kop.bron == bron), None)
    if rij is None:
        gaten = tuple(Punt(periode=periode, waarde=None, status="ontbrekend") for periode in blok.perioden)
        return {gebied.code: Reeks(gebied=gebied, punten=gaten) for gebied in gebieden}
    bekend = (blok.regel[rij] >= 0).any(axis=0).nonzero()[0].tolist()
    tijd = range(bekend[0], bekend[-1] + 1)
    cellen = {naam: blok.tabel.column(naam).to_pylist() for naam in ("status", "upload", "regel", "kolom")}
    return {
        gebied.code: Reeks(gebied=gebied, punten=tuple(_punt(blok, (rij, g, n), gebied, cellen) for n in tijd))
        for g, gebied in enumerate(gebieden)
    }


def _punt(blok: Periodeblok, plek: tuple[int, int, int], gebied: Gebied, cellen: dict[str, list[Any]]) -> Punt:
    periode, regel = blok.perioden[plek[2]], int(blok.regel[plek])
    if regel < 0:
        return Punt(periode=periode, waarde=None, status="ontbrekend")
    waarde = float(blok.aantal[plek])
    waarde_of_geen = None if waarde != waarde else waarde
    is_som = blok.deel[plek] >= 0
    kanttekening: Kanttekening | None = None
    if waarde_of_geen is None and is_som:
        kanttekening = "buurten_ontbreken" if gebied.delen else "onvolledig"
    elif not blok.af[plek]:
        kanttekening = "niet_afgelopen"
    status = cellen["status"][regel]
    if kanttekening == "niet_afgelopen" and status == "definitief":
        status = "voorlopig"  # whatever the file says: more will come
    return Punt(
        periode=periode,
        waarde=waarde_of_geen,
        aantal=None if kanttekening else waarde_of_geen,
        status=status if waarde_of_geen is not None or status == "onderdrukt" else "ontbrekend",
        kanttekening=kanttekening,
        maanden=int(blok.deel[plek]) if is_som and not gebied.delen else None,
        herkomst=Herkomst(
            upload=UUID(cellen["upload"][regel]), regel=cellen["regel"][regel], kolom=cellen["kolom"][regel]
        ),
    )

"""Where a figure comes from: the lines of the original files behind it, and behind its denominator."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from kvdash.domain.herkomst import Bronregel, Cijferherkomst
from kvdash.domain.indicator import Indicator
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import Herkomst, IndicatorBeeld, Punt, Wanneer
from kvdash.domain.sessie import Sessie
from kvdash.ingest.bronregels import Plek, lees_bronregels
from kvdash.services.cijfers import geen_cijfer
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store
from kvdash.store.lezing import Herkomstrij, lees_herkomst


@gebruiksgeval("lezen")
def cijferherkomst(
    store: Store, sessie: Sessie, beeld: IndicatorBeeld, *, gebied: str, jaar: Wanneer
) -> Cijferherkomst:
    """The lines behind one figure of a picture, of a year, a month or a quarter; none where it has no figure.

    Raises InvoerError when the picture does not hold it, and StoreError for a damaged file.
    """
    punt = next((r.punt(jaar) for r in (*beeld.alle_reeksen, *beeld.wijken) if r.gebied.code == gebied), None)
    if punt is None:
        raise geen_cijfer(beeld, jaar)
    maat = "aantal" if punt.aantal is not None else beeld.maat
    van_jaar = lees_herkomst(
        store.cijfers, indicator=beeld.indicator.code, maat=maat, gebied=gebied, jaar=punt.periode.jaar
    )
    rijen = [rij for rij in van_jaar if punt.periode.omvat(Periode(code=rij.periode))]
    noemer = _noemer(store, beeld.indicator, punt)
    return Cijferherkomst(
        regels=_bronregels(store, _van_cel(rijen, punt.herkomst)),
        noemer=noemer,
        noemerregels=_bronregels(store, _van_noemer(store, noemer, punt, gebied=gebied)) if noemer else (),
    )


def _noemer(store: Store, indicator: Indicator, punt: Punt) -> Indicator | None:
    if punt.noemer is None:
        return None
    return next((i for i in store.cijfers.indicatoren() if i.code == indicator.noemer), None)


def _van_cel(rijen: Sequence[Herkomstrij], herkomst: Herkomst | None) -> list[Herkomstrij]:
    """The rows that make a figure: of the bron, kind of period and borders of the cell it is known by."""
    if herkomst is None:
        return []
    cel = (herkomst.upload, herkomst.regel, herkomst.kolom)
    eerste = next((rij for rij in rijen if (rij.upload, rij.regel, rij.kolom) == cel), None)
    return [rij for rij in rijen if eerste is not None and _soort(rij) == _soort(eerste)]


def _van_noemer(store: Store, noemer: Indicator, punt: Punt, *, gebied: str) -> list[Herkomstrij]:
    """The rows of the denominator that was used, in the year it is of."""
    jaar = punt.noemer_jaar or punt.periode.jaar
    rijen = lees_herkomst(store.cijfers, indicator=noemer.code, maat="aantal", gebied=gebied, jaar=jaar)
    return _van_cel(rijen, punt.noemer_herkomst)


def _soort(rij: Herkomstrij) -> tuple[str, str, int]:
    return rij.bron, rij.periode[4:6], rij.indelingsjaar


def _bronregels(store: Store, rijen: Sequence[Herkomstrij]) -> tuple[Bronregel, ...]:
    """The lines as they stand in their files; each file is read once."""
    per_upload: dict[UUID, list[Herkomstrij]] = defaultdict(list)
    for rij in rijen:
        per_upload[rij.upload].append(rij)
    indeling = store.cijfers.gebieden()
    gevonden = []
    for id_, eigen in per_upload.items():
        upload = store.cijfers.upload(id_)
        plekken = [Plek(rij.regel, rij.kolom, rij.waarde) for rij in eigen]
        bestand = lees_bronregels(
            store.cijfers.bestand(id_),
            plekken,
            is_gebied=lambda naam: bool(indeling.find(naam)),
            bijlagen=[store.cijfers.bijlage(bijlage) for bijlage in upload.bijlagen],
        )
        gevonden += [
            Bronregel(
                periode=Periode(code=rij.periode),
                waarde=rij.waarde,
                upload=upload,
                regel=rij.regel,
                kolom=rij.kolom,
                koppen=bestand.koppen,
                cellen=bestand.regels.get(rij.regel, ()),
                blad=bestand.blad,
            )
            for rij in eigen
        ]
    return tuple(sorted(gevonden, key=lambda regel: regel.periode.code))

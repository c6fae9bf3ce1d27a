"""Where a figure comes from: the lines of the original files behind it, and behind its denominator."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from kvdash.domain.herkomst import Bronregel, Cijferherkomst, Herkomstrij
from kvdash.domain.indicator import Indicator
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periode import Periode
from kvdash.domain.reeks import IndicatorBeeld, Punt, Wanneer
from kvdash.domain.sessie import Sessie
from kvdash.ingest import Bronbestand, Bronplek, lees_bronregels
from kvdash.services.cijfers import geen_cijfer
from kvdash.services.kubus import bronrijen
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store


@gebruiksgeval("lezen")
def cijferherkomst(
    store: Store, sessie: Sessie, beeld: IndicatorBeeld, *, gebied: str, jaar: Wanneer, op: Peilmoment = NU
) -> Cijferherkomst:
    """The lines behind one figure of a picture, of a year, a month or a quarter; none where it has no figure.

    Raises InvoerError when the picture does not hold it, and StoreError for a damaged file.
    """
    punt = next((r.punt(jaar) for r in (*beeld.alle_reeksen, *beeld.wijken) if r.gebied.code == gebied), None)
    if punt is None:
        raise geen_cijfer(beeld, jaar)
    maat = "aantal" if punt.aantal is not None else beeld.maat
    noemer = _noemer(store, beeld.indicator, punt, op)
    code, periode = beeld.indicator.code, punt.periode
    regels = bronrijen(store, punt.herkomst, indicator=code, maat=maat, gebied=gebied, periode=periode, op=op)
    noemerjaar = Periode.van_jaar(punt.noemer_jaar or periode.jaar)
    noemerregels = (
        bronrijen(
            store,
            punt.noemer_herkomst,
            indicator=noemer.code,
            maat="aantal",
            gebied=gebied,
            periode=noemerjaar,
            op=op,
        )
        if noemer
        else ()
    )
    return Cijferherkomst(
        regels=_bronregels(store, regels, op), noemer=noemer, noemerregels=_bronregels(store, noemerregels, op)
    )


def _noemer(store: Store, indicator: Indicator, punt: Punt, op: Peilmoment) -> Indicator | None:
    if punt.noemer is None:
        return None
    return next((i for i in store.cijfers.indicatoren(op=op) if i.code == indicator.noemer), None)


def _bronregels(store: Store, rijen: Sequence[Herkomstrij], op: Peilmoment) -> tuple[Bronregel, ...]:
    """The lines as they stand in their files; each file is read once."""
    per_upload: dict[UUID, list[Herkomstrij]] = defaultdict(list)
    for rij in rijen:
        per_upload[rij.upload].append(rij)
    indeling = store.cijfers.gebieden(op=op)
    uploads = {upload.id: upload for upload in store.cijfers.uploads(op=op)}
    gevonden = []
    for id_, eigen in per_upload.items():
        upload = uploads[id_]
        plekken = [Bronplek(rij.regel, rij.kolom, rij.waarde) for rij in eigen]
        bijlagen = {bijlage.bestand: store.cijfers.bijlage(bijlage) for bijlage in upload.bijlagen}
        bron = Bronbestand(upload.bestand, store.cijfers.bestand(id_), bijlagen, bewaar=False)
        bestand = lees_bronregels(bron, plekken, is_gebied=lambda naam: bool(indeling.find(naam)))
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

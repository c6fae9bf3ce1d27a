"""The exports: prioriteitenoverzicht, rapportage and dossier, filled from the store and written as files."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple
from uuid import UUID

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.indicator import Indicator
from kvdash.domain.kernbeleid import VELDEN, Veld, themas_van
from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import Peilmoment
from kvdash.domain.periode import PeriodeSoort
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import RUBRICERINGEN, Rubricering, Sessie
from kvdash.domain.stuk import Stuk
from kvdash.report.blokken import Document
from kvdash.report.documenten import overzicht_in_blokken, rapportage_in_blokken, schrijf_overzicht_csv
from kvdash.report.lijsten import schrijf_perioden_csv, schrijf_signalen_csv
from kvdash.report.model import Hoofdstuk, Prioriteitenoverzicht, PrioriteitRij, Rapportage, ThemaCijfers
from kvdash.services.cijfers import themabeelden
from kvdash.services.dossier import Volgorde, alle_versies, bevindingen, prioriteiten
from kvdash.services.edities import deelstatussen, gemeentenaam
from kvdash.services.perioden import periodevergelijkingen
from kvdash.services.recht import gebruiksgeval
from kvdash.services.signalen import signalen
from kvdash.services.vergelijking import met_wie_te_vergelijken
from kvdash.store import Store
from kvdash.taal import bewijszin, filterzin

Documentformaat = Literal["docx", "xlsx"]
Formaat = Literal[Documentformaat, "csv"]


@gebruiksgeval("lezen")
def export_prioriteiten(
    store: Store,
    sessie: Sessie,
    keuze: Keuze,
    *,
    formaat: Formaat,
    voor: Rubricering,
    velden: Sequence[int] = (),
    volgorde: Volgorde = "veld",
) -> bytes:
    """The candidates of an edition for these readers as a file, filtered and ordered as the page shows them."""
    overzicht = prioriteitenoverzicht(store, sessie, keuze, voor=voor, velden=velden, volgorde=volgorde)
    if formaat == "csv":
        return schrijf_overzicht_csv(overzicht)
    return _als_bestand(overzicht_in_blokken(overzicht), formaat=formaat)


@gebruiksgeval("lezen")
def export_rapportage(
    store: Store, sessie: Sessie, keuze: Keuze, *, formaat: Documentformaat, voor: Rubricering
) -> bytes:
    """The whole rapportage for these readers as a document."""
    return _als_bestand(rapportage_in_blokken(rapportage(store, sessie, keuze, voor=voor)), formaat=formaat)


@gebruiksgeval("lezen")
def export_dossier(store: Store, sessie: Sessie, editie: UUID, *, voor: Rubricering) -> bytes:
    """All that was written in an edition, every version that these readers may see, as JSON text in UTF-8."""
    stukken = [
        {
            "soort": stuk.inhoud.naam_soort,
            **stuk.model_dump(mode="json", exclude={"inhoud"}),
            "inhoud": stuk.inhoud.model_dump(mode="json"),
        }
        for stuk in alle_versies(store, sessie.voor(voor), editie)
    ]
    return json.dumps({"editie": str(editie), "voor": voor, "versies": stukken}, ensure_ascii=False, indent=1).encode()


@gebruiksgeval("lezen")
def export_signalen(store: Store, sessie: Sessie, keuze: Keuze) -> bytes:
    """All signals of the wijken in the last year of the choice as CSV; chosen gebieden do not change them."""
    gevonden = signalen(store, sessie, editie=keuze.editie, jaar=keuze.tot, vergelijker=keuze.vergelijker, op=keuze.op)
    return schrijf_signalen_csv(gevonden)


@gebruiksgeval("lezen")
def export_perioden(store: Store, sessie: Sessie, keuze: Keuze, *, soort: PeriodeSoort) -> bytes:
    """The last month or quarter and the year so far of all wijken as CSV; chosen gebieden do not change them."""
    families = [
        periodevergelijkingen(
            store,
            sessie,
            editie=keuze.editie,
            tot=keuze.tot,
            niveau="wijk",
            soort=soort,
            tot_nu_toe=tot_nu_toe,
            op=keuze.op,
        )
        for tot_nu_toe in (False, True)
    ]
    return schrijf_perioden_csv(families)


class Omvang(NamedTuple):
    """Omvang: how many bevindingen and prioriteiten there are."""

    teksten: int
    kandidaten: int

    @property
    def samen(self) -> int:
        return self.teksten + self.kandidaten

    def zonder(self, ander: "Omvang") -> "Omvang":
        """What is left when these are taken out."""
        return Omvang(self.teksten - ander.teksten, self.kandidaten - ander.kandidaten)


@gebruiksgeval("lezen")
def omvang(store: Store, sessie: Sessie, editie: UUID, *, velden: Sequence[int] = ()) -> dict[Rubricering, Omvang]:
    """What an export holds for each kind of reader: of these velden, or of all."""
    return {voor: _omvang(store, sessie.voor(voor), editie, velden) for voor in RUBRICERINGEN}


def _omvang(store: Store, sessie: Sessie, editie: UUID, velden: Sequence[int]) -> Omvang:
    geschreven = [b for b in bevindingen(store, sessie, editie) if not velden or b.inhoud.veld in velden]
    return Omvang(len(geschreven), len(prioriteiten(store, sessie, editie, velden=velden)))


def _als_bestand(document: Document, *, formaat: Documentformaat) -> bytes:
    # Imported late: what writes documents takes 10 MB, and a server that only shows pages has no need of it.
    match formaat:
        case "docx":
            from kvdash.report.word import schrijf_docx

            return schrijf_docx(document)
        case "xlsx":
            from kvdash.report.werkmap import schrijf_xlsx

            return schrijf_xlsx(document)


def prioriteitenoverzicht(
    store: Store,
    sessie: Sessie,
    keuze: Keuze,
    *,
    voor: Rubricering,
    velden: Sequence[int] = (),
    volgorde: Volgorde = "veld",
) -> Prioriteitenoverzicht:
    """What the export of the candidates holds."""
    editie = store.dossier.editie(keuze.editie)
    indeling, indicatoren = store.cijfers.gebieden(op=keuze.op), _indicatoren(store, keuze.op)
    alle = prioriteiten(store, sessie, keuze.editie, velden=velden)
    rijen = prioriteiten(store, sessie.voor(voor), keuze.editie, velden=velden, volgorde=volgorde)
    return Prioriteitenoverzicht(
        editie=editie,
        gemeente_naam=gemeentenaam(store, sessie, editie.gemeente, op=keuze.op),
        gemaakt_op=datetime.now(UTC),
        bron=f"kvdash, {editie.naam}",
        filter="Veld " + ", ".join(map(str, sorted(velden))) if velden else "",
        rijen=tuple(_rij(p, indeling=indeling, indicatoren=indicatoren) for p in rijen),
        weggelaten=len(alle) - len(rijen),
        voor=voor,
    )


def rapportage(store: Store, sessie: Sessie, keuze: Keuze, *, voor: Rubricering) -> Rapportage:
    """What the rapportage holds: per thema its leading indicator, and everything that was written."""
    editie = store.dossier.editie(keuze.editie)
    indeling, indicatoren = store.cijfers.gebieden(op=keuze.op), _indicatoren(store, keuze.op)
    hoofdstukken = tuple(_hoofdstuk(store, sessie, keuze, veld, voor=voor) for veld in VELDEN)
    return Rapportage(
        editie=editie,
        gemeente_naam=gemeentenaam(store, sessie, editie.gemeente, op=keuze.op),
        gemaakt_op=datetime.now(UTC),
        filter=filterzin(
            [indeling.get(code).naam for code in keuze.gebieden],
            van=keuze.van,
            tot=keuze.tot,
            vergelijking=met_wie_te_vergelijken(store, sessie, keuze.editie, keuze.vergelijker, op=keuze.op),
        ),
        hoofdstukken=hoofdstukken,
        gebieden=_namen(hoofdstukken, indeling=indeling),
        indicatoren={code: indicator.naam for code, indicator in indicatoren.items()},
        bronnen=_bronnen(hoofdstukken),
        voor=voor,
    )


def _hoofdstuk(store: Store, sessie: Sessie, keuze: Keuze, veld: Veld, *, voor: Rubricering) -> Hoofdstuk:
    lezer = sessie.voor(voor)
    geschreven = bevindingen(store, lezer, keuze.editie, veld=veld.nummer)
    kandidaten = prioriteiten(store, lezer, keuze.editie, velden=[veld.nummer])
    alle, te_zien = bevindingen(store, sessie, keuze.editie, veld=veld.nummer), {b.id for b in geschreven}
    alle_kandidaten = prioriteiten(store, sessie, keuze.editie, velden=[veld.nummer])
    return Hoofdstuk(
        veld=veld.nummer,
        cijfers=tuple(
            ThemaCijfers(
                thema=thema.code,
                beelden=_leading(
                    themabeelden(store, sessie, keuze, thema.code),
                    [b for b in geschreven if b.inhoud.onderwerp == thema.code],
                ),
            )
            for thema in themas_van(veld)
        ),
        bevindingen=geschreven,
        prioriteiten=kandidaten,
        gesloten=deelstatussen(store, sessie, keuze.editie, veld=veld.nummer),
        weg=tuple((b.inhoud.soort, b.inhoud.onderwerp) for b in alle if b.id not in te_zien),
        prioriteiten_weg=len(alle_kandidaten) - len(kandidaten),
    )


def _leading(beelden: Sequence[IndicatorBeeld], bevindingen: Sequence[Stuk[Bevinding]]) -> tuple[IndicatorBeeld, ...]:
    """The one chart and table of a thema: what its bevindingen rest on most, else the first of the catalogue."""
    gebruikt = Counter((b.indicator, b.bron) for bevinding in bevindingen for b in bevinding.inhoud.bewijs)
    met_cijfers = [beeld for beeld in beelden if beeld.laatste_jaar is not None]
    return tuple(sorted(met_cijfers, key=lambda b: gebruikt[b.indicator.code, b.bron], reverse=True)[:1])


def _rij(stuk: Stuk[Prioriteit], *, indeling: Gebiedsindeling, indicatoren: dict[str, Indicator]) -> PrioriteitRij:
    prioriteit = stuk.inhoud
    return PrioriteitRij(
        veld=prioriteit.veld,
        naam=prioriteit.naam,
        status=stuk.status,
        deelthemas=prioriteit.deelthemas,
        elementen=prioriteit.elementen,
        bewijs=tuple(_bewijszin(b, indeling=indeling, indicatoren=indicatoren) for b in prioriteit.bewijs),
        auteur=stuk.auteur,
        gewijzigd=stuk.wanneer,
    )


def _bewijszin(bewijs: Bewijs, *, indeling: Gebiedsindeling, indicatoren: dict[str, Indicator]) -> str:
    indicator = indicatoren.get(bewijs.indicator)
    return bewijszin(
        bewijs,
        indicator=indicator.naam if indicator else bewijs.indicator,
        gebied=indeling.get(bewijs.gebied).naam if bewijs.gebied in indeling else bewijs.gebied,
    )


def _indicatoren(store: Store, op: Peilmoment) -> dict[str, Indicator]:
    return {indicator.code: indicator for indicator in store.cijfers.indicatoren(op=op)}


def _namen(hoofdstukken: Iterable[Hoofdstuk], *, indeling: Gebiedsindeling) -> dict[str, str]:
    """The names of the gebieden that bevindingen, prioriteiten and their evidence mention."""
    entries: list[Bevinding | Prioriteit] = []
    for hoofdstuk in hoofdstukken:
        entries += (stuk.inhoud for stuk in hoofdstuk.bevindingen)
        entries += (stuk.inhoud for stuk in hoofdstuk.prioriteiten)
    codes = {code for e in entries for code in (*e.gebieden, *(b.gebied for b in e.bewijs))}
    return {code: indeling.get(code).naam for code in codes if code in indeling}


def _bronnen(hoofdstukken: Iterable[Hoofdstuk]) -> tuple[str, ...]:
    beelden = (beeld for h in hoofdstukken for cijfers in h.cijfers for beeld in cijfers.beelden)
    return tuple(sorted({f"{beeld.bron}: {beeld.bijgewerkt}" for beeld in beelden}))

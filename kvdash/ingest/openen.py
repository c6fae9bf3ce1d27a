"""Opening a file: which table in it, what its columns are; nothing but a sample is read yet."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kvdash.domain.catalogus import Catalogus
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.herkenning import Herkenning, vingerafdruk
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.errors import NietHerkendError, OnleesbaarError
from kvdash.ingest.beeld import beeld_van
from kvdash.ingest.blad import BladInvoer, is_werkmap, lees_bladen
from kvdash.ingest.blokken import Invoer, TekstInvoer
from kvdash.ingest.deeltabellen import tabellen_van
from kvdash.ingest.gebieden import Gebiedzoeker
from kvdash.ingest.groepen import vul_groepen_aan
from kvdash.ingest.kolommen import verdeel
from kvdash.ingest.lezer import Lezer
from kvdash.ingest.metadata import lees_metadata, weiger_metadata
from kvdash.ingest.odata import Pagina, als_csv, is_vervolg, lees_pagina, ontbrekende_paginas, soort_van
from kvdash.ingest.onderwerpboek import Onderwerpboek
from kvdash.ingest.onderwerpen import Onderwerpzoeker
from kvdash.ingest.persoonsgegevens import weiger_personen
from kvdash.ingest.plan import Plan, maak_plan
from kvdash.ingest.profiel import neem_monster
from kvdash.ingest.records import kies_scheiding, naar_regels
from kvdash.ingest.rollen import Rollen
from kvdash.ingest.tabel import vind_tabel
from kvdash.ingest.tekst import lees_tekst, open_inhoud
from kvdash.ingest.verklaard import Uitleg

_AFGEBROKEN = (
    "Het bestand houdt op midden in regel {regel}: het is half gedownload. Er ontbreken dus regels. "
    "Download het opnieuw, of haal de laatste regel eruit als u het zo wilt inlezen."
)
_PROEF = 1 << 14  # bytes in which the delimiter shows


class Kandidaat(NamedTuple):
    """Kandidaat: a table that can be read, with how."""

    invoer: Invoer
    plan: Plan
    zoeker: Gebiedzoeker


class Zoektocht:
    """Zoektocht: recognises the tables of a file; keeps why others were not, and which lie on one sheet (`keuzes`)."""

    def __init__(
        self,
        naam: str,
        gebieden: Gebiedsindeling,
        onderwerpen: Onderwerpzoeker,
        *,
        gemeente: str | None,
        jaar: int | None,
        toewijzing: Toewijzing,
    ) -> None:
        self._naam = naam
        self._gebieden = gebieden
        self._onderwerpen = onderwerpen
        self._gemeente = toewijzing.gemeente or gemeente
        self._jaar = jaar
        self._toewijzing = toewijzing
        self.fouten: list[NietHerkendError] = []
        self.keuzes: list[str] = []

    def zoeker(self) -> Gebiedzoeker:
        return Gebiedzoeker(self._gebieden, gemeente=self._gemeente, toewijzing=self._toewijzing)

    def neem(self, invoer: Invoer) -> list[Kandidaat]:
        """The tables of an Invoer that can be read: several where each can be read by itself, else all of it as one."""
        delen = tabellen_van(invoer, is_gebied=self.zoeker().is_bekend)
        if len(delen) > 1:
            tabellen = self._herken(delen)
            namen = [tabel.invoer.naam for tabel in tabellen]
            if len(tabellen) > 1 or self._toewijzing.blad in namen:
                self.keuzes = self.keuzes or namen
                return tabellen
        return self._herken([invoer])

    def _herken(self, delen: Sequence[Invoer]) -> list[Kandidaat]:
        gevonden: list[Kandidaat] = []
        for deel in delen:
            zoeker = self.zoeker()
            invoer, zinnen = vul_groepen_aan(deel, is_gebied=zoeker.is_bekend)
            try:
                plan = self._plan(invoer, zoeker)
            except NietHerkendError as error:
                if self._toewijzing.blad == invoer.naam:
                    raise
                self.fouten.append(error)
            else:
                plan.rollen.waarschuwingen += zinnen
                gevonden.append(Kandidaat(invoer, plan, zoeker))
        return gevonden

    def _plan(self, invoer: Invoer, zoeker: Gebiedzoeker) -> Plan:
        return maak_plan(
            invoer,
            naam=self._naam,
            zoeker=zoeker,
            onderwerpen=self._onderwerpen,
            jaar=self._jaar,
            toewijzing=self._toewijzing,
        )


def open_bestand(
    naam: str,
    inhoud: bytes | Path,
    *,
    gebieden: Gebiedsindeling,
    catalogus: Catalogus,
    gemeente: str | None = None,
    jaar: int | None = None,
    toewijzing: Toewijzing = GEEN_TOEWIJZING,
    metadata: Sequence[bytes | Path] = (),
    werkmap: Path | None = None,
) -> Lezer:
    """Recognise a file; nothing but a sample is read yet. `naam` is its file name, with the year it may hold.

    `gemeente` says whose wijken and buurten are meant where a file has names only; `jaar` the year of a file that does
    not say so itself. What `toewijzing` holds goes before any guess. `metadata` are files that explain codes; those of
    other data sets are left aside. What does not fit in memory waits in `werkmap`. Raises OnleesbaarError,
    PersoonsgegevensError and NietHerkendError.
    """
    if eigen := lees_metadata(inhoud):
        raise weiger_metadata(eigen)
    onderwerpen = Onderwerpzoeker(catalogus)
    invoeren = _invoeren(inhoud, metadata)
    uitleg = Uitleg.van(metadata)
    tocht = Zoektocht(naam, gebieden, onderwerpen, gemeente=gemeente, jaar=jaar, toewijzing=toewijzing)
    herkend = [kandidaat for verklaard in map(uitleg.verklaar, invoeren) for kandidaat in tocht.neem(verklaard)]
    if not herkend:
        raise _niet_herkend(invoeren, tocht.fouten)
    gekozen = next((h for h in herkend if h.invoer.naam == toewijzing.blad), herkend[0])
    invoer, plan, zoeker = gekozen
    if toewijzing.blad and invoer.naam != toewijzing.blad:
        raise NietHerkendError(
            f"Het bestand heeft geen blad '{toewijzing.blad}', en geen tabel die zo heet. Kies een andere."
        )
    if invoer.is_half and (plan.tabel.is_afgebroken or not plan.tabel.voet):
        raise OnleesbaarError(_AFGEBROKEN.format(regel=invoer.laatste_regel))
    vervolg = [nummer for nummer, ander in enumerate(metadata) if is_vervolg(ander, inhoud)]
    for nummer in uitleg.gebruikt:
        _invoeren(metadata[nummer])  # it is kept with the file, so it may hold no personal data either
    boek = Onderwerpboek(
        onderwerpen,
        bron=plan.bron or uitleg.bron,
        is_cbs=plan.is_cbs,
        titel=plan.titel,
        toewijzing=toewijzing,
        uitleg=uitleg,
    )
    bladen = tuple(h.invoer.naam for h in herkend if h.invoer.naam)
    return Lezer(
        naam,
        invoer=invoer,
        plan=plan,
        zoeker=zoeker,
        boek=boek,
        bladen=bladen,
        keuzes=() if toewijzing.blad or invoer.naam not in tocht.keuzes else tuple(tocht.keuzes),
        ontbreekt=ontbrekende_paginas(_paginas(inhoud, metadata)) if soort_van(inhoud) else "",
        uitleg=tuple(sorted({*uitleg.gebruikt, *vervolg})),
        werkmap=werkmap,
    )


def _niet_herkend(invoeren: Sequence[Invoer], fouten: Sequence[NietHerkendError]) -> NietHerkendError:
    if any(isinstance(invoer, BladInvoer) and invoer.heeft_formules for invoer in invoeren):
        return NietHerkendError(
            "In de werkmap staan formules zonder uitkomst. Open hem in Excel, bewaar hem en lees hem opnieuw in."
        )
    return fouten[0] if fouten else NietHerkendError("In het bestand is geen tabel gevonden.")


def herken_bestand(
    naam: str,
    inhoud: bytes | Path,
    *,
    gebieden: Gebiedsindeling,
    catalogus: Catalogus,
    gemeente: str | None = None,
    jaar: int | None = None,
    toewijzing: Toewijzing = GEEN_TOEWIJZING,
    metadata: Sequence[bytes | Path] = (),
) -> Herkenning:
    """What the columns of a file were taken for, as far as that can be told, also where `open_bestand` refuses it.

    Raises NietHerkendError if there is no table in it, OnleesbaarError and PersoonsgegevensError.
    """
    with suppress(NietHerkendError):
        lezer = open_bestand(
            naam,
            inhoud,
            gebieden=gebieden,
            catalogus=catalogus,
            gemeente=gemeente,
            jaar=jaar,
            toewijzing=toewijzing,
            metadata=metadata,
        )
        return lezer.herkenning()
    fout = NietHerkendError("In het bestand is geen tabel gevonden.")
    zoeker = Gebiedzoeker(gebieden, gemeente=toewijzing.gemeente or gemeente, toewijzing=toewijzing)
    verklaard = map(Uitleg.van(metadata).verklaar, _invoeren(inhoud, metadata))
    for invoer in (t for v in verklaard for t in (v, *tabellen_van(v, is_gebied=zoeker.is_bekend))):
        if toewijzing.blad not in (None, invoer.naam):
            continue
        try:
            aangevuld, _ = vul_groepen_aan(invoer, is_gebied=zoeker.is_bekend)
            rollen = Rollen(neem_monster(vind_tabel(aangevuld, is_gebied=zoeker.is_bekend)))
        except NietHerkendError as error:
            fout = error
            continue
        with suppress(NietHerkendError):
            verdeel(rollen, zoeker=zoeker, onderwerpen=Onderwerpzoeker(catalogus), toewijzing=toewijzing)
        return beeld_van(rollen, blad=invoer.naam)
    raise fout


def structuren(
    inhoud: bytes | Path, *, gebieden: Gebiedsindeling, metadata: Sequence[bytes | Path] = ()
) -> dict[str, str]:
    """The vingerafdruk of each table in a file, with its sheet. Raises OnleesbaarError."""
    zoeker = Gebiedzoeker(gebieden)
    gevonden: dict[str, str] = {}
    for invoer in map(Uitleg.van(metadata).verklaar, invoeren_van(inhoud, metadata)):
        for deel in tabellen_van(invoer, is_gebied=zoeker.is_bekend):
            with suppress(NietHerkendError):
                tabel = vind_tabel(deel, is_gebied=zoeker.is_bekend)
                gevonden.setdefault(vingerafdruk(tabel.kopvormen), deel.naam)
    return gevonden


def _invoeren(inhoud: bytes | Path, metadata: Sequence[bytes | Path] = ()) -> list[Invoer]:
    """The tables of a file, after a look for personal data: messages of recognition repeat cells."""
    invoeren = invoeren_van(inhoud, metadata)
    for invoer in invoeren:
        weiger_personen(invoer)
    return invoeren


def invoeren_van(inhoud: bytes | Path, metadata: Sequence[bytes | Path] = ()) -> list[Invoer]:
    """The text, or each sheet that holds anything; `metadata` may hold more pages of it. Raises OnleesbaarError."""
    data = open_inhoud(inhoud)
    if is_werkmap(bytes(data[:4])):
        return list(lees_bladen(inhoud))
    if soort_van(inhoud) is not None:
        data = als_csv(_paginas(inhoud, metadata))
    tekst = lees_tekst(data)
    proef = naar_regels(tekst.stuk(tekst.start, min(tekst.einde, tekst.start + _PROEF)))
    midden = (tekst.start + tekst.einde) // 2
    proef += naar_regels(tekst.stuk(midden, min(tekst.einde, midden + _PROEF)))[1:-1]
    return [TekstInvoer(tekst, scheiding=kies_scheiding(proef))]


def _paginas(inhoud: bytes | Path, metadata: Sequence[bytes | Path]) -> list[Pagina]:
    """A page of figures with the other pages of the same table."""
    return [lees_pagina(pagina) for pagina in (inhoud, *(m for m in metadata if is_vervolg(m, inhoud)))]

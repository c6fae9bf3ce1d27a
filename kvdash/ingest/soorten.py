"""The kinds of file: each is recognised, read and kept behind one protocol, found through one ordered table."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.herkenning import Herkenning, vingerafdruk
from kvdash.domain.importprofiel import Importprofiel
from kvdash.errors import NietHerkendError, OnleesbaarError, VoorvallenError
from kvdash.ingest.bestand import Bronbestand, Leesvraag, Lezing
from kvdash.ingest.bladindeling import tabellen_van, vul_groepen_aan
from kvdash.ingest.eigen import open_eigen
from kvdash.ingest.gebieden import Gebiedzoeker
from kvdash.ingest.grenzen import open_grenzen
from kvdash.ingest.invoer import Invoer
from kvdash.ingest.kolommen import Kennis, verdeel
from kvdash.ingest.lezer import Lezer
from kvdash.ingest.metadata import weiger_metadata
from kvdash.ingest.onderwerpen import Onderwerpzoeker
from kvdash.ingest.plan import Plan, beeld_van, maak_plan
from kvdash.ingest.profiel import Rollen, neem_monster
from kvdash.ingest.vertaling import Onderwerpboek
from kvdash.ingest.voorvallen import Tellinglezing, koppen_van_voorvallen, tel_voorvallen, zoek_voorvallen
from kvdash.ingest.werkmap import BladInvoer

_VOORVALLEN = (
    "In {bestand} staat een regel per voorval, zonder aantallen. kvdash kan de regels tellen: kies dat op de pagina "
    "Gegevens, bij Inlezen. Daarna gaat zo'n bestand vanzelf."
)
_AFGEBROKEN = (
    "Het bestand houdt op midden in regel {regel}: het is half gedownload. Er ontbreken dus regels. "
    "Download het opnieuw, of haal de laatste regel eruit als u het zo wilt inlezen."
)


class Bestandssoort(NamedTuple):
    """Bestandssoort: one kind of file. `herken` opens a file of this kind, and gives None for any other.

    It raises BestandError for a file that is of this kind and cannot be read. For a kind that `kent_profielen` the
    importprofiel of its structure is looked up first.
    """

    herken: Callable[[Bronbestand, Leesvraag], Lezing | None]
    kent_profielen: bool = False


def _weiger_uitleg(bron: Bronbestand, vraag: Leesvraag) -> None:
    if bron.metadata is not None:
        raise weiger_metadata(bron.metadata)


def _open_telling(bron: Bronbestand, vraag: Leesvraag) -> Tellinglezing | None:
    """Rows of which a toewijzing says that they are counted: the counts are a table of figures."""
    telling, blad = vraag.toewijzing.telling, vraag.toewijzing.blad
    if telling is None:
        return None
    geteld = tel_voorvallen(bron, telling, zoeker=vraag.zoeker(), blad=blad)
    zonder_blad = replace(vraag, toewijzing=vraag.toewijzing.model_copy(update={"blad": None}))
    return Tellinglezing(open_tabel(Bronbestand(bron.naam, geteld.inhoud, bron.bijlagen), zonder_blad), geteld)


def _open_tabel_of_weiger_voorvallen(bron: Bronbestand, vraag: Leesvraag) -> Lezer:
    """A table of figures; what is none may have a row per incident, that nobody said are to be counted."""
    try:
        return open_tabel(bron, vraag)
    except NietHerkendError:
        zoeker = Gebiedzoeker(vraag.gebieden, gemeente=vraag.gemeente)
        if zoek_voorvallen(bron, zoeker=zoeker) is None:
            raise
        raise VoorvallenError(_VOORVALLEN.format(bestand=bron.naam)) from None


# The first that takes a file reads it.
SOORTEN = (
    Bestandssoort(open_grenzen),
    Bestandssoort(open_eigen),
    Bestandssoort(_weiger_uitleg),
    Bestandssoort(_open_telling, kent_profielen=True),
    Bestandssoort(_open_tabel_of_weiger_voorvallen, kent_profielen=True),
)


class Herkend(NamedTuple):
    """Herkend: how a file is read, and by which importprofiel."""

    lezing: Lezing
    profiel: Importprofiel | None


def herken(bron: Bronbestand, vraag: Leesvraag, *, profielen: Sequence[Importprofiel] = ()) -> Herkend:
    """Recognise a file by the first kind that takes it; nothing but a sample is read of a large one.

    Without a toewijzing in the question that of the importprofiel of its structure counts. Raises OnleesbaarError,
    PersoonsgegevensError and NietHerkendError.
    """
    profiel: Importprofiel | None = None
    gezocht = not profielen
    for soort in SOORTEN:
        if soort.kent_profielen and not gezocht:
            profiel, gezocht = vind_profiel(bron, profielen, gebieden=vraag.gebieden), True
            vraag = replace(vraag, toewijzing=profiel.toewijzing) if profiel else vraag
        if (lezing := soort.herken(bron, vraag)) is not None:
            return Herkend(lezing, profiel)
    raise NietHerkendError("In het bestand is geen tabel gevonden.")


class Kandidaat(NamedTuple):
    """Kandidaat: a table that can be read, with how."""

    invoer: Invoer
    plan: Plan
    zoeker: Gebiedzoeker


class Tabelherkenning:
    """Tabelherkenning: recognises the tables of a file.

    It keeps why others were not (`fouten`), and which of them lie on one sheet (`keuzes`).
    """

    def __init__(self, bron: Bronbestand, vraag: Leesvraag, onderwerpen: Onderwerpzoeker) -> None:
        self._naam = bron.naam
        self._vraag = vraag
        self._onderwerpen = onderwerpen
        self._vinder = bron.vinder(vraag.zoeker())
        self.fouten: list[NietHerkendError] = []
        self.keuzes: list[str] = []

    def neem(self, invoer: Invoer) -> list[Kandidaat]:
        """The tables of an Invoer that can be read: several where each can be read by itself, else all of it as one."""
        delen = tabellen_van(invoer, vinder=self._vinder)
        if len(delen) > 1:
            tabellen = self._herken(delen)
            namen = [tabel.invoer.naam for tabel in tabellen]
            if len(tabellen) > 1 or self._vraag.toewijzing.blad in namen:
                self.keuzes = self.keuzes or namen
                return tabellen
        return self._herken([invoer])

    def _herken(self, delen: Sequence[Invoer]) -> list[Kandidaat]:
        gevonden: list[Kandidaat] = []
        for deel in delen:
            zoeker = self._vraag.zoeker()
            invoer, zinnen = vul_groepen_aan(deel, vinder=self._vinder)
            try:
                plan = self._plan(invoer, zoeker)
            except NietHerkendError as error:
                if self._vraag.toewijzing.blad == invoer.naam:
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
            vinder=self._vinder,
            onderwerpen=self._onderwerpen,
            jaar=self._vraag.jaar,
            toewijzing=self._vraag.toewijzing,
        )


def open_tabel(bron: Bronbestand, vraag: Leesvraag) -> Lezer:
    """Recognise a table of figures; nothing but a sample is read of a large one.

    Metadata of other data sets among the files beside it is left aside. Raises OnleesbaarError, PersoonsgegevensError
    and NietHerkendError.
    """
    bron.weiger_personen()
    onderwerpen = Onderwerpzoeker(vraag.catalogus)
    herkenning = Tabelherkenning(bron, vraag, onderwerpen)
    herkend = [kandidaat for invoer in bron.verklaard for kandidaat in herkenning.neem(invoer)]
    if not herkend:
        raise _niet_herkend(bron.invoeren, herkenning.fouten)
    toewijzing = vraag.toewijzing
    invoer, plan, zoeker = _kies(herkend, toewijzing.blad)
    if invoer.is_half and (plan.tabel.is_afgebroken or not plan.tabel.voet):
        raise OnleesbaarError(_AFGEBROKEN.format(regel=invoer.laatste_regel))
    bron.weiger_personen_in_uitleg()
    boek = Onderwerpboek(
        onderwerpen,
        bron=plan.bron or bron.uitleg.bron,
        is_cbs=plan.is_cbs,
        titel=plan.titel,
        toewijzing=toewijzing,
        uitleg=bron.uitleg,
    )
    return Lezer(
        bron.naam,
        invoer=invoer,
        plan=plan,
        zoeker=zoeker,
        boek=boek,
        bladen=tuple(h.invoer.naam for h in herkend if h.invoer.naam),
        keuzes=() if toewijzing.blad or invoer.naam not in herkenning.keuzes else tuple(herkenning.keuzes),
        ontbreekt=bron.ontbreekt,
        uitleg=bron.gebruikt,
        werkmap=vraag.werkmap,
    )


def _kies(herkend: Sequence[Kandidaat], blad: str | None) -> Kandidaat:
    """The table that was chosen, else the first."""
    gekozen = next((kandidaat for kandidaat in herkend if kandidaat.invoer.naam == blad), None)
    if blad and gekozen is None:
        raise NietHerkendError(f"Het bestand heeft geen blad '{blad}', en geen tabel die zo heet. Kies een andere.")
    return gekozen or herkend[0]


def _niet_herkend(invoeren: Sequence[Invoer], fouten: Sequence[NietHerkendError]) -> NietHerkendError:
    if any(isinstance(invoer, BladInvoer) and invoer.heeft_formules for invoer in invoeren):
        return NietHerkendError(
            "In de werkmap staan formules zonder uitkomst. Open hem in Excel, bewaar hem en lees hem opnieuw in."
        )
    return fouten[0] if fouten else NietHerkendError("In het bestand is geen tabel gevonden.")


def herken_tabel(bron: Bronbestand, vraag: Leesvraag) -> Herkenning:
    """What the columns of a file were taken for, as far as that can be told, also where `open_tabel` refuses it.

    Raises NietHerkendError if there is no table in it, OnleesbaarError and PersoonsgegevensError.
    """
    with suppress(NietHerkendError):
        return open_tabel(bron, vraag).herkenning()
    fout = NietHerkendError("In het bestand is geen tabel gevonden.")
    zoeker, toewijzing = vraag.zoeker(), vraag.toewijzing
    vinder = bron.vinder(zoeker)
    for invoer in (t for v in bron.verklaard for t in (v, *tabellen_van(v, vinder=vinder))):
        if toewijzing.blad not in (None, invoer.naam):
            continue
        try:
            aangevuld, _ = vul_groepen_aan(invoer, vinder=vinder)
            rollen = Rollen(neem_monster(vinder.vind(aangevuld)))
        except NietHerkendError as error:
            fout = error
            continue
        with suppress(NietHerkendError):
            verdeel(rollen, Kennis(zoeker, Onderwerpzoeker(vraag.catalogus), toewijzing))
        return beeld_van(rollen, blad=invoer.naam)
    raise fout


# The structure of a file: what files that come every year share.


def structuren(bron: Bronbestand, *, gebieden: Gebiedsindeling, met_voorvallen: bool) -> dict[str, str]:
    """The vingerafdruk of each table in a file, with its sheet. Raises OnleesbaarError.

    With `met_voorvallen` also of the first row of each sheet, as that of rows to be counted.
    """
    vinder = bron.vinder(Gebiedzoeker(gebieden))
    gevonden: dict[str, str] = {}
    for invoer in bron.verklaard:
        for deel in tabellen_van(invoer, vinder=vinder):
            with suppress(NietHerkendError):
                gevonden.setdefault(vingerafdruk(vinder.vind(deel).kopvormen), deel.naam)
    for blad, koppen in koppen_van_voorvallen(bron) if met_voorvallen else ():
        gevonden.setdefault(vingerafdruk(["één regel per voorval", *koppen]), blad)
    return gevonden


def vind_profiel(
    bron: Bronbestand, profielen: Sequence[Importprofiel], *, gebieden: Gebiedsindeling
) -> Importprofiel | None:
    """The importprofiel for a file by its structure, for the sheet it fits; None if there is none.

    Raises OnleesbaarError.
    """
    telt = any(profiel.toewijzing.telling for profiel in profielen)
    bladen = structuren(bron, gebieden=gebieden, met_voorvallen=telt) if profielen else {}
    for profiel in profielen:
        if profiel.vingerafdruk in bladen:
            blad = bladen[profiel.vingerafdruk] or None
            return profiel.model_copy(update={"toewijzing": profiel.toewijzing.model_copy(update={"blad": blad})})
    return None

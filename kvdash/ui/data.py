"""What pages read and write: the use cases on the one open store, for the Sessie of this browser.

What is read is kept in the store's own geheugen, under the state of the data and what the Sessie may see.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import ParamSpec, TypeVar
from uuid import UUID

import streamlit as st

from kvdash.domain.gebied import Gebied
from kvdash.domain.kernbeleid import Thema
from kvdash.domain.keuze import Keuze
from kvdash.domain.kwadrant import Kwadrant, make_kwadrant
from kvdash.domain.sessie import Rol, Sessie
from kvdash.domain.signaal import Signalen, signaalniveau
from kvdash.domain.upload import Inlezing
from kvdash.domain.wijkprofiel import Wijkprofiel, make_wijkprofiel
from kvdash.errors import InvoerError
from kvdash.ingest import Bronbestand
from kvdash.services import (
    catalogus,
    cijfers,
    dossier,
    edities,
    eigengebieden,
    exporteren,
    gebeurtenissen,
    handmatig,
    herkomst,
    inlezen,
    overnemen,
    overzicht,
    pakketten,
    perioden,
    wachtplaats,
    wijken,
)
from kvdash.services import profielen as importdienst
from kvdash.services import signalen as signaaldienst
from kvdash.services import vergelijking as vergelijkingsdienst
from kvdash.services.inbox import Inbox, Wachtend
from kvdash.services.logbestand import start_logging
from kvdash.services.opslag import choose_store, open_store
from kvdash.services.recht import Gebruiksgeval
from kvdash.services.wachtplaats import Wachtplaats
from kvdash.store import Stand
from kvdash.ui import state
from kvdash.ui.text import algemeen as tekst

_MINSTE_ROL: Rol = "partner"  # what is kept for all of one zicht may not depend on who asked first

P = ParamSpec("P")
R = TypeVar("R")

VeldOverzicht = overzicht.VeldOverzicht
Invoer = handmatig.Invoer
Pakket = pakketten.Pakket
Keuzes = inlezen.Keuzes
Toestemming = inlezen.Toestemming
Kaartniveau = cijfers.Kaartniveau
Volgorde = dossier.Volgorde


class Opslag:
    """The open store, and what opening it put right as long as nobody was told."""

    def __init__(self, pad: str) -> None:
        self.store = open_store(choose_store(pad))
        self.meldingen = list(self.store.meldingen)
        self.wachtplaats = Wachtplaats(self.store.path.parent)

    def sluit(self) -> None:
        """Let all go that waits, and the store."""
        self.wachtplaats.sluit()
        self.store.close()


def opslag() -> Opslag:
    """The store of this process, opened once. Raises StoreError."""
    pad = choose_store()
    start_logging(pad)
    return _open(str(pad))


@st.cache_resource(show_spinner=tekst.OPENEN, on_release=lambda opslag: opslag.sluit())
def _open(pad: str) -> Opslag:
    return Opslag(pad)


def openingsmeldingen() -> list[str]:
    """What opening the store put right, in words; told to one session only."""
    nu = opslag()
    meldingen, nu.meldingen = nu.meldingen, []
    return meldingen


def sluit() -> None:
    """Close the store; the next reading opens it again."""
    _open.clear()


def stand() -> Stand:
    """The name of the state of the data now."""
    return opslag().store.stand()


def _onthouden(functie: Gebruiksgeval[P, R]) -> Callable[P, R]:
    """A reading use case, whose answers are shared by all who may see the same. Arguments must be hashable."""

    def lees(*args: P.args, **kwargs: P.kwargs) -> R:
        store, zicht = opslag().store, state.sessie().zicht

        def maak() -> R:
            return functie(store, Sessie(gebruiker="", rol=_MINSTE_ROL, zicht=zicht), *args, **kwargs)

        return store.geheugen.van_alles((functie, zicht, args, tuple(sorted(kwargs.items()))), maak)

    return lees


def _nu(functie: Gebruiksgeval[P, R]) -> Callable[P, R]:
    """A use case that writes, or whose answer is not worth keeping."""

    def doe(*args: P.args, **kwargs: P.kwargs) -> R:
        return functie(opslag().store, state.sessie(), *args, **kwargs)

    return doe


alle_edities = _onthouden(edities.edities)
eerste_editie = _onthouden(edities.first_editie)
standaard_keuze = _onthouden(edities.default_keuze)
gemeentenaam = _onthouden(edities.gemeentenaam)
gebieden = _onthouden(cijfers.zichtbare_gebieden)
themabeelden = _onthouden(cijfers.themabeelden)
groot_beeld = _onthouden(cijfers.groot_beeld)
eigen_beeld = _onthouden(cijfers.eigen_beeld)
periodesoorten = _onthouden(perioden.periodesoorten)
periodevergelijkingen = _onthouden(perioden.periodevergelijkingen)
periodestand = _onthouden(perioden.periodestand)
cijferherkomst = _onthouden(herkomst.cijferherkomst)
veldoverzichten = _onthouden(overzicht.veldoverzichten)
stukken = _onthouden(dossier.stukken)
bevindingen = _onthouden(dossier.bevindingen)
prioriteiten = _onthouden(dossier.prioriteiten)
alle_gebeurtenissen = _onthouden(gebeurtenissen.alle_gebeurtenissen)
signalen = _onthouden(signaaldienst.signalen)
veldsignalen = _onthouden(signaaldienst.veldsignalen)
themasignalen = _onthouden(signaaldienst.themasignalen)
inwoners = _onthouden(wijken.inwoners)
ligging = _onthouden(wijken.ligging)
over_gebied = _onthouden(wijken.over_gebied)
deelstatussen = _onthouden(edities.deelstatussen)
kaartniveaus = _onthouden(cijfers.kaartniveaus)
kaartbeeld = _onthouden(cijfers.kaartbeeld)
kaartvorm = _onthouden(cijfers.kaartvorm)
kaartsignalen = _onthouden(cijfers.kaartsignalen)
jaren_samen = _onthouden(wijken.jaren_samen)
gebieden_samen = _onthouden(wijken.gebieden_samen)
in_te_delen = _onthouden(catalogus.in_te_delen)
profielen = _onthouden(importdienst.profielen)
met_wie_te_vergelijken = _onthouden(vergelijkingsdienst.met_wie_te_vergelijken)
vergelijkingsgroepen = _onthouden(vergelijkingsdienst.groepen)
andere_gemeenten = _onthouden(vergelijkingsdienst.andere_gemeenten)
weergaven = _onthouden(edities.weergaven)
open_weergave = _onthouden(edities.open_weergave)
omvang = _onthouden(exporteren.omvang)


indicatoren = _onthouden(catalogus.indicatoren)
indeling = _onthouden(cijfers.indeling)
uploads = _onthouden(inlezen.uploads)


def wijkprofiel(keuze: Keuze, gebied: Gebied, *, ander: Gebied | None) -> Wijkprofiel:
    """The profile of a gebied in the last year on screen, from signals that are kept."""

    def lees(welk: Gebied) -> Signalen:
        niveau = signaalniveau(welk)
        return signalen(editie=keuze.editie, jaar=keuze.tot, niveau=niveau, vergelijker=keuze.vergelijker, op=keuze.op)

    return make_wijkprofiel(lees(gebied), gebied, ander=ander, signalen_ander=lees(ander) if ander else None)


def kwadrant(editie: UUID, thema: Thema, wijken: Signalen) -> Kwadrant:
    """The kwadrant of a thema from these signals of the wijken, and what was written."""
    geschreven = [stuk.inhoud for stuk in bevindingen(editie, veld=thema.veld)]
    return make_kwadrant(wijken, thema, bevindingen=geschreven, indeling=indeling())


Ernaast = cijfers.Ernaast
Versie = dossier.Versie
Woorden = dossier.Woorden
Periodestand = perioden.Periodestand
Themasignalen = signaaldienst.Themasignalen
Veldsignalen = signaaldienst.Veldsignalen
signaalernst = signaaldienst.ernst

JAREN_SAMEN = wijken.JAREN_SAMEN
bewijs_van = cijfers.bewijs_van
trechter_van = wijken.trechter_van
waarom_geen_trechter = wijken.waarom_geen_trechter
zichtbaar = wijken.zichtbaar

maak = _nu(dossier.maak)
wijzig = _nu(dossier.wijzig)
rubriceer = _nu(dossier.rubriceer)
verplaats = _nu(dossier.verplaats)
verwijder = _nu(dossier.verwijder)
zet_terug = _nu(dossier.zet_terug)
herstel_versie = _nu(dossier.herstel_versie)
huidig = _nu(dossier.huidig)
geschiedenis = _nu(dossier.geschiedenis)
begin_editie = _nu(edities.begin_editie)
neem_signaal_over = _nu(overnemen.neem_signaal_over)
neem_periode_over = _nu(overnemen.neem_periode_over)
neem_samen_over = _nu(overnemen.neem_samen_over)
kies_groep = _nu(vergelijkingsdienst.kies_groep)
trek_in = _nu(inlezen.trek_in)
herstel = _nu(inlezen.herstel)
is_metadata = inlezen.is_metadata
splits_uitleg = inlezen.splits_uitleg
pak_uit_in_geheugen = pakketten.pak_uit_in_geheugen
deel_in = _nu(catalogus.deel_in)
maak_eigen_gebied = _nu(eigengebieden.maak_eigen_gebied)
check_ingedeeld = catalogus.check_ingedeeld
hernoem_profiel = _nu(importdienst.hernoem_profiel)
verwijder_profiel = _nu(importdienst.verwijder_profiel)
zet_profiel_terug = _nu(importdienst.zet_profiel_terug)
voer_in = _nu(handmatig.voer_in)


herken_kolommen = _nu(inlezen.herken_kolommen)
herken_voorvallen = _nu(inlezen.herken_voorvallen)
origineel = _nu(inlezen.origineel)
bijlage = _nu(inlezen.bijlage)
export_prioriteiten = _nu(exporteren.export_prioriteiten)
export_signalen = _nu(exporteren.export_signalen)
export_perioden = _nu(exporteren.export_perioden)
export_rapportage = _nu(exporteren.export_rapportage)
sjabloon = _nu(handmatig.sjabloon)


def bronbestand(sleutel: object, naam: str, inhoud: bytes, metadata: Mapping[str, bytes]) -> Bronbestand:
    """The file that this browser session looks at, opened once as long as the key is the same."""
    return opslag().wachtplaats.bron(state.browser(), sleutel, naam, inhoud, metadata)


def plan_bestand(bron: Bronbestand, keuzes: Keuzes) -> Inlezing:
    """What reading in would do; what was read for it waits. Raises BestandError or StoreError."""
    nu = opslag()
    return wachtplaats.plan_bestand(nu.store, state.sessie(), nu.wachtplaats, bron, keuzes=keuzes)


def bekrachtig(bron: Bronbestand, keuzes: Keuzes, *, gezien: Inlezing, toestemming: Toestemming) -> Inlezing:
    """Read in what was planned. Raises PlanAndersError, other BestandErrors and StoreError."""
    nu = opslag()
    return wachtplaats.bekrachtig(
        nu.store, state.sessie(), nu.wachtplaats, bron, gezien=gezien, keuzes=keuzes, toestemming=toestemming
    )


@cache
def _inbox(store: Path) -> Inbox:
    return Inbox(store.parent / "inbox")


def wachtend() -> tuple[Wachtend, ...]:
    """The files in the inbox that need a person."""
    return _inbox(choose_store()).wachtend()


def kijk_in_inbox() -> None:
    """Read in what is finished and has an importprofiel. Raises StoreError."""
    inbox = _inbox(choose_store())
    if not inbox.is_er:
        return  # the store is opened for who uses it
    inbox.kijk(opslag().store)


def leg_opzij(pad: Path) -> None:
    """Move a file out of the inbox that nobody wants to read in. Raises InvoerError if that cannot be."""
    try:
        _inbox(choose_store()).leg_opzij(pad)
    except OSError as error:
        raise InvoerError(tekst.NIET_VERPLAATST.format(bestand=pad.name)) from error

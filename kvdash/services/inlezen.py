"""Reading in: a file becomes a plan, and after consent an upload."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import UUID, uuid4

from kvdash.domain.herkenning import Herkenning
from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.domain.upload import Aanvaarding, Bijlage, Gebiedsplan, Inlezing, Leesverslag, Upload, Waarschuwingsoort
from kvdash.errors import NietAanvaardError, NietZekerError
from kvdash.ingest import (
    Bronbestand,
    Leesvraag,
    Lezing,
    Soort,
    eerste_nummer,
    herken,
    herken_tabel,
    lees_metadata,
    soort_van,
    vind_profiel,
    zoek_voorvallen,
)
from kvdash.paden import open_lezend
from kvdash.services.bewijs import geraakt_bewijs
from kvdash.services.catalogus import catalogus_van
from kvdash.services.edities import eigen_gemeente
from kvdash.services.profielen import maak_profiel
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Stage, Store
from kvdash.taal import opsomming, waarschuwingskop, waarschuwingszin


@dataclass(frozen=True)
class Keuzes:
    """Keuzes: what somebody chose about how a file is read.

    `gemeente` (code) says whose wijken and buurten are meant where the file has names only; without it the gemeente of
    the only own edition is taken. `jaar` is that of a file that does not say so itself. Without a `toewijzing` the file
    is read by the importprofiel of its structure, if there is one.
    """

    gemeente: str | None = None
    jaar: int | None = None
    toewijzing: Toewijzing | None = None


@dataclass(frozen=True)
class Toestemming:
    """Toestemming: with what somebody agreed to a plan: the reason per kind of warning that needs one, and a note.

    With a `profielnaam` the toewijzing that was chosen becomes the importprofiel of files of this structure.
    """

    aanvaard: Mapping[Waarschuwingsoort, str] = field(default_factory=dict)
    notitie: str = ""
    profielnaam: str = ""
    is_demo: bool = False


GEEN_KEUZES, ZONDER_MEER = Keuzes(), Toestemming()


@dataclass(frozen=True)
class Klaargezet:
    """Klaargezet: a file that was read, with its plan; its figures are in the stage, and nothing is written yet."""

    bron: Bronbestand
    keuzes: Keuzes
    lezing: Lezing
    stage: Stage
    inlezing: Inlezing


@gebruiksgeval("inlezen")
def lees_in(
    store: Store,
    sessie: Sessie,
    naam: str,
    inhoud: bytes | Path,
    *,
    metadata: Mapping[str, bytes | Path] | None = None,
    keuzes: Keuzes = GEEN_KEUZES,
    toestemming: Toestemming = ZONDER_MEER,
    proef: bool = False,
) -> Inlezing:
    """Read a file in as one upload, or with `proef` only tell what would change.

    `metadata` are files by name that explain codes; those that explain some of this file are kept with it. Of a file
    with one row per incident only the counts are kept. Raises BestandError (nothing is written; NietZekerError while a
    column must be looked at) or StoreError.
    """
    with zet_klaar(store, sessie, Bronbestand(naam, inhoud, metadata, eenmalig=True), keuzes=keuzes) as klaar:
        return klaar.inlezing if proef else schrijf(store, sessie, klaar, toestemming=toestemming)


@gebruiksgeval("inlezen")
@contextmanager
def zet_klaar(store: Store, sessie: Sessie, bron: Bronbestand, *, keuzes: Keuzes = GEEN_KEUZES) -> Iterator[Klaargezet]:
    """Read a file into a stage and plan what writing it would do. Raises BestandError or StoreError."""
    lezing, profiel = herken(bron, _vraag(store, keuzes), profielen=_profielen(store, keuzes))
    with store.cijfers.stage() as stage:
        _lees(lezing, stage, bron=bron)
        verslag = lezing.verslag()
        bewijs, verborgen = geraakt_bewijs(store, sessie, stage)
        anders = {"bewijs": bewijs, "bewijs_verborgen": verborgen, "gebieden": _plan_gebieden(store, verslag)}
        inlezing = Inlezing(
            verslag=verslag,
            plan=stage.plan().model_copy(update=anders),
            herkenning=lezing.herkenning(),
            profiel=profiel,
            uitleg=tuple(list(bron.bijlagen)[nummer] for nummer in lezing.uitleg),
        )
        yield Klaargezet(bron, keuzes, lezing, stage, inlezing)


def _lees(lezing: Lezing, stage: Stage, *, bron: Bronbestand) -> None:
    for tabel in lezing.batches():
        bron.is_gelezen()  # the first table comes when all of it was
        stage.add(tabel)


def _vraag(store: Store, keuzes: Keuzes) -> Leesvraag:
    return Leesvraag(
        gebieden=store.cijfers.gebieden(),
        catalogus=catalogus_van(store),
        gemeente=keuzes.gemeente or eigen_gemeente(store),
        jaar=keuzes.jaar,
        toewijzing=keuzes.toewijzing or GEEN_TOEWIJZING,
        werkmap=store.path.parent,
    )


def _profielen(store: Store, keuzes: Keuzes) -> tuple[Importprofiel, ...]:
    """Those by which a file may be read: none where somebody chose."""
    return store.cijfers.profielen() if keuzes.toewijzing is None else ()


@gebruiksgeval("inlezen")
def herken_kolommen(store: Store, sessie: Sessie, bron: Bronbestand, *, keuzes: Keuzes = GEEN_KEUZES) -> Herkenning:
    """What the columns of a file were taken for, also of one that cannot be read in yet. Raises BestandError."""
    vraag = _vraag(store, keuzes)
    profiel = vind_profiel(bron, _profielen(store, keuzes), gebieden=vraag.gebieden)
    return herken_tabel(bron, replace(vraag, toewijzing=profiel.toewijzing) if profiel else vraag)


@gebruiksgeval("inlezen")
def herken_voorvallen(
    store: Store, sessie: Sessie, bron: Bronbestand, *, keuzes: Keuzes = GEEN_KEUZES
) -> Herkenning | None:
    """The columns of a file with one row per incident; None for any other. Raises BestandError."""
    return zoek_voorvallen(bron, zoeker=replace(_vraag(store, keuzes), toewijzing=GEEN_TOEWIJZING).zoeker())


@gebruiksgeval("inlezen")
def schrijf(store: Store, sessie: Sessie, klaar: Klaargezet, *, toestemming: Toestemming = ZONDER_MEER) -> Inlezing:
    """Write what was planned as one upload. Raises BestandError (nothing is written) or StoreError."""
    inlezing, bron, nieuw = klaar.inlezing, klaar.bron, None
    aanvaard = weiger_onbevestigd(inlezing, toestemming)
    if klaar.keuzes.toewijzing is not None and toestemming.profielnaam:
        toewijzing = klaar.lezing.voor_profiel(klaar.keuzes.toewijzing)
        nieuw = maak_profiel(store, bron, naam=toestemming.profielnaam, toewijzing=toewijzing, sessie=sessie)
        inlezing = inlezing.model_copy(update={"profiel": nieuw})
    inhoud = bron.inhoud if klaar.lezing.vervangt is None else klaar.lezing.vervangt
    bijlagen = {naam: bron.bijlagen[naam] for naam in inlezing.uitleg}
    upload = _upload(
        inlezing,
        inhoud=inhoud,
        sessie=sessie,
        volgnummer=store.cijfers.volgend_volgnummer(),
        aanvaard=aanvaard,
        toestemming=toestemming,
        bijlagen=[Bijlage(bestand=n, sha256=_fingerprint(b)[0]) for n, b in bijlagen.items()],
    )
    bekend = {indicator.code for indicator in store.cijfers.indicatoren()}
    klaar.stage.schrijf(
        upload,
        inhoud=inhoud,
        bijlagen=list(bijlagen.values()),
        indicatoren=[i for i in inlezing.verslag.nieuwe_indicatoren if i.code not in bekend],
        gebieden=inlezing.verslag.nieuwe_gebieden,
        profiel=nieuw,
        afrondingen=inlezing.verslag.afrondingen,
        grenzen=inlezing.verslag.grenzen,
    )
    return inlezing.model_copy(update={"upload": upload})


@gebruiksgeval("lezen")
def uploads(store: Store, sessie: Sessie) -> tuple[Upload, ...]:
    """What was read in, also what was undone, the newest first."""
    return tuple(sorted(store.cijfers.uploads(), key=lambda upload: upload.volgnummer, reverse=True))


@gebruiksgeval("lezen")
def origineel(store: Store, sessie: Sessie, upload: UUID) -> bytes:
    """The file of an upload, byte for byte. Raises InvoerError or StoreError."""
    return store.cijfers.bestand(upload)


@gebruiksgeval("lezen")
def bijlage(store: Store, sessie: Sessie, welke: Bijlage) -> bytes:
    """A file that explained the codes of an upload, byte for byte. Raises StoreError."""
    return store.cijfers.bijlage(welke)


def is_metadata(inhoud: bytes | Path) -> bool:
    """Whether a file only explains the codes of another one, to be given with it."""
    return lees_metadata(inhoud) is not None


def splits_uitleg(bestanden: Sequence[bytes | Path]) -> tuple[list[int], list[int]]:
    """The places of the files with figures, and of those to give with each of them as `metadata`.

    Those are the files that explain codes, and of the pages of one table all but the first, in their order.
    """
    eerste: dict[Soort, int] = {}
    cijfers: list[int] = []
    uitleg: list[int] = []
    for n in sorted(range(len(bestanden)), key=lambda n: eerste_nummer(bestanden[n])):
        soort = soort_van(bestanden[n])
        is_vervolg = soort is not None and soort.heeft_cijfers and eerste.setdefault(soort, n) != n
        (uitleg if is_vervolg or is_metadata(bestanden[n]) else cijfers).append(n)
    return sorted(cijfers), uitleg


def weiger_onbevestigd(inlezing: Inlezing, toestemming: Toestemming) -> tuple[Aanvaarding, ...]:
    """The warnings that need a reason, each kind with the one that was given.

    Raises NietZekerError while a column must be looked at, NietAanvaardError where a reason is missing.
    """
    weiger_onzeker(inlezing)
    return _aanvaard(inlezing, toestemming.aanvaard)


def weiger_onzeker(inlezing: Inlezing) -> None:
    """Raise NietZekerError if a user must say what some of the columns are: a guess would change all figures."""
    herkenning = inlezing.herkenning
    if herkenning.tabellen:
        raise NietZekerError(
            f"In {inlezing.verslag.bestand} staan {len(herkenning.tabellen)} tabellen: "
            f"{opsomming(list(herkenning.tabellen))}. Kies er een op de pagina Gegevens, bij Inlezen. "
            "Het wordt dan een importprofiel; daarna gaat zo'n bestand vanzelf."
        )
    if herkenning.vraagt:
        waarom = [f"kolom '{kolom.kop}' ({kolom.reden})" for kolom in herkenning.kolommen if kolom.is_onzeker]
        raise NietZekerError(
            f"Van {inlezing.verslag.bestand} is niet zeker wat er staat in {opsomming(waarom)}. "
            "Wijs het aan op de pagina Gegevens, bij Inlezen, of met --kolom. "
            "Op de pagina wordt het een importprofiel; daarna gaat zo'n bestand vanzelf."
        )


def _aanvaard(inlezing: Inlezing, redenen: Mapping[Waarschuwingsoort, str]) -> tuple[Aanvaarding, ...]:
    per_soort = Counter(w.soort for w in inlezing.verslag.waarschuwingen if w.vraagt_reden)
    ontbreekt = [soort for soort in per_soort if not redenen.get(soort, "").strip()]
    if ontbreekt:
        eerste = next(w for w in inlezing.verslag.waarschuwingen if w.soort == ontbreekt[0])
        welke = opsomming([waarschuwingskop(soort).lower() for soort in ontbreekt])
        raise NietAanvaardError(
            f"In {inlezing.verslag.bestand} staan {welke}. {waarschuwingszin(eerste)} "
            "Verbeter het bestand, of zeg waarom de cijfers kloppen."
        )
    return tuple(Aanvaarding(soort=s, reden=redenen[s].strip(), aantal=n) for s, n in per_soort.items())


@gebruiksgeval("inlezen")
def trek_in(store: Store, sessie: Sessie, upload: UUID) -> None:
    """Undo an upload: its figures no longer count, the file and the history stay."""
    store.cijfers.trek_in(upload, op=datetime.now(UTC))


@gebruiksgeval("inlezen")
def herstel(store: Store, sessie: Sessie, upload: UUID) -> None:
    """Take the undoing of an upload back."""
    store.cijfers.herstel(upload, op=datetime.now(UTC))


def _upload(
    inlezing: Inlezing,
    *,
    inhoud: bytes | Path,
    sessie: Sessie,
    volgnummer: int,
    aanvaard: tuple[Aanvaarding, ...],
    toestemming: Toestemming,
    bijlagen: list[Bijlage],
) -> Upload:
    verslag, plan = inlezing.verslag, inlezing.plan
    sha256, grootte = _fingerprint(inhoud)
    return Upload(
        id=uuid4(),
        volgnummer=volgnummer,
        tijdstip=datetime.now(UTC),
        gebruiker=sessie.naam,
        bestand=verslag.bestand,
        sha256=sha256,
        grootte=grootte,
        indeling=verslag.indeling,
        omschrijving=verslag.omschrijving,
        regels_totaal=verslag.regels_totaal,
        regels_ingelezen=verslag.regels_ingelezen,
        regels_geweigerd=verslag.regels_geweigerd,
        waarnemingen=plan.nieuw + plan.gewijzigd + plan.gelijk,
        notitie=toestemming.notitie,
        is_demo=toestemming.is_demo,
        profiel=inlezing.profiel.naam if inlezing.profiel else "",
        aanvaard=aanvaard,
        bijlagen=tuple(bijlagen),
    )


def _fingerprint(inhoud: bytes | Path) -> tuple[str, int]:
    if isinstance(inhoud, bytes):
        return hashlib.sha256(inhoud).hexdigest(), len(inhoud)
    with open_lezend(inhoud) as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), inhoud.stat().st_size


def _plan_gebieden(store: Store, verslag: Leesverslag) -> Gebiedsplan | None:
    """The plan for the boundaries or own areas that a file brings; None for a file of figures."""
    if verslag.grenzen:
        nu = store.cijfers.grenzen([grens.code for grens in verslag.grenzen])
        return _tel_gebieden("grens", ((nu.get(grens.code), grens.geometrie) for grens in verslag.grenzen))
    eigen = [gebied for gebied in verslag.nieuwe_gebieden if gebied.niveau == "eigen"]
    if not eigen:
        return None
    indeling = store.cijfers.gebieden()
    bekend = {gebied.code: indeling.get(gebied.code).delen for gebied in eigen if gebied.code in indeling}
    return _tel_gebieden("eigen", ((bekend.get(gebied.code) or None, gebied.delen) for gebied in eigen))


def _tel_gebieden(soort: Literal["grens", "eigen"], paren: Iterable[tuple[object, object]]) -> Gebiedsplan:
    """Count pairs of what is there now (None for nothing) and what the file has."""
    tel = Counter("nieuw" if oud is None else "gelijk" if oud == nieuw else "gewijzigd" for oud, nieuw in paren)
    return Gebiedsplan(soort=soort, nieuw=tel["nieuw"], gewijzigd=tel["gewijzigd"], gelijk=tel["gelijk"])

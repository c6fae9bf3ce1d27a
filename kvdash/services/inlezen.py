"""Reading in: a file becomes a plan, and after consent an upload."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from kvdash.domain.herkenning import Herkenning
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.domain.upload import Aanvaarding, Bijlage, Inlezing, Upload, Waarschuwingsoort
from kvdash.errors import NietAanvaardError, NietHerkendError, NietZekerError, VoorvallenError
from kvdash.ingest import (
    Gebiedslezer,
    Lezer,
    Soort,
    eerste_nummer,
    lees_metadata,
    open_bestand,
    open_gebiedsbestand,
    soort_van,
)
from kvdash.paden import open_lezend
from kvdash.services.bewijs import geraakt_bewijs
from kvdash.services.catalogus import catalogus_van
from kvdash.services.edities import eigen_gemeente
from kvdash.services.gebiedsplan import plan_gebieden
from kvdash.services.profielen import find_profiel, maak_profiel
from kvdash.services.recht import gebruiksgeval
from kvdash.services.voorvallen import herken_voorvallen, met_soorten, met_telling, tel
from kvdash.store import Stage, Store
from kvdash.taal import opsomming, waarschuwingskop, waarschuwingszin

_VOORVALLEN = (
    "In {bestand} staat een regel per voorval, zonder aantallen. kvdash kan de regels tellen: kies dat op de pagina "
    "Gegevens, bij Inlezen. Daarna gaat zo'n bestand vanzelf."
)


@gebruiksgeval("inlezen")
def lees_in(
    store: Store,
    sessie: Sessie,
    naam: str,
    inhoud: bytes | Path,
    *,
    gemeente: str | None = None,
    jaar: int | None = None,
    metadata: Mapping[str, bytes | Path] | None = None,
    toewijzing: Toewijzing | None = None,
    profielnaam: str = "",
    aanvaard: Mapping[Waarschuwingsoort, str] | None = None,
    notitie: str = "",
    proef: bool = False,
    is_demo: bool = False,
) -> Inlezing:
    """Read a file in as one upload, or with `proef` only tell what would change.

    `gemeente` (code) says whose wijken and buurten are meant where the file has names only; without it the gemeente of
    the only own edition is taken. Without a `toewijzing` the file is read by the importprofiel of its structure, if
    there is one; with it and a `profielnaam` it becomes that importprofiel. `aanvaard` gives the reason per kind of
    warning that needs one. `metadata` are files by name that explain codes; those that explain
    some of this file are kept with it. Of a file with one row per incident only the counts are kept.
    Raises BestandError (nothing is written; NietZekerError while a column must be looked at) or StoreError.
    """
    gebieden, gemeente = store.cijfers.gebieden(), gemeente or eigen_gemeente(store)
    uitleg = list((metadata or {}).values())
    lezer: Lezer | Gebiedslezer | None = open_gebiedsbestand(
        naam, inhoud, gebieden=gebieden, gemeente=gemeente, jaar=jaar
    )
    profiel = None if lezer or toewijzing is not None else find_profiel(store, inhoud, metadata=uitleg)
    keuze = toewijzing or (profiel.toewijzing if profiel else GEEN_TOEWIJZING)
    geteld = None if lezer else tel(store, naam, inhoud, toewijzing=keuze, gemeente=gemeente)
    origineel, inhoud = inhoud, geteld.inhoud if geteld else inhoud
    try:
        lezer = lezer or open_bestand(
            naam,
            inhoud,
            gebieden=gebieden,
            catalogus=catalogus_van(store),
            gemeente=gemeente,
            jaar=jaar,
            metadata=uitleg,
            werkmap=store.path.parent,
            toewijzing=keuze.model_copy(update={"blad": None}) if geteld else keuze,
        )
    except NietHerkendError:
        if herken_voorvallen(store, sessie, inhoud, gemeente=gemeente) is None:
            raise
        raise VoorvallenError(_VOORVALLEN.format(bestand=naam)) from None
    with store.cijfers.stage() as stage:
        bijlagen = _bijlagen(lezer, metadata or {})
        inlezing = _beproef(store, sessie, stage, lezer).model_copy(
            update={"profiel": profiel, "uitleg": tuple(bijlagen)}
        )
        inlezing = met_telling(inlezing, geteld) if geteld else inlezing
        if proef:
            return inlezing
        weiger_onzeker(inlezing)
        if toewijzing is not None and profielnaam:
            keuze = met_soorten(toewijzing, geteld) if geteld else toewijzing
            nieuw = maak_profiel(store, origineel, naam=profielnaam, toewijzing=keuze, metadata=uitleg, sessie=sessie)
            inlezing = inlezing.model_copy(update={"profiel": nieuw})
        upload = _upload(
            inlezing,
            inhoud=inhoud,
            sessie=sessie,
            volgnummer=store.cijfers.volgend_volgnummer(),
            aanvaard=aanvaard_waarschuwingen(inlezing, aanvaard or {}),
            notitie=notitie,
            is_demo=is_demo,
            bijlagen=[Bijlage(bestand=n, sha256=_fingerprint(b)[0]) for n, b in bijlagen.items()],
        )
        bekend = {indicator.code for indicator in store.cijfers.indicatoren()}
        stage.schrijf(
            upload,
            inhoud=inhoud,
            bijlagen=list(bijlagen.values()),
            indicatoren=[i for i in inlezing.verslag.nieuwe_indicatoren if i.code not in bekend],
            gebieden=inlezing.verslag.nieuwe_gebieden,
            profiel=inlezing.profiel if inlezing.profiel != profiel else None,
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


def _bijlagen(lezer: Lezer | Gebiedslezer, metadata: Mapping[str, bytes | Path]) -> dict[str, bytes | Path]:
    """The files that explained any of this one: its figures cannot be told from it without them."""
    namen = list(metadata)
    return {namen[n]: metadata[namen[n]] for n in lezer.uitleg} if isinstance(lezer, Lezer) else {}


def is_metadata(inhoud: bytes | Path) -> bool:
    """Whether a file only explains the codes of another one, to be given with it."""
    return lees_metadata(inhoud) is not None


def _beproef(store: Store, sessie: Sessie, stage: Stage, lezer: Lezer | Gebiedslezer) -> Inlezing:
    """Read the file into the stage, and tell what writing it would do."""
    for tabel in lezer.batches():
        stage.add(tabel)
    verslag = lezer.verslag()
    bewijs, verborgen = geraakt_bewijs(store, sessie, stage)
    plan = stage.plan().model_copy(
        update={"bewijs": bewijs, "bewijs_verborgen": verborgen, "gebieden": plan_gebieden(store, verslag)}
    )
    herkenning = lezer.herkenning() if isinstance(lezer, Lezer) else Herkenning(kolommen=())
    return Inlezing(verslag=verslag, plan=plan, herkenning=herkenning)


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


def aanvaard_waarschuwingen(inlezing: Inlezing, redenen: Mapping[Waarschuwingsoort, str]) -> tuple[Aanvaarding, ...]:
    """The warnings that need a reason with the one that was given. Raises NietAanvaardError where one is missing."""
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
    notitie: str,
    is_demo: bool,
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
        notitie=notitie,
        is_demo=is_demo,
        profiel=inlezing.profiel.naam if inlezing.profiel else "",
        aanvaard=aanvaard,
        bijlagen=tuple(bijlagen),
    )


def _fingerprint(inhoud: bytes | Path) -> tuple[str, int]:
    if isinstance(inhoud, bytes):
        return hashlib.sha256(inhoud).hexdigest(), len(inhoud)
    with open_lezend(inhoud) as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), inhoud.stat().st_size

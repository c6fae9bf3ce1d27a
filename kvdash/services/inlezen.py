"""Reading in: a file becomes a plan, and after consent an upload."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from kvdash.domain.gebruiker import Gebruiker
from kvdash.domain.upload import Inlezing, Leesverslag, Plan, Upload
from kvdash.ingest import lees_metadata, open_bestand, open_gebiedsbestand
from kvdash.services.bewijs import geraakt_bewijs
from kvdash.services.catalogus import laad_catalogus
from kvdash.services.gebiedsplan import plan_gebieden
from kvdash.store import Store


def lees_in(
    store: Store,
    naam: str,
    inhoud: bytes | Path,
    *,
    gebruiker: Gebruiker,
    gemeente: str | None = None,
    jaar: int | None = None,
    metadata: Sequence[bytes | Path] = (),
    notitie: str = "",
    proef: bool = False,
    is_demo: bool = False,
) -> Inlezing:
    """Read a file in as one upload, or with `proef` only tell what would change.

    `gemeente` (code) says whose wijken and buurten are meant where the file has names only; without it the gemeente of
    the only own edition is taken. `metadata` are files that explain the codes of this one. Raises BestandError (nothing
    is written) or StoreError.
    """
    gebruiker.vereis("inlezen")
    gebieden, gemeente = store.cijfers.gebieden(), gemeente or eigen_gemeente(store)
    lezer = open_gebiedsbestand(naam, inhoud, gebieden=gebieden, gemeente=gemeente, jaar=jaar) or open_bestand(
        naam,
        inhoud,
        gebieden=gebieden,
        catalogus=laad_catalogus(),
        gemeente=gemeente,
        jaar=jaar,
        metadata=metadata,
    )
    with store.cijfers.stage() as stage:
        for tabel in lezer.batches():
            stage.add(tabel)
        verslag = lezer.verslag()
        plan = stage.plan().model_copy(
            update={"bewijs": geraakt_bewijs(store, stage), "gebieden": plan_gebieden(store, verslag)}
        )
        if proef:
            return Inlezing(verslag=verslag, plan=plan)
        upload = _upload(store, verslag, plan, inhoud=inhoud, gebruiker=gebruiker, notitie=notitie, is_demo=is_demo)
        bekend = {indicator.code for indicator in store.cijfers.indicatoren()}
        stage.schrijf(
            upload,
            inhoud=inhoud,
            indicatoren=[i for i in verslag.nieuwe_indicatoren if i.code not in bekend],
            gebieden=verslag.nieuwe_gebieden,
            afrondingen=verslag.afrondingen,
            grenzen=verslag.grenzen,
        )
    return Inlezing(verslag=verslag, plan=plan, upload=upload)


def is_metadata(inhoud: bytes | Path) -> bool:
    """Whether a file only explains the codes of another one, to be given with it."""
    return lees_metadata(inhoud) is not None


def eigen_gemeente(store: Store) -> str | None:
    """The gemeente of the own editions, if they are all of one gemeente; else None."""
    gemeenten = {editie.gemeente for editie in store.dossier.edities() if not editie.is_demo}
    return gemeenten.pop() if len(gemeenten) == 1 else None


def trek_in(store: Store, upload: UUID, *, gebruiker: Gebruiker) -> None:
    """Undo an upload: its figures no longer count, the file and the history stay."""
    gebruiker.vereis("inlezen")
    store.cijfers.trek_in(upload, op=datetime.now(UTC))


def herstel(store: Store, upload: UUID, *, gebruiker: Gebruiker) -> None:
    """Take the undoing of an upload back."""
    gebruiker.vereis("inlezen")
    store.cijfers.herstel(upload, op=datetime.now(UTC))


def _upload(
    store: Store,
    verslag: Leesverslag,
    plan: Plan,
    *,
    inhoud: bytes | Path,
    gebruiker: Gebruiker,
    notitie: str,
    is_demo: bool,
) -> Upload:
    sha256, grootte = _fingerprint(inhoud)
    return Upload(
        id=uuid4(),
        volgnummer=store.cijfers.volgend_volgnummer(),
        tijdstip=datetime.now(UTC),
        gebruiker=gebruiker.naam,
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
    )


def _fingerprint(inhoud: bytes | Path) -> tuple[str, int]:
    if isinstance(inhoud, bytes):
        return hashlib.sha256(inhoud).hexdigest(), len(inhoud)
    with inhoud.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), inhoud.stat().st_size

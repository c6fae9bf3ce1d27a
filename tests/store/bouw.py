"""Small invented uploads for the tests of the store."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from uuid import UUID, uuid4

import duckdb
import pyarrow as pa

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import Gebied, Grens
from kvdash.domain.indicator import Indicator
from kvdash.domain.peilmoment import Peilmoment
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.stuk import Inhoud, Stuk
from kvdash.domain.upload import WAARNEMING_KOLOMMEN, Afronding, Plan, Upload
from kvdash.domain.vergelijking import Vergelijkingsgroep
from kvdash.domain.weergave import Weergave
from kvdash.store import Store
from kvdash.store.lezing import lees_cijfers

BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)
SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("bron", pa.string()),
        ("maat", pa.string()),
        ("gebied", pa.string()),
        ("periode", pa.string()),
        ("indelingsjaar", pa.int32()),
        ("uitsplitsing", pa.string()),
        ("waarde", pa.float64()),
        ("onder", pa.float64()),
        ("boven", pa.float64()),
        ("status", pa.string()),
        ("regel", pa.int64()),
        ("kolom", pa.int32()),
    ]
)
assert tuple(SCHEMA.names) == WAARNEMING_KOLOMMEN


class Rij(NamedTuple):
    """A checked row with the usual values where a test does not care."""

    indicator: str = "inbraak"
    bron: str = "Politie"
    maat: str = "aantal"
    gebied: str = "GM1234"
    periode: str = "2024JJ00"
    indelingsjaar: int = 2024
    uitsplitsing: str = "totaal"
    waarde: float | None = 10.0
    onder: float | None = None
    boven: float | None = None
    status: str = "definitief"
    regel: int = 1
    kolom: int | None = 3


def dag(nummer: int) -> datetime:
    """The time of the nth upload of a test."""
    return BEGIN + timedelta(days=nummer)


def tabel(rijen: Iterable[Rij]) -> pa.Table:
    return pa.Table.from_pylist([rij._asdict() for rij in rijen], schema=SCHEMA)


def maak_upload(inhoud: bytes, **velden: Any) -> Upload:
    standaard: dict[str, Any] = {
        "id": uuid4(),
        "volgnummer": 1,
        "tijdstip": BEGIN,
        "gebruiker": "Anna Voorbeeld",
        "bestand": "cijfers.csv",
        "sha256": hashlib.sha256(inhoud).hexdigest(),
        "grootte": len(inhoud),
        "indeling": "lang",
        "omschrijving": "verzonnen cijfers",
        "regels_totaal": 3,
        "regels_ingelezen": 2,
        "regels_geweigerd": 1,
        "waarnemingen": 2,
    }
    return Upload(**(standaard | velden))


def lees_in(
    store: Store,
    rijen: Iterable[Rij],
    *,
    inhoud: bytes | Path = b"inhoud",
    indicatoren: Iterable[Indicator] = (),
    gebieden: Iterable[Gebied] = (),
    grenzen: Iterable[Grens] = (),
    afrondingen: Iterable[Afronding] = (),
    **velden: Any,
) -> UUID:
    """Write one upload; returns its id."""
    bytes_ = inhoud if isinstance(inhoud, bytes) else inhoud.read_bytes()
    upload = maak_upload(bytes_, volgnummer=store.cijfers.volgend_volgnummer(), **velden)
    with store.cijfers.stage() as stage:
        stage.add(tabel(rijen))
        stage.schrijf(
            upload,
            inhoud=inhoud,
            indicatoren=indicatoren,
            gebieden=gebieden,
            grenzen=grenzen,
            afrondingen=afrondingen,
        )
    return upload.id


def lees_waarnemingen(store: Store, upload: UUID) -> pa.Table:
    """The rows of one upload as they were read in (columns WAARNEMING_KOLOMMEN), ordered by line and column."""
    kolommen = ", ".join(WAARNEMING_KOLOMMEN)
    with store._engine.cursor() as cursor:
        vraag = f"SELECT {kolommen} FROM cijfers.waarneming WHERE upload = $upload ORDER BY regel, kolom"
        return cursor.execute(vraag, {"upload": upload}).to_arrow_table()


def laat_wezen_achter(path: Path, *, nummer: int) -> None:
    """Figures under a number that no upload has, as a process leaves them that was killed in an upload."""
    with duckdb.connect(str(path)) as gestopt:
        gestopt.execute(
            "INSERT INTO cijfers.feit SELECT * REPLACE ($nummer AS upload) FROM cijfers.feit LIMIT 2",
            {"nummer": nummer},
        )


def plan(store: Store, rijen: Iterable[Rij]) -> Plan:
    with store.cijfers.stage() as stage:
        stage.add(tabel(rijen))
        return stage.plan()


class Jaarcijfer(NamedTuple):
    """A line of lees_cijfers of a year, as it is compared in tests."""

    indicator: str
    bron: str
    maat: str
    gebied: str
    jaar: int
    indelingsjaar: int
    waarde: float | None
    onder: float | None
    boven: float | None
    status: str
    maanden: int | None
    upload: UUID
    regel: int
    kolom: int | None
    ontbreekt: tuple[str, ...] = ()


def jaarcijfers(
    store: Store, *, op: datetime | None = None, tot_en_met: UUID | None = None, **vraag: Any
) -> list[Jaarcijfer]:
    """The figures of years, in order; by default of the usual indicator and gebied."""
    standaard: dict[str, Any] = {"indicatoren": ["inbraak"], "gebieden": ["GM1234"], "van": 2015, "tot": 2026}
    tabel = lees_cijfers(store.cijfers, **(standaard | vraag), op=Peilmoment(tijd=op, upload=tot_en_met))
    cijfers = [
        Jaarcijfer(**{k: v for k, v in rij.items() if k in Jaarcijfer._fields})._replace(
            upload=UUID(rij["upload"]), ontbreekt=tuple(rij["ontbreekt"])
        )
        for rij in tabel.to_pylist()
    ]
    return sorted(cijfers, key=lambda c: c[:5])


def waarden(store: Store, **vraag: Any) -> dict[int, float | None]:
    """Year -> value of the usual indicator and gebied."""
    return {cijfer.jaar: cijfer.waarde for cijfer in jaarcijfers(store, **vraag)}


def maak_editie(**velden: Any) -> Editie:
    standaard: dict[str, Any] = {
        "id": uuid4(),
        "gemeente": "GM1234",
        "naam": "Veiligheidsanalyse Verzonnen",
        "plan_van": 2027,
        "plan_tot": 2030,
        "gemaakt": BEGIN,
    }
    return Editie(**(standaard | velden))


BEWIJS = Bewijs(
    indicator="inbraak",
    bron="Politie",
    maat="aantal",
    gebied="GM1234",
    periode="2024JJ00",
    waarde=10.5,
    upload=UUID(int=7),
)


I = TypeVar("I", bound=Inhoud)  # noqa: E741


def maak_stuk(inhoud: I, *, editie: UUID, **velden: Any) -> Stuk[I]:
    """A first version; `velden` are those of the envelope."""
    nieuw = Stuk.nieuw(inhoud, editie=editie, wie=velden.pop("wie", "Anna Voorbeeld"), wanneer=BEGIN)
    return nieuw.model_copy(update=velden)


def anders(stuk: Stuk[I], *, wie: str = "Anna Voorbeeld", **velden: Any) -> Stuk[I]:
    """The version after this one; `velden` are those of the envelope or of the inhoud."""
    omslag, inhoud = _verdeel(stuk.soort, velden)
    nieuw = {"inhoud": stuk.inhoud.model_copy(update=inhoud)} if inhoud else {}
    return stuk.volgende(wie=wie, **({"wanneer": dag(stuk.versie)} | omslag | nieuw))


def voeg_editie_toe(store: Store, editie: Editie, *, gebruiker: str = "Anna Voorbeeld") -> Editie:
    store.dossier.schrijf(maak_stuk(editie, editie=editie.id, wie=gebruiker))
    return editie


def _verdeel(soort: type[Inhoud], velden: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Those of the envelope and those of the inhoud."""
    inhoud = {naam: waarde for naam, waarde in velden.items() if naam in soort.model_fields}
    return {naam: waarde for naam, waarde in velden.items() if naam not in inhoud}, inhoud


def _maak(soort: type[I], editie: Editie, standaard: dict[str, Any], velden: dict[str, Any]) -> Stuk[I]:
    omslag, inhoud = _verdeel(soort, velden)
    return maak_stuk(soort.model_validate(standaard | inhoud), editie=editie.id, **omslag)


def maak_bevinding(editie: Editie, **velden: Any) -> Stuk[Bevinding]:
    standaard = {
        "veld": 1,
        "soort": "aandachtspunt",
        "onderwerp": "T1.3",
        "tekst": "Inbraken nemen toe in “Noord”.",
        "gebieden": ("WK123401", "WK123402"),
        "bewijs": (BEWIJS,),
    }
    return _maak(Bevinding, editie, standaard, velden)


def maak_prioriteit(editie: Editie, **velden: Any) -> Stuk[Prioriteit]:
    standaard = {
        "veld": 1,
        "naam": "Woninginbraak",
        "deelthemas": ("inbraak in woningen", "heling"),
        "elementen": ("voorlichting",),
        "bewijs": (BEWIJS,),
    }
    return _maak(Prioriteit, editie, standaard, velden)


def maak_gebeurtenis(editie: Editie, **velden: Any) -> Stuk[Gebeurtenis]:
    standaard = {
        "naam": "Camera's bij het station",
        "soort": "plaatsing",
        "van": date(2023, 5, 1),
        "gebieden": ("WK123401",),
        "themas": ("T1.3",),
        "bron": "Besluit van de burgemeester",
    }
    return _maak(Gebeurtenis, editie, standaard, velden)


def maak_deelstatus(editie: Editie, **velden: Any) -> Stuk[Deelstatus]:
    """A whole thema that was closed."""
    standaard = {
        "veld": 4,
        "paragraaf": 0,
        "onderwerp": "T4.3",
        "status": "niet van toepassing",
        "reden": "Geen inrichtingen.",
    }
    return _maak(Deelstatus, editie, standaard, velden)


def maak_groep(editie: Editie, naam: str, *gemeenten: str) -> Stuk[Vergelijkingsgroep]:
    return maak_stuk(Vergelijkingsgroep(naam=naam, gemeenten=gemeenten), editie=editie.id)


def maak_weergave(editie: Editie, **velden: Any) -> Stuk[Weergave]:
    standaard = {
        "naam": "Inbraak in Noord",
        "pagina": "veld-1",
        "keuze": {"editie": editie.id, "van": 2020, "tot": 2024},
        "stand": (("thema", "T1.3"),),
    }
    return _maak(Weergave, editie, standaard, velden)

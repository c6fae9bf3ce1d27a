"""Stage: checked rows wait here until the user has seen the plan; then they go in as one upload."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import UUID

import duckdb
import pyarrow as pa

from kvdash.domain.gebied import Gebied, Grens
from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.indicator import Indicator
from kvdash.domain.upload import WAARNEMING_KOLOMMEN, Afronding, Plan, Upload, Wijziging
from kvdash.domain.volgorde import volgorde_id
from kvdash.store.bestanden import keep_bestand
from kvdash.store.engine import Engine, read_merken, verhoog_merken
from kvdash.store.plan import maak_plan
from kvdash.store.query import sql
from kvdash.store.rijen import to_row, utc
from kvdash.store.woorden import KOLOMMEN, Woorden

_GEBIED_SCHEMA = pa.schema(
    [
        ("code", pa.string()),
        ("naam", pa.string()),
        ("niveau", pa.string()),
        ("indelingsjaar", pa.int32()),
        ("ouder", pa.string()),
        ("gemeente", pa.string()),
        ("delen", pa.list_(pa.string())),
    ]
)
_GRENS_SCHEMA = pa.schema([("code", pa.string()), ("indelingsjaar", pa.int32()), ("geometrie", pa.string())])
_SLEUTEL_SCHEMA = pa.schema([("indicator", pa.string()), ("gebied", pa.string()), ("periode", pa.string())])
_LEESWIJZE = {"profiel", "aanvaard", "bijlagen"}  # in a table of their own
_NIET_IN_TABEL = {"ingetrokken", "waarnemingen", *_LEESWIJZE}  # told by the journal, counted in the stage
_RIJEN_APART = 100_000  # in one batch
_INGEPAKT = pa.ipc.IpcWriteOptions(compression="zstd")


class Apart:
    """Apart: the rows of a stage put aside on disk, in a temporary file without a name that goes when it is closed."""

    def __init__(self, bestand: IO[bytes], woorden: Woorden) -> None:
        self._bestand = bestand
        self.woorden = woorden

    def lezer(self) -> pa.RecordBatchReader:
        """The rows in their order, as the stage had them."""
        self._bestand.seek(0)
        return pa.ipc.open_stream(self._bestand)

    def sluit(self) -> None:
        """Let the rows go."""
        self._bestand.close()


class Stage:
    """Stage: the rows of one file, in a temporary table of its own cursor."""

    def __init__(self, engine: Engine, cursor: duckdb.DuckDBPyConnection, apart: Apart | None = None) -> None:
        self._engine = engine
        self._cursor = cursor
        self._woorden = apart.woorden if apart else Woorden()
        self._is_afgerond = False
        cursor.execute(sql("stage_maak"))
        if apart:
            _insert_tabel(cursor, "rijen", apart.lezer(), query="stage_voeg_toe")

    def leg_apart(self, map_: Path) -> Apart:
        """The rows in a file of `map_`, for a stage that is opened later. Raises OSError where they do not fit."""
        self._rond_af()
        bestand = TemporaryFile(dir=map_)  # noqa: SIM115 - closed by who holds what is apart
        try:
            rijen = self._cursor.execute(sql("stage_rijen")).to_arrow_reader(_RIJEN_APART)
            with pa.ipc.new_stream(bestand, rijen.schema, options=_INGEPAKT) as uit:
                for deel in rijen:
                    uit.write_batch(deel)
        except BaseException:
            bestand.close()
            raise
        return Apart(bestand, self._woorden)

    def add(self, table: pa.Table) -> None:
        """Append checked rows; columns as WAARNEMING_KOLOMMEN. Raises ValueError for other columns.

        They may come in any order; those that come by gebied, indicator and periode need not be sorted again.
        """
        if tuple(table.column_names) != WAARNEMING_KOLOMMEN:
            raise ValueError(f"a stage takes the columns {WAARNEMING_KOLOMMEN}, not {tuple(table.column_names)}")
        _insert_tabel(self._cursor, "rijen", self._woorden.vertaal(table), query="stage_voeg_toe")
        self._is_afgerond = False

    def plan(self) -> Plan:
        """What writing would do to the current figures."""
        self._rond_af()
        self._cursor.begin()  # all parts of the plan see the same uploads
        try:
            return maak_plan(self._cursor, self._woorden)
        finally:
            self._cursor.rollback()

    def wijzigingen_bij(self, sleutels: Iterable[tuple[str, str, str]]) -> tuple[Wijziging, ...]:
        """What writing would change or add at these keys (indicator, gebied, periode); totals only."""
        self._rond_af()
        rijen = [dict(zip(_SLEUTEL_SCHEMA.names, sleutel, strict=True)) for sleutel in sleutels]
        self._cursor.register("sleutels", pa.Table.from_pylist(rijen, schema=_SLEUTEL_SCHEMA))
        try:
            gevonden = self._cursor.execute(sql("plan_bewijs")).fetchall()
        finally:
            self._cursor.unregister("sleutels")
        return tuple(Wijziging(**dict(zip(Wijziging.model_fields, rij, strict=True))) for rij in gevonden)

    def schrijf(
        self,
        upload: Upload,
        *,
        inhoud: bytes | Path,
        bijlagen: Sequence[bytes | Path] = (),
        indicatoren: Iterable[Indicator] = (),
        gebieden: Iterable[Gebied] = (),
        afrondingen: Iterable[Afronding] = (),
        grenzen: Iterable[Grens] = (),
        profiel: Importprofiel | None = None,
    ) -> None:
        """Write everything as one upload, or nothing.

        `inhoud` is the original file, `bijlagen` are those of `upload.bijlagen`; indicators that the store knows
        already stay as they are; `profiel` is kept in place of the one with its vingerafdruk. The upload gets a higher
        volgnummer where someone else took its own meanwhile. Raises BestandError if a file no longer has the sha256
        that is kept with it, and StoreError.
        """
        self._rond_af()
        with self._engine.transaction("cijfers", self._cursor) as cursor:
            merken = read_merken(cursor)
            volgnummer = max(upload.volgnummer, merken["upload"] + 1)
            rij = _without(to_row(upload), _NIET_IN_TABEL)
            cursor.execute(sql("upload_voeg_toe"), rij | {"volgnummer": volgnummer})
            if upload.profiel or upload.aanvaard or upload.bijlagen:
                rij = to_row(upload)
                cursor.execute(sql("leeswijze_voeg_toe"), {naam: rij[naam] for naam in ("id", *_LEESWIJZE)})
            keep_bestand(cursor, upload.bestand, inhoud, sha256=upload.sha256)
            for bijlage, eigen in zip(upload.bijlagen, bijlagen, strict=True):
                keep_bestand(cursor, bijlage.bestand, eigen, sha256=bijlage.sha256)
            bekend = read_indicatorversies(cursor)
            nieuw = {i.code: i for i in indicatoren if i.code not in bekend}
            insert_indicatoren(
                cursor, nieuw.values(), bekend=bekend, na_volgnummer=merken["upload"], tijdstip=upload.tijdstip
            )
            if profiel is not None:
                replace_profiel(cursor, profiel)
            for afronding in afrondingen:
                cursor.execute(sql("afronding_voeg_toe"), {"upload": upload.id} | to_row(afronding))
            for naam, query, modellen, schema in (
                ("gebieden_nieuw", "gebied_voeg_toe", gebieden, _GEBIED_SCHEMA),
                ("grenzen_nieuw", "grens_voeg_toe", grenzen, _GRENS_SCHEMA),
            ):
                tabel = pa.Table.from_pylist([model.model_dump() for model in modellen], schema=schema)
                if tabel.num_rows:
                    _insert_tabel(cursor, naam, tabel, query=query, upload=upload.id)
            nummers = _nummers(cursor)
            cursor.execute(sql("stage_schrijf"), {"upload": volgnummer} | nummers)
            gegeven = {f"woord.{kolom}": max(van_kolom, default=-1) for kolom, van_kolom in nummers.items()}
            hoger = {soort: nummer for soort, nummer in gegeven.items() if nummer > merken[soort]}
            verhoog_merken(cursor, {"upload": volgnummer} | hoger)

    def _rond_af(self) -> None:
        """Put what was added in order, beside a table of its texts."""
        if self._is_afgerond:
            return
        _insert_tabel(self._cursor, "woorden", self._woorden.tabel(), query="stage_woord_maak")
        if not self._woorden.in_volgorde:
            self._cursor.execute(sql("stage_sorteer"))
            self._woorden.sorteer()
            _insert_tabel(self._cursor, "woorden", self._woorden.tabel(), query="stage_woord_maak")
        self._is_afgerond = True


def _insert_tabel(
    cursor: duckdb.DuckDBPyConnection,
    naam: str,
    tabel: pa.Table | pa.RecordBatchReader,
    *,
    query: str,
    **parameters: Any,
) -> None:
    """Run a query that reads this table by the given name."""
    cursor.register(naam, tabel)
    try:
        cursor.execute(sql(query), parameters)
    finally:
        cursor.unregister(naam)


def _nummers(cursor: duckdb.DuckDBPyConnection) -> dict[str, list[int]]:
    """Per column the numbers in woord of the texts of the stage; new texts are added."""
    cursor.execute(sql("woord_voeg_toe"))
    nummers: dict[str, list[int]] = {kolom: [] for kolom in KOLOMMEN}
    return nummers | dict(cursor.execute(sql("woorden")).fetchall())


def read_indicatorversies(cursor: duckdb.DuckDBPyConnection) -> dict[str, UUID]:
    """Of each indicator, by its code, the id of its newest version."""
    return dict(cursor.execute(sql("indicatorversies")).fetchall())


def insert_indicatoren(
    cursor: duckdb.DuckDBPyConnection,
    indicatoren: Iterable[Indicator],
    *,
    bekend: Mapping[str, UUID],
    na_volgnummer: int,
    tijdstip: datetime,
) -> None:
    """Add a version of each of these indicators, written after the upload of this number and after those `bekend`."""
    laatste = max(bekend.values(), default=None)
    for indicator in indicatoren:
        versie = {"id": volgorde_id(na=laatste), "na_volgnummer": na_volgnummer, "tijdstip": utc(tijdstip)}
        cursor.execute(sql("indicator_voeg_toe"), versie | to_row(indicator))


def replace_profiel(cursor: duckdb.DuckDBPyConnection, profiel: Importprofiel) -> None:
    """Keep an importprofiel, in place of the one with its vingerafdruk."""
    cursor.execute(sql("profiel_verwijder"), {"vingerafdruk": profiel.vingerafdruk})
    cursor.execute(sql("profiel_voeg_toe"), to_row(profiel))


def _without(rij: dict[str, Any], velden: set[str]) -> dict[str, Any]:
    return {veld: waarde for veld, waarde in rij.items() if veld not in velden}

"""Cijfers: areas, indicators, uploads and their figures. Figures are only ever added."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar, cast
from uuid import UUID

from kvdash.domain.gebied import Gebied, Gebiedsindeling
from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.landelijk import LANDELIJKE_GEBIEDEN
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.upload import Bijlage, Upload
from kvdash.errors import InvoerError
from kvdash.store.bestanden import read_bestand
from kvdash.store.engine import Engine, read_merken, verhoog_merken
from kvdash.store.fouten import beschadigd
from kvdash.store.geheugen import Geheugen
from kvdash.store.inlezen import Apart, Stage, insert_indicatoren, read_indicatorversies, replace_profiel
from kvdash.store.query import sql
from kvdash.store.rijen import fetch_model, fetch_models, peil, utc

T = TypeVar("T")


class Dekking(NamedTuple):
    """Dekking: for which years and how many gebieden an indicator has current figures of a bron."""

    indicator: str
    bron: str
    maat: Maat
    eerste_jaar: int
    laatste_jaar: int
    gebieden: int
    waarnemingen: int


class Cijfers:
    """Cijfers: the figures of the store. What is read often is kept until an upload, undo, redo or edit changes it."""

    def __init__(self, engine: Engine, geheugen: Geheugen) -> None:
        self._engine = engine
        self._geheugen = geheugen

    def gebieden(self, *, op: Peilmoment = NU) -> Gebiedsindeling:
        """All areas known: those of the uploads, and the fixed ones above the gemeente.

        Areas of an upload that was undone stay known, but an own area is then made of nothing.
        """

        def read() -> Gebiedsindeling:
            with self._engine.cursor() as cursor:
                eigen = fetch_models(cursor.execute(sql("gebieden"), peil(op)), Gebied)
            return Gebiedsindeling.van((*LANDELIJKE_GEBIEDEN, *eigen))

        return self.bewaard(("gebieden", op), read)

    def indicatoren(self, *, op: Peilmoment = NU) -> tuple[Indicator, ...]:
        """All indicators, ordered by code, with the names and units that they had.

        Right after an upload these are those it brought itself and every edit before it. Undoing an upload takes its
        figures back, but no name or unit of an indicator: those may be in use by figures of others.
        """

        def read() -> tuple[Indicator, ...]:
            with self._engine.cursor() as cursor:
                return fetch_models(cursor.execute(sql("indicatoren"), peil(op)), Indicator)

        return self.bewaard(("indicatoren", op), read)

    def niet_ingedeeld(self, *, op: Peilmoment = NU) -> tuple[Indicator, ...]:
        """The indicators that still need a thema, ordered by code."""
        return tuple(indicator for indicator in self.indicatoren(op=op) if not indicator.ingedeeld)

    def save_indicatoren(self, indicatoren: Iterable[Indicator]) -> None:
        """Add these indicators, or a version to those with the same code. Writes only where something differs."""
        bekend = {indicator.code: indicator for indicator in self.indicatoren()}
        anders = [indicator for indicator in indicatoren if bekend.get(indicator.code) != indicator]
        if not anders:
            return
        with self._engine.transaction("cijfers") as cursor:
            nummer = read_merken(cursor)["upload"]
            versies = read_indicatorversies(cursor)
            insert_indicatoren(cursor, anders, bekend=versies, na_volgnummer=nummer, tijdstip=datetime.now(UTC))

    def profielen(self) -> tuple[Importprofiel, ...]:
        """All importprofielen, ordered by name."""
        with self._engine.cursor() as cursor:
            return fetch_models(cursor.execute(sql("profielen")), Importprofiel)

    def save_profiel(self, profiel: Importprofiel) -> None:
        """Keep an importprofiel, in place of the one with its vingerafdruk."""
        with self._engine.transaction("cijfers") as cursor:
            replace_profiel(cursor, profiel)

    def verwijder_profiel(self, profiel: Importprofiel) -> None:
        """Forget an importprofiel; what was read by it stays."""
        with self._engine.transaction("cijfers") as cursor:
            cursor.execute(sql("profiel_verwijder"), {"vingerafdruk": profiel.vingerafdruk})

    def uploads(self, *, op: Peilmoment = NU) -> tuple[Upload, ...]:
        """All uploads, also withdrawn ones, the newest first."""

        def read() -> tuple[Upload, ...]:
            with self._engine.cursor() as cursor:
                return fetch_models(cursor.execute(sql("uploads"), peil(op)), Upload)

        return self.bewaard(("uploads", op), read)

    def afrondingen(self) -> dict[tuple[UUID, str], int]:
        """The multiple to which counts are rounded, per upload and bron; 1 where they are not, absent if unknown."""

        def read() -> dict[tuple[UUID, str], int]:
            with self._engine.cursor() as cursor:
                return {(upload, bron): op for upload, bron, op in cursor.execute(sql("afrondingen")).fetchall()}

        return dict(self.bewaard("afrondingen", read))

    def upload(self, upload_id: UUID) -> Upload:
        """One upload. Raises InvoerError if there is none with this id."""
        with self._engine.cursor() as cursor:
            found = fetch_model(cursor.execute(sql("upload"), {"id": upload_id}), Upload)
        if found is None:
            raise InvoerError("Deze upload staat niet in de store. Ververs de pagina en kies opnieuw.")
        return found

    def bestand(self, upload_id: UUID) -> bytes:
        """The original bytes of an upload. Raises InvoerError, or StoreBeschadigdError if their SHA-256 is wrong."""
        return self._inhoud(self.upload(upload_id).sha256)

    def bijlage(self, bijlage: Bijlage) -> bytes:
        """The original bytes of a bijlage. Raises StoreBeschadigdError if their SHA-256 is wrong."""
        return self._inhoud(bijlage.sha256)

    def _inhoud(self, sha256: str) -> bytes:
        with self._engine.cursor() as cursor:
            inhoud = read_bestand(cursor, sha256)
        if inhoud is None:
            raise beschadigd(self._engine.path)
        return inhoud

    @contextmanager
    def stage(self, apart: Apart | None = None) -> Iterator[Stage]:
        """A place for the rows of one file, with those put `apart`; what is not written is gone after the block."""
        with self._engine.cursor() as cursor:
            yield Stage(self._engine, cursor, apart)

    def volgend_volgnummer(self) -> int:
        """The number the next upload gets."""
        with self._engine.cursor() as cursor:
            return read_merken(cursor)["upload"] + 1

    def trek_in(self, upload_id: UUID, *, op: datetime) -> None:
        """Undo an upload: its figures no longer count. Nothing happens if it was undone already.

        `op` is the time of undoing, with time zone. Raises InvoerError if there is no such upload.
        """
        self._journal(upload_id, soort="ingetrokken", op=op)

    def herstel(self, upload_id: UUID, *, op: datetime | None = None) -> None:
        """Take the undoing back (at `op`, else now). Nothing happens if it was not undone. Raises InvoerError."""
        self._journal(upload_id, soort="hersteld", op=op or datetime.now(UTC))

    def dekking(self, *, op: Peilmoment = NU) -> list[Dekking]:
        """What there is, per indicator, bron and maat, over the figures that count."""

        def read() -> list[Dekking]:
            with self._engine.cursor() as cursor:
                return [Dekking(*rij) for rij in cursor.execute(sql("dekking"), peil(op)).fetchall()]

        return list(self.bewaard(("dekking", op), read))

    def laatste_jaar(self, gemeente: str, *, op: Peilmoment = NU) -> int | None:
        """The newest whole year with a figure (no denominator) of the gemeente or an area in it, None without any."""

        def read() -> int | None:
            # Denominators run ahead and do not count.
            codes = [indicator.code for indicator in self.indicatoren(op=op) if indicator.thema]
            parameters = {"gemeente": gemeente, "indicatoren": codes, **peil(op)}
            with self._engine.cursor() as cursor:
                rij = cursor.execute(sql("laatste_jaar"), parameters).fetchone()
            return None if rij is None else cast("int | None", rij[0])

        return self.bewaard(("laatste_jaar", gemeente, op), read)

    def bewaard(self, sleutel: Hashable, maak: Callable[[], T]) -> T:
        """What `maak` gave before under this key, as long as nothing was written in cijfers.

        For what is made of cijfers alone; whoever uses it must not change it.
        """
        return self._geheugen.van_cijfers(sleutel, maak)

    def grenzen(self, codes: Sequence[str], *, op: Peilmoment = NU) -> dict[str, str]:
        """The newest boundaries of these areas, as far as known: code -> GeoJSON geometry as text."""
        with self._engine.cursor() as cursor:
            return dict(cursor.execute(sql("grenzen"), {"codes": list(codes), **peil(op)}).fetchall())

    def _journal(self, upload_id: UUID, *, soort: str, op: datetime) -> None:
        tijdstip = utc(op)
        with self._engine.transaction("cijfers") as cursor:
            found = fetch_model(cursor.execute(sql("upload"), {"id": upload_id}), Upload)
            if found is None:
                raise InvoerError("Deze upload staat niet in de store. Ververs de pagina en kies opnieuw.")
            if (found.ingetrokken is not None) != (soort == "ingetrokken"):
                nummer = read_merken(cursor)["intrekking"] + 1
                verhoog_merken(cursor, {"intrekking": nummer})
                parameters = {"nummer": nummer, "upload": upload_id, "soort": soort, "tijdstip": tijdstip}
                cursor.execute(sql("intrekking_voeg_toe"), parameters)

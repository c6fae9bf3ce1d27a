"""Blocks of rows as columns of different values with indices: the one form in which all layouts are read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv

from kvdash.ingest.records import MAX_RECORD, Record, breedte_per_regel, naar_regels, splits
from kvdash.ingest.tekst import STUK, Tekst, volgende_regel
from kvdash.taal.cellen import lees_cel

Indices = npt.NDArray[np.int32]
_LEESBLOK = 1 << 22  # bytes parsed by one thread at a time
_WOORDEN = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True)
class Kolomdata:
    """Kolomdata: the different texts of a column and, per row, which of them it has."""

    uniek: list[str]
    index: Indices

    def __getitem__(self, rij: int) -> str:
        return self.uniek[int(self.index[rij])]


@dataclass(frozen=True)
class Blok:
    """Blok: rows of the same width; `regel` and `aantal` say where each stands. `los` does not fit the width."""

    kolommen: tuple[Kolomdata, ...]
    regel: npt.NDArray[np.int64]
    aantal: npt.NDArray[np.int32]
    los: tuple[Record, ...] = ()

    def cellen(self, rij: int) -> tuple[str, ...]:
        """The texts of one row."""
        return tuple(kolom[rij] for kolom in self.kolommen)


class Invoer(Protocol):
    """Invoer: a table in text or on a sheet, before anyone knows what it means."""

    @property
    def regels_totaal(self) -> int: ...

    @property
    def regels_elders(self) -> int:
        """How many of `regels_totaal` belong to other tables of the same text or sheet."""

    @property
    def laatste_regel(self) -> int: ...

    @property
    def naam(self) -> str:
        """The name of the sheet, or nothing for text; with that of the table where there are more."""

    @property
    def tussenkoppen(self) -> tuple[Record, ...]:
        """Lines between the rows that head a group of them; left out of the other views, among `los` in a block."""

    def kop(self) -> list[Record]:
        """The first records, at most a few hundred lines."""

    def monster(self) -> list[Record]:
        """Records spread over the whole, in order; all of them when there are not many."""

    def staart(self) -> list[Record]:
        """The last physical lines, each as a record of its own."""

    def records_op(self, regels: Iterable[int]) -> list[Record]:
        """The records that begin on these lines, in order; lines that do not exist are left out."""

    @property
    def is_half(self) -> bool:
        """Whether it stops in the middle of a row, as a download that was cut off does; or in a footer."""

    @property
    def is_overzien(self) -> bool:
        """Whether `overzicht()` holds all records."""

    def overzicht(self) -> list[Record]:
        """The records to look at before anything else is done."""

    def blokken(self, *, van: int, tot: int, breedte: int) -> Iterator[Blok]:
        """The rows from line `van` up to, not including, line `tot`, of this many cells."""


def blok_van(records: Iterable[Record], *, breedte: int) -> Blok:
    """A block from records; rows that miss only empty cells, or have too many of them, are made to fit."""
    passend: list[tuple[str, ...]] = []
    regel: list[int] = []
    aantal: list[int] = []
    los: list[Record] = []
    for record in records:
        cellen = _op_maat(record.cellen, breedte)
        if cellen is None or record.gebroken or record.is_leeg:
            los.append(record)
        else:
            passend.append(cellen)
            regel.append(record.regel)
            aantal.append(record.aantal)
    return Blok(
        kolommen=tuple(_kolom([rij[n] for rij in passend]) for n in range(breedte)),
        regel=np.array(regel, dtype=np.int64),
        aantal=np.array(aantal, dtype=np.int32),
        los=tuple(los),
    )


def _op_maat(cellen: tuple[str, ...], breedte: int) -> tuple[str, ...] | None:
    if len(cellen) == breedte:
        return cellen
    return cellen[:breedte] if len(cellen) > breedte and not any(c.strip() for c in cellen[breedte:]) else None


def _kolom(waarden: Sequence[str]) -> Kolomdata:
    return _van_arrow(pa.array(waarden, pa.string()).dictionary_encode())


def _van_arrow(kolom: pa.DictionaryArray) -> Kolomdata:
    return Kolomdata(uniek=kolom.dictionary.to_pylist(), index=kolom.indices.to_numpy(zero_copy_only=False))


def _van_stukken(kolom: pa.ChunkedArray) -> Kolomdata:
    """A column in parts that share one dictionary."""
    if kolom.num_chunks == 1:
        return _van_arrow(kolom.chunk(0))
    indices = [deel.indices.to_numpy(zero_copy_only=False) for deel in kolom.chunks]
    return Kolomdata(uniek=kolom.chunk(0).dictionary.to_pylist(), index=np.concatenate(indices))


def tekst_blokken(
    tekst: Tekst, *, van: int, tot: int, regel: int, scheiding: str, breedte: int, snel: bool = True
) -> Iterator[Blok]:
    """Blocks from byte `van` up to byte `tot`; the line at `van` has number `regel`.

    A block in which every physical line is one row goes through pyarrow, any other through the csv module.
    """
    while van < tot:
        grens = min(tot, volgende_regel(tekst.data, van + STUK)) if tot - van > STUK else tot
        stuk = tekst.stuk(van, grens)
        blok = _snel(stuk, regel=regel, scheiding=scheiding, breedte=breedte) if snel else None
        if blok is not None:
            yield blok
            regel += len(blok.regel)
            van = grens
            continue
        regels = naar_regels(stuk)
        records = _records(regels, eerste=regel, scheiding=scheiding, breedte=breedte, laatste=grens == tot)
        gelezen = records[-1].regel + records[-1].aantal - regel
        yield blok_van(records, breedte=breedte)
        van += _lengte(stuk, gelezen, van_totaal=len(regels))
        regel += gelezen


def _records(regels: list[str], *, eerste: int, scheiding: str, breedte: int, laatste: bool) -> list[Record]:
    records = list(splits(regels, eerste=eerste, scheiding=scheiding, breedte=breedte, laatste=laatste))
    return records or list(splits(regels, eerste=eerste, scheiding=scheiding, breedte=breedte))


def _lengte(stuk: bytes, gelezen: int, *, van_totaal: int) -> int:
    """How many bytes the first `gelezen` lines take."""
    if gelezen >= van_totaal:
        return len(stuk)
    plek = len(stuk)
    for _ in range(van_totaal - gelezen + stuk.endswith(b"\n")):
        plek = stuk.rindex(b"\n", 0, plek)
    return plek + 1


def _snel(stuk: bytes, *, regel: int, scheiding: str, breedte: int) -> Blok | None:
    """The block by pyarrow, None unless every line came out as one row of the right width, of cells as they stand."""
    namen = [str(n) for n in range(breedte)]
    try:
        tabel = pa_csv.read_csv(
            pa.BufferReader(stuk),
            read_options=pa_csv.ReadOptions(column_names=namen, block_size=_LEESBLOK),
            parse_options=pa_csv.ParseOptions(delimiter=scheiding, ignore_empty_lines=False),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict.fromkeys(namen, _WOORDEN), strings_can_be_null=False, null_values=[]
            ),
        )
    except pa.ArrowInvalid:
        return None
    regels = stuk.count(b"\n") + (not stuk.endswith(b"\n"))
    if tabel.num_rows != regels or stuk.count(b"\r") != stuk.count(b"\r\n"):
        return None
    kolommen = tuple(_van_stukken(kolom.unify_dictionaries()) for kolom in tabel.columns)
    if b"'" in stuk and any(lees_cel(tekst) != tekst for kolom in kolommen for tekst in kolom.uniek):
        return None
    blok = Blok(
        kolommen=kolommen,
        regel=np.arange(regel, regel + regels, dtype=np.int64),
        aantal=np.ones(regels, dtype=np.int32),
    )
    return None if _heeft_lege_rij(blok) else blok


def _heeft_lege_rij(blok: Blok) -> bool:
    leeg = np.ones(len(blok.regel), dtype=bool)
    for kolom in blok.kolommen:
        is_leeg = np.array([not tekst.strip("\ufeff \t\u00a0") for tekst in kolom.uniek], dtype=bool)
        leeg &= is_leeg[kolom.index]
        if not leeg.any():
            return False
    return True


class TekstInvoer:
    """TekstInvoer: a text file as Invoer."""

    KOP, RAAM, RAMEN, STAART, ALLES = 400, 25, 200, 60, 20_000

    naam = ""
    tussenkoppen: tuple[Record, ...] = ()
    regels_elders = 0

    def __init__(self, tekst: Tekst, *, scheiding: str, snel: bool = True) -> None:
        self._tekst = tekst
        self._scheiding = scheiding
        self._snel = snel

    @property
    def regels_totaal(self) -> int:
        return self._tekst.regels

    @property
    def laatste_regel(self) -> int:
        return self._tekst.regels

    def _eerste(self, aantal: int) -> bytes:
        """The first so many physical lines."""
        plek = self._tekst.start
        for _ in range(min(aantal, self._tekst.regels)):
            plek = volgende_regel(self._tekst.data, plek)
        return self._tekst.stuk(self._tekst.start, plek)

    @cached_property
    def _breedte(self) -> int:
        """The number of cells most lines have, each line by itself."""
        begin = (self._tekst.start + self._tekst.einde) // 2
        stuk = self._eerste(self.KOP) + self._tekst.stuk(begin, min(self._tekst.einde, begin + 10_000))
        return breedte_per_regel(naar_regels(stuk), self._scheiding)

    def _splits(self, stuk: bytes, *, eerste: int = 1) -> list[Record]:
        return list(splits(naar_regels(stuk), eerste=eerste, scheiding=self._scheiding, breedte=self._breedte))

    def kop(self) -> list[Record]:
        return self._splits(self._eerste(self.KOP))

    def monster(self) -> list[Record]:
        if self._tekst.regels <= self.ALLES:
            return self._splits(self._tekst.stuk(self._tekst.start, self._tekst.einde))
        records = self.kop()
        for raam in range(1, self.RAMEN):
            plek = self._tekst.start + (self._tekst.einde - self._tekst.start) * raam // self.RAMEN
            begin = einde = volgende_regel(self._tekst.data, plek)
            for _ in range(self.RAAM):
                einde = volgende_regel(self._tekst.data, einde)
            # the real line numbers are not known here, and nobody needs them of a sample
            records += self._splits(self._tekst.stuk(begin, einde), eerste=self.KOP + raam * self.RAAM)
        return records

    def staart(self) -> list[Record]:
        regels = naar_regels(self._tekst.stuk(self._begin_staart(self.STAART), self._tekst.einde))
        eerste = self._tekst.regels - len(regels) + 1
        return [
            next(splits([regel], eerste=eerste + n, scheiding=self._scheiding, breedte=None))
            for n, regel in enumerate(regels)
        ]

    def records_op(self, regels: Iterable[int]) -> list[Record]:
        gevonden: list[Record] = []
        plek, nu = self._tekst.start, 1
        for regel in sorted(set(regels)):
            while nu < regel and plek < self._tekst.einde:
                plek, nu = volgende_regel(self._tekst.data, plek), nu + 1
            einde = plek
            for _ in range(min(MAX_RECORD, self._tekst.regels - regel + 1)):
                einde = volgende_regel(self._tekst.data, einde)
            gevonden += self._splits(self._tekst.stuk(plek, einde), eerste=regel)[:1]
        return gevonden

    @property
    def is_half(self) -> bool:
        if self._tekst.stuk(self._tekst.einde - 1, self._tekst.einde) == b"\n":
            return False
        laatste = self.staart()[-1]
        return laatste.gebroken or len(laatste.cellen) < self._breedte

    @property
    def is_overzien(self) -> bool:
        return self._tekst.regels <= self.ALLES

    def overzicht(self) -> list[Record]:
        return self.monster() if self.is_overzien else [*self.monster(), *self.staart()]

    def _begin_staart(self, aantal: int) -> int:
        """The offset of the last so many physical lines."""
        data, plek = self._tekst.data, self._tekst.einde
        for _ in range(min(aantal, self._tekst.regels)):
            gevonden = data.rfind(b"\n", self._tekst.start, plek - 1)
            if gevonden < 0:
                return self._tekst.start
            plek = gevonden + 1
        return plek

    def blokken(self, *, van: int, tot: int, breedte: int) -> Iterator[Blok]:
        begin = self._tekst.start + len(self._eerste(van - 1))
        einde = self._tekst.einde if tot > self.regels_totaal else self._begin_staart(self.regels_totaal - tot + 1)
        return tekst_blokken(
            self._tekst,
            van=begin,
            tot=einde,
            regel=van,
            scheiding=self._scheiding,
            breedte=breedte,
            snel=self._snel,
        )

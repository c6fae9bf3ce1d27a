"""A table in text or on a sheet before anyone knows what it means, and its rows as columns of different values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv

from kvdash.ingest.tekst import MAX_RECORD, STUK, Record, Tekst, breedte_per_regel, naar_regels, splits, volgende_regel
from kvdash.taal.cellen import lees_cel

# Blocks of rows as columns of different values with indices: the one form in which all layouts are read.

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

    @property
    def eerste_regel(self) -> int:
        """The first line of a block that holds anything."""
        rijen: list[int] = self.regel[:1].tolist()
        return min([*rijen, *(record.regel for record in self.los[:1])])

    @property
    def laatste_regel(self) -> int:
        """The last line of a block that holds anything."""
        rijen: list[int] = (self.regel[-1:] + self.aantal[-1:] - 1).tolist()
        return max([*rijen, *(record.regel + record.aantal - 1 for record in self.los[-1:])])


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
    tekst: Tekst,
    *,
    van: int,
    tot: int,
    regel: int,
    scheiding: str,
    breedte: int,
    snel: bool = True,
    gaat_door: bool = False,
) -> Iterator[Blok]:
    """Blocks from byte `van` up to byte `tot`; the line at `van` has number `regel`.

    A block in which every physical line is one row goes through pyarrow, any other through the csv module. Where the
    text `gaat_door` after `tot`, a record that is open there is left to who reads on.
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
        laatste = grens == tot and not gaat_door
        records = list(splits(regels, eerste=regel, scheiding=scheiding, breedte=breedte, laatste=laatste))
        if not records and gaat_door and grens == tot:
            return
        records = records or list(splits(regels, eerste=regel, scheiding=scheiding, breedte=breedte))
        gelezen = records[-1].regel + records[-1].aantal - regel
        yield blok_van(records, breedte=breedte)
        van += _lengte(stuk, gelezen, van_totaal=len(regels))
        regel += gelezen
        if gaat_door and grens == tot:
            return


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


T = TypeVar("T")


def lees_vooruit(stroom: Iterator[T]) -> Iterator[T]:
    """The same items, each made in a thread of its own beside the work on the one before. Raises what making raises."""
    with ThreadPoolExecutor(1) as draad:
        volgende = draad.submit(next, stroom, None)
        while (deze := volgende.result()) is not None:
            volgende = draad.submit(next, stroom, None)
            yield deze


class Gesplitst:
    """Gesplitst: a text that was split, in parts: records, or a block of rows with their texts as small numbers."""

    def __init__(self, delen: Iterable[list[Record] | Blok], *, breedte: Callable[[], int]) -> None:
        self._delen = [deel if isinstance(deel, list) else _klein(deel) for deel in delen]
        self._breedte = breedte  # by which it was split

    def past(self, van: int, tot: int, *, breedte: int) -> bool:
        """Whether `blokken` can give these lines: no record lies over an edge, and none would be split otherwise."""
        if any(_snijdt(deel, grens) for deel in self._delen for grens in (van, tot)):
            return False
        return not any(map(_hangt_af_van_breedte, self._delen)) or breedte == self._breedte()

    def records(self, van: int, tot: int) -> list[Record]:
        """The records that begin on line `van` up to, not including, line `tot`."""
        gevonden: list[Record] = []
        for deel in self._delen:
            if isinstance(deel, list):
                gevonden += (r for r in deel if van <= r.regel < tot)
            elif deel.eerste_regel < tot and van <= deel.laatste_regel:
                stuk = _tussen(deel, van, tot)
                kolommen = [[kolom.uniek[n] for n in kolom.index.tolist()] for kolom in stuk.kolommen]
                plekken = zip(stuk.regel.tolist(), stuk.aantal.tolist(), zip(*kolommen, strict=True), strict=True)
                rijen = [Record(regel, aantal, cellen) for regel, aantal, cellen in plekken]
                gevonden += sorted([*rijen, *stuk.los], key=lambda record: record.regel)
        return gevonden

    def blokken(self, van: int, tot: int, *, breedte: int) -> Iterator[Blok]:
        """The rows from line `van` up to, not including, line `tot`."""
        for deel in self._delen:
            if isinstance(deel, list):
                if records := [r for r in deel if van <= r.regel < tot]:
                    yield blok_van(records, breedte=breedte)
            elif deel.eerste_regel < tot and van <= deel.laatste_regel:
                stuk = _tussen(deel, van, tot)
                kolommen = (replace(kolom, index=kolom.index.astype(np.int32)) for kolom in stuk.kolommen)
                yield replace(stuk, kolommen=tuple(kolommen), regel=stuk.regel.astype(np.int64))


def _klein(blok: Blok) -> Blok:
    """The same block in as little memory as its numbers take."""

    def smal(kolom: Kolomdata) -> Kolomdata:
        soort = np.min_scalar_type(max(0, len(kolom.uniek) - 1))
        return replace(kolom, index=kolom.index.astype(soort))

    aantal = np.broadcast_to(np.int32(1), len(blok.aantal)) if (blok.aantal == 1).all() else blok.aantal
    return replace(blok, kolommen=tuple(map(smal, blok.kolommen)), regel=blok.regel.astype(np.int32), aantal=aantal)


def _tussen(blok: Blok, van: int, tot: int) -> Blok:
    """The rows of a block on these lines, with the texts that they have."""
    eerste, laatste = np.searchsorted(blok.regel, (van, tot)).tolist()
    los = tuple(record for record in blok.los if van <= record.regel < tot)
    if (eerste, laatste) == (0, len(blok.regel)):
        return replace(blok, los=los)

    def deel(kolom: Kolomdata) -> Kolomdata:
        gebruikt, index = np.unique(kolom.index[eerste:laatste], return_inverse=True)
        return Kolomdata(uniek=[kolom.uniek[n] for n in gebruikt.tolist()], index=index.astype(np.int32))

    return Blok(
        kolommen=tuple(map(deel, blok.kolommen)),
        regel=blok.regel[eerste:laatste],
        aantal=blok.aantal[eerste:laatste],
        los=los,
    )


def _hangt_af_van_breedte(deel: list[Record] | Blok) -> bool:
    """Whether another width of the table would split it otherwise."""
    return isinstance(deel, Blok) or any(record.gebroken or record.aantal > 1 for record in deel)


def _snijdt(deel: list[Record] | Blok, grens: int) -> bool:
    """Whether a record goes on over the begin of this line."""
    if isinstance(deel, list):
        return any(record.regel < grens < record.regel + record.aantal for record in deel)
    rij = int(np.searchsorted(deel.regel, grens)) - 1
    return (rij >= 0 and deel.regel[rij] + deel.aantal[rij] > grens) or _snijdt(list(deel.los), grens)


class TekstInvoer:
    """TekstInvoer: a text file as Invoer. One of HEEL bytes or less is split once, and all views are made of that.

    With `bewaar` False nothing is kept: for who looks at some lines only.
    """

    KOP, RAAM, RAMEN, STAART, ALLES = 400, 25, 200, 60, 20_000
    HEEL = 64 << 20

    naam = ""
    tussenkoppen: tuple[Record, ...] = ()
    regels_elders = 0

    def __init__(self, tekst: Tekst, *, scheiding: str, snel: bool = True, bewaar: bool = True) -> None:
        self._tekst = tekst
        self._scheiding = scheiding
        self._snel = snel
        self._bewaart = bewaar and tekst.einde - tekst.start <= self.HEEL

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

    def _heel(self) -> bytes:
        return self._tekst.stuk(self._tekst.start, self._tekst.einde)

    @cached_property
    def _breedte(self) -> int:
        """The number of cells most lines have, each line by itself."""
        begin = (self._tekst.start + self._tekst.einde) // 2
        stuk = self._eerste(self.KOP) + self._tekst.stuk(begin, min(self._tekst.einde, begin + 10_000))
        return breedte_per_regel(naar_regels(stuk), self._scheiding)

    def _splits(self, stuk: bytes, *, eerste: int = 1) -> list[Record]:
        regels = naar_regels(stuk)
        return list(splits(regels, eerste=eerste, scheiding=self._scheiding, breedte=lambda: self._breedte))

    @cached_property
    def _gesplitst(self) -> Gesplitst:
        """All of the text: as records at both ends, where header and footer are, and as blocks between them."""
        kop = self._eerste(self.KOP)  # refuses a gigantic line
        if self.is_overzien:
            return Gesplitst([self._splits(self._heel())], breedte=lambda: self._breedte)
        regels = naar_regels(kop)
        records = list(splits(regels, eerste=1, scheiding=self._scheiding, breedte=self._breedte, laatste=False))
        gelezen = records[-1].regel + records[-1].aantal - 1 if records else 0
        delen: list[list[Record] | Blok] = [records]
        blokken = tekst_blokken(
            self._tekst,
            van=self._tekst.start + _lengte(kop, gelezen, van_totaal=len(regels)),
            tot=self._begin_staart(self.STAART),
            regel=gelezen + 1,
            scheiding=self._scheiding,
            breedte=self._breedte,
            snel=self._snel,
            gaat_door=True,
        )
        for blok in lees_vooruit(blokken):
            delen.append(blok)
            gelezen = blok.laatste_regel
        begin = self._begin_staart(self._tekst.regels - gelezen)
        delen.append(self._splits(self._tekst.stuk(begin, self._tekst.einde), eerste=gelezen + 1))
        return Gesplitst(delen, breedte=lambda: self._breedte)

    def vergeet(self) -> None:
        """Let go of what was split: who still asks for it splits again."""
        for naam in ("_gesplitst", "_monster"):
            self.__dict__.pop(naam, None)

    def kop(self) -> list[Record]:
        if self._bewaart:
            return self._gesplitst.records(1, self.KOP + 1)
        return self._splits(self._eerste(self.KOP))

    def monster(self) -> list[Record]:
        return list(self._monster) if self._bewaart else self._lees_monster()

    @cached_property
    def _monster(self) -> list[Record]:
        if self.is_overzien:
            return self._gesplitst.records(1, self._tekst.regels + 1)
        ramen = self._regels_op([self._plek(raam) for raam in range(1, self.RAMEN)])
        return self.kop() + [r for raam in ramen for r in self._gesplitst.records(raam + 1, raam + 1 + self.RAAM)]

    def _plek(self, raam: int) -> int:
        return self._tekst.start + (self._tekst.einde - self._tekst.start) * raam // self.RAMEN

    def _regels_op(self, plekken: Sequence[int]) -> list[int]:
        """The lines on which these bytes lie; they come in order."""
        gevonden, regel, van = [], 1, self._tekst.start
        while van < self._tekst.einde:
            tot = min(self._tekst.einde, van + STUK)
            stuk, vorige = self._tekst.stuk(van, tot), 0
            for plek in (p - van for p in plekken if van <= p < tot):
                regel, vorige = regel + stuk.count(b"\n", vorige, plek), plek
                gevonden.append(regel)
            regel, van = regel + stuk.count(b"\n", vorige), tot
        return gevonden

    def _lees_monster(self) -> list[Record]:
        if self.is_overzien:
            return self._splits(self._heel())
        records = self.kop()
        for raam in range(1, self.RAMEN):
            begin = einde = volgende_regel(self._tekst.data, self._plek(raam))
            for _ in range(self.RAAM):
                einde = volgende_regel(self._tekst.data, einde)
            # the real line numbers are not known here, and nobody needs them of a sample
            records += self._splits(self._tekst.stuk(begin, einde), eerste=self.KOP + raam * self.RAAM)
        return records

    def staart(self) -> list[Record]:
        if self._bewaart:
            records = self._gesplitst.records(max(1, self._tekst.regels - self.STAART + 1), self._tekst.regels + 1)
            los = all(record.aantal == 1 and not record.gebroken for record in records)
            if los and len(records) == min(self.STAART, self._tekst.regels):
                return records
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
        if self._bewaart and self._gesplitst.past(van, tot, breedte=breedte):
            yield from self._gesplitst.blokken(van, tot, breedte=breedte)
            return
        begin = self._tekst.start + len(self._eerste(van - 1))
        einde = self._tekst.einde if tot > self.regels_totaal else self._begin_staart(self.regels_totaal - tot + 1)
        yield from tekst_blokken(
            self._tekst,
            van=begin,
            tot=einde,
            regel=van,
            scheiding=self._scheiding,
            breedte=breedte,
            snel=self._snel,
        )


# An Invoer made of another one.


class BewerkteInvoer:
    """BewerkteInvoer: an Invoer made of another one, with other records; what is not changed is passed on."""

    def __init__(self, invoer: Invoer) -> None:
        self._invoer = invoer

    def _records(self, records: Iterable[Record]) -> list[Record]:
        """The records as they are to be read."""
        raise NotImplementedError

    @property
    def regels_totaal(self) -> int:
        return self._invoer.regels_totaal

    @property
    def regels_elders(self) -> int:
        return self._invoer.regels_elders

    @property
    def laatste_regel(self) -> int:
        return self._invoer.laatste_regel

    @property
    def naam(self) -> str:
        return self._invoer.naam

    @property
    def tussenkoppen(self) -> tuple[Record, ...]:
        return self._invoer.tussenkoppen

    @property
    def is_half(self) -> bool:
        return self._invoer.is_half

    @property
    def is_overzien(self) -> bool:
        return self._invoer.is_overzien

    def kop(self) -> list[Record]:
        return self._records(self._invoer.kop())

    def monster(self) -> list[Record]:
        return self._records(self._invoer.monster())

    def staart(self) -> list[Record]:
        return self._records(self._invoer.staart())

    def records_op(self, regels: Iterable[int]) -> list[Record]:
        return self._records(self._invoer.records_op(regels))

    def overzicht(self) -> list[Record]:
        return self._records(self._invoer.overzicht())

    def blokken(self, *, van: int, tot: int, breedte: int) -> Iterator[Blok]:
        """One block of what is overzien; a larger Invoer must say how its blocks change."""
        yield blok_van((r for r in self.overzicht() if van <= r.regel < tot), breedte=breedte)

"""The one reader of figures: indicator x gebied x periode as columns, and the rules that hold for each reader of them.

Which borders and ways of counting compare, which denominator belongs to a count, what a group of gemeenten has, how far
rounding moves a count: each is said here once, for years, quarters and months.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeAlias
from uuid import UUID

from cachetools import LRUCache

from kvdash.domain.breuk import telwijze
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.herkomst import Herkomstrij
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.jaarcijfer import NOEMER_HOOGSTENS_JAREN, Noemer, per_1000, punt_per_1000
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periode import PER_JAAR, Periode, PeriodeSoort, perioden_van
from kvdash.domain.reeks import Herkomst, Kanttekening, Punt, Status
from kvdash.domain.vergelijking import GROEP
from kvdash.services.gebeurtenissen import Breuken
from kvdash.store import Store
from kvdash.store.lezing import lees_cijfers, lees_herkomst

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Getallen: TypeAlias = NDArray[np.float64]
    Heel: TypeAlias = NDArray[np.integer[Any]]
    import pyarrow as pa

    Waar: TypeAlias = NDArray[np.bool_]

_JAREN = 10_000  # more than any number of a year
# Other years of the same figures are often asked next: of a row and gebied the points of some periods, by their place.
_bewaarde_punten: LRUCache[tuple[object, int, int, bool], dict[int, Punt]] = LRUCache(20_000, getsizeof=len)
_slot = Lock()
_LEEG = {"is_af": False, "grens": -1, "grens_gemeente": -1, "wijze": 0, "regel": -1, "noemer_regel": -1}


class Plekken(NamedTuple):
    """Where figures stand, one element each: their gebied (a place in some list), year and number of their borders."""

    gebied: Heel
    jaar: Heel
    grens: Heel


def grensnummers(jaren: Getallen, gebied: Heel, codes: Sequence[str], indeling: Gebiedsindeling) -> Heel:
    """For each figure the first year whose borders are those of its own; -1 without a figure.

    `jaren` holds the indelingsjaar of each figure (NaN: none), `gebied` the place of its gebied in `codes`; they
    broadcast. Of one gebied two figures have the same borders where their numbers are equal.
    """
    import numpy as np

    bekend = ~np.isnan(jaren)
    if not bekend.any():
        return np.full(jaren.shape, -1, np.int16)
    gebied = np.broadcast_to(gebied, jaren.shape)
    eerste = int(jaren[bekend].min())
    plek = np.where(bekend, jaren - eerste, 0).astype(np.intp)
    nummer = np.full((len(codes), int(plek.max()) + 1), -1, np.intp)
    nummer[gebied[bekend], plek[bekend]] = 0
    for g, code in enumerate(codes):
        soorten: list[int] = []
        for n in np.flatnonzero(nummer[g] == 0).tolist():
            jaar = eerste + n
            nummer[g, n] = next((ander for ander in soorten if indeling.is_zelfde_gebied(code, ander, jaar)), jaar)
            if nummer[g, n] == jaar:
                soorten.append(jaar)
    return np.where(bekend, nummer[gebied, plek], -1).astype(np.int16)


def kies_noemers(tellingen: Plekken, noemers: Plekken, *, volgorde: Heel, dichtstbij: bool = False) -> Heel:
    """Of each count which of the denominators is its own, -1 for none.

    That is one of the same gebied, year and borders; of several bronnen the one highest in `volgorde`. With
    `dichtstbij` else one of the nearest year (at most NOEMER_HOOGSTENS_JAREN away, the earlier on a tie), and only
    where no year has one of the same borders, one of others.
    """
    import numpy as np

    gevonden = np.full(len(tellingen.gebied), -1, np.intp)
    rang = np.argsort(volgorde, kind="stable")
    for verschil, met_grens in _stappen(dichtstbij=dichtstbij):
        open_ = np.flatnonzero(gevonden < 0)
        if not open_.size:
            break
        gezocht = _sleutels(Plekken(*(kolom[open_] for kolom in tellingen)), verschil, met_grens=met_grens)
        gevonden[open_] = _zoek(gezocht, _sleutels(noemers, 0, met_grens=met_grens), rang)
    return gevonden


def _stappen(*, dichtstbij: bool) -> Iterator[tuple[int, bool]]:
    """In which year to look, counted from that of the figure, and whether borders must be the same; the best first."""
    yield 0, True
    if dichtstbij:
        jaren = [jaar for afstand in range(1, NOEMER_HOOGSTENS_JAREN + 1) for jaar in (-afstand, afstand)]
        yield from ((jaar, True) for jaar in jaren)
        yield from ((jaar, False) for jaar in (0, *jaren))


def _sleutels(plekken: Plekken, verschil: int, *, met_grens: bool) -> Heel:
    """One number for each place, equal where they fit."""
    return (plekken.gebied * _JAREN + plekken.jaar + verschil) * _JAREN + plekken.grens * met_grens


def _zoek(gezocht: Heel, sleutels: Heel, rang: Heel) -> Heel:
    """Of each number asked for the place of the last equal one in `rang`, -1 for none."""
    import numpy as np

    if not sleutels.size:
        return np.full(gezocht.shape, -1, np.intp)
    volgorde = rang[np.argsort(sleutels[rang], kind="stable")]
    plek = np.searchsorted(sleutels[volgorde], gezocht, side="right") - 1
    kandidaat = volgorde[np.maximum(plek, 0)]
    return np.where((plek >= 0) & (sleutels[kandidaat] == gezocht), kandidaat, -1)


class Rijkop(NamedTuple):
    """What one row of figures is about."""

    indicator: Indicator
    bron: str
    maat: Maat

    @property
    def telt(self) -> bool:
        """Whether it is a count, for which chance can be computed."""
        return self.maat == "aantal"

    @property
    def per_noemer(self) -> bool:
        """Whether it is a count that is shown per 1.000 of its denominator."""
        return self.telt and self.indicator.eenheid == "per 1.000" and self.indicator.noemer is not None


class _Cel(NamedTuple):
    """What a point tells of its line of the table."""

    jaar: int
    waarde: float | None
    onder: float | None
    boven: float | None
    status: Status
    is_af: bool
    maanden: int | None
    upload: UUID
    regel: int
    kolom: int | None
    ontbreekt: Sequence[str]
    indelingsjaar: int


class Vlakken(NamedTuple):
    """Arrays of shape (rows, gebieden, perioden); see Kubus."""

    waarde: Getallen
    onder: Getallen
    boven: Getallen
    noemer: Getallen
    speling: Getallen
    is_af: Waar
    grens: Heel
    grens_gemeente: Heel
    wijze: Heel
    regel: Heel
    noemer_regel: Heel


@dataclasses.dataclass(frozen=True, eq=False)
class Kubus:
    """Kubus: the figures of some rows, gebieden and perioden (all of one kind) as arrays, NaN where there is none.

    Of `v` `waarde`, `onder` and `boven` are as the bron gives them; `noemer` is that of kies_noemers, NaN for none or
    one too small, 1 for a figure that is shown as it is. `speling` is how far rounding may have moved a count, `is_af`
    whether the period was over when it was read in. `grens` numbers the borders of a figure and `wijze` the breaks
    before it; `grens_gemeente` numbers the borders as the first gebied, the gemeente, saw them: a gebied may be taken
    from the gemeente where both are equal. `regel` and `noemer_regel` are the lines of `tabel` (see lees_cijfers) of a
    figure and of its denominator, -1 without one; `grens_van_regel` has the borders of each line, `volgnummers` the
    numbers of its uploads and `namen` the names of buurten that it says are missing.
    """

    rijen: tuple[Rijkop, ...]
    gebieden: tuple[str, ...]
    soort: PeriodeSoort
    perioden: tuple[Periode, ...]
    v: Vlakken
    tabel: pa.Table
    volgnummers: Mapping[str, int]
    grens_van_regel: Heel
    namen: Mapping[str, str]

    @property
    def per_jaar(self) -> int:
        return PER_JAAR[self.soort]

    @property
    def eerste_jaar(self) -> int:
        return self.perioden[0].jaar

    @cached_property
    def telwijze(self) -> Heel:
        """Numbers how a figure was counted: two of a gebied compare where it is equal: the same borders, no break."""
        import numpy as np

        return self.v.grens + _JAREN * self.v.wijze.astype(np.int32)

    @cached_property
    def telt(self) -> Waar:
        import numpy as np

        return np.array([kop.telt for kop in self.rijen], bool)

    def elk(self, functie: Callable[[Any, Any], Any], **anders: Any) -> Self:
        """With what a function makes of each array and of the value that stands for nothing in it."""
        import numpy as np

        nieuw = (functie(vlak, _LEEG.get(naam, np.nan)) for naam, vlak in self.v._asdict().items())
        return dataclasses.replace(self, v=Vlakken(*nieuw), **anders)

    def van_rijen(self, welke: Heel) -> Self:
        """These rows, by their place."""
        import numpy as np

        if np.array_equal(welke, np.arange(len(self.rijen))):
            return self
        return self.elk(lambda vlak, _: vlak[welke], rijen=tuple(self.rijen[n] for n in welke.tolist()))

    def van_gebieden(self, codes: Sequence[str]) -> Self:
        """These gebieden, which it has."""
        plekken = [self.gebieden.index(code) for code in codes]
        return self.elk(lambda vlak, _: vlak[:, plekken], gebieden=tuple(codes))

    def naast(self, ander: Self) -> Self:
        """With the gebieden of another of the same rows, perioden and table behind those of this."""
        import numpy as np

        vlakken = (np.concatenate(paar, axis=1) for paar in zip(self.v, ander.v, strict=True))
        return dataclasses.replace(self, gebieden=self.gebieden + ander.gebieden, v=Vlakken(*vlakken))

    @cached_property
    def plaats(self) -> dict[tuple[str, str, Maat], int]:
        """Indicator, bron and maat -> row."""
        return {(kop.indicator.code, kop.bron, kop.maat): n for n, kop in enumerate(self.rijen)}

    @cached_property
    def volgnummer(self) -> Heel:
        """Of each line the number of the upload it came in with."""
        import numpy as np

        uploads, upload = woorden(self.tabel, "upload")
        return np.array([self.volgnummers[tekst] for tekst in uploads], np.intp)[upload]

    @cached_property
    def uploads(self) -> Heel:
        """Of each figure the number of the upload it came in with, -1 without a line."""
        import numpy as np

        return np.append(self.volgnummer, -1)[self.v.regel].astype(np.int32)

    def venster(self, *, van: int, tot: int) -> Self:
        """These years, also those it does not have. Where it has them all nothing is copied."""
        import numpy as np

        er_zijn, lengte = len(self.perioden), (tot - van + 1) * self.per_jaar
        begin = (van - self.eerste_jaar) * self.per_jaar
        deel = slice(min(max(begin, 0), er_zijn), min(max(begin + lengte, 0), er_zijn))
        ervoor = min(max(-begin, 0), lengte)
        erna = lengte - ervoor - (deel.stop - deel.start)

        def kies(vlak: Any, leeg: Any) -> Any:
            gekozen = vlak[:, :, deel]
            if not (ervoor or erna):
                return gekozen
            return np.pad(gekozen, ((0, 0), (0, 0), (ervoor, erna)), constant_values=leeg)

        return self.elk(kies, perioden=perioden_van(self.soort, van=van, tot=tot))

    def met_breuken(self, breuken: Breuken) -> Self:
        """With the breaks that lie before each period."""
        wijze = telwijzen(breuken, self.rijen, self.gebieden, self.perioden)
        return dataclasses.replace(self, v=self.v._replace(wijze=wijze))

    def nieuwste_telling(self, indicator: str) -> dict[tuple[int, str], float]:
        """Year and gebied -> count of an indicator; of several bronnen that of the newest upload, as a denominator."""
        import numpy as np

        rijen = [n for n, kop in enumerate(self.rijen) if kop.telt and kop.indicator.code == indicator]
        plekken = [(n, g, j) for n in rijen for g, j in np.argwhere(~np.isnan(self.v.waarde[n])).tolist()]
        plekken.sort(key=lambda plek: (int(self.volgnummer[self.v.regel[plek]]), plek[0]))
        return {(self.perioden[j].jaar, self.gebieden[g]): float(self.v.waarde[n, g, j]) for n, g, j in plekken}

    def punten(self, rij: int, gebied: int, *, jaren: slice, tempo: bool) -> tuple[Punt | None, ...]:
        """A point for each of these periods, None where there is no line; with `tempo` a count per 1.000."""
        plekken, sleutel = range(len(self.perioden))[jaren], (self._sleutel, rij, gebied, tempo)
        with _slot:
            bekend = _bewaarde_punten.get(sleutel, {})
        regels = zip(plekken, self.v.regel[rij, gebied, jaren].tolist(), strict=True)
        nieuw = [n for n, regel in regels if regel >= 0 and n not in bekend]
        if nieuw:
            bekend = bekend | dict(zip(nieuw, self._maak(rij, gebied, nieuw, tempo=tempo), strict=True))
            with _slot:
                _bewaarde_punten[sleutel] = bekend
        return tuple(bekend.get(n) for n in plekken)

    @cached_property
    def _sleutel(self) -> object:
        """What points of this cube are kept under, which does not keep the cube itself."""
        return object()

    def _maak(self, rij: int, gebied: int, plekken: Sequence[int], *, tempo: bool) -> list[Punt]:
        regels = self.v.regel[rij, gebied, plekken].tolist()
        if self.gebieden[gebied] == GROEP:
            paren = zip(plekken, regels, strict=True)
            return [self._groepspunt((rij, gebied, n), self._cellen[regel], tempo=tempo) for n, regel in paren]
        punten = [self._punt((rij, gebied, n), regel) for n, regel in zip(plekken, regels, strict=True)]
        if not tempo:
            return punten
        laagste = self.rijen[rij].indicator.laagste_noemer
        noemers = map(self._noemer, regels, self.v.noemer_regel[rij, gebied, plekken].tolist())
        return [punt_per_1000(punt, noemer, laagste=laagste) for punt, noemer in zip(punten, noemers, strict=True)]

    @cached_property
    def _cellen(self) -> list[_Cel]:
        """Of each line what a point tells of it; of columns of texts each different one is made once."""

        def kolom(naam: str) -> list[Any]:
            if naam not in ("status", "upload"):
                return list(self.tabel.column(naam).to_pylist())
            namen, plek = woorden(self.tabel, naam)
            woord = namen if naam == "status" else [UUID(tekst) for tekst in namen]
            return [woord[n] for n in plek.tolist()]

        return list(map(_Cel._make, zip(*map(kolom, _Cel._fields), strict=True)))

    @cached_property
    def _herkomsten(self) -> dict[int, Herkomst]:
        """Those of the lines that were asked: many figures share a denominator."""
        return {}

    def _herkomst(self, regel: int) -> Herkomst:
        if (bekend := self._herkomsten.get(regel)) is None:
            cel = self._cellen[regel]
            bekend = self._herkomsten[regel] = Herkomst(upload=cel.upload, regel=cel.regel, kolom=cel.kolom)
        return bekend

    def _noemer(self, regel: int, noemer_regel: int) -> Noemer | None:
        """The denominator of a line."""
        if noemer_regel < 0:
            return None
        cel, ander = self._cellen[noemer_regel], self.grens_van_regel[regel] != self.grens_van_regel[noemer_regel]
        assert cel.waarde is not None, "a denominator has a value"
        return Noemer(cel.waarde, cel.jaar, self._herkomst(noemer_regel), andere_grenzen=bool(ander))

    def _punt(self, plek: tuple[int, int, int], nummer: int) -> Punt:
        regel = self._cellen[nummer]
        kanttekening = self._kanttekening(regel)
        onaf, status = kanttekening == "niet_afgelopen", regel.status
        return Punt(
            periode=self.perioden[plek[2]],
            waarde=regel.waarde,
            aantal=regel.waarde if self.rijen[plek[0]].telt and not onaf else None,
            indelingsjaar=regel.indelingsjaar,
            onder=regel.onder,
            boven=regel.boven,
            # Whatever the file says of a period that was going on: more will come.
            status="voorlopig" if onaf and status == "definitief" else status,
            kanttekening=kanttekening,
            maanden=regel.maanden,
            ontbreekt=tuple(self.namen.get(code, code) for code in regel.ontbreekt),
            herkomst=self._herkomst(nummer),
        )

    def _kanttekening(self, regel: _Cel) -> Kanttekening | None:
        if regel.maanden is not None and regel.maanden < 12 // self.per_jaar:
            return "onvolledig"
        if regel.ontbreekt:
            return "buurten_ontbreken"
        return None if regel.is_af or self.soort == "jaar" else "niet_afgelopen"

    def _groepspunt(self, plek: tuple[int, int, int], regel: _Cel, *, tempo: bool) -> Punt:
        v, periode, status = self.v, self.perioden[plek[2]], regel.status
        waarde, noemer = float(v.waarde[plek]), float(v.noemer[plek])
        if tempo:
            return Punt(periode=periode, waarde=per_1000(waarde, noemer), aantal=waarde, noemer=noemer, status=status)
        onder, boven = (None if grens != grens else grens for grens in (float(v.onder[plek]), float(v.boven[plek])))
        return Punt(periode=periode, waarde=waarde, onder=onder, boven=boven, status=status)


def lees_kubus(
    store: Store,
    *,
    indicatoren: Sequence[str],
    gebieden: Sequence[str],
    soort: PeriodeSoort = "jaar",
    jaren: tuple[int, int] | None = None,
    dichtstbij: bool = False,
    regels: bool = True,
    op: Peilmoment = NU,
) -> Kubus:
    """The figures of these indicators that have any, and these gebieden, the gemeente first, with their denominators.

    All years in which they have figures, or the first up to the last of `jaren`. With `dichtstbij` a denominator may be
    that of the nearest year. Without `regels` it is for arithmetic only: no line is known. `op` is the moment as which
    they are read. Months and quarters are counts. Raises InvoerError if there is no upload as in `op`.
    """
    bekend = {indicator.code: indicator for indicator in store.cijfers.indicatoren(op=op)}
    gevraagd = bekend.keys() & set(indicatoren)
    noemers = {bekend[code].noemer for code in gevraagd} if soort == "jaar" else set()
    alle = sorted(gevraagd | {code for code in noemers if code in bekend})
    van, tot = jaren or (0, 9998)
    tabel = lees_cijfers(store.cijfers, indicatoren=alle, gebieden=gebieden, soort=soort, van=van, tot=tot, op=op)
    koppen, rij = _koppen(tabel, bekend)
    legger = _Legger(store, tabel, koppen, rij, gebieden, soort=soort, jaren=jaren, op=op)
    getoond = [n for n, kop in enumerate(koppen) if kop.indicator.code in set(indicatoren)]
    return legger.kubus(getoond, dichtstbij=dichtstbij, regels=regels)


def bronrijen(
    store: Store,
    herkomst: Herkomst | None,
    *,
    indicator: str,
    maat: Maat,
    gebied: str,
    periode: Periode,
    op: Peilmoment = NU,
) -> list[Herkomstrij]:
    """The stored rows that make a figure: of the bron, kind of period and borders of the cell it is known by."""
    if herkomst is None:
        return []
    van_jaar = lees_herkomst(store.cijfers, indicator=indicator, maat=maat, gebied=gebied, jaar=periode.jaar, op=op)
    rijen = [rij for rij in van_jaar if periode.omvat(Periode(code=rij.periode))]
    cel = (herkomst.upload, herkomst.regel, herkomst.kolom)
    eerste = next((rij for rij in rijen if (rij.upload, rij.regel, rij.kolom) == cel), None)
    return [rij for rij in rijen if eerste is not None and _soort(rij) == _soort(eerste)]


def _soort(rij: Herkomstrij) -> tuple[str, str, int]:
    return rij.bron, rij.periode[4:6], rij.indelingsjaar


class _Legger:
    """Lays the lines of a table in arrays."""

    def __init__(
        self,
        store: Store,
        tabel: pa.Table,
        koppen: Sequence[Rijkop],
        rij: Heel,
        gebieden: Sequence[str],
        *,
        soort: PeriodeSoort,
        jaren: tuple[int, int] | None,
        op: Peilmoment,
    ) -> None:
        import numpy as np

        self._store, self._tabel, self._koppen, self._rij = store, tabel, koppen, rij
        self._gebieden, self._soort, self._op = tuple(gebieden), soort, op
        self._volgnummers = {str(upload.id): upload.volgnummer for upload in store.cijfers.uploads(op=op)}
        codes, code = woorden(tabel, "gebied")
        plaats = {naam: n for n, naam in reversed([*enumerate(gebieden)])}
        self._gebied = np.array([plaats[naam] for naam in codes], np.intp)[code]
        self._jaar = getallen(tabel, "jaar").astype(np.intp)
        self._van, self._tot = jaren or ((int(self._jaar.min()), int(self._jaar.max())) if len(tabel) else (0, 0))
        nummer = np.maximum(getallen(tabel, "nummer").astype(np.intp), 1) - 1
        self._periode = (self._jaar - self._van) * PER_JAAR[soort] + nummer

    def kubus(self, getoond: Sequence[int], *, dichtstbij: bool, regels: bool) -> Kubus:
        import numpy as np

        indeling, jaren = self._store.cijfers.gebieden(op=self._op), getallen(self._tabel, "indelingsjaar")
        perioden = perioden_van(self._soort, van=self._van, tot=self._tot)
        vorm = (len(getoond), len(self._gebieden), len(perioden))
        plaats = np.full(len(self._koppen), -1, np.intp)
        plaats[getoond] = np.arange(len(getoond))
        rij = plaats[self._rij]
        mee: Any = slice(None) if len(getoond) == len(self._koppen) else np.flatnonzero(rij >= 0)
        plek = ((rij * vorm[1] + self._gebied) * vorm[2] + self._periode)[mee]
        # What is the same everywhere takes no room, and is counted as little by the one who keeps it.
        geen: Any = np.broadcast_to(np.int8(-1), vorm)
        geen_breuk: Any = np.broadcast_to(np.int16(0), vorm)

        def leg(kolom: Any, leeg: Any = np.nan) -> Any:
            vlak = np.full(math.prod(vorm), leeg, kolom.dtype)
            vlak[plek] = kolom[mee]
            return vlak.reshape(vorm)

        grens = grensnummers(jaren, self._gebied, self._gebieden, indeling)
        noemer_regel = self._noemers(grens, dichtstbij=dichtstbij)
        v = Vlakken(
            waarde=leg(getallen(self._tabel, "waarde")),
            onder=leg(getallen(self._tabel, "onder")),
            boven=leg(getallen(self._tabel, "boven")),
            noemer=leg(self._noemerwaarden(noemer_regel)),
            speling=leg(self._spelingen()),
            is_af=self._af(leg, vorm),
            grens=leg(grens, -1),
            grens_gemeente=leg(grensnummers(jaren, np.zeros_like(self._gebied), self._gebieden[:1], indeling), -1),
            wijze=geen_breuk,
            regel=leg(np.arange(len(self._tabel), dtype=np.int32), -1) if regels else geen,
            noemer_regel=leg(noemer_regel.astype(np.int32), -1) if regels else geen,
        )
        # A part of a table or array keeps all of it in memory.
        tabel = self._tabel.combine_chunks() if regels else self._tabel.schema.empty_table()
        return Kubus(
            rijen=tuple(self._koppen[n] for n in getoond),
            gebieden=self._gebieden,
            soort=self._soort,
            perioden=perioden,
            v=v,
            tabel=tabel,
            volgnummers=self._volgnummers,
            grens_van_regel=grens if regels else grens[:0].copy(),
            namen=self._namen(indeling),
        )

    def _namen(self, indeling: Gebiedsindeling) -> dict[str, str]:
        """Of the buurten that some own area lacks."""
        codes = set(self._tabel.column("ontbreekt").combine_chunks().flatten().unique().to_pylist())
        return {code: indeling.get(code).naam for code in codes if code in indeling}

    def _af(self, leg: Callable[..., Waar], vorm: tuple[int, int, int]) -> Waar:
        """Whether each period was over; of years it is not asked."""
        import numpy as np

        if self._soort == "jaar":
            return np.broadcast_to(np.True_, vorm)
        return leg(np.asarray(self._tabel.column("is_af").to_numpy(), bool), False)

    def _noemers(self, grens: Heel, *, dichtstbij: bool) -> Heel:
        """Of each line that of the denominator of its count, -1 for none."""
        import numpy as np

        gevonden = np.full(len(self._rij), -1, np.intp)
        bekend = ~np.isnan(getallen(self._tabel, "waarde"))
        plekken = Plekken(self._gebied, self._jaar, grens)
        koppen = self._koppen if self._soort == "jaar" else ()
        for code in {kop.indicator.noemer for kop in koppen if kop.per_noemer}:
            heeft = np.array([kop.per_noemer and kop.indicator.noemer == code for kop in koppen], bool)
            noemt = np.array([kop.telt and kop.indicator.code == code for kop in koppen], bool)
            telling, noemer = np.flatnonzero(heeft[self._rij]), np.flatnonzero(noemt[self._rij] & bekend)
            van_telling, van_noemer = (Plekken(*(kolom[welke] for kolom in plekken)) for welke in (telling, noemer))
            # Of several bronnen the newest upload goes before; of one upload the rows, which are in order of bron.
            volgorde = self._rij[noemer] + (self._upload[noemer] * len(koppen) if noemt.sum() > 1 else 0)
            plek = kies_noemers(van_telling, van_noemer, volgorde=volgorde, dichtstbij=dichtstbij)
            gevonden[telling] = np.where(plek < 0, -1, np.append(noemer, -1)[plek])
        return gevonden

    @cached_property
    def _upload(self) -> Heel:
        """Of each line the number of its upload."""
        import numpy as np

        uploads, upload = woorden(self._tabel, "upload")
        return np.array([self._volgnummers[tekst] for tekst in uploads], np.intp)[upload]

    def _noemerwaarden(self, noemer_regel: Heel) -> Getallen:
        """Of each line the denominator, NaN for none or one too small; 1 for what is shown as it is."""
        import numpy as np

        waarde = np.append(getallen(self._tabel, "waarde"), np.nan)[noemer_regel]
        laagste = np.array([kop.indicator.laagste_noemer if kop.per_noemer else -1 for kop in self._koppen])[self._rij]
        return np.where(laagste < 0, 1.0, np.where(waarde < laagste, np.nan, waarde))

    def _spelingen(self) -> Getallen:
        """Of each line how far its count may be from the true one: half the multiple it was rounded to.

        Of a sum of n rounded counts it is the root of n times as much: their errors fall on both sides.
        """
        import numpy as np

        speling = np.zeros(len(self._tabel))
        for (id_, bron), op in self._store.cijfers.afrondingen().items():
            if op > 1 and str(id_) in self._volgnummers:
                telt = np.array([kop.telt and kop.bron == bron for kop in self._koppen], bool)[self._rij]
                speling[telt & (self._upload == self._volgnummers[str(id_)])] = op / 2
        return speling * np.sqrt(getallen(self._tabel, "opgeteld"))


def groep(kubus: Kubus) -> Kubus:
    """All gebieden as one: counts and denominators added, other figures their mean, each as heavy.

    A period needs the figures of half of them. The margins of a mean follow from those of its parts, and its line is
    that of a part, the least certain one.
    """
    import numpy as np

    v, telt = kubus.v, kubus.telt[:, None, None]
    bekend = ~np.isnan(np.where(telt, v.waarde / v.noemer, v.waarde))
    aantal = bekend.sum(axis=1, keepdims=True)
    genoeg = (aantal > 0) & (2 * aantal >= len(kubus.gebieden))

    def som(vlak: Getallen) -> Getallen:
        return np.where(genoeg, np.where(bekend, vlak, 0.0).sum(axis=1, keepdims=True), np.nan)

    deler = np.maximum(aantal, 1)
    waarde = np.where(telt, som(v.waarde), som(v.waarde) / deler)
    marge = np.sqrt(som((v.boven - v.onder) ** 2)) / deler / 2
    nul = np.zeros(waarde.shape, np.int16)
    return dataclasses.replace(
        kubus,
        gebieden=(GROEP,),
        v=Vlakken(
            waarde=waarde,
            onder=np.where(telt, np.nan, waarde - marge),
            boven=np.where(telt, np.nan, waarde + marge),
            noemer=np.where(telt, som(v.noemer), 1.0),
            speling=som(v.speling),
            is_af=np.ones(waarde.shape, bool),
            grens=nul,
            grens_gemeente=nul,
            wijze=nul,
            regel=np.where(genoeg, _onzekerste(kubus, bekend), np.int32(-1)),
            noemer_regel=np.full(waarde.shape, -1, np.int32),
        ),
    )


def _onzekerste(kubus: Kubus, bekend: Waar) -> Heel:
    """Of each row and period the line of the first gebied that is not definitief, else of the first that is known."""
    import numpy as np

    if not len(kubus.tabel) or not kubus.gebieden:
        return np.full((bekend.shape[0], 1, bekend.shape[2]), -1, np.int32)
    statussen, status = woorden(kubus.tabel, "status")
    onzeker = np.array([tekst != "definitief" for tekst in statussen], bool)[status][kubus.v.regel]
    eerste = (bekend.astype(np.intp) + (bekend & onzeker)).argmax(axis=1, keepdims=True)
    return np.take_along_axis(kubus.v.regel, eerste, 1)


def _koppen(tabel: pa.Table, indicatoren: Mapping[str, Indicator]) -> tuple[list[Rijkop], Heel]:
    """The rows in the table, ordered by indicator, bron and maat, and for each line which one it is of."""
    import numpy as np

    delen = [woorden(tabel, naam) for naam in ("indicator", "bron", "maat")]
    (codes, code), (bronnen, bron), (maten, maat) = delen
    sleutel = (code * len(bronnen) + bron) * len(maten) + maat
    uniek, rij = np.unique(sleutel, return_inverse=True)
    koppen = []
    for nummer in uniek.tolist():
        rest, m = divmod(nummer, len(maten))
        c, b = divmod(rest, len(bronnen))
        koppen.append(Rijkop(indicatoren[codes[c]], bronnen[b], maten[m]))
    return koppen, rij


def woorden(tabel: pa.Table, kolom: str) -> tuple[list[Any], Heel]:
    """The different values of a column in order, and the place of each line's value among them."""
    import numpy as np

    gecodeerd = tabel.column(kolom).combine_chunks().dictionary_encode()
    waarden = gecodeerd.dictionary.to_pylist()
    volgorde = sorted(range(len(waarden)), key=waarden.__getitem__)
    return sorted(waarden), np.argsort(volgorde)[gecodeerd.indices.to_numpy()]


def getallen(tabel: pa.Table, kolom: str) -> Getallen:
    import numpy as np

    return np.asarray(tabel.column(kolom).to_numpy(), np.float64)


def telwijzen(breuken: Breuken, koppen: Sequence[Rijkop], codes: Sequence[str], perioden: Sequence[Periode]) -> Heel:
    """Of each row, gebied and period how its figure was counted (kvdash.domain.breuk.telwijze)."""
    import numpy as np

    uit = np.zeros((len(koppen), len(codes), len(perioden)), np.int16)
    ketens = [frozenset(breuken.indeling.keten(code)) for code in codes]
    for breuk in breuken.alle:
        rijen = np.array([breuk.geldt_voor(kop.indicator, bron=kop.bron) for kop in koppen], bool)
        plekken = np.array([breuk.geldt_in(keten, gemeente=breuken.gemeente) for keten in ketens], bool)
        wijzen = np.array([telwijze(periode, [breuk.van]) for periode in perioden], np.int16)
        uit[np.ix_(rijen, plekken)] += wijzen
    return uit

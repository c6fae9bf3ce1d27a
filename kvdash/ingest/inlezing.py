"""Reading blocks by the plan: each cell with a figure becomes a waarneming, each line gets an account."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import get_args

import numpy as np
import numpy.typing as npt

from kvdash.domain.gebied import Gebied
from kvdash.domain.upload import Toelichting
from kvdash.ingest.blokken import Blok, Kolomdata
from kvdash.ingest.eenheden import lees_eenheid
from kvdash.ingest.gebieden import Gebiedzoeker, Uitkomst, lijkt_code
from kvdash.ingest.marges import Margesoort
from kvdash.ingest.onderwerpboek import Onderwerpboek
from kvdash.ingest.onderwerpen import uitsplitsing_van
from kvdash.ingest.perioden import MAANDNUMMER, Gelezen, korrel_van_datums, lees_periode
from kvdash.ingest.plan import Plan
from kvdash.ingest.records import Record
from kvdash.ingest.waarden import FOUT, NADER_VOORLOPIG, ONDERDRUKT, ONTBREEKT, VOORLOPIG, lees_getallen

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.int8]

TOELICHTINGEN: tuple[Toelichting, ...] = get_args(Toelichting)
GELEZEN, GEWEIGERD = 0, 1  # the states of a line; those above are 2 + the position in TOELICHTINGEN
_PSEUDO, _ONBEKEND = -1, -2
_MARGES: tuple[Margesoort, ...] = ("waarde", "halve breedte", "ondergrens", "bovengrens")


def toestand(reden: Toelichting) -> int:
    return 2 + TOELICHTINGEN.index(reden)


@dataclass(frozen=True, slots=True)
class Weigerregel:
    """Weigerregel: a refused cell: line, column (position or its own text), text and reason."""

    regel: int
    kolom: int | str
    waarde: str
    reden: str


@dataclass
class Vellen:
    """Vellen: the figures read so far, as arrays per block and column; `rij` counts the rows of the file."""

    topic: list[Ints] = field(default_factory=list)
    gebied: list[Ints] = field(default_factory=list)
    periode: list[Ints] = field(default_factory=list)
    deel: list[Ints] = field(default_factory=list)
    waarde: list[Floats] = field(default_factory=list)
    soort: list[Bytes] = field(default_factory=list)
    rij: list[Ints] = field(default_factory=list)
    kolom: list[Ints] = field(default_factory=list)
    marge: list[Bytes] = field(default_factory=list)
    onder: list[Floats] = field(default_factory=list)
    boven: list[Floats] = field(default_factory=list)


class Register:
    """Register: numbers for the different codes of one kind, in order of appearance."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self._nummers: dict[str, int] = {}

    def nummer(self, code: str) -> int:
        if code not in self._nummers:
            self._nummers[code] = len(self.codes)
            self.codes.append(code)
        return self._nummers[code]


class Inlezing:
    """Inlezing: takes the blocks of a file one by one and keeps what was read, compactly."""

    def __init__(self, plan: Plan, *, zoeker: Gebiedzoeker, boek: Onderwerpboek) -> None:
        self.plan = plan
        self.boek = boek
        self.gebieden: dict[str, Gebied] = {}
        self.gebied_register, self.perioden, self.delen = Register(), Register(), Register()
        self.vellen = Vellen()
        self.regel: list[npt.NDArray[np.int64]] = []
        self.aantal: list[Ints] = []
        self.staat: list[Bytes] = []
        self.geweigerd: list[Weigerregel] = []
        self.los: list[tuple[int, int]] = []  # (state, lines) of what is no row of the table
        self._zoeker = zoeker
        self._rijen = 0
        self._rollen = plan.rollen
        boek.bereid_voor(plan.kolommen)
        self._bekende_rijen = self._rijen_buiten_data()
        self._kop_gebied = [self._gebied_van_kop(k.gebied) for k in plan.kolommen]
        self._korrel = self._korrel_van_kolom()

    def _rijen_buiten_data(self) -> dict[tuple[str, ...], int]:
        """The rows of preamble, header and footer: met again among the data they are the same thing once more."""
        tabel = self.plan.tabel
        delen: tuple[tuple[Sequence[Record], Toelichting], ...] = (
            (tabel.voet, "voetregel"),
            (tabel.aanhef, "aanhef"),
            (tabel.koprecords, "kopregel"),
        )
        return {_schoon(r.cellen): toestand(reden) for rs, reden in delen for r in rs if not r.is_leeg}

    def _gebied_van_kop(self, tekst: str | None) -> int | None:
        if tekst is None:
            return None
        uitkomst = self._zoeker.op_code(tekst) if lijkt_code(tekst) else self._zoeker.op_naam(tekst)
        return self._nummer_van(uitkomst)

    def _nummer_van(self, uitkomst: Uitkomst) -> int:
        if uitkomst.gebied is None:
            return _PSEUDO if uitkomst.pseudo else _ONBEKEND
        self.gebieden[uitkomst.gebied.code] = uitkomst.gebied
        return self.gebied_register.nummer(uitkomst.gebied.code)

    def _korrel_van_kolom(self) -> str | None:
        """For a column of dates: whether they stand for years or months."""
        kolom = self._rollen.eerste("periode")
        profiel = self._rollen.monster.profielen[kolom] if kolom is not None else None
        return korrel_van_datums(profiel.uniek) if profiel and profiel.periode_vormen == {"datum"} else None

    # one block

    def lees(self, blok: Blok) -> None:
        """Take in a block: its rows, and the records beside them that fit no row."""
        for record in blok.los:
            self._lees_los(record)
        if len(blok.regel):
            self._lees_rijen(blok)

    def _lees_los(self, record: Record) -> None:
        if record.is_leeg:
            staat = toestand("lege regel")
        else:
            staat = self._bekende_rijen.get(_schoon(record.cellen), GEWEIGERD)
        if staat == GEWEIGERD:
            breedte = self.plan.tabel.breedte
            reden = (
                "een aanhalingsteken wordt niet gesloten"
                if record.gebroken
                else f"de regel heeft {len(record.cellen)} cellen in plaats van {breedte}"
            )
            tekst = " | ".join(c.strip() for c in record.cellen)[:80]
            self.geweigerd.append(Weigerregel(record.regel, "hele regel", tekst, reden))
        self.los.append((staat, record.aantal))

    def _lees_rijen(self, blok: Blok) -> None:
        lezing = _Blokread(self, blok)
        self.regel.append(blok.regel)
        self.aantal.append(blok.aantal)
        self.staat.append(lezing.staat)
        for nummer in range(len(self.plan.kolommen)):
            lezing.neem_kolom(nummer, eerste_rij=self._rijen)
        self._rijen += len(blok.regel)

    # per different text

    def gebieden_van(self, blok: Blok) -> tuple[Ints, Callable[[int], tuple[int, str, str] | None]]:
        """The gebied number per row, and for a refused row the cell and the reason."""
        kolom, naam = self._rollen.eerste("gebiedscode"), self._rollen.eerste("gebiedsnaam")
        if kolom is None and naam is None:
            vast = self._nummer_van(Uitkomst(self.plan.gebied)) if self.plan.gebied else 0
            return np.full(len(blok.regel), vast, dtype=np.int32), lambda _: None
        if kolom is not None:
            uitkomsten = [self._zoeker.op_code(t) for t in blok.kolommen[kolom].uniek]
            index: npt.NDArray[np.int32] = blok.kolommen[kolom].index
        else:
            kolom = naam if naam is not None else 0
            uitkomsten, index = self._op_naam(blok, kolom)
        nummers = np.array([self._nummer_van(u) for u in uitkomsten], dtype=np.int32)
        return nummers[index], lambda rij: (kolom, blok.kolommen[kolom][rij], uitkomsten[index[rij]].reden)

    def _op_naam(self, blok: Blok, kolom: int) -> tuple[list[Uitkomst], Ints]:
        gemeente = self._rollen.eerste("gemeente")
        if gemeente is None:
            return [self._zoeker.op_naam(t) for t in blok.kolommen[kolom].uniek], blok.kolommen[kolom].index
        teksten, index = combineer([blok.kolommen[kolom], blok.kolommen[gemeente]])
        return [self._op_naam_in(naam, gm) for naam, gm in teksten], index

    def _op_naam_in(self, naam: str, gemeentenaam: str) -> Uitkomst:
        gevonden = self._zoeker.indeling.find(gemeentenaam, niveau="gemeente")
        return self._zoeker.op_naam(naam, gemeente=gevonden[0].code if len(gevonden) == 1 else None)

    def periode_van(self, tekst: str) -> Gelezen | None:
        gelezen = lees_periode(tekst)
        if gelezen is not None and gelezen.vorm == "datum" and self._korrel == "jaar":
            return Gelezen(code=f"{gelezen.code[:4]}JJ00", vorm="datum", soort=gelezen.soort)
        return gelezen if gelezen is None or gelezen.vorm != "datum" or self._korrel else None

    def topics_van(self, teksten: tuple[str, ...], eenheid: str) -> list[int]:
        """The topic per column of figures for one group; -1 where the group has no name."""
        groep = (*self.plan.onderwerpen, *(" ".join(t.replace("\ufeff", "").split()) for t in teksten))
        if not all(groep):
            return [-1] * len(self.plan.kolommen)
        nummers = [self.boek.nummer(groep, kolom=k, eenheid=eenheid) for k in self.plan.kolommen]
        gelezen = lees_eenheid(eenheid) if eenheid else None
        for nummer in nummers if gelezen else ():
            self.boek.zet_eenheid(nummer, gelezen)  # type: ignore[arg-type]
        return nummers

    def deel_van(self, teksten: tuple[str, ...]) -> int:
        return self.delen.nummer(uitsplitsing_van((*self.plan.uitsplitsingen, *teksten)))

    def kop_gebied(self, nummer: int) -> int | None:
        return self._kop_gebied[nummer]

    def bekende_rij(self, cellen: tuple[str, ...]) -> int | None:
        return self._bekende_rijen.get(_schoon(cellen))


def _schoon(cellen: Sequence[str]) -> tuple[str, ...]:
    schoon = [c.replace("\ufeff", "").strip() for c in cellen]
    while schoon and not schoon[-1]:
        schoon.pop()
    return tuple(schoon)


def combineer(kolommen: Sequence[Kolomdata]) -> tuple[list[tuple[str, ...]], Ints]:
    """The different combinations of these columns and, per row, which one it has."""
    if len(kolommen) == 1:
        return [(t,) for t in kolommen[0].uniek], kolommen[0].index
    code = np.zeros(len(kolommen[0].index), dtype=np.int64)
    for kolom in kolommen:
        code = code * len(kolom.uniek) + kolom.index
    _, eerste, index = np.unique(code, return_index=True, return_inverse=True)
    return [tuple(k[rij] for k in kolommen) for rij in eerste], index.astype(np.int32)


class _Blokread:
    """One block under way: per row its gebied, period, topic and part, per column its figures; the states follow."""

    def __init__(self, inlezing: Inlezing, blok: Blok) -> None:
        self._in = inlezing
        self._blok = blok
        rollen = inlezing.plan.rollen
        self._gebied, self._waarom_gebied = inlezing.gebieden_van(blok)
        self._periode, self._periodesoort = self._lees_perioden()
        self._topic, self._topic_index = self._lees_topics()
        self._deel = self._lees_delen()
        self._marge = self._lees_marges()
        self._status = self._lees_status()
        kolommen = [*(k.kolom for k in inlezing.plan.kolommen), *rollen.bij]
        self._getallen = {k: _Getallen(blok.kolommen[k], inlezing.plan) for k in kolommen}
        self.staat = self._lees_staat()

    def _kolom(self, kolom: int) -> Kolomdata:
        return self._blok.kolommen[kolom]

    def _lees_perioden(self) -> tuple[Ints | None, Bytes | None]:
        plan, rollen = self._in.plan, self._in.plan.rollen
        kolom, maand = rollen.eerste("periode"), rollen.eerste("maand")
        if kolom is None:
            return None, None
        if maand is not None:
            teksten, index = combineer([self._kolom(kolom), self._kolom(maand)])
            gelezen = [_met_maand(lees_periode(jaar), m) for jaar, m in teksten]
        else:
            index = self._kolom(kolom).index
            gelezen = [self._in.periode_van(t) for t in self._kolom(kolom).uniek]
        del plan
        nummers = [self._in.perioden.nummer(g.code) if g else _ONBEKEND for g in gelezen]
        soorten = np.array([g.soort if g else 0 for g in gelezen], dtype=np.int8)
        return np.array(nummers, dtype=np.int32)[index], soorten[index]

    def _lees_topics(self) -> tuple[Ints, Ints]:
        rollen = self._in.plan.rollen
        kolommen, eenheid = rollen.met("onderwerp"), rollen.eerste("eenheid")
        alle = [self._kolom(k) for k in (*kolommen, *((eenheid,) if eenheid is not None else ()))]
        if not alle:
            return np.array([self._in.topics_van((), "")], dtype=np.int32), np.zeros(len(self._blok.regel), np.int32)
        teksten, index = combineer(alle)
        n = len(kolommen)
        topics = [self._in.topics_van(t[:n], t[n].strip() if eenheid is not None else "") for t in teksten]
        return np.array(topics, dtype=np.int32), index

    def _lees_delen(self) -> Ints:
        kolommen = self._in.plan.rollen.met("uitsplitsing")
        if not kolommen:
            return np.full(len(self._blok.regel), self._in.deel_van(()), dtype=np.int32)
        teksten, index = combineer([self._kolom(k) for k in kolommen])
        return np.array([self._in.deel_van(t) for t in teksten], dtype=np.int32)[index]

    def _lees_marges(self) -> Bytes:
        rollen = self._in.plan.rollen
        kolom = rollen.eerste("marges")
        if kolom is None:
            return np.zeros(len(self._blok.regel), dtype=np.int8)
        soorten = [rollen.margecodes.get(t.strip()) for t in self._kolom(kolom).uniek]
        codes = np.array([_MARGES.index(s) if s else -1 for s in soorten], dtype=np.int8)
        return codes[self._kolom(kolom).index]

    def _lees_status(self) -> Bytes | None:
        kolom = self._in.plan.rollen.eerste("status")
        if kolom is None:
            return None
        soorten = {"voorlopig": VOORLOPIG, "nader voorlopig": NADER_VOORLOPIG}
        codes = np.array([soorten.get(t.strip().casefold(), 0) for t in self._kolom(kolom).uniek], dtype=np.int8)
        return codes[self._kolom(kolom).index]

    # what becomes of each row

    def _lees_staat(self) -> Bytes:
        n = len(self._blok.regel)
        leeg, fout = np.ones(n, dtype=bool), np.zeros(n, dtype=bool)
        for kolom in self._in.plan.kolommen:
            leeg &= self._getallen[kolom.kolom].soort == ONTBREEKT
        for getallen in self._getallen.values():
            fout |= getallen.soort == FOUT
        fout |= (self._gebied == _ONBEKEND) | (self._marge < 0) | (self._topic.min(axis=1) < 0)[self._topic_index]
        if self._periode is not None:
            fout |= self._periode < 0
        staat = np.where(fout, GEWEIGERD, GELEZEN).astype(np.int8)
        staat[self._gebied == _PSEUDO] = toestand("pseudogebied")
        staat[leeg] = toestand("geen waarde")
        for rij in np.flatnonzero(staat == GEWEIGERD):
            bekend = self._in.bekende_rij(self._blok.cellen(rij))
            if bekend is not None:
                staat[rij] = bekend
            else:
                self._in.geweigerd.extend(self._redenen(int(rij)))
        return staat

    def _redenen(self, rij: int) -> list[Weigerregel]:
        rollen, regel = self._in.plan.rollen, int(self._blok.regel[rij])
        redenen: list[Weigerregel] = []
        if self._gebied[rij] == _ONBEKEND and (waarom := self._waarom_gebied(rij)):
            kolom, tekst, reden = waarom
            redenen.append(Weigerregel(regel, kolom, tekst.strip(), reden))
        if self._periode is not None and self._periode[rij] < 0:
            kolom = rollen.met("periode", "maand")[-1]
            tekst = self._kolom(kolom)[rij].strip()
            redenen.append(Weigerregel(regel, kolom, tekst, f"'{tekst[:40]}' is geen periode"))
        if self._topic[self._topic_index[rij]].min() < 0:
            redenen.append(Weigerregel(regel, rollen.met("onderwerp")[0], "", "het onderwerp ontbreekt"))
        if self._marge[rij] < 0:
            kolom = rollen.met("marges")[0]
            tekst = self._kolom(kolom)[rij].strip()
            redenen.append(
                Weigerregel(regel, kolom, tekst, f"'{tekst[:40]}' zegt niet of dit een waarde of een marge is")
            )
        for kolom, getallen in self._getallen.items():
            if getallen.soort[rij] == FOUT:
                redenen.append(Weigerregel(regel, kolom, self._kolom(kolom)[rij].strip()[:80], getallen.reden(rij)))
        return redenen

    # the figures of one column

    def neem_kolom(self, nummer: int, *, eerste_rij: int) -> None:
        """Add the figures of a column of the rows that are read to the whole."""
        kolom, vellen = self._in.plan.kolommen[nummer], self._in.vellen
        kop_gebied = self._in.kop_gebied(nummer)
        if kop_gebied is not None and kop_gebied < 0:
            return
        getallen = self._getallen[kolom.kolom]
        rijen = np.flatnonzero((self.staat == GELEZEN) & (getallen.soort <= ONDERDRUKT))
        if not len(rijen):
            return
        topic = self._topic[:, nummer][self._topic_index[rijen]]
        vellen.topic.append(topic)
        vellen.gebied.append(self._gebied[rijen] if kop_gebied is None else np.full(len(rijen), kop_gebied, np.int32))
        vellen.periode.append(self._periode_van_kolom(nummer, rijen))
        vellen.deel.append(self._deel[rijen])
        vellen.waarde.append(getallen.waarde[rijen])
        vellen.soort.append(self._soort(nummer, rijen))
        vellen.rij.append((rijen + eerste_rij).astype(np.int32))
        vellen.kolom.append(np.full(len(rijen), kolom.kolom, dtype=np.int32))
        vellen.marge.append(self._marge[rijen])
        onder, boven = self._grenzen(kolom.kolom, rijen)
        vellen.onder.append(onder)
        vellen.boven.append(boven)

    def _periode_van_kolom(self, nummer: int, rijen: npt.NDArray[np.int64]) -> Ints:
        if self._periode is not None:
            return self._periode[rijen]
        periode = self._in.plan.kolommen[nummer].periode or self._in.plan.periode
        code = periode.code if periode else ""
        return np.full(len(rijen), self._in.perioden.nummer(code), dtype=np.int32)

    def _soort(self, nummer: int, rijen: npt.NDArray[np.int64]) -> Bytes:
        """How provisional each figure is: as its cell, its period or its line says, the strongest of them."""
        soort = self._getallen[self._in.plan.kolommen[nummer].kolom].soort[rijen]
        if self._periodesoort is not None:
            soort = np.maximum(soort, self._periodesoort[rijen])
        else:
            periode = self._in.plan.kolommen[nummer].periode or self._in.plan.periode
            soort = np.maximum(soort, np.int8(periode.soort if periode else 0))
        return soort if self._status is None else np.maximum(soort, self._status[rijen])

    def _grenzen(self, kolom: int, rijen: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
        """The bounds that columns of margins give; NaN where there are none."""
        waarde = self._getallen[kolom].waarde[rijen]
        onder, boven = np.full(len(rijen), np.nan), np.full(len(rijen), np.nan)
        for grenskolom in (g for g, bij in self._in.plan.rollen.bij.items() if bij == kolom):
            getal = self._getallen[grenskolom].waarde[rijen]
            match self._in.plan.rollen.rollen[grenskolom].rol:
                case "ondergrens":
                    onder = getal
                case "bovengrens":
                    boven = getal
                case _:
                    onder, boven = np.round(waarde - getal, 10), np.round(waarde + getal, 10)
        return onder, boven


class _Getallen:
    """The numbers of one column of a block."""

    def __init__(self, kolom: Kolomdata, plan: Plan) -> None:
        waarden, soorten, self._redenen = lees_getallen(kolom.uniek, notatie=plan.notatie)
        self._index = kolom.index
        self.waarde: Floats = waarden[kolom.index]
        self.soort: Bytes = soorten[kolom.index]

    def reden(self, rij: int) -> str:
        return self._redenen[int(self._index[rij])]


def _met_maand(jaar: Gelezen | None, maand: str) -> Gelezen | None:
    schoon = maand.strip().casefold().removesuffix(".0")
    nummer = MAANDNUMMER.get(schoon) or (int(schoon) if schoon.isdigit() else 0)
    if jaar is None or jaar.vorm != "jaar" or not 1 <= nummer <= 12:
        return None
    return Gelezen(code=f"{jaar.code[:4]}MM{nummer:02d}", vorm="woord", soort=jaar.soort)

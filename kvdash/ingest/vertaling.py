"""From the different texts in a file to numbers: areas, periods, topics, parts; each text is looked at once."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from kvdash.domain.gebied import Gebied
from kvdash.domain.upload import Toelichting
from kvdash.ingest.blokken import Blok, Kolomdata
from kvdash.ingest.eenheden import lees_eenheid, splits_kop
from kvdash.ingest.gebieden import Gebiedzoeker, Uitkomst, lijkt_code
from kvdash.ingest.onderwerpboek import Onderwerpboek
from kvdash.ingest.onderwerpen import uitsplitsing_van
from kvdash.ingest.perioden import KWARTAALKOP, Gelezen, korrel_van_datums, lees_deel, lees_periode, met_deel
from kvdash.ingest.plan import Plan
from kvdash.ingest.records import Record
from kvdash.ingest.regelstaat import toestand

Ints = npt.NDArray[np.int32]
PSEUDO, ONBEKEND = -1, -2  # in place of the number of an area or period

# Of a row: the column at fault, its text, and the reason.
Waarom = Callable[[int], tuple[int, str, str]]


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


class Vertaling:
    """Vertaling: what the texts of one file mean, by its plan."""

    def __init__(self, plan: Plan, *, zoeker: Gebiedzoeker, boek: Onderwerpboek) -> None:
        self.plan = plan
        self.boek = boek
        self.gebieden: dict[str, Gebied] = {}
        self.gebied_register, self.perioden, self.delen = Register(), Register(), Register()
        self._zoeker = zoeker
        self._buiten_data = self._rijen_buiten_data()
        self._kop_gebieden = [self._gebied_van_kop(k.gebied) for k in plan.kolommen]
        self._korrel = self._korrel_van_kolom()
        boek.bereid_voor(plan.kolommen)

    # rows that are no data

    def _rijen_buiten_data(self) -> dict[tuple[str, ...], int]:
        tabel = self.plan.tabel
        delen: tuple[tuple[Sequence[Record], Toelichting], ...] = (
            (tabel.voet, "voetregel"),
            (tabel.aanhef, "aanhef"),
            (tabel.koprecords, "kopregel"),
            (tabel.tussenkoppen, "kopregel"),
        )
        return {_schoon(r.cellen): toestand(reden) for rs, reden in delen for r in rs if not r.is_leeg}

    def buiten_data(self, cellen: Sequence[str]) -> int | None:
        """The state of a row that repeats one of preamble, header or footer (a file twice in one); else None."""
        return self._buiten_data.get(_schoon(cellen))

    # areas

    def _nummer_van(self, uitkomst: Uitkomst) -> int:
        if uitkomst.gebied is None:
            return PSEUDO if uitkomst.pseudo else ONBEKEND
        self.gebieden[uitkomst.gebied.code] = uitkomst.gebied
        return self.gebied_register.nummer(uitkomst.gebied.code)

    def _gebied_van_kop(self, tekst: str | None) -> int | None:
        if tekst is None:
            return None
        return self._nummer_van(self._zoeker.op_code(tekst) if lijkt_code(tekst) else self._zoeker.op_naam(tekst))

    def kop_gebied(self, nummer: int) -> int | None:
        """The number of the area in the header of a column of figures, None if rows tell the area."""
        return self._kop_gebieden[nummer]

    def gebieden_van(self, blok: Blok) -> tuple[Ints, Waarom]:
        """The number of the area per row, and for a row without one why."""
        rollen = self.plan.rollen
        code, naam = rollen.eerste("gebiedscode"), rollen.eerste("gebiedsnaam")
        kolom = code if code is not None else naam
        if kolom is None:
            vast = self._nummer_van(Uitkomst(self.plan.gebied)) if self.plan.gebied else 0
            return np.full(len(blok.regel), vast, dtype=np.int32), lambda rij: (0, "", "")
        data = blok.kolommen[kolom]
        uitkomsten, index = (self._op_code(blok, data), data.index) if code is not None else self._op_naam(blok, data)
        nummers = np.array([self._nummer_van(u) for u in uitkomsten], dtype=np.int32)
        return nummers[index], lambda rij: (kolom, data[rij].strip(), uitkomsten[index[rij]].reden)

    def _op_code(self, blok: Blok, codes: Kolomdata) -> list[Uitkomst]:
        """With the name that stands beside a code first, for a code that the tree does not know."""
        kolom, vorm = self.plan.rollen.eerste("gebiedsnaam"), self.plan.rollen.voorvoegsel
        teksten = [vorm.code(t) for t in codes.uniek] if vorm else codes.uniek
        if kolom is None:
            return [self._zoeker.op_code(t) for t in teksten]
        _, eerste = np.unique(codes.index, return_index=True)
        namen = dict(zip(codes.index[eerste].tolist(), eerste.tolist(), strict=True))
        return [
            self._zoeker.op_code(t, naam=blok.kolommen[kolom][namen[n]] if n in namen else "")
            for n, t in enumerate(teksten)
        ]

    def _op_naam(self, blok: Blok, namen: Kolomdata) -> tuple[list[Uitkomst], Ints]:
        gemeente = self.plan.rollen.eerste("gemeente")
        if gemeente is None:
            return [self._zoeker.op_naam(t) for t in namen.uniek], namen.index
        teksten, index = combineer([namen, blok.kolommen[gemeente]])
        return [self._op_naam_in(naam, gm) for naam, gm in teksten], index

    def _op_naam_in(self, naam: str, gemeentenaam: str) -> Uitkomst:
        gevonden = self._zoeker.indeling.find(gemeentenaam, niveau="gemeente")
        return self._zoeker.op_naam(naam, gemeente=gevonden[0].code if len(gevonden) == 1 else None)

    # periods

    def _korrel_van_kolom(self) -> str | None:
        """For a column of dates: whether they stand for years or months."""
        rollen = self.plan.rollen
        kolom = rollen.eerste("periode")
        profiel = rollen.monster.profielen[kolom] if kolom is not None else None
        return korrel_van_datums(profiel.uniek) if profiel and profiel.periode_vormen == {"datum"} else None

    def periode_van(self, tekst: str) -> Gelezen | None:
        """A text in the column of periods; dates by what the whole column stands for."""
        gelezen = lees_periode(tekst)
        if gelezen is None or gelezen.vorm != "datum":
            return gelezen
        if self._korrel == "jaar":
            return Gelezen(code=f"{gelezen.code[:4]}JJ00", vorm="datum", soort=gelezen.soort)
        return gelezen if self._korrel else None

    def perioden_van(self, blok: Blok) -> tuple[Ints, npt.NDArray[np.int8]] | None:
        """The number of the period and how provisional it is, per row; None if no column tells the period."""
        rollen = self.plan.rollen
        kolom, maand = rollen.eerste("periode"), rollen.eerste("maand")
        if kolom is None and (maand is None or self.plan.periode is None):
            return None
        if maand is None:
            assert kolom is not None
            index = blok.kolommen[kolom].index
            gelezen = [self.periode_van(t) for t in blok.kolommen[kolom].uniek]
        else:
            gelezen, index = self._met_maanden(blok, kolom, maand)
        nummers = np.array([self.perioden.nummer(g.code) if g else ONBEKEND for g in gelezen], dtype=np.int32)
        soorten = np.array([g.soort if g else 0 for g in gelezen], dtype=np.int8)
        return nummers[index], soorten[index]

    def _met_maanden(self, blok: Blok, kolom: int | None, maand: int) -> tuple[list[Gelezen | None], Ints]:
        """The months or quarters of the year that a column tells, else of the one year of the file."""
        kop = self.plan.tabel.kop(maand)
        if kolom is None:
            data = blok.kolommen[maand]
            return [_met_maand(self.plan.periode, _deel_van(m, kop)) for m in data.uniek], data.index
        teksten, index = combineer([blok.kolommen[kolom], blok.kolommen[maand]])
        return [_met_maand(lees_periode(jaar), _deel_van(m, kop)) for jaar, m in teksten], index

    def delen_van_jaar(self, blok: Blok) -> tuple[list[str | None], Ints] | None:
        """The months or quarters of rows of which the headers of the columns tell the year; None if there are none."""
        maand = self.plan.rollen.eerste("maand")
        if maand is None or self.plan.rollen.met("periode") or self.plan.periode is not None:
            return None
        kop, data = self.plan.tabel.kop(maand), blok.kolommen[maand]
        return [_deel_van(m, kop) for m in data.uniek], data.index

    def met_deel(self, nummers: Ints, deel: str) -> Ints:
        """The numbers of this month or quarter of the years that these are."""
        uniek, index = np.unique(nummers, return_inverse=True)
        nieuw = [n if n < 0 else self.perioden.nummer(met_deel(self.perioden.codes[n], deel)) for n in uniek.tolist()]
        return np.array(nieuw, dtype=np.int32)[index]

    # topics and parts

    def topics_van(self, blok: Blok) -> tuple[Ints, Ints]:
        """Per different group the topic in each column of figures (-1: no name), and per row which group it has."""
        rollen = self.plan.rollen
        kolommen, eenheid = rollen.met("onderwerp"), rollen.met("eenheid")[:1]
        if not kolommen and not eenheid:
            return np.array([self._topics((), "")], dtype=np.int32), np.zeros(len(blok.regel), np.int32)
        teksten, index = combineer([blok.kolommen[k] for k in (*kolommen, *eenheid)])
        n = len(kolommen)
        return np.array([self._topics(t[:n], "".join(t[n:]).strip()) for t in teksten], dtype=np.int32), index

    def _topics(self, teksten: tuple[str, ...], eenheid: str) -> list[int]:
        gesplitst = [splits_kop(t.replace("\ufeff", "")) for t in teksten]
        groep = (*self.plan.onderwerpen, *(onderwerp for onderwerp, _ in gesplitst))
        if not all(groep):
            return [-1] * len(self.plan.kolommen)
        in_naam = next((gelezen for _, gelezen in gesplitst if gelezen is not None), None)
        gelezen = lees_eenheid(eenheid) if eenheid else in_naam
        return [self.boek.nummer(groep, kolom=k, eenheid=gelezen) for k in self.plan.kolommen]

    def weggelaten(self, topic: Ints) -> npt.NDArray[np.bool_]:
        """Which of these numbers of topics a user left out."""
        weg = np.array([t.weg for t in self.boek.topics] or [False])
        return weg[np.maximum(topic, 0)] & (topic >= 0)

    def delen_van(self, blok: Blok) -> Ints:
        """The number of the uitsplitsing per row."""
        kolommen = self.plan.rollen.met("uitsplitsing")
        if not kolommen:
            return np.broadcast_to(np.int32(self._deel(())), len(blok.regel))
        teksten, index = combineer([blok.kolommen[k] for k in kolommen])
        return np.array([self._deel(t) for t in teksten], dtype=np.int32)[index]

    def _deel(self, teksten: tuple[str, ...]) -> int:
        return self.delen.nummer(uitsplitsing_van((*self.plan.uitsplitsingen, *teksten)))


def combineer(kolommen: Sequence[Kolomdata]) -> tuple[list[tuple[str, ...]], Ints]:
    """The different combinations of these columns and, per row, which one it has."""
    if len(kolommen) == 1:
        return [(t,) for t in kolommen[0].uniek], kolommen[0].index
    code = np.zeros(len(kolommen[0].index), dtype=np.int64)
    for kolom in kolommen:
        code = code * len(kolom.uniek) + kolom.index
    _, eerste, index = np.unique(code, return_index=True, return_inverse=True)
    return [tuple(k[int(rij)] for k in kolommen) for rij in eerste], index.astype(np.int32)


def _schoon(cellen: Sequence[str]) -> tuple[str, ...]:
    schoon = [c.replace("\ufeff", "").strip() for c in cellen]
    while schoon and not schoon[-1]:
        schoon.pop()
    return tuple(schoon)


def _deel_van(tekst: str, kop: str) -> str | None:
    """A cell of the column of months or quarters; what numbers count is told by its header."""
    schoon = tekst.strip().removesuffix(".0")
    if not schoon.isdigit():
        return lees_deel(schoon)
    soort, hoogste = ("KW", 4) if KWARTAALKOP.search(kop) else ("MM", 12)
    return f"{soort}{int(schoon):02d}" if 1 <= int(schoon) <= hoogste else None


def _met_maand(jaar: Gelezen | None, deel: str | None) -> Gelezen | None:
    if jaar is None or jaar.vorm != "jaar" or deel is None:
        return None
    return Gelezen(code=met_deel(jaar.code, deel), vorm="woord", soort=jaar.soort)

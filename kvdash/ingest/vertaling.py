"""From the different texts in a file to numbers: areas, periods, topics, parts; each text is looked at once."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
import numpy.typing as npt

from kvdash.domain.gebied import Gebied
from kvdash.domain.herkenning import Onderwerpbeeld
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.onderwerp import Onderwerp, code_van_naam
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Onderwerpkeuze, Toewijzing, kopvorm
from kvdash.domain.upload import Toelichting
from kvdash.ingest.cellen import (
    KWARTAALKOP,
    Eenheid,
    Gelezen,
    korrel_van_datums,
    lees_deel,
    lees_eenheid,
    lees_periode,
    maat_uit_woorden,
    met_deel,
    splits_kop,
)
from kvdash.ingest.gebieden import Gebiedzoeker, Uitkomst, lijkt_code
from kvdash.ingest.invoer import Blok, Kolomdata
from kvdash.ingest.metadata import Uitleg
from kvdash.ingest.onderwerpen import Onderwerpzoeker, is_algemeen, is_andere_telling, slug, uitsplitsing_van
from kvdash.ingest.plan import Plan, Waardekolom
from kvdash.ingest.tekst import Record

# What becomes of a line: read, refused, or explained.

TOELICHTINGEN: tuple[Toelichting, ...] = get_args(Toelichting)
GELEZEN, GEWEIGERD = 0, 1  # the states of a line; those above are 2 + the position in TOELICHTINGEN


def toestand(reden: Toelichting) -> int:
    """The state of a line that is explained."""
    return 2 + TOELICHTINGEN.index(reden)


@dataclass(frozen=True, slots=True)
class Weigerregel:
    """Weigerregel: a refused cell: line, column (position, or a text of its own), text and reason."""

    regel: int
    kolom: int | str
    waarde: str
    reden: str


# The topics of one file: which indicator, bron and maat each combination of group and column is.

_MAX_CODE = 60
_MAX_VOORSTELLEN = 50  # new topics for which a known indicator is looked up that looks like it


@dataclass
class Topic:
    """Topic: what a file measures. `maat` and `bron` may be None until all its figures were seen.

    `label` is how the file names it; `weg` says that a user left it out.
    """

    label: str
    indicator: str
    naam: str
    maat: Maat | None
    bron: str | None
    nieuw: bool
    weg: bool = False
    maat_geraden: bool = False
    is_telling: bool = False  # counts by default: figures with a fraction are then its rate
    factor: float = 1.0


class Onderwerpboek:
    """Onderwerpboek: gives each topic a number, and settles at the end what was left open."""

    def __init__(
        self,
        zoeker: Onderwerpzoeker,
        *,
        bron: str | None,
        is_cbs: bool,
        titel: str,
        toewijzing: Toewijzing = GEEN_TOEWIJZING,
        uitleg: Uitleg | None = None,
    ) -> None:
        self._uitleg = uitleg or Uitleg()
        self.topics: list[Topic] = []
        self.waarschuwingen: list[str] = []
        self._zoeker = zoeker
        self._bron = bron
        self._is_cbs = is_cbs
        self._titel = titel
        self._gekozen_topics = toewijzing.per_label
        self._bepaald = {indicator.code: indicator for indicator in toewijzing.nieuwe_indicatoren}
        self._nummers: dict[tuple[tuple[str, ...], int, Eenheid | None], int] = {}
        self._dubbelzinnig: frozenset[str] = frozenset()
        self._naam_van_code = {indicator.code: indicator.naam for indicator in zoeker.catalogus.in_te_delen}

    def bereid_voor(self, kolommen: Sequence[Waardekolom]) -> None:
        """Several columns of one kind of figure with different topics: then the group alone is not the topic."""
        per_maat: dict[str, set[str]] = defaultdict(set)
        for kolom in kolommen:
            per_maat[self._maat_van_kop(kolom) or ""].add(kolom.onderwerp)
        self._dubbelzinnig = frozenset(maat for maat, namen in per_maat.items() if len(namen) > 1)

    def nummer(self, groep: tuple[str, ...], *, kolom: Waardekolom, eenheid: Eenheid | None) -> int:
        """The number of the topic of this group (texts of a row and of the preamble) in this column.

        `eenheid` is the unit that a column of units gives; it comes before that of the header.
        """
        sleutel = (groep, kolom.kolom, eenheid)
        if sleutel not in self._nummers:
            self._nummers[sleutel] = len(self.topics)
            self.topics.append(self._topic(groep, replace(kolom, eenheid=eenheid or kolom.eenheid)))
        return self._nummers[sleutel]

    def _maat_van_kop(self, kolom: Waardekolom) -> Maat | None:
        if kolom.eenheid is not None:
            return kolom.eenheid.maat
        maat = maat_uit_woorden(kolom.kop)
        return maat if maat != "aantal" else None

    def _topic(self, groep: tuple[str, ...], kolom: Waardekolom) -> Topic:
        kop = "" if is_algemeen(kolom.onderwerp) else kolom.onderwerp
        maat = self._maat_van_kop(kolom)
        if groep:
            telt_mee = bool(kop) and ((maat or "") in self._dubbelzinnig or is_andere_telling(kop))
            bekend = None if telt_mee else self._zoek_groep(groep)
            label = " – ".join((*groep, kop) if telt_mee else groep)
        else:
            bekend = self._zoeker.zoek(kolom.kop) or (self._zoeker.zoek(kop) if kop else None)
            bekend = bekend or (None if kop else self._zoeker.zoek(self._titel))
            label = kop or self._label_van_buiten(kolom)
        factor = kolom.eenheid.factor if kolom.eenheid else 1.0
        naam = label if groep else _naam(label)
        keuze = self._gekozen_topics.get(kopvorm(label))
        if keuze is not None:
            return self._gekozen(keuze, Topic(label, "", naam, maat, self._bron, nieuw=False, factor=factor))
        if bekend is not None:
            return self._bekend(label, bekend, maat, factor)
        maat = maat or maat_uit_woorden(label)
        return Topic(label, self._nieuwe_code(label, naam), naam, maat, self._bron, nieuw=True, factor=factor)

    def _gekozen(self, keuze: Onderwerpkeuze, topic: Topic) -> Topic:
        """The topic as a user confirmed it; the kind of figure only where the file does not tell it."""
        if keuze.indicator is None:
            return replace(topic, indicator=self._nieuwe_code(topic.label, topic.naam), weg=True)
        if keuze.indicator in self._zoeker.catalogus:
            indicator = self._zoeker.catalogus.get(keuze.indicator)
        else:
            indicator = keuze.nieuw or Indicator(code=keuze.indicator, naam=topic.naam, ingedeeld=False)
        maat = topic.maat or keuze.maat
        return replace(
            topic,
            indicator=indicator.code,
            naam=indicator.naam,
            maat=maat,
            nieuw=indicator.code not in self._zoeker.catalogus,
            is_telling=maat is None and indicator.eenheid == "per 1.000",
        )

    def _label_van_buiten(self, kolom: Waardekolom) -> str:
        """A name for a column whose header says nothing: the title, else that header."""
        return kolom.kop if is_algemeen(self._titel) else self._titel

    def _zoek_groep(self, groep: tuple[str, ...]) -> Onderwerp | None:
        """What the group is, if one of its texts says so and it has no other."""
        return self._zoeker.zoek(groep[0]) if len(groep) == 1 else None

    def _bekend(self, label: str, bekend: Onderwerp, maat: Maat | None, factor: float) -> Topic:
        indicator = self._zoeker.catalogus.get(bekend.indicator)
        return Topic(
            label=label,
            indicator=bekend.indicator,
            naam=indicator.naam,
            maat=maat or bekend.maat,
            bron=self._bron or bekend.bron,
            nieuw=False,
            is_telling=maat is None and bekend.maat == "aantal" and indicator.eenheid == "per 1.000",
            factor=factor,
        )

    def _nieuwe_code(self, label: str, naam: str) -> str:
        code = slug(label)
        if len(code) >= _MAX_CODE - 2:  # what tells long labels apart is the hash of the whole
            code = f"{code[: _MAX_CODE - 9]}_{hashlib.sha256(label.encode()).hexdigest()[:6]}"
        basis = f"{code}_bestand" if code in self._zoeker.catalogus else code
        eigen = code_van_naam(basis, naam, bekend=self._naam_van_code)
        self._naam_van_code.setdefault(eigen, naam)
        return eigen

    def rond_af(self, *, met_breuk: Sequence[bool], boven_100: Sequence[bool]) -> None:
        """Settle what was open, now that it is known which topics have fractions, or figures above 100."""
        bronnen = Counter(t.bron for t in self.topics if t.bron is not None)
        anders = next((b for b, _ in bronnen.most_common(1)), "CBS" if self._is_cbs else "onbekend")
        geraden: list[str] = []
        breuken = {t.indicator for t, breuk in zip(self.topics, met_breuk, strict=True) if breuk}
        hoge = {t.indicator for t, hoog in zip(self.topics, boven_100, strict=True) if hoog}
        for topic in self.topics:  # columns of one indicator are of one kind, whole numbers or not
            breuk, hoog = topic.indicator in breuken, topic.indicator in hoge
            topic.bron = topic.bron or anders
            if topic.is_telling and breuk:
                topic.maat, topic.maat_geraden = "per 1.000", True
                geraden.append(f"{topic.naam} als 'per 1.000'")
            elif topic.maat is None:
                topic.maat, topic.maat_geraden = "percentage" if breuk and not hoog else "aantal", breuk
                geraden += [f"{topic.naam} als '{topic.maat}'"] if breuk else []
        geraden = list(dict.fromkeys(geraden))
        if geraden:
            rest = f" en nog {len(geraden) - 5}" if len(geraden) > 5 else ""
            self.waarschuwingen.append(
                f"De eenheid staat niet in het bestand. Gelezen: {', '.join(geraden[:5])}{rest}. Klopt dat?"
            )

    def beelden(self, gebruikt: set[int]) -> tuple[Onderwerpbeeld, ...]:
        """The topics that were used or left out, as a user may see and change them: each label once."""
        gegeven = {(self.topics[n].indicator, self.topics[n].maat) for n in gebruikt}
        per_label: dict[str, list[Topic]] = defaultdict(list)
        for topic in self.topics:
            if topic.weg or (topic.indicator, topic.maat) in gegeven:
                per_label[kopvorm(topic.label)].append(topic)
        nieuw = [label for label, groep in per_label.items() if groep[0].nieuw][:_MAX_VOORSTELLEN]
        return tuple(
            Onderwerpbeeld(
                label=label,
                naam=groep[0].naam,
                indicator=None if groep[0].weg else groep[0].indicator,
                maten=tuple(dict.fromkeys(t.maat for t in groep if t.maat is not None)),
                is_nieuw=groep[0].nieuw,
                bron=groep[0].bron or "onbekend",
                maat_geraden=any(t.maat_geraden for t in groep),
                voorstel=self._zoeker.lijkt_op(label) if label in nieuw else None,
            )
            for label, groep in per_label.items()
        )

    def nieuwe_indicatoren(self, gebruikt: set[int]) -> tuple[Indicator, ...]:
        """The indicators that the catalogue does not know, of the topics that were used."""
        gevonden: dict[str, Indicator] = {}
        for nummer in sorted(gebruikt):
            topic = self.topics[nummer]
            if topic.nieuw and topic.indicator not in gevonden:
                gevonden[topic.indicator] = self._bepaald.get(topic.indicator) or Indicator(
                    code=topic.indicator,
                    naam=topic.naam,
                    eenheid=topic.maat or "aantal",
                    bron=topic.bron or "onbekend",
                    bron_tabel=self._uitleg.tabel,
                    definitie=self._uitleg.definitie(topic.label),
                    ingedeeld=False,
                )
        return tuple(gevonden.values())


def _naam(label: str) -> str:
    """A header to show: of a topic path the last two parts, of a key (VoeltZichOnveilig_2) the words."""
    if sleutel := re.fullmatch(r"([A-Za-z]+)_\d{1,3}|([A-Za-z]*[a-z][A-Z][A-Za-z]*)", label):
        woorden = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", sleutel[1] or sleutel[2])
        return woorden[:1].upper() + woorden[1:].lower()
    delen = [d.strip() for d in label.split("/")]
    return ": ".join(delen[-2:]) if len(delen) > 2 else label


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

"""The topics of one file: which indicator, bron and maat each combination of group and column is."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kvdash.domain.herkenning import Onderwerpbeeld
from kvdash.domain.indicator import Indicator, Maat
from kvdash.domain.onderwerp import Onderwerp, code_van_naam
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Onderwerpkeuze, Toewijzing, kopvorm
from kvdash.ingest.eenheden import Eenheid, maat_uit_woorden
from kvdash.ingest.koppen import Waardekolom
from kvdash.ingest.onderwerpen import Onderwerpzoeker, is_algemeen, is_andere_telling, slug
from kvdash.ingest.verklaard import Uitleg

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

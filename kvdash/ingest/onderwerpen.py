"""Which indicator a topic of a file is: through the catalogue, or a new one that is reported."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kvdash.domain.catalogus import Catalogus
from kvdash.domain.onderwerp import Onderwerp, normalize_label
from kvdash.domain.upload import TOTAAL

# A measure about something else than what is counted under the group's own name.
_ANDERE_TELLING = re.compile(
    r"verdacht|slachtoffer|opgehelderd|ophelder|dader|aanhoud|aangehouden|aangift|poging|gewond|dood|doden|gewijzigd|ontwikkeling|verschil",
    re.IGNORECASE,
)
_ALGEMEEN = re.compile(
    r"(data|jaar|jaren|waarden?|values?|aantal|aantallen|cijfers?|x|y|n|totaal|getal|kolom \d+|unnamed.*|v\d+)?",
    re.IGNORECASE,
)
_TOPICCODE = re.compile(r"\d+(\.\d+)+(\s.*)?|\d{1,3}\s+\D.*|[A-Z]\d{2,3}(\s.*)?|CRI\d+|[a-z]+(_[a-z0-9]+)+")
_TOTAAL = re.compile(
    r"totaal.*|.*\btotaal|total|t\d{6}|m\s?[&+/]\s?v|mannen en vrouwen|alle .*|allen|beide.*|10000|0+", re.IGNORECASE
)
_GROEP = re.compile(
    r"man(nen)?|vrouw(en)?|m|v|jongens?|meisjes?|geslacht.*|.*\d+ (tot|t/m|-) ?(en met )?\d+ jaar|"
    r".*\d+ jaar (of|en) ouder|\d+-\d+ jaar|(0|\d+) tot \d+|\d+\+|(jonger|ouder) dan .*|"
    r".*migratieachtergrond|.*herkomst.*|minderjarig(en)?|volwassen(en)?|jeugd|jongvolwassenen|\d{4,6}",
    re.IGNORECASE,
)


_VERGELIJKING = re.compile(r"[<>≤≥+]")  # "Fiets <18" is another topic than "Fiets >18", of the same words


def is_algemeen(kop: str) -> bool:
    """Whether a header says nothing about the topic ("waarde", "2024", "kolom 4")."""
    return _ALGEMEEN.fullmatch(kop.strip()) is not None


def is_uitsplitsingskop(kop: str) -> bool:
    """Whether a header says that the column tells parts of the people apart, by who they are or what they answered."""
    return (
        re.search(r"geslacht|leeftijd|herkomst|achtergrond|opleiding|kenmerk|inkomen|antwoord", kop, re.IGNORECASE)
        is not None
    )


def is_totaal(tekst: str) -> bool:
    return _TOTAAL.fullmatch(tekst.strip()) is not None


def is_uitsplitsing(tekst: str) -> bool:
    """Whether a text names a part of the people counted (or all of them), not a topic."""
    return is_totaal(tekst) or _GROEP.fullmatch(tekst.strip()) is not None


def lijkt_onderwerp(tekst: str) -> bool:
    """Whether a text opens with a code, as topics of publishers do."""
    return _TOPICCODE.fullmatch(tekst.strip()) is not None


def is_andere_telling(kop: str) -> bool:
    return _ANDERE_TELLING.search(kop) is not None


def uitsplitsing_van(delen: Iterable[str]) -> str:
    """The parts of the people counted as one text; `totaal` where every part is everyone."""
    over = [" ".join(d.split()) for d in delen if d.strip() and not is_totaal(d)]
    return " / ".join(over) or TOTAAL


def slug(tekst: str) -> str:
    """A code made of all words of a label."""
    plat = (
        unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tekst))
        .encode("ascii", "ignore")
        .decode()
        .casefold()
    )
    code = re.sub(r"[^a-z0-9]+", "_", plat).strip("_")
    return code if code[:1].isalpha() else f"o_{code}".strip("_")


class Onderwerpzoeker:
    """Onderwerpzoeker: looks topics up in the catalogue, by code, by name and by the labels it knows."""

    def __init__(self, catalogus: Catalogus) -> None:
        self.catalogus = catalogus
        self._namen = {normalize_label(i.naam): i.code for i in catalogus.indicatoren}
        bronnen = [*(i.bron for i in catalogus.indicatoren), *(o.bron for o in catalogus.onderwerpen)]
        self._bronnen = {bron.casefold() for bron in bronnen}
        self.zoek = lru_cache(maxsize=10_000)(self._zoek)

    def _zoek(self, label: str) -> Onderwerp | None:
        """The topic of this label, None unless code or words are exactly those of the catalogue."""
        schoon = " ".join(label.replace("\ufeff", "").split())
        if not schoon:
            return None
        code = schoon.casefold() if schoon.casefold() in self.catalogus else self._namen.get(normalize_label(schoon))
        if code is None:
            return self.catalogus.find_onderwerp(schoon)
        indicator = self.catalogus.get(code)
        if (
            _VERGELIJKING.findall(indicator.naam) != _VERGELIJKING.findall(schoon)
            and indicator.code != schoon.casefold()
        ):
            return None
        maat = "aantal" if indicator.eenheid == "per 1.000" else indicator.eenheid
        return Onderwerp(patroon=schoon, indicator=code, bron=indicator.bron, maat=maat)

    def aandeel(self, teksten: list[str]) -> float:
        """Which part of these texts the catalogue knows."""
        enkele = teksten[:300]
        return sum(self.zoek(t) is not None for t in enkele) / len(enkele) if enkele else 0.0

    def lijkt_op(self, label: str) -> str | None:
        """The indicator with the name most like this label, None if none is."""
        dichtbij = difflib.get_close_matches(normalize_label(label), self._namen, n=1, cutoff=0.6)
        return self._namen[dichtbij[0]] if dichtbij else None

    def is_bron(self, tekst: str) -> bool:
        """Whether a text is the name of a publisher that the catalogue knows."""
        return tekst.strip().casefold() in self._bronnen

    def is_sjablooncode(self, tekst: str) -> bool:
        return tekst.strip() in self.catalogus

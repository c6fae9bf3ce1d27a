"""Which gebied a code or a name in a file means."""

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kvdash.domain.gebied import (
    Gebied,
    Gebiedsindeling,
    Gebiedskandidaat,
    Niveau,
    gemeente_of_code,
    niveau_of_code,
    normalize_naam,
    ouder_of_code,
)
from kvdash.domain.landelijk import LAND, LANDELIJKE_GEBIEDEN
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.taal import kort

LOKAAL: tuple[Niveau, ...] = ("wijk", "buurt", "eigen")
BOVEN_GEMEENTE: tuple[Niveau, ...] = (
    *("land", "landsdeel", "provincie", "eenheid", "district", "basisteam", "veiligheidsregio"),
)
_ALLEEN_MET_ACHTERVOEGSEL = frozenset({"landsdeel", "eenheid", "district", "basisteam", "veiligheidsregio"})
_ACHTERVOEGSEL = re.compile(r"\((gemeente|gm|pv|re|ld|vr|gebied|wijk|wk|buurt|bu)\)\s*$", re.IGNORECASE)
_NIVEAUS: dict[str, Niveau] = {
    "gemeente": "gemeente",
    "gm": "gemeente",
    "gem.": "gemeente",
    "pv": "provincie",
    "re": "eenheid",
    "ld": "landsdeel",
    "vr": "veiligheidsregio",
    "wijk": "wijk",
    "wk": "wijk",
    "buurt": "buurt",
    "bu": "buurt",
}
_WIJK = re.compile(r"wijk\s+\d{2}\s", re.IGNORECASE)
_PSEUDONAAM = re.compile(
    r"(.*\b)?(niet in te delen|niet[- ]gemeentelijk ingedeeld|niet nader in te delen)(\b.*)?|buitenland|"
    r"(gebied |wijk |buurt )?onbekend|overig/onbekend",
    re.IGNORECASE,
)
_PSEUDOCODE = re.compile(r"GM0999|(GM|WK|BU)0+|(WK|BU)0999.*")
_VULCODE = re.compile(r"WK.{4}(97|98|99)|BU.{4}(97|98|99)..")  # fillers, unless the tree has them: real ones exist
_KANDIDATEN = 5
_ZONDER_NAAM = "de gebiedsnaam ontbreekt (staat hij alleen boven een groep? Zet hem dan op elke regel)"
_CODEVORM = re.compile(r"(NL|GM|WK|BU|PV|RE|LD|VR)[0-9A-Z]{0,8}")


_CODE = r"(GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})"
_CODE_MET_NAAM = re.compile(rf"{_CODE}[\s:,–-]+\S.*|.*\S\s*\({_CODE}\)")
_RANDWOORD = re.compile(r"(?:(gemeente|gem\.|wijk|buurt|totaal) )?(.+?)(?: (totaal|gemeente))?", re.IGNORECASE)
_TOTAAL = re.compile(r"(eind)?totaal( gemeente)?|gemeente( totaal)?|hele gemeente", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Uitkomst: the gebied that was meant, or that it is no area at all (`pseudo`), or why it is not known."""

    gebied: Gebied | None = None
    pseudo: bool = False
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Codevorm:
    """Codevorm: the letters and the number of digits of a code that a file writes as a number (363 for GM0363)."""

    letters: str
    cijfers: int

    def code(self, tekst: str) -> str:
        getal = tekst.strip().removesuffix(".0")
        return self.letters + getal.zfill(self.cijfers) if getal.isdigit() else getal


CODEVORMEN = (Codevorm("BU", 8), Codevorm("WK", 6), Codevorm("GM", 4))


def schone_code(tekst: str) -> str:
    """A CBS code without padding or the name beside it; the country under its other spellings becomes NL00."""
    code = tekst.replace("\ufeff", "").strip().upper()
    if len(code) > 8 and (met_naam := _CODE_MET_NAAM.fullmatch(code)):
        code = met_naam[1] or met_naam[2]
    return LAND if code in ("NL", "NL01") else code


def lijkt_code(tekst: str) -> bool:
    code = schone_code(tekst)
    return niveau_of_code(code) is not None or (
        len(code) > 3 and _CODEVORM.fullmatch(code) is not None and code[-1].isdigit()
    )


def _letters(naam: str) -> str:
    """A name without accents, blanks and punctuation."""
    plat = unicodedata.normalize("NFKD", normalize_naam(naam))
    return re.sub(r"[^a-z0-9]", "", plat.encode("ascii", "ignore").decode())


def achtervoegsel(naam: str) -> str | None:
    """The suffix of a name that tells its niveau, in lower case ("pv", "gebied"); None without one."""
    gevonden = _ACHTERVOEGSEL.search(naam)
    return gevonden[1].lower() if gevonden else None


class Gebiedzoeker:
    """Gebiedzoeker: finds areas in the tree. `gemeente` is whose wijken and buurten names without a code mean."""

    def __init__(
        self,
        gebieden: Gebiedsindeling,
        *,
        gemeente: str | None = None,
        toewijzing: Toewijzing = GEEN_TOEWIJZING,
    ) -> None:
        ontbrekend = [g for g in LANDELIJKE_GEBIEDEN if g.code not in gebieden]
        self.indeling = Gebiedsindeling.van([*gebieden.gebieden, *ontbrekend]) if ontbrekend else gebieden
        self.gemeente = gemeente
        self.gekozen = gemeente, frozenset(toewijzing.per_naam.items())  # what names mean follows from this
        self.gegeven = gebieden
        self._bevestigd, self._niveau = toewijzing.per_naam, toewijzing.niveau
        self._lokaal = False
        self._niveaus: Counter[Niveau] = Counter()
        self._eigen: Mapping[str, Gebied] = {}
        self._gesuggereerd = 0
        self._andere_grenzen: dict[str, Gebied] = {}

    def neem_eigen(self, boom: Iterable[Gebied]) -> None:
        """Take the areas that the file itself brings; they come before those of the tree."""
        self._eigen = {g.code: g for g in boom}

    @cached_property
    def _kent_gemeenten(self) -> bool:
        """Whether the tree can tell codes of other borders from those of an area list that was never read in."""
        return any(g.niveau == "gemeente" and not g.is_demo for g in self.indeling.gebieden)

    def op_code(self, tekst: str, *, naam: str = "") -> Uitkomst:
        """The area of this code; `naam` is the name of one that the tree lacks: an area of other borders."""
        code = schone_code(tekst)
        if code in self._eigen:
            return Uitkomst(self._eigen[code])
        if code in self.indeling:
            return Uitkomst(self.indeling.get(code))
        if _PSEUDOCODE.fullmatch(code) or _VULCODE.fullmatch(code):
            return Uitkomst(pseudo=True)
        if not code:
            return Uitkomst(reden="de gebiedscode ontbreekt")
        if self._kent_gemeenten and (gebied := _gebied_bij_code(code, naam)):
            self._andere_grenzen.setdefault(code, gebied)
            return Uitkomst(self._andere_grenzen[code])
        return Uitkomst(reden=f"gebied {kort(code, hoogstens=40)} staat niet in de gebiedsindeling")

    def bereid_voor(self, namen: Iterable[str]) -> None:
        """Look at all names of a file first: are they wijken and buurten of the gemeente, or gemeenten?"""
        verschillend = list(dict.fromkeys(namen))
        lokaal = sum(bool(self._gevonden(n, LOKAAL)) for n in verschillend)
        gemeenten = sum(bool(self._gevonden(n, ("gemeente",))) for n in verschillend)
        self._lokaal = lokaal > 0 and lokaal >= gemeenten
        self._niveaus = Counter(
            k[0].niveau for n in verschillend if achtervoegsel(n) is None and len(k := self._kandidaten(n)) == 1
        )

    def op_naam(self, naam: str, *, gemeente: str | None = None) -> Uitkomst:
        """The area of this name; `gemeente` overrides the one of the file for this line."""
        if (vorm := normalize_naam(naam)) in self._bevestigd:
            code = self._bevestigd[vorm]
            return Uitkomst(pseudo=True) if code is None else self.op_code(code)
        kandidaten = self._kandidaten(naam, gemeente=gemeente)
        if len(kandidaten) > 1:
            kandidaten = self._op_niveau(kandidaten)
        if len(kandidaten) == 1:
            return Uitkomst(kandidaten[0])
        if _PSEUDONAAM.fullmatch(normalize_naam(naam)):
            return Uitkomst(pseudo=True)
        getoond = kort(naam)
        if not kandidaten:
            return Uitkomst(
                reden=f"gebied '{getoond}' is niet bekend{self._suggestie(naam)}" if getoond else _ZONDER_NAAM
            )
        welke = " en ".join(f"{g.niveau} {g.code}" for g in kandidaten[:3])
        return Uitkomst(reden=f"'{getoond}' is de naam van {welke}: zet de code erbij")

    def is_bekend(self, naam: str) -> bool:
        """Whether this name is one of a gebied that names may mean here."""
        return normalize_naam(naam) in self._bevestigd or bool(
            self._gevonden(naam, (*LOKAAL, "gemeente", *BOVEN_GEMEENTE))
        )

    def _gevonden(self, naam: str, niveaus: tuple[Niveau, ...], gemeente: str | None = None) -> list[Gebied]:
        """All areas of this name; wijken and buurten of one gemeente only."""
        eigen = gemeente or self.gemeente
        alle = self.indeling.find(naam) or self._op_letters.get(_letters(naam)) or self._met_randwoord(naam)
        return [g for g in alle if g.niveau in niveaus and (g.niveau not in LOKAAL or g.gemeente == eigen is not None)]

    def _met_randwoord(self, naam: str) -> tuple[Gebied, ...]:
        """The areas of a name with a word beside it that tells its niveau, or that it is the whole (Havens totaal)."""
        gevonden = _RANDWOORD.fullmatch(" ".join(naam.split()))
        if gevonden is None or not (gevonden[1] or gevonden[3]):
            return ()
        niveau = _NIVEAUS.get((gevonden[1] or gevonden[3]).casefold())
        return self.indeling.find(gevonden[2], niveau=niveau)

    @cached_property
    def _op_letters(self) -> dict[str, list[Gebied]]:
        gevonden: dict[str, list[Gebied]] = defaultdict(list)
        for code in {g.code for g in self.indeling.gebieden}:
            gebied = self.indeling.get(code)
            gevonden[_letters(gebied.naam)].append(gebied)
        gevonden.pop("", None)
        return gevonden

    def _kandidaten(self, naam: str, *, gemeente: str | None = None) -> list[Gebied]:
        soort = achtervoegsel(naam)
        alle = self._gevonden(naam, (*LOKAAL, "gemeente", *BOVEN_GEMEENTE), gemeente)
        if soort == "gebied":
            lokaal = [g for g in alle if g.niveau in LOKAAL]
            return [g for g in lokaal if g.niveau == "wijk"] or lokaal
        if soort is not None:
            return [g for g in alle if g.niveau == _NIVEAUS[soort]]
        if _WIJK.match(naam.strip()):
            return [g for g in alle if g.niveau == "wijk"]
        if self._lokaal or gemeente:
            eigen = gemeente or self.gemeente
            return [g for g in alle if g.niveau != "gemeente" or g.code == eigen]
        return alle

    def _op_niveau(self, kandidaten: list[Gebied]) -> list[Gebied]:
        """Of several areas with one name those of the confirmed niveau, else of that of the unambiguous names."""
        gekozen = [g for g in kandidaten if g.niveau == self._niveau]
        if gekozen:
            return gekozen
        gewoon = [g for g in kandidaten if self._niveaus[g.niveau]]
        if len(gewoon) == 1:
            return gewoon
        return [g for g in gewoon or kandidaten if g.niveau not in _ALLEEN_MET_ACHTERVOEGSEL] or kandidaten

    def _suggestie(self, naam: str) -> str:
        self._gesuggereerd += 1
        if self._gesuggereerd > 100:
            return ""
        dichtbij = difflib.get_close_matches(normalize_naam(naam), self._namen, n=3, cutoff=0.75)
        return f" (lijkt op: {', '.join(self._namen[n][0].naam for n in dichtbij)})" if dichtbij else ""

    @cached_property
    def _namen(self) -> dict[str, list[Gebied]]:
        """The areas that can be offered, by the form in which their names are compared."""
        namen: dict[str, list[Gebied]] = defaultdict(list)
        for g in self.indeling.current():
            if (g.gemeente == self.gemeente and g.niveau in LOKAAL) or (g.niveau == "gemeente" and not self._lokaal):
                namen[normalize_naam(g.naam)].append(g)
        return namen

    def kandidaten(self, naam: str) -> tuple[Gebiedskandidaat, ...]:
        """The areas that a name which is not known may mean: those of that name, else of names like it."""
        gelijk = self._kandidaten(naam)
        if gelijk:
            return tuple(Gebiedskandidaat(gebied=g, gelijkenis=1.0) for g in gelijk[:_KANDIDATEN])
        if self.gemeente and self.gemeente in self.indeling and _TOTAAL.fullmatch(naam.strip()):
            return (Gebiedskandidaat(gebied=self.indeling.get(self.gemeente), gelijkenis=0.5),)
        gezocht = normalize_naam(naam)
        dichtbij = difflib.get_close_matches(gezocht, self._namen, n=_KANDIDATEN, cutoff=0.6)
        return tuple(
            Gebiedskandidaat(gebied=g, gelijkenis=round(difflib.SequenceMatcher(None, n, gezocht).ratio(), 2))
            for n in dichtbij
            for g in self._namen[n]
        )

    def waarschijnlijke_gemeente(self, namen: Iterable[str]) -> Gebied | None:
        """The gemeente in which most of these names are wijken or buurten, if that is half of them or more."""
        verschillend = {normalize_naam(n): n for n in namen}.values()
        tel = Counter(
            c for n in verschillend for c in {g.gemeente for g in self.indeling.find(n) if g.niveau in LOKAAL}
        )
        for code, aantal in tel.most_common(1):
            if code is not None and 2 * aantal >= len(verschillend):
                return self.indeling.get(code)
        return None


def _gebied_bij_code(code: str, naam: str) -> Gebied | None:
    """The gemeente, wijk or buurt of this code, None for another code. Its indelingsjaar is not known yet: 0."""
    niveau, ouder, gemeente = niveau_of_code(code), ouder_of_code(code), gemeente_of_code(code)
    if niveau is None or gemeente is None:
        return None
    schoon = " ".join(naam.split()) or code
    return Gebied(code=code, naam=schoon, niveau=niveau, indelingsjaar=0, ouder=ouder, gemeente=gemeente)


def boom_van(namen: Mapping[str, str], *, jaar: int, bekend: Gebiedsindeling) -> list[Gebied]:
    """The areas of a file that lists them (code -> name): the tree by their codes, of the borders of `jaar`."""
    boven = {g.code for g in LANDELIJKE_GEBIEDEN}
    boom: list[Gebied] = []
    for code, naam in namen.items():
        niveau = niveau_of_code(code)
        if niveau is None or code in boven or _PSEUDOCODE.fullmatch(code):
            continue
        ouder = ouder_of_code(code)
        while ouder is not None and ouder not in namen and ouder not in bekend and ouder != LAND:
            ouder = ouder_of_code(ouder)
        gemeente = gemeente_of_code(code)
        boom.append(Gebied(code=code, naam=naam, niveau=niveau, indelingsjaar=jaar, ouder=ouder, gemeente=gemeente))
    return boom

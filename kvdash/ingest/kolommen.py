"""The role of each column, by its values: with how sure that is, and why."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kvdash.domain.gebied import Niveau, niveau_of_code, normalize_naam
from kvdash.errors import NietHerkendError
from kvdash.ingest.eenheden import is_beschrijving, lees_eenheid, splits_kop
from kvdash.ingest.gebieden import Gebiedzoeker, schone_code
from kvdash.ingest.marges import Margesoort, margesoort_van_kop, vind_margecodes
from kvdash.ingest.onderwerpen import Onderwerpzoeker, is_uitsplitsing, is_uitsplitsingskop, lijkt_onderwerp
from kvdash.ingest.perioden import MAANDNUMMER, korrel_van_datums, lees_periode
from kvdash.ingest.profiel import Monster, Profiel

Rol = Literal[
    "gebiedscode",
    "gebiedsnaam",
    "gemeente",
    "periode",
    "maand",
    "onderwerp",
    "uitsplitsing",
    "eenheid",
    "status",
    "marges",
    "waarde",
    "halve breedte",
    "ondergrens",
    "bovengrens",
    "rijnummer",
    "genegeerd",
]

_NIVEAUS = frozenset(
    {"land", "gemeente", "wijk", "buurt", "provincie", "eenheid", "politie-eenheid", "regio", "landsdeel"}
)
_STATUS = frozenset({"definitief", "voorlopig", "nader voorlopig"})
_RIJNUMMER = re.compile(
    r"kolom \d+|id|index|nr|nummer|rij|rijnummer|#|unnamed.*|volgnummer|objectid|_id", re.IGNORECASE
)
_SLEUTELNUMMER = re.compile(r".*[A-Za-z].*_\d{1,3}")  # topics of a CBS data set are named Key_7
_MAANDKOP = re.compile(r"maand|month|mnd", re.IGNORECASE)


@dataclass(frozen=True)
class Kolomrol:
    """Kolomrol: what a column is taken for, how sure that is (0 to 1) and why, in words for a user."""

    kolom: int
    kop: str
    rol: Rol
    zekerheid: float
    reden: str


@dataclass
class Rollen:
    """Rollen: the roles of all columns; `bij` tells for a column of margins which column of values it bounds."""

    monster: Monster
    rollen: dict[int, Kolomrol] = field(default_factory=dict)
    margecodes: dict[str, Margesoort] = field(default_factory=dict)
    bij: dict[int, int] = field(default_factory=dict)
    waarschuwingen: list[str] = field(default_factory=list)

    def geef(self, kolom: int, rol: Rol, zekerheid: float, reden: str) -> None:
        kop = self.monster.profielen[kolom].kop
        self.rollen[kolom] = Kolomrol(kolom=kolom, kop=kop, rol=rol, zekerheid=zekerheid, reden=reden)

    def met(self, *rollen: Rol) -> list[int]:
        return [k for k in sorted(self.rollen) if self.rollen[k].rol in rollen]

    def eerste(self, rol: Rol) -> int | None:
        return next(iter(self.met(rol)), None)

    @property
    def vrij(self) -> list[Profiel]:
        """The columns that have no role yet."""
        return [p for p in self.monster.profielen if p.kolom not in self.rollen]

    @property
    def sleutel(self) -> list[int]:
        """The columns that together tell the rows apart."""
        return self.met(
            "gebiedscode",
            "gebiedsnaam",
            "gemeente",
            "periode",
            "maand",
            "onderwerp",
            "uitsplitsing",
            "eenheid",
            "marges",
        )


def verdeel(monster: Monster, *, zoeker: Gebiedzoeker, onderwerpen: Onderwerpzoeker) -> Rollen:
    """A role for every column of the table."""
    rollen = Rollen(monster)
    for profiel in monster.profielen:
        if profiel.is_leeg:
            rollen.geef(profiel.kolom, "genegeerd", 1.0, "de kolom is leeg")
        elif is_beschrijving(profiel.kop) and not profiel.codes >= 0.8 and not profiel.is_tekst:
            rollen.geef(profiel.kolom, "genegeerd", 0.9, "de kop zegt dat dit een code is")
    _periode(rollen)
    _gebied(rollen, zoeker)
    _vaste_woorden(rollen)
    _rijnummer(rollen)
    _margekolommen(rollen)
    sleutels = _sleutelgetallen(rollen)
    _onderwerp_en_uitsplitsing(rollen, onderwerpen, sleutels)
    _waarden(rollen)
    return rollen


# periode


def _periode(rollen: Rollen) -> None:
    kandidaten = sorted((p for p in rollen.vrij if _is_periode(p, rollen)), key=_fijnheid, reverse=True)
    for plek, profiel in enumerate(kandidaten):
        if plek == 0:
            rollen.geef(profiel.kolom, "periode", 1.0, f"alle waarden zijn perioden, zoals {profiel.uniek[0]}")
        else:
            rollen.geef(profiel.kolom, "genegeerd", 0.8, f"herhaalt de periode van kolom '{kandidaten[0].kop}'")
    if kandidaten and kandidaten[0].periode_vormen == {"jaar"}:
        _maand(rollen)


def _is_periode(profiel: Profiel, rollen: Rollen) -> bool:
    if profiel.perioden < 0.9:
        return False
    if profiel.periode_vormen == {"datum"}:
        return korrel_van_datums(profiel.gewoon) is not None
    if profiel.periode_vormen != {"jaar"}:
        return True
    jaren = sorted({int(p.code[:4]) for t in profiel.gewoon if (p := lees_periode(t))})
    dicht = jaren[-1] - jaren[0] + 1 <= 2 * len(jaren) + 2
    andere = any(p.is_cijfers and p.perioden < 0.9 for p in rollen.monster.profielen if p is not profiel)
    return dicht and andere


def _fijnheid(profiel: Profiel) -> tuple[int, bool, int]:
    codes = [p.code for t in profiel.gewoon if (p := lees_periode(t))]
    if profiel.periode_vormen == {"datum"}:
        fijn = 3 if korrel_van_datums(profiel.gewoon) == "maand" else 1
    else:
        fijn = 3 if any("MM" in c for c in codes) else 2 if any("KW" in c for c in codes) else 1
    return fijn, "datum" not in profiel.periode_vormen, len(profiel.uniek)


def _maand(rollen: Rollen) -> None:
    for profiel in rollen.vrij:
        namen = all(t.casefold() in MAANDNUMMER for t in profiel.gewoon)
        nummers = (
            profiel.is_geheel
            and _MAANDKOP.search(profiel.kop)
            and all(t.isdigit() and 1 <= int(t) <= 12 for t in profiel.uniek)
        )
        if namen or nummers:
            rollen.geef(profiel.kolom, "maand", 0.9, "de waarden zijn maanden")
            return


# gebied


def _gebied(rollen: Rollen, zoeker: Gebiedzoeker) -> None:
    met_code = sorted((p for p in rollen.vrij if p.codes >= 0.8), key=lambda p: len(p.uniek), reverse=True)
    for profiel in met_code[1:]:
        rollen.geef(profiel.kolom, "genegeerd", 0.8, f"kolom '{met_code[0].kop}' heeft de fijnste gebiedscodes")
    if met_code:
        rollen.geef(
            met_code[0].kolom, "gebiedscode", 1.0, f"de waarden zijn gebiedscodes, zoals {met_code[0].uniek[0]}"
        )
        _namen_bij_code(rollen, met_code[0])
        _constante_namen(rollen, zoeker)
        return
    namen = sorted(
        ((a, p) for p in rollen.vrij if p.is_tekst and (a := _aandeel_bekend(p, zoeker)) >= 0.3),
        key=_rang,
        reverse=True,
    )
    if not namen:
        return
    aandeel, gekozen = namen[0]
    rollen.geef(gekozen.kolom, "gebiedsnaam", aandeel, f"{aandeel:.0%} van de namen is een bekend gebied")
    for _, profiel in namen[1:]:
        gemeenten = all(zoeker.indeling.find(t, niveau="gemeente") for t in profiel.uniek)
        if gemeenten and rollen.monster.bepaalt([gekozen.kolom, profiel.kolom], profiel.kolom):
            rollen.geef(profiel.kolom, "gemeente", 0.9, "de gemeente waarin het gebied ligt")


def _rang(kandidaat: tuple[float, Profiel]) -> tuple[bool, int]:
    return kandidaat[0] >= 0.5, len(kandidaat[1].uniek)


def _aandeel_bekend(profiel: Profiel, zoeker: Gebiedzoeker) -> float:
    namen = profiel.gewoon[:3000]
    return sum(map(zoeker.is_bekend, namen)) / len(namen)


def _namen_bij_code(rollen: Rollen, code: Profiel) -> None:
    """Of the texts that the code fixes, the one with most different values is the name of the area."""
    bepaald = [
        p for p in rollen.vrij if p.is_tekst and not p.is_constant and rollen.monster.bepaalt([code.kolom], p.kolom)
    ]
    bepaald.sort(key=lambda p: len(p.uniek), reverse=True)
    for plek, profiel in enumerate(bepaald):
        if plek == 0 and 3 * len(profiel.uniek) >= len(code.uniek):
            rollen.geef(profiel.kolom, "gebiedsnaam", 0.9, "elke code heeft hier een eigen naam")
        else:
            rollen.geef(profiel.kolom, "genegeerd", 0.8, "staat vast door de gebiedscode")


def _constante_namen(rollen: Rollen, zoeker: Gebiedzoeker) -> None:
    """A name of a gebied that is the same on every line, as in a file of one gemeente, adds nothing to the codes."""
    namen = {normalize_naam(t) for k in rollen.met("gebiedsnaam") for t in rollen.monster.profielen[k].uniek}
    for profiel in [p for p in rollen.vrij if p.is_tekst and p.is_constant]:
        if normalize_naam(profiel.uniek[0]) in namen or zoeker.is_bekend(profiel.uniek[0]):
            rollen.geef(profiel.kolom, "genegeerd", 0.8, "staat vast door de gebiedscode")


# words with a fixed meaning, row numbers, margins


def _vaste_woorden(rollen: Rollen) -> None:
    for profiel in rollen.vrij:
        woorden = {t.casefold() for t in profiel.gewoon}
        if woorden <= _NIVEAUS:
            rollen.geef(profiel.kolom, "genegeerd", 0.9, "het soort gebied")
        elif woorden <= _STATUS:
            rollen.geef(profiel.kolom, "status", 0.9, "zegt of het cijfer voorlopig is")
        elif profiel.is_tekst and all(lees_eenheid(t) for t in profiel.gewoon):
            rollen.geef(profiel.kolom, "eenheid", 0.9, "de waarden zijn eenheden")


def _rijnummer(rollen: Rollen) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    for profiel in getallen if len(getallen) > 1 else ():
        heet_zo = _RIJNUMMER.fullmatch(profiel.kop.strip()) is not None
        if profiel.is_genummerd and (heet_zo or (profiel.is_nummering and splits_kop(profiel.kop)[1] is None)):
            rollen.geef(profiel.kolom, "rijnummer", 0.9, "nummert de regels")
            return


def _margekolommen(rollen: Rollen) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    marges = {p.kolom: m for p in getallen if not p.is_geheel or len(p.uniek) > 4 if (m := margesoort_van_kop(p.kop))}
    waarden = [p for p in getallen if p.kolom not in marges]
    for kolom, (soort, woorden) in marges.items():
        passend = [p for p in waarden if woorden and woorden in " ".join(re.split(r"[_\s\-()]+", p.kop)).casefold()]
        links = [p for p in waarden if p.kolom < kolom]
        bij = (passend or links[-1:] or waarden[:1] or [None])[0]  # type: ignore[list-item]
        if bij is not None:
            rollen.bij[kolom] = bij.kolom
            rollen.geef(kolom, soort, 0.8, f"de kop zegt dat dit de {soort} is bij '{bij.kop}'")


# topics and parts


def _sleutelgetallen(rollen: Rollen) -> list[Profiel]:
    """Columns of numbers that are keys: padded as keys are, or without the number that topics have in their name."""
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    genummerd = [p for p in getallen if _SLEUTELNUMMER.fullmatch(p.kop)]
    gevonden = []
    for profiel in getallen:
        anderen = [p for p in getallen if p is not profiel]
        aangevuld = profiel.rechts_aangevuld and any(not p.rechts_aangevuld for p in anderen)
        zonder_nummer = len(genummerd) >= 2 and profiel not in genummerd
        herhaalt = 2 * len(profiel.uniek) <= max(4, len(profiel.cellen))
        if profiel.is_geheel and herhaalt and (aangevuld or zonder_nummer):
            gevonden.append(profiel)
    return gevonden if len(gevonden) < len(getallen) else []


def _onderwerp_en_uitsplitsing(rollen: Rollen, onderwerpen: Onderwerpzoeker, sleutels: Sequence[Profiel]) -> None:
    kolommen = {p.kolom for p in sleutels}
    teksten = [p for p in rollen.vrij if p.is_tekst or p.kolom in kolommen]
    for profiel in _nodig(rollen, teksten, onderwerpen):
        _geef_onderwerp(rollen, profiel, onderwerpen)
    for profiel in _nodige_getallen(rollen):
        _geef_onderwerp(rollen, profiel, onderwerpen)
    for profiel in (p for p in teksten if p.kolom not in rollen.rollen):
        rollen.geef(profiel.kolom, "genegeerd", 0.7, "staat vast door de andere kolommen")
    _kies_onderwerp(rollen, onderwerpen)


def _nodig(rollen: Rollen, teksten: Sequence[Profiel], onderwerpen: Onderwerpzoeker) -> Iterable[Profiel]:
    """The texts that tell rows apart, the most telling first, and those that say one thing of all rows."""
    monster = rollen.monster
    vast = [p for p in teksten if p.is_constant and len(set(p.cellen)) == 1]
    over = [p for p in teksten if p not in vast]
    gekozen: list[Profiel] = []
    sleutel = rollen.sleutel
    while over and not monster.onderscheidt(sleutel):
        beste = max(
            over, key=lambda p: (round(monster.uniciteit([*sleutel, p.kolom]), 3), onderwerpen.aandeel(p.gewoon))
        )
        if monster.uniciteit([*sleutel, beste.kolom]) <= monster.uniciteit(sleutel):
            break
        over.remove(beste)
        gekozen.append(beste)
        sleutel = [*sleutel, beste.kolom]
    gekozen += [p for p in over if onderwerpen.aandeel(p.gewoon) >= 0.5 and not monster.bepaalt(sleutel, p.kolom)]
    if not gekozen:  # one topic per area and period: still a topic if the catalogue knows it
        gekozen = [p for p in over if onderwerpen.aandeel(p.gewoon) >= 0.5][:1]
    return [*gekozen, *vast]


def _nodige_getallen(rollen: Rollen) -> list[Profiel]:
    """Whole numbers without which rows cannot be told apart; at least one column of figures is left."""
    monster, sleutel = rollen.monster, rollen.sleutel
    gekozen: list[Profiel] = []
    while not monster.onderscheidt(sleutel):
        getallen = [p for p in rollen.vrij if p.is_cijfers and p not in gekozen]
        kandidaten = [p for p in getallen if p.is_geheel and 1 < len(p.uniek) <= max(2, min(60, monster.rijen // 2))]
        kandidaten = [
            p for p in kandidaten if monster.uniciteit([*sleutel, p.kolom]) >= 1.5 * monster.uniciteit(sleutel)
        ]
        if len(getallen) < 2 or not kandidaten:
            break
        beste = max(kandidaten, key=lambda p: (monster.uniciteit([*sleutel, p.kolom]), -len(p.uniek)))
        gekozen.append(beste)
        sleutel = [*sleutel, beste.kolom]
    return gekozen


def _geef_onderwerp(rollen: Rollen, profiel: Profiel, onderwerpen: Onderwerpzoeker) -> None:
    waarden = [p.kolom for p in rollen.vrij if p.is_cijfers and p is not profiel]
    codes = vind_margecodes(
        rollen.monster, profiel.kolom, sleutels=[k for k in rollen.sleutel if k != profiel.kolom], waarden=waarden
    )
    if codes:
        rollen.margecodes = codes
        rollen.geef(profiel.kolom, "marges", 0.9, "twee regels horen bij elkaar: een waarde en haar marge")
    elif is_uitsplitsingskop(profiel.kop):
        rollen.geef(profiel.kolom, "uitsplitsing", 0.9, "de kop zegt dat dit delen van de bevolking zijn")
    elif _kan_marge_zijn(profiel, rollen):
        raise NietHerkendError(
            f"Kolom '{profiel.kop}' heeft alleen de codes {' en '.join(profiel.gewoon)}. Onduidelijk is of een ervan "
            "de marge bij een waarde is. Zet boven de kolom wat erin staat, zoals 'Marges' of 'Geslacht'."
        )
    elif (aandeel := onderwerpen.aandeel(profiel.gewoon)) > 0:
        rollen.geef(profiel.kolom, "onderwerp", 0.5 + aandeel / 2, "de catalogus kent deze onderwerpen")
    elif sum(map(is_uitsplitsing, profiel.gewoon)) >= 0.5 * len(profiel.gewoon):
        rollen.geef(profiel.kolom, "uitsplitsing", 0.8, "de waarden zijn delen van de bevolking")
    elif sum(map(lijkt_onderwerp, profiel.gewoon)) >= 0.5 * len(profiel.gewoon):
        rollen.geef(profiel.kolom, "onderwerp", 0.7, "de waarden beginnen met een code")
    else:
        rollen.geef(profiel.kolom, "uitsplitsing", 0.3, "onderscheidt de regels")


def _kan_marge_zijn(profiel: Profiel, rollen: Rollen) -> bool:
    """Two numbers that tell rows with fractions apart: margins, or men and women; values do not tell which."""
    met_breuk = any(p.is_cijfers and not p.is_geheel for p in rollen.vrij)
    return profiel.is_cijfers and len(profiel.gewoon) == 2 and met_breuk


def _kies_onderwerp(rollen: Rollen, onderwerpen: Onderwerpzoeker) -> None:
    """With no topic among the columns, the unknown one that varies most is it."""
    onzeker = [k for k in rollen.met("uitsplitsing") if rollen.rollen[k].zekerheid < 0.5]
    if not onzeker or rollen.met("onderwerp"):
        return
    waarden = [p for p in rollen.vrij if p.is_cijfers]
    if any(onderwerpen.zoek(p.kop) is not None for p in waarden):
        return
    beste = max(onzeker, key=lambda k: len(rollen.monster.profielen[k].uniek))
    rollen.geef(beste, "onderwerp", 0.6, "onderscheidt de regels van een gebied en periode")


# figures


def _waarden(rollen: Rollen) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    for profiel in getallen:
        if len(getallen) > 1 and profiel.is_soortcode:
            rollen.geef(profiel.kolom, "genegeerd", 0.7, "de getallen lijken codes")
            rollen.waarschuwingen.append(f"Kolom '{profiel.kop}' is niet ingelezen: de getallen lijken codes.")
        else:
            rollen.geef(profiel.kolom, "waarde", 0.9, "de waarden zijn getallen")
    for profiel in rollen.vrij:
        rollen.geef(profiel.kolom, "genegeerd", 0.5, "niet herkend")


def is_gebiedenlijst(rollen: Rollen) -> bool:
    """Whether the file lists areas of at least the levels gemeente, wijk and buurt with code and name."""
    code, naam = rollen.eerste("gebiedscode"), rollen.eerste("gebiedsnaam")
    if code is None or naam is None or rollen.met("onderwerp", "marges", "uitsplitsing"):
        return False
    niveaus: set[Niveau | None] = {niveau_of_code(schone_code(t)) for t in rollen.monster.profielen[code].uniek}
    return {"gemeente", "wijk", "buurt"} <= niveaus

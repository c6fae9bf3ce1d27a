"""The role of each column, by its values: with how sure that is, and why."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kvdash.domain.gebied import Niveau, niveau_of_code, normalize_naam
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.errors import NietHerkendError
from kvdash.ingest.cellen import (
    KWARTAALKOP,
    is_beschrijving,
    is_kale_eenheid,
    jaar_in_tekst,
    korrel_van_datums,
    lees_deel,
    lees_periode,
    splits_kop,
)
from kvdash.ingest.gebieden import CODEVORMEN, Codevorm, Gebiedzoeker, schone_code
from kvdash.ingest.onderwerpen import (
    Onderwerpzoeker,
    is_andere_telling,
    is_uitsplitsing,
    is_uitsplitsingskop,
    lijkt_onderwerp,
)
from kvdash.ingest.profiel import Margesoort, Profiel, Rollen, margesoort_van_kop, vind_margecodes

_NIVEAUS = frozenset(
    {"land", "gemeente", "wijk", "buurt", "provincie", "eenheid", "politie-eenheid", "regio", "landsdeel"}
)
_STATUS = frozenset({"definitief", "voorlopig", "nader voorlopig"})
_RIJNUMMER = re.compile(
    r"kolom \d+|id|index|nr|nummer|rij|rijnummer|#|unnamed.*|volgnummer|objectid|_id", re.IGNORECASE
)
_CODEKOP = re.compile(
    r"(?:gemeente|wijk|buurt|gebied|regio|cbs|stadsdeel)(?:s|en)?[ _.-]?(?:code|nr|nummer|id)|"
    r"^(?:gm|wk|bu)_?(?:code|nr)?$",
    re.IGNORECASE,
)
_AFGELEID = re.compile(r"(verschil|ontwikkeling|mutatie|groei|toe-?\W*(en )?afname|trend|rang\b)", re.IGNORECASE)
_MAANDKOP = re.compile(r"maand|month|mnd", re.IGNORECASE)


@dataclass(frozen=True)
class Kennis:
    """Kennis: what the rules look things up in, and what a user confirmed."""

    zoeker: Gebiedzoeker
    onderwerpen: Onderwerpzoeker
    toewijzing: Toewijzing = GEEN_TOEWIJZING


def verdeel(rollen: Rollen, kennis: Kennis) -> None:
    """Give every column of the table a role: the one that was confirmed, else by its values.

    Raises NietHerkendError where it must be asked; the roles that were clear are given then.
    """
    for regel in REGELS:
        regel(rollen, kennis)


def _gekozen(rollen: Rollen, kennis: Kennis) -> None:
    """The roles that a user confirmed, and what follows from them for margins."""
    bevestigd = kennis.toewijzing.rollen
    for profiel in rollen.monster.profielen:
        rol = bevestigd.get(profiel.vorm)
        if rol is not None:
            rollen.geef(profiel.kolom, rol, 1.0, "zo bevestigd")
    for kolom in rollen.met("halve breedte", "ondergrens", "bovengrens"):
        soort = margesoort_van_kop(rollen.monster.profielen[kolom].kop)
        _koppel_marge(rollen, kolom, [rollen.monster.profielen[k] for k in rollen.met("waarde")], soort)
    for kolom in rollen.met("marges"):
        lees_margecodes(rollen, rollen.monster.profielen[kolom], waarden=rollen.met("waarde"))


def _zonder_cijfers(rollen: Rollen, _: Kennis) -> None:
    """Columns that are blank, have words below a year, or describe the area by a number."""
    for profiel in rollen.vrij:
        if profiel.is_leeg and profiel.is_verborgen:
            rollen.geef(profiel.kolom, "waarde", 0.7, "de cijfers zijn verborgen")
        elif profiel.is_leeg:
            rollen.geef(profiel.kolom, "genegeerd", 1.0, "de kolom is leeg")
        elif profiel.is_tekst and lees_periode(profiel.kop):
            rollen.geef(profiel.kolom, "genegeerd", 0.7, "onder dit jaar staan geen getallen")
            rollen.waarschuwingen.append(f"Kolom '{profiel.kop}' is niet ingelezen: er staan geen getallen in.")
        elif is_beschrijving(profiel.kop) and not profiel.codes >= 0.8 and not profiel.is_tekst:
            rollen.geef(profiel.kolom, "genegeerd", 0.9, "de kop zegt dat dit een code is")


# periode


def _periode(rollen: Rollen, _: Kennis) -> None:
    if rollen.met("periode"):
        return
    kandidaten = sorted((p for p in rollen.vrij if _is_periode(p, rollen)), key=_fijnheid, reverse=True)
    for plek, profiel in enumerate(kandidaten):
        if plek == 0:
            rollen.geef(profiel.kolom, "periode", 1.0, f"alle waarden zijn perioden, zoals {profiel.uniek[0]}")
        else:
            rollen.geef(profiel.kolom, "genegeerd", 0.8, f"herhaalt de periode van kolom '{kandidaten[0].kop}'")
    if not kandidaten or kandidaten[0].periode_vormen == {"jaar"}:
        _maand(rollen, met_jaar=bool(kandidaten))


def _is_periode(profiel: Profiel, rollen: Rollen) -> bool:
    if profiel.perioden < 0.9 or profiel.periode_vormen >= {"jaren", "woord"}:  # 2011/12 beside 2012/13
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


def _maand(rollen: Rollen, *, met_jaar: bool) -> None:
    """The column of months or quarters; bare numbers only beside a column of years, and by their header."""
    for profiel in rollen.vrij:
        namen = not profiel.is_leeg and {lees_deel(t) for t in profiel.gewoon}.isdisjoint({None, "JJ00"})
        hoogste = 12 if _MAANDKOP.search(profiel.kop) else 4 if KWARTAALKOP.search(profiel.kop) else 0
        nummers = met_jaar and profiel.is_geheel and all(t.isdigit() and 1 <= int(t) <= hoogste for t in profiel.uniek)
        if namen or nummers:
            rollen.geef(profiel.kolom, "maand", 0.9, "de waarden zijn maanden of kwartalen")
            return


# gebied


def _gebied(rollen: Rollen, kennis: Kennis) -> None:
    zoeker = kennis.zoeker
    if rollen.met("gebiedscode", "gebiedsnaam"):
        return
    if (kaal := _kale_codes(rollen, zoeker)) is not None:
        profiel, rollen.voorvoegsel = kaal
        reden = f"de getallen zijn gebiedscodes zonder {rollen.voorvoegsel.letters}"
        rollen.geef(profiel.kolom, "gebiedscode", 0.9, reden)
        _namen_bij_code(rollen, profiel)
        return
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
        elif _aandeel_bekend(profiel, zoeker) >= 0.6:
            rollen.geef(profiel.kolom, "genegeerd", 0.7, f"de gebieden waar die van kolom '{gekozen.kop}' in liggen")


def _kale_codes(rollen: Rollen, zoeker: Gebiedzoeker) -> tuple[Profiel, Codevorm] | None:
    """The column of numbers that are codes of areas, by header and tree; the finest areas first."""
    kolommen = [p for p in rollen.vrij if p.is_geheel and _CODEKOP.search(p.kop)]
    for vorm in CODEVORMEN:
        for profiel in kolommen:
            if all(vorm.code(t) in zoeker.indeling for t in profiel.gewoon):
                return profiel, vorm
    return None


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


def _vaste_woorden(rollen: Rollen, _: Kennis) -> None:
    for profiel in rollen.vrij:
        woorden = {t.casefold() for t in profiel.gewoon}
        if profiel.is_geheel and _CODEKOP.search(profiel.kop):
            rollen.geef(profiel.kolom, "genegeerd", 0.8, "de kop zegt dat dit een code is")
            continue
        if woorden <= _NIVEAUS:
            rollen.geef(profiel.kolom, "genegeerd", 0.9, "het soort gebied")
        elif woorden <= _STATUS:
            rollen.geef(profiel.kolom, "status", 0.9, "zegt of het cijfer voorlopig is")
        elif profiel.is_tekst and all(map(is_kale_eenheid, profiel.gewoon)):
            rollen.geef(profiel.kolom, "eenheid", 0.9, "de waarden zijn eenheden")


def _rijnummer(rollen: Rollen, _: Kennis) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    for profiel in getallen if len(getallen) > 1 else ():
        heet_zo = _RIJNUMMER.fullmatch(profiel.kop.strip()) is not None
        if profiel.is_genummerd and (heet_zo or (profiel.is_nummering and splits_kop(profiel.kop)[1] is None)):
            rollen.geef(profiel.kolom, "rijnummer", 0.9, "nummert de regels")
            return


def _margekolommen(rollen: Rollen, _: Kennis) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    marges = {p.kolom: m for p in getallen if not p.is_geheel or len(p.uniek) > 4 if (m := margesoort_van_kop(p.kop))}
    waarden = [p for p in getallen if p.kolom not in marges]
    for kolom, (soort, woorden) in marges.items():
        bij = _koppel_marge(rollen, kolom, waarden, (soort, woorden))
        if bij is not None:
            rollen.geef(kolom, soort, 0.8, f"de kop zegt dat dit de {soort} is bij '{bij.kop}'")


def _koppel_marge(
    rollen: Rollen, kolom: int, waarden: list[Profiel], soort: tuple[Margesoort, str] | None
) -> Profiel | None:
    """Note which values a column of margins bounds: those its header names, else the ones on its left."""
    woorden = soort[1] if soort else ""
    passend = [p for p in waarden if woorden and woorden in " ".join(re.split(r"[_\s\-()]+", p.kop)).casefold()]
    links = [p for p in waarden if p.kolom < kolom]
    bij = next(iter(passend or links[-1:] or waarden[:1]), None)
    if bij is not None:
        rollen.bij[kolom] = bij.kolom
    return bij


# figures


def _waarden(rollen: Rollen, _: Kennis) -> None:
    getallen = [p for p in rollen.vrij if p.is_cijfers]
    met_jaar = any(jaar_in_tekst(p.kop) for p in getallen)
    for profiel in getallen:
        if met_jaar and _AFGELEID.match(profiel.kop.strip()):
            rollen.geef(profiel.kolom, "genegeerd", 0.7, "de kop zegt dat dit uit de andere kolommen volgt")
            rollen.waarschuwingen.append(f"Kolom '{profiel.kop}' is niet ingelezen: hij volgt uit de andere kolommen.")
        elif len(getallen) > 1 and profiel.is_soortcode:
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


# Which columns tell topics, and which tell parts of the people: those that are needed to tell rows apart.

_SLEUTELNUMMER = re.compile(r".*[A-Za-z].*_\d{1,3}")  # topics of a CBS data set are named Key_7
_ONDERWERPKOP = re.compile(
    r"onderwerp|soort|thema|delict|misdrijf|misdrijven|indicator|categorie|incident|melding|stelling|vraag|topic",
    re.IGNORECASE,
)


def _onderwerpen(rollen: Rollen, kennis: Kennis) -> None:
    """Give topics, parts of the people and margins their columns. Raises NietHerkendError where it must be asked."""
    onderwerpen = kennis.onderwerpen
    kolommen = {p.kolom for p in _sleutelgetallen(rollen)}
    teksten = [p for p in rollen.vrij if p.is_tekst or p.kolom in kolommen]
    vast = [p for p in teksten if p.is_constant and len(set(p.cellen)) == 1]
    for profiel in _nodig(rollen, [p for p in teksten if p not in vast], onderwerpen):
        _geef_rol(rollen, profiel, onderwerpen)
    for profiel in _nodige_getallen(rollen):
        _geef_rol(rollen, profiel, onderwerpen)
    _kies_onderwerp(rollen, onderwerpen)
    for profiel in vast:
        _geef_vaste_rol(rollen, profiel, onderwerpen)
    for profiel in (p for p in teksten if p.kolom not in rollen.rollen):
        rollen.geef(profiel.kolom, "genegeerd", 0.7, "staat vast door de andere kolommen")
        if profiel.is_cijfers:
            rollen.waarschuwingen.append(f"Kolom '{profiel.kop}' is niet ingelezen: de getallen lijken sleutels.")


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


def _nodig(rollen: Rollen, over: list[Profiel], onderwerpen: Onderwerpzoeker) -> list[Profiel]:
    """The texts that tell rows apart, the most telling first; else the one that the catalogue knows."""
    monster, sleutel = rollen.monster, rollen.sleutel
    bekend = {p.kolom: onderwerpen.aandeel(p.gewoon) for p in over}
    gekozen: list[Profiel] = []
    while over and not monster.onderscheidt(sleutel):
        winst = {p.kolom: (round(monster.uniciteit([*sleutel, p.kolom]), 3), bekend[p.kolom]) for p in over}
        beste = max(over, key=lambda p: winst[p.kolom])
        if monster.uniciteit([*sleutel, beste.kolom]) <= monster.uniciteit(sleutel):
            break
        over = [p for p in over if p is not beste]
        gekozen.append(beste)
        sleutel = [*sleutel, beste.kolom]
    anders = [p for p in over if bekend[p.kolom] >= 0.5]
    if not gekozen:  # one topic per area and period
        return anders[:1]
    return gekozen + [p for p in anders if not monster.bepaalt(sleutel, p.kolom)]


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


def _geef_rol(rollen: Rollen, profiel: Profiel, onderwerpen: Onderwerpzoeker) -> None:
    waarden = [p.kolom for p in rollen.vrij if p.is_cijfers and p is not profiel]
    if lees_margecodes(rollen, profiel, waarden=waarden):
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


def lees_margecodes(rollen: Rollen, profiel: Profiel, *, waarden: list[int]) -> bool:
    """Note what the codes of a column say about margins; False if they have nothing to do with those."""
    sleutels = [k for k in rollen.sleutel if k != profiel.kolom]
    codes = vind_margecodes(rollen.monster, profiel.kolom, sleutels=sleutels, waarden=waarden)
    rollen.margecodes = codes or rollen.margecodes
    return codes is not None


def _kan_marge_zijn(profiel: Profiel, rollen: Rollen) -> bool:
    """Two numbers that tell rows with fractions apart: margins, or men and women; values do not tell which."""
    met_breuk = any(p.is_cijfers and not p.is_geheel for p in rollen.vrij)
    return profiel.is_cijfers and len(profiel.gewoon) == 2 and met_breuk


def _kies_onderwerp(rollen: Rollen, onderwerpen: Onderwerpzoeker) -> None:
    """With no topic among the columns, the unknown one that varies most is it."""
    onzeker = [k for k in rollen.met("uitsplitsing") if rollen.rollen[k].zekerheid < 0.5]
    if not onzeker or rollen.met("onderwerp") or _koppen_bekend(rollen, onderwerpen):
        return
    genoemd = [k for k in onzeker if _ONDERWERPKOP.search(rollen.monster.profielen[k].kop)]
    if len(genoemd) == 1:
        rollen.geef(genoemd[0], "onderwerp", 0.8, "de kop zegt dat dit het onderwerp is")
        return
    beste = max(onzeker, key=lambda k: len(rollen.monster.profielen[k].uniek))
    rollen.geef(beste, "onderwerp", 0.5, "onderscheidt de regels van een gebied en periode")


def _koppen_bekend(rollen: Rollen, onderwerpen: Onderwerpzoeker) -> bool:
    return any(onderwerpen.zoek(p.kop) is not None for p in rollen.vrij if p.is_cijfers)


def _geef_vaste_rol(rollen: Rollen, profiel: Profiel, onderwerpen: Onderwerpzoeker) -> None:
    """A text that is the same on all rows: topic, part or publisher; beside another topic it adds nothing."""
    tekst = profiel.uniek[0]
    if onderwerpen.is_bron(tekst):
        rollen.geef(profiel.kolom, "bron", 0.9, "overal dezelfde bron")
    elif onderwerpen.zoek(tekst) is not None or is_andere_telling(tekst):
        rollen.geef(profiel.kolom, "onderwerp", 0.9, "overal hetzelfde onderwerp")
    elif is_uitsplitsing(tekst) or is_uitsplitsingskop(profiel.kop):
        rollen.geef(profiel.kolom, "uitsplitsing", 0.8, "overal hetzelfde deel van de bevolking")
    elif rollen.met("onderwerp") or _koppen_bekend(rollen, onderwerpen):
        rollen.geef(profiel.kolom, "genegeerd", 0.6, "op elke regel hetzelfde")
    else:
        rollen.geef(profiel.kolom, "onderwerp", 0.6, "overal hetzelfde onderwerp")


# Each rule takes the columns that those before it left free. A new one gets a line here, at its place in the order.
REGELS: tuple[Callable[[Rollen, Kennis], None], ...] = (
    _gekozen,
    _zonder_cijfers,
    _periode,
    _gebied,
    _vaste_woorden,
    _rijnummer,
    _margekolommen,
    _onderwerpen,
    _waarden,
)

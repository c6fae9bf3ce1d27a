"""Which columns tell topics, and which tell parts of the people: those that are needed to tell rows apart."""

import re

from kvdash.errors import NietHerkendError
from kvdash.ingest.marges import vind_margecodes
from kvdash.ingest.onderwerpen import (
    Onderwerpzoeker,
    is_andere_telling,
    is_uitsplitsing,
    is_uitsplitsingskop,
    lijkt_onderwerp,
)
from kvdash.ingest.profiel import Profiel
from kvdash.ingest.rollen import Rollen

_SLEUTELNUMMER = re.compile(r".*[A-Za-z].*_\d{1,3}")  # topics of a CBS data set are named Key_7
_ONDERWERPKOP = re.compile(
    r"onderwerp|soort|thema|delict|misdrijf|misdrijven|indicator|categorie|incident|melding|stelling|vraag|topic",
    re.IGNORECASE,
)


def verdeel_onderwerpen(rollen: Rollen, *, onderwerpen: Onderwerpzoeker) -> None:
    """Give topics, parts of the people and margins their columns. Raises NietHerkendError where it must be asked."""
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

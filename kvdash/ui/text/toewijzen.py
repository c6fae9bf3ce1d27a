"""Texts of the mapping: what the columns, topics and areas of a file are."""

import re
from collections.abc import Sequence
from typing import get_args

from kvdash.domain.gebied import Gebied, Niveau, OnbekendGebied
from kvdash.domain.herkenning import Herkenning, Kolombeeld, Onderwerpbeeld
from kvdash.domain.importprofiel import Importprofiel
from kvdash.domain.indicator import Maat
from kvdash.domain.toewijzing import Rol
from kvdash.taal import eenheid, kort, meervoud, tijdstip

_NAMEN = 8

KOP = "Wat staat er in het bestand?"
UITLEG = (
    "Zeg per kolom wat erin staat. Kies Niet gebruiken voor wat niet mee hoeft. "
    "Nodig zijn: een kolom met gebieden en een kolom met cijfers."
)
ONZEKER = "Van sommige kolommen is niet zeker wat erin staat. Kijk ze na en klik op Zo klopt het."
UIT_INBOX = "Kijk of dit klopt. Na Zo klopt het leest kvdash het volgende bestand van deze soort vanzelf in."
NIET_GELUKT = "Wijs zelf de kolommen aan; dan lukt het vaak toch."
AANPASSEN = "Aanpassen"
KOLOMMEN, ONDERWERPEN, GEBIEDEN, HEEL_BESTAND = "Kolommen", "Onderwerpen", "Gebieden", "Het hele bestand"
ALLE_KOLOMMEN = "Alle {aantal} kolommen tonen"
ALLE_ONDERWERPEN = "Alle {aantal} onderwerpen tonen"
ALLE_GEBIEDEN = "Alle {aantal} namen tonen"
ZONDER_KOP = "zonder kop"
KOLOM_IS = "Wat staat in kolom {kop}?"
GEEN_CIJFER = "Kies minstens één kolom met cijfers."
DUBBEL = "Er is meer dan één kolom met '{rol}'. Kies er één, en zet de andere op Niet gebruiken."
ZO_KLOPT_HET = "Zo klopt het"
TERUG = "Terug naar wat kvdash zag"
SLUITEN = "Sluiten"

ROLLEN: dict[Rol, str] = {
    "gebiedscode": "Gebied (code)",
    "gebiedsnaam": "Gebied (naam)",
    "gemeente": "Gemeente van het gebied",
    "periode": "Jaar of periode",
    "maand": "Maand",
    "onderwerp": "Onderwerp",
    "waarde": "Cijfer",
    "ondergrens": "Ondergrens van het cijfer",
    "bovengrens": "Bovengrens van het cijfer",
    "halve breedte": "Marge (±) van het cijfer",
    "marges": "Waarde of marge, per regel",
    "uitsplitsing": "Groep (leeftijd, geslacht …)",
    "eenheid": "Eenheid",
    "status": "Voorlopig of definitief",
    "bron": "Bron",
    "rijnummer": "Regelnummer",
    "genegeerd": "Niet gebruiken",
}
BLAD = "Blad van de werkmap"
TABEL = "Tabel in het bestand"
MEER_TABELLEN = (
    "In dit bestand staan {aantal} tabellen. Kies welke u inleest en klik op Zo klopt het. "
    "Lees het bestand daarna nog eens in voor een andere tabel."
)
NIVEAU = "Namen zijn van"
NIVEAUS: dict[Niveau, str] = {"gemeente": "gemeenten", "wijk": "wijken", "buurt": "buurten"}
NIVEAU_VRIJ = "Wat het best past"
GEBIED = "Alle cijfers gaan over"
GEBIED_VRIJ = "Kies Nederland of een gemeente"
BRON = "Bron, als het bestand die niet noemt"
NOTATIE = "Komma in getallen"
NOTATIES = {",": "1,5 (komma)", ".": "1.5 (punt)"}
NOTATIE_VRIJ = "Zoals kvdash zag"

LATER, NIEUW, WEG = "_later", "_nieuw", "_weg"
KEUZES = {LATER: "Later indelen", NIEUW: "Nieuw onderwerp maken", WEG: "Niet inlezen"}
MAAT = "Soort cijfer"
MATEN: dict[Maat, str] = {maat: eenheid(maat) for maat in get_args(Maat)}
GEEN_GEBIED, LATEN = "_geen", "_laten"
GEBIEDKEUZES = {LATEN: "Weet ik niet: niet inlezen", GEEN_GEBIED: "Is geen gebied"}
GEBIEDEN_UITLEG = "Deze namen kennen we niet. Kies welk gebied is bedoeld; er wordt niets vanzelf veranderd."

TEL_KOP = "Tel de regels"
TEL_UITLEG = (
    "Elke regel is een voorval. kvdash telt ze per gebied en periode en bewaart alleen de aantallen, niet de regels. "
    "Een gebied van de gemeente waar niets gebeurde, krijgt een nul."
)
TEL_DATUM, TEL_GEBIED, TEL_SOORT = "Datum", "Gebied", "Soort voorval"
TEL_GEEN_SOORT = "Alles samen tellen"
TEL_KORREL = "Tellen per"
TEL_DREMPEL = "Drempel"
TEL_DREMPEL_UITLEG = (
    "Aantallen van 1 tot de drempel worden niet bewaard: ze kunnen over herkenbare mensen gaan. 0 is geen drempel."
)
TELLEN = "Tellen"
TEL_DUBBEL = "Kies voor datum, gebied en soort drie verschillende kolommen."

ONTHOUD = "Onthoud dit voor het bestand van volgend jaar, als"
ONTHOUD_UITLEG = "Een bestand met dezelfde kolommen wordt dan zonder vragen net zo gelezen. Leeg: niet onthouden."
PROFIEL = "Gelezen volgens profiel {naam}."

PROFIELEN_UITLEG = (
    "Een importprofiel onthoudt wat de kolommen van een bestand zijn. Een bestand met dezelfde kolommen, "
    "bijvoorbeeld dat van volgend jaar, wordt zonder vragen net zo gelezen."
)
GEEN_PROFIELEN = (
    "Er zijn nog geen importprofielen. Ze ontstaan als u bij Inlezen bevestigt wat er in een bestand staat."
)
PROFIELNAAM = "Naam"
HERNOEMEN = "Hernoemen"
VERGETEN = "Vergeten"
IS_HERNOEMD = "Het profiel heet nu {naam}."
IS_VERGETEN = "Profiel {naam} is vergeten."
PROFIELKOPPEN = ("In het bestand", "Is")
PROFIELTABEL = "Wat {naam} onthoudt"


def zekerheid(kolom: Kolombeeld) -> str:
    """How sure a role is, with the reason."""
    woord = "zeker" if kolom.zekerheid >= 0.9 else "waarschijnlijk" if not kolom.is_onzeker else "niet zeker"
    return f"{woord}: {kolom.reden}"


def voorbeelden(kolom: Kolombeeld) -> str:
    """Some values, short enough to stand on a line."""
    return " · ".join(kort(w, hoogstens=30) for w in kolom.voorbeelden) or "leeg"


def gezien(herkenning: Herkenning) -> str:
    """What the columns were taken for, in one line."""
    delen = [
        f"{ROLLEN[rol].lower()}: {', '.join(k.kop for k in herkenning.kolommen if k.rol == rol)}"
        for rol in ("gebiedscode", "gebiedsnaam", "periode", "onderwerp")
        if any(k.rol == rol for k in herkenning.kolommen)
    ]
    cijfers = sum(k.rol == "waarde" for k in herkenning.kolommen)
    return "; ".join([*delen, meervoud(cijfers, "kolom met cijfers", "kolommen met cijfers")])


def gebiedslabel(onbekend: OnbekendGebied) -> str:
    """A name that is not known, with the known one most like it."""
    lijkt = f", lijkt op {onbekend.kandidaten[0].gebied.naam}" if onbekend.kandidaten else ""
    return f"{onbekend.naam} ({meervoud(onbekend.regels, 'regel', 'regels')}{lijkt})"


def gebied(gebied: Gebied) -> str:
    """An area with what tells it from another one of the same name."""
    return f"{gebied.naam} ({gebied.niveau} {gebied.code})"


def onbekend(namen: Sequence[str]) -> str:
    """The names of areas that are not known, the first of many."""
    rest = f" en nog {len(namen) - _NAMEN}" if len(namen) > _NAMEN else ""
    return (
        f"Deze namen van gebieden kennen we niet: {', '.join(namen[:_NAMEN])}{rest}. Hun regels worden geweigerd. "
        "Klik op Aanpassen om te zeggen welk gebied is bedoeld."
    )


def bekende(namen: Sequence[str]) -> str:
    """The topics that were recognised, the first of many."""
    rest = f" en nog {len(namen) - _NAMEN}" if len(namen) > _NAMEN else ""
    return f"Herkend: {', '.join(namen[:_NAMEN])}{rest}."


def onderwerplabel(onderwerp: Onderwerpbeeld) -> str:
    return f"{onderwerp.naam}: welk onderwerp is dit?"


def profielnaam(bestand: str) -> str:
    """A name for the importprofiel of a file: what its own name says beside years and extension."""
    zonder = re.sub(r"\.\w{1,5}$", "", bestand.rsplit("/", 1)[-1])
    return " ".join(re.sub(r"(?<!\d)(?:19|20)\d\d(?!\d)|[_\-.]+", " ", zonder).split())


def profielregel(profiel: Importprofiel) -> str:
    """Who confirmed a profiel, and when."""
    return f"{profiel.gebruiker}, {tijdstip(profiel.tijdstip)}"

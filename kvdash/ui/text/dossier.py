"""Texts around what people write: bevindingen and mogelijke prioriteiten."""

from typing import Any

from kvdash.domain.bevinding import BevindingSoort
from kvdash.domain.sessie import Rubricering
from kvdash.domain.stuk import Stuk
from kvdash.taal import datum, meervoud

SOORT: dict[BevindingSoort, str] = {
    "duiding": "Duiding",
    "aandachtspunt": "Aandachtspunt",
    "accent": "Accent",
    "verbeterpunt": "Verbeterpunt",
    "bewoners": "Bewoners",
    "ondernemers": "Ondernemers",
}
SOORTEN: dict[BevindingSoort, str] = {
    "duiding": "Duiding",
    "aandachtspunt": "Aandachtspunten",
    "accent": "Accenten",
    "verbeterpunt": "Verbeterpunten",
    "bewoners": "Bewoners wijzen op",
    "ondernemers": "Ondernemers wijzen op",
}
NIEUW: dict[BevindingSoort, str] = {
    "duiding": "Nieuwe duiding",
    "aandachtspunt": "Nieuw aandachtspunt",
    "accent": "Nieuw accent",
    "verbeterpunt": "Nieuw verbeterpunt",
    "bewoners": "Nieuw punt van bewoners",
    "ondernemers": "Nieuw punt van ondernemers",
}
BIJ_DIT_THEMA = "Dossier"
MARKEER_KNOP = "Markeer als mogelijke prioriteit"
NIEUWE_PRIORITEIT = "Nieuwe mogelijke prioriteit"
TEKST = "Tekst"
STATUS = "Status"
BEWAREN = "Bewaren"
ANNULEREN = "Annuleren"
WIJZIGEN = "Wijzigen"
VERWIJDEREN = "Verwijderen"
INTREKKEN = "Intrekken"
NAAM = "Naam"
DEELTHEMAS = "Deelthema's (één per regel)"
ELEMENTEN = "Elementen van de aanpak (één per regel)"
BEWIJS_GEBIED = "Cijfer van"
MET_BEWIJS = "Cijfer meenemen als bewijs"
NOG_EEN = "Nog een cijfer erbij"
NOG_EEN_UITLEG = "Kies in de grafiek, of bij gebied en jaar, het volgende cijfer. Wat u koos, blijft hier staan."
BEWIJS_WEG = "Weglaten"
BLIJFT_BEWIJS = "Rust op: {cijfer}"
DIT_CIJFER_ERBIJ = "Dit cijfer erbij"
BEWIJS_ERBIJ_GEZET = "Het cijfer staat erbij."
BIJ_PRIORITEIT = "Cijfer bij een mogelijke prioriteit zetten"
WELKE_PRIORITEIT = "Mogelijke prioriteit"
GESCHREVEN_BIJ = "Geschreven bij"
NOG_GEEN = "Nog niets geschreven. Begin met een knop hierboven: het cijfer gaat mee."
PRIORITEITEN_KOP = "Mogelijke prioriteiten"
GEEN_PRIORITEITEN = "Nog geen mogelijke prioriteiten. Markeer er een naast een grafiek, of in § N.5 van een veld."
BEWAARD = "Bewaard."
VERWIJDERD = "Verwijderd."
INGETROKKEN = "Ingetrokken."
GEMARKEERD = "Gemarkeerd als mogelijke prioriteit."
IEMAND = "Iemand anders"
INTUSSEN_ANDERS = "{wie} heeft dit intussen gewijzigd ({wanneer}). Uw versie is nog niet opgeslagen. Vergelijk de twee."
INTUSSEN_WEG = "{wie} heeft dit intussen verwijderd ({wanneer}). Uw versie is nog niet opgeslagen."
NU_OPGESLAGEN, WAS, UW = "nu opgeslagen", "zoals het was", "van u"
BEWAREN_VERVANGT = "Uw versie staat hieronder nog. Bewaart u die, dan vervangt u wat nu is opgeslagen."
BEWAREN_ZET_TERUG = (
    "Uw versie staat hieronder nog. Bewaart u die, dan staat dit er weer. Annuleert u, dan blijft het weg."
)
KEUZE_VAN_ANDER = "Status en lezers hieronder zijn die van nu. Kies ze opnieuw als u iets anders wilt."
HELE_VELD = "Hele veld"
WIE_LEEST = "Wie mag dit lezen?"
RUBRICERING: dict[Rubricering, str] = {
    "openbaar": "Iedereen (openbaar)",
    "intern": "Bestuur en analisten (intern)",
    "vertrouwelijk": "Alleen analisten (vertrouwelijk)",
}
VOOR_WIE = "Voor wie is het bestand?"
NIETS_OVER = "Voor deze lezers blijft er geen tekst over. Kies andere lezers, of maak eerst teksten openbaar."
TOCH = "Toch maken, zonder teksten"
PRIORITEIT = "Mogelijke prioriteit"
VELD_KIEZEN = "Veld"
NIET_OPENBAAR = "Wie mag wat lezen? {aantal} nog niet openbaar"
RUBRICEREN_UITLEG = (
    "Vink aan wat iedereen mag lezen. Wat akkoord is, staat al aangevinkt. Wat u niet aanvinkt, blijft zoals het is."
)
MAAK_OPENBAAR = "Maak openbaar"
OPENBAAR_GEMAAKT = "{aantal} openbaar gemaakt."
AKKOORD = "Akkoord"
IS_AKKOORD = "Akkoord."
MEER = "Meer"
VERPLAATS, NA = "Zet deze tekst", "Na {nummer}. {tekst}"
BOVENAAN, VERPLAATSEN, VERPLAATST = "Bovenaan", "Verplaatsen", "Verplaatst."
WEGGEHAALD_DOOR = "weggehaald door {wie}, {wanneer}"
WEGGEHAALD, TERUGZETTEN, STAAT_ER_WEER = "Weggehaald ({aantal})", "Terugzetten", "De tekst staat er weer."
GESCHIEDENIS = "Geschiedenis"
ACTIE = {"gemaakt": "Geschreven", "gewijzigd": "Gewijzigd", "verwijderd": "Weggehaald", "teruggezet": "Teruggezet"}
VAN_NAAR = "{veld}: van {oud} naar {nieuw}"
NIETS, JA, NEE = "niets", "ja", "nee"
IN_WOORDEN = frozenset({"tekst", "naam", "deelthemas", "elementen", "reden", "deelname", "inleiding"})
OOK_EERST = frozenset({"gemeenten", "groep", "status", "bewijs", "van", "tot", "gebieden"})
VANZELF = frozenset({"automatisch"})  # follows from what people fill in
# What a field is called; a field whose name is a Dutch word already is not here.
VELD = {
    "rubricering": "wie het mag lezen",
    "deelthemas": "deelthema's",
    "themas": "thema's",
    "is_breuk": "breuk",
    "volgorde": "plaats in de lijst",
}
DEZE_TERUG = "Zet deze versie terug"
TERUGGEZET = "De eerdere versie staat er weer."


def door(stuk: Stuk[Any]) -> str:
    """Who wrote it and when; who changed it, where that was someone else."""
    wie = stuk.auteur if stuk.wie == stuk.auteur else f"{stuk.auteur}, gewijzigd door {stuk.wie}"
    return f"{wie}, {datum(stuk.wanneer)}"


def aantal_prioriteiten(aantal: int) -> str:
    return meervoud(aantal, "mogelijke prioriteit", "mogelijke prioriteiten")


def aantal_aandachtspunten(aantal: int) -> str:
    return meervoud(aantal, "aandachtspunt", "aandachtspunten")

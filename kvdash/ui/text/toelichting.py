"""Texts of signals, and of the page that explains their rules."""

from typing import Literal, NamedTuple

TITEL = "Toelichting"
LINK = "Hoe bepalen we dit?"
INLEIDING = (
    "Wijken zijn klein. Een stijging of een hoog cijfer is daarom vaak toeval. Hier staat hoe kvdash bepaalt "
    "wat opvalt, "
    "met bij elke regel een voorbeeld uit uw eigen cijfers en de bron van de regel."
)
DUBBEL = "Dubbel signaal: ongunstig én verslechterend"
GEEN_DUBBEL = "Geen enkele wijk is ongunstig én verslechterend."


VOORBEELD = "Voorbeeld"
GEEN_VOORBEELD = "In deze cijfers komt dit niet voor."
BRON = "Bron"
Voorbeeld = Literal["niveau", "familie", "mogelijk", "spreiding", "dubbel", "richting", "bezoekers", "enquete", "trend"]


class Regel(NamedTuple):
    """One rule: its heading, what it says, which example belongs to it, and where it comes from."""

    kop: str
    uitleg: str
    voorbeeld: Voorbeeld
    bron: str


REGELS = (
    Regel(
        "Hoger of lager dan de rest",
        "We vergelijken een wijk met de rest van de gemeente: de gemeente zonder die wijk. Zo telt de wijk niet "
        "aan twee "
        "kanten mee. In de grafiek staat de hele gemeente, want dat cijfer kent iedereen.",
        "niveau",
        "Przyborowski en Wilenski 1940, Biometrika 31:313 (vergelijken van twee aantallen).",
    ),
    Regel(
        "Afwijkend",
        "Wie veel vergelijkt, vindt altijd iets. Daarom tellen we alle wijken en alle onderwerpen met een "
        "richting samen. "
        "Van wat we afwijkend noemen, is naar verwachting hoogstens 5% toch toeval. Andere filters veranderen dit "
        "niet.",
        "familie",
        "Benjamini en Hochberg 1995, Journal of the Royal Statistical Society B 57:289.",
    ),
    Regel(
        "Mogelijk afwijkend",
        "Het verschil is op zichzelf groter dan toeval in 95 van de 100 keer geeft. Het houdt geen stand als je "
        "meetelt "
        "hoeveel vergelijkingen er zijn. Zie het als een vraag, niet als een antwoord.",
        "mogelijk",
        "OHID, Fingertips Technical Guidance (betrouwbaarheid van 95%).",
    ),
    Regel(
        "Cijfers die sterk schommelen",
        "Eén dader kan in één jaar veel inbraken plegen. Schommelt een onderwerp van jaar op jaar meer dan toeval "
        "alleen "
        "geeft, dan maken we de marges breder en moet een verschil groter zijn om op te vallen.",
        "spreiding",
        "Spiegelhalter 2005, Quality and Safety in Health Care 14:347.",
    ),
    Regel(
        "Trend",
        "We kijken naar de laatste vijf jaar. Er is een trend als de cijfers duidelijk stijgen of dalen, en dat ook zo "
        "blijft als je één van de jaren weglaat. Zitten er coronajaren in, dan staat 2019 erbij.",
        "trend",
        "OHID, Fingertips Technical Guidance (recent trends).",
    ),
    Regel(
        "Dubbel signaal",
        "Een cijfer is ongunstig vergeleken met de rest van de gemeente én het wordt ongunstiger.",
        "dubbel",
        "De twee regels hierboven samen.",
    ),
    Regel(
        "Gunstig of ongunstig",
        "Dat zeggen we alleen als het onderwerp een richting heeft. Vindt de politie de feiten zelf, zoals bij "
        "drugs, dan "
        "kan meer ook komen door meer controle. Dan zeggen we alleen hoger of lager.",
        "richting",
        "De kolommen richting en ontstaan in de catalogus van kvdash.",
    ),
    Regel(
        "Plekken met veel bezoekers",
        "Feiten tellen waar ze gebeuren, maar we delen door wie er woont. Waar veel bezoekers komen, vergelijken "
        "we een "
        "wijk daarom niet met de gemeente, maar met haar eigen verleden.",
        "bezoekers",
        "De kolom bezoekers in de catalogus van kvdash.",
    ),
    Regel(
        "Enquêtes",
        "We vergelijken twee rondes met de marges van de bron. De Veiligheidsmonitor is in 2021 anders gaan "
        "meten. Rondes "
        "van voor en na die tijd vergelijken we nooit.",
        "enquete",
        "CBS, Veiligheidsmonitor 2021 (methodebreuk); toets van twee aandelen.",
    ),
)


def onderwerpen_ongunstig(aantal: int, *, van: int) -> str:
    """ "3 van 24 onderwerpen ongunstig"."""
    return f"{aantal} van {van} {'onderwerp' if van == 1 else 'onderwerpen'} ongunstig"

"""Texts of signals, and of the page that explains their rules."""

from typing import Literal, NamedTuple

TITEL = "Toelichting"
LINK = "Hoe bepalen we dit?"
DOWNLOAD = "Alle signalen downloaden (CSV)"
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
Voorbeeld = Literal[
    "niveau",
    "anderen",
    "familie",
    "mogelijk",
    "trechter",
    "spreiding",
    "zichtbaar",
    "samen",
    "trend",
    "dubbel",
    "kwadrant",
    "richting",
    "bezoekers",
    "enquete",
    "breuk",
    "perioden",
    "onaf",
    "automatisch",
]


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
        "Vergelijken met Nederland of met vergelijkbare gemeenten",
        "Dat kiest u boven aan de pagina. Van Nederland trekken we de wijk zelf af. Vergelijkbare gemeenten zijn de "
        "tien die het dichtst bij liggen in aantal inwoners, of een groep die u zelf kiest. Van een groep tellen we "
        "alles bij elkaar op; bij enquêtes nemen we het gemiddelde. Minstens de helft moet een cijfer hebben.",
        "anderen",
        "Dezelfde toets als hierboven. Inwoners: CBS, Kerncijfers wijken en buurten.",
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
        "Plek in de trechter",
        "In een kleine wijk reikt toeval verder dan in een grote. De lijnen in een trechtergrafiek laten dat zien. "
        "Van de 100 wijken zonder echt verschil vallen er ongeveer 5 buiten de lijn van 95%, en bijna nooit een buiten "
        "die van 99,8%.",
        "trechter",
        "Spiegelhalter 2005, Statistics in Medicine 24:1185; OHID, Fingertips Technical Guidance.",
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
        "Wat is hier nog zichtbaar?",
        "Bij kleine aantallen valt een verandering pas op als zij groot is. We rekenen uit vanaf welke stijging we "
        "haar in vier van de vijf gevallen zouden zien. Is dat meer dan de helft erbij, dan raden we aan om "
        "jaren of wijken samen te nemen.",
        "zichtbaar",
        "Przyborowski en Wilenski 1940, Biometrika 31:313, met een onderscheidend vermogen van 80%.",
    ),
    Regel(
        "Jaren of wijken samen",
        "We tellen de aantallen op en delen ze door alle inwoners of woningen van die jaren of wijken samen. Zo wordt "
        "de marge smaller. Er staat altijd bij dat het is samengeteld, en over welke jaren.",
        "samen",
        "OHID, Fingertips Technical Guidance (marge van een aantal: exact onder de 10, anders Byar).",
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
        "Cijfers, beleving en gesprekken",
        "Per thema leggen we van elke wijk drie dingen naast elkaar: de geregistreerde cijfers, de enquêtes, en "
        "hoeveel teksten er over de wijk zijn. Slecht zijn cijfers als er meer duidelijk ongunstig dan gunstig zijn; "
        "is dat gelijk, dan tellen de mogelijk afwijkende. Voor beleving geldt hetzelfde. Teksten zijn wat bewoners en "
        "ondernemers in het veld zeiden, en de aandachtspunten bij het thema.",
        "kwadrant",
        "kvdash, op de regels Afwijkend en Mogelijk afwijkend.",
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
        "Feiten tellen waar ze gebeuren, maar we delen door wie er woont. Onderwerpen die vaak voorkomen waar veel "
        "bezoekers komen, vergelijken we daarom niet met andere gebieden, maar met het eigen verleden van het gebied.",
        "bezoekers",
        "De kolom bezoekers in de catalogus van kvdash.",
    ),
    Regel(
        "Enquêtes",
        "We vergelijken twee rondes met de marges van de bron. Is er nog geen eerdere ronde, dan zeggen we dat.",
        "enquete",
        "Toets van twee aandelen met de marges die de bron geeft.",
    ),
    Regel(
        "De breuk van 2021",
        "De Veiligheidsmonitor is in 2021 anders gaan vragen. Rondes van voor en na die tijd vergelijken we nooit, ook "
        "niet in een trend. In de grafiek staat de breuk als een lijn.",
        "breuk",
        "CBS, Veiligheidsmonitor 2021 (methodebreuk).",
    ),
    Regel(
        "Maanden, kwartalen en het jaar tot nu toe",
        "Een maand vergelijken we met dezelfde maand een jaar eerder, nooit met de maand ervoor: elk seizoen is "
        "anders. Voor een kwartaal geldt hetzelfde, en voor het jaar tot nu toe. Het zijn aantallen; de toets is "
        "die van jaren, maar dan per dag, want een schrikkeljaar heeft een dag meer. Alle wijken en onderwerpen "
        "samen tellen mee voor wat afwijkend heet. Of een cijfer hoog of laag is, zeggen we alleen per jaar.",
        "perioden",
        "Przyborowski en Wilenski 1940, Biometrika 31:313; Benjamini en Hochberg 1995, JRSS B 57:289.",
    ),
    Regel(
        "Een maand die nog niet voorbij is",
        "Is een bestand ingelezen op of voor de laatste dag van een maand, dan is die maand nog niet compleet. Het "
        "cijfer staat los van de lijn en we vergelijken het niet. Aan een laag cijfer alleen zien we dat niet: dan "
        "zouden we een echte daling missen. Bij een voorlopig cijfer staat dat het voorlopig is.",
        "onaf",
        "kvdash, op de datum van inlezen.",
    ),
    Regel(
        "Automatisch opgesteld",
        'Een zin die kvdash maakt, kunt u overnemen als duiding. Er staat "automatisch opgesteld" bij tot iemand hem '
        "bewerkt. De zin zegt nooit dat iets bewezen is of hoe het komt.",
        "automatisch",
        "kvdash.",
    ),
)


def onderwerpen_ongunstig(aantal: int, *, van: int) -> str:
    """ "3 van 24 onderwerpen ongunstig"."""
    return f"{aantal} van {van} {'onderwerp' if van == 1 else 'onderwerpen'} ongunstig"

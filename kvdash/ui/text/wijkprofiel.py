"""Texts of the page Wijkprofiel."""

from kvdash.domain.bevinding import BevindingSoort
from kvdash.domain.gebied import Niveau
from kvdash.services.wijken import Inwoners
from kvdash.taal import meervoud

TITEL = "Wijkprofiel"
GEBIED = "Gebied"
MET = "Ander gebied ernaast"
NIEMAND = "geen"
PRINT_UITLEG = "Afdrukken? Gebruik Ctrl+P: dit profiel past op twee bladzijden."
NIVEAU: dict[Niveau, str] = {"wijk": "Wijk", "buurt": "Buurt", "eigen": "Eigen gebied"}
LIGGING = "Kaart: waar {gebied} ligt in {gemeente}."
GEEN_GRENZEN = "Er zijn nog geen grenzen ingelezen, dus geen kaart."
GEEN_INWONERS = "Aantal inwoners niet bekend."
GEEN_GEBIEDEN = (
    "Er zijn nog geen wijken en buurten van deze gemeente. Lees op de pagina Gegevens de kerncijfers van wijken en "
    "buurten in."
)
NAAR_GEGEVENS = "Naar Gegevens"
VALT_OP = "Wat valt op"
CIJFERS = "Alle cijfers naast die van de andere {gebieden}"
EIGEN_UITLEG = (
    "Van een eigen gebied tellen we aantallen van buurten op. Percentages en scores tellen we nooit op: die staan hier "
    "alleen als een bestand ze voor het gebied zelf geeft."
)
GEEN_RIJEN = "Geen cijfers per {niveau} over {jaar}. Bekijk wat er wel is, of voeg iets toe:"
CIJFER, HIER, GEMEENTE, LIGGING_BALK, OORDEEL = "Cijfer", "Hier", "Gemeente", "Tussen de andere", "Oordeel"
VERHAAL = "Wat mensen zeggen"
GEEN_VERHAAL = "Over dit gebied is nog niets opgeschreven. Schrijf iets op bij een thema, of bij § 1.4 Consultaties."
NAAR_CONSULTATIES = "Naar § 1.4 Consultaties"
MEER = "Nog {aantal}"
SOORT: dict[BevindingSoort, str] = {
    "bewoners": "Bewoners",
    "ondernemers": "Ondernemers",
    "duiding": "Duiding",
    "aandachtspunt": "Aandachtspunt",
    "accent": "Aanpak",
    "verbeterpunt": "Verbeterpunt",
}
LEGENDA_STIP = "{gebied}; gevuld: zelden alleen toeval, open: kan toeval zijn, klein: geen duidelijk verschil"
LEGENDA_BALK = "van laagste tot hoogste; het dikke deel is de middelste helft"
LEGENDA_KANT = (
    "Meer staat altijd rechts. Onder de balk staat welke kant gunstig is. Blauw is gunstig, oranje ongunstig. Zonder "
    "kleur geven we geen oordeel; waarom, staat erbij."
)


def niet_op_papier(aantal: int) -> str:
    """How many texts are for who opens them; empty for none."""
    if not aantal:
        return ""
    staan, ze = ("staat", "haar") if aantal == 1 else ("staan", "ze")
    return f"Nog {meervoud(aantal, 'tekst', 'teksten')} {staan} niet op deze afdruk. U leest {ze} in het dashboard."


def inwonersregel(gevonden: Inwoners | None) -> str:
    return (
        GEEN_INWONERS
        if gevonden is None
        else f"{meervoud(round(gevonden.aantal), 'inwoner', 'inwoners')} in {gevonden.jaar}"
    )

"""Texts of the veldpagina."""

WAT_VALT_HIERONDER = "Wat valt hieronder?"
PARAGRAAF = "Paragraaf"
THEMA = "Thema"
WEERGAVE = "Weergave"
WEERGAVEN = {
    "lijn": "Lijn",
    "wijken": "Wijken",
    "trechter": "Trechter",
    "kaart": "Kaart",
    "kleuren": "Kleurentabel",
    "tabel": "Tabel",
}
SIGNALEN_VAN_VELD = "Wat het meest opvalt"
AANDACHTSPUNT = "Aandachtspunt maken"
AANDACHTSPUNT_VAN = "Aandachtspunt maken van {naam}"
MAAK_AANDACHTSPUNT = "Maak hier een aandachtspunt van"
EN_NOG = "en nog {aantal}"


def aantal_ongunstig(aantal: int) -> str:
    """Below the name of a thema; empty where nothing stands out."""
    return f"{aantal} ongunstig" if aantal else ""


JAAR = "Jaar"
GEBIED = "Gebied"
STERRETJE = "* voorlopig cijfer"
KOPIEER = "Tabel kopiëren"
GEKOPIEERD = "Gekopieerd. U kunt de tabel nu ergens anders plakken."
DOWNLOADEN = "Downloaden"
ALLE_CIJFERS = "Alle cijfers van dit thema"
WAT_TELT_MEE = "Wat telt mee?"
GEEN_CIJFER_VOOR = "geen cijfers voor {gebieden}"
GEEN_WIJKEN = "Van dit onderwerp zijn geen cijfers per {gebied} bekend. Dit cijfer is {niveau}."
MEESTE_BALKEN = "De {balken} hoogste van {gebieden} buurten. In de tabel staan ze allemaal."
HAAL = (
    "De politie of inspectie vindt deze feiten zelf. Meer kan ook betekenen dat er meer is gecontroleerd. "
    "Daarom noemen we hoog of laag hier niet gunstig of ongunstig."
)
BEZOEKERS = (
    "Feiten tellen mee waar ze gebeuren. In winkel- en uitgaansgebieden komt een hoog cijfer per inwoner vaak door "
    "bezoekers."
)
JAAR_VAN_WIJKEN = "Jaar van de wijken"
BALKEN_VAN = "Gebieden in de grafiek"
KLEUREN_UITLEG = (
    "Hoe donkerder, hoe hoger: de cijfers zijn verdeeld in vijf groepen van ongeveer gelijke grootte. Gearceerd: geen "
    "cijfer. * bij dit cijfer hoort een toelichting; wijs het aan om die te lezen. Met de pijltjestoetsen gaat u van "
    "cijfer naar cijfer."
)

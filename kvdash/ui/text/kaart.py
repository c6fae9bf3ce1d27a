"""Texts of the map."""

NIVEAU = "Kaart van"
NIVEAUS = {"wijk": "Wijken", "buurt": "Buurten", "eigen": "Eigen gebieden"}
INDELING = "Kleuren tonen"
INDELINGEN = {"groepen": "Hoog en laag", "signalen": "Verschil met de rest"}
JAAR = "Jaar"
VORIG, VOLGEND = "◀ {jaar}", "{jaar} ▶"
UITLEG = (
    "Klik op een gebied, of ga er met de pijltjestoetsen heen en druk op Enter: dan kiest u het op alle pagina's. "
    "Nog een keer laat het weer los."
)
LEGENDA = "Wat de vlakken betekenen"
TABEL = "De kaart als tabel, {jaar}"
TABEL_KOPPEN = ("Gebied", "Cijfer", "Groep")
GEKOZEN = "gekozen"
GEEN_GRENZEN = (
    "Er is nog geen kaart van de {gebieden} van deze gemeente. De cijfers staan in de tabel. Lees op de pagina "
    "Gegevens een kaart in als GeoJSON, bijvoorbeeld de wijk- en buurtkaart van het CBS en Kadaster."
)
DEEL_GRENZEN = "Van {aantal} is de grens niet bekend. Ze staan wel in de tabel."
GEEN_GEBIEDEN = "De wijken en buurten van deze gemeente zijn nog niet bekend. Lees eerst de kerncijfers in."
NAAR_GEGEVENS = "Naar Gegevens"

"""The fixed Dutch texts of the exports."""

from kvdash.domain.editie import Deelstatus, Editie

VOORBEELD = "Voorbeeldgegevens"
VOORBEELD_UITLEG = (
    "Dit document is gemaakt met verzonnen gegevens van een verzonnen gemeente. Gebruik de cijfers en teksten niet."
)
BLADZIJDE = "Bladzijde"
VAN = "van"

ANALYSE = "Veiligheidsanalyse"
PLAN = "Basis voor het integraal veiligheidsplan {van}–{tot}"
GEMAAKT = "Gemaakt op {datum}"
INHOUD = "Inhoud"
INLEIDING = "Inleiding"
ALLE_PRIORITEITEN = "Alle mogelijke prioriteiten bij elkaar"
BRONNEN = "Bronnen"

FIGUUR = "Figuur"
TABEL = "Tabel"
JAAR = "Jaar"
ONDERDRUKT = "onderdrukt"
ONDERDRUKT_UITLEG = "het aantal is te klein om te mogen tonen"
ONTBREEKT = "–"
ONTBREEKT_UITLEG = "geen cijfer bekend"

GEEN_CIJFERS = "Voor dit thema zijn geen cijfers ingelezen."
GEEN_DUIDING = "Voor dit thema is geen duiding geschreven."
GEEN_AANDACHTSPUNT = "Voor dit thema zijn geen aandachtspunten geschreven."
GEEN_AANPAK_THEMA = "Voor dit thema is niets over de aanpak geschreven."
GEEN_AANPAK_RUBRIEK = "Voor deze rubriek is niets over de aanpak geschreven."
GEEN_BEWONERS = "Voor dit veld is niets opgeschreven uit gesprekken met bewoners."
GEEN_ONDERNEMERS = "Voor dit veld is niets opgeschreven uit gesprekken met ondernemers."
GEEN_PRIORITEIT = "Voor dit veld zijn geen mogelijke prioriteiten aangewezen."
GEEN_DEELTHEMAS = "Er zijn geen deelthema's opgeschreven."
GEEN_ELEMENTEN = "Er zijn geen onderdelen van een aanpak opgeschreven."
GEEN_BRONNEN = "Er zijn nog geen cijfers ingelezen."
GEEN_RIJEN = "Er zijn geen mogelijke prioriteiten die bij deze keuze horen."

DUIDING = "Wat zeggen deze cijfers?"
HELE_VELD = "Het hele veld"
VERBETERPUNT = "Verbeterpunt: "
STAND = "Stand van {datum}."
BEWIJS = "Cijfers waarop dit rust"
BEWIJS_BIJ_PUNT = "Geschreven bij: {bewijs}"
PRIORITEIT_STATUS = "Status: {status}."
ALLE_UITLEG = (
    "De tabel noemt de mogelijke prioriteiten van alle velden. Uit deze lijst worden de prioriteiten en de overige "
    "strategische thema's gekozen."
)
ALLE_KOLOMMEN = ("Veld", "Mogelijke prioriteit", "Status")
ALLE_BIJSCHRIFT = "mogelijke prioriteiten van alle velden"
BRONNEN_UITLEG = "De cijfers in dit rapport komen uit deze bronnen."
KEUZE = "De grafieken en tabellen laten dit zien: {filter}."

THEMA_DEFINITIES = "Het veld heeft deze thema's:"

OVERZICHT = "Mogelijke prioriteiten"
OVERZICHT_KOLOMMEN = (
    "Veld",
    "Mogelijke prioriteit",
    "Status",
    "Deelthema's",
    "Onderdelen van de aanpak",
    "Cijfers waarop dit rust",
    "Geschreven door",
    "Gewijzigd",
)
KOLOM_BRON = "Bron"
KOLOM_STAND = "Stand van"
BRON = "Bron: {bron}"
FILTER_GEEN = "alle velden"
FILTER = "Getoond: {filter}"
AFGEKAPT = "… (afgekapt; de hele tekst staat in Word en JSON)"


def statuszin(status: Deelstatus) -> str:
    """Why a part need not be filled."""
    wat = "Dit thema" if status.paragraaf == 0 else "Dit onderdeel"
    return f"{wat} is gemarkeerd als '{status.status}'. Reden: {status.reden}"


def aanleiding(editie: Editie, *, gemeente: str) -> tuple[str, ...]:
    """What this document is for, and which periods belong to it."""
    alineas = [
        f"Dit is de veiligheidsanalyse van {gemeente}. De analyse is de basis voor het integraal veiligheidsplan van "
        f"{editie.plan_van} tot en met {editie.plan_tot}. De gemeenteraad kiest daarin waar de gemeente zich de "
        "komende jaren vooral voor inzet.",
    ]
    if editie.analyse_periode:
        alineas.append(f"De analyse is gemaakt in de periode {editie.analyse_periode}.")
    if editie.uitwerking_periode:
        alineas.append(f"Het integraal veiligheidsplan wordt uitgewerkt in de periode {editie.uitwerking_periode}.")
    return tuple(alineas)


WERKWIJZE_KOP = "Hoe is deze analyse gemaakt?"
WERKWIJZE = (
    "De analyse volgt de methode Kernbeleid Veiligheid van de VNG. Die methode verdeelt veiligheid in vijf velden met "
    "samen 21 thema's. Bij elk thema staan cijfers, het oordeel van mensen die er dagelijks mee werken, de aanpak die "
    "al loopt en wat bewoners en ondernemers zeggen naast elkaar. Daaruit volgen per veld de mogelijke prioriteiten."
)
AANLEIDING_KOP = "Waarom deze analyse?"
VELDEN_KOP = "De vijf velden"
VELDEN = "De analyse gaat over vijf velden:"
DEELNAME_KOP = "Wie deden mee?"
DEELNAME_LEEG = "Hoe partners en sleutelfiguren hebben meegedaan, is nog niet opgeschreven."
LEESWIJZER_KOP = "Wat staat waar?"
LEESWIJZER = "Elk veld heeft een eigen hoofdstuk met vijf paragrafen:"

SIGNAAL_KOPPEN = (
    *("onderwerp", "bron", "gebiedscode", "gebied", "jaar", "waarde", "eenheid", "ondergrens 95%", "bovengrens 95%"),
    *("vergeleken met", "waarde daarvan", "hoger of lager", "zekerheid", "oordeel", "plek in de trechter"),
    *(
        "vorig jaar",
        "waarde toen",
        "zekerheid van de verandering",
        "trend van vijf jaar",
        "dubbel signaal",
        "in woorden",
    ),
)

PERIODE_KOPPEN = (
    *("onderwerp", "bron", "gebiedscode", "gebied", "periode", "aantal", "ondergrens 95%", "bovengrens 95%"),
    *("vergeleken met", "aantal toen", "hoger of lager per dag", "zekerheid", "oordeel", "voorlopig", "in woorden"),
)

CIJFERBLAD = "Cijfers"
CIJFERBLAD_KOLOMMEN = (
    *("indicator", "gebiedscode", "gebied", "jaar", "waarde", "ondergrens", "bovengrens", "eenheid", "aantal"),
    "opmerking",
)

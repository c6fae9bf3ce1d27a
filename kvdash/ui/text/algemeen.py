"""Texts of the frame around all pages."""

TITEL = "Veiligheidsanalyse"
GEEN_SCRIPT = "Zet JavaScript aan om dit dashboard te gebruiken."
NIET_GEVONDEN = "Niet gevonden"

ALLE_ADRESSEN = "alle adressen van deze computer"
OPEN_NETWERK = (
    "kvdash start niet: het dashboard zou ook voor andere computers openstaan (op {adres}), en inloggen kan nog niet.\n"
    "Start het in de map van kvdash, of met --server.address 127.0.0.1."
)
ANDERE_COMPUTER = (
    "Dit dashboard is alleen te openen op de computer waarop het draait, want inloggen kan nog niet. "
    "Gebruik daar het adres http://localhost of http://127.0.0.1."
)


def onvoorzien(nummer: str) -> str:
    return (
        f"Er ging iets mis in kvdash (foutnummer {nummer}). Laad de pagina opnieuw. "
        "Gebeurt het weer? Geef dan dit nummer door aan uw beheerder; het staat ook in het logbestand."
    )


OPENEN = "Gegevens openen …"
GEEN_EDITIE = "Er is nog geen veiligheidsanalyse. Begin er een op de pagina Gegevens."
VOORBEELD = "Voorbeeldgegevens"
VOORBEELD_UITLEG = "Verzonnen cijfers en teksten van een verzonnen gemeente."
BEGIN_EIGEN = "Begin met eigen gegevens"
ONGEDAAN = "Ongedaan maken"
SLUITEN = "Melding sluiten"
WIE = "Wie bent u?"
WIE_UITLEG = "Uw naam komt bij wat u schrijft of inleest te staan. Dit vragen we één keer."
NAAM = "Uw naam"
SCHRIJFT_ALS = "U schrijft als {naam}."
ANDERE_NAAM = "Naam wijzigen"
ANDERE_NAAM_UITLEG = (
    "Wat u vanaf nu schrijft of inleest, komt onder deze naam te staan. Wat er al staat, houdt de oude naam."
)
LEES_VERDER, LEES_MINDER = "Lees verder", "Inklappen"
BEWAREN = "Bewaren"
ANNULEREN = "Annuleren"
TERUGGEZET = "Ongedaan gemaakt."

OVERZICHT = "Overzicht"
WIJKPROFIEL = "Wijkprofiel"
PRIORITEITEN = "Prioriteiten"
RAPPORTAGE = "Rapportage"
TOELICHTING = "Toelichting"
GEGEVENS = "Gegevens"

NIET_VERPLAATST = "{bestand} kan niet worden verplaatst. Controleer de rechten van de map inbox."

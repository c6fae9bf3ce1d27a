"""Texts of the pages Overzicht, Prioriteiten and Rapportage."""

from kvdash.domain.kernbeleid import PARAGRAFEN, onderwerp, veld
from kvdash.services.overzicht import Openstaand, VeldOverzicht
from kvdash.taal import meervoud, procent
from kvdash.ui.text.dossier import aantal_aandachtspunten, aantal_prioriteiten

CONCEPT = "Concept"
NOG_TE_DOEN = "Nog te doen"
NIETS_TE_DOEN = "Alle onderdelen zijn ingevuld."
STERKSTE = "Veranderde het meest:"
GEEN_CIJFERS = "Nog geen cijfers ingelezen."
NAAR_GEGEVENS = "Naar Gegevens"
NAAR_VELD = "Naar veld {veld}"
OPEN = "Openen"
MEER = "Nog {aantal}"

PRIORITEITEN_UITLEG = "De mogelijke prioriteiten van alle velden. Hieruit kiest de gemeenteraad."
VELDEN = "Velden"
VOLGORDE = "Volgorde"
VOLGORDES = {"veld": "Per veld", "naam": "Op naam", "gewijzigd": "Laatst gewijzigd"}
DOWNLOADS = "Overzicht downloaden"
GEEN_GEVONDEN = (
    "Er zijn nog geen mogelijke prioriteiten in deze velden. Markeer ze bij de cijfers of in § N.5 van een veld."
)

RAPPORTAGE_UITLEG = (
    "De hele veiligheidsanalyse als Word-document, met de gebieden en jaren die u boven aan de pagina kiest. "
    "U kunt het daarna in Word verder bewerken. Of als Excel-bestand, met dezelfde teksten en cijfers per hoofdstuk."
)
RAPPORTAGE_INHOUD = "Wat erin staat"
INLEIDING = "Inleiding: gemeente, perioden, werkwijze, de vijf velden en wie hebben meegedaan."
PER_VELD = "Per veld:"
RAPPORTAGE_DOWNLOAD = "Rapportage downloaden ({formaat})"


def stand(overzicht: VeldOverzicht) -> str:
    """ "5 aandachtspunten · 2 mogelijke prioriteiten · 80% compleet"."""
    delen = (
        aantal_aandachtspunten(overzicht.aandachtspunten),
        aantal_prioriteiten(overzicht.prioriteiten),
        f"{procent(overzicht.compleet * 100, decimalen=0)} compleet",
    )
    return " · ".join(delen)


def aantal_indicatoren(aantal: int) -> str:
    return meervoud(aantal, "onderwerp met cijfers", "onderwerpen met cijfers")


def openstaand(deel: Openstaand) -> str:
    """ "§ 4.2 Aandachtspunten: Externe veiligheid"."""
    paragraaf = next(p for p in PARAGRAFEN if p.nummer == deel.paragraaf)
    kop = paragraaf.schermkop(veld(deel.veld))
    return f"{kop}: {onderwerp(deel.onderwerp).naam}" if deel.onderwerp else kop

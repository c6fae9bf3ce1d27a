"""Texts of parts that are empty, and of closing them with a reason."""

from kvdash.domain.editie import DeelParagraaf

GEEN_CIJFERS = (
    "Van dit thema zijn nog geen cijfers ingelezen. Lees op de pagina Gegevens een bestand in, of vul zelf cijfers in. "
    "Zijn er geen cijfers? Sluit dit deel dan hieronder af met een reden."
)
NAAR_GEGEVENS = "Naar Gegevens"
LEEG: dict[DeelParagraaf, str] = {
    2: "Hier staat nog geen aandachtspunt. Schrijf er een, het liefst naast een grafiek: dan gaat het cijfer mee.",
    3: "Hier staat nog niets over de aanpak. Schrijf hieronder op wat er al gebeurt en wat beter kan.",
    4: "Hier staat nog niets. Schrijf hieronder op wat zij zeiden in gesprekken voor deze analyse.",
}
KOP_CIJFERS, CIJFERS_AFSLUITEN = "Geen cijfers?", "Cijfers afsluiten"
KOP_THEMA, THEMA_AFSLUITEN = "Speelt dit thema hier niet?", "Thema afsluiten"
KOP_DEEL, DEEL_AFSLUITEN = "Niet van toepassing?", "Onderdeel afsluiten"
HEEL_THEMA = "(hele thema)"
STATUS = "Status"
REDEN = "Waarom?"
HEROPENEN = "Weer openen"
AFGESLOTEN = "Afgesloten."
HEROPEND = "Weer open."

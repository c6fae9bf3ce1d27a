"""Texts around gebeurtenissen: what happened beside the figures."""

from kvdash.domain.gebeurtenis import GebeurtenisSoort

UITLEG = (
    "Wat gebeurde er toen een cijfer veranderde? Een gebeurtenis staat met een nummer in elke lijn die zij raakt, ook "
    "in de rapportage. Zij verklaart niets vanzelf: schrijf uw uitleg bij de duiding."
)
NIEUW = "Gebeurtenis toevoegen"
SOORTEN: dict[GebeurtenisSoort, str] = {
    "maatregel": "Maatregel",
    "plaatsing": "Iets geplaatst (camera, verlichting)",
    "registratie": "Registratie veranderd",
    "methode": "Manier van meten veranderd",
    "wet": "Wet veranderd",
    "anders": "Iets anders",
}
NAAM = "Wat gebeurde er?"
SOORT = "Soort"
VAN = "Begin"
TOT = "Einde, als dat er is"
GEBIEDEN = "Gebieden"
HELE_GEMEENTE = "De hele gemeente"
THEMAS = "Thema's"
CIJFERS = "Cijfers (geen thema en geen cijfer gekozen: alle cijfers)"
KIES_THEMAS, KIES_CIJFERS = "Kies thema's", "Kies cijfers"
ALLES = "alle cijfers"
VAN_BRON = "alle cijfers van {bron}"
RAAKT = "Raakt: {cijfers}."
IS_BREUK = "Breuk: cijfers van ervoor en erna zijn niet te vergelijken"
BRON = "Waar staat dit?"
GEEN_BEGIN = "Vul de dag in waarop het begon."
BEWAREN = "Bewaren"
ANNULEREN = "Annuleren"
VERWIJDEREN = "Verwijderen"
BEWAARD = "Gebeurtenis bewaard."
VERWIJDERD = "Gebeurtenis verwijderd."

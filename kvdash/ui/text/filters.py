"""Texts of the filter bar."""

from kvdash.domain.vergelijking import Vergelijker

TONEN, VERBERGEN = "Filters tonen", "Filters verbergen"
EDITIE = "Editie"
VAN = "Van"
TOT = "Tot en met"
GEBIEDEN = "Gebieden"
HELE_GEMEENTE = "De hele gemeente"
VERGELIJK_MET = "Vergelijk met"
VERGELIJKERS: dict[Vergelijker, str] = {
    "gemeente": "De gemeente",
    "nederland": "Nederland",
    "vergelijkbaar": "Vergelijkbare gemeenten",
}
MAAT = "Tonen als"
NOEMER = "Noemer dichtstbij"
NOEMER_UITLEG = (
    "Ontbreekt het aantal inwoners of woningen van een jaar? Dan rekenen we met het dichtstbijzijnde jaar, "
    "hoogstens 3 jaar verschil. Elk cijfer waarbij dat gebeurt, krijgt een aantekening."
)

"""Texts of months and quarters."""

from kvdash.domain.periode import PeriodeSoort

PER = "Per jaar, kwartaal of maand"
PER_WOORDEN: dict[PeriodeSoort, str] = {"jaar": "Per jaar", "kwartaal": "Per kwartaal", "maand": "Per maand"}
IN_WOORDEN = "In woorden, om over te nemen"
PER_DEEL = "Per gebied naast een jaar eerder"
DEEL_KOPPEN = ("Gebied", "Nu", "Een jaar eerder", "Verschil")
PERIODE: dict[PeriodeSoort, str] = {"jaar": "Jaar", "kwartaal": "Kwartaal", "maand": "Maand"}
TOELICHTING = "Hoe vergelijken we maanden?"
DOWNLOAD = "Alle onderwerpen en wijken downloaden (CSV)"

"""Texts about the group of gemeenten that is compared with."""

AANPASSEN = "Groep aanpassen"
WELKE = "Welke groep"
GEBRUIKEN = "Deze groep gebruiken"
STANDAARD = "De tien die het dichtst bij liggen in inwoners"
NAAM = "Naam van de groep"
GEMEENTEN = "Gemeenten"
NIEUW = "Nieuwe groep"
EERDERE_KEUZES = "Eerdere keuzes"
VERWIJDEREN = "Groep verwijderen"
BEWAARD = "Groep bewaard."
GEKOZEN = "Andere groep gekozen."
VERWIJDERD = "Groep verwijderd."
ONTBREEKT = (
    "Er zijn geen andere gemeenten om mee te vergelijken. Lees de kerncijfers van wijken en buurten in: daar staan "
    "alle gemeenten in. Tot die tijd vergelijken we met de rest van de gemeente."
)

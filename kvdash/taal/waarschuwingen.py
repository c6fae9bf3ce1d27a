"""What a kind of warning about a file means, and what to do about it."""

from kvdash.domain.upload import Waarschuwing, Waarschuwingsoort

_KOP: dict[Waarschuwingsoort, str] = {
    "verloren nul": "Percentages die misschien een nul kwijt zijn",
    "uitschieter": "Cijfers die heel ver van de andere liggen",
    "leeg jaar": "Jaren zonder cijfers",
    "eenheid": "Eenheid niet vermeld",
    "kolom": "Kolommen die niet zijn ingelezen",
    "andere grenzen": "Gebieden met andere grenzen",
    "half bestand": "Misschien niet het hele bestand",
    "voorvallen": "Voorvallen zijn geteld",
}
_ADVIES: dict[Waarschuwingsoort, str] = {
    "verloren nul": "Bij omzetten valt soms de laatste nul weg: 10 wordt 1. Vergelijk deze cellen met de bron.",
    "uitschieter": "Controleer bij de bron of de komma en de eenheid kloppen.",
    "leeg jaar": "Controleer of de bron over dat jaar echt geen cijfers heeft, of download het bestand opnieuw.",
    "eenheid": "Klopt dat niet? Zet de eenheid dan tussen haakjes in de kop, bijvoorbeeld 'Zwerfvuil (%)'.",
    "kolom": "Horen deze getallen er wel bij? Zet dan boven de kolom wat erin staat.",
    "andere grenzen": (
        "Een gebied dat is opgeheven of een nieuwe code kreeg, hoort hierbij. "
        "Is het een tikfout in de code? Verbeter die dan in het bestand."
    ),
    "half bestand": "Is het half gedownload? Download het dan opnieuw.",
    "voorvallen": "Alleen de aantallen worden bewaard, niet de regels van het bestand.",
}


def waarschuwingskop(soort: Waarschuwingsoort) -> str:
    return _KOP[soort]


def waarschuwingsadvies(soort: Waarschuwingsoort) -> str:
    """What to do about warnings of this kind."""
    return _ADVIES[soort]


def waarschuwingszin(waarschuwing: Waarschuwing) -> str:
    """One warning with its place: "Regel 4, kolom 'Onveilig (%)': 1 tussen 13 en 15."."""
    if waarschuwing.regel is None:
        return waarschuwing.tekst
    kolom = f", kolom '{waarschuwing.kolom}'" if waarschuwing.kolom else ""
    return f"Regel {waarschuwing.regel}{kolom}: {waarschuwing.tekst}"

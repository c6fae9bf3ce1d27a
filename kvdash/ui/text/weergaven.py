"""Texts of the saved weergaven."""

from kvdash.domain.stuk import Stuk
from kvdash.domain.weergave import Weergave
from kvdash.ui.text.dossier import door

KNOP = "Weergaven"
KOP = "Bewaarde weergaven"
GEEN = "Er zijn nog geen bewaarde weergaven."
NIEUW = "Naam voor wat u nu ziet"
VOORBEELD = "bijvoorbeeld: Inbraak in Noord"
BEWAREN = "Bewaar deze weergave"
NAAM = "Nieuwe naam"
LINK, HERNOEMEN, VERWIJDEREN = "Link", "Naam wijzigen", "Verwijderen"
LINK_UITLEG = "Wie deze link opent, ziet dezelfde pagina met dezelfde keuzes."
ZEKER = "Weet u het zeker? De link werkt dan niet meer."
JA, NEE = "Ja, verwijderen", "Nee, laten staan"
GEEN_PAGINA = "De pagina van deze weergave is er niet meer."


def geopend(weergave: Weergave) -> str:
    return f"Weergave '{weergave.naam}' is geopend."


def bewaard(weergave: Weergave) -> str:
    return f"Weergave '{weergave.naam}' is bewaard."


def hernoemd(weergave: Weergave) -> str:
    return f"De weergave heet nu '{weergave.naam}'."


def verwijderd(weergave: Weergave) -> str:
    return f"Weergave '{weergave.naam}' is verwijderd."


def meta(stuk: Stuk[Weergave], *, pagina: str) -> str:
    """Where it leads, by whom and when: "1 Woon- en leefomgeving · Ans, 3 maart 2026"."""
    return f"{pagina} · {door(stuk)}"


def knop(woord: str, weergave: Weergave) -> str:
    """What a button says to who cannot see beside which name it stands."""
    return f"{woord}: {weergave.naam}"

"""All that is known of one wijk, buurt or own area, over the five velden; prints on two pages."""

from kvdash.ui import data, navigatie, plat, state
from kvdash.ui.components import wijkprofiel
from kvdash.ui.text import wijkprofiel as tekst


def show() -> None:
    keuze, editie = state.keuze(), state.editie()
    gebieden = tuple(g for g in data.gebieden(editie) if g.niveau in tekst.NIVEAU) if editie else ()
    if not gebieden:
        plat.title(tekst.TITEL, anchor=False)
        plat.info(tekst.GEEN_GEBIEDEN)
        navigatie.link("gegevens", label=tekst.NAAR_GEGEVENS)
        return
    gebied, ander = wijkprofiel.kies(gebieden, keuze.gebieden)
    wijkprofiel.toon(gebied, ander=ander)

"""Dutch for users: numbers, dates and generated sentences, for screen, chart, document and command line alike."""

from kvdash.taal.gebeurtenissen import gebeurtenisperiode, gebeurtenisregels, gebeurteniszin
from kvdash.taal.getallen import STREEPJE, cijfer, cijfer_met_eenheid, eenheid, getal, procent
from kvdash.taal.herkomst import herkomstzinnen
from kvdash.taal.kaart import (
    groeptekst,
    kaartondertitel,
    kaarttekst,
    kaarttitel,
    niveaunaam,
    signaalkaarttitel,
    zonder_cijfer,
)
from kvdash.taal.meldingen import hoogstemelding, niveaumelding, noemermelding, punttekst, toelichting
from kvdash.taal.signalen import (
    AUTOMATISCH,
    ledenzin,
    ontwikkelingswoord,
    opvalzin,
    signaalkop,
    signaalkort,
    signaalwoord,
    signaalzin,
    spreidingzin,
    trechterzin,
    vergelijkingenzin,
    vergelijkingsnaam,
)
from kvdash.taal.tijd import datum, jaren, periode, tijdstip
from kvdash.taal.veldzinnen import themakop, veldzinnen
from kvdash.taal.verloop import Verloop, verloop
from kvdash.taal.waarschuwingen import waarschuwingsadvies, waarschuwingskop, waarschuwingszin
from kvdash.taal.wijkprofiel import oordeelreden, profielzinnen, uiterstezin, vergelijkingszin
from kvdash.taal.woorden import gebiedenlijst, hoofdletter, meervoud, opsomming
from kvdash.taal.zichtbaar import samenzin, zichtbaarzin
from kvdash.taal.zinnen import (
    balktekst,
    bewijszin,
    bronregel,
    filterzin,
    grafiektekst,
    grafiektitel,
    ondertitel,
    waarzin,
)

__all__ = [
    "AUTOMATISCH",
    "STREEPJE",
    "Verloop",
    "balktekst",
    "bewijszin",
    "bronregel",
    "cijfer",
    "cijfer_met_eenheid",
    "datum",
    "eenheid",
    "filterzin",
    "gebeurtenisperiode",
    "gebeurtenisregels",
    "gebeurteniszin",
    "gebiedenlijst",
    "getal",
    "grafiektekst",
    "grafiektitel",
    "groeptekst",
    "herkomstzinnen",
    "hoofdletter",
    "hoogstemelding",
    "jaren",
    "kaartondertitel",
    "kaarttekst",
    "kaarttitel",
    "ledenzin",
    "meervoud",
    "niveaumelding",
    "niveaunaam",
    "noemermelding",
    "ondertitel",
    "ontwikkelingswoord",
    "oordeelreden",
    "opsomming",
    "opvalzin",
    "periode",
    "procent",
    "profielzinnen",
    "punttekst",
    "samenzin",
    "signaalkaarttitel",
    "signaalkop",
    "signaalkort",
    "signaalwoord",
    "signaalzin",
    "spreidingzin",
    "themakop",
    "tijdstip",
    "toelichting",
    "trechterzin",
    "uiterstezin",
    "veldzinnen",
    "vergelijkingenzin",
    "vergelijkingsnaam",
    "vergelijkingszin",
    "verloop",
    "waarschuwingsadvies",
    "waarschuwingskop",
    "waarschuwingszin",
    "waarzin",
    "zichtbaarzin",
    "zonder_cijfer",
]

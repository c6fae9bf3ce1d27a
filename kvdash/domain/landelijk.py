"""The areas above the gemeente: fixed codes and names, so that they are known before any file is read in."""

from kvdash.domain.gebied import DEMO_LAND, Gebied, Niveau

LAND = "NL00"
_SINDS = 2013  # year of the national police: the politie-eenheden below exist since then

_NAMEN: dict[Niveau, dict[str, str]] = {
    "land": {LAND: "Nederland", DEMO_LAND: "Voorbeeldland"},
    "landsdeel": {
        "LD01": "Noord-Nederland",
        "LD02": "Oost-Nederland",
        "LD03": "West-Nederland",
        "LD04": "Zuid-Nederland",
    },
    "provincie": {
        "PV20": "Groningen",
        "PV21": "Fryslân",
        "PV22": "Drenthe",
        "PV23": "Overijssel",
        "PV24": "Flevoland",
        "PV25": "Gelderland",
        "PV26": "Utrecht",
        "PV27": "Noord-Holland",
        "PV28": "Zuid-Holland",
        "PV29": "Zeeland",
        "PV30": "Noord-Brabant",
        "PV31": "Limburg",
    },
    "eenheid": {
        "RE01": "Noord-Nederland",
        "RE02": "Oost-Nederland",
        "RE03": "Midden-Nederland",
        "RE04": "Noord-Holland",
        "RE05": "Amsterdam",
        "RE06": "Den Haag",
        "RE07": "Rotterdam",
        "RE08": "Zeeland - West-Brabant",
        "RE09": "Oost-Brabant",
        "RE10": "Limburg",
    },
}

LANDELIJKE_GEBIEDEN: tuple[Gebied, ...] = tuple(
    Gebied(code=code, naam=naam, niveau=niveau, indelingsjaar=_SINDS, ouder=None if niveau == "land" else LAND)
    for niveau, namen in _NAMEN.items()
    for code, naam in namen.items()
)

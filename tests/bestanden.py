"""Small invented files in the layouts of publishers, for tests that need a filled store."""

import json

KERNCIJFERS = b"""\
"Wijken en buurten";"Gemeente";"Soort regio";"Code";"Aantal inwoners (aantal)";"Woningvoorraad (aantal)"
"Nederland";"Nederland";"Land      ";"NL00      ";18000000;8000000
"Proefdam";"Proefdam  ";"Gemeente  ";"GM9998    ";30000;12000
"Wijk 01 Haven";"Proefdam  ";"Wijk      ";"WK999801  ";18000;7000
"Kade";"Proefdam  ";"Buurt     ";"BU99980101";17600;6800
"Pier";"Proefdam  ";"Buurt     ";"BU99980102";400;200
"Wijk 02 Veld";"Proefdam  ";"Wijk      ";"WK999802  ";12000;5000
"Akker";"Proefdam  ";"Buurt     ";"BU99980201";12000;5000
"Elders";"Elders    ";"Gemeente  ";"GM9997    ";50000;20000
"Wijk 01 Dorp";"Elders    ";"Wijk      ";"WK999701  ";50000;20000
"Brink";"Elders    ";"Buurt     ";"BU99970101";50000;20000
"""

_AANTALLEN = {
    "GM9998": (60, 66, 54),
    "WK999801": (40, 41, 30),
    "WK999802": (20, 25, 24),
    "BU99980101": (38, 40, 29),
    "BU99980102": (2, 1, 1),
    "BU99980201": (20, 25, 24),
}
_JAREN = (2022, 2023, 2024)


def politie(*, onderwerp: str = "1.1.1 Diefstal/inbraak woning", extra: int = 0) -> bytes:
    """Counts of one kind of crime, 2022-2024, in gemeente, wijken and buurten; `extra` is added to each count."""
    regels = [
        f'"{onderwerp}";"{jaar}JJ00";"{code}  ";"{aantal + extra:>8}"'
        for code, aantallen in _AANTALLEN.items()
        for jaar, aantal in zip(_JAREN, aantallen, strict=True)
    ]
    kop = '"Soort misdrijf";"Perioden";"Wijken en buurten";"Geregistreerde misdrijven (aantal)"'
    return "\r\n".join([kop, *regels, ""]).encode("utf-8-sig")


def aantal(code: str, jaar: int) -> int:
    """The count `politie` gives for a gebied and year."""
    return _AANTALLEN[code][_JAREN.index(jaar)]


def maak_kaart(*codes: str, zijde: float = 0.01) -> bytes:
    """A map of square areas beside each other, as GeoJSON in WGS84."""
    vlakken = []
    for n, code in enumerate(codes):
        x = 4 + n * zijde
        ring = [[x, 52], [x + zijde, 52], [x + zijde, 52 + zijde], [x, 52 + zijde], [x, 52]]
        geometrie = {"type": "Polygon", "coordinates": [ring]}
        vlakken.append({"type": "Feature", "properties": {"code": code}, "geometry": geometrie})
    return json.dumps({"type": "FeatureCollection", "features": vlakken}).encode()


CODES = (
    b"ID;Soort;RegioS;Perioden;Aantal_1\n"
    b"0;Q001;WK999801  ;2022JJ00;11\n1;Q001;WK999802  ;2022JJ00;12\n"
    b"2;Q001;WK999801  ;2023JJ00;14\n3;Q001;WK999802  ;2023JJ00;19\n"
    b"4;Q002;WK999801  ;2022JJ00;21\n5;Q002;WK999802  ;2022JJ00;23\n"
    b"6;Q002;WK999801  ;2023JJ00;26\n7;Q002;WK999802  ;2023JJ00;28\n"
)
CODELIJST = b"Key;Title\nQ001;1.1.1 Diefstal/inbraak woning\nQ002;1.4.6 Mishandeling\n"

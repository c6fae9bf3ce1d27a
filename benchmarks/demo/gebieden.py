"""The wijken and buurten of Voorbeeldstad, read from wijken.csv and buurten.csv."""

import csv
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from kvdash.domain.gebied import DEMO_GEMEENTE, ouder_of_code

DEMO_NAAM = "Voorbeeldstad"


class Wijk(NamedTuple):
    """Wijk: a wijk of Voorbeeldstad and the shares (0-1) of its inhabitants by age."""

    code: str
    naam: str
    aandeel_15plus: float
    aandeel_12_23: float


class Buurt(NamedTuple):
    """Buurt: a buurt of Voorbeeldstad.

    `bezetting` is persons per woning; `bezoekers` the visitors of an average day, whom offences happen to as well;
    `accent` the factor by which a profile of offences is commoner here than in the rest of the wijk.
    """

    code: str
    naam: str
    wijk: str
    inwoners_2015: int
    inwoners_2024: int
    bezetting: float
    bedrijven: int
    bezoekers: int
    accent: dict[str, float]


def read_tabel(naam: str) -> list[dict[str, str]]:
    """The rows of a table in this folder, by header."""
    tekst = (Path(__file__).parent / naam).read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(tekst), delimiter=";"))


def _buurt(rij: dict[str, str]) -> Buurt:
    accenten = (deel.split(":") for deel in rij["accent"].split())
    return Buurt(
        code=rij["code"],
        naam=rij["naam"],
        wijk=ouder_of_code(rij["code"]) or "",
        inwoners_2015=int(rij["inwoners_2015"]),
        inwoners_2024=int(rij["inwoners_2024"]),
        bezetting=float(rij["bezetting"]),
        bedrijven=int(rij["bedrijven"]),
        bezoekers=int(rij["bezoekers"]),
        accent={profiel: float(factor) for profiel, factor in accenten},
    )


WIJKEN: dict[str, Wijk] = {
    rij["code"]: Wijk(rij["code"], rij["naam"], float(rij["aandeel_15plus"]), float(rij["aandeel_12_23"]))
    for rij in read_tabel("wijken.csv")
}
BUURTEN: dict[str, Buurt] = {rij["code"]: _buurt(rij) for rij in read_tabel("buurten.csv")}

NAMEN: dict[str, str] = {
    DEMO_GEMEENTE: DEMO_NAAM,
    **{w.code: w.naam for w in WIJKEN.values()},
    **{b.code: b.naam for b in BUURTEN.values()},
}

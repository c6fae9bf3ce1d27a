"""An invented tree of areas, and small files in the layouts that people have, with invented figures."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa

from kvdash.domain.catalogus import Catalogus, parse_catalogus
from kvdash.domain.gebied import Gebied, Gebiedsindeling, Niveau
from kvdash.domain.herkenning import Herkenning
from kvdash.domain.landelijk import LANDELIJKE_GEBIEDEN
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.domain.upload import Leesverslag
from kvdash.ingest import Bronbestand, Leesvraag, Lezing, herken
from kvdash.ingest.eigen import open_eigen
from kvdash.ingest.grenzen import open_grenzen
from kvdash.ingest.lezer import Lezer

NOORD, ZUID = "GM9901", "GM9902"
GEMEENTEN = {
    NOORD: "Noorderstad",
    ZUID: "Zuiddorp",
    "GM9903": "Westerveen",
    "GM9904": "Oosterhaven",
    "GM9905": "Lage Heide",
    "GM9906": "Hoge Duinen",
    "GM9907": "Grensveld",
    "GM9908": "Rietmeer",
    "GM9909": "Zandakker",
    "GM9910": "Molenkamp",
}
WIJKEN = {"WK990101": "Wijk 01 Binnenstad", "WK990102": "Wijk 02 Havens", "WK990201": "Wijk 01 Dorp"}
BUURTEN = {
    "BU99010101": "Oude Markt",
    "BU99010102": "Grachten",
    "BU99010103": "Binnenstad",
    "BU99010201": "Westkade",
    "BU99010202": "Oostkade",
    "BU99010203": "Droogdok",
    "BU99020101": "Kerkplein",
    "BU99020102": "Lindelaan",
}
NOORD_BUURTEN = [code for code in BUURTEN if code.startswith("BU9901")]


@cache
def boom(jaar: int = 2024) -> Gebiedsindeling:
    """Ten gemeenten, of which two have wijken and buurten; in one a wijk and a buurt have the same name."""

    def gebied(code: str, naam: str, niveau: Niveau, ouder: str, gemeente: str) -> Gebied:
        return Gebied(code=code, naam=naam, niveau=niveau, indelingsjaar=jaar, ouder=ouder, gemeente=gemeente)

    return Gebiedsindeling.van(
        [
            *LANDELIJKE_GEBIEDEN,
            *(gebied(c, n, "gemeente", "NL00", c) for c, n in GEMEENTEN.items()),
            *(gebied(c, n, "wijk", f"GM{c[2:6]}", f"GM{c[2:6]}") for c, n in WIJKEN.items()),
            *(gebied(c, n, "buurt", f"WK{c[2:8]}", f"GM{c[2:6]}") for c, n in BUURTEN.items()),
        ]
    )


@cache
def catalogus() -> Catalogus:
    data = files("kvdash") / "data"
    onderwerpen = (data / "onderwerpen.csv").read_text(encoding="utf-8")
    return parse_catalogus((data / "catalogus.csv").read_text(encoding="utf-8"), onderwerpen=onderwerpen)


@dataclass(frozen=True)
class Gelezen:
    """What came out of a file: the layout, the waarnemingen as dictionaries, the account, what it was taken for."""

    indeling: str
    rijen: list[dict[str, Any]]
    verslag: Leesverslag
    herkenning: Herkenning

    def kort(self) -> set[tuple[Any, ...]]:
        """Indicator, maat, gebied, periode and waarde of each."""
        return {(r["indicator"], r["maat"], r["gebied"], r["periode"], r["waarde"]) for r in self.rijen}

    def cijfers(self) -> set[tuple[Any, ...]]:
        """Gebied, periode and waarde of each."""
        return {(r["gebied"], r["periode"], r["waarde"]) for r in self.rijen}


def open_bestand(
    naam: str,
    inhoud: bytes | Path,
    *,
    gemeente: str | None = None,
    jaar: int | None = None,
    gebieden: Gebiedsindeling | None = None,
    toewijzing: Toewijzing = GEEN_TOEWIJZING,
    metadata: Sequence[bytes] = (),
    werkmap: Path | None = None,
) -> Lezer:
    """A table of figures, recognised by the areas and the catalogue of these tests."""
    bron = Bronbestand(naam, inhoud, {f"uitleg {n}": uitleg for n, uitleg in enumerate(metadata)})
    bekend = boom() if gebieden is None else gebieden
    lezing, _ = herken(bron, Leesvraag(bekend, catalogus(), gemeente, jaar, toewijzing, werkmap))
    assert isinstance(lezing, Lezer)
    return lezing


def open_gebiedsbestand(
    naam: str,
    inhoud: bytes | Path,
    *,
    gebieden: Gebiedsindeling,
    gemeente: str | None = None,
    jaar: int | None = None,
) -> Lezing | None:
    """A map or a list of own areas; None for any other file."""
    bron, vraag = Bronbestand(naam, inhoud), Leesvraag(gebieden, catalogus(), gemeente, jaar)
    return open_grenzen(bron, vraag) or open_eigen(bron, vraag)


def lees(
    inhoud: bytes | str,
    *,
    naam: str = "cijfers.csv",
    gemeente: str | None = NOORD,
    jaar: int | None = None,
    gebieden: Gebiedsindeling | None = None,
    toewijzing: Toewijzing = GEEN_TOEWIJZING,
    metadata: Sequence[bytes] = (),
) -> Gelezen:
    data = inhoud.encode() if isinstance(inhoud, str) else inhoud
    lezer = open_bestand(
        naam,
        data,
        gebieden=gebieden,
        gemeente=gemeente,
        jaar=jaar,
        toewijzing=toewijzing,
        metadata=metadata,
    )
    tabellen = list(lezer.batches())
    rijen = pa.concat_tables(tabellen).to_pylist() if tabellen else []
    return Gelezen(indeling=lezer.indeling, rijen=rijen, verslag=lezer.verslag(), herkenning=lezer.herkenning())


def als_csv(
    rijen: Iterable[Sequence[str]], *, scheiding: str = ";", regeleinde: str = "\n", alles_tussen: bool = False
) -> str:
    uit = io.StringIO(newline="")
    writer = csv.writer(uit, delimiter=scheiding, lineterminator=regeleinde)
    if alles_tussen:
        writer = csv.writer(uit, delimiter=scheiding, lineterminator=regeleinde, quoting=csv.QUOTE_ALL)
    writer.writerows(rijen)
    return uit.getvalue()


def lange_tabel() -> list[list[str]]:
    """One topic, one year, buurten by name, counts padded."""
    kop = ["Soort misdrijf", "Perioden", "Wijken en buurten", "Geregistreerde misdrijven (aantal)"]
    return [kop] + [["1.2.4 Zakkenrollerij", "2023", BUURTEN[c], f"{n * 7:>8}"] for n, c in enumerate(NOORD_BUURTEN)]


def maandtabel() -> list[list[str]]:
    """Months in words, an index column without a name, a date that repeats the period, totals beside parts."""
    maanden = [("april", "30"), ("augustus", "31"), ("december", "31"), ("februari", "28"), ("januari", "31")]
    nummers = {"april": "04", "augustus": "08", "december": "12", "februari": "02", "januari": "01"}
    namen = ["Noorderstad (Gemeente)", "Binnenstad (Gebied)", "Havens (Gebied)", "Oude Markt", "Westkade", "Droogdok"]
    rijen = [["", "Datum", "Wijken en buurten", "Soort misdrijf", "Perioden", "Geregistreerde misdrijven (aantal)"]]
    for naam in namen:
        for onderwerp in ("1.1.1 Diefstal/inbraak woning", "Totaal misdrijven", "1.2.9 Verzonnen soort"):
            for jaar in ("2021", "2022"):
                for maand, dag in maanden:
                    nummer = 500 + len(rijen)
                    datum = f"{jaar}-{nummers[maand]}-{dag}"
                    rijen.append([str(nummer), datum, naam, onderwerp, f"{jaar} {maand}", f"{len(rijen) % 90}.0"])
    return rijen


def gestapeld(gemeenten: Sequence[str] = tuple(GEMEENTEN)) -> str:
    """Preamble with filters, three header rows of which one holds units, years as columns, a footer."""
    regels = [
        '"Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2025"',
        '"Soort misdrijf: Totaal misdrijven"',
        '""',
        '"Onderwerp";"Geregistreerde misdrijven";"Geregistreerde misdrijven"',
        '"Perioden";"2022";"2023*"',
        '"Regio\'s";"aantal";"aantal"',
        '"Nederland";"81000";"82000"',
    ]
    regels += [f'"{GEMEENTEN[c]}";"{100 + n}";"{200 + n}"' for n, c in enumerate(gemeenten)]
    regels += [
        '"Limburg (RE)";"5111";"5222"',
        '"Niet in te delen (RE)";"9";"8"',
        '"Buitenland";".";"."',
        '"Bron: Politie"',
    ]
    return "\n".join(regels) + "\n"


def statline_lang() -> list[list[str]]:
    """A group beside three topics: a count, a percentage and a rate; missing cells at the end."""
    kop = ["Soort misdrijf", "Perioden", "Regio's"]
    kop += ["Misdaad/Totaal (aantal)", "Misdaad/Relatief (% van totaal)", "Misdaad/Per 1000 inw.  (per 1 000 inwoners)"]
    rijen = [kop]
    for g, groep in enumerate(("Misdrijven, totaal", "1 Vermogensmisdrijven", "8 Verzonnen soort")):
        for n, naam in enumerate([*GEMEENTEN.values(), "Niet-gemeentelijk ingedeeld", "Opgeheven Dorp"]):
            for jaar in ("2013", "2014"):
                cijfers = [str(100 * g + 5 * n), "100" if g == 0 else f"{n + g},5", f"{n},{g}"]
                rijen.append([groep, jaar, naam, *(["", "", ""] if n == 3 and jaar == "2014" else cijfers)])
    return rijen


def codetabel() -> list[list[str]]:
    """Padded codes without metadata, topics as keys, a column that pairs a value row with a margin row."""
    kop = ["ID", "Marges", "RegioS", "Perioden", "VoeltZichWelEensOnveilig_1", "Verzonnen_2", "OokVerzonnen_3"]
    rijen = [kop]
    for soort in ("1 ", "2 "):
        for n, code in enumerate(GEMEENTEN):
            for j, jaar in enumerate(("2015JJ00", "2016JJ00")):
                waarde = [30 + n + j / 2, 5 + n / 2, 50 - n - j]
                marge = [round(0.4 * (w * (100 - w)) ** 0.5 / 10, 1) for w in waarde]
                getallen = waarde if soort == "1 " else marge
                rijen.append([str(40 + len(rijen)), soort, f"{code:<7}", jaar, *(f"{g:>8.1f}" for g in getallen)])
    return rijen


def brede_tabel() -> list[list[str]]:
    """Topics as columns, a row per buurt and year."""
    rijen = [["gebiedcode", "gebiednaam", "jaar", "Aantal inwoners", "Zwerfvuil (%)", "Rapportcijfer groen"]]
    for n, code in enumerate(NOORD_BUURTEN):
        for jaar in ("2022", "2023"):
            rijen.append([code, BUURTEN[code], jaar, f"1.{n}0{jaar[3]}", f"{n},5", f"7,{n}"])
    return rijen


def kerncijfers() -> list[list[str]]:
    """Codes of all levels in one padded column, names, denominators; `.` for missing; no period."""
    kop = ["Wijken en buurten", "Regio/Gemeente (naam)", "Regio/Soort (omschrijving)", "Regio/Codering (code)"]
    rijen = [[*kop, "Regio/Wijziging (code)", "Bevolking/Aantal inwoners (aantal)", "Bevolking/Vrouwen (aantal)"]]
    namen = {"NL00": "Nederland", **GEMEENTEN, **WIJKEN, **BUURTEN}
    soort = {"NL": "Land", "GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}
    for n, (code, naam) in enumerate(namen.items()):
        gemeente = GEMEENTEN.get(f"GM{code[2:6]}", "Nederland")
        vrouwen = "." if n == 4 else str(50 + 3 * n)
        rijen.append([naam, f"{gemeente:<20}", f"{soort[code[:2]]:<10}", f"{code:<10}", "1", str(100 + 7 * n), vrouwen])
    return rijen


def sjabloon() -> list[list[str]]:
    """What kvdash sends to partners: codes filled in, years to fill."""
    rijen = [["indicator", "naam", "eenheid", "gebied", "gebiedsnaam", "2022", "2023"]]
    for code, naam, eenheid in (
        ("bibob", "Bibob-onderzoeken", "aantal"),
        ("crisis_opkomst", "Opkomst bevolkingszorg binnen de norm", "percentage"),
    ):
        rijen.append([code, naam, eenheid, NOORD, GEMEENTEN[NOORD], "12", ""])
        rijen.append([code, naam, eenheid, ZUID, GEMEENTEN[ZUID], "4", "87"])
    return rijen


def kwartaaltabel() -> list[list[str]]:
    """Year and quarter in two columns, buurten by name, one topic in the header."""
    rijen = [["Buurt", "Jaar", "Kwartaal", "Meldingen drukte (aantal)"]]
    for n, code in enumerate(NOORD_BUURTEN):
        rijen += [
            [BUURTEN[code], jaar, f"K{k}", str(9 * n + 4 * int(jaar[3]) + k)]
            for jaar in ("2021", "2022")
            for k in (1, 2, 3, 4)
        ]
    return rijen


def kwartalen_onder_jaren() -> list[list[str]]:
    """Quarters below years that stand above the first of them only, a title above and the bron below."""
    kop = [["Meldingen verlichting per kwartaal"], [], ["", "2022", "", "2023", ""], ["Wijk", "K1", "K2", "K1", "K2"]]
    rijen = [["Wijk 01 Binnenstad", "11", "12", "-99997", "14"], ["Havens", "21", "22", "23", "24"]]
    return [*kop, *rijen, ["Noorderstad totaal", "32", "34", "36", "38"], [], ["Bron: Proefbureau"]]


def margerijen() -> list[list[str]]:
    """A row for the value and one for each of its bounds, years as columns."""
    rijen = [["Gemeente", "Soort", "2019", "2021"]]
    for n, naam in enumerate(GEMEENTEN.values()):
        rijen.append([naam, "Percentage gesteund", f"{30 + n},1", f"{41 + n},2"])
        rijen += [
            [naam, "Ondergrens", f"{28 + n},3", f"{39 + n},4"],
            [naam, "Bovengrens", f"{33 + n},5", f"{44 + n},6"],
        ]
    return rijen


def codes_met_naam() -> list[list[str]]:
    """Code and name in one cell, an area of older borders among them, years in the headers."""
    rijen = [["Gebied", "Bomen (%) 2021", "Bomen (%) 2022"]]
    rijen += [[f"{c} {BUURTEN[c]}", f"{n},3", "." if n == 2 else f"{n + 1},4"] for n, c in enumerate(NOORD_BUURTEN)]
    return [*rijen, ["BU99010199 Oude Kade", "61,5", "62,5"]]

"""Boundaries: a map file becomes the outline of each known area, and an account of every other one."""

import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, NoReturn

import numpy as np
import numpy.typing as npt

from kvdash.domain.gebied import Gebied, Gebiedsindeling, Grens, Niveau, niveau_of_code, ouder_of_code
from kvdash.domain.upload import Leesverslag, Weigering
from kvdash.errors import NietHerkendError, OnleesbaarError
from kvdash.ingest.bestand import Bronbestand, Leesvraag, Lezing
from kvdash.ingest.gebieden import Gebiedzoeker, Uitkomst, schone_code
from kvdash.ingest.persoonsgegevens import Opsporing
from kvdash.ingest.tekst import Buffer, Record
from kvdash.taal import getal, kort, meervoud, opsomming

# Coordinates of the Dutch grid (RD New, EPSG:28992) as degrees of WGS84.
# Source: T.G. Schreutelkamp & G.L. Strang van Hees, "Benaderingsformules voor de transformatie tussen RD- en
# WGS84-kaartcoördinaten", Geodesia 43 (2001) 64-69. Within 25 cm in the Netherlands, far below what a map shows.

Punten = npt.NDArray[np.float64]

_X0, _Y0 = 155_000.0, 463_000.0  # the tower of Amersfoort
_LAT0, _LON0 = 52.15517440, 5.38720621
# Where RD is defined, with some sea; nothing in degrees comes near it.
_X, _Y = (-10_000.0, 300_000.0), (285_000.0, 640_000.0)
# (power of x, power of y) -> seconds of arc, with x and y in 100 km from Amersfoort.
_LAT = {
    (0, 1): 3235.65389, (2, 0): -32.58297, (0, 2): -0.24750, (2, 1): -0.84978, (0, 3): -0.06550, (2, 2): -0.01709,
    (1, 0): -0.00738, (4, 0): 0.00530, (2, 3): -0.00039, (4, 1): 0.00033, (1, 1): -0.00012,
}  # fmt: skip
_LON = {
    (1, 0): 5260.52916, (1, 1): 105.94684, (1, 2): 2.45656, (3, 0): -0.81885, (1, 3): 0.05594, (3, 1): -0.05607,
    (0, 1): 0.01199, (3, 2): -0.00256, (1, 4): 0.00128, (0, 2): 0.00022, (2, 0): -0.00022, (5, 0): 0.00026,
}  # fmt: skip


def lijkt_rd(punten: Punten) -> bool:
    """Whether all points (x, y in metres) lie where the grid is defined."""
    x, y = punten[:, 0], punten[:, 1]
    return bool(np.all((x > _X[0]) & (x < _X[1]) & (y > _Y[0]) & (y < _Y[1])))


def naar_wgs84(punten: Punten) -> Punten:
    """Points (x, y in metres) as (longitude, latitude) in degrees."""
    x, y = (punten[:, 0] - _X0) * 1e-5, (punten[:, 1] - _Y0) * 1e-5
    lat = sum(factor * x**p * y**q for (p, q), factor in _LAT.items())
    lon = sum(factor * x**p * y**q for (p, q), factor in _LON.items())
    return np.column_stack([_LON0 + lon / 3600, _LAT0 + lat / 3600])


# GeoJSON: from bytes to areas with their properties as text and their outline in WGS84.

MEESTE_BYTES = 100 * 1024 * 1024  # read whole, it takes about five times as much memory
_GROND = "kvdash leest WGS84 (EPSG:4326) en RD New (EPSG:28992). Bewaar het bestand in een van die twee."
_WGS84 = ("CRS84", "4326", "4258", "4979", "WGS84", "WGS 84")  # 4258 (ETRS89) differs by less than a metre
_RD = ("28992", "7415", "RD NEW")
_VLAKSOORTEN = ("Polygon", "MultiPolygon")


class Vlak(NamedTuple):
    """An area of a file: its number from 1, its properties as text, and its rings; `fout` says why it has none.

    `ringen` holds per polygon its rings, the outer one first, in the coordinates of the file.
    """

    nummer: int
    eigenschappen: Mapping[str, str]
    ringen: tuple[tuple[Punten, ...], ...] = ()
    fout: str = ""


class Vlakken(NamedTuple):
    """All areas of a file, whether their coordinates are those of RD New, and the texts beside them."""

    vlakken: tuple[Vlak, ...]
    is_rd: bool
    namen: tuple[str, ...]
    los: tuple[str, ...]


def lijkt_geojson(data: Buffer) -> bool:
    """Whether a file says at its start that it is geographic JSON."""
    kop = bytes(data[:4096]).removeprefix(b"\xef\xbb\xbf").lstrip()
    return kop.startswith(b"{") and any(woord in kop for woord in (b'"Feature', b'"features"', b'"Topology"'))


def lees_geojson(data: Buffer) -> Vlakken:
    """All areas of a file. Raises OnleesbaarError for broken JSON, NietHerkendError for another kind or grid."""
    if len(data) > MEESTE_BYTES:
        raise OnleesbaarError(
            "Dit kaartbestand is te groot. Bewaar alleen de gebieden van uw gemeente en probeer opnieuw."
        )
    wortel = _lees_json(bytes(data))
    if not isinstance(wortel, dict) or not isinstance(wortel.get("features"), list):
        topo = isinstance(wortel, dict) and wortel.get("type") == "Topology"
        soort = "TopoJSON" if topo else "JSON, maar geen lijst van gebieden (FeatureCollection)"
        raise NietHerkendError(f"Dit bestand is {soort}. Bewaar de kaart als GeoJSON.")
    vlakken = tuple(_vlak(nummer, feature) for nummer, feature in enumerate(wortel["features"], start=1))
    if not any(vlak.ringen for vlak in vlakken):
        raise NietHerkendError(
            "In dit kaartbestand staan geen vlakken, alleen punten, lijnen of niets. "
            "kvdash heeft de grenzen van gebieden nodig (Polygon of MultiPolygon)."
        )
    namen = dict.fromkeys(naam for vlak in vlakken for naam in vlak.eigenschappen)
    los = tuple(_tekst(w) for n, w in wortel.items() if n not in ("type", "features", "crs", "bbox"))
    return Vlakken(vlakken, is_rd=_is_rd(wortel.get("crs"), vlakken), namen=tuple(namen), los=los)


def _lees_json(data: bytes) -> Any:
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf"), parse_constant=_weiger_constante)
    except json.JSONDecodeError as error:
        raise OnleesbaarError(
            f"Het kaartbestand is niet heel: op regel {error.lineno}, teken {error.colno} klopt het niet meer. "
            "Download het opnieuw."
        ) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise OnleesbaarError("Het kaartbestand is beschadigd. Download het opnieuw.") from error


def _weiger_constante(naam: str) -> NoReturn:
    raise ValueError(naam)


def _vlak(nummer: int, feature: object) -> Vlak:
    if not isinstance(feature, dict):
        return Vlak(nummer, {}, fout="dit is geen gebied")
    eigen = feature.get("properties")
    buiten = {n: w for n, w in feature.items() if n not in ("type", "geometry", "properties", "bbox")}
    alle = {**buiten, **(eigen if isinstance(eigen, dict) else {})}
    eigenschappen = {naam: _tekst(waarde) for naam, waarde in alle.items()}
    geometrie = feature.get("geometry")
    soort = geometrie.get("type") if isinstance(geometrie, dict) else None
    if not isinstance(geometrie, dict) or soort not in _VLAKSOORTEN:
        return Vlak(nummer, eigenschappen, fout="hier staat geen vlak" if geometrie else "hier staat geen grens")
    coordinaten: Any = geometrie.get("coordinates")
    try:
        ringen = tuple(
            tuple(_ring(ring) for ring in veelhoek)
            for veelhoek in (coordinaten if soort == "MultiPolygon" else [coordinaten])
        )
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        ringen = ()
    if not ringen or not all(ringen):
        return Vlak(nummer, eigenschappen, fout="de coördinaten kloppen niet")
    return Vlak(nummer, eigenschappen, ringen)


def _ring(punten: list[list[float]]) -> Punten:
    """A closed ring. Raises ValueError or TypeError for anything else."""
    ring = np.array([(float(punt[0]), float(punt[1])) for punt in punten], np.float64)
    if len(ring) < 4 or not np.isfinite(ring).all() or not np.array_equal(ring[0], ring[-1]):
        raise ValueError("not a closed ring")
    return ring


def _tekst(waarde: object) -> str:
    if isinstance(waarde, str):
        return unicodedata.normalize("NFKC", waarde)  # the one letter Ĳ becomes IJ
    if isinstance(waarde, float) and waarde.is_integer() and math.isfinite(waarde):
        return str(int(waarde))
    return "" if waarde is None else json.dumps(waarde, ensure_ascii=False)


def _is_rd(crs: object, vlakken: tuple[Vlak, ...]) -> bool:
    """Which of the two grids it is: what the file says, else what the coordinates tell. Raises NietHerkendError."""
    naam = _crs_naam(crs)
    punten = np.concatenate([ring for vlak in vlakken for ring in _alle_ringen(vlak)])
    zegt_rd = any(woord in naam.upper() for woord in _RD)
    if naam and not zegt_rd and not any(woord in naam.upper() for woord in _WGS84):
        raise NietHerkendError(f"De kaart heeft het coördinatenstelsel {kort(naam)}. {_GROND}")
    eerste = f"{punten[0][0]:.6g}, {punten[0][1]:.6g}"
    if lijkt_rd(punten):
        if naam and not zegt_rd:
            raise NietHerkendError(
                f"De kaart zegt {kort(naam)}, maar de coördinaten ({eerste}) zijn van RD New. {_GROND}"
            )
        return True
    if zegt_rd or np.any(np.abs(punten) > (180, 90)):
        waarom = "passen niet bij RD New" if zegt_rd else "zijn niet van WGS84 en ook niet van RD New"
        raise NietHerkendError(f"De coördinaten van de kaart ({eerste}) {waarom}. {_GROND}")
    if np.all(punten[:, 0] > 45) and np.all(punten[:, 1] < 15):
        raise NietHerkendError(
            f"In de kaart staan breedte en lengte omgekeerd ({eerste}): GeoJSON heeft eerst de lengte. "
            "Bewaar de kaart opnieuw als GeoJSON."
        )
    return False


def _crs_naam(crs: object) -> str:
    """What the file calls its grid; nothing where it does not say."""
    if not isinstance(crs, dict):
        return ""
    eigen = crs.get("properties")
    waarde = (eigen.get("name") or eigen.get("code") or eigen.get("href")) if isinstance(eigen, dict) else None
    return str(waarde or crs.get("type") or "")


def _alle_ringen(vlak: Vlak) -> Iterator[Punten]:
    for veelhoek in vlak.ringen:
        yield from veelhoek


# Which property of a map tells whose boundary it is: found by its values, not by its name.

Vorm = Literal["code", "code zonder letters", "naam"]

_NIVEAUS: tuple[Niveau, ...] = ("gemeente", "wijk", "buurt", "eigen")
_VOORVOEGSELS = {4: "GM", 6: "WK", 8: "BU"}  # by the number of signs of a code without its letters
_PER_NAAM: tuple[Niveau, ...] = ("wijk", "buurt", "eigen", "gemeente")
_VOLGORDE: tuple[tuple[Vorm, Niveau | None], ...] = (
    ("code", None),
    ("code zonder letters", None),
    *(("naam", niveau) for niveau in _PER_NAAM),
)
_WAT: dict[Vorm, str] = {"code": "codes", "code zonder letters": "codes zonder GM, WK of BU", "naam": "namen"}


class Sleutel(NamedTuple):
    """The property that names the areas, in which form, and for how many areas of how many it does so uniquely.

    Names are of areas of one `niveau`: a map has no wijken and buurten beside each other, but their names are alike.
    """

    naam: str
    vorm: Vorm
    niveau: Niveau | None
    raak: int
    van: int

    @property
    def zekerheid(self) -> str:
        """How sure this is and why, in Dutch."""
        hoe = "zeker" if self.vorm == "code" and 2 * self.raak > self.van else "waarschijnlijk"
        return (
            f"herkend aan '{self.naam}' ({hoe}: {getal(self.raak)} van de {getal(self.van)} waarden zijn "
            f"{_WAT[self.vorm]} van bekende gebieden)"
        )


def kies_sleutel(vlakken: Sequence[Vlak], namen: Iterable[str], *, zoeker: Gebiedzoeker) -> Sleutel:
    """The property with most different values that are known areas; codes go before names. Raises NietHerkendError."""
    beste: Sleutel | None = None
    for vorm, niveau in _VOLGORDE:
        for naam in namen:
            waarden = dict.fromkeys(vlak.eigenschappen.get(naam, "") for vlak in vlakken)
            gevonden = (zoek(waarde, vorm, niveau, zoeker).gebied for waarde in waarden if waarde)
            raak = len({gebied.code for gebied in gevonden if gebied is not None})
            if raak > (beste.raak if beste else 0):
                beste = Sleutel(naam, vorm, niveau, raak, len(vlakken))
    if beste is None:
        raise NietHerkendError(_waarom_niet(vlakken, list(namen), zoeker))
    return beste


def zoek(waarde: str, vorm: Vorm, niveau: Niveau | None, zoeker: Gebiedzoeker) -> Uitkomst:
    """The area that a value of this form means; only what can have a boundary in kvdash."""
    match vorm:
        case "code":
            uitkomst = zoeker.op_code(waarde)
        case "code zonder letters":
            kaal = schone_code(waarde)
            uitkomst = zoeker.op_code(f"{_VOORVOEGSELS.get(len(kaal), '')}{kaal}")
        case "naam":
            uitkomst = _op_naam(waarde, niveau, zoeker)
    if uitkomst.gebied is not None and uitkomst.gebied.code not in zoeker.indeling:
        return Uitkomst(reden=f"gebied {uitkomst.gebied.code} staat niet in de gebiedsindeling")
    if uitkomst.gebied is not None and uitkomst.gebied.niveau not in _NIVEAUS:
        return Uitkomst(reden=f"een kaart van een {uitkomst.gebied.niveau} gebruikt kvdash niet")
    return uitkomst


def tegenspraak(eigenschappen: Mapping[str, str], code: str) -> str:
    """What another property says about the gemeente or wijk of an area that its own code denies; empty if nothing."""
    ouders = {code}
    while (ouder := ouder_of_code(code)) is not None:
        ouders.add(code := ouder)
    niveaus: dict[Niveau | None, str] = {niveau_of_code(o): o for o in ouders}
    for naam, waarde in eigenschappen.items():
        ander = schone_code(waarde)
        eigen = niveaus.get(niveau_of_code(ander))
        if eigen is not None and niveau_of_code(ander) in _NIVEAUS and ander != eigen:
            return f"'{naam}' zegt {ander}, maar de code is van {eigen}"
    return ""


def _op_naam(naam: str, niveau: Niveau | None, zoeker: Gebiedzoeker) -> Uitkomst:
    eigen = zoeker.gemeente
    kandidaten = zoeker.indeling.find(naam, gemeente=eigen, niveau=niveau) if eigen or niveau == "gemeente" else ()
    if len(kandidaten) == 1:
        return Uitkomst(kandidaten[0])
    anders = zoeker.op_naam(naam)
    return anders if anders.gebied is None else Uitkomst(reden=f"'{kort(naam)}' is geen {niveau}")


def _waarom_niet(vlakken: Sequence[Vlak], namen: Sequence[str], zoeker: Gebiedzoeker) -> str:
    """Why no property fits, and what to do."""

    def waarden(naam: str) -> list[str]:
        return [waarde for vlak in vlakken if (waarde := vlak.eigenschappen.get(naam, ""))]

    for naam in namen:
        codes = [c for w in waarden(naam) if niveau_of_code(c := schone_code(w)) in _NIVEAUS]
        if codes:
            soort = Counter(niveau_of_code(code) for code in codes).most_common(1)[0][0]
            return (
                f"De codes bij '{naam}' (zoals {codes[0]}) hebben de vorm van een {soort}, maar geen enkele staat in "
                "de gebiedsindeling. Lees eerst de kerncijfers van wijken en buurten in."
            )
    for naam in namen:
        gemeente = zoeker.waarschijnlijke_gemeente(waarden(naam))
        if gemeente is not None and zoeker.gemeente is None:
            return (
                f"De kaart heeft alleen namen ('{naam}'). Die passen bij {gemeente.naam} ({gemeente.code}). "
                "Vul die gemeente in en probeer het opnieuw."
            )
    gezien = opsomming(f"'{naam}'" for naam in namen[:8]) or "niets"
    return (
        f"Bij de vlakken staat geen code of naam van een bekend gebied. Gezien: {gezien}. "
        "Zet bij elk vlak de CBS-code (zoals WK036301), of lees eerst de kerncijfers van wijken en buurten in."
    )


INDELING = "grenzen"
_JAAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_SOORTEN: dict[Niveau, tuple[str, str]] = {
    "gemeente": ("gemeente", "gemeenten"),
    "wijk": ("wijk", "wijken"),
    "buurt": ("buurt", "buurten"),
    "eigen": ("eigen gebied", "eigen gebieden"),
}


class _Plek(NamedTuple):
    """An area of the file and the gebied it bounds."""

    vlak: Vlak
    gebied: Gebied


class Grenslezer(Lezing):
    """Grenslezer: a recognised map. It holds no figures: `batches()` gives none, all is in `verslag()`."""

    def __init__(self, naam: str, *, kaart: Vlakken, sleutel: Sleutel, zoeker: Gebiedzoeker, jaar: int | None) -> None:
        self._naam = naam
        self._kaart = kaart
        self._sleutel = sleutel
        self._geweigerd: list[Weigering] = []
        self._pseudo = 0
        plekken = self._zonder_dubbele(list(self._plekken(zoeker)))
        self._gevonden = {plek.gebied.code: plek for plek in plekken}
        self._jaar = jaar or kies_jaar(naam, [*self._gevonden], zoeker.indeling)

    def verslag(self) -> Leesverslag:
        """The boundaries, simplified to draw, and why the other areas have none."""
        grenzen = self._grenzen()
        return Leesverslag(
            bestand=self._naam,
            indeling=INDELING,
            omschrijving=self._omschrijving(grenzen),
            regels_totaal=len(self._kaart.vlakken),
            regels_ingelezen=len(grenzen),
            regels_geweigerd=len({w.regel for w in self._geweigerd}),
            toegelicht={"pseudogebied": self._pseudo} if self._pseudo else {},
            geweigerd=tuple(sorted(self._geweigerd, key=lambda w: w.regel)),
            grenzen=grenzen,
        )

    def _plekken(self, zoeker: Gebiedzoeker) -> Iterator[_Plek]:
        for vlak in self._kaart.vlakken:
            waarde = vlak.eigenschappen.get(self._sleutel.naam, "")
            uitkomst = zoek(waarde, self._sleutel.vorm, self._sleutel.niveau, zoeker)
            if uitkomst.pseudo:
                self._pseudo += 1
            elif uitkomst.gebied is None:
                self._weiger(vlak, uitkomst.reden)
            elif reden := vlak.fout or tegenspraak(vlak.eigenschappen, uitkomst.gebied.code):
                self._weiger(vlak, reden)
            else:
                yield _Plek(vlak, uitkomst.gebied)

    def _zonder_dubbele(self, plekken: list[_Plek]) -> list[_Plek]:
        """Without areas that several outlines claim: nobody knows which is right."""
        hoe_vaak = Counter(plek.gebied.code for plek in plekken)
        for vlak, gebied in plekken:
            if hoe_vaak[gebied.code] > 1:
                self._weiger(vlak, f"{gebied.code} staat {hoe_vaak[gebied.code]} keer in het bestand")
        return [plek for plek in plekken if hoe_vaak[plek.gebied.code] == 1]

    def _weiger(self, vlak: Vlak, reden: str) -> None:
        waarde = kort(vlak.eigenschappen.get(self._sleutel.naam, ""))
        self._geweigerd.append(Weigering(regel=vlak.nummer, kolom=self._sleutel.naam, waarde=waarde, reden=reden))

    def _grenzen(self) -> tuple[Grens, ...]:
        """Of each area its outline. Areas of one gemeente and niveau are simplified together."""
        from kvdash.ingest.vereenvoudig import maak_vlak, vereenvoudig  # shapely takes a while, and only maps need it

        groepen: dict[tuple[str | None, Niveau], dict[str, Any]] = defaultdict(dict)
        for code, (vlak, gebied) in self._gevonden.items():
            ringen = [
                [naar_wgs84(ring) if self._kaart.is_rd else ring for ring in veelhoek] for veelhoek in vlak.ringen
            ]
            vorm = maak_vlak(ringen)
            if vorm is None:
                self._weiger(vlak, "het vlak heeft geen oppervlakte")
            else:
                groepen[gebied.gemeente, gebied.niveau][code] = vorm
        dun = {code: grens for groep in groepen.values() for code, grens in vereenvoudig(groep).items()}
        return tuple(Grens(code=code, indelingsjaar=self._jaar, geometrie=dun[code]) for code in sorted(dun))

    def _omschrijving(self, grenzen: tuple[Grens, ...]) -> str:
        tel = Counter(self._gevonden[grens.code].gebied.niveau for grens in grenzen)
        wat = opsomming(meervoud(tel[niveau], *_SOORTEN[niveau]) for niveau in _SOORTEN if tel[niveau])
        raster = ", omgerekend van RD New" if self._kaart.is_rd else ""
        return f"Grenzen van {wat}, indeling {self._jaar}{raster}, {self._sleutel.zekerheid}"


def open_grenzen(bron: Bronbestand, vraag: Leesvraag) -> Grenslezer | None:
    """Recognise a map; None where the file is something else.

    Raises OnleesbaarError, PersoonsgegevensError and NietHerkendError.
    """
    if not lijkt_geojson(bron.data):
        return None
    kaart = lees_geojson(bron.data)
    _weiger_personen(kaart)
    zoeker = Gebiedzoeker(vraag.gebieden, gemeente=vraag.gemeente)
    sleutel = kies_sleutel(kaart.vlakken, kaart.namen, zoeker=zoeker)
    return Grenslezer(bron.naam, kaart=kaart, sleutel=sleutel, zoeker=zoeker, jaar=vraag.jaar)


def kies_jaar(naam: str, codes: list[str], indeling: Gebiedsindeling) -> int:
    """The year of borders: the one in the file name if any of the areas is known in it, else that of most of them."""
    jaren: Counter[int] = Counter()
    gezocht = set(codes)
    for gebied in indeling.gebieden:
        if gebied.code in gezocht:
            jaren[gebied.indelingsjaar] += 1
    genoemd = [int(jaar) for jaar in _JAAR.findall(naam) if int(jaar) in jaren]
    return genoemd[-1] if genoemd else max(jaren, key=lambda jaar: (jaren[jaar], jaar))


def _weiger_personen(kaart: Vlakken) -> None:
    """Properties are kept with the file, so they may not tell about persons. Raises PersoonsgegevensError."""
    opsporing = Opsporing(kaart.namen)
    opsporing.neem_records([_als_record(vlak.nummer, vlak.eigenschappen, kaart.namen) for vlak in kaart.vlakken])
    opsporing.weiger()
    erbuiten = Opsporing()
    erbuiten.neem_records([Record(regel=1, aantal=1, cellen=(tekst,)) for tekst in kaart.los])
    erbuiten.weiger(waar=" (buiten de vlakken)")


def _als_record(nummer: int, eigenschappen: Mapping[str, str], namen: tuple[str, ...]) -> Record:
    return Record(regel=nummer, aantal=1, cellen=tuple(eigenschappen.get(naam, "") for naam in namen))

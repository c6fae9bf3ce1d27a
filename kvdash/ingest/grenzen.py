"""Boundaries: a map file becomes the outline of each known area, and an account of every other one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from kvdash.domain.gebied import Gebied, Gebiedsindeling, Grens, Niveau
from kvdash.domain.upload import Leesverslag, Weigering
from kvdash.ingest.gebieden import Gebiedzoeker
from kvdash.ingest.geojson import Vlak, Vlakken, lees_geojson
from kvdash.ingest.grenssleutel import Sleutel, kies_sleutel, tegenspraak, zoek
from kvdash.ingest.persoonsgegevens import Opsporing
from kvdash.ingest.rd import naar_wgs84
from kvdash.ingest.records import Record
from kvdash.taal import kort, meervoud, opsomming

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


class Grenslezer:
    """Grenslezer: a recognised map. It holds no figures: `batches()` gives none, all is in `verslag()`."""

    indeling = INDELING

    def __init__(self, naam: str, *, kaart: Vlakken, sleutel: Sleutel, zoeker: Gebiedzoeker, jaar: int | None) -> None:
        self._naam = naam
        self._kaart = kaart
        self._sleutel = sleutel
        self._geweigerd: list[Weigering] = []
        self._pseudo = 0
        plekken = self._zonder_dubbele(list(self._plekken(zoeker)))
        self._gevonden = {plek.gebied.code: plek for plek in plekken}
        self._jaar = jaar or kies_jaar(naam, [*self._gevonden], zoeker.indeling)

    def batches(self) -> Iterator[pa.Table]:
        return iter(())

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


def open_grenzen(
    naam: str, inhoud: bytes | Path, *, gebieden: Gebiedsindeling, gemeente: str | None, jaar: int | None
) -> Grenslezer:
    """Recognise a map. Raises OnleesbaarError, PersoonsgegevensError and NietHerkendError."""
    kaart = lees_geojson(inhoud)
    _weiger_personen(kaart)
    zoeker = Gebiedzoeker(gebieden, gemeente=gemeente)
    sleutel = kies_sleutel(kaart.vlakken, kaart.namen, zoeker=zoeker)
    return Grenslezer(naam, kaart=kaart, sleutel=sleutel, zoeker=zoeker, jaar=jaar)


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

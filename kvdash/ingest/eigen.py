"""Own areas: a list of buurten per stadsdeel or kern becomes areas of the gemeente that are made of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kvdash.domain.gebied import Gebied, Gebiedsindeling, eigen_code
from kvdash.domain.onderwerp import code_van_naam
from kvdash.domain.upload import Leesverslag, Toelichting, Weigering
from kvdash.errors import NietHerkendError
from kvdash.ingest.bestand import Bronbestand, Leesvraag, Lezing
from kvdash.ingest.gebieden import schone_code
from kvdash.ingest.invoer import Invoer
from kvdash.ingest.persoonsgegevens import weiger_personen
from kvdash.ingest.tekst import Record
from kvdash.taal import kort, meervoud

INDELING = "eigen gebieden"
_KOP = re.compile(
    r"(naam )?(eigen gebied|eigen gebieden|stadsdeel|stadsdelen|kern|kernen|dorp|rayon|cluster|deelgebied)(naam)?",
    re.IGNORECASE,
)
_BUURT = re.compile(r"BU[0-9A-Z]{8}")
_HOOGSTENS = 3  # columns: own area, code, and at most the name of the buurt
_KOPREGELS = 10
_MEESTE_BYTES = 2_000_000  # a list of all buurten of the country is smaller


class _Kolommen(NamedTuple):
    """Where the table begins, and which column holds the own area and which the code of the buurt."""

    kop: int
    eigen: int
    code: int


class Eigenlezer(Lezing):
    """Eigenlezer: a recognised list of own areas. It holds no figures: all is in `verslag()`."""

    def __init__(self, naam: str, *, invoer: Invoer, kolommen: _Kolommen, gebieden: Gebiedsindeling) -> None:
        self._naam = naam
        self._invoer = invoer
        self._gebieden = gebieden
        self._geweigerd: list[Weigering] = []
        self._tel: Counter[Toelichting] = Counter()
        self._koppen = {n: self._invoer.overzicht()[kolommen.kop].cellen[n].strip() for n in kolommen[1:]}
        self._kolommen = kolommen
        self._naam_van_code = {gebied.code: gebied.naam for gebied in gebieden.gebieden if gebied.niveau == "eigen"}
        self._eigen = self._lees()

    def verslag(self) -> Leesverslag:
        """The own areas, and why lines were not read. An area with a faulty line is refused as a whole.

        Raises NietHerkendError when no own area is left.
        """
        if not self._eigen:
            reden = self._geweigerd[0].reden if self._geweigerd else "er staan geen regels onder de kop"
            raise NietHerkendError(f"In deze lijst van eigen gebieden klopt geen enkel gebied: {reden}.")
        geweigerd = len({weigering.regel for weigering in self._geweigerd})
        buurten = sum(len(gebied.delen) for gebied in self._eigen)
        totaal = self._invoer.regels_totaal
        return Leesverslag(
            bestand=self._naam,
            indeling=INDELING,
            omschrijving=(
                f"{meervoud(len(self._eigen), 'eigen gebied', 'eigen gebieden')}, samen "
                f"{meervoud(buurten, 'buurt', 'buurten')}, herkend aan de kolommen "
                f"'{self._koppen[self._kolommen.eigen]}' en '{self._koppen[self._kolommen.code]}'"
            ),
            regels_totaal=totaal,
            regels_ingelezen=totaal - geweigerd - sum(self._tel.values()),
            regels_geweigerd=geweigerd,
            toegelicht=dict(self._tel),
            geweigerd=tuple(sorted(self._geweigerd, key=lambda w: w.regel)),
            nieuwe_gebieden=self._eigen,
        )

    def _lees(self) -> tuple[Gebied, ...]:
        delen: dict[str, dict[str, Record]] = defaultdict(dict)
        for nummer, record in enumerate(self._invoer.overzicht()):
            if record.is_leeg or nummer <= self._kolommen.kop:
                self._tel[_boven(record, nummer, self._kolommen.kop)] += record.aantal
                continue
            naam, code = self._cellen(record)
            if code in delen[naam]:
                self._tel["dubbele regel"] += record.aantal
            else:
                delen[naam][code] = record
        gevonden = (self._gebied(naam, regels) for naam, regels in delen.items())
        return tuple(gebied for gebied in gevonden if gebied is not None)

    def _cellen(self, record: Record) -> tuple[str, str]:
        cellen = [*record.cellen, *[""] * _HOOGSTENS]
        return " ".join(cellen[self._kolommen.eigen].split()), schone_code(cellen[self._kolommen.code])

    def _gebied(self, naam: str, regels: dict[str, Record]) -> Gebied | None:
        """The own area, None when a line of it is faulty: part of an area would give wrong sums."""
        gemeenten = {self._gebieden.get(code).gemeente for code in regels if code in self._gebieden}
        redenen = {code: self._reden(naam, code, gemeenten) for code in regels}
        if any(redenen.values()):
            for code, record in regels.items():
                reden = redenen[code] or f"een andere regel van '{naam}' klopt niet"
                kolom = self._koppen[self._kolommen.code if naam else self._kolommen.eigen]
                self._geweigerd.append(Weigering(regel=record.regel, kolom=kolom, waarde=kort(code), reden=reden))
            return None
        gemeente = str(gemeenten.pop())
        code = code_van_naam(eigen_code(gemeente, naam), naam, bekend=self._naam_van_code)
        self._naam_van_code.setdefault(code, naam)
        return Gebied(
            code=code,
            naam=naam,
            niveau="eigen",
            indelingsjaar=max(self._gebieden.get(code).indelingsjaar for code in regels),
            ouder=gemeente,
            gemeente=gemeente,
            delen=tuple(sorted(regels)),
        )

    def _reden(self, naam: str, code: str, gemeenten: set[str | None]) -> str:
        if not naam:
            return "de naam van het eigen gebied ontbreekt"
        if code not in self._gebieden:
            return (
                f"buurt {kort(code, hoogstens=40)} staat niet in de gebiedsindeling"
                if code
                else "de buurtcode ontbreekt"
            )
        if self._gebieden.get(code).niveau != "buurt":
            return f"{code} is geen buurt maar een {self._gebieden.get(code).niveau}"
        return f"'{naam}' heeft buurten van meer dan één gemeente" if len(gemeenten) > 1 else ""


def open_eigen(bron: Bronbestand, vraag: Leesvraag) -> Eigenlezer | None:
    """The reader of a list of own areas; None where the file is something else.

    Raises OnleesbaarError and PersoonsgegevensError.
    """
    if bron.grootte > _MEESTE_BYTES:
        return None
    for invoer in bron.invoeren:
        if invoer.is_overzien and (kolommen := _kies_kolommen(invoer.overzicht())):
            lezer = Eigenlezer(bron.naam, invoer=invoer, kolommen=kolommen, gebieden=vraag.gebieden)
            weiger_personen(invoer)
            return lezer
    return None


def _kies_kolommen(records: Sequence[Record]) -> _Kolommen | None:
    """The own area by its header, the code by its values; no more columns than a list of buurten has."""
    for kop, record in enumerate(records[:_KOPREGELS]):
        gevuld = record.gevuld
        eigen = [n for n in gevuld if _KOP.fullmatch(" ".join(record.cellen[n].replace("_", " ").split()))]
        if len(eigen) == 1 and 2 <= len(gevuld) <= _HOOGSTENS:
            for kolom in gevuld:
                waarden = [schone_code(r.cellen[kolom]) for r in records[kop + 1 :] if len(r.cellen) > kolom]
                if 2 * sum(_BUURT.fullmatch(w) is not None for w in waarden) > len([w for w in waarden if w]):
                    return _Kolommen(kop, eigen[0], kolom)
    return None


def _boven(record: Record, nummer: int, kop: int) -> Toelichting:
    if record.is_leeg:
        return "lege regel"
    return "kopregel" if nummer == kop else "aanhef"

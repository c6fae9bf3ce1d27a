"""Catalogus: the indicators kvdash knows, and by what labels files name them."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import get_args

from kvdash.domain.gebied import Niveau
from kvdash.domain.indicator import MIN_NOEMER, Indicator, Maat, Ontstaan, Richting
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.model import Model
from kvdash.domain.onderwerp import Onderwerp, leading_code, normalize_label, variants
from kvdash.errors import CatalogusError, InvoerError

CATALOGUS_KOLOMMEN = (
    *("code", "naam", "kort", "thema", "ook_thema", "eenheid", "noemer", "min_noemer", "richting", "ontstaan"),
    *("bezoekers", "niveau", "drempel", "bron", "bron_tabel", "bron_sleutel", "definitie"),
)
ONDERWERP_KOLOMMEN = ("patroon", "indicator", "bron", "maat")

_KEUZES: dict[str, tuple[str, ...]] = {
    "eenheid": get_args(Maat),
    "richting": get_args(Richting),
    "ontstaan": tuple(o for o in get_args(Ontstaan) if o != "onbekend"),
    "bezoekers": ("ja", "nee"),
    "niveau": tuple(n for n in get_args(Niveau) if n != "eigen"),
}
_THEMA_CODES = frozenset(thema.code for thema in THEMAS)
_CODE = re.compile(r"[a-z][a-z0-9_]*")

Rij = Mapping[str, str]


class Catalogus(Model):
    """Catalogus: all indicators, denominators among them, and the topics of files that lead to them.

    `in_te_delen` are indicators of files that nobody defined yet: they only tell which codes are taken, by what.
    """

    indicatoren: tuple[Indicator, ...]
    onderwerpen: tuple[Onderwerp, ...] = ()
    in_te_delen: tuple[Indicator, ...] = ()

    @cached_property
    def _by_code(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicatoren}

    @cached_property
    def _by_patroon(self) -> dict[str, Onderwerp]:
        return {normalize_label(onderwerp.patroon): onderwerp for onderwerp in self.onderwerpen}

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Indicator:
        """The indicator with this code. Raises InvoerError."""
        try:
            return self._by_code[code]
        except KeyError:
            raise InvoerError(f"Indicator '{code}' staat niet in de catalogus.") from None

    def van_sleutel(self, sleutel: str, *, bron: str | None = None) -> tuple[Indicator, ...]:
        """The indicators a bron publishes under this key. Several: the police use 0.0.0 for two totals."""
        gezocht = sleutel.strip().upper()
        if not gezocht:
            return ()
        return tuple(i for i in self.indicatoren if i.bron_sleutel == gezocht and bron in (None, i.bron))

    def van_thema(self, thema: str) -> tuple[Indicator, ...]:
        """The indicators shown under a thema (key `T1.3`): its own first, then those that also belong there."""
        eigen = tuple(i for i in self.indicatoren if i.thema == thema)
        return eigen + tuple(i for i in self.indicatoren if thema in i.ook_thema)

    def find_onderwerp(self, label: str, *, code: str | None = None) -> Onderwerp | None:
        """What a topic in a file is, by its label and, where the file has one, its code; None if it is not known.

        A code decides, given (also that of an indicator) or at the start of the label; where one code stands for
        several indicators the label chooses. Without a code the words of the label must be those of a pattern: no
        guess is made.
        """
        if code is not None and code.strip() in self:
            return _van_indicator(self.get(code.strip()))
        sleutel = code or leading_code(label)
        kandidaten = self.van_sleutel(sleutel) if sleutel else ()
        if len(kandidaten) == 1:
            return _van_indicator(kandidaten[0])
        by_label = next((self._by_patroon[v] for v in variants(label) if v in self._by_patroon), None)
        if kandidaten:
            return by_label if by_label and by_label.indicator in {k.code for k in kandidaten} else None
        if sleutel:
            return self._by_patroon.get(normalize_label(sleutel))
        return by_label


def parse_catalogus(text: str, *, onderwerpen: str = "") -> Catalogus:
    """The catalogue from the text of its file (and that of the topics, if any), separated by `;`, with a header row.

    Raises CatalogusError with one message per faulty row, after all rows were looked at.
    """
    problemen: list[str] = []
    rijen = list(_rows(text, bestand="catalogus.csv", kolommen=CATALOGUS_KOLOMMEN, problemen=problemen))
    gezien: dict[str, str] = {}
    noemers = {rij["code"] for _, rij in rijen if not rij["thema"]}
    for plek, rij in rijen:
        if fouten := [*_faults(rij), *_faults_between(rij, plek=plek, gezien=gezien, noemers=noemers)]:
            problemen.append(f"{plek}: {' '.join(fouten)}")
    codes = {rij["code"] for _, rij in rijen}
    topics = _topics(onderwerpen, codes=codes, problemen=problemen)
    if problemen:
        raise CatalogusError(problemen)
    return Catalogus(indicatoren=tuple(_indicator(rij) for _, rij in rijen), onderwerpen=tuple(topics))


def _rows(
    text: str, *, bestand: str, kolommen: tuple[str, ...], problemen: list[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with its place in words; rows of another length and a wrong header become problems."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    kop = [cel.strip() for cel in next(reader, [])]
    if sorted(kop) != sorted(kolommen):
        problemen.append(f"{bestand}, rij 1: de kolommen moeten zijn: {', '.join(kolommen)}.")
        return
    eerste = reader.line_num + 1
    for cellen in reader:
        plek, eerste = f"{bestand}, rij {eerste}", reader.line_num + 1
        if len(cellen) == len(kop):
            yield plek, {kolom: cel.strip() for kolom, cel in zip(kop, cellen, strict=True)}
        elif cellen:
            problemen.append(
                f"{plek} ('{cellen[0]}'): {len(cellen)} kolommen in plaats van {len(kop)}. "
                "Staat er een puntkomma in een tekst? Zet die tekst dan tussen aanhalingstekens."
            )


def _faults(rij: Rij) -> Iterator[str]:
    """What is wrong within one row of the catalogue."""
    if not _CODE.fullmatch(rij["code"]):
        yield f"kolom 'code': '{rij['code']}' kan niet. Gebruik kleine letters, cijfers en _."
    for kolom in ("naam", "bron", "definitie"):
        if not rij[kolom]:
            yield f"kolom '{kolom}': '' is leeg. Vul een tekst in."
    for kolom, keuzes in _KEUZES.items():
        if rij[kolom] not in keuzes:
            yield f"kolom '{kolom}': '{rij[kolom]}' kan niet. Kies uit: {', '.join(keuzes)}."
    for kolom in ("drempel", "min_noemer"):
        if rij[kolom] and not re.fullmatch(r"[0-9]{1,9}", rij[kolom]):
            yield f"kolom '{kolom}': '{rij[kolom]}' is geen heel getal. Vul 0 of hoger in, zonder punt of komma."
    for kolom in ("thema", "ook_thema"):
        for code in _codes(rij[kolom]) if kolom == "ook_thema" else filter(None, (rij["thema"],)):
            if code not in _THEMA_CODES:
                yield f"kolom '{kolom}': '{code}' is geen thema. Schrijf een code zoals T1.3."
    if rij["ontstaan"] == "haal" and rij["richting"] != "geen":
        yield f"kolom 'richting': '{rij['richting']}' kan niet bij ontstaan 'haal'. Vul 'geen' in."


def _faults_between(rij: Rij, *, plek: str, gezien: dict[str, str], noemers: set[str]) -> Iterator[str]:
    """What is wrong between rows: codes, names and keys given twice, unknown denominators. Adds to `gezien`."""
    if eerder := gezien.get(rij["code"]):
        yield f"kolom 'code': '{rij['code']}' staat ook op {eerder}. Kies een andere code."
    gezien.setdefault(rij["code"], plek)
    if rij["bron_sleutel"]:
        sleutel = "|".join((rij["bron"], rij["bron_tabel"], rij["bron_sleutel"]))
        if eerder := gezien.get(sleutel):
            yield f"kolom 'bron_sleutel': '{rij['bron_sleutel']}' staat ook op {eerder}. Laat er één staan."
        gezien.setdefault(sleutel, plek)
    kort = rij["kort"].casefold()
    if kort and (eerder := gezien.get(f"kort {kort}")):
        yield f"kolom 'kort': '{rij['kort']}' staat ook op {eerder}. Kies een andere korte naam."
    gezien.setdefault(f"kort {kort}", plek)
    if rij["noemer"] and rij["noemer"] not in noemers:
        yield f"kolom 'noemer': '{rij['noemer']}' is geen indicator zonder thema. Vul de code van een noemer in."
    if rij["eenheid"] == "per 1.000" and not rij["noemer"]:
        yield "kolom 'noemer': '' is leeg bij eenheid 'per 1.000'. Vul de code van een noemer in."


def _topics(text: str, *, codes: set[str], problemen: list[str]) -> list[Onderwerp]:
    gevonden: dict[str, Onderwerp] = {}
    if not text:
        return []
    for plek, rij in _rows(text, bestand="onderwerpen.csv", kolommen=ONDERWERP_KOLOMMEN, problemen=problemen):
        patroon = normalize_label(rij["patroon"])
        fouten = [*_topic_faults(rij, patroon=patroon, bekend=patroon in gevonden, codes=codes)]
        if fouten:
            problemen.append(f"{plek}: {' '.join(fouten)}")
        else:
            gevonden[patroon] = Onderwerp.model_validate(rij)
    return list(gevonden.values())


def _topic_faults(rij: Rij, *, patroon: str, bekend: bool, codes: set[str]) -> Iterator[str]:
    if not patroon or bekend:
        yield f"kolom 'patroon': '{rij['patroon']}' is leeg of staat er al. Vul andere woorden in."
    if rij["indicator"] not in codes:
        yield f"kolom 'indicator': '{rij['indicator']}' staat niet in catalogus.csv. Vul een code daaruit in."
    if not rij["bron"]:
        yield "kolom 'bron': '' is leeg. Vul in wie het cijfer publiceert."
    if rij["maat"] not in get_args(Maat):
        yield f"kolom 'maat': '{rij['maat']}' kan niet. Kies uit: {', '.join(get_args(Maat))}."


def _indicator(rij: Rij) -> Indicator:
    """The indicator of a row without faults."""
    return Indicator.model_validate(
        {
            **rij,
            "kort": rij["kort"] or None,
            "thema": rij["thema"] or None,
            "ook_thema": _codes(rij["ook_thema"]),
            "noemer": rij["noemer"] or None,
            "min_noemer": rij["min_noemer"] or MIN_NOEMER,
            "bezoekers": rij["bezoekers"] == "ja",
            "drempel": rij["drempel"] or 0,
        }
    )


def _van_indicator(indicator: Indicator) -> Onderwerp:
    """The topic of an indicator found by a code: publishers count where kvdash computes a rate."""
    maat: Maat = "aantal" if indicator.eenheid == "per 1.000" else indicator.eenheid
    return Onderwerp(
        patroon=indicator.bron_sleutel or indicator.code, indicator=indicator.code, bron=indicator.bron, maat=maat
    )


def _codes(cel: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in cel.split(",") if code.strip())

"""The demo as files in layouts that people have, so that its figures come in by the same door as real ones."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from buurtenquete import buurtenquete
from cijfers import ENQUETEJAREN, JAREN, Aantallen, aantallen, enquetes, noemers, recepten
from elders import aantallen_elders, elders, enquetes_elders, noemers_elders
from gebieden import BUURTEN, DEMO_NAAM, NAMEN, WIJKEN
from grenzen import demo_grenzen
from maanden import maanden, seizoenen

from kvdash.domain.gebied import DEMO_GEMEENTE, DEMO_LAND
from kvdash.domain.indicator import Indicator
from kvdash.services.catalogus import laad_catalogus
from kvdash.taal import MAANDEN
from kvdash.taal.cellen import Cel, schrijf_csv

Rij: TypeAlias = Sequence[Cel]

_POLITIE = "Politie"
_CBS = "CBS"
_TOTAAL = "0.0.0"
_ENQUETE = "Veiligheidsmonitor"
_NOEMERS = ("Gebied (code)", "Perioden", "Onderwerp", "Waarde")
_GEREGISTREERD = ("Perioden", "Wijken en buurten (code)", "Geregistreerd (aantal)")
_MARGES = (("Waarde", "waarde"), ("Ondergrens 95%", "onder"), ("Bovengrens 95%", "boven"))
_STADSDELEN = {
    "Stadsdeel Noord": ("Noord", "Duinrand", "Rietlanden"),
    "Stadsdeel Zuid": ("Zuiderpark", "De Meent", "Westergaarde"),
}
_SOORTEN = {"GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}
# Counts of own registers that are not known: no permits were given for events in this year.
_ONTBREKEND = {("evenement_incidenten", 2020)}


def bestanden() -> dict[str, bytes]:
    """Name -> bytes of each file (UTF-8, semicolons), in the order in which they are read in: first the area tree."""
    indicatoren = laad_catalogus().indicatoren
    misdrijven, overlast = _politietabellen(indicatoren)
    groepen = [i for i in indicatoren if i.bron == _CBS]
    tellingen = aantallen(indicatoren)
    return {
        "voorbeeld_kerncijfers_2024.csv": schrijf_csv(_kerncijfers()),
        "voorbeeld_grenzen_2024.geojson": _kaart(),
        "voorbeeld_stadsdelen.csv": schrijf_csv(_stadsdelen()),
        "voorbeeld_noemers.csv": schrijf_csv(_noemers(indicatoren)),
        "voorbeeld_misdrijven.csv": schrijf_csv(_geregistreerd("Soort misdrijf", misdrijven, tellingen)),
        "voorbeeld_misdrijven_maanden.csv": schrijf_csv(_per_maand("Soort misdrijf", misdrijven, tellingen)),
        "voorbeeld_overlast.csv": schrijf_csv(_geregistreerd("Soort overlast", overlast, tellingen)),
        "voorbeeld_misdrijven_cbs.csv": schrijf_csv(_geregistreerd("Soort misdrijf", groepen, tellingen)),
        "voorbeeld_veiligheidsmonitor.csv": schrijf_csv(_monitor(indicatoren)),
        "voorbeeld_buurtenquete.csv": schrijf_csv(buurtenquete()),
        "voorbeeld_gemeentelijke_bestanden.csv": schrijf_csv(_sjabloon(indicatoren, tellingen)),
        "voorbeeld_noemers_elders.csv": schrijf_csv(_noemers_elders(indicatoren)),
        "voorbeeld_misdrijven_elders.csv": schrijf_csv(_geregistreerd_elders("Soort misdrijf", misdrijven)),
        "voorbeeld_overlast_elders.csv": schrijf_csv(_geregistreerd_elders("Soort overlast", overlast)),
        "voorbeeld_veiligheidsmonitor_elders.csv": schrijf_csv(_monitor_elders(indicatoren)),
    }


def _kaart() -> bytes:
    """The boundaries of gemeente, wijken and buurten as CBS publishes them: codes, names, and WGS84."""
    vlakken = [
        {
            "type": "Feature",
            "properties": {"statcode": code, "statnaam": NAMEN[code]},
            "geometry": json.loads(grens),
        }
        for code, grens in demo_grenzen().items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": vlakken}, ensure_ascii=False).encode("utf-8")


def _stadsdelen() -> Iterator[Rij]:
    """Two own areas, each of whole wijken."""
    yield ("Stadsdeel", "Buurtcode")
    for naam, wijken in _STADSDELEN.items():
        yield from ((naam, code) for code, buurt in BUURTEN.items() if WIJKEN[buurt.wijk].naam in wijken)


def _politietabellen(indicatoren: Iterable[Indicator]) -> tuple[list[Indicator], list[Indicator]]:
    """The indicators of the police: offences, and nuisance (the table that has E33)."""
    politie = [i for i in indicatoren if i.bron == _POLITIE]
    overlasttabel = next(i.bron_tabel for i in politie if i.bron_sleutel == "E33")
    overlast = [i for i in politie if i.bron_tabel == overlasttabel]
    return [i for i in politie if i.bron_tabel != overlasttabel], overlast


def _per_gebied(waarden: Aantallen) -> Iterator[tuple[int, str, int]]:
    """Year, code and sum of gemeente, wijken and buurten; only the gemeente where nothing is known per buurt."""
    for jaar, rij in zip(JAREN, waarden, strict=True):
        yield from ((jaar, code, waarde) for code, waarde in _gebieden(rij))


def _gebieden(per_buurt: Aantallen) -> Iterator[tuple[str, int]]:
    """Code and sum of gemeente, wijken and buurten."""
    yield DEMO_GEMEENTE, int(per_buurt.sum())
    if len(per_buurt) < len(BUURTEN):
        return
    wijk_van = [b.wijk for b in BUURTEN.values()]
    for wijk in WIJKEN:
        yield wijk, sum(int(w) for w, van in zip(per_buurt, wijk_van, strict=True) if van == wijk)
    for code, waarde in zip(BUURTEN, per_buurt, strict=True):
        yield code, int(waarde)


def _kerncijfers() -> Iterator[Rij]:
    yield "Wijken en buurten", "Gemeentenaam (naam)", "Soort regio", "Codering (code)", "Aantal inwoners (aantal)"
    laatste = {code: waarde for jaar, code, waarde in _per_gebied(noemers()["inwoners"]) if jaar == JAREN[-1]}
    for code in (DEMO_GEMEENTE, *sorted((*WIJKEN, *BUURTEN), key=lambda c: (c[2:].ljust(8), c))):
        yield NAMEN[code], DEMO_NAAM, _SOORTEN[code[:2]], code, laatste[code]
    for deel in elders():
        if deel.code != DEMO_LAND:
            yield deel.naam, deel.naam, _SOORTEN["GM"], deel.code, int(deel.inwoners[-1])


def _noemers(indicatoren: Sequence[Indicator]) -> Iterator[Rij]:
    yield _NOEMERS
    per_code = {i.code: i for i in indicatoren}
    for code, waarden in noemers().items():
        if code not in per_code:
            continue
        alleen_gemeente = per_code[code].niveau == "gemeente"
        for jaar, gebied, waarde in _per_gebied(waarden.sum(axis=1, keepdims=True) if alleen_gemeente else waarden):
            yield gebied, f"{jaar}JJ00", per_code[code].naam, waarde


def _noemers_elders(indicatoren: Iterable[Indicator]) -> Iterator[Rij]:
    yield _NOEMERS
    namen = {i.code: i.naam for i in indicatoren}
    for code, waarden in noemers_elders().items():
        if code in namen:
            yield from ((gebied, f"{jaar}JJ00", namen[code], n) for jaar, gebied, n in _per_elders(waarden))


def _per_elders(waarden: Aantallen) -> Iterator[tuple[int, str, int]]:
    for jaar, rij in zip(JAREN, waarden, strict=True):
        yield from ((jaar, deel.code, int(waarde)) for deel, waarde in zip(elders(), rij, strict=True))


def _geregistreerd_elders(onderwerp: str, indicatoren: Sequence[Indicator]) -> Iterator[Rij]:
    yield onderwerp, *_GEREGISTREERD
    for indicator, waarden in aantallen_elders(indicatoren):
        for jaar, gebied, waarde in _per_elders(waarden):
            yield _label(indicator), _jaar(jaar), gebied, waarde


def _geregistreerd(onderwerp: str, indicatoren: Iterable[Indicator], tellingen: dict[str, Aantallen]) -> Iterator[Rij]:
    yield onderwerp, *_GEREGISTREERD
    for indicator in indicatoren:
        if indicator.code not in tellingen:
            continue
        for jaar, gebied, waarde in _per_gebied(tellingen[indicator.code]):
            yield _label(indicator), _jaar(jaar), gebied, waarde


def _per_maand(onderwerp: str, indicatoren: Iterable[Indicator], tellingen: dict[str, Aantallen]) -> Iterator[Rij]:
    """Some of them per month, as the police publish these too."""
    yield onderwerp, *_GEREGISTREERD
    for indicator in indicatoren:
        if indicator.code not in seizoenen():
            continue
        for jaar, maand, per_buurt in maanden(indicator.code, tellingen[indicator.code]):
            voorlopig = "*" if jaar >= JAREN[-1] else ""
            periode = f"{jaar} {MAANDEN[maand - 1]}{voorlopig}"
            yield from ((_label(indicator), periode, gebied, waarde) for gebied, waarde in _gebieden(per_buurt))


def _jaar(jaar: int) -> str:
    """Police and CBS publish the last year as provisional."""
    return f"{jaar}*" if jaar == JAREN[-1] else str(jaar)


def _label(indicator: Indicator) -> str:
    """The police put the code before the words, but not before those of a total."""
    met_code = indicator.bron == _POLITIE and indicator.bron_sleutel != _TOTAAL
    return f"{indicator.bron_sleutel} {indicator.naam}" if met_code else indicator.naam


def _monitor(indicatoren: Iterable[Indicator]) -> Iterator[Rij]:
    """Subjects as columns, each year in three rows: the value and both ends of its interval."""
    gevraagd = [i for i in indicatoren if i.bron == _ENQUETE]
    cijfers = enquetes(gevraagd)
    onderwerpen = [i for i in gevraagd if i.code in cijfers]
    yield "Marges", "Regio's", "Perioden", *(i.naam for i in onderwerpen)
    for nummer, jaar in enumerate(ENQUETEJAREN):
        for marge, veld in _MARGES:
            waarden = (getattr(cijfers[i.code][nummer], veld) for i in onderwerpen)
            yield marge, DEMO_GEMEENTE, f"{jaar}JJ00", *(_decimal(w) for w in waarden)


def _monitor_elders(indicatoren: Iterable[Indicator]) -> Iterator[Rij]:
    onderwerpen = [i for i in indicatoren if i.bron == _ENQUETE and i.code in recepten()]
    cijfers = {i.code: dict(enquetes_elders(i)) for i in onderwerpen}
    yield "Marges", "Regio's", "Perioden", *(i.naam for i in onderwerpen)
    for deel in elders():
        for nummer, jaar in enumerate(ENQUETEJAREN):
            for marge, veld in _MARGES:
                waarden = (getattr(cijfers[i.code][deel.code][nummer], veld) for i in onderwerpen)
                yield marge, deel.code, f"{jaar}JJ00", *(_decimal(w) for w in waarden)


def _sjabloon(indicatoren: Iterable[Indicator], tellingen: dict[str, Aantallen]) -> Iterator[Rij]:
    """Years as columns: what the gemeente and its partners count themselves."""
    yield "indicator", "naam", "eenheid", "gebied", "gebiedsnaam", *JAREN
    eigen = [i for i in indicatoren if i.bron not in (_POLITIE, _CBS, _ENQUETE)]
    cijfers = enquetes(eigen)
    for indicator in eigen:
        code = indicator.code
        per_jaar: dict[int, str] = {}
        if code in cijfers:
            per_jaar = {c.jaar: _decimal(c.waarde) for c in cijfers[code]}
        elif code in tellingen:
            per_jaar = {jaar: _own_count(indicator, jaar, n) for jaar, _, n in _per_gebied(tellingen[code])}
        if per_jaar:
            eenheid = "aantal" if code in tellingen else indicator.eenheid
            yield code, indicator.naam, eenheid, DEMO_GEMEENTE, DEMO_NAAM, *(per_jaar.get(jaar, "") for jaar in JAREN)


def _own_count(indicator: Indicator, jaar: int, waarde: int) -> str:
    if (indicator.code, jaar) in _ONTBREKEND:
        return "."
    return "x" if waarde < indicator.drempel else str(waarde)


def _decimal(waarde: float) -> str:
    return f"{waarde:.1f}".replace(".", ",")

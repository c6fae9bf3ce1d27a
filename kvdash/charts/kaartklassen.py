"""Which areas of a map look alike, and what the legend says of them: groups of equal size, or signals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from kvdash.domain.indicator import Maat
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.domain.signaal import Signaal
from kvdash.statistiek import quantile_groups
from kvdash.taal import groeptekst, punttekst, signaalwoord, zonder_cijfer

Zonder = Literal["nul", "ontbreekt", "onderdrukt", "noemer", "onvolledig", "hoger-niveau"]
# groep-1 (lowest) to groep-5; {hoger,lager}-{ongunstig,gunstig,geen}-{afwijkend,mogelijk}; vergelijkbaar; onbepaald
Vulling: TypeAlias = str

MEESTE_GROEPEN = 5
_PER_GROEP = 2  # areas that a group needs, from where there are more than three groups
# Of fewer groups the shades that lie furthest apart.
_TINTEN: dict[int, tuple[int, ...]] = {1: (3,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}


class Klasse(NamedTuple):
    """Klasse: areas that are drawn alike; `tekst` is what the legend says of them."""

    vulling: Vulling
    tekst: str
    aantal: int


class Kaartvlak(NamedTuple):
    """Kaartvlak: one area of a map: its look, its figure in words and the words of its klasse."""

    code: str
    naam: str
    waarde: float | None
    vulling: Vulling
    tekst: str
    klasse: str
    gekozen: bool


class Kaartbeeld(NamedTuple):
    """Kaartbeeld: all areas of a map in one year, highest first, and its klassen in the order of the legend."""

    vlakken: tuple[Kaartvlak, ...]
    klassen: tuple[Klasse, ...]


def naar_groepen(beeld: IndicatorBeeld, *, jaar: int, gekozen: Sequence[str] = ()) -> Kaartbeeld:
    """The `wijken` of a picture in groups of equal size; what has no value, and zero, stand apart with the reason."""
    punten = [(reeks, reeks.punt(jaar)) for reeks in beeld.wijken]
    waarden = [p.waarde if p is not None and p.waarde else None for _, p in punten]
    bekend = [w for w in waarden if w is not None]
    tinten = _TINTEN[_aantal_groepen(len(bekend))]
    groepen = quantile_groups(waarden, len(tinten))
    teksten = _groepteksten(waarden, groepen, maat=beeld.maat)
    vlakken = []
    for (reeks, punt), groep in zip(punten, groepen, strict=True):
        if groep is None:
            reden = _zonder(beeld, reeks, punt)
            vlakken.append(_vlak(beeld, reeks, punt, reden, zonder_cijfer(reden, beeld), gekozen))
        else:
            vlakken.append(_vlak(beeld, reeks, punt, f"groep-{tinten[groep - 1]}", teksten[groep], gekozen))
    return _beeld(vlakken)


def _aantal_groepen(gebieden: int) -> int:
    return max(1, min(MEESTE_GROEPEN, max(gebieden // _PER_GROEP, min(gebieden, 3))))


def naar_signalen(
    beeld: IndicatorBeeld, signalen: Mapping[str, Signaal], *, jaar: int, gekozen: Sequence[str] = ()
) -> Kaartbeeld:
    """The `wijken` of a picture by their signal of that year (by code): how sure, which way and what that means."""
    vlakken = []
    for reeks in beeld.wijken:
        punt, signaal = reeks.punt(jaar), signalen.get(reeks.gebied.code)
        if signaal is None or signaal.jaar != jaar:
            reden = _zonder(beeld, reeks, punt) if punt is None or punt.waarde is None else None
            vulling, klasse = (reden, zonder_cijfer(reden, beeld)) if reden else _ONBEPAALD
        else:
            vulling, klasse = _van_signaal(signaal)
        vlakken.append(_vlak(beeld, reeks, punt, vulling, klasse, gekozen))
    return _beeld(vlakken)


_ONBEPAALD = ("onbepaald", "niet te bepalen")


def _van_signaal(signaal: Signaal) -> tuple[Vulling, str]:
    if signaal.wijkt_af and signaal.kant is not None:
        return f"{signaal.kant}-{signaal.oordeel}-{signaal.sterkte}", signaalwoord(signaal)
    return ("vergelijkbaar", "vergelijkbaar") if signaal.sterkte == "vergelijkbaar" else _ONBEPAALD


def _vlak(
    beeld: IndicatorBeeld, reeks: Reeks, punt: Punt | None, vulling: Vulling, klasse: str, gekozen: Sequence[str]
) -> Kaartvlak:
    zonder = punt is None or (punt.waarde is None and punt.status == "ontbrekend" and punt.kanttekening is None)
    tekst = klasse if zonder or punt is None else punttekst(punt, maat=beeld.maat, noemer=beeld.noemer_naam)
    return Kaartvlak(
        code=reeks.gebied.code,
        naam=reeks.gebied.naam,
        waarde=None if punt is None else punt.waarde,
        vulling=vulling,
        tekst=tekst,
        klasse=klasse,
        gekozen=reeks.gebied.code in gekozen,
    )


def _zonder(beeld: IndicatorBeeld, reeks: Reeks, punt: Punt | None) -> Zonder:
    """Why an area is in no group."""
    if punt is not None and punt.waarde == 0:
        return "nul"
    if is_onder_niveau(beeld, reeks.gebied.niveau):
        return "hoger-niveau"
    if punt is None or punt.status == "onderdrukt":
        return "ontbreekt" if punt is None else "onderdrukt"
    match punt.kanttekening:
        case "noemer_ontbreekt" | "noemer_te_klein":
            return "noemer"
        case "onvolledig":
            return "onvolledig"
        case _:
            return "ontbreekt"


def is_onder_niveau(beeld: IndicatorBeeld, niveau: str) -> bool:
    """Whether areas of this niveau lie below the lowest one the indicator is known for, and none has a figure."""
    laagste = beeld.indicator.niveau
    onder = niveau in ("wijk", "buurt", "eigen") and laagste not in ("wijk", "buurt", "eigen")
    onder = onder or (niveau in ("buurt", "eigen") and laagste == "wijk")
    return onder and not any(reeks.laatste for reeks in beeld.wijken)


def _groepteksten(waarden: Sequence[float | None], groepen: Sequence[int | None], *, maat: Maat) -> dict[int, str]:
    """Per group its lowest and highest figure in words."""
    leden: dict[int, list[float]] = {}
    for waarde, groep in zip(waarden, groepen, strict=True):
        if groep is not None and waarde is not None:
            leden.setdefault(groep, []).append(waarde)
    return {groep: groeptekst(min(lijst), max(lijst), maat=maat) for groep, lijst in leden.items()}


_VOLGORDE: tuple[Vulling, ...] = (
    *(f"groep-{n}" for n in range(MEESTE_GROEPEN, 0, -1)),
    *(
        f"{kant}-{oordeel}-{sterkte}"
        for oordeel in ("ongunstig", "geen", "gunstig")
        for sterkte in ("afwijkend", "mogelijk")
        for kant in ("hoger", "lager")
    ),
    *("vergelijkbaar", "onbepaald", "nul", "noemer", "onderdrukt", "onvolledig", "ontbreekt", "hoger-niveau"),
)


def _beeld(vlakken: Sequence[Kaartvlak]) -> Kaartbeeld:
    aantallen = Counter((vlak.vulling, vlak.klasse) for vlak in vlakken)
    klassen = sorted(
        (Klasse(*soort, aantal) for soort, aantal in aantallen.items()), key=lambda k: _VOLGORDE.index(k.vulling)
    )
    geordend = sorted(vlakken, key=lambda v: (v.waarde is None, -(v.waarde or 0.0), v.naam))
    return Kaartbeeld(tuple(geordend), tuple(klassen))

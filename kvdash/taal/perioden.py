"""Months, quarters and the year so far in words, beside the same of the year before.

As of signals: never that something is proven or why it is so.
"""

from collections.abc import Sequence
from datetime import date

from kvdash.domain.periode import Periode, PeriodeSoort
from kvdash.domain.periodevergelijking import PeriodeReden, Periodevergelijking, Periodevergelijkingen
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.taal.meldingen import punttekst
from kvdash.taal.schrijfwijze import gebiedenlijst, getal, hoofdletter, meervoud, opsomming, periode
from kvdash.taal.signalen import MEER, REDEN, ZEKERHEID
from kvdash.taal.zinnen import gebeurtenisregels

_WAAROM_NIET: dict[PeriodeReden, str] = {
    "geen vorig jaar": "daarvan is er geen volledig cijfer",
    "andere grenzen": "het gebied had toen andere grenzen",
    "breuk": "daartussen ligt een breuk in de cijfers",
}
_TEKEN = {"hoger": "▲", "lager": "▼"}
_MEERVOUD: dict[PeriodeSoort, str] = {"jaar": "jaren", "kwartaal": "kwartalen", "maand": "maanden"}


def tijdspanne(van: Periode, tot: Periode) -> str:
    """ "september 2025", or "januari tot en met september 2025"; of different years both are named."""
    if van == tot:
        return periode(tot)
    begin = periode(van)
    if van.jaar == tot.jaar:
        begin = begin.removesuffix(f" {van.jaar}")
        begin = begin.removesuffix(" kwartaal")
    return f"{begin} tot en met {periode(tot)}"


def in_tijdspanne(van: Periode, tot: Periode) -> str:
    """The same with the words that a sentence needs: "in september 2025", "in het 1e kwartaal 2025"."""
    if van.soort == "kwartaal":
        return f"in het {tijdspanne(van, tot)}"
    return f"{'in' if van == tot else 'van'} {tijdspanne(van, tot)}"


def periodezin(vergelijking: Periodevergelijking) -> str:
    """All that can be said of one comparison, in short sentences."""
    delen = [_cijferzin(vergelijking), _marge(vergelijking), _verschil(vergelijking), _reden(vergelijking)]
    return " ".join(deel for deel in delen if deel)


def periodewoord(vergelijking: Periodevergelijking) -> str:
    """Sign, direction and judgement: "▲ meer, mogelijk ongunstig"; "geen duidelijk verschil", "niet te vergelijken"."""
    v = vergelijking
    if v.reden:
        return "niet te vergelijken"
    if v.kant is None or not v.valt_op:
        return "geen duidelijk verschil"
    mogelijk = "mogelijk " if v.sterkte == "mogelijk" else ""
    if v.oordeel == "geen":
        return f"{_TEKEN[v.kant]} {mogelijk}{MEER[v.kant]}"
    return f"{_TEKEN[v.kant]} {MEER[v.kant]}, {mogelijk}{v.oordeel}"


def periodekort(vergelijking: Periodevergelijking) -> str:
    """Both counts: "Noord, september 2025: 12; een jaar eerder 18"."""
    v = vergelijking
    toen = "" if v.vorige is None else f"; een jaar eerder {getal(v.vorige)}"
    return f"{v.gebied.naam}, {tijdspanne(v.van, v.tot)}: {getal(v.aantal)}{toen}"


def periodetitel(beeld: IndicatorBeeld, genoemd: Sequence[Periodevergelijking]) -> str:
    """The finding of a chart: "Woninginbraak: in september 2025 meer in Noord dan een jaar eerder".

    It is of the last period; of the year so far where only that differs clearly.
    """
    naam = beeld.indicator.korte_naam
    laatste, tot_nu_toe = ([v for v in genoemd if v.is_tot_nu_toe is welke] for welke in (False, True))
    if any(v.valt_op for v in tot_nu_toe) and not any(v.valt_op for v in laatste):
        laatste = tot_nu_toe
    if not laatste:
        return f"{naam}: nog geen {_MEERVOUD[beeld.per]} om te vergelijken"
    wanneer = in_tijdspanne(laatste[0].van, laatste[0].tot)
    delen = [
        f"{MEER[kant]} in {gebiedenlijst(namen)}"
        for kant in _TEKEN
        if (namen := [v.gebied.naam for v in laatste if v.kant == kant and v.valt_op])
    ]
    if delen:
        return f"{naam}: {wanneer} {opsomming(delen)} dan een jaar eerder"
    if all(v.reden for v in laatste):
        return f"{naam}: {periode(laatste[0].tot)} is niet te vergelijken met een jaar eerder"
    return f"{naam}: {wanneer} geen duidelijk verschil met een jaar eerder"


def periodeondertitel(beeld: IndicatorBeeld) -> str:
    """Unit and time: "Aantal per maand, januari 2021 tot en met september 2025"."""
    perioden = [punt.periode for reeks in beeld.reeksen for punt in reeks.punten]
    eenheid = f"Aantal per {beeld.per}"
    if not perioden:
        return eenheid
    eerste, laatste = min(perioden, key=_begin), max(perioden, key=_begin)
    return f"{eenheid}, {tijdspanne(eerste, laatste)}"


def periodetekst(beeld: IndicatorBeeld, genoemd: Sequence[Periodevergelijking]) -> str:
    """The alternative text of the chart: the finding, unit and time, what each line did, and what happened."""
    reeksen = (reeks.vergelijkbaar for reeks in beeld.reeksen)
    zinnen = [periodetitel(beeld, genoemd), periodeondertitel(beeld), *map(_reekszin, reeksen)]
    return " ".join([*(f"{zin}." for zin in zinnen), onafmelding(beeld), *gebeurtenisregels(beeld)]).strip()


def onafmelding(beeld: IndicatorBeeld) -> str:
    """Which period was not over when it was read in, and that it is not compared; empty where there is none."""
    onaf = {p.periode for r in (*beeld.reeksen, *beeld.wijken) for p in r.punten if p.is_onaf}
    if not onaf:
        return ""
    wanneer = opsomming(periode(p) for p in sorted(onaf, key=_begin))
    was = "was" if len(onaf) == 1 else "waren"
    return (
        f"{hoofdletter(wanneer)} {was} nog niet afgelopen toen het bestand werd ingelezen. Dat cijfer is nog niet "
        "compleet; we vergelijken het niet."
    )


def afgelopenzin(vergelijking: Periodevergelijking) -> str:
    """Which month or quarter was the last that was over: "Woninginbraak: de laatste maand die voorbij was, is …"."""
    v = vergelijking
    welke = "het laatste kwartaal dat" if v.tot.soort == "kwartaal" else "de laatste maand die"
    return f"{v.indicator.korte_naam}: {welke} voorbij was bij het inlezen, is {periode(v.tot)}."


def periodefamiliezin(alle: Periodevergelijkingen) -> str:
    """How many comparisons were made, and how many would show by chance alone."""
    laatste = "het laatste kwartaal" if alle.soort == "kwartaal" else f"de laatste {alle.soort}"
    wat = "dit jaar tot nu toe" if alle.tot_nu_toe else laatste
    aantal = meervoud(alle.vergelijkingen, "vergelijking", "vergelijkingen")
    return (
        f"{aantal} van {wat} met een jaar eerder. Alleen door toeval zouden er al hoogstens ongeveer "
        f"{getal(alle.verwacht_door_toeval)} als mogelijk afwijkend opvallen."
    )


def _begin(waarvan: Periode) -> date:
    return waarvan.begin


def _cijferzin(v: Periodevergelijking) -> str:
    voorlopig = ", voorlopig cijfer" if v.is_voorlopig else ""
    kop = f"{v.indicator.korte_naam} in {v.gebied.naam}"
    return f"{kop}: {getal(v.aantal)} {in_tijdspanne(v.van, v.tot)} (bron: {v.bron}{voorlopig})."


def _marge(v: Periodevergelijking) -> str:
    return f"Door toeval kan zo'n cijfer ongeveer tussen {getal(v.onder)} en {getal(v.boven)} liggen."


def _toen(v: Periodevergelijking) -> str:
    return tijdspanne(v.van.jaar_eerder, v.tot.jaar_eerder)


def _verschil(v: Periodevergelijking) -> str:
    if v.reden or v.vorige is None:
        return f"Vergelijken met {_toen(v)} kan niet: {_WAAROM_NIET[v.reden or 'geen vorig jaar']}."
    toen = in_tijdspanne(v.van.jaar_eerder, v.tot.jaar_eerder)
    dat_is = "Per dag is dat" if v.heeft_andere_lengte else "Dat is"
    if v.kant is None:
        return f"{dat_is} evenveel als {toen} ({getal(v.vorige)})."
    return f"{dat_is} {MEER[v.kant]} dan {toen} ({getal(v.vorige)}). {ZEKERHEID[v.sterkte]}"


def _reden(v: Periodevergelijking) -> str:
    """Why a clear difference is not called gunstig or ongunstig."""
    if not v.valt_op or v.oordeel != "geen":
        return ""
    return REDEN["haal" if v.indicator.ontstaan == "haal" else "geen richting"]


def _reekszin(reeks: Reeks) -> str:
    """One line in words: its last whole figure and that of a year before, the lowest and the highest."""
    bekend = [p for p in reeks.punten if p.waarde is not None and not p.is_onaf]
    if not bekend:
        return f"{reeks.gebied.naam}: nog geen cijfers"
    laatste = bekend[-1]
    vorige = reeks.punt(laatste.periode.jaar_eerder)
    delen = [_bij(laatste)]
    if vorige is not None:
        delen.append(f"een jaar eerder {punttekst(vorige, maat='aantal')}")
    delen += [f"laagste {_bij(min(bekend, key=_waarde))}", f"hoogste {_bij(max(bekend, key=_waarde))}"]
    gaten = sum(p.waarde is None for p in reeks.punten)
    if gaten:
        delen.append(f"{meervoud(gaten, 'keer', 'keer')} geen cijfer")
    return f"{reeks.gebied.naam}: {', '.join(delen)}"


def _waarde(punt: Punt) -> float:
    return punt.waarde or 0.0


def _bij(punt: Punt) -> str:
    return f"{getal(punt.waarde)} in {periode(punt.periode)}"

"""The examples of Toelichting: for each rule a sentence about figures on screen that it holds for."""

from collections.abc import Iterable, Iterator

from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.kernbeleid import THEMAS
from kvdash.domain.keuze import Keuze
from kvdash.domain.periode import PeriodeSoort
from kvdash.domain.signaal import Signaal, Signalen
from kvdash.domain.vergelijking import Vergelijker
from kvdash.taal import (
    AUTOMATISCH,
    afgelopenzin,
    kwadrantzinnen,
    ledenzin,
    periodefamiliezin,
    periodezin,
    samenzin,
    signaalzin,
    spreidingzin,
    trechterzin,
    vergelijkingenzin,
    zichtbaarzin,
)
from kvdash.ui import data, state
from kvdash.ui.components import signalen
from kvdash.ui.text import toelichting as tekst

_KORTER: tuple[PeriodeSoort, ...] = ("maand", "kwartaal")


def van(keuze: Keuze) -> dict[str, str]:
    """Rules that no figure here falls under are left out."""
    wijken, gemeente = signalen.lees_beide(keuze)
    gevonden: Iterator[tuple[tekst.Voorbeeld, str]] = iter(
        [
            *_signaalzinnen(keuze, wijken, gemeente),
            *_overige(wijken, gemeente),
            *_klein(keuze, wijken),
            *_perioden(keuze),
        ]
    )
    return {regel: zin for regel, zin in [("anderen", _anderen(keuze)), *gevonden] if zin}


def _signaalzinnen(keuze: Keuze, wijken: Signalen, gemeente: Signalen) -> Iterator[tuple[tekst.Voorbeeld, str]]:
    alle = (*wijken.signalen, *gemeente.signalen)
    gebeurd = (stuk.inhoud for stuk in data.alle_gebeurtenissen(keuze.editie))
    methodebreuken = [g for g in gebeurd if g.is_breuk and g.soort == "methode"]
    passend: dict[tekst.Voorbeeld, Iterable[Signaal]] = {
        "niveau": (s for s in alle if s.sterkte == "afwijkend"),
        "mogelijk": (s for s in alle if s.sterkte == "mogelijk" and s.oordeel != "geen"),
        "trend": (s for s in alle if s.trend in ("stijgt", "daalt")),
        "dubbel": wijken.dubbel,
        "richting": (s for s in alle if s.reden == "haal" and s.wijkt_af),
        "bezoekers": (s for s in alle if s.reden == "bezoekers"),
        "enquete": (s for s in alle if s.is_enquete and s.onder is not None),
        "breuk": (s for s in alle if _is_na_breuk(s, methodebreuken)),
    }
    for regel, signaal in passend.items():
        yield regel, _eerste(signaal)


def _is_na_breuk(signaal: Signaal, breuken: Iterable[Gebeurtenis]) -> bool:
    """Whether it rests on a bron that changed its method, with a round before that was asked in the same way."""
    eerder = signaal.verandering
    return eerder is not None and any(
        breuk.jaar <= eerder.jaar and breuk.geldt_voor(signaal.indicator, bron=signaal.bron) for breuk in breuken
    )


def _eerste(alle: Iterable[Signaal]) -> str:
    return next((signaalzin(signaal) for signaal in alle), "")


def _overige(wijken: Signalen, gemeente: Signalen) -> Iterator[tuple[tekst.Voorbeeld, str]]:
    if wijken.vergelijkingen:
        yield "familie", vergelijkingenzin(wijken)
    yield "kwadrant", _kwadrant(wijken)
    buiten = sorted((s for s in wijken.signalen if s.trechter), key=lambda s: s.trechter or "", reverse=True)
    yield "trechter", next(map(trechterzin, buiten), "")
    grilligst = max((*wijken.signalen, *gemeente.signalen), key=lambda s: s.spreiding, default=None)
    if grilligst is not None and grilligst.spreiding > 1:
        yield "spreiding", spreidingzin(grilligst)
    if opvallend := wijken.opvallend:
        yield "automatisch", f"{signaalzin(opvallend[0])} ({AUTOMATISCH})"


def _kwadrant(wijken: Signalen) -> str:
    """The first thema of which anything was judged."""
    alle = (data.kwadrant(state.keuze().editie, thema, wijken) for thema in THEMAS)
    return next((f"{k.thema.naam}. {' '.join(kwadrantzinnen(k))}" for k in alle if not k.is_leeg), "")


def _anderen(keuze: Keuze) -> str:
    """What is found against others; the members of a group by name."""
    anderen: tuple[Vergelijker, ...] = ("vergelijkbaar", "nederland")
    for vergelijker in anderen:
        met_wie = data.met_wie_te_vergelijken(keuze.editie, vergelijker)
        gevonden = data.signalen(editie=keuze.editie, jaar=keuze.tot, niveau="wijk", vergelijker=vergelijker)
        if zin := _eerste(s for s in gevonden.signalen if s.wijkt_af and s.vergelijking.vergelijker == vergelijker):
            return f"{zin} {ledenzin(met_wie)}".strip()
    return ""


def _perioden(keuze: Keuze) -> Iterator[tuple[tekst.Voorbeeld, str]]:
    """The clearest of months, or else of quarters, with how many were compared; and the last that was over."""
    for soort in _KORTER:
        jaar, laatste = (
            data.periodevergelijkingen(
                editie=keuze.editie, tot=keuze.tot, niveau="wijk", soort=soort, tot_nu_toe=tot_nu_toe
            )
            for tot_nu_toe in (True, False)
        )
        vergeleken = [(v, familie) for familie in (laatste, jaar) for v in familie.alle if v.reden is None]
        if vergeleken:
            v, familie = min(vergeleken, key=lambda paar: paar[0].p_waarde)
            yield "perioden", f"{periodezin(v)} {periodefamiliezin(familie)}"
        if laatste.alle:
            yield "onaf", afgelopenzin(laatste.alle[0])
            return


def _klein(keuze: Keuze, wijken: Signalen) -> Iterator[tuple[tekst.Voorbeeld, str]]:
    """Of the smallest number in which something can be seen at all: how much, and three years of it together."""
    geteld = [s for s in wijken.signalen if s.aantal and s.omvang is not None and s.is_beoordeeld]
    kleinste = min(geteld, key=lambda s: (s.aantal or 0.0, s.indicator.code), default=None)
    if kleinste is None:
        return
    code, bron, gebied = kleinste.indicator.code, kleinste.bron, kleinste.gebied.code
    zichtbaar = data.zichtbaar(wijken, code, bron=bron)
    naam = kleinste.indicator.korte_naam
    yield "zichtbaar", next((f"{naam}: {zichtbaarzin(z)}" for z in zichtbaar if z.gebied.code == gebied), "")
    for beeld in data.themabeelden(keuze, kleinste.indicator.themas[0]):
        if (beeld.indicator.code, beeld.bron, beeld.maat) == (code, bron, "per 1.000"):
            groot = data.groot_beeld(keuze, beeld, spreiding=kleinste.spreiding)
            samen = data.jaren_samen(groot, gebied, spreiding=kleinste.spreiding)
            yield "samen", samenzin(samen) if samen else ""

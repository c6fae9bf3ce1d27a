"""The map in words: what it finds, what its legend says, and what someone who cannot see it should hear."""

from collections.abc import Sequence

from kvdash.domain.gebied import Niveau
from kvdash.domain.indicator import Maat
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.vergelijking import Vergelijking
from kvdash.taal.getallen import cijfer, eenheid
from kvdash.taal.meldingen import niveaumelding
from kvdash.taal.signalen import vergelijkingsnaam
from kvdash.taal.woorden import gebiedenlijst, hoofdletter, meervoud

_MEERVOUD: dict[Niveau, str] = {"wijk": "wijken", "buurt": "buurten", "eigen": "eigen gebieden"}
_ENKEL: dict[Niveau, str] = {"wijk": "wijk", "buurt": "buurt", "eigen": "eigen gebied"}
_VOORLOPIG = ("voorlopig", "nader voorlopig")
_ZONDER = {
    "nul": "nul",
    "ontbreekt": "geen cijfer",
    "onderdrukt": "te klein om te publiceren",
    "onvolledig": "onvolledig cijfer",
}


def groeptekst(laagste: float, hoogste: float, *, maat: Maat) -> str:
    """The figures of one group of areas: "1,2 tot en met 4,5", or the one they share."""
    laag, hoog = cijfer(laagste, maat=maat), cijfer(hoogste, maat=maat)
    return laag if laag == hoog else f"{laag} tot en met {hoog}"


def zonder_cijfer(reden: str, beeld: IndicatorBeeld) -> str:
    """Why an area stands in no group."""
    if reden == "hoger-niveau":
        return niveaumelding(beeld.indicator.niveau)
    if reden == "noemer":
        return f"te weinig {beeld.noemer_naam or 'inwoners'}, of niet bekend hoeveel"
    return _ZONDER[reden]


def niveaunaam(niveau: Niveau, *, aantal: int = 2) -> str:
    """The niveau of the parts of a gemeente as a noun: "wijken", "eigen gebied"."""
    return (_ENKEL if aantal == 1 else _MEERVOUD)[niveau]


def kaarttitel(beeld: IndicatorBeeld, *, jaar: int) -> str:
    """The finding: "Woninginbraken: het hoogst in Centrum (12,3), het laagst in Duin (1,2)"."""
    punten = ((reeks.gebied.naam, reeks.punt(jaar)) for reeks in beeld.wijken)
    bekend = sorted(
        ((p.waarde, gebied) for gebied, p in punten if p is not None and p.waarde is not None),
        key=lambda paar: (-paar[0], paar[1]),
    )
    naam = beeld.indicator.korte_naam
    if not bekend:
        return f"{naam}: geen cijfers over {jaar}"
    hoogste, laagste = bekend[0][0], bekend[-1][0]
    if hoogste == laagste:
        return f"{naam}: overal {cijfer(hoogste, maat=beeld.maat)}"
    hoog, laag = ([n for w, n in bekend if w == uiterste] for uiterste in (hoogste, laagste))
    return f"{naam}: het hoogst in {_plek(hoog, hoogste, beeld.maat)}, het laagst in {_plek(laag, laagste, beeld.maat)}"


def signaalkaarttitel(naam: str, hoger: Sequence[str], lager: Sequence[str], *, met_wie: Vergelijking) -> str:
    """The finding of a map of signals: which areas clearly differ from whom they are compared with."""
    delen = [f"hoger in {gebiedenlijst(hoger)}"] if hoger else []
    delen += [f"lager in {gebiedenlijst(lager)}"] if lager else []
    if not delen:
        return f"{naam}: nergens een duidelijk verschil met {vergelijkingsnaam(met_wie)}"
    return f"{naam}: duidelijk {' en '.join(delen)} dan in {vergelijkingsnaam(met_wie)}"


def kaartondertitel(beeld: IndicatorBeeld, *, jaar: int, niveau: Niveau) -> str:
    """Unit, level and period: "Per 1.000 woningen, per wijk, 2024 (voorlopige cijfers)"."""
    punten = (reeks.punt(jaar) for reeks in beeld.wijken)
    voorlopig = any(p is not None and p.waarde is not None and p.status in _VOORLOPIG for p in punten)
    staart = " (voorlopige cijfers)" if voorlopig else ""
    return f"{hoofdletter(eenheid(beeld.maat, noemer=beeld.noemer_naam))}, per {_ENKEL[niveau]}, {jaar}{staart}"


def kaarttekst(titel: str, ondertitel: str, klassen: Sequence[tuple[str, int]], *, niveau: Niveau) -> str:
    """The alternative text of a map: the finding, unit and year, and how many areas each klasse of the legend has."""
    delen = [f"{tekst}: {meervoud(n, _ENKEL[niveau], _MEERVOUD[niveau])}" for tekst, n in klassen]
    return f"{titel}. {ondertitel}. {'; '.join(delen)}."


def _plek(namen: Sequence[str], waarde: float, maat: Maat) -> str:
    return f"{gebiedenlijst(namen)} ({cijfer(waarde, maat=maat)})"

"""A wijk in words: its profile, and where figures and experience put it among the others."""

from collections.abc import Iterable, Sequence

from kvdash.domain.kwadrant import Kwadrant, Kwadrantplek, Standoordeel
from kvdash.domain.signaal import Oordeel, Reden, Signaal
from kvdash.domain.wijkprofiel import Vergelijkingsrij, Wijkprofiel
from kvdash.taal.grafieken import niveaunaam
from kvdash.taal.schrijfwijze import cijfer, cijfer_met_eenheid, getal, hoofdletter, kleine_letter, meervoud, opsomming
from kvdash.taal.signalen import signaalwoord, vergelijkingsnaam

_MEESTE = 3
_GEEN_VERSCHIL = "geen duidelijk verschil"
_REDEN: dict[Reden, str] = {
    "gemeente zelf": "",
    "bezoekers": "geen oordeel: bezoekers",
    "geen noemer": "geen oordeel: te weinig inwoners of adressen",
    "geen marges": "geen oordeel: marges niet bekend",
    "geen vergelijking": "geen oordeel: geen cijfer om mee te vergelijken",
    "haal": "geen oordeel: meer controle, meer cijfers",
    "geen richting": "geen oordeel: niet goed of slecht",
}
_GENOEMD: tuple[tuple[Standoordeel, Standoordeel], ...] = (
    ("slecht", "slecht"),
    ("slecht", "goed"),
    ("goed", "slecht"),
)
_ONBEKEND = {"cijfers": "geen cijfers om te vergelijken", "beleving": "beleving per wijk niet bekend"}


def profielzinnen(profiel: Wijkprofiel) -> tuple[str, ...]:
    """Three sentences: how many figures stand out, which are ongunstig, which are gunstig."""
    beoordeeld = profiel.beoordeeld
    met_wie = vergelijkingsnaam(profiel.vergelijking)
    if not beoordeeld:
        return (f"Van {profiel.gebied.naam} zijn er in {profiel.jaar} geen cijfers om met {met_wie} te vergelijken.",)
    ongunstig, gunstig = (_duidelijk(beoordeeld, kant) for kant in ("ongunstig", "gunstig"))
    rest = len(profiel.rijen) - len(beoordeeld)
    eerste = (
        f"Van {meervoud(len(beoordeeld), 'cijfer', 'cijfers')} zijn er {_aantal(ongunstig)} duidelijk ongunstiger en "
        f"{_aantal(gunstig)} duidelijk gunstiger dan in {met_wie}."
    )
    if rest:
        eerste += f" Over {meervoud(rest, 'ander cijfer', 'andere cijfers')} geven we geen oordeel."
    return (eerste, _ongunstigzin(beoordeeld, ongunstig), _gunstigzin(gunstig))


def _aantal(signalen: Sequence[Signaal]) -> str:
    return getal(len(signalen)) if signalen else "geen"


def _duidelijk(signalen: Sequence[Signaal], kant: Oordeel) -> list[Signaal]:
    """Beyond the false alarms of the whole family, the clearest first."""
    return sorted((s for s in signalen if s.oordeel == kant and s.sterkte == "afwijkend"), key=lambda s: s.p_waarde)


def _ongunstigzin(beoordeeld: Sequence[Signaal], ongunstig: Sequence[Signaal]) -> str:
    if not ongunstig:
        zin = "Geen enkel cijfer is duidelijk ongunstiger."
    else:
        eerste = ongunstig[0]
        naast = (
            ""
            if eerste.waarde_vergelijking is None
            else f"; {eerste.vergelijking.gebied.naam} {_waarde(eerste, gemeente=True)}"
        )
        zin = f"Ongunstig: {_namen(ongunstig)}. Het duidelijkst is {_naam(eerste)}: {_waarde(eerste)}{naast}."
    slechter = [s for s in beoordeeld if s.dubbel]
    return f"{zin} Het wordt ook slechter bij: {_namen(slechter)}." if slechter else zin


def _gunstigzin(gunstig: Sequence[Signaal]) -> str:
    if not gunstig:
        return "Geen enkel cijfer is duidelijk gunstiger."
    return f"Gunstig: {_namen(gunstig)}."


def _namen(signalen: Sequence[Signaal]) -> str:
    namen = list(dict.fromkeys(_naam(s) for s in signalen))
    if (rest := len(namen) - _MEESTE) > 0:
        return opsomming([*namen[:_MEESTE], f"nog {getal(rest)}"])
    return opsomming(namen)


def _naam(signaal: Signaal) -> str:
    return kleine_letter(signaal.indicator.korte_naam)


def _waarde(signaal: Signaal, *, gemeente: bool = False) -> str:
    if gemeente:
        return cijfer(signaal.waarde_vergelijking, maat=signaal.maat)
    return cijfer_met_eenheid(signaal.waarde, maat=signaal.maat, noemer=signaal.noemer_naam)


def oordeelreden(signaal: Signaal) -> str:
    """Why a level is not judged, in a few words; empty where it is and something was found."""
    if signaal.reden is not None:
        return _REDEN[signaal.reden]
    return "" if signaal.wijkt_af else _GEEN_VERSCHIL


def uiterstezin(rij: Vergelijkingsrij) -> str:
    """The two ends by name, and which of them is gunstig: "laagst Duinrand 1,2 (gunstig), hoogst Centrum 15"."""
    laag, hoog = _gunstige_kant(rij)
    return f"laagst {_uiterste(rij.laagste)}{laag}, hoogst {_uiterste(rij.hoogste)}{hoog}"


def _gunstige_kant(rij: Vergelijkingsrij) -> tuple[str, str]:
    """Which end is gunstig; neither for what is not judged."""
    eigen = rij.eigen
    if eigen.reden == "bezoekers" or not eigen.indicator.heeft_richting:
        return "", ""
    return ("", " (gunstig)") if eigen.indicator.richting == "gunstig" else (" (gunstig)", "")


def _uiterste(signaal: Signaal) -> str:
    return f"{signaal.gebied.naam} {cijfer(signaal.waarde, maat=signaal.maat)}"


def vergelijkingszin(rij: Vergelijkingsrij, *, profiel: Wijkprofiel) -> str:
    """The alternative text of a vergelijkingsbalk: own value, finding, gemeente, both ends, middle half, the other."""
    eigen = rij.eigen
    oordeel = "; ".join(deel for deel in (signaalwoord(eigen), oordeelreden(eigen)) if deel)
    delen = [f"{eigen.indicator.korte_naam} in {eigen.gebied.naam} in {eigen.jaar}: {_waarde(eigen)}, {oordeel}."]
    if eigen.waarde_vergelijking is not None:
        delen.append(f"{eigen.vergelijking.gebied.naam}: {_waarde(eigen, gemeente=True)}.")
    delen.append(f"{hoofdletter(niveaunaam(eigen.gebied.niveau))}: {uiterstezin(rij)}.")
    if rij.kwart1 is not None and rij.kwart3 is not None:
        laag, hoog = (cijfer(grens, maat=eigen.maat) for grens in (rij.kwart1, rij.kwart3))
        delen.append(f"De middelste helft ligt tussen {laag} en {hoog}.")
    if rij.ander is not None and profiel.ander is not None:
        delen.append(f"{profiel.ander.naam}: {cijfer(rij.ander, maat=eigen.maat)}.")
    return " ".join(delen)


def vaknaam(cijfers: Standoordeel, beleving: Standoordeel) -> str:
    """The name of a part: "cijfers slecht, beleving goed"."""
    return f"{standwoord('cijfers', cijfers)}, {standwoord('beleving', beleving)}"


def standwoord(kant: str, oordeel: Standoordeel) -> str:
    """One side of a part: "cijfers slecht", "beleving per wijk niet bekend"."""
    return _ONBEKEND[kant] if oordeel == "onbekend" else f"{kant} {oordeel}"


def plekzin(plek: Kwadrantplek) -> str:
    """Why a gebied stands where it does: "Noord: bedreiging en huisvredebreuk; mogelijk; 3 teksten"; for a link."""
    signalen = (*plek.cijfers.signalen, *plek.beleving.signalen)
    namen = list(dict.fromkeys(kleine_letter(s.indicator.korte_naam) for s in signalen))
    delen = [opsomming(namen)] if namen else []
    delen += [] if plek.is_zeker else ["kan toeval zijn"]
    return f"{plek.gebied.naam}: {'; '.join([*delen, gehoordwoord(plek)])}"


def gehoordwoord(plek: Kwadrantplek) -> str:
    """How much was said: "3 teksten", "niet besproken"."""
    return meervoud(len(plek.gehoord), "tekst", "teksten") if plek.gehoord else "niet besproken"


def kwadrantzinnen(kwadrant: Kwadrant) -> tuple[str, ...]:
    """Where figures and experience agree or contradict each other, and where nobody spoke or only people did."""
    slecht = [p for p in kwadrant.plekken if p.cijfers.oordeel == "slecht"]
    zinnen = [f"Cijfers slecht in {_plekken(slecht)}." if slecht else "In geen enkele wijk zijn de cijfers slecht."]
    if kwadrant.kent_beleving:
        zinnen += _tegenspraak(kwadrant)
    else:
        zinnen.append("Hoe bewoners het ervaren, is niet per wijk bekend.")
    if stil := [p for p in slecht if not p.gehoord]:
        zinnen.append(f"Niet besproken: {_plekken(stil)}.")
    genoemd = [p for p in kwadrant.plekken if p.gehoord and "slecht" not in (p.cijfers.oordeel, p.beleving.oordeel)]
    if genoemd:
        zinnen.append(f"Wel besproken, zonder slechte cijfers: {_plekken(genoemd)}.")
    return tuple(zinnen)


def _tegenspraak(kwadrant: Kwadrant) -> list[str]:
    return [f"{hoofdletter(vaknaam(*paar))}: {_plekken(vak)}." for paar in _GENOEMD if (vak := kwadrant.vak(*paar))]


def _plekken(plekken: Iterable[Kwadrantplek]) -> str:
    return opsomming(plek.gebied.naam for plek in plekken)

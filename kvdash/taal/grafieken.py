"""A map and a funnel in words: title, legend, and what someone hears who cannot see them."""

from collections.abc import Sequence

from kvdash.domain.gebied import Niveau
from kvdash.domain.indicator import Maat
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Reden, Trechterplek
from kvdash.domain.trechter import Trechter, Trechterpunt
from kvdash.domain.vergelijking import Vergelijking
from kvdash.taal.meldingen import niveaumelding, toelichting
from kvdash.taal.schrijfwijze import cijfer, cijfer_met_eenheid, eenheid, gebiedenlijst, getal, hoofdletter, meervoud
from kvdash.taal.signalen import vergelijkingsnaam

_MEERVOUD: dict[Niveau, str] = {"wijk": "wijken", "buurt": "buurten", "eigen": "eigen gebieden"}
_ENKEL: dict[Niveau, str] = {"wijk": "wijk", "buurt": "buurt", "eigen": "eigen gebied"}
_VOORLOPIG = ("voorlopig", "nader voorlopig")
_ZONDER = {
    "nul": "nul",
    "ontbreekt": "geen cijfer",
    "onderdrukt": "te klein om te publiceren",
    "onvolledig": "onvolledig cijfer",
}
_PLEK: dict[Trechterplek | None, str] = {
    "buiten 99,8%": "buiten de lijn van 99,8%",
    "buiten 95%": "buiten de lijn van 95%",
    "binnen 95%": "binnen de lijnen",
    None: "niet vergeleken: hier komen veel bezoekers",
}
_BUITEN: tuple[Trechterplek, ...] = ("buiten 99,8%", "buiten 95%")
_ONTBREEKT: dict[Reden, str] = {
    "geen noemer": "er is geen passend aantal om door te delen",
    "geen marges": "we weten niet hoe precies de cijfers zijn",
    "geen vergelijking": "het cijfer om mee te vergelijken ontbreekt over dit jaar",
}
_BREDER = 1.05  # times as wide as chance alone, from where it is worth a word


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


def trechtertitel(trechter: Trechter) -> str:
    """The finding: "Bedreiging in 2024: Noord ligt boven de lijn van 99,8% rond Voorbeeldstad"."""
    kop, rond = f"{trechter.indicator.naam} in {trechter.jaar}", trechter.vergelijking.gebied.naam
    for plek in _BUITEN:
        if delen := _kanten(trechter, plek):
            return f"{kop}: {' en '.join(delen)} {_PLEK[plek].removeprefix('buiten ')} rond {rond}"
    if all(punt.plek is None for punt in trechter.punten):
        return f"{kop}: {_PLEK[None]}"
    return f"{kop}: alle {_gebieden(trechter)} liggen binnen de lijnen rond {rond}"


def trechterondertitel(trechter: Trechter, beeld: IndicatorBeeld) -> str:
    """Unit, year and average, and what must be said of the figures: "Per 1.000 inwoners, 2024 (voorlopig cijfer)"."""
    punten = [punt for reeks in beeld.wijken if (punt := reeks.punt(trechter.jaar)) and punt.waarde is not None]
    noten = sorted({toelichting(punt, noemer=beeld.noemer_naam) for punt in punten} - {""})
    erbij = f" ({'; '.join(noten)})" if noten else ""
    maat = hoofdletter(eenheid(trechter.maat, noemer=trechter.noemer_naam))
    gemiddelde = cijfer(trechter.gemiddelde, maat=trechter.maat)
    return f"{maat}, {trechter.jaar}{erbij}, {trechter.vergelijking.gebied.naam} {gemiddelde}"


def trechtertekst(trechter: Trechter, beeld: IndicatorBeeld) -> str:
    """The alternative text: the finding, the unit, and who lies outside which line, with the figures."""
    zinnen = [trechtertitel(trechter), trechterondertitel(trechter, beeld)]
    for plek in _BUITEN:
        if punten := [p for p in trechter.punten if p.plek == plek]:
            zinnen.append(f"{hoofdletter(_PLEK[plek])}: {_met_cijfer(punten, trechter)}")
    binnen = sum(p.plek == "binnen 95%" for p in trechter.punten)
    zinnen.append(f"Binnen de lijnen: {getal(binnen)} van {getal(len(trechter.punten))} {_gebieden(trechter)}")
    return " ".join(f"{zin}." for zin in zinnen)


def trechterplek(punt: Trechterpunt, trechter: Trechter) -> str:
    """Where a point lies, in words: "hoger, buiten de lijn van 99,8%"; within the lines no direction is said."""
    if punt.plek not in _BUITEN:
        return _PLEK[punt.plek]
    kant = "hoger" if punt.waarde > trechter.gemiddelde else "lager"
    oordeel = "" if punt.oordeel == "geen" else f", {'mogelijk ' * (punt.sterkte == 'mogelijk')}{punt.oordeel}"
    return f"{kant}{oordeel}, {_PLEK[punt.plek]}"


def trechterpunttekst(punt: Trechterpunt, trechter: Trechter) -> str:
    """All of one point: "4,3 per 1.000 inwoners bij 11.830 inwoners: hoger, buiten de lijn van 99,8%"."""
    waarde = cijfer_met_eenheid(punt.waarde, maat=trechter.maat, noemer=trechter.noemer_naam)
    return f"{waarde} bij {getal(round(punt.omvang))} {omvangnaam(trechter)}: {trechterplek(punt, trechter)}"


def omvangnaam(trechter: Trechter) -> str:
    """What the size of a gebied counts: "inwoners"; of a survey those who answered."""
    return trechter.noemer_naam or "deelnemers (geschat uit de marges)"


def trechterlegenda(trechter: Trechter) -> tuple[tuple[Trechterplek | None, str], ...]:
    """Each place that occurs, in words with how many: "buiten de lijn van 95% (2)"; the clearest first."""
    aantallen = {plek: sum(p.plek == plek for p in trechter.punten) for plek in _PLEK}
    return tuple((plek, f"{_PLEK[plek]} ({getal(aantal)})") for plek, aantal in aantallen.items() if aantal)


def trechteruitleg(trechter: Trechter) -> str:
    """How to read it, in one sentence, and that the lines are wider than chance where they are."""
    zin = (
        f"Elk punt is een {niveaunaam(trechter.punten[0].gebied.niveau, aantal=1)}: rechts die met veel "
        f"{omvangnaam(trechter)}, en tussen de lijnen kan een verschil met "
        f"{trechter.vergelijking.gebied.naam} makkelijk toeval zijn."
    )
    keer = trechter.spreiding**0.5
    if keer < _BREDER:
        return zin
    return f"{zin} De lijnen liggen {getal(keer, decimalen=1)} keer zo ver uit elkaar: dit cijfer schommelt sterk."


def geentrechterzin(reden: Reden | None) -> str:
    """Why there is no funnel; None means that there are no figures of that year."""
    waarom = _ONTBREEKT[reden] if reden else "er zijn geen cijfers over dit jaar die we kunnen vergelijken"
    return f"Een trechtergrafiek kan hier niet: {waarom}."


def _kanten(trechter: Trechter, plek: Trechterplek) -> list[str]:
    """Who lies higher and who lower beyond this line."""
    buiten = [p for p in trechter.punten if p.plek == plek]
    boven = [p.gebied.naam for p in buiten if p.waarde > trechter.gemiddelde]
    onder = [p.gebied.naam for p in buiten if p.waarde <= trechter.gemiddelde]
    kanten = [(namen, kant) for namen, kant in ((boven, "boven"), (onder, "onder")) if namen]
    return [f"{gebiedenlijst(namen)} {'ligt' if len(namen) == 1 else 'liggen'} {kant}" for namen, kant in kanten]


def _met_cijfer(punten: Sequence[Trechterpunt], trechter: Trechter) -> str:
    op_hoogte = sorted(punten, key=lambda punt: -punt.waarde)
    return ", ".join(f"{p.gebied.naam} ({cijfer(p.waarde, maat=trechter.maat)})" for p in op_hoogte)


def _gebieden(trechter: Trechter) -> str:
    return niveaunaam(trechter.punten[0].gebied.niveau)

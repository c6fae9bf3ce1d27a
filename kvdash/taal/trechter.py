"""A funnel plot in words: what it finds, what each point is, and how to read it."""

from collections.abc import Sequence

from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.signaal import Reden, Trechterplek
from kvdash.domain.trechter import Trechter, Trechterpunt
from kvdash.taal.getallen import cijfer, cijfer_met_eenheid, eenheid, getal
from kvdash.taal.kaart import niveaunaam
from kvdash.taal.meldingen import toelichting
from kvdash.taal.woorden import gebiedenlijst, hoofdletter

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

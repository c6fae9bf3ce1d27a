"""Signals in words: of one figure, of a veld as a whole, and of what small numbers can show at all."""

from collections import Counter
from collections.abc import Callable, Iterable

from kvdash.domain.signaal import (
    CORONAJAREN,
    TREND_JAREN,
    VOOR_CORONA,
    Oordeel,
    Reden,
    Signaal,
    Signalen,
    Sterkte,
    Trechterplek,
)
from kvdash.domain.vergelijking import Vergelijker, Vergelijking
from kvdash.domain.zichtbaar import Samengevoegd, Zichtbaar
from kvdash.taal.schrijfwijze import (
    cijfer,
    cijfer_met_eenheid,
    gebiedenlijst,
    getal,
    jaren,
    kleine_letter,
    meervoud,
    opsomming,
    procent,
)

AUTOMATISCH = "automatisch opgesteld"  # marks a generated text until someone edits it

ZEKERHEID: dict[Sterkte, str] = {
    "afwijkend": "Zo'n verschil ontstaat zelden alleen door toeval.",
    "mogelijk": "Dat kan ook toeval zijn: bij veel vergelijkingen valt er altijd wel een op.",
    "vergelijkbaar": "Dat verschil is zo klein dat het makkelijk door toeval ontstaat.",
    "niet te bepalen": "",
}
REDEN: dict[Reden, str] = {
    "gemeente zelf": "",
    "bezoekers": (
        "Dit gebeurt vaak op plekken met veel bezoekers. Een hoog cijfer kan dus betekenen: hier komen veel bezoekers. "
        "Daarom vergelijken we dit cijfer niet met andere gebieden, maar met eerdere jaren."
    ),
    "geen noemer": "Vergelijken kan niet: er is geen passend aantal om door te delen.",
    "geen marges": "Vergelijken kan niet: we weten niet hoe precies het cijfer is.",
    "geen vergelijking": "Vergelijken kan niet: daarvoor ontbreken cijfers over dat jaar.",
    "haal": (
        "De politie of inspectie vindt deze feiten zelf. Meer kan ook komen door meer controle. "
        "Daarom noemen we het niet gunstig of ongunstig."
    ),
    "geen richting": "Meer of minder is hier niet vanzelf gunstig of ongunstig.",
}
_PLEK: dict[Trechterplek, str] = {
    "binnen 95%": "binnen de lijnen van 95%",
    "buiten 95%": "buiten de lijn van 95%, maar binnen die van 99,8%",
    "buiten 99,8%": "buiten de lijn van 99,8%",
}
_IN: dict[Vergelijker, Callable[[Signaal], str]] = {
    "gemeente": lambda signaal: f"in heel {signaal.vergelijking.gebied.naam}",
    "nederland": lambda signaal: f"in {signaal.vergelijking.gebied.naam}",
    "vergelijkbaar": lambda signaal: f"in {vergelijkingsnaam(signaal.vergelijking)} samen",
}
MEER = {"hoger": "meer", "lager": "minder"}
_TEKEN = {"hoger": "▲", "lager": "▼"}


def signaalzin(signaal: Signaal) -> str:
    """All that can be said of a signal, in short sentences."""
    delen = [_cijferzin(signaal), _marge(signaal), _niveau(signaal), _reden(signaal)]
    delen += [_verandering(signaal), _trend(signaal), _corona(signaal), _breuk(signaal)]
    return " ".join(deel for deel in delen if deel)


def signaalkop(signaal: Signaal) -> str:
    """The signal as a name: "Woninginbraak in Centrum"."""
    return f"{signaal.indicator.korte_naam} in {signaal.gebied.naam}"


def signaalkort(signaal: Signaal) -> str:
    """The figure beside what it is compared with: "12,3 per 1.000 woningen in 2024; Voorbeeldstad 4,5"."""
    zin = f"{_cijfer(signaal)} in {signaal.jaar}"
    if signaal.waarde_vergelijking is None:
        return zin
    return f"{zin}; {signaal.vergelijking.gebied.naam} {cijfer(signaal.waarde_vergelijking, maat=signaal.maat)}"


def vergelijkingsnaam(vergelijking: Vergelijking) -> str:
    """With whom is compared: "de rest van Voorbeeldstad", "Nederland", "10 vergelijkbare gemeenten"."""
    naam = vergelijking.gebied.naam
    match vergelijking.vergelijker:
        case "gemeente":
            return f"de rest van {naam}"
        case "nederland":
            return naam
        case _:
            return f"de groep '{naam}'" if vergelijking.groep else naam


def ledenzin(vergelijking: Vergelijking) -> str:
    """The members of a group by name: "Vergelijkbare gemeenten: Aldermeer, Berkendonk en Dorrevoort."; else empty."""
    if not vergelijking.leden:
        return ""
    kop = vergelijking.groep or "Vergelijkbare gemeenten (het dichtst bij in aantal inwoners)"
    return f"{kop}: {opsomming([g.naam for g in vergelijking.leden])}."


def signaalwoord(signaal: Signaal) -> str:
    """Sign, direction and judgement of the level: "▲ hoger, ongunstig", "▼ lager, mogelijk gunstig"; empty for none."""
    if signaal.kant is None or not signaal.wijkt_af:
        return ""
    mogelijk = "mogelijk " if signaal.sterkte == "mogelijk" else ""
    if signaal.oordeel == "geen":
        return f"{_TEKEN[signaal.kant]} {mogelijk}{signaal.kant}"
    return f"{_TEKEN[signaal.kant]} {signaal.kant}, {mogelijk}{signaal.oordeel}"


def ontwikkelingswoord(signaal: Signaal) -> str:
    """Sign, direction and judgement of the trend: "▲ stijgt, ongunstig"; empty where there is none."""
    woord = {"stijgt": "▲ stijgt", "daalt": "▼ daalt"}.get(signaal.trend, "")
    if not woord and signaal.ontwikkeling != "geen" and signaal.verandering:
        woord = "▲ gestegen" if signaal.verandering.kant == "hoger" else "▼ gedaald"
    return _met_oordeel(woord, signaal.ontwikkeling)


def trechterzin(signaal: Signaal) -> str:
    """The place in the funnel: "Woninginbraak in Centrum ligt buiten de lijn van 99,8% rond Voorbeeldstad (2024)"."""
    if signaal.trechter is None:
        return ""
    plek = _PLEK[signaal.trechter]
    return f"{signaalkop(signaal)} ligt {plek} rond {signaal.vergelijking.gebied.naam} ({signaal.jaar})."


def vergelijkingenzin(signalen: Signalen) -> str:
    """How many comparisons were made, and how many would show by chance alone."""
    aantal = meervoud(signalen.vergelijkingen, "vergelijking", "vergelijkingen")
    toeval = getal(signalen.verwacht_door_toeval)
    return (
        f"{aantal} met {vergelijkingsnaam(signalen.vergelijking)} in {signalen.jaar}. "
        f"Alleen door toeval zouden er al hoogstens ongeveer {toeval} als mogelijk afwijkend opvallen."
    )


def spreidingzin(signaal: Signaal) -> str:
    """How much wider than chance the indicator varies from year to year."""
    keer = getal(signaal.spreiding**0.5, decimalen=2)
    return f"{signaal.indicator.korte_naam}: we rekenen met marges die {keer} keer zo breed zijn als bij toeval alleen."


def opvalzin(signalen: Signalen) -> str:
    """The first line of the overview: how many onderwerpen stand out, and which most."""
    opvallend = signalen.opvallend
    aantal = len({s.indicator.code for s in opvallend})
    if not opvallend:
        return f"In {signalen.jaar} valt geen onderwerp ongunstig op."
    vallen = "valt 1 onderwerp" if aantal == 1 else f"vallen {getal(aantal)} onderwerpen"
    return f"In {signalen.jaar} {vallen} ongunstig op. Het duidelijkst: {signaalkop(opvallend[0])}."


def _cijferzin(signaal: Signaal) -> str:
    return f"{signaalkop(signaal)}: {_cijfer(signaal)} in {signaal.jaar} (bron: {signaal.bron})."


def _cijfer(signaal: Signaal) -> str:
    return cijfer_met_eenheid(signaal.waarde, maat=signaal.maat, noemer=signaal.noemer_naam)


def _marge(signaal: Signaal) -> str:
    if signaal.onder is None or signaal.boven is None:
        return ""
    onder, boven = (cijfer(grens, maat=signaal.maat) for grens in (signaal.onder, signaal.boven))
    return f"Door toeval kan zo'n cijfer ongeveer tussen {onder} en {boven} liggen."


def _niveau(signaal: Signaal) -> str:
    """Beside the whole gemeente, country or group, as it is drawn."""
    if signaal.kant is None:
        return ""
    naast = signaal.waarde_vergelijking
    bij = "" if naast is None else f" ({cijfer(naast, maat=signaal.maat)})"
    zin = f"Dat is {MEER[signaal.kant]} dan {_IN[signaal.vergelijking.vergelijker](signaal)}{bij}."
    return f"{zin} {ZEKERHEID[signaal.sterkte]}".strip()


def _reden(signaal: Signaal) -> str:
    if signaal.reden is None or (signaal.reden in ("haal", "geen richting") and not signaal.wijkt_af):
        return ""
    return REDEN[signaal.reden]


def _verandering(signaal: Signaal) -> str:
    verandering = signaal.verandering
    if verandering is None:
        return "Met een eerdere ronde is nog geen vergelijking mogelijk." if signaal.is_enquete else ""
    vorige = f"{verandering.jaar} ({cijfer(verandering.waarde, maat=signaal.maat)})"
    if verandering.sterkte == "niet te bepalen":
        return f"Of het echt verschilt van {vorige}, is niet te bepalen."
    if verandering.sterkte == "vergelijkbaar":
        return f"Met {vorige} is er geen duidelijk verschil."
    meer = MEER[verandering.kant]
    return f"Het is {'mogelijk ' if verandering.sterkte == 'mogelijk' else ''}{meer} dan in {vorige}."


def _trend(signaal: Signaal) -> str:
    van = f"Van {signaal.jaar - TREND_JAREN + 1} tot en met {signaal.jaar}"
    match signaal.trend:
        case "stijgt" | "daalt":
            return f"{van} {signaal.trend} dit cijfer."
        case "geen duidelijke trend":
            return f"{van} is er geen duidelijke stijging of daling."
        case _:
            return ""


def _corona(signaal: Signaal) -> str:
    if signaal.waarde_2019 is None:
        return ""
    jaren = f"{CORONAJAREN.start}–{CORONAJAREN.stop - 1}"
    in_2019 = cijfer(signaal.waarde_2019, maat=signaal.maat)
    return f"In deze reeks zitten coronajaren ({jaren}); in {VOOR_CORONA} was het {in_2019}."


def _breuk(signaal: Signaal) -> str:
    if signaal.breukjaar is None:
        return ""
    return f"Met jaren vóór {signaal.breukjaar} vergelijken we niet: toen werd anders geteld."


def _met_oordeel(woord: str, oordeel: Oordeel) -> str:
    return f"{woord}, {oordeel}" if woord and oordeel != "geen" else woord


def veldzinnen(wijken: Signalen, gemeente: Signalen) -> tuple[str, ...]:
    """At most five sentences about these signals, of wijken and of the gemeente as a whole; none without figures."""
    if not wijken.signalen and not gemeente.signalen:
        return ()
    zinnen = (_stand(wijken), _waar(wijken), _dubbel(wijken), *_gemeente(gemeente))
    return tuple(zin for zin in zinnen if zin)


def themakop(wijken: Signalen, gemeente: Signalen) -> str:
    """The finding of a thema in one line: "Hoger in Noord: bedreiging. In 2020–2024 gedaald: fraude."; or empty."""
    delen = []
    if eerste := next((s for s in wijken.opvallend if s.kant), None):
        delen.append(f"{str(eerste.kant).capitalize()} in {eerste.gebied.naam}: {_klein(eerste)}.")
    wanneer = jaren(gemeente.jaar - TREND_JAREN + 1, gemeente.jaar)
    trends = [
        f"{woord}: {namen}"
        for woord, richting in (("gestegen", "stijgt"), ("gedaald", "daalt"))
        if (namen := _namen((s for s in gemeente.signalen if s.trend == richting), hoogstens=2))
    ]
    if trends:
        delen.append(f"In {wanneer} {'; '.join(trends)}.")
    return " ".join(delen)


def _stand(wijken: Signalen) -> str:
    opvallend, beoordeeld = wijken.stand
    if not beoordeeld:
        return "Van dit veld zijn er geen cijfers per wijk om met elkaar te vergelijken."
    if beoordeeld == 1:
        niet = "" if opvallend else "niet "
        return f"Eén onderwerp is per wijk te vergelijken; dat valt in {wijken.jaar} {niet}ongunstig op."
    if not opvallend:
        return f"In {wijken.jaar} valt geen van de {beoordeeld} onderwerpen ongunstig op."
    vallen = "valt" if opvallend == 1 else "vallen"
    return f"In {wijken.jaar} {vallen} {opvallend} van de {beoordeeld} onderwerpen ongunstig op."


def _waar(wijken: Signalen) -> str:
    """The gebieden with the most onderwerpen that stand out."""
    tel = Counter(s.gebied.naam for s in wijken.opvallend).most_common()
    vaker = [(naam, aantal) for naam, aantal in tel if aantal > 1][:3]
    if not vaker:
        return ""
    return f"Het vaakst ongunstig: {opsomming(f'{naam} ({aantal} onderwerpen)' for naam, aantal in vaker)}."


def _dubbel(wijken: Signalen) -> str:
    if not wijken.stand[1]:
        return ""
    if not wijken.dubbel:
        return "Nergens is een cijfer ongunstig én wordt het slechter."
    waar: dict[str, list[str]] = {}
    for signaal in wijken.dubbel:
        waar.setdefault(_klein(signaal), []).append(signaal.gebied.naam)
    onderwerpen = [f"{naam} in {opsomming(gebieden)}" for naam, gebieden in waar.items()]
    return f"Ongunstig én slechter geworden: {_eerste(onderwerpen, hoogstens=3)}."


def _gemeente(gemeente: Signalen) -> tuple[str, ...]:
    """What worsened and improved in the gemeente as a whole."""
    if not gemeente.signalen:
        return ()
    slechter, beter = (_namen(_ontwikkeld(gemeente, oordeel), hoogstens=3) for oordeel in ("ongunstig", "gunstig"))
    waar = f"in heel {gemeente.gemeente.naam} ({jaren(gemeente.jaar - TREND_JAREN + 1, gemeente.jaar)})"
    return (
        f"Slechter geworden {waar}: {slechter or 'niets duidelijk'}.",
        f"Beter geworden: {beter or 'niets duidelijk'}.",
    )


def _ontwikkeld(signalen: Signalen, oordeel: Oordeel) -> Iterable[Signaal]:
    return (s for s in signalen.signalen if s.ontwikkeling == oordeel)


def _namen(signalen: Iterable[Signaal], *, hoogstens: int) -> str:
    return _eerste(list(dict.fromkeys(_klein(s) for s in signalen)), hoogstens=hoogstens)


def _eerste(namen: list[str], *, hoogstens: int) -> str:
    """The first names, and how many more there are."""
    rest = len(namen) - hoogstens
    return opsomming(namen if rest <= 0 else [*namen[:hoogstens], f"{rest} andere"])


def _klein(signaal: Signaal) -> str:
    return kleine_letter(signaal.indicator.korte_naam)


def zichtbaarzin(zichtbaar: Zichtbaar) -> str:
    """From how many more on a rise would show: "Noord telde er 40 in 2024. Een stijging valt daar pas op vanaf …"."""
    telling = f"{zichtbaar.gebied.naam} telde er {getal(zichtbaar.aantal)} in {zichtbaar.jaar}."
    deel = "" if zichtbaar.deel is None else f" ({procent(zichtbaar.deel * 100, decimalen=0)})"
    return f"{telling} Een stijging valt daar pas op vanaf {getal(zichtbaar.verschil)} meer{deel}."


def samenzin(samen: Samengevoegd) -> str:
    """A figure that was taken together, said clearly as such, with its interval and comparator."""
    delen = [_wat(samen), _marge_samen(samen)]
    if samen.vergelijking is not None and samen.waarde_vergelijking is not None:
        ernaast = cijfer(samen.waarde_vergelijking, maat=samen.maat)
        delen.append(f"In {samen.vergelijking.naam} was het in dezelfde tijd {ernaast}.")
    return " ".join(delen)


def _wat(samen: Samengevoegd) -> str:
    wat = cijfer_met_eenheid(samen.waarde, maat=samen.maat, noemer=samen.noemer_naam)
    waar = gebiedenlijst([g.naam for g in samen.gebieden], hoogstens=6)
    wanneer = jaren(samen.jaren[0], samen.jaren[-1])
    per_jaar = " per jaar" if len(samen.jaren) > 1 else ""
    kop = (
        f"{samen.indicator.korte_naam} in {waar}, samengeteld over {wanneer}"
        if per_jaar
        else (f"{samen.indicator.korte_naam} in {waar} samen, {wanneer}")
    )
    return f"{kop}: {wat}{per_jaar} ({getal(samen.aantal)} in totaal, bron: {samen.bron})."


def _marge_samen(samen: Samengevoegd) -> str:
    onder, boven = (cijfer(grens, maat=samen.maat) for grens in (samen.onder, samen.boven))
    return f"Door toeval kan zo'n cijfer ongeveer tussen {onder} en {boven} liggen."

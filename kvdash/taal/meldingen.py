"""What is to be said beside a figure, an export or a file: notes, what is missing, and what to do about it."""

from collections.abc import Sequence

from kvdash.domain.gebied import Niveau
from kvdash.domain.indicator import Maat
from kvdash.domain.periode import PER_JAAR
from kvdash.domain.reeks import IndicatorBeeld, Punt, Status
from kvdash.domain.sessie import Rubricering
from kvdash.domain.upload import Waarschuwing, Waarschuwingsoort
from kvdash.taal.schrijfwijze import STREEPJE, cijfer, gebiedenlijst, getal, meervoud, opsomming

_STATUS: dict[Status, str] = {
    "definitief": "",
    "voorlopig": "voorlopig cijfer",
    "nader voorlopig": "nader voorlopig cijfer",
    "onderdrukt": "te klein om te publiceren",
    "ontbrekend": "geen cijfer",
}
_NIVEAU: dict[Niveau, str] = {
    "land": "voor heel Nederland",
    "landsdeel": "per landsdeel",
    "provincie": "voor de provincie",
    "eenheid": "voor de politie-eenheid",
    "district": "voor het politiedistrict",
    "basisteam": "voor het basisteam",
    "veiligheidsregio": "voor de veiligheidsregio",
    "gemeente": "voor de gemeente",
    "wijk": "per wijk",
    "buurt": "per buurt",
    "eigen": "voor eigen gebieden",
}
_KOP: dict[Waarschuwingsoort, str] = {
    "verloren nul": "Percentages die misschien een nul kwijt zijn",
    "uitschieter": "Cijfers die heel ver van de andere liggen",
    "leeg jaar": "Jaren zonder cijfers",
    "eenheid": "Eenheid niet vermeld",
    "kolom": "Kolommen die niet zijn ingelezen",
    "andere grenzen": "Gebieden met andere grenzen",
    "half bestand": "Misschien niet het hele bestand",
    "voorvallen": "Voorvallen zijn geteld",
}
_ADVIES: dict[Waarschuwingsoort, str] = {
    "verloren nul": "Bij omzetten valt soms de laatste nul weg: 10 wordt 1. Vergelijk deze cellen met de bron.",
    "uitschieter": "Controleer bij de bron of de komma en de eenheid kloppen.",
    "leeg jaar": "Controleer of de bron over dat jaar echt geen cijfers heeft, of download het bestand opnieuw.",
    "eenheid": "Klopt dat niet? Zet de eenheid dan tussen haakjes in de kop, bijvoorbeeld 'Zwerfvuil (%)'.",
    "kolom": "Horen deze getallen er wel bij? Zet dan boven de kolom wat erin staat.",
    "andere grenzen": (
        "Een gebied dat is opgeheven of een nieuwe code kreeg, hoort hierbij. "
        "Is het een tikfout in de code? Verbeter die dan in het bestand."
    ),
    "half bestand": "Is het half gedownload? Download het dan opnieuw.",
    "voorvallen": "Alleen de aantallen worden bewaard, niet de regels van het bestand.",
}


def toelichting(punt: Punt, *, noemer: str | None = None) -> str:
    """What to say beside a point, empty if nothing: "onvolledig (9 van 12 maanden)", "voorlopig cijfer".

    `noemer` is the denominator in words ("inwoners").
    """
    verklaard = punt.kanttekening in ("buurten_ontbreken", "niet_op_te_tellen")
    status = "" if verklaard and punt.status == "ontbrekend" else _STATUS[punt.status]
    delen = (_kanttekening(punt, noemer=noemer or "inwoners"), status)
    return "; ".join(deel for deel in delen if deel)


def punttekst(punt: Punt, *, maat: Maat, noemer: str | None = None) -> str:
    """A point as it stands in a table or a tooltip: the figure, and between brackets what must be said with it.

    Where no rate can be shown but the count is known, the count stands there: "aantal 3 (te weinig inwoners ...)".
    """
    tekst = cijfer(punt.waarde, maat=maat)
    if punt.waarde is None and punt.aantal is not None and maat != "aantal":
        tekst = f"aantal {cijfer(punt.aantal, maat='aantal')}"
    erbij = toelichting(punt, noemer=noemer)
    if tekst == STREEPJE and erbij:
        return erbij
    return f"{tekst} ({erbij})" if erbij else tekst


def noemermelding(ontbrekende_jaren: Sequence[int], *, noemer: str) -> str:
    """Why counts stand where a rate was asked for, and what to do; empty if no year lacks its denominator."""
    if not ontbrekende_jaren:
        return ""
    jaren = opsomming(str(jaar) for jaar in ontbrekende_jaren)
    return (
        f"Over {jaren} is het aantal {noemer} niet bekend. Daarom is er geen cijfer per 1.000 {noemer}. "
        f"Lees op de pagina Gegevens een bestand in met het aantal {noemer}, of gebruik het dichtstbijzijnde jaar."
    )


def aantal_geschreven(*, teksten: int = 0, kandidaten: int = 0) -> str:
    """How much was written: "3 teksten en 2 kandidaten", of one kind alone where there is none of the other."""
    delen = ((teksten, "tekst", "teksten"), (kandidaten, "kandidaat", "kandidaten"))
    return opsomming([meervoud(*deel) for deel in delen if deel[0]] or ["0 teksten"])


def weggelatenzin(*, teksten: int = 0, kandidaten: int = 0, waaruit: str, voor: Rubricering) -> str:
    """How much was left out of an export for these readers, and why; empty for nothing."""
    aantal = teksten + kandidaten
    if not aantal:
        return ""
    waarom = "niet openbaar" if voor == "openbaar" else "vertrouwelijk"
    zijn, is_, staat = ("is", "Die is", "staat") if aantal == 1 else ("zijn", "Die zijn", "staan")
    wat = aantal_geschreven(teksten=teksten, kandidaten=kandidaten)
    return f"{wat} {zijn} weggelaten uit {waaruit}. {is_} {waarom}, en {staat} alleen in het dashboard."


def hoogstemelding(beeld: IndicatorBeeld) -> str:
    """Why other gebieden are drawn than the gemeente, and what to do; empty if that is not so."""
    if not beeld.alleen_hoogste:
        return ""
    delen = "wijken" if beeld.reeksen[0].gebied.niveau == "wijk" else "buurten"
    wie = f"de {len(beeld.reeksen)} {delen} met het hoogste cijfer" if len(beeld.reeksen) > 1 else "het enige cijfer"
    return (
        f"Voor de hele gemeente is dit cijfer niet ingelezen, wel voor {delen}. U ziet {wie}. "
        "Kies bij Gebieden andere om die te zien."
    )


def optelmelding(beeld: IndicatorBeeld) -> str:
    """Why own areas have no figure that is no count; empty where they have, or there are none."""
    reeksen = {r.gebied.naam: r for r in (*beeld.reeksen, *beeld.wijken)}
    namen = [n for n, r in reeksen.items() if not r.laatste and r.punten[0].kanttekening == "niet_op_te_tellen"]
    if not namen:
        return ""
    return f"{gebiedenlijst(namen)}: een percentage of score van een eigen gebied is niet op te tellen uit buurten."


def niveaumelding(niveau: Niveau) -> str:
    """What stands at a gebied below the lowest niveau of an indicator: the figure does not exist, it is not missing."""
    return f"alleen {_NIVEAU[niveau]} bekend"


def _kanttekening(punt: Punt, *, noemer: str) -> str:
    match punt.kanttekening:
        case "noemer_ontbreekt":
            return f"aantal {noemer} niet bekend"
        case "noemer_ander_jaar":
            return f"gerekend met het aantal {noemer} van {punt.noemer_jaar}"
        case "noemer_andere_grenzen":
            return f"gerekend met het aantal {noemer} binnen andere grenzen"
        case "noemer_te_klein":
            return f"te weinig {noemer} voor een cijfer per 1.000"
        case "onvolledig":
            return f"onvolledig ({getal(punt.maanden)} van {12 // PER_JAAR[punt.periode.soort]} maanden)"
        case "niet_afgelopen":
            return "nog niet afgelopen bij het inlezen"
        case "niet_op_te_tellen":
            return "niet op te tellen uit buurten"
        case "buurten_ontbreken":
            if not punt.ontbreekt:
                return "onvolledig: niet elke buurt heeft een cijfer"
            return f"onvolledig: geen cijfer voor {gebiedenlijst(punt.ontbreekt)}"
        case None:
            return ""


def waarschuwingskop(soort: Waarschuwingsoort) -> str:
    return _KOP[soort]


def waarschuwingsadvies(soort: Waarschuwingsoort) -> str:
    """What to do about warnings of this kind."""
    return _ADVIES[soort]


def waarschuwingszin(waarschuwing: Waarschuwing) -> str:
    """One warning with its place: "Regel 4, kolom 'Onveilig (%)': 1 tussen 13 en 15."."""
    if waarschuwing.regel is None:
        return waarschuwing.tekst
    kolom = f", kolom '{waarschuwing.kolom}'" if waarschuwing.kolom else ""
    return f"Regel {waarschuwing.regel}{kolom}: {waarschuwing.tekst}"

"""Numbers, dates and lists as Dutch people write them; the only place that formats figures for users."""

import math
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from kvdash.domain.indicator import Maat
from kvdash.domain.periode import Periode

STREEPJE = "–"  # stands where there is no figure
_MIN = "−"
_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)  # wide enough for any float

_DECIMALEN: dict[Maat, int] = {
    "aantal": 0,
    "per 1.000": 1,
    "percentage": 1,
    "rapportcijfer": 1,
    "schaalscore": 1,
    "index": 0,
}
_WIDEST = 3
TIJDZONE = ZoneInfo("Europe/Amsterdam")
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_KORT = {3: "mrt"}  # all others are cut after three letters


@lru_cache(maxsize=10_000)
def getal(waarde: float | None, *, decimalen: int = 0) -> str:
    """1234.5 with one decimal as "1.234,5"; half rounds away from zero; None and NaN as a dash.

    Raises ValueError for an infinite number.
    """
    if waarde is None or math.isnan(waarde):
        return STREEPJE
    if math.isinf(waarde):
        raise ValueError("an infinite number cannot be shown")
    # Through repr, so that 2.675 rounds as it is read (2,68), not as its binary fraction.
    afgerond = Decimal(repr(float(waarde))).quantize(Decimal(1).scaleb(-decimalen), context=_CONTEXT)
    teken = _MIN if afgerond < 0 else ""
    return teken + f"{abs(afgerond):,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def procent(waarde: float | None, *, decimalen: int = 1) -> str:
    """12.34 as "12,3%"; no figure as a dash."""
    tekst = getal(waarde, decimalen=decimalen)
    return tekst if tekst == STREEPJE else f"{tekst}%"


def cijfer(waarde: float | None, *, maat: Maat) -> str:
    """A figure as its kind is shown: counts and indices whole, other kinds with one decimal, percentages with sign.

    A figure that is not zero is not shown as zero: up to three decimals are added, below that "minder dan 0,001".
    """
    if waarde is None or math.isnan(waarde):
        return STREEPJE
    toon = procent if maat == "percentage" else getal
    decimalen = _DECIMALEN[maat]
    while decimalen < _WIDEST and waarde != 0 and abs(waarde) * 10**decimalen < 0.5:
        decimalen += 1
    if waarde != 0 and abs(waarde) * 10**decimalen < 0.5:
        return f"minder dan {toon(10**-_WIDEST, decimalen=_WIDEST)}"
    return toon(waarde, decimalen=decimalen)


def eenheid(maat: Maat, *, noemer: str | None = None) -> str:
    """The unit in words, for axis, table head and subtitle: "aantal", "per 1.000 inwoners", "percentage"."""
    if maat == "per 1.000":
        return f"per 1.000 {noemer}" if noemer else maat
    return "schaalscore (0 tot 10)" if maat == "schaalscore" else maat


def cijfer_met_eenheid(waarde: float | None, *, maat: Maat, noemer: str | None = None) -> str:
    """A figure that can stand alone in a sentence: "12,3 per 1.000 woningen", "33,1%", "rapportcijfer 7,3"."""
    tekst = cijfer(waarde, maat=maat)
    match maat:
        case _ if tekst == STREEPJE:
            return "geen cijfer"
        case "per 1.000":
            return f"{tekst} {eenheid(maat, noemer=noemer)}"
        case "rapportcijfer" | "schaalscore" | "index":
            return f"{maat} {tekst}"
        case _:
            return tekst


def datum(dag: date) -> str:
    """ "24 november 2026"; of an aware datetime the day in the Netherlands. Raises ValueError for a naive datetime."""
    if isinstance(dag, datetime):
        dag = _in_nederland(dag)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def tijdstip(moment: datetime) -> str:
    """ "24 november 2026, 15:26 uur", Dutch time. Raises ValueError for a naive datetime."""
    lokaal = _in_nederland(moment)
    return f"{datum(lokaal)}, {lokaal:%H:%M} uur"


def periode(waarvan: Periode) -> str:
    """ "2024", "1e kwartaal 2024" or "april 2012"."""
    match waarvan.soort:
        case "jaar":
            return str(waarvan.jaar)
        case "kwartaal":
            return f"{waarvan.nummer}e kwartaal {waarvan.jaar}"
        case "maand":
            return f"{MAANDEN[waarvan.nummer - 1]} {waarvan.jaar}"


def periode_kort(waarvan: Periode) -> str:
    """As `periode`, for an axis: "2024", "kw 1 2024", "apr 2012"."""
    match waarvan.soort:
        case "jaar":
            return str(waarvan.jaar)
        case "kwartaal":
            return f"kw {waarvan.nummer} {waarvan.jaar}"
        case "maand":
            return f"{_KORT.get(waarvan.nummer, MAANDEN[waarvan.nummer - 1][:3])} {waarvan.jaar}"


def jaren(van: int, tot: int) -> str:
    """ "2015–2024", or "2024" for one year."""
    return str(van) if van == tot else f"{van}–{tot}"


def _in_nederland(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time without time zone cannot be shown")
    return moment.astimezone(TIJDZONE)


def opsomming(delen: Iterable[str]) -> str:
    """ "Centrum, Noord en Zuid"; empty for nothing."""
    *eerste, laatste = list(delen) or [""]
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def meervoud(aantal: int, enkel: str, meer: str) -> str:
    """The number with the noun that fits: "1 rij", "2.000 rijen", "0 rijen"."""
    return f"{getal(aantal)} {enkel if aantal == 1 else meer}"


def hoofdletter(tekst: str) -> str:
    """The text with a capital at the start; the rest stays as it is."""
    return tekst[:1].upper() + tekst[1:]


def kleine_letter(naam: str) -> str:
    """The name within a sentence: "woninginbraak", but "WMO-meldingen"."""
    return naam if naam[1:2].isupper() else naam[:1].lower() + naam[1:]


def kort(tekst: str, *, hoogstens: int = 60) -> str:
    """The text to show in little room; never a key, a code or a file name, for those have to differ where texts do."""
    schoon = tekst.strip()
    return schoon if len(schoon) <= hoogstens else f"{schoon[: hoogstens - 1].rstrip()}…"


def gebiedenlijst(namen: Iterable[str], *, hoogstens: int = 4) -> str:
    """The names as a list; of more than `hoogstens` the first ones and how many others there are."""
    alle = list(namen)
    if len(alle) <= hoogstens:
        return opsomming(alle)
    getoond = alle[: hoogstens - 1]
    return opsomming([*getoond, f"{getal(len(alle) - len(getoond))} andere gebieden"])

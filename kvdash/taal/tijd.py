"""Dates, times and periods in Dutch words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from kvdash.domain.periode import Periode

TIJDZONE = ZoneInfo("Europe/Amsterdam")

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_KORT = {3: "mrt"}  # all others are cut after three letters


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

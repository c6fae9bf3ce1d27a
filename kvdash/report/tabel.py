"""The table behind a chart: years down, gebieden across, and the notes that its figures need."""

from typing import NamedTuple

from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.report import text
from kvdash.taal import cijfer, toelichting

_MERKEN = "*†‡§¶#"


class Cijfertabel(NamedTuple):
    """`koppen` are the gebieden; each rij opens with its year. `noten` explain the marks in the cells."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    noten: tuple[str, ...]


def cijfertabel(beeld: IndicatorBeeld, *, reeksen: tuple[Reeks, ...]) -> Cijfertabel:
    """The table of these reeksen. A figure with something to say beside it carries a mark that a note explains."""
    jaren = sorted({punt.periode.jaar for reeks in reeksen for punt in reeks.punten})
    noten: dict[str, str] = {}
    rijen = tuple(
        (str(jaar), *(_cel(reeks.punt(jaar), beeld=beeld, noten=noten) for reeks in reeksen)) for jaar in jaren
    )
    return Cijfertabel(tuple(r.gebied.naam for r in reeksen), rijen, tuple(f"{m} {t}" for t, m in noten.items()))


def _cel(punt: Punt | None, *, beeld: IndicatorBeeld, noten: dict[str, str]) -> str:
    """The figure with its mark; `noten` (text -> mark) grows with each new note."""
    if punt is None:
        return text.ONTBREEKT
    if punt.status == "onderdrukt":
        noten.setdefault(text.ONDERDRUKT_UITLEG, f"{text.ONDERDRUKT}:")
        return text.ONDERDRUKT
    if punt.waarde is None and punt.kanttekening is None:
        noten.setdefault(text.ONTBREEKT_UITLEG, f"{text.ONTBREEKT}:")
        return text.ONTBREEKT
    uitleg = toelichting(punt, noemer=beeld.noemer_naam)
    if not uitleg:
        return cijfer(punt.waarde, maat=beeld.maat)
    merk = noten.setdefault(uitleg, _next_merk(noten))
    return f"{cijfer(punt.waarde, maat=beeld.maat)}{merk}"


def _next_merk(noten: dict[str, str]) -> str:
    """A sign of its own for each note; after the sixth the sign is doubled."""
    nummer = sum(1 for merk in noten.values() if not merk.endswith(":"))
    return _MERKEN[nummer % len(_MERKEN)] * (nummer // len(_MERKEN) + 1)

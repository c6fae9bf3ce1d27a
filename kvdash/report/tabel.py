"""What a document shows of an IndicatorBeeld: which gebieden, and the table behind its chart."""

from typing import NamedTuple

from kvdash.domain.gebied import Niveau
from kvdash.domain.reeks import IndicatorBeeld, Punt, Reeks
from kvdash.report import text
from kvdash.taal import cijfer, gebiedenlijst, hoogstemelding, niveaumelding, toelichting

_HOOGTE: dict[Niveau, int] = {"buurt": 0, "wijk": 1, "eigen": 1, "gemeente": 2}
_BOVEN_GEMEENTE = 3

_MERKEN = "*†‡§¶#"


class Getoond(NamedTuple):
    """The picture without the gebieden for which the indicator does not exist; `melding` says what is not shown."""

    beeld: IndicatorBeeld
    melding: str


def getoond(beeld: IndicatorBeeld) -> Getoond:
    """Leave out gebieden below the lowest niveau of the indicator: there is no figure to miss.

    With none left the comparator takes their place.
    """
    onder = [reeks for reeks in beeld.reeksen if _is_onder(reeks, beeld.indicator.niveau)]
    over = tuple(reeks for reeks in beeld.reeksen if reeks not in onder)
    if not onder or not (over or beeld.vergelijking):
        return Getoond(beeld, hoogstemelding(beeld))
    namen = gebiedenlijst([reeks.gebied.naam for reeks in onder], hoogstens=6)
    melding = f"{namen}: {niveaumelding(beeld.indicator.niveau)}."
    if over:
        return Getoond(beeld.model_copy(update={"reeksen": over}), melding)
    return Getoond(beeld.model_copy(update={"reeksen": (beeld.vergelijking,), "vergelijking": None}), melding)


def _is_onder(reeks: Reeks, niveau: Niveau) -> bool:
    hoogte = _HOOGTE.get(reeks.gebied.niveau, _BOVEN_GEMEENTE)
    return hoogte < _HOOGTE.get(niveau, _BOVEN_GEMEENTE) and reeks.laatste is None


class Cijfertabel(NamedTuple):
    """`koppen` are the gebieden; each rij opens with its year. `noten` explain the marks in the cells."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    noten: tuple[str, ...]


def cijfertabel(beeld: IndicatorBeeld, *, reeksen: tuple[Reeks, ...]) -> Cijfertabel:
    """The table of these reeksen. A figure with something to say beside it carries a mark that a note explains.

    Of a survey only the years it was held.
    """
    is_enquete = beeld.indicator.ontstaan == "enquete"
    punten = [punt for reeks in beeld.alle_reeksen for punt in reeks.punten]
    jaren = sorted({p.periode.jaar for p in punten if not is_enquete or p.status != "ontbrekend"})
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

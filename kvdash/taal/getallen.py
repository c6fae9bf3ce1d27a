"""Numbers as Dutch people write them: 1.234,5. The only place that formats numbers for users."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from kvdash.domain.indicator import Maat

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

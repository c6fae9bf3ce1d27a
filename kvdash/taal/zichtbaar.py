"""What small numbers can show, and figures taken together, in words."""

from kvdash.domain.zichtbaar import Samengevoegd, Zichtbaar
from kvdash.taal.getallen import cijfer, cijfer_met_eenheid, getal, procent
from kvdash.taal.tijd import jaren
from kvdash.taal.woorden import gebiedenlijst


def zichtbaarzin(zichtbaar: Zichtbaar) -> str:
    """From how many more on a rise would show: "Noord telde er 40 in 2024. Een stijging valt daar pas op vanaf …"."""
    telling = f"{zichtbaar.gebied.naam} telde er {getal(zichtbaar.aantal)} in {zichtbaar.jaar}."
    deel = "" if zichtbaar.deel is None else f" ({procent(zichtbaar.deel * 100, decimalen=0)})"
    return f"{telling} Een stijging valt daar pas op vanaf {getal(zichtbaar.verschil)} meer{deel}."


def samenzin(samen: Samengevoegd) -> str:
    """A figure that was taken together, said clearly as such, with its interval and comparator."""
    delen = [_wat(samen), _marge(samen)]
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


def _marge(samen: Samengevoegd) -> str:
    onder, boven = (cijfer(grens, maat=samen.maat) for grens in (samen.onder, samen.boven))
    return f"Door toeval kan zo'n cijfer ongeveer tussen {onder} en {boven} liggen."

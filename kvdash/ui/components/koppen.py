"""The finding of a picture in words, also where the chosen gebieden have no figures of their own."""

from kvdash.domain.reeks import IndicatorBeeld
from kvdash.taal import gebiedenlijst, niveaumelding, verloopzin
from kvdash.ui.text import veld as tekst

_NIVEAUS = ("gemeente", "wijk", "buurt")


def vondst(beeld: IndicatorBeeld) -> str:
    """The title of the picture: name and finding."""
    return f"{beeld.indicator.naam}: {kort(beeld)}"


def kort(beeld: IndicatorBeeld) -> str:
    """The finding without the name of the indicator."""
    if beeld.vergelijking is not None and beeld.vergelijking.laatste and not any(r.laatste for r in beeld.reeksen):
        if all(is_te_klein(beeld, r.gebied.niveau) for r in beeld.reeksen):
            return niveaumelding(beeld.indicator.niveau)
        return tekst.GEEN_CIJFER_VOOR.format(gebieden=gebiedenlijst(r.gebied.naam for r in beeld.reeksen))
    return verloopzin(beeld)


def is_te_klein(beeld: IndicatorBeeld, niveau: str) -> bool:
    """Whether an area of this niveau lies below the lowest one the indicator is known for."""
    laagste = beeld.indicator.niveau
    if niveau == "eigen":  # made of buurten
        niveau = "buurt"
    if laagste in _NIVEAUS and niveau in _NIVEAUS:
        return _NIVEAUS.index(niveau) > _NIVEAUS.index(laagste)
    return niveau in ("wijk", "buurt") and laagste not in (*_NIVEAUS, "eigen")

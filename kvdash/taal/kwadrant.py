"""A kwadrant in words: its parts by name, and what stands out in two or three sentences."""

from collections.abc import Iterable

from kvdash.domain.kwadrant import Kwadrant, Kwadrantplek, Standoordeel
from kvdash.taal.woorden import hoofdletter, kleine_letter, meervoud, opsomming

_GENOEMD: tuple[tuple[Standoordeel, Standoordeel], ...] = (
    ("slecht", "slecht"),
    ("slecht", "goed"),
    ("goed", "slecht"),
)
_ONBEKEND = {"cijfers": "geen cijfers om te vergelijken", "beleving": "beleving per wijk niet bekend"}


def vaknaam(cijfers: Standoordeel, beleving: Standoordeel) -> str:
    """The name of a part: "cijfers slecht, beleving goed"."""
    return f"{standwoord('cijfers', cijfers)}, {standwoord('beleving', beleving)}"


def standwoord(kant: str, oordeel: Standoordeel) -> str:
    """One side of a part: "cijfers slecht", "beleving per wijk niet bekend"."""
    return _ONBEKEND[kant] if oordeel == "onbekend" else f"{kant} {oordeel}"


def plekzin(plek: Kwadrantplek) -> str:
    """Why a gebied stands where it does: "Noord: bedreiging en huisvredebreuk; mogelijk; 3 teksten"; for a link."""
    signalen = (*plek.cijfers.signalen, *plek.beleving.signalen)
    namen = list(dict.fromkeys(kleine_letter(s.indicator.korte_naam) for s in signalen))
    delen = [opsomming(namen)] if namen else []
    delen += [] if plek.is_zeker else ["kan toeval zijn"]
    return f"{plek.gebied.naam}: {'; '.join([*delen, gehoordwoord(plek)])}"


def gehoordwoord(plek: Kwadrantplek) -> str:
    """How much was said: "3 teksten", "niet besproken"."""
    return meervoud(len(plek.gehoord), "tekst", "teksten") if plek.gehoord else "niet besproken"


def kwadrantzinnen(kwadrant: Kwadrant) -> tuple[str, ...]:
    """Where figures and experience agree or contradict each other, and where nobody spoke or only people did."""
    slecht = [p for p in kwadrant.plekken if p.cijfers.oordeel == "slecht"]
    zinnen = [f"Cijfers slecht in {_namen(slecht)}." if slecht else "In geen enkele wijk zijn de cijfers slecht."]
    if kwadrant.kent_beleving:
        zinnen += _tegenspraak(kwadrant)
    else:
        zinnen.append("Hoe bewoners het ervaren, is niet per wijk bekend.")
    if stil := [p for p in slecht if not p.gehoord]:
        zinnen.append(f"Niet besproken: {_namen(stil)}.")
    genoemd = [p for p in kwadrant.plekken if p.gehoord and "slecht" not in (p.cijfers.oordeel, p.beleving.oordeel)]
    if genoemd:
        zinnen.append(f"Wel besproken, zonder slechte cijfers: {_namen(genoemd)}.")
    return tuple(zinnen)


def _tegenspraak(kwadrant: Kwadrant) -> list[str]:
    return [f"{hoofdletter(vaknaam(*paar))}: {_namen(vak)}." for paar in _GENOEMD if (vak := kwadrant.vak(*paar))]


def _namen(plekken: Iterable[Kwadrantplek]) -> str:
    return opsomming(plek.gebied.naam for plek in plekken)

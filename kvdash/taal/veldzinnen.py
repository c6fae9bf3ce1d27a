"""The first lines of a veld and of a thema: how it stands, where it is worst, and whether it gets worse."""

from collections import Counter
from collections.abc import Iterable

from kvdash.domain.signaal import TREND_JAREN, Oordeel, Signaal, Signalen
from kvdash.taal.tijd import jaren
from kvdash.taal.woorden import kleine_letter, opsomming


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

"""Lists, plurals and capitals."""

from collections.abc import Iterable

from kvdash.taal.getallen import getal


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

"""Which property of a map tells whose boundary it is: found by its values, not by its name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from kvdash.domain.gebied import Niveau, niveau_of_code, ouder_of_code
from kvdash.errors import NietHerkendError
from kvdash.ingest.gebieden import Gebiedzoeker, Uitkomst, schone_code
from kvdash.ingest.geojson import Vlak
from kvdash.taal import getal, kort, opsomming

Vorm = Literal["code", "code zonder letters", "naam"]

_NIVEAUS: tuple[Niveau, ...] = ("gemeente", "wijk", "buurt", "eigen")
_VOORVOEGSELS = {4: "GM", 6: "WK", 8: "BU"}  # by the number of signs of a code without its letters
_PER_NAAM: tuple[Niveau, ...] = ("wijk", "buurt", "eigen", "gemeente")
_VOLGORDE: tuple[tuple[Vorm, Niveau | None], ...] = (
    ("code", None),
    ("code zonder letters", None),
    *(("naam", niveau) for niveau in _PER_NAAM),
)
_WAT: dict[Vorm, str] = {"code": "codes", "code zonder letters": "codes zonder GM, WK of BU", "naam": "namen"}


class Sleutel(NamedTuple):
    """The property that names the areas, in which form, and for how many areas of how many it does so uniquely.

    Names are of areas of one `niveau`: a map has no wijken and buurten beside each other, but their names are alike.
    """

    naam: str
    vorm: Vorm
    niveau: Niveau | None
    raak: int
    van: int

    @property
    def zekerheid(self) -> str:
        """How sure this is and why, in Dutch."""
        hoe = "zeker" if self.vorm == "code" and 2 * self.raak > self.van else "waarschijnlijk"
        return (
            f"herkend aan '{self.naam}' ({hoe}: {getal(self.raak)} van de {getal(self.van)} waarden zijn "
            f"{_WAT[self.vorm]} van bekende gebieden)"
        )


def kies_sleutel(vlakken: Sequence[Vlak], namen: Iterable[str], *, zoeker: Gebiedzoeker) -> Sleutel:
    """The property with most different values that are known areas; codes go before names. Raises NietHerkendError."""
    beste: Sleutel | None = None
    for vorm, niveau in _VOLGORDE:
        for naam in namen:
            waarden = dict.fromkeys(vlak.eigenschappen.get(naam, "") for vlak in vlakken)
            gevonden = (zoek(waarde, vorm, niveau, zoeker).gebied for waarde in waarden if waarde)
            raak = len({gebied.code for gebied in gevonden if gebied is not None})
            if raak > (beste.raak if beste else 0):
                beste = Sleutel(naam, vorm, niveau, raak, len(vlakken))
    if beste is None:
        raise NietHerkendError(_waarom_niet(vlakken, list(namen), zoeker))
    return beste


def zoek(waarde: str, vorm: Vorm, niveau: Niveau | None, zoeker: Gebiedzoeker) -> Uitkomst:
    """The area that a value of this form means; only what can have a boundary in kvdash."""
    match vorm:
        case "code":
            uitkomst = zoeker.op_code(waarde)
        case "code zonder letters":
            kaal = schone_code(waarde)
            uitkomst = zoeker.op_code(f"{_VOORVOEGSELS.get(len(kaal), '')}{kaal}")
        case "naam":
            uitkomst = _op_naam(waarde, niveau, zoeker)
    if uitkomst.gebied is not None and uitkomst.gebied.code not in zoeker.indeling:
        return Uitkomst(reden=f"gebied {uitkomst.gebied.code} staat niet in de gebiedsindeling")
    if uitkomst.gebied is not None and uitkomst.gebied.niveau not in _NIVEAUS:
        return Uitkomst(reden=f"een kaart van een {uitkomst.gebied.niveau} gebruikt kvdash niet")
    return uitkomst


def tegenspraak(eigenschappen: Mapping[str, str], code: str) -> str:
    """What another property says about the gemeente or wijk of an area that its own code denies; empty if nothing."""
    ouders = {code}
    while (ouder := ouder_of_code(code)) is not None:
        ouders.add(code := ouder)
    niveaus: dict[Niveau | None, str] = {niveau_of_code(o): o for o in ouders}
    for naam, waarde in eigenschappen.items():
        ander = schone_code(waarde)
        eigen = niveaus.get(niveau_of_code(ander))
        if eigen is not None and niveau_of_code(ander) in _NIVEAUS and ander != eigen:
            return f"'{naam}' zegt {ander}, maar de code is van {eigen}"
    return ""


def _op_naam(naam: str, niveau: Niveau | None, zoeker: Gebiedzoeker) -> Uitkomst:
    eigen = zoeker.gemeente
    kandidaten = zoeker.indeling.find(naam, gemeente=eigen, niveau=niveau) if eigen or niveau == "gemeente" else ()
    if len(kandidaten) == 1:
        return Uitkomst(kandidaten[0])
    anders = zoeker.op_naam(naam)
    return anders if anders.gebied is None else Uitkomst(reden=f"'{kort(naam)}' is geen {niveau}")


def _waarom_niet(vlakken: Sequence[Vlak], namen: Sequence[str], zoeker: Gebiedzoeker) -> str:
    """Why no property fits, and what to do."""

    def waarden(naam: str) -> list[str]:
        return [waarde for vlak in vlakken if (waarde := vlak.eigenschappen.get(naam, ""))]

    for naam in namen:
        codes = [c for w in waarden(naam) if niveau_of_code(c := schone_code(w)) in _NIVEAUS]
        if codes:
            soort = Counter(niveau_of_code(code) for code in codes).most_common(1)[0][0]
            return (
                f"De codes bij '{naam}' (zoals {codes[0]}) hebben de vorm van een {soort}, maar geen enkele staat in "
                "de gebiedsindeling. Lees eerst de kerncijfers van wijken en buurten in."
            )
    for naam in namen:
        gemeente = zoeker.waarschijnlijke_gemeente(waarden(naam))
        if gemeente is not None and zoeker.gemeente is None:
            return (
                f"De kaart heeft alleen namen ('{naam}'). Die passen bij {gemeente.naam} ({gemeente.code}). "
                "Vul die gemeente in en probeer het opnieuw."
            )
    gezien = opsomming(f"'{naam}'" for naam in namen[:8]) or "niets"
    return (
        f"Bij de vlakken staat geen code of naam van een bekend gebied. Gezien: {gezien}. "
        "Zet bij elk vlak de CBS-code (zoals WK036301), of lees eerst de kerncijfers van wijken en buurten in."
    )

"""What is checked of an inhoud before it is kept: each rule says what is wrong and what to do.

What holds for every kind (what it says of its own fields, codes that exist, years, texts that can be kept) is checked
of each by itself; a kind has a line here only for what holds for it alone.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from kvdash.domain.bevinding import CONSULTATIES, Bevinding
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.gebied import niveau_of_code
from kvdash.domain.kernbeleid import RUBRIEKEN, THEMAS, onderwerpen_van
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.domain.sessie import Sessie
from kvdash.domain.soorten import SOORTEN
from kvdash.domain.stuk import Inhoud, is_leeg, naamsleutel
from kvdash.domain.vergelijking import GROEP, Groepskeuze, Vergelijkingsgroep, andere_gemeenten
from kvdash.domain.weergave import Weergave, nieuwe_code
from kvdash.errors import InvoerError
from kvdash.services.recht import te_zien
from kvdash.store import Store

I = TypeVar("I", bound=Inhoud)  # noqa: E741

LANGSTE_NAAM = 80
JAREN = range(1900, 2101)
_JAARVELDEN = frozenset({"plan_van", "plan_tot", "van", "tot", "noemer_jaar"})


def gecontroleerd(store: Store, inhoud: I, *, editie: UUID, was: I | None = None) -> I:
    """The inhoud as it is kept: texts without blanks around them, names on one line, empty where nothing shows.

    `was` is what it says now, of which codes that are gone since may stay. Raises InvoerError for what cannot be kept.
    """
    schoon = _met_schone_teksten(_geldig(inhoud))
    for naam, melding in schoon.vereist.items():
        if not getattr(schoon, naam):
            raise InvoerError(melding)
    for naam in schoon.blijvend if was is not None else ():
        if getattr(schoon, naam) != getattr(was, naam):
            raise InvoerError(f"Dit ligt vast en kan niet anders: {naam} van een {schoon.naam_soort}.")
    _controleer_codes(store, schoon, editie=editie, was=was)
    match schoon:
        case Bevinding():
            _bevinding(schoon)
        case Gebeurtenis():
            _gebeurtenis(schoon)
        case Weergave():
            _weergave(store, schoon, editie=editie, was=was)
            # Of a new one nobody chooses the code: it could be that of another.
            return schoon if was is not None else schoon.model_copy(update={"code": nieuwe_code()})
        case Vergelijkingsgroep():
            return schoon.model_copy(update={"gemeenten": _gemeenten(store, schoon, editie=editie, was=was)})
        case Groepskeuze() if schoon != was:
            return schoon.model_copy(update={"groep": _groepsnaam(store, schoon, editie=editie)})
        case Deelstatus():
            _deelstatus(schoon)
        case Editie():
            _editie(store, schoon, editie=editie, was=was)
    return schoon


def controleer_ouder(store: Store, sessie: Sessie, inhoud: Inhoud, ouder: UUID | None, *, editie: UUID) -> None:
    """Raise InvoerError unless it hangs below what it may, in its edition, that is there and may be seen."""
    if ouder is None and not inhoud.ouders:
        return
    gevonden = (store.dossier.vind(SOORTEN[soort], ouder) for soort in inhoud.ouders if ouder is not None)
    for stuk in gevonden:
        if stuk is not None and stuk.editie == editie and not stuk.verwijderd and te_zien(store, sessie, stuk):
            return
    if not inhoud.ouders:
        raise InvoerError(f"Een {inhoud.naam_soort} hoort niet bij een ander stuk.")
    waarbij = " of ".join(inhoud.ouders)
    raise InvoerError(f"Een {inhoud.naam_soort} hoort bij een {waarbij} die er is. Ververs de pagina en kies opnieuw.")


def _geldig(inhoud: I) -> I:
    """As its model has it, also where a copy was made past it. Raises InvoerError for values that nothing can hold."""
    soort = type(inhoud)
    if SOORTEN.get(soort.naam_soort) is not soort:
        raise InvoerError(f"Een stuk van de soort '{soort.naam_soort}' kent kvdash niet.")
    try:
        waarden = inhoud.model_dump(warnings=False)
        for naam, waarde in _bladen("", waarden):
            _controleer_waarde(naam, waarde)
        return soort.model_validate(waarden)
    except ValidationError as error:
        velden = ", ".join(dict.fromkeys(str(fout["loc"][0]) for fout in error.errors() if fout["loc"]))
        raise InvoerError(f"Dit kan kvdash niet bewaren ({velden}). Vul het opnieuw in.") from error
    except PydanticSerializationError as error:
        raise InvoerError("Dit kan kvdash niet bewaren. Vul het opnieuw in.") from error


def _bladen(naam: str, waarde: Any) -> Iterator[tuple[str, Any]]:
    """All that stands in it that holds nothing else, with the name of its field."""
    if isinstance(waarde, dict):
        for veld, deel in waarde.items():
            yield from _bladen(str(veld), deel)
    elif isinstance(waarde, list | tuple | set | frozenset):
        for deel in waarde:
            yield from _bladen(naam, deel)
    else:
        yield naam, waarde


def _controleer_waarde(naam: str, waarde: Any) -> None:
    if isinstance(waarde, str) and any("\ud800" <= teken <= "\udfff" for teken in waarde):
        raise InvoerError("In de tekst staat een half teken, dat niet te bewaren is. Haal het weg of typ het opnieuw.")
    if isinstance(waarde, float) and not math.isfinite(waarde):
        raise InvoerError("Een getal ontbreekt of is oneindig. Vul een gewoon getal in.")
    jaar = waarde.year if isinstance(waarde, date) else waarde if naam in _JAARVELDEN else None
    if isinstance(jaar, int | float) and jaar not in JAREN:
        raise InvoerError(f"Het jaar {str(jaar)[:20]} kan niet. Kies een jaar van {JAREN[0]} tot en met {JAREN[-1]}.")


def _met_schone_teksten(inhoud: I) -> I:
    schoon: dict[str, Any] = {}
    for naam, waarde in inhoud:
        if isinstance(waarde, str):
            schoon[naam] = _tekst(waarde, is_naam=naam in inhoud.namen)
        elif isinstance(waarde, tuple) and all(isinstance(deel, str) for deel in waarde):
            schoon[naam] = tuple(filter(None, map(_tekst, waarde)))
    return inhoud.model_copy(update=schoon)


def _tekst(tekst: str, *, is_naam: bool = False) -> str:
    if is_leeg(tekst):
        return ""
    return " ".join(tekst.split()) if is_naam else tekst.strip()


def _controleer_codes(store: Store, inhoud: Inhoud, *, editie: UUID, was: Inhoud | None) -> None:
    """What it names must exist, by the names that all kinds use; of what it said before that was so then."""
    if isinstance(veld := getattr(inhoud, "veld", None), int):
        find_veld(veld)
    for code in _erbij(inhoud, was, "themas"):
        find_thema(code)
    bewijs = _erbij(inhoud, was, "bewijs")
    _controleer_gebieden(store, [*_erbij(inhoud, was, "gebieden"), *(b.gebied for b in bewijs)], editie=editie)
    indicatoren = {*_erbij(inhoud, was, "indicatoren"), *(b.indicator for b in bewijs)}
    if indicatoren and (onbekend := indicatoren - {indicator.code for indicator in store.cijfers.indicatoren()}):
        raise InvoerError(f"Deze cijfers kent kvdash niet: {', '.join(sorted(onbekend))}. Kies ze opnieuw.")


def _erbij(inhoud: Inhoud, was: Inhoud | None, veld: str) -> list[Any]:
    """What stands in this field (of codes or of evidence) that did not before; nothing of a kind without it."""
    eerder = getattr(was, veld, ())
    return [deel for deel in getattr(inhoud, veld, ()) if deel not in eerder]


def _controleer_gebieden(store: Store, codes: Sequence[str], *, editie: UUID, **lezing: Any) -> None:
    if not codes:
        return
    indeling = store.cijfers.gebieden(**lezing)
    eigen = (store.dossier.editie(editie).gemeente, GROEP)  # before its areas are read in, and of a figure of a group
    for code in codes:
        if code not in eigen:
            indeling.get(code)


def _bevinding(inhoud: Bevinding) -> None:
    veld, onderwerp = inhoud.veld, inhoud.onderwerp
    allowed = {t.code for t in THEMAS if t.veld == veld} | ({r.code for r in RUBRIEKEN} if veld == 1 else set())
    if onderwerp is not None and onderwerp not in allowed:
        raise InvoerError(f"'{onderwerp}' is geen thema of rubriek van veld {veld}.")


def _gebeurtenis(inhoud: Gebeurtenis) -> None:
    if inhoud.is_geleverd:
        raise InvoerError(f"'{inhoud.naam}' hoort bij kvdash en staat in elke editie. Voeg zo nodig zelf iets toe.")
    if inhoud.tot is not None and inhoud.tot < inhoud.van:
        raise InvoerError("De gebeurtenis eindigt vóór zij begint. Controleer de twee datums.")


def _weergave(store: Store, inhoud: Weergave, *, editie: UUID, was: Inhoud | None) -> None:
    keuze = inhoud.keuze
    _vereis_kort(inhoud.naam)
    if keuze.editie != editie:
        raise InvoerError("Deze weergave hoort bij een andere editie. Bewaar haar in die editie.")
    if keuze.tot < keuze.van:
        raise InvoerError("De jaren van de weergave eindigen vóór zij beginnen. Kies ze opnieuw.")
    erbij = [code for code in keuze.gebieden if not isinstance(was, Weergave) or code not in was.keuze.gebieden]
    _controleer_gebieden(store, erbij, editie=editie, op=keuze.op)


def _vereis_kort(naam: str) -> None:
    if len(naam) > LANGSTE_NAAM:
        raise InvoerError(f"De naam is langer dan {LANGSTE_NAAM} tekens. Kies een kortere.")


def _gemeenten(store: Store, inhoud: Vergelijkingsgroep, *, editie: UUID, was: Inhoud | None) -> tuple[str, ...]:
    """Its members, each once."""
    _vereis_kort(inhoud.naam)
    eigen = store.dossier.editie(editie).gemeente
    bekend = {gebied.code for gebied in andere_gemeenten(store.cijfers.gebieden(), eigen)}
    if onbekend := {*_erbij(inhoud, was, "gemeenten")} - bekend:
        raise InvoerError(
            f"Deze gemeenten kunnen niet in de groep: {', '.join(sorted(onbekend))}. {inhoud.vereist['gemeenten']}"
        )
    return tuple(sorted(set(inhoud.gemeenten)))


def _groepsnaam(store: Store, keuze: Groepskeuze, *, editie: UUID) -> str | None:
    """The name as the group itself has it."""
    if keuze.groep is None:
        return None
    groepen = [s.inhoud.naam for s in store.dossier.stukken(Vergelijkingsgroep, editie) if not s.verwijderd]
    zelfde = [naam for naam in groepen if naamsleutel(naam) == naamsleutel(keuze.groep)]
    if not zelfde:
        raise InvoerError(f"De groep '{keuze.groep}' is er niet (meer). Kies een andere.")
    return keuze.groep if keuze.groep in zelfde else zelfde[0]


def _deelstatus(inhoud: Deelstatus) -> None:
    """Only figures can be unavailable: of a whole thema or of paragraph N.1."""
    mogelijk: set[str] = set(CONSULTATIES)
    if inhoud.paragraaf != 4:
        mogelijk = {o.code for o in onderwerpen_van(inhoud.veld, paragraaf=inhoud.paragraaf or 1)}
    if inhoud.onderwerp not in mogelijk:
        raise InvoerError(f"'{inhoud.onderwerp}' is geen onderdeel van deze paragraaf van veld {inhoud.veld}.")
    if inhoud.status == "geen cijfers beschikbaar" and inhoud.paragraaf > 1:
        raise InvoerError("In deze paragraaf staan geen cijfers. Kies 'niet van toepassing'.")


def _editie(store: Store, inhoud: Editie, *, editie: UUID, was: Inhoud | None) -> None:
    if was is None and (inhoud.id != editie or store.dossier.vind(Editie, editie) is not None):
        raise InvoerError("In een editie past geen tweede. Begin een nieuwe editie op de pagina Gegevens.")
    if niveau_of_code(inhoud.gemeente) != "gemeente":
        raise InvoerError(f"'{inhoud.gemeente}' is geen gemeentecode. Een gemeentecode is GM met vier cijfers.")
    if inhoud.plan_tot < inhoud.plan_van:
        raise InvoerError("De periode van het plan eindigt vóór zij begint. Controleer de twee jaren.")

"""What is checked of an inhoud before it is kept, per kind: each rule says what is wrong and what to do."""

from collections.abc import Sequence
from typing import TypeVar, cast

from kvdash.domain.bevinding import CONSULTATIES, Bevinding
from kvdash.domain.editie import Deelstatus, Editie
from kvdash.domain.gebeurtenis import Gebeurtenis
from kvdash.domain.kernbeleid import RUBRIEKEN, THEMAS, onderwerpen_van
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.kernbeleid import veld as find_veld
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.stuk import Inhoud
from kvdash.domain.vergelijking import Vergelijkingsgroep
from kvdash.domain.weergave import Weergave
from kvdash.errors import InvoerError
from kvdash.store import Store

I = TypeVar("I", bound=Inhoud)  # noqa: E741

LANGSTE_NAAM = 80


def gecontroleerd(store: Store, inhoud: I) -> I:
    """The inhoud with clean texts. Raises InvoerError for what cannot be kept."""
    match inhoud:
        case Bevinding():
            schoon: Inhoud = _bevinding(inhoud)
        case Prioriteit():
            schoon = _prioriteit(inhoud)
        case Gebeurtenis():
            schoon = _gebeurtenis(store, inhoud)
        case Weergave():
            schoon = inhoud.model_copy(update={"naam": _weergavenaam(inhoud.naam)})
        case Vergelijkingsgroep():
            schoon = _groep(store, inhoud)
        case Deelstatus():
            schoon = _deelstatus(inhoud)
        case Editie():
            schoon = _editie(inhoud)
        case _:
            schoon = inhoud
    return cast(I, schoon)


def _bevinding(inhoud: Bevinding) -> Bevinding:
    veld, onderwerp = find_veld(inhoud.veld).nummer, inhoud.onderwerp
    allowed = {t.code for t in THEMAS if t.veld == veld} | ({r.code for r in RUBRIEKEN} if veld == 1 else set())
    if onderwerp is not None and onderwerp not in allowed:
        raise InvoerError(f"'{onderwerp}' is geen thema of rubriek van veld {veld}.")
    return inhoud.model_copy(update={"tekst": _required(inhoud.tekst, "Schrijf eerst een tekst.")})


def _prioriteit(inhoud: Prioriteit) -> Prioriteit:
    find_veld(inhoud.veld)
    return inhoud.model_copy(
        update={
            "naam": _required(inhoud.naam, "Geef de mogelijke prioriteit een naam."),
            "deelthemas": _lines(inhoud.deelthemas),
            "elementen": _lines(inhoud.elementen),
        }
    )


def _gebeurtenis(store: Store, inhoud: Gebeurtenis) -> Gebeurtenis:
    if inhoud.is_geleverd:
        raise InvoerError(f"'{inhoud.naam}' hoort bij kvdash en staat in elke editie. Voeg zo nodig zelf iets toe.")
    naam = _required(
        " ".join(inhoud.naam.split()), "Geef de gebeurtenis een naam, bijvoorbeeld 'Camera's in het centrum'."
    )
    if inhoud.tot is not None and inhoud.tot < inhoud.van:
        raise InvoerError("De gebeurtenis eindigt vóór zij begint. Controleer de twee datums.")
    for thema in inhoud.themas:
        find_thema(thema)
    indeling = store.cijfers.gebieden()
    for gebied in inhoud.gebieden:
        indeling.get(gebied)
    onbekend = set(inhoud.indicatoren) - {indicator.code for indicator in store.cijfers.indicatoren()}
    if onbekend:
        raise InvoerError(f"Deze cijfers kent kvdash niet: {', '.join(sorted(onbekend))}. Kies ze opnieuw.")
    return inhoud.model_copy(update={"naam": " ".join(naam.split()), "bron": inhoud.bron.strip()})


def _weergavenaam(naam: str) -> str:
    schoon = _required(" ".join(naam.split()), "Geef de weergave een naam, bijvoorbeeld 'Inbraak in Noord'.")
    if len(schoon) > LANGSTE_NAAM:
        raise InvoerError(f"De naam is langer dan {LANGSTE_NAAM} tekens. Kies een kortere.")
    return schoon


def _groep(store: Store, inhoud: Vergelijkingsgroep) -> Vergelijkingsgroep:
    naam = _required(" ".join(inhoud.naam.split()), "Geef de groep een naam, bijvoorbeeld 'Steden in de regio'.")
    return inhoud.model_copy(update={"naam": naam, "gemeenten": tuple(sorted(set(inhoud.gemeenten)))})


def _deelstatus(inhoud: Deelstatus) -> Deelstatus:
    """Only figures can be unavailable: of a whole thema or of paragraph N.1."""
    mogelijk: set[str] = set(CONSULTATIES)
    if inhoud.paragraaf != 4:
        mogelijk = {o.code for o in onderwerpen_van(inhoud.veld, paragraaf=inhoud.paragraaf or 1)}
    if inhoud.onderwerp not in mogelijk:
        raise InvoerError(f"'{inhoud.onderwerp}' is geen onderdeel van deze paragraaf van veld {inhoud.veld}.")
    if inhoud.status == "geen cijfers beschikbaar" and inhoud.paragraaf > 1:
        raise InvoerError("In deze paragraaf staan geen cijfers. Kies 'niet van toepassing'.")
    _required(inhoud.reden, "Schrijf op waarom: zonder reden kan een deel niet worden afgesloten.")
    return inhoud


def _editie(inhoud: Editie) -> Editie:
    naam = _required(
        " ".join(inhoud.naam.split()), "Geef de editie een naam, bijvoorbeeld 'Veiligheidsanalyse 2027–2030'."
    )
    if inhoud.plan_tot < inhoud.plan_van:
        raise InvoerError("De periode van het plan eindigt vóór zij begint. Controleer de twee jaren.")
    return inhoud.model_copy(update={"naam": " ".join(naam.split())})


def _required(tekst: str, melding: str) -> str:
    schoon = tekst.strip()
    if not schoon:
        raise InvoerError(melding)
    return schoon


def _lines(regels: Sequence[str]) -> tuple[str, ...]:
    """Without blank lines and surrounding blanks."""
    return tuple(regel.strip() for regel in regels if regel.strip())

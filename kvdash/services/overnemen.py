"""A generated sentence taken over as duiding, with its figure as evidence."""

from uuid import UUID

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.gebruiker import Gebruiker
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.keuze import Keuze
from kvdash.domain.signaal import Signaal
from kvdash.errors import InvoerError
from kvdash.services.cijfers import beelden, bewijs_van
from kvdash.services.dossier import schrijf_bevinding
from kvdash.store import Store
from kvdash.taal import signaalzin


def neem_signaal_over(store: Store, signaal: Signaal, *, editie: UUID, thema: str, gebruiker: Gebruiker) -> Bevinding:
    """The sentence of a signal as duiding of a thema, marked as automatic until someone edits it.

    Raises InvoerError when the figure is no longer there.
    """
    return schrijf_bevinding(
        store,
        editie=editie,
        veld=find_thema(thema).veld,
        soort="duiding",
        onderwerp=thema,
        tekst=signaalzin(signaal),
        gebieden=(signaal.gebied.code,),
        bewijs=(_bewijs(store, signaal, editie),),
        automatisch=True,
        gebruiker=gebruiker,
    )


def _bewijs(store: Store, signaal: Signaal, editie: UUID) -> Bewijs:
    """The figure as the signal has it, with the row of the file it came from."""
    keuze = Keuze(editie=editie, van=signaal.jaar, tot=signaal.jaar, gebieden=(signaal.gebied.code,))
    passend = (
        beeld
        for beeld in beelden(store, keuze, [signaal.indicator.code])
        if (beeld.bron, beeld.maat) == (signaal.bron, signaal.maat)
    )
    beeld = next(passend, None)
    if beeld is None:
        raise InvoerError("Dit cijfer is intussen veranderd. Ververs de pagina en probeer het opnieuw.")
    bewijs = bewijs_van(beeld, gebied=signaal.gebied.code, jaar=signaal.jaar)
    return bewijs.model_copy(update={"onder": signaal.onder, "boven": signaal.boven})

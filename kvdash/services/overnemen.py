"""A generated sentence taken over as duiding, with its figure as evidence."""

from uuid import UUID

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.gebied import Gebied
from kvdash.domain.kernbeleid import thema as find_thema
from kvdash.domain.keuze import Keuze
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.periodevergelijking import Periodevergelijking
from kvdash.domain.reeks import IndicatorBeeld
from kvdash.domain.sessie import Sessie
from kvdash.domain.signaal import Signaal
from kvdash.domain.stuk import Stuk
from kvdash.domain.zichtbaar import Samengevoegd
from kvdash.errors import InvoerError
from kvdash.services.cijfers import beelden, bewijs_van
from kvdash.services.dossier import maak
from kvdash.services.perioden import periodebeeld
from kvdash.services.recht import gebruiksgeval
from kvdash.services.wijken import bewijs_samen
from kvdash.store import Store
from kvdash.taal import periodezin, samenzin, signaalzin


@gebruiksgeval("schrijven")
def neem_signaal_over(
    store: Store, sessie: Sessie, signaal: Signaal, *, editie: UUID, thema: str, op: Peilmoment = NU
) -> Stuk[Bevinding]:
    """The sentence of a signal as duiding of a thema, marked as automatic until someone edits it.

    Raises InvoerError when the figure is no longer there.
    """
    return _als_duiding(
        store,
        signaalzin(signaal),
        gebieden=(signaal.gebied,),
        bewijs=(_bewijs(store, sessie, signaal, editie, op),),
        editie=editie,
        thema=thema,
        sessie=sessie,
    )


@gebruiksgeval("schrijven")
def neem_periode_over(
    store: Store, sessie: Sessie, vergelijking: Periodevergelijking, *, editie: UUID, thema: str, op: Peilmoment = NU
) -> Stuk[Bevinding]:
    """The sentence of a month, quarter or year so far as duiding, with the counts of this year and of the year before.

    Raises InvoerError when the figures are no longer there.
    """
    return _als_duiding(
        store,
        periodezin(vergelijking),
        gebieden=(vergelijking.gebied,),
        bewijs=_periodebewijs(store, sessie, vergelijking, editie, op),
        editie=editie,
        thema=thema,
        sessie=sessie,
    )


@gebruiksgeval("schrijven")
def neem_samen_over(
    store: Store, sessie: Sessie, beeld: IndicatorBeeld, samen: Samengevoegd, *, editie: UUID, thema: str
) -> Stuk[Bevinding]:
    """The sentence of figures taken together as duiding, each of these figures (of `beeld`) as evidence."""
    return _als_duiding(
        store,
        samenzin(samen),
        gebieden=samen.gebieden,
        bewijs=bewijs_samen(beeld, samen),
        editie=editie,
        thema=thema,
        sessie=sessie,
    )


def _als_duiding(
    store: Store,
    tekst: str,
    *,
    gebieden: tuple[Gebied, ...],
    bewijs: tuple[Bewijs, ...],
    editie: UUID,
    thema: str,
    sessie: Sessie,
) -> Stuk[Bevinding]:
    duiding = Bevinding(
        veld=find_thema(thema).veld,
        soort="duiding",
        onderwerp=thema,
        tekst=tekst,
        gebieden=tuple(gebied.code for gebied in gebieden),
        bewijs=bewijs,
        automatisch=True,
    )
    return maak(store, sessie, duiding, editie=editie)


def _periodebewijs(
    store: Store, sessie: Sessie, vergelijking: Periodevergelijking, editie: UUID, op: Peilmoment
) -> tuple[Bewijs, ...]:
    """Each month or quarter that was compared, those of the year before too."""
    v, dit_jaar = vergelijking, [vergelijking.van]
    while dit_jaar[-1] != v.tot:
        dit_jaar.append(dit_jaar[-1].volgende)
    eerder = [] if v.vorige is None else [periode.jaar_eerder for periode in dit_jaar]
    keuze = Keuze(editie=editie, van=v.tot.jaar - 1, tot=v.tot.jaar, gebieden=(v.gebied.code,), op=op)
    jaren = next((b for b in beelden(store, sessie, keuze, [v.indicator.code]) if b.bron == v.bron), None)
    if jaren is None:
        raise _veranderd()
    beeld = periodebeeld(store, sessie, keuze, jaren, soort=v.tot.soort, spreiding=v.spreiding)
    return tuple(bewijs_van(beeld, gebied=v.gebied.code, jaar=periode) for periode in (*dit_jaar, *eerder))


def _veranderd() -> InvoerError:
    return InvoerError("Dit cijfer is intussen veranderd. Ververs de pagina en probeer het opnieuw.")


def _bewijs(store: Store, sessie: Sessie, signaal: Signaal, editie: UUID, op: Peilmoment) -> Bewijs:
    """The figure as the signal has it, with the row of the file it came from."""
    keuze = Keuze(editie=editie, van=signaal.jaar, tot=signaal.jaar, gebieden=(signaal.gebied.code,), op=op)
    passend = (
        beeld
        for beeld in beelden(store, sessie, keuze, [signaal.indicator.code])
        if (beeld.bron, beeld.maat) == (signaal.bron, signaal.maat)
    )
    beeld = next(passend, None)
    if beeld is None:
        raise _veranderd()
    bewijs = bewijs_van(beeld, gebied=signaal.gebied.code, jaar=signaal.jaar)
    return bewijs.model_copy(update={"onder": signaal.onder, "boven": signaal.boven})

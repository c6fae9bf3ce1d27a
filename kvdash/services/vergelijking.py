"""With whom an edition is compared: the rest of the gemeente, Nederland, or gemeenten like it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from kvdash.domain import vergelijking as domein
from kvdash.domain.gebied import DEMO_LAND, Gebied, Gebiedsindeling
from kvdash.domain.landelijk import LAND
from kvdash.domain.peilmoment import NU, Peilmoment
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk, naamsleutel
from kvdash.domain.vergelijking import (
    GROEP,
    GROEPSGROOTTE,
    Groepskeuze,
    Vergelijker,
    Vergelijking,
    Vergelijkingsgroep,
)
from kvdash.services.dossier import maak, stukken, wijzig
from kvdash.services.kubus import lees_kubus
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store

_INWONERS = "inwoners"
_JAREN_TERUG = 5


@gebruiksgeval("lezen")
def met_wie_te_vergelijken(
    store: Store, sessie: Sessie, editie: UUID, vergelijker: Vergelijker, *, op: Peilmoment = NU
) -> Vergelijking:
    """With whom to compare; the gemeente, where no other gemeente with inhabitants was read in.

    Raises InvoerError for an unknown edition.
    """
    code, indeling = store.dossier.editie(editie).gemeente, store.cijfers.gebieden(op=op)
    eigen = gemeente_van(indeling, code)
    if vergelijker == "nederland":
        return Vergelijking(vergelijker=vergelijker, gebied=indeling.get(DEMO_LAND if eigen.is_demo else LAND))
    if vergelijker == "vergelijkbaar":
        groep = gekozen_groep(store, sessie, editie)
        leden = _leden(indeling, groep) if groep else dichtstbij(store, code, op=op)
        if leden:
            return _met_groep(leden, groep)
    return Vergelijking(vergelijker="gemeente", gebied=eigen)


def _met_groep(leden: tuple[Gebied, ...], groep: Vergelijkingsgroep | None) -> Vergelijking:
    naam = groep.naam if groep else f"{len(leden)} vergelijkbare gemeenten"
    gebied = Gebied(code=GROEP, naam=naam, niveau="eigen", indelingsjaar=max(g.indelingsjaar for g in leden))
    return Vergelijking(vergelijker="vergelijkbaar", gebied=gebied, leden=leden, groep=groep.naam if groep else None)


def gemeente_van(indeling: Gebiedsindeling, code: str) -> Gebied:
    """The gemeente of an edition, also before its area file was read in: then it goes by its code."""
    if code in indeling:
        return indeling.get(code)
    return Gebied(code=code, naam=code, niveau="gemeente", indelingsjaar=0, gemeente=code)


@gebruiksgeval("lezen")
def andere_gemeenten(store: Store, sessie: Sessie, editie: UUID, *, op: Peilmoment = NU) -> tuple[Gebied, ...]:
    """The gemeenten a group may hold, by name; invented ones only for the edition of the demo."""
    return domein.andere_gemeenten(store.cijfers.gebieden(op=op), store.dossier.editie(editie).gemeente)


def dichtstbij(store: Store, code: str, *, op: Peilmoment = NU) -> tuple[Gebied, ...]:
    """The ten gemeenten nearest in inhabitants, by name, in the newest year the gemeente itself has them."""
    indeling = store.cijfers.gebieden(op=op)
    eigen = gemeente_van(indeling, code)
    gemeenten = [g for g in indeling.current() if g.niveau == "gemeente" and g.is_demo == eigen.is_demo]
    laatste = store.cijfers.laatste_jaar(code, op=op)
    if laatste is None:
        return ()
    aantal = inwoners_per_jaar(store, [g.code for g in gemeenten], op=op)
    jaren = [jaar for jaar, gebied in aantal if gebied == code and laatste - _JAREN_TERUG <= jaar <= laatste]
    if not jaren:
        return ()
    jaar = max(jaren)
    anderen = [g for g in gemeenten if g.code != code and (jaar, g.code) in aantal]
    anderen.sort(key=lambda g: (abs(aantal[jaar, g.code] - aantal[jaar, code]), g.code))
    return tuple(sorted(anderen[:GROEPSGROOTTE], key=lambda g: g.naam))


def inwoners_per_jaar(store: Store, gebieden: Sequence[str], *, op: Peilmoment = NU) -> Mapping[tuple[int, str], float]:
    """Year and gebied (a code) -> inhabitants, by the bron that was read in last."""
    return store.cijfers.bewaard(
        ("inwoners", tuple(gebieden), op),
        lambda: lees_kubus(store, indicatoren=[_INWONERS], gebieden=gebieden, op=op).nieuwste_telling(_INWONERS),
    )


@gebruiksgeval("lezen")
def groepen(store: Store, sessie: Sessie, editie: UUID) -> tuple[Stuk[Vergelijkingsgroep], ...]:
    """The groups that users kept for an edition, by name."""
    alle = stukken(store, sessie, Vergelijkingsgroep, editie=editie)
    return tuple(sorted(alle, key=lambda groep: groep.inhoud.naam))


@gebruiksgeval("lezen")
def gekozen_groep(store: Store, sessie: Sessie, editie: UUID) -> Vergelijkingsgroep | None:
    """The group that an edition is compared with; None: the gemeenten nearest in inhabitants."""
    keuze = next((stuk.inhoud.groep for stuk in stukken(store, sessie, Groepskeuze, editie=editie)), None)
    zelfde = [
        g.inhoud for g in groepen(store, sessie, editie) if naamsleutel(g.inhoud.naam) == naamsleutel(keuze or "")
    ]
    return max(zelfde, key=lambda groep: groep.naam == keuze, default=None)


@gebruiksgeval("schrijven")
def kies_groep(store: Store, sessie: Sessie, *, editie: UUID, groep: str | None) -> Stuk[Groepskeuze]:
    """Compare with this group; None: with the nearest in inhabitants. Raises InvoerError if there is none of this name.

    VerouderdError if someone else chose at the same moment.
    """
    keuze, nieuw = next(iter(stukken(store, sessie, Groepskeuze, editie=editie)), None), Groepskeuze(groep=groep)
    if keuze is None:
        return maak(store, sessie, nieuw, editie=editie)
    return wijzig(store, sessie, keuze, inhoud=nieuw)


def _leden(indeling: Gebiedsindeling, groep: Vergelijkingsgroep) -> tuple[Gebied, ...]:
    return tuple(sorted((indeling.get(c) for c in groep.gemeenten if c in indeling), key=lambda g: g.naam))

"""What a plan does to the evidence of bevindingen and prioriteiten. Dossier and cijfers are read apart."""

from collections import defaultdict
from collections.abc import Iterator

from kvdash.domain.bevinding import Bevinding, Bewijs
from kvdash.domain.gebied import Gebiedsindeling
from kvdash.domain.indicator import Indicator
from kvdash.domain.prioriteit import Prioriteit
from kvdash.domain.sessie import Sessie
from kvdash.domain.stuk import Stuk
from kvdash.domain.upload import Bewijswijziging, Wijziging
from kvdash.services.edities import edities
from kvdash.services.recht import te_zien
from kvdash.store import Stage, Store

Sleutel = tuple[str, str, str]  # indicator, gebied, periode


def geraakt_bewijs(store: Store, sessie: Sessie, stage: Stage) -> tuple[tuple[Bewijswijziging, ...], int]:
    """The figures under what people wrote that writing this stage would change, old beside new.

    A rate per 1.000 that kvdash computes changes with its count or its denominator: those are given then. Of texts that
    the session may not see only how many they are.
    """
    werk = [(tekst, bewijs) for tekst in _geschreven(store, sessie) for bewijs in tekst.inhoud.bewijs]
    if not werk:
        return (), 0
    indicatoren = {indicator.code: indicator for indicator in store.cijfers.indicatoren()}
    gebieden = store.cijfers.gebieden()
    sleutels = {sleutel for _, bewijs in werk for sleutel in _sleutels(bewijs, indicatoren, gebieden)}
    per_sleutel: dict[Sleutel, list[Wijziging]] = defaultdict(list)
    for wijziging in stage.wijzigingen_bij(sorted(sleutels)):
        per_sleutel[wijziging.indicator, wijziging.gebied, wijziging.periode].append(wijziging)
    geraakt = [
        (tekst, _als_wijziging(tekst, bewijs, wijziging))
        for tekst, bewijs in werk
        for sleutel in _sleutels(bewijs, indicatoren, gebieden)
        for wijziging in per_sleutel[sleutel]
        if _raakt(bewijs, wijziging)
    ]
    verborgen = {tekst.id for tekst, _ in geraakt if not te_zien(store, sessie, tekst)}
    return tuple(wijziging for tekst, wijziging in geraakt if tekst.id not in verborgen), len(verborgen)


def _geschreven(store: Store, sessie: Sessie) -> Iterator[Stuk[Bevinding] | Stuk[Prioriteit]]:
    """All of them, for also what may not be seen is counted."""
    for editie in edities(store, sessie):
        yield from (stuk for stuk in store.dossier.stukken(Bevinding, editie.id) if not stuk.verwijderd)
        yield from (stuk for stuk in store.dossier.stukken(Prioriteit, editie.id) if not stuk.verwijderd)


def _sleutels(bewijs: Bewijs, indicatoren: dict[str, Indicator], gebieden: Gebiedsindeling) -> list[Sleutel]:
    """Where the figures stand that evidence was made from; those of an own area also at its buurten."""
    indicator = indicatoren.get(bewijs.indicator)
    plekken = [(bewijs.indicator, bewijs.periode)]
    if bewijs.maat == "per 1.000" and indicator is not None and indicator.noemer:
        plekken.append((indicator.noemer, f"{bewijs.noemer_jaar:04d}JJ00" if bewijs.noemer_jaar else bewijs.periode))
    delen = gebieden.get(bewijs.gebied).delen if bewijs.gebied in gebieden else ()
    return [(code, gebied, periode) for code, periode in plekken for gebied in (bewijs.gebied, *delen)]


def _raakt(bewijs: Bewijs, wijziging: Wijziging) -> bool:
    if wijziging.indicator != bewijs.indicator:
        return wijziging.maat == "aantal"  # the denominator
    if wijziging.bron != bewijs.bron:
        return False
    if wijziging.maat == bewijs.maat:
        return wijziging.oud is not None or wijziging.nieuw != bewijs.waarde
    return bewijs.maat == "per 1.000" and wijziging.maat == "aantal"


def _als_wijziging(tekst: Stuk[Bevinding] | Stuk[Prioriteit], bewijs: Bewijs, wijziging: Wijziging) -> Bewijswijziging:
    """The change as seen from what was written: where the store has no old figure, the one it was written at."""
    zelfde = (wijziging.maat, wijziging.indicator, wijziging.gebied) == (bewijs.maat, bewijs.indicator, bewijs.gebied)
    if wijziging.oud is None and zelfde:
        wijziging = wijziging.model_copy(update={"oud": bewijs.waarde})
    inhoud = tekst.inhoud
    return Bewijswijziging(
        soort="bevinding" if isinstance(inhoud, Bevinding) else "prioriteit",
        id=tekst.id,
        veld=inhoud.veld,
        tekst=inhoud.tekst if isinstance(inhoud, Bevinding) else inhoud.naam,
        wijziging=wijziging,
    )

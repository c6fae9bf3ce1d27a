"""Files with one row per incident: they are counted before anything is kept, so that no incident itself is."""

from pathlib import Path

from kvdash.domain.herkenning import Herkenning
from kvdash.domain.sessie import Sessie
from kvdash.domain.toewijzing import GEEN_TOEWIJZING, Toewijzing
from kvdash.domain.upload import Inlezing, Waarschuwing
from kvdash.ingest import Geteld, tel_voorvallen, zoek_voorvallen
from kvdash.ingest.gebieden import Gebiedzoeker
from kvdash.services.edities import eigen_gemeente
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Store
from kvdash.taal import getal, meervoud


@gebruiksgeval("inlezen")
def herken_voorvallen(
    store: Store, sessie: Sessie, inhoud: bytes | Path, *, gemeente: str | None = None
) -> Herkenning | None:
    """The columns of a file with one row per incident; None for any other. Raises BestandError."""
    return zoek_voorvallen(inhoud, zoeker=_zoeker(store, GEEN_TOEWIJZING, gemeente))


def tel(
    store: Store, naam: str, inhoud: bytes | Path, toewijzing: Toewijzing, *, gemeente: str | None
) -> Geteld | None:
    """The counts of a file, if the toewijzing says that its rows are counted. Raises BestandError."""
    if toewijzing.telling is None:
        return None
    zoeker = _zoeker(store, toewijzing, gemeente)
    return tel_voorvallen(inhoud, toewijzing.telling, naam=naam, zoeker=zoeker, blad=toewijzing.blad)


def met_telling(inlezing: Inlezing, geteld: Geteld) -> Inlezing:
    """With what became of the lines of the incidents, and the names of areas that are not known."""
    delen = [f"Geteld: {meervoud(geteld.regels - geteld.zonder, 'regel', 'regels')}."]
    if geteld.zonder:
        delen.append(f"Niet geteld, want zonder datum of bekend gebied: {getal(geteld.zonder)}.")
    if geteld.onderdrukt:
        delen.append(f"Onder de drempel en daarom weggelaten: {meervoud(geteld.onderdrukt, 'cijfer', 'cijfers')}.")
    melding = Waarschuwing(soort="voorvallen", tekst=" ".join(delen))
    verslag = inlezing.verslag.model_copy(update={"waarschuwingen": (melding, *inlezing.verslag.waarschuwingen)})
    herkenning = inlezing.herkenning.model_copy(update={"onbekende_gebieden": geteld.onbekend})
    return inlezing.model_copy(update={"verslag": verslag, "herkenning": herkenning})


def met_soorten(toewijzing: Toewijzing, geteld: Geteld) -> Toewijzing:
    """With the kinds that occur in this file: next time each of them counts 0 where it does not."""
    if toewijzing.telling is None:
        return toewijzing
    soorten = tuple(sorted({*toewijzing.telling.soorten, *geteld.soorten}))
    return toewijzing.model_copy(update={"telling": toewijzing.telling.model_copy(update={"soorten": soorten})})


def _zoeker(store: Store, toewijzing: Toewijzing, gemeente: str | None) -> Gebiedzoeker:
    van_wie = toewijzing.gemeente or gemeente or eigen_gemeente(store)
    return Gebiedzoeker(store.cijfers.gebieden(), gemeente=van_wie, toewijzing=toewijzing)

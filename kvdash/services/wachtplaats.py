"""Between plan and consent: what was read for a plan waits, so that reading it in need not read the file again."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kvdash.domain.sessie import Sessie, Zicht
from kvdash.domain.upload import Inlezing
from kvdash.errors import PlanAndersError
from kvdash.ingest import Bronbestand, Lezing
from kvdash.services.inlezen import (
    ZONDER_MEER,
    Keuzes,
    Klaargezet,
    Toestemming,
    schrijf,
    weiger_onbevestigd,
    zet_klaar,
)
from kvdash.services.recht import gebruiksgeval
from kvdash.store import Apart, Stand, Store

HOOGSTENS, BEWAARTIJD = 8, 30 * 60.0  # browser sessions, and seconds since one of them last asked
_ANDERS = (
    "Sinds u het plan van {bestand} zag, is er iets veranderd: inlezen zou nu iets anders doen. Er is nog niets "
    "ingelezen. Bekijk het nieuwe plan, en lees het dan in."
)


@dataclass(frozen=True)
class _Vraag:
    """What a plan depends on, besides the file."""

    keuzes: Keuzes
    zicht: Zicht
    stand: Stand


@dataclass(frozen=True)
class _Wachtend:
    """A plan that was shown, and the rows that writing it takes."""

    vraag: _Vraag
    lezing: Lezing
    apart: Apart
    inlezing: Inlezing


@dataclass
class _Plaats:
    """Of one browser session: the file it looks at, and what waits of it."""

    sleutel: object
    bron: Bronbestand
    sinds: float
    wachtend: _Wachtend | None = None
    slot: threading.Lock = field(default_factory=threading.Lock)

    def leeg(self) -> None:
        """Forget what waits."""
        with self.slot:
            wachtend, self.wachtend = self.wachtend, None
        if wachtend is not None:
            wachtend.apart.sluit()


class Wachtplaats:
    """Wachtplaats: a place per browser session for the file it looks at, HOOGSTENS in all, for BEWAARTIJD.

    The rows wait on disk in `map_`, in files without a name: nobody else can open them, and they go with this process.
    Threads may share it. `klok` gives seconds.
    """

    def __init__(self, map_: Path, *, klok: Callable[[], float] = time.monotonic) -> None:
        self._map = map_
        self._klok = klok
        self._slot = threading.Lock()
        self._plaatsen: OrderedDict[str, _Plaats] = OrderedDict()  # the one that asked last stands last
        self._wekker: threading.Timer | None = None

    def bron(
        self, wie: str, sleutel: object, naam: str, inhoud: bytes, metadata: Mapping[str, bytes] | None = None
    ) -> Bronbestand:
        """The file under this key that this browser session looks at; another one takes its place."""
        with self._slot:
            plaats = self._plaatsen.pop(wie, None)
            weg = [plaats] if plaats is not None and plaats.sleutel != sleutel else []
            if plaats is None or weg:
                plaats = _Plaats(sleutel, Bronbestand(naam, inhoud, metadata), self._klok())
            plaats.sinds = self._klok()
            self._plaatsen[wie] = plaats
            while len(self._plaatsen) > HOOGSTENS:
                weg.append(self._plaatsen.popitem(last=False)[1])
            self._zet_wekker()
        for oud in weg:
            oud.leeg()
        return plaats.bron

    def ruim_op(self) -> None:
        """Forget what waits too long."""
        with self._slot:
            self._wekker = None
            laat = [wie for wie, p in self._plaatsen.items() if self._klok() - p.sinds >= BEWAARTIJD]
            weg = [self._plaatsen.pop(wie) for wie in laat]
            self._zet_wekker()
        for plaats in weg:
            plaats.leeg()

    def sluit(self) -> None:
        """Forget all that waits."""
        with self._slot:
            weg, self._plaatsen = [*self._plaatsen.values()], OrderedDict()
            if self._wekker is not None:
                self._wekker.cancel()
        for plaats in weg:
            plaats.leeg()

    def van(self, bron: Bronbestand) -> _Plaats | None:
        """The place of this file; None where it had to go."""
        with self._slot:
            return next((plaats for plaats in self._plaatsen.values() if plaats.bron is bron), None)

    def leg_weg(self, klaar: Klaargezet, vraag: _Vraag) -> None:
        """Let it wait for consent; where the disk is full it is read again then."""
        plaats = self.van(klaar.bron)
        if plaats is None:
            return
        plaats.leeg()
        with suppress(OSError):
            apart = klaar.stage.leg_apart(self._map)
            plaats.wachtend = _Wachtend(vraag, klaar.lezing, apart, klaar.inlezing)

    def _zet_wekker(self) -> None:
        """Come back when the one that waits longest has waited too long."""
        if self._wekker is None and self._plaatsen:
            oudste = next(iter(self._plaatsen.values()))
            over = max(1.0, BEWAARTIJD - (self._klok() - oudste.sinds))
            self._wekker = threading.Timer(over, self.ruim_op)
            self._wekker.daemon = True
            self._wekker.start()


@gebruiksgeval("inlezen")
def plan_bestand(
    store: Store, sessie: Sessie, wachtplaats: Wachtplaats, bron: Bronbestand, *, keuzes: Keuzes
) -> Inlezing:
    """What reading in would do; what was read for it waits for consent. Raises BestandError or StoreError."""
    vraag = _Vraag(keuzes, sessie.zicht, store.stand())
    plaats = wachtplaats.van(bron)
    if plaats is not None and plaats.wachtend is not None and plaats.wachtend.vraag == vraag:
        return plaats.wachtend.inlezing
    with zet_klaar(store, sessie, bron, keuzes=keuzes) as klaar:
        wachtplaats.leg_weg(klaar, vraag)
        return klaar.inlezing


@gebruiksgeval("inlezen")
def bekrachtig(
    store: Store,
    sessie: Sessie,
    wachtplaats: Wachtplaats,
    bron: Bronbestand,
    *,
    gezien: Inlezing,
    keuzes: Keuzes,
    toestemming: Toestemming = ZONDER_MEER,
) -> Inlezing:
    """Read in what somebody agreed to, as `gezien` by them, without reading the file again.

    Where the data moved since, or it no longer waits, the plan is made again. Raises PlanAndersError where that is
    another one (then it waits), other BestandErrors and StoreError; nothing is written then.
    """
    weiger_onbevestigd(gezien, toestemming)
    vraag = _Vraag(keuzes, sessie.zicht, store.stand())
    plaats = wachtplaats.van(bron)
    if plaats is not None and (wachtend := _neem(plaats, vraag)) is not None:
        try:
            _vereis_gezien(wachtend.inlezing, gezien)
            with store.cijfers.stage(wachtend.apart) as stage:
                klaar = Klaargezet(bron, keuzes, wachtend.lezing, stage, wachtend.inlezing)
                geschreven = schrijf(store, sessie, klaar, toestemming=toestemming)
        except BaseException:
            plaats.wachtend = wachtend
            raise
        wachtend.apart.sluit()
        return geschreven
    with zet_klaar(store, sessie, bron, keuzes=keuzes) as klaar:
        try:
            _vereis_gezien(klaar.inlezing, gezien)
        except PlanAndersError:
            wachtplaats.leg_weg(klaar, vraag)
            raise
        return schrijf(store, sessie, klaar, toestemming=toestemming)


def _vereis_gezien(nu: Inlezing, gezien: Inlezing) -> None:
    if nu != gezien:
        raise PlanAndersError(_ANDERS.format(bestand=nu.verslag.bestand))


def _neem(plaats: _Plaats, vraag: _Vraag) -> _Wachtend | None:
    """What waits, if it answers this question; it is taken then, so that nobody closes it meanwhile."""
    with plaats.slot:
        wachtend = plaats.wachtend
        if wachtend is None or wachtend.vraag != vraag:
            return None
        plaats.wachtend = None
    return wachtend
